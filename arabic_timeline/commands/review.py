"""`review`: what a person should decide, with the row that settles it."""

from __future__ import annotations

from pathlib import Path

import click

from arabic_timeline import say
from arabic_timeline import timeline as road
from arabic_timeline.commands import options, terminal
from arabic_timeline.model import Doubt


@click.command("review")
@options.data_option
@options.claims_option
@options.months_option
@click.option("--serve", is_flag=True, help="Ask in the browser, on this machine, and write the answers.")
@click.option("--port", default=0, type=click.IntRange(0, 65535), help="Port of --serve (default: a free one).")
@click.pass_obj
def command(root: Path, data: Path | None, without_claims: bool, months: str | None, serve: bool, port: int) -> None:
    """List what a person should decide, with the YAML to paste into data/knowledge."""
    if serve:
        _serve(options.here(data, root, "data"), months or say.MONTH_FAMILIES[0], port, claims=not without_claims)
        return
    with options.busy("Reading the articles, reasoning over their dates …"):
        world = road.load(options.here(data, root, "data"))
        told = None if world.errors else road.tell(world, claims=not without_claims)
    if told is None:
        options.report(world.faults)
        options.stop()
    doubts = told.timeline.review
    for number, doubt in enumerate(doubts, 1):
        terminal.say(_spoken(number, doubt, months or say.MONTH_FAMILIES[0]))
    terminal.say(
        f"{options.counted(len(doubts), 'question')} for review." if doubts else "Nothing to decide.", err=True
    )


def _serve(data: Path, months: str, port: int, *, claims: bool) -> None:
    from arabic_timeline.commands.desk.desk import Desk
    from arabic_timeline.commands.desk.server import Server

    desk = Desk(data, months, claims=claims)
    try:
        with options.busy("Reading the articles, reasoning over their dates …"):
            desk.start()
    except ValueError as error:
        raise click.ClickException(f"the data has errors, mend them first:\n{error}") from None
    try:
        server = Server(desk, port)
    except OSError as error:
        raise click.ClickException(f"port {port}: {error.strerror}: choose another with --port") from None
    terminal.say(f"Open {server.address} (Ctrl-C ends it)")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        terminal.say("")
    finally:
        server.server_close()
        desk.close()


def _spoken(number: int, doubt: Doubt, months: str) -> str:
    lines = [f"{number}. {say.sentence(doubt.says, months)}" + (f"  [{doubt.about}]" if doubt.about else "")]
    lines += [f"   «{passage.quote.strip()}» ({passage.article})" for passage in doubt.evidence]
    if doubt.paste:
        lines += ["", *(f"      {line}" for line in doubt.paste.rstrip().split("\n"))]
    return "\n".join([*lines, ""])

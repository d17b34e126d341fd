"""`review`: what a person should decide, with the row that settles it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from arabic_timeline import say
from arabic_timeline import timeline as road
from arabic_timeline.commands import house, options, terminal
from arabic_timeline.commands.evidence import Evidence, Finder
from arabic_timeline.model import Doubt
from arabic_timeline.render import links


@click.command("review")
@options.data_option
@options.claims_option
@options.months_option
@click.option("--serve", is_flag=True, help="Ask in the browser, on this machine, and write the answers.")
@click.option("--port", default=0, type=click.IntRange(0, 65535), help="Port of --serve (default: a free one).")
@click.pass_obj
def command(root: Path, data: Path | None, without_claims: bool, months: str | None, serve: bool, port: int) -> None:
    """List what a person should decide, with the YAML to paste into data/knowledge."""
    folder = options.here(data, root, "data")
    named = house.months(root, folder, months)
    if serve:
        _serve(folder, named, port, claims=not without_claims)
        return
    with options.busy("Reading the articles, reasoning over their dates …"):
        world = road.load(folder)
        told = None if world.errors else road.tell(world, claims=not without_claims)
    if told is None:
        options.report(world.faults)
        options.stop()
    doubts = told.timeline.review
    finder = Finder(world, told, named)
    shown = {entry.meeting.id for entry in (*told.timeline.meetings, *told.timeline.events)}
    for number, doubt in enumerate(doubts, 1):
        page = links.entry(doubt.about) if doubt.about in shown else None
        terminal.say(_spoken(number, doubt, named, [finder.of(one) for one in doubt.evidence], page))
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


def _spoken(number: int, doubt: Doubt, months: str, evidence: Sequence[Evidence], page: str | None) -> str:
    lines = [f"{number}. {say.sentence(doubt.says, months)}" + (f"  [{doubt.about}]" if doubt.about else "")]
    for one in evidence:
        lines += [f"   {one.before}"] if one.before else []
        lines += [f"   «{one.quote}» ({one.article})"]
        lines += [f"   {one.behind}"] if one.behind else []
        where = " · ".join(filter(None, (one.where, one.day, one.url or str(one.file or ""))))
        lines += [f"     — {where}"]
    if page:
        lines.append(f"   {os.environ.get('SITE_URL', '')}{page}")
    if doubt.paste:
        lines += ["", *(f"      {line}" for line in doubt.paste.rstrip().split("\n"))]
    return "\n".join([*lines, ""])

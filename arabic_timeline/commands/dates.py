"""`dates`: the dates of one text, as a table, JSON or TIMEX3."""

from __future__ import annotations

import json
from typing import Any

import click

from arabic_timeline.commands import options, terminal

FORMATS = ("table", "json", "timex3")
_LONGEST = 1_000_000  # characters; no article is as long


@click.command("dates")
@click.argument("text")
@click.option("--published", metavar="EDTF", help="Day of publication: 2022-09-20, 2022-09, 2022 …")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
def command(text: str, published: str | None, form: str) -> None:
    """Read the dates of TEXT («-»: standard input): each expression, its days, and the reason."""
    from arabic_timeline import dates, timex3

    if text == "-":
        text = (
            options.standard_input().read(4 * _LONGEST + 1).decode("utf-8", "replace")
        )  # a letter has 4 bytes at most
    if len(text) > _LONGEST:
        raise click.ClickException(f"the text is longer than {_LONGEST:,} characters")
    try:
        dated = dates.read(text, published)
    except ValueError as error:
        raise click.ClickException(f"--published: {error}") from None
    if form == "timex3":
        terminal.raw(terminal.referenced(timex3.document(dated)))
    elif form == "json":
        rows = [_row(dating) for dating in dated.datings]
        terminal.raw(terminal.escaped(json.dumps(rows, ensure_ascii=False, indent=2)) + "\n")
    else:
        _print(dated)


def _row(dating: Any) -> dict[str, Any]:
    from arabic_timeline import dates

    interval, mention = dating.interval, dating.mention
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "kind": mention.kind,
        "earliest": interval.earliest.isoformat() if interval and interval.earliest else None,
        "latest": interval.latest.isoformat() if interval and interval.latest else None,
        "edtf": dating.edtf,
        "why": dates.reason(dating),
    }


def _print(dated: Any) -> None:
    if not dated.datings:
        terminal.say("No dates found.")
        return
    found = map(_row, dated.datings)
    lines = [
        (f"{row['start']}–{row['end']}", row["text"], row["kind"], row["edtf"] or "—", "\n".join(row["why"]))
        for row in found
    ]
    terminal.table(("span", "expression", "kind", "value", "reason"), lines, "value")

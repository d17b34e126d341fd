"""`dates`: the dates of one text, as a table, JSON or TIMEX3."""

from __future__ import annotations

import json
import sys
from typing import Any

import click

FORMATS = ("table", "json", "timex3")


@click.command("dates")
@click.argument("text")
@click.option("--published", metavar="EDTF", help="Day of publication: 2022-09-20, 2022-09, 2022 …")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
def command(text: str, published: str | None, form: str) -> None:
    """Read the dates of TEXT («-»: standard input): each expression, its days, and the reason."""
    from arabic_timeline import dates, timex3

    if text == "-":
        text = sys.stdin.buffer.read().decode("utf-8", "replace")
    try:
        dated = dates.read(text, published)
    except ValueError as error:
        raise click.ClickException(f"--published: {error}") from None
    if form == "timex3":
        click.echo(timex3.document(dated), nl=False)
    elif form == "json":
        click.echo(json.dumps([_row(dating) for dating in dated.datings], ensure_ascii=False, indent=2))
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
    from rich.console import Console
    from rich.table import Table

    table = Table(show_lines=True)
    for title in ("span", "expression", "kind", "value", "reason"):
        table.add_column(title, overflow="fold", no_wrap=title == "value")
    for row in map(_row, dated.datings):
        table.add_row(
            f"{row['start']}–{row['end']}", row["text"], row["kind"], row["edtf"] or "—", "\n".join(row["why"])
        )
    console = Console(width=None if sys.stdout.isatty() else 140, markup=False)
    if dated.datings:
        console.print(table)
    else:
        console.print("No dates found.")

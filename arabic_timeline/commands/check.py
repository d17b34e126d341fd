"""`check`: everything wrong or doubtful in data/, one line each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import click

from arabic_timeline import rows
from arabic_timeline.commands import options, terminal
from arabic_timeline.model import Dated, Fault
from arabic_timeline.reason.review import begun
from arabic_timeline.timeline import Told, World


@click.command("check")
@options.data_option
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.option("--format", "form", type=click.Choice(["text", "github"]), default="text", help="How lines are written.")
@click.option("--write-schemas", is_flag=True, help="Write the JSON Schemas of the YAML files for editors, and stop.")
@click.pass_obj
def command(root: Path, data: Path | None, strict: bool, form: str, write_schemas: bool) -> None:
    """Say what is wrong or doubtful in data/, with file and line; exit status 1 where something is wrong."""
    if write_schemas:
        _write_schemas(root)
        return
    with options.busy("Reading the articles, reasoning over their dates …"):
        faults = sorted(_faults(options.here(data, root, "data")), key=lambda one: (one.file, one.line or 0))
    for fault in faults:
        terminal.say(_github(fault, strict) if form == "github" else _line(fault, strict))
    errors = sum(one.error or strict for one in faults)
    terminal.say(
        f"{options.counted(errors, 'error')}, {options.counted(len(faults) - errors, 'warning')}"
        if faults
        else "Nothing wrong, nothing doubtful.",
        err=True,
    )
    if errors:
        options.stop()


def _faults(data: Path) -> Iterator[Fault]:
    from arabic_timeline import registry
    from arabic_timeline import timeline as road

    world = road.load(data)
    yield from registry.doubts(world.known)
    if world.errors:
        yield from world.faults
        return
    told = road.tell(world)
    yield from told.faults
    yield from _unquoted(world, told)
    for dated in told.dated.values():
        yield from _undated(dated)
        yield from _moved(dated)
        yield from _to_come(dated, options.today(None).date())


def _unquoted(world: World, told: Told) -> Iterator[Fault]:
    """Judgements that name ids alone: with the sentence beside it an id can never come to mean something else."""
    quotes = {report.key: begun(report) for report in told.reports}  # what was judged to be none is told all the same
    for one in world.known.judgements:
        if one.meetings and not one.quotes and all(key in quotes for key in one.meetings):
            row = json.dumps([quotes[key] for key in one.meetings], ensure_ascii=False)
            message = f"{one.kind}: ids without their sentences; add: quotes: {row}"
            yield Fault(file=one.file, line=one.line, message=message, rule="judgement-without-quotes", error=False)


def _undated(dated: Dated) -> Iterator[Fault]:
    if dated.published is None:
        message = "no publication day, neither in the front matter nor in the text (it may be inferred)"
        yield Fault(file=dated.article.file, line=2, message=message, rule="article-without-day", error=False)


def _moved(dated: Dated) -> Iterator[Fault]:
    """The day of publication that an editor gave, and the one that the weekdays of the text call for."""
    given, day = dated.article.published, dated.anchor.day if dated.anchor else None
    if given and day and given.day and day != given.day:
        message = f"published: {given.day}, but the weekdays in the text say that it was written on {day}"
        yield Fault(file=dated.article.file, line=2, message=message, rule="anchor-moved", error=False)


def _to_come(dated: Dated, today: date) -> Iterator[Fault]:
    """A day of publication that has not come yet."""
    given = dated.article.published
    if given and given.earliest and given.earliest > today + timedelta(days=1):  # it is tomorrow somewhere
        message = f"published: {given.earliest} has not come yet (today is {today})"
        yield Fault(file=dated.article.file, line=2, message=message, rule="published-to-come", error=False)


def _line(fault: Fault, strict: bool) -> str:
    place = f"{fault.file}:{fault.line or 1}"
    return rows.printable(f"{place}: {'' if fault.error or strict else 'warning: '}{fault.message}")


def _github(fault: Fault, strict: bool) -> str:
    level = "error" if fault.error or strict else "warning"
    return f"::{level} file={_property(fault.file)},line={fault.line or 1}::{_data(rows.printable(fault.message))}"


def _data(text: str) -> str:
    """Escapes of GitHub's workflow commands (docs.github.com, «Workflow commands»; actions/toolkit command.ts)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _write_schemas(root: Path) -> None:
    from arabic_timeline.commands import schemas

    folder = root / "schemas"
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas.all_of_them().items():
        text = json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
        (folder / f"{name}.schema.json").write_text(text, encoding="utf-8")
    terminal.say(f"Schemas written to {folder}.")

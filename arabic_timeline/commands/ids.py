"""`ids`: keep the ids that the timeline gives out, so that no edit ever changes an address."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import click

from arabic_timeline import ids
from arabic_timeline import timeline as road
from arabic_timeline.commands import keeping, options, terminal, whole


@click.command("ids")
@options.data_option
@click.option("--check", is_flag=True, help="Write nothing; exit status 1 where something is to be kept.")
@click.option(
    "--of",
    "site",
    type=options.FOLDER,
    metavar="SITE",
    help="Keep the ids of an earlier site (its folder, or its timeline.json), for a dossier without ids.yaml.",
)
@click.option("--numbers", is_flag=True, help="Keep ids such as 002-1, as earlier versions counted them.")
@click.pass_obj
def command(root: Path, data: Path | None, check: bool, site: Path | None, numbers: bool) -> None:
    """Keep every id with the sentence that it hangs on (data/ids.yaml), and all other addresses (addresses.yaml)."""
    folder = options.here(data, root, "data")
    if check:
        new, changed = _missing(folder)
        terminal.say(_counted(new, changed) + " to be kept." if new or changed else "Every id is kept.")
        if new or changed:
            options.stop()
        return
    with keeping.writing(folder), options.busy("Reading the articles, reasoning over their dates …"):
        world = _world(folder)
        old = _first(world, site, numbers)
        told = road.tell(dataclasses.replace(world, kept=(*world.kept, *old)))
        new, changed = keeping.ids_of(folder, world, told, old)
    terminal.say(f"{_counted(new, changed)} kept in {folder / ids.FILE}.")


def _missing(folder: Path) -> tuple[int, int]:
    world = _world(folder)
    told = road.tell(world)
    rows = ids.stored(world.kept, (*told.timeline.meetings, *told.timeline.events), told.named.anchors)
    before = {row.id_: row for row in world.kept}
    changed = sum(row.id_ in before and row != before[row.id_] for row in rows)
    new = len(keeping.addresses(folder, world, told)) - len(world.addresses)
    return sum(row.id_ not in before for row in rows), changed + new


def _world(folder: Path) -> road.World:
    world = road.load(folder)
    if world.errors:
        options.report(world.faults)
        options.stop()
    return world


def _first(world: road.World, site: Path | None, numbers: bool) -> tuple[ids.Kept, ...]:
    """Rows for ids that were given out before there was an ids.yaml, less those that are kept."""
    found: tuple[ids.Kept, ...] = ()
    if site is not None:
        found = ids.of_old_site(_timeline(site))
    elif numbers:
        with world.words.in_use():
            told = road.extracted(world)[1].extracted
        reports = [report for one in told for report in one.reports]
        found = ids.numbered(reports, {article.id: article.text for article in world.articles})
    there = {row.id_ for row in world.kept}
    return tuple(row for row in found if row.id_ not in there)


def _timeline(site: Path) -> Any:
    file = site / "data" / "timeline.json" if site.is_dir() else site
    try:
        return whole.read(file)
    except (OSError, ValueError) as error:
        raise click.ClickException(f"{file}: {error}") from None


def _counted(new: int, changed: int) -> str:
    said = options.counted(new, "new id")
    return f"{said}, {options.counted(changed, 'row')} brought up to date" if changed else said

"""`diff`: what changed between two timelines (sites, data folders, or files timeline.json), and why."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from arabic_timeline import differences
from arabic_timeline.commands import options, terminal, whole
from arabic_timeline.differences import Change, changes

# kind → its colour on a terminal
KINDS = {
    "new": "green",
    "gone": "red",
    "united": "blue",
    "moved": "yellow",
    "narrowed": "cyan",
    "widened": "magenta",
    "contradicted": "bold red",
    "no longer contradicted": "bold green",
}


@click.command("diff")
@click.argument("old", type=options.FOLDER)
@click.argument("new", type=options.FOLDER)
def command(old: Path, new: Path) -> None:
    """Tell what changed from OLD to NEW: new, moved, narrowed, contradicted …, and why.

    Each is a site, a data folder, or a file timeline.json.
    """
    found = changes(read(old), read(new))
    for change in found:
        terminal.coloured((change.kind, KINDS[change.kind]), f"  {headline(change)}")
        for sentence in change.why:
            terminal.coloured((f"    {sentence}", "dim"))
    if not found:
        terminal.say("Nothing changed.")


def headline(change: Change) -> str:
    """What changed, in a line: id, dates before and after, title."""
    dates = [change.before or "no date", change.after or "no date"]
    shown = {"new": dates[1:], "gone": dates[:1], "moved": dates, "narrowed": dates, "widened": dates, "united": dates}
    return "  ".join(part for part in (change.id, " → ".join(shown.get(change.kind, [])), change.title) if part)


def read(path: Path) -> Mapping[str, Any]:
    """The timeline of a site or a file, or the one that a data folder tells.

    Raises:
        click.ClickException: one line, where it cannot be read or is no timeline.
    """
    if path.is_dir():
        site = path / "data" / "timeline.json"  # a site has a folder of articles too: their pages
        if not site.is_file() and any((path / name).is_dir() for name in ("articles", "entries")):
            return _told(path)
        path = site
    try:
        timeline = whole.read(path)
        differences.check(timeline)
    except OSError as error:
        raise click.ClickException(f"{error.filename or path}: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{path}: not UTF-8 (byte {error.start})") from None
    except json.JSONDecodeError as error:
        raise click.ClickException(f"{path}:{error.lineno}: not JSON: {error.msg}") from None
    except RecursionError:
        raise click.ClickException(f"{path}: not a timeline: nested too deep") from None
    except ValueError as error:
        raise click.ClickException(f"{path}: not a timeline: {error}") from None
    return timeline  # type: ignore[no-any-return]


def earlier(path: Path) -> object:
    """What the site of an earlier build tells of changes before it; ``None`` where it tells nothing."""
    try:
        return json.loads(whole.text(path / "data" / "changes.json"))
    except (OSError, ValueError, RecursionError):
        return None


def _told(data: Path) -> Mapping[str, Any]:
    from arabic_timeline import render
    from arabic_timeline import timeline as road

    world = road.load(data)
    if world.errors:
        options.report(world.faults)
        options.stop()
    return render.data(road.tell(world).timeline)

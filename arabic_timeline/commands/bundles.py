"""Each part of the exports as one file: a zip beside its folder, for who takes a year away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from arabic_timeline.commands import place, zips
from arabic_timeline.means import Means
from arabic_timeline.render import PARTS, packed


def put(
    site: Path,
    before: Path,
    alike: Callable[[Path, str], zips.Packed | None],
    means: Means,
    *,
    as_left: bool,
) -> None:
    """Pack the parts of a site whose exports are cut into parts.

    ``before``: the site that stands there now, if one does; ``as_left``: it is as a build left it, so that the zip of
    a part stays where the files of the part do.  ``alike``: what of an earlier zip would be packed the same, by its
    path and the name of its folder.

    Raises:
        GivenUpError: where a file kills the processes that pack it.
    """
    folder = site / PARTS
    for part in sorted(folder.iterdir()) if folder.is_dir() else ():
        name = packed(part.name)
        known = alike(before / name, part.name)
        if known and as_left and _stays(part, before / PARTS / part.name) and place.linked(name, before, site):
            continue
        zips.write(part, site / name, part.name, known, means)


def _stays(part: Path, before: Path) -> bool:
    """Whether the files of a part are the very files that it had."""
    there, here = ([(one, told.st_dev, told.st_ino) for one, told in place.told(folder)] for folder in (before, part))
    return here == there

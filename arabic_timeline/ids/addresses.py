"""data/addresses.yaml: pages that had an address and whose ids follow from the data: people, pairs, places, outlets,
articles.

A meeting's address hangs on its id (ids.yaml); that of a person whom nobody has a row for hangs on the name, and is
another one as soon as he has a row.  Only `add`, `review` and `ids` write this file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from arabic_timeline import rows
from arabic_timeline.ids.kept import quoted
from arabic_timeline.model import Address, Fault
from arabic_timeline.rowfiles import RowFiles

FILE = "addresses.yaml"
_PAGE = re.compile(r"(?:people|pairs|places|outlets|articles)/(?!\.)[A-Za-z0-9_\-\u0620-\u064a.~]{1,250}(?<!\.)")
_HEAD = """\
# Pages that had an address, with the names that they bore, so that the address leads on.  Written by «ids», «add» and
# «review»; keep it with the other files.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    page: str
    name: str = ""
    file: str = ""
    line: int = 0


def load(data: Path) -> tuple[tuple[Address, ...], tuple[Fault, ...]]:
    """The addresses that a folder keeps, with every fault; no file is an empty one."""
    faults: list[Fault] = []
    found = RowFiles(data, faults).values("addresses", _Row, _sound)
    return tuple(Address(page=row.page, name=row.name) for row in found), tuple(faults)


def _sound(row: _Row, source: rows.Row) -> _Row:
    if not _PAGE.fullmatch(row.page):
        raise rows.RowError(source.lines["page"], f"page: «{rows.shown(row.page)}» is no page of this site")
    return row


def merged(kept: Sequence[Address], now: Iterable[Address]) -> tuple[Address, ...]:
    """All addresses: those that are kept, with the names of today, and the new ones; none ever goes."""
    out = {one.page: one for one in kept}
    out.update((one.page, one) for one in sorted(now, key=lambda one: one.page))
    return tuple(out.values())


def text(kept: Iterable[Address]) -> str:
    """The file of these addresses."""
    lines = (
        f"- page: {quoted(one.page)}\n" + (f"  name: {quoted(one.name)}\n" if one.name.strip() else "") for one in kept
    )
    return _HEAD + ("".join(lines) or "[]\n")

"""data/ids.yaml: the ids that were given out, read and written; only `add`, `review` and `ids` write it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from arabic_timeline import rows
from arabic_timeline.ids.anchors import Anchor
from arabic_timeline.model import Fault
from arabic_timeline.rowfiles import RowFiles

FILE = "ids.yaml"
_ID = re.compile(r"[A-Za-z0-9_-]{1,100}")  # that of an article, a hyphen and a few letters
_HEAD = """\
# Ids that were given out, each with the sentence that it hangs on (W3C TextQuoteSelector: quote, prefix, suffix).
# Written by «ids», «add» and «review»; keep it with the other files.  A row stays when its sentence is gone, so that
# its address leads on; page: the id on whose page it was told; shown: false, of what never had an address.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An id that was given out; ``page`` is the id under which it was shown, where that is another one.

    ``shown``: whether it ever had an address.  What is told without a page of its own, as a visit without a day, has an
    id for life too, for judgements name it, and an edit may give it a page.
    """

    id_: str
    article: str
    quote: str
    word: str | None = None
    sides: tuple[str, ...] = ()
    prefix: str | None = None
    suffix: str | None = None
    page: str | None = None
    shown: bool = True
    file: str = ""
    line: int = 0

    @property
    def home(self) -> str:
        """The id under which it was shown."""
        return self.page or self.id_

    @property
    def anchor(self) -> Anchor:
        """Where it stood."""
        return Anchor(
            article=self.article, quote=self.quote, word=self.word or "", sides=self.sides,
            prefix=self.prefix or "", suffix=self.suffix or "",
        )  # fmt: skip


def load(data: Path) -> tuple[tuple[Kept, ...], tuple[Fault, ...]]:
    """The rows of a folder's ``ids.yaml`` with every fault; no file is an empty one."""
    faults: list[Fault] = []
    found: dict[str, Kept] = {}
    for row in RowFiles(data, faults).values("ids", Kept, _sound):
        known = found.setdefault(row.id_.lower(), row)
        if known is not row:
            message = f"the id «{row.id_}» stands twice (first on line {known.line})"
            faults.append(Fault(file=row.file, line=row.line, message=message, rule="doubled-id"))
    return tuple(found.values()), tuple(faults)


def _sound(row: Kept, source: rows.Row) -> Kept:
    for key, value in (("id", row.id_), ("page", row.page)):
        if value is not None and not _ID.fullmatch(value):
            message = f"{key}: «{rows.shown(value)}» may hold only letters a-z, A-Z, digits, - and _"
            raise rows.RowError(source.lines[key], message)
    return row


def text(kept: Iterable[Kept]) -> str:
    """The file of these rows."""
    return _HEAD + ("".join(line for row in kept for line in _row(row)) or "[]\n")


def _row(row: Kept) -> Iterator[str]:
    yield f"- id: {quoted(row.id_)}\n"
    yield f"  article: {quoted(row.article)}\n"
    for key in ("quote", "word", "prefix", "suffix", "page"):
        value = getattr(row, key)
        if value and value.strip():
            yield f"  {key}: {quoted(value)}\n"
    if not row.shown:
        yield "  shown: false\n"
    if row.sides:
        yield f"  sides: [{', '.join(map(quoted, row.sides))}]\n"


def quoted(value: str) -> str:
    """A double-quoted scalar of YAML on one line: JSON's, with what YAML would not take from a text escaped."""
    said = json.dumps(value, ensure_ascii=False)
    return "".join(one if one.isprintable() else f"\\U{ord(one):08x}" for one in said)

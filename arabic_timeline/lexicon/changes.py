"""A newsroom's changes to a table: spellings added to one of its rows, or taken from it.

A row has an address: its keys from the outside in, with a stroke between them («side_word/past»).  In a list of rows
(verbs, nations) a row is known by its name, and every list that one of its fellows has may be given to it too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Literal

from arabic_timeline.text import plain

Table = Literal[
    "dates/bearings", "dates/days", "dates/decoys", "dates/events", "dates/hijri", "dates/joints", "dates/months",
    "dates/numerals", "dates/occasions", "dates/publication", "dates/sides", "dates/speaking", "dates/tense",
    "dates/units", "furniture", "language/common",
    "language/given", "language/masdars", "language/verbs", "meetings/attachment", "meetings/clauses",
    "meetings/durations", "meetings/factuality", "meetings/genres", "meetings/names", "meetings/nations",
    "meetings/offices", "meetings/particles", "meetings/triggers",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Spellings added to a row of one of the package's tables, or taken from it."""

    table: Table
    row: str  # its address in the table
    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()
    note: str | None = None
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The spellings of one row, where they stand in the table.

    ``stem``: a verb that the reader conjugates; it goes when its stem is taken out.  ``single``: one word each.
    """

    holder: dict[Any, Any]
    key: Any
    stem: dict[str, Any] | None = None
    single: bool = False

    @property
    def words(self) -> list[str]:
        """The spellings as the table writes them."""
        listed = self.holder.get(self.key) or []
        stem = [self.stem["past"]] if self.stem and "past" in self.stem else []
        return [*stem, *(listed.split() if isinstance(listed, str) else listed)]

    def change(self, add: Iterable[str], remove: Iterable[str]) -> None:
        """Takes out what folds alike with one of ``remove``, and adds."""
        gone = {plain(word) for word in remove}
        kept = [word for word in self.words if plain(word) not in gone]
        if self.stem and "past" in self.stem:
            if plain(self.stem["past"]) in gone:
                del self.stem["past"]
            else:
                kept = kept[1:]
        self.holder[self.key] = [*kept, *add]


def changed(table: Any, changes: Iterable[Change]) -> Any:
    """A copy of a table with the changes, whose rows are all there."""
    copy = deepcopy(table)
    found = cells(copy)
    for change in changes:
        found[change.row].change(change.add, change.remove)
    return copy


def cells(table: Any) -> dict[str, Cell]:
    """Every row of a table that holds spellings, by its address."""
    return dict(_cells(table, ""))


def _cells(at: Any, path: str) -> Iterator[tuple[str, Cell]]:
    if isinstance(at, list):
        lists = _lists(at)
        for row in at:
            yield from _of_row(row, f"{path}{_label(row)}/", lists)
        return
    for key, value in at.items():
        if _is_words(value):
            yield f"{path}{key}", Cell(holder=at, key=key, single=isinstance(value, str))
        elif isinstance(value, Mapping) or _is_rows(value):
            yield from _cells(value, f"{path}{key}/")


def _of_row(row: dict[str, Any], path: str, lists: Sequence[str]) -> Iterator[tuple[str, Cell]]:
    """The lists of a row of verbs, nouns or nations; a verb has its irregular forms by tense."""
    for key in lists:
        yield f"{path}{key}", Cell(holder=row, key=key)
    if "frame" in row:
        forms = row.setdefault("forms", {})
        yield f"{path}past", Cell(holder=forms, key="past", stem=row)
        yield f"{path}present", Cell(holder=forms, key="present")


def _lists(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """The keys of rows of a table that hold lists of spellings, which lists of lists are not («qualified»)."""
    lists = ((key, value) for row in rows for key, value in row.items() if isinstance(value, list))
    return sorted({key for key, value in lists if _is_words(value)} - {"roles"})


def _label(row: Mapping[str, Any]) -> str:
    return str(row["name"] if "name" in row else row["names"][0])


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], Mapping)


def _is_words(value: Any) -> bool:
    nested = isinstance(value, list) and any(isinstance(one, list) for one in value)
    return isinstance(value, str) or (isinstance(value, list) and not _is_rows(value) and not nested)

"""data/lexicon/*.yaml → Lexicon: what a newsroom adds to the package's words or takes from them, with every fault."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path

from arabic_timeline import rows
from arabic_timeline.lexicon.changes import Cell, Change, cells
from arabic_timeline.lexicon.tables import PACKAGE, Lexicon, of_package
from arabic_timeline.lexicon.verbrow import VERB_ROW
from arabic_timeline.lexicon.words import LETTER, TABLES, date_words
from arabic_timeline.model import Cause, Fault
from arabic_timeline.rowfiles import RowFiles
from arabic_timeline.text import plain

_ARABIC = re.compile(f"[{LETTER}]")
_DATE_WORDS = re.compile(f"[{LETTER}]+(?: [{LETTER}]+)*")
_LEADS = ("leads/", "leads-of-two/")  # read by their first word, or by two
_SHOWN = 8  # rows of a table that a message names


def load(folder: Path) -> tuple[Lexicon, tuple[Fault, ...]]:
    """The lexicon of a folder with all faults in it, in the order of files and lines; the package's where it is none.

    What is no change to any table is an error.  What changes nothing is a warning, since a later version of the package
    may list the word itself.
    """
    if not folder.is_dir():
        return PACKAGE, ()
    faults: list[Fault] = list(_strangers(folder))
    read, tables = RowFiles(folder, faults), _Tables()
    changes: list[Change] = []
    for path in sorted(folder.glob("*.yaml")):
        for change in read.values(path.stem, Change, tables.checked):
            faults += _idle(change, tables[change.table][change.row])
            changes.append(change)
    words = Lexicon(changes=tuple(changes)) if changes else PACKAGE
    faults += _taken(words)
    return words, tuple(sorted(faults, key=lambda fault: (fault.file, fault.line or 0)))


def _strangers(folder: Path) -> Iterator[Fault]:
    for path in sorted(folder.glob("*.yml")):
        message = "this file is not read (the files here end in .yaml)"
        yield Fault(file=str(path), line=None, message=message, rule="unknown-file", error=False)


# ── errors: what is no change to any table ───────────────────────────────────────────────────────


class _Tables(dict[str, dict[str, Cell]]):
    """Rows of copies of the package's tables, made when first asked for; changes are tried on them in their order."""

    def __missing__(self, table: str) -> dict[str, Cell]:
        found = self[table] = cells(deepcopy(of_package(table)))
        return found

    def checked(self, change: Change, source: rows.Row) -> Change:
        """The change, if it is one.

        Raises:
            rows.RowError: where the table has no such row, or the row can hold no such word.
        """
        known = self[change.table]
        if change.row not in known:
            raise rows.RowError(source.lines["row"], f"row: {_no_row(change, known)}")
        if not change.add and not change.remove:
            raise rows.RowError(source.line, "a change needs add or remove")
        for word in change.add:
            if wrong := _wrong(word, change, known[change.row]):
                raise rows.RowError(source.lines["add"], f"add: {wrong}, not «{rows.shown(word)}»")
        return change


def _no_row(change: Change, known: Mapping[str, Cell]) -> str:
    inside = [address for address in known if address.startswith(change.row + "/")]
    near = difflib.get_close_matches(change.row, known, n=_SHOWN, cutoff=0.5)
    some = (inside or near or list(known))[:_SHOWN]
    return f"{change.table} has no row «{rows.shown(change.row)}» (it has {', '.join(some)} …)"


def _wrong(word: str, change: Change, cell: Cell) -> str | None:
    """What a spelling has to be that could be found in a text, or ``None``."""
    told = plain(word)
    if change.table == "furniture":
        return None
    if not _ARABIC.search(told):
        return "a word in Arabic letters expected"
    if change.table.startswith("dates/") and not _DATE_WORDS.fullmatch(told):
        return "Arabic letters and single spaces expected"
    if change.table == "language/verbs" and not VERB_ROW.fullmatch(word):
        return "a verb as «lemma root measure» expected"
    if cell.single and " " in told:
        return "a single word expected in this row"
    if change.table == "meetings/clauses" and change.row.startswith(_LEADS) and told.count(" ") > 1:
        return "one or two words expected in this row"
    return None


# ── warnings: what changes nothing ───────────────────────────────────────────────────────────────


def _idle(change: Change, cell: Cell) -> Iterator[Fault]:
    """Spellings taken out that the row has not, and spellings added that it has; then the change is made."""
    there = {plain(word) for word in cell.words}
    gone = {plain(word) for word in change.remove}
    for word in change.remove:
        if plain(word) not in there:
            yield _warning(change, word, "lexicon.nothing-to-remove", "remove: this row has no «{}»")
    for word in change.add:
        if plain(word) in there - gone:
            yield _warning(change, word, "lexicon.already-there", "add: this row has «{}» already")
    cell.change(change.add, change.remove)


def _taken(words: Lexicon) -> Iterator[Fault]:
    """A word of dates has one meaning, by whichever row lists it first: what another row still says goes on."""
    changes = [change for change in words.changes if change.table in TABLES and change.row != "weak"]
    with words.in_use():
        listed = date_words().spellings if changes else ()
    meaning: dict[str, str] = {}
    for kind, value, spelling in listed:
        meaning.setdefault(plain(spelling), kind if value is None else f"{_MONTHS.get(kind, kind)}/{value}")
    for change in changes:
        place, _, value = change.row.partition("/")
        row = f"{_MONTHS.get(place, place)}/{value}" if value else place
        for word in change.add:
            read = meaning.get(plain(word), row)
            if read != row:
                message = f"add: «{{}}» is read as {read}: take it out there first"
                yield _warning(change, word, "lexicon.other-meaning", message)
        for word in change.remove:
            if meaning.get(plain(word)) == row and plain(word) not in map(plain, change.add):
                message = f"remove: «{{}}» is still read as {row}: another row has it, or a word that is spelt alike"
                yield _warning(change, word, "lexicon.still-there", message)


_MONTHS = {"cldr": "month", "added": "month", "weak_month": "month"}  # rows and kinds that mean the same months


def _warning(change: Change, word: str, rule: str, message: str) -> Fault:
    says = Cause(code=rule, values={"word": word, "table": change.table, "row": change.row})
    message = message.format(rows.shown(word))
    return Fault(file=change.file, line=change.line, message=message, rule=rule, error=False, says=says)

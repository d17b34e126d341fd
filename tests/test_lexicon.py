"""Every spelling of the date tables means what spellings.yaml says, months agree with CLDR; changes of data/lexicon."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from tables import cases, materialise

from arabic_timeline import dates, edtf, extract, lexicon, read, say, store
from arabic_timeline.lexicon import changes
from arabic_timeline.lexicon import tables as tables_
from arabic_timeline.registry import Registry

LEXICON = Path(lexicon.__file__).parent
PUBLISHED = "2022-10-18"
TABLE: dict[str, Any] = yaml.load(
    (Path(__file__).parent / "cases" / "spellings.yaml").read_text(encoding="utf-8"), Loader=yaml.CBaseLoader
)
SPELLINGS = lexicon.date_words().spellings


def _of(row: Any, value: Any) -> str:
    return str(row[str(value)]) if isinstance(row, dict) else str(row)


@pytest.mark.parametrize("kind", sorted({kind for kind, _, _ in SPELLINGS}))
def test_every_kind_has_a_phrase(kind: str) -> None:
    assert kind in TABLE


@pytest.mark.parametrize(("kind", "value", "spelling"), SPELLINGS)
def test_spelling(kind: str, value: Any, spelling: str) -> None:
    row = TABLE[kind]
    phrase, means = _of(row["said"], value).format(spelling), _of(row["means"], value)
    text = phrase.replace("⟦", "").replace("⟧", "")
    low = phrase.index("⟦") if "⟦" in phrase else 0
    high = phrase.index("⟧") - 1 if "⟦" in phrase else len(text)
    found = [one for one in dates.find(text, PUBLISHED) if (one.mention.start, one.mention.end) == (low, high)]
    if means == "silent":
        assert not dates.find(text, PUBLISHED)
        return
    assert found, [one.mention.text for one in dates.find(text, PUBLISHED)]
    assert found[0].interval == (None if means == "none" else edtf.parse(means).interval)


@pytest.mark.parametrize("table", sorted(LEXICON.rglob("*.yaml")), ids=lambda path: path.stem)
def test_no_list_is_named_twice(table: Path) -> None:
    """Of two lists of one name YAML keeps the last, and the rules that ask for the first get the other's words."""
    names = [line.partition(":")[0] for line in table.read_text(encoding="utf-8").splitlines() if line[:1].isalpha()]
    assert sorted(set(names)) == sorted(names)


def test_no_spelling_stands_twice() -> None:
    seen: dict[str, tuple[str, Any]] = {}
    for kind, value, spelling in SPELLINGS:
        assert seen.setdefault(spelling, (kind, value)) == (kind, value), spelling
    assert len(seen) == len(SPELLINGS)


def test_months_are_those_of_cldr() -> None:
    from babel import Locale
    from babel.localedata import locale_identifiers

    names: dict[int, set[str]] = {number: set() for number in range(1, 13)}
    for identifier in locale_identifiers():
        if identifier == "ar" or identifier.startswith("ar_"):
            for context in Locale.parse(identifier).months.values():
                for number, name in context["wide"].items():
                    names[number].add(name)
    assert {number: sorted(found) for number, found in names.items()} == lexicon.rows("dates/months")["cldr"]


def _dates(case: dict[str, Any]) -> tuple[list[str | None], list[str]]:
    found = dates.find(case["text"], str(case["published"]) if "published" in case else None)
    return [one.edtf for one in found], [one.mention.text for one in found]


def _meetings(case: dict[str, Any]) -> list[list[str]]:
    dated = dates.read(case["text"])
    return [[p.name for p in one.participants] for one in extract.reports(dated, Registry()) if one.form == "meeting"]


def _left(case: dict[str, Any]) -> str:
    text = case["page"]
    for start, end in reversed(read.furniture(text)):
        text = text[:start] + text[end:]
    return "all" if text == case["page"] else "first line" if text.strip() == case["page"].split("\n")[0] else text


@pytest.mark.parametrize("case", cases("lexicon"))
def test_own_words(case: dict[str, Any], tmp_path: Path) -> None:
    materialise(case["files"], tmp_path)
    words, faults = lexicon.load(tmp_path)
    told = [f"{Path(f.file).name}:{f.line}: {'error' if f.error else 'warning'}: {f.message}" for f in faults]
    assert told == case.get("faults", [])
    assert all(say.sentence(fault.says) for fault in faults if fault.says)
    for n, key in enumerate(("dates", "said")):
        if key in case:
            before, after = ([str(value) for value in values] for values in case[key])
            _compare(words, before, after, lambda n=n: _dates(case)[n])
    if "meetings" in case:
        _compare(words, *case["meetings"], lambda: _meetings(case))
    if "left" in case:
        _compare(words, *case["left"], lambda: _left(case))


def _compare(words: lexicon.Lexicon, before: Any, after: Any, look: Callable[[], Any]) -> None:
    """Without the lexicon, with it, and without it again: nothing is left behind."""
    assert look() == before
    with words.in_use():
        assert look() == after
    assert look() == before


def test_a_lexicon_may_change_every_table() -> None:
    folder = Path(lexicon.__file__).parent
    there = {path.relative_to(folder).with_suffix("").as_posix() for path in folder.glob("*/*.yaml")} | {"furniture"}
    of_slots = "meetings/frames"  # names of slots, no spellings
    told = {name for name in there if not name.startswith("sentences/") and name != of_slots}
    assert set(get_args(changes.Table)) == told


def test_what_is_made_of_tables_is_kept_with_their_lexicon() -> None:
    """``functools.cache`` would hand the words of one world to the next."""
    rooms = Path(lexicon.__file__).parent.parent
    for room in ("extract", "read"):
        for path in (rooms / room).rglob("*.py"):
            assert "@cache" not in path.read_text(encoding="utf-8"), path


def test_answers_for_single_words_are_bounded_and_of_one_lexicon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("arabic_timeline.lexicon.tables.MOST_WORDS", 3)
    asked: list[str] = []

    @lexicon.kept_by_word
    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    words = lexicon.Lexicon()
    with words.in_use():
        assert [length(word) for word in ("لقاء", "لقاء", "قمة", "جلسة")] == [4, 4, 3, 4]
        assert asked == ["لقاء", "قمة", "جلسة"]  # what was asked before is not worked out again
        assert length("زيارة") == 5  # one more than are kept: it begins anew
        assert [len(kept) for kept in words.made.values()] == [1]
        assert (length("لقاء"), asked[-1]) == (4, "لقاء")
    with lexicon.Lexicon().in_use():
        assert (length("زيارة"), asked[-1]) == (5, "زيارة")


def test_tables_that_an_earlier_run_read_are_not_read_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tables_, "_OF_PACKAGE", {})
    monkeypatch.setattr(tables_, "_READ_HERE", set())
    names = [path.relative_to(LEXICON).with_suffix("").as_posix() for path in sorted(LEXICON.rglob("*.yaml"))]
    said: list[str] = []
    with store.opened(store.beside(tmp_path / "site"), b"this program", "home", said.append) as kept:
        lexicon.take_over(kept)
        read_ = {name: tables_.of_package(name) for name in names[1:]}
        lexicon.hand_on(kept)
    monkeypatch.setattr(tables_, "_OF_PACKAGE", {})
    monkeypatch.setattr(tables_, "_READ_HERE", set())
    with store.opened(store.beside(tmp_path / "site"), b"this program", "home", said.append) as kept:
        lexicon.take_over(kept)
        assert {name: tables_.of_package(name) for name in names[1:]} == read_
        assert not tables_._READ_HERE
        tables_.of_package(names[0])
        lexicon.hand_on(kept)
        kept.write()
        assert kept.get("tables", "", b"").keys() == set(names)
    with store.opened(store.beside(tmp_path / "site"), b"another program", "home", said.append) as kept:
        assert kept.get("tables", "", b"") is None
    assert said == []


def test_a_key_stands_once_in_its_file() -> None:
    """A second row of a name would take the place of the first without a word."""
    files = sorted(LEXICON.rglob("*.yaml"))
    keys = {file: re.findall(r"^([\w-]+):", file.read_text(encoding="utf-8"), re.M) for file in files}
    assert files
    assert [(file.name, key) for file, found in keys.items() for key in {*found} if found.count(key) > 1] == []


def test_a_list_of_lists_is_no_row_of_spellings() -> None:
    rows = changes.cells(lexicon.rows("meetings/factuality"))
    assert rows and not [row for row in rows if row.endswith(("/qualified", "/each"))]

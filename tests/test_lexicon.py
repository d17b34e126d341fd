"""Every spelling of the date tables means what tests/cases/spellings.yaml says, and months agree with CLDR."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from arabic_timeline import dates, edtf, lexicon

PUBLISHED = "2022-10-18"
TABLE: dict[str, Any] = yaml.load(
    (Path(__file__).parent / "cases" / "spellings.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
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

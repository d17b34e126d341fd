"""The package's own words, by table: what inputs are put together from."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from arabic_timeline import lexicon

ARABIC = range(0x600, 0x700)
MARKER = "<xmark onxmark=1>"  # planted markup: no page may ever hold it as an element

# What turns, hides, breaks or imitates letters and lines.
ODD = (
    "\u202e", "\u202d", "\u2067", "\u2069", "\u200f", "\u200e", "\u061c", "\u200b", "\u200c", "\u200d", "\ufeff",
    "\u00ad", "\u0640", "\u064b", "\u0651", "\u0670", "\u06d6", "\u0301", "\ufe0f", "\ufdfa", "\ufef7", "\ufdf2",
    "\u0131", "\ud800", "\udfff", "\ufdd0", "\ufffe", "\U0010ffff", "\U0001f600", "\x00", "\x01", "\x1b", "\x7f",
    "\x85", "\u2028", "\u2029", "\r", "\x0b", "\x0c", "\x1c", "\t", "\u00a0", "\u2007", "\u3000", "\u0600", "\u06dd",
    "٠", "۹", "߁", "०", "１", "²", "½", "٪", "٫", "Ⅻ",
)  # fmt: skip
MARKS = (
    " ", "، ", ". ", "؛ ", ": ", " - ", " – ", "/", "-", ".", "، و", " و", "\n", "\n\n", "(", ")", "«", "»", "\"", "'",
    "[", "]", "...", "؟ ", "! ", " | ", "\\", "*", "#", "&", "=", "+", "@", "%", "_", "{{7*7}}",
    "<!-- slot:content -->",
    "</script>", "]]>", "&amp;", "&#0;", MARKER, "javascript:x()", "https://example.org/?a=b&c", "=1+1", "BEGIN:VEVENT",
)  # fmt: skip
NUMBERS = (
    "0", "1", "2", "3", "7", "10", "12", "13", "14", "25", "28", "29", "30", "31", "32", "39", "40", "99", "100",
    "007", "999", "1300", "1343", "1440", "1441", "1443", "1500", "1501", "1799", "1800", "1899", "1956", "1999",
    "2000", "2019", "2020", "2021", "2022", "2023", "2200", "2201", "9999", "10000", "99999999999", "٣", "١٠", "٢٠٢٢",
    "۱۴۰۰", "٠٠", "1٢", "13:30", "2022-06-13", "13/06/2022", "31/2/2020", "6/13/2022", "2022/06", "05.04.2021",
    "2015-2019", "2019/2020", "1/1/1", "0/0/0", "9999-12-31", "0001-01-01",
)  # fmt: skip
NAMES = (
    "سالم المنصوري", "ليلى الحسني", "عبد الله بن زايد الرامي", "جون كارتر", "John Carter", "ماري لوران", "المنصوري",
    "أبو بكر", "محمد", "الخميس", "رجب طيب", "ماي", "أفريل هاينز", "د. سمير", "ع.", "كريم \"أبو\" علي", "O'Brien",
)  # fmt: skip
PLACES = ("الرباط", "المغرب", "بالقاهرة", "في باريس", "العاصمة", "تونس", "قصر الأمل", "مقر الوزارة", "الأمريكي")
PARTICLES = (
    "في", "من", "إلى", "مع", "على", "أن", "و", "قبل", "بعد", "بين", "حتى", "خلال", "يوم", "هذا", "قد", "كان", "لم",
    "سوف", "الذي", "حيث", "عن", "بحضور", "منذ", "أو", "ثم", "كما", "نحو", "قال", "إن", "أكد", "نفى", "نظيره", "ضيفه",
)  # fmt: skip


@cache
def tables() -> dict[str, tuple[str, ...]]:
    """Every Arabic spelling of the lexicon by table: ``dates/days`` …, and by kind of date word: ``weekday`` …"""
    folder = files("arabic_timeline") / "lexicon"
    found: dict[str, tuple[str, ...]] = {}
    for part in ("dates", "meetings"):
        for file in sorted((folder / part).iterdir(), key=lambda one: one.name):
            name = f"{part}/{file.name.removesuffix('.yaml')}"
            found[name] = tuple(dict.fromkeys(_spellings(lexicon.rows(name))))
    for kind, _, spelling in lexicon.date_words().spellings:
        found[kind] = (*found.get(kind, ()), spelling)
    return found


@cache
def kinds() -> tuple[str, ...]:
    """The kinds of date words, in the order of the tables."""
    return tuple(dict.fromkeys(kind for kind, _, _ in lexicon.date_words().spellings))


@cache
def triggers() -> tuple[str, ...]:
    """Words that tell of meetings, conjugated in part."""
    stems = tables()["meetings/triggers"]
    return tuple(dict.fromkeys(word for stem in stems for word in (stem, f"ي{stem}", f"و{stem}", f"{stem}ت")))


@cache
def all_words() -> tuple[str, ...]:
    """Everything above."""
    listed = (word for words in tables().values() for word in words)
    return tuple(dict.fromkeys((*listed, *MARKS, *NUMBERS, *NAMES, *PLACES, *PARTICLES, *ODD)))


def _spellings(table: Any) -> Iterator[str]:
    if isinstance(table, dict):
        for value in table.values():
            yield from _spellings(value)
    elif isinstance(table, list):
        for value in table:
            yield from _spellings(value)
    elif isinstance(table, str) and any(ord(char) in ARABIC for char in table):
        yield from ([table] if len(table) < 40 else table.split())

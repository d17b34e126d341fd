"""Date lines that a page prints in French or English («Jeudi 6 Juin 2019»): its own day, no date of the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from arabic_timeline import lexicon
from arabic_timeline.recognise.join import Piece

_HEAD, _FOOT = 600, 300  # characters of a page in which its own day stands
_LONGEST = 80  # characters of a line that is nothing but a date, with its hour
_LATIN = re.compile(r"[A-Za-zÀ-ÿ]{3}")


def lines(text: str) -> Iterator[Piece]:
    """Lines of a folded text that hold one printed day of publication and nothing else."""
    for low, high in _outer_lines(text):
        line = text[low:high]
        if high - low <= _LONGEST and _LATIN.search(line) and (read := _shape().fullmatch(_bare(line))):
            said = {name.rstrip("_"): name for name, value in read.groupdict().items() if value}
            start = min(map(read.start, said.values()))
            day, month, year = (read[said[name]] for name in ("day", "month", "year"))
            parts = {"day": int(day), "month": _months()[month], "year": int(year)}
            if read["weekday"]:
                parts["weekday"] = _weekdays()[read["weekday"]]
            yield Piece("date", "explicit", low + start, low + read.end(said["year"]), {**parts, "printed": True})


def _outer_lines(text: str) -> Iterator[tuple[int, int]]:
    """The lines that begin in the head or the foot of a text."""
    low, foot = 0, len(text) - _FOOT
    while low < len(text):
        high = text.find("\n", low)
        high = high if high >= 0 else len(text)
        yield low, high
        low = high + 1
        if _HEAD < low < foot:
            low = text.find("\n", foot - 1) + 1 or len(text)


def _bare(line: str) -> str:
    """The line in small letters without accents, each character in its place."""
    return "".join(unicodedata.normalize("NFD", char)[0].lower()[:1] or char for char in line)


@lexicon.kept
def _months() -> dict[str, int]:
    return _numbered("latin_months")


@lexicon.kept
def _weekdays() -> dict[str, int]:
    return _numbered("latin_weekdays")


def _numbered(key: str) -> dict[str, int]:
    return {
        _bare(name): int(number) for number, names in lexicon.rows("dates/publication")[key].items() for name in names
    }


@lexicon.kept
def _shape() -> re.Pattern[str]:
    months, days = (f"(?:{'|'.join(sorted(names, key=len, reverse=True))})" for names in (_months(), _weekdays()))
    leads = "|".join(re.escape(_bare(lead)) for lead in lexicon.rows("dates/publication")["latin_leads"])
    return re.compile(
        rf"\s*(?:(?:{leads})\s*:?\s*)*(?:(?P<weekday>{days})\.?,?\s+)?(?:the\s+|le\s+)?"
        rf"(?:(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{months})\.?,?\s+(?P<year>(?:19|20)\d\d)"
        rf"|(?P<month_>{months})\.?\s+(?P<day_>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year_>(?:19|20)\d\d))"
        r"(?:\W+(?:at|a)?\W*\d{1,2}\s*[:h]\s*\d{0,2}(?::\d\d)?\s*(?:am|pm|gmt|utc)?)?\W*"
    )

"""The one writer: causes → Arabic sentences.

Templates stand in ``lexicon/sentences/<room>.yaml`` under the code of the cause; month and weekday names in
``lexicon/display.yaml``.  Blanks are filled with values in words: a day with its weekday, an interval with both
ends, a list joined with «و».
"""

from __future__ import annotations

import calendar
import string
from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from arabic_timeline.interval import Interval
from arabic_timeline.model import Cause, Entered

MONTH_FAMILIES = ("maghreb", "levant", "international", "algeria", "tunisia")


def sentence(cause: Cause, months: str = "maghreb") -> str:
    """The Arabic sentence of a cause; ``KeyError`` where its code or a blank of its template has no entry."""
    said = ""
    for words, blank, spec in _pieces(cause.code):
        said += words if blank is None else words + _words(cause.values[blank], months, spec)
    return said


def by(entered: Entered, *, verb: bool = False) -> Cause:
    """Who entered what is no article, as a name («ما أدخله محرر، عن …»); ``verb``: as a clause («أدخله محرر، …»)."""
    how = "by_" if verb else ""
    if entered.extractor is not None:
        values = {"name": entered.extractor, "source": entered.source or ""}
        return Cause(code=f"entries.{how}extractor", values=values)
    if entered.source is None:
        return Cause(code=f"entries.{how}editor_alone")
    return Cause(code=f"entries.{how}editor", values={"source": entered.source})


@cache
def _pieces(code: str) -> tuple[tuple[str, str | None, str], ...]:
    """A template taken apart once: words, the blank after them, its format; a blank is a plain name."""
    return tuple((words, blank, spec or "") for words, blank, spec, _ in string.Formatter().parse(_templates()[code]))


@cache
def blanks(code: str) -> frozenset[str]:
    """The names of the blanks in the sentence of a code."""
    return frozenset(blank for _, blank, _ in _pieces(code) if blank)


def day(value: date, months: str = "maghreb") -> str:
    """A day in words with its weekday: «الخميس 5 دجنبر 2019»."""
    return f"{weekday(value.isoweekday())} {plain_day(value, months)}"


def plain_day(value: date, months: str = "maghreb") -> str:
    """A day in words: «5 دجنبر 2019»."""
    return f"{value.day} {month(value.month, months)} {value.year}"


def month(number: int, months: str = "maghreb") -> str:
    """The name of a month (1 to 12) in a family of names."""
    names: Sequence[str] = _display()["months"][months]
    return names[number - 1]


def weekday(number: int) -> str:
    """The name of a weekday, ISO numbers (Monday 1)."""
    names: Sequence[str] = _display()["weekdays"]
    return names[number - 1]


def interval(value: Interval, months: str = "maghreb", spec: str = "") -> str:
    """An interval in words.

    As an extent of days: a day, a month, a year, «من … إلى …».  With ``spec`` «between» as one unknown day of them:
    «بين … و…».  An open end is «… أو بعده» or «… أو قبله»; with ``spec`` «term» it is «منذ …» or «حتى …».
    """
    low, high = value.earliest, value.latest
    if low is None and high is None:
        return "تاريخ غير معروف"
    if low is not None and high is not None:
        return _closed(low, high, months, between=spec == "between")
    said = day(low or high or date.min, months)
    if spec == "term":
        return f"{'منذ' if low else 'حتى'} {said}"
    return f"{said} {'أو بعده' if low else 'أو قبله'}"


def listing(parts: Sequence[str], joint: str = "و") -> str:
    """Words joined the Arabic way: «أ» · «أ وب» · «أ، ب وج»; or by another joint: «أ أو ب»."""
    if len(parts) < 2:
        return "".join(parts)
    space = (
        "" if joint.endswith(" ") or not (parts[-1][:1].isascii() and parts[-1][:1].isalpha()) else " "
    )  # «و» does not join on to Latin letters
    return f"{'، '.join(parts[:-1])} {joint}{space}{parts[-1]}"


def _closed(low: date, high: date, months: str, *, between: bool) -> str:
    if low == high:
        return day(low, months)
    whole = _whole(low, high, months)
    if whole and not between:
        return whole
    if between and (high - low).days == 1:
        return f"{day(low, months)} أو {day(high, months)}"
    first, second = ("بين", " و") if between else ("من", " إلى ")
    words = day if (high - low).days < 7 else plain_day
    return f"{first} {words(low, months)}{second}{words(high, months)}"


def _whole(low: date, high: date, months: str) -> str | None:
    """A whole month, a whole year or whole years."""
    if (low.month, low.day, high.month, high.day) == (1, 1, 12, 31):
        return f"سنة {low.year}" if low.year == high.year else f"من سنة {low.year} إلى سنة {high.year}"
    last = calendar.monthrange(high.year, high.month)[1]
    if (low.year, low.month, low.day, high.day) == (high.year, high.month, 1, last):
        return f"{month(low.month, months)} {low.year}"
    return None


def _words(value: Any, months: str, spec: str = "") -> str:
    if isinstance(value, Cause):
        return sentence(value, months)
    if isinstance(value, Interval):
        return interval(value, months, spec)
    if isinstance(value, date):
        return plain_day(value, months) if spec == "plain" else day(value, months)
    if isinstance(value, int) and spec == "weekday":
        return weekday(value)
    if isinstance(value, int) and spec == "month":
        return month(value, months)
    if isinstance(value, list | tuple):
        return listing([_words(one, months, spec) for one in value], "أو " if spec in ("weekday", "case") else "و")
    return str(value)


@cache
def _templates() -> dict[str, str]:
    rows: dict[str, str] = {}
    for file in sorted((files("arabic_timeline") / "lexicon" / "sentences").iterdir(), key=lambda f: f.name):
        if file.name.endswith(".yaml"):
            rows.update(_load(file.read_text(encoding="utf-8")) or {})
    return rows


@cache
def _display() -> dict[str, Any]:
    loaded: dict[str, Any] = _load((files("arabic_timeline") / "lexicon" / "display.yaml").read_text(encoding="utf-8"))
    return loaded


def _load(text: str) -> Any:
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))

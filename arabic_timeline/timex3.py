"""A text with its dates marked as ISO-TimeML ``TIMEX3`` (ISO 24617-1), as one XML document.

``type`` is always ``DATE``.  ``value`` is the day, month, year, decade or century where it is exactly one.  A span of
days keeps the value of its first day and has ``beginPoint`` and ``endPoint`` in ISO days.  An expression without days
(vague, impossible, or relative to an unknown day) has ``value="XXXX"``: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from arabic_timeline import edtf
from arabic_timeline.interval import Interval
from arabic_timeline.model import Dated, Dating

# Characters that XML 1.0 does not allow, lone surrogates among them.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MODS = {"start": "START", "early": "START", "middle": "MID", "late": "END", "end": "END"}


def document(dated: Dated) -> str:
    """The text as a TimeML document; the publication day is its creation time ``t0``."""
    text, at, out = dated.article.text, 0, []
    for number, dating in enumerate(dated.datings, start=1):
        start, end = dating.mention.start, dating.mention.end
        out.append(_escaped(text[at:start]))
        out.append(f"<TIMEX3 {_attributes(_marks(dating, number))}>{_escaped(text[start:end])}</TIMEX3>")
        at = end
    out.append(_escaped(text[at:]))
    head = "" if dated.published is None else f"<DCT>{_creation(dated.published)}</DCT>\n"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n{head}<TEXT>{"".join(out)}</TEXT>\n</TimeML>\n'


def _creation(published: Interval) -> str:
    marks = {"tid": "t0", "type": "DATE", "value": _value(published), "functionInDocument": "CREATION_TIME"}
    return f"<TIMEX3 {_attributes(marks.items())}>{_value(published)}</TIMEX3>"


def _marks(dating: Dating, number: int) -> Iterable[tuple[str, str]]:
    yield "tid", f"t{number}"
    yield "type", "DATE"
    interval = dating.interval
    yield "value", "XXXX" if interval is None else _value(interval)
    if mod := _MODS.get(str(dating.mention.parts.get("position"))):
        yield "mod", mod
    if interval is not None and _is_span(interval):
        yield "beginPoint", str(interval.earliest or "")
        yield "endPoint", str(interval.latest or "")
    if dating.depends_on_anchor:
        yield "anchorTimeID", "t0"


def _value(interval: Interval) -> str:
    """The shortest ISO value that is exactly the interval, else its first day."""
    short = edtf.write(interval, extent=True) or "XXXX"
    if "/" not in short:
        return short
    low, high = interval.earliest, interval.latest
    if low and high and (low.month, low.day, high.month, high.day) == (1, 1, 12, 31):
        if low.year % 10 == 0 and high.year == low.year + 9:
            return f"{low.year:04d}"[:3]
        if low.year % 100 == 1 and high.year == low.year + 99:
            return f"{low.year:04d}"[:2]
    return str(low) if low else "XXXX"


def _is_span(interval: Interval) -> bool:
    return "/" in (edtf.write(interval, extent=True) or "")


def _attributes(marks: Iterable[tuple[str, str]]) -> str:
    return " ".join(f"{name}={quoteattr(value)}" for name, value in marks)


def _escaped(text: str) -> str:
    return escape(_ILLEGAL.sub("\ufffd", text))

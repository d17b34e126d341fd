"""Dates and numbers in words, as the pages print them (sentences of causes are written by ``say``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from arabic_timeline import say
from arabic_timeline.interval import Interval, are_years, of_month, of_year
from arabic_timeline.model import Bounds


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A date ready for print: the whole in one line, and in three (small, large, small) for the date column.

    ``iso`` is the value of ``<time datetime>`` where the day or month is exact, else ``None``.
    """

    text: str
    lead: str
    main: str
    tail: str
    iso: str | None
    exact: bool
    span: bool = False  # main and tail are the two ends

    @property
    def line(self) -> str | None:
        """The whole, where the three one behind another do not read so: «في هذا اليوم أو قبله», «8 أبريل 2018»."""
        return None if self.text == " ".join(filter(None, (self.lead, self.main, self.tail))) else self.text


def when(bounds: Bounds, months: str) -> When:
    """A bound in words; one unknown day of several is never printed as if all were meant."""
    span = bounds.interval
    if span.earliest is None or span.latest is None:
        return _open(span, months)
    if span.day:
        return _exact(span.day, months)
    if _whole(span):
        return _period(span, months)
    if (bounds.edtf and "/" in bounds.edtf) or _few(bounds):
        return _listed(bounds, span.earliest, span.latest, months)
    return _between(bounds, span.earliest, span.latest, months)


_DAYS = 12  # possible days that a page names one by one


def possible(bounds: Bounds, months: str) -> str | None:
    """The days that are left between the bounds, where these are not all of them and few enough to be named.

    ``None`` as well where the date itself names them («13 أو 14 يونيو»).
    """
    days = bounds.days
    if not days or not 1 < len(days) <= _DAYS or _few(bounds) or (days[-1] - days[0]).days + 1 == len(days):
        return None
    groups: dict[tuple[int, int], list[date]] = {}
    for one in days:
        groups.setdefault((one.year, one.month), []).append(one)
    glue = str(say.phrases(months)["joint"]["or"])
    comma = ", " if months in say.OTHERS else glue  # «2, 9 or 16 April», «2 أو 9 أو 16 أبريل»

    def told(some: list[date]) -> str:
        numbers = [say.number(one, months) for one in some]
        said = glue.join([comma.join(numbers[:-1]), numbers[-1]] if len(numbers) > 1 else numbers)
        return f"{said} {say.month(some[0].month, months)} {some[0].year}"

    return glue.join(map(told, groups.values()))


def count(number: int, forms: list[str] | Mapping[str, str], months: str = "maghreb") -> str:
    """A number with its noun.

    Arabic ``forms`` are one, two, 3 to 10, 11 to 99, hundreds («مقالان», «11 مقالا», «100 مقال»), those of another
    language have names (``say.counted``).
    """
    if not isinstance(forms, list):
        return say.counted(number, forms, months)
    if number == 0:
        return f"لا {forms[4]}"
    if number in (1, 2):
        return forms[number - 1]
    rest = number % 100
    return f"{say.figures(number, months)} {forms[2] if 3 <= rest <= 10 else forms[3] if rest > 10 else forms[4]}"


def role(forms: Sequence[str], women: Sequence[bool], *, several: bool = False) -> str:
    """The word for those in a role; ``forms`` are a man, a woman, two, two women, many.

    ``several``: whether one of them stands for more («وزراء الخارجية»).
    """
    if len(women) > 2 or several:
        return forms[4]
    return forms[2 * (len(women) - 1) + all(women)]


def _exact(day: date, months: str) -> When:
    return When(
        text=say.day(day, months),
        lead=say.weekday(day.isoweekday(), months),
        main=f"{say.number(day, months)} {say.month(day.month, months)}",
        tail=str(day.year),
        iso=day.isoformat(),
        exact=True,
    )


def _open(span: Interval, months: str) -> When:
    says = say.phrases(months)
    one = span.earliest or span.latest
    if one is None:
        return When(text=says["unknown"], lead="", main=says["lead"]["unknown"], tail="", iso=None, exact=False)
    main, side = say.plain_day(one, months), "after" if span.earliest else "before"
    return When(
        text=says[f"or_{side}"].format(main), lead=says["lead"][side], main=main, tail="", iso=None, exact=False
    )


def _whole(span: Interval) -> bool:
    low = span.earliest
    return low is not None and span in (of_month(low.year, low.month), of_year(low.year))


def _period(span: Interval, months: str) -> When:
    low, says = span.earliest, say.phrases(months)
    assert low is not None
    if span == of_year(low.year):
        text, lead = says["year"].format(low.year), says["lead"]["year"]
        return When(text=text, lead=lead, main=str(low.year), tail="", iso=f"{low.year:04}", exact=False)
    month, lead = say.month(low.month, months), says["lead"]["month"]
    return When(text=f"{month} {low.year}", lead=lead, main=month, tail=str(low.year), iso=f"{low:%Y-%m}", exact=False)


def _few(bounds: Bounds) -> bool:
    return bounds.days is not None and 1 < len(bounds.days) <= 3


def _listed(bounds: Bounds, low: date, high: date, months: str) -> When:
    says = say.phrases(months)
    extent = bool(bounds.edtf and "/" in bounds.edtf)
    if extent and (high - low).days > 1:
        return _extent(low, high, months)
    days = (low, high) if extent or not bounds.days else bounds.days
    joined = _joined(days, says["joint"]["and" if extent else "or"], months)
    same_year = days[0].year == days[-1].year
    tail = str(high.year) if same_year else ""
    lead = says["lead"]["two" if extent else "of_days" if len(days) > 2 else "of_two"]
    return When(text=f"{joined} {tail}".strip(), lead=lead, main=joined, tail=tail, iso=None, exact=False)


def _joined(days: tuple[date, ...], glue: str, months: str) -> str:
    if len({(d.year, d.month) for d in days}) == 1:
        return f"{glue.join(say.number(d, months) for d in days)} {say.month(days[0].month, months)}"
    if len({d.year for d in days}) == 1:
        return glue.join(f"{say.number(d, months)} {say.month(d.month, months)}" for d in days)
    return glue.join(say.plain_day(d, months) for d in days)


def _extent(low: date, high: date, months: str) -> When:
    says = say.phrases(months)
    if are_years(low, high):
        return _of_years(low, high, says["years"])
    first, last = _ends(low, high, months)
    text, tail = says["from_to"].format(_short(low, high, months) or first, last), says["tail"]["to"].format(last)
    return When(text=text, lead=says["lead"]["from"], main=first, tail=tail, iso=None, exact=False, span=True)


def _between(bounds: Bounds, low: date, high: date, months: str) -> When:
    says = say.phrases(months)
    if are_years(low, high) and not bounds.weekdays:
        return _of_years(low, high, says["between_years"])
    first, last = _ends(low, high, months)
    weekday = ""
    if bounds.weekdays and len(bounds.weekdays) == 1:
        weekday = says["lead"]["weekday"].format(say.weekday(bounds.weekdays[0], months).removeprefix("ال"))
    text = weekday + says["between"].format(_short(low, high, months) or first, last)
    lead, tail = weekday + says["lead"]["between"], says["tail"]["and"].format(last)
    return When(text=text, lead=lead, main=first, tail=tail, iso=None, exact=False, span=True)


def _of_years(low: date, high: date, says: str) -> When:
    """Whole years by their numbers: nobody writes «من 1 يناير 1990 إلى 31 دجنبر 1999»."""
    lead, between, _ = says.split("{}")
    tail = f"{between.strip()}{'' if between.endswith('و') else ' '}{high.year}"
    return When(
        text=says.format(low.year, high.year), lead=lead.strip(), main=str(low.year), tail=tail, iso=None, exact=False,
        span=True,
    )  # fmt: skip


def _short(low: date, high: date, months: str) -> str:
    """The first of two days in one month needs no month of its own: «بين 13 و28 يونيو 2022»."""
    return say.number(low, months) if (low.year, low.month) == (high.year, high.month) else ""


def _ends(low: date, high: date, months: str) -> tuple[str, str]:
    same = low.year == high.year
    first = f"{say.number(low, months)} {say.month(low.month, months)}" if same else say.plain_day(low, months)
    return first, say.plain_day(high, months)

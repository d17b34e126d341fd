"""Every choice that news practice leaves open, by name; an outlet may change any of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from arabic_timeline import lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The settings of dating; the defaults are the habits measured in news texts.

    week_start: ISO weekday on which a week begins (Monday 1 … Sunday 7).
    weekend: ISO weekdays of the end of a week, in its order.
    week_known: whether both are known to be the paper's; where not, the weeks of every country are thought of.
    day_first: whether «07/12/2019» is 7 December where nothing proves the order.
    anchor_shift: largest number of days by which weekdays in the text may move the day of writing.
    thirds: last day of a month's first and second third («مطلع», «منتصف», «أواخر»).
    start_months, early_months, middle_months, late_months, end_months: first and last month of «مطلع», «أوائل»,
        «منتصف», «أواخر» and «نهاية» of a year.
    winter, spring, summer, autumn: first month of each season of three months.
    hijri_tolerance: days by which an announced Hijri date may differ from the Umm al-Qura table.
    nearness: how many times closer the nearest occurrence of a date without a year must be to stand against the tense
        of its sentence: verbs near a date often belong to another clause («فتح الباب … على أن يغلق يوم 28 فبراير»).
    far: days from which on the other occurrence is too far for a paper to leave its year out against a near one.
    fiscal_start: month in which a fiscal year begins («السنة المالية 2015-2016»); 0 where it is not known.
    dialect: words for tomorrow that the paper prints as they are spoken; they mean other things elsewhere («بكرة»).
    hijri: whether the paper writes Hijri dates: «12 من الشهر الجاري» is then a day of a Hijri month.
    carry_year: whether a date without a year takes the year of the date before it in the paragraph.
    """

    week_start: int = 1
    weekend: tuple[int, ...] = (6, 7)
    week_known: bool = False
    day_first: bool = True
    anchor_shift: int = 2
    thirds: tuple[int, int] = (10, 20)
    start_months: tuple[int, int] = (1, 1)
    early_months: tuple[int, int] = (1, 3)
    middle_months: tuple[int, int] = (5, 8)
    late_months: tuple[int, int] = (10, 12)
    end_months: tuple[int, int] = (12, 12)
    winter: int = 12
    spring: int = 3
    summer: int = 6
    autumn: int = 9
    hijri_tolerance: int = 1
    nearness: int = 4
    far: int = 200
    fiscal_start: int = 0
    dialect: tuple[str, ...] = ()
    hijri: bool = False
    carry_year: bool = True

    @classmethod
    def of_country(cls, country: str | None, day: date | None = None) -> Policy:
        """The habits of a country's papers, by the id of its place; the defaults where none are known.

        ``day``: when they wrote; a country may have moved its weekend.  Without it they are those of now.
        """
        row = _countries().get(country) or {}
        told = day.isoformat() if day is not None and "earlier" in row else ""
        before = next((one["before"] for one in row.get("earlier", ()) if told and told < one["before"]), "")
        known = _habits()
        if (found := known.get((country, before))) is None:
            own = {name: value for name, value in row.items() if name != "earlier"}
            own |= next((one for one in row.get("earlier", ()) if one["before"] == before), {})
            own.pop("before", None)
            found = known[country, before] = cls().changed(own)
        return found

    def changed(self, settings: Mapping[str, Any]) -> Policy:
        """The policy with an outlet's settings; ``ValueError`` names a setting that does not exist."""
        if not settings:
            return self
        known = {one.name for one in fields(self)}
        if unknown := sorted(set(settings) - known):
            raise ValueError(f"unknown date setting: {', '.join(unknown)}")
        given: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in settings.items()}
        if not given.keys().isdisjoint(_WEEKLY):
            given.setdefault("week_known", True)
        return replace(self, **given)

    def weeks(self, day: date | None = None) -> tuple[Policy, ...]:
        """The policy with the weeks of each country as of a ``day``: this one's first, none twice."""
        found = {(one.week_start, one.weekend): one for one in (self.of_country(name, day) for name in _countries())}
        own = self.week_start, self.weekend
        beside = (replace(self, week_start=start, weekend=days) for start, days in found if (start, days) != own)
        return self, *beside


_WEEKLY = frozenset({"week_start", "weekend"})


@lexicon.kept
def _countries() -> Mapping[str | None, Any]:
    rows: Mapping[str | None, Any] = lexicon.rows("countries")
    return rows


@lexicon.kept
def _habits() -> dict[tuple[str | None, str], Policy]:
    """The policies made so far, by country and by the day before which they held (none: those of now)."""
    return {}

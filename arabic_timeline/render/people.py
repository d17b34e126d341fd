"""A person's offices in time: rows with their sources, and a drawing."""

from __future__ import annotations

import calendar
from collections import Counter
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from arabic_timeline import say
from arabic_timeline.model import Source
from arabic_timeline.registry import Person, Tenure
from arabic_timeline.render import safe
from arabic_timeline.render.axis import Axis
from arabic_timeline.render.causes import Ground, ground
from arabic_timeline.render.views import World


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One term of office."""

    office: str
    period: str
    ground: Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class Offices:
    rows: tuple[Held, ...]
    drawing: Markup


def terms(world: World, person: str) -> list[tuple[str, Tenure]]:
    """The offices of a person by name, each with a term in it, earliest first."""
    found = (
        (office.name, one) for office in world.registry.offices.values() for one in office.tenures
        if one.person == person
    )  # fmt: skip
    return sorted(found, key=lambda pair: (str(pair[1].period.earliest or ""), pair[0]))


def offices(world: World, person: str) -> list[str]:
    """The offices of a person by name, as the knowledge lists them."""
    return [one.name for one in world.registry.offices.values() if any(t.person == person for t in one.tenures)]


def called(world: World, person: str) -> list[str]:
    """What the articles call somebody who has no record: the office told most often, the fullest of those; or none."""
    if person in world.registry.people:
        return []
    told = (who.office for row in world.by_person.get(person, ()) for who in row.who if who.id == person)
    counted = Counter(one for one in told if one)
    return [max(counted, key=lambda one: (counted[one], len(one), one))] if counted else []


def tenures(world: World, person: Person) -> Offices:
    """The terms of a person, earliest first, in words and drawn."""
    found = terms(world, person.id)
    rows = tuple(_held(world, name, one) for name, one in found)
    return Offices(rows=rows, drawing=_drawing(world, person, found))


def _held(world: World, office: str, one: Tenure) -> Held:
    source = ground(world, Source(knowledge=office, urls=one.sources, seen=one.seen))
    assert source is not None
    return Held(office=office, period=_period(one, world.settings.months), ground=source)


def _period(one: Tenure, months: str) -> str:
    says = say.phrases(months)
    low, high = one.period.earliest, one.period.latest
    first = _end(low, (1, 1), 1, months) if low else ""
    last = _end(high, (12, 31), calendar.monthrange(high.year, high.month)[1], months) if high else ""
    if low and high:
        return say.joined(says["term"]["both"].format(first, last), months)
    said = (
        says["term"]["since"].format(first) if low else says["term"]["until"].format(last) if high else says["unknown"]
    )
    return say.joined(said, months)


def _end(day: date, whole: tuple[int, int], edge: int, months: str) -> str:
    """A day at the edge of its month or year may stand for all of it: the row does not say more than it knows."""
    if (day.month, day.day) == whole:
        return str(day.year)
    if day.day == edge:
        return f"{say.month(day.month, months)} {day.year}"
    return str(say.phrases(months)["day"]).format(say.plain_day(day, months))


def _drawing(world: World, person: Person, found: list[tuple[str, Tenure]]) -> Markup:
    rows = world.by_person.get(person.id, [])
    ends = [d for _, one in found for d in (one.period.earliest, one.period.latest) if d]
    ends += [d for row in rows for d in (row.span.earliest, row.span.latest) if d]
    if not found or not ends:
        return Markup("")
    axis = Axis(min(ends), max(ends), ltr=world.settings.ltr)
    height = 34 + 26 * len(found)
    out = [
        axis.open(height, "tenure-chart", safe.text(world.words["person"]["chart"].format(person.name))),
        axis.years(height),
    ]
    for n, (office, one) in enumerate(found):
        y = 8 + 26 * n
        x, width = axis.bar(one.period.earliest, one.period.latest)
        out.append(Markup('<rect class="tenure" x="{}%" width="{}%" y="{}" height="14" rx="2"><title>{}</title></rect>')
                   .format(x, width, y, safe.text(f"{office}: {_period(one, world.settings.months)}")))  # fmt: skip
    for row in rows:
        x, width = axis.bar(row.span.earliest, row.span.latest)
        says = f"{row.named}{world.words['comma']}{row.when.text}"
        out.append(Markup('<rect class="met met-{}" x="{}%" width="{}%" y="2" height="{}"><title>{}</title></rect>')
                   .format(row.status, x, max(width, 0.4), height - 26, says))  # fmt: skip
    out.append(Markup("</svg>"))
    return Markup("").join(out)

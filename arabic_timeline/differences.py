"""What changed between two timelines (``data/timeline.json``), and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from arabic_timeline.interval import Interval

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of a meeting, event or article: its dates before and after (EDTF), and the sentences that say why.

    ``why``: what the new timeline says and the old one did not.
    """

    kind: str
    id: str
    title: str = ""
    before: str | None = None
    after: str | None = None
    why: tuple[str, ...] = ()


def changes(old: Json, new: Json) -> tuple[Change, ...]:
    """What changed between two timelines: entries in the order of ``new``, then those gone, then contradictions."""
    before, after = _entries(old), _entries(new)
    told = [change for key, entry in after.items() for change in _entry(before.get(key), entry)]
    telling = {
        quote: entry
        for key, entry in after.items()
        for quote in set(_telling(entry)) - set(_telling(before.get(key, {})))
    }
    gone = [_gone(entry, telling) for key, entry in before.items() if key not in after]
    return (*told, *gone, *_contradictions(old, new))


def _gone(entry: Json, telling: Mapping[tuple[str, str], Json]) -> Change:
    """An entry without a page: told with another one now, or by nobody."""
    home = next((telling[quote] for quote in _telling(entry) if quote in telling), None)
    known = _edtf(_best(entry))
    if home is None:
        return Change(kind="gone", id=entry["id"], title=_title(entry), before=known)
    return Change(kind="united", id=home["id"], title=_title(home), before=known, after=_edtf(_best(home)))


def _telling(entry: Json) -> Iterator[tuple[str, str]]:
    """The sentences that tell an entry, each with its article."""
    rows = entry.get("evidence")
    for one in rows if isinstance(rows, list) else ():
        if isinstance(one, Mapping) and one.get("role") == "telling":
            yield str(one.get("article")), str(one.get("quote"))


def _entries(timeline: Json) -> dict[tuple[str, str], Json]:
    """Meetings and events by id, and articles by theirs: an article may have the id of no entry, but need not."""
    told = {("entry", one["id"]): one for section in ("meetings", "events") for one in timeline[section]}
    return told | {("article", one["id"]): one for one in timeline["articles"]}


def _entry(before: Json | None, after: Json) -> Iterator[Change]:
    """The change of one entry, if any: of its certain dates, or else of its likely ones."""
    if before is None:
        why = tuple(after.get("why", ()))
        yield Change(kind="new", id=after["id"], title=_title(after), after=_edtf(_best(after)), why=why)
        return
    for pick in (_certain, _best):
        kind = _moved(pick(before), pick(after)) or _fewer(before, after)
        if kind:
            said = set(before.get("why", ()))
            why = tuple(one for one in after.get("why", ()) if one not in said)
            dates = {"before": _edtf(pick(before)), "after": _edtf(pick(after))}
            yield Change(kind=kind, id=after["id"], title=_title(after), why=why, **dates)
            return


def _moved(before: Json, after: Json) -> str | None:
    """``moved``, ``narrowed`` or ``widened``, by the days of two dates."""
    one, two = _interval(before), _interval(after)
    if one == two:
        return None
    return "narrowed" if two.within(one) else "widened" if one.within(two) else "moved"


def _fewer(before: Json, after: Json) -> str | None:
    """``narrowed``, ``widened`` or ``moved``, by the lists of possible days within the same bounds."""
    one, two = (set(days) if (days := entry.get("days")) else None for entry in (before, after))
    if one == two:
        return None
    if one is None or (two is not None and two < one):
        return "narrowed"
    return "widened" if two is None or one < two else "moved"


def _contradictions(old: Json, new: Json) -> Iterator[Change]:
    """Contradictions that came or went; one whose statements changed is told once, as it is now."""
    before, after = _clashes(old), _clashes(new)
    called = titles(old) | titles(new)
    came = [clash for clash in after if clash not in before]
    went = [clash for clash in before if clash not in after and clash[0] not in dict(came)]
    for kind, clashes in (("contradicted", came), ("no longer contradicted", went)):
        for about, says in clashes:
            yield Change(kind=kind, id=about, title=called.get(about, ""), why=says)


def titles(timeline: Json) -> dict[str, str]:
    """What meetings, events and articles are called, by id."""
    return {entry["id"]: _title(entry) for entry in _entries(timeline).values()}


def _clashes(timeline: Json) -> dict[tuple[str, tuple[str, ...]], None]:
    """What each contradiction is about, with its statements in order."""
    rows = timeline["contradictions"]
    return dict.fromkeys((row["about"], tuple(one["says"] for one in row["statements"])) for row in rows)


def _certain(entry: Json) -> Json:
    return _dates(entry)["certain"]  # type: ignore[no-any-return]


def _best(entry: Json) -> Json:
    """The likely dates, else the certain ones: those by which a reader knows it."""
    return _dates(entry).get("likely") or _certain(entry)


def _dates(entry: Json) -> Json:
    return entry.get("published", entry)  # type: ignore[no-any-return]


def _interval(dates: Json) -> Interval:
    return Interval(*(date.fromisoformat(day) if (day := dates[end]) else None for end in ("earliest", "latest")))


def _edtf(dates: Json) -> str | None:
    found: str | None = dates["edtf"]
    return found


def _title(entry: Json) -> str:
    names = " – ".join(one["name"] for one in entry.get("participants", ()) if one.get("role") != "attending")
    return names or entry.get("title") or ""


def check(timeline: Any) -> None:
    """``ValueError`` that names the first thing on which the comparison would stumble."""
    for section in ("meetings", "events", "articles", "contradictions"):
        rows = timeline.get(section) if isinstance(timeline, dict) else None
        if not isinstance(rows, list):
            raise ValueError(f"no list {section!r}")
        for number, row in enumerate(rows):
            try:
                _check_clash(row) if section == "contradictions" else _check_entry(row)
            except (KeyError, TypeError, AttributeError, ValueError):
                raise ValueError(f"{section}[{number}] is not as timeline.schema.json says") from None


def _check_entry(row: Json) -> None:
    _words(row["id"], _title(row), *row.get("why", ()), *(row.get("days") or ()))
    for dates in (_certain(row), _best(row)):
        _interval(dates)
        _words(dates["edtf"] or "")


def _check_clash(row: Json) -> None:
    _words(row["about"], *(one["says"] for one in row["statements"]))


def _words(*values: object) -> None:
    if not all(isinstance(value, str) for value in values):
        raise TypeError

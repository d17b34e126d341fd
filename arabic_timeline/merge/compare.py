"""Two reports compared part by part: each part gives a score and its words, and some parts exclude identity.

A score proves nothing.  Two reports are one for certain only where both name the same people and each gives, by its own
article alone, the same day; whatever else scores high is likely one, and the rest is asked about.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Literal, NamedTuple

from arabic_timeline.forms import FORMS, REMOTE
from arabic_timeline.lexicon import folded
from arabic_timeline.merge import occasion
from arabic_timeline.merge.days import (
    AT_ONCE,
    CERTAIN_DAY,
    NEXT,
    apart,
    beside,
    common_days,
    days,
    excluded,
    other_hours,
    two_days,
)
from arabic_timeline.merge.evidence import Evidence
from arabic_timeline.merge.people import Part, Told, people, shared_by_name
from arabic_timeline.merge.printed import one_sentence
from arabic_timeline.model import Cause, Link
from arabic_timeline.text import plain

__all__ = ["AT_ONCE", "Comparison", "common_days", "compare", "exclude", "places_agree"]

SAME = 0.75  # of 1: from here two reports are likely one meeting
ASK = 0.55  # from here a person is asked

MATTER = 4  # words of the matter that both tell, from which two towns on one day may be a slip

Verdict = Literal["same", "ask", "different"]
Decision = Literal["same", "likely", "ask", "different"]


class Comparison(NamedTuple):
    """The verdict on two reports, with what each part of it says; ``certain``: shown, and not only likely."""

    left: Evidence
    right: Evidence
    score: float
    verdict: Verdict
    told: tuple[Told | None, ...]
    certain: bool = False
    reprinted: bool = False  # one sentence in both

    def link(self, decision: Decision) -> Link:
        """The comparison as a link between its reports."""
        why = tuple(tell() for tell in self.told if tell is not None)
        return Link(
            left=self.left.report.key, right=self.right.report.key, score=self.score, decision=decision, why=why
        )


def compare(left: Evidence, right: Evidence) -> Comparison | None:
    """Whether two reports tell one meeting; ``None`` where nothing speaks for it and nothing is said."""
    if left.report.form != right.report.form:
        return _two_forms(left, right)
    sides, who = people(left, right)
    reprinted = one_sentence(left, right)
    if not sides and not reprinted:
        return None
    (place, where), (day, when), (manner, how) = parts = _place(left, right), days(left, right), _manner(left, right)
    if place >= 0 and manner >= 0 and day < 0 and two_days(left, right, reprinted=reprinted):
        return _asked(left, right, (who, where), (left.day, right.day))
    if place >= 0 and manner >= 0 and day < 0 and occasion.slip(left, right):
        return _asked(left, right, (who, where), (left.day, right.day))
    if place >= 0 and manner >= 0 and not reprinted and (told_beside := beside(left, right)):
        return _asked(left, right, (who, where), told_beside)
    if place >= 0 and manner >= 0 and day < 0 and occasion.two_spans(left, right):
        return Comparison(left, right, ASK, "ask", (who, where, when))
    if min(place, manner, day) >= 0 and not reprinted and other_hours(left, right):
        return Comparison(left, right, ASK, "ask", (who, where, when, partial(Cause, code="merge.other_hours")))
    if place < 0 <= min(day, manner) and _a_place_apart(left, right):
        return Comparison(left, right, ASK, "ask", (who, where, when))
    for part, excluding in parts:
        if part < 0:
            return Comparison(left, right, 0.0, "different", (excluding,)) if sides else None
    if reprinted:
        told = partial(Cause, code="merge.one_sentence")
        if apart(left.written, right.written) <= NEXT or left.day is not None is not right.day:
            sides, who = max((sides, who), (0.5, told), key=lambda part: part[0])
            day = max(day, CERTAIN_DAY)
    if not sides:
        return None
    score = round(sides + place + day + manner, 3)
    if score < ASK:
        return None
    one = score >= SAME and day >= CERTAIN_DAY and not (_arrival(left, right) or _arrival(right, left))
    one = one and (reprinted or not _elsewhere(left, right))
    verdict: Verdict = "same" if one else "ask"
    certain = verdict == "same" and _proved(left, right)
    return Comparison(left, right, min(score, 1.0), verdict, (who, where, when, how), certain, reprinted)


def _two_forms(left: Evidence, right: Evidence) -> Comparison | None:
    """A meeting, and the signing in it, of two days: what may be one is asked about, and nothing is united."""
    if not (FORMS[left.report.form].sides > 1 and FORMS[right.report.form].sides > 1):
        return None
    (place, where), (manner, _) = _place(left, right), _manner(left, right)
    if place < 0 or manner < 0 or not occasion.slip(left, right):
        return None
    return _asked(left, right, (people(left, right)[1], where), (left.day, right.day))


def _asked(
    left: Evidence, right: Evidence, told: tuple[Told | None, ...], of: tuple[date | None, date | None]
) -> Comparison:
    """A question about two days, with the words of the matter that both tell."""
    two = partial(Cause, code="merge.two_days", values={"left": of[0], "right": of[1]})
    words = occasion.shared_matter(left, right)
    matter = partial(Cause, code="merge.same_matter", values={"words": words}) if words else None
    return Comparison(left, right, ASK, "ask", (*told, two, matter))


def _arrival(left: Evidence, right: Evidence) -> bool:
    """Whether one tells how a guest was received at the airport, and the other the talks of that day."""
    where = plain(left.report.place or "").split()[:1]
    landed = left.act == "reception" and not folded("names", "airports").isdisjoint(where)
    return landed and right.act == "talks" and left.places != right.places


def _elsewhere(left: Evidence, right: Evidence) -> bool:
    """Whether visits of one guest are not both told of one place: on the same day he may have gone on to another."""
    if left.report.form != "visit" or min(len(left.who), len(right.who)) > 1:
        return False
    return not (left.places and right.places and places_agree(left, right))


def _a_place_apart(left: Evidence, right: Evidence) -> bool:
    """Whether each has the same people by name, on one day, in a country of its own: one of the two may be a slip.

    So may be two towns of one country, where both tell the same of it.
    """
    if left.day is None or left.day != right.day or other_hours(left, right):
        return False
    if shared_by_name(left, right) < 2:
        return False
    return set(left.places).isdisjoint(right.places) or len(occasion.shared_matter(left, right)) >= MATTER


def _proved(left: Evidence, right: Evidence) -> bool:
    """The same day by each article alone, and the same people by name; one side alone needs the same place too."""
    if left.day is None or left.day != right.day or (left.places and right.places and not places_agree(left, right)):
        return False
    shared = shared_by_name(left, right)
    if shared < min(len(left.who), len(right.who)):
        return False
    if shared < 2 and not (left.places and right.places):
        return False
    return left.report.form == right.report.form and shared > 0


def exclude(left: Evidence, right: Evidence) -> bool:
    """Whether two tellings that may have the same sides are certainly of two meetings."""
    return (
        excluded(left, right)
        or beside(left, right) is not None
        or other_hours(left, right)
        or any(part(left, right)[0] < 0 for part in (_place, _manner))
    )


def _place(left: Evidence, right: Evidence) -> Part:
    if not left.places or not right.places:
        return 0.1, None
    if places_agree(left, right):
        return 0.2, partial(_same_place, left, right)
    if left.report.place_id is None or right.report.place_id is None:
        return 0.0, None  # of a name that no list knows nobody can say that it does not lie in the other
    return -1.0, partial(_other_place, left, right)


def _same_place(left: Evidence, right: Evidence) -> Cause:
    narrow = max((left, right), key=lambda e: len(e.places)).report.place
    return Cause(code="merge.same_place", values={"place": narrow})


def _other_place(left: Evidence, right: Evidence) -> Cause:
    return Cause(code="merge.other_place", values={"left": left.report.place, "right": right.report.place})


def places_agree(left: Evidence, right: Evidence) -> bool:
    """Whether one place is the other or lies in it; names without an id agree where one holds the other's words."""
    a, b = left.places[0], right.places[0]
    if a in right.places or b in left.places:
        return True
    if left.report.place_id is None or right.report.place_id is None:
        one, other = _place_words(a), _place_words(b)
        return bool(one and other) and (one <= other or other <= one)
    return False


def _place_words(place: str) -> set[str]:
    """The words of a place without what joins them: «المقر بالرياض» is «المقر في الرياض»."""
    words = (word.removeprefix("ب") if word.startswith("بال") else word for word in place.split())
    return {word for word in words if word not in folded("names", "joints")}


def _manner(left: Evidence, right: Evidence) -> Part:
    """By telephone or face to face; held or denied, where it is more than called off before its day."""
    a, b = left.report, right.report
    if (a.mode in REMOTE) != (b.mode in REMOTE):
        return -1.0, partial(Cause, code="merge.other_mode")
    if "denied" in (a.held, b.held) and a.held != b.held and not (left.off or right.off):
        return -1.0, partial(Cause, code="merge.denied")
    return 0.05, None

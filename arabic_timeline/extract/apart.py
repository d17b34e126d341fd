"""One verb and several guests who were met apart: «فلانا صباحا وفلانا مساء», «لقاءات مع فلان وفلان»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from arabic_timeline.extract import places
from arabic_timeline.extract.clause import Scan
from arabic_timeline.extract.finding import Found
from arabic_timeline.extract.frames import Frame, Side
from arabic_timeline.extract.known import Index
from arabic_timeline.extract.places import Place
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.words import Kind

_TWO = 2  # guests
_DESCRIBED = 2  # words behind a noun that describe it


@dataclass(frozen=True, slots=True)
class _Setting:
    """When and where a guest was met, by what stands behind him, or before him behind «و»."""

    dating: int | None
    hour: str
    place: Place | None


def settings(frame: Frame, index: Index) -> list[Frame]:
    """The later meetings of a frame whose guests were met at different times or places; none: they were met together.

    The frame keeps the first.
    """
    here = [side for side in frame.sides[1:] if side.sentence is frame.sentence]
    if len(here) < _TWO or len(here) < len(frame.sides) - 1:
        return []
    parts = _parts(frame.tokens, here, index)
    told = [setting for _, setting in parts]
    if len(parts) < _TWO or not all(_differ(frame.tokens, a, b) for a, b in pairwise(told)):
        return []
    frames = [_one(frame, those, setting) for those, setting in parts]
    frame.sides, frame.mode, frame.dating = frames[0].sides, frames[0].mode, told[0].dating
    frame.scan.place = told[0].place or frame.scan.place
    return frames[1:]


def in_turn(frame: Frame) -> bool:
    """«عقد لقاءات مع فلان وفلان», «مباحثات منفصلة مع فلان وفلان»: several acts, and those met by one who is told first.

    What several acts tell of each of them holds, whether he came alone or not; that they sat together nobody says.
    """
    light = frame.scan.light
    noun = light if light is not None and not light.trigger.verb else frame.found
    if noun.trigger.verb or not _several(frame.tokens, noun):
        return False
    led = [slot.entity for slot in frame.scan.slots if slot.lead == "with" and slot.entity.first >= noun.last]
    return all(any(side.entity is entity for entity in led) for side in frame.sides[1:])


def elsewhere(frame: Frame) -> Scan:
    """«يلتقي فلانا في مكتبه، ثم فلانا»: what was read, without the office of the first guest for those behind «ثم»."""
    place, later = frame.scan.place, frame.scan.then
    if place is None or not later or place.first > later[0].first or frame.trigger.roles[0] == "host":
        return frame.scan
    his = frame.tokens[place.first].word.core in phrases("clauses", "vague-places")
    return replace(frame.scan, place=None) if his else frame.scan


def _several(tokens: Sequence[Token], noun: Found) -> bool:
    """«لقاءات», «سلسلة اجتماعات», «مباحثات منفصلة»: whether the noun is of several acts, or what describes it."""
    if tokens[noun.first].word.core.removeprefix("ال") in phrases("clauses", "acts-in-turn"):
        return True
    return any(t.word.core in phrases("clauses", "separate") for t in tokens[noun.last : noun.last + _DESCRIBED])


def _one(frame: Frame, guests: Sequence[Side], setting: _Setting) -> Frame:
    """The meeting with some of the guests."""
    slots = [slot for slot in frame.scan.slots if any(slot.entity is guest.entity for guest in guests)]
    scan = replace(frame.scan, place=setting.place, slots=slots)
    mode = "visit" if len(guests) == 1 and frame.mode == "multilateral" else frame.mode
    sides = [frame.sides[0], *guests]
    return replace(frame, scan=scan, sides=sides, attending=[], dating=setting.dating, mode=mode)


def _parts(tokens: Sequence[Token], guests: Sequence[Side], index: Index) -> list[tuple[list[Side], _Setting]]:
    """The guests with the setting of each, those without one beside the next who has; none: the last has none."""
    parts: list[tuple[list[Side], _Setting]] = []
    those: list[Side] = []
    start = guests[0].entity.last
    for guest, after in zip(guests, [*guests[1:], None], strict=True):
        entity = guest.entity
        if entity.last < start or (after is not None and after.entity.first < entity.last):
            return []
        end = _end(tokens, entity.last) if after is None else after.entity.first
        if after is not None and any(_turns(t) for t in tokens[entity.last : end]):
            return []  # «فلانا الذي وصل أمس وفلانا»
        own = next((n for n in range(entity.last, end) if _for_next(tokens, n)), end) if after is not None else end
        those.append(guest)
        behind = places.of_holder(tokens, entity) or entity.last
        setting = _setting(tokens, [*range(start, entity.first), *range(behind, own)], index)
        if setting is None and own < end:
            setting = _Setting(None, "", None)  # «التقى الأحد فلانا، والاثنين فلانا»: that of the verb
        if setting is not None:
            parts.append((those, setting))
            those = []
        start = own
    return [] if those else parts


def _for_next(tokens: Sequence[Token], n: int) -> bool:
    """«فلانا في صعدة، والثلاثاء فلانا»: a day to which «و» joins the guest behind it."""
    return tokens[n].dating is not None and tokens[n].text.startswith("و") and bool(tokens[n - 1].comma)


def _end(tokens: Sequence[Token], last: int) -> int:
    """Where what is told of the last guest ends."""
    return next((n for n in range(last, len(tokens)) if tokens[n].sign or _turns(tokens[n])), len(tokens))


def _turns(token: Token) -> bool:
    return bool(token.kinds & Kind.VERB and token.dating is None) or token.text in phrases("clauses", "relatives")


def _setting(tokens: Sequence[Token], near: Sequence[int], index: Index) -> _Setting | None:
    days = {tokens[n].dating: None for n in near if tokens[n].dating is not None}
    hours = [tokens[n].text for n in near if tokens[n].dating is None and tokens[n].text in phrases("clauses", "hours")]
    place = places.first_led(tokens, near, index)
    if len(days) > 1 or not (days or hours or place):
        return None
    return _Setting(next(iter(days), None), hours[0] if hours else "", place)


def _differ(tokens: Sequence[Token], one: _Setting, other: _Setting) -> bool:
    """Whether two settings cannot be of one meeting; a day behind «و» stands against that of the verb."""
    if other.dating is not None:
        return one.dating != other.dating
    if one.dating is not None or bool(one.hour) != bool(other.hour):
        return False
    if one.hour:
        return one.hour != other.hour
    if one.place is None or other.place is None:
        return False
    a, b = (" ".join(t.text for t in tokens[p.first : p.last]) for p in (one.place, other.place))
    return a != b and one.place.country is not None and other.place.country is not None

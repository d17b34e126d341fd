"""Frames of one text → reports: what is told several times becomes one report with several passages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from arabic_timeline.extract.document import Document
from arabic_timeline.extract.frames import Frame, Side
from arabic_timeline.extract.places import Place
from arabic_timeline.extract.tables import phrases
from arabic_timeline.interval import Interval
from arabic_timeline.model import Dating

LONGEST_STAY = 2  # sentences after an arrival that still tell what was done there


@dataclass(slots=True)
class Group:
    """Frames of one happening; ``keys`` are its sides (people's keys or folded words)."""

    frames: list[Frame]
    keys: dict[str, Side] = field(default_factory=dict)
    attending: dict[str, Side] = field(default_factory=dict)
    dating: int | None = None
    within: Group | None = None
    after: list[Group] = field(default_factory=list)
    place: tuple[Frame, Place] | None = None
    summary: tuple[int, int] | None = None  # folded offsets of a context event's clause
    event: bool = False

    lead: Frame | None = None  # the first that says by itself who met

    @property
    def first(self) -> Frame:
        """The frame that tells it first, among those that say by themselves who met."""
        return self.lead or self.frames[0]

    @property
    def form(self) -> str:
        """meeting, visit, session or event."""
        return "event" if self.event else self.first.form


def groups(document: Document, frames: Iterable[Frame]) -> list[Group]:
    """Reports to be, in text order."""
    read = list(frames)
    told = [f for f in read if f.form != "motion"]
    told += _arrivals(document, [f for f in read if f.form == "motion"], told)
    told.sort(key=lambda f: (f.sentence.index, f.found.first))
    for frame in told:
        frame.sides = [_told_before(document, side) for side in frame.sides]
    solid = [f for f in told if _solid(document, f)]
    found: list[Group] = []
    by_key: dict[str, list[Group]] = defaultdict(list)
    for frame in solid:
        keys = _keys(document, frame.sides)
        near = {id(g): g for key in keys for g in by_key[key]}
        group = next((g for g in _near_first(list(near.values()), frame) if _same(document, g, frame, keys)), None)
        if group is None:
            group = Group([], lead=frame)
            found.append(group)
        _add(document, group, frame, keys)
        for key in group.keys:
            if not any(g is group for g in by_key[key][-1:]):
                by_key[key].append(group)
    taken = {id(frame) for frame in solid}
    for frame in told:
        if id(frame) not in taken:
            _attach(document, found, frame)
    _place_by_arrival(document, found, [f for f in read if f.scan.goal is not None])
    found.sort(key=lambda g: (g.first.sentence.index, g.first.found.first))
    return found


def _arrivals(document: Document, moved: list[Frame], told: list[Frame]) -> list[Frame]:
    """«وصل وزير … إلى العاصمة …»: a visit, where the text tells of no other act of the one who came."""
    if not moved:
        return []
    met = {key for f in told for key in _keys(document, f.sides)}
    found = []
    for frame in moved:
        goal = frame.scan.goal
        if frame.trigger.name != "arrive" or goal is None or goal.country is None or frame.held == "denied":
            continue
        official = len(frame.sides) == 1 and not frame.sides[0].entity.crowd and frame.sides[0].entity.offices
        if official and frame.dating is not None and not met & set(_keys(document, frame.sides)):
            frame.form = "visit"
            found.append(frame)
    return found


def _place_by_arrival(document: Document, found: list[Group], came: list[Frame]) -> None:
    """«وصل … إلى مسقط. والتقى نظيره»: what the visitor does next, and nothing places, is where he came."""
    for group in found:
        if group.form != "meeting" or group.place is not None or group.first.held == "denied" or group.first.earlier:
            continue
        if group.first.mode == "phone":
            continue
        near = [f for f in came if _leads_to(document, f, group)]
        goals = {(f.scan.goal.country, f.scan.goal.id) for f in near if f.scan.goal is not None}
        if len(goals) == 1 and near[-1].scan.goal is not None:
            group.place = (near[-1], near[-1].scan.goal)


def _leads_to(document: Document, frame: Frame, group: Group) -> bool:
    apart = group.first.sentence.index - frame.sentence.index
    lead = group.first.tokens[group.first.found.last : group.first.found.last + 2]
    there = apart == 0 and frame.found.first < group.first.found.first
    if there and not any(t.text in phrases("clauses", "there") for t in lead):
        return False
    if not (there or 0 < apart <= LONGEST_STAY) or frame.held != group.first.held or len(frame.sides) != 1:
        return False
    if not frame.found.trigger.verb and not frame.scan.light and frame.form != "visit":
        return False
    return bool(set(_keys(document, frame.sides)) & set(group.keys)) and _days_agree(
        document, frame.dating, group.dating
    )


def _near_first(found: list[Group], frame: Frame) -> list[Group]:
    return sorted(
        found, key=lambda g: (g.first.earlier != frame.earlier, abs(g.frames[-1].sentence.index - frame.sentence.index))
    )


def _solid(document: Document, frame: Frame) -> bool:
    """Whether the frame says by itself who met: two sides that name somebody, or the one side of a visit or sitting."""
    sides = frame.sides
    if frame.form == "visit":
        return (
            len(sides) == 1
            and sides[0].entity.kind in ("person", "office", "delegation")
            and (frame.scan.goal is not None or frame.dating is not None)
            and not frame.series
        )
    if frame.form == "session":
        return bool(sides) and not frame.joint and _sitting(frame)
    named = [s for s in sides if s.entity.kind in ("person", "office", "delegation", "plural", "body")]
    if len({*_keys(document, named)}) < 2 or frame.series:
        return False
    if frame.trigger.strength == "weak":
        kinds = ("person", "office", "delegation", "plural") if frame.dating is not None else ("person", "office")
        return all(s.entity.kind in kinds and not s.entity.crowd for s in named)
    definite = [s for s in named if s.entity.kind in ("person", "office", "delegation") and not s.entity.crowd]
    if not definite and not all(s.entity.kind in ("body", "plural") and not s.entity.crowd for s in named):
        return False
    return bool(definite) or frame.found.trigger.verb


def _sitting(frame: Frame) -> bool:
    trigger = frame.trigger
    both = len(frame.sides) == 1 and len(frame.sides[0].entity.nations) > 1  # «مباحثات بين وفدي مصر وتركيا»
    told = trigger.session or frame.found.trigger.session or (both and trigger.strength == "strong")
    if not told or frame.series:
        return False
    if frame.sides and (frame.sides[0].entity.crowd or _its_own(frame)):
        return False
    if frame.sides and {_head(frame.sides[0])} & (phrases("clauses", "courts") | phrases("clauses", "owned-parties")):
        return False
    before = frame.tokens[max(0, frame.found.first - 2) : frame.found.first]
    if not frame.found.trigger.verb and any(t.word.core in phrases("clauses", "scene") for t in before):
        return False
    if trigger.name == "summit" or (frame.sides and frame.sides[0].entity.kind == "gathering"):
        return bool(frame.scan.light) or frame.found.trigger.verb
    if frame.found.trigger.verb or frame.scan.light or (both and not trigger.session):
        return True
    return frame.dating is not None or frame.scan.place is not None


def _head(side: Side) -> str:
    return side.sentence.tokens[side.entity.first].word.core


def _told_before(document: Document, side: Side) -> Side:
    """«حزبه»: the party told last before, in the same text."""
    if side.entity.kind != "body" or _head(side) not in phrases("clauses", "owned-parties"):
        return side
    for sentence in reversed(document.sentences):
        if sentence.index > side.sentence.index:
            continue
        for entity in sorted(document.mentions[sentence.index].values(), key=lambda e: -e.first):
            if sentence is side.sentence and entity.first >= side.entity.first:
                continue
            named = entity.kind == "body" and entity.last - entity.first > 1
            if named and sentence.tokens[entity.first].word.core in phrases("clauses", "parties"):
                return Side(entity, side.role, sentence)
    return side


def _its_own(frame: Frame) -> bool:
    """«عقدت الشركة مؤتمرها»: a gathering told as somebody's, by nobody known."""
    entity = frame.sides[0].entity
    return entity.kind == "gathering" and frame.tokens[entity.first].text.endswith(("ها", "ته", "ره"))


def _keys(document: Document, sides: list[Side]) -> dict[str, Side]:
    return {document.people.key(s.sentence, s.entity): s for s in reversed(sides)} if sides else {}


def _same(document: Document, group: Group, frame: Frame, keys: dict[str, Side]) -> bool:
    if group.form != frame.form or (group.first.held == "denied") != (frame.held == "denied"):
        return False
    if group.first.earlier != frame.earlier or not _days_agree(document, group.dating, frame.dating):
        return False
    if frame.scan.place and group.place and not _places_agree(document, group.place[1], frame.scan.place):
        return False
    a, b = set(group.keys), set(keys)
    if frame.form in ("visit", "session"):
        return bool(a & b) and _goals_agree(group, frame)
    if a <= b or b <= a:
        return True
    return len(a & b) >= 1 and _rest_agree(document, a - b, b - a, {**group.keys, **keys})


def _rest_agree(document: Document, a: set[str], b: set[str], sides: dict[str, Side]) -> bool:
    """The sides that differ may still be one: an unnamed office against a person of the same nation."""
    if len(a) != 1 or len(b) != 1:
        return False
    x, y = sides[next(iter(a))], sides[next(iter(b))]
    if (x.entity.name is None) == (y.entity.name is None) or "plural" in (x.entity.kind, y.entity.kind):
        return False
    left, right = (document.people.nations(s.sentence, s.entity) for s in (x, y))
    if left & right:
        return not left ^ right
    return any(_indefinite(s) for s in (x, y)) and not (left and right)


def _indefinite(side: Side) -> bool:
    """«مسؤول أمني مغربي»: an office told without the article."""
    return side.entity.kind == "office" and not any(
        t.word.definite for t in side.sentence.tokens[side.entity.first : side.entity.last]
    )


def _goals_agree(group: Group, frame: Frame) -> bool:
    a, b = group.first.scan.goal, frame.scan.goal
    return a is None or b is None or (a.country or a.id) == (b.country or b.id)


def _days_agree(document: Document, a: int | None, b: int | None) -> bool:
    if a is None or b is None or a == b:
        return True
    x, y = document.dated.datings[a], document.dated.datings[b]
    if x.interval is None or y.interval is None:
        return x.mention.text == y.mention.text
    return (x.interval & y.interval) is not None


def _places_agree(document: Document, a: Place, b: Place) -> bool:
    return not (a.country and b.country and a.country != b.country)


def _add(document: Document, group: Group, frame: Frame, keys: dict[str, Side]) -> None:
    group.frames.append(frame)
    _name_offices(document, group, keys)
    for key, side in reversed(keys.items()):
        if key not in group.keys and (not group.frames[:-1] or not _covered(group, side)):
            group.keys[key] = side
    for key, side in _keys(document, frame.attending).items():
        if key not in group.keys:
            group.attending.setdefault(key, side)
    if frame.dating is not None and (group.dating is None or _finer(document, frame.dating, group.dating)):
        group.dating = frame.dating
    if frame.scan.place is not None and group.place is None:
        group.place = (frame, frame.scan.place)


def _name_offices(document: Document, group: Group, keys: dict[str, Side]) -> None:
    """The person whom a later telling names takes the place of «نظيره المغربي»."""
    unnamed = [
        k for k, s in group.keys.items() if k not in keys and s.entity.kind == "office" and not k.startswith("id:")
    ]
    named = [k for k, s in keys.items() if k not in group.keys and s.entity.name is not None]
    if (
        len(unnamed) == 1
        and len(named) == 1
        and document.people.persona(group.keys[unnamed[0]].sentence, group.keys[unnamed[0]].entity) is None
    ):
        group.keys = {
            (named[0] if k == unnamed[0] else k): (keys[named[0]] if k == unnamed[0] else s)
            for k, s in group.keys.items()
        }


def _covered(group: Group, side: Side) -> bool:
    """«مسؤول أمني مغربي» adds nobody to a meeting of two."""
    return len(group.keys) >= 2 and side.entity.name is None and len(group.first.sides) == 2


def _finer(document: Document, a: int, b: int) -> bool:
    x, y = (_length(document.dated.datings[n]) for n in (a, b))
    return x < y


def _length(dating: Dating) -> int:
    interval: Interval | None = dating.interval
    return interval.length or 10_000 if interval else 5_000


def _attach(document: Document, found: list[Group], frame: Frame) -> None:
    """A telling without names («ناقش الطرفان», «الاجتماع بين مديري …») goes to the nearest meeting that it fits."""
    if frame.form not in ("meeting", "session") or frame.series:
        return
    if frame.trigger.strength == "weak" or not (frame.joint or frame.attending or _several(frame)):
        return
    keys = _keys(document, frame.sides)
    near = [g for g in found if g.form == "meeting" and g.first.held != "denied" and not g.first.earlier]
    near = [g for g in near if not keys or _several(frame) or set(keys) & set(g.keys)]
    before = [g for g in near if g.first.sentence.index <= frame.sentence.index]
    chosen = before[-1:] or near[:1]
    if not chosen or not _days_agree(document, chosen[0].dating, frame.dating):
        return
    group = chosen[0]
    group.lead = group.first
    group.frames.append(frame)
    group.frames.sort(key=lambda f: (f.sentence.index, f.found.first))
    for key, side in _keys(document, frame.attending).items():
        if key not in group.keys:
            group.attending.setdefault(key, side)
    if group.dating is None:
        group.dating = frame.dating
    if group.place is None and frame.scan.place is not None:
        group.place = (frame, frame.scan.place)


def _several(frame: Frame) -> bool:
    return bool(frame.sides) and all(s.entity.kind == "plural" for s in frame.sides)

"""Frames of one text → reports: what is told several times becomes one report with several passages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from arabic_timeline.extract import (
    afar,
    agenda,
    around,
    genre,
    guest,
    hosted,
    led,
    margins,
    outlying,
    retold,
    setting,
    spoken,
    standing,
    thereupon,
    tocome,
)
from arabic_timeline.extract.document import Document
from arabic_timeline.extract.frames import Frame, Side
from arabic_timeline.extract.group import Group, days_agree, long_over, next_time, over, put_place, sides_of
from arabic_timeline.extract.nearby import Latest, Meetings, is_one
from arabic_timeline.extract.official import for_company
from arabic_timeline.extract.persona import worded, words
from arabic_timeline.extract.places import Place
from arabic_timeline.extract.possible import is_past
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.telling import solid, told_before
from arabic_timeline.extract.wording import behind_after
from arabic_timeline.extract.words import Kind
from arabic_timeline.interval import Interval
from arabic_timeline.lexicon import folded
from arabic_timeline.model import Dating

_ONE_SIDE = ("visit", "session")  # forms of which one side tells whose they are
_PAIR = 2  # sides of a meeting of two
_ADJECTIVES = 3  # words behind «جلسة مباحثات» among which «ثنائية» stands
NEAR = 8  # reports before, among which a bare «القمة» is sought
_NEWS = 3  # days that news are behind what they tell
_SPEAKING = 2  # sentences from a meeting to what was said at it
LONGEST_LEAD = 8  # words from «وكان» to the verb, the subject between


def groups(document: Document, frames: Iterable[Frame]) -> list[Group]:
    """Reports to be, in text order."""
    read = list(frames)
    setting.by_day(document, read)
    standing.told(document, read)
    told = [f for f in read if f.form != "motion"]
    told += _arrivals(document, [f for f in read if f.form == "motion"], told)
    told = _but_by_the_way(document, told)
    told.sort(key=lambda f: (f.sentence.index, f.found.first))
    guest.meant(told)
    for frame in told:
        # «الزعماء الثلاثة» are not the two told last.
        others = len(frame.sides) == _PAIR and retold.counted(frame) is not None
        frame.sides = [] if others else [told_before(document, side) for side in frame.sides]
    sound = [f for f in told if solid(document, f)]
    whole = genre.Guard(document.folded, document.dated.article.furniture, document.people).kept(sound)
    found: list[Group] = []
    latest = Latest()
    for frame in whole:
        keys = sides_of(document, frame.sides)
        once = _once_before(document, frame)
        alone = frame.form not in _ONE_SIDE and all(map(is_one, keys.values()))
        near = latest.beside(keys) if alone else latest.of(keys)
        same = [g for g in near if _same(document, g, frame, keys, once)]
        group = min(same, key=lambda g: _far(g, frame), default=None)
        if group is None and (
            _told_again(found, frame)
            or _chaired(found, frame, keys)
            or _came_in_it(document, found, frame)
            or _spoke_at_it(document, found, frame, keys)
        ):
            latest.changed(found[-1])
            continue
        if group is None:
            group = Group([], lead=frame)
            found.append(group)
        _add(document, group, frame, keys)
        latest.add(group)
    taken = {id(frame) for frame in sound}
    meetings = Meetings(found)
    for frame in told:
        if id(frame) not in taken:
            found += retold.attached(document, meetings, frame)
    hosted.told(document, meetings)
    thereupon.told(document, found)
    thereupon.told_of_all(document, found)
    thereupon.during_it(document, found)
    thereupon.after_ceremony(document, found)
    led.with_leaders(document, found, read)
    afar.carried_on(found)
    around.placed(document, found, read)
    setting.by_meeting(document, found)
    setting.by_host(document, found)
    setting.by_arrival(document, found, [f for f in read if f.scan.goal is not None])
    margins.of_gatherings(document, found)
    setting.by_dateline(document, found)
    setting.by_meeting(document, found)
    spoken.by_scene(document, found)
    agenda.lent(document, found)
    tocome.settle(document, found)
    found = outlying.kept(document, found)
    found.sort(key=lambda g: (g.first.sentence.index, g.first.found.first))
    return found


def _far(group: Group, frame: Frame) -> tuple[bool, float]:
    """How far a telling is from a meeting of its sides: first whether both are receptions, or neither is.

    «أجرى أمس محادثات معه … وكان في استقباله أول أمس … وقال بعد مباحثاته معه»: of the talks.
    """
    received = (one.trigger.roles[0] == "host" for one in (group.first, frame))
    return len(set(received)) > 1, abs(group.frames[-1].sentence.index - frame.sentence.index)


def _told_again(found: list[Group], frame: Frame) -> bool:
    """«ثم بدأت أعمال القمة»: a gathering by its bare noun, where one of that kind has been told shortly before."""
    side = frame.sides[0]
    if frame.form != "session" or side.entity.kind != "gathering" or side.entity.last - side.entity.first > 1:
        return False
    noun = _noun(side)
    told = (s for group in found[-NEAR:] for s in group.keys.values() if s.entity.kind == "gathering")
    return any(_noun(s) == noun for s in told)


def _chaired(found: list[Group], frame: Frame, keys: dict[str, Side]) -> bool:
    """«وترأس الاجتماع فلان»: at the opening of a sentence, who led the sitting that the sentence before tells."""
    noun, before = frame.scan.light, found[-1] if found else None
    opens = frame.found.trigger.frame == "preside" and frame.found.first == 0 and noun is not None
    if before is None or noun is None or not opens or not frame.tokens[noun.first].word.definite:
        return False
    near = 0 < frame.sentence.index - before.first.sentence.index <= 1 and noun.last - noun.first == 1
    if not near or before.form not in ("meeting", "session") or before.first.held != frame.held:
        return False
    named = all(side.entity.name is not None for side in keys.values())
    if frame.dating is None and named and noun.first == frame.found.last:
        before.keys = {**before.keys, **{key: side for key, side in keys.items() if key not in before.keys}}
        return True
    return False


def _spoke_at_it(document: Document, found: list[Group], frame: Frame, keys: dict[str, Side]) -> bool:
    """«ناقش الأمير أمس مع منسوبي القطاعات الخطط. وشكرهم لدى ترؤسه أمس اجتماع القيادات»: one meeting of groups."""
    before = found[-1] if found else None
    if before is None or frame.found.trigger.name != "presiding over" or before.form != "meeting":
        return False
    near = 0 <= frame.sentence.index - before.first.sentence.index <= _SPEAKING
    same_day = None not in (before.dating, frame.dating) and days_agree(document, before.dating, frame.dating)
    if not near or not same_day or keys.keys().isdisjoint(before.keys):
        return False
    others = [s for key, s in (*before.keys.items(), *keys.items()) if not (key in before.keys and key in keys)]
    if not all(side.entity.kind == "plural" for side in others):
        return False
    if frame.scan.place is not None:
        put_place(before, frame.sentence, frame.scan.place)
    return True


def _came_in_it(document: Document, found: list[Group], frame: Frame) -> bool:
    """«وتم ذلك في اجتماع عقد اليوم بالدوحة، حضره فلان»: of the meeting that the sentence before tells."""
    before, noun, tokens = found[-1] if found else None, frame.found, frame.tokens
    opens = " ".join(t.text for t in tokens[:2]) in phrases("clauses", "came-then")
    within = noun.first > 1 and tokens[noun.first - 1].text in phrases("clauses", "wrapping")
    if before is None or not (opens and within) or noun.trigger.verb or frame.form != "session":
        return False
    near = 0 < frame.sentence.index - before.first.sentence.index <= 1 and before.form == "meeting"
    people = all(s.entity.kind in ("person", "office") and s.entity.first > noun.first for s in frame.sides)
    same = before.first.held == frame.held and days_agree(document, before.dating, frame.dating)
    if not (near and people and same):
        return False
    there = sides_of(document, [replace(s, role="attending") for s in (*frame.sides, *frame.attending)])
    before.attending.update({key: side for key, side in there.items() if key not in before.keys})
    before.dating = frame.dating if before.dating is None else before.dating
    if frame.scan.place is not None:
        put_place(before, frame.sentence, frame.scan.place)
    return True


def _noun(side: Side) -> str:
    return side.sentence.tokens[side.entity.first].word.core.removeprefix("ال")


def _but_by_the_way(document: Document, told: list[Frame]) -> list[Frame]:
    """All but «استقبل نظيره الذي يقوم بزيارة …»: beside a meeting of the same man, a visit of no report of its own."""
    meetings: dict[float, list[Frame]] = defaultdict(list)
    for frame in told:
        if frame.form == "meeting" and len(frame.sides) > 1:
            meetings[int(frame.sentence.index)].append(frame)
    return [f for f in told if not _told_by_the_way(document, f, meetings.get(int(f.sentence.index), []))]


def _told_by_the_way(document: Document, frame: Frame, meetings: list[Frame]) -> bool:
    if frame.form != "visit" or not any(_before_relative(side, frame) for side in frame.sides):
        return False
    visitor = sides_of(document, frame.sides).keys()
    return any(not visitor.isdisjoint(sides_of(document, f.sides)) for f in meetings)


def _before_relative(side: Side, frame: Frame) -> bool:
    tokens, last = side.sentence.tokens, side.entity.last
    here = side.sentence is frame.sentence and last < len(tokens)
    return here and tokens[last].text in phrases("clauses", "relatives")


def _arrivals(document: Document, moved: list[Frame], told: list[Frame]) -> list[Frame]:
    """«وصل وزير … إلى العاصمة …»: a visit, where the text tells of no other act of the one who came."""
    if not moved:
        return []
    met = {key for f in told for key in sides_of(document, f.sides)}
    beside: dict[float, list[Frame]] = defaultdict(list)
    for frame in told:
        beside[frame.sentence.index].append(frame)
    found = []
    for frame in moved:
        goal = frame.scan.goal
        if goal is None or goal.country is None or frame.held == "denied":
            continue
        if frame.held == "planned" and _to_come(document, frame, beside[frame.sentence.index]):
            frame.form = "visit"
            found.append(frame)
            continue
        if frame.trigger.name != "arrive":
            continue
        official = len(frame.sides) == 1 and not frame.sides[0].entity.crowd and frame.sides[0].entity.offices
        if official and frame.dating is not None and not met & set(sides_of(document, frame.sides)):
            frame.form = "visit"
            found.append(frame)
    return found


def _to_come(document: Document, frame: Frame, beside: list[Frame]) -> bool:
    """«سيتوجه فلان إلى أنقرة مطلع الشهر المقبل»: a visit, where the sentence tells no other act of his there."""
    if len(frame.sides) != 1 or frame.dating is None or frame.sides[0].entity.crowd:
        return False
    side = frame.sides[0]
    persona = document.people.persona(side.sentence, side.entity)
    official = side.entity.offices or (persona is not None and (persona.offices or persona.ids))
    keys = set(sides_of(document, frame.sides))
    there = (f for f in beside if f.found.first > frame.found.first)
    if for_company(side):
        return False
    return bool(official) and not any(keys & set(sides_of(document, f.sides)) for f in there if f.scan.goal is None)


def _same(document: Document, group: Group, frame: Frame, keys: dict[str, Side], once: bool) -> bool:
    first = group.first
    if group.form != frame.form or (first.held == "denied") != (frame.held == "denied"):
        return False
    if once and group.dating is None and frame.sentence is not first.sentence:
        return False
    if first.earlier != frame.earlier or not _sides_agree(document, group, frame, keys):
        return False
    if first.held != frame.held and (_long_ago(document, first, frame) or _done_and_to_come(document, first, frame)):
        return False
    if frame.sentence is not first.sentence and (next_time(frame) or _back_in(document, group, frame)):
        return False
    if frame.scan.place and group.place and not _places_agree(document, group.place[1], frame.scan.place):
        return False
    if _meal_and_landing(first, frame) or _meal_and_landing(frame, first):
        return False
    return days_agree(document, group.dating, frame.dating)


def _meal_and_landing(one: Frame, other: Frame) -> bool:
    """«أقام مأدبة عشاء تكريما له», «كان في استقباله بمطار حمد»: nobody dines where he is met on landing."""
    place = other.scan.place
    landed = place is not None and other.tokens[place.first].word.core in folded("names", "airports")
    return landed and one.trigger.name == "working meal"


def _long_ago(document: Document, one: Frame, other: Frame) -> bool:
    """Whether of a meeting to come and one held the latter lies before the days of writing: they are two."""
    held = next((frame for frame in (one, other) if frame.held == "held"), None)
    return held is not None and is_past(document, held.dating, _NEWS)


def _back_in(document: Document, group: Group, frame: Frame) -> bool:
    """Whether a telling is of days long before the writing, and that of a meeting, told as news, of no day."""
    first = group.first
    if group.dating is not None or not long_over(document, frame.dating):
        return False
    return first.held == frame.held == "held" and first.sentence.index < frame.sentence.index


def _done_and_to_come(document: Document, one: Frame, other: Frame) -> bool:
    """«أجرى فلان اتصالا بنظيره … وسيبحث معه غدا»: what a past verb tells is not what a later day will bring."""
    held, planned = (one, other) if one.held == "held" else (other, one)
    verbs = (f for f in (held.found, held.scan.light) if f is not None and f.trigger.verb)
    written = document.dated.anchor
    acts = [f for f in (planned.found, planned.scan.light) if f is not None]  # «المحادثات التي سيجريها»
    if planned.held == "planned" and any(f.trigger.tense == "future" for f in acts) and over(document, held):
        return True
    if planned.held == "planned" and behind_after(held.tokens, held.found.first):
        return True  # «يجري التحضير للقاء فلان فلانا، بعدما التقاه في دافوس»
    if planned.held == "planned" and planned.dating is not None and held.tokens[0].text in phrases("clauses", "was"):
        return True  # «يستقبله الثلاثاء … وكان نظم لقاء بين فلان وفلان»
    if planned.held != "planned" or planned.dating is None or not any(f.trigger.tense == "past" for f in verbs):
        return False
    interval = document.dated.datings[planned.dating].interval
    if interval is None or interval.earliest is None or written is None or written.latest is None:
        return False
    return interval.earliest > written.latest


def _sides_agree(document: Document, group: Group, frame: Frame, keys: dict[str, Side]) -> bool:
    """One side of a visit or sitting is the same; of a meeting all are, as far as both tell them, or all but one."""
    told = group.keys
    if frame.form in _ONE_SIDE:
        return not told.keys().isdisjoint(keys) and _goals_agree(group, frame)
    mine = keys.keys() - told.keys()
    theirs = len(told) - len(keys) + len(mine)
    if not mine or not theirs:
        return not (theirs and len(told) > len(keys) == _PAIR and _bilateral(frame))
    if not len(mine) == theirs == 1 < len(keys):
        return False
    return _rest_agree(document, next(side for key, side in told.items() if key not in keys), keys[mine.pop()])


def _bilateral(frame: Frame) -> bool:
    """«عقد الرئيسان جلسة مباحثات ثنائية»: of two, beside a meeting of more."""
    noun = frame.scan.light or frame.found
    behind = frame.tokens[noun.last : noun.last + _ADJECTIVES]
    return any(token.word.core.removeprefix("ال") in phrases("clauses", "bilateral") for token in behind)


def _once_before(document: Document, frame: Frame) -> bool:
    """«وكان قد استقبلها في مارس الماضي»: told as past to what has no day, and of a day that is not just by."""
    lead = [t.text for t in frame.tokens[max(0, frame.found.first - LONGEST_LEAD) : frame.found.first]]
    were = not phrases("clauses", "were").isdisjoint(lead[-1:])  # «كانا اجتمعا في باريس»
    past = were or ("قد" in lead and not phrases("clauses", "before-verb").isdisjoint(lead[:-1]))
    if frame.dating is None or not past:
        return False
    return document.dated.datings[frame.dating].mention.kind != "relative-day"


def _rest_agree(document: Document, x: Side, y: Side) -> bool:
    """The sides that differ may still be one: an unnamed office against a person of the same nation."""
    if _one_sender(x, y):
        return True
    if (x.entity.name is None) == (y.entity.name is None) or "plural" in (x.entity.kind, y.entity.kind):
        return False
    left, right = (document.people.nations(s.sentence, s.entity) for s in (x, y))
    both = bool(left and right)
    agree = left == right if both and left & right else not both and any(_indefinite(s) for s in (x, y))
    return agree and not _other_office(document, *((x, y) if y.entity.name is None else (y, x)))


def _other_office(document: Document, named: Side, unnamed: Side) -> bool:
    """«الرئيس التونسي فلان» beside «نظيره التونسي» of a minister: an office of another head than any told of him."""
    told, people = _offices_of(document, named), document.people
    if not told or unnamed.entity.kind != "office" or _indefinite(unnamed):
        return False
    beside = people.counterpart(unnamed.sentence, unnamed.entity)
    if unnamed.entity.peer and beside is None:
        return False  # whose, the text does not say
    head = (worded(beside) if beside is not None else words(unnamed.sentence.tokens, unnamed.entity)).split()[0]
    if head in phrases("clauses", "epithets") or head in phrases("clauses", "who-spoke"):
        return False
    return head.removeprefix("ال") not in told


def _offices_of(document: Document, named: Side) -> set[str]:
    """The heads of the offices that the text tells of a person, here or elsewhere: «وزير», «أمير»."""
    persona = document.people.persona(named.sentence, named.entity)
    heads = {office.split()[0] for office in persona.offices} if persona is not None else set()
    heads |= {named.sentence.tokens[first].word.core for first, _ in named.entity.offices}
    return {head.removeprefix("ال") for head in heads}


def _one_sender(x: Side, y: Side) -> bool:
    """«وفد صندوق النقد» and «وفد من صندوق النقد الدولي»: one delegation, told short and long."""
    if not x.entity.kind == y.entity.kind == "delegation":
        return False
    senders = [
        {t.word.core for t in s.sentence.tokens[s.entity.first + 1 : s.entity.last] if not t.kinds & Kind.STOP}
        for s in (x, y)
    ]
    short, long = sorted(senders, key=len)
    return bool(short) and short <= long


def _indefinite(side: Side) -> bool:
    """«مسؤول أمني مغربي»: an office told without the article; «رئيس إقليم كردستان» is of something that has a name."""
    if side.entity.kind != "office":
        return False
    head, *behind = side.sentence.tokens[side.entity.first : side.entity.last]
    if head.word.definite or any(t.word.definite for t in behind):
        return False
    return not any(t.kinds & (Kind.COUNTRY | Kind.CITY) for t in behind)


def _goals_agree(group: Group, frame: Frame) -> bool:
    a, b = group.first.scan.goal, frame.scan.goal
    return a is None or b is None or (a.country or a.id) == (b.country or b.id)


def _places_agree(document: Document, a: Place, b: Place) -> bool:
    return not (a.country and b.country and a.country != b.country)


def _add(document: Document, group: Group, frame: Frame, keys: dict[str, Side]) -> None:
    group.frames.append(frame)
    _name_offices(document, group, keys)
    for key, side in reversed(keys.items()):
        if key not in group.keys and (not group.frames[:-1] or not _covered(group, side)):
            group.keys[key] = side
    for key, side in sides_of(document, frame.attending).items():
        if key not in group.keys:
            group.attending.setdefault(key, side)
    if frame.dating is not None and (group.dating is None or _finer(document, frame.dating, group.dating)):
        group.dating = frame.dating
    place, had = frame.scan.place, group.place
    if place is not None and (had is None or (place.somewhere and not had[1].somewhere)):
        group.place = (frame.sentence, place)


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

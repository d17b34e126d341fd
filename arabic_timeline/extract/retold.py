"""Tellings without names: «ناقش الطرفان», «الاجتماع بين مديري …», «الاستقبال جرى أمس», «كان الطرفان قد اجتمعا»."""

from __future__ import annotations

from itertools import pairwise

from arabic_timeline.extract import present
from arabic_timeline.extract.both import COUNTS, holds
from arabic_timeline.extract.document import Document
from arabic_timeline.extract.entity import nations_of
from arabic_timeline.extract.frames import Frame, Side
from arabic_timeline.extract.group import Group, days_agree, long_over, next_time, over, put_place, sides_of
from arabic_timeline.extract.nearby import Meetings
from arabic_timeline.extract.shape import of_another
from arabic_timeline.extract.tables import either, phrases
from arabic_timeline.extract.words import Kind
from arabic_timeline.forms import REMOTE

NEAR = 2  # sentences after a meeting in which «اللقاء» is that one
_NATIONS = 3  # words from «الجانبان» to the second nation
_OWN_DATE = 6  # words behind a verb in which its own date stands
_FRONTED = 9  # words and signs of «وفي 5 نوفمبر/تشرين الثاني الماضي،»
_COUNTED = 4  # words from «الزعماء الثلاثة» to their verb
_BOTH = 6  # words from «الوزيرين سبق لهما أن» to the verb
_JOINED = 6  # words from «بين» to the second that «و» joins
_TWO = 2  # sides of those who are told again as «the two»
_LED = 3  # words before a noun of meeting that say whose setting it tells


def attached(document: Document, meetings: Meetings, frame: Frame) -> list[Group]:
    """A telling without names goes to the nearest meeting that it fits; returned where it tells another of them."""
    if frame.form not in ("meeting", "session") or frame.series:
        return []
    if frame.attending and not frame.sides and (every := _each_of_them(meetings, frame)):
        for group in every:
            _add(document, group, frame)
        return []
    if frame.trigger.strength == "weak":
        return []
    if next_time(frame) and frame.sides and not frame.joint:
        return []  # «وقالت إن المجموعة ستجتمع بعدها مع الوزير»
    if len(frame.sides) == 1 and of_another(frame):
        return []  # «زار بغداد للاجتماع مع الزعماء»: another meeting, of nobody told
    if not (frame.joint or frame.attending or _several(frame)):
        first = _numbered(document, meetings, frame)
        if first is None:
            _add_setting(document, meetings, frame)
            return []
        return _told_anew(meetings, first)
    if (
        frame.found.trigger.name == "bring together"
        and frame.scan.light is None
        and frame.attending
        and not frame.sides
    ):
        if (theirs := _of_the_delegation(meetings, frame)) is not None:
            _add(document, theirs, frame)
        return []
    if (sat := _sitting(meetings, frame)) is not None:
        _add(document, sat, frame)
        return []
    if count := counted(frame):
        return _of_so_many(document, meetings, frame, count)
    told = sides_of(document, frame.sides)
    chosen = _of_that_day(document, meetings, frame) or meetings.before(
        frame.sentence.index, None if not told or _several(frame) else told
    )
    if chosen is not None and (office := _of_both(frame)) and not _both_hold(chosen, office):
        chosen = _holders(meetings, frame, office)
    if chosen is None and _tells_who_came(frame):
        came = [Side(side.entity, "participant", side.sentence) for side in frame.attending]
        frame.sides, frame.attending, frame.joint, frame.form = came, [], False, "meeting"
        frame.mode = "multilateral" if len(came) > _TWO and frame.mode == "visit" else frame.mode
        return _told_anew(meetings, _of_its_own(document, frame))
    if (denied := _two_denied(meetings, chosen, frame)) is not None:
        known = frame.dating is not None or frame.scan.place is not None
        return _told_anew(meetings, _again(document, denied, frame)) if known else []
    later = chosen is not None and chosen.first.sentence.index > frame.sentence.index
    if chosen is None or (later and (frame.attending or _gone_back(chosen))):
        return []  # «وحضر اللقاء فلان» is of none that is told later, no telling of «كان قد التقى» behind it
    if later and (long_over(document, frame.dating) or not days_agree(document, chosen.dating, frame.dating)):
        return []  # «آخر مرة التقيا فيها كانت عام 2010»: not of those who only follow
    if _of_others(chosen, frame):
        return []
    if frame.held == "planned" and chosen.first.held == "held" and any(s.lead == "between" for s in frame.scan.slots):
        return []  # «اتفق الطرفان على عقد اجتماع بين خبراء الوزارة وخبراء الوكالة»: of those
    if _of_other_nations(document, chosen, frame) or (told and _tells_first(chosen, frame, told)):
        return []
    if frame.attending and frame.held == "held" and chosen.first.held == "planned":
        near = meetings.within(frame.sentence.index - NEAR, frame.sentence.index)
        done = [group for group in near if group.first.held == "held"]
        if len(done) != 1:
            return []
        chosen = done[0]  # «فيما سيستقبله الرئيس غدا. واللقاء حضره فلان»
    far = chosen.first.sentence.index - frame.sentence.index > NEAR
    if far and len(frame.sides) == 1 and not frame.joint:
        return []  # «تجري فلانة اليوم محادثات في …»: with whom sentences later is another meeting
    if _another(document, chosen, frame) or _by_phone(chosen, frame):
        return _told_anew(meetings, _again(document, chosen, frame))
    if frame.dating is None and _went_before(frame):
        told_of_two = len(chosen.keys) == _TWO and frame.scan.place is not None
        return _told_anew(meetings, _again(document, chosen, frame)) if told_of_two else []
    if _done_before(document, chosen, frame):
        return _told_anew(meetings, _again(document, chosen, frame)) if _by_noun(frame) else []
    if chosen.first.held == "planned" and frame.held == "held" and over(document, frame):
        return []  # «سيلتقيه غدا. وأقيمت العام الماضي مأدبة حضرها الأعضاء»
    if frame.held == "planned" and chosen.first.held == "held":
        return _to_meet_again(document, meetings, chosen, frame)
    if _after_landing(chosen, frame):
        again = _again(document, chosen, frame)
        again.dating = again.dating if again.dating is not None else chosen.dating
        return _told_anew(meetings, again)
    if days_agree(document, chosen.dating, frame.dating):
        _add(document, chosen, frame)
    return []


def _of_others(group: Group, frame: Frame) -> bool:
    """«النزاع بين الزنتان والمشاشية قديم، وقد سبق للطرفين أن اجتمعا»: two that the sentence tells, read or not."""
    tokens = frame.tokens[: frame.found.first]
    between = [n for n, t in enumerate(tokens) if t.text in phrases("clauses", "betweens")]
    joined = any(t.conj for n in between for t in tokens[n + 2 : n + _JOINED])
    told = {t.word.core for t in tokens}
    return joined and not any(
        side.sentence.tokens[(side.entity.name or (0, side.entity.last))[1] - 1].word.core in told
        for side in group.keys.values()
    )


def _two_denied(meetings: Meetings, chosen: Group | None, frame: Frame) -> Group | None:
    """«نفى المكتب لقاء بين فلان وفلان. وآخر اجتماع بين الرجلين يعود إلى …»: the two of whom a meeting was denied."""
    near = meetings.within(frame.sentence.index - NEAR, frame.sentence.index)
    last = max(near, key=lambda g: (g.first.sentence.index, g.first.found.first), default=None)
    if last is None or last.first.held != "denied" or len(last.keys) != _TWO or not (frame.joint or _several(frame)):
        return None
    behind = chosen is None or chosen.first.sentence.index < last.first.sentence.index
    done = frame.held == "held" and not frame.attending and frame.sentence is not last.first.sentence
    return last if behind and done else None


def _after_landing(group: Group, frame: Frame) -> bool:
    """«وعقد الرئيسان إثر مراسم الاستقبال اجتماعا»: held behind a reception at the airport, and not that."""
    noun, found = frame.scan.light, frame.found
    if group.first.trigger.roles[0] != "host" or noun is None or not found.trigger.verb or noun.trigger.verb:
        return False
    between = frame.tokens[found.last : noun.first]
    adjuncts, ceremonies = phrases("clauses", "adjuncts"), phrases("clauses", "ceremonies")
    welcomed = any(a.text in adjuncts and b.word.core in ceremonies for a, b in pairwise(between))
    return welcomed and not noun.trigger.definite and len(group.keys) == _TWO


def _tells_who_came(frame: Frame) -> bool:
    """«حضر اللقاء الذي احتضنه القصر أمس كل من فلان وفلان»: of a meeting that nothing else tells, with its own day."""
    noun = frame.scan.light
    if noun is None or frame.found.trigger.frame != "attend" or noun.trigger.strength != "strong" or frame.sides:
        return False
    if frame.found.trigger.name == "bring together":
        return sum(side.entity.name is not None for side in frame.attending) > 1  # «وضم اللقاء فلانا وفلانا»
    behind = frame.tokens[noun.last : noun.last + 1]
    relative = any(t.text in phrases("clauses", "relatives") for t in behind)
    set_there = relative and (frame.dating is not None or frame.scan.place is not None)
    return set_there and sum(side.entity.name is not None for side in frame.attending) > 1


def _of_its_own(document: Document, frame: Frame) -> Group:
    place = (frame.sentence, frame.scan.place) if frame.scan.place is not None else None
    return Group([frame], keys=sides_of(document, frame.sides), dating=frame.dating, place=place, lead=frame)


def _gone_back(group: Group) -> bool:
    """«وكان فلان قد التقى فلانا»: told as what was before that of which the text speaks."""
    first = group.first.found.first
    return any(t.text.removeprefix("و") in either("clauses", "had", "was") for t in group.first.tokens[:first])


def _tells_first(group: Group, frame: Frame, told: dict[str, Side]) -> bool:
    """«يعقد خبراء البلدين غدا اجتماعا، على أن يلتقي الوزيران فلان وفلان»: others than those who are told behind it."""
    behind = group.first.sentence is frame.sentence and group.first.found.first > frame.found.first
    joint = phrases("triggers", "joint")
    own = (side.sentence.tokens[side.entity.first].word for side in told.values() if side.sentence is frame.sentence)
    return behind and any(not (word.definite or word.core in joint) for word in own)


def _of_both(frame: Frame) -> str:
    """«الوزيرين سبق لهما أن اجتمعا»: the office that the noun of two says both hold; "": it says none."""
    offices = phrases("offices", "held-by-both")
    lead = frame.tokens[max(0, frame.found.first - _BOTH) : frame.found.last + frame.found.trigger.verb]
    words = [token.text.removeprefix("و").removeprefix("ال").removeprefix("لل") for token in lead]
    return next((word[:-2] for word in reversed(words) if word[-2:] in ("ين", "ان") and word[:-2] in offices), "")


def _both_hold(group: Group, office: str) -> bool:
    """Whether nobody of a meeting is told to be anything else, and each is one."""
    return all(side.entity.kind in ("person", "office") and holds(side, office) for side in group.keys.values())


def _holders(meetings: Meetings, frame: Frame, office: str) -> Group | None:
    """The last meeting told before whose two sides hold the office."""
    told = meetings.within(0, frame.sentence.index)
    return next((g for g in reversed(told) if len(g.keys) == _TWO and _both_hold(g, office)), None)


def _done_before(document: Document, group: Group, frame: Frame) -> bool:
    """«أرجئ اللقاء المقرر. وكان الرجلان اجتمعا في 24 يونيو»: what was held on days that are over is another one."""
    if group.first.held != "planned" or not over(document, frame) or frame.attending or len(group.keys) != _TWO:
        return False
    joint = phrases("triggers", "joint")
    many = (side for side in frame.sides if side.entity.kind == "plural")
    if any(side.sentence.tokens[side.entity.first].word.core not in joint for side in many):
        return False  # «وأقيمت العام الماضي مأدبة حضرها الأعضاء»: of those
    return group.dating is None or not days_agree(document, group.dating, frame.dating)


def _by_noun(frame: Frame) -> bool:
    """«الرجلان», «بين الرئيسين»: those told before by a noun of two; «لقائهما» may be of others in its sentence."""
    lead = frame.tokens[max(0, frame.found.first - _COUNTED) : frame.found.first]
    return _several(frame) or any(t.word.core in phrases("triggers", "joint") for t in lead)


def _told_anew(meetings: Meetings, group: Group) -> list[Group]:
    """Another meeting, which what follows may tell of again."""
    meetings.add(group)
    return [group]


def counted(frame: Frame) -> int | None:
    """«كان الزعماء الثلاثة قد التقوا»: how many they were, where they are not told by name."""
    first = frame.found.first
    named = any(side.sentence is frame.sentence and side.entity.name for side in frame.sides)
    if named or not (frame.joint or _several(frame)):
        return None
    words = [token.word.core for token in frame.tokens[max(0, first - _COUNTED) : first]]
    words += [t.word.core for side in frame.sides for t in side.sentence.tokens[side.entity.first : side.entity.last]]
    return next((n for n, key in COUNTS.items() for word in words if word in phrases("clauses", key)), None)


def _of_so_many(document: Document, meetings: Meetings, frame: Frame, count: int) -> list[Group]:
    """A telling of so many belongs to a meeting of as many, or tells of another one of theirs."""
    near = [group for group in meetings.within(0, frame.sentence.index) if _how_many(group) == count]
    if len(near) != 1:
        return []
    same = frame.held == near[0].first.held and days_agree(document, near[0].dating, frame.dating)
    if same and not (frame.dating is not None and _past_to_it(frame)):
        _add(document, near[0], frame)
        return []
    if frame.dating is None:
        return []
    frame.form, frame.mode = near[0].first.form, near[0].first.mode
    return _told_anew(meetings, _again(document, near[0], frame))


def _how_many(group: Group) -> int:
    return sum(side.entity.kind != "gathering" for side in group.keys.values())


def _to_meet_again(document: Document, meetings: Meetings, group: Group, frame: Frame) -> list[Group]:
    """«وسيجتمع الرجلان مجددا غدا»: another meeting of the two persons who were told to have met."""
    first = frame.found.first
    lead = frame.tokens[first - 1].text if first else ""
    agreed = lead in phrases("clauses", "agreed-on") and not frame.found.trigger.verb
    kinds = ("person", "office", "plural", "delegation") if agreed else ("person", "office")
    two = len(group.keys) == _TWO and all(side.entity.kind in kinds for side in group.keys.values())
    told = frame.dating is not None or frame.scan.place is not None
    resumed = (agreed or lead in phrases("clauses", "to-go-on")) and frame.dating is not None
    if not (two and told and frame.joint and (frame.found.trigger.verb or resumed)):
        return []
    return _told_anew(meetings, _again(document, group, frame))


def _sitting(meetings: Meetings, frame: Frame) -> Group | None:
    """«وحضر الاجتماع فلان»: the sitting of a body that was told just before."""
    if not frame.attending or frame.sides:
        return None
    near = meetings.sitting(frame.sentence.index - NEAR, frame.sentence.index)
    if near is None or near.form != "session":
        return None
    return near if frame.trigger.session or near.first.trigger.name == frame.trigger.name else None


def _of_that_day(document: Document, meetings: Meetings, frame: Frame) -> Group | None:
    """«وحضر لقاء اليوم فلان»: the one meeting told before that was on that day."""
    day = present.of_a_day(frame.tokens, frame.scan) if frame.found.trigger.frame == "attend" else None
    if day is None:
        return None
    of_it = document.dated.datings[day].interval
    near = [g for g in meetings.within(0, frame.sentence.index) if g.dating is not None and g.first.held == "held"]
    then = [g for g in near if g.dating is not None and document.dated.datings[g.dating].interval == of_it]
    return then[0] if len(then) == 1 else None


def _of_the_delegation(meetings: Meetings, frame: Frame) -> Group | None:
    """«ويضم الوفد فلانا»: the one meeting told before, or the one in which a delegation takes part."""
    near = [g for g in meetings.within(0, frame.sentence.index) if g.first.held != "denied"]
    sent = [g for g in near if any(side.entity.kind == "delegation" for side in g.keys.values())]
    one = near if len(near) == 1 else sent
    return one[0] if len(one) == 1 else None


def _each_of_them(meetings: Meetings, frame: Frame) -> list[Group]:
    """«وحضر اللقاءين فلان», «ورافقه خلال اللقاءين فلان»: the meetings told in the sentences before, all of them."""
    noun = frame.scan.light or frame.found
    if noun.trigger.verb or frame.tokens[noun.first].text not in phrases("clauses", "each-of-them"):
        return []
    took_place = noun.first and frame.tokens[noun.first - 1].word.core in phrases("clauses", "took-place")
    if noun is frame.found and not (frame.scan.there or took_place):
        return []  # «ترأس بقاعة الاجتماعات اجتماع اللجنة بحضور فلان»
    near = meetings.within(frame.sentence.index - NEAR - 1, frame.sentence.index - 1)
    return [group for group in near if group.first.held != "denied"]


def _add(document: Document, group: Group, frame: Frame) -> None:
    group.lead = group.first
    group.frames.append(frame)
    group.frames.sort(key=lambda f: (f.sentence.index, f.found.first))
    for key, side in sides_of(document, frame.attending).items():
        if key not in group.keys:
            group.attending.setdefault(key, side)
    same = frame.held == group.first.held
    if group.dating is None and (same or frame.held != "planned"):
        group.dating = frame.dating
    if frame.scan.place is not None and same and not _to_come(frame):
        put_place(group, frame.sentence, frame.scan.place)


def _to_come(frame: Frame) -> bool:
    """«جولة تقوده إلى قطر للقاء الوزراء»: where somebody is going to is not where he met before."""
    place = frame.scan.place
    before = frame.tokens[place.first - 1].text if place is not None and place.first else ""
    return before in phrases("clauses", "toward")


def _several(frame: Frame) -> bool:
    received = frame.trigger.roles[0] == "host"  # «استقبال المتقدمين» is of others
    return bool(frame.sides) and not received and all(_those(side) for side in frame.sides)


def _those(side: Side) -> bool:
    """«الرجلان», «وزيرا خارجية مصر», «قادة الجهازين»: several who were told, and not «عدد من المدراء»."""
    tokens = side.sentence.tokens
    head, behind = tokens[side.entity.first], tokens[side.entity.first + 1 : side.entity.last]
    dual = head.word.core.endswith(("ا", "ي", "ان", "ين"))
    of_them = bool(behind) and behind[0].word.definite and not behind[0].prep
    return side.entity.kind == "plural" and (head.word.definite or dual or of_them)


# ── another meeting of the same two ──────────────────────────────────────────────────────────────


def _another(document: Document, group: Group, frame: Frame) -> bool:
    """«وكان الطرفان قد اجتمعا يوم …»: dated by itself, of another day than the meeting told, or told as past to it."""
    sides = frame.sides and not _several(frame)
    both = frame.joint or _several(frame)
    if not both or frame.dating is None or sides or len(group.keys) != 2 or group.dating == frame.dating:
        return False
    before = [t.text for t in frame.tokens[max(0, frame.found.first - _LED) : frame.found.first]]
    past = _past_to_it(frame)
    after = frame.tokens[frame.found.first : frame.found.last + _OWN_DATE]
    first = frame.found.first
    fronted = frame.tokens[:first] if first <= _FRONTED and frame.tokens[first - 1].comma else []
    own = frame.found.trigger.verb and any(t.dating == frame.dating for t in (*fronted, *after))
    last = not frame.found.trigger.verb and any(word in phrases("clauses", "other-times") for word in before)
    long_ago = group.dating is None and group.first.held == "held" and long_over(document, frame.dating)
    return past or ((own or last) and (long_ago or not days_agree(document, group.dating, frame.dating)))


def _past_to_it(frame: Frame) -> bool:
    """«وكان الرجلان قد اجتمعا», «سبق لهما أن اجتمعا»: told as what was before that of which the text speaks."""
    before = [t.text for t in frame.tokens[max(0, frame.found.first - _LED) : frame.found.first]]
    past = "قد" in before and frame.tokens[0].text in phrases("clauses", "before-verb")
    return past or _went_before(frame)


def _went_before(frame: Frame) -> bool:
    """«وسبق أن التقيا», «سبق لهما أن اجتمعا في باريس»: another time than that which was told."""
    before = frame.tokens[max(0, frame.found.first - _LED) : frame.found.first]
    both = frame.joint or _several(frame)
    earlier = any(t.text.removeprefix("و") in phrases("clauses", "earlier") for t in before)
    return both and (earlier or _last_time(frame))


def _last_time(frame: Frame) -> bool:
    """«والتقى الرجلان آخر مرة في باريس», «للمرة الأخيرة»: once before, and not again until what was told."""
    behind = [t.text for t in frame.tokens[frame.found.last : frame.found.last + _OWN_DATE]]
    return any(f"{a} {b}" in phrases("clauses", "last-time") for a, b in pairwise(behind))


def _of_other_nations(document: Document, group: Group, frame: Frame) -> bool:
    """«وكان الجانبان العراقي والأميركي عقدا …»: nations of which the two who were told just before are not."""
    tokens, joint = frame.tokens, phrases("triggers", "joint")
    at = next((n for n, t in enumerate(tokens) if t.word.core in joint), len(tokens))
    beside = tokens[at + 1 : at + _NATIONS]
    if not frame.joint or not beside or not all(t.kinds & Kind.NATION for t in beside):
        return False
    told = nations_of(beside)
    of = set().union(*(document.people.nations(s.sentence, s.entity) for s in group.keys.values()))
    return not set(told) <= of


def _by_phone(group: Group, frame: Frame) -> bool:
    """«وقال مصدر إن الرجلين تحدثا هاتفيا أمس»: no telling of the meeting where they sat together."""
    verb = frame.found.trigger.verb and frame.joint and len(group.keys) == 2 and not frame.scan.there
    return verb and frame.mode in REMOTE and group.first.mode not in REMOTE and group.form == "meeting"


def _again(document: Document, group: Group, frame: Frame) -> Group:
    both = _several(frame)  # «الوزيرين»
    frame.sides = list(group.keys.values())
    frame.form = group.first.form if both else frame.form
    place = (frame.sentence, frame.scan.place) if frame.scan.place is not None else None
    there = {key: side for key, side in sides_of(document, frame.attending).items() if key not in group.keys}
    keys = dict(group.keys)
    return Group([frame], keys=keys, attending=there, dating=frame.dating, place=place, lead=frame)


def _numbered(document: Document, meetings: Meetings, frame: Frame) -> Group | None:
    """«اللقاء الأول، الذي انعقد أمس»: behind one meeting of two, told with another day, another meeting of theirs."""
    if frame.sides or frame.dating is None or not frame.trigger.definite or len(frame.scan.predicates) < 2:
        return None
    after = frame.tokens[frame.found.last : frame.found.last + 1]
    if not any(t.word.core in phrases("clauses", "numbered") for t in after):
        return None
    near = meetings.within(frame.sentence.index - NEAR, frame.sentence.index - 1)
    if len(near) != 1 or len(near[0].keys) != 2 or days_agree(document, near[0].dating, frame.dating):
        return None
    return _again(document, near[0], frame)


# ── «اللقاء» alone ───────────────────────────────────────────────────────────────────────────────


def _add_setting(document: Document, meetings: Meetings, frame: Frame) -> None:
    """«الاستقبال جرى أمس في قصر …», «وذلك في اجتماع عقد بمدينة …»: the day and place of the meeting just told."""
    if frame.dating is None and frame.scan.place is None:
        return
    if frame.tokens[frame.found.first].text in phrases("clauses", "each-of-them"):
        return  # «وجرى اللقاءان أمس»: of all that were told, or of none
    if (frame.sides or frame.found.trigger.verb) and not _was_held(frame):
        return
    told = meetings.within(frame.sentence.index - NEAR, frame.sentence.index)
    call = frame.mode == "phone"
    near = [g for g in told if (g.first.mode == "phone") == call]  # «المكالمة» is none where they sat together
    if len(near) != 1 or near[0].first.held != frame.held or not days_agree(document, near[0].dating, frame.dating):
        return
    group = near[0]
    if _abroad(group, frame):
        return  # «الاجتماع المقرر عقده في سنغافورة» is not that in Washington
    here = group.first.sentence is frame.sentence
    known = frame.trigger.definite and not _other_time(frame)
    if (here and _sets(frame)) or (not here and (known or _came_then(frame))):
        _add(document, group, frame)


def _was_held(frame: Frame) -> bool:
    """«وعقد الاجتماع الأربعاء الماضي»: right behind the verb the meeting told before, and nobody new beside it."""
    noun, found = frame.scan.light, frame.found
    if noun is None or found.trigger.frame != "light" or noun.trigger.verb or noun.first != found.last:
        return False
    return noun.trigger.definite and all(side.sentence is not frame.sentence for side in frame.sides)


def _came_then(frame: Frame) -> bool:
    """«جاء ذلك خلال اجتماع عقد أمس بمقر الوزارة»: what the sentence before told was done there."""
    return " ".join(t.text for t in frame.tokens[:2]) in phrases("clauses", "came-then")


def _abroad(group: Group, frame: Frame) -> bool:
    """Whether two countries are told as where it was."""
    mine, theirs = frame.scan.place, group.place[1] if group.place else None
    return bool(mine and theirs and mine.country and theirs.country and mine.country != theirs.country)


def _sets(frame: Frame) -> bool:
    """«وذلك في اجتماع …», «خلال لقاء …»: behind the act, a noun that tells where and when it was."""
    before = frame.tokens[max(0, frame.found.first - _LED) : frame.found.first]
    return any(t.text == "وذلك" for t in before)


def _other_time(frame: Frame) -> bool:
    """«اللقاء السابق», «الاجتماع المقبل»: one of the others."""
    after = frame.tokens[frame.found.last : frame.found.last + 2]
    return any(t.dating is None and t.word.core in phrases("clauses", "other-times") for t in after)

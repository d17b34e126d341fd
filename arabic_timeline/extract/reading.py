"""A trigger with what surrounds it → who met whom in that clause, of what form, held or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from arabic_timeline import lexicon
from arabic_timeline.extract import (
    apart,
    decoys,
    fronted,
    gender,
    governing,
    meals,
    places,
    present,
    rounds,
    shape,
    sides,
    unread,
    walk,
)
from arabic_timeline.extract.asking import is_light, lacks, nothing_held
from arabic_timeline.extract.clause import Clause, Scan, Slot
from arabic_timeline.extract.entity import Entity
from arabic_timeline.extract.finding import Found, is_sitting
from arabic_timeline.extract.frames import Frame, Side
from arabic_timeline.extract.heads import heads
from arabic_timeline.extract.known import Index
from arabic_timeline.extract.official import contest
from arabic_timeline.extract.places import Place
from arabic_timeline.extract.tables import either, phrases
from arabic_timeline.extract.triggers import Trigger
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.wording import aims
from arabic_timeline.extract.words import Kind
from arabic_timeline.forms import REMOTE

_THREE = 3
_MENDED = 10  # words from «والصحيح» to the place that it puts right
_GOING = 12  # words from «يعود الطرفان» to what they go for
_GUESTS = ("person", "office", "plural", "delegation")  # kinds of whom somebody can have as his guest
_BEFORE_APART, _BEHIND_APART = 6, 5  # words around an act that may say that each was met by himself


def read(clause: Clause, found: Found, context: Side | None, told: list[Frame]) -> Frame | None:
    """The frame of a trigger, or ``None`` where the clause tells of no meeting.

    ``context``: whom the sentences before speak of, for a verb whose subject is not written; ``told``: the frames
    read before it in its sentence.
    """
    if not found.trigger.verb and decoys.tells_apart(clause, found):
        return None
    if lacks(found.trigger, clause.sentence.texts) or _holds_nothing(clause, found):
        return None
    if _things_do(clause.sentence.tokens, found) or _of_any(clause, found) or _about_one_held(clause, found):
        return None
    found = _of_honour(clause, found)
    scan, act = walk.scan(clause, found), found
    if (
        scan.decoy
        or scan.broken
        or decoys.decoy(clause, found, scan)
        or decoys.habit(clause, found)
        or decoys.used_to(clause, found)
        or decoys.with_each(clause, found)
        or decoys.on_a_show(clause, found)
        or decoys.first_to_do(clause, found)
        or decoys.led_by(found, scan)
    ):
        return None
    if meals.only_ate(found, scan) and not meals.joins(clause, scan):
        return None
    scan.slots = _before_topic(clause, found, scan)
    if _only_for(clause, found, scan):
        return None
    if _says_of_whom(clause, found):
        return None
    if _leads_a_side(clause, found) and not heads(clause, found.first):
        return None
    if found.trigger.needs_with and found.trigger.pronoun and not any(slot.lead == "with" for slot in scan.slots):
        return None  # «ستكون عرضة لـ…», «ما بحثه الطرفان»: nobody with whom
    scan.slots += fronted.leads(clause, act)
    found = _as_noun(clause, act)
    trigger = scan.light.trigger if scan.light and not scan.light.trigger.verb else _sitting(clause, found, scan)
    if found.trigger.venue and not _hosted_there(clause, found, scan):
        # «يستضيف النادي …»: only a city or country hosts a sitting, only a person a guest
        hosted = _hosting(found, scan) or _host_before(clause, found, scan)
        if hosted is not None and (host := clause.subject_left(found.first)) and _on_air(clause.sentence.tokens, host):
            return None
        if hosted is None and not _somewhere(clause, found, scan):
            return None
        if hosted is not None:
            found, trigger = hosted, hosted.trigger if hosted.trigger.frame == "object" else trigger
    if _convened(clause, found, scan):
        found = replace(found, trigger=replace(found.trigger, frame="object"))
        trigger = replace(found.trigger, strength="strong")
    if found.trigger.sits and _came_together(scan):
        found = replace(found, trigger=replace(found.trigger, frame="with"))
        trigger = replace(found.trigger, strength="strong")
    if found.trigger.frame == "attend" and present.of_a_day(clause.sentence.tokens, scan) is not None:
        trigger = replace(trigger, definite=True)
    if found.trigger.frame == "attend" and scan.light is not None and scan.light.trigger.form == "signing":
        return None  # who signed tells the noun itself
    if found.trigger.frame == "attend" and _no_guest(clause, found):
        return None
    if members := present.members(clause, found, scan):
        scan.slots = members
        found = replace(found, trigger=replace(found.trigger, frame="attend", tense="past"))  # «ويضم الوفد كلا من»
        trigger = replace(found.trigger, definite=True, frame="with", strength="strong")
    if there := present.there_too(clause, found, scan) or present.of_those_told(clause, found, scan):
        scan.slots, scan.there = there, True
        trigger = replace(trigger, definite=True, frame="with", strength="strong")
    if trigger.frame in ("light", "joins", "preside", "attend"):
        return None
    scan.place = fronted.place(clause, act, scan.place)
    if found.trigger.needs and not _needed(clause, found, scan):
        if not found.trigger.otherwise or not _spoke_with(clause, found, scan):
            return None
        found = replace(found, trigger=replace(found.trigger, frame="topic"))  # «تناول فلان مع فلان الأزمة»
        trigger = found.trigger
    if found.trigger.name == "hear out" and not any(slot.lead == "with" for slot in scan.slots):
        return None  # «استمعت اللجنة إلى تقرير»
    if found.trigger.faces and not _came_before(clause, scan):
        return None
    if found.trigger.name == "brief" and not _briefed(found, scan):
        return None
    if found.trigger.name == "accept credentials" and not any(s.entity.name is not None for s in scan.slots[1:]):
        return None  # «تسلم أوراق اعتماد سفير كينيا»: nobody says that he came himself
    frame = Frame(clause.sentence, found, scan, trigger)
    frame.joint = scan.joint or _both(frame) or _both_go(frame)
    sides.fill(clause, frame, context, told)
    if not frame.sides and _wraps(frame, told):
        frame.sides = list(told[-1].sides)
    elif _only_says_how(frame, told):
        frame.sides = []
    if found.trigger.name == "presiding over":
        _led_while_speaking(clause, frame)
    unread.drop_others(frame, told)
    if not frame.sides and unread.of_unread_pair(frame):
        return None
    _received_next(frame)
    _was_received(frame)
    _held_for(clause, frame)
    if found.trigger.unsure and trigger.pronoun and not _somebody_here(frame):
        return None  # «أرض يقابلها بيت»: «قابله» is to face, too
    if decoys.ongoing(frame):
        return None
    frame.joint = frame.joint or (not frame.sides and _the_two(frame))
    shape.shape(clause, frame, told)
    if frame.value == "denied" and found.trigger.frame == "topic" and any(t.value == "held" for t in told):
        return None  # «التقى فلانا، لكنه نفى أن يكونا قد تطرقا إلى الملف»
    scan.place = _mended_place(clause, frame)
    if trigger.name in ("summit", "conference") and not found.trigger.verb and _on_the_margins(frame):
        frame.sides = [side for side in frame.sides if side.entity.kind == "gathering"]
    return frame


def _holds_nothing(clause: Clause, found: Found) -> bool:
    """«يقوم المجلس بأعماله»: a light verb behind which stands no noun of meeting, nor what else can be held."""
    if not is_light(found.trigger):
        return False
    nouns = (act for act in clause.sentence.acts if not act.trigger.verb)
    return all(noun.first < found.last for noun in nouns) and nothing_held(found.trigger, clause.sentence.texts)


def _only_for(clause: Clause, found: Found, scan: Scan) -> bool:
    """«أنهت السفارة التحضيرات للقاء فلان بفلان»: the noun that «ل» leads to is not what the verb did."""
    light, tokens = scan.light, clause.sentence.tokens
    if found.trigger.frame != "light" or light is None or light.trigger.verb or light.first < found.last + 1:
        return False
    return tokens[light.first].text.startswith("لل") and bool(tokens[light.first - 1].word.definite)


def _received_next(frame: Frame) -> None:
    """«صور استقبال الرئيس فلان السفير فلانا»: behind the noun and who received, without «و», whom he received."""
    two = len(frame.sides) == 2 and all(side.role == "host" for side in frame.sides)
    if frame.found.trigger.verb or not two:
        return
    first, second = frame.sides
    if second.entity.first > first.entity.first and not second.entity.conj and second.sentence is first.sentence:
        frame.sides[1] = replace(second, role="visitor")


def _held_for(clause: Clause, frame: Frame) -> None:
    """«عقد فلان وفلان اجتماعا لمديري الإدارات»: those for whom several hold a meeting, or one is its host, are met."""
    light, hosts = frame.scan.light, frame.found.trigger.hosts
    if light is None or len(frame.sides) < 2 - hosts or any(s.entity.first > light.first for s in frame.sides):
        return
    near = (clause.entity_at(n) for n in range(light.last, light.last + 3))
    whom = next((e for e in near if e is not None), None)
    if whom is None or whom.kind != "plural" or whom.prep != "ل":
        return
    # «اجتماعات مغلقة للمشرعين»: whom several met is nobody who is told, and they did not meet each other
    frame.sides = [] if whom.crowd else [*frame.sides, Side(whom, "participant", clause.sentence)]


def _was_received(frame: Frame) -> None:
    """«وسيحظى باستقبال من طرف فلان»: who is told before the sentence is received, and receives nobody."""
    hosts = len(frame.sides) == 2 and all(side.role == "host" for side in frame.sides)
    if not hosts or frame.found.trigger.name != "receive a call":
        return
    frame.sides = [s if s.sentence is frame.sentence else replace(s, role="visitor") for s in frame.sides]


def _mended_place(clause: Clause, frame: Frame) -> Place | None:
    """«التقته في مالابو، والصحيح أن اللقاء جرى في باتا»: the place that the same sentence puts right."""
    tokens, told = frame.tokens, frame.scan.place
    if told is None:
        return None
    words = lexicon.folded("dates/bearings", "corrections")
    at = next((n for n in range(frame.found.last, len(tokens)) if tokens[n].text in words), None)
    if at is None or told.first > at:
        return told
    mended = range(at + 1, min(at + _MENDED, len(tokens) - 1))
    return places.first_led(tokens, mended, clause.reader.index) or told


def _wraps(frame: Frame, told: list[Frame]) -> bool:
    """«أطلع فلان فلانا على الوضع، خلال اجتماع عقد اليوم بحضور فلان»: the meeting in which the act before it was."""
    noun, before = frame.found, told[-1] if told else None
    if noun.trigger.verb or noun.trigger.definite or noun.trigger.pronoun or noun.trigger.strength != "strong":
        return False
    led = noun.first > 0 and frame.tokens[noun.first - 1].text in phrases("clauses", "wrapping")
    if before is None or not led or not frame.attending or before.form != "meeting" or len(before.sides) < 2:
        return False
    return before.found.trigger.frame in ("object", "topic", "with") and before.found.trigger.verb


def _led_while_speaking(clause: Clause, frame: Frame) -> None:
    """«أشار الوالي، خلال ترؤسه اجتماعا للمجلس، إلى ترحيب القيادة»: who speaks led it, and what he says names nobody."""
    first, noun, tokens = frame.found.first, frame.scan.light, frame.tokens
    said = phrases("clauses", "said-to") | phrases("clauses", "that")
    end = noun.last if noun is not None else frame.found.last
    stop = next((n for n in range(end, len(tokens)) if tokens[n].text in said), len(tokens))
    here = [s for s in frame.sides if s.sentence is not frame.sentence or s.entity.first < stop]
    frame.attending = [s for s in frame.attending if s.sentence is not frame.sentence or s.entity.first < stop]
    speakers = [e for e in clause.entities.values() if e.last <= first and e.kind in ("person", "office")]
    free = [e for e in speakers if not (e.prep or e.crowd)]
    if free and all(s.sentence is not frame.sentence or s.entity.first > first for s in here):
        led = Side(max(free, key=lambda e: e.first), "participant", frame.sentence)
        here = [led, *(s for s in here if s.sentence is frame.sentence)]
    frame.sides = here


def _only_says_how(frame: Frame, told: list[Frame]) -> bool:
    """«استقبل فلان فلانا والوفد المرافق، في لقاء ركز على …»: no meeting of the guest with those who came with him."""
    noun, before = frame.found, told[-1] if told else None
    if noun.trigger.verb or noun.trigger.definite or noun.trigger.pronoun or noun.first < 2 or before is None:
        return False
    lead = frame.tokens[noun.first - 2 : noun.first]
    led = lead[0].comma and lead[1].text in phrases("clauses", "wrapping")
    own = any(side.sentence is not frame.sentence or side.entity.first > noun.first for side in frame.sides)
    same = {side.entity.first for side in frame.sides} == {side.entity.first for side in before.sides}
    return (
        led and not (own or same) and before.found.trigger.verb and len(before.sides) > 1 and before.form == "meeting"
    )


def _somebody_here(frame: Frame) -> bool:
    """Whether a person or a holder is told in the sentence of the act itself."""
    own = [s.entity for s in frame.sides if s.sentence is frame.sentence]
    return any(e.kind in ("person", "office") and not e.crowd for e in own)


def _leads_a_side(clause: Clause, found: Found) -> bool:
    """«يرأس الفريق الحكومي في المحادثات فلان»: who leads one side presides over nothing."""
    tokens = clause.sentence.tokens
    if found.trigger.frame != "preside" or found.trigger.pronoun or found.last >= len(tokens):
        return False
    side = tokens[found.last]
    whole = clause.entity_at(found.last)
    delegation = whole is not None and whole.kind == "delegation"
    if whole is not None and whole.name is not None:
        return False  # «ترأس الفريق الركن فلان اجتماعا»: an officer, and no team
    return delegation or side.word.core in phrases("clauses", "sides") | phrases("offices", "teams")


def _says_of_whom(clause: Clause, found: Found) -> bool:
    """«وفد من البرلمان، يضم فلانا وفلانا»: who is of a delegation, right behind it, met nobody by that."""
    if found.trigger.name != "bring together" or found.trigger.pronoun or not found.first:
        return False
    end = found.first - clause.sentence.tokens[found.first - 1].comma
    return any(entity.kind == "delegation" and entity.last == end for entity in clause.entities.values())


def _things_do(tokens: Sequence[Token], found: Found) -> bool:
    """«مسارات أخرى تتصل بالجانبين»: right behind a noun of things a verb of calling says what they have to do with."""
    first = found.first
    if not found.trigger.verb or found.trigger.form != "call" or not first or not governing.asyndetic(tokens, first):
        return False
    noun = tokens[first - 1 - (first > 1 and tokens[first - 1].text in phrases("clauses", "other-ones"))]
    thing = not noun.kinds & ~(Kind.PLAIN | Kind.COMMON | Kind.INNER | Kind.NOT_PEOPLE | Kind.ADJECTIVE)
    thing = thing and (bool(noun.kinds) or noun.text.endswith("ات"))
    return thing and not (noun.word.definite or noun.sign or noun.dating is not None)


def _of_any(clause: Clause, found: Found) -> bool:
    """«زوار المعرض»: who comes to a place, where the noun does not open its sentence behind «من»."""
    if found.trigger.name != "callers":
        return False
    opens = found.first == 1 and clause.sentence.tokens[0].text in phrases("clauses", "among-them")
    return not opens


def _about_one_held(clause: Clause, found: Found) -> bool:
    """«استعرض الوزير أمام النواب محادثاته مع فلان»: a verb of discussing whose object is a meeting with sides."""
    if found.trigger.frame != "topic" or not found.trigger.verb:
        return False
    noun = next((other for other in clause.found if other.first >= found.last), None)
    if noun is None or noun.trigger.verb or clause.sentence.tokens[noun.first].prep:
        return False
    tokens = clause.sentence.tokens
    if noun.first == found.last and not noun.trigger.definite:
        return True  # «بحث لقاء جمع فلانا بفلان ملف الهجرة»: what the meeting itself was about
    lead = tokens[noun.first - 1]
    between = tokens[found.last : noun.first]
    if any(t.sign or t.text in phrases("clauses", "of-two") for t in between):
        return False  # «عرض مع الرئيس فلان حصيلة مشاوراته»
    if lead.kinds & Kind.STOP and lead.dating is None:
        return False
    whose = clause.entity_at(noun.last)
    return noun.trigger.pronoun or (whose is not None and whose.kind in ("person", "office"))


def _before_topic(clause: Clause, found: Found, scan: Scan) -> list[Slot]:
    """«تطرق اللقاء إلى الحوار مع الحركة»: behind what leads to a topic none of its sides stands."""
    verb = next((f for f in clause.found if f.last == found.first), None)
    if found.trigger.verb or verb is None or verb.trigger.frame != "topic":
        return scan.slots
    tokens = clause.sentence.tokens
    topic = next((n for n in range(found.last, scan.end) if tokens[n].text in phrases("clauses", "to-topic")), scan.end)
    return [slot for slot in scan.slots if slot.entity.first < topic]


def _on_the_margins(frame: Frame) -> bool:
    """«التقى على هامش القمة فلانا»: whom the verb met takes no part in the noun."""
    before = frame.tokens[max(0, frame.found.first - 2) : frame.found.first]
    return any(t.text in phrases("clauses", "scene") for t in before)


def after(frame: Frame, index: Index) -> list[Frame]:
    """«استقبل فلانا، ثم فلانا»: a frame for each whom the same host met next."""
    if len(frame.sides) < 2:
        return []
    host, role = frame.sides[0], frame.trigger.roles[1]
    if later := apart.settings(frame, index):
        return later
    rest = list[Side]()
    if len(frame.sides) > 2 and (_apart(frame) or apart.in_turn(frame)):
        rest, frame.sides = frame.sides[2:], frame.sides[:2]
        frame.mode = frame.mode if frame.mode in REMOTE else "visit"
    others = [replace(frame, sides=[host, side], attending=[]) for side in rest]
    scan = apart.elsewhere(frame)
    next_ones = [Side(entity, role, frame.sentence) for entity in frame.scan.then]
    return others + [replace(frame, scan=scan, sides=[host, side], attending=[]) for side in next_ones]


def _apart(frame: Frame) -> bool:
    """«التقى، كلا على حدة، فلانا وفلانا», «في لقاءين منفصلين»: as many meetings as guests.

    Whom somebody rang up («اتصل بفلان وفلان») he rang up one by one, where no conference is told.
    """
    first, last = max(0, frame.found.first - _BEFORE_APART), frame.scan.end + _BEHIND_APART
    words = f" {' '.join(t.text for t in frame.tokens[first:last])} "
    if len(frame.sides) == _THREE and any(t.text in phrases("clauses", "two-acts") for t in frame.tokens[first:last]):
        return True  # «أجرى مكالمتين مع فلان وفلان»
    if frame.mode == "phone" and frame.found.trigger.verb and frame.scan.light is None:
        called = [slot.entity for slot in frame.scan.slots if slot.lead == "with"]
        each = len(called) == len(frame.sides) - 1 and all(side.entity in called for side in frame.sides[1:])
        return each and not any(t.text in phrases("clauses", "conference") for t in frame.tokens[first:last])
    between = any(slot.lead == "between" for slot in frame.scan.slots)
    if frame.found.trigger.frame not in ("object", "with", "light", "noun", "topic") or between:
        return False
    return _reached_each(frame) or any(f" {p} " in words for p in phrases("clauses", "apart"))


def _reached_each(frame: Frame) -> bool:
    """«أجرى فلان سلسلة من اللقاءات شملت فلانا وفلانا»: several acts, each with one of them."""
    noun, guest = frame.scan.light, frame.sides[1].entity
    if noun is None or noun.trigger.name != "discussions" or guest.first < noun.last:
        return False
    return any(t.text in phrases("clauses", "reaching") for t in frame.tokens[noun.last : guest.first])


def _of_honour(clause: Clause, found: Found) -> Found:
    """«في استقبال سموه»: an honour behind the noun stands for one of the sides, as a pronoun does."""
    tokens = clause.sentence.tokens
    his = found.last < len(tokens) and tokens[found.last].text in phrases("clauses", "his-title")
    if found.trigger.verb or found.trigger.name != "reception" or not his:
        return found
    return replace(found, last=found.last + 1, trigger=replace(found.trigger, pronoun=True))


def _hosted_there(clause: Clause, found: Found, scan: Scan) -> bool:
    """«تستضيف الدوحة …», «تستضيف العاصمة القطرية الدوحة …»: the place is the subject of the verb."""
    if scan.place is None:
        return False
    between = clause.sentence.tokens[found.last : scan.place.first]
    capital = bool(between) and between[0].word.core in phrases("clauses", "capitals")
    return not between or (capital and all(t.kinds & Kind.NATION for t in between[1:]))


def _somewhere(clause: Clause, found: Found, scan: Scan) -> bool:
    """«يشهد لواء عي الأحد اجتماعا يضم …»: between the verb and its noun a place that no table knows, and nobody."""
    if scan.light is None or scan.light.trigger.definite or found.trigger.name not in ("house", "witness"):
        return False
    between = clause.sentence.tokens[found.last : scan.light.first]
    words = [t for t in between if t.dating is None]
    fronted = clause.sentence.tokens[0].text in phrases("clauses", "as-for")  # «أما لواء عي فيشهد …»
    people = any(found.last <= slot.entity.first < scan.light.first for slot in scan.slots)
    return (bool(words) or fronted) and not people and not any(t.sign or t.conj or t.kinds & Kind.VERB for t in words)


def _hosting(found: Found, scan: Scan) -> Found | None:
    """«سيستضيف الرئيس نظيره»: the verb of a person is one of receiving."""
    if found.trigger.hosts and scan.light is not None and scan.light.trigger.form == "signing":
        scan.light = None  # «سيستضيف فلان فلانا لتوقيع مذكرة»: what they meet for
    people = [one for one in scan.free if one.kind in ("person", "office")]
    if people and people[0] is scan.free[0] and people[0].offices and people[0].first == found.last:
        people += [one for one in scan.free[1:] if one.kind in ("plural", "delegation") and not one.crowd]  # «وفدا»
    slots = [slot for slot in scan.slots if slot.lead != "attending"]
    if found.trigger.pronoun and scan.light is None:
        return None  # «حفل استضافه فلان»: what he gave
    if found.trigger.hosts and scan.light is not None and scan.light.trigger.strength == "strong" and len(people) > 1:
        host = people[0]
        named = host is scan.slots[0].entity and host.first == found.last and host.offices
        return replace(found, trigger=replace(found.trigger, frame="hosted", venue=False)) if named else None
    if found.trigger.hosts and scan.light is not None and people and people[0].first == found.last:
        return replace(found, trigger=replace(found.trigger, venue=False))  # «تستضيف الوزيرة اجتماعا لوزراء …»
    if found.trigger.hosts and scan.light is None and _heard(found, scan):
        return _receiving(found)
    if not found.trigger.hosts or scan.light is not None or not people or len(people) < len(slots):
        return None
    trigger = replace(found.trigger, frame="object", venue=False, session=False, roles=("host", "visitor"))
    return replace(found, trigger=trigger)


def _receiving(found: Found) -> Found:
    """The verb as one of receiving: its object is the guest."""
    return replace(found, trigger=replace(found.trigger, frame="object", venue=False, roles=("host", "visitor")))


def _on_air(tokens: Sequence[Token], host: Entity) -> bool:
    """«الإعلامي فلان استضاف الوزير»: guests of a programme."""
    called = {t.word.core for t in tokens[host.first : host.last]}
    shown = {t.word.core.removesuffix("ه").removesuffix("ها") for t in tokens} & phrases("clauses", "shows")
    return bool(shown) or not called.isdisjoint(phrases("genres", "press"))


def _host_before(clause: Clause, found: Found, scan: Scan) -> Found | None:
    """«الرئيس فلان استضاف في إسطنبول اجتماعا ضم فلانا وفلانا»: the host stands before the verb.

    So he does in «وكان الرئيس فلان قد استضاف وفدا», who is received.
    """
    people = [e for e in scan.free if e.kind in ("person", "office")]
    light = scan.light
    if found.trigger.hosts and not found.trigger.pronoun and light is None and scan.free:
        guests = all(e.kind in _GUESTS and not e.crowd for e in scan.free)
        left = clause.subject_left(found.first) if guests else None
        if left is None or left.kind != "person" or not left.offices:
            return None
        return _receiving(found)
    if not found.trigger.hosts or found.trigger.pronoun or light is None or light.trigger.strength != "strong":
        return None
    host = clause.subject_left(found.first) if people and people[0].first > light.first else None
    if host is None or host.kind != "person" or not host.offices:
        return None
    return replace(found, trigger=replace(found.trigger, frame="hosted", venue=False))


def _no_guest(clause: Clause, found: Found) -> bool:
    """«لم تحضر القضية في المباحثات التي جمعت …»: what was not there is nobody; the noun tells for itself."""
    tokens = clause.sentence.tokens
    negated = found.first > 0 and tokens[found.first - 1].text in phrases("clauses", "negations")
    return negated and not found.trigger.pronoun and clause.entity_at(found.last) is None


def _spoke_with(clause: Clause, found: Found, scan: Scan) -> bool:
    """«تناول فلان أمس مع فلان الأزمة»: with whom stands before of what, not behind («ملف الحوار مع النقابات»)."""
    spoke = scan.free[0] if scan.free and scan.free[0].first == found.last else None
    other = next((slot.entity for slot in scan.slots if slot.lead == "with"), None)
    if spoke is None or other is None:
        return False
    between = [t for t in clause.sentence.tokens[spoke.last : other.first] if not t.sign and t.dating is None]
    return len(between) <= _THREE


def _briefed(found: Found, scan: Scan) -> bool:
    """«أطلعت الوزيرة فلانة القنصل فلانا على …»: both by name, one behind the other."""
    free = scan.free
    named = [e.name is not None and bool(e.offices) for e in free[:2]]
    return len(free) > 1 and free[0].first == found.last and named[0] and (named[1] or free[1].kind == "delegation")


def _heard(found: Found, scan: Scan) -> bool:
    """«تستضيف لجنة الأمن قائد العمليات»: a body that sits has an official before it."""
    free = scan.free
    if len(free) < 2 or free[0].kind != "body" or free[0].first != found.last:
        return False
    return all(e.kind in ("person", "office") and bool(e.offices) for e in free[1:])


def _convened(clause: Clause, found: Found, scan: Scan) -> bool:
    """«جمع الوالي فلان رؤساء الجماعات»: who calls several together meets them."""
    free = scan.free
    if found.trigger.name != "join together" or not found.trigger.verb or scan.light is not None or not free:
        return False
    behind = free[0].kind == "person" and len(free) > 1
    host = free[0] if behind else clause.subject_left(found.first)
    guest = free[1] if behind else free[0]
    if host is None or host.kind not in ("person", "office") or not host.offices:
        return False
    return guest.kind == "plural" and not guest.conj and not found.trigger.pronoun


def _came_together(scan: Scan) -> bool:
    """«التأم الوزير فلان ونظيره فلان»: no body sat, but people met."""
    people = [slot for slot in scan.slots if slot.entity.kind in ("person", "office") and slot.lead in ("", "with")]
    return scan.light is None and len(people) > 1 and people == scan.slots[: len(people)] and not people[0].lead


def _both(frame: Frame) -> bool:
    """«وكان الطرفان قد اجتمعا»: the subject before the verb is the two told."""
    before = frame.tokens[max(0, frame.found.first - 3) : frame.found.first]
    verb = frame.found.trigger.verb and frame.found.trigger.tense  # «اتفق الجانبان على عقد …» is of another
    return bool(verb) and any(t.word.core in phrases("triggers", "joint") for t in before)


def _both_go(frame: Frame) -> bool:
    """«يعود الطرفان إلى المقر للجلوس مع المندوب»: what the two told are to do."""
    first, tokens = frame.found.first, frame.tokens
    lead = tokens[max(0, first - _GOING) : first]
    both = any(a.kinds & Kind.VERB and b.word.core in phrases("triggers", "joint") for a, b in pairwise(lead))
    led = tokens[first - 1 : first]  # «لاستكمال المحادثات»
    again = any(t.text in phrases("clauses", "next-time") for t in tokens[frame.found.last : frame.found.last + _THREE])
    agreed = again and any(t.text in phrases("clauses", "agreed-on") for t in led)  # «اتفق الطرفان على الاجتماع مجددا»
    return both and (aims(tokens[first]) or agreed or any(t.text in phrases("clauses", "to-go-on") for t in led))


def _the_two(frame: Frame) -> bool:
    """«مباحثاتهما», «ثم التقيا»: the two of the meeting just told."""
    words = [frame.tokens[n].text for n in frame.scan.predicates]
    return frame.found.trigger.dual or gender.between_both(frame) or any(word.endswith("هما") for word in words)


def pair(frame: Frame, told: list[Frame]) -> None:
    """«بحث فلان مع فلان …، وأنهما سيلتقيان»: the two of the meeting told before in the sentence."""
    topics = frame.found.trigger.frame == "topic"  # «استقبله، وبحثا معا …» is one meeting
    if not frame.found.trigger.dual or topics or frame.scan.slots or len(frame.sides) > 1 or frame.form != "meeting":
        return
    before = [f for f in told if f.form == "meeting" and len(f.sides) == 2]
    if before and (not frame.sides or any(frame.sides[0].entity is s.entity for s in before[-1].sides)):
        frame.sides = list(before[-1].sides)
        frame.mode = frame.mode if frame.mode in REMOTE else "visit"
        _came_about(before[-1], frame)


def _came_about(planned: Frame, frame: Frame) -> None:
    """«وصل الاثنين للقاء نظيرته، واجتمعا في المساء»: what somebody came for was done, the same sentence says."""
    joined = frame.tokens[frame.found.first].conj and frame.found.trigger.tense == "past"
    if planned.held == "planned" and not planned.found.trigger.verb and joined and frame.held == "held":
        planned.held = planned.value = "held"


def _as_noun(clause: Clause, found: Found) -> Found:
    """«إلى عقد اجتماع»: after a preposition the past is the verbal noun, and says nothing of when."""
    before = clause.sentence.tokens[found.first - 1] if found.first else None
    if before is None or found.trigger.tense != "past" or before.text not in phrases("clauses", "before-nouns"):
        return found
    return replace(found, trigger=replace(found.trigger, tense=""))


def _sitting(clause: Clause, found: Found, scan: Scan) -> Trigger:
    """«ستلتئم اللجنة», «ينعقد المجلس»: a body as subject sits, without a noun of meeting."""
    trigger = found.trigger
    if trigger.frame == "preside" and _over_works(clause, scan):
        return replace(trigger, frame="with")
    if not scan.slots and scan.light is None and (told := rounds.before(clause, found)) is not None:
        scan.sat = told
        return replace(trigger, frame="with")
    if not trigger.sits:
        return trigger
    own = clause.sentence.tokens[found.last : found.last + 1]
    if not scan.slots and own and own[0].word.definite and own[0].dating is None and not own[0].prep:
        return trigger  # «وسوف ينعقد التدريب»: the verb has a subject of its own
    subject = scan.slots[0].entity if scan.slots else clause.subject_left(found.first)
    return replace(trigger, frame="with") if subject is not None and subject.kind in ("body", "plural") else trigger


def _over_works(clause: Clause, scan: Scan) -> bool:
    """«ترأس الوزيران أشغال اللجنة», «أشرف على مجلس وزاري»: who presides over the sitting of a body sits in it."""
    tokens = clause.sentence.tokens
    bodies = [s.entity for s in scan.slots if s.entity.kind == "body" and s.lead in ("", "to")]
    return scan.light is None and any(
        tokens[e.first - 1].text in phrases("clauses", "works") or is_sitting(tokens, e.first) or _of_round(tokens, e)
        for e in bodies
        if not contest(tokens[e.first : e.last])
    )


def _of_round(tokens: Sequence[Token], body: Entity) -> bool:
    """«أعمال الدورة الرابعة للجنة»: a body whose round stands before it."""
    before = tokens[max(0, body.first - 2) : body.first]
    return body.prep == "ل" and any(t.word.core in phrases("clauses", "rounds") for t in before)


def _needed(clause: Clause, found: Found, scan: Scan) -> bool:
    """Whether what a verb asks for stands behind it: «تبادل … الآراء», «وقع … اتفاقية»; it is of the act."""
    tokens, needs = clause.sentence.tokens, found.trigger.needs
    for n in range(found.last, min(scan.end + 6, len(tokens))):
        pair = f"{tokens[n].text} {tokens[n + 1].text}" if n + 1 < len(tokens) else ""
        if not needs.isdisjoint((tokens[n].text, tokens[n].word.core, pair)):
            scan.predicates.append(n)
            return True
    if "مع" in needs and _at_table(tokens, found):
        return True
    if "مع" in needs and any(s.lead == "to" and (s.entity.name or _several(s.entity)) for s in scan.slots):
        return True  # «جلس الوزير إلى فلان»
    return found.trigger.lands and _lands(clause, found, scan)


def _came_before(clause: Clause, scan: Scan) -> bool:
    """«مثل الوزير أمام اللجنة»: whether nobody is told who judges, since nobody comes before a court for a meeting."""
    tokens = clause.sentence.tokens
    heads = {tokens[slot.entity.first].word.core for slot in scan.slots}
    return heads.isdisjoint(either("clauses", "courts", "judges"))


def _at_table(tokens: Sequence[Token], found: Found) -> bool:
    """«على طاولة واحدة جلس فلان وفلان»: at what they sat, told before the verb."""
    before = [t.text for t in tokens[max(0, found.first - _THREE) : found.first]]
    return any(pair in phrases("clauses", "at-table") for pair in map(" ".join, pairwise(before)))


def _several(entity: Entity) -> bool:
    """«جلس الوزير إلى ممثلي النقابة»: people who are told by whose they are."""
    return entity.kind == "plural" and not entity.crowd and entity.last - entity.first > 1


def _lands(clause: Clause, found: Found, scan: Scan) -> bool:
    """«حل الوزير بطرابلس», «كان الوزير قد حل بطرابلس»: a person, and the place with ب."""
    if scan.place is None or not scan.place.prep or len(scan.slots) > 1 or any(slot.lead for slot in scan.slots):
        return False
    who = scan.slots[0].entity if scan.slots else clause.subject_left(found.first)
    if who is None or who.kind not in ("person", "office", "delegation") or not (who.offices or who.name):
        return False
    scan.goal, scan.place = scan.goal or scan.place, None
    return True

"""A trigger with what surrounds it → who met whom in that clause, of what form, held or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from arabic_timeline.extract import factuality, fronted, rounds, sides, walk
from arabic_timeline.extract.clause import Clause, Scan
from arabic_timeline.extract.factuality import Happening, Judgement
from arabic_timeline.extract.finding import Found, is_sitting
from arabic_timeline.extract.frames import Frame, Side
from arabic_timeline.extract.official import contest
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.triggers import Trigger
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.words import Kind
from arabic_timeline.forms import FORMS, REMOTE, Mode
from arabic_timeline.language import verbs
from arabic_timeline.lexicon import kept

_COMMAS = frozenset("،,:؛-–")
_TO_COME = ("س", "وس", "فس")  # how a verb of the future may begin
_QUESTION = ("؟", "?")
_BEFORE_APART, _BEHIND_APART = 6, 5  # words around an act that may say that each was met by himself
_PAID = 5  # words from what is paid to «لقاء»
_HABIT = 4  # words behind a verb that may say how often


def read(clause: Clause, found: Found, context: Side | None, told: list[Frame]) -> Frame | None:
    """The frame of a trigger, or ``None`` where the clause tells of no meeting.

    ``context``: whom the sentences before speak of, for a verb whose subject is not written; ``told``: the frames
    read before it in its sentence.
    """
    if not found.trigger.verb and _tells_apart(clause, found):
        return None
    scan = walk.scan(clause, found)
    scan.place = fronted.place(clause, found, scan.place)
    scan.slots += fronted.leads(clause, found)
    if scan.decoy or scan.broken or _decoy(clause, found, scan) or _habit(clause, found) or _led_by(found, scan):
        return None
    found = _as_noun(clause, found)
    trigger = scan.light.trigger if scan.light and not scan.light.trigger.verb else _sitting(clause, found, scan)
    if found.trigger.venue and (scan.place is None or scan.place.first != found.last):
        # «يستضيف النادي …»: only a city or country hosts a sitting, only a person a guest
        hosted = _hosting(found, scan)
        if hosted is None:
            return None
        found, trigger = hosted, hosted.trigger if hosted.trigger.frame == "object" else trigger
    if found.trigger.frame == "attend" and _of_a_day(clause, scan):
        trigger = replace(trigger, definite=True)
    if found.trigger.frame == "attend" and scan.light is not None and scan.light.trigger.form == "signing":
        return None  # who signed tells the noun itself
    if _of_those_told(clause, found, scan):
        trigger = replace(trigger, definite=True, frame="with", strength="strong")
    if trigger.frame in ("light", "joins", "preside", "attend") or (
        found.trigger.needs and not _needed(clause, found, scan)
    ):
        return None
    frame = Frame(clause.sentence, found, scan, trigger)
    frame.joint = scan.joint or _both(frame)
    sides.fill(clause, frame, context, told)
    frame.joint = frame.joint or (not frame.sides and _the_two(frame))
    _shape(clause, frame, told)
    if trigger.name == "summit" and not found.trigger.verb and _on_the_margins(frame):
        frame.sides = [side for side in frame.sides if side.entity.kind == "gathering"]
    return frame


def _of_a_day(clause: Clause, scan: Scan) -> bool:
    """«حضر لقاء اليوم فلان»: a meeting that its day tells apart is a known one."""
    after = clause.sentence.tokens[scan.light.last : scan.light.last + 1] if scan.light is not None else []
    return any(t.dating is not None for t in after)


def _of_those_told(clause: Clause, found: Found, scan: Scan) -> bool:
    """«وحضره فلان», «وحضر عن الجانب التونسي فلان»: at the opening of a sentence, of the meeting told before."""
    tokens, first = clause.sentence.tokens, found.first
    opens = first == 0 or (first == 1 and tokens[0].text in phrases("clauses", "ties"))
    if found.trigger.frame != "attend" or scan.light is not None or not opens or not scan.slots:
        return False
    after = tokens[found.last : found.last + 2]
    spoken = len(after) == 2 and after[0].text in phrases("clauses", "on-behalf")
    side = spoken and after[1].word.core in phrases("clauses", "sides")
    return (found.trigger.pronoun or side) and all(s.entity.kind in ("person", "office") for s in scan.slots)


def _on_the_margins(frame: Frame) -> bool:
    """«التقى على هامش القمة فلانا»: whom the verb met takes no part in the noun."""
    before = frame.tokens[max(0, frame.found.first - 2) : frame.found.first]
    return any(t.text in phrases("clauses", "scene") for t in before)


def after(frame: Frame) -> list[Frame]:
    """«استقبل فلانا، ثم فلانا»: a frame for each whom the same host met next."""
    if len(frame.sides) < 2:
        return []
    host, role = frame.sides[0], frame.trigger.roles[1]
    if len(frame.sides) > 2 and _apart(frame):
        rest, frame.sides = frame.sides[2:], frame.sides[:2]
        frame.mode = "visit"
        return [replace(frame, sides=[host, side], attending=[]) for side in rest]
    return [replace(frame, sides=[host, Side(e, role, frame.sentence)], attending=[]) for e in frame.scan.then]


def _apart(frame: Frame) -> bool:
    """«التقى، كلا على حدة، فلانا وفلانا», «في لقاءين منفصلين»: as many meetings as guests."""
    first, last = max(0, frame.found.first - _BEFORE_APART), frame.scan.end + _BEHIND_APART
    words = f" {' '.join(t.text for t in frame.tokens[first:last])} "
    return frame.found.trigger.frame in ("object", "with") and any(
        f" {p} " in words for p in phrases("clauses", "apart")
    )


def _tells_apart(clause: Clause, found: Found) -> bool:
    """«استقبل، في لقاءين منفصلين، فلانا وفلانا»: the noun only tells that they are two."""
    words = " ".join(t.text for t in clause.sentence.tokens[found.first : found.last + 1])
    return words in phrases("clauses", "apart")


def _hosting(found: Found, scan: Scan) -> Found | None:
    """«سيستضيف الرئيس نظيره»: the verb of a person is one of receiving."""
    people = [slot for slot in scan.slots if slot.lead == "" and slot.entity.kind in ("person", "office")]
    if found.trigger.hosts and scan.light is not None and scan.light.trigger.strength == "strong" and len(people) > 1:
        host = people[0].entity
        named = host is scan.slots[0].entity and host.first == found.last and host.offices
        return replace(found, trigger=replace(found.trigger, frame="hosted", venue=False)) if named else None
    if found.trigger.hosts and scan.light is not None and people and people[0].entity.first == found.last:
        return replace(found, trigger=replace(found.trigger, venue=False))  # «تستضيف الوزيرة اجتماعا لوزراء …»
    if not found.trigger.hosts or scan.light is not None or not people or len(people) < len(scan.slots):
        return None
    trigger = replace(found.trigger, frame="object", venue=False, session=False, roles=("host", "visitor"))
    return replace(found, trigger=trigger)


def _both(frame: Frame) -> bool:
    """«وكان الطرفان قد اجتمعا»: the subject before the verb is the two told."""
    before = frame.tokens[max(0, frame.found.first - 3) : frame.found.first]
    verb = frame.found.trigger.verb and frame.found.trigger.tense  # «اتفق الجانبان على عقد …» is of another
    return bool(verb) and any(t.word.core in phrases("triggers", "joint") for t in before)


def _the_two(frame: Frame) -> bool:
    """«مباحثاتهما», «ثم التقيا»: the two of the meeting just told."""
    found = frame.found.trigger
    words = [frame.tokens[n].text for n in frame.scan.predicates]
    return found.dual or any(word.endswith("هما") for word in words)


def pair(frame: Frame, told: list[Frame]) -> None:
    """«بحث فلان مع فلان …، وأنهما سيلتقيان»: the two of the meeting told before in the sentence."""
    topics = frame.found.trigger.frame == "topic"  # «استقبله، وبحثا معا …» is one meeting
    if not frame.found.trigger.dual or topics or frame.scan.slots or len(frame.sides) > 1 or frame.form != "meeting":
        return
    before = [f for f in told if f.form == "meeting" and len(f.sides) == 2]
    if before and (not frame.sides or any(frame.sides[0].entity is s.entity for s in before[-1].sides)):
        frame.sides = list(before[-1].sides)
        frame.mode = frame.mode if frame.mode in REMOTE else "visit"


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
    bodies = [s.entity for s in scan.slots if s.entity.kind == "body" and s.lead == ""]
    return scan.light is None and any(
        tokens[e.first - 1].text in phrases("clauses", "works") or is_sitting(tokens, e.first)
        for e in bodies
        if not contest(tokens[e.first : e.last])
    )


def _decoy(clause: Clause, found: Found, scan: Scan) -> bool:
    tokens, decoys = clause.sentence.tokens, phrases("triggers", "decoys-near")
    near = [n for n in range(found.last, min(scan.end, found.last + 6)) if tokens[n].word.core in decoys]
    near = [n for n in near if not _where(clause, n)]
    if found.trigger.session or (scan.light is not None and scan.light.trigger.session):
        near = [n for n in near if tokens[n].word.core not in phrases("triggers", "periodic")]
    if near:
        people = [e for e in clause.entities.values() if e.kind == "person"]
        if any(not any(e.first <= n < e.last for e in people) for n in near):
            return True  # «الرئيس المنتخب فلان» plays in no team
    if _in_return(tokens, found) or _no_act(tokens, found):
        return True
    before = clause.sentence.tokens[max(0, found.first - 2) : found.first]
    return any(t.kinds & Kind.NOT_PEOPLE and not t.kinds & Kind.INNER for t in before)


def _where(clause: Clause, n: int) -> bool:
    """«كان في استقباله بمطار …»: a word that only says where."""
    tokens = clause.sentence.tokens
    led = tokens[n].prep == "ب" or (n > 0 and tokens[n - 1].text in phrases("clauses", "inside"))
    return bool(led) and bool(tokens[n].kinds & Kind.INNER)


def _in_return(tokens: Sequence[Token], found: Found) -> bool:
    """«دفع خمسة ملايين دولار لقاء معلومات»: in return for, and no meeting."""
    if found.trigger.verb or found.trigger.definite or tokens[found.first].text != "لقاء":
        return False
    before = [t.word.core for t in tokens[max(0, found.first - _PAID) : found.first]]
    money, paid = phrases("triggers", "money"), phrases("triggers", "paying")
    return bool(before) and (before[-1] in money or not paid.isdisjoint(before))


def _no_act(tokens: Sequence[Token], found: Found) -> bool:
    """«بحثا عن ثغرات», «أرقام الاتصال الهاتفي»: words in which that of an act says something else."""
    around = [t.text for t in tokens[max(0, found.first - 1) : found.first + 2]]
    return any(" ".join(two) in phrases("triggers", "not-acts") for two in pairwise(around))


def _habit(clause: Clause, found: Found) -> bool:
    """«يزور البلاد سنويا آلاف السياح»: what is done time and again is no visit."""
    if found.trigger.frame not in ("visit", "arrive") or found.trigger.tense != "present":
        return False
    after = clause.sentence.tokens[found.last : found.last + _HABIT]
    return any(t.text in phrases("triggers", "habits") for t in after)


def _led_by(found: Found, scan: Scan) -> bool:
    """«وفد يترأسه فلان في زيارة …»: who leads the visitors presides over nothing."""
    visit = scan.light is not None and scan.light.trigger.strength == "visit"
    return found.trigger.frame == "preside" and found.trigger.pronoun and visit


def _needed(clause: Clause, found: Found, scan: Scan) -> bool:
    """Whether what a verb asks for stands behind it: «تبادل … الآراء», «وقع … اتفاقية»; it is of the act."""
    tokens, needs = clause.sentence.tokens, found.trigger.needs
    for n in range(found.last, min(scan.end + 6, len(tokens))):
        pair = " ".join(t.text for t in tokens[n : n + 2])
        if not needs.isdisjoint((tokens[n].text, tokens[n].word.core, pair)):
            scan.predicates.append(n)
            return True
    return found.trigger.lands and _lands(scan)


def _lands(scan: Scan) -> bool:
    """«حل الوزير بطرابلس»: a person, and the place with ب."""
    if scan.place is None or not scan.place.prep or len(scan.slots) != 1 or scan.slots[0].lead:
        return False
    scan.goal, scan.place = scan.goal or scan.place, None
    return scan.slots[0].entity.kind in ("person", "office", "delegation") and bool(scan.slots[0].entity.offices)


def _shape(clause: Clause, frame: Frame, told: list[Frame]) -> None:
    """What form the frame has: a meeting needs two sides, a visit one and a place, a sitting one body."""
    frame.mode = _mode(frame)
    judged = _judged(clause, frame, told)
    frame.value, frame.sign = judged.value, judged.sign
    if frame.value in factuality.TOLD:
        frame.held = judged.value  # type: ignore[assignment]  # one of the three
    words = [t.word.core for t in frame.tokens[max(0, frame.found.first - 8) : frame.scan.end]]
    frame.earlier = "سبق" in words or ("سابقا" in words and frame.held == "held")
    frame.again = ("مره", "اخري") in pairwise(words)
    before = frame.tokens[max(0, frame.found.first - 2) : frame.found.first]
    frame.series = not phrases("clauses", "series").isdisjoint([t.word.core for t in before])
    if frame.found.trigger.form is not None and FORMS[frame.found.trigger.form].context:
        frame.form = frame.found.trigger.form
    elif frame.trigger.frame == "arrive":
        frame.form = "motion"
    elif frame.trigger.strength == "visit" or frame.trigger.frame == "visit":
        hosts = [s for s in frame.sides[1:] if s.entity.kind in ("person", "office")]
        frame.form = "meeting" if hosts else "visit"
    elif (
        len(frame.sides) == 1 and not frame.joint and frame.sides[0].entity.kind in ("body", "gathering", "plural")
    ) or (len(frame.sides) == 1 and frame.found.trigger.frame == "preside"):
        frame.form = "session"
    elif not frame.sides and frame.attending and not frame.joint and not _only_attended(frame):
        frame.form = "session"
        frame.sides, frame.attending = [Side(s.entity, "host", s.sentence) for s in frame.attending], []


def _only_attended(frame: Frame) -> bool:
    """«اللقاء الذي حضره فلان»: the meeting is told elsewhere; «الاجتماع الذي ترأسه فلان» is one of his."""
    return frame.trigger.definite and all(slot.lead != "presiding" for slot in frame.scan.slots)


def _mode(frame: Frame) -> Mode:
    found = frame.found.trigger.mode or frame.trigger.mode
    if found is not None:
        return found
    end = next((n for n in range(frame.found.last, frame.scan.end + 3) if _joined_act(frame, n)), frame.scan.end + 3)
    told = [t.text for t in frame.tokens[frame.found.first : end]]
    for mode in ("phone", "online"):
        if any(" " not in way or f" {way} " in f" {' '.join(told)} " for way in _ways(told, mode)):
            return mode
    people = [s for s in frame.sides if s.entity.kind != "gathering"]
    if len(people) > 2 or (not phrases("triggers", "multilateral").isdisjoint(told) and len(people) != 2):
        return "multilateral"
    return "visit"


def _joined_act(frame: Frame, n: int) -> bool:
    """«التقى فلانا وأجرى اتصالا»: whether another act begins at a token."""
    token = frame.tokens[n] if n < len(frame.tokens) else None
    return token is not None and token.conj and bool(token.kinds & Kind.VERB) and n not in frame.scan.predicates


def _ways(told: list[str], mode: Mode) -> set[str]:
    """The phrases of a mode («هاتفيا», «عبر الفيديو») whose first word is among these words."""
    rows = _by_first_word(mode)
    return {way for word in rows.keys() & told for way in rows[word]}


@kept
def _by_first_word(mode: Mode) -> dict[str, tuple[str, ...]]:
    ways = phrases("triggers", mode)
    return {first: tuple(w for w in ways if w.split()[0] == first) for first in {w.split()[0] for w in ways}}


def _served(clause: Clause, frame: Frame) -> bool:
    """«سيتوجه إلى الدوحة للقاء …», «وصل لعقد اجتماع»: what somebody goes for is still to come."""
    first, tokens = frame.found.first, clause.sentence.tokens
    aims = first > 0 and tokens[first - 1].text in phrases("clauses", "aims")  # «لإجراء محادثات»
    led = tokens[first].prep == "ل" or tokens[first].text.startswith("لل") or aims
    if not led or frame.found.trigger.strength == "visit":
        return False
    before = [f for f in clause.found if f.first < first and f.trigger.verb]
    if before and (before[-1].trigger.frame == "arrive" or before[-1].trigger.tense == "future"):
        return True
    verb = next((t for t in reversed(tokens[:first]) if t.kinds & Kind.VERB or t.text.startswith(_TO_COME)), None)
    return verb is not None and any(r.particle == "س" for r in verbs.readings(verb.text))


def _opens(clause: Clause, frame: Frame, told: list[Frame]) -> bool:
    """Whether a verb opens its clause, and no subject, other verb or «الذي» stands before it.

    Joined to another act it is as that one: «الملك يستقبل فلانا ويجري مباحثات» is a headline.
    """
    first, tokens = frame.found.first, frame.tokens
    if not frame.found.trigger.verb or "visit" in (frame.found.trigger.frame, frame.trigger.strength):
        return False  # «يزور البلاد حاليا»
    joined = tokens[first].conj or _before_it(tokens, first)
    if joined and told:
        return told[-1].held == "planned"
    if first and tokens[first - 1].text in phrases("clauses", "whens"):
        return True  # «عندما يلتقي فلان فلانا»
    n = first
    while n and not _fresh(tokens[n - 1]):
        n -= 1
        if tokens[n].kinds & (Kind.VERB | Kind.GIVEN) or tokens[n].text in phrases("clauses", "auxiliaries"):
            return False
    led = n == first or tokens[n].prep or tokens[n].text in phrases("clauses", "prepositions")  # «من جهة أخرى يلتقي»
    return bool(led) and clause.subject_left(first) is None


def _fresh(token: Token) -> bool:
    """Whether a clause may begin behind a token: a comma, a date, «حيث»."""
    return token.dating is not None or token.text in _COMMAS or token.text in phrases("clauses", "opens-clause")


def _before_it(tokens: Sequence[Token], first: int) -> bool:
    """«قبل أن يلتقي»: as held or planned as what it follows."""
    that = first > 1 and tokens[first - 1].text in phrases("clauses", "that")
    return that and tokens[first - 2].text in phrases("clauses", "before-meeting")


def _judged(clause: Clause, frame: Frame, told: list[Frame]) -> Judgement:
    """What the sentence says of the act."""
    act, noun = frame.found, frame.scan.light
    first = min(act.first, noun.first) if noun is not None else act.first
    last = max(act.last, noun.last) if noun is not None else act.last
    sentence = frame.sentence
    asked = sentence.text[sentence.end : sentence.end + 1] in _QUESTION
    tense = act.trigger.tense or (noun.trigger.tense if noun is not None else "")  # «لقاء سيعقد غدا»
    opens = _opens(clause, frame, told)
    happening = Happening(first, last, act.trigger.verb, tense, frame.trigger.definite, opens)
    judged = factuality.judge(frame.tokens, happening, asked)
    if judged.value == "held" and _served(clause, frame):
        return Judgement("planned", (act.first, act.last))
    return judged

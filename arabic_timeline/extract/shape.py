"""What an act that has been read is: its form, in which mode, held, planned or denied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from arabic_timeline.extract import factuality, licence
from arabic_timeline.extract.clause import Clause
from arabic_timeline.extract.entity import Entity
from arabic_timeline.extract.factuality import Judgement
from arabic_timeline.extract.finding import Found
from arabic_timeline.extract.frames import Frame, Side
from arabic_timeline.extract.signs import Happening, signs, signs_in
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.wording import aims, like_verb, unlisted_act
from arabic_timeline.extract.words import Kind
from arabic_timeline.forms import FORMS, Mode
from arabic_timeline.language import verbs
from arabic_timeline.lexicon import kept
from arabic_timeline.model import Role

_COMMAS = frozenset("،,:؛-–")
_TO_DO = frozenset(("علي", "الي"))  # «على», «إلى»: to what somebody is urged
_TO_COME = ("س", "وس", "فس")  # how a verb of the future may begin
_THEIR = "هما"  # «كلفه بالملف خلال لقائهما»: where the asking itself was
_QUESTION = ("؟", "?")
_THEN = 2  # words from «محادثاتهما» to «آنذاك»


def shape(clause: Clause, frame: Frame, told: list[Frame]) -> None:
    """What form the frame has: a meeting needs two sides, a visit one and a place, a sitting one body."""
    frame.mode = _mode(frame)
    judged = _judged(clause, frame, told)
    frame.value, frame.sign = judged.value, judged.sign
    if frame.value in factuality.TOLD:
        frame.held = judged.value  # type: ignore[assignment]  # one of the three
    near = frame.tokens[max(0, frame.found.first - 8) : frame.scan.end]
    words = [t.word.core for t in near]
    before_this = "سبق" in words and any(
        a.word.core == "سبق" and not b.sign for a, b in pairwise(near)
    )  # «سبق- الرياض:» is a newspaper
    frame.earlier = before_this or ("سابقا" in words and frame.held == "held") or _back_then(frame)
    frame.again = "اخري" in words and ("مره", "اخري") in pairwise(words)
    before = frame.tokens[max(0, frame.found.first - 2) : frame.found.first]
    frame.series = not phrases("clauses", "series").isdisjoint([t.word.core for t in before])
    if frame.found.trigger.form is not None and FORMS[frame.found.trigger.form].context:
        frame.form = frame.found.trigger.form
    elif frame.trigger.frame == "arrive":
        frame.form = "motion"
    elif frame.trigger.strength == "visit" or frame.trigger.frame == "visit":
        host = frame.trigger.roles[1]  # «قام فلان وفلان بزيارة …»: two visitors are no meeting
        frame.sides = [s for s in frame.sides if s.role != host or not _built(s)]
        groups = ("body", "plural") if frame.found.trigger.lands else ()  # «حل ضيفا على اللجنة»
        kinds = ("person", "office", *groups)
        hosts = [s for s in frame.sides if s.entity.kind in kinds and s.role == host]
        frame.form = "meeting" if hosts and len(frame.sides) > 1 else "visit"
    elif (
        len(frame.sides) == 1
        and not (frame.joint or of_another(frame))
        and frame.sides[0].entity.kind in ("body", "gathering", "plural")
    ) or (len(frame.sides) == 1 and frame.found.trigger.frame == "preside"):
        frame.form = "session"
    elif len(frame.sides) == 1 and (there := _met_there(frame)):
        frame.sides += [replace(side, role="participant") for side in there]
        frame.attending = [side for side in frame.attending if side not in there]
        frame.mode = _mode(frame)
    elif not frame.sides and frame.attending and not frame.joint and not _only_attended(frame):
        frame.form = "session"
        chairs = [slot.entity for slot in frame.scan.slots if slot.lead == "presiding"]
        chairs = [e for e in chairs if any(s.entity is e for s in frame.attending)]
        role: Role = "host" if chairs else "participant"  # «عقد اجتماع بحضور الوزراء»: nobody says whose guests
        chairs = chairs or [s.entity for s in frame.attending]
        frame.sides = [Side(s.entity, role, s.sentence) for s in frame.attending if s.entity in chairs]
        frame.attending = [s for s in frame.attending if s.entity not in chairs]


def _back_then(frame: Frame) -> bool:
    """«دون أن تثمر محادثاتهما آنذاك»: of the time just told, which is not that of the news."""
    behind = frame.tokens[frame.found.last : frame.found.last + _THEN]
    noun = not frame.found.trigger.verb and frame.found.trigger.pronoun
    return noun and any(t.text in phrases("clauses", "back-then") for t in behind)


def _met_there(frame: Frame) -> list[Side]:
    """«عقد الوزير اجتماعا بحضور السفير»: who was there is whom he met, where nobody else is told.

    Who leads a delegation («برئاسة») or comes along («يرافقه») is of the one side; a known meeting is told elsewhere.
    """
    one, act = frame.sides[0], frame.scan.light or frame.found
    if frame.joint or frame.trigger.definite or frame.trigger.strength != "strong":
        return []
    if frame.found.trigger.verb and frame.found.trigger.frame == "object":
        return []  # «حيث التقوا الوزير بحضور السفير»: whom others met, who are not named
    if one.entity.kind not in ("person", "office") or one.entity.crowd or _one_word(one.entity):
        return []
    first = min((side.entity.first for side in frame.attending), default=0)
    words = [t.text for t in frame.tokens[min(act.last, first) : first]]
    unread = "مع" in words and all(slot.lead != "with" for slot in frame.scan.slots)  # with whom, no name that is known
    if unread or phrases("clauses", "in-presence").isdisjoint(words):
        return []
    return [s for s in frame.attending if s.entity.kind in ("person", "office", "plural") and not s.entity.crowd]


def _one_word(entity: Entity) -> bool:
    """«الفريق التنظيمي»: a lone word behind a title, which may be no name."""
    return entity.name is not None and entity.name[1] - entity.name[0] == 1


def _built(side: Side) -> bool:
    """«زار الوفد عمارة فخرو»: a given name that is a word too, and no office or title says that he is somebody."""
    name, tokens = side.entity.name, side.sentence.tokens
    if name is None or side.entity.offices or name[0] != side.entity.first:
        return False
    return tokens[name[0]].word.core in phrases("clauses", "built")


def of_another(frame: Frame) -> bool:
    """«سيعقد اجتماع غدا مع اللجنة»: the one side is the other one; whose meeting it is nobody says."""
    return any(slot.lead == "with" and slot.entity is frame.sides[0].entity for slot in frame.scan.slots)


def _only_attended(frame: Frame) -> bool:
    """«اللقاء الذي حضره فلان»: the meeting is told elsewhere; «الاجتماع الذي ترأسه فلان» is one of his."""
    return frame.trigger.definite and all(slot.lead != "presiding" for slot in frame.scan.slots)


def _mode(frame: Frame) -> Mode:
    found = frame.found.trigger.mode or frame.trigger.mode
    if found is not None:
        return found
    people = [s for s in frame.sides if s.entity.kind != "gathering"]
    if not frame.sentence.has(_of_modes()):
        return "multilateral" if len(people) > 2 else "visit"
    end = next((n for n in range(frame.found.last, frame.scan.end + 3) if _joined_act(frame, n)), frame.scan.end + 3)
    told = [t.text for t in frame.tokens[frame.found.first : end]]
    for mode in ("phone", "online"):
        ways = _ways(told, mode)
        if ways and any(" " not in way or f" {way} " in f" {' '.join(told)} " for way in ways):
            return mode
    if len(people) > 2 or (not phrases("triggers", "multilateral").isdisjoint(told) and len(people) != 2):
        return "multilateral"
    return "visit"


def _joined_act(frame: Frame, n: int) -> bool:
    """«التقى فلانا وأجرى اتصالا», «…، أعقبته مكالمة هاتفية»: whether another act begins at a token."""
    if n >= len(frame.tokens) or n in frame.scan.predicates:
        return False
    token, before = frame.tokens[n], frame.tokens[n - 1]
    if not (token.kinds & Kind.VERB or before.comma) or token.word.core in phrases("clauses", "took-place"):
        return False  # «…، جرى عبر الفيديو»
    if not token.kinds & Kind.VERB:
        return unlisted_act(frame.tokens, n)
    return token.conj or before.comma or before.text in phrases("clauses", "ties")  # «كما تحدث هاتفيا مع …»


def _ways(told: list[str], mode: Mode) -> set[str]:
    """The phrases of a mode («هاتفيا», «عبر الفيديو») whose first word is among these words."""
    rows = _by_first_word(mode)
    return {way for word in told if word in rows for way in rows[word]}


@kept
def _by_first_word(mode: Mode) -> dict[str, tuple[str, ...]]:
    ways = phrases("triggers", mode)
    return {first: tuple(w for w in ways if w.split()[0] == first) for first in {w.split()[0] for w in ways}}


@kept
def _of_modes() -> frozenset[str]:
    """The words of which one stands in every sentence that tells a mode."""
    return phrases("triggers", "multilateral").union(_by_first_word("phone"), _by_first_word("online"))


def will_be(frame: Frame) -> bool:
    """«لقاء فلان وفلان سيكون استكمالا للمشاورات», «سيكون لقاء فلان وفلان تتمة لها»: beside a noun and its sides.

    Of «لقاء أمس» only what comes of it is to come.
    """
    if frame.found.trigger.verb:
        return False
    tokens, first, words = frame.tokens, frame.found.first, phrases("clauses", "will-be")
    if first and tokens[first - 1].word.core in words:
        return True
    ends = {s.entity.last for s in frame.sides if s.sentence is frame.sentence and s.entity.last > first}
    behind = [n + (tokens[n].text == "،") for n in ends if n < len(tokens) - 1]
    last = next((n for n in sorted(behind) if tokens[n].word.core in words), first)
    return last > first and all(t.dating is None for t in tokens[first:last])


def _during_one_to_come(frame: Frame, told: list[Frame]) -> bool:
    """«تقوم الوزيرة اليوم بزيارة تجري خلالها محادثات»: during a visit that the sentence tells in the present."""
    lead = frame.tokens[frame.found.last : frame.found.last + 2]
    within = any(t.text in phrases("clauses", "there") for t in lead)
    going = any(t.held == "planned" or t.found.trigger.tense == "present" for t in told)
    return within and frame.found.trigger.tense == "present" and (going or _now(frame.tokens))


def _now(tokens: Sequence[Token]) -> bool:
    """«يغادر اليوم الأمير في زيارة يلتقي خلالها»: the sentence opens with a verb in the present."""
    first = next((t for t in tokens if t.kinds & Kind.VERB), None)
    told = verbs.readings(first.text) if first is not None else ()
    return bool(told) and all(reading.form.tense == "present" for reading in told)


def _to_come(tokens: Sequence[Token]) -> bool:
    """«يغادر غدا إلى باماكو، وهناك يلتقي …»: the last verb of these is not of the past."""
    return any(like_verb(t) and verbs.readings(t.text) for t in tokens) and not _past(tokens)


def _to_be_done(clause: Clause, frame: Frame) -> bool:
    """Whether the act is what somebody goes for, or where he is asked or promises to do something."""
    return _served(clause, frame) or _urged(clause, frame) or _pledged(frame)


def _urged(clause: Clause, frame: Frame) -> bool:
    """«طالب النائب الوزير بإثارة الملف خلال لقائه السفير»: where somebody is asked to do what, it is still to come."""
    tokens, first = clause.sentence.tokens, frame.found.first
    told = None if frame.found.trigger.verb or tokens[first].text.endswith(_THEIR) else clause.asked(first)
    if told is None or any(
        t.kinds & Kind.VERB or t.text in phrases("clauses", "that") for t in tokens[told.last : first]
    ):
        return False
    return any(
        t.prep == "ب" or t.text in _TO_DO or (t.text[0] == "ب" and not t.kinds) for t in tokens[told.last : first - 1]
    )


def _pledged(frame: Frame) -> bool:
    """«تعهد الوزير بإثارة الملف في لقائه السفير»: what somebody promises to do there is still to come."""
    tokens, first = frame.tokens, frame.found.first
    if frame.found.trigger.verb or not first or tokens[first - 1].text not in phrases("clauses", "meanwhile"):
        return False
    at = next((n for n in range(first - 1, -1, -1) if tokens[n].kinds & Kind.VERB), None)
    if at is None or tokens[at].word.core not in phrases("clauses", "pledging"):
        return False
    return any(t.prep == "ب" or (t.text[0] == "ب" and not t.kinds) for t in tokens[at + 1 : first - 1])


def _only_aimed(frame: Frame, first: int) -> bool:
    """«كثف جهوده بهدف الاجتماع بفلان»: what a word says to be the aim of something, which nobody is on the way to."""
    return first > 0 and frame.tokens[first - 1].text in phrases("clauses", "only-aims")


def _served(clause: Clause, frame: Frame) -> bool:
    """«سيتوجه إلى الدوحة للقاء …», «وصل لعقد اجتماع»: what somebody goes for is still to come."""
    first, tokens = frame.found.first, clause.sentence.tokens
    first -= first > 0 and tokens[first - 1].tells  # «لإجراء محادثات قمة»
    first -= first > 1 and tokens[first - 1].text == "في" and tokens[first - 2].text in phrases("clauses", "aims")
    led = first > 0 and tokens[first - 1].text in phrases("clauses", "aims")  # «لإجراء محادثات»
    led = led or aims(tokens[first]) or tokens[first].text.startswith(("لي", "لت"))  # «ليستقبل»
    if not led or frame.found.trigger.strength == "visit":
        return False
    before = [f for f in clause.found if f.first < first and f.trigger.verb]
    if before and (before[-1].trigger.frame == "arrive" or before[-1].trigger.tense == "future"):
        return True
    if any(t.text in phrases("clauses", "on-the-way") for t in tokens[:first]):
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
    before_it = _before_it(tokens, first)
    if (tokens[first].conj or before_it) and told:
        return told[-1].held == "planned"
    if before_it and _past(tokens[: first - 2]):
        return False  # «وتفقد الوفد المخيم، قبل أن يلتقي …»
    if first and tokens[first - 1].text in phrases("clauses", "whens"):
        return True  # «عندما يلتقي فلان فلانا»
    if first and tokens[first - 1].text in signs().meanwhile:
        # «فيما يجتمع المبعوث اليوم مع …»; «فيما يجري محادثات» goes on
        return any(t.dating is not None for t in tokens[first : frame.scan.end])
    n = first
    while n and not _fresh(tokens[n - 1]):
        n -= 1
        if tokens[n].kinds & (Kind.VERB | Kind.GIVEN) or tokens[n].text in phrases("clauses", "auxiliaries"):
            return False
    if n < first and all(t.text.removeprefix("و") in phrases("clauses", "and-there") for t in tokens[n:first]):
        return told[-1].held == "planned" if told else _to_come(tokens[:n])
    led = n == first or tokens[n].prep or tokens[n].text in phrases("clauses", "prepositions")  # «من جهة أخرى يلتقي»
    return bool(led) and clause.subject_left(first) is None


def _fresh(token: Token) -> bool:
    """Whether a clause may begin behind a token: a comma, a date, «حيث»."""
    return token.dating is not None or token.text in _COMMAS or token.text in phrases("clauses", "opens-clause")


def _before_it(tokens: Sequence[Token], first: int) -> bool:
    """«قبل أن يلتقي»: as held or planned as what it follows."""
    that = first > 1 and tokens[first - 1].text in phrases("clauses", "that")
    return that and tokens[first - 2].text in phrases("clauses", "before-meeting")


def _told_as_past(frame: Frame) -> bool:
    """«من المتوقع أن تتركز على ما جاء في محادثات فلان وفلان التي جرت أمس»: the relative clause tells that it was."""
    tokens, found = frame.tokens, frame.found
    if found.trigger.verb:
        return False
    for n in range(found.last, min(frame.scan.end + 2, len(tokens) - 1)):
        if tokens[n].text in phrases("clauses", "relatives"):
            light = frame.scan.light  # «باللقاء الذي جمع فلانا بفلان»
            told = light is not None and light.first == n + 1 and light.trigger.tense == "past"
            return told or tokens[n + 1].text in phrases("clauses", "took-place")
    return False


def _past(tokens: Sequence[Token]) -> bool:
    """Whether the last verb of these is of the past."""
    told = next((read for t in reversed(tokens) if like_verb(t) and (read := verbs.readings(t.text))), ())
    return verbs.only_past(told)


def _joined(clause: Clause, frame: Frame) -> Found | None:
    """«لقاء جمع فلانا بفلان», «اجتماع يضم فلانا وفلانا»: the noun right before a verb that tells whom it joins."""
    noun: Found | None = frame.found
    verb = frame.scan.light
    if frame.found.trigger.verb:
        noun, verb = next((f for f in clause.found if f.last == frame.found.first), None), frame.found
    if noun is None or verb is None or verb.trigger.frame != "joins" or verb.first != noun.last:
        return None
    return None if noun.trigger.verb else noun


def _in_name(clause: Clause, at: int) -> bool:
    """«قال السفير كريم عوض إنه التقى …»: a surname that is a word of saying no («عوض أن») elsewhere."""
    token = clause.sentence.tokens[at]
    if not token.kinds & Kind.GIVEN and token.text not in phrases("names", "students"):
        return False
    return any(e.name is not None and e.name[0] < at < e.name[1] for e in clause.entities.values())


def _judged(clause: Clause, frame: Frame, told: list[Frame]) -> Judgement:
    """What the sentence says of the act."""
    act, noun = frame.found, frame.scan.light
    first = min(act.first, noun.first) if noun is not None else act.first
    last = max(act.last, noun.last) if noun is not None else act.last
    sentence = frame.sentence
    asked = sentence.text[sentence.end : sentence.end + 1] in _QUESTION
    tense = act.trigger.tense or (noun.trigger.tense if noun is not None else "")  # «لقاء سيعقد غدا»
    opens = _opens(clause, frame, told) or _during_one_to_come(frame, told)
    tense = "future" if will_be(frame) else tense
    happening = Happening(
        first, last, act.trigger.verb, tense, frame.trigger.definite, opens, bool(act.trigger.pronoun)
    )
    if clause.signs is None:
        clause.signs = [one for one in signs_in(frame.tokens) if not _in_name(clause, one[0])]
    judged = factuality.judge(frame.tokens, clause.signs, happening, asked)
    goes_on = act.trigger.name == "negotiate" and tense == "present"
    if goes_on and all(t.dating is None for t in frame.tokens):
        return Judgement("habitual", (act.first, act.last))  # «ويتفاوض فلان مع القادة»: it goes on
    if judged.value == "planned" and _told_as_past(frame) and not will_be(frame):
        return Judgement("held", judged.sign)
    if judged.value == "held" and _to_be_done(clause, frame) and not _told_as_past(frame):
        judged = Judgement("planned", (act.first, act.last))
    if judged.value == "held" and _only_aimed(frame, act.first):
        judged = Judgement("wished", (act.first - 1, act.first))
    joined = _joined(clause, frame)
    if judged.value == "held" and judged.sign is None and (joined or (noun is None and not act.trigger.verb)):
        one = joined or act
        governor = licence.unlicensed(frame.tokens, one.first, one.last, of_two=joined is not None)
        if governor is not None and not _in_name(clause, governor):
            judged = Judgement("wished", (governor, governor + 1))
    if judged.value == "held" and judged.sign is None and act.trigger.verb and act.trigger.tense == "past":
        mentions = ((e.first, e.last) for e in clause.entities.values())
        leads = licence.unasserted(frame.tokens, act.first, mentions)
        if leads is not None:
            judged = Judgement("rumoured", (leads, leads + 1))
    off = factuality.backed_out(frame.tokens, happening) if judged.value in ("planned", "wished") else None
    if off is None and aims(frame.tokens[first]) and judged.value in ("planned", "held"):
        off = factuality.in_vain(frame.tokens, happening)
    return judged if off is None else Judgement("denied", (off, off + 1))

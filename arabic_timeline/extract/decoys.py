"""Words of a meeting that tell of none: a match, a price, a search, a habit, the noun of those told apart."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from arabic_timeline.extract.clause import Clause, Scan
from arabic_timeline.extract.entity import Entity
from arabic_timeline.extract.finding import Found
from arabic_timeline.extract.frames import Frame
from arabic_timeline.extract.tables import either, phrases
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.wording import acting
from arabic_timeline.extract.words import Kind
from arabic_timeline.language import verbs
from arabic_timeline.language.derivations import is_masdar
from arabic_timeline.lexicon import kept

_TO_GRAVE = 10  # words from «زار» past who did
_NEAR = 6  # words behind an act that may say that nobody met
_ROUND = 5  # words from «الجولة» to «المحادثات»
_PAID = 5  # words from what is paid to «لقاء»
_FRONT = 14  # words behind an act that may say in what those of it are one
_NOT = "غير"  # of «غير مباشرة»
_BEHIND = 3  # words behind what an act reaches
_SCORED = 5  # words between a score, the match and the other side
_TITLE = 6  # words from the opening of a title to the act in it
_OPENING, _CLOSING = frozenset('«"“'), frozenset("»”")
_GOVERNED = 8  # words from a verb to its object
_HABIT = 4  # words behind a verb that may say how often


def tells_apart(clause: Clause, found: Found) -> bool:
    """«استقبل، في لقاءين منفصلين، فلانا وفلانا»: the noun only tells that they are two."""
    words = " ".join(t.text for t in clause.sentence.tokens[found.first : found.last + 1])
    return words in phrases("clauses", "apart")


def _holds_together(tokens: Sequence[Token], found: Found) -> bool:
    """«كتلة ينعقد عقدها وينفرط»: the string of those who are of one side, and no sitting."""
    behind = tokens[found.last : found.last + 1]
    return found.trigger.name == "take place" and any(t.text in phrases("triggers", "own-string") for t in behind)


def _no_people(tokens: Sequence[Token], found: Found) -> bool:
    """«التقت آراء الخبيرين», «زار الرئيس أمس ضريح الشاعر»: what agrees, and whose grave somebody went to."""
    behind = tokens[found.last : found.last + 1]
    agreeing, graves = phrases("triggers", "agreeing"), phrases("triggers", "graves")
    if found.trigger.verb and found.trigger.name == "meet" and any(t.word.core in agreeing for t in behind):
        return True
    visits = found.trigger.frame == "visit"
    return visits and any(t.word.core in graves and not t.prep for t in tokens[found.last : found.last + _TO_GRAVE])


def decoy(clause: Clause, found: Found, scan: Scan) -> bool:
    """«لقاء الرجاء والوداد», «استقبال أرقام الاتصال»: words near the trigger say that nobody met."""
    tokens, decoys = clause.sentence.tokens, phrases("triggers", "decoys-near")
    last = min(scan.end, found.last + _NEAR)
    if found.trigger.pronoun and not found.trigger.verb:  # «في اجتماعهما أمس، على برنامج المعسكر»: of those told before
        last = next((n for n in range(found.last, last) if tokens[n].comma), last)
    near = [n for n in range(found.last, last) if tokens[n].word.core in decoys]
    near = [n for n in near if not tokens[n].kinds & Kind.DELEGATION]  # «فريق الخبراء برئاسة فلان»
    near = [n for n in near if not (_where(clause, n) or _visited(clause, found, n) or _of_talks(clause, n))]
    if near and (found.trigger.session or (scan.light is not None and scan.light.trigger.session)):
        near = [n for n in near if tokens[n].word.core not in phrases("triggers", "periodic")]
    if near:
        people = [e for e in clause.entities.values() if e.kind == "person"]
        met = len(people) > 1 and found.trigger.name in phrases("genres", "no-match")
        if not met and any(not any(_in_office(e, n) for e in people) for n in near):
            return True  # «الرئيس المنتخب فلان» plays in no team
    if clause.sentence.has(phrases("triggers", "fronts")) and _one_front(tokens, found):
        return True
    if clause.sentence.has(phrases("triggers", "of-such")) and _of_such(tokens, found):
        return True
    if clause.sentence.has(_OPENING) and _in_title(tokens, found):
        return True
    if clause.sentence.has(_indirectly()) and _through_others(tokens, found, scan):
        return True
    if (
        _appeals(tokens, found)
        or _in_return(tokens, found)
        or _no_act(tokens, found)
        or _object_noun(tokens, found)
        or _match(tokens, found)
        or _absent(tokens, found)
        or _holds_together(tokens, found)
        or _no_people(tokens, found)
    ):
        return True
    before = clause.sentence.tokens[max(0, found.first - 2) : found.first]
    if before and before[-1].comma and found.trigger.verb:
        return False  # «وفي برلين، حيث زار المعرض، التقى …»
    if found.trigger.verb and tokens[found.first].conj and _somebody_before(clause, found.first):
        return False  # «افتتح الوزير فلان المعرض والتقى …»
    return any(t.kinds & Kind.NOT_PEOPLE and not t.kinds & Kind.INNER for t in before)


def _object_noun(tokens: Sequence[Token], found: Found) -> bool:
    """«شاهد الوزيران عرضا مرئيا», «قدم بحثا»: a noun spelt like the verb of two, behind the verb that governs it."""
    token = tokens[found.first]
    if not (found.trigger.verb and found.trigger.dual) or token.conj or not is_masdar(token.text[:-1]):
        return False
    for n in range(found.first - 1, max(-1, found.first - 1 - _GOVERNED), -1):
        if tokens[n].sign or tokens[n].text in either("clauses", "that", "had", "was"):
            return False
        if tokens[n].kinds & Kind.VERB or _opening_verb(tokens, n):
            return True
    return False


def _opening_verb(tokens: Sequence[Token], n: int) -> bool:
    """«كما شاهد فلان …»: a given name that is a verb where only one can stand."""
    opens = not n or tokens[n - 1].sign or tokens[n - 1].text in phrases("clauses", "only-verb-behind")
    return opens and bool(tokens[n].kinds & Kind.GIVEN and verbs.lookup(tokens[n].text))


def _somebody_before(clause: Clause, n: int) -> bool:
    """Whether a person or a holder stands before a token, who can have done what its verb tells."""
    return any(e.kind in ("person", "office") and e.last <= n and not e.prep for e in clause.entities.values())


def _in_office(entity: Entity, n: int) -> bool:
    """Whether a word is of somebody's mention, and not all of his name («الفريق البطولة»)."""
    return entity.first <= n < entity.last and entity.name != (n, n + 1)


def _where(clause: Clause, n: int) -> bool:
    """«كان في استقباله بمطار …»: a word that only says where."""
    tokens = clause.sentence.tokens
    before = tokens[n - 1] if n else None
    led = tokens[n].prep == "ب" or (before is not None and before.text in phrases("clauses", "inside"))
    led = led or (before is not None and before.word.core in phrases("clauses", "arrivals"))  # «لدى وصوله مطار …»
    led = led or (before is not None and before.text in phrases("clauses", "toward"))  # «لدى وصوله إلى مطار …»
    return bool(led) and bool(tokens[n].kinds & Kind.INNER)


def _visited(clause: Clause, found: Found, n: int) -> bool:
    """«زار المستشفى», «قام بزيارة للميناء»: a house or site that somebody goes to."""
    goes = found.trigger.frame == "visit" or found.trigger.strength == "visit"
    token = clause.sentence.tokens[n]
    return goes and bool(token.kinds & Kind.INNER) and token.word.core in phrases("particles", "places")


def _of_talks(clause: Clause, n: int) -> bool:
    """«عقدت أمس الجولة الثالثة من المحادثات»: a round of talks, and of no league."""
    if clause.sentence.tokens[n].word.core not in phrases("clauses", "rounds"):
        return False
    return any(n < act.first < n + _ROUND and not act.trigger.verb for act in clause.found)


def _of_whoever(tokens: Sequence[Token], found: Found) -> bool:
    """«التقيت الوزير أمس»: where no one is quoted it is the writer, whom the text does not name."""
    if tokens[found.first].text not in phrases("triggers", "first-person"):
        return False
    return not any(t.text == ":" or t.text in phrases("clauses", "that-i") for t in tokens[: found.first])


@kept
def _indirectly() -> frozenset[str]:
    """The words of which one stands in every sentence that tells of talks through others."""
    return phrases("triggers", "through") | {_NOT}


def _through_others(tokens: Sequence[Token], found: Found, scan: Scan) -> bool:
    """«تفاوض فلان وفلان عبر الوسطاء», «محادثات غير مباشرة»: those who talked so did not meet."""
    talks = scan.light if scan.light is not None and not scan.light.trigger.verb else found
    said_of = pairwise(tokens[talks.last : talks.last + _BEHIND])
    if any(a.text == _NOT and b.text in phrases("triggers", "direct") for a, b in said_of):
        return True
    through, mediators = phrases("triggers", "through"), phrases("triggers", "mediators")
    behind = pairwise(tokens[found.first : scan.end + _BEHIND])
    return any(by.text in through and whom.word.core in mediators for by, whom in behind)


def _appeals(tokens: Sequence[Token], found: Found) -> bool:
    """«دعت القمة مجلس الأمن إلى …»: to whom those who sat appeal did not sit with them."""
    by = tokens[found.first - 1] if found.first else None
    return by is not None and not found.trigger.verb and by.text.removeprefix("و") in phrases("clauses", "urging")


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
    return not phrases("triggers", "not-acts").isdisjoint(map(" ".join, pairwise(around)))


def _match(tokens: Sequence[Token], found: Found) -> bool:
    """«خسر فلان لقاءه أمام فلان», «فاز في لقائه مع فلان»: the meeting of the side that lost or won is a match."""
    own = not found.trigger.verb and tokens[found.first].text.endswith(("ه", "ها", "هما", "هم"))
    against = [t.text for t in tokens[found.last : found.last + _SCORED]]
    if not own and "امام" not in against:
        return False
    scoring = phrases("triggers", "scoring")
    return any(t.text.removeprefix("و") in scoring for t in tokens[max(0, found.first - _SCORED) : found.first])


def _one_front(tokens: Sequence[Token], found: Found) -> bool:
    """«اجتمع الحزبان في لائحة واحدة»: they joined, and did not sit together."""
    inside, fronts = phrases("clauses", "inside"), phrases("triggers", "fronts")
    for n in range(found.last, min(found.last + _FRONT, len(tokens) - 2)):
        if tokens[n].text in inside and tokens[n + 1].text in fronts:
            return tokens[n + 2].text in phrases("triggers", "one")
    return False


def _of_such(tokens: Sequence[Token], found: Found) -> bool:
    """«واحد ممن ترسلهم الرباط لإجراء محادثات»: what such people are sent for, and nobody is said to have done."""
    if found.trigger.pronoun:
        return False
    before = tokens[max(0, found.first - _FRONT) : found.first]
    of_such = phrases("triggers", "of-such")
    return any(a.text in of_such and b.text.endswith("هم") and acting(b) for a, b in pairwise(before))


def _in_title(tokens: Sequence[Token], found: Found) -> bool:
    """«وقعت روايتها «لقاء الوزير والصياد»», «مقهى «الملتقى»»: inside the title of a work, or the whole of a name."""
    before, behind = tokens[max(0, found.first - 1) : found.first], tokens[found.last : found.last + 1]
    if not found.trigger.verb and any(t.text in _OPENING for t in before) and any(t.text in _CLOSING for t in behind):
        bearer = tokens[found.first - 2] if found.first > 1 else None
        return bearer is not None and not (bearer.sign or bearer.kinds & (Kind.VERB | Kind.STOP))
    for n in range(found.first - 1, max(0, found.first - _TITLE), -1):
        if tokens[n].text in _CLOSING:
            return False
        if tokens[n].text in _OPENING:
            return tokens[n - 1].text.removeprefix("و") in phrases("triggers", "works")
    return False


def _absent(tokens: Sequence[Token], found: Found) -> bool:
    """«غاب عن اللقاء فلان», «ناب عنه في الاستقبال فلان»: whoever follows was not there, or stood for another."""
    absent = phrases("triggers", "absent")
    before = [t.text for t in tokens[max(0, found.first - 3) : found.first]]
    if before[-1:] == ["في"]:
        return len(before) == 3 and before[1].startswith("عن") and before[0].lstrip("وف") in absent
    return before[-1:] == ["عن"] and any(word.lstrip("وف") in absent for word in before[-2:-1])


def on_a_show(clause: Clause, found: Found) -> bool:
    """«حل الوزير ضيفا على برنامج «مباشر»»: a guest of the press is nobody's."""
    if found.trigger.name != "call at":
        return False
    after = clause.sentence.tokens[found.last : found.last + _FRONT]
    return any(t.word.core in phrases("clauses", "shows") for t in after)


def with_each(clause: Clause, found: Found) -> bool:
    """«استقبل فلانا، ففلانا، وعرض مع كل منهما الأوضاع»: what was done at each of the meetings just told is no other."""
    tokens = clause.sentence.tokens
    for n in range(found.last, min(found.last + _HABIT, len(tokens) - 2)):
        if tokens[n].text in phrases("clauses", "with"):
            pair = " ".join(t.text for t in tokens[n + 1 : n + 3])
            each = phrases("clauses", "every-one-of-them")
            return found.trigger.verb and (pair in each or tokens[n + 1].text in each)
    return False


def habit(clause: Clause, found: Found) -> bool:
    """«يزور البلاد سنويا آلاف السياح»: what is done time and again is no visit."""
    if found.trigger.frame not in ("visit", "arrive") or found.trigger.tense != "present":
        return False
    after = clause.sentence.tokens[found.last : found.last + _HABIT]
    return any(t.text in phrases("triggers", "habits") for t in after)


def used_to(clause: Clause, found: Found) -> bool:
    """«كان صاحب المقهى يستقبلهم بابتسامة»: a present behind «كان» and its subject, of no day, is what was done often.

    «بينما كان الوزير يستقبل السفير، وقع …» sets the time of something that was done once.
    """
    tokens, first = clause.sentence.tokens, found.first
    if not found.trigger.verb or found.trigger.tense != "present" or not first or tokens[first].prep:
        return False
    whens = either("clauses", "whens", "meanwhile-then", "same-time")
    once = any(t.dating is not None or t.text.removeprefix("و") in whens for t in tokens)
    subject = next((e.first for e in clause.ending(first)), first)
    return subject > 0 and tokens[subject - 1].text in phrases("clauses", "used-to") and not once


def first_to_do(clause: Clause, found: Found) -> bool:
    """«أول مسؤول يستقبل وزيرا أجنبيا»: what somebody is the first to do says who he is, and names him elsewhere."""
    tokens, n = clause.sentence.tokens, found.first - 1
    while n > 0 and tokens[n].kinds & (Kind.NATION | Kind.ADJECTIVE):
        n -= 1
    first = n > 0 and tokens[n - 1].word.core in phrases("clauses", "firsts-of-kind")
    some = first and bool(tokens[n].kinds & (Kind.HEAD | Kind.PLURAL)) and not tokens[n].word.definite
    return found.trigger.verb and found.trigger.frame == "object" and some


def ongoing(frame: Frame) -> bool:
    """«أن الحكومة تبحث خطة مع …»: what a body does these days, told behind «أن» and of no day, is no sitting."""
    found, tokens = frame.found, frame.tokens
    if found.trigger.frame != "topic" or found.trigger.tense != "present" or not frame.sides:
        return False
    body = frame.sides[0].entity
    told = body.kind == "body" and body.first > 0 and tokens[body.first - 1].text in phrases("clauses", "that")
    return told and all(t.dating is None for t in tokens)


def led_by(found: Found, scan: Scan) -> bool:
    """«وفد يترأسه فلان في زيارة …»: who leads the visitors presides over nothing."""
    visit = scan.light is not None and scan.light.trigger.strength == "visit"
    return found.trigger.frame == "preside" and found.trigger.pronoun and visit

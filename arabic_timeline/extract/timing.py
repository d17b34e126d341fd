"""The dating that governs a frame: the one told with its own verb or noun, and none before a guess.

In Arabic a date follows the predicate that it dates, or opens the sentence: each dating belongs to the last predicate
before it, or, where there is none, to the first after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from arabic_timeline.extract import dateline
from arabic_timeline.extract.attachment import Attachment
from arabic_timeline.extract.clause import Clause
from arabic_timeline.extract.finding import Found
from arabic_timeline.extract.frames import Frame
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.tokens import Sentence
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.words import Kind
from arabic_timeline.language import verbs
from arabic_timeline.model import Dating

if TYPE_CHECKING:
    from arabic_timeline.extract.document import Document

_ARRIVING = frozenset(["arrive", "visit"])


def govern(document: Document, sentence: Sentence, clause: Clause, told: list[Frame]) -> None:
    """Sets ``dating`` of the frames of a sentence; a meeting after an arrival takes its day and place."""
    if not told:
        return
    owners = [(_noun_held(clause, at), dating) for at, dating in owned(document, sentence, clause)]
    for frame in told:
        own = set(frame.scan.predicates)
        for at, dating in owners:
            if at in own and frame.dating is None and usable(document.dated.datings[dating]):
                frame.dating = dating
        _drop_impossible(document, frame)
    _during(document, told, owners)
    _carried(document, clause, told, owners)
    _from_adjuncts(document, clause, told, owners)
    _from_front(document, clause, told, owners)
    _from_telling(document, clause, told, owners)
    _by_means(document, clause, told, owners)
    for before, frame in pairwise(told):
        _inherit(before, frame)
    document.last_day = next((f.dating for f in reversed(told) if f.dating is not None), document.last_day)


def _noun_held(clause: Clause, at: int) -> int:
    """«خلال اجتماع عقد أمس», «لقاء سيعقد غدا»: the day of a verb of holding is that of the noun that it follows."""
    found = clause.trigger_at(at)
    if found is None and (subject := _held_next(clause, at)) is not None:
        return subject
    if found is None or not found.trigger.verb or found.trigger.frame not in ("light", "joins"):
        return at
    before = [f for f in clause.found if f.last <= at and not f.trigger.verb]
    if not before or before[-1].trigger.strength not in ("strong", "weak"):
        return at
    between = clause.sentence.tokens[before[-1].last : at]
    own = Kind.COMMON | Kind.ADJECTIVE | Kind.PLAIN
    links = phrases("clauses", "links")
    qualified = all(t.kinds & own or not t.kinds or t.text in links for t in between)
    return before[-1].first if qualified and not any(t.sign or t.conj for t in between) else at


def _held_next(clause: Clause, at: int) -> int | None:
    """«انتظم اليوم بقصر قرطاج لقاء بين …»: the noun of meeting whose day a verb tells that no row lists."""
    tokens = clause.sentence.tokens
    after = next((f for f in clause.found if f.first > at), None)
    if after is None or after.trigger.verb or after.trigger.definite or tokens[after.first].prep:
        return None
    lead = tokens[after.first - 1].text
    if lead in phrases("clauses", "prepositions") and lead not in phrases("clauses", "while"):
        return None  # «صدرت الجمعة قبل ثلاثة أيام من قمة …»
    scene = Kind.STOP | Kind.INNER | Kind.CITY | Kind.COUNTRY
    between = tokens[at + 1 : after.first]
    told = all(t.dating is not None or t.kinds & scene or t.locates or t.word.definite for t in between)
    return after.first if told and not any(t.sign for t in between) else None


def _by_means(document: Document, clause: Clause, told: list[Frame], owners: list[tuple[int, int]]) -> None:
    """«تختتم زيارتها الأربعاء بلقاء مع …», «سيتوجه يوم 20 … للقاء …»: the day of the act it ends or serves."""
    tokens = clause.sentence.tokens
    acts = {f.first for f in clause.found}
    for frame in told:
        first = frame.found.first
        if frame.dating is not None or frame.found.trigger.verb or not _led_by(tokens[first], frame):
            continue
        before = [(at, dating) for at, dating in owners if at < first and _dated_before(tokens, dating, first)]
        if not before or before[-1][0] not in acts or any(_turns(t) for t in tokens[before[-1][0] + 1 : first]):
            continue
        if usable(document.dated.datings[before[-1][1]]):
            frame.dating = before[-1][1]
            _drop_impossible(document, frame)


def _led_by(token: Token, frame: Frame) -> bool:
    """Whether «ب» leads to a noun of meeting, or the «ل» of a purpose to one that is to come."""
    purpose = token.prep == "ل" or token.text.startswith("لل")
    return token.prep == "ب" or (purpose and frame.held == "planned")


def _during(document: Document, told: list[Frame], owners: list[tuple[int, int]]) -> None:
    """«بدأ أمس زيارة … التقى خلالها …»: the day of what was told just before in the sentence."""
    for frame in told:
        lead = frame.tokens[frame.found.last : frame.found.last + 2]
        if frame.dating is not None or not any(t.text in phrases("clauses", "there") for t in lead):
            continue
        before = [dating for at, dating in owners if at < frame.found.first]
        if before and usable(document.dated.datings[before[-1]]):
            frame.dating = before[-1]
            _drop_impossible(document, frame)


def _carried(document: Document, clause: Clause, told: list[Frame], owners: list[tuple[int, int]]) -> None:
    """«يزور أمس …، كما التقى …»: an act that «و», «كما» or «إذ» ties to the dated one before it in the sentence."""
    acts = {f.first for f in clause.found}
    for frame in told:
        token, first = frame.tokens[frame.found.first], frame.found.first
        tied = token.conj or (first > 0 and frame.tokens[first - 1].text in phrases("clauses", "ties"))
        if frame.dating is not None or not tied or not frame.found.trigger.verb:
            continue
        before = [(at, dating) for at, dating in owners if at < first]
        if before and _by_the_way(frame.tokens, before[-1][0]):
            continue
        if not before or before[-1][0] not in acts or not usable(document.dated.datings[before[-1][1]]):
            continue
        frame.dating = before[-1][1]
        if frame.scan.place is None:
            frame.scan.place = next(
                (f.scan.place or f.scan.goal for f in told if before[-1][0] in f.scan.predicates), None
            )
        if _not_yet(document, frame.dating, frame.held):
            frame.dating = None


def _by_the_way(tokens: Sequence[Token], at: int) -> bool:
    """«نظيره الذي وصل أمس»: what a relative clause tells is no act of the sentence's own."""
    return at > 0 and tokens[at - 1].text in phrases("clauses", "relatives")


def _not_yet(document: Document, dating: int, held: str) -> bool:
    """Whether a day is against what the verb says: still to come, or already past."""
    interval, written = document.dated.datings[dating].interval, document.dated.anchor
    if interval is None or written is None or interval.earliest is None or interval.latest is None:
        return held == "planned"
    if written.earliest is None or written.latest is None:
        return held == "planned"
    return interval.latest < written.earliest if held == "planned" else interval.earliest > written.latest


def _from_adjuncts(document: Document, clause: Clause, told: list[Frame], owners: list[tuple[int, int]]) -> None:
    """«استقبل … على هامش اجتماع … صباح اليوم»: what only sets the scene has no day of its own."""
    heard = {n for frame in told if _says_who(frame) and not _occasion(frame) for n in frame.scan.predicates}
    nouns = {f.first for f in clause.found if not f.trigger.verb} - heard
    for at, dating in owners:
        before = [f for f in told if f.found.first < at and f.sides]
        if at not in nouns or not _sets_scene(clause, at) or not before or before[-1].dating is not None:
            continue
        place = next((f.scan.place for f in told if at in f.scan.predicates), None)
        before[-1].scan.place = before[-1].scan.place or place
        if usable(document.dated.datings[dating]):
            before[-1].dating = dating
            _drop_impossible(document, before[-1])


def _from_front(document: Document, clause: Clause, told: list[Frame], owners: list[tuple[int, int]]) -> None:
    """«في اتصال جرى أمس، ناقش فلان وفلان …», «خلال زيارتها أمس …، التقت …»: the noun has the verb's day."""
    tokens = clause.sentence.tokens
    sided = {n for frame in told if len(frame.sides) > 1 for n in frame.scan.predicates}
    for frame in told:
        first = frame.found.first
        nouns = [f for f in clause.found if f.last <= first and not f.trigger.verb]
        noun = nouns[-1] if nouns else None
        if noun is None or not frame.found.trigger.verb or noun.first in sided or not _opens_with(tokens, noun.first):
            continue
        if not (tokens[first - 1].sign and tokens[first - 1].text in "،,"):
            continue
        frame.mode = noun.trigger.mode or frame.mode
        own = [dating for at, dating in owners if noun.first <= at < first]
        if frame.dating is None and len(own) == 1 and _of_day(document, own[0], noun):
            frame.dating = own[0]
            _drop_impossible(document, frame)


def _opens_with(tokens: list[Token], at: int) -> bool:
    """Whether «في», «خلال» before a noun open the clause."""
    lead = at > 0 and tokens[at - 1].text in phrases("clauses", "wrapping")
    return lead and (at == 1 or tokens[at - 2].sign)


def _of_day(document: Document, dating: int, noun: Found) -> bool:
    """Whether a dating says when, and for a visit a single day."""
    value = document.dated.datings[dating]
    day = value.interval is not None and value.interval.length == 1
    return usable(value) and (day or noun.trigger.strength != "visit")


def _says_who(frame: Frame) -> bool:
    """Whether a frame tells of a happening by itself: «في لقاء جمعهما أمس» only wraps the act before it."""
    return len(frame.sides) > (1 if frame.form == "meeting" and not frame.found.trigger.verb else 0)


def _occasion(frame: Frame) -> bool:
    """«على هامش قمة …»: a sitting that only sets the scene."""
    before = frame.tokens[max(0, frame.found.first - 2) : frame.found.first]
    return frame.form == "session" and any(t.text in phrases("clauses", "scene") for t in before)


def _sets_scene(clause: Clause, at: int) -> bool:
    """«على هامش قمة …», «بحث … مع … في اتصال هاتفي»: whether the noun only tells when or how the verb's act was."""
    tokens = clause.sentence.tokens
    if any(t.text in phrases("clauses", "scene") for t in tokens[max(0, at - 2) : at]):
        return True
    thus = at > 1 and tokens[at - 2].text in phrases("clauses", "that-was")  # «وذلك خلال استقبال سموه، اليوم، …»
    if thus and tokens[at - 1].text in phrases("clauses", "wrapping"):
        return True
    found = clause.trigger_at(at)
    wraps = found is not None and found.trigger.strength == "strong" and not found.trigger.definite
    return wraps and at > 0 and tokens[at - 1].text in phrases("clauses", "wrapping")


def _from_telling(document: Document, clause: Clause, told: list[Frame], owners: list[tuple[int, int]]) -> None:
    """«أكد فلان، اليوم، خلال استقباله …»: the day of the verb is that of the meeting during which it was done."""
    tokens = clause.sentence.tokens
    for frame in told:
        first = frame.found.first
        if frame.dating is not None or frame.found.trigger.verb or not first:
            continue
        if tokens[first - 1].word.core not in phrases("clauses", "while"):
            continue
        before = [(at, dating) for at, dating in owners if at < first and _dated_before(tokens, dating, first)]
        if len(before) != 1 or not usable(document.dated.datings[before[0][1]]):
            continue
        at, dating = before[0]
        between = tokens[at + 1 : first]
        if tokens[at].kinds & Kind.VERB and not any(_turns(t) for t in between):
            frame.dating = dating
            _drop_impossible(document, frame)


def _dated_before(tokens: list[Token], dating: int, first: int) -> bool:
    return any(t.dating == dating for t in tokens[:first])


def _turns(token: Token) -> bool:
    """Whether another clause begins."""
    if token.text in phrases("clauses", "that") or token.text in phrases("clauses", "relatives"):
        return True
    return token.text in phrases("clauses", "closing") or bool(token.kinds & Kind.VERB and token.conj)


def owned(document: Document, sentence: Sentence, clause: Clause) -> list[tuple[int, int]]:
    """(token of the predicate, dating) of a sentence."""
    if all(t.dating is None for t in sentence.tokens):
        return []
    predicates = sorted(
        {
            n
            for n, t in enumerate(sentence.tokens)
            if _is_verb(sentence.tokens, n) and t.dating is None and not _inside(clause, n)
        }
        | {f.first for f in clause.found}
    )
    attached = Attachment(clause, predicates)
    found = []
    seen: set[int] = set()
    opened = dateline.end(document, sentence)
    for n, token in enumerate(sentence.tokens):
        if token.dating is None or token.dating in seen or n < opened:
            continue
        seen.add(token.dating)
        if token.text in phrases("clauses", "of-the-year"):
            continue
        index = token.dating
        if n + 1 < len(sentence.tokens) and sentence.tokens[n + 1].text in phrases("clauses", "same-day"):
            if document.last_day is None:
                continue
            index = document.last_day  # «في اليوم ذاته»
        head = attached.head(n)
        if head is not None:
            found.append((head, index))
    return found


def _is_verb(tokens: list[Token], n: int) -> bool:
    """A verb of the tables, or one of the language where only a verb can stand: «التي أبرمت سنة 1972»."""
    token = tokens[n]
    if token.kinds & Kind.VERB:
        return not _noun(tokens, n)
    if token.kinds or token.sign or token.prep or token.word.definite:
        return False
    before = tokens[n - 1] if n else None
    led = before is None or before.sign or token.conj or any(before.text in phrases("clauses", key) for key in _LED)
    return led and bool(verbs.lookup(token.word.core))


_LED = ("relatives", "that", "auxiliaries")


def _noun(tokens: list[Token], n: int) -> bool:
    """«سبل دعم …», «في حل …»: a word that can be verb or noun is a noun inside a phrase."""
    token, before = tokens[n], tokens[n - 1] if n else None
    if token.text in phrases("clauses", "still"):
        return True  # «لا تزال مقررة في 12 يونيو»
    if token.text in phrases("clauses", "lasting"):
        return True  # «زيارة تستغرق ثلاثة أيام إلى … أمس»
    if before is None or before.sign or before.dating is not None or token.conj or token.kinds & Kind.TRIGGER:
        return False
    if before.text in phrases("clauses", "noun-after") or token.text in phrases("clauses", "visit-kinds"):
        return True
    free = ("auxiliaries", "opening", "relatives", "other-clause", "before-verb")
    return bool(token.kinds & Kind.COMMON) and not any(before.text in phrases("clauses", key) for key in free)


def _inside(clause: Clause, n: int) -> bool:
    return any(e.first <= n < e.last for e in clause.entities.values())


def usable(dating: Dating) -> bool:
    """Whether a dating can say when something took place: no dateline, no day of speaking, no vague word."""
    paper = dating.says_when or dating.mention.publication
    return not paper and dating.mention.kind != "vague" and dating.notice is None


def _inherit(before: Frame, frame: Frame) -> None:
    """«وصل … إلى مسقط أمس، والتقى نظيره»; «وينتقل غدا إلى الدوحة، حيث سيلتقي نظراءه»."""
    if frame.form == "visit" and frame.pronoun_sides and before.trigger.frame == "arrive" and frame.scan.goal is None:
        frame.scan.goal, frame.dating = before.scan.goal, frame.dating or before.dating  # «وصل … إلى … في زيارة رسمية»
        frame.held = before.held
        frame.sides = list(before.sides) or frame.sides
        return
    if _by_the_way(before.tokens, before.found.first) and frame.tokens[frame.found.first].conj:
        return
    token = frame.tokens[frame.found.first]
    earlier = frame.tokens[max(0, frame.found.first - 5) : frame.found.first]
    welcomed = frame.trigger.name == "reception" and frame.trigger.pronoun  # «حيث كان في استقباله …»
    if not (frame.found.trigger.verb or welcomed) or before.trigger.frame not in _ARRIVING:
        return
    awaited = welcomed and any(t.text in phrases("clauses", "was") for t in earlier)
    if not (token.conj or awaited or any(t.text in phrases("clauses", "where") for t in earlier)):
        return
    if frame.dating is None:
        frame.dating = before.dating
    if frame.scan.place is None:
        frame.scan.place = before.scan.goal or before.scan.place


def _drop_impossible(document: Document, frame: Frame) -> None:
    """What was held cannot lie after the day of writing: such a dating belongs to something else, or it is planned.

    A whole date among the words of the act itself stays: there the text contradicts its day, and reason says so.
    """
    if frame.dating is not None and frame.held == "planned" and not frame.found.trigger.tense:
        _past_after_all(document, frame)
    if frame.dating is None or frame.held != "held":
        return
    interval, written = document.dated.datings[frame.dating].interval, document.dated.anchor
    if interval is None or written is None or interval.earliest is None or written.latest is None:
        return
    if interval.earliest > written.latest:
        if frame.found.trigger.tense == "past":
            frame.dating = frame.dating if _among_sides(document, frame) else None
        else:
            frame.held = "planned"


def _past_after_all(document: Document, frame: Frame) -> None:
    """«خطته قبل قمته مع فلان الشهر الماضي»: what only was to come when something else was done was held since."""
    told = frame.tokens[frame.sign[0]].word.core if frame.sign is not None else ""
    interval, written = document.dated.datings[frame.dating or 0].interval, document.dated.anchor
    if told not in phrases("clauses", "before-meeting") or interval is None or written is None:
        return
    if interval.latest is not None and written.earliest is not None and interval.latest < written.earliest:
        frame.held, frame.value, frame.sign = "held", "held", None


_NEAR = 3  # words, such as those of a place, between whom an act names last and its day


def _among_sides(document: Document, frame: Frame) -> bool:
    """«استقبل فلان، يوم 12 مارس 2024 …، فلانا»: a date in full among whom the act names, or close behind them."""
    if frame.dating is None or document.dated.datings[frame.dating].depends_on_anchor:
        return False
    first = frame.found.last
    last = max((s.entity.last for s in frame.sides if s.sentence is frame.sentence), default=first)
    at = next((n for n, token in enumerate(frame.tokens) if n >= first and token.dating == frame.dating), None)
    if at is None or at > last + _NEAR:
        return False
    return not any(t.kinds & Kind.TRIGGER or t.text in phrases("clauses", "relatives") for t in frame.tokens[last:at])

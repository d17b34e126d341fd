"""One text taken apart: sentences, mentions, persons, and the frames that its triggers open."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from types import MappingProxyType

from arabic_timeline.extract import asides, both, choice, counted, finding, possible, reading, timing, tokens
from arabic_timeline.extract import clause as clauses
from arabic_timeline.extract.answered import Asked
from arabic_timeline.extract.choice import Line
from arabic_timeline.extract.clause import Clause
from arabic_timeline.extract.entity import Entity
from arabic_timeline.extract.factuality import TOLD
from arabic_timeline.extract.frames import Frame, Side
from arabic_timeline.extract.honoured import Honoured
from arabic_timeline.extract.known import Index
from arabic_timeline.extract.people import People
from arabic_timeline.extract.phrases import Reader
from arabic_timeline.extract.signs import signs
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.tokens import Dates, Maker, Sentence
from arabic_timeline.extract.words import Kind, printed_forms
from arabic_timeline.model import Dated
from arabic_timeline.text import Folded, fold

_WORD = re.compile(r"\w+")  # what the choice of sentences looks at: «#لقاء_القمة» is one word


_LATTER = 3  # words of a sentence that «الأخير» stands among as what it is about
_DASHES = frozenset("-–—/|")
_HONOURED = 4  # words of «كما استقبل سموه»
_CALLED = 5  # sentences from a guest to «ومن زوار القصر فلان»
_OFTEN = 10  # times that the same words are read as a sentence behind the same two
_BYLINE = 8  # words and signs of a line that names the writer
NOBODY: Mapping[str, str] = MappingProxyType({})
NEAR = 2  # sentences back to whom a pronoun can mean


@dataclass(slots=True)
class Document:
    """A text with everything read from it so far."""

    dated: Dated
    folded: Folded
    index: Index
    dates: Dates
    counted: Dates  # the days of acts that are counted from what is told before them
    sentences: list[Sentence] = field(default_factory=list)
    telling: set[int] = field(default_factory=set)  # those of the sentences that can tell of a meeting
    mentions: dict[float, dict[int, Entity]] = field(default_factory=dict)  # sentence → first token → mention
    people: People = field(init=False)
    last_day: int | None = None  # the dating that governed last, for «في اليوم ذاته»
    maker: Maker = field(init=False)
    kept_out: list[Frame] = field(default_factory=list)  # acts that no sentence tells as a fact
    parties: list[tuple[float, int, Sentence, Entity]] | None = None  # named, in text order, once asked for

    def __post_init__(self) -> None:
        self.people = People(self.index)
        self.maker = Maker(self.folded, self.dates, self.index.vocabulary)

    def between(self, first: float, last: float) -> list[Sentence]:
        """The sentences read of those that the text counts from ``first`` on, before ``last``."""
        start, end = (bisect_left(self.sentences, n, key=lambda s: s.index) for n in (first, last))
        return self.sentences[start:end]


def read(dated: Dated, index: Index) -> Document | None:
    """The sentences that can matter, with their mentions; ``None`` where no word of the text tells of a meeting.

    A text is mostly other matter: only the sentences with a trigger, the one before each (whom a pronoun means), those
    that may tell a dated event, and those that tell more of the same names are taken apart.
    """
    folded = fold(dated.article.text)
    spans = [
        (tokens.folded_offset(folded, d.mention.start), tokens.folded_offset(folded, d.mention.end), n)
        for n, d in enumerate(dated.datings)
    ]
    apart = [dated.datings[n].mention.rule == counted.RULE for _, _, n in spans]
    dates, acts = (Dates([row for row, away in zip(spans, apart, strict=True) if away == one]) for one in (False, True))
    document = Document(dated, folded, index, dates, acts)
    lines = list(_lines(document))
    telling, chosen = choice.chosen(lines, document.dates, index.vocabulary)
    if not chosen:
        return None
    whole = [s for n in sorted(chosen) if (s := _sentence(document, n, lines[n])) is not None]
    document.telling = telling
    document.sentences = list(chain.from_iterable(_parted(document, sentence) for sentence in whole))
    told = [s for s in document.sentences if int(s.index) in telling]
    offices = (s.tokens[e.first] for s in told for e in document.mentions[s.index].values() if e.kind == "office")
    words_told = list(chain.from_iterable(s.tokens for s in told))
    again = choice.namesakes(lines, words_told, offices, chosen, index.vocabulary)
    _mention(document, [s for n in again if (s := _sentence(document, n, lines[n])) is not None])
    surnames = document.people.surnames()
    if not surnames:
        return document
    printed = frozenset(chain.from_iterable(map(printed_forms, surnames)))
    short = [s for s in document.sentences if not printed.isdisjoint(lines[int(s.index)].pieces)]
    _mention(document, [s for s in short if _tells_short(document, s, surnames, printed)], surnames, printed)
    return document


def _tells_short(document: Document, sentence: Sentence, surnames: dict[str, str], printed: frozenset[str]) -> bool:
    """Whether a surname told elsewhere stands outside the names already read; ``printed``: as what it may stand."""
    near = [n for n, t in enumerate(sentence.tokens) if t.text in printed]
    told = (e for e in document.mentions[sentence.index].values() if e.name)
    named = {n for e in told if not _of_longer(sentence, e, surnames) for n in range(*e.name or ())}
    return any(n not in named and not surnames.keys().isdisjoint(sentence.tokens[n].word.forms) for n in near)


def _of_longer(sentence: Sentence, entity: Entity, surnames: Mapping[str, str]) -> bool:
    """«اجتمع فان دير بيلين مع …»: a name for which nothing speaks but one told elsewhere that ends with it."""
    if not entity.weak or entity.name is None:
        return False
    span = sentence.tokens[entity.name[0] : entity.name[1]]
    return surnames.get(span[-1].text, "").endswith(" " + " ".join(t.text for t in span))


def _parted(document: Document, sentence: Sentence) -> list[Sentence]:
    """A sentence and its asides, each with its mentions."""
    reader = Reader(sentence.tokens, document.index)
    read = reader.entities()
    parts = asides.parted(sentence, {e.first: e for e in read}) if asides.may_have(sentence) else [sentence]
    if parts == [sentence]:
        _learn(document, sentence, reader, read)
    else:
        _mention(document, parts)
    return parts


def _mention(
    document: Document,
    sentences: list[Sentence],
    surnames: Mapping[str, str] = NOBODY,
    printed: frozenset[str] = frozenset(),
) -> None:
    for sentence in sentences:
        reader = Reader(sentence.tokens, document.index, surnames, printed)
        _learn(document, sentence, reader, reader.entities())


def _learn(document: Document, sentence: Sentence, reader: Reader, read: Sequence[Entity]) -> None:
    """Keeps the mentions of a sentence, and whom it names."""
    found = sorted((*read, *_led_names(sentence, reader, read)), key=lambda e: e.first)
    document.mentions[sentence.index] = {e.first: e for e in found}
    document.people.learn(sentence, found)


def _led_names(sentence: Sentence, reader: Reader, found: Sequence[Entity]) -> Iterator[Entity]:
    """«برئاسة سيف غباش المنصوري»: names of words that no table has, behind what leads to somebody."""
    leads = phrases("clauses", "leads-to-name")
    near = [n for n, token in enumerate(sentence.tokens[:-2]) if token.tells or token.text in leads]
    if not near:
        return
    taken = {n for e in found for n in range(e.first, e.last)}
    for n in near:
        if n + 1 not in taken and (sentence.tokens[n].text in leads or _needs_subject(sentence, n)):
            name = reader.unknown_name(n + 1)
            if name is not None and taken.isdisjoint(range(name.first, name.last)):
                yield name


def _needs_subject(sentence: Sentence, n: int) -> bool:
    """Whether a verb of meeting stands there, who arrives or visits apart: «ري يونغ هو»."""
    act = finding.trigger_at(sentence.tokens, n)
    return act is not None and act.trigger.verb and act.trigger.frame in ("object", "with", "preside", "light")


def _lines(document: Document) -> Iterator[Line]:
    """The sentences outside the furniture, with their words."""
    text = document.folded.text
    furniture = [
        (tokens.folded_offset(document.folded, a), tokens.folded_offset(document.folded, b))
        for a, b in document.dated.article.furniture
    ]
    joined = "_" in text
    paragraph, seen = 0, 0
    told: Counter[tuple[str, str, str]] = Counter()
    last, before = "", ""
    for start, end in tokens.bounds(text):
        if furniture and any(a < end and start < b for a, b in furniture):
            continue
        paragraph += text.count("\n", seen, start)
        seen = start
        here = before, last, text[start:end]
        _, before, last = here
        told[here] += 1
        if told[here] > _OFTEN:
            continue  # printed over and over: it tells nothing more, unless it goes on with something else
        pieces = tokens.PIECE.findall(text, start, end)
        yield Line(start, end, paragraph, pieces, _WORD.findall(text, start, end) if joined else pieces)


def _sentence(document: Document, index: int, line: Line) -> Sentence | None:
    return document.maker.sentence(index, line.start, line.end, line.paragraph, line.pieces)


def all_frames(document: Document) -> Iterator[Frame]:
    """The frames of a text in order, each with its governing dating."""
    surnames = document.people.surnames()
    context: Side | None = None
    received: Frame | None = None
    honoured = Honoured()
    asked = Asked()
    pair: both.Pair | None = None
    people: list[Side] = []
    for sentence in document.sentences:
        if context is not None and sentence.index - context.sentence.index > NEAR:
            context = None  # whom the text spoke of further back is nobody's pronoun
        entities = document.mentions[sentence.index]
        clause = clauses.opened(sentence, Reader(sentence.tokens, document.index, surnames), entities)
        taken: set[int] = set()
        told: list[Frame] = []
        honour = honoured.meant(sentence, context)
        if honour is None and honoured.other(sentence, context):
            context = None  # «وكان سموه قد التقى …»: not whom the text spoke of last
        meant = honour or _goes_on(clause, received, context) or _latter(sentence, context) or context
        if clause.found and clause.found[0].trigger.name == "callers":
            meant = _received(sentence, received)  # «ومن زوار القصر فلان»
        for trigger in clause.found if int(sentence.index) in document.telling else ():
            if trigger.first in taken:
                continue
            frame = reading.read(clause, trigger, meant, told)
            if frame is not None:
                asked.answer(frame)
                asked.learn(frame)
            if frame is not None and frame.value not in TOLD:
                document.kept_out.append(frame)
            elif frame is not None:
                reading.pair(frame, told)
                taken.update(frame.scan.predicates)
                told += [frame, *reading.after(frame, document.index)]
        if (answered := asked.settled(sentence)) is not None:
            told.append(answered)
        for frame in told:
            both.complete(frame, pair or both.here(clause, sentence, frame))
            both.of_so_many(frame, people)
        timing.govern(document, sentence, clause, told)
        told = [frame for frame in told if not (possible.of_history(document, frame) or _of_topic(clause, frame))]
        yield from told
        if sentence.aside:
            continue  # the text goes on with whom the sentence around it speaks of
        for frame in told:
            if frame.found.trigger.frame == "object" and len(frame.sides) > 1:
                received = frame
        if not (told and all(f.found.trigger.frame == "attend" and f.joint for f in told)):
            # «وحضر اللقاء فلان» speaks of nobody new
            subject = _subject(clause, sentence)
            context = meant if subject is None or _only_met(subject, told) else subject
        honoured.learn(clause, sentence)
        pair = both.named(clause, sentence, told)
        people = both.counted(clause, sentence)


def _of_topic(clause: Clause, frame: Frame) -> bool:
    """«نفى أن يكون قد بحث مع فلان الملف خلال لقائهما»: what is denied is of what they spoke, and not that they met."""
    if frame.held != "denied" or frame.found.trigger.frame != "topic":
        return False
    tokens, words = clause.sentence.tokens, signs().presupposing
    return any(
        found is not frame.found and found.trigger.pronoun and not found.trigger.verb
        and found.first > 0 and tokens[found.first - 1].text in words
        for found in clause.found
    )  # fmt: skip


def _only_met(subject: Side, told: Sequence[Frame]) -> bool:
    """«ثم استقبل فلانا»: whom somebody met who was told before is not of whom the text goes on to speak."""
    return any(
        frame.found.trigger.verb and len(frame.sides) > 1 and frame.sides[0].sentence is not subject.sentence
        and any(side.entity is subject.entity for side in frame.sides[1:])
        for frame in told
    )  # fmt: skip


def _goes_on(clause: Clause, received: Frame | None, context: Side | None) -> Side | None:
    """«استقبل فلان فلانا. وقال فلان إن … . كما استقبل …»: the host, where the guest spoke since."""
    opens = clause.found[0] if clause.found and clause.found[0].trigger.frame == "object" else None
    if received is None or context is None or opens is None or not opens.trigger.verb or opens.first > 1:
        return None
    tokens = clause.sentence.tokens
    also = [t.text for t in tokens[opens.last : opens.last + 1]]
    hosts = opens.first == 0 and tokens[0].conj and opens.trigger.roles[0] == "host"  # «واستقبل ظهرا فلانا»
    tied = tokens[0].text in phrases("clauses", "ties") or hosts
    if not tied and not phrases("clauses", "also-received").intersection(also):
        return None
    guest = _surname(context)
    spoke = guest is not None and any(_surname(side) == guest for side in received.sides[1:])
    return received.sides[0] if spoke else None


def _received(sentence: Sentence, received: Frame | None) -> Side | None:
    """Who received the last guest told, not far back."""
    near = received is not None and sentence.index - received.sentence.index <= _CALLED
    return received.sides[0] if received is not None and near else None


def _latter(sentence: Sentence, context: Side | None) -> Side | None:
    """«أشاد الرئيس بوزيره فلان. وكان الأخير قد التقى …»: of the sentence before, whom it named last."""
    opens = [t.text for t in sentence.tokens[:_LATTER]]
    if context is None or phrases("clauses", "latter").isdisjoint(opens) or not context.others:
        return None
    return context.last_named("participant")


def _surname(side: Side) -> str | None:
    """The last word of a side's name."""
    return None if side.entity.name is None else side.sentence.tokens[side.entity.name[1] - 1].word.core


def _byline(clause: Clause, sentence: Sentence) -> bool:
    """«عمر سالمي – الصباح»: the name of the writer, on a line of its own without a verb."""
    tokens, writer = sentence.tokens, min(clause.entities.values(), key=lambda e: e.first, default=None)
    if writer is None or writer.name is None or writer.offices or writer.first > 1 or len(tokens) > _BYLINE:
        return False
    behind = tokens[writer.last : writer.last + 1]
    if writer.first == 0 and any(t.text in _DASHES for t in behind) and not clause.found:
        return True  # «عمر سالمي – عين اليوم»
    return all(t.sign for t in behind) and not any(t.kinds & Kind.VERB for t in tokens) and not clause.found


def _subject(clause: Clause, sentence: Sentence) -> Side | None:
    """Whom the sentence is about: its first free-standing person or office."""
    honours = phrases("clauses", "his-highness")
    if clause.found and any(t.text in honours for t in sentence.tokens[1:_HONOURED]):
        return None  # «كما استقبل سموه رئيس الوزراء» goes on with whom the text spoke of
    if _byline(clause, sentence):
        return None
    for entity in sorted(clause.entities.values(), key=lambda e: e.first):
        if entity.kind in ("person", "office") and clause.is_subject(entity):
            beside = (clause.entity_at(n) for n in (entity.last, entity.last + 1))
            several = any(e is not None and e.conj and not e.prep and e.kind in ("person", "office") for e in beside)
            others = tuple(e for e in clause.entities.values() if e is not entity and e.kind in ("person", "office"))
            return Side(entity, "participant", sentence, several, others)
    return None

"""One text taken apart: sentences, mentions, persons, and the frames that its triggers open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from arabic_timeline.extract import clause as clauses
from arabic_timeline.extract import frames, timing, tokens
from arabic_timeline.extract.clause import Clause
from arabic_timeline.extract.frames import Frame, Side
from arabic_timeline.extract.known import Index
from arabic_timeline.extract.people import People
from arabic_timeline.extract.phrases import Entity, Reader
from arabic_timeline.extract.tokens import Dates, Sentence
from arabic_timeline.model import Dated
from arabic_timeline.text import Folded, fold

_PARAGRAPH = re.compile(r"\n")


@dataclass(slots=True)
class Document:
    """A text with everything read from it so far."""

    dated: Dated
    folded: Folded
    index: Index
    dates: Dates
    sentences: list[Sentence] = field(default_factory=list)
    mentions: dict[int, dict[int, Entity]] = field(default_factory=dict)  # sentence → first token → mention
    people: People = field(init=False)

    def __post_init__(self) -> None:
        self.people = People(self.index)


def read(dated: Dated, index: Index) -> Document:
    """The sentences outside the furniture, with their mentions; surnames are known everywhere once told anywhere."""
    folded = fold(dated.article.text)
    spans = [
        (tokens.folded_offset(folded, d.mention.start), tokens.folded_offset(folded, d.mention.end), n)
        for n, d in enumerate(dated.datings)
    ]
    document = Document(dated, folded, index, Dates(spans))
    document.sentences = list(_sentences(document))
    for _ in range(2):
        surnames = document.people.surnames()
        for sentence in document.sentences:
            found = Reader(sentence.tokens, index, surnames).entities()
            document.mentions[sentence.index] = {e.first: e for e in found}
            document.people.learn(sentence, found)
    return document


def _sentences(document: Document) -> Iterator[Sentence]:
    text = document.folded.text
    furniture = [
        (tokens.folded_offset(document.folded, a), tokens.folded_offset(document.folded, b))
        for a, b in document.dated.article.furniture
    ]
    paragraph, seen = 0, 0
    for n, (start, end) in enumerate(tokens.bounds(text)):
        if any(a < end and start < b for a, b in furniture):
            continue
        paragraph += text.count("\n", seen, start)
        seen = start
        found = tokens.tokens(document.folded, start, end, document.dates)
        if found:
            yield Sentence(n, start, end, found, paragraph)


def all_frames(document: Document) -> Iterator[Frame]:
    """The frames of a text in order, each with its governing dating."""
    surnames = document.people.surnames()
    context: Side | None = None
    for sentence in document.sentences:
        entities = document.mentions[sentence.index]
        clause = clauses.opened(sentence, Reader(sentence.tokens, document.index, surnames), entities)
        taken: set[int] = set()
        told: list[Frame] = []
        for trigger in clause.found:
            if trigger.first in taken:
                continue
            frame = frames.read(clause, trigger, context, {})
            if frame is not None:
                taken.update(frame.scan.predicates)
                told.append(frame)
        timing.govern(document, sentence, clause, told)
        yield from told
        context = _subject(clause, sentence) or context


def _subject(clause: Clause, sentence: Sentence) -> Side | None:
    """Whom the sentence is about: its first free-standing person or office."""
    for entity in sorted(clause.entities.values(), key=lambda e: e.first):
        if entity.kind in ("person", "office") and clause.is_subject(entity):
            return Side(entity, "participant", sentence)
    return None

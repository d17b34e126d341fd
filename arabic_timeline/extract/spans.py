"""Which words of a text are whose evidence: no two happenings of it are told by the same stretch of it.

A sentence that tells one thing is its evidence whole.  Where it tells several («التقى فلانا، ثم زار المدينة») each has
what tells it; what only names somebody or sets the place is the sentence up to there, or from there on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from arabic_timeline.extract.frames import Frame, Side
from arabic_timeline.extract.group import Group
from arabic_timeline.extract.persona import Persona
from arabic_timeline.extract.tokens import Sentence
from arabic_timeline.extract.vocabulary import Token

Span = tuple[int, int]  # tokens of a sentence


class Spans:
    """Hands the words of a text out to its happenings."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self._told: dict[float, list[_Telling]] = defaultdict(list)  # by sentence
        self._owner: dict[tuple[float, Span], int] = {}
        for group in groups:
            frames: dict[float, list[Frame]] = defaultdict(list)
            for frame in group.frames:
                frames[frame.sentence.index].append(frame)
            for index, told in frames.items():
                self._told[index].append(_Telling(group, told))
        for tellings in self._told.values():
            tellings.sort(key=lambda one: one.act)

    def telling(self, group: Group, sentence: Sentence) -> Span:
        """What of a sentence tells of a group that has a frame in it."""
        tellings = self._told[sentence.index]
        at = next(n for n, one in enumerate(tellings) if one.group is group)
        return self._given(group, sentence, _of_several(tellings, at, sentence.tokens))

    def naming(self, group: Group, side: Side, persona: Persona | None) -> Iterator[tuple[Sentence, Span]]:
        """Where a side is told, and where the person is named whom it means."""
        for sentence, entity in ((side.sentence, side.entity), *((persona.told,) if persona else ())):
            first, last, end = entity.first, entity.last, len(sentence.tokens)
            yield sentence, self._given(group, sentence, ((0, last), (first, end), (first, last)))

    def scene(self, group: Group, sentence: Sentence, words: Span) -> Span:
        """The sentence up to the place or the day that it names, or a phrase of that."""
        first, last = words
        return self._given(group, sentence, ((0, last), (max(0, first - 1), last), (first, last)))

    def _given(self, group: Group, sentence: Sentence, wanted: Iterable[Span]) -> Span:
        """The first that no other group has, or, where all are taken, the first."""
        spans = list(wanted)
        free = (s for s in spans if self._owner.get((sentence.index, s), id(group)) == id(group))
        span = next(free, spans[0])
        self._owner.setdefault((sentence.index, span), id(group))
        return span


class _Telling:
    """The frames of one sentence that tell of one happening."""

    def __init__(self, group: Group, frames: list[Frame]) -> None:
        self.group = group
        self.act = min(frame.found.first for frame in frames)
        places = [place for frame in frames for place in _places(frame, group.dating)]
        self.first, self.last = min(a for a, _ in places), max(b for _, b in places)


def _places(frame: Frame, dating: int | None) -> Iterator[Span]:
    """Every stretch of a sentence that says something of a frame: its act, sides, place, day and topics."""
    scan, sentence = frame.scan, frame.sentence
    yield frame.found.first, frame.found.last
    yield from ((n, n + 1) for n in scan.predicates)
    yield from ((s.entity.first, s.entity.last) for s in (*frame.sides, *frame.attending) if s.sentence is sentence)
    yield from ((place.first, place.last) for place in (scan.place, scan.goal) if place is not None)
    yield from scan.topics
    if frame.sign is not None:
        yield frame.sign
    own = {frame.dating, dating} - {None}
    yield from ((n, n + 1) for n, token in enumerate(frame.tokens) if token.dating in own)


def _of_several(tellings: Sequence[_Telling], at: int, tokens: Sequence[Token]) -> Iterator[Span]:
    """The sentence; where others are told behind it, up to the end of its clause; else up to its last word."""
    one = tellings[at]
    following = next((other.act for other in tellings[at + 1 :] if other.act >= one.last), None)
    if following is not None:
        signs = [n for n in range(one.last, following) if tokens[n].sign]
        yield 0, (signs[-1] if signs else one.last)
    yield 0, len(tokens)
    yield 0, one.last
    yield one.first, one.last

"""Text → mentions: offsets, order, folding, the same answer twice, and no influence from another paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from arabic_timeline import recognise
from arabic_timeline.model import Mention

from . import news, oracles, seeding
from .choices import Choices

# Paragraphs without a word of dates, of publication or of tense; long enough to be no title or dateline.
_SHORT = 100  # characters; a text that is nothing but an expression may be read more freely
APART = "\n\n" + "رأى الكاتب في الكتاب الذي بين يديه بابا على الأدب ومعنى من معاني الجمال والخيال\n" * 3 + "\n\n"


def run(data: bytes) -> None:
    """One text of the recogniser."""
    text = news.text(Choices(data))
    oracles.folding(text)
    found = recognise.dates(text)
    oracles.mentions(text, found)
    turn = len(data) % 4  # what doubles the work is asked of one input in four
    if turn == 0:
        assert recognise.dates(text) == found, "two readings differ"
    if turn == 1 and stands_apart(text, found):
        later = recognise.dates(APART + text)
        assert _said(later, len(APART)) == _said(found), "a paragraph before changes the reading"
    if turn == 2 and stands_apart(text, found):
        assert _said(recognise.dates(text + APART)) == _said(found), "a paragraph after changes the reading"


def stands_apart(text: str, found: Sequence[Mention]) -> bool:
    """Whether other paragraphs may not change the reading: no dateline, and more than a title or a cell of a table."""
    return len(text) > _SHORT and not any(one.publication for one in found)


def _said(found: Sequence[Mention], shift: int = 0) -> list[tuple[object, ...]]:
    return [(m.start - shift, m.end - shift, m.rule, m.kind, dict(m.parts), m.publication, m.quoted) for m in found]


def seeds() -> Iterator[bytes]:
    """Phrases of the cases as plain text."""
    return (bytes([news.RAW]) + text.encode() for text in seeding.texts())

"""What a constraint rests on: a sentence, a source and a trust, carried as the constraint's ``source``."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

from arabic_timeline.model import Article, Cause, Dating, Passage, Source


class Trust(IntEnum):
    """How far a statement is believed where not all can hold; the least trusted is set aside first.

    A person's decision beats all; a written date beats a relative phrase; a fact with a source beats a term of
    office; a phrase that hangs on the month or year of writing («ديسمبر الماضي») is what reprints carry along
    stale, hence the least.  That a thing is told as past is surer than a date as
    printed: years are mistyped in January.
    """

    OUTLET = 3
    FORTNIGHT = 5
    LIKELY_LINK = 10
    CALENDAR_PHRASE = 40
    TERM = 50
    WEEKDAY_PHRASE = 55
    RELATIVE_PHRASE = 60
    ORDER = 65
    WRITTEN_DATE = 80
    CLAIM = 85
    TOLD = 88
    PUBLICATION = 90
    SAVED = 92
    STRUCTURE = 95
    JUDGEMENT = 100


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ground:
    """A statement of an article or of knowledge behind one or more constraints.

    ``silent`` grounds (a visit ends after it begins) belong to no chain that a reader sees.  ``detail`` are further
    sentences, shown after ``says``; ``told`` stands in a chain instead of both.
    ``pattern`` names a known way to go wrong («stale»).
    """

    says: Cause
    source: Source
    trust: Trust
    detail: tuple[Cause, ...] = ()
    told: tuple[Cause, ...] = ()
    silent: bool = False
    pattern: str | None = None
    about: str | None = None  # the entry whose date it states
    key: tuple[object, ...] = field(default=())


def from_passage(passage: Passage) -> Source:
    """The source of a passage."""
    return Source(article=passage.article, start=passage.start, end=passage.end, quote=passage.quote)


def from_dating(article: Article, dating: Dating) -> Source:
    """The source of a date expression."""
    mention = dating.mention
    return Source(article=article.id, start=mention.start, end=mention.end, quote=mention.text)

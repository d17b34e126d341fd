"""What an export says for being read back: an entry as plain texts, by the names of columns (``lexicon/entries.yaml``).

Other programs pass over it.  What a title, a summary or a drawing makes of the same is for readers.
"""

from __future__ import annotations

from collections.abc import Iterator

from arabic_timeline import cells
from arabic_timeline.model import Article, Passage
from arabic_timeline.render import safe
from arabic_timeline.render.data import articles
from arabic_timeline.render.views import Row, World

COLUMNS = (
    "mode",
    "participant_ids",
    "roles",
    "place_id",
    "topics",
    "summary",
    "source",
    "url",
    "quote",
    "extractor",
    "words",
)


def values(world: World, row: Row) -> dict[str, str]:
    """What ``COLUMNS`` hold of an entry; a text of others is whole, and empty where there is none."""
    meeting, people = row.entry.meeting, (*row.who, *row.attending)
    told = [world.entered[one] for one in articles(row.entry) if one in world.entered]
    by = told[0].entered if told and len(told) == len(articles(row.entry)) else None
    found = (
        meeting.mode,
        cells.joined(one.id or "" if one.listed else "" for one in people) if any(one.listed for one in people) else "",
        cells.joined(one.role for one in people) if any(one.role != "participant" for one in people) else "",
        meeting.place_id or "",
        cells.joined(map(safe.text, meeting.topics)),
        meeting.summary or "",
        "، ".join(dict.fromkeys(_sources(world, row))),
        next(_addresses(world, row), ""),
        _quote(world, row.entry.meeting.reports[0].passages),
        (by.extractor if by else None) or "",
        (by.words if by else None) or "",
    )
    return dict(zip(COLUMNS, (safe.lines(one) for one in found), strict=True))


def _sources(world: World, row: Row) -> Iterator[str]:
    for one in articles(row.entry):
        if one in world.entered:
            by = world.entered[one].entered
            yield from [by.source] if by and by.source else []
        elif one in world.heads:
            yield world.outlet_name(world.heads[one].dated.article.outlet)


def _addresses(world: World, row: Row) -> Iterator[str]:
    for one in articles(row.entry):
        article = _article(world, one)
        if article is not None and (url := safe.url(article.url)):
            yield url


def _article(world: World, id_: str) -> Article | None:
    known = world.heads.get(id_)
    return world.entered.get(id_) or (known.dated.article if known else None)


def _quote(world: World, passages: tuple[Passage, ...]) -> str:
    """The first words that tell it, of an entry those that it quotes: its other words stand at its start, or are told
    as what they are.
    """
    told = next((one for one in passages if one.role == "telling"), passages[0])
    entry = world.entered.get(told.article)
    is_quoted = entry is None or (told.start > 0 and not (entry.entered and told.quote == entry.entered.words))
    return told.quote if is_quoted else ""

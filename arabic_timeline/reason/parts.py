"""The parts of a dossier: articles that hang together by what they tell.

An entry holds the articles that tell it together, a likely link those of its two entries.  Nothing that is concluded of
a part changes what is concluded of another one, but by what they are told in common (``outlets``, ``calendar``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from arabic_timeline.digests import of_text
from arabic_timeline.model import Link, Meeting
from arabic_timeline.reason.outlets import Span
from arabic_timeline.reason.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Ids of articles, the entries that they tell, and the likely links between these; each in the order of the world.

    ``name``: that of its first article.
    """

    articles: tuple[str, ...]
    meetings: tuple[Meeting, ...]
    links: tuple[Link, ...] = ()

    @property
    def name(self) -> str:
        return self.articles[0]


def parts(world: World) -> list[Part]:
    """The parts of a world, in the order of their first articles; every article and every entry is of one."""
    lead = _Leads(world.dated)
    for meeting in world.merged.meetings:
        lead.join(report.article for report in meeting.reports)
    ties = [(link, _article(world, link.left), _article(world, link.right)) for link in _likely(world)]
    for _, left, right in ties:
        if left is not None and right is not None:
            lead.join((left, right))
    articles, meetings, links = defaultdict[str, list[str]](list), defaultdict[str, list[Meeting]](list), _links()
    for article in world.dated:
        articles[lead.of(article)].append(article)
    for meeting in world.merged.meetings:
        meetings[lead.of(meeting.reports[0].article)].append(meeting)
    for link, left, right in ties:
        if left is not None and right is not None:
            links[lead.of(left)].append(link)
    return [
        Part(articles=tuple(ids), meetings=tuple(meetings[name]), links=tuple(links[name]))
        for name, ids in articles.items()
    ]


def only(world: World, some: Iterable[Part]) -> World:
    """The world of some parts alone."""
    chosen = list(some)
    articles = {article for part in chosen for article in part.articles}
    entries = {meeting.id for part in chosen for meeting in part.meetings}
    meetings = tuple(meeting for meeting in world.merged.meetings if meeting.id in entries)
    return replace(
        world,
        merged=replace(world.merged, meetings=meetings),
        dated={name: one for name, one in world.dated.items() if name in articles},
    )


def print_of(part: Part, prints: Mapping[str, bytes], spans: Mapping[str, Span]) -> bytes | None:
    """A digest of all that a part is, where there is one of each of its articles.

    An entry is told by its reports, in their order, and by what ties them: all else of it follows from its articles.
    """
    known = [prints.get(article) for article in part.articles]
    if None in known:
        return None
    told = [
        (one.id, [report.key for report in one.reports], sorted(one.likely), one.links or ()) for one in part.meetings
    ]
    beside = [spans.get(article) for article in part.articles]
    said = repr((part.articles, known, told, part.links, beside))
    return of_text(said.encode("utf-8", "surrogatepass"))


class _Leads:
    """Names joined to groups; one name stands for its group."""

    def __init__(self, names: Iterable[str]) -> None:
        self._to = {name: name for name in names}

    def of(self, name: str) -> str:
        """What stands for the group of a name; halves the way to it for the next time."""
        while self._to[name] != name:
            self._to[name] = self._to[self._to[name]]
            name = self._to[name]
        return name

    def join(self, names: Iterable[str]) -> None:
        """Makes one group of these."""
        first, *others = map(self.of, names)
        for other in others:
            self._to[self.of(other)] = self.of(first)


def _links() -> dict[str, list[Link]]:
    return defaultdict(list)


def _likely(world: World) -> list[Link]:
    return [link for link in world.merged.links if link.decision == "likely"]


def _article(world: World, key: str) -> str | None:
    """The first article of the entry to which a report belongs."""
    meeting = world.by_report.get(key)
    return meeting.reports[0].article if meeting else None

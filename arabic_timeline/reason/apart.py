"""A dossier concluded part by part: only parts that changed since an earlier run are solved again.

What parts have in common is looked at in the whole dossier: the days of an outlet's other articles, and the years that
are named anywhere, between which a phrase such as «يونيو الماضي» leaves the choice.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from arabic_timeline import constraints as net
from arabic_timeline.digests import Prints
from arabic_timeline.forms import FORMS
from arabic_timeline.model import Contradiction, Entry, Publication, Warning
from arabic_timeline.reason import calendar, gather, outlets, warnings
from arabic_timeline.reason.calendar import CasesOf
from arabic_timeline.reason.conclude import Conclusions
from arabic_timeline.reason.contradictions import closed, contradictions
from arabic_timeline.reason.grounds import Ground, Trust
from arabic_timeline.reason.outlets import Span
from arabic_timeline.reason.parts import Part, only, parts
from arabic_timeline.reason.publications import Publications
from arabic_timeline.reason.settle import Settled, settle
from arabic_timeline.reason.shelf import Concluded, Shelf
from arabic_timeline.reason.world import Variable, World, first, governing, published, writing

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """What is concluded of all parts.

    ``entries``: each with whether it has a line of its own, in the order of the meetings; ``slips``: the warnings that
    go before and behind those that compare papers; ``solved``: the days of everything, ``None`` where some parts were
    not solved again.
    """

    entries: tuple[tuple[Entry, bool], ...]
    publications: Mapping[str, Publication]
    slips: tuple[list[Warning], list[Warning]]
    contradictions: tuple[Contradiction, ...]
    solved: net.Result | None


def concluded(world: World, cases: CasesOf, prints: Prints | None) -> Whole:
    """What follows from the world, what is kept of parts that did not change being taken as it is."""
    spans = outlets.spans(world.dated)
    if prints is None or not prints.of:
        return _whole(world, Solved(world, spans, cases), [])
    all_ = parts(world)
    shelf = Shelf(world, prints, all_, spans)
    kept = {part.name: told for part in all_ if (told := shelf.found(part)) is not None}
    anew = _anew(world, all_, kept, spans, cases)
    shelf.keep(anew.by_part([part for part in all_ if part.name not in kept]))
    return _whole(world, anew, list(kept.values()))


def _anew(
    world: World, all_: Sequence[Part], kept: dict[str, Concluded], spans: Mapping[str, Span], cases: CasesOf
) -> Solved:
    """The parts that are not kept; those that hang on years that are named no more are taken out of ``kept``."""
    years = sum((Counter(one.years) for one in kept.values()), Counter[int]())
    found = Solved(_rest(world, all_, kept), spans, cases, years)
    moved = [name for name, one in kept.items() if one.window not in (None, found.window)]
    for name in moved:
        years -= Counter(kept.pop(name).years)
    return Solved(_rest(world, all_, kept), spans, cases, years) if moved else found


def _rest(world: World, all_: Sequence[Part], kept: Mapping[str, Concluded]) -> World:
    return only(world, [part for part in all_ if part.name not in kept]) if kept else world


def _whole(world: World, anew: Solved, kept: Sequence[Concluded]) -> Whole:
    entries = [*anew.entries, *(pair for one in kept for pair in one.entries)]
    publications = [*anew.publications, *(told for one in kept for told in one.publications)]
    by_id = {pair[0].meeting.id: pair for pair in entries}
    return Whole(
        entries=tuple(by_id[meeting.id] for meeting in world.merged.meetings),
        publications={told.dated.article.id: told for told in publications},
        slips=(
            [*anew.slips[0], *(slip for one in kept for slip in one.slips[0])],
            [*anew.slips[1], *(slip for one in kept for slip in one.slips[1])],
        ),
        contradictions=contradictions(anew.world, anew.settled),
        solved=None if kept else anew.settled.certain,
    )


class Solved:
    """A world, or some parts of one, solved.  ``years``: how often the other parts name each year."""

    def __init__(
        self, world: World, spans: Mapping[str, Span], cases: CasesOf, years: Mapping[int, int] | None = None
    ) -> None:
        self.world, self._cases = world, cases
        self._gathered = gather.constraints(world, spans)
        self.window = calendar.window(Counter(self._years(self._gathered)) + Counter(years or {}))

    @staticmethod
    def _years(facts: Iterable[net.Constraint]) -> Iterator[int]:
        return (year for one in facts for year in calendar.years(one))

    @cached_property
    def _facts(self) -> list[net.Constraint]:
        return [*self._gathered, *calendar.constraints(self.world, self.window, self._cases)]

    @cached_property
    def settled(self) -> Settled:
        """The network solved."""
        repairs = [one for one in self.world.registry.judgements if one.kind == "repair"]
        return closed(self.world, settle(self._facts, repairs))

    @cached_property
    def entries(self) -> list[tuple[Entry, bool]]:
        """Each entry, and whether it has a line of its own."""
        found = Conclusions(self.world, self.settled, self._facts, _by_articles_alone(self._facts))
        entries = [found.entry(meeting) for meeting in self.world.merged.meetings]
        return [(one, FORMS[one.meeting.form].meets or found.stands_alone(one)) for one in entries]

    @cached_property
    def publications(self) -> list[Publication]:
        """Each article."""
        found = Publications(self.world, self.settled, self._cases)
        return [found.of(article) for article in self.world.dated]

    @cached_property
    def slips(self) -> tuple[list[Warning], list[Warning]]:
        """The warnings before and behind those that compare papers."""
        return warnings.first(self.world), warnings.second(self.world)

    def by_part(self, some: Sequence[Part]) -> dict[str, Concluded]:
        """What is concluded of these parts, by name, but of those that hold a contradiction: it is told as a whole."""
        place: dict[net.Variable, str] = {x: part.name for part in some for x in _variables(part)}
        clashing = {place[x] for clash in self.settled.clashes for one in clash.scope for x in net.variables(one)}
        years = _grouped(self._gathered, lambda one: place[net.variables(one)[0]])
        entries = _grouped(self.entries, lambda pair: place[first(pair[0].meeting)])
        publications = _grouped(self.publications, lambda told: place[published(told.dated.article.id)])
        slips = [_grouped(found, lambda slip: place[published(slip.article)]) for found in self.slips]
        return {
            part.name: Concluded(
                entries=tuple(entries[part.name]),
                publications=tuple(publications[part.name]),
                slips=(tuple(slips[0][part.name]), tuple(slips[1][part.name])),
                years=dict(Counter(self._years(years[part.name]))),
                window=self.window if self._hangs(part) else None,
            )
            for part in some
            if part.name not in clashing
        }

    def _hangs(self, part: Part) -> bool:
        """Whether the days of an expression depend on the years that are named anywhere."""
        told = (governing(report, self.world.dated) for meeting in part.meetings for report in meeting.reports)
        return any(dating is not None and calendar.hangs(dating) for dating in told)


def _variables(part: Part) -> Iterator[Variable]:
    """The variables that a part may have."""
    for article in part.articles:
        yield from (writing(article), published(article))
    for meeting in part.meetings:
        for key in (meeting.id, *(report.key for report in meeting.reports)):
            yield from (("first", key), ("last", key))


def _grouped(all_: Iterable[T], of: Callable[[T], str]) -> Mapping[str, list[T]]:
    found: dict[str, list[T]] = defaultdict(list)
    for one in all_:
        found[of(one)].append(one)
    return found


def _by_articles_alone(facts: Sequence[net.Constraint]) -> net.Result | None:
    """What the articles and terms of office give where no outside source is believed; ``None`` where none is used."""
    rest = [one for one in facts if not (isinstance(one.source, Ground) and one.source.trust is Trust.CLAIM)]
    return settle(rest, ()).certain if len(rest) < len(facts) else None

"""Sentences of two papers that name the same known people, the same matter and two days, where nothing tells a meeting.

«الاتفاقية التي وقعها فلان وفلان يوم 14 مارس» recalls what another paper dates to the 16th: both days are asked about,
although the sentence tells of no meeting by itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from arabic_timeline import matter
from arabic_timeline.lexicon import folded
from arabic_timeline.model import Cause, Dated, Dating, Doubt, Passage, Warning
from arabic_timeline.reason import papers, telling, wording
from arabic_timeline.reason.world import World
from arabic_timeline.registry import Registry
from arabic_timeline.text import plain

_WORD = re.compile(r"\w+")
_MANY = 4  # known people of a sentence: it lists who was there
_MOST = 12  # sentences about the same two that are compared

Names = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]  # by the first word of a name: its words, and whose it is


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence with its known people, two at least, and its one day."""

    article: str
    outlet: str
    people: frozenset[str]
    dating: Dating
    day: date
    written: date | None
    start: int
    end: int
    text: str


def pairs(world: World) -> list[tuple[Told, Told]]:
    """Sentences of two papers with two days for one matter, but those that a question between meetings holds."""
    found: dict[frozenset[str], list[Told]] = defaultdict(list)
    names = _names(world.registry)
    for dated in world.dated.values() if names else ():
        for told in _sentences(dated, names):
            for couple in combinations(sorted(told.people), 2):
                found[frozenset(couple)].append(told)
    asked = {_articles(world, link.left, link.right) for link in world.merged.links if papers.two_days(link)}
    once: dict[object, tuple[Told, Told]] = {}
    for two, all_told in sorted(found.items(), key=lambda item: sorted(item[0])):
        for left, right in combinations(all_told[:_MOST], 2):
            apart = frozenset((left.article, right.article)) not in asked
            if apart and _slip(world, two, left, right):
                once.setdefault((left.people & right.people, frozenset((left.day, right.day))), (left, right))
    return list(once.values())


def doubts(world: World, found: Iterable[tuple[Told, Told]]) -> Iterator[Doubt]:
    """The question whether the two days are one."""
    for left, right in found:
        values = {"one": world.name(left.article), "left": left.day, "other": world.name(right.article)}
        values |= {"names": _both(world, left, right), "right": right.day}
        yield Doubt(
            kind="two-days",
            about=left.article,
            says=Cause(code="reason.review_recalled", values=values),
            evidence=tuple(
                Passage(article=one.article, start=one.start, end=one.end, quote=one.text) for one in (left, right)
            ),
        )


def warnings(world: World, found: Iterable[tuple[Told, Told]]) -> Iterator[Warning]:
    """One where the words of either say that there was but one, at the day of the paper that was written last."""
    for pair in found:
        texts = [world.dated[one.article].article.text for one in pair]
        told = [(one.day, text, one.text) for one, text in zip(pair, texts, strict=True)]
        if not papers.once(told, _matter(world, *pair)):
            continue
        first, last = sorted(pair, key=lambda one: (one.written or date.max, one.article))
        values = {"entry": Cause(code="reason.entry_meeting", values={"names": _both(world, first, last)})}
        said = {"one": world.name(first.article), "first": first.day, "other": world.name(last.article)}
        says = Cause(code="reason.warn_two_papers", values={**values, **said, "last": last.day})
        yield Warning.at(last.article, last.dating.mention, says)


def _both(world: World, left: Told, right: Told) -> list[str]:
    return [world.registry.people[id_].name for id_ in sorted(left.people & right.people)]


def _articles(world: World, *keys: str) -> frozenset[str]:
    reports = (report for key in keys for report in world.by_report[key].reports if key in world.by_report)
    return frozenset(report.article for report in reports)


def _slip(world: World, two: frozenset[str], left: Told, right: Told) -> bool:
    if left.outlet == right.outlet or not matter.near(left.day, right.day) or _both_told(world, two, left, right):
        return False
    if matter.two_news(left.day, left.written, right.day, right.written) or _remote(left) != _remote(right):
        return False
    return len(_matter(world, left, right)) >= matter.FEWEST


def _both_told(world: World, two: frozenset[str], left: Told, right: Told) -> bool:
    """Whether both papers tell a meeting of the two: then comparing the meetings has decided."""
    return all(
        any(two <= {p.id for p in report.participants} for _, report in world.told_in[one.article])
        for one in (left, right)
    )


def _matter(world: World, left: Told, right: Told) -> list[str]:
    known = (world.registry.people[id_] for id_ in left.people | right.people)
    return matter.shared(left.text, right.text, [name for one in known for name in (one.name, *one.aliases)])


def _remote(told: Told) -> bool:
    return not folded("names", "remote").isdisjoint(wording.words_of(told.text))


def _sentences(dated: Dated, names: Names) -> Iterator[Told]:
    """The sentences with one certain day and two known people or more, told as done and not for the second time."""
    text = dated.article.text
    for place, one in enumerate(dated.datings):
        day = _day(one, dated)
        if day is None:
            continue
        start, end = wording.sentence(text, one.mention.start, one.mention.end)
        sentence = text[start:end]
        if not _is_alone(dated.datings, place, start, end):
            continue
        people = _people(sentence, names)
        if 1 < len(people) <= _MANY and not _is_to_come(sentence) and not matter.again(sentence):
            yield Told(
                article=dated.article.id, outlet=dated.article.outlet, people=people, dating=one, day=day,
                written=dated.anchor.latest if dated.anchor else None, start=start, end=end, text=sentence.strip(),
            )  # fmt: skip


def _is_alone(datings: Sequence[Dating], place: int, start: int, end: int) -> bool:
    """Whether no other expression stands in a sentence."""
    before = place > 0 and datings[place - 1].mention.start >= start
    return not before and not (place + 1 < len(datings) and datings[place + 1].mention.start < end)


def _day(dating: Dating, dated: Dated) -> date | None:
    if dating.notice is not None or dating.readings or dating.mention.publication or dating.mention.quoted:
        return None
    if dating.interval is None or not telling.on_its_days(dating) or (dating.depends_on_anchor and not dated.given):
        return None
    return dating.interval.day


def _is_to_come(sentence: str) -> bool:
    words = wording.words_of(sentence)
    signs = folded("dates/tense", "future") | folded("dates/tense", "postponing")
    return any(map(wording.is_future, words)) or not signs.isdisjoint(words)


def _names(registry: Registry) -> Names:
    """The names of two words or more by which people.yaml knows somebody, those of several persons left out."""
    whose: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for person in registry.people.values():
        for name in (person.name, *person.aliases):
            whose[tuple(_WORD.findall(plain(name)))].add(person.id)
    out: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for words, ids in whose.items():
        if len(words) > 1 and len(ids) == 1:
            out[words[0]].append((words, min(ids)))
    return out


def _people(sentence: str, names: Names) -> frozenset[str]:
    """Who is named, each place by the longest name that stands there."""
    words, found, at = _WORD.findall(plain(sentence)), set[str](), 0
    while at < len(words):
        word = words[at]
        if begin := (*names.get(word, ()), *names.get(word[1:], ())):  # hardly any word begins a name
            fits = [(len(name), who) for name, who in begin if tuple(words[at + 1 : at + len(name)]) == name[1:]]
            length, person = max(fits, default=(1, ""))
            found |= {person} - {""}
            at += length
        else:
            at += 1
    return frozenset(found)

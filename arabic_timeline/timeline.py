"""The road: articles → dated → reports → ids for life → meetings → timeline; each line of ``tell`` is a room.

>>> from pathlib import Path
>>> from arabic_timeline import timeline
>>> told = timeline.build(Path("data"))
>>> len(told.timeline.meetings)
6
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from functools import partial
from hashlib import blake2b
from pathlib import Path

from arabic_timeline import entries, extract, faults, ids, lexicon, merge, read, reading, reason, registry, resolve
from arabic_timeline.aside import Aside
from arabic_timeline.digests import Digests, Prints
from arabic_timeline.lexicon import PACKAGE, Lexicon
from arabic_timeline.means import ALONE, Means, uncollected
from arabic_timeline.model import Address, Article, Dated, Fault, Merged, Report, Timeline
from arabic_timeline.registry import Registry

_MANY = 100  # articles of which another process sketches the words


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What data/ says: knowledge, words and articles, with the faults of all."""

    known: Registry
    articles: tuple[Article, ...]
    faults: tuple[Fault, ...]
    words: Lexicon = PACKAGE
    kept: tuple[ids.Kept, ...] = ()
    addresses: tuple[Address, ...] = ()
    given: tuple[entries.Given, ...] = ()

    @property
    def errors(self) -> tuple[Fault, ...]:
        """The faults that stop a build."""
        return tuple(fault for fault in self.faults if fault.error)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Everything that follows from a world; ``digests`` know what it holds."""

    dated: Mapping[str, Dated]
    reports: tuple[Report, ...]
    named: ids.Named
    merged: Merged
    timeline: Timeline
    faults: tuple[Fault, ...]
    digests: Digests = dataclasses.field(default_factory=Digests, compare=False, repr=False)


def build(data: Path, *, claims: bool = True) -> Told:
    """The timeline of a folder: ``load`` and ``tell`` in one.

    Args:
        data: the folder that holds ``articles/`` and ``knowledge/``.
        claims: whether outside facts (``knowledge/claims.yaml``) may date anything.

    Raises:
        ValueError: where the data has errors; one line each, with file and line.
    """
    world = load(data)
    if world.errors:
        raise ValueError("\n".join(map(str, world.errors)))
    return tell(world, claims=claims)


def load(data: Path, means: Means = ALONE) -> World:
    """The world of a folder with ``articles/``, ``knowledge/`` and, where there is one, ``lexicon/``.

    ``means``: what an earlier run with the same program and the same words kept.
    """
    known, wrong_rows = registry.load(data / "knowledge")
    shown, wrong_site = registry.site(data)
    stories, wrong_stories = registry.stories(data)
    known = dataclasses.replace(known, site=shown, stories=stories)
    words, slips = lexicon.load(data / "lexicon")
    signs = {outlet.id: outlet.furniture for outlet in known.outlets.values()}
    with words.in_use():
        articles, wrong = read.articles(data / "articles", signs, means.kept)
        common = tuple(extract.doubts(known))
    kept, doubled = ids.load(data)
    addresses, slips_of_addresses = ids.addresses.load(data)
    given, slips_of_entries = entries.load(data / "entries")
    with words.in_use():
        slips_of_entries = (
            *slips_of_entries, *entries.undated(given, known), *entries.of_articles(given, articles)
        )  # fmt: skip
    if given or slips_of_entries:  # a dossier may hold nothing else
        wrong = tuple(one for one in wrong if one.rule not in ("folder-missing", "folder-empty"))
    loaded = (
        *wrong_rows,
        *wrong_site,
        *wrong_stories,
        *doubled,
        *slips_of_addresses,
        *slips_of_entries,
        *faults.of_policies(known),
        *slips,
        *common,
        *wrong,
    )
    written = {**registry.written(data / "knowledge", wrong_rows), "articles": read.written(data / "articles", wrong)}
    found = (
        *loaded,
        *registry.references(
            known, articles, written, [*(row.id_ for row in kept), *(one.id for one in given if one.id)]
        ),
    )
    return World(known=known, articles=articles, faults=found, words=words, kept=kept, addresses=addresses, given=given)


def tell(world: World, *, claims: bool = True, means: Means = ALONE) -> Told:
    """The timeline of a world without errors; its warnings are added to what a person should review.

    ``means``: what an earlier run kept, and how many processes read the rest.

    Raises:
        pool.GivenUpError: where an article kills the processes that read it.
    """
    with world.words.in_use():
        copied, read_ = extracted(world, means)
        kept = means.concluding is not None
        prints = Prints(kept=means.kept, concluding=means.concluding or b"", of=read_.prints if kept else {})
    with uncollected():  # it would walk over everything that was read, which holds no cycles
        return _concluded(world, copied, read_, prints, claims=claims)


def _concluded(world: World, copied: Mapping[str, str], read_: reading.Texts, prints: Prints, *, claims: bool) -> Told:
    """What follows from the articles by themselves."""
    texts, found = read_.dated, read_.extracted
    with world.words.in_use():
        numbered = (report for one in found for report in one.reports)
        named = ids.named(numbered, {id_: one.article.text for id_, one in texts.items()}, world.kept)
        entered = entries.entered(world.given, world.known, world.kept, texts, named.reports)
    named = dataclasses.replace(
        named, reports=(*named.reports, *entered.reports), anchors={**named.anchors, **entered.anchors}
    )
    judgements = (*world.known.judgements, *entered.judgements)
    refound = ids.refound(dataclasses.replace(world.known, judgements=judgements), named, world.kept)
    known, all_ = refound.registry, {**texts, **entered.dated}
    copied = {**copied, **entered.copies}
    prints = _knowing(prints, known)
    merged = merge.meetings(named.reports, all_, known, copied, named.pages, prints)
    timeline = reason.timeline(merged, all_, known, cases=resolve.cases, claims=claims, prints=prints)
    noticed = (
        *world.faults,
        *entered.faults,
        *refound.faults,
        *faults.of_telling(known, texts, merged, timeline, claims=claims),
    )
    kept_out = tuple(act for one in found for act in one.kept_out)
    moved = ids.moved(world.kept, (*timeline.meetings, *timeline.events), texts)
    redirects = {**timeline.redirects, **moved.redirects}
    timeline = dataclasses.replace(
        faults.told(timeline, noticed),
        kept_out=kept_out,
        redirects=redirects,
        gone=moved.gone,
        addresses=world.addresses,
        articles=tuple(one for one in timeline.articles if one.dated.article.entered is None),
        entered=tuple(one for one in timeline.articles if one.dated.article.entered is not None),
    )
    return Told(
        dated=texts,
        reports=named.reports,
        named=named,
        merged=merged,
        timeline=timeline,
        faults=timeline.faults,
        digests=prints.digests,
    )


def _knowing(prints: Prints, known: Registry) -> Prints:
    """The same, good for this knowledge alone, but for how people and places are spelt and where their rows stand.

    Nothing that is kept of merging and reasoning follows from these: what asks for spellings (``reason.recalled``) is
    asked of the whole each time, and what a text tells of whom is looked at with the text.
    """
    people = {id_: dataclasses.replace(row, aliases=(), file="", line=0) for id_, row in known.people.items()}
    places = {
        id_: dataclasses.replace(row, aliases=(), adjectives=(), file="", line=0) for id_, row in known.places.items()
    }
    looked_at = dataclasses.replace(known, people=people, places=places)
    said = prints.concluding + repr(looked_at).encode("utf-8", "surrogatepass")
    return dataclasses.replace(prints, concluding=blake2b(said, digest_size=32).digest())


def extracted(world: World, means: Means = ALONE) -> tuple[Mapping[str, str], reading.Texts]:
    """Which articles copy which, and the articles dated with what each of them tells, with the words in use.

    Raises:
        pool.GivenUpError: where an article kills the processes that read it.
    """
    kept = merge.kept_sketches(world.articles, means.kept)
    new = [one for one in world.articles if one.id not in kept]
    with Aside(partial(merge.sketches, new), jobs=means.jobs if len(new) >= _MANY else 1) as aside:
        read = reading.read(world.articles, world.known, means)
        made = aside.answer()
    merge.keep_sketches(new, made, means.kept)
    copied = merge.copies(world.articles, means.kept, {**kept, **made})
    return copied, reading.told(world.articles, world.known, read, copied)

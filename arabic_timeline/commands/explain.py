"""`explain`: how the date of a meeting, an event or an article is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from pathlib import Path

import click

from arabic_timeline import say
from arabic_timeline import timeline as road
from arabic_timeline.commands import house, options, terminal
from arabic_timeline.model import Bounds, Cause, Contradiction, Entry, Publication, Timeline

_LISTED = 20  # ids that an error names


@click.command("explain")
@click.argument("name", metavar="MEETING-OR-ARTICLE")
@options.data_option
@options.claims_option
@options.months_option
@click.pass_obj
def command(root: Path, name: str, data: Path | None, without_claims: bool, months: str | None) -> None:
    """Tell how the date of MEETING-OR-ARTICLE (an id such as 002-1 or 002) is known."""
    folder = options.here(data, root, "data")
    with options.busy("Reading the articles, reasoning over their dates …"):
        world = road.load(folder)
        told = None if world.errors else road.tell(world, claims=not without_claims)
    if told is None:
        options.report(world.faults)
        options.stop()
    timeline = told.timeline
    lines = list(_lines(timeline, timeline.redirects.get(name, name), house.months(root, folder, months)))
    if not lines:
        known = [entry.meeting.id for entry in (*timeline.meetings, *timeline.events)]
        known += [one.dated.article.id for one in timeline.articles]
        more = ", …" if len(known) > _LISTED else ""
        raise click.ClickException(
            f"there is no meeting and no article «{name}» (there are {', '.join(known[:_LISTED])}{more})"
        )
    terminal.say("\n".join(lines))


def _lines(timeline: Timeline, name: str, months: str) -> Iterator[str]:
    for entry in (*timeline.meetings, *timeline.events):
        if entry.meeting.id == name:
            yield from _entry(entry, months)
    for publication in timeline.articles:
        if publication.dated.article.id == name:
            yield from _article(publication, months)
    for contradiction in timeline.contradictions:
        if contradiction.about == name:
            yield from _contradiction(contradiction, months)


def _entry(entry: Entry, months: str) -> Iterator[str]:
    names = " – ".join(one.name for one in entry.participants)
    yield f"{entry.meeting.id}  {entry.meeting.summary or names}"
    yield f"{entry.status}  {_dates(entry.certain, entry.likely, months)}"
    yield from _chain(entry.why, months)
    for report in entry.meeting.reports:
        for passage in report.passages:
            yield f"  «{passage.quote.strip()}» ({passage.article}, {passage.start}–{passage.end})"


def _article(publication: Publication, months: str) -> Iterator[str]:
    from arabic_timeline.render.placed import became

    article = publication.dated.article
    yield f"{article.id}  {article.title}"
    yield f"{'given' if publication.given else 'inferred'}  {_dates(publication.certain, publication.likely, months)}"
    yield from _chain((*publication.dated.why, *publication.why), months)
    for dating, value in zip_longest(publication.dated.datings, publication.values):
        found = became(dating, value)
        why = found.why if found else dating.why
        yield f"  {found.edtf if found else '–'}  «{dating.mention.text}»"
        yield from (f"    {sentence}" for sentence in dict.fromkeys(say.sentence(cause, months) for cause in why))
        if doubt := dating.doubt:
            yield f"    ! {say.sentence(doubt, months)}"


def _contradiction(contradiction: Contradiction, months: str) -> Iterator[str]:
    yield "contradiction:"
    for number, statement in enumerate(contradiction.statements, 1):
        yield f"  {number}. {say.sentence(statement.says, months)}"
    for repair in contradiction.repairs:
        yield f"  without {repair.without + 1}: {say.sentence(repair.gives, months)}"


def _dates(certain: Bounds, likely: Bounds | None, months: str) -> str:
    text = f"{certain.edtf or '–'}  {say.interval(certain.interval, months)}"
    return text + (f"  (likely {likely.edtf}  {say.interval(likely.interval, months)})" if likely else "")


def _chain(causes: Iterable[Cause], months: str) -> Iterator[str]:
    yield from (f"  • {sentence}" for sentence in dict.fromkeys(say.sentence(cause, months) for cause in causes))

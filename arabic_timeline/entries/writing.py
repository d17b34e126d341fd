"""What is entered → articles of their own, dated, with one report each: from here on it goes the road of all reports.

The text of such an article is what was entered, line by line: the parties, the place, the date, the quotation.  Nothing
in it depends on a day of writing, and it is no newspaper's.
"""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

from arabic_timeline import dating, edtf, ids, rows, say, web
from arabic_timeline.entries import parties
from arabic_timeline.entries.pages import Pages
from arabic_timeline.entries.shapes import Given
from arabic_timeline.forms import FORMS, REMOTE
from arabic_timeline.interval import Interval
from arabic_timeline.model import (
    Article,
    Cause,
    Dated,
    Dating,
    Fault,
    Mention,
    Passage,
    Report,
)
from arabic_timeline.model import (
    Entered as By,
)
from arabic_timeline.registry import Judgement, Registry

FOLDER = "entries"
_RANGE = re.compile(r"[0-9-]{10}/[0-9-]{10}")  # a meeting lasts from a day to a day; it is told of a month, or of years


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """Dated articles by id, a report of each, where each stands, what is a copy of what, what an editor made one."""

    dated: Mapping[str, Dated] = dataclasses.field(default_factory=dict)
    reports: tuple[Report, ...] = ()
    anchors: Mapping[str, ids.Anchor] = dataclasses.field(default_factory=dict)
    copies: Mapping[str, str] = dataclasses.field(default_factory=dict)
    judgements: tuple[Judgement, ...] = ()
    faults: tuple[Fault, ...] = ()  # warnings


def undated(given: Iterable[Given], known: Registry) -> Iterator[Fault]:
    """What is entered with a date that is none, neither in EDTF nor in words: it would be no entry."""
    for one in given:
        try:
            _dating(one, known)
        except ValueError as error:
            yield Fault(file=one.file, line=one.line, message=f"date: {error}", rule="entry")


def entered(
    given: Sequence[Given],
    known: Registry,
    kept: Sequence[ids.Kept],
    dated: Mapping[str, Dated],
    told: Sequence[Report],
) -> Entered:
    """Everything entered, under ids for life, without what ``undated`` finds.

    Args:
        given: what the files hold.
        known: people and places, by whose names the parties are found.
        kept: the rows of ids.yaml.
        dated: the articles, in which another extractor may have found its meetings.
        told: what the articles tell, under its ids: an entry of such an id is that meeting.
    """
    if not given:
        return Entered()
    written = [one for n, row in enumerate(given) if (one := _written(row, n, known, dated))]
    taken = frozenset(report.key for report in told)
    own = [one for one in written if one.given.id is not None and one.given.id not in taken]
    free = [one for one in written if one.given.id is None or one.given.id in taken]
    others = {*taken, *dated, *(str(one.given.id) for one in own)}
    named = ids.named([one.report for one in free], defaultdict(str), kept, others)
    keys = {one.report.key: id_ for one, id_ in zip(free, (r.key for r in named.reports), strict=True)}
    keys.update({one.report.key: str(one.given.id) for one in own})
    called = [_called(one, keys[one.report.key]) for one in written]
    return Entered(
        dated={one.dated.article.id: one.dated for one in called},
        reports=tuple(one.report for one in called),
        anchors={keys[one.report.key]: ids.anchor(one.report, "") for one in written},
        copies={one.report.key: one.given.of for one in called if one.given.of and one.given.of in dated},
        judgements=tuple(_sames(called, taken, Pages(dated, told), known)),
        faults=tuple(_alone(given)),
    )


def _alone(given: Sequence[Given]) -> Iterator[Fault]:
    """Meetings of one party: two may stand in its place, with nothing between them that parts them."""
    for one in given:
        if len(one.sides) == 1 and FORMS[one.form].sides > 1 and not (one.meeting or one.exported or one.extractor):
            message = f"parties: «{rows.shown(one.sides[0].text)}» alone meets nobody: what parts several is ؛"
            yield Fault(file=one.file, line=one.line, message=message, rule="entry", error=False)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    given: Given
    dated: Dated
    report: Report


def _written(given: Given, number: int, known: Registry, dated: Mapping[str, Dated]) -> _Written | None:
    try:
        date = _dating(given, known)
    except ValueError:
        return None
    url, source = (web.bare(one) if one else None for one in (given.url, given.source))
    given = dataclasses.replace(given, url=url, source=source)
    read = parties.read(given, known)
    text, told = _text(given, read, date)
    article = Article(
        id=f"{FOLDER}/{Path(given.file).stem}",
        outlet="",
        title=given.title or "، ".join(one.name for one in read.participants) or read.text,
        text=text,
        url=url,
        file=given.file,
        body_line=given.line,
        entered=By(
            extractor=given.extractor,
            source=_source(given, known) or (url if given.extractor else None),
            export=given.file if given.exported else None,
            known=given.status,
            words=given.prose,
        ),
    )
    if date is not None:
        at = text.rindex(date.mention.text)
        mention = dataclasses.replace(date.mention, start=at, end=at + len(date.mention.text))
        date = dataclasses.replace(date, mention=mention)
    origin = dated.get(given.of or "")
    report = Report(
        key=f"{article.id}#{number}",
        article=article.id,
        form=read.form,
        participants=read.participants,
        passages=(told,),
        place=read.place,
        place_id=read.place_id,
        dating=0 if date is not None else None,
        mode="phone" if read.form == "call" and given.mode not in REMOTE else given.mode,
        held=given.held,
        topics=given.topics,
        summary=None if FORMS[read.form].meets else given.title,
    )
    one = Dated(
        article=article,
        datings=(date,) if date is not None else (),
        published=origin.published if origin else None,
        given=origin.given if origin else False,
        anchor=origin.anchor if origin else None,
    )
    return _Written(given=given, dated=one, report=report)


def _source(given: Given, known: Registry) -> str | None:
    """Who said it; the JSON of this program calls outlets by their ids."""
    if not given.exported or given.source is None:
        return given.source
    names = (known.outlets[one].name if one in known.outlets else one for one in given.source.split("، "))
    return "، ".join(dict.fromkeys(names))


def _text(given: Given, read: parties.Read, date: Dating | None) -> tuple[str, Passage]:
    """The text of the entry, and the passage of it that tells: its quotation, else what was entered, in its words."""
    words = given.prose if given.exported else None  # the text of any other is made of them
    lines = [read.text, *(one for one in (words, given.quote) if one)]
    told, start = lines[-1], sum(len(one) + 1 for one in lines[:-1])
    if date is not None:
        lines.append(say.sentence(Cause(code="entries.date", values={"date": date.mention.text})))
    text = "\n".join(lines)
    article = f"{FOLDER}/{Path(given.file).stem}"
    return text, Passage(article=article, start=start, end=start + len(told), quote=told)


def _dating(given: Given, known: Registry) -> Dating | None:
    """The date as EDTF, else in the words of a reader, with the likely one of an export.

    Raises:
        ValueError: where it is neither.
    """
    found = _said(given, known)
    if given.likely is None:
        return found
    likelier = edtf.parse(given.likely).interval
    if found is None:  # nothing is certain
        mention = Mention(start=0, end=0, text=given.likely, rule="entered", kind="explicit", parts={})
        found = Dating(mention=mention, interval=Interval(), edtf=None, extent=False, told=Interval())
    return dataclasses.replace(found, likelier=likelier)


def _said(given: Given, known: Registry) -> Dating | None:
    if given.date is None:
        return None
    try:
        said = edtf.parse(given.date)
    except ValueError as error:
        found = _in_words(given.date, known)
        if found is None:
            raise ValueError(f"{error}, and no date in words is read in it") from None
        return found
    kind: Literal["range", "explicit"] = "range" if _RANGE.fullmatch(given.date) else "explicit"
    mention = Mention(start=0, end=0, text=given.date, rule="entered", kind=kind, parts={})
    loose = said.uncertain or said.approximate
    return Dating(
        mention=mention, interval=said.interval, edtf=given.date, extent=said.extent, uncertain=loose,
        stated=frozenset({"day", "month", "year"}), told=said.interval,
    )  # fmt: skip


def _in_words(text: str, known: Registry) -> Dating | None:
    dated = dating.of_article(Article(id="", outlet="", title="", text=text), known)
    found = [one for one in dated.datings if one.interval is not None and not one.depends_on_anchor]
    if len(found) != 1 or found[0].notice or found[0].readings or found[0].bearing != "on":
        return None
    return dataclasses.replace(found[0], mention=dataclasses.replace(found[0].mention, publication=False))


def _called(one: _Written, id_: str) -> _Written:
    """Under its id, which is that of its article too."""
    article = dataclasses.replace(one.dated.article, id=id_)
    passages = tuple(dataclasses.replace(passage, article=id_) for passage in one.report.passages)
    return _Written(
        given=one.given,
        dated=dataclasses.replace(one.dated, article=article),
        report=dataclasses.replace(one.report, key=id_, article=id_, passages=passages),
    )


def _meeting(given: Given, there: frozenset[str]) -> str | None:
    """The meeting that an editor says an entry is."""
    return given.meeting or (given.id if given.id in there else None)


def _sames(written: Sequence[_Written], there: frozenset[str], pages: Pages, known: Registry) -> Iterator[Judgement]:
    """What an editor made one: by an id, or by the page that an entry names as its source."""
    apart = {frozenset(one.meetings) for one in known.judgements if one.kind == "different"}
    for one in written:
        key, given = one.report.key, one.given
        meeting = _meeting(given, there)
        if meeting is not None:
            yield Judgement(kind="same", meetings=(meeting, key), file=given.file, line=given.line)
            continue
        days = one.dated.datings[0].interval if one.dated.datings else None
        told = pages.told(one.report, days, given.url)
        if told is not None and not any({told.key, key} <= pair for pair in apart):
            yield Judgement(kind="same", meetings=(told.key, key), about=given.url, file=given.file, line=given.line)

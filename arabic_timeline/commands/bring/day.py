"""The day of publication of a page: what it states for machines and what it prints must agree, or there is none.

A wrong day is worse than none: where two statements differ, where a printed day can be read two ways and nothing in
the text decides, or where only some number of the page looks like a day, the answer is that it was not found.
"""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from arabic_timeline import edtf, recognise, resolve
from arabic_timeline.commands.bring import dateline, heads
from arabic_timeline.commands.bring.markup import Line, Markup
from arabic_timeline.commands.bring.moment import instant
from arabic_timeline.commands.bring.words import PROSE, numbers_an_issue, volume_apart, words
from arabic_timeline.interval import Interval, of_day
from arabic_timeline.model import Article
from arabic_timeline.text import plain

_STORY = 4  # words of a link from which it is the title of a story, and no section or name
ADDRESS = "address of the page"
PRINTED = "dateline of the page"
_AGO = re.compile(r"(?:منذ|قبل) [^\W_]+(?: [^\W\d_]+){0,2}$")
_OF_PICTURE = re.compile(r"figcaption|caption|image|photo|thumb|gallery|(?<![a-z])(?:cap|legend|credit)(?![a-z])")
_OF_DAY = re.compile(r"date|time|tarih|meta|info|publi")
_OF_AUTHOR = re.compile(r"author|writer|byline")
_OF_ARTICLE = re.compile(r"creat|publi|post|item|entry|article|story|issue")
_OF_TODAY = re.compile(r"today|(?<![a-z])(?:now|current|clock|(?<!date-)header|menu|nav|top)(?![a-z])")


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """``value`` in EDTF, ``source`` how it was found; ``note``: why there is none, or is no single day.

    ``disputed``: the days between which the page does not decide, each in EDTF with where it was read.
    """

    value: str | None = None
    source: str | None = None
    note: str | None = None
    disputed: tuple[tuple[str, str], ...] = ()

    @property
    def printed(self) -> Interval | None:
        """The day as a line of the page may print it."""
        return edtf.parse(self.value).interval if self.value else None


def published(page: Markup, title: str, text: str, url: str | None = None, saved: date | None = None) -> Day:
    """The day of publication of a page with this title and text; ``saved``: the day the page was kept."""
    doubtful = heads.doubtful(page.metas, saved)
    where: dict[Interval, str] = {}  # of what is stated
    for written in page.states.times:
        if written not in doubtful and (one := instant(written)):
            where.setdefault(one, page.states.where.get(written, ""))
    lines = _own(page, title)
    printed, several = _printed(lines, title, text, saved)
    disputed = _where({**where, **dict.fromkeys((*printed, *several), "")}, lines)
    if where:
        found = _agreed(list(where), printed, in_address(url))
        return found if found.value else dataclasses.replace(found, disputed=disputed)
    if several:
        return Day(disputed=disputed)
    if len(printed) > 1:
        fitting = [one for one in printed if _fits(one, text)]
        address = in_address(url)
        if len(fitting) != 1 and address and address in (fitting or printed):
            return Day(value=_written(address), source="dateline and address of the page")
        printed = fitting
    if len(printed) == 1:
        return Day(value=_written(printed[0]), source=PRINTED)
    if printed:
        note = f"the page prints a day that can be {_listed(printed)}: neither is taken"
        return Day(note=note, disputed=_where(dict.fromkeys(printed, ""), lines))
    return Day()


def _where(days: Mapping[Interval, str], lines: Sequence[Line]) -> tuple[tuple[str, str], ...]:
    """Days with where each stands, by the line that prints it where nothing states it; none where there is but one."""
    printed: dict[Interval, str] = {}
    for line in lines if not all(days.values()) else ():
        for one in dateline.readings(line.text):
            printed.setdefault(one, f"«{line.text}»")
    told = ((_written(day), place or printed.get(day, PRINTED)) for day, place in days.items())
    found = tuple((written, place) for written, place in told if written)
    return found if len(found) > 1 else ()


def come(told: Day) -> Day:
    """A day of publication, unless it has not come yet anywhere: then none, and why."""
    first = told.printed.earliest if told.printed else None
    if first is None or first <= datetime.now(UTC).date() + timedelta(days=1):
        return told
    return Day(note=f"{told.source or 'the page'}: {told.value}, which has not come yet: not taken")


def record(written: str, url: str | None = None) -> str | None:
    """The day of a record's own field, in EDTF; of two that it may be the one in the address, where readers saw it."""
    found, address = instant(written), in_address(url)
    if found and address and not found.day:
        found = found & address or found
    return _written(found) if found else None


def found_elsewhere(html: str, page: Markup, url: str | None, saved: date | None = None) -> Day:
    """What htmldate finds, where the address or a statement in the head says the same.

    On its own it takes any time that stands on the page, that of a neighbouring article too.
    """
    import htmldate

    found = htmldate.find_date(html, url=url, extensive_search=False, original_date=True)
    if not found:
        return Day()
    if in_address(url) == of_day(date.fromisoformat(found)):
        return Day(value=found, source=ADDRESS)
    if any(one.startswith(found) for one in heads.of_publication(page.metas, saved)):
        return Day(value=found, source="htmldate")
    if any(one.startswith(found) for one in heads.doubtful(page.metas, saved)):
        return Day(
            note=f"the page states {found} as a «date», which may be when it was made, changed or saved: not taken"
        )
    return Day()


def of_address(url: str | None, text: str) -> Day:
    """The day in an address, where the weekdays of the text were not written on another."""
    found = in_address(url)
    fits = found is not None and _told(found, text)[1]
    return Day(value=_written(found), source=ADDRESS) if found and fits else Day()


def in_address(url: str | None) -> Interval | None:
    """The day in an address such as …/2024/03/12/… or …/20240312-…; eight figures alone may be a number."""
    match = re.search(r"/((?:19|20)\d\d)(?:[/-](\d\d?)[/-]|(\d\d))(\d\d?)(?=[/-])", url or "")
    try:
        return of_day(date(*map(int, filter(None, match.groups())))) if match else None
    except ValueError:
        return None


# ── statements against each other ────────────────────────────────────────────────────────────────


def _agreed(stated: Sequence[Interval], printed: Sequence[Interval], address: Interval | None) -> Day:
    common = dateline.common(stated)
    if common is None:
        both = [one for one in printed if any(one & other for other in stated)]
        if len(both) == 1:
            return Day(value=_written(both[0]), source="dateline and metadata of the page")
        return Day(note=f"the page states several days ({_listed(stated)}): none is taken")
    if not printed:
        common = (common & address if address else None) or common
        note = None if common.day else "stated in UTC, late in the evening: it may be either day"
        return Day(value=_written(common), source="metadata of the page", note=note)
    shared = [kept for one in printed if (kept := common & one)]
    if shared:
        return Day(value=_written(shared[0]), source="metadata of the page")
    return Day(note=f"the page states {_listed([common])} and prints {_listed(printed)}: neither is taken")


def _fits(day: Interval, text: str) -> bool:
    """Whether the weekdays of the text were written on that day («أمس الاثنين»)."""
    return all(_told(day, text))


def _told(day: Interval, text: str) -> tuple[bool, bool]:
    """(whether a text tells a weekday, whether nothing in it disputes that it was written on that day)."""
    article = Article(id="page", outlet="page", title="page", text=text, published=day)
    dated = resolve.datings(article, recognise.dates(text))
    told = any(one.stated >= {"weekday"} and one.interval for one in dated.datings)
    return told, not dated.why and not any(one.notice or one.readings for one in dated.datings)


def _written(day: Interval) -> str | None:
    return edtf.write(day, extent=False)


def _listed(days: Iterable[Interval]) -> str:
    return " or ".join(str(_written(day)) for day in days)


def _own(page: Markup, title: str) -> list[Line]:
    """The lines; a short one beside the link to another story is that story's, and says nothing here."""
    lines = list(page.lines)
    told = [_is_story(line, title) and line.text in page.links for line in lines]
    beside = [any(told[max(0, n - 1) : n]) or any(told[n + 1 : n + 2]) for n in range(len(lines))]
    return [
        dataclasses.replace(line, text=" ")
        if near and len(line.text) <= dateline.LONGEST and line.text != title
        else line
        for line, near in zip(lines, beside, strict=True)
    ]


def _is_story(line: Line, title: str) -> bool:
    written = line.text.split()
    is_way = plain(written[0]) in words().ways if written else True
    return line.text != title and len(written) >= _STORY and not is_way and not _OF_AUTHOR.search(line.marks)


# ── what is printed between the title and the text ───────────────────────────────────────────────


def _printed(lines: Sequence[Line], title: str, text: str, saved: date | None) -> tuple[list[Interval], list[Interval]]:
    """(readings of the printed day: one, none, or two where day and month may be either; all where lines differ)."""
    low, high = region(lines, title, text)
    inside = [line for line in lines[low:high] if not _OF_PICTURE.search(line.marks)]
    orders = dateline.orders(line.text for line in inside)
    found = [one for line in inside if (one := _with_its_time(dateline.readings(line.text, orders), line))]
    if not found:  # the lead stands above the line of the day, as a paragraph of its own
        found = [
            one for line in _below_the_lead(lines, high) if (one := dateline.readings(line.text, orders, beside=3))
        ]
    if not found and low > 1:
        before = lines[low - 2]
        if _OF_ARTICLE.search(before.marks) and not _OF_TODAY.search(before.marks):
            found = [one for one in [dateline.readings(before.text, beside=2)] if one and one != [_day_or_none(saved)]]
    if not found:
        found = _of_issue(lines[:low], text, saved)
    if not found:
        found = [one for line in after(lines, text) if (one := dateline.readings(line.text, labelled=True))]
    read = _one_reading(found)
    several = [] if read else list(dict.fromkeys(one for readings in found for one in readings))
    return _until(saved, read), _until(saved, several)


def _of_issue(lines: Sequence[Line], text: str, saved: date | None) -> list[list[Interval]]:
    """The day on the line, or on one beside it, that numbers the issue; none where the weekdays of the text were not
    written then: the head of a site may print the issue of today.
    """
    found = []
    for n, line in enumerate(lines):
        if not numbers_an_issue(line.text):
            continue
        own = [line, *(one for one in (*lines[max(0, n - 1) : n], *lines[n + 1 : n + 2]) if not _is_of_today(one))]
        found += [one for near in own if (one := dateline.readings(volume_apart(near.text)))]
    return [one for one in found if not _is_disputed(one, text, saved)]


def _is_of_today(line: Line) -> bool:
    return _OF_TODAY.search(line.marks) is not None


def _is_disputed(days: Sequence[Interval], text: str, saved: date | None) -> bool:
    return _day_or_none(saved) in days or not any(_told(day, text)[1] for day in days)


def _below_the_lead(lines: Sequence[Line], high: int) -> Sequence[Line]:
    following = list(itertools.takewhile(lambda line: len(line.text) < PROSE, lines[high + 1 : high + 4]))
    return [line for line in following if _OF_DAY.search(line.marks) and not _OF_PICTURE.search(line.marks)]


def _with_its_time(readings: list[Interval], line: Line) -> list[Interval]:
    """Of two readings the one that the element around the line states («12/03/2024» in a ``time`` of Drupal), and the
    one that it states where the line says how long ago that was («منذ 3 سنوات»).
    """
    if not readings and _AGO.match(plain(line.text)) and (stated := instant(line.time)):
        return [stated]
    stated = instant(line.time) if len(readings) > 1 else None
    return [one for one in readings if stated and one & stated] or readings


def _until(saved: date | None, readings: list[Interval]) -> list[Interval]:
    """Readings without a day on which the page had been kept already, where another is left."""
    kept = [one for one in readings if not (saved and one.earliest and one.earliest > saved)]
    return kept or readings


def above(lines: Sequence[Line], text: str, titles: Sequence[str]) -> Sequence[Line]:
    """The lines before the first paragraph of the text, which is no title; none where it is not found."""
    head = _first_of_prose(text, titles)
    return lines[: next((n for n, line in enumerate(lines) if head and _starts(line.text, head)), 0)]


def region(lines: Sequence[Line], title: str, text: str) -> tuple[int, int]:
    """Lines ``[low, high)`` between the last printing of the title and the text; empty where either is not found."""
    head = _first_of_prose(text, (title,))
    high = next((n for n, line in enumerate(lines) if head and _starts(line.text, head)), 0)
    titles = [n for n, line in enumerate(lines[:high]) if line.text == title or (line.heading and title in line.text)]
    if lines and high < len(lines) and lines[high].text == title:  # the reader took the title for text
        titles.append(high)
        high = next((n for n in range(high, len(lines)) if len(lines[n].text) > dateline.LONGEST), high)
    return (titles[-1] + 1, high) if titles else (high, high)


def _first_of_prose(text: str, titles: Sequence[str]) -> str:
    """The first paragraph of a text: a reader of pages takes names, figures and a long title above it along."""
    written = [line for one in text.strip().split("\n") if (line := one.strip()) and not numbers_an_issue(line)]
    found = (line for line in written if len(line) >= PROSE and not any(line in one for one in titles))
    return next(found, written[0] if written else "")


def _starts(line: str, head: str) -> bool:
    return line.startswith(head[:80]) or (len(line) > 40 and head.startswith(line[:80]))


def after(lines: Sequence[Line], text: str, number: int = 2) -> Sequence[Line]:
    """The text's last lines and those that follow."""
    tail = text.strip().rsplit("\n", 1)[-1].strip()
    last = next((n for n in range(len(lines) - 1, -1, -1) if tail and _starts(lines[n].text, tail)), None)
    return [] if last is None else lines[max(0, last - 1) : last + 1 + number]


def _one_reading(found: Sequence[list[Interval]]) -> list[Interval]:
    """One printed day where all lines agree; a line that can be read two ways is settled by one that cannot."""
    kept = list(found[0]) if found else []
    for other in found[1:]:
        both = [one for one in kept if one in other]
        if not both:
            return []
        kept = both
    return kept


def _day_or_none(day: date | None) -> Interval | None:
    return of_day(day) if day else None

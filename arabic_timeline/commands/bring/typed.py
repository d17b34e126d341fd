"""A text as it was typed or printed → the article in it: title, day, author, and where it is from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from arabic_timeline import recognise
from arabic_timeline.commands.bring import dateline, day, heading, printed, tidy, words
from arabic_timeline.commands.bring.found import Found
from arabic_timeline.commands.bring.markup import Line, Markup
from arabic_timeline.commands.bring.shaped import Page, doubt, first_line, one_line, web, without_its_head

_LEAST = 50  # characters from which it is a text
_WORDS = 4  # of a title below a menu
_EDGE = 6  # lines at either end of a text, where its source may be named
_ADDRESS = re.compile(r"(?:[^\W\d_]+(?: [^\W\d_]+){0,2}\s*:)?\s*(https?://\S+)")
_SOURCE = re.compile(r"(?:المصدر|مصدر الخبر|عن صحيفة|Source)\s*:\s*([^:]{3,40})")
_BESIDE = re.compile(r"\s*[-–—/|،]\s*")  # between a place or an outlet and who wrote
_BEFORE = 4  # lines of a text, one of which is its title
_PARTS = re.compile(r"\s*[|•·»«/]\s*")  # between what a menu leads to
_MENU = 3  # short lines, or parts of a line, that are nothing but names of sections
_TITLE = 200  # characters of a title


def article(text: str, title: str, found: Found) -> Page | None:
    """A text as it was typed or printed: its first line is the title, the day may stand before the rest."""
    lines = (_unmarked(one_line(one)) for one in text.replace("\x0c", "\n").split("\n"))
    written = [line for line in lines if line]
    url, (site, signed), written = _sources(_own(written))
    if sum(map(len, written)) < _LEAST:
        return None
    title = title or _title(written)
    title = title if len(title) <= _TITLE and len(written) > 1 else ""
    head = written.index(title) if title in written else -1
    body = without_its_head("\n".join(written[head + 1 :]), title)
    body = tidy.text(body, title, None)
    above, passed = _datable(written[:head] if head > 0 else (), found)
    told, disputed = _day(
        title if head >= 0 or not _is_of_browser(found) else "", above, written[head + 1 :], body, found
    )
    passed = None if told.value else passed
    if not told.value and not told.note:
        told = day.of_address(url, body)
    return Page(
        title=title or first_line(body),
        text=tidy.without_its_day(body, told.printed),
        author=signed or tidy.author(written[max(head, 0) :]) or tidy.author(written),
        url=url,
        site=site,
        called=tuple(part for line in written[:_EDGE] if dateline.is_one(line) for part in _beside_a_day(line)),
        published=told.value,
        disputed=() if told.value else disputed,
        source=None if not told.value else day.ADDRESS if told.source == day.ADDRESS else "dateline of the text",
        notes=tuple(one for one in (told.note, passed, printed.NOTE if found.raw.startswith(b"%PDF") else None) if one),
        doubt=doubt(body, None, frozenset()),
    )


def _unmarked(line: str) -> str:
    """A line without what makes it bold in messengers: «*عنوان الخبر*»."""
    bold = re.fullmatch(r"([*_]{1,3})([^*_].*?)\1", line)
    return bold[2].strip() if bold else line


def _day(
    title: str, above: Sequence[str], below: Sequence[str], body: str, found: Found
) -> tuple[day.Day, tuple[tuple[str, str], ...]]:
    """(the day that stands below the title, what disputes it); where none does, what stands above says no less."""
    told, disputed = day.Day(), tuple[tuple[str, str], ...]()
    for lines in (below, (*above, *below)):
        if not told.value and not told.note:
            seen = Markup(lines=tuple(Line(one, heading=one == title) for one in (title, *lines) if one))
            told = day.published(seen, title, body, None, found.retrieved)
            disputed = disputed or told.disputed
    return told, disputed


def _datable(above: Sequence[str], found: Found) -> tuple[Sequence[str], str | None]:
    """(the lines above a title whose day can be that of publication, why a day among them cannot).

    Sites print the day of reading at their head: in what a browser printed, and above or below a menu that was copied
    along, no day above the title says when the article was published; nor does the day on which the file was made.
    """
    days = [day_ for line in above for day_ in dateline.readings(line, beside=2)]
    if not days:
        return above, None
    made = (found.fields or {}).get("made", "")
    if _is_of_browser(found) or _has_menu(above):
        return (), f"{days[0].day or days[0]} above the title may be the day on which the page was read: not taken"
    if any(str(one.day) == made for one in days):
        return (), f"{made} above the title is the day on which the file was made: not taken"
    return above, None


def _is_of_browser(found: Found) -> bool:
    return bool((found.fields or {}).get("browser"))


def _has_menu(lines: Sequence[str]) -> bool:
    """Whether names of sections stand among lines: several on one, or one below the other."""
    parts = [[part for part in _PARTS.split(line) if part] for line in lines]
    if any(len(one) >= _MENU and all(map(_is_section, one)) for one in parts):
        return True
    return any(all(map(_is_section, lines[n : n + _MENU])) for n in range(len(lines) - _MENU + 1))


def _is_section(said: str) -> bool:
    is_known = words.is_outlet(said) or words.is_city(said) or words.byline(said) or words.numbers_an_issue(said)
    return 0 < len(said.split()) < _WORDS and not is_known and not dateline.readings(said)


def _beside_a_day(line: str) -> tuple[str, ...]:
    """What may be the name of a paper on a line that prints a day; «اليوم», which is one, may be that day, too."""
    return tuple(part for part in tidy.beside(line, "") if not recognise.dates(part))


def _own(written: list[str]) -> list[str]:
    """The lines up to the comments or the lists of stories below a text that was copied with all around it."""
    prose = [n for n, line in enumerate(written) if len(line) >= words.PROSE] or [len(written)]
    ends = (n for n in range(prose[0] + 1, len(written)) if _ends(written[n], n > prose[-1]))
    return written[: next(ends, len(written))]


def _ends(line: str, is_below: bool) -> bool:
    return words.ends_a_text(line) or (is_below and words.heads_an_aside(line))


def _title(written: list[str]) -> str:
    """The first line that is no day; below a menu, the one that tells of the same as the text."""
    first = next((n for n, line in enumerate(written) if len(line) >= words.PROSE), 0)
    told = heading.telling("\n".join(written[first:]))
    head = [one for one in written[:first] if not dateline.is_one(one)]
    best = max(head, key=lambda line: heading.shares(line, told), default="")
    if head and not heading.shares(head[0], told) and len(best.split()) >= _WORDS:
        return best
    return next((one for one in written[:_BEFORE] if not dateline.is_one(one)), "")


def _sources(written: list[str]) -> tuple[str | None, tuple[str | None, str | None], list[str]]:
    """(the address, the outlet and the author, the rest): as people note them on lines of their own above or below a
    text.
    """
    edges = {n for n in range(len(written)) if n < _EDGE or n >= len(written) - _EDGE}
    urls = [(n, match[1]) for n in edges if (match := _ADDRESS.fullmatch(written[n])) and web(match[1])]
    named = [(n, match[1]) for n in edges if (match := _SOURCE.fullmatch(written[n])) and n not in dict(urls)]
    rest = [line for n, line in enumerate(written) if n not in {*dict(urls), *dict(named)}]
    return next((one for _, one in urls), None), _parted(next((one for _, one in named), "")), rest


def _parted(named: str) -> tuple[str | None, str | None]:
    """(the outlet, the author) of what is named as a source: «الرباط - سالم المرزوقي» are a place and who wrote."""
    first, second = (*_BESIDE.split(named, maxsplit=1), "")[:2]
    if not words.is_given(second):
        return (first if words.is_city(second) else named) or None, None
    return (None if words.is_city(first) else first), words.author(second)

"""A text as it was typed or printed → the article in it: title, day, author, and where it is from."""

from __future__ import annotations

import re

from arabic_timeline.commands.bring import dateline, day, printed, tidy
from arabic_timeline.commands.bring.found import Found
from arabic_timeline.commands.bring.markup import Line, Markup
from arabic_timeline.commands.bring.shaped import Page, doubt, first_line, one_line, web, without_its_head

_LEAST = 50  # characters from which it is a text
_EDGE = 6  # lines at either end of a text, where its source may be named
_ADDRESS = re.compile(r"(?:[^\W\d_]+(?: [^\W\d_]+){0,2}\s*:)?\s*(https?://\S+)")
_SOURCE = re.compile(r"(?:المصدر|مصدر الخبر|عن صحيفة|Source)\s*:\s*([^:]{3,40})")
_BEFORE = 4  # lines of a text, one of which is its title
_TITLE = 200  # characters of a title


def article(text: str, title: str, found: Found) -> Page | None:
    """A text as it was typed or printed: its first line is the title, the day may stand before the rest."""
    written = [line for one in text.replace("\x0c", "\n").split("\n") if (line := one_line(one))]
    url, site, written = _sources(written)
    if sum(map(len, written)) < _LEAST:
        return None
    title = title or next((one for one in written[:_BEFORE] if not dateline.is_one(one)), "")
    title = title if len(title) <= _TITLE and len(written) > 1 else ""
    head = written.index(title) if title in written[:_BEFORE] else -1
    body = without_its_head("\n".join(written[head + 1 :]), title)
    body = tidy.text(body, title, None)
    # What stands above the title says no less than what stands below it.
    lines = [line for line in written if line != title]
    seen = Markup(lines=tuple(Line(one, heading=one == title) for one in (title, *lines) if one))
    told = day.published(seen, title, body, None, found.retrieved)
    return Page(
        title=title or first_line(body),
        text=body,
        author=tidy.author(written),
        url=url,
        site=site,
        published=told.value,
        source="dateline of the text" if told.value else None,
        notes=tuple(one for one in (told.note, printed.NOTE if found.raw.startswith(b"%PDF") else None) if one),
        doubt=doubt(body, None, frozenset()),
    )


def _sources(written: list[str]) -> tuple[str | None, str | None, list[str]]:
    """(the address, the outlet, the rest): as people note them on lines of their own above or below a text."""
    edges = {n for n in range(len(written)) if n < _EDGE or n >= len(written) - _EDGE}
    urls = [(n, match[1]) for n in edges if (match := _ADDRESS.fullmatch(written[n])) and web(match[1])]
    named = [(n, match[1]) for n in edges if (match := _SOURCE.fullmatch(written[n])) and n not in dict(urls)]
    rest = [line for n, line in enumerate(written) if n not in {*dict(urls), *dict(named)}]
    return next((one for _, one in urls), None), next((one for _, one in named), None), rest

"""The title of a page: what its head calls it, and what it prints large above its text.

The head often names the site or the section besides, or nothing else; a reader of pages may take the wrong part of it.
What stands above the text decides: a line that is a part of the title in the head, or tells of the same as the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from arabic_timeline.commands.bring import tidy
from arabic_timeline.commands.bring.markup import Line
from arabic_timeline.commands.bring.words import PROSE, is_outlet
from arabic_timeline.text import plain

_LEAST = 4  # words of a line that can be nothing but a title
_BRIEF = 3  # words of a title in the head that may be cut short, or be that of the file
_SHARED = 2  # words that a title has in common with its text
_CLEARLY = 3  # times as many as another part has
_LETTERS = 4  # of a word that tells something
_MARKS = " |-–—:·»«/"  # between the parts of a title in the head
_LARGE = re.compile(r"(?:^| )(?:b|strong|big|h[1-6]|font-large)(?: |$)|title|headline")
_BEFORE_SITE = re.compile(r"\s*[|\-–—:·»«/]|.*[|\-–—:·»«/]\s*$")


def heading(title: str, titles: Sequence[str], above: Sequence[Line], text: str) -> str:
    """The title without what else the head says.

    ``title``: as a reader of pages took it; ``titles``: as the head has them; ``above``: the lines before the text.
    """
    title, told = _of_heading(title, above), telling(text)
    parts = [line.text for line in above if any(_is_part(line.text, whole) for whole in titles)]
    if parts and all(line.text != title for line in above):
        return max(parts, key=len)
    longer = [one for one in parts if len(one) > len(title)]
    is_heading = any(line.heading and line.text == title for line in above)
    if longer and (not is_heading or shares(max(longer, key=len), told) > shares(title, told)):
        return max(longer, key=len)
    return _printed_large(title, above, told) or _other_part(title, titles, above, told) or title


def _of_heading(title: str, lines: Iterable[Line]) -> str:
    """The heading of the page where the title holds it and more: the name of the site."""
    for line in lines:
        if line.heading and line.text != title and len(line.text) > 8:
            rest = title.removeprefix(line.text) if title.startswith(line.text) else title.removesuffix(line.text)
            if rest != title and _BEFORE_SITE.match(rest):
                return line.text
    return title


def _is_part(line: str, whole: str) -> bool:
    """Whether a title in the head is this line, with the name of a site or section before or behind it."""
    if len(line.split()) < _LEAST or line not in whole:
        return False
    before, _, behind = whole.partition(line)
    return all(len(one.split()) <= tidy.SITE for one in (before, behind)) and not (before.strip() and behind.strip())


def _printed_large(title: str, above: Sequence[Line], told: frozenset[str]) -> str | None:
    """A line printed large that tells of the same as the text, where the title does not, or is cut short."""
    if any(line.text == title for line in above):
        return None
    large = [line.text for line in above if _LARGE.search(line.marks) and len(line.text.split()) >= _LEAST]
    if shares(title, told) and not is_outlet(title):  # it may be the beginning of what is printed, and no more
        large = [one for one in large if title in one and len(title.split()) <= _BRIEF]
    best = max(large, key=lambda line: shares(line, told), default="")
    return best if shares(best, told) >= _SHARED else None


def _other_part(title: str, titles: Sequence[str], above: Sequence[Line], told: frozenset[str]) -> str | None:
    """What the head says besides, where that tells of the text and the title, which no line prints, hardly does: a
    reader of pages took the name of the site for the title.
    """
    if not title or any(line.text == title for line in above):
        return None
    found = []
    for whole in titles:
        before, its_own, behind = whole.partition(title)
        rest = (before or behind).strip(_MARKS)
        if its_own and not (before.strip(_MARKS) and behind.strip(_MARKS)) and len(rest.split()) >= _LEAST:
            found.append(rest)
    best = max(found, key=lambda rest: shares(rest, told), default="")
    least = 1 if is_outlet(title) else _SHARED
    return best if shares(best, told) >= max(least, _CLEARLY * shares(title, told)) else None


def shares(title: str, told: frozenset[str]) -> int:
    """How many telling words a title has in common with those of a text."""
    return len(_telling(title) & told)


def telling(text: str) -> frozenset[str]:
    """The telling words of the paragraphs of a text."""
    return _telling("\n".join(line for line in text.split("\n") if len(line) > PROSE))


def _telling(written: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"\w+", plain(written)) if len(word) >= _LETTERS)

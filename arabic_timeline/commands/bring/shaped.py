"""What a page says, and the shape in which its fields have to be."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from arabic_timeline import rows
from arabic_timeline.commands.bring import dateline, tidy, words
from arabic_timeline.commands.bring.markup import Line

_TELLING = 50  # letters from which a text shows its language
_ARABIC = 0.5  # of the letters of an Arabic text
_LIST = 5  # lines from which links are a list, and stories
_CUT = ("…", "...", "…]", "...]")
_CLIPPED = 3  # paragraphs that break off, and are several stories
_TITLE = 4  # words of the title of a story
_LOOKED_AT = 10  # paragraphs that show whether all are links: each is looked for in every link
_BETWEEN = 3  # lines from a title on, within which its story begins: day and section may stand between
_NO_PART = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # RFC 3987, 4.1


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page says; ``published`` in EDTF, ``source`` how it was found; ``notes`` for the user."""

    title: str
    text: str
    author: str | None = None
    url: str | None = None
    published: str | None = None
    source: str | None = None
    site: str | None = None
    disputed: tuple[tuple[str, str], ...] = ()  # days of publication between which it does not decide, with where
    notes: tuple[str, ...] = ()
    doubt: str | None = None  # why it may be no article
    signed: str | None = None  # the name of its outlet, as it prints it
    called: tuple[str, ...] = ()  # what may be the name of the site, for who knows the names of outlets


def doubt(
    text: str, url: str | None, links: frozenset[str], lines: Sequence[Line] = (), *, is_article: bool = False
) -> str | None:
    """Why a page may be no article: not Arabic, the front page of its site, or a list of links or stories.

    ``lines``: those of the page; ``is_article``: whether it states that it is one.
    """
    letters = re.findall(r"[^\W\d_]", text)
    if len(letters) >= _TELLING and sum("\u0621" <= one <= "\u064a" for one in letters) < _ARABIC * len(letters):
        return "not in Arabic"
    if url and is_front(url):
        return "the front page of a site"
    told = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
    if len(told) >= _LIST and sum(line.lstrip("- ") in links for line in told) > len(told) / 2:
        return "a list of links, and no article"
    if not is_article and (_tells_of_others(told, links, lines) or _is_clipped(told)):
        return "a list of stories, and no article"
    return None


def _is_clipped(told: Sequence[str]) -> bool:
    """Whether most paragraphs break off, as those do that only lead to stories: in a letter of what is new, on a front
    page.
    """
    prose = [line for line in told if len(line) >= words.PROSE]
    cut = [line for line in prose if line.endswith(_CUT)]
    return len(cut) >= _CLIPPED and len(cut) > len(prose) / 2


def _tells_of_others(told: Sequence[str], links: frozenset[str], lines: Sequence[Line]) -> bool:
    """Whether a text is of several stories, each below a title of its own that leads to another page (a front page, a
    section, a blog, what a search found), or is nothing but links.
    """
    prose = {line for line in told if len(line) >= words.PROSE}
    first = [line for line in told if line in prose][:_LOOKED_AT]
    if first and all(any(line in link for link in links) for line in first):
        return True
    headed: dict[str, Line] = {}  # the first paragraph below each title
    title: Line | None = None
    begins_with_one: bool | None = None
    for n, line in enumerate(lines):
        if line.text in links and len(line.text.split()) >= _TITLE:
            title, since = line, n
        elif line.text in prose:
            is_below = title is not None and n - since <= _BETWEEN
            begins_with_one = is_below if begins_with_one is None else begins_with_one
            if title is not None and is_below:
                headed.setdefault(title.text, title)
            title = None
    is_most = len(headed) > len(prose) / 2
    is_each = begins_with_one and all(one.heading for one in headed.values())  # and goes on over several paragraphs
    return len(headed) >= _LIST and bool(is_most or is_each)


def is_front(url: str) -> bool:
    """Some sites call their front page the canonical address of every page; a mark of direction makes it no other."""
    return not _NO_PART.sub("", unquote(urlsplit(url).path)).strip("/") and not urlsplit(url).query


def without_its_head(text: str, title: str) -> str:
    """The text without the menu, the title and the dateline that the reader of pages took for its first lines."""
    lines = text.split("\n")
    prose = next((n for n, line in enumerate(lines) if len(line) >= words.PROSE and line != title), 0)
    if title in lines[:prose]:
        lines = lines[lines.index(title) :]
    while len(lines) > 1 and (tidy.is_head(" ".join(lines[0].split()), title) or dateline.is_one(lines[0])):
        lines.pop(0)
    lines = _without_a_list(lines)
    prose = next((n for n, line in enumerate(lines) if len(line) >= words.PROSE), 0)
    return "\n".join([*(line for line in lines[:prose] if not dateline.is_one(line)), *lines[prose:]])


def _without_a_list(lines: list[str]) -> list[str]:
    """The lines without a list of what the page says of the article (section, day, author, readers) at their head."""
    listed = 0
    while listed < len(lines) and lines[listed].startswith("- "):
        listed += 1
    says = any(words.byline(line) or dateline.is_one(line) for line in lines[:listed])
    return lines[listed:] if says and listed < len(lines) else lines


def one_line(text: str) -> str:
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def first_line(text: str) -> str:
    return next((line for one in text.split("\n") if (line := one_line(one))), "")[:200]


def web(url: str | None) -> str | None:
    """An address of the web, without what no address holds: marks of direction come along where one is copied."""
    plain = _NO_PART.sub("", url or "")
    return plain if rows.is_web(plain) else None

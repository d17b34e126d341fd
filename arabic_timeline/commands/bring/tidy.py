"""Title, author and text without what pages print around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from arabic_timeline.commands.bring import dateline, words
from arabic_timeline.interval import Interval
from arabic_timeline.text import plain
from arabic_timeline.web import host_of

# Between the parts of a title.  Only for lines in which no two blanks follow each other: else it takes their square.
_PART = re.compile(r"\s+[|\-–—·»«:]+\s+|\s*[|»«]\s*")
SITE = 6  # words of the name of a site
_ROLE = 8  # words of a line that says what somebody is
_EDGE = 3  # lines at either end of a text in which an author stands


def title(written: str, sites: Iterable[str], url: str | None) -> str:
    """A title without the name of its site before or after it («… - BBC News عربي», «جريدة الضفاف: …»)."""
    names = {key for one in sites if (key := _key(one))}
    labels = {label for label in host_of(url).split(".")[:-1] if len(label) > 2}
    written = " ".join(written.split())
    while True:
        cuts = list(_PART.finditer(written))
        ends = [(written[: cut.start()], written[cut.end() :]) for cut in cuts[-1:]]
        ends += [(written[cut.end() :], written[: cut.start()]) for cut in cuts[:1]]
        rest = next((rest for rest, site in ends if len(rest) > 8 and _is_site(site, names, labels)), None)
        if rest is None:
            return written
        written = rest.strip()


def beside(written: str, its_title: str) -> tuple[str, ...]:
    """The short parts of a title in the head besides the title itself: section and site, the last one first."""
    written = " ".join(written.split())
    parts = [
        part.strip(" |-–—·»«:") for part in _PART.split(written.replace(its_title, " | ") if its_title else written)
    ]
    whole = (written.strip(),) if len(written.split()) <= SITE else ()
    return tuple(dict.fromkeys((*whole, *(one for one in reversed(parts) if one and len(one.split()) <= SITE))))


def without_its_day(written: str, day: Interval | None) -> str:
    """A text without the lines above its first paragraph that print the day which was taken from them."""
    lines = written.split("\n")
    prose = next((n for n, line in enumerate(lines) if len(line) >= words.PROSE), 0)
    kept = [line for line in lines[:prose] if not (day and dateline.readings(line) == [day])]
    return "\n".join([*kept, *lines[prose:]])


def is_site(written: str, sites: Iterable[str]) -> bool:
    """Whether this is the name of the site, or the one word that makes it: no title, and no author."""
    names, key = {_key(one) for one in sites if one}, _key(written)
    return key in names or (" " not in key and any(key in name.split() for name in names))


def _is_site(part: str, names: set[str], labels: set[str]) -> bool:
    key = _key(part)
    if not key or len(key.split()) > SITE:
        return False
    return (
        key in names
        or any(key in name or name in key for name in names if min(len(key), len(name)) > 3)
        or bool(labels & set(key.split()))
    )


def author(lines: Sequence[str]) -> str | None:
    """The name after «كتب:» or «بقلم» at either end of a text."""
    edges = (*lines[:_EDGE], *lines[-_EDGE:])
    return next((words.author(name) for line in edges if (name := words.byline(line) or words.signed(line))), None)


def text(written: str, its_title: str, its_author: str | None) -> str:
    """A text without lines that name its author and what he is, or speak of rights and cookies."""
    lines = [line for line in written.split("\n") if not _is_about(line, its_author) and not _is_notice(line)]
    lines = [line for line in lines if not line.strip() or not words.is_apart(line)]
    while len(lines) > 1 and (dateline.is_of_change(lines[-1]) or dateline.is_labelled(lines[-1])):
        lines.pop()
    for edge in (0, -1):
        while len(lines) > 1 and is_head(lines[edge], its_title):
            lines.pop(edge)
    return "\n".join(lines) or written


def is_head(line: str, its_title: str) -> bool:
    """Whether a line is empty, the title, or names the author."""
    return (
        not line.strip()
        or line == its_title
        or _repeats(line, its_title)
        or bool(words.byline(line) or words.signed(line))
        or words.is_role(line)
        or words.is_label(line)
    )


def _repeats(line: str, its_title: str) -> bool:
    """Whether a line is the title with the name of the site behind it, as browsers print it at the head of a sheet."""
    rest = line.removeprefix(its_title) if its_title else line
    return rest != line and len(rest.split()) <= SITE and _PART.match(rest) is not None


def _is_about(line: str, its_author: str | None) -> bool:
    """«سالم المرزوقي، كاتب وباحث»: the author and his role, and no sentence."""
    if not its_author:
        return False
    said = " ".join(line.split())
    if said == its_author or _names_all(said, its_author):
        return True
    rest = said.removeprefix(its_author)
    return (
        rest != said
        and bool(re.match(r"\s*[،,|/\-–—:]", rest))
        and len(rest.split()) <= _ROLE
        and rest[-1] not in ".!؟"
    )


def _names_all(line: str, authors: str) -> bool:
    """Whether a line is the names of several authors, and nothing else."""
    left = line
    for name in (one.strip() for one in authors.split(";")):
        left = left.replace(name, "", 1)
    return ";" in authors and left != line and re.fullmatch(r"[\s،,;و&/|-]*", left) is not None


def _is_notice(line: str) -> bool:
    return len(line) < 300 and bool(words.words().notices.search(plain(line).casefold()))


def _key(written: str) -> str:
    return " ".join(re.findall(r"\w+", plain(written).casefold()))

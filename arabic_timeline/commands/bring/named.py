"""What a page without an address calls its outlet: whose the rights are, what stands beside its title, who signs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from arabic_timeline.commands.bring.words import folded, is_apart, is_city, is_outlet, words
from arabic_timeline.text import fold

_MOST = 6  # words of a name
_NEAR = 4  # lines above the first paragraph, one of which may be signed
_PIECE = re.compile(r"\s*[|•·–—-]\s*|\.(?:\s+|$)|\s*[،,]\s*")
_MARK = re.compile(r"©|®|\(c\)|(?<!\d)(?:19|20|١٩|٢٠)\d\d(?!\d)", re.IGNORECASE)
_PARTS = re.compile(r"[:()|/«»\"“”،]+|\s[-–—]\s")
_ARABIC = re.compile("[\u0621-\u064a]")


def outlet(parts: Sequence[str], notices: Iterable[str], head: Sequence[str]) -> str | None:
    """The name that these say, where they say one; none otherwise.

    ``parts``: what stands beside the title in the head; ``notices``: lines on rights; ``head``: the lines between the
    title and the first paragraph.
    """
    beside = {core(part) for part in parts}
    owned = (name for line in notices for name in of_notice(line))
    for found in (
        [name for name in owned if _ARABIC.search(name) or core(name) in beside],
        [part for part in parts if is_outlet(part) or folded(part) in words().papers],
        [name for line in head[:_NEAR] if (name := _signed(line))],
    ):
        names = {core(name): name for name in reversed(found)}
        if names:
            return next(iter(names.values())) if len(names) == 1 else None
    return None


def core(name: str) -> str:
    """The name that tells one outlet from another, folded: «الضفاف» of «صحيفة الضفاف»."""
    return folded(bare(name))


def bare(name: str) -> str:
    """A name without what names of its kind have in common: «الضفاف» of «مؤسسة الضفاف للصحافة والنشر»."""
    written = name.split()
    for behind in words().owners_behind:
        count = len(behind.split())
        if len(written) > count and folded(" ".join(written[-count:])) == behind:
            written = written[:-count]
    generic = len(written) > 1 and folded(written[0]) in words().owners | words().outlets
    return " ".join(written[generic:])


def of_notice(line: str) -> Iterator[str]:
    """Whose the rights are, as a line on them says: «جميع الحقوق محفوظة لصحيفة الضفاف © 2015»."""
    for piece in _PIECE.split(line):
        told = fold(piece)
        spans = [told.span(*match.span()) for match in words().rights.finditer(told.text.casefold())]
        rest = piece
        for start, end in reversed(spans):
            rest = f"{rest[:start]}\0{rest[end:]}"
        if not spans and not _MARK.search(piece):
            continue
        owned = [part for one in _MARK.split(rest) for part in _owned(one)]
        yield from (name for name in owned if _may_be(name))


def _owned(written: str) -> Iterator[str]:
    """The words before what a line on rights says, and those behind it without the preposition."""
    before, *behind = written.split("\0")
    yield before.strip(" :«»\"'")
    for one in behind:
        name = re.sub(r"^(?:لدى |لـ+ *|ل(?!ل))", "", one.strip(" :«»\"'"))
        yield re.sub("^لل", "ال", name).strip(" «»\"'")


def _may_be(name: str) -> bool:
    key = folded(name)
    if not re.search(r"[^\W\d_]{2,}", name) or len(key.split()) > _MOST or is_apart(name):
        return False
    return key not in words().nobodys | words().outlets | words().owners | words().agencies


def _signed(line: str) -> str | None:
    """The paper of a line that names it and a city at most: «الرياض: «الشرق الأوسط»», «فرانس 24»."""
    parts = [part for one in _PARTS.split(line) if (part := one.strip())]
    papers = [part for part in parts if folded(part) in words().everywhere]
    return papers[0] if len(papers) == 1 and all(is_city(part) for part in parts if part not in papers) else None

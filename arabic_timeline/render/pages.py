"""What is known of pages, packed: that of a hundred thousand lies in memory to the end of a build, and in the store.

A page is one value of bytes; what it asked of the world stands in it as numbers, each question once for all pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from struct import Struct
from typing import NamedTuple

from arabic_timeline.digests import SIZE, of_all
from arabic_timeline.render.watch import Asked, Watch

HEAD = ("title", "topic", "description", "head", "switch", "alternates")
BODY = ("content",)
_SLOTS = HEAD + BODY

Part = tuple[tuple[Asked, ...], bytes]  # what was asked, and the digest of the answers
NONE: Part = ((), b"")  # a part that a page has not

_FORM = Struct(f"={SIZE}s{len(_SLOTS)}iii")  # digest of the text, characters of each slot, questions of either part
_ABSENT = -1
_NUMBER = 4  # bytes


class Page(NamedTuple):
    """Both parts of a page, the characters of each slot, and the digest of the text."""

    head: Part
    body: Part
    sizes: Mapping[str, int]
    digest: bytes


class Questions:
    """Questions by number, from naught on."""

    def __init__(self, known: Iterable[Asked] = ()) -> None:
        self.all: list[Asked] = list(known)
        self._numbers: dict[Asked, int] = {}

    def numbers(self, asked: Iterable[Asked]) -> list[int]:
        """The numbers of these; what has none yet gets one."""
        if len(self._numbers) < len(self.all):
            self._numbers = {one: n for n, one in enumerate(self.all)}
        return [self._number(one) for one in asked]

    def _number(self, one: Asked) -> int:
        n = self._numbers.setdefault(one, len(self.all))
        if n == len(self.all):
            self.all.append(one)
        return n


class Line(NamedTuple):
    """A page as it is packed: of each part that it has the numbers of its questions, and the digest of the answers."""

    parts: tuple[tuple[Sequence[int], bytes] | None, tuple[Sequence[int], bytes] | None]
    sizes: tuple[int, ...]
    digest: bytes


class Pages(MutableMapping[str, Page]):
    """Pages by path; ``packed``: as the store keeps them, with the ``questions`` that their numbers mean."""

    def __init__(self, packed: dict[str, bytes] | None = None, questions: Questions | None = None) -> None:
        self.packed: dict[str, bytes] = {} if packed is None else packed
        self.questions = questions or Questions()

    def line(self, path: str) -> Line | None:
        """What is known of a page, its questions by number."""
        told = self.packed.get(path)
        return None if told is None else _opened(told)

    def __getitem__(self, path: str) -> Page:
        line, asked = _opened(self.packed[path]), self.questions.all
        head, body = ((tuple(asked[n] for n in one[0]), one[1]) if one else NONE for one in line.parts)
        sizes = {name: size for name, size in zip(_SLOTS, line.sizes, strict=True) if size != _ABSENT}
        return Page(head, body, sizes, line.digest)

    def __setitem__(self, path: str, page: Page) -> None:
        parts, counts = [], []
        for asked, digest in page[:2]:
            numbers = self.questions.numbers(asked)
            counts.append(len(numbers) if digest else _ABSENT)
            parts.append(digest + Struct(f"={len(numbers)}I").pack(*numbers))
        sizes = [page.sizes.get(name, _ABSENT) for name in _SLOTS]
        self.packed[path] = _FORM.pack(page.digest, *sizes, *counts) + b"".join(parts)

    def __delitem__(self, path: str) -> None:
        del self.packed[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self.packed)

    def __len__(self) -> int:
        return len(self.packed)

    def tidy(self) -> Pages:
        """The same with no question that nobody asks."""
        used = set[int]()
        for told in self.packed.values():
            used.update(n for part in _opened(told).parts if part for n in part[0])
        if len(used) == len(self.questions.all):
            return self
        found = Pages(questions=Questions(self.questions.all[n] for n in sorted(used)))
        found.update(self)
        return found


def _opened(told: bytes) -> Line:
    digest, *sizes, head, body = _FORM.unpack_from(told)
    at, view = _FORM.size, memoryview(told)
    parts: list[tuple[Sequence[int], bytes] | None] = []
    for count in (head, body):
        if count == _ABSENT:
            parts.append(None)
            continue
        end = at + SIZE + count * _NUMBER
        parts.append((view[at + SIZE : end].cast("I"), told[at : at + SIZE]))
        at = end
    return Line((parts[0], parts[1]), tuple(sizes), digest)


class Answers:
    """What a world answers to questions by their numbers."""

    def __init__(self, watch: Watch, questions: Questions) -> None:
        self._watch, self._questions = watch, questions
        self._known: list[bytes | None] = []

    def digest(self, given: bytes, numbers: Sequence[int]) -> bytes:
        """One digest of that of what is given and of the answers, as that of ``Watch``.

        Raises:
            KeyError: where there is no such table any more.
        """
        known = self._known
        if len(known) < len(self._questions.all):
            known += [None] * (len(self._questions.all) - len(known))
        return of_all([given, *[known[n] or self._answer(n) for n in numbers]])

    def _answer(self, n: int) -> bytes:
        answer = self._known[n] = self._watch.answer(self._questions.all[n])
        return answer

"""Digests of values: equal where the values are, whatever process made them and whichever parts they share."""

from __future__ import annotations

import dataclasses
import io
import pickle
from collections.abc import Callable, Mapping
from datetime import date
from hashlib import blake2b
from operator import attrgetter
from types import NoneType
from typing import Any, TypeVar

from arabic_timeline.means import NOTHING, Kept
from arabic_timeline.model import Article, Entry, Publication
from arabic_timeline.registry import Claim, Office, Outlet, Person, Picture, Place, Tenure

T = TypeVar("T")

SIZE = 16  # bytes
_ROWS = frozenset((Claim, Office, Outlet, Person, Picture, Place, Tenure))
_WHERE = frozenset(("file", "line"))  # where a row stands, which no page of the site tells that is kept
_AS_THEY_ARE = frozenset((str, int, float, bool, bytes, NoneType))
_LARGE: set[type] = {Publication, Entry}


def large(kind: type[T]) -> type[T]:
    """A type whose digests are taken once for each value and stand for it in others."""
    _LARGE.add(kind)
    return kind


class Digests:
    """Values → digests; those of the large types are remembered."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[object, bytes]] = {}  # by identity, which lasts as long as the value is held here

    def of(self, value: object) -> bytes:
        """The digest of a value of the model or the registry, or of what holds some."""
        if type(value) not in _LARGE:
            return self._taken(self._plain(value))
        known = self._known.get(id(value))
        if known is None:
            known = self._known[id(value)] = value, self._taken(self._said(value))
        return known[1]

    def know(self, value: object, digest: bytes) -> None:
        """Remember the digest of a value of a large type, which an earlier run took."""
        self._known[id(value)] = value, digest

    def _taken(self, plain: object) -> bytes:
        told = io.BytesIO()
        writer = pickle.Pickler(told, protocol=5)
        writer.fast = True  # whatever comes twice is written twice
        writer.dump(plain)
        return blake2b(told.getbuffer(), digest_size=SIZE).digest()

    def _plain(self, value: Any) -> object:
        """What a value is and nothing else, of types that are written fast: not how its sets happen to be laid."""
        kind = type(value)
        if kind in _AS_THEY_ARE:
            return value
        if kind in _FIELDS and kind not in _LARGE:
            return self._said(value)
        if kind is tuple or kind is list:
            return kind.__name__, [one if type(one) in _AS_THEY_ARE else self._plain(one) for one in value]
        if kind in _LARGE:
            return self.of(value)
        if kind is date:
            return "date", value.toordinal()
        if kind is frozenset or kind is set:
            return "set", sorted(map(repr, value))
        if kind is dict:
            return "dict", [(self._plain(name), self._plain(one)) for name, one in value.items()]
        return self._said(value) if dataclasses.is_dataclass(kind) else value

    def _said(self, value: object) -> object:
        """The name of a dataclass and its fields in order."""
        kind = type(value)
        fields = _FIELDS.get(kind) or _FIELDS.setdefault(kind, _fields(kind))
        return kind.__name__, [one if type(one) in _AS_THEY_ARE else self._plain(one) for one in fields(value)]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Prints:
    """By article a digest of all that its reading was made from, for what keeps something of what follows from it.

    ``concluding``: of the rooms that conclude, and of all that is known besides the articles.  An article that has no
    digest is followed anew each time.  ``digests``: know what follows from them.
    """

    kept: Kept = NOTHING
    concluding: bytes = b""
    of: Mapping[str, bytes] = dataclasses.field(default_factory=dict)
    digests: Digests = dataclasses.field(default_factory=Digests)


_FIELDS: dict[type, Callable[[Any], tuple[Any, ...]]] = {}  # of each dataclass


def _fields(kind: Any) -> Callable[[Any], tuple[Any, ...]]:
    names = [one.name for one in dataclasses.fields(kind) if kind not in _ROWS or one.name not in _WHERE]
    if kind is Article:  # a text that is written keeps its bytes as well for as long as it lives
        about = attrgetter(*(name for name in names if name != "text"))
        return lambda one: (*about(one), of_text(one.text.encode("utf-8", "surrogatepass")))
    return attrgetter(*names) if len(names) > 1 else lambda value: tuple(getattr(value, name) for name in names)


def of_text(text: bytes) -> bytes:
    """The digest of the bytes of a file, or of what else is told in bytes."""
    return blake2b(text, digest_size=SIZE).digest()


def of_all(parts: list[bytes]) -> bytes:
    """One digest of several."""
    return blake2b(b"".join(parts), digest_size=SIZE).digest()

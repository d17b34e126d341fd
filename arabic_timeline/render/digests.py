"""Digests of values: equal where the values are, whatever process made them and whichever parts they share."""

from __future__ import annotations

import dataclasses
import io
import pickle
from hashlib import blake2b
from typing import Any

from arabic_timeline.model import Entry, Publication
from arabic_timeline.registry import Claim, Office, Outlet, Person, Picture, Place, Tenure

_SIZE = 16  # bytes
_WHERE = frozenset(("file", "line"))  # where a row stands, which no page of the site tells that is kept
_ROWS = {
    kind: [one.name for one in dataclasses.fields(kind) if one.name not in _WHERE]
    for kind in (Claim, Office, Outlet, Person, Picture, Place, Tenure)
}


class Digests:
    """Values → digests; those of the large types are taken once for each value and stand for it in others."""

    large = frozenset((Publication, Entry))

    def __init__(self) -> None:
        self._known: dict[int, tuple[object, bytes]] = {}  # by identity, which lasts as long as the value is held here

    def of(self, value: object) -> bytes:
        """The digest of a value of the model or the registry, or of what holds some."""
        if type(value) not in self.large:
            return self._taken(value)
        known = self._known.get(id(value))
        if known is None:
            known = self._known[id(value)] = value, self._taken(value)
        return known[1]

    def _taken(self, value: object) -> bytes:
        told = io.BytesIO()
        _Writer(told, self, value).dump(value)
        return blake2b(told.getbuffer(), digest_size=_SIZE).digest()


class _Writer(pickle.Pickler):
    """A pickle that says what a value is and nothing else: not what it shares, not how its sets happen to be laid."""

    def __init__(self, told: io.BytesIO, digests: Digests, value: object) -> None:
        super().__init__(told, protocol=5)
        self.fast = True  # whatever comes twice is written twice
        self._digests, self._value = digests, value

    def persistent_id(self, value: Any) -> object | None:
        kind = type(value)
        if kind is frozenset or kind is set:
            return "set", sorted(map(repr, value))
        if kind in _ROWS:
            return kind.__name__, [getattr(value, name) for name in _ROWS[kind]]
        if kind in self._digests.large and value is not self._value:
            return self._digests.of(value)
        return None


def of_text(text: bytes) -> bytes:
    """The digest of the bytes of a file."""
    return blake2b(text, digest_size=_SIZE).digest()


def of_all(parts: list[bytes]) -> bytes:
    """One digest of several."""
    return blake2b(b"".join(parts), digest_size=_SIZE).digest()

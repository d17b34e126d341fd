"""Which tables are read: those of the package, or of a lexicon that is in use.

A ``Lexicon`` is a frozen value.  A run takes one into use around its work (``with words.in_use():``); the rooms ask for
tables by name and never learn whose they are.  Whatever they make of tables they keep with the lexicon (``kept``), so
that nothing of one world reaches the next one and every table is still made once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from importlib.resources import files
from inspect import Parameter, signature
from typing import Any, TypeVar

from arabic_timeline import text, yamltext
from arabic_timeline.lexicon.changes import Change, changed
from arabic_timeline.means import Kept

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """The tables of the package with some changes; ``made`` holds what the rooms have made of them so far."""

    changes: tuple[Change, ...] = ()
    made: dict[Callable[..., Any], Any] = field(default_factory=dict, repr=False)

    def __reduce__(self) -> tuple[Any, ...]:
        """What was made of the tables stays with the process that made it."""
        return _of_changes, (self.changes,)

    @contextmanager
    def in_use(self) -> Iterator[Lexicon]:
        """These are the tables that are read until the block ends."""
        token = _IN_USE.set(self)
        try:
            yield self
        finally:
            _IN_USE.reset(token)


PACKAGE = Lexicon()


def _of_changes(changes: tuple[Change, ...]) -> Lexicon:
    return Lexicon(changes=changes) if changes else PACKAGE


_IN_USE: ContextVar[Lexicon] = ContextVar("lexicon", default=PACKAGE)


def in_use() -> Lexicon:
    """The lexicon that is in use here."""
    return _IN_USE.get()


def kept(build: F) -> F:
    """As ``functools.cache``, with a cache of its own for each lexicon: for whatever is made of tables.

    The rooms ask so often that the call itself is what costs: what takes two arguments at most makes no tuple of them.
    """
    current = _IN_USE.get

    def of_lexicon() -> Any:
        try:
            return current().made[build]
        except KeyError:
            pass
        return current().made.setdefault(build, build())

    def of_lexicon_by(*args: Any) -> Any:
        try:
            return current().made[build][args]
        except KeyError:
            pass
        found = build(*args)
        return current().made.setdefault(build, {}).setdefault(args, found)

    def of_lexicon_by_one(one: Any) -> Any:
        try:
            return current().made[build][one]
        except KeyError:
            pass
        found = build(one)
        return current().made.setdefault(build, {}).setdefault(one, found)

    def of_lexicon_by_two(one: Any, two: Any) -> Any:
        try:
            return current().made[build][one][two]
        except KeyError:
            pass
        found = build(one, two)
        return current().made.setdefault(build, {}).setdefault(one, {}).setdefault(two, found)

    by_count = (of_lexicon, of_lexicon_by_one, of_lexicon_by_two)
    asked = signature(build).parameters.values()
    plain = len(asked) < len(by_count) and all(one.default is one.empty and one.kind in _BY_PLACE for one in asked)
    return wraps(build)(by_count[len(asked)] if plain else of_lexicon_by)  # type: ignore[return-value]


MOST_WORDS = 20_000  # answers of one question that are kept; a run over more words begins anew


def kept_by_word(build: F) -> F:
    """As ``kept``, for what is asked of every word of a text: so many answers, and no more, are kept."""
    current = _IN_USE.get

    def of_word(word: Any) -> Any:
        try:
            return current().made[build][word]
        except KeyError:
            pass
        known = current().made.setdefault(build, {})
        if len(known) >= MOST_WORDS:
            known.clear()
        found = known[word] = build(word)
        return found

    return wraps(build)(of_word)  # type: ignore[return-value]


_BY_PLACE = frozenset({Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD})


@kept
def rows(name: str) -> Any:
    """The table ``lexicon/<name>.yaml`` (natural spelling) with the changes of the lexicon in use.

    Raises:
        FileNotFoundError: where the package has no such table.
    """
    changes = [change for change in _IN_USE.get().changes if change.table == name]
    return changed(of_package(name), changes) if changes else of_package(name)


def of_package(name: str) -> Any:
    """The table as the package has it; never to be changed in place."""
    if name not in _OF_PACKAGE:
        source = (files("arabic_timeline") / "lexicon" / f"{name}.yaml").read_text(encoding="utf-8")
        _OF_PACKAGE[name] = yamltext.load(source) or {}
        _READ_HERE.add(name)
    return _OF_PACKAGE[name]


_OF_PACKAGE: dict[str, Any] = {}  # the tables that are at hand
_READ_HERE: set[str] = set()  # those that were read by this process
_ROOM = "tables"


def take_over(known: Kept) -> None:
    """Take over the tables of the package that an earlier run read: to read YAML takes fifteen times as long.

    A store is good for one program and its words, so none of them is another by now.
    """
    for name, table in (known.get(_ROOM, "", b"") or {}).items():
        _OF_PACKAGE.setdefault(name, table)


def hand_on(known: Kept) -> None:
    """Keep the tables that are at hand for the next run, where it would not find them all."""
    if _READ_HERE and not _OF_PACKAGE.keys() <= (known.get(_ROOM, "", b"") or {}).keys():
        known.put(_ROOM, "", b"", _OF_PACKAGE)


@kept
def folded(name: str, key: str) -> frozenset[str]:
    """One plain list of a table, folded."""
    return frozenset(text.plain(spelling) for spelling in rows(name)[key])

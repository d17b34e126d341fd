"""What is asked of the world while a part of a page is made: where no answer changed, the part is the same.

Tables of the world are ``Watched``: each question is noted by table and key, a look at a table as a whole as ``WHOLE``.
What is worked out once for all pages is worked out ``unheard``, and comes as a table of its own.  What every page looks
at many times, and what hardly ever changes, is one question of all (``always``) and is not listened to.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Hashable, ItemsView, Iterable, Iterator, KeysView, Mapping, ValuesView
from contextlib import contextmanager
from functools import cached_property
from typing import Any, TypeVar

from arabic_timeline.digests import Digests, of_all

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
T = TypeVar("T")

Asked = tuple[str, Hashable]  # a table, and a key of it or WHOLE

WHOLE = None
_NO_SUCH_KEY = b"-"


class Watch:
    """Who listens, and what the answers are."""

    def __init__(self, digests: Digests) -> None:
        self.digests = digests
        self._always: dict[Asked, None] = {}
        self._listening: list[dict[Asked, None] | None] = []
        self._tables: dict[str, Callable[[], Any]] = {}
        self._answers: dict[Asked, bytes] = {}
        self._asked: dict[Asked, Asked] = {}
        self._once: dict[Hashable, tuple[Any, tuple[Asked, ...]]] = {}

    def table(self, name: str, held: Mapping[K, V]) -> Mapping[K, V]:
        """A table whose questions are noted under a name."""
        self.known_as(name, lambda: held)
        return Watched(self, name, held)

    def known_as(self, name: str, held: Callable[[], Any]) -> None:
        """What answers to a name: a mapping by its keys, or anything as a whole."""
        self._tables[name] = held

    def always(self, name: str, told: object) -> None:
        """Let everything that is made ask this as well, under a name."""
        self.known_as(name, lambda: told)
        self._always[name, WHOLE] = None

    def note(self, table: str, key: Hashable) -> None:
        """That this was asked."""
        if self._listening and (asked := self._listening[-1]) is not None:
            asked[table, key] = None

    def note_all(self, asked: Iterable[Asked]) -> None:
        """That all this was asked, when what is used again was made."""
        if self._listening and (heard := self._listening[-1]) is not None:
            heard.update(dict.fromkeys(asked))

    @contextmanager
    def heard(self) -> Iterator[dict[Asked, None]]:
        """What is asked meanwhile, in order."""
        asked = self._always.copy()
        self._listening.append(asked)
        try:
            yield asked
        finally:
            self._listening.pop()

    @contextmanager
    def unheard(self) -> Iterator[None]:
        """Nothing is noted meanwhile."""
        self._listening.append(None)
        try:
            yield
        finally:
            self._listening.pop()

    def shared(self, make: Callable[[], T]) -> Callable[[], T]:
        """What is made once for several pages; what was asked for it is noted for each of them."""
        made: list[tuple[T, dict[Asked, None]]] = []

        def once() -> T:
            if not made:
                with self.heard() as asked:
                    made.append((make(), asked))
            self.note_all(made[0][1])
            return made[0][0]

        return once

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """The same for what several pages have in common: made by the first that asks for the key."""
        if key not in self._once:
            with self.heard() as asked:
                made = make()
            self._once[key] = made, self.shared_questions(asked)
        known, all_asked = self._once[key]
        self.note_all(all_asked)
        return known  # type: ignore[no-any-return]

    def shared_questions(self, asked: Iterable[Asked]) -> tuple[Asked, ...]:
        """These questions, each as one value for all pages that ask it: what is kept of a page is mostly these."""
        return tuple(self._asked.setdefault(one, one) for one in asked)

    def digest(self, given: bytes, asked: tuple[Asked, ...]) -> bytes:
        """One digest of that of what is given and of the answers to what is asked.

        Raises:
            KeyError: where there is no such table any more.
        """
        return of_all([given, *(self.answer(one) for one in asked)])

    def answer(self, asked: Asked) -> bytes:
        """The digest of the answer to a question.

        Raises:
            KeyError: where there is no such table any more.
        """
        return self._answers.get(asked) or self._answered(asked)  # most questions are those of other pages, too

    def _answered(self, asked: Asked) -> bytes:
        name, key = asked
        held = self._tables[name]()
        if key is WHOLE:
            told = self.digests.of(list(held.items()) if isinstance(held, Mapping) else held)
        else:
            told = self.digests.of(held[key]) if key in held else _NO_SUCH_KEY
        self._answers[asked] = told
        return told


class Watched(Mapping[K, V]):
    """A mapping that notes what it is asked."""

    __slots__ = ("_held", "_name", "_watch")

    def __init__(self, watch: Watch, name: str, held: Mapping[K, V]) -> None:
        self._watch, self._name, self._held = watch, name, held

    def __getitem__(self, key: K) -> V:
        self._watch.note(self._name, key)
        return self._held[key]

    def __contains__(self, key: object) -> bool:
        self._watch.note(self._name, key)
        return key in self._held

    def get(self, key: K, default: Any = None) -> Any:
        self._watch.note(self._name, key)
        return self._held.get(key, default)

    def __iter__(self) -> Iterator[K]:
        self._watch.note(self._name, WHOLE)
        return iter(self._held)

    def __len__(self) -> int:
        self._watch.note(self._name, WHOLE)
        return len(self._held)

    def __eq__(self, other: object) -> bool:
        self._watch.note(self._name, WHOLE)
        return self._held == other

    __hash__ = None  # type: ignore[assignment]

    def keys(self) -> KeysView[K]:
        self._watch.note(self._name, WHOLE)
        return self._held.keys()

    def values(self) -> ValuesView[V]:
        self._watch.note(self._name, WHOLE)
        return self._held.values()

    def items(self) -> ItemsView[K, V]:
        self._watch.note(self._name, WHOLE)
        return self._held.items()


class Fields:
    """A frozen value that notes which of its fields are asked for; those that are mappings note their keys.

    A property is worked out anew, and notes the fields that it looks at.

    ``heard``: the only fields that are listened to, where not all are; the others are ``Watch.always``, and so is what
    properties say, which may look at no field of ``heard``.
    """

    def __init__(self, watch: Watch, name: str, held: Any, heard: Iterable[str] | None = None) -> None:
        values = {field.name: getattr(held, field.name) for field in dataclasses.fields(held)}
        if heard is not None:
            silent = {field: values.pop(field) for field in values.keys() - set(heard)}
            watch.always(f"{name}.always", sorted(silent.items()))
            properties = [one for one, kind in vars(type(held)).items() if isinstance(kind, property)]
            self.__dict__.update(silent, **{one: getattr(held, one) for one in properties})
        mapped = {field for field, value in values.items() if isinstance(value, Mapping)}
        self.__dict__.update({field: watch.table(f"{name}.{field}", values[field]) for field in mapped})
        plain = {field: value for field, value in values.items() if field not in mapped}
        self.__dict__["_told"] = watch, name, plain, type(held)
        watch.known_as(name, lambda: plain)

    def __getattr__(self, field: str) -> Any:
        watch, name, values, kind = self.__dict__["_told"]
        if field not in values:
            worked_out = getattr(kind, field, None)
            if isinstance(worked_out, property) and worked_out.fget:
                return worked_out.fget(self)
            raise AttributeError(field)
        watch.note(name, field)
        return values[field]


class tabled(cached_property[Mapping[K, V]]):  # noqa: N801 - a decorator as cached_property is one
    """A table of a world that is worked out once, unheard; the world has its ``watch``."""

    def __init__(self, make: Callable[[Any], Mapping[K, V]]) -> None:
        def made(world: Any) -> Mapping[K, V]:
            with world.watch.unheard():
                return Watched(world.watch, make.__name__, make(world))

        super().__init__(made)
        self.__doc__ = make.__doc__

"""Who has no row in people.yaml: known by the name that texts give, each spelling of one form once."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

from arabic_timeline.model import Participant
from arabic_timeline.registry import Person
from arabic_timeline.render import arabic, links, safe
from arabic_timeline.text import composed

_MARK = "n."  # no id of the registry holds a dot: the two kinds never meet
_LONGEST = 40  # characters of a name in an id, which is a file name, too
_APART = re.compile(r"(?:[^\w\u0300-\u036f]|_)+")  # an accent that no letter is one with parts no name
_SERVANT = re.compile(r"\b(عبد)(?=ال)")  # «عبدالفتاح»


class Names:
    """Ids for the unlisted, given in the order in which their names are first seen; ``people`` holds them by id."""

    def __init__(self) -> None:
        self.people: dict[str, Person] = {}
        self._ids: dict[str, str] = {}

    def id(self, one: Participant, written: str | None = None) -> str | None:
        """The id under which a participant without a row stands; ``None`` for an office that nobody is named in.

        ``written``: the name of which the id is made, where it is spelt otherwise («مسؤولين» for «مسؤولون»).
        """
        name = composed(safe.text(one.name))
        letters = form(name)
        if not letters or one.sort == "office" or (one.office is not None and letters == form(one.office)):
            return None
        if letters not in self._ids:
            self._ids[letters] = self._free(_written(composed(safe.text(written or name))))
            self.people[self._ids[letters]] = Person(
                id=self._ids[letters], name=name, sort="person" if one.sort == "person" else "body"
            )
        return self._ids[letters]

    def _free(self, wanted: str) -> str:
        """``wanted``, or with a number where another name is written alike."""
        found, n = wanted, 1
        while found in self.people:
            n += 1
            found = f"{wanted}.{n}"
        return found


@lru_cache(maxsize=16_384)
def form(name: str) -> str:
    """The letters of a name in one spelling, however its words are set: «عبد الفتاح» is «عبدالفتاح», «ابن» is «بن»."""
    words = (arabic.fold(word) for word in _APART.split(_SERVANT.sub(r"\1 ", composed(name))) if word)
    told = ("بن" if word == "ابن" else word for word in words)
    return "".join(word[2:] if word.startswith("ال") and len(word) > 4 else word for word in told)


def _written(name: str) -> str:
    slug = links.slug("-".join(name.split()))
    if len(slug) > _LONGEST:
        slug = f"{slug[:_LONGEST].rsplit('~', 1)[0]}.{hashlib.sha256(name.encode()).hexdigest()[:8]}"
    return f"{_MARK}{slug}"

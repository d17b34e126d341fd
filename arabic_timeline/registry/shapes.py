"""data/knowledge/*.yaml → Registry: people, offices with tenures, places, outlets, claims, judgements.

The user's world, as values.  Every row keeps ``file`` and ``line`` so that a fault can name them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from arabic_timeline.interval import Interval
from arabic_timeline.registry.site import Site, Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture of an entry: a file of data/media, who made it, under which terms, and what is to be seen in it."""

    id: str  # of the entry
    image: str
    credit: str
    licence: str
    alt: str
    file: str = ""
    line: int = 0


UNNAMED = "unknown"  # outlet of an article of which nobody has said who printed it


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person by id, with every spelling under which newspapers print the name.

    ``latin``: the name in Latin letters; ``was``: ids that the person had before, which lead to this one; ``sort``: a
    body («وزارة …», «منظمة …») may have a row as well.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    latin: str | None = None  # the name in Latin letters: found by the search
    was: tuple[str, ...] = ()
    sort: Literal["person", "body"] = "person"
    country: str | None = None  # place id
    note: str | None = None
    image: str | None = None  # a file of data/media; credit, licence and alt as in ``Picture``
    credit: str | None = None
    licence: str | None = None
    alt: str | None = None
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """A term of office: from and until are EDTF in the file; an open end is ``None``.

    ``period.earliest`` is the first possible day of the term and ``period.latest`` the last possible one
    (a month-precise end counts to the month's last day).  ``seen``: somebody saw a page that says so.
    """

    person: str
    period: Interval
    sources: tuple[str, ...] = ()
    seen: bool = True
    until_seen: bool = True  # False: the start was seen on a page, the end was not
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office with the ways newspapers name it, and who held it when."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    body: str | None = None  # the organisation it belongs to, as an id of places.yaml or a free name
    field: str | None = None  # e.g. intelligence, security, foreign-affairs, defence: for linking talks
    en: str | None = None  # the name in English and French, for the pages in these languages
    fr: str | None = None
    tenures: tuple[Tenure, ...] = ()
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A country, city or building; ``within`` is the id of the place around it."""

    id: str
    name: str
    kind: Literal["country", "city", "building", "region"]
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()  # «المغربي»: nationality words that point at a country
    within: str | None = None
    coordinates: tuple[float, ...] = ()  # latitude and longitude in degrees, north and east positive: [34.02, -6.84]
    en: str | None = None  # the name in English and French, for the pages in these languages
    fr: str | None = None
    image: str | None = None  # a file of data/media; credit, licence and alt as in ``Picture``
    credit: str | None = None
    licence: str | None = None
    alt: str | None = None
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A newspaper or site: its name, its rights, its furniture signs, its changes to the date policy."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    url: str | None = None
    country: str | None = None
    en: str | None = None  # the name in English and French, for the pages in these languages
    fr: str | None = None
    rights: Literal["quote", "full"] = "quote"
    furniture: tuple[str, ...] = ()
    policy: Mapping[str, Any] = field(default_factory=dict)
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """An outside fact about something an article tells, with the pages that say so.

    About ``article`` and either ``participants`` (person ids: the meeting between them) or ``quote`` (a date
    expression, or words of a clause, of that article).
    """

    id: str
    article: str
    date: Interval
    edtf: str = ""  # the date as written, in canonical spelling
    participants: tuple[str, ...] = ()
    place: str | None = None  # place id: tells two meetings of the same people in one article apart
    quote: str | None = None
    sources: tuple[str, ...] = ()
    seen: bool = True
    note: str | None = None
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a person decided.  ``kind`` says which of the other fields are set.

    same / different: ``meetings`` (two ids or more); of an entry that names the page of an article as its source,
    ``about`` is that page.  not-a-meeting: ``meetings`` (one id).
    date: ``article``, ``quote``, ``date`` (EDTF), and ``meetings`` (one id) where a sentence tells several.
    participant: ``meetings`` (one id), ``person``, ``text`` (as printed), ``present`` (False takes him out).
    repair: ``about``, ``without`` (quotation, or claim id, of the statement to set aside) and, where two articles print
    the same words, ``article``.  nobody: ``text``, which is no side of anything, whoever prints it; nowhere: ``text``,
    which is no place.  unsaid: what the texts do not say, and nobody is asked about again: the day of ``meetings`` (one
    id), whether they are one (two), who or where ``text`` is (in ``meetings``, or wherever it stands), which day a
    ``quote`` of ``article`` means, or its page is of (without one), which statement ``about`` something is wrong.
    ``quotes``: for each of ``meetings``, words of the sentence that tells it: an id that means another one is an error.
    """

    kind: Literal["same", "different", "not-a-meeting", "date", "participant", "repair", "nobody", "nowhere", "unsaid"]
    meetings: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    article: str | None = None
    quote: str | None = None
    date: Interval | None = None
    edtf: str | None = None
    person: str | None = None
    text: str | None = None
    present: bool = True
    about: str | None = None
    without: str | None = None
    note: str | None = None
    by: str | None = None
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Registry:
    """Everything that a newsroom knows, by id."""

    people: Mapping[str, Person] = field(default_factory=dict)
    offices: Mapping[str, Office] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    outlets: Mapping[str, Outlet] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    site: Site = field(default_factory=Site)
    stories: tuple[Story, ...] = ()
    pictures: Mapping[str, Picture] = field(default_factory=dict)  # by id of the entry
    media: Mapping[str, tuple[int, int]] = field(
        default_factory=dict
    )  # width and height in pixels of each picture's file

"""The world of the pages: the timeline with its lookups, and the views that templates print."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from typing import Any, TypeVar, cast

from markupsafe import Markup

from arabic_timeline import lexicon, say, spellings
from arabic_timeline.digests import Digests, large
from arabic_timeline.forms import FORMS
from arabic_timeline.interval import Interval
from arabic_timeline.model import (
    Article,
    Bounds,
    Contradiction,
    Entry,
    KeptOut,
    Participant,
    Publication,
    Timeline,
    Warning,
)
from arabic_timeline.registry import UNNAMED, Claim, Outlet, Person, Place, Registry
from arabic_timeline.render import cases, links, safe, tongues, words
from arabic_timeline.render.alike import alike
from arabic_timeline.render.data import articles
from arabic_timeline.render.names import Names
from arabic_timeline.render.settings import OF_A_BUILD, Settings
from arabic_timeline.render.watch import WHOLE, Fields, Watch, tabled

_SHOWN_NAMES = 4  # a summit's title names so many, then «وآخرون»
_TITLE = 90  # characters of a title in lists, links and feeds; the page of the entry itself has more
_HEADLINE = 120  # characters of a sentence that is a title; the whole stands among the evidence

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """A participant as printed; ``id`` and ``path`` where somebody is named, ``listed``: with a row of people.yaml;
    ``many``: a body or several.
    """

    name: str
    id: str | None
    path: str | None
    office: str | None
    role: str
    listed: bool = True
    many: bool = False
    several: bool = False  # «وزراء الخارجية»
    governed: str = ""  # the name as a word before it has it: «زيارة مسؤولين»
    woman: bool = False  # whether the office says so, or the word for a body; a name alone says nothing


@large
@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the timeline, ready for a template.

    ``title`` and ``plain`` are short enough for a list, ``full`` is the whole; ``told`` is the word for what is not
    told as held («مقرر», «منفي»), else empty.
    """

    entry: Entry
    id: str
    path: str
    title: Markup
    full: Markup
    plain: str
    told: str
    event: bool
    status: str
    when: words.When
    certain: words.When | None  # where the date shown is the likely one
    sure: str | None  # the same in a line: «المؤكد: …»
    span: Interval
    who: tuple[Who, ...]
    attending: tuple[Who, ...]
    place: str | None
    place_path: str | None
    outlets: tuple[str, ...]
    contradicted: bool

    @property
    def named(self) -> str:
        """The title where no mark stands beside it: what did not take place says so itself."""
        return f"{self.told}: {self.plain}" if self.told else self.plain

    @property
    def place_beside(self) -> str | None:
        """The place, where the title of what is no meeting («زيارة … إلى …») has not said it."""
        return None if self.event and self.place and self.place in self.plain else self.place

    @property
    def call(self) -> bool:
        """Whether it was a talk of people who did not meet."""
        return self.entry.meeting.form == "call"

    @property
    def years(self) -> tuple[int, int] | None:
        """First and last year of the date shown, ``None`` where an end is open."""
        low, high = self.span.earliest, self.span.latest
        return (low.year, high.year) if low and high else None


class World:
    """Timeline, registry and settings with everything looked up by id; ``watch`` hears what pages ask of it."""

    def __init__(
        self, timeline: Timeline, registry: Registry, settings: Settings, digests: Digests | None = None
    ) -> None:
        self.watch = Watch(digests or Digests())
        self.words: dict[str, Any] = tongues.words(settings.templates, settings.language)
        self.foreign: Mapping[str, str] = {}  # Arabic names, as the language of the pages writes them
        if settings.folder:
            told = tongues.registry(registry, settings.language)
            self.foreign = self.watch.table("foreign", tongues.names(registry, told))
            registry = told
        self.timeline = cast(Timeline, Fields(self.watch, "timeline", timeline))
        self.registry = cast(Registry, Fields(self.watch, "registry", registry))
        self.settings = cast(Settings, Fields(self.watch, "settings", settings, OF_A_BUILD))
        self._names = Names()
        for name, value in vars(World).items():
            if isinstance(value, tabled):
                self.watch.known_as(name, partial(getattr, self, name))
        self.watch.known_as("rows", lambda: self._rows)
        self.watch.known_as("known_places", lambda: self._known_places)
        self.watch.known_as("known_outlets", lambda: self._known_outlets)

    @tabled
    def articles(self) -> Mapping[str, Publication]:
        return {one.dated.article.id: one for one in self.timeline.articles}

    @tabled
    def heads(self) -> Mapping[str, Publication]:
        """The articles as other pages tell them, by title, outlet and day: the same when their text is changed."""
        return {one.dated.article.id: _head(one) for one in self.timeline.articles}

    @tabled
    def entered(self) -> Mapping[str, Article]:
        return {one.dated.article.id: one.dated.article for one in self.timeline.entered}

    @tabled
    def claims(self) -> Mapping[str, Claim]:
        return {one.id: one for one in self.registry.claims}

    @tabled
    def contradictions(self) -> Mapping[str, list[Contradiction]]:
        return _grouped((one.about, one) for one in self.timeline.contradictions)

    @tabled
    def warnings(self) -> Mapping[str, list[Warning]]:
        """The warnings of each article."""
        return _grouped((one.article, one) for one in self.timeline.warnings)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Meetings and context events together, in display order."""
        self.watch.note("rows", WHOLE)
        return self._rows

    @cached_property
    def _rows(self) -> tuple[Row, ...]:
        with self.watch.unheard():
            rows = [self._row(one) for one in (*self.timeline.meetings, *self.timeline.events)]
            return tuple(sorted(rows, key=_order))

    @tabled
    def kept_out(self) -> Mapping[str, list[KeptOut]]:
        """By article what it names without telling it as a fact."""
        return _grouped((one.article, one) for one in self.timeline.kept_out)

    @tabled
    def row(self) -> Mapping[str, Row]:
        return {one.id: one for one in self.rows}

    @tabled
    def place_of(self) -> Mapping[str, int]:
        """Where each row stands among all."""
        return {one.id: n for n, one in enumerate(self.rows)}

    @tabled
    def by_person(self) -> Mapping[str, list[Row]]:
        return _grouped((w.id, row) for row in self.rows for w in (*row.who, *row.attending))

    @tabled
    def people(self) -> Mapping[str, Person]:
        """Everybody who has a page, by id: the rows of people.yaml, then who is only named."""
        assert self.rows is not None  # whoever is named is gathered with the rows
        return {**self.registry.people, **self._names.people}

    @tabled
    def alike(self) -> Mapping[str, tuple[str, ...]]:
        """Of everybody in a meeting, others whose names may be spellings of the same; two with a record are two."""
        told = {one: person.name for one, person in self.people.items() if person.sort == "person"}
        return alike({one: name for one, name in told.items() if one in self.by_person}, self.registry.people)

    def listed(self, person: str) -> bool:
        """Whether a person has a row in people.yaml."""
        return person in self.registry.people

    @tabled
    def by_place(self) -> Mapping[str, list[Row]]:
        """Rows of a place and of every place within it."""
        return _grouped((place, row) for row in self.rows for place in self.around(row.entry.meeting.place_id))

    @tabled
    def by_outlet(self) -> Mapping[str, list[Row]]:
        return _grouped((outlet, row) for row in self.rows for outlet in row.outlets)

    @tabled
    def by_article(self) -> Mapping[str, list[Row]]:
        return _grouped((article, row) for row in self.rows for article in articles(row.entry))

    @tabled
    def articles_of(self) -> Mapping[str, list[Publication]]:
        """The heads of the articles by outlet."""
        return _grouped((one.dated.article.outlet, one) for one in self.heads.values())

    @tabled
    def told_by(self) -> Mapping[str, int]:
        """How many articles each outlet has."""
        return {outlet: len(told) for outlet, told in self.articles_of.items()}

    @property
    def known_places(self) -> list[Place]:
        """The places of the registry where something happened."""
        self.watch.note("known_places", WHOLE)
        return self._known_places

    @cached_property
    def _known_places(self) -> list[Place]:
        with self.watch.unheard():
            return [one for one in self.registry.places.values() if one.id in self.by_place]

    @property
    def known_outlets(self) -> list[tuple[str, str, Outlet | None]]:
        """Every outlet with articles, as (id, name, entry)."""
        self.watch.note("known_outlets", WHOLE)
        return self._known_outlets

    @cached_property
    def _known_outlets(self) -> list[tuple[str, str, Outlet | None]]:
        with self.watch.unheard():
            outlets = self.registry.outlets
            return [(one, self.outlet_name(one), outlets.get(one)) for one in sorted(self.articles_of)]

    @tabled
    def written_places(self) -> Mapping[str, str]:
        """The names of places without a record, as articles write them, by the ids by which lists ask for them."""
        named = (row.place for row in self.rows if row.place and not row.place_path)
        return {links.written(name): name for name in named if not self._is_somebodys(name)}

    @tabled
    def by_written_place(self) -> Mapping[str, list[Row]]:
        return _grouped(
            (place, row) for row in self.rows for place in self.places_of(row) if place in self.written_places
        )

    def where_led(self, row: Row) -> str | None:
        """Where the place of a row leads: its page, else the list of what else happened there, if anything did."""
        if row.place_path:
            return row.place_path
        same = next((one for one in self.places_of(row) if len(self.by_written_place.get(one, ())) > 1), None)
        return links.asked(place=same) if same else None

    def places_of(self, row: Row) -> list[str]:
        """Ids of where something happened: the place and those around it, or what its name is known by."""
        if around := self.around(row.entry.meeting.place_id):
            return around
        written = links.written(row.place) if row.place else ""
        return [written] if written in self.written_places else []

    def place_called(self, place: str) -> str:
        """The name of a place that ``places_of`` gives."""
        known = self.registry.places.get(place)
        return known.name if known else self.written_places[place]

    def _is_somebodys(self, place: str) -> bool:
        """«مكتبه», «مكتبها في القاهرة»: whose it is says the sentence, and another's is another place."""
        first = place.split(" ")[0]
        return not first.startswith("ال") and first.endswith(tuple(self.words["owned"]))

    def around(self, place: str | None) -> list[str]:
        """A place and the places around it, nearest first; unknown ids and circles end the walk."""
        found: list[str] = []
        while place is not None and place in self.registry.places and place not in found:
            found.append(place)
            place = self.registry.places[place].within
        return found

    def outlet_name(self, outlet: str) -> str:
        """Its name in outlets.yaml, or that which the addresses of its articles say; else its id."""
        if known := self.registry.outlets.get(outlet):
            return known.name
        return str(self.words["nameless"]) if outlet == UNNAMED else self.outlet_names.get(outlet, outlet)

    @tabled
    def outlet_names(self) -> Mapping[str, str]:
        """The names of outlets without a row, where all addresses of one are of a known site, and of nobody else's."""
        sites: dict[str, set[str | None]] = {}
        for one in self.timeline.articles:
            article = one.dated.article
            if article.outlet not in self.registry.outlets:
                sites.setdefault(article.outlet, set()).add(
                    lexicon.site_name(article.url, latin=bool(self.settings.folder))
                )
        found = {outlet: name for outlet, names in sites.items() if len(names) == 1 for name in names if name}
        taken = Counter([*found.values(), *(one.name for one in self.registry.outlets.values())])
        return {outlet: name for outlet, name in found.items() if taken[name] == 1}

    def place_name(self, entry: Entry) -> str | None:
        known = self.registry.places.get(entry.meeting.place_id or "")
        written = entry.meeting.place
        if known and self.foreign and safe.direction(known.name) == "ltr":
            return known.name
        return self.foreign.get(written, written) if written else known.name if known else None

    def count(self, number: int, noun: str) -> str:
        return words.count(number, self.words["counts"][noun], self.settings.months)

    def _row(self, entry: Entry) -> Row:
        shown = entry.likely or entry.certain
        meeting = entry.meeting
        people = [self._who(one) for one in entry.participants if not self._is_itself(one, entry)]
        sides = tuple(one for one in people if one.role != "attending")
        place = self.place_name(entry)
        known = meeting.place_id if meeting.place_id in self.registry.places else None
        full = self._title(entry, sides, place, html=True)
        whole = str(self._title(entry, sides, place, html=False))
        plain = short(whole)
        return Row(
            entry=entry,
            id=meeting.id,
            path=links.entry(meeting.id),
            title=full if plain == whole else safe.bdi(plain),
            full=full,
            plain=plain,
            told=self.words["told"].get(meeting.held, ""),
            event=not FORMS[meeting.form].meets,
            status=_mark(entry),
            when=words.when(shown, self.settings.months),
            certain=words.when(entry.certain, self.settings.months) if entry.likely else None,
            sure=self._sure(entry.certain) if entry.likely else None,
            span=shown.interval,
            who=sides,
            attending=tuple(one for one in people if one.role == "attending"),
            place=safe.text(place) if place else None,
            place_path=links.place(known) if known else None,
            outlets=tuple(dict.fromkeys(self._outlet_of(a) for a in articles(entry) if a not in self.entered)),
            contradicted=meeting.id in self.contradictions or entry.status == "contradicted",
        )

    def _outlet_of(self, article: str) -> str:
        known = self.heads.get(article)
        return known.dated.article.outlet if known else article

    def _who(self, one: Participant) -> Who:
        known = one.id in self.registry.people
        written = one.name if known or one.sort == "person" else cases.lasting(one.name, self.words["passing"])
        told, several = spellings.bare(written), one.sort in ("group", "crowd")
        name = cases.several(told, self.words["groups"]) if several else told
        id_ = one.id if known else None if one.sort == "crowd" else self._names.id(replace(one, name=name), told)
        return Who(
            name=safe.text(self.foreign.get(one.name, name)),
            id=id_,
            path=links.person(id_) if id_ else None,
            listed=known,
            office=safe.text(self._office(one)) if one.office and one.office != told else None,
            role=one.role,
            many=one.sort not in ("person", "office"),
            several=several,
            governed=safe.text(self.foreign.get(one.name, told)),
            woman=self._woman(told if one.sort == "body" else one.office or ""),
        )

    def _is_itself(self, one: Participant, entry: Entry) -> bool:
        """Whether a party of what is no meeting of two is that itself: «القمة العربية»."""
        told = not FORMS[entry.meeting.form].meets and one.sort == "body" and one.id not in self.registry.people
        return told and cases.is_gathering(one.name, self.words["gatherings"])

    def _woman(self, office: str) -> bool:
        """Whether an office or a body, as an Arabic text names it, is a feminine word («مديرة …», «القيادة …»)."""
        first = office.split(" ")[0]
        return first.endswith("ة") and first not in self.words["mans_office"]

    def _office(self, one: Participant) -> str:
        """What the text calls a participant; in another language the name of the office, where it has one."""
        written = one.office or ""
        known = self.registry.offices.get(one.office_id or "")
        if not self.foreign or not known or safe.direction(known.name) == "rtl":
            return written
        return str(self.words["former"]).format(known.name) if one.former else known.name

    def _title(self, entry: Entry, sides: Sequence[Who], place: str | None, *, html: bool) -> Markup:
        names = self._names_of([one.name for one in sides], html=html)
        form = entry.meeting.form
        if FORMS[form].meets and names:
            return names
        if names and form == "visit":
            # What the articles say of a visit is Arabic: in another language it is named by who and where, if they are.
            plain = self._names_of([one.governed for one in sides], html=False)
            foreign = self.settings.folder and safe.direction(f"{plain}{place or ''}") == "ltr"
            if foreign or not entry.meeting.summary:
                governed = self._names_of([one.governed for one in sides], html=html)
                return self._visit(plain, governed, _phrase(place, html) if place else Markup(""))
        if entry.meeting.summary:
            return _phrase(self._headline(entry, entry.meeting.summary), html)
        kind, of = Markup(self.words["form"][form]), str(self.words["of_form"])
        where = _phrase(place, html) if place else Markup("")
        if names:
            return kind + of + self._names_of([one.governed for one in sides], html=html)
        passage = next((p.quote for report in entry.meeting.reports for p in report.passages), "")
        return _phrase(self._headline(entry, passage), html) if passage else kind + of + where

    def _sure(self, certain: Bounds) -> str:
        """What is certain of a date that has a likely one."""
        if certain.interval == Interval():
            return str(self.words["unsure"])
        return f"{self.words['certain']} {words.when(certain, self.settings.months).text}"

    def _headline(self, entry: Entry, told: str) -> str:
        """A sentence as a title; short where the page quotes it anyway."""
        said = cases.told_once(safe.headline(told, self.words["openings"]), self.words["gatherings"])
        title = cases.lasting(said, self.words["passing"] if entry.meeting.form == "session" else ())
        start = set(told[: _HEADLINE // 2].split()[:-1])  # without the day, which a title leaves out
        quoted = any(start <= set(one.quote.split()) for report in entry.meeting.reports for one in report.passages)
        return safe.shortened(title, _HEADLINE) if quoted else title

    def _visit(self, plain: str, names: Markup, where: Markup) -> Markup:
        """Who visited where; of the names, ``plain``, the word before hears the first letter («Visite d’Avril»)."""
        before, _, after = str(self.words["visit"][0 if where else 1]).partition("{who}")
        first = plain[:1]  # no more of them: they stand behind as they are, and none of what others wrote is markup
        heard = say.joined(f"{before}{first}", self.settings.months).removesuffix(first)
        return Markup(heard) + names + Markup(after).format(where=where)

    def joined(self, names: Sequence[str]) -> str:
        """Names as a sentence lists them."""
        return str(self._listed(names, html=False))

    def _names_of(self, names: Sequence[str], *, html: bool) -> Markup:
        return self._listed(
            [*names[:_SHOWN_NAMES], *([self.words["many"]] if len(names) > _SHOWN_NAMES else [])], html=html
        )

    def _listed(self, names: Sequence[str], *, html: bool) -> Markup:
        parts = [_phrase(name, html) for name in names]
        if len(parts) < 2:
            return Markup("").join(parts)
        ties = self.joints(names)
        return parts[0] + Markup("").join(Markup(tie) + part for tie, part in zip(ties, parts[1:], strict=True))

    def joints(self, names: Sequence[str]) -> list[str]:
        """What stands before each name of a list but the first, in the language of the page."""
        if not self.settings.folder:
            return say.joints([safe.text(name) for name in names])
        return [str(self.words["comma"])] * (len(names) - 2) + [str(self.words["and"])] * (len(names) > 1)


def _head(one: Publication) -> Publication:
    """An article without its text and what stands in it."""
    article = replace(one.dated.article, text="", furniture=(), file="", body_line=1, checksum=None)
    return replace(one, dated=replace(one.dated, article=article, datings=(), why=()), values=())


def _mark(entry: Entry) -> str:
    """The status, but «unknown» where nothing at all bounds the date: nobody inferred it."""
    free = entry.certain.interval == Interval() and entry.certain.weekdays is None and entry.likely is None
    return "unknown" if free and entry.status == "inferred" else entry.status


def short(title: str) -> str:
    """A title as lists, links and feeds show it."""
    return safe.shortened(title, _TITLE)


def _order(row: Row) -> date:
    """By the earliest day shown; ties keep the timeline's own order, meetings before events."""
    return row.span.earliest or row.span.latest or date.max


def _grouped(pairs: Iterable[tuple[str | None, T]]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = defaultdict(list)
    for key, row in pairs:
        if key is not None and (not found[key] or found[key][-1] is not row):
            found[key].append(row)
    return dict(found)


def _phrase(value: str, html: bool) -> Markup:
    # Not HTML: the caller escapes what comes out; Markup here only keeps the joins from escaping twice.
    return safe.bdi(value) if html else Markup(safe.text(value))

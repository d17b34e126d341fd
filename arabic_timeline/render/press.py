"""Templates loaded once; what they print is stamped into the shell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from typing import Any

from markupsafe import Markup

from arabic_timeline.render import atlas, cards, links, pictures, safe, share, tongues, views, words, years
from arabic_timeline.render.book import Book, File, FilePiece, Making, PagePiece, Piece, Printer
from arabic_timeline.render.engine import Engine
from arabic_timeline.render.people import called, offices
from arabic_timeline.render.settings import Settings
from arabic_timeline.render.shell import Shell
from arabic_timeline.render.views import Row, Who, World

Head = Mapping[str, Any]

# In a row that is drawn for every page: characters that nothing else on a page holds.
_ROOT, _LEVEL, _CUT = "\x00", "\x01", "\x02"  # the last around what some pages leave out


class _Page:
    """What templates know of their page: what its head tells, and its address where somebody asks for it.

    ``elsewhere``: where it stands in each language, where there are several.
    """

    def __init__(self, settings: Settings, path: str, told: Head, elsewhere: Mapping[str, str]) -> None:
        self.data, self.moved, self.card, self.picture = map(told.get, ("data", "moved", "card", "picture"))
        self.title, self.description = told["title"], told.get("description", told["title"])
        self._settings, self._path, self.elsewhere = settings, path, elsewhere

    @property
    def url(self) -> str | None:
        site = self._settings.site_url
        return site + self._path if site else None


class Press:
    """Prints parts and whole pages."""

    def __init__(self, world: World, shell: Shell, book: Book | None = None) -> None:
        self._world = world
        self._shell = shell
        self._printer = Printer(book, world.watch, shell)
        self._env = _environment(world)
        self._env.globals["row_html"] = self._row_html
        self._env.globals["mark"] = lru_cache(maxsize=None)(self._mark)  # so many statuses, on every page

    def part(self, template: str, /, **values: Any) -> str:
        """A template by itself."""
        return self._env.get_template(template).render(values)

    def page(self, template: str, path: str, head: Head, **values: Any) -> str:
        """A whole page one folder below the root; ``head`` has its title, description, data and new address."""
        making = self._making(template, path, None, lambda: head, lambda: values, None)
        return self._shell.stamp({**making.head(), "content": making.body()})

    def kept(
        self,
        template: str,
        path: str,
        given: object,
        head: Callable[[], Head],
        values: Callable[[], Mapping[str, Any]],
        data: Callable[[], Markup] | None = None,
    ) -> Piece:
        """The same, still to be made, and only where something changed of what it is made from.

        ``given`` is all that ``head``, ``values`` and ``data`` (for machines, in the head) look at besides the world.
        """
        given = template, given
        making = partial(self._making, template, path, given, head, values, data)
        return PagePiece(self._printer, path, given, making)

    def kept_part(self, template: str, path: str, given: object, values: Callable[[], Mapping[str, Any]]) -> Piece:
        """The same for a template that is a file by itself."""
        return self.file(File(path=path, given=(template, given), make=partial(self._part, template, values)))

    def _part(self, template: str, values: Callable[[], Mapping[str, Any]]) -> str:
        return self.part(template, **values())

    def file(self, one: File) -> Piece:
        """The same for a file that no template prints."""
        return FilePiece(self._printer, one)

    def _making(
        self,
        template: str,
        path: str,
        given: object,
        head: Callable[[], Head],
        values: Callable[[], Mapping[str, Any]],
        data: Callable[[], Markup] | None,
    ) -> Making:
        settings = self._world.settings
        head = self._world.watch.shared(head)  # both parts of the page ask for it

        def top() -> Mapping[str, str]:
            told = {**head(), "data": data()} if data else head()
            page = self._page(path, told)
            return {
                **self.tongues(path, "../"),
                "title": str(Markup.escape(f"{safe.text(page.title)} — {settings.site_name}")),
                "topic": str(safe.bdi(page.title)),
                "description": str(Markup.escape(safe.text(page.description))),
                "head": self.part("head.html", root="../", page=page),
            }

        def body() -> str:
            return self.part(template, root="../", page=self._page(path, head()), **values())

        return Making(path=path, given=given, head=top, body=body)

    def _page(self, path: str, told: Head) -> _Page:
        return _Page(self._world.settings, path, told, self.elsewhere(path))

    def elsewhere(self, path: str) -> dict[str, str]:
        """Where a page stands in each language, by language; nothing where there is only one."""
        settings = self._world.settings
        return tongues.elsewhere(settings, path) if len(settings.languages) > 1 else {}

    def tongues(self, path: str, root: str) -> dict[str, str]:
        """The slots that lead from a page to the same in other languages, or to their home pages."""
        settings = self._world.settings
        found = self.elsewhere(path)
        if not found:
            return {}
        home = {one: "index.html" if one == tongues.ARABIC else f"{one}/index.html" for one in settings.languages}
        links = [(one, tongues.NAMES[one], found.get(one, home[one])) for one in home if one != settings.language]
        up = f"{root}{settings.top}"
        return {
            "switch": self.part("switch.html", links=links, up=up),
            "alternates": self.part("alternates.html", found=found if settings.site_url else {}),
        }

    def shared(self, path: str) -> dict[str, str]:
        """The slot of a page of mkdocs for the picture that is shown where it is shared."""
        settings = self._world.settings
        if not settings.site_url:
            return {}
        drawn = share.home(self._world) if settings.drawn and path == "index.html" else None
        return {"share": self.part("share.html", picture=drawn)}

    def chip(self, status: str) -> str:
        """The mark of a status, as rows that are drawn by script show it."""
        return str(self._mark(status))

    def _mark(self, status: str, root: str | None = None) -> Markup:
        """It asks nothing of the world."""
        return Markup(self.part("chip.html", status=status, root=root))

    def _row_html(self, row: Row, root: str, level: int, own: str = "") -> Markup:
        """A row stands on half a dozen pages and is drawn once, with signs for what its place gives it.

        As bytes it takes half of the room meanwhile. ``own`` is the outlet that its page is of: alone it is not told.
        """
        drawn = self._world.watch.once(
            (self, row.id),
            lambda: self.part("row.html", one=row, root=_ROOT, level=_LEVEL, cut=_CUT).encode("utf-8", "surrogatepass"),
        )
        parts = drawn.decode("utf-8", "surrogatepass").split(_CUT)
        text = "".join(parts[::2] if own and set(row.outlets) == {own} else parts)
        return Markup(text.replace(_ROOT, root).replace(_LEVEL, str(level)))


def _environment(world: World) -> Engine:
    folders = [world.settings.templates / "pages", world.settings.templates / "parts"]
    env = Engine(folders)
    env.filters.update(
        bdi=safe.bdi,
        ltr=safe.ltr,
        clean=safe.text,
        ours=safe.foreign if world.settings.folder else safe.text,
        short=views.short,
        brief=lambda text: safe.shortened(text, 48),
        outlet_name=world.outlet_name,
    )
    env.globals.update(
        links=links,
        words=world.words,
        settings=world.settings,
        locale=tongues.LOCALES[world.settings.language],
        count=world.count,
        outlet_name=world.outlet_name,
        offices_of=partial(offices, world),
        called=partial(called, world),
        told=lambda outlet: world.told_by[outlet],
        listed=world.listed,
        some_listed=lambda: any(one in world.by_person for one in world.registry.people),
        person=lambda one: world.people[one],
        alike=lambda one: [world.people[other] for other in world.alike.get(one, ())],
        rows_of_person=lambda person: world.by_person[person],
        rows_of_place=lambda place: world.by_place[place],
        atlas=lambda root: atlas.svg(world, root),
        picture=lambda row: pictures.of(world, row),
        picture_of=lambda row: pictures.of_entry(world, row),
        who_picture=lambda who: pictures.of(world, world.registry.people.get(who.id or "")),
        faces=lambda row: pictures.faces(world, row),
        snippet=lambda card: cards.snippet(world, card),
        undated=lambda: [row for row in world.rows if not row.years],
        role_word=partial(_role, world),
        tally=lambda rows: _tallied(share.tally(world, rows)),
        joints=world.joints,
        where_led=world.where_led,
        months=lambda rows: years.months(rows, world.settings.months, world.words["years"]),
    )
    return env


def _role(world: World, role: str, who: Sequence[Who]) -> str:
    several = any(one.several for one in who)
    return words.role(world.words["role"][role], [one.woman for one in who], several=several)


def _tallied(counts: str) -> Markup:
    """No line breaks between a number and its noun, and none begins with what parts it from the next."""
    told = [one for one in counts.split(" · ") if one]
    parted = (f"{one}\N{NO-BREAK SPACE}·" for one in told[:-1])
    return Markup(" ").join(Markup("<span>{}</span>").format(one) for one in (*parted, *told[-1:]))

"""Pages that are known from before: what stays is what would be made anew, whatever changed in the data."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from dossier import files
from shells import shell
from tables import FIVE

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "site"))

import sample  # noqa: E402 — stands with the browser tests

from arabic_timeline import render  # noqa: E402
from arabic_timeline import timeline as road  # noqa: E402
from arabic_timeline.digests import Digests, of_text  # noqa: E402
from arabic_timeline.means import Means  # noqa: E402
from arabic_timeline.model import Cause, Participant, Report  # noqa: E402
from arabic_timeline.render.settings import Settings  # noqa: E402

PAGE = (
    '<!doctype html><html lang="ar"><head><meta charset="utf-8"><title><!-- slot:title --></title>'
    '<meta name="description" content="<!-- slot:description -->"><!-- slot:head --></head>'
    "<body><!-- slot:switch --><main><!-- slot:content --></main></body></html>"
)
Told = tuple[Any, Any]  # a timeline and a registry


@dataclass
class Held:
    """A site as texts by path, and what of it came into the next as it is."""

    texts: dict[str, str]
    kept: dict[str, str] = field(default_factory=dict)

    def text(self, path: str, digest: bytes) -> str | None:
        known = self.texts.get(path)
        return known if known is not None and of_text(known.encode()) == digest else None

    def again(self, path: str, digest: bytes) -> bool:
        known = self.text(path, digest)
        if known is not None:
            self.kept[path] = known
        return known is not None


def frame(page: str = PAGE, *, others: tuple[str, ...] = ("en",), lacks: str = "") -> dict[str, str]:
    """The shell of a site in Arabic and other languages; ``lacks``: a page that nobody wrote in those."""
    arabic = shell(page)
    return arabic | {f"{one}/{path}": text for one in others for path, text in arabic.items() if path != lacks}


def printed(
    told: Told, settings: Settings, book: render.Book | None = None, shell: dict[str, str] | None = None
) -> dict[str, str]:
    return dict(render.pages(*told, settings=settings, shell=shell or frame(), book=book))


class Kept:
    """What was read of articles that no test changes."""

    def __init__(self) -> None:
        self._values: dict[tuple[str, str, bytes], Any] = {}

    def get(self, room: str, name: str, key: bytes) -> Any | None:
        return self._values.get((room, name, key))

    def put(self, room: str, name: str, key: bytes, value: Any) -> None:
        self._values[room, name, key] = value


MEANS = Means(kept=Kept())


def told_by(data: Path) -> Told | None:
    world = road.load(data, MEANS)
    return None if world.errors else (road.tell(world, means=MEANS).timeline, world.known)


def settings(**more: Any) -> Settings:
    return replace(sample.settings(), **{"split": 4, "languages": ("ar", "en"), **more})


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str], render.Book]:
    """A folder of data, its site, and what is known of its pages."""
    data = tmp_path_factory.mktemp("data") / "data"
    shutil.copytree(FIVE, data)
    for name, text in files().items():
        path = data / name
        old = path.read_text(encoding="utf-8") if path.exists() and name.startswith("knowledge") else ""
        path.write_text(old + text if "strange" not in name else "", encoding="utf-8")
    (data / "knowledge" / "strange.yaml").unlink()
    (data / "knowledge" / "judgements.yaml").write_text("[]\n", encoding="utf-8")
    told = told_by(data)
    assert told is not None
    book = render.Book(earlier=Held({}))
    return data, printed(told, settings(), book), book


def _articles() -> list[str]:
    return ["000.md", "003.md", "004.md", "a.md", "d.md"]


def _retitled(data: Path, name: str) -> None:
    path = data / "articles" / name
    path.write_text(path.read_text(encoding="utf-8").replace("title: ", "title: أيضا ", 1), encoding="utf-8")


def _longer(data: Path, name: str) -> None:
    path = data / "articles" / name
    more = "\nوكان سالم الرامي قد استقبل روبرت ميلر في صدف يوم 3 ماي 2019.\n"
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")


def _gone(data: Path, name: str) -> None:
    (data / "articles" / name).unlink()


def _row(data: Path, name: str, nth: int, key: str = "name: ", more: str = "جديد ") -> None:
    """One row of the knowledge says another name."""
    path = data / "knowledge" / name
    lines = path.read_text(encoding="utf-8").split("\n")
    rows = [n for n, line in enumerate(lines) if key in line]
    if rows:
        at = rows[nth % len(rows)]
        lines[at] = lines[at].replace(key, key + more, 1)
    path.write_text("\n".join(lines), encoding="utf-8")


CHANGES: list[tuple[str, Callable[[Path], None]]] = [
    *((f"retitled {name}", lambda data, name=name: _retitled(data, name)) for name in _articles()),
    *((f"longer {name}", lambda data, name=name: _longer(data, name)) for name in _articles()),
    *((f"gone {name}", lambda data, name=name: _gone(data, name)) for name in _articles()),
    *(
        (f"{name} {nth}", lambda data, name=name, nth=nth: _row(data, f"{name}.yaml", nth))
        for name in ("people", "places", "outlets", "offices")
        for nth in (0, 3, -1)
    ),
    *(
        (f"{name} {key}", lambda data, name=name, key=key: _row(data, f"{name}.yaml", 0, f" {key}: ", "New "))
        for name, key in (("people", "latin"), ("places", "en"), ("outlets", "en"), ("offices", "en"))
    ),
]


# One of each kind, of another article and another row each time, several at once that touch other pages; each by itself
# every night.
USUAL = [
    ("retitled 000.md", "outlets -1", "people latin"),
    ("longer 003.md", "places 3", "offices en"),
    ("gone a.md", "people 0", "outlets en"),
    ("offices 3", "places en"),
]


def _changes() -> list[Any]:
    alone = [pytest.param((name,), marks=pytest.mark.long, id=name) for name, _ in CHANGES]
    return [*(pytest.param(names, id=" and ".join(names)) for names in USUAL), *alone]


@pytest.mark.parametrize("names", _changes())
def test_what_stays_is_what_would_be_made_anew(
    first: tuple[Path, dict[str, str], render.Book], tmp_path: Path, names: tuple[str, ...]
) -> None:
    data, texts, known = first
    shutil.copytree(data, tmp_path / "data")
    for name in names:
        dict(CHANGES)[name](tmp_path / "data")
    told = told_by(tmp_path / "data")
    if told is None:
        pytest.skip("the data is at fault with this change")
    there = Held(texts)
    book = render.Book(known=known.made, earlier=there)
    made = printed(told, settings(), book)
    assert not made.keys() & there.kept.keys()
    assert {**made, **there.kept} == printed(told, settings())
    # … and what is known then serves the next build: nothing that can be kept is made.
    last = Held({**made, **there.kept})
    printed(told, settings(), render.Book(known=book.made, earlier=last))
    assert last.kept.keys() == book.made.keys()


def test_an_article_that_tells_nothing_of_others_leaves_their_pages(
    first: tuple[Path, dict[str, str], render.Book],
) -> None:
    data, texts, known = first
    path = data / "articles" / "d.md"
    before = path.read_bytes()
    _retitled(data, "d.md")
    there = Held(texts)
    told = told_by(data)
    path.write_bytes(before)
    assert told is not None
    printed(told, settings(), render.Book(known=known.made, earlier=there))
    assert len(there.kept) > len(known.made) / 2


def test_a_word_of_an_article_is_told_on_its_own_page_and_where_it_is_quoted(
    first: tuple[Path, dict[str, str], render.Book],
) -> None:
    """Lists, exports and references tell an article by its title and its day, not by its text."""
    data, texts, known = first
    path = data / "articles" / "d.md"
    before = path.read_text(encoding="utf-8")
    path.write_text(f"{before}\nكلام طويل.\n", encoding="utf-8")
    there = Held(texts)
    told = told_by(data)
    path.write_text(before, encoding="utf-8")
    assert told is not None
    printed(told, settings(), render.Book(known=known.made, earlier=there))
    anew = known.made.keys() - there.kept.keys()
    assert {one.removeprefix("en/").partition("-")[0] for one in anew} == {"articles/d.html", "meetings/d"}


def test_a_page_that_is_not_as_it_was_left_is_made_again(first: tuple[Path, dict[str, str], render.Book]) -> None:
    data, texts, known = first
    told = told_by(data)
    assert told is not None
    there = Held({**texts, "articles/000.html": "spoilt"})
    del there.texts["articles/a.html"]
    made = printed(told, settings(), render.Book(known=known.made, earlier=there))
    assert {one: made[one] for one in ("articles/000.html", "articles/a.html")} == {
        one: texts[one] for one in ("articles/000.html", "articles/a.html")
    }
    assert "articles/001.html" in there.kept


@pytest.mark.parametrize("more", [{"site_url": ""}, {"site_url": "", "offline": True}, {"months": "levant"}], ids=str)
def test_a_copy_under_other_settings_is_what_would_be_made_by_itself(
    first: tuple[Path, dict[str, str], render.Book], more: dict[str, Any]
) -> None:
    data, texts, known = first
    told = told_by(data)
    assert told is not None
    other = frame(PAGE.replace("<body>", '<body class="other">'))
    there = Held(texts)
    book = render.copied(known, there, render.frames(frame(), settings()))
    made = dict(render.pages(*told, settings=settings(**more), shell=other, book=book))
    assert made == dict(render.pages(*told, settings=settings(**more), shell=other))
    assert there.kept == {}


def test_a_name_in_another_language_leaves_the_arabic_pages(first: tuple[Path, dict[str, str], render.Book]) -> None:
    data, texts, known = first
    path = data / "knowledge" / "places.yaml"
    before = path.read_bytes()
    _row(data, "places.yaml", 0, " en: ", "New ")
    there = Held(texts)
    told = told_by(data)
    path.write_bytes(before)
    assert told is not None
    made = printed(told, settings(), render.Book(known=known.made, earlier=there))
    articles = {one for one in known.made if one.startswith("articles/")}
    assert articles <= there.kept.keys()
    assert any(one.startswith("en/") for one in there.kept)
    assert any(one.startswith("en/meetings/") for one in made)


@pytest.mark.parametrize(
    ("others", "lacks"),
    [(("en",), "people.html"), ((), ""), (("fr", "en"), "")],
    ids=["a page less", "a language less", "a language more"],
)
def test_a_page_leads_to_the_languages_that_there_are(
    first: tuple[Path, dict[str, str], render.Book], others: tuple[str, ...], lacks: str
) -> None:
    data, texts, known = first
    told = told_by(data)
    assert told is not None
    there, shell = Held(texts), frame(others=others, lacks=lacks)
    so = settings(languages=("ar", *others))
    made = printed(told, so, render.Book(known=known.made, earlier=there), shell)
    assert {**made, **there.kept} == printed(told, so, shell=shell)


def test_equal_values_have_equal_digests_and_others_have_not() -> None:
    one = "".join(["مت", "ن"])
    pairs = [
        (("متن", "متن"), ("متن", one)),  # what is the same object is written as what is only equal
        (frozenset({"a", "b", "c"}), frozenset({"c", "b", "a"})),
        (Cause(code="x", values={"a": 1}), Cause(code="x", values={"a": 1})),
    ]
    for left, right in pairs:
        assert Digests().of(left) == Digests().of(right)
    who = Participant(name="س", text="س", start=0, end=1)
    report = Report(key="a-1", article="a", form="meeting", participants=(who,), passages=(), countries=frozenset("ab"))
    others = [
        report,
        replace(report, countries=frozenset("ac")),
        replace(report, participants=(replace(who, end=2),)),
        replace(report, participants=(replace(who, former=True),)),
        Cause(code="x", values={"a": 1}),
        Cause(code="x", values={"a": "1"}),
    ]
    assert len({Digests().of(one) for one in others}) == len(others)

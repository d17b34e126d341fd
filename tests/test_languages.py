"""The site in English and French beside Arabic: tables of words and sentences, days, what the pages mark as Arabic."""

from __future__ import annotations

import re
import string
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "site"))

import sample  # noqa: E402 — stands with the browser tests, which share it
from shells import shell  # noqa: E402

from arabic_timeline import registry, render, say  # noqa: E402
from arabic_timeline.interval import Interval  # noqa: E402
from arabic_timeline.model import Bounds, Cause  # noqa: E402
from arabic_timeline.render import safe, tongues, words  # noqa: E402

TEMPLATES = sample.ROOT / "templates"
CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load((HERE / "cases" / "languages.yaml").read_text(encoding="utf-8"))
ARABIC = re.compile("[\u0600-\u06ff]")
OTHERS = ("en", "fr")
# Words of the Arabic table that are about Arabic texts, whatever the language of the page.
GROUPS = ("two", "many", "plurals", "adjectives")
OF_TEXTS = (
    "mans_office",
    "openings",
    "gatherings",
    "owned",
    "passing",
    "pointing",
    "trailing",
    *(f"groups/{key}" for key in GROUPS),
    "search/joined",
)


def _table(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((TEMPLATES / name).read_text(encoding="utf-8"))
    return found


def _flat(table: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        counted = above == "counts/" or above + key == "search/found"
        if isinstance(value, Mapping) and not counted:
            yield from _flat(value, f"{above}{key}/")
        else:
            yield above + key, value


# ── tables ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", OTHERS)
def test_words_have_the_keys_of_the_arabic_ones(language: str) -> None:
    arabic, own = dict(_flat(_table("words.yaml"))), dict(_flat(_table(f"words.{language}.yaml")))
    assert {key for key in arabic if key not in OF_TEXTS} == own.keys()
    for key, value in own.items():
        assert not ARABIC.search(str(value)), key
        if key.startswith("counts/"):
            assert {"zero", "one", "other"} == {form for form in value if not form.isdigit()}, key
        elif isinstance(value, str):
            assert _blanks(value) == _blanks(arabic[key]), key
        elif isinstance(value, list):
            assert all(isinstance(one, str) for one in value), key  # «on» bare is no word in YAML
            assert key == "search/particles" or len(value) == len(arabic[key]), key


@pytest.mark.parametrize("language", OTHERS)
def test_terms_are_those_of_the_glossary(language: str) -> None:
    glossary = {word: told[OTHERS.index(language)] for word, told in _table("glossary.yaml").items()}
    own = dict(_flat(_table(f"words.{language}.yaml")))
    for key, word in _flat(_table("words.yaml")):
        if isinstance(word, str) and word in glossary and not key.startswith(("bars/", "explore/", "search/")):
            assert own[key] == glossary[word], key


@pytest.mark.parametrize("language", OTHERS)
def test_the_shell_has_its_words(language: str) -> None:
    own, other = _table("shell.yaml")[language], _table("shell.yaml")["en"]
    assert [key for key, _ in _flat(own)] == [key for key, _ in _flat(other)]


def test_a_missing_word_is_shown_in_arabic(tmp_path: Path) -> None:
    (tmp_path / "words.yaml").write_text("{a: {b: سين, c: صاد}, d: قاف}", encoding="utf-8")
    (tmp_path / "words.en.yaml").write_text("{a: {b: this}}", encoding="utf-8")
    assert tongues.words(tmp_path, "en") == {"a": {"b": "this", "c": "صاد"}, "d": "قاف"}


def _blanks(text: str) -> list[str]:
    return sorted(f"{{{name}}}" for _, name, _, _ in string.Formatter().parse(text) if name is not None)


# ── sentences ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_is_told(language: str) -> None:
    own = {code for code in say.codes() if not code.startswith("sample.")}
    assert say.codes(language) == own
    for code in own:
        assert say.blanks(code, language) == say.blanks(code), code


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_reads_whole(language: str) -> None:
    """Each with values of the kind that it asks for: nothing Arabic, nothing left open, one full stop at its end."""
    for code in say.codes(language):
        values = {blank: _value(spec) for _, blank, spec in say._pieces(code, language) if blank}
        arabic = say.sentence(Cause(code=code, values=values))
        told = say.sentence(Cause(code=code, values=values), language)
        assert not ARABIC.search(told), code
        assert not re.search(r"[{}]|  |\.\.| [.,]", told), code
        assert told[0].isupper() or not told[0].isalpha(), code
        assert told.endswith(".") == arabic.endswith("."), code
        assert told.count("“") == told.count("”"), code
        assert told.count("«") == told.count("»"), code
        if language == "fr":
            assert not re.search(r"\b[DdÀà]e? le |\b[Dd]e [AEIOUY]|[^\u00a0][:;?!»]|«[^\u00a0]", told), code


def _value(spec: str) -> Any:
    if spec in ("weekday", "month"):
        return 2
    return date(2020, 5, 1) if spec == "plain" else Interval(date(2020, 5, 1), date(2020, 5, 4)) if spec else "Name"


@pytest.mark.parametrize("row", CASES["sentences"], ids=lambda row: row["en"][:50])
@pytest.mark.parametrize("language", OTHERS)
def test_sentences(row: dict[str, Any], language: str) -> None:
    values = {key: value if key in row.get("plain", ()) else _meant(key, value) for key, value in row["values"].items()}
    told = say.sentence(Cause(code=row["code"], values=values), language)
    assert told == (say.spaced(row["fr"]) if language == "fr" else row["en"])


def _meant(key: str, value: Any) -> Any:
    if isinstance(value, dict):
        return Cause(code=value["code"], values={k: _meant(k, v) for k, v in value["values"].items()})
    if key == "terms":
        return [_meant("", one) for one in value]
    if isinstance(value, list) and all(one is None or isinstance(one, date) for one in value):
        return Interval(value[0], value[-1])
    return value


@pytest.mark.parametrize("row", CASES["joined"], ids=lambda row: row["given"])
def test_french_joins_on(row: dict[str, str]) -> None:
    assert say.joined(row["given"], "fr") == row["told"]
    assert say.joined(row["given"], "en") == row["given"]


# ── days and numbers ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("row", CASES["when"], ids=lambda row: row["en"])
@pytest.mark.parametrize("language", OTHERS)
def test_days(row: dict[str, Any], language: str) -> None:
    low, high, edtf = row["low"], row["high"], row.get("edtf")
    days = (low, high) if edtf and edtf.startswith("[") else None
    weekdays = tuple(row.get("weekdays", ())) or None
    found = words.when(Bounds(interval=Interval(low, high), edtf=edtf, days=days, weekdays=weekdays), language)
    assert found.text == row[language]


@pytest.mark.parametrize("row", CASES["count"], ids=lambda row: row["en"])
@pytest.mark.parametrize("language", OTHERS)
def test_counted_nouns(row: dict[str, Any], language: str) -> None:
    forms = tongues.words(TEMPLATES, language)["counts"][row["noun"]]
    assert words.count(row["number"], forms, language) == row[language]


@pytest.mark.parametrize("row", CASES["foreign"], ids=lambda row: row["says"])
def test_arabic_in_a_sentence_is_marked(row: dict[str, str]) -> None:
    marked = str(safe.foreign(row["says"])).replace('<bdi dir="rtl" lang="ar">', "[").replace("</bdi>", "]")
    assert marked == row["shown"]


# ── pages ────────────────────────────────────────────────────────────────────────────────────────

PAGE = (
    '<!doctype html><html lang="{}"><head><meta charset="utf-8"><title><!-- slot:title --></title>'
    '<meta name="description" content="<!-- slot:description -->"><!-- slot:head --><!-- slot:alternates --></head>'
    "<body><!-- slot:switch --><main><!-- slot:content --></main></body></html>"
)


def _pages(languages: tuple[str, ...]) -> dict[str, str]:
    files = shell(PAGE.format("ar")) | {"editors.html": PAGE.format("ar")}
    for language in languages[1:]:
        files |= {f"{language}/{path}": text for path, text in shell(PAGE.format(language)).items()}
    settings = sample.settings(languages=languages)
    return dict(render.pages(sample.timeline(), sample.registry(), settings=settings, shell=files))


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return _pages(("ar", *OTHERS))


def test_arabic_alone_knows_nothing_of_others() -> None:
    found = _pages(("ar",))
    assert not [path for path in found if path.startswith(("en/", "fr/"))]
    assert not [path for path, text in found.items() if path.endswith(".html") and "hreflang" in text]


def test_other_languages_change_nothing_else(pages: dict[str, str]) -> None:
    """Besides the links to them, and the sitemap, the Arabic pages are as they are alone."""
    alone = _pages(("ar",))
    extra = re.compile(r'<nav class="tongues".*?</nav>|<link rel="alternate language"[^>]*>')
    for path, text in alone.items():
        if path != "sitemap.xml":
            assert extra.sub("", pages[path]).replace("\n", "") == text.replace("\n", ""), path


@pytest.mark.parametrize("language", OTHERS)
def test_every_page_has_its_like(pages: dict[str, str], language: str) -> None:
    made = {path for path in pages if path.endswith(".html") and not path.startswith(("en/", "fr/"))}
    own = {path.removeprefix(f"{language}/") for path in pages if path.startswith(f"{language}/")}
    assert made - own == {"editors.html"}  # the one that is not written in it
    assert {path for path in own if path.endswith(".html")} <= made


@pytest.mark.parametrize("language", OTHERS)
def test_links_of_the_switch_lead_somewhere(pages: dict[str, str], language: str) -> None:
    for path, text in pages.items():
        inside = path.endswith(".html") and "/embed/" not in path and not path.startswith("embed/")
        if inside and "404" not in path:
            links = re.findall(r'<nav class="tongues".*?</nav>', text)
            targets = re.findall(r'href="([^"]+)" hreflang="(..)"', "".join(links))
            assert len(targets) == 2, path
            for target, _ in targets:
                assert _resolved(path, target) in pages, (path, target)


@pytest.mark.parametrize("language", OTHERS)
def test_links_of_the_pages_lead_somewhere(pages: dict[str, str], language: str) -> None:
    there = ("assets/", "data/", f"{language}/marks.html", f"{language}/method.html")
    for path, text in pages.items():
        if not path.endswith(".html") or not path.startswith(f"{language}/"):
            continue
        for target in re.findall(r'(?:href|src)="((?!https?:|#|mailto:|data:)[^"#?]+)', text):
            found = _resolved(path, target)
            assert found in pages or found.startswith(there), (path, target)


def _resolved(path: str, target: str) -> str:
    parts = path.split("/")[:-1]
    for part in target.split("/"):
        if part == "..":
            assert parts, (path, target)
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def test_languages_are_told_to_machines(pages: dict[str, str]) -> None:
    english = pages["en/people/salem.html"]
    assert '<link rel="canonical" href="https://example.org/t/en/people/salem.html">' in english
    for language, path in (("ar", ""), ("en", "en/"), ("fr", "fr/")):
        link = f'hreflang="{language}" href="https://example.org/t/{path}people/salem.html">'
        assert link in english
        assert link in pages["people/salem.html"]
    assert 'hreflang="en"' not in pages["editors.html"].split("</head>")[0]
    assert "https://example.org/t/fr/people/salem.html" in pages["sitemap.xml"]
    assert "https://example.org/t/fr/editors.html" not in pages["sitemap.xml"]
    assert not [path for path in pages if path.endswith(("/sitemap.xml", "/robots.txt"))]


@pytest.mark.parametrize(
    ("language", "name", "title", "role"),
    [
        ("en", "Amal Idrissi", "Visit of Amal Idrissi (United States)", "Visitor"),
        ("fr", "Amal Idrissi", "Visite d’Amal Idrissi (États-Unis)", "Visiteuse"),
        ("fr", "Ministre de Ibiza", "Visite de Ministre de Ibiza (États-Unis)", "Visiteuse"),
        ("fr", "Ines de le Pont", "Visite d’Ines de le Pont (États-Unis)", "Visiteuse"),
    ],
)
def test_a_visit_is_named_in_the_language_of_the_page(language: str, name: str, title: str, role: str) -> None:
    """By who and where, for what the article says of it is Arabic; a woman is told by the Arabic word of her office."""
    amal = registry.Person(id="amal", name="أمل الإدريسي", latin=name)
    usa = registry.Place(id="usa", name="الولايات المتحدة", kind="country", en="United States", fr="États-Unis")
    office = registry.Office(
        id="minister", name="وزيرة الخارجية", en="foreign minister", fr="ministre des Affaires étrangères"
    )
    like = sample.timeline().meetings[1]
    who = replace(
        like.participants[0], name=amal.name, id="amal", role="visitor", office=office.name, office_id="minister"
    )
    meeting = replace(
        like.meeting, form="visit", participants=(who,), summary="زيارة أمل الإدريسي إلى واشنطن", place_id="usa"
    )
    told = replace(
        sample.timeline(),
        meetings=(replace(like, meeting=meeting, participants=(who,)),),
        events=(),
        contradictions=(),
        redirects={},
    )
    known = replace(sample.registry(), people={"amal": amal}, places={"usa": usa}, offices={"minister": office})
    files = shell(PAGE.format("ar")) | {
        f"{language}/{path}": text for path, text in shell(PAGE.format(language)).items()
    }
    pages = dict(render.pages(told, known, settings=sample.settings(languages=("ar", language)), shell=files))
    shown = pages[f"{language}/meetings/{like.meeting.id}.html"]
    assert re.sub("<[^>]+>", "", shown.split("<h1")[1].split(">", 1)[1].split("</h1>")[0]) == title
    assert f"<dt>{role}</dt>" in shown
    assert "زيارة أمل الإدريسي إلى واشنطن" in pages[f"meetings/{like.meeting.id}.html"]
    # Two languages in one title run against each other: without a Latin name it stays what the article says.
    known = replace(known, people={"amal": replace(amal, latin=None)})
    pages = dict(render.pages(told, known, settings=sample.settings(languages=("ar", language)), shell=files))
    assert "زيارة أمل الإدريسي إلى واشنطن" in pages[f"{language}/meetings/{like.meeting.id}.html"]


class Marked(HTMLParser):
    """Arabic letters in the text of a page that no element around them calls Arabic."""

    VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})

    def __init__(self) -> None:
        super().__init__()
        self.inside: list[tuple[str, bool]] = []
        self.loose: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID:
            self.inside.append((tag, dict(attrs).get("lang") == "ar"))

    def handle_endtag(self, tag: str) -> None:
        while self.inside and self.inside.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tags = {tag for tag, _ in self.inside}
        plain = tags & {"script", "title", "textarea", "svg", "code"}  # which hold text alone
        if ARABIC.search(data) and not plain and not any(marked for _, marked in self.inside):
            self.loose.append(data.strip())


@pytest.mark.parametrize("language", OTHERS)
def test_what_stays_arabic_is_marked(pages: dict[str, str], language: str) -> None:
    for path, text in pages.items():
        if path.startswith(f"{language}/") and path.endswith(".html"):
            found = Marked()
            found.feed(text)
            assert found.loose == [], path


def test_the_name_of_who_visited_is_never_markup() -> None:
    """French words join on to what follows them, also inside of a name."""
    mark = "<img src=x onerror=alert(1)>"
    like = sample.timeline().meetings[1]
    who = replace(like.participants[0], name=f"Ministre de Ibiza {mark}", id=None, role="visitor", office=None)
    meeting = replace(like.meeting, form="visit", participants=(who,), summary=None, place_id=None, place="Paris")
    entry = replace(like, meeting=meeting, participants=(who,))
    told = replace(sample.timeline(), meetings=(entry,), events=(), contradictions=(), redirects={})
    files = shell(PAGE.format("ar")) | {f"fr/{path}": text for path, text in shell(PAGE.format("fr")).items()}
    settings = sample.settings(languages=("ar", "fr"))
    pages = dict(render.pages(told, sample.registry(), settings=settings, shell=files))
    assert "Ministre de Ibiza &lt;img" in pages[f"fr/meetings/{like.meeting.id}.html"]
    assert not [path for path, text in pages.items() if path.endswith(".html") and mark in text]

"""Every address of every earlier site answers: its page, its new place, or the word that nothing tells it any more."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from test_ids import OUTLETS, PEOPLE, _keep, _told

sys.path.insert(0, str(Path(__file__).parent / "site"))

import sample
from shells import shell
from tables import materialise

from arabic_timeline import ids, registry, render

PAGE = (
    '<!doctype html><html lang="ar"><head><meta charset="utf-8"><title><!-- slot:title --></title>'
    "<!-- slot:head --></head><body><main><!-- slot:content --></main></body></html>"
)
HEAD = "---\nid: {0}\noutlet: {1}\ntitle: خبر {0}\npublished: 2020-03-05\n---\n"
FIRST = {
    "articles/a.md": HEAD.format("a", "o") + "استقبل سالم الرامي أمس روبرت ميلر في صدف.\n",
    "articles/b.md": HEAD.format("b", "p") + "استقبل سالم الرامي اليوم فؤاد النجدي في صدف.\n",
    "knowledge/people.yaml": PEOPLE,
    "knowledge/outlets.yaml": OUTLETS,
    "knowledge/places.yaml": "- {id: sadaf, name: صدف, kind: city}\n",
}


def _site(folder: Path) -> dict[str, str]:
    told = _told(folder)
    known, _ = registry.load(folder / "knowledge")
    pages = render.pages(told.timeline, known, settings=sample.settings(), shell=shell(PAGE))
    return {path: text for path, text in pages if path.endswith(".html")}


def _leads(text: str) -> str | None:
    found = re.search(r'http-equiv="refresh" content="0; url=([^"]*)"', text)
    return found[1] if found else None


EDITS: dict[str, tuple[Callable[[dict[str, str]], dict[str, str]], dict[str, str | None]]] = {
    "somebody who was only named has a row now": (
        lambda files: files | {"knowledge/people.yaml": PEOPLE + "- {id: najdi, name: فؤاد النجدي}\n"},
        {
            "people/n.فؤاد-النجدي.html": "../people/najdi.html",
            "pairs/n.فؤاد-النجدي--rami.html": "../pairs/najdi--rami.html",
            "embed/people/n.فؤاد-النجدي.html": "../../embed/people/najdi.html",
            "embed/pairs/n.فؤاد-النجدي--rami.html": "../../embed/pairs/najdi--rami.html",
        },
    ),
    "a row goes, and the texts name him still": (
        lambda files: files | {"knowledge/people.yaml": "- {id: rami, name: سالم الرامي}\n"},
        {
            "people/miller.html": "../people/n.روبرت-ميلر.html",
            "pairs/miller--rami.html": "../pairs/n.روبرت-ميلر--rami.html",
        },
    ),
    "a row has another id": (
        lambda files: files | {"knowledge/people.yaml": PEOPLE.replace("id: miller", "id: r-miller, was: [miller]")},
        {
            "people/miller.html": "../people/r-miller.html",
            "pairs/miller--rami.html": "../pairs/r-miller--rami.html",
            "embed/people/miller.html": "../../embed/people/r-miller.html",
        },
    ),
    "a row has another id, and nothing is told of him any more": (
        lambda files: (
            files
            | {"knowledge/people.yaml": PEOPLE.replace("id: miller", "id: r-miller, was: [miller]")}
            | {"articles/a.md": HEAD.format("a", "o") + "استقبل سالم الرامي اليوم فؤاد النجدي في صدف.\n"}
        ),
        {"people/miller.html": "../people/r-miller.html", "embed/people/miller.html": None},
    ),
    "nothing is told any more of somebody who has a row": (
        lambda files: (
            files | {"articles/a.md": HEAD.format("a", "o") + "استقبل سالم الرامي اليوم فؤاد النجدي في صدف.\n"}
        ),
        {"people/miller.html": None, "embed/people/miller.html": None},
    ),
    "an article goes, and all that only it told": (
        lambda files: {name: text for name, text in files.items() if name != "articles/b.md"},
        {
            "articles/b.html": None,
            "outlets/p.html": None,
            "people/n.فؤاد-النجدي.html": None,
            "pairs/n.فؤاد-النجدي--rami.html": "../people/rami.html",
            "embed/people/n.فؤاد-النجدي.html": None,
        },
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_every_address_of_the_site_before_answers(name: str, tmp_path: Path) -> None:
    edit, leads = EDITS[name]
    materialise(FIRST, tmp_path)
    before = _site(tmp_path)
    _keep(tmp_path)
    (tmp_path / "articles" / "b.md").unlink()
    materialise(edit(FIRST), tmp_path)
    after = _site(tmp_path)
    assert before.keys() <= after.keys()
    assert {path: _leads(after[path]) for path in leads} == leads
    for path, lead in leads.items():
        if lead:
            assert (Path("/") / path).parent.joinpath(lead).resolve().relative_to("/").as_posix() in after
    _keep(tmp_path)
    assert _site(tmp_path).keys() == after.keys(), "an address that was lost is not forgotten"


def test_addresses_are_strict_and_read_back(tmp_path: Path) -> None:
    rows = '- page: people/n.سالم\n  name: "سالم: «أ» \\" \\\\"\n'
    rows += "- page: ../x\n- page: people/.hidden\n- page: meetings/a-1\n"
    (tmp_path / ids.addresses.FILE).write_text(rows, encoding="utf-8")
    found, faults = ids.addresses.load(tmp_path)
    assert [(one.page, one.name) for one in found] == [("people/n.سالم", 'سالم: «أ» " \\')]
    assert [one.line for one in faults] == [3, 4, 5]
    (tmp_path / ids.addresses.FILE).write_text(ids.addresses.text(found), encoding="utf-8")
    assert ids.addresses.load(tmp_path) == (found, ())


def test_an_id_in_other_letters_leads_not_to_itself(tmp_path: Path) -> None:
    """Where a disk does not tell capital letters apart, what leads on would take the place of the page."""
    materialise(FIRST, tmp_path)
    _keep(tmp_path)
    materialise({"knowledge/people.yaml": PEOPLE.replace("id: miller", "id: Miller")}, tmp_path)
    pages = [path.lower() for path in _site(tmp_path)]
    assert "people/miller.html" in pages
    assert sorted(set(pages)) == sorted(pages)

"""Whatever the web throws in gives a message or harmless text: never a trace, never a file elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from fuzz import site
from tables import cases, materialise

from arabic_timeline import recognise, resolve
from arabic_timeline import timeline as road
from arabic_timeline.commands import build
from arabic_timeline.model import Article

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("case", cases("hostile"))
def test_hostile_data(case: dict, tmp_path: Path) -> None:
    """Each either stops the build with its message, or becomes a site in which it is harmless text."""
    home = tmp_path / "home"
    materialise({"data/articles/good.md": GOOD, "data/knowledge/outlets.yaml": "- id: o\n  name: o\n"}, home)
    materialise(case["files"], home / "data")
    arguments = ["--data", str(home / "data"), "--output", str(home / "site"), "--today", "2026-01-02", "--no-download"]
    result = CliRunner().invoke(build.command, arguments, obj=ROOT, catch_exceptions=False)
    if "message" in case:
        assert result.exit_code == 1
        assert case["message"] in result.stderr
        assert not (home / "site").exists()
    else:
        assert result.exit_code == 0, result.output
        for page in (home / "site").rglob("*.html"):
            _look_at(page)
        _look_at_exports(home / "site" / "data")
    assert {path.name for path in tmp_path.iterdir()} == {"home"}
    assert {path.name for path in home.iterdir()} <= {"data", "site", ".arabic-timeline", ".timeline"}


GOOD = "---\nid: good\noutlet: o\ntitle: t\n---\nاستقبل وزير الخارجية نظيره أمس.\n"


def _look_at(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = site.page(path.name, text)
    assert not [script for script in found.scripts if "PWNED" in script]
    assert "{{7*7}}".replace("7*7", "49") not in text


# No bidi control of others may stand somewhere.
_TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2028\u2029]")
_ISOLATED = re.compile("[\u2066\u2067]([^\u2066-\u2069]*)\u2069")


def _look_at_exports(data: Path) -> None:
    """Nothing in the files to take away turns what stands beside it, and nothing is markup to TimelineJS."""
    texts = {f"data/{path.name}": path.read_bytes().decode() for path in data.iterdir() if path.is_file()}
    site.well_formed(texts)
    for name, text in texts.items():
        assert not _TURNS.search(text), name
        assert not re.search("[\u2066-\u2069]", _ISOLATED.sub("", re.sub("\r\n[ \t]", "", text))), name
    assert not re.search(r"<(?:script|img|svg|iframe)", texts["data/timelinejs.json"])  # read as HTML there


SECRET = "https://user:pa@ss@b.test"


def test_no_password_in_an_address_is_published(tmp_path: Path) -> None:
    """Whoever saved a page may have asked for it with his own: the address is told without."""
    data = tmp_path / "data"
    article = GOOD.replace("title: t\n", f"title: t\nurl: {SECRET}/x@y\npublished: 2020-03-05\n")
    claim = f"- {{id: c, article: good, quote: أمس, date: 2020-03-04, sources: ['{SECRET}/c']}}\n"
    materialise(
        {
            "articles/good.md": article,
            "knowledge/outlets.yaml": f"- {{id: o, name: o, url: '{SECRET}/'}}\n",
            "knowledge/claims.yaml": claim,
            "entries/a.yaml": f"- {{parties: [سالم, فؤاد], date: 2020-01-01, url: '{SECRET}/a'}}\n",
            "entries/b.csv": f"parties,date,source,url\nسالم;فؤاد,2020-01-02,{SECRET}/s,{SECRET}/b\n",
            "entries/c.jsonl": '{"id": "z", "url": "' + SECRET + '/z", "meetings": [{"participants": [{"name": "سالم"}'
            ', {"name": "فؤاد"}], "edtf": "2020-01-03"}]}\n',
        },
        data,
    )
    arguments = ["--data", str(data), "--output", str(tmp_path / "site"), "--today", "2026-01-02", "--no-download"]
    result = CliRunner().invoke(build.command, arguments, obj=ROOT, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    texts = {path: path.read_bytes() for path in (tmp_path / "site").rglob("*") if path.is_file()}
    assert not [path for path, text in texts.items() if b"user:pa" in text]
    timeline = (tmp_path / "site" / "data" / "timeline.json").read_text(encoding="utf-8")
    for address in ("x@y", "a", "b", "z"):
        assert f'"https://b.test/{address}"' in timeline


@pytest.mark.parametrize("size", [1_000, pytest.param(10_000, marks=pytest.mark.long)])
def test_many_files(size: int, tmp_path: Path) -> None:
    files = {f"articles/{n}.md": f"---\nid: a{n}\noutlet: o\ntitle: t\n---\nخبر {n}.\n" for n in range(size)}
    materialise({**files, "articles/x.md": "x", "knowledge/outlets.yaml": "- id: o\n  name: o\n"}, tmp_path)
    world = road.load(tmp_path)
    assert len(world.articles) == size
    assert [one.message for one in world.faults] == ["front matter missing: the file has to start with a line ---"]


@pytest.mark.parametrize("size", [5_000, pytest.param(25_000, marks=pytest.mark.long)])
def test_dateless_article_of_one_long_line(size: int) -> None:
    text = "قال الوزير إن اللقاء عقد أمس في الرباط " * size
    article = Article(id="a", outlet="o", title="t", text=text)
    assert len(resolve.datings(article, recognise.dates(text)).datings) == size

"""Whatever the web throws in gives a message or harmless text: never a trace, never a file elsewhere."""

from __future__ import annotations

import io
import json
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from tables import CASES, cases, materialise

from arabic_timeline import annotate, extract, read, recognise, registry, resolve, rows
from arabic_timeline.commands import annotate as batch
from arabic_timeline.commands import build
from arabic_timeline.commands.bring.decode import decode
from arabic_timeline.model import Article

ROOT = Path(__file__).resolve().parent.parent
SITE_ADDRESS = re.compile(r"(?:https?:|mailto:|data:image/|#|[^:/?#]*(?:[/?#]|$))")

# ── fuzzing in small ─────────────────────────────────────────────────────────────────────────────

_WORDS = yaml.safe_load((CASES / "fuzz_words.yaml").read_text(encoding="utf-8"))


@cache
def known() -> registry.Registry:
    """The knowledge of the project's own data."""
    return registry.load(ROOT / "data" / "knowledge")[0]


words = st.lists(st.sampled_from(_WORDS) | st.text(max_size=6), max_size=40).map(" ".join)
texts = words | st.text(max_size=300)


@given(texts)
def test_reader_of_front_matter(text: str) -> None:
    for file in (text, f"---\n{text}\n---\nx", f"---\nid: a\noutlet: o\ntitle: t\n---\n{text}"):
        article, faults = read.article(file)
        assert (article is None) == bool(faults)


@given(texts)
def test_yaml(text: str) -> None:
    try:
        rows.parse(text)
    except rows.RowError as error:
        assert error.line >= 1
        assert "\n" not in error.message


@given(texts, st.lists(st.text(max_size=5), max_size=3))
def test_furniture_spans_lie_in_order_inside_the_text(text: str, signs: list[str]) -> None:
    end = 0
    for start, stop in read.furniture(text, signs):
        assert end <= start < stop <= len(text)
        end = stop


@given(words, st.none() | st.dates())
def test_dates_and_meetings(text: str, day: Any) -> None:
    published = f"published: {day}\n" if day else ""
    article, faults = read.article(f"---\nid: a\noutlet: o\ntitle: t\n{published}---\nx{text}")
    if article is None:
        assert faults
        return
    dated = resolve.datings(article, recognise.dates(article.text))
    for dating in dated.datings:
        assert article.text[dating.mention.start : dating.mention.end] == dating.mention.text
    for report in extract.reports(dated, known()):
        for passage in report.passages:
            assert article.text[passage.start : passage.end] == passage.quote


@given(st.binary(max_size=400), st.none() | st.sampled_from(["utf-8", "windows-1256", "utf-16", "latin-1", "nonsense"]))
def test_decoding_never_fails(raw: bytes, declared: str | None) -> None:
    text, _ = decode(raw, declared)
    text.encode()


@given(
    st.lists(st.binary(max_size=60) | words.map(lambda text: json.dumps({"id": 1, "text": text}).encode()), max_size=5)
)
def test_one_answer_a_line(lines: list[bytes]) -> None:
    lines = [line.replace(b"\n", b" ") for line in lines]
    target = io.BytesIO()
    batch.run(
        io.BytesIO(b"".join(line + b"\n" for line in lines)),
        target,
        lambda one: annotate.line(one, registry.Registry()),
    )
    answers = [json.loads(line) for line in target.getvalue().splitlines()]
    assert len(answers) == len(lines)
    assert not [one for one in answers if str(one.get("error", "")).startswith("internal error")]


# ── the table ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("case", cases("hostile"))
def test_hostile_data(case: dict, tmp_path: Path) -> None:
    """Each either stops the build with its message, or becomes a site in which it is harmless text."""
    home = tmp_path / "home"
    materialise({"data/articles/good.md": GOOD, "data/knowledge/outlets.yaml": "- id: o\n  name: o\n"}, home)
    materialise(case["files"], home / "data")
    arguments = ["--data", str(home / "data"), "--output", str(home / "site"), "--today", "2026-01-02"]
    result = CliRunner().invoke(build.command, arguments, obj=ROOT, catch_exceptions=False)
    if "message" in case:
        assert result.exit_code == 1
        assert case["message"] in result.stderr
        assert not (home / "site").exists()
    else:
        assert result.exit_code == 0, result.output
        for page in (home / "site").rglob("*.html"):
            _look_at(page)
    assert {path.name for path in tmp_path.iterdir()} == {"home"}
    assert {path.name for path in home.iterdir()} <= {"data", "site", ".site.lock", ".site.stamp"}


GOOD = "---\nid: good\noutlet: o\ntitle: t\n---\nاستقبل وزير الخارجية نظيره أمس.\n"


class _Page(HTMLParser):
    """Gathers what could run or lead elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.scripts: list[str] = []
        self._in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self._in_script = tag == "script"
        self.wrong += [f"{tag} {name}" for name in named if name.startswith("on")]
        for name in ("href", "src", "action", "formaction", "data"):
            value = (named.get(name) or "").strip()
            if not SITE_ADDRESS.match(value):
                self.wrong.append(f"{tag} {name}={value}")

    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.scripts.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._in_script = False


def _look_at(page: Path) -> None:
    reader = _Page()
    text = page.read_text(encoding="utf-8")
    reader.feed(text)
    assert not reader.wrong, f"{page.name}: {reader.wrong}"
    assert not [script for script in reader.scripts if "PWNED" in script and "application/ld+json" not in text]
    assert "\x00" not in text
    assert "{{7*7}}".replace("7*7", "49") not in text


def test_dateless_article_of_one_long_line(tmp_path: Path) -> None:
    text = "قال الوزير إن اللقاء عقد أمس في الرباط " * 25_000
    article = Article(id="a", outlet="o", title="t", text=text)
    assert len(resolve.datings(article, recognise.dates(text)).datings) == 25_000

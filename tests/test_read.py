"""read: articles of a folder, all faults at once, page furniture."""

from __future__ import annotations

from pathlib import Path

import pytest
from tables import cases, materialise

from arabic_timeline import hints, read

PARAGRAPH = (
    "استقبل وزير الخارجية نظيره في مقر الوزارة بالعاصمة، وتناولت المباحثات سبل تعزيز التعاون بين البلدين في المجالات "
    "الأمنية والاقتصادية وغيرها من القضايا ذات الاهتمام المشترك."
)


@pytest.mark.parametrize("case", cases("furniture"))
def test_furniture(case: dict) -> None:
    lines = [line.replace("P", PARAGRAPH) if "P" in line.split() else line for line in case["text"]]
    text = "\n".join(lines)
    spans = read.furniture(text, case.get("signs", ()))
    kept = [n for start, end in spans for n, line in enumerate(lines, 1) if line in text[start:end].split("\n")]
    assert kept == case["cut"]
    assert all(text[start:end] == text[start:end].strip("\n") for start, end in spans)


@pytest.mark.parametrize("case", cases("articles"))
def test_articles(case: dict, tmp_path: Path) -> None:
    materialise(case["files"], tmp_path)
    articles, faults = read.articles(tmp_path)
    assert [f"{Path(one.file).relative_to(tmp_path)}:{one.line}: {one.message}" for one in faults] == [
        fault.replace("{folder}", str(tmp_path)) for fault in case.get("faults", [])
    ]
    assert [one.id for one in articles] == case.get("articles", [])
    for name, value in case.get("values", {}).items():
        assert str(getattr(articles[0], name)) == value


def test_text_is_kept_exactly(tmp_path: Path) -> None:
    text = "\n  سطر \u200f أول\u00a0\n\n---\nسطر\t ثان  \n"
    (tmp_path / "a.md").write_text(f"---\nid: a\noutlet: o\ntitle: t\n---\n{text}\n", encoding="utf-8")
    (article,), _ = read.articles(tmp_path)
    assert article.text == text
    assert article.body_line == 6


def test_missing_folder(tmp_path: Path) -> None:
    _, (fault,) = read.articles(tmp_path / "none")
    assert fault.message == "no such folder"
    assert fault.error


def test_links_that_lead_outside_are_refused(tmp_path: Path) -> None:
    inside = tmp_path / "articles"
    inside.mkdir()
    (tmp_path / "secret").write_text("---\nid: s\noutlet: o\ntitle: t\n---\nx")
    (inside / "s.md").symlink_to(tmp_path / "secret")
    articles, (fault,) = read.articles(inside)
    assert not articles
    assert fault.message == "a symbolic link that leads out of the folder is not followed"


def test_what_stands_among_articles_and_is_none_is_told(tmp_path: Path) -> None:
    """A text that an editor saved there with another ending would be missed in silence."""
    article = "---\nid: a\noutlet: o\ntitle: t\n---\nنص.\n"
    materialise(dict.fromkeys(("a.md", "b.txt", "C.MD", "Thumbs.db", ".hidden", "2024/d.md"), article), tmp_path)
    found, faults = read.articles(tmp_path)
    assert [one.id for one in found] == ["a"]
    assert [(Path(one.file).name, one.message, one.error) for one in faults] == [
        ("2024", "this folder is not looked into: articles stand beside it", False),
        ("C.MD", "this file is not read (articles are .md; «add» makes one of it)", False),
        ("b.txt", "this file is not read (articles are .md; «add» makes one of it)", False),
    ]


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("2024-03-13T10:00:00Z", "; write 2024-03-13"),
        ("2024-03-13 ", "; write 2024-03-13"),
        ("March 13, 2024", "; write year, month and day: 2024-03-13"),
        ("soon", ""),
    ],
)
def test_how_a_day_is_to_be_written(written: str, hint: str) -> None:
    assert hints.day(written) == hint

"""Laws of the whole: the same data give the same bytes, wherever, whenever and in whatever order they are read."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import dossier
import pytest
from tables import materialise

from arabic_timeline import render
from arabic_timeline import timeline as road
from arabic_timeline.commands import options


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dossier built from its own folder, by relative paths."""
    folder = tmp_path_factory.mktemp("laws")
    materialise(dossier.files(), folder / "data")
    words = ("--jobs", "2")
    dossier.build("data", "site", cwd=folder, words=words, PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C.UTF-8")
    return folder


SURROUNDINGS: dict[str, dict[str, str]] = {
    "another seed, zone and locale": {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
    "another yet": {"PYTHONHASHSEED": "77", "TZ": "America/Anchorage", "LC_ALL": "tr_TR.UTF-8", "HOME": "/"},
}


@pytest.mark.parametrize("name", ["another yet", pytest.param("another seed, zone and locale", marks=pytest.mark.long)])
def test_the_same_bytes_from_every_folder_and_in_all_surroundings(name: str, there: Path, tmp_path: Path) -> None:
    """From other working folders, by absolute paths, by paths that climb; files laid down in reverse; other jobs."""
    elsewhere = tmp_path / "deep" / "er"
    laid = dict(reversed(dossier.files().items()))
    materialise(laid, elsewhere / "data of mine")
    if name == "another yet":
        data, output, cwd = str(elsewhere / "data of mine"), str(tmp_path / "out"), dossier.ROOT
    else:
        data, output, cwd = "../deep/er/data of mine", "../out", tmp_path / "deep"
    jobs = ("--jobs", "1") if name == "another yet" else ("--jobs", "3", "--no-store")
    dossier.build(data, output, cwd=cwd, words=jobs, **SURROUNDINGS[name])
    assert dossier.digests(tmp_path / "out") == dossier.digests(there / "site")


def test_no_page_tells_where_it_was_built(there: Path) -> None:
    review = (there / "site" / "review.html").read_text(encoding="utf-8")
    for named in ("knowledge/claims.yaml", "knowledge/judgements.yaml", "knowledge/strange.yaml", "articles/b.md"):
        assert f">{named}" in review.replace('<bdi dir="ltr">', "")
    for path in (there / "site").rglob("*"):
        if path.is_file():
            assert str(there).encode() not in path.read_bytes(), path
            assert str(dossier.ROOT).encode() not in path.read_bytes(), path


def _told(folder: Path, files: dict[str, str]) -> dict[str, Any]:
    materialise(files, folder)
    world = road.load(folder)
    assert not world.errors
    return render.data(road.tell(world).timeline)


def test_names_of_files_and_their_order_change_nothing(tmp_path: Path) -> None:
    backwards = {name: f"{9 - n}" for n, name in enumerate(dossier.ARTICLES)}
    renamed = {
        (f"articles/{backwards[Path(path).stem]}.md" if path.startswith("articles/") else path): text
        for path, text in dossier.files().items()
    }
    assert _told(tmp_path / "one", dossier.files()) == _told(tmp_path / "other", renamed)


def test_an_article_about_other_things_changes_nothing_that_is_told(tmp_path: Path) -> None:
    before = _told(tmp_path / "one", dossier.files())
    after = _told(tmp_path / "other", dossier.files({**dossier.ARTICLES, "z": dossier.UNRELATED}))
    assert [one for one in after["articles"] if one["id"] != "z"] == before["articles"]
    assert {key: after[key] for key in ("meetings", "events", "contradictions")} == {
        key: before[key] for key in ("meetings", "events", "contradictions")
    }


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati", "America/Anchorage"])
def test_the_day_of_a_build_is_that_of_no_place(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH a second before and after midnight in Greenwich."""
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        for seconds, day in ((1767311999, "2026-01-01"), (1767312000, "2026-01-02")):
            monkeypatch.setenv("SOURCE_DATE_EPOCH", str(seconds))
            assert options.today(None).date().isoformat() == day
    finally:
        monkeypatch.undo()
        time.tzset()

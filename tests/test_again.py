"""A site built again and again with the store is, after every edit, what a build from nothing makes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from test_build import DAY, content, restore, run, stand

from arabic_timeline.commands import earlier, place
from arabic_timeline.commands.order import DOWNLOAD

WHOLE = (*DAY, "--download")


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return stand(tmp_path_factory.mktemp("again"), "--download")


@pytest.fixture
def world(standing: Path) -> Path:
    """A folder with data and the whole site that the test may change."""
    return restore(standing)


def _replaced(name: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(data: Path) -> None:
        text = (data / name).read_text(encoding="utf-8")
        assert old in text
        (data / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return edit


def _emptied(data: Path) -> None:
    (data / "knowledge" / "judgements.yaml").write_text("[]\n", encoding="utf-8")


def _gone(data: Path) -> None:
    (data / "articles" / "004.md").unlink()


def _new(data: Path) -> None:
    text = "استقبل مايك بومبيو بواشنطن عبد اللطيف حموشي يوم 3 ماي 2019.\n"
    front = '---\nid: "900"\noutlet: ittihad\ntitle: خبر\npublished: 2019-05-04\n---\n'
    (data / "articles" / "900.md").write_text(front + text, encoding="utf-8")


def _worded(data: Path) -> None:
    (data / "lexicon" / "language").mkdir(parents=True, exist_ok=True)
    (data / "site.yaml").write_text((data / "site.yaml").read_text(encoding="utf-8") + "\n# a note\n", encoding="utf-8")


EDITS = [
    ("a day that dates a meeting of another article, too", _replaced("articles/002.md", "07/12/2019", "08/12/2019")),
    ("a judgement that is taken back", _emptied),
    ("a term of office", _replaced("knowledge/offices.yaml", "from: 2005-12-15", "from: 2006-12-15")),
    ("an alias", _replaced("knowledge/offices.yaml", "مدير المخابرات المغربية", "مدير المخابرات بالمغرب")),
    ("a new article", _new),
    ("an article that is gone", _gone),
    ("a note in the settings", _worded),
]


def _from_nothing(data: Path, folder: Path, memory: Path, words: Sequence[str]) -> dict[str, bytes]:
    """The site of a build that knows nothing of others but on which day what changed."""
    folder.mkdir()
    (folder / "data").symlink_to(data)
    done = run(folder, "--no-store", "--data", str(data), "--memory", str(memory), *words)
    assert done.exit_code == 0, done.output
    return content(folder / "site")


@pytest.mark.parametrize("every", [4, pytest.param(1, marks=pytest.mark.long)])
def test_after_every_edit_the_site_is_what_a_build_from_nothing_makes(world: Path, tmp_path: Path, every: int) -> None:
    """Looked at after so many edits: what one left behind is still there after the next; where not every one is looked
    at, the zip is left out until the last."""
    seen = [content(world / "site")]
    for n, (what, edit) in enumerate(EDITS, 1):
        memory = tmp_path / f"memory{n}.json"
        shutil.copy(world / "site" / "data" / "memory.json", memory)
        edit(world / "data")
        words = WHOLE if every == 1 or n == len(EDITS) else DAY
        done = run(world, *words)
        assert done.exit_code == 0, done.output
        seen.append(content(world / "site"))
        if n % every == 0 or n == len(EDITS):
            assert seen[-1] == _from_nothing(world / "data", tmp_path / str(n), memory, words), what
    assert sum(one != other for one, other in pairwise(seen)) >= 4  # most of them are told somewhere


def _spoilt(path: Path, at: int) -> None:
    """Another byte in a file that has its size and its times, in the site alone."""
    about, told = path.stat(), bytearray(path.read_bytes())
    told[at] ^= 1
    path.unlink()
    path.write_bytes(told)
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))


def test_whoever_doubts_the_files_builds_by_force(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are trusted by name, size and time, as where nothing changed; `--force` reads them, another program too."""
    site = world / "site"
    good = content(site)
    for name, at in (("articles/001.html", -100), (DOWNLOAD, len(good[DOWNLOAD]) // 2)):
        _spoilt(site / name, at)
        assert content(site) != good
        assert run(world, "--force", *WHOLE).exit_code == 0
        assert content(site) == good, name
    _spoilt(site / "articles" / "001.html", -100)
    os.utime(site / "articles" / "001.html")
    assert run(world, *WHOLE).exit_code == 0
    assert content(site) == good
    _spoilt(site / "people" / "hammouchi.html", -100)
    monkeypatch.setattr(earlier, "__version__", "another")
    _replaced("articles/002.md", "\n---\n", "\n---\n\n")(world / "data")
    assert run(world, *WHOLE).exit_code == 0
    assert content(site)["people/hammouchi.html"] == good["people/hammouchi.html"]


def test_a_page_that_stays_is_the_same_file_and_lies_in_the_zip_as_it_did(world: Path) -> None:
    before = {name: about.st_ino for name, about in place.told(world / "site")}
    _replaced("articles/002.md", "title: '", "title: 'أيضا ")(world / "data")
    assert run(world, *WHOLE).exit_code == 0
    after = {name: about.st_ino for name, about in place.told(world / "site")}
    changed = {name for name in after if after[name] != before.get(name)}
    assert {"articles/002.html", "articles.html", DOWNLOAD, "data/timeline.json"} <= changed
    assert {"articles/000.html", "people/hammouchi.html", "places.html", "data/words.js"} & changed == set()


@pytest.mark.parametrize("gone", [".", DOWNLOAD, "articles", "articles/001.html"])
def test_what_somebody_deletes_is_made_again_though_the_store_knows_it(world: Path, gone: str) -> None:
    good = content(world / "site")
    target = world / "site" / gone
    if target.is_dir():
        shutil.rmtree(target)
    else:
        target.unlink()
    done = run(world, *WHOLE)
    assert done.exit_code == 0, done.output
    assert content(world / "site") == good

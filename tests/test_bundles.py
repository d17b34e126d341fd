"""Each part of the exports as one file: what is in it, and when it stays."""

from __future__ import annotations

import zipfile
from functools import partial
from pathlib import Path

import pytest

from arabic_timeline.commands import bundles, making, zips
from arabic_timeline.means import ALONE

FILES = {"2019": {"timeline.json": "{}\n", "timeline.csv": "id\n"}, "2020.2": {"timeline.json": "[]\n"}}


class Kept:
    """A store that keeps everything."""

    def __init__(self) -> None:
        self._values: dict[tuple[str, str, bytes], object] = {}

    def get(self, room: str, name: str, key: bytes) -> object:
        return self._values.get((room, name, key))

    def put(self, room: str, name: str, key: bytes, value: object) -> None:
        self._values[room, name, key] = value


KEPT = Kept()


def _site(folder: Path, like: Path | None = None, **changed: str) -> Path:
    """A site with these parts; its files are those of another one, but for those that changed."""
    for part, files in FILES.items():
        for name, text in files.items():
            path = folder / "data" / "parts" / part / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if like and part not in changed:
                path.hardlink_to(like / path.relative_to(folder))
            else:
                path.write_text(changed.get(part, text), encoding="utf-8")
    return folder


def _put(site: Path, before: Path, *, as_left: bool = True) -> None:
    bundles.put(site, before, partial(making._packed_alike, kept=KEPT), ALONE, as_left=as_left)


@pytest.fixture
def first(tmp_path: Path) -> Path:
    site = _site(tmp_path / "first")
    _put(site, tmp_path / "none")
    return site


def test_each_part_is_a_zip_beside_its_folder(first: Path) -> None:
    parts = first / "data" / "parts"
    assert sorted(one.name for one in parts.iterdir()) == ["2019", "2019.zip", "2020.2", "2020.2.zip"]
    with zipfile.ZipFile(parts / "2019.zip") as file:
        assert {name: file.read(name).decode() for name in file.namelist()} == {
            f"2019/{name}": text for name, text in FILES["2019"].items()
        }


def test_the_zip_of_a_part_that_stays_is_the_same_file(first: Path, tmp_path: Path) -> None:
    later = _site(tmp_path / "later", first, **{"2019": "another\n"})
    _put(later, first)
    pairs = [(first / "data" / "parts" / one, later / "data" / "parts" / one) for one in ("2019.zip", "2020.2.zip")]
    same = [old.samefile(new) for old, new in pairs]
    assert same == [False, True]
    with zipfile.ZipFile(later / "data" / "parts" / "2019.zip") as file:
        assert file.read("2019/timeline.json") == b"another\n"


def test_a_zip_that_somebody_may_have_changed_is_packed_again(first: Path, tmp_path: Path) -> None:
    whole = (first / "data" / "parts" / "2019.zip").read_bytes()
    later = _site(tmp_path / "later", first)
    (first / "data" / "parts" / "2019.zip").write_bytes(b"no zip")
    _put(later, first, as_left=False)
    assert (later / "data" / "parts" / "2019.zip").read_bytes() == whole


def test_a_site_whose_exports_are_whole_has_none(tmp_path: Path) -> None:
    (tmp_path / "site" / "data").mkdir(parents=True)
    _put(tmp_path / "site", tmp_path / "none")
    assert not list((tmp_path / "site").rglob("*.zip"))


def test_it_says_whose_it_is(first: Path) -> None:
    zips.refuse_foreign(first / "data" / "parts" / "2019.zip")

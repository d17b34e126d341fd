"""Folders within folders, deeper than calls may be, wherever a build looks: one line, or nothing, and never a trace."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from nested import nested

from arabic_timeline.commands import house, owned, place

DEEP = [1_300, 2_200]  # more than calls within calls, and longer than a path


@pytest.mark.parametrize("depth", DEEP)
def test_files_are_told_as_far_as_a_path_leads(depth: int, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes(b"")
    with nested(tmp_path, depth):
        names = [name for name, _ in place.told(tmp_path)]
    deepest = ["d/" * depth + "y.html"] if depth < 2_000 else []
    assert names == [*deepest, "x.txt"]


@pytest.mark.parametrize("depth", DEEP)
def test_what_lies_deep_in_the_output_is_a_strangers(depth: int, tmp_path: Path) -> None:
    with nested(tmp_path, depth):
        found = owned.stranger(tmp_path)
    assert found is not None
    assert (found.name == "y.html") is (depth < 2_000)


def test_a_folder_that_is_none_of_ours_is_named_behind_what_is_in_it(tmp_path: Path) -> None:
    (tmp_path / "b" / "c").mkdir(parents=True)
    assert owned.stranger(tmp_path) == tmp_path / "b" / "c"
    (tmp_path / "b" / "a").write_bytes(b"")
    assert owned.stranger(tmp_path) == tmp_path / "b" / "a"


def test_pages_lie_no_deeper_than_mkdocs_goes(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    with (
        nested(tmp_path / "docs", 1_300),
        pytest.raises(click.ClickException, match="folders within folders, more than"),
    ):
        house._need_files(tmp_path / "docs")


@pytest.mark.parametrize("leads", ["x", ".", "y"])
def test_pages_that_lead_to_what_holds_them(leads: str, tmp_path: Path) -> None:
    """Two such links were copied until the disk was full."""
    docs = tmp_path / "docs"
    for name in "xy":
        (docs / name).mkdir(parents=True)
    (docs / "x" / "one").symlink_to(docs / leads)
    (docs / "y" / "other").symlink_to(docs / "x")
    with pytest.raises(click.ClickException, match="a symbolic link that leads to what holds it"):
        house._need_files(docs)


def test_pages_behind_a_link_are_pages(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "x.md").write_bytes(b"")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "more").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "docs" / "again").symlink_to(tmp_path / "elsewhere")
    house._need_files(tmp_path / "docs")

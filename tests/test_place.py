"""What the program did not write is never removed: it stops and names it, at the swap too."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from arabic_timeline.commands import owned, place, zips


def _made(folder: Path, **files: str) -> Path:
    """A folder as the program makes it."""
    for name, text in {"index_html": "x", **files}.items():
        path = folder / name.replace("__", "/").replace("_html", ".html")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A good site, put in place."""
    _build(tmp_path / "site")
    return tmp_path / "site"


def _build(site: Path, meanwhile: Callable[[], object] = lambda: None, text: str = "old") -> None:
    place.refuse_foreign(site, site.parent / "root", [])
    with place.lock(site), place.aside(site) as folder:
        _made(folder / "site", pages__a_html=text)
        meanwhile()
        place.swap_in(folder / "site", site)


def _content(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): _kind(path) for path in sorted(folder.rglob("*"))}


def _kind(path: Path) -> str:
    if path.is_symlink():
        return f"link to {path.readlink()}"
    return "folder" if path.is_dir() else path.read_text(encoding="utf-8") if path.is_file() else "pipe"


STRANGERS: dict[str, Callable[[Path], object]] = {
    "thesis.txt": lambda path: path.write_text("years of work", encoding="utf-8"),
    "pages/thesis.txt": lambda path: path.write_text("years of work", encoding="utf-8"),
    "dangling": lambda path: path.symlink_to("nowhere"),
    "leads-to-a-folder": lambda path: path.symlink_to(path.parent.parent),
    "pipe": os.mkfifo,
    "empty": lambda path: path.mkdir(),
    "pages/empty": lambda path: path.mkdir(),
    ".hidden": lambda path: path.write_text("x", encoding="utf-8"),
    ".DS_Store": lambda path: path.symlink_to("nowhere"),
}


@pytest.mark.parametrize("name", STRANGERS)
@pytest.mark.parametrize("when", ["before a build", "while it runs", "at the swap", "at the swap in two steps"])
def test_strangers_stay_and_are_named(name: str, when: str, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def come() -> None:
        STRANGERS[name](site / name)

    before = _content(site)
    if when == "before a build":
        come()
    if when.startswith("at the swap"):
        _come_at_the_swap(come, monkeypatch, can="two steps" not in when)
    begun, swapped = [], []
    exchange = place._exchange
    monkeypatch.setattr(place, "_exchange", lambda *pair: (swapped.append(1), exchange(*pair))[1])
    with pytest.raises(place.PlaceError, match=f"{name} was not made by this program and would be lost"):
        _build(site, lambda: (begun.append(1), come() if when == "while it runs" else None), text="new")
    assert bool(begun) == (when != "before a build"), "told before any work is done"
    assert bool(swapped) == when.startswith("at the swap"), "what is seen in time moves no folder"
    (site / name).rmdir() if (site / name).is_dir() and not (site / name).is_symlink() else (site / name).unlink()
    assert _content(site) == before
    assert sorted(path.name for path in site.parent.iterdir()) == [place.HIDDEN, "site"]


def _come_at_the_swap(come: Callable[[], object], monkeypatch: pytest.MonkeyPatch, *, can: bool) -> None:
    """Something comes after the last look and before the folders change places."""
    exchange, times = place._exchange, iter(range(9))

    def late(one: Path, other: Path) -> bool:
        if next(times) == 0:
            come()
        return can and exchange(one, other)

    monkeypatch.setattr(place, "_exchange", late)


def test_what_comes_while_the_old_site_is_removed_is_kept(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    discard = owned.discard

    def late(folder: Path) -> bool:
        (folder / "thesis.txt").write_text("years of work", encoding="utf-8")
        return discard(folder)

    monkeypatch.setattr(owned, "discard", late)
    with pytest.raises(place.PlaceError, match=r"it is kept in .*site\.kept-"):
        _build(site, text="new")
    (kept,) = site.parent.glob("site.kept-*")
    assert (kept / "thesis.txt").read_text(encoding="utf-8") == "years of work"
    assert (site / "pages" / "a.html").read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize("mark", ["", "x", "This folder is replaced whole", None, "pipe", "link"])
def test_without_its_mark_a_folder_is_somebody_elses(mark: str | None, site: Path) -> None:
    path = site / owned.MARK
    path.rename(site.parent / "good-mark")
    if mark == "pipe":
        os.mkfifo(path)
    elif mark == "link":
        path.symlink_to(site.parent / "good-mark")
    elif mark is not None:
        path.write_text(mark, encoding="utf-8")
    with pytest.raises(place.PlaceError, match="holds files that this program did not make"):
        _build(site)
    assert (site / "index.html").read_text(encoding="utf-8") == "x"


def test_a_mark_cut_short_leaves_what_it_does_not_list(site: Path) -> None:
    mark = site / owned.MARK
    mark.write_text(mark.read_text(encoding="utf-8").split("\n")[0] + "\nindex.html\n", encoding="utf-8")
    with pytest.raises(place.PlaceError, match=r"pages/a\.html was not made by this program"):
        _build(site)


ELSEWHERE = ("../thesis.txt", "../../thesis.txt", "{}/thesis.txt", "pages/../../../thesis.txt", "a\0b")


@pytest.mark.parametrize("name", ELSEWHERE)
def test_a_mark_that_names_what_lies_elsewhere_is_not_believed(name: str, site: Path) -> None:
    """A folder that somebody handed on lists what it likes."""
    thesis = site.parent / "thesis.txt"
    thesis.write_text("years of work", encoding="utf-8")
    with (site / owned.MARK).open("a", encoding="utf-8") as mark:
        mark.write(name.replace("{}", str(site.parent)) + "\n")
    _build(site, text="new")
    assert (site / "pages" / "a.html").read_text(encoding="utf-8") == "new"
    assert thesis.read_text(encoding="utf-8") == "years of work"


@pytest.mark.parametrize("name", ["thesis.txt", ".DS_Store"])
def test_nothing_is_removed_through_a_link(name: str, site: Path) -> None:
    """Of an earlier site that a killed build left, a folder may have become a link."""
    killed = place._fresh(site)
    shutil.copytree(site, killed / "site")
    (site.parent / "elsewhere").mkdir()
    (site.parent / "elsewhere" / name).write_text("years of work", encoding="utf-8")
    shutil.rmtree(killed / "site" / "pages")
    (killed / "site" / "pages").symlink_to(site.parent / "elsewhere")
    owned.mark(killed / "site", ["index.html", f"pages/{name}"])
    _build(site)
    assert (site.parent / "elsewhere" / name).read_text(encoding="utf-8") == "years of work"


def test_what_was_left_by_killed_builds_goes_and_what_others_left_stays(site: Path) -> None:
    killed = place._fresh(site)
    _made(killed / "site")
    swapped = place._fresh(site)
    shutil.copytree(site, swapped / "site")
    (swapped / "site" / "thesis.txt").write_text("years of work", encoding="utf-8")
    foreign = site.parent / ".site.building-notes"
    foreign.mkdir()
    (foreign / "thesis.txt").write_text("more", encoding="utf-8")
    _build(site)
    assert not killed.exists()
    assert not swapped.exists()
    assert (foreign / "thesis.txt").read_text(encoding="utf-8") == "more"
    (kept,) = site.parent.glob("site.kept-*")
    assert _content(kept)["thesis.txt"] == "years of work"


@pytest.mark.parametrize("what", ["pipe", "link", "folder"])
def test_a_lock_that_is_none_is_told(what: str, site: Path) -> None:
    lock = site.parent / place.HIDDEN / "site.lock"
    lock.unlink()
    {"pipe": os.mkfifo, "link": lambda path: path.symlink_to("nowhere"), "folder": Path.mkdir}[what](lock)
    with pytest.raises(place.PlaceError, match=r"site\.lock is not a regular file, so it cannot be locked"):
        _build(site)
    assert not (site.parent / "nowhere").exists()


def test_a_zip_of_somebody_else_is_not_overwritten(site: Path, tmp_path: Path) -> None:
    archive = tmp_path / "site.zip"
    zips.refuse_foreign(archive)
    zips.write(site, archive, "site")
    zips.refuse_foreign(archive)
    for make in (lambda: archive.write_bytes(b"PK years of work"), lambda: archive.symlink_to("nowhere")):
        archive.unlink(missing_ok=True)
        make()
        with pytest.raises(place.PlaceError, match=r"site\.zip was not made by this program and would be lost"):
            zips.refuse_foreign(archive)


class _KilledError(BaseException):
    """What ends a test's build as a signal would: nothing is tidied away behind it."""


@pytest.mark.parametrize("calls", range(1, 11))
def test_killed_while_it_tidies_nothing_is_left_for_good(
    calls: int, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed before the n-th thing is removed."""
    left = calls

    def until_killed(real: Callable[..., None]) -> Callable[..., None]:
        def remove(*args: object, **how: object) -> None:
            nonlocal left
            left -= 1
            if left <= 0:
                raise _KilledError
            real(*args, **how)

        return remove

    def begin(folder: Path) -> None:
        for name in ("a", "b", "c", "d"):
            (folder / name).mkdir()
            (folder / name / "x").write_text("x", encoding="utf-8")
        (folder / owned.MARK).unlink()  # many systems list first, or last, what came last
        owned.mark(folder)

    with (
        monkeypatch.context() as killed,
        pytest.raises(_KilledError),
        place.lock(site),
        place.aside(site) as folder,
    ):
        begin(folder)
        for name in ("unlink", "rmdir"):
            killed.setattr(os, name, until_killed(getattr(os, name)))
    _build(site)
    assert sorted(path.name for path in site.parent.iterdir()) == [place.HIDDEN, "site"]


def test_killed_before_the_mark_is_written_nothing_is_left_for_good(site: Path) -> None:
    begun = site.parent / f".{site.name}.building-x"
    begun.mkdir()
    (begun / owned.MARK).touch()
    _build(site)
    assert not begun.exists()


def test_a_hidden_folder_that_was_not_made_here_stays(site: Path) -> None:
    other = site.parent / f".{site.name}.building-x"
    other.mkdir()
    (other / owned.MARK).touch()
    (other / "thesis.txt").write_text("years of work", encoding="utf-8")
    _build(site)
    assert sorted(path.name for path in other.iterdir()) == [owned.MARK, "thesis.txt"]

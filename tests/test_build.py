"""build: put in place whole or not at all; the same bytes twice; nothing to do where nothing changed."""

from __future__ import annotations

import contextlib
import errno
import http.client
import os
import re
import resource
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
import zipfile
from collections.abc import Callable
from pathlib import Path

import forked
import pytest
from campaign import kills
from click.testing import CliRunner, Result
from tables import FIVE

from arabic_timeline.commands import build, making, owned, place
from arabic_timeline.commands.order import DOWNLOAD

ROOT = Path(__file__).resolve().parent.parent


_LANGUAGES = "languages: [ar, en, fr]"
DAY = ["--today", "2026-01-02"]  # of one day, so that mkdocs makes one shell (conftest.py)


def run(folder: Path, *options: str) -> Result:
    """Build ``folder``/data into ``folder``/site (or site-offline), without its zip unless asked."""
    name = "site-offline" if "--offline" in options else "site"
    paths = ["--data", str(folder / "data"), "--output", str(folder / name)]
    quick = [] if "--offline" in options or "--download" in options else ["--no-download"]
    day = [] if "--today" in options else DAY
    return CliRunner().invoke(build.command, [*paths, *quick, *day, *options], obj=ROOT, catch_exceptions=False)


def copy_of_data(folder: Path) -> Path:
    """The five articles for a site in two languages, built in two thirds of the time; other tests have all three."""
    shutil.copytree(FIVE, folder / "data")
    told = (folder / "data" / "site.yaml").read_text(encoding="utf-8")
    assert _LANGUAGES in told
    (folder / "data" / "site.yaml").write_text(told.replace(_LANGUAGES, "languages: [ar, fr]"), encoding="utf-8")
    return folder


def content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in place.files(folder)}


def stand(folder: Path, *options: str) -> Path:
    """``folder``/kept with data, a good site and its store, which knows the data of ``folder``/world."""
    world = folder / "world"
    world.mkdir()
    assert run(copy_of_data(world), *options).exit_code == 0
    subprocess.run(["cp", "-a", str(world), str(folder / "kept")], check=True)
    return folder


def restore(folder: Path) -> Path:
    """``folder``/world as it was kept, whatever became of it."""
    shutil.rmtree(folder / "world", ignore_errors=True)
    subprocess.run(["cp", "-a", str(folder / "kept"), str(folder / "world")], check=True)
    return folder / "world"


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return stand(tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="module")
def built(standing: Path) -> Path:
    return standing / "kept"


@pytest.fixture
def world(standing: Path) -> Path:
    """A folder with data and a good site that the test may spoil."""
    return restore(standing)


def test_says_where_the_site_is_and_how_to_open_it(world: Path) -> None:
    result = run(world, "--force")
    assert f"The site is in {world}/site/" in result.stdout
    assert (world / "site" / "index.html").as_uri() in result.stdout
    assert f" build_timeline.py serve --data {world}/data --output {world}/site" in result.stdout


def test_same_input_same_bytes(built: Path, tmp_path: Path) -> None:
    other = copy_of_data(tmp_path)
    run(other, "--today", "2026-01-02")
    assert content(other / "site") == content(built / "site")


def test_the_site_offers_its_offline_copy_and_is_the_same_twice(tmp_path: Path) -> None:
    copy_of_data(tmp_path)
    told = ("--today", "2026-01-02", "--download")
    run(tmp_path, *told)
    first = content(tmp_path / "site")
    run(tmp_path, *told, "--force")
    assert content(tmp_path / "site") == first
    run(tmp_path, "--offline", "--today", "2026-01-02")
    with zipfile.ZipFile(tmp_path / "site" / DOWNLOAD) as file:
        held = {name.removeprefix("timeline-offline/"): file.read(name) for name in file.namelist()}
    folder = content(tmp_path / "site-offline")
    folder.pop(owned.MARK)
    assert held == folder
    with zipfile.ZipFile(tmp_path / "site-offline.zip") as file:
        assert {name.removeprefix("site-offline/"): file.read(name) for name in file.namelist()} == folder
    assert f'href="{DOWNLOAD}"' in first["take-away.html"].decode()
    assert DOWNLOAD not in held["take-away.html"].decode()


def test_a_large_site_offers_its_zip_only_when_asked(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = ["--data", str(world / "data"), "--output", str(world / "site")]
    for most, there in ((4, False), (5, True)):
        monkeypatch.setattr(making, "MANY", most)
        CliRunner().invoke(build.command, [*paths, *DAY, "--force"], obj=ROOT, catch_exceptions=False)
        assert (world / "site" / DOWNLOAD).exists() == there


def test_a_new_address_of_the_site_is_a_change(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(world, "--today", "2026-01-02")
    monkeypatch.setenv("SITE_URL", "https://example.org/t/")
    assert "Nothing to do" not in run(world, "--today", "2026-01-02").stdout
    assert "https://example.org/t/" in (world / "site" / "index.html").read_text(encoding="utf-8")


def test_nothing_to_do_and_only_then(world: Path) -> None:
    dated = ("--today", "2026-01-02")
    run(world, *dated)
    assert "Nothing to do" in run(world, *dated).stdout
    assert "Nothing to do" not in run(world, *dated, "--months", "levant").stdout
    run(world, *dated)
    (world / "site" / "index.html").write_text("spoilt", encoding="utf-8")
    assert "Nothing to do" not in run(world, *dated).stdout
    article = next((world / "data" / "articles").iterdir())
    article.write_text(article.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert "Nothing to do" not in run(world, *dated).stdout


def test_files_that_did_not_change_keep_their_times(world: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in place.files(world / "site")}
    run(world, "--today", "2026-01-02", "--force")
    after = {path: path.stat().st_mtime_ns for path in place.files(world / "site")}
    assert {path for path in after if after[path] != before.get(path)} <= {world / "site" / owned.MARK}


def test_errors_are_all_told_and_leave_the_old_site(world: Path) -> None:
    before = content(world / "site")
    (world / "data" / "articles" / "x.md").write_bytes(b"\xff")
    (world / "data" / "articles" / "y.md").write_text("y", encoding="utf-8")
    (world / "data" / "knowledge" / "people.yaml").write_text("- id: a\n  nam: b\n", encoding="utf-8")
    result = run(world)
    assert result.exit_code == 1
    assert f"error: {world}/data/articles/x.md:1: not UTF-8: byte 0xFF at offset 0" in result.stderr
    assert f"error: {world}/data/articles/y.md:1: front matter missing" in result.stderr
    assert f"error: {world}/data/knowledge/people.yaml:2: a: unknown key «nam»" in result.stderr
    assert "Traceback" not in result.output
    assert content(world / "site") == before


def test_a_judgement_about_a_meeting_that_nobody_tells_is_an_error(world: Path) -> None:
    judgements = "- kind: different\n  meetings: [002-1, 002-99]\n"
    (world / "data" / "knowledge" / "judgements.yaml").write_text(judgements, encoding="utf-8")
    result = run(world)
    assert result.exit_code == 1
    assert f"error: {world}/data/knowledge/judgements.yaml:1: there is no meeting «002-99»" in result.stderr


def test_a_claim_about_nothing_is_a_warning_on_the_terminal_and_on_the_site(world: Path) -> None:
    claims = "- id: c\n  article: '002'\n  quote: لم يكتب هذا أحد\n  date: 2020\n  sources: [x]\n"
    (world / "data" / "knowledge" / "claims.yaml").write_text(claims, encoding="utf-8")
    result = run(world)
    assert result.exit_code == 0
    assert result.stderr.count("claims.yaml:1: ") == 1
    assert "لم يكتب هذا أحد" in (world / "site" / "review.html").read_text(encoding="utf-8")


def test_days_against_the_calendar_are_warnings_with_their_line(world: Path) -> None:
    text = "سطر.\nالتقى الوزيران يوم الجمعة 5 دجنبر 2019 بالرباط، وفي 30 شباط 2020 بتونس.\n"
    front = "---\nid: z\noutlet: ittihad\ntitle: z\npublished: 2020-03-01\n---\n"
    (world / "data" / "articles" / "z.md").write_text(front + text, encoding="utf-8")
    told = [line for line in run(world).stderr.splitlines() if "z.md:8: " in line]
    assert len(told) == 2
    assert "الخميس" in told[0]
    assert "30 شباط 2020" in told[1]
    assert run(world, "--strict").exit_code == 1


def test_strict_makes_warnings_errors(world: Path) -> None:
    (world / "data" / "articles" / "z.md").write_text(
        "---\nid: z\noutlet: nobody\ntitle: z\n---\nz\n", encoding="utf-8"
    )
    assert run(world, "--strict").exit_code == 1
    result = run(world)
    assert result.exit_code == 0
    assert f"warning: {world}/data/articles/z.md:2: outlet: «nobody» has no row in outlets.yaml" in result.stderr


@pytest.mark.parametrize("name", ["..", "data", "data/articles/site"])
def test_output_never_takes_the_place_of_sources(world: Path, name: str) -> None:
    target = (world / name).resolve() if name != ".." else ROOT.parent
    arguments = ["--data", str(world / "data"), "--output", str(target)]
    result = CliRunner().invoke(build.command, arguments, obj=ROOT, catch_exceptions=False)
    assert result.exit_code == 1
    assert "choose another --output" in result.stderr


def test_a_folder_of_somebody_else_is_not_touched(world: Path) -> None:
    shutil.rmtree(world / "site")
    (world / "site").mkdir()
    (world / "site" / "thesis.txt").write_text("years of work", encoding="utf-8")
    result = run(world)
    assert result.exit_code == 1
    assert "holds files that this program did not make" in result.stderr
    assert content(world / "site") == {"thesis.txt": b"years of work"}


def test_what_somebody_put_into_the_site_is_not_lost(world: Path) -> None:
    (world / "site" / ".DS_Store").write_text("x", encoding="utf-8")
    assert run(world, "--force").exit_code == 0
    (world / "site" / "notes").mkdir()
    (world / "site" / "notes" / "thesis.txt").write_text("years of work", encoding="utf-8")
    result = run(world, "--force")
    assert result.exit_code == 1
    assert "thesis.txt was not made by this program and would be lost: move it out of site/" in result.stderr
    assert (world / "site" / "notes" / "thesis.txt").read_text(encoding="utf-8") == "years of work"


def test_neither_home_nor_the_whole_disk_is_an_output(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (world / "home").mkdir()
    monkeypatch.setenv("HOME", str(world / "home"))
    for target in (world / "home", Path("/")):
        paths = ["--data", str(world / "data"), "--output", str(target)]
        result = CliRunner().invoke(build.command, paths, obj=ROOT, catch_exceptions=False)
        assert result.exit_code == 1
        assert f"the output folder would be {target} itself" in result.stderr


@pytest.mark.parametrize("leads", ["to a folder", "nowhere yet"])
def test_an_output_that_is_a_link_stays_one(world: Path, leads: str) -> None:
    if leads == "to a folder":
        (world / "real").mkdir()
    (world / "link").symlink_to(world / "real")
    paths = ["--data", str(world / "data"), "--output", str(world / "link"), "--no-download", *DAY]
    assert CliRunner().invoke(build.command, paths, obj=ROOT, catch_exceptions=False).exit_code == 0
    assert (world / "link").is_symlink()
    assert (world / "real" / "index.html").is_file()


def test_an_output_that_is_a_file_is_refused(world: Path) -> None:
    (world / "file").write_text("x", encoding="utf-8")
    paths = ["--data", str(world / "data"), "--output", str(world / "file")]
    result = CliRunner().invoke(build.command, paths, obj=ROOT, catch_exceptions=False)
    assert "is a file, not a folder: choose another --output" in result.stderr
    assert (world / "file").read_text(encoding="utf-8") == "x"


def test_nothing_to_do_where_nothing_can_be_written(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dated = ("--today", "2026-01-02")
    run(world, *dated)

    def refuse(_: Path) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(place, "lock", refuse)
    assert "Nothing to do" in run(world, *dated).stdout
    result = run(world, *dated, "--force")
    assert result.stderr == f"Error: {world}/site: Read-only file system; an earlier site stays as it was\n"


def test_a_file_that_may_not_grow_is_a_full_disk(world: Path) -> None:
    words = ["--data", str(world / "data"), "--output", str(world / "site"), "--force"]
    before = content(world / "site")
    shutil.rmtree(world / ".timeline")  # what it knows would leave nothing to write
    done = forked.run(*words, limit=(resource.RLIMIT_FSIZE, 20 * 1024))
    assert done.status == 1
    store, error = done.err.splitlines()  # the store is the first thing that grows, and stops nothing
    assert store.startswith(f"warning: the store {world}/.timeline/store.sqlite cannot be used")
    assert error == f"Error: {world}/site: File too large; an earlier site stays as it was"
    assert content(world / "site") == before


def test_where_folders_cannot_be_swapped_in_one_step(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "_exchange", lambda *_: False)
    assert run(world, "--force").exit_code == 0
    before = content(world / "site")
    # Killed between the two steps: the next build finds the old site where it was laid.
    (world / ".site.building-x").mkdir()
    (world / "site").rename(world / ".site.building-x" / "old")
    (world / "data" / "articles" / "x.md").write_text("broken", encoding="utf-8")
    with place.lock(world / "site"), place.aside(world / "site"):
        assert content(world / "site") == before


def test_two_programs_at_once(world: Path) -> None:
    words = ["--data", str(world / "data"), "--output", str(world / "site"), "--force", "--no-download", *DAY]
    both = [one.done() for one in [forked.start(*words) for _ in range(2)]]
    codes = sorted(one.status for one in both)
    assert codes in ([0, 0], [0, 1]), both
    assert codes == [0, 0] or any("another build of" in one.err for one in both)
    assert (world / "site" / owned.MARK).is_file()
    assert not list(world.glob(".site.building-*"))


def test_two_builds_at_once_do_not_mix(world: Path) -> None:
    with place.lock((world / "site").resolve()):
        result = run(world, "--force")
    assert result.exit_code == 1
    assert "another build" in result.stderr


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_a_disk_that_refuses_gives_one_line(world: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    before = content(world / "site")

    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number), "page.html")

    monkeypatch.setattr(place, "write", refuse)
    result = run(world, "--force")
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    what = "page.html" if number == errno.EACCES else f"{world}/site"
    assert result.stderr == f"Error: {what}: {os.strerror(number)}; an earlier site stays as it was\n"
    assert content(world / "site") == before
    assert not list(world.glob(".site.building-*"))


@pytest.mark.parametrize("times", [2, pytest.param(40, marks=pytest.mark.long)])
def test_killed_at_any_moment_the_old_or_the_new_is_whole(times: int) -> None:
    """Half of them builds, half of them adds; more in `make campaign`."""
    assert kills.run(times, seed=5) == (times, [])


def test_serve_shows_the_site_and_rebuilds_it(world: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = ["--port", str(port), "--data", str(world / "data"), "--output", str(world / "site")]
    address = f"http://127.0.0.1:{port}/index.html"
    served = forked.start("serve", *words, SOURCE_DATE_EPOCH="1767312000")
    try:
        _until(lambda: "Preview: " in served.out)
        _until(lambda: urllib.request.urlopen(address, timeout=10).status == 200)
        _answers_only_who_means_this_machine(port)
        article = world / "data" / "articles" / "000.md"
        article.write_text(re.sub("^title: .*$", "title: عنوان جديد تماما", article.read_text(), flags=re.M))
        _until(lambda: "عنوان جديد تماما" in (world / "site" / "articles.html").read_text(encoding="utf-8"))
    finally:
        said = served.done(0, signal.SIGKILL)
    assert "Traceback" not in said.out + said.err
    assert "\x1b" not in said.out + said.err


def _answers_only_who_means_this_machine(port: int) -> None:
    """A name that was made to lead here (DNS rebinding) is none of this machine's."""
    for host in (f"evil.test:{port}", "localhost.evil.test", "127.0.0.1.evil.test", "x@evil.test", "http://[", ""):
        status, page = _asked(port, "/index.html", host)
        assert (status, page) == (421, "421 Misdirected Request"), host
    for host in (f"localhost:{port}", "127.0.0.1", "[::1]", "LOCALHOST", "192.168.1.7:8000"):
        assert _asked(port, "/index.html", host)[0] == 200, host
    for path in ("/%00", "/a%00.html", "/%1b[31m", "/" + "a" * 5000, "/../../etc/passwd"):
        assert _asked(port, path, "localhost")[0] == 404, path


def _asked(port: int, path: str, host: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.putrequest("GET", path, skip_host=True)
    connection.putheader("Host", host)
    connection.endheaders()
    answer = connection.getresponse()
    with contextlib.closing(connection):
        return answer.status, answer.read().decode()


def _until(holds: Callable[[], bool]) -> None:
    for _ in range(300):
        with contextlib.suppress(OSError):
            if holds():
                return
        time.sleep(0.2)
    pytest.fail("it did not come to hold in a minute")


@pytest.mark.long  # as test_again.py has it, with the zip
def test_pages_that_did_not_change_are_the_same_files(world: Path) -> None:
    """With the store and the shell that it keeps, the site is byte for byte what a build from nothing makes."""
    before = {name: stat.st_ino for name, stat in place.told(world / "site")}
    article = world / "data" / "articles" / "002.md"
    article.write_text(article.read_text(encoding="utf-8").replace("title: ", "title: أيضا "), encoding="utf-8")
    dated = ("--today", "2026-01-02")
    assert run(world, *dated).exit_code == 0
    after = {name: stat.st_ino for name, stat in place.told(world / "site")}
    changed = {name for name in after if after[name] != before.get(name)}
    assert "articles/002.html" in changed
    assert {"people/burns.html", "method.html"} & changed == set()
    kept = content(world / "site")
    shutil.rmtree(world / "site")
    assert run(world, "--no-store", *dated).exit_code == 0
    assert content(world / "site") == kept


@pytest.mark.long  # the edits of test_again.py, three of them at once
def test_whatever_changes_the_site_is_what_a_build_from_nothing_makes(world: Path) -> None:
    """A spoilt page, an article that is gone and a person's other name, with the copy for readers in its zip."""
    options = ("--today", "2026-01-02", "--download")
    assert run(world, *options).exit_code == 0
    shutil.copy(world / "site" / "data" / "memory.json", world)  # on which day what changed is no news to either build
    (world / "site" / "articles" / "001.html").write_text("spoilt", encoding="utf-8")
    (world / "data" / "articles" / "004.md").unlink()
    people = world / "data" / "knowledge" / "people.yaml"
    people.write_text(people.read_text(encoding="utf-8").replace("name: ", "name: السيد ", 1), encoding="utf-8")
    done = run(world, *options)
    assert done.exit_code == 0, done.output
    kept = content(world / "site")
    shutil.rmtree(world / "site")
    assert run(world, "--no-store", "--memory", str(world / "memory.json"), *options).exit_code == 0
    assert content(world / "site") == kept


def _nothing(_: Path) -> None:
    """Nothing is there."""


@pytest.mark.parametrize(
    ("lay", "told"),
    [
        (_nothing, "no such file: the feed"),
        (lambda path: path.write_bytes(b""), "holds no memory of a site: the feed"),
        (lambda path: path.write_bytes(b"[\xff"), "holds no memory of a site: the feed"),
        (lambda path: path.write_text("[1]"), "holds no memory of a site: the feed"),
        (os.mkfifo, "holds no memory of a site: the feed"),
        (Path.mkdir, "Is a directory"),
        (lambda path: path.symlink_to("/dev/zero"), "neither a file nor a pipe"),
    ],
)
def test_a_memory_that_is_none_is_told(lay: Callable[[Path], object], told: str, tmp_path: Path) -> None:
    """The first time that a site is published there is none: that stops no build; what is no file does."""
    (tmp_path / "data").mkdir()
    lay(tmp_path / "memory.json")
    done = run(tmp_path, "--memory", str(tmp_path / "memory.json"))
    assert f"memory.json: {told}" in done.stderr
    assert ("no article" in done.stderr or "articles" in done.stderr) == told.endswith("feed")


def test_a_memory_that_is_given_is_a_part_of_what_a_site_is_made_from(world: Path) -> None:
    assert run(world).exit_code == 0
    text = (world / "site" / "data" / "memory.json").read_text(encoding="utf-8")
    memory = world / "memory.json"
    memory.write_text(re.sub(r'"20\d\d-\d\d-\d\d"', '"2025-12-24"', text), encoding="utf-8")
    link = world / "link.json"
    link.symlink_to(memory)
    assert "Nothing to do" in run(world).output
    assert "Nothing to do" not in run(world, "--memory", str(link)).output
    assert "2025-12-24" in (world / "site" / "data" / "timeline.atom").read_text(encoding="utf-8")
    assert "Nothing to do" in run(world, "--memory", str(memory)).output

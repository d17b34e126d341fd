"""A newsroom's own repository (`init`), the installed package in it, and the plugin for an existing site."""

from __future__ import annotations

import http.server
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from dossier import digests
from tables import FIVE, materialise
from test_add import add

from arabic_timeline import __main__ as command_line
from arabic_timeline import __version__, registry
from arabic_timeline import timeline as road
from arabic_timeline.commands import build, explain, init, options, owned

ROOT = Path(__file__).resolve().parent.parent
HERE = {**os.environ, "PYTHONPATH": str(ROOT)}
DAY = ["--today", "2026-01-02", "--no-download"]


def _init(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(init.command, [str(folder), *words], catch_exceptions=False)


def _build(folder: Path) -> Result:
    words = ["--data", str(folder / "data"), "--output", str(folder / "site"), *DAY]
    return CliRunner().invoke(build.command, words, obj=folder, catch_exceptions=False)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    assert _init(tmp_path / "own", "--name", 'ملف: "مرجان"').exit_code == 0
    return tmp_path / "own"


def test_an_own_repository_holds_no_program_and_has_no_fault(own: Path) -> None:
    assert not [path for path in own.rglob("*.py") if path.is_file()]
    assert road.load(own / "data").faults == ()
    assert f"arabic-timeline[import]=={__version__}\n" in (own / "requirements.txt").read_text(encoding="utf-8")
    pins = (own / "constraints.txt").read_text(encoding="utf-8").splitlines()[1:]
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", pin) for pin in pins)
    assert {"mkdocs", "lxml", "babel"} <= {pin.partition("==")[0] for pin in pins}
    assert os.access(own / "ci" / "build", os.X_OK)
    for path in (own / ".github/workflows/site.yml", own / ".gitlab-ci.yml", own / ".readthedocs.yaml"):
        assert "ci/build" in path.read_text(encoding="utf-8")
        yaml.safe_load(path.read_text(encoding="utf-8"))
    assert "{{" not in (own / "README.md").read_text(encoding="utf-8")


def test_a_repository_without_an_article_survives_git(tmp_path: Path) -> None:
    """git keeps no empty folder: what is cloned has the place of its articles, and is told what is missing there."""
    assert _init(tmp_path / "own", "--no-example").exit_code == 0
    for words in (["init", "-q"], ["add", "-A"]):
        subprocess.run(["git", *words], cwd=tmp_path / "own", check=True)
    listed = subprocess.run(["git", "ls-files"], cwd=tmp_path / "own", check=True, capture_output=True, text=True)
    clone = tmp_path / "clone"
    for name in listed.stdout.splitlines():
        (clone / name).parent.mkdir(parents=True, exist_ok=True)
        (clone / name).write_bytes((tmp_path / "own" / name).read_bytes())
    (fault,) = road.load(clone / "data").errors
    assert "no article here yet (*.md): «add» puts saved pages here" in fault.message


@pytest.mark.parametrize("has_site", [True, False])
def test_its_ci_takes_what_the_site_published_before_remembers(has_site: bool, own: Path) -> None:
    """A stand-in for python says what it is called with; it fetches as the real one does."""
    (own / "published" / "data").mkdir(parents=True)
    if has_site:
        (own / "published" / "data" / "memory.json").write_text('{"a-1": ["x", "2024-03-12"]}\n', encoding="utf-8")
    stand_in = own / ".venv" / "bin" / "python"
    stand_in.parent.mkdir(parents=True)
    script = f"""#!/bin/sh
[ "$1" != -c ] || exec {sys.executable} "$@"
[ "$3" != build ] || {{ echo "$*" > built; cat .memory.json >> built 2> /dev/null; }}
exit 0
"""
    stand_in.write_text(script, encoding="utf-8")
    stand_in.chmod(0o755)
    served = partial(http.server.SimpleHTTPRequestHandler, directory=str(own / "published"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), served) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        environment = {**os.environ, "SITE_URL": f"http://127.0.0.1:{server.server_port}/", "no_proxy": "*"}
        done = subprocess.run(["sh", "ci/build"], cwd=own, env=environment, capture_output=True, text=True)
        server.shutdown()
    assert done.returncode == 0, done.stderr
    built = (own / "built").read_text(encoding="utf-8")
    remembers = '-m arabic_timeline build --memory .memory.json\n{"a-1": ["x", "2024-03-12"]}\n'
    assert built == (remembers if has_site else "-m arabic_timeline build\n")
    assert not (own / ".memory.json").exists()


@pytest.mark.parametrize("has_wheel", [True, False])
def test_its_ci_takes_the_program_from_its_wheel_or_says_from_whom(has_wheel: bool, tmp_path: Path) -> None:
    """Whoever registers the name of the program where pip takes packages runs no code where the wheel is kept."""
    own, wheel = tmp_path / "own", tmp_path / f"arabic_timeline-{__version__}-py3-none-any.whl"
    wheel.write_bytes(b"")
    said = _init(own, *(["--wheel", str(wheel)] if has_wheel else [])).output
    for wheels in own.glob("wheels/*.whl") if not has_wheel else ():
        wheels.unlink()  # one that was made here
    python = own / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text('#!/bin/sh\necho "$@" >> calls\n', encoding="utf-8")
    python.chmod(0o755)
    done = subprocess.run(["sh", "ci/build"], cwd=own, env={"PATH": "/usr/bin:/bin"}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    calls = (own / "calls").read_text(encoding="utf-8").splitlines()
    alone = [n for n, call in enumerate(calls) if "--no-index --no-deps --find-links wheels" in call]
    assert alone == ([0] if has_wheel else [])
    assert ("pip takes it by its name" in done.stdout) == (not has_wheel)
    if has_wheel:
        assert calls[0].endswith(f" arabic-timeline=={__version__}")
        assert "without a hash" not in said
    assert "without a hash" in (own / "requirements.txt").read_text(encoding="utf-8")
    assert "wheels" in (own / "README.md").read_text(encoding="utf-8")


def test_github_publishes_the_default_branch_whatever_its_name(own: Path) -> None:
    steps = yaml.safe_load((own / ".github/workflows/site.yml").read_text(encoding="utf-8").replace("\non:", "\nwhen:"))
    assert steps["when"]["push"] is None, "no branch is left aside"
    default = "github.ref == format('refs/heads/{0}', github.event.repository.default_branch)"
    assert steps["jobs"]["publish"]["if"] == default
    assert [one["if"] for one in steps["jobs"]["build"]["steps"] if "if" in one] == [default, default]


@pytest.mark.parametrize(
    ("script", "on_path", "told"),
    [
        (".venv/bin/arabic-timeline", None, ".venv/bin/arabic-timeline"),
        (".venv/bin/arabic-timeline", "{here}/.venv/bin", "arabic-timeline"),
        (".venv/bin/arabic-timeline", "{here}/other", ".venv/bin/arabic-timeline"),
        ("{here}/.venv/bin/arabic-timeline", None, ".venv/bin/arabic-timeline"),
        ("../{here.name}/.venv/bin/arabic-timeline", None, ".venv/bin/arabic-timeline"),
        ("../env/bin/arabic-timeline", None, "{here.parent}/env/bin/arabic-timeline"),
        ("/opt/own tools/arabic-timeline", None, "'/opt/own tools/arabic-timeline'"),
        ("/opt/arabic_timeline/__main__.py", None, ".venv/bin/python -m arabic_timeline"),
        ("/opt/arabic_timeline/__main__.py", "{here}/.venv/bin", "python -m arabic_timeline"),
    ],
)
def test_hints_name_the_command_so_that_it_can_be_called_again(
    script: str, on_path: str | None, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (".venv/bin/arabic-timeline", ".venv/bin/python", "other/arabic-timeline"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", (on_path or "").format(here=tmp_path))
    monkeypatch.setattr(sys, "executable", str(tmp_path / ".venv/bin/python"))
    assert command_line.called(script.format(here=tmp_path)) == told.format(here=tmp_path)


@pytest.mark.parametrize(
    ("called", "told"),
    [
        ("env/bin/arabic-timeline", "{here}/env/bin/arabic-timeline"),
        ("env/bin/python -m arabic_timeline", "{here}/env/bin/python -m arabic_timeline"),
        ("arabic-timeline", "arabic-timeline"),
        ("/opt/bin/arabic-timeline", "/opt/bin/arabic-timeline"),
    ],
)
def test_what_init_says_to_call_is_found_from_the_new_folder(
    called: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(options, "program", lambda: called)
    said = _init(Path("own")).output
    assert f"Next: cd own, then {told.format(here=tmp_path)} add SAVED-PAGES" in said


def test_it_is_built_with_its_name_its_pages_and_its_months(own: Path) -> None:
    settings = (own / "mkdocs.yml").read_text(encoding="utf-8")
    (own / "mkdocs.yml").write_text(settings.replace("months: international", "months: levant"), encoding="utf-8")
    (own / "docs" / "method.md").write_text("# طريقتنا نحن\n", encoding="utf-8")
    article = "---\nid: u\noutlet: unknown\ntitle: خبر\npublished: 2024-03-13\n---\nالتقى سالم الرامي أمس روبرت ميلر.\n"
    (own / "data" / "articles" / "u.md").write_text(article, encoding="utf-8")
    before = digests(own / "data")
    result = _build(own)
    assert result.exit_code == 0, result.output
    assert digests(own / "data") == before, "a build writes nothing into data/"
    index = (own / "site" / "index.html").read_text(encoding="utf-8")
    assert "ملف: &#34;مرجان&#34;" in index
    assert 'href="about.html"' in index
    assert "آذار 2024" in index
    told = (own / "site" / "editors.html").read_text(encoding="utf-8")
    assert "arabic-timeline review --serve" in told
    assert "وسيلة إعلام غير مسماة" in (own / "site" / "articles.html").read_text(encoding="utf-8")
    why = (own / "site" / "data" / "timeline.json").read_text(encoding="utf-8")
    assert "مقال وسيلة إعلام غير مسماة (u)" in why
    assert "مقال unknown" not in why
    assert "build_timeline.py" not in told
    assert "طريقتنا نحن" in (own / "site" / "method.html").read_text(encoding="utf-8")
    assert "من أنتم" in (own / "site" / "about.html").read_text(encoding="utf-8")
    assert [path.name for path in (own / "site" / "meetings").iterdir() if path.name.startswith("example-")]
    assert "is up to date" in _build(own).output
    (own / "docs" / "about.md").write_text("# من نحن\n", encoding="utf-8")
    assert "is up to date" not in _build(own).output


def test_dates_are_told_with_the_months_of_the_newsroom(own: Path) -> None:
    def told(*words: str) -> str:
        words = ("example", "--data", str(own / "data"), *words)
        return CliRunner().invoke(explain.command, words, obj=own, catch_exceptions=False).output

    article = own / "data" / "articles" / "example.md"
    article.write_text(article.read_text(encoding="utf-8").replace("2024-03-1", "2024-08-1"), encoding="utf-8")
    assert "أغسطس 2024" in told()
    assert "غشت 2024" in told("--months", "maghreb")
    settings = (own / "mkdocs.yml").read_text(encoding="utf-8")
    (own / "mkdocs.yml").write_text(settings.replace("months: international", "months: levant"), encoding="utf-8")
    assert "آب 2024" in told()
    (own / "data" / "site.yaml").write_text("months: tunisia\n", encoding="utf-8")
    assert "أوت 2024" in told()


def _named(name: bytes) -> Callable[[Path], None]:
    return lambda own: Path(os.fsdecode(os.fsencode(own / "docs") + b"/" + name)).write_text("# x", encoding="utf-8")


NO_PAGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a pipe": (lambda own: os.mkfifo(own / "docs" / "a.md"), "docs/a.md: not a regular file"),
    "a device": (lambda own: (own / "docs" / "a.png").symlink_to("/dev/zero"), "docs/a.png: not a regular file"),
    "a link that leads nowhere": (lambda own: (own / "docs" / "a.md").symlink_to("b"), "docs/a.md: not a regular file"),
    "a link to what holds it": (lambda own: (own / "docs" / "a").symlink_to("."), "docs/a: a symbolic link that leads"),
    "a folder that leads to itself": (lambda own: _looped(own / "docs"), "docs: not a folder, or a symbolic link"),
    "a name that is no text": (_named(b"\xff\xfe.md"), "docs/\ufffd\ufffd.md: the name is not in UTF-8: rename it"),
    "a picture of such a name": (_named(b"\xfd.png"), "docs/\ufffd.png: the name is not in UTF-8: rename it"),
    "settings that are a pipe": (lambda own: _pipe(own / "mkdocs.yml"), "mkdocs.yml: not a regular file"),
}


def _looped(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.symlink_to(folder.name)


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize("name", NO_PAGES)
def test_what_is_no_page_of_a_newsroom_is_named(name: str, own: Path) -> None:
    put, says = NO_PAGES[name]
    put(own)
    words = [sys.executable, "-m", "arabic_timeline", "build", *DAY]
    done = subprocess.run(words, cwd=own, capture_output=True, text=True, timeout=120, env=HERE)
    assert done.returncode == 1
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert not (own / "site").exists()


SAID = {"a": "استقبل سالم الرامي أمس روبرت ميلر في صدف.", "b": "التقى فؤاد النجدي اليوم هنري دوغلاس في مكتبه."}


def test_the_example_goes_with_its_rows_when_the_first_article_comes(own: Path) -> None:
    for name, text in SAID.items():
        (own / f"{name}.json").write_text(json.dumps({"title": name, "text": text}), encoding="utf-8")
    people = own / "data" / "knowledge" / "people.yaml"
    mine = people.read_text(encoding="utf-8").replace("- id: ingrid", "- id: rami\n  name: سالم الرامي\n- id: ingrid")
    people.write_text(mine, encoding="utf-8")
    said = add(own, own / "a.json", keeps=True).output
    assert "The made-up example of init is taken away (articles/example.md, people.yaml, outlets.yaml)." in said
    assert not (own / "data" / "articles" / "example.md").exists()
    known, faults = registry.load(own / "data" / "knowledge")
    assert (list(known.people), list(known.outlets), faults) == (["rami"], [], ())
    assert people.read_text(encoding="utf-8").startswith("# الأشخاص")
    assert "example" not in (own / "data" / "ids.yaml").read_text(encoding="utf-8")
    assert "taken away" not in add(own, own / "b.json", keeps=True).output
    assert 'page: "people/n.روبرت-ميلر"' in (own / "data" / "addresses.yaml").read_text(encoding="utf-8")


def test_nobody_waits_for_a_pipe_among_the_articles_when_the_example_goes(own: Path) -> None:
    """Nor reads a device that has no end: what cannot be read may name the rows, so they stay."""
    os.mkfifo(own / "data" / "articles" / "pipe.md")
    (own / "data" / "knowledge" / "none.yaml").symlink_to("/dev/zero")
    people = digests(own / "data" / "knowledge")
    taken = (
        "from pathlib import Path; from arabic_timeline.commands import init; print(init.take_example(Path('data')))"
    )
    done = subprocess.run([sys.executable, "-c", taken], cwd=own, capture_output=True, text=True, timeout=60, env=HERE)
    assert done.stdout == "['articles/example.md']\n", done.stderr
    assert digests(own / "data" / "knowledge") == people


def test_an_example_that_somebody_made_his_own_stays_and_a_row_that_is_named(own: Path) -> None:
    article, offices = own / "data" / "articles" / "example.md", own / "data" / "knowledge" / "offices.yaml"
    whole = article.read_bytes()
    article.write_bytes(whole + b"\n")
    assert _init(own, "--no-example").exit_code == 0
    assert article.exists()
    article.write_bytes(whole)
    offices.write_text("- id: o\n  name: وزير\n  tenures: [{person: salem-marzouki, from: 2020}]\n", encoding="utf-8")
    assert _init(own, "--no-example").exit_code == 0
    assert not article.exists()
    known, _ = registry.load(own / "data" / "knowledge")
    assert (list(known.people), list(known.outlets)) == (["salem-marzouki"], [])


def test_what_is_there_already_stays(own: Path) -> None:
    (own / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    (own / "ci" / "rsync").unlink()
    again = _init(own)
    assert "1 file written" in again.stdout
    assert "mkdocs.yml" in again.stderr
    assert (own / "mkdocs.yml").read_text(encoding="utf-8") == "site_name: x\n"
    assert (own / "ci" / "rsync").is_file()


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ("site_nam: x\n", "mkdocs.yml:1: «site_nam» is the program's to say; is «site_name» meant?"),
        ("site_name: x\ndocs_dir: y\n", "mkdocs.yml:2: «docs_dir» is the program's to say: only site_name, "),
        ("theme: {name: readthedocs}\n", "«theme.name» is the program's to say: only logo, favicon, icon may stand"),
        ("plugins: [search, arabic-timeline]\n", "carries the timeline as a plugin: run «mkdocs build» here"),
        ("- x\n", "settings expected, each as «name: value»"),
        ("site_name: [\n", "mkdocs.yml: MkDocs encountered an error parsing the configuration file"),
    ],
)
def test_settings_that_are_not_a_newsrooms_are_one_line(own: Path, settings: str, says: str) -> None:
    (own / "mkdocs.yml").write_text(settings, encoding="utf-8")
    result = _build(own)
    assert result.exit_code == 1
    assert says in result.stderr
    assert "Traceback" not in result.output


def test_a_menu_of_its_own_may_leave_pages_out(own: Path) -> None:
    (own / "mkdocs.yml").write_text("site_name: x\nnav: [index.md, {من نحن: about.md}]\n", encoding="utf-8")
    result = _build(own)
    assert result.exit_code == 0, result.output
    assert 'href="method.html"' not in (own / "site" / "about.html").read_text(encoding="utf-8")


_MENU = [  # (site.yaml, mkdocs.yml besides the name, SITE_URL, whether the menu leads to what is for editors)
    ("", "", "", True),
    ("", "", "https://desk.test/dossier/", False),
    ("", "site_url: https://desk.test/dossier/\n", "", False),
    ("", "site_url: ''\n", "", True),
    ("editors: true\n", "", "https://desk.test/dossier/", True),
    ("editors: false\n", "", "", False),
]


@pytest.mark.parametrize(("site", "settings", "address", "leads"), _MENU)
def test_what_is_for_editors_stands_in_no_menu_that_readers_see(
    own: Path, site: str, settings: str, address: str, leads: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    (own / "data" / "site.yaml").write_text(site, encoding="utf-8")
    (own / "mkdocs.yml").write_text(f"site_name: x\n{settings}", encoding="utf-8")
    monkeypatch.setenv("SITE_URL", address)
    result = _build(own)
    assert result.exit_code == 0, result.output
    index = (own / "site" / "index.html").read_text(encoding="utf-8")
    for page in ("review.html", "editors.html"):
        assert (f'href="{page}"' in index) == leads, page
        assert (own / "site" / page).is_file()


def _served(folder: Path, port: int) -> subprocess.Popen[bytes]:
    """A server of rsync on this machine, whose module «site» is the folder."""
    who = f"uid = {os.getuid()}\ngid = {os.getgid()}\n"  # asked by root, it would be nobody
    where = f"port = {port}\naddress = 127.0.0.1\n[site]\npath = {folder}\nread only = no\n"
    settings = f"use chroot = no\n{who}{where}"
    (folder.parent / "rsyncd.conf").write_text(settings, encoding="utf-8")
    words = ["rsync", "--daemon", "--no-detach", f"--config={folder.parent / 'rsyncd.conf'}"]
    server = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(200):
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return server
        time.sleep(0.05)
    server.kill()
    raise AssertionError("rsync does not listen")


@pytest.mark.skipif(shutil.which("rsync") is None, reason="rsync is not installed here")
@pytest.mark.parametrize("is_served", [False, True], ids=["folder", "server"])
def test_rsync_makes_the_server_hold_what_was_built(own: Path, tmp_path: Path, is_served: bool) -> None:
    there = tmp_path / "www"
    materialise({"site/index.html": "1", "site/meetings/a.html": "a", "site/.made-by-arabic-timeline": "x"}, own)
    materialise({"old.html": "gone since"}, there)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = _served(there, port) if is_served else None
    step = ["sh", "ci/rsync", f"rsync://127.0.0.1:{port}/site/" if server else f"{there}/"]
    try:
        _run([step], own, dict(os.environ))
        assert {name: there.joinpath(name).read_text(encoding="utf-8") for name in digests(there)} == {
            "index.html": "1", "meetings/a.html": "a",
        }  # fmt: skip
        (own / "site" / "meetings" / "a.html").unlink()
        materialise({"site/index.html": "two", "site/meetings/b.html": "b"}, own)
        _run([step], own, dict(os.environ))
        assert digests(there).keys() == {"index.html", "meetings/b.html"}
        assert (there / "index.html").read_text(encoding="utf-8") == "two"
    finally:
        if server:
            server.terminate()
            server.wait()


def test_rsync_says_what_is_missing(own: Path) -> None:
    done = subprocess.run(["sh", "ci/rsync", "x:/y"], cwd=own, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (1, "There is no site/ yet: run ci/build first.\n")
    materialise({"site/index.html": "1"}, own)
    done = subprocess.run(["sh", "ci/rsync"], cwd=own, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (2, "Usage: ci/rsync user@example.org:/var/www/timeline/\n")


def test_an_existing_site_carries_the_timeline_under_a_path(tmp_path: Path) -> None:
    """As installed: mkdocs finds plugins by the entry points of packages."""
    (tmp_path / "lib" / "x-1.dist-info").mkdir(parents=True)
    told = ROOT.joinpath("pyproject.toml").read_text(encoding="utf-8")
    (entry,) = re.findall(r'^arabic-timeline = "(arabic_timeline\.commands\.plugin:\w+)"$', told, re.MULTILINE)
    about = tmp_path / "lib" / "x-1.dist-info"
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: x\nVersion: 1\n", encoding="utf-8")
    (about / "entry_points.txt").write_text(f"[mkdocs.plugins]\narabic-timeline = {entry}\n", encoding="utf-8")
    site = tmp_path / "existing"
    assert _init(tmp_path / "own").exit_code == 0
    shutil.copytree(tmp_path / "own" / "data", site / "data")
    settings = "site_name: جريدة\nsite_url: https://example.org/\nstrict: true\ntheme: {name: material}\n"
    settings += "plugins: [search, {arabic-timeline: {path: news/timeline, months: levant}}]\n"
    settings += "nav: [index.md, {اللقاءات: news/timeline/index.html}]\n"
    materialise({"mkdocs.yml": settings, "docs/index.md": "# x\n\n[y](news/timeline/index.html)\n"}, site)
    environment = {**os.environ, "PYTHONPATH": f"{tmp_path / 'lib'}:{ROOT}", "NO_MKDOCS_2_WARNING": "1"}
    environment["SOURCE_DATE_EPOCH"] = "1767312000"
    mkdocs = [sys.executable, "-m", "mkdocs", "build"]
    done = subprocess.run(mkdocs, cwd=site, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    index = (site / "site" / "news" / "timeline" / "index.html").read_text(encoding="utf-8")
    assert 'href="https://example.org/news/timeline/index.html"' in index
    assert "جريدة" in index
    assert 'href="news/timeline/' in (site / "site" / "index.html").read_text(encoding="utf-8")
    assert (site / ".cache" / "arabic-timeline" / ".gitignore").read_text(encoding="utf-8") == "*\n"
    (site / "data" / "articles" / "c.md").write_text("broken", encoding="utf-8")
    done = subprocess.run(mkdocs, cwd=site, env=environment, capture_output=True, text=True)
    assert done.returncode == 1
    assert "data/articles/c.md:1: front matter missing" in done.stderr
    assert "Traceback" not in done.stderr


_HOSTS = {
    "github": "https://desk.github.test/dossier/",
    "gitlab": "https://desk.gitlab.test/dossier/",
    "readthedocs": "https://dossier.readthedocs.test/ar/latest/",
}


def _published(own: Path, host: str, scratch: Path, clean: dict[str, str]) -> Path:
    """What a host publishes: the steps of its file, run by a shell as the host does, with its variables."""
    files = {"github": ".github/workflows/site.yml", "gitlab": ".gitlab-ci.yml", "readthedocs": ".readthedocs.yaml"}
    steps = yaml.safe_load((own / files[host]).read_text(encoding="utf-8"))
    address = _HOSTS[host]
    if host == "github":
        (step,) = [one for one in steps["jobs"]["build"]["steps"] if "run" in one]
        given = "${{ steps.pages.outputs.base_url && format('{0}/', steps.pages.outputs.base_url) }}"
        assert step["env"] == {"SITE_URL": given}  # «base_url» has no slash at its end
        (taken,) = [one["with"]["path"] for one in steps["jobs"]["build"]["steps"] if "upload-pages" in str(one)]
        _run(
            [["bash", "-eo", "pipefail", "-c", step["run"]]],
            own,
            {**clean, "SITE_URL": address, "GITHUB_ACTIONS": "true"},
        )
        return own / taken
    if host == "gitlab":
        assert steps["pages"]["variables"] == {"SITE_URL": "$CI_PAGES_URL/"}
        _run([["sh", "-ec", "\n".join(steps["pages"]["script"])]], own, {**clean, "SITE_URL": address})
        (taken,) = steps["pages"]["artifacts"]["paths"]
        return (own / taken).rename(scratch)
    told = {"READTHEDOCS_CANONICAL_URL": address, "READTHEDOCS_OUTPUT": str(scratch)}
    _run([["sh", "-c", one] for one in steps["build"]["commands"]], own, {**clean, **told})
    return scratch / "html"


def _run(commands: list[list[str]], folder: Path, environment: dict[str, str]) -> None:
    for words in commands:
        done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.long
def test_its_ci_runs_from_a_wheel_in_a_clean_folder(tmp_path: Path) -> None:
    """The wheel made here, installed where nothing of this folder is, builds and checks what `init` made."""
    copy = tmp_path / "source"
    names = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True)
    for name in filter(lambda one: (ROOT / one).is_file(), names.stdout.splitlines()):
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_bytes((ROOT / name).read_bytes())
    pip = [sys.executable, "-m", "pip"]
    made = [*pip, "wheel", "--quiet", "--no-deps", "-w", str(tmp_path), str(copy)]
    done = subprocess.run(made, capture_output=True, text=True)
    if done.returncode and "No matching distribution" in done.stderr:
        pytest.skip("no place to take the makers of wheels from")
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    own = tmp_path / "own"
    assert _init(own, "--wheel", str(wheel)).exit_code == 0
    for path in (FIVE / "articles").iterdir():
        (own / "data" / "articles" / path.name).write_bytes(path.read_bytes())
    system = str(Path(sys.base_prefix) / "bin")
    clean = {"PATH": f"{system}:/usr/bin:/bin", "HOME": str(tmp_path), "SOURCE_DATE_EPOCH": "1767312000"}
    kept = {name: value for name, value in os.environ.items() if name.startswith("PIP_")}
    done = subprocess.run(["sh", "ci/build"], cwd=own, env={**kept, **clean}, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    result = CliRunner().invoke(
        build.command,
        ["--data", str(own / "data"), "--output", str(tmp_path / "here"), "--today", "2026-01-02"],
        obj=own,
        catch_exceptions=False,
    )
    assert result.exit_code == 0, result.output
    theirs, ours = digests(own / "site"), digests(tmp_path / "here")
    assert theirs.keys() == ours.keys()
    tool = own / ".venv" / "bin" / "arabic-timeline"
    meetings = json.loads((own / "site" / "data" / "timeline.json").read_text(encoding="utf-8"))["meetings"]
    entry = next(meeting["id"] for meeting in meetings if "example" in meeting["articles"])
    told = subprocess.run([tool, "explain", entry], cwd=own, env=clean, capture_output=True, text=True)
    assert "2024-03-12" in told.stdout, told.stderr
    wrong = subprocess.run([tool, "explain", "nothing"], cwd=own, env=clean, capture_output=True, text=True)
    assert (wrong.returncode, "Traceback" in wrong.stderr) == (1, False)
    if shutil.which("rsync"):  # the line of the README, to a folder of this machine
        (line,) = re.findall(r"`(SITE_URL=\S+ sh ci/build && sh ci/rsync )\S+`", (own / "README.md").read_text("utf-8"))
        shutil.rmtree(own / "site")
        _run([["sh", "-c", f"{line}{tmp_path / 'www'}/"]], own, {**kept, **clean})
        assert digests(tmp_path / "www").keys() >= digests(tmp_path / "here").keys() - {owned.MARK}
    for host, address in _HOSTS.items():
        shutil.rmtree(own / "site", ignore_errors=True)
        published = _published(own, host, tmp_path / host, {**kept, **clean})
        index = (published / "index.html").read_text(encoding="utf-8")
        assert f'<link rel="canonical" href="{address}index.html">' in index, host
        assert {path.name for path in published.iterdir()} >= {path.name for path in (tmp_path / "here").iterdir()}

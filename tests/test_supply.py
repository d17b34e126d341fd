"""What the project takes from others: named by digest, with no more rights than needed, licences listed."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import runpy
import shutil
import subprocess
import tarfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
import yaml

from arabic_timeline.commands import annotate
from arabic_timeline.commands.bring import fetch
from arabic_timeline.commands.desk import server

ROOT = Path(__file__).resolve().parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_named_by_digest_and_may_do_little(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    used = re.findall(r"uses: (\S+)(.*)", text)
    assert used
    for action, comment in used:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action), action
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment), f"{action}: which version is it?"
    whole = yaml.safe_load(text)
    assert whole["permissions"] == {"contents": "read"}
    assert all("timeout-minutes" in job for job in whole["jobs"].values())
    for job in whole["jobs"].values():
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


PINS = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "requirements").glob("*.txt")}


@pytest.mark.parametrize("name", sorted(PINS))
def test_every_library_is_pinned_with_digests(name: str) -> None:
    text = PINS[name]
    pinned = re.findall(r"^[\w.-]+==\S+ \\\n(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+", text, re.MULTILINE)
    named = re.findall(r"^[\w.-]+", text, re.MULTILINE)
    assert len(pinned) == len(named) > 0


def test_every_pin_is_audited_in_a_run_that_takes_its_file(tmp_path: Path) -> None:
    """pip-audit ends where two files of one run pin a library differently; what no run asks about passed none."""
    tool = tmp_path / "bin" / "pip-audit"
    tool.parent.mkdir()
    tool.write_text(
        f'#!/bin/sh\necho "$@" >>{tmp_path}/asked\ncase "$*" in *test.txt*) exit 1; esac\n', encoding="utf-8"
    )
    tool.chmod(0o755)
    (tmp_path / ".done").touch()
    make = ["make", "--silent", "-C", str(ROOT), "audit", f"TOOLS={tmp_path}", "-o", f"{tmp_path}/.done"]
    done = subprocess.run(make, capture_output=True, text=True)
    asked: set[tuple[str, str]] = set()
    for run in (tmp_path / "asked").read_text(encoding="utf-8").splitlines():
        assert "--strict" in run
        pins = [_pins(file) for file in re.findall(r"requirements/([\w-]+)\.txt", run)]
        assert all(
            one.get(name, version) == version for one in pins for other in pins for name, version in other.items()
        )
        asked |= {pin for one in pins for pin in one.items()}
    assert asked == {pin for name in PINS for pin in _pins(name).items()}
    assert done.returncode != 0, "what one file fails by is not forgotten over the next"


def _pins(name: str) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==(\S+)", PINS[name], re.MULTILINE))


def test_make_installs_nothing_without_digests() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8") + (ROOT / ".ci" / "versions").read_text(encoding="utf-8")
    for line in re.findall(r".*pip install.*", text):
        assert "--require-hashes" in line, line
    tools = (ROOT / "requirements" / "tools.txt").read_text(encoding="utf-8")
    assert {"pip-audit", "pip-tools", "cyclonedx-bom", "build"} <= set(re.findall(r"^[\w.-]+", tools, re.MULTILINE))


def test_every_font_is_listed_with_its_licence() -> None:
    rows = json.loads((ROOT / "requirements" / "bundled.json").read_text(encoding="utf-8"))
    there = (path for folder in ("docs", "templates") for path in (ROOT / folder).rglob("*.woff2"))
    fonts = {path.relative_to(ROOT).as_posix() for path in there}
    assert {row["path"] for row in rows if row["kind"] == "font"} == fonts
    listed = (ROOT / "THIRD-PARTY.md").read_text(encoding="utf-8")
    for path in fonts:
        assert f"{path.rpartition('-')[0]}-*.woff2" in listed or path in listed


def test_the_threat_model_says_what_is_so() -> None:
    """The tests that it names are there, and its figures are those of the program."""
    told = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:tests|arabic_timeline|commands)/[\w/.]+)`", told)
    assert len(named) > 5
    assert [one for one in named if not any((ROOT / part / one).exists() for part in ("", "arabic_timeline"))] == []
    for figure in (
        f"{fetch.PATIENCE} seconds",
        f"{(fetch.LARGEST + fetch._BESIDES) // 1_000_000} MB",
        f"{fetch.SILENCE} seconds of silence",
        f"{fetch._REDIRECTS} redirects",
        f"{annotate.LONGEST_TEXT:,} characters",
        f"{server._LARGEST:,} bytes",
    ):
        assert figure in told


def test_ci_calls_what_the_readme_tells() -> None:
    run = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "make test\n" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert "    make test\n" in run
    assert "make check" in run


def test_a_release_says_what_is_in_it_and_how_it_was_built(tmp_path: Path) -> None:
    """An SBOM with the fonts and data of the tree besides, a statement with the digest of every file and every pin."""
    recipe = (
        (ROOT / "Makefile").read_text(encoding="utf-8").partition("\nrelease: $(TOOLS)/.done\n")[2].partition("\n\n")[0]
    )
    assert re.search(r"bin/cyclonedx-py environment .*--output-file \.build/sbom\.json\n", recipe, re.DOTALL)
    assert recipe.rstrip().endswith("bin/python .ci/release.py")
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    for row in json.loads((ROOT / "requirements" / "bundled.json").read_text(encoding="utf-8")):
        (tmp_path / row["path"]).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / row["path"], tmp_path / row["path"])
    (tmp_path / ".build").mkdir()
    (tmp_path / ".build" / "sbom.json").write_text('{"components": [{"name": "jinja2"}]}', encoding="utf-8")
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / "x.whl").write_bytes(b"wheel")
    main = runpy.run_path(str(ROOT / ".ci" / "release.py"))["main"]
    main.__globals__.update(ROOT=tmp_path, DIST=tmp_path / "dist")
    main()
    told = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "dist").iterdir()}
    parts = [one["name"] for one in json.loads(told["sbom.cdx.json"])["components"]]
    assert parts[0] == "jinja2" and len(parts) > 3
    statement = json.loads(told["provenance.intoto.json"])
    wheel = hashlib.sha256(b"wheel").hexdigest()
    assert {"name": "x.whl", "digest": {"sha256": wheel}} in statement["subject"]
    pins = {one["name"] for one in statement["predicate"]["buildDefinition"]["resolvedDependencies"]}
    assert {f"requirements/{path.name}" for path in (ROOT / "requirements").glob("*.txt")} < pins
    assert f"{wheel}  x.whl\n" in told["SHA256SUMS"]


def test_what_is_long_runs_every_night() -> None:
    nightly = yaml.load((ROOT / ".github/workflows/nightly.yml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    steps = [step.get("run", "") for job in nightly["jobs"].values() for step in job["steps"]]
    assert {".ci/run test-all", 'make campaign CAMPAIGN="--size whole"', "make versions"} <= set(steps)
    assert "    make test-all\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_what_a_run_leaves_out_is_told_in_a_line_each(pytestconfig: pytest.Config) -> None:
    here = str(ROOT / "tests" / "conftest.py")
    (conftest,) = (one for one in pytestconfig.pluginmanager.get_plugins() if getattr(one, "__file__", "") == here)
    lines: list[str] = []
    skipped = [SimpleNamespace(longrepr=("x.py", 1, f"Skipped: {why}")) for why in ("no browser", "no y", "no browser")]
    stats = {"skipped": skipped, "deselected": [1, 2]}
    option = SimpleNamespace(markexpr="not long", keyword="")
    conftest.pytest_terminal_summary(
        SimpleNamespace(stats=stats, write_line=lines.append), cast(Any, SimpleNamespace(option=option))
    )
    assert lines == ["Skipped: 2 (no browser); 1 (no y)", "Left out: 2 long ones (make test-all)"]


def test_the_package_names_its_reader_of_yaml() -> None:
    """The quick one; and ``yaml.safe_load``, which conftest.py makes quick for the tests, is none of the package's."""
    for path in (ROOT / "arabic_timeline").rglob("*.py"):
        assert "yaml.safe_load" not in path.read_text(encoding="utf-8"), path


def _packed(path: Path, names: list[str], **told: Any) -> Path:
    with tarfile.open(path, "w:gz") as out:
        for name in names:
            one = tarfile.TarInfo(name)
            one.size = len(name)
            for key, value in told.items():
                setattr(one, key, value)
            out.addfile(one, io.BytesIO(name.encode()))
    return path


def test_the_source_of_a_release_is_the_same_bytes_wherever_it_is_packed(tmp_path: Path) -> None:
    """Days, order, owners and rights of the folder that it was packed in are not in it."""
    release = runpy.run_path(str(ROOT / ".ci" / "release.py"))
    one = _packed(tmp_path / "one.tar.gz", ["p/b", "p/a"], mtime=1_700_000_000, uname="editor", mode=0o600)
    other = _packed(tmp_path / "other.tar.gz", ["p/a", "p/b"], mtime=1_800_000_000, uid=1000, mode=0o664)
    for path in (one, other):
        release["repack"](path, 1_767_312_000)
    assert one.read_bytes() == other.read_bytes()
    with tarfile.open(one) as packed:
        assert [(file.name, file.mtime, file.mode) for file in packed] == [
            (name, 1_767_312_000, 0o644) for name in ("p/a", "p/b")
        ]


@pytest.mark.parametrize("target", ["wheel", "release"])
def test_make_leaves_nothing_of_a_package_beside_the_sources(target: str) -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    (recipe,) = re.findall(rf"^{target}: \$\(TOOLS\)/\.done\n((?:\t.*\n)+)", text, re.MULTILINE)
    lines = [line.strip() for line in recipe.splitlines()]
    made = next(n for n, line in enumerate(lines) if "-m build" in line)
    assert "*.egg-info" in lines[made - 1]
    assert lines[made + 1] == "@rm -rf build *.egg-info"


def test_versions_leaves_out_a_python_that_only_has_a_name(tmp_path: Path) -> None:
    """A shim that stands for no Python (pyenv's) is no fault; none at all is one."""
    for version in ("3.11", "3.12", "3.13"):
        shim = tmp_path / f"python{version}"
        shim.write_text("#!/bin/sh\necho 'command not found' >&2\nexit 127\n", encoding="utf-8")
        shim.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run([ROOT / ".ci" / "versions"], env={"PATH": path}, capture_output=True, text=True, cwd=tmp_path)
    left = [f"python{version}: not here, left out" for version in ("3.11", "3.12", "3.13")]
    assert done.stdout.splitlines() == [*left, "no Python from 3.11 to 3.13 is here"]
    assert done.returncode == 1

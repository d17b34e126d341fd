"""What the project takes from others: named by digest, with no more rights than needed, licences listed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

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


@pytest.mark.parametrize("name", ["base", "import", "test", "fuzz", "tools"])
def test_every_library_is_pinned_with_digests(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    pinned = re.findall(r"^[\w.-]+==\S+ \\\n(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+", text, re.MULTILINE)
    named = re.findall(r"^[\w.-]+", text, re.MULTILINE)
    assert len(pinned) == len(named) > 0


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


def test_ci_calls_what_the_readme_tells() -> None:
    run = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "make test\n" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert "    make test\n" in run
    assert "make check" in run


def test_the_package_names_its_reader_of_yaml() -> None:
    """The quick one; and ``yaml.safe_load``, which conftest.py makes quick for the tests, is none of the package's."""
    for path in (ROOT / "arabic_timeline").rglob("*.py"):
        assert "yaml.safe_load" not in path.read_text(encoding="utf-8"), path

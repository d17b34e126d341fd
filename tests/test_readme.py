"""The commands of README and CONTRIBUTING do what they say."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


def blocks(name: str) -> list[str]:
    return BLOCK.findall((ROOT / name).read_text(encoding="utf-8"))


def is_program(block: str) -> bool:
    return "build_timeline.py" in block


@pytest.mark.parametrize("block", [one for one in blocks("README.md") if is_program(one)])
def test_readme_commands_run(block: str, tmp_path: Path) -> None:
    for entry in ROOT.iterdir():
        if not entry.name.startswith(".") and not entry.name.startswith("site"):
            (tmp_path / entry.name).symlink_to(entry)
    script = f'set -euo pipefail\npython() {{ "{sys.executable}" "$@"; }}\n{block}'
    done = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_make_targets_tests_and_links_exist(name: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    text = (ROOT / name).read_text(encoding="utf-8")
    for target in re.findall(r"(?:^|`)make ([a-z]+)", text, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
    for path in [*LINK.findall(text), *re.findall(r"tests/test_\w+\.py", text)]:
        assert (ROOT / path).exists(), path


def test_every_recipe_is_one_file_and_one_command() -> None:
    recipes = re.findall(
        r"^### (.+?)\n(.+?)(?=^##)", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.M | re.S
    )
    assert len(recipes) == 4
    assert all(len(BLOCK.findall(text)) == 1 for _, text in recipes)

"""The commands and examples of README, CONTRIBUTING and the pages for editors do what they say."""

from __future__ import annotations

import json
import os
import re
import select
import shutil
import subprocess
import sys
from pathlib import Path

import forked
import pytest
from tables import FIVE, materialise

from arabic_timeline import timeline as road

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


def blocks(name: str) -> list[str]:
    return BLOCK.findall((ROOT / name).read_text(encoding="utf-8"))


PYTHON = re.findall(
    r"^```python\n(.*?)^```$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
)


@pytest.mark.parametrize("block", PYTHON)
def test_readme_examples_hold(block: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").symlink_to(FIVE)  # never data/ here, which is whoever's it is
    monkeypatch.chdir(tmp_path)
    exec(block, {})


def _as_cloned(folder: Path) -> None:
    """The program as links in a folder, with the five articles whatever stands in data/."""
    for entry in ROOT.iterdir():
        if not entry.name.startswith((".", "site")) and entry.name != "data":
            (folder / entry.name).symlink_to(entry)
    (folder / "data").symlink_to(FIVE)
    (folder / "build_timeline.py").unlink()  # its own folder is where it works
    shutil.copy(ROOT / "build_timeline.py", folder)


def is_program(block: str) -> bool:
    return "build_timeline.py" in block


# What stands for python: the words of a call and its input go to this process, which forks the program.
CALLED = """set -euo pipefail
python() { cat >given; printf '%s\\0' "$@" >words; read -r status <status; return "$status"; }
"""


@pytest.mark.parametrize("block", [one for one in blocks("README.md") if is_program(one)])
def test_readme_commands_run(block: str, tmp_path: Path) -> None:
    """Each after the other, as bash reads them; how the program starts is tested elsewhere (test_terminal.py)."""
    _as_cloned(tmp_path)
    for name in ("words", "status"):
        os.mkfifo(tmp_path / name)
    words = os.open(tmp_path / "words", os.O_RDWR)  # at both ends, so that nobody waits for the other to open it
    status = os.open(tmp_path / "status", os.O_RDWR)
    script = ["bash", "-c", CALLED + block]
    calls = 0
    with subprocess.Popen(script, cwd=tmp_path, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as bash:
        try:
            while bash.poll() is None:
                if select.select([words], [], [], 0.02)[0]:
                    program, *called = os.read(words, 65536).decode().split("\0")[:-1]
                    assert program == "build_timeline.py"
                    done = forked.run(*called, root=tmp_path, stdin=(tmp_path / "given").read_bytes())
                    assert "Traceback" not in done.err
                    assert done.status == 0, done.err
                    calls += 1
                    os.write(status, f"{done.status}\n".encode())
        finally:
            bash.kill()  # it waits for its answer
        assert bash.stderr is not None
        assert (bash.returncode, bash.stderr.read()) == (0, "")
    os.close(words)
    os.close(status)
    assert calls == block.count("python build_timeline.py")


def test_no_block_is_left_out() -> None:
    """Every block of the README is run here: with the program, as Python, or by make."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(re.findall(r"^```\w*$", text, re.MULTILINE)) == 2 * (len(blocks("README.md")) + len(PYTHON) + 1)
    others = [one.split() for one in blocks("README.md") if not is_program(one)]
    assert [one[:2] for one in others] == [["make", "site"], ["make", "wheel"]]  # the latter: test_newsroom.py


HERE = ["make", f"PY={sys.executable}", "-o", ".venv/.base", "-o", ".venv/.test"]


def test_the_two_commands(tmp_path: Path) -> None:
    """The commands are read: those of the README run the same program, and `make test` runs this very test."""
    _as_cloned(tmp_path)
    for name, command in (("site", f"{sys.executable} build_timeline.py"), ("test", f"{sys.executable} -m pytest")):
        read = subprocess.run([*HERE, "-n", name], cwd=tmp_path, capture_output=True, text=True)
        assert command in read.stdout, read.stderr


@pytest.mark.long
def test_make_site_builds_the_site(tmp_path: Path) -> None:
    _as_cloned(tmp_path)
    done = subprocess.run([*HERE, "site"], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "site" / "index.html").is_file()
    assert "Open it in a browser: file://" in done.stdout


EXAMPLE = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_examples_for_editors_are_read(tmp_path: Path) -> None:
    """Each file of data/ has an example in docs/editors.md, and all of them together are a folder without a fault."""
    text = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
    files: dict[str, str] = {}
    for match in EXAMPLE.finditer(text):
        if match[1].startswith("---"):
            files["articles/005.md"] = match[1]
        else:
            name = re.findall(r"`data/(lexicon|entries|site\.yaml|knowledge/\w+\.yaml)`", text[: match.start()])[-1]
            files[name if "." in name else f"{name}/words.yaml"] = match[1]
    knowledge = {path.relative_to(FIVE).as_posix() for path in (FIVE / "knowledge").iterdir()}
    assert files.keys() == {*knowledge, "articles/005.md", "lexicon/words.yaml", "entries/words.yaml", "site.yaml"}
    files["articles/006.md"] = files["articles/005.md"].replace("005", "006")
    del files["lexicon/words.yaml"]  # its words are descriptions of words
    files["knowledge/people.yaml"] += "- id: other\n  name: شخص آخر\n"
    materialise(files, tmp_path)
    (tmp_path / "media").mkdir()
    start = b"\xff\xd8\xff\xc0\x00\x11\x08\x01\xe0\x02\x80\x03" + bytes(9)  # of a picture of 640 × 480 pixels
    (tmp_path / "media" / "arrival.jpg").write_bytes(start)
    assert [one.message for one in road.load(tmp_path).faults] == []


def test_the_settings_for_an_editor_name_what_is_there() -> None:
    (block,) = re.findall(
        r"^```json\n(.*?)^```$", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    for schema, file in json.loads(block)["yaml.schemas"].items():
        assert (ROOT / schema).is_file()
        here = list(FIVE.glob(file.removeprefix("data/")))
        assert here or file == "data/entries/*.yaml", file  # the five articles need none


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
    assert len(recipes) == 11
    assert all(len(BLOCK.findall(text)) == 1 for _, text in recipes)

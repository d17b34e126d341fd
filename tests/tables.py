"""Read the tables of tests/cases and lay out the files that a case names."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import Any

import pytest
import yaml

from arabic_timeline.commands import main

CASES = Path(__file__).parent / "cases"
FIVE = Path(__file__).parent / "five"  # the five articles; data/ is whoever's it is (`make five` copies it here)


def cases(name: str) -> list[Any]:
    """The rows of ``cases/<name>.yaml`` as pytest parameters under their names."""
    rows = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    names = [row["name"] for row in rows]
    assert len(set(names)) == len(names), "two cases with one name"
    return [pytest.param(row, id=row["name"]) for row in rows]


def numbered(folder: Path) -> None:
    """Let the meetings of a data folder go by the numbers that they have in their articles («a-1»)."""
    with pytest.raises(SystemExit) as done:
        main(Path(), ["ids", "--numbers", "--data", str(folder)])
    assert done.value.code == 0


def materialise(files: dict[str, Any], folder: Path) -> None:
    """Write the files of a case: text in UTF-8, or ``{bytes: …}`` with Python escapes, ``{repeat: [text, n]}``,
    or ``{link: target}``."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            path.write_bytes(content.encode())
        elif "link" in content:
            path.symlink_to(content["link"])
        elif "bytes" in content:
            path.write_bytes(codecs.escape_decode(content["bytes"].encode())[0])
        else:
            path.write_bytes("".join(text * times for text, times in content["repeat"]).encode())

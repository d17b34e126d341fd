"""Seeds from the package's own cases: every text that a table of tests/cases holds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from arabic_timeline import yamltext

from . import words

CASES = Path(__file__).parent.parent / "cases"
PAGES = CASES.parent / "pages"
_LONGEST = 1_500  # characters of a seed
_FILES = ("dates", "silent", "impossible", "spellings", "articles_dates", "meetings", "titles", "furniture", "articles")


@cache
def texts() -> tuple[str, ...]:
    """Arabic texts of the cases, each once."""
    files = (path for name in _FILES for path in (CASES / f"{name}.yaml", *sorted((CASES / name).glob("*.yaml"))))
    found = (text for path in files if path.is_file() for text in _strings(_rows(path)))
    arabic = (text for text in found if len(text) <= _LONGEST and any(ord(char) in words.ARABIC for char in text))
    return tuple(dict.fromkeys(arabic))


def _rows(path: Path) -> Any:
    return yamltext.load(path.read_text(encoding="utf-8"))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _strings(one)

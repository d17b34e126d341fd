"""What a source gives: one page as it came, or one clear line."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from arabic_timeline.commands.bring import fetch

LARGEST = fetch.LARGEST  # bytes of one page


class SourceError(Exception):
    """A source that cannot be read: one clear line."""


@dataclasses.dataclass(frozen=True, slots=True)
class LeftOut:
    """What is no page to be taken: its name, and why, in words that can be counted."""

    name: str
    why: str


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One page as it came: its bytes (HTML) or ready fields, where from, and the day it was saved."""

    name: str
    raw: bytes
    charset: str | None = None
    url: str | None = None
    retrieved: date | None = None
    fields: Mapping[str, str] | None = None  # title, text, url, published, author, outlet, html, plain, sent


def need_regular(path: Path) -> None:
    """Nothing else is opened: a pipe would be waited for.

    Raises:
        SourceError: where it is none.
    """
    if path.is_symlink() and not path.exists():
        raise SourceError(f"{path}: a symbolic link that leads nowhere, or to itself")
    if not path.is_file():
        raise SourceError(f"{path}: {'not a regular file' if path.exists() else 'no such file'}")

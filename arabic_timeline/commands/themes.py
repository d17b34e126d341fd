"""The theme of mkdocs, read once in a process: each language and edition of a site is a run of mkdocs by itself.

Each of them would compile every template anew, and look through the ten thousand icons of the theme.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import FileSystemLoader

from arabic_timeline.render.engine import Compiled

if TYPE_CHECKING:
    from jinja2 import Environment

_COMPILED = Compiled()


def read_once(theme: Any) -> None:
    """Let the environments that a theme of mkdocs gives share what they compile and what they find in its folders."""
    make = theme.get_env

    def get_env() -> Environment:
        environment: Environment = make()
        environment.bytecode_cache = _COMPILED
        environment.loader = Loader(theme.dirs, own=theme.custom_dir)
        return environment

    theme.get_env = get_env


class Loader(FileSystemLoader):
    """Templates of some folders; ``own`` is that of the house, in which a file may be new at any time."""

    def __init__(self, folders: list[str], own: str | None) -> None:
        super().__init__(folders)
        self._own = own

    def list_templates(self) -> list[str]:
        """The names of all templates, in order."""
        found: set[str] = set()
        for folder in self.searchpath:
            found.update(_found(folder) if folder == self._own else _listed(folder))
        return sorted(found)


def _found(folder: str) -> list[str]:
    return FileSystemLoader(folder).list_templates()


_listed = cache(_found)

"""The shell that mkdocs built: pages with markers ``<!-- slot:name -->`` that generated HTML takes the place of.

One page of it (``shell/page.html``) is the layout of all generated pages; it stands in a folder, as they do, so
that its relative addresses fit them.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from functools import lru_cache

from arabic_timeline.render.settings import Settings

LAYOUT = "shell/page.html"
INDEX = "search/search_index.json"
REVIEW = "review.html"
FOR_EDITORS = (REVIEW, "editors.html")

_SLOT = re.compile(r"<!--\s*slot:([a-z-]+)\s*-->")
_EMPTY_TABINDEX = re.compile(r' tabindex=""')
_NO_TEXT_FIELD = re.compile(r'(<input\b[^>]*\btype="(?:checkbox|radio)"[^>]*?) autocomplete="off"')
_WAITED_FOR = re.compile(r'<script src="([^"]+)"></script>')
# Where white space is what it is; everywhere else a line end stands for as much of it as the theme's templates leave.
_AS_IT_IS = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)", re.DOTALL)
_SPACE = re.compile(r"[ \t]*\n\s*")
_INLINE = re.compile(r"<script(?![^>]*\b(?:src|type)=)[^>]*>(.*?)</script>", re.DOTALL)


def is_shell(path: str) -> bool:
    """Whether ``render.pages`` wants the text of this file of the mkdocs build."""
    return path.endswith((".html", INDEX))


class Shell:
    """The pages of mkdocs, ready to be filled.

    ``ValueError`` where the layout page is missing.
    """

    def __init__(self, files: Mapping[str, str], settings: Settings) -> None:
        if LAYOUT not in files:
            raise ValueError(f"the mkdocs build holds no {LAYOUT}: is docs/shell/page.md there?")
        self.index: str = files.get(INDEX, "")
        self._pages = {path: text for path, text in files.items() if path.endswith(".html") and path != LAYOUT}
        if settings.offline:
            self._pages.pop("404.html", None)
        self._layout = _SLOT.split(_lean(_prepared(files[LAYOUT])))

    def stamp(self, slots: Mapping[str, str]) -> str:
        """The layout with ``slots`` (head, title, description, content) filled in."""
        return _join(self._layout, slots)

    def cut(self, text: str, sizes: Mapping[str, int]) -> dict[str, str]:
        """What ``stamp`` filled in to get this text, by the characters of each slot; empty where it did not."""
        slots, at = {}, 0
        for n, part in enumerate(self._layout):
            size = sizes.get(part, 0) if n % 2 else len(part)
            if n % 2 and part in sizes:
                slots[part] = text[at : at + size]
            at += size
        return slots if self.stamp(slots) == text else {}

    @property
    def layout(self) -> tuple[str, ...]:
        """What stands around the slots: text, name of a slot, text, …"""
        return tuple(self._layout)

    @property
    def slots(self) -> frozenset[str]:
        """The names of the slots of the layout."""
        return frozenset(self._layout[1::2])

    def page(self, path: str) -> str:
        """A page as mkdocs built it."""
        return self._pages[path]

    def filled(self, path: str, slots: Mapping[str, str]) -> str:
        """A page of mkdocs with its markers filled."""
        return _join(_SLOT.split(_prepared(self._pages[path])), slots)

    @property
    def paths(self) -> list[str]:
        """Paths of the pages that mkdocs built and the site keeps."""
        return sorted(self._pages)

    def wants(self, path: str) -> set[str]:
        """The names of the markers of a page."""
        return set(_SLOT.findall(self._pages.get(path, "")))


def _join(parts: list[str], slots: Mapping[str, str]) -> str:
    """``re.split`` gives text, name, text, name, …, text; a slot that nothing fills is left empty."""
    return "".join(slots.get(part, "") if n % 2 else part for n, part in enumerate(parts))


def _prepared(html: str) -> str:
    """Direction stated on the root, and a policy that lets nothing but the site's own files run.

    Attributes of the theme that are no HTML are mended: an empty tabindex leaves a label out of the keyboard's reach.
    Its scripts run in their order, but no longer keep the page from being drawn.
    """
    html = _WAITED_FOR.sub(r'<script src="\1" defer></script>', html)
    html = _NO_TEXT_FIELD.sub(r"\1", _EMPTY_TABINDEX.sub(' tabindex="0"', html))
    html = re.sub(r"<html\b(?![^>]*\bdir=)", '<html dir="rtl"', html, count=1)
    scripts = " ".join(f"'sha256-{digest}'" for digest in dict.fromkeys(map(_digest, _INLINE.findall(html))))
    policy = (
        "default-src 'none'; "
        f"script-src 'self' {scripts}; "
        "style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        "worker-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'"
    )
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return re.sub(r'(<meta charset="utf-8">)', lambda m: f"{m[1]}\n      {meta}", html, count=1)


def _lean(html: str) -> str:
    """The layout without the indentation and the empty lines of the theme, which each page would repeat."""
    parts = _AS_IT_IS.split(html)  # text, what stays, the name of its element, text, …
    return "".join(part if n % 3 else _SPACE.sub("\n", part) for n, part in enumerate(parts) if n % 3 != 2)


@lru_cache(maxsize=64)
def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()

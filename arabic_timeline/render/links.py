"""Where each page stands: one folder a kind, one file an id, so that addresses are for life."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlencode

_UNSAFE = re.compile(r"[^A-Za-z0-9_\-\u0620-\u064a.]")


@lru_cache(maxsize=65_536)
def slug(name: str) -> str:
    """``name`` as a file name: letters, digits, ``-``, ``_`` and inner dots; the rest as ``~hex``."""
    safe = _UNSAFE.sub(lambda m: f"~{ord(m[0]):x}", name)
    return re.sub(r"^\.|\.$", "~2e", safe) or "~"


def page(kind: str, name: str) -> str:
    """The path of a page below the site: ``meetings/002-1.html``."""
    return f"{kind}/{slug(name)}.html"


def entry(name: str) -> str:
    """The page of a meeting or context event."""
    return page("meetings", name)


def person(name: str) -> str:
    return page("people", name)


def place(name: str) -> str:
    return page("places", name)


def outlet(name: str) -> str:
    return page("outlets", name)


def article(name: str) -> str:
    return page("articles", name)


def written(name: str) -> str:
    """The id of a place that has no record, made of its name; no id of the registry holds a dot."""
    return f"n.{slug('-'.join(name.split()))}"


def asked(**choices: str) -> str:
    """The home page with these choices of its filters."""
    return f"index.html?{urlencode(choices)}"

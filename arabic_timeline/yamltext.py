"""YAML read by the parser in C where it is there: seven times faster than the other one."""

from __future__ import annotations

from typing import Any

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load(text: str) -> Any:
    """The values of a table that belongs to the project; what editors write is read by ``rows``, line by line."""
    return yaml.load(text, Loader=LOADER)

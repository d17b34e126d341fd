"""Words of tables as parts of patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable


def alternatives(words: Iterable[str]) -> str:
    """The words as alternatives of a pattern, without a group around them; of two that begin alike the longer first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))

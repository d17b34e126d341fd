"""Texts in the cells of a sheet: several in one of them, and none that a spreadsheet takes for a formula.

What ``joined`` and ``guarded`` write, ``parted`` and ``unguarded`` read back as it was, whatever signs are in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_BETWEEN = "؛"
_ITEM = re.compile(rf"(?:\\.|[^\\{_BETWEEN}])*", re.DOTALL)
_SIGN = re.compile(rf"[\\{_BETWEEN}]")
_FORMULA = re.compile(r"'*[=+\-@＝＋－＠]")  # one that is guarded already is guarded once more: it was written so


def joined(texts: Iterable[str]) -> str:
    """Texts as one: «أ؛ ب\\\\؛ ج», where a sign of theirs that stands between texts has a stroke before it."""
    return f"{_BETWEEN} ".join(_SIGN.sub(r"\\\g<0>", text) for text in texts)


def parted(value: str) -> list[str]:
    """The texts that ``joined`` made one, empty ones, too; none of an empty one."""
    found, at = [], 0
    while at < len(value):
        item = _ITEM.match(value, at)
        assert item is not None
        found.append(re.sub(r"\\(.)", r"\1", item[0].strip(), flags=re.DOTALL))
        at = item.end() + 1
    return [*found, ""] if found and at == len(value) else found


def guarded(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """What ``guarded`` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell

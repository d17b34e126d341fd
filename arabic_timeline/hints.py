"""What a message adds for whoever wrote a slip: how to write what was probably meant; empty where nobody can tell."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence

_PAIR = re.compile(r"^\s*(?:- )?([\w-]+):[ \t]+(\S.*?)\s*$")
_SIGNS = ("'", '"', "[", "]", "{", "}", "&", "*", "!", "|", ">", "%", "@", "`", "#", ",")  # what YAML reads as its own
_ARABIC = re.compile(r"[\u0621-\u064a]")
_FIGURES = {base + n: str(n) for base in (0x660, 0x6F0) for n in range(10)}  # those of Arabic and of Persian
_LONGEST = 300  # characters of a text that a message writes out: a long title
_LEAST = 0.8  # of the letters beyond ASCII: bytes that read as Arabic


def quoted(lines: Sequence[str], at: int) -> str:
    """How to write a line of YAML whose text holds signs of YAML; ``at``: where the reader stumbled, from 0 on."""
    if at < len(lines) and "\t" in lines[at][: len(lines[at]) - len(lines[at].lstrip())]:
        return "; write spaces before it, no tab"
    for number in (at, at - 1):
        match = _PAIR.match(lines[number]) if 0 <= number < len(lines) else None
        if match and (": " in match[2] or match[2].endswith(":") or " #" in match[2] or match[2].startswith(_SIGNS)):
            if _is_list(match[2]) or not _is_to_be_copied(match[2]):
                continue
            value = match[2].replace("'", "''")
            return f"; put the text in quotes: {match[1]}: '{value}'"
    return ""


def unclosed(lines: Sequence[str], at: int) -> str:
    """What to say of quotation marks that are opened on a line and never closed; ``at``: the line, from 0 on."""
    match = _PAIR.match(lines[at]) if at < len(lines) else None
    value = match[2] if match else ""
    if not match or value[0] not in "'\"" or not _is_to_be_copied(value):
        return "quotation marks are opened here and never closed"
    written = value[1:].replace("'", "''")
    return f"quotation marks are opened here and never closed; write {match[1]}: '{written}'"


def _is_to_be_copied(value: str) -> bool:
    """Whether a message can show a text as it is to be written: one line, all of it seen."""
    return value.isprintable() and len(value) <= _LONGEST


def _is_list(value: str) -> bool:
    """Whether a list or a mapping was meant, and not a text that begins with a bracket."""
    closing = {"[": "]", "{": "}"}.get(value[0], "")
    return bool(closing) and (closing not in value or value.endswith((closing, ",")))


def day(written: str) -> str:
    """How to write a day with slashes or points, the year last, Arabic figures, an hour, or in words."""
    figures = written.translate(_FIGURES)
    if figures != written:
        return day(figures) or f"; write {figures.strip()}"
    match = re.fullmatch(r"\s*(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})\s*", written)
    year_last = re.fullmatch(r"\s*(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})\s*", written)
    if match and not re.fullmatch(r"\d{4}-\d\d-\d\d", written.strip()):
        return f"; write {match[1]}-{int(match[2]):02}-{int(match[3]):02}"
    if year_last and int(year_last[1]) > 12:
        return f"; write {year_last[3]}-{int(year_last[2]):02}-{int(year_last[1]):02}"
    moment = re.fullmatch(r"\s*(\d{4}-\d\d-\d\d)(?:[T ].*)?\s*", written)
    if moment and moment[1] != written:
        return f"; write {moment[1]}"
    in_words = re.search(r"[^\W\d_]{3,}", written) and re.search(r"\d{4}", written)
    return "; write year, month and day: 2024-03-13" if year_last or in_words else ""


def encoding(raw: bytes) -> str:
    """The encoding in which bytes that are no UTF-8 read as Arabic, and how to turn them."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "; it is UTF-16: save it as UTF-8"
    high = [one for one in raw.decode("windows-1256", "replace") if ord(one) > 0x7F]
    if len(high) >= 8 and sum(bool(_ARABIC.match(one)) for one in high) >= _LEAST * len(high):
        return "; it reads as windows-1256: save it as UTF-8 (iconv -f windows-1256 -t utf-8)"
    return ""


def key(written: str, known: Sequence[str]) -> str:
    """The known key that is nearest to one that is not."""
    near = difflib.get_close_matches(written, known, 1)
    return f": is «{near[0]}» meant?" if near else ""

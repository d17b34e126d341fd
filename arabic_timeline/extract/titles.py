"""Words of the text as a title: without the expression that dates them, whole words, no quotation mark left alone."""

from __future__ import annotations

import re

from arabic_timeline.extract.tables import phrases
from arabic_timeline.text import plain

LONGEST_TOPIC = 160  # characters
_PAIRS = ("“”", "«»", "()", "[]", "‘’")
_BEFORE_COMMA = re.compile(r"\s+(?=[،,؛])")
_EMPTY = re.compile(r"\(\s*\)|\[\s*\]|«\s*»|“\s*”|\"\s*\"")


def titled(text: str, dated: tuple[int, int] | None = None) -> str:
    """``text`` fit for a title; ``dated``: offsets in it of the expression that a page tells by itself."""
    if dated is not None:
        text = _without(text, *dated)
    text = _EMPTY.sub(" ", text)
    return _BEFORE_COMMA.sub("", " ".join(_balanced(text).split())).strip(" ،,:؛;-–")


def topic(text: str, dated: tuple[int, int] | None = None) -> str:
    """A title of at most ``LONGEST_TOPIC`` characters, cut after a comma where there is one."""
    whole = titled(text, dated)
    if len(whole) <= LONGEST_TOPIC:
        return whole
    short = whole[:LONGEST_TOPIC].rsplit(" ", 1)[0]
    comma = max(short.rfind("،"), short.rfind(","))
    return titled(short[:comma] if comma > LONGEST_TOPIC // 2 else short) + "…"


def _without(text: str, start: int, end: int) -> str:
    """The text without an expression, the preposition before it and the commas that set it off."""
    left, right = text[:start].rstrip(), text[end:].lstrip()
    while left and plain(left.rsplit(None, 1)[-1]) in phrases("clauses", "before-dates"):
        left = left[: -len(left.rsplit(None, 1)[-1])].rstrip()
    if right.startswith(("،", ",")) and (not left or left.endswith(("،", ",", "؛"))):
        right = right[1:].lstrip()
        left = left[:-1].rstrip() if left.endswith(("،", ",")) else left
    if left.endswith(("(", "[")) and right.startswith((")", "]")):
        left, right = left[:-1].rstrip(), right[1:].lstrip()
    return f"{left} {right}" if not right.startswith(("،", ",", ")")) else left + right


def _balanced(text: str) -> str:
    """The text without signs of quotation or brackets whose partner is missing."""
    for pair in _PAIRS:
        opening, closing = pair[0], pair[1]
        if text.count(opening) != text.count(closing) or text.find(closing) < text.find(opening):
            text = text.replace(opening, " ").replace(closing, " ")
    return text.replace('"', " ") if text.count('"') % 2 else text

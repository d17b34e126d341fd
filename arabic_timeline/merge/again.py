"""Whether a telling says that its people met not for the first time: «للمرة الثانية», «اجتماعا ثانيا»."""

from __future__ import annotations

import re

from arabic_timeline.lexicon import folded, kept
from arabic_timeline.model import Passage, Report
from arabic_timeline.text import plain

_BEFORE = 60  # characters before the words that tell it, of the same sentence
_STOPS = re.compile("[.؟!؛\\n]")


def again(report: Report, text: str) -> bool:
    """Whether it says so; or tells the other meeting, too."""
    return bool(report.after) or any(_second().search(_around(one, text)) for one in report.passages)


def _around(passage: Passage, text: str) -> str:
    before = _STOPS.split(text[max(0, passage.start - _BEFORE) : passage.start])[-1]
    return f" {plain(before + passage.quote)} "


@kept
def _second() -> re.Pattern[str]:
    said, ordinals = (
        "|".join(sorted(map(re.escape, folded("names", key)), key=len, reverse=True)) for key in ("again", "ordinals")
    )
    nouns = "|".join(map(re.escape, folded("names", "acts_counted")))
    return re.compile(rf" [وف]?(?:{said}) | [وفبل]*(?:ال|لل)?(?:{nouns})\w{{0,4}} (?:ال)?(?:{ordinals}) ")

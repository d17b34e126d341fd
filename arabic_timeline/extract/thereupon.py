"""Day and place that the next sentence tells of a meeting by «ذلك»: «التقاه في روما. وكان ذلك نهار الجمعة»."""

from __future__ import annotations

from collections.abc import Sequence

from arabic_timeline.extract import choice, places, possible
from arabic_timeline.extract.document import Document
from arabic_timeline.extract.group import Group
from arabic_timeline.extract.tokens import Sentence
from arabic_timeline.forms import REMOTE

_FAR = 6  # words from «ذلك» to the day or the place


def told(document: Document, found: Sequence[Group]) -> None:
    """Sets what is missing of the last meeting of a sentence, where it is the only one there."""
    at = {s.index: s for s in document.sentences}
    for group in found:
        here = group.first.sentence
        alone = sum(g.first.sentence is here for g in found) == 1
        after = at.get(here.index + 1)
        if (
            not alone
            or group.first.held == "denied"
            or after is None
            or not choice.opens_with_that([t.text for t in after.tokens])
        ):
            continue
        if group.dating is None:
            group.dating = _day(document, after)
        if group.form == "meeting" and group.place is None and group.first.mode not in REMOTE:
            near = range(2, min(len(after.tokens) - 1, 2 + _FAR))
            place = places.first_led(after.tokens, near, document.index)
            group.place = (after, place) if place is not None else None


def _day(document: Document, sentence: Sentence) -> int | None:
    near = sentence.tokens[2 : 2 + _FAR]
    dating = next((t.dating for t in near if t.dating is not None), None)
    return dating if dating is not None and possible.usable(document.dated.datings[dating]) else None

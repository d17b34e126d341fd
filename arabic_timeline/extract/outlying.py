"""What the rest of a text says against a telling: a plan that it tells as called off, a line that links elsewhere.

So does its silence, where a sentence only says what a meeting belongs to.
"""

from __future__ import annotations

import re

from arabic_timeline.extract.document import Document
from arabic_timeline.extract.frames import Frame, Side
from arabic_timeline.extract.group import Group
from arabic_timeline.extract.tables import phrases

NEAR = 4  # sentences between a plan and its being called off
_WAS = 3  # words before «المقرر» in which «كان» stands
_LINE = 20  # words of a line that may link to other news
_LINES = 3  # lines of a text in whose midst such a line stands


def kept(document: Document, found: list[Group]) -> list[Group]:
    """The groups without links to other news; «كان من المقرر» of what was called off is told as such."""
    off = [group for group in found if group.first.held == "denied"]
    for group in found:
        if off and any(_called_off(group, other) for other in off):
            for frame in group.frames:
                frame.held = "denied" if frame.held == "planned" else frame.held
    return [group for group in found if not (_links(document, group) or all(map(_only_placed, group.frames)))]


def _only_placed(frame: Frame) -> bool:
    """«تأتي محادثات فلان مع فلان بعد كذا»: no day, and a verb that does not say that they were held."""
    found, tokens = frame.found, frame.tokens
    if found.trigger.verb or frame.held != "held" or frame.dating is not None or frame.scan.light is not None:
        return False
    return found.first > 0 and tokens[found.first - 1].text.lstrip("و") in phrases("clauses", "places-it")


def _called_off(group: Group, other: Group) -> bool:
    """«ألغى الوفد اجتماعا مع فلان. وكان من المقرر أن يلتقيه …»: a plan of the past, whose sides called one off."""
    frame = group.first
    if frame.held != "planned" or frame.dating is not None or not _was_to_be(frame):
        return False
    near = abs(frame.sentence.index - other.first.sentence.index) <= NEAR
    return near and not group.keys.keys().isdisjoint(other.keys)


def _was_to_be(frame: Frame) -> bool:
    if frame.sign is None:
        return False
    before = frame.tokens[max(0, frame.sign[0] - _WAS) : frame.sign[0]]
    return any(t.text.lstrip("وف") in phrases("clauses", "was") for t in before)


def _links(document: Document, group: Group) -> bool:
    """«الرئيس يستقبل السفير: …» on a line of its own in the midst of a text that says nothing else of them."""
    frame, text = group.first, document.folded.text
    if _opens_link(frame):
        return True
    sentence, trigger = frame.sentence, frame.found.trigger
    if len(group.frames) > 1 or frame.dating is not None or trigger.tense != "present" or not frame.found.first:
        return False
    alone = text[: sentence.start].rstrip(" ").endswith("\n") and text[sentence.end :].lstrip(" ")[:1] == "\n"
    if not alone or len(sentence.tokens) > _LINE or text.count("\n") < _LINES:
        return False
    rest = f"{text[: sentence.start]} {text[sentence.end :]}"
    return not any(_told_in(rest, side) for side in group.keys.values())


def _opens_link(frame: Frame) -> bool:
    """«اقرأ أيضا: …», «رابط الخبر بصحيفة …»."""
    words = [t.text for t in frame.tokens if not t.sign][:2]
    return bool(words) and not phrases("clauses", "link-openers").isdisjoint((words[0], " ".join(words)))


def _told_in(text: str, side: Side) -> bool:
    """Whether the last word of a side's name, or of its office, stands in a text."""
    last = side.entity.name[1] if side.entity.name is not None else side.entity.last
    return re.search(rf"(?<!\w){re.escape(side.sentence.tokens[last - 1].word.core)}(?!\w)", text) is not None

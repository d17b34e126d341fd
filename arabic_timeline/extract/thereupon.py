"""Day and place that a sentence behind tells of a meeting: «وكان ذلك نهار الجمعة», «وجرى اللقاءان أمس»."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from arabic_timeline.extract import choice, places, possible
from arabic_timeline.extract.document import Document
from arabic_timeline.extract.frames import Frame, Side
from arabic_timeline.extract.group import Group
from arabic_timeline.extract.tables import either, phrases
from arabic_timeline.extract.tokens import Sentence
from arabic_timeline.extract.words import Kind
from arabic_timeline.forms import REMOTE

_TWO = 2
_DUAL = ("ان", "ين")
_CEREMONY = 3  # words of «وعقب حفل الافتتاح»
_FAR = 12  # words from «ذلك» to the day or the place


def told(document: Document, found: Sequence[Group]) -> None:
    """Sets what is missing of the last meeting of a sentence, where it is the only one there."""
    at = {s.index: s for s in document.sentences}
    told_in = Counter(group.first.sentence.index for group in found)
    for group in found:
        here = group.first.sentence
        after = at.get(here.index + 1)
        if (
            told_in[here.index] > 1
            or group.first.held == "denied"
            or after is None
            or after.acts
            or not choice.opens_with_that([t.text for t in after.tokens])
        ):
            continue
        if group.dating is None:
            group.dating = _day(document, after)
        if group.form == "meeting" and group.place is None and group.first.mode not in REMOTE:
            near = range(2, min(len(after.tokens) - 1, 2 + _FAR))
            place = places.first_led(after.tokens, near, document.index)
            group.place = (after, place) if place is not None else None
        _add_present(document, group, after)


def _add_present(document: Document, group: Group, sentence: Sentence) -> None:
    """«وجاء ذلك في مقر الوزارة، بحضور فلان وفلان»: who was there, besides whom the act names."""
    tokens = sentence.tokens
    leads = phrases("clauses", "in-presence")
    at = next((n for n, token in enumerate(tokens) if token.text in leads), None)
    if at is None or group.form != "meeting" or group.first.mode in REMOTE:
        return
    end = at + 1
    for entity in sorted(document.mentions[sentence.index].values(), key=lambda e: e.first):
        if entity.first < end or entity.first - end > tokens[end].comma:
            continue
        listed = entity.first == at + 1 or entity.conj
        if not listed or entity.kind not in ("person", "office") or entity.crowd:
            break
        end = min(entity.last, len(tokens) - 1)
        side = Side(entity, "attending", sentence)
        key = document.people.key(sentence, entity)
        if key not in group.keys:
            group.attending.setdefault(key, side)


def during_it(document: Document, found: Sequence[Group]) -> None:
    """«رحب الوزير أمس بالاتفاق. جاء ذلك خلال لقائه فلانا»: the one day of what was said is that of the meeting."""
    before = {s.index + 1: s for s in document.sentences}
    for group in found:
        frame = group.first
        said = before.get(frame.sentence.index)
        if group.dating is not None or group.form != "meeting" or frame.held != "held" or said is None:
            continue
        dated = any(t.dating is not None for t in frame.tokens[: _own_end(frame)])
        if dated or frame.found.trigger.verb or not _came_during(frame):
            continue
        group.dating = possible.one_day(document, said.tokens)


def _own_end(frame: Frame) -> int:
    """Where «الذي» behind the sides of an act tells something else, or the end of the sentence."""
    here = (s.entity.last for s in frame.sides if s.sentence is frame.sentence)
    last, relatives = max(here, default=frame.found.last), phrases("clauses", "relatives")
    return next((n for n in range(last, len(frame.tokens)) if frame.tokens[n].text in relatives), len(frame.tokens))


def _came_during(frame: Frame) -> bool:
    """«جاء ذلك خلال لقائه», «وجاء حديث فلان لدى استقباله»."""
    first, tokens = frame.found.first, frame.tokens
    opens = tokens[0].word.core in phrases("clauses", "came") and first > 1
    what = tokens[1].text == "ذلك" or tokens[1].word.core in phrases("clauses", "said")
    return opens and what and tokens[first - 1].text in either("clauses", "meanwhile", "right-after")


def after_ceremony(document: Document, found: Sequence[Group]) -> None:
    """«افتتح الوزيران أمس القنصلية. وعقب حفل الافتتاح، عقدا اجتماعا»: on the one day of what went right before."""
    before = {s.index + 1: s for s in document.sentences}
    for group in found:
        frame, said = group.first, before.get(group.first.sentence.index)
        if group.dating is not None or group.form not in ("meeting", "session") or frame.held != "held" or said is None:
            continue
        words = [t.text.removeprefix("و") for t in frame.tokens[:_CEREMONY]]
        follows = words[0] in phrases("clauses", "right-after") and len(words) == _CEREMONY
        ceremony = follows and words[1] in phrases("clauses", "ceremonies") and frame.found.first >= _CEREMONY
        if ceremony and all(t.dating is None for t in frame.tokens):
            group.dating = possible.one_day(document, said.tokens)


def told_of_all(document: Document, found: Sequence[Group]) -> None:
    """«وجرى اللقاءان يوم أمس», «وجرت اللقاءات أول أمس»: the day of the meetings told before that have none.

    A dual asks for two; where more or fewer were told since the last such sentence nothing is set.
    """
    since = 0.0
    for sentence in document.sentences:
        opens = sentence.tokens[:2]
        noun = opens[1].text if len(opens) > 1 and opens[0].word.core in phrases("clauses", "took-place") else ""
        if noun not in phrases("clauses", "each-of-them"):
            continue
        met = [g for g in found if since <= g.first.sentence.index < sentence.index and g.form == "meeting"]
        held = [g for g in met if g.first.held == "held"]
        since, day = sentence.index, _day(document, sentence)
        if day is not None and (len(held) == _TWO or not noun.endswith(_DUAL)):
            for group in held:
                group.dating = day if group.dating is None else group.dating


def _day(document: Document, sentence: Sentence) -> int | None:
    other = phrases("clauses", "that")
    end = next((n for n, t in enumerate(sentence.tokens) if n > 1 and (t.kinds & Kind.VERB or t.text in other)), None)
    near = sentence.tokens[2 : min(2 + _FAR, end or 2 + _FAR)]
    dating = next((t.dating for t in near if t.dating is not None), None)
    return dating if dating is not None and possible.usable(document.dated.datings[dating]) else None

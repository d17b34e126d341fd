"""What holds for every input, whatever it says; a broken promise is an ``AssertionError`` with its words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from arabic_timeline import edtf, say, text
from arabic_timeline.commands import options
from arabic_timeline.interval import Interval
from arabic_timeline.model import Cause, Dated, Dating, Fault, Mention, Report

_LONGEST_MESSAGE = 2_000  # characters: a fault is one clear line


def faults(found: Iterable[Fault]) -> None:
    """Each fault is one printable line of bounded length at a line that there can be."""
    for fault in found:
        assert fault.line is None or fault.line >= 1, fault
        assert options.spoken(fault).isprintable()
        assert "\n" not in fault.message, f"a message of more than one line: {fault.message!r}"
        assert 0 < len(fault.message) <= _LONGEST_MESSAGE, f"a message of {len(fault.message)} characters"
        if fault.says:
            sentence(fault.says)


def sentence(cause: Cause) -> str:
    """A cause has its sentence, with every blank filled."""
    said = say.sentence(cause)
    assert said.strip(), f"nothing is said of {cause.code}"
    assert "None" not in said.replace(str(cause.values.get("text", "")), ""), said
    for one in cause.values.values():
        for inner in one if isinstance(one, list | tuple) else [one]:
            if isinstance(inner, Cause):
                sentence(inner)
    return said


def folding(given: str) -> None:
    """Folding leads back: offsets rise and stay inside, spans are ordered, a second folding changes nothing."""
    folded = text.fold(given)
    size = len(folded.text)
    assert text.plain(given) == folded.text
    assert text.plain(folded.text) == folded.text, "folding twice is not folding once"
    at = [folded.at(place) for place in range(size)]
    assert at == sorted(at), "folded offsets do not rise"
    assert not at or (at[0] >= 0 and at[-1] < len(given))
    for low in range(0, size, 1 + size // 4):
        start, end = folded.span(low, min(size, low + 3))
        assert 0 <= start <= end <= len(given)
        # a tatweel is a stroke by what stands around it: a digit or a space before, up to three more and one behind
        assert folded.text[low : low + 3] in text.plain(given[max(0, start - 1) : end + 4])


def mentions(given: str, found: Sequence[Mention]) -> None:
    """Mentions stand in order inside the text, none over another, and repeat its words."""
    last = 0
    for one in found:
        assert last <= one.start < one.end <= len(given), f"{one.start}-{one.end} after {last} of {len(given)}"
        assert given[one.start : one.end] == one.text
        assert "\n\n" not in one.text, f"an expression over paragraphs: {one.text!r}"
        last = one.end


def dating(one: Dating) -> None:
    """Days in order, written as they are read, and said why."""
    if one.interval is not None:
        interval(one.interval)
        assert one.edtf is not None, f"days without EDTF: {one.interval}"
        read = edtf.parse(one.edtf)
        assert read.interval == one.interval, f"{one.edtf} is not {one.interval}"
        assert read.uncertain == one.uncertain
        assert one.why, f"no reason for {one.mention.text!r}"
    else:
        assert one.edtf is None
    for cause in (*one.why, *([one.notice] if one.notice else [])):
        sentence(cause)
    if one.relation and one.relation.low is not None and one.relation.high is not None:
        assert one.relation.low <= one.relation.high
    assert not one.stated & one.inferred, f"both stated and inferred: {one.stated & one.inferred}"


def interval(days: Interval) -> None:
    """The ends in order, and EDTF that reads back, both as an extent and as one unknown day."""
    if days.earliest and days.latest:
        assert days.earliest <= days.latest
    for extent in (True, False):
        written = edtf.write(days, extent=extent)
        assert written is None or edtf.parse(written).interval == days, f"{written} is not {days}"


def reports(dated: Dated, found: Sequence[Report]) -> None:
    """Reports repeat words of the article, and refer to what is there."""
    given = dated.article.text
    keys = [one.key for one in found]
    assert len(set(keys)) == len(keys), f"a key twice: {keys}"
    for one in found:
        assert one.article == dated.article.id
        assert one.passages, f"{one.key} without a passage"
        assert one.dating is None or 0 <= one.dating < len(dated.datings)
        assert one.within is None or (one.within in keys and one.within != one.key)
        assert set(one.after) <= set(keys) - {one.key}
        assert one.form == "event" or one.participants or one.place, f"{one.key} tells of nobody"
        assert one.form != "event" or (one.summary or "").strip()
        for passage in one.passages:
            assert 0 <= passage.start < passage.end <= len(given)
            assert given[passage.start : passage.end] == passage.quote
        for who in one.participants:
            assert 0 <= who.start < who.end <= len(given)
            assert given[who.start : who.end] == who.text, f"{given[who.start : who.end]!r} is not {who.text!r}"
            assert who.name.strip()


def as_json(value: Any) -> None:
    """A value that JSON can hold as it is: numbers finite, keys text."""
    written = json.dumps(value, ensure_ascii=False, allow_nan=False)
    assert json.loads(written) == value

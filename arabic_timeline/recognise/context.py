"""Pieces → mentions: original offsets, brackets closed, tense, quotation, dateline."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from arabic_timeline import lexicon
from arabic_timeline.language import derivations, verbs
from arabic_timeline.model import Mention
from arabic_timeline.recognise.day_guards import is_tomorrow
from arabic_timeline.recognise.join import Piece
from arabic_timeline.recognise.names import event_year, is_event
from arabic_timeline.recognise.neighbours import alone, word_before
from arabic_timeline.recognise.surroundings import Quotes, datelines
from arabic_timeline.recognise.tense import AHEAD, TENSED, acted, goes_on, tense_at, to_come
from arabic_timeline.text import Folded


def mentions(folded: Folded, pieces: list[Piece]) -> tuple[Mention, ...]:
    """The pieces as mentions, with original offsets and what the context says of them."""
    quotes, published = Quotes(folded.text), datelines(folded.text, pieces)
    ends = [0, *(piece.end for piece in pieces)]
    told = [_onwards(folded.text, piece, end) for piece, end in zip(pieces, ends, strict=False)]
    told = [_again(folded.text, piece, before) for before, piece in zip((None, *told), told, strict=False)]
    return tuple(
        _mention(folded, piece, quotes, piece.start in published or "printed" in piece.parts) for piece in told
    )


def _onwards(text: str, piece: Piece, end: int) -> Piece:
    """The piece, where it stands without its year, with whether a story goes on to it from what ends at ``end``."""
    if piece.rule not in TENSED or not end or "year" in piece.parts or not goes_on(text, end, piece.start):
        return piece
    return Piece(piece.rule, piece.kind, piece.start, piece.end, {**piece.parts, "onwards": True})


def _again(text: str, piece: Piece, before: Piece | None) -> Piece:
    """«اختبار السبت 18 أكتوبر … اختبار السبت»: behind the same noun the weekday of what was just told."""
    if piece.rule != "weekday" or before is None or before.rule not in _IN_FULL or "side" in piece.parts:
        return piece
    if piece.parts["weekday"] != before.parts.get("weekday"):
        return piece
    noun = _noun_before(text, piece)
    known = noun != "" and (noun == _noun_before(text, before) or _in_construct(text, before, piece, noun))
    return replace(piece, parts={**piece.parts, "again": True}) if known else piece


def _in_construct(text: str, before: Piece, piece: Piece, noun: str) -> bool:
    """«يوم الأحد 23 نوفمبر … في اقتراع الأحد»: of one sentence, a verbal noun that the weekday completes."""
    same = _SENTENCE.search(text, before.end, piece.start) is None
    return same and derivations.is_masdar(noun) and not verbs.lemmas(noun)


def _noun_before(text: str, piece: Piece) -> str:
    """The noun without article that a date completes, its clitics off; empty: none stands right before it."""
    word = word_before(text, piece.start)
    bare = word[1:] if word[:1] in ("و", "ل", "ب") else word
    small = word in lexicon.folded("dates/bearings", "day_nouns") or len(bare) < _SHORTEST or bare.startswith("ال")
    return "" if small else bare


_SENTENCE = re.compile(r"[.!?؟\n]")
_IN_FULL = frozenset({"date", "weekday-ordinal", "weekday-and-day"})
_SHORTEST = 4  # letters of a noun


def _mention(folded: Folded, piece: Piece, quotes: Quotes, publication: bool) -> Mention:
    low, high = _balanced(folded.text, piece.start, piece.end)
    start, end = folded.span(low, high)
    parts = piece.parts
    if piece.rule == "dialect" and not is_tomorrow(folded.text, piece):
        parts = {**parts, "dialect": folded.text[piece.start : piece.end]}
    if known := event_year(folded.text, piece):
        parts = {**parts, "event_year": known}
    elif is_event(folded.text, piece):
        parts = {**parts, "event_day": True}
    if piece.rule == "weekend" and "side" in parts and folded.text[piece.end - 1] == "ه":
        parts = {**parts, "coming": True}  # «عطلة نهاية الأسبوع القادمة» is the coming one, whichever the week
    if piece.rule in _DISTANCES and parts["direction"] == "after":
        parts = {**parts, **_counted_from(folded.text, piece)}
    elif piece.rule in TENSED or ("left" in parts and any(map(_nested_tensed, parts.values()))):
        running = piece.rule == "fraction" and alone(folded.text, piece)  # «الربع الثاني», and nothing tells which
        tense = "running" if running else tense_at(folded.text, piece.start, piece.end)
        if tense:
            parts = {**parts, "tense": "future", "ahead": True} if tense == AHEAD else {**parts, "tense": tense}
        if tense == "past" and acted(folded.text, piece.start, piece.end):
            parts = {**parts, "acted": True}
    return Mention(
        start=start,
        end=end,
        text=folded.original[start:end],
        rule=piece.rule,
        kind=piece.kind,
        parts=_plain_parts(parts),
        publication=publication,
        quoted=quotes.inside(piece.start),
    )


_DISTANCES = frozenset({"distance", "either-distance", "half-distance"})
_NOW = ("الان", "اليوم")


def _counted_from(text: str, piece: Piece) -> dict[str, Any]:
    """Whether «بعد شهر» is to come; ``unsaid``: no word says so, and what it counts from is not the day of writing."""
    if alone(text, piece) or text.endswith(_NOW, piece.start, piece.end):
        return {}
    tense = "future" if to_come(text, piece.end) else tense_at(text, piece.start, piece.end)
    if tense in ("future", AHEAD):
        return {"tense": "future"}
    return {"tense": tense, "unsaid": True} if tense else {"unsaid": True}


def _nested_tensed(part: Any) -> bool:
    return isinstance(part, Piece) and part.rule in TENSED


def _plain_parts(parts: dict[str, Any]) -> dict[str, Any]:
    """Joined pieces as (rule, parts) pairs: values cross rooms, pieces do not."""
    if "left" not in parts:
        return parts
    return {
        role: (part.rule, _plain_parts(part.parts) | {"tense": parts.get("tense")}) if isinstance(part, Piece) else part
        for role, part in parts.items()
    }


_ANY_BRACKET = re.compile('[()"«»“”]')
_BRACKETS = (("(", ")"), ('"', '"'), ("«", "»"), ("“", "”"))


def _balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """Widened to the brackets or quotation marks of which only one half is inside: «أمس (الاثنين)»."""
    if not _ANY_BRACKET.search(text, start, end):
        return start, end
    for opening, closing in _BRACKETS:
        first, last = text.find(opening, start, end), text.rfind(closing, start, end)
        before = text[start - 1 : start] == opening
        if opening == closing:
            start -= before and first == last >= 0
            continue
        if text.rfind(opening, start, end) > last:
            end = _closed(text, end, closing)
        if before and (inner := text.find(closing, start, end)) >= 0 and (first < 0 or inner < first):
            start -= 1
    return start, end


def _closed(text: str, end: int, closing: str) -> int:
    for gap in ("", " "):
        if text.startswith(gap + closing, end):
            return end + len(gap) + 1
    return end

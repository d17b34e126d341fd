"""A stretch of folded text → words with their cues, dates, quotations and stops, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from arabic_timeline.lexicon import LETTER
from arabic_timeline.model import Mention
from arabic_timeline.resolve.speaking.words import Cue, Cues, cues, held
from arabic_timeline.text import fold

_TOKEN = re.compile(f"[{LETTER}]+|[0-9]+|[^ ]")
_OPENING, _CLOSING = "«“", {"«": "»", "“": "”"}
_ENDS = frozenset(".؟?!؛;\n")
_LONGEST = 3  # words of a phrase of the table
_QUOTED = 300  # words of the longest quotation that is looked through


class Item(NamedTuple):
    """A word, mark, date (``mention`` is its number) or whole quotation (``quote``), in characters of the text."""

    start: int
    end: int
    text: str
    cue: int = Cue.NONE
    mention: int | None = None
    quote: bool = False


class Sentence(NamedTuple):
    """Its items, its bounds and the end of its paragraph, in characters of the text."""

    items: Sequence[Item]
    start: int
    end: int
    paragraph: int


def sentences(text: str, low: int, high: int, mentions: Sequence[Mention], first: int) -> list[Sentence]:
    """The sentences of ``text[low:high]``; ``first`` is the number of the first mention that begins there."""
    found: list[Sentence] = []
    items: list[Item] = []
    begin = low
    read = list(_items(text, low, high, mentions, first))
    for item in read:
        if item.quote or item.text not in _ENDS:
            items.append(item)
            continue
        if _only_a_dot(item, items, text):
            continue
        found.append(Sentence(items, begin, item.end, 0))
        items, begin = [], item.end
    found.append(Sentence(items, begin, high, 0))
    return [one for one in _with_paragraphs(text, found, high) if one.items]


def _with_paragraphs(text: str, found: Sequence[Sentence], high: int) -> list[Sentence]:
    """The sentences with the ends of their paragraphs: where a line ends, all before it do."""
    out: list[Sentence] = []
    end = high
    for one in reversed(found):
        end = one.end if text[one.end - 1 : one.end] == "\n" else end
        out.append(one._replace(paragraph=end))
    return out[::-1]


def _only_a_dot(item: Item, before: Sequence[Item], text: str) -> bool:
    """«3.5» and «د. فلان» end no sentence."""
    if item.text != "." or not before:
        return False
    last = before[-1]
    return (last.end == item.start and len(last.text) == 1) or text[item.end : item.end + 1].isdigit()


def _items(text: str, low: int, high: int, mentions: Sequence[Mention], first: int) -> Iterator[Item]:
    """Words inside a quotation are no items of their own: the quotation is one."""
    folded, known, verbs = fold(text[low:high]), cues(), held()
    tokens = [(match[0], *match.span()) for match in _TOKEN.finditer(folded.text)]
    moved = bool(folded.starts)
    at, number, skip = 0, first, low
    while at < len(tokens):
        word, start, end = tokens[at]
        begin = low + (folded.at(start) if moved else start)
        while number < len(mentions) and mentions[number].end <= begin:
            number += 1
        if begin < skip:
            at += 1
        elif number < len(mentions) and mentions[number].start <= begin:
            one = mentions[number]
            yield Item(one.start, one.end, one.text, mention=number)
            skip, number, at = one.end, number + 1, at + 1
        elif (word in _OPENING or word == '"') and (close := _closing(tokens, at)):
            skip = low + folded.span(*tokens[close][1:])[1]
            yield Item(begin, skip, word, quote=True)
            at = close + 1
        else:
            cue, used = _cue(known, tokens, at) if word in known else (Cue.NONE, 0)
            end = low + (
                folded.span(tokens[at + used][2] - 1, tokens[at + used][2])[1] if moved else tokens[at + used][2]
            )
            if word in verbs and "ة" in text[begin:end]:
                cue &= ~verbs[word]
            yield Item(begin, end, word, cue)
            at += used + 1


def _closing(tokens: Sequence[tuple[str, int, int]], at: int) -> int | None:
    """The mark that closes the quotation that opens at a token, in the same paragraph."""
    opening, depth = tokens[at][0], 0
    for n in range(at, min(at + _QUOTED, len(tokens))):
        word = tokens[n][0]
        if word == "\n":
            return None
        if word == opening and (opening != '"' or n == at):
            depth += 1
        elif word == _CLOSING.get(opening, opening):
            depth -= 1
            if not depth:
                return n
    return None


def _cue(known: Cues, tokens: Sequence[tuple[str, int, int]], at: int) -> tuple[int, int]:
    """What the word is, alone or with those behind it, and how many of these belong to it."""
    alone, longer = known[tokens[at][0]]
    if longer:
        behind = tuple(word for word, _, _ in tokens[at + 1 : at + 1 + _LONGEST])
        for words, cue in longer:
            if behind[: len(words)] == words:
                return cue, len(words)
    return alone, 0

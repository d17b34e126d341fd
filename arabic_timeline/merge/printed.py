"""Whether the sentence that tells it is the same in two articles, printed again with a word or two of its own."""

from __future__ import annotations

from difflib import SequenceMatcher

from arabic_timeline.lexicon import folded
from arabic_timeline.merge.evidence import Evidence, words_of
from arabic_timeline.merge.people import matched
from arabic_timeline.merge.sides import Side
from arabic_timeline.text import plain

_RUNS = 0.5  # of the runs of words of two sentences: one is the other, printed again
_SOME = 0.2  # of them: from here the sentences are compared word by word
_WORDS = 0.65  # of their words, in order, where their sides are the same
_WITHIN = 0.7  # of the runs of the shorter: it stands in the longer one
_NEARLY_ALL = 0.8  # of the runs: whoever is understood by a pronoun, it is one sentence
_LONG = 8  # runs of words that such a sentence must have: short ones are formulas
_COPIED = 12  # runs that two sentences share: nobody writes so many words twice, whatever stands around them
_LONG_SENTENCE = 12  # words: shorter ones are formulas, too
_SPELT = 0.6  # of the letters of two words: from here one is the other, written by another hand
_NAMED = 0.6  # of the words of a name that the other sentence prints too


def one_sentence(left: Evidence, right: Evidence) -> bool:
    """Whether the telling sentences are one, and print the same sides."""
    shared = len(left.words & right.words)
    either = len(left.words) + len(right.words) - shared
    if not shared or shared < min(_SOME * either, _COPIED):
        return False
    pairs = matched(left, right)
    if not pairs:
        return False
    if shared_run(left, right) and 1 < len(pairs) == min(len(left.who), len(right.who)):
        return True
    if shared < _RUNS * either:
        alike = len(pairs) == len(left.who) == len(right.who)
        return alike and (_within(left, right) or _word_by_word(left, right))
    rest = [side for n, side in enumerate(left.who) if n not in {i for i, _ in pairs}]
    more = [side for n, side in enumerate(right.who) if n not in {j for _, j in pairs}]
    if any(_instead(words_of(one.told.text), words_of(other.told.text)) for one in rest for other in more):
        return False
    if shared >= _NEARLY_ALL * either and min(len(left.words), len(right.words)) >= _LONG:
        # whom only another sentence names may differ; whom this one prints stands in the other too
        rest, more = _of_sentence(rest, left), _of_sentence(more, right)
    return _printed(rest, right) and _printed(more, left)


def shared_run(left: Evidence, right: Evidence) -> bool:
    """Whether two sentences share more words in a row than two people write by chance."""
    return len(left.words & right.words) >= _COPIED


def _of_sentence(sides: list[Side], own: Evidence) -> list[Side]:
    return [side for side in sides if _printed([side], own)]


def _within(left: Evidence, right: Evidence) -> bool:
    shorter = min(len(left.words), len(right.words))
    return shorter >= _LONG and len(left.words & right.words) >= _WITHIN * shorter


def _word_by_word(left: Evidence, right: Evidence) -> bool:
    one, other = (words_of(e.report.passages[0].quote) for e in (left, right))
    if min(len(one), len(other)) < _LONG_SENTENCE:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _WORDS


def _printed(sides: list[Side], other: Evidence) -> bool:
    """Whether the other sentence prints these sides too, although nobody was found there under their names."""
    text = _bare(other.report.passages[0].quote)
    return all(_like(_bare(side.told.text), text) for side in sides)


def _like(words: set[str], text: set[str]) -> bool:
    """Whether most words of a name stand among others."""
    return len(words & text) >= _NAMED * len(words)


def _instead(left: list[str], right: list[str]) -> bool:
    """Whether of two sides that are not one, one stands in the other's place of a formula.

    «وفدا برلمانيا» of two lands, two brothers, a father and his son; a word that is only spelt otherwise is none.
    """
    one, other = set(left) - set(right), set(right) - set(left)
    if not (_like(set(left), set(right)) or _like(set(right), set(left))) or not (one or other):
        return False
    if one and other:
        return not any(SequenceMatcher(None, a, b, autojunk=False).ratio() >= _SPELT for a in one for b in other)
    return left[1:] == right or left == right[1:]


def _bare(text: str) -> set[str]:
    """The words of a text without the article and what joins places."""
    return set(plain(text).replace("ال", "").split()) - folded("names", "joints")

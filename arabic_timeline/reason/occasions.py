"""What has a place and a day of its own, a meeting as any other, and whether a text tells it as having taken place.

«ناقش لقاءه بفلان يوم 4 مارس» tells of no 4 March that has passed; «عقد لقاء», «في قمة», «انهارت المفاوضات» do.
"""

from __future__ import annotations

from collections.abc import Sequence

from arabic_timeline.lexicon import folded, kept
from arabic_timeline.reason import wording

_FAR = 12  # words between a verb, an occasion and a date
_PRONOUNS = ("ه", "ها", "هما", "هم", "هن")


def is_preparing(word: str) -> bool:
    """«الترتيبات», «الإعداد», «العد»: a noun of what makes ready for something."""
    return wording.is_arranged(word) or any(
        word.removeprefix(lead) in folded("telling", "preparing") for lead in ("", "ال", "بال", "ب", "وال", "و")
    )


def is_occasion(word: str) -> bool:
    """«مؤتمر», «للقاء», «اجتماعهما»: what has a place and a day of its own."""
    for lead in ("", "ال", "لل", "ل", "ب", "بال"):
        core = word.removeprefix(lead)
        if word.startswith(lead) and core in _occasions():
            return True
    return False


@kept
def _occasions() -> frozenset[str]:
    words = folded("telling", "occasions")
    stems: dict[str, tuple[str, ...]] = {w: (w[:-1] + "ت",) if w.endswith("ه") else (w,) for w in words}
    stems |= {word: (word, word[:-1] + "ي", word[:-1] + "و") for word in words if word.endswith("ء")}  # «لقائه»
    all_of = words | {stem + end for word in words for stem in stems[word] for end in _PRONOUNS}
    return frozenset(all_of) | {lead + word for word in all_of for lead in "وف"}


def of_another(words: Sequence[str], at: int) -> bool:
    """«ناقش لقاءه بفلان يوم …», «حصلوا على بطاقات لقاء …»: a day that is of an occasion, which only is spoken of.

    What is held, or where somebody is, is told: «عقد لقاء», «فاز في انتخابات», «على هامش القمة».  ``at``: a place.
    """
    for n in range(at - 1, max(-1, at - 1 - _FAR), -1):
        word = words[n]
        if word in wording.PAUSES or wording.bare(word) in folded("telling", "since"):
            return False
        if is_occasion(word):
            return not was_there(words, n)
        if wording.is_listed_past(word):
            return False
        if wording.is_past(word):
            return wording.bare(word) in _wanting()  # «استأجر القاعة من 2 إلى 6 مارس»
    return False


def was_there(words: Sequence[str], n: int) -> bool:
    """Whether an occasion took place by its verb, or somebody was at it; not where it only is spoken of."""
    before = words[n - 1] if n else ""
    if words[n][:1] not in "لب" and (
        before in folded("telling", "at_it") or before.lstrip("وف") in folded("telling", "during")
    ):
        return True
    for word in reversed(words[max(0, n - _FAR) : n]):
        if word in wording.PAUSES:
            return False
        if wording.bare(word) in speaking_of():
            return False
        if wording.is_listed_past(word):
            return True
    return wording.is_past(before) or wording.may_be_past(wording.bare(words[0]))  # «انهارت المفاوضات»


@kept
def _wanting() -> frozenset[str]:
    return frozenset(verb + ending for verb in folded("telling", "wanting") for ending in wording.ENDINGS)


@kept
def speaking_of() -> frozenset[str]:
    """Verbs by which an occasion is spoken of, set, wanted or had in hand, and not held."""
    kinds = ("said", "setting", "discussed", "announced", "wanting")
    verbs = frozenset(verb for kind in kinds for verb in folded("telling", kind)) - folded("telling", "holding")
    return frozenset(verb + ending for verb in verbs for ending in wording.ENDINGS)

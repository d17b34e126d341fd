"""Arabic names in Latin letters, as ids have them: known again in an address, and no transcription."""

from __future__ import annotations

import re
import unicodedata

from arabic_timeline import lexicon

_LONGEST = 60  # letters of an id
_LONG = ("ا", "ة", "ى")
_VOWELS = ("", "a", "i", "u")
_WORD = re.compile(r"[^\W\d_]+|[0-9]+")


def latin(name: str) -> str:
    """«ناصر بوريطة» → «nasr-burita»; empty where no letter of the name is known."""
    words = (_word(one) for one in _WORD.findall(_composed(name)))
    return re.sub(r"-+", "-", "-".join(filter(None, words)))[:_LONGEST].strip("-")


def _composed(name: str) -> str:
    """Letters without marks; «أ» is one letter however it is written."""
    whole = unicodedata.normalize("NFKC", name)
    return "".join(char for char in whole if unicodedata.category(char) not in ("Mn", "Cf") and char != "ـ")


def _word(word: str) -> str:
    table = lexicon.rows("latin")
    letters, vowels = table["letters"], table["vowels"]
    out = ""
    for n, char in enumerate(word):
        behind = word[n + 1 :]
        leads = behind[:1] in _LONG or behind in vowels  # «رؤيا», «علوي»
        is_vowel = char in vowels and out[-1:] not in _VOWELS and not leads
        out += vowels[char] if is_vowel else letters.get(char, _own(char))
    return re.sub("a{2,}", "a", out)


def _own(char: str) -> str:
    """A Latin letter without its accent, or a figure; nothing of any other."""
    plain = unicodedata.normalize("NFKD", char)[0].lower()
    return plain if plain.isascii() and plain.isalnum() else ""

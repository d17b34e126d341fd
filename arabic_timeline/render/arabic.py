"""Words as the site's search compares them: the Python twin of the theme's ``lunr.ar.min.js``.

One table of test words (tests/cases/search.yaml) holds both to the same answers.
"""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans("أإآٱىیئؤةۀکگڭ", "اااايييوههككك")
_DIGITS = {first + n: str(n) for first in (0x660, 0x6F0) for n in range(10)}
_MARKS = re.compile(
    "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_ARTICLE = re.compile("^(?:[وف]?[بك]?ال|[وف]?لل)(?=..)")
_ENDING = re.compile("(...)(?:ات|ان|ون|ين|ه|ا)$")
_CLITIC = re.compile("^[وفبلك](?=....)")


def fold(word: str) -> str:
    """A word without marks, its letters and digits in one spelling."""
    bare = _MARKS.sub("", unicodedata.normalize("NFKC", word)).lower()
    return bare.translate(_LETTERS).translate(_DIGITS)


def key(word: str) -> str:
    """The form under which a word is looked for: no article, no plural ending."""
    return _ENDING.sub(r"\1", _ARTICLE.sub("", fold(word)))


def forms(word: str) -> tuple[str, ...]:
    """The forms under which a word of a text is found."""
    base = fold(word)
    bare = _ARTICLE.sub("", base)
    found = [base, bare, key(base)]
    if bare == base and _CLITIC.search(base):
        rest = _CLITIC.sub("", base)
        found += [rest, key(rest)]
    return tuple(dict.fromkeys(form for form in found if form))

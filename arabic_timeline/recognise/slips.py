"""Names of months with one letter wrong, where nothing but a month can stand: «12 سبتمر 2013»."""

from __future__ import annotations

from arabic_timeline import lexicon

_FEWEST = 5  # letters of a name: shorter ones have too many neighbours
_WIDEST = 14  # characters of a word and the spaces around it
_MOST_DAYS = 31


def month_between(day: str, word: str, year: str) -> str | None:
    """The one month whose name is a letter away from what stands between a day and a year."""
    if len(word) > _WIDEST or word[:1] != " " or word[-1:] != " " or not word[1:-1].isalpha():
        return None
    if not (len(day) < 3 and 1 <= int(day) <= _MOST_DAYS and year[:2] in ("19", "20")):
        return None
    months = {month: name for name, month in _names().items() if _one_letter(word[1:-1], name)}
    return next(iter(months.values())) if len(months) == 1 else None


def _one_letter(word: str, name: str) -> bool:
    """Whether one letter added, left out, changed or swapped with the next makes one of the other."""
    if abs(len(word) - len(name)) > 1:
        return False
    start = 0
    while start < min(len(word), len(name)) and word[start] == name[start]:
        start += 1
    one, other = word[start:], name[start:]
    swapped = len(one) > 1 and one[1::-1] == other[:2] and one[2:] == other[2:]
    return one[1:] == other[1:] or one == other[1:] or one[1:] == other or swapped


@lexicon.kept
def _names() -> dict[str, int]:
    """Folded names of Gregorian months of one word, by their month."""
    words, kinds = lexicon.date_words().words, lexicon.date_words().kinds
    named = {kinds["month"]: True, kinds["weak_month"]: True}
    return {
        name: entry.value
        for name, entry in words.items()
        if entry.kind in named and not entry.prefix and isinstance(entry.value, int) and len(name) >= _FEWEST
    }

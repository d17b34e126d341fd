"""Texts made from bytes: articles by a small grammar of Arabic news, words in any order, raw Unicode."""

from __future__ import annotations

import re
import unicodedata

from . import words
from .choices import Choices

_SLOT = re.compile(r"\{(\w+)\}")
_DIGITS = (str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"), str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
GRAMMAR, SOUP, RAW, MIXED = range(4)  # how a text is made; RAW takes the bytes as UTF-8, so that seeds are plain texts

DATES = (
    "{deictic}", "{deictic} {weekday}", "{weekday}", "{weekday} {side_word}", "يوم {weekday} {number} {month} {number}",
    "{number} {month}", "{number} {month} {number}", "{number} و{number} {month} {number}", "{month} {side_word}",
    "من {number} إلى {number} {month}", "بين {number} و{number} {month} {number}", "{number}/{number}/{number}",
    "{number}-{number}-{number}", "{number}.{number}.{number}", "بتاريخ : {number}/{number}/{number}",
    "يومي {weekday} و{weekday} {both_sides}", "يومي {number} و{number} {month}", "{ago} {one} {unit_many}",
    "قبل {number} {years_of}", "منذ {unit_two}", "بعد {tens} {unit_many}", "{part} {weekday}", "{part} {deictic}",
    "{position} {month} {number}", "{position} {the_year} {side_word}", "{the_week} {side_word}", "{the_month} {this}",
    "{number} {hijri_month} {number} هـ", "{number} {weak_hijri} {number} {era}", "{weak_hijri} {side_word}",
    "{number} {month} ({month}) {number}", "{month}/{month} {number}", "عام {number}", "{the_year} {side_word}",
    "سنة {number}/{number}", "{occasion}", "{occasion} {number}", "{season} {number}", "{then}", "{vague}",
    "{weekday} {number} {month}", "{weekday} ({deictic})", "من {weekday} {side_word} إلى {weekday} {side_word}",
    "{number} {hijri_month} {number} الموافق {number} {month} {number}", "{ordinal} من {month} {side_word}",
    "{decade_name}", "القرن {ordinal}", "{number} {of_it}", "{that} {weekday}", "{weekday} {following}",
    "{number} {month} من {the_year} {same}", "{last} {weekday} من {month}", "{hundred} و{tens} {unit_many}",
    "{thousand} و{one} و{tens}", "{weekday}، {number} {month}، {number}", "كل {weekday}", "{month} و{month} {number}",
)  # fmt: skip
SENTENCES = (
    "{trigger} {side} {side} {date} {place}.", "{date}، {trigger} {side} مع {side} بحضور {side}.",
    "قال {side} إنه {trigger} {side} {date}.", "وكان {side} قد {trigger} {date} ب{place} {side}.",
    "{trigger} {side}، {date}، ب{place}، {side} و{side} و{side}.", "«{trigger} {side} {side} {date}» يقول {side}.",
    "من المقرر أن {trigger} {side} {side} {date}.", "نفى {side} أن يكون {trigger} {side} {date}.",
    "{noun} {side} {side} في {place} {date}", "زار {side} {place} {date} حيث {trigger} {side}.",
    "وخلال {noun}، {trigger} {side} {noun} مع {side}.", "سبق أن {trigger} {side} {side} {date} ثم {date}.",
    "وُقّع الاتفاق بين {side} و{side} في {date}.", "{date} {soup} {date}", "{soup}", "{place} - {date} - {soup}",
    "نشر في {date}", "{agency} – {place}: {soup}", "{number} {soup} {number}", "{trigger} {soup} {date} {soup}",
)  # fmt: skip
SIDES = (
    "{name}", "{head} {name}", "{head} {place} {name}", "{head} {body} {name}", "وفد من {place}",
    "نظيره {place} {name}",
    "{head} {place}", "{head} {former} {name}", "{name} {head}", "{head} {name} و{head} {name}", "{delegation} {place}",
    "ضيفه", "الطرفان", "{name} ({soup})",
)  # fmt: skip


def text(choices: Choices, names: tuple[str, ...] = words.NAMES, how: int | None = None) -> str:
    """A text from all the bytes that are left."""
    how = choices.number(0, 3) if how is None else how
    if how == RAW:
        return raw(choices, choices.left)
    parts: list[str] = []
    while choices.left:
        if how == GRAMMAR:
            parts.append(_spoilt(choices, sentence(choices, names)) + choices.pick((" ", "\n", "\n\n", "")))
        elif how == SOUP or choices.chance(2):
            parts.append(choices.pick(words.all_words()) + choices.pick((" ", "", "\n", "، ", "/", "-")))
        else:
            parts.append(raw(choices, 8))
    return "".join(parts)


def raw(choices: Choices, most: int) -> str:
    """The next bytes as UTF-8; what is not UTF-8 becomes lone surrogates."""
    return choices.raw(most).decode("utf-8", "surrogateescape")


def sentence(choices: Choices, names: tuple[str, ...] = words.NAMES) -> str:
    """A sentence of news, or what passes for one."""
    return _filled(choices, choices.pick(SENTENCES), names)


def date(choices: Choices) -> str:
    """A date expression: a shape of the newspapers, or date words in any order."""
    if choices.chance(3):
        kinds = choices.some(6, lambda: choices.pick(words.kinds()))
        return choices.pick((" ", " ", "، ", "/", " و", "-")).join(choices.pick(words.tables()[kind]) for kind in kinds)
    return _filled(choices, choices.pick(DATES), words.NAMES)


def _filled(choices: Choices, shape: str, names: tuple[str, ...]) -> str:
    return _SLOT.sub(lambda slot: _slot(choices, slot[1], names), shape)


def _slot(choices: Choices, slot: str, names: tuple[str, ...]) -> str:
    if slot == "date":
        return date(choices)
    if slot == "side":
        return _filled(choices, choices.pick(SIDES), names)
    if slot == "soup":
        return " ".join(choices.some(8, lambda: choices.pick(words.all_words())))
    if slot == "name":
        return choices.pick(names)
    return choices.pick(_table(slot))


def _table(slot: str) -> tuple[str, ...]:
    tables = words.tables()
    others = {
        "number": words.NUMBERS,
        "place": words.PLACES,
        "trigger": words.triggers(),
        "noun": words.triggers(),
        "head": tables["meetings/offices"],
        "body": tables["meetings/offices"],
        "delegation": tables["meetings/offices"],
        "former": ("السابق", "سابقا", "الأسبق"),
        "agency": tables["dates/publication"],
        "season": tables["dates/occasions"],
    }
    return others[slot] if slot in others else tables[slot]


def _spoilt(choices: Choices, line: str) -> str:
    """The line as it is, or with digits, letters or order that a newspaper, a converter or an attacker would print."""
    how = choices.number(0, 11)
    at = choices.number(0, 255) % (len(line) + 1)
    if how < 2:
        return line.translate(_DIGITS[how])
    if how == 2:
        return line[:at] + choices.pick(words.ODD) + line[at:]
    if how == 3:
        return line[:at] + line[at + 1 :]
    if how == 4:
        return line[:at] + choices.pick(words.MARKS) + line[at:]
    if how == 5:
        return unicodedata.normalize(choices.pick(("NFKD", "NFC")), line)
    if how == 6:
        return choices.pick(("\u0640", "\u064e", "\u200f")).join(line)
    if how == 7:
        return line.replace(" ", choices.pick(("\u00a0", "  ", "", "\t", "\n")))
    return line

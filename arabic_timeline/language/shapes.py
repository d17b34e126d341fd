"""The measures (أوزان) as stems of sounds: digits are radicals, ``a i u`` short vowels, ``A I U`` long ones.

``p`` and ``q`` are the vowels of the past and of the present in measure I, ``Q`` is ``q`` long, ``T`` is the inserted
ت of measure VIII, and a stem that begins with a vowel begins with the alef of juncture (همزة الوصل).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

Kind = Literal["sound", "hollow", "doubled"]
Vowel = Literal["a", "i", "u"]
WEAK = "وي"
_SEATS = str.maketrans("أإؤئآاى", "ءءءءءءي")


class Stems(NamedTuple):
    """A stem before a vowel and before a consonant: «زار» and «زر»."""

    opened: str
    closed: str


@dataclass(frozen=True, slots=True)
class Shape:
    """The stems of a measure, not yet filled; those of the present without their prefix."""

    past: Stems
    present: Stems
    past_passive: Stems
    present_passive: Stems
    active: str
    passive: str
    masdar: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Root:
    """Three or four radicals, with the vowels of measure I that spelling depends on."""

    radicals: str
    past: Vowel
    present: Vowel
    kind: Kind


def _row(stems: str) -> Shape:
    past, present, past_passive, present_passive, active, passive, *masdar = stems.split()
    pairs = [Stems(stem.split("/")[0], stem.split("/")[-1]) for stem in (past, present, past_passive, present_passive)]
    return Shape(pairs[0], pairs[1], pairs[2], pairs[3], active, passive, tuple(masdar))


# past, present, past passive, present passive, active participle, passive participle, masdars
_SOUND = {
    "1": _row("1a2p3 12q3 1u2i3 12a3 1A2i3 ma12U3"),
    "2": _row("1a22a3 1a22i3 1u22i3 1a22a3 mu1a22i3 mu1a22a3 ta12I3"),
    "3": _row("1A2a3 1A2i3 1U2i3 1A2a3 mu1A2i3 mu1A2a3 mu1A2a3aة 1i2A3"),
    "4": _row("ءa12a3 12i3 ءu12i3 12a3 mu12i3 mu12a3 ءi12A3"),
    "5": _row("تa1a22a3 تa1a22a3 تu1u22i3 تa1a22a3 muتa1a22i3 muتa1a22a3 تa1a22u3"),
    "6": _row("تa1A2a3 تa1A2a3 تu1U2i3 تa1A2a3 muتa1A2i3 muتa1A2a3 تa1A2u3"),
    "7": _row("iن1a2a3 ن1a2i3 uن1u2i3 ن1a2a3 muن1a2i3 muن1a2a3 iن1i2A3"),
    "8": _row("i1Ta2a3 1Ta2i3 u1Tu2i3 1Ta2a3 mu1Ta2i3 mu1Ta2a3 i1Ti2A3"),
    "9": _row("i12a33/i12a3a3 12a33/12a3i3 u12u33/u12u3i3 12a33/12a3a3 mu12a33 mu12a33 i12i3A3"),
    "10": _row("iسta12a3 سta12i3 uسtu12i3 سta12a3 muسta12i3 muسta12a3 iسti12A3"),
    "q1": _row("1a23a4 1a23i4 1u23i4 1a23a4 mu1a23i4 mu1a23a4 1a23a4aة"),
    "q2": _row("تa1a23a4 تa1a23a4 تu1u23i4 تa1a23a4 muتa1a23i4 muتa1a23a4 تa1a23u4"),
    "q4": _row("i12a3a44/i12a34a4 12a3i44/12a34i4 u12u3i44/u12u34i4 12a3a44/12a34a4 mu12a3i44 mu12a3a44 i12i34A4"),
}
_HOLLOW = {
    "1": _row("1A3/1h3 1Q3/1q3 1I3/1i3 1A3/1a3 1Aءi3 ma1H3"),
    "4": _row("ءa1A3/ءa1a3 1I3/1i3 ءu1I3/ءu1i3 1A3/1a3 mu1I3 mu1A3 ءi1A3aة"),
    "7": _row("iن1A3/iن1a3 ن1A3/ن1a3 uن1I3/uن1i3 ن1A3/ن1a3 muن1A3 muن1A3 iن1iيA3"),
    "8": _row("i1TA3/i1Ta3 1TA3/1Ta3 u1TI3/u1Ti3 1TA3/1Ta3 mu1TA3 mu1TA3 i1TiيA3"),
    "10": _row("iسta1A3/iسta1a3 سta1I3/سta1i3 uسtu1I3/uسtu1i3 سta1A3/سta1a3 muسta1I3 muسta1A3 iسti1A3aة"),
}
_DOUBLED = {
    "1": _row("1a22/1a2p2 1q22/12q2 1u22/1u2i2 1a22/12a2 1A22 ma12U2"),
    "3": _row("1A22/1A2a2 1A22/1A2i2 1U22/1U2i2 1A22/1A2a2 mu1A22 mu1A22 mu1A22aة 1i2A2"),
    "4": _row("ءa1a22/ءa12a2 1i22/12i2 ءu1i22/ءu12i2 1a22/12a2 mu1i22 mu1a22 ءi12A2"),
    "6": _row("تa1A22/تa1A2a2 تa1A22/تa1A2a2 تu1U22/تu1U2i2 تa1A22/تa1A2a2 muتa1A22 muتa1A22 تa1A22"),
    "7": _row("iن1a22/iن1a2a2 ن1a22/ن1a2i2 uن1u22/uن1u2i2 ن1a22/ن1a2a2 muن1a22 muن1a22 iن1i2A2"),
    "8": _row("i1Ta22/i1Ta2a2 1Ta22/1Ta2i2 u1Tu22/u1Tu2i2 1Ta22/1Ta2a2 mu1Ta22 mu1Ta22 i1Ti2A2"),
    "10": _row("iسta1a22/iسta12a2 سta1i22/سta12i2 uسtu1i22/uسtu12i2 سta1a22/سta12a2 muسta1i22 muسta1a22 iسti12A2"),
}
_TABLES = {"sound": _SOUND, "hollow": _HOLLOW, "doubled": _DOUBLED}
MEASURES = frozenset(_SOUND)
# Measure VIII: what the first radical makes of the inserted ت, and of itself.
_MEETING = {"و": "تت", "ي": "تت", "د": "دد", "ذ": "دد", "ز": "زد", "ص": "صط", "ض": "ضط", "ط": "طط", "ظ": "ظظ"}


def root_of(root: str, measure: str, past: Vowel | None, present: Vowel | None, sound: bool) -> Root:
    """The radicals of ``root`` («أخذ» or «ءخذ»), with what measure I does where nothing is said.

    Raises:
        ValueError: for a root of another length, or a measure that is none.
    """
    radicals = root.translate(_SEATS)
    if measure not in MEASURES or len(radicals) != (4 if measure[0] == "q" else 3):
        raise ValueError(f"no root «{root}» of measure {measure}")
    if present is None:
        inner = radicals[2] if radicals[2] in WEAK else radicals[1]
        present = "u" if inner == "و" else "i" if inner == "ي" else "i" if radicals[0] == "و" else "a"
    if measure != "1" and radicals[-1] == "و":
        radicals = radicals[:-1] + "ي"
    return Root(radicals, past or "a", present, "sound" if sound else _kind(radicals, measure))


def _kind(radicals: str, measure: str) -> Kind:
    if len(radicals) == 4 or radicals[2] in WEAK:
        return "sound"
    if radicals[1] == radicals[2] and measure in _DOUBLED:
        return "doubled"
    return "hollow" if radicals[1] in WEAK and measure in _HOLLOW else "sound"


def shape_of(measure: str, kind: Kind) -> Shape:
    """The stems of a measure for a kind of root, not yet filled."""
    return _TABLES[kind][measure]


def fill(stem: str, root: Root) -> str:
    """A stem with its radicals and vowels: ``1a2p3`` of قرأ is ``قaرaء``."""
    if "1T" in stem:
        first = root.radicals[0]
        stem = stem.replace("1T", _MEETING.get(first, first + "ت"))
    return stem.translate(_sounds_of(root))


@lru_cache(maxsize=16)
def _sounds_of(root: Root) -> dict[int, str]:
    """What stands for each digit and each open vowel."""
    of_hollow = "i" if root.present != "u" else "u"
    table = {**{str(n): radical for n, radical in enumerate(root.radicals, 1)}, "p": root.past, "q": root.present}
    table |= {"Q": root.present.upper(), "h": of_hollow, "H": "I" if root.radicals[1] == "ي" else "U"}
    return {ord(sign): sound for sign, sound in (table | {"t": "ت", "m": "م"}).items()}


def stems_of(shape: Shape, root: Root, measure: str) -> tuple[Stems, Stems, Stems, Stems]:
    """Past, present, past passive and present passive of a verb, each before a vowel and before a consonant."""
    pairs = (shape.past, shape.present, shape.past_passive, shape.present_passive)
    past, present, past_passive, passive = (Stems(fill(opened, root), fill(closed, root)) for opened, closed in pairs)
    if measure == "1" and root.radicals[0] == "و" and root.kind == "sound":  # «يصل»
        present = Stems(present.opened.removeprefix("و"), present.closed.removeprefix("و"))
    if root.radicals == "رءي" and measure in "14":  # «يرى، أرى»
        present, passive = _without_hamza(present), _without_hamza(passive)
        if measure == "4":
            past, past_passive = Stems("ءaرaي", "ءaرaي"), Stems("ءuرiي", "ءuرiي")
    return past, present, past_passive, passive


def _without_hamza(stems: Stems) -> Stems:
    return Stems(stems.opened.replace("ء", ""), stems.closed.replace("ء", ""))


_DEAF = re.compile("ء([aiu])ء(?=[^aiuAIU]|$)")  # «أأمن» → «آمن»
_BENT = (
    ("iو", re.compile("iو(?![aiuAIUو])"), "I"),
    ("uي", re.compile("uي(?![aiuAIUي])"), "U"),
)


def settle(word: str) -> str:
    """The sounds that do not stand side by side made into those that are said: «إوصال» → «إيصال»."""
    if "ء" in word:
        word = _DEAF.sub(_long_after_hamza, word)
    for pair, pattern, sound in _BENT:
        if pair in word:
            word = pattern.sub(sound, word)
    return word


def _long_after_hamza(match: re.Match[str]) -> str:
    return "ء" + match[1].upper()


def join(stem: str, ending: str, past: bool) -> str:
    """A stem with an ending (``U°`` is the وا of a plural); the last radical may be weak: «التقى، التقت، التقوا».

    A dot says that the vowel before it is the stem's own: «لم ينأ» has its hamza on an alef as «ينأى» has.
    """
    if stem[-1] not in WEAK or stem[-2] not in "aiu":
        return stem + ending
    base, vowel, weak = stem[:-2], stem[-2], stem[-1]
    if vowel != "a" or not past:
        weak = "و" if vowel == "u" else "ي"
    if ending[:1] in ("U", "I"):
        return base + ({"U": "aو", "I": "aي"}[ending[0]] if vowel == "a" else ending[0]) + ending[1:]
    if not ending:
        return base + vowel + "."
    if ending in ("a", "u") and vowel == "a":
        return base + ("A" if weak == "و" else "Y")
    if ending == "u":
        return base + vowel.upper()
    if ending in ("aت", "aتA") and vowel == "a":
        return base + ending
    return base + vowel + weak + ending

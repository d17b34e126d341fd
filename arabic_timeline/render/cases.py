"""Names and titles as a list has them, where a sentence tells them otherwise.

«التقى بمسؤولين محليين» tells of «مسؤولون محليون», «مع وزيري خارجية البلدين» of «وزيرا خارجية البلدين»; «اجتماع قمة»
is a «قمة», and «المقبل» a word of the day of writing.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from arabic_timeline import spellings

Groups = Mapping[str, Container[str]]  # first words of groups, by what their ending shows

_LONE_AND = re.compile(r"(?<!\S)و (?=[\u0621-\u064a])")  # «كوريا الجنوبية و اليابان»
_OWNED = re.compile("(\\w{2,}?)(ه|ها|هم|هما|هن)")


def topic(text: str, pointing: Container[str], trailing: Container[str]) -> str:
    """What was talked of as it stands by itself; empty where its words only point back («هذه الواقعة»).

    Its verb's «على» goes («على التوصل لحل»), as does a word that only leads on («الاتفاق النووي، قائلا»).
    """
    words = text.split(" ")
    if words[0] in pointing:
        return ""
    if words[0] == "على" and len(words) > 1:
        del words[0]
    if len(words) > 1 and words[-1] in trailing:
        del words[-1]
    return " ".join(words).rstrip("،, ")


def lasting(name: str, passing: Container[str]) -> str:
    """A name without a last word that is true for days only («وزراء الخارجية المقبل»); «و» joined to what it leads."""
    words = _LONE_AND.sub("و", name).split(" ")
    return " ".join(words[:-1] if len(words) > 1 and words[-1] in passing else words)


def is_gathering(name: str, gatherings: Container[str]) -> bool:
    """Whether a name is that of a gathering («القمة العربية»), which nobody meets: it is the meeting itself."""
    return name.split(" ")[0].removeprefix("ال") in gatherings


def told_once(title: str, gatherings: Container[str]) -> str:
    """A title whose first two words both say that people came together has the more exact one: «اجتماع قمة»."""
    first, _, rest = title.partition(" ")
    return rest if rest and first in gatherings and is_gathering(rest, gatherings) else title


def several(name: str, groups: Groups) -> str:
    """The name of two or many («مديري التعليم» is «مديرو التعليم»), with the adjectives behind the first word.

    ``groups``: nouns whose dual alone ends like that (``two``), those with a plural in «ون» (``many``), other plurals
    (``plurals``) and adjectives without the «ي» of descent (``adjectives``).  What is none of them stays.
    """
    first, *rest = spellings.bare(name).split(" ")
    article = "ال" if first.startswith("ال") else ""
    noun = first.removeprefix("ال")
    two, told = _head(noun, groups, governs=bool(rest) and not article)
    if told is None:
        return " ".join([first, *rest])
    definite = bool(article) or _is_owned(noun, told)
    return " ".join([article + told, *_agreeing(rest, groups, definite=definite, two=two)])


def _head(noun: str, groups: Groups, *, governs: bool) -> tuple[bool, str | None]:
    """Whether a noun tells of two, and its nominative; ``None`` where nothing is known of it."""
    owned = _OWNED.fullmatch(noun)
    for stem, behind in _stems(noun, owned, governs=governs):
        if stem in groups["two"]:
            return True, _before_ending(stem) + ("ان" if behind is None else "ا" + behind)
        if stem in groups["many"]:
            return False, stem + ("ون" if behind is None else "و" + behind)
    if owned and owned[1][-2:] in ("ائ", "اء") and f"{owned[1][:-1]}ء" in groups["plurals"]:
        return False, f"{owned[1][:-1]}ؤ{owned[2]}"  # «نظرائه»
    return False, noun if noun in groups["plurals"] else None


def _stems(noun: str, owned: re.Match[str] | None, *, governs: bool) -> list[tuple[str, str | None]]:
    """The singulars that a word can be of, each with what stands behind its ending: a pronoun, or nothing where it
    governs; ``None`` where it stands for itself («مسؤولين»).
    """
    found: list[tuple[str, str | None]] = []
    if noun.endswith("ين"):
        found.append((noun[:-2], None))
    if governs and noun.endswith("ي"):
        found.append((noun[:-1], ""))
    if owned and owned[1].endswith("ي"):
        found.append((owned[1][:-1], owned[2]))
    return found + [(f"{stem[:-1]}ة", behind) for stem, behind in found if stem.endswith("ت")]


def _before_ending(stem: str) -> str:
    return f"{stem[:-1]}ت" if stem.endswith("ة") else stem


def _is_owned(noun: str, told: str) -> bool:
    return _OWNED.fullmatch(noun) is not None and noun != told


def _agreeing(rest: list[str], groups: Groups, *, definite: bool, two: bool) -> list[str]:
    """The words behind the first one, those right behind it that go with its case in the nominative."""
    out = list(rest)
    for n, word in enumerate(rest):
        bare = word.removeprefix("ال")
        if (bare != word) != definite or not bare.endswith("ين"):
            break
        if not (bare.endswith("يين") or bare.removesuffix("ين") in groups["adjectives"]):
            break
        out[n] = word.removesuffix("ين") + ("ان" if two else "ون")
    return out

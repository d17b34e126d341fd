"""The meeting tables of ``lexicon/meetings``, folded, and the forms of their words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from arabic_timeline import lexicon
from arabic_timeline.lexicon import kept
from arabic_timeline.text import plain


def table(name: str) -> Any:
    """The rows of ``lexicon/meetings/<name>.yaml``."""
    return lexicon.rows(f"meetings/{name}")


def listed(rows: str | Iterable[str]) -> tuple[str, ...]:
    """Folded words of a table's cell: a block of words, or a list of phrases."""
    if isinstance(rows, str):
        return tuple(plain(rows).split())
    return tuple(plain("\n".join(rows)).split("\n")) if rows else ()


@kept
def phrases(file: str, key: str) -> frozenset[str]:
    """Folded phrases of one row of a table."""
    return frozenset(listed(table(file)[key]))


@kept
def either(file: str, *keys: str) -> frozenset[str]:
    """Folded phrases of several rows of a table: put together once, not at every word that is looked for among them."""
    return frozenset().union(*(phrases(file, key) for key in keys))


@kept
def openers(file: str, key: str) -> frozenset[str]:
    """The first words of the phrases of one row: only behind these are the words of a text put together."""
    return frozenset(phrase.split(" ")[0] for phrase in phrases(file, key))


@kept
def but(file: str, key: str, other: str) -> frozenset[str]:
    """Folded phrases of one row of a table that are not in another."""
    return phrases(file, key) - phrases(file, other)


@kept
def given_names() -> frozenset[str]:
    """Every listed given name, whatever else the word can be: «صباح» after «الشيخ» is a name."""
    names = table("names")
    return frozenset(w for key in ("arabic", "turkish", "foreign", "doubtful") for w in listed(names[key]))


@kept
def definite_names() -> frozenset[str]:
    """Given names of Arabs that are spelt with the article: «الأخضر», «التوم»."""
    rows = lexicon.rows("language/given")["arab"].values()
    return frozenset(word for row in rows for word in listed(row) if word.startswith("ال"))


@kept
def foreign_names() -> frozenset[str]:
    """Given names of other tongues, save those that the table of Arab ones has too."""
    names = table("names")
    of_language = (word for row in lexicon.rows("language/given")["foreign"].values() for word in listed(row))
    return frozenset((*listed(names["foreign"]), *of_language)).difference(listed(names["arabic"]))


@kept
def _heads_before() -> Mapping[str, frozenset[str]]:
    return {plain(k): frozenset(listed(v)) for k, v in table("offices")["heads-before"].items()}


@kept
def followers(head: str) -> frozenset[str] | None:
    """Words one of which must follow ``head`` for it to open an office; ``None``: any may."""
    rows = _heads_before()
    forms = (head, head.removeprefix("ال"), head.removeprefix("ال").removesuffix("ه"))
    return next((rows[form] for form in forms if form in rows), None)


def nation_forms(word: str) -> tuple[str, ...]:
    """Forms of a nationality word: «مغربي» with the article, feminine, dual and plural."""
    bare = (
        word,
        word + "ا",
        word + "ه",
        word + "ين",
        word + "ون",
        word + "ان",
        word + "ات",
        word + "تين",
        word + "تان",
    )
    return bare + tuple("ال" + form for form in bare)


def verb_forms(past: str, present: str | None = None) -> tuple[str, ...]:
    """Third-person forms of a verb by its past and present stems (regular spelling), with س for the future."""
    stem = present or (past[1:] if past.startswith("ا") and len(past) > 3 else past)
    if past.endswith("ي") and len(past) > 3 and present is None:
        return _defective(past[:-1])
    pasts = tuple(
        past + ending
        for ending in (
            "",
            "ت",
            "ا",
            "تا",
            "وا",
            "ه",
            "ها",
            "ته",
            "تها",
            "هم",
            "هما",
            "وه",
            "تهم",
            "اه",
            "اها",
            "وها",
            "تاه",
            "تاها",
        )
    )
    base = tuple(p + stem for p in ("ي", "ت"))
    presents = base + tuple(
        b + ending for b in base for ending in ("ان", "ا", "ون", "وا", "ه", "ها", "هم", "هما", "انه", "انها")
    )
    return pasts + presents + tuple("س" + form for form in presents)


def _defective(stem: str) -> tuple[str, ...]:
    """Forms of a verb whose last root letter is weak: «انتهى», «انتهت», «انتهوا»; its present is listed by itself."""
    return tuple(
        stem + ending for ending in ("ي", "ت", "يا", "تا", "وا", "اه", "اها", "ته", "تها", "ياه", "ياها", "تاه", "تاها")
    )

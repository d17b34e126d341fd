"""The meeting tables of ``lexicon/meetings`` as sets of folded words, and what a word can be.

A word's kinds are bits, so that a clause is read with plain integer tests.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

from arabic_timeline.model import Role
from arabic_timeline.text import plain


class Kind:
    """What a word can be in the mention of a person, an office, a body, a place, or between them: bits of an int.

    Plain numbers: ``enum.IntFlag`` makes each test twenty times slower, and a text is millions of tests.
    """

    NONE = 0
    STOP = 1
    VERB = 2
    COMMON = 4
    HEAD = 8
    ALONE = 16
    TITLE = 32
    PLURAL = 64
    CROWD = 128
    BODY = 256
    DELEGATION = 512
    GATHERING = 1024
    INNER = 2048
    ADJECTIVE = 4096
    NATION = 8192
    COUNTRY = 16384
    CITY = 32768
    GIVEN = 65536
    DOUBTFUL = 131072
    PARTICLE = 262144
    NOT_PEOPLE = 524288
    FORMER = 1048576
    PEER = 2097152  # «نظيره»: somebody of the same office on the other side
    TRIGGER = 4194304


PERSONAL = Kind.HEAD | Kind.ALONE | Kind.TITLE
NEVER_NAME = (
    Kind.STOP | Kind.VERB | Kind.COMMON | Kind.HEAD | Kind.ALONE | Kind.PLURAL | Kind.BODY | Kind.DELEGATION
    | Kind.GATHERING | Kind.ADJECTIVE | Kind.NATION | Kind.COUNTRY | Kind.CITY | Kind.NOT_PEOPLE | Kind.TRIGGER
    | Kind.TITLE | Kind.INNER | Kind.FORMER
)  # fmt: skip


class Word(NamedTuple):
    """A token taken apart: «وبالرئيس» is conj «و», prep «ب», core «الرئيس» with the kinds of the core.

    ``forms``: the word as written and without its clitics, for look-ups of names; ``place``: one of them begins a
    country or city.  A plain tuple, since a text makes one look-up and many tests of each word.
    """

    conj: bool
    prep: str
    core: str
    kinds: int
    definite: bool = False
    forms: tuple[str, ...] = ()
    place: bool = False


@cache
def table(name: str) -> Any:
    """The rows of ``lexicon/meetings/<name>.yaml``."""
    text = (files("arabic_timeline") / "lexicon" / "meetings" / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def listed(rows: str | Iterable[str]) -> tuple[str, ...]:
    """Folded words of a table's cell: a block of words, or a list of phrases."""
    return tuple(plain(row) for row in (rows.split() if isinstance(rows, str) else rows))


@cache
def phrases(file: str, key: str) -> frozenset[str]:
    """Folded phrases of one row of a table."""
    return frozenset(listed(table(file)[key]))


@cache
def given_names() -> frozenset[str]:
    """Every listed given name, whatever else the word can be: «صباح» after «الشيخ» is a name."""
    names = table("names")
    return frozenset(w for key in ("arabic", "turkish", "foreign", "doubtful") for w in listed(names[key]))


@cache
def followers(head: str) -> frozenset[str] | None:
    """Words one of which must follow ``head`` for it to open an office; ``None``: any may."""
    rows = {plain(k): frozenset(listed(v)) for k, v in table("offices")["heads-before"].items()}
    return rows.get(head.removeprefix("ال") if head not in rows else head)


@cache
def kinds() -> Mapping[str, int]:
    """Every word that the tables know, with its kinds."""
    known: dict[str, int] = {}
    for word, kind in _rows():
        known[word] = known.get(word, Kind.NONE) | kind
    _settle(known)
    return known


@lru_cache(maxsize=100_000)
def analyse(word: str) -> Word:
    """``word`` (folded) taken apart: clitics come off only where the rest is a known word or carries the article."""
    conj, prep, core, bits = _apart(word)
    forms = spellings(word)
    definite = core.startswith("ال") and len(core) > 3
    return Word(conj, prep, core, bits, definite, forms, not _place_words().isdisjoint(forms))


def spellings(word: str) -> tuple[str, ...]:
    """The word as written and without the clitics that it may carry, most likely first."""
    found = [word]
    if len(word) > 3 and word[0] in "وف":
        found.append(word[1:])
        word = word[1:]
    if len(word) > 3 and word[0] in "بلك":
        found.append("ال" + word[2:] if word.startswith("لل") else word[1:])
    return tuple(found)


@cache
def _place_words() -> frozenset[str]:
    rows = table("nations")
    return frozenset(name.split()[0] for row in rows for name in (*listed(row["names"]), *listed(row["cities"])))


def _apart(word: str) -> tuple[bool, str, str, int]:
    known = kinds()
    if word in known:
        return False, "", word, known[word]
    for conj in (False, True):
        rest = word[1:] if conj else word
        if conj and (word[0] not in "وف" or len(word) < 3):
            break
        found = _after_conjunction(rest, known)
        if found is not None and not (word[0] == "ف" and conj and (not found[2] or len(word) < 4)):
            return conj, *found
    return False, "", word, Kind.NONE


def _after_conjunction(rest: str, known: Mapping[str, int]) -> tuple[str, str, int] | None:
    if rest in known:
        return "", rest, known[rest]
    if rest.startswith("ال") and len(rest) > 3:
        return "", rest, _definite(rest, known)
    if rest.startswith("لل") and len(rest) > 3:
        core = "ال" + rest[2:]
        bare = "ا" + rest[1:]  # «للقاء», whose second ل is the word's own
        core = rest[1:] if rest[1:] in known and core not in known else core
        return "ل", core, known.get(core) or _definite(core, known) or known.get(bare, Kind.NONE)
    if rest and rest[0] in "بلك" and len(rest) > 2:
        core = rest[1:]
        if core in known and not known[core] & (Kind.VERB | Kind.STOP) | known[core] & Kind.TRIGGER:
            return rest[0], core, known[core]
        if core.startswith("ال") and len(core) > 3:
            return rest[0], core, _definite(core, known)
    if rest[:1] == "س" and rest[1:2] in "يتن" and known.get(rest[1:], Kind.NONE) & Kind.VERB:
        return "", rest, known[rest[1:]]
    if len(rest) > 3 and _looks_like_verb(rest.removeprefix("س")):
        return "", rest, Kind.VERB
    return None


def _definite(core: str, known: Mapping[str, int]) -> int:
    """Kinds of an unlisted word with the article: those of the word without it, as far as an article suits them."""
    if core in known:
        return known[core]
    return known.get(core[2:], Kind.NONE) & (Kind.COMMON | Kind.ADJECTIVE | Kind.NOT_PEOPLE | Kind.INNER)


def _looks_like_verb(word: str) -> bool:
    return len(word) > 3 and word[0] == "ي" and word[1] != "و" and not word.endswith(("ي", "س", "و"))


def _rows() -> Iterable[tuple[str, int]]:
    yield from _office_rows()
    yield from _name_rows()
    yield from _nation_rows()
    yield from _particle_rows()
    yield from ((form, Kind.TRIGGER | Kind.VERB) for form in trigger_verbs())


def _office_rows() -> Iterable[tuple[str, int]]:
    offices = table("offices")
    for head in listed(offices["heads"]):
        kind = Kind.HEAD | (Kind.PEER if head.startswith("نظير") else Kind.NONE)
        stem = head[:-1] + "ت" if head.endswith("ه") else head
        if not kind & Kind.PEER:
            yield "ال" + head, kind
        yield from ((form, kind) for form in (head, stem + "ه", stem + "ها", stem + "هم", stem + "نا"))
        yield from ((form, kind) for form in (stem + "هما", stem + "ته", stem + "تها"))
        if followers(head) is not None:
            continue
        yield from ((form, Kind.PLURAL) for form in (stem + "يه", stem + "يها"))
        yield from ((form, Kind.PLURAL) for form in (stem + "ين", stem + "ان", "ال" + stem + "ين", "ال" + stem + "ان"))
    for key, kind in _PLAIN_ROWS:
        yield from ((word, kind) for word in listed(offices[key]))
    yield from ((word + "ا", Kind.ADJECTIVE) for word in listed(offices["adjectives"]) if not word.endswith("ه"))
    for word in listed(offices["plurals"]):
        yield from ((form, Kind.PLURAL) for form in (word, "ال" + word))
    for word in listed(offices["crowd"]):
        yield from ((form, Kind.CROWD | Kind.PLURAL) for form in (word, "ال" + word))
    for key, kind in (("bodies", Kind.BODY), ("gatherings", Kind.GATHERING), ("delegations", Kind.DELEGATION)):
        for word in listed(offices[key]):
            stem = word[:-1] + "ت" if word.endswith("ه") else word
            yield from ((form, kind) for form in (word, "ال" + word, stem + "ها", stem + "ه"))


_PLAIN_ROWS = (
    ("alone", Kind.ALONE), ("titles", Kind.TITLE), ("inner", Kind.INNER), ("adjectives", Kind.ADJECTIVE),
    ("definite", Kind.ADJECTIVE), ("former", Kind.FORMER), ("not-people", Kind.NOT_PEOPLE),
)  # fmt: skip


def _name_rows() -> Iterable[tuple[str, int]]:
    names = table("names")
    for key in ("arabic", "turkish", "foreign"):
        yield from ((word, Kind.GIVEN) for word in listed(names[key]))
    yield from ((word, Kind.GIVEN | Kind.DOUBTFUL) for word in listed(names["doubtful"]))
    yield from ((word, Kind.PARTICLE) for word in listed(names["particles"]))


def _nation_rows() -> Iterable[tuple[str, int]]:
    for row in table("nations"):
        for word in row["people"]:
            yield from ((form, Kind.NATION) for form in nation_forms(plain(word)))
        yield from ((form, Kind.NATION) for w in listed(row.get("plural", [])) for form in (w, "ال" + w))
        yield from ((word, Kind.COUNTRY) for word in listed(row["names"]) if " " not in word)
        yield from ((word, Kind.CITY) for word in listed(row["cities"]) if " " not in word)


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


def _particle_rows() -> Iterable[tuple[str, int]]:
    rows = table("particles")
    yield from ((word, Kind.STOP) for word in listed(rows["stops"]))
    for verb in listed(rows["verbs"]):
        yield from ((form, Kind.VERB) for form in verb_forms(verb))
    yield from ((word, Kind.INNER) for word in listed(rows["places"]))
    for word in listed(rows["common"]):
        yield from ((form, Kind.COMMON) for form in (word, "ال" + word))


def verb_forms(past: str, present: str | None = None) -> tuple[str, ...]:
    """Third-person forms of a verb by its past and present stems (regular spelling), with س for the future."""
    stem = present or (past[1:] if past.startswith("ا") and len(past) > 3 else past)
    if past.endswith("ي") and len(past) > 3 and present is None:
        return _defective(past[:-1])
    pasts = tuple(
        past + ending for ending in ("", "ت", "ا", "تا", "وا", "ه", "ها", "ته", "تها", "هم", "هما", "وه", "تهم")
    )
    base = tuple(p + stem for p in ("ي", "ت"))
    presents = base + tuple(b + ending for b in base for ending in ("ان", "ون", "وا", "ه", "ها", "هم", "هما"))
    return pasts + presents + tuple("س" + form for form in presents)


def _defective(stem: str) -> tuple[str, ...]:
    """Forms of a verb whose last root letter is weak: «انتهى», «انتهت», «انتهوا»; its present is listed by itself."""
    return tuple(stem + ending for ending in ("ي", "ت", "يا", "تا", "وا", "اه", "اها", "ته", "تها"))


def _settle(known: dict[str, int]) -> None:
    """Where two tables claim a word, the reading that news print far more often."""
    for word, kind in known.items():
        if kind & Kind.STOP:
            known[word] = kind & (Kind.STOP | Kind.TITLE | Kind.INNER | Kind.TRIGGER)
        elif kind & Kind.GIVEN and kind & (Kind.VERB | Kind.COMMON | Kind.INNER | Kind.TITLE | Kind.ADJECTIVE):
            known[word] = (kind & ~(Kind.VERB | Kind.COMMON)) | Kind.DOUBTFUL


@dataclass(frozen=True, slots=True)
class Trigger:
    """A row of ``triggers.yaml`` in one of its forms.

    ``tense``: past, present, future (verbs) or none; ``pronoun``: a suffix stands for one of the sides.
    """

    name: str
    frame: str
    verb: bool
    tense: str = ""
    pronoun: bool = False
    definite: bool = False
    strength: str = "strong"
    roles: tuple[Role, Role] = ("participant", "participant")
    mode: str | None = None
    session: bool = False
    passive: bool = False
    needs_with: bool = False
    needs: frozenset[str] = frozenset()
    dual: bool = False


@cache
def triggers() -> Mapping[str, tuple[tuple[tuple[str, ...], Trigger], ...]]:
    """Forms of triggers by first word: the words after it, longest first, and the trigger."""
    found: dict[str, list[tuple[tuple[str, ...], Trigger]]] = {}
    for form, trigger in (*_verb_triggers(), *_noun_triggers()):
        first, *rest = form.split()
        found.setdefault(first, []).append((tuple(rest), trigger))
    return {word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in found.items()}


def trigger_verbs() -> Iterable[str]:
    """Every one-word form of the trigger verbs."""
    return (form for form, _ in _verb_triggers() if " " not in form)


def _verb_triggers() -> Iterable[tuple[str, Trigger]]:
    for row in table("triggers")["verbs"]:
        for form, tense, pronoun in _verb_row(row):
            yield form, Trigger(
                row["name"], row["frame"], True, tense, pronoun, roles=_roles(row),
                mode=row.get("mode"), session=row.get("session", False), passive=row.get("passive", False),
                needs_with=row.get("needs-with", False), needs=frozenset(listed(row.get("needs", []))),
                dual=form.endswith(("ا", "ان")) and not pronoun,
            )  # fmt: skip


def _roles(row: Mapping[str, Any]) -> tuple[Role, Role]:
    left, right = row.get("roles", ("participant", "participant"))
    return left, right


def _verb_row(row: Mapping[str, Any]) -> Iterable[tuple[str, str, bool]]:
    irregular = row.get("forms", {})
    for form in listed(irregular.get("past", [])):
        yield form, "past", form.endswith(("ه", "ها", "هما"))
    for form in listed(irregular.get("present", [])):
        yield form, "present", form.endswith(("ه", "ها", "هما"))
        if form.startswith(("ي", "ت")):
            yield "س" + form, "future", form.endswith(("ه", "ها", "هما"))
    if "past" not in row:
        return
    past, present = plain(row["past"]), plain(row["present"])
    for form in verb_forms(past, present):
        future = form[0] == "س" and form[1] in "يت" and not form.startswith(past)
        tense = "future" if future else "present" if form[0] in "يت" and not form.startswith(past) else "past"
        suffix = form.endswith(("ه", "ها", "هم", "هما")) and not past.endswith(("ه", "هم"))
        yield form, tense, suffix


def _noun_triggers() -> Iterable[tuple[str, Trigger]]:
    for row in table("triggers")["nouns"]:
        for form in listed(row["forms"]):
            yield form, Trigger(
                row["name"], row["strength"] if row["strength"] in ("visit", "sitting") else "noun", False,
                pronoun=form.split()[0].endswith(("ه", "ها", "هما", "هم")) and not form.endswith(_FEMININE),
                definite=form.startswith("ال"), strength=row["strength"],
                roles=_roles(row), mode=row.get("mode"),
                session=row.get("session", False),
            )  # fmt: skip


_FEMININE = ("زياره", "جلسه", "قمه", "القمه", "الزياره", "الجلسه", "مغلقه", "هاتفيه", "الهاتفيه", "مكالمه", "محادثه")


@cache
def trigger_words() -> frozenset[str]:
    """Every first word of a trigger as a text may print it, clitics on: a sentence without any tells of no meeting."""
    return frozenset(form for word, rows in triggers().items() for form in _with_clitics(word, rows[0][1].verb))


def _with_clitics(word: str, verb: bool) -> Iterable[str]:
    for conj in ("", "و", "ف"):
        yield conj + word
        if not verb:
            yield from (conj + prep + word for prep in "بلك")
            if word.startswith("ال"):
                yield conj + "لل" + word[2:]

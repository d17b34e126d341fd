"""The meeting tables of ``lexicon/meetings`` as sets of folded words, and what a word can be.

A word's kinds are bits, so that a clause is read with plain integer tests.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from arabic_timeline.extract.tables import followers, listed, nation_forms, table, verb_forms
from arabic_timeline.extract.triggers import pronoun_nouns, trigger_verbs
from arabic_timeline.language import verbs
from arabic_timeline.lexicon import kept, rows
from arabic_timeline.text import plain

_LONGEST_VERB = 8  # letters of a present without endings
_NAMES = ("سي", "يا")  # how many names begin: «سيلفا», «ياتسيك» are no verbs that no table knows


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
    PLAIN = 8388608  # a word of everyday language, which names nobody


OF_HIS = ("ته", "تها", "تهم", "تهما")  # ends of a feminine noun with the pronoun of whose it is
PERSONAL = Kind.HEAD | Kind.ALONE | Kind.TITLE
OPENERS = (  # what a mention can begin with
    PERSONAL | Kind.GIVEN | Kind.PARTICLE | Kind.PLURAL | Kind.DELEGATION | Kind.BODY | Kind.GATHERING | Kind.NATION
)
NEVER_NAME = (
    Kind.STOP | Kind.VERB | Kind.COMMON | Kind.HEAD | Kind.ALONE | Kind.PLURAL | Kind.BODY | Kind.DELEGATION
    | Kind.GATHERING | Kind.ADJECTIVE | Kind.NATION | Kind.COUNTRY | Kind.CITY | Kind.NOT_PEOPLE | Kind.TRIGGER
    | Kind.TITLE | Kind.INNER | Kind.FORMER | Kind.PLAIN
)  # fmt: skip


class Word(NamedTuple):
    """A token taken apart: «وبالرئيس» is conj «و», prep «ب», core «الرئيس» with the kinds of the core.

    ``forms``: the word as written and without its clitics, for look-ups of names; ``place``: one of them begins a
    country or city.
    """

    conj: bool
    prep: str
    core: str
    kinds: int
    definite: bool = False
    forms: tuple[str, ...] = ()
    place: bool = False


@kept
def kinds() -> Mapping[str, int]:
    """Every word that the tables know, those of the language at large among them, with its kinds."""
    known = dict(listed_kinds())
    _everyday(known)
    return known


@kept
def listed_kinds() -> Mapping[str, int]:
    """The words of the tables of meetings: only before one of these is a letter taken for a clitic."""
    known: dict[str, int] = {}
    for word, kind in _rows():
        known[word] = known.get(word, Kind.NONE) | kind
    _settle(known)
    return known


def analyse(word: str) -> Word:
    """``word`` (folded) taken apart: clitics come off only where the rest is a known word or carries the article."""
    known, listed_words, names, places = _asked()
    bits = known.get(word)
    conj, prep, core, bits = _apart(word, known, listed_words) if bits is None else (False, "", word, bits)
    forms = spellings(word)
    definite = core.startswith("ال") and len(core) > 3 and not bits & Kind.VERB and core not in names
    return Word(conj, prep, core, bits, definite, forms, not places.isdisjoint(forms))


def spellings(word: str) -> tuple[str, ...]:
    """The word as written and without the clitics that it may carry, most likely first."""
    found = [word]
    if len(word) > 3 and word[0] in "وف":
        found.append(word[1:])
        word = word[1:]
    if len(word) > 3 and word[0] in "بلك":
        found.append("ال" + word[2:] if word.startswith("لل") else word[1:])
    return tuple(found)


@lru_cache(4096)
def printed_forms(word: str) -> tuple[str, ...]:
    """Every spelling of which a word is one of the ``spellings``: as written, and with each clitic before it."""
    preps = ["", "ب", "ل", "ك", *(("لل",) if word.startswith("ال") else ())]
    bodies = [prep + (word[2:] if prep == "لل" else word) for prep in preps]
    return tuple(conj + body for conj in ("", "و", "ف") for body in bodies)


_Known = Mapping[str, int]
_SERVANT = "عبدال"
_SHORTEST = 2  # letters of a word whose first can be a clitic, and more
_SERVANT_OF = 7  # letters of «عبدالله» and of longer ones


@kept
def _asked() -> tuple[_Known, _Known, frozenset[str], frozenset[str]]:
    """What is asked of every word: all that is known, what is listed, names that look definite, words of places."""
    return kinds(), listed_kinds(), _of_no_article(), _place_words()


@kept
def _of_no_article() -> frozenset[str]:
    """«ألبرت», «إليسا», «ألعاب», «التزام»: names and nouns whose first letters are no article; «آلان» folds like
    «الآن»."""
    foreign = {word for word in listed(table("names")["foreign"]) if word.startswith("ال")}
    known = kinds()
    given = {word for word, kind in known.items() if kind == Kind.GIVEN and word.startswith("ال")}
    nouns = {word for word, kind in known.items() if kind & Kind.PLAIN and word.startswith("ال")}
    return frozenset(foreign | {word for word in given | nouns if word[2:] not in known})  # «إلياس», not «الناصر»


@kept
def _place_words() -> frozenset[str]:
    rows = table("nations")
    return frozenset(name.split()[0] for row in rows for name in (*listed(row["names"]), *listed(row["cities"])))


def _apart(word: str, known: _Known, listed_words: _Known) -> tuple[bool, str, str, int]:
    found = _after_conjunction(word, known, listed_words)
    if found is not None:
        return False, *found
    if word[0] in "وف" and len(word) > _SHORTEST:
        found = _after_conjunction(word[1:], known, listed_words)
        if found is not None and (word[0] == "و" or _after_fa(found, len(word), known)):
            return True, *found
    return False, "", word, Kind.NONE


def _after_fa(found: tuple[str, str, int], length: int, known: _Known) -> bool:
    """Whether «ف» is a clitic: «فيبر» and «فينود» are no verbs, «فايون» is no «ف» with a name."""
    _, core, bits = found
    return bool(bits) and length > 3 and not bits & Kind.GIVEN and (core in known or bits != Kind.VERB)


def _after_conjunction(rest: str, known: _Known, listed_words: _Known) -> tuple[str, str, int] | None:
    if rest in known:
        return "", rest, known[rest]
    if rest.startswith(_SERVANT) and len(rest) > _SERVANT_OF:
        return "", rest, Kind.GIVEN  # «عبدالحليم», written as one word
    if rest.startswith("ال") and len(rest) > 3:
        return "", rest, _definite(rest, known)
    if rest.startswith("لل") and len(rest) > 3:
        core = "ال" + rest[2:]
        bare = "ا" + rest[1:]  # «للقاء», whose second ل is the word's own
        core = rest[1:] if rest[1:] in known and core not in known else core
        return "ل", core, known.get(core) or _definite(core, known) or known.get(bare, Kind.NONE)
    if rest and rest[0] in "بلك" and len(rest) > 2:
        core = rest[1:]
        if core.startswith(_SERVANT) and len(core) > _SERVANT_OF:
            return rest[0], core, Kind.GIVEN
        name = rest[0] == "ك" and known.get(core, Kind.NONE) & Kind.GIVEN  # «كرامي», «كمحمد» is rare in news
        bits = known.get(core, Kind.NONE)
        other = bits & (Kind.VERB | Kind.STOP | Kind.TRIGGER) and not bits & Kind.DELEGATION  # «بعثة» is also «بعثه»
        if not name and core in listed_words and not other:
            return rest[0], core, bits
        if core.startswith("ال") and len(core) > 3 and (rest[0] != "ك" or _defined(core, known)):
            return rest[0], core, _definite(core, known)  # «كالعادة»; «كالديرا» is a name
    if rest[:1] == "س" and rest[1:2] in "يتن" and known.get(rest[1:], Kind.NONE) & Kind.VERB:
        return "", rest, known[rest[1:]]
    verb = len(rest) > 3 and _looks_like_verb(rest.removeprefix("س"))
    if verb and (not rest.startswith(_NAMES) or verbs.readings(rest)):
        return "", rest, Kind.VERB
    return None


def _definite(core: str, known: _Known) -> int:
    """Kinds of an unlisted word with the article: those of the word without it, as far as an article suits them."""
    if core in known:
        return known[core]
    return known.get(core[2:], Kind.NONE) & (Kind.COMMON | Kind.ADJECTIVE | Kind.NOT_PEOPLE | Kind.INNER)


def _defined(core: str, known: _Known) -> bool:
    """Whether a word with the article is known, by itself or without it; «ديرا» takes none."""
    return core in known or (core[2:] in known and core[-1] != "ا")


def _looks_like_verb(word: str) -> bool:
    if len(word) > _LONGEST_VERB and not word.endswith(("ه", "ها", "هم", "ن", "ا")):
        return False  # «يفغينيفيتش»
    if word.endswith("سون") and not verbs.lookup(word):
        return False  # «سيمبسون»
    return len(word) > 3 and word[0] == "ي" and word[1] != "و" and not word.endswith(("ي", "س", "و"))


def _rows() -> Iterable[tuple[str, int]]:
    yield from _office_rows()
    yield from _name_rows()
    yield from _nation_rows()
    yield from _particle_rows()
    yield from ((form, Kind.TRIGGER | Kind.VERB) for form in trigger_verbs())
    yield from ((form, Kind.COMMON) for form in pronoun_nouns())


def _office_rows() -> Iterable[tuple[str, int]]:
    offices = table("offices")
    bare = frozenset(listed(offices["without-article"]))
    for head in listed(offices["heads"]):
        kind = Kind.HEAD | (Kind.PEER if head.startswith("نظير") else Kind.NONE)
        stem = head[:-1] + "ت" if head.endswith("ه") else head
        if not kind & Kind.PEER:
            yield "ال" + head, Kind.COMMON if head in bare else kind
        yield from ((form, kind) for form in (head, stem + "ه", stem + "ها", stem + "هم", stem + "نا"))
        yield from ((form, kind) for form in (stem + "هما", stem + "ته", stem + "تها"))
        if followers(head) is not None:
            continue
        yield from ((form, Kind.PLURAL) for form in (stem + "يه", stem + "يها"))
        yield from ((form, Kind.PLURAL) for form in (stem + "ين", stem + "ان", "ال" + stem + "ين", "ال" + stem + "ان"))
    for key, kind in _PLAIN_ROWS:
        yield from ((word, kind) for word in listed(offices[key]))
    titled = frozenset(listed(offices["titles"])) | frozenset(listed(offices["callings"]))
    for word in listed(offices["occupations"]):
        yield word, Kind.COMMON
        if f"ال{word}" not in titled:
            yield f"ال{word}", Kind.TITLE
    for word in listed(offices["by-two"]):
        stem = word[:-1] + "ت" if word.endswith("ه") else word
        yield from ((stem + ending, Kind.PLURAL) for ending in ("ان", "ين"))  # «الجنرالان»
    yield from ((word + "ا", Kind.ADJECTIVE) for word in listed(offices["adjectives"]) if not word.endswith("ه"))
    for word in listed(offices["plurals"]):
        # in the construct state («رئيسي») it takes no article: «الموضوع الرئيسي»
        yield from ((form, Kind.PLURAL) for form in (word, "ال" + word)[: 1 if word.endswith("ي") else 2])
    for stem in listed(offices["people"]):
        yield from ((stem + ending, Kind.PLURAL) for ending in ("ون", "ين", "و", "ي", "يه", "يها", "يهم"))
        yield from ((f"ال{stem}{ending}", Kind.PLURAL) for ending in ("ون", "ين"))
    for word in listed(offices["crowd"]):
        yield from ((form, Kind.CROWD | Kind.PLURAL) for form in (word, "ال" + word))
    for key, kind in (("bodies", Kind.BODY), ("gatherings", Kind.GATHERING), ("delegations", Kind.DELEGATION)):
        for word in listed(offices[key]):
            stem = word[:-1] + "ت" if word.endswith("ه") else word
            yield from ((form, kind) for form in (word, "ال" + word, stem + "ها", stem + "ه"))


_PLAIN_ROWS = (
    ("peers", Kind.HEAD | Kind.PEER), ("two-bodies", Kind.PLURAL), ("alone", Kind.ALONE),
    ("titles", Kind.TITLE), ("callings", Kind.TITLE), ("inner", Kind.INNER), ("adjectives", Kind.ADJECTIVE),
    ("definite", Kind.ADJECTIVE), ("former", Kind.FORMER), ("not-people", Kind.NOT_PEOPLE),
)  # fmt: skip


def _name_rows() -> Iterable[tuple[str, int]]:
    names = table("names")
    for key in ("arabic", "turkish", "foreign"):
        yield from ((word, Kind.GIVEN) for word in listed(names[key]))
    yield from ((word, Kind.GIVEN | Kind.DOUBTFUL) for word in listed(names["doubtful"]))
    yield from ((word, Kind.PARTICLE) for word in listed(names["particles"]))


def _everyday(known: dict[str, int]) -> None:
    """Given names and everyday words of the language, where no table of meetings knows the word already."""
    plain_words = {form for row in rows("language/common").values() for word in listed(row) for form in _forms_of(word)}
    given = {word for group in rows("language/given").values() for row in group.values() for word in listed(row)}
    for word in given:
        if word not in known and not word.startswith("ال"):
            known[word] = Kind.GIVEN | (Kind.DOUBTFUL if word in plain_words else Kind.NONE)
    for word in plain_words:
        known.setdefault(word, Kind.PLAIN)


def _forms_of(word: str) -> Iterable[str]:
    """A word as it is and in the accusative: «استقبالا».  With the article it may be a surname («النجار»)."""
    yield word
    if not word.endswith(("ه", "ا", "ات", "ي")):
        yield word + "ا"


def is_everyday(core: str) -> bool:
    """Whether a folded word without clitics is, with or without the article, one of everyday language."""
    return bool((kinds().get(core, 0) | kinds().get(core.removeprefix("ال"), 0)) & Kind.PLAIN)


_ELATIVE = 4  # letters of «أحمر», «أكبر»


@kept
def is_thing(core: str) -> bool:
    """Whether a folded word is an everyday noun that describes nothing: «الملف», «النتائج», but not «الجديد».

    An adjective has its feminine in the table («جديد جديدة»), ends in ي or ا («العليا»), or is listed as one.
    """
    stem = core.removeprefix("ال")
    bits = kinds().get(stem, 0) | kinds().get(core, 0)
    if not bits & (Kind.PLAIN | Kind.COMMON) or bits & (Kind.ADJECTIVE | Kind.FORMER | Kind.NATION):
        return False
    if len(stem) == _ELATIVE and stem[0] == "ا":
        return False  # «الأحمر», «الأكبر»: their feminine is of another shape
    return not (stem.endswith(("ي", "ه", "ا", "ان", "ون", "ين")) or is_everyday(f"{stem}ه"))


def _nation_rows() -> Iterable[tuple[str, int]]:
    for row in table("nations"):
        for word in row["people"]:
            yield from ((form, Kind.NATION) for form in nation_forms(plain(word)))
        yield from ((form, Kind.NATION) for w in listed(row.get("plural", [])) for form in (w, "ال" + w))
        yield from ((word, Kind.COUNTRY) for word in listed(row["names"]) if " " not in word)
        yield from ((word, Kind.CITY) for word in listed(row["cities"]) if " " not in word)


def _particle_rows() -> Iterable[tuple[str, int]]:
    words = table("particles")
    yield from ((word, Kind.STOP) for word in listed(words["stops"]))
    joined = product(listed(words["with-pronouns"]), listed(words["pronouns"]))
    yield from ((particle + pronoun, Kind.STOP) for particle, pronoun in joined)
    for verb in listed(words["verbs"]):
        yield from ((form, Kind.VERB) for form in verb_forms(verb))
    yield from ((word, Kind.INNER) for word in listed(words["places"]))
    for word in listed(words["common"]):
        yield from ((form, Kind.COMMON) for form in (word, "ال" + word))
        if word.isalpha() and not word.startswith("ال") and not word.endswith(("ه", "ا", "ات")):
            yield word + "ا", Kind.COMMON


_NO_NAME = Kind.VERB | Kind.COMMON | Kind.INNER | Kind.TITLE | Kind.ADJECTIVE


def _settle(known: dict[str, int]) -> None:
    """Where two tables claim a word, the reading that news print far more often."""
    for word, kind in known.items():
        if kind & Kind.PEER:
            known[word] = kind & (Kind.HEAD | Kind.PEER)  # «ضيفه», which folds like «ضيفة»
        elif kind & Kind.STOP:
            known[word] = kind & (Kind.STOP | Kind.TITLE | Kind.INNER | Kind.TRIGGER)
        elif kind & Kind.GIVEN and kind & _NO_NAME:
            known[word] = (kind & ~(Kind.VERB | Kind.COMMON)) | Kind.DOUBTFUL

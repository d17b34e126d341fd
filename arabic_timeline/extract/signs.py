"""The signs of factuality: rows of ``lexicon/meetings/factuality.yaml``, and which of them stand in a sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Any, Literal, NamedTuple, get_args

from arabic_timeline.extract.tables import listed, phrases, table
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.words import Kind, printed_forms
from arabic_timeline.language import verbs
from arabic_timeline.lexicon import kept

Factuality = Literal["held", "planned", "denied", "rumoured", "asked", "conditional", "wished", "habitual", "fiction"]
Reach = Literal[
    "governs", "before", "behind", "sentence", "opening", "future", "coming", "adjoining", "foiled", "object",
    "arranging", "plot", "unset", "promised", "part", "retracted", "never", "undone", "hearsay", "from", "to", "needed",
    "chapter",
]  # fmt: skip
_OPENING_QUOTES, _CLOSING_QUOTES = frozenset('«"“'), frozenset('»"”')
_COUNTED = 4  # words of «إلى سبع رحلات جوية» before «أسبوعيا»
_TITLE = 2  # words of a title behind its first two
_SHORT = 3  # letters of «فلم»


@dataclass(frozen=True, slots=True)
class Sign:
    """A row's phrase: its words, what it says, how far it reaches."""

    words: tuple[str, ...]
    value: Factuality
    reach: Reach
    dated: Factuality | None = None  # what it says of an act that has its day behind it, where that is more


class Rows(NamedTuple):
    """The signs of one first word: in their order, the second words of those that have one, and the others alone."""

    listed: tuple[Sign, ...]
    seconds: frozenset[str]
    single: tuple[Sign, ...]

    @classmethod
    def of(cls, listed: Sequence[Sign]) -> Rows:
        """Those signs, the longest first."""
        ordered = tuple(sorted(listed, key=lambda sign: -len(sign.words)))
        seconds = frozenset(sign.words[1] for sign in ordered if len(sign.words) > 1)
        return cls(ordered, seconds, tuple(sign for sign in ordered if len(sign.words) == 1))


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs by their first word, the longest first; words that presuppose, and that close a clause."""

    rows: Mapping[str, Rows]
    verbs: Mapping[str, tuple[Sign, ...]]  # by lemma
    shadows: Mapping[str, tuple[tuple[str, ...], ...]]  # by their first word
    presupposing: frozenset[str]
    through: frozenset[str]
    closing: frozenset[str]
    copulas: frozenset[str]
    that: frozenset[str]
    small: frozenset[str]
    threats: frozenset[str]
    comments: frozenset[str]
    onto: frozenset[str]
    that_one_do: frozenset[str]
    achieved: frozenset[str]
    not_one: frozenset[str]
    adversatives: frozenset[str]
    backing_out: frozenset[str]
    was_to_be: frozenset[str]
    but_for: frozenset[str]
    not_otherwise: frozenset[str]
    may: frozenset[str]
    perhaps: frozenset[str]
    arranging: frozenset[str]
    succeeded: frozenset[str]
    in_it: frozenset[str]
    leading: frozenset[str]
    only: frozenset[str]
    was_not: frozenset[str]
    predicates: frozenset[str]
    concessive: frozenset[str]
    ever: frozenset[str]
    is_not: frozenset[str]
    about: frozenset[str]
    news: frozenset[str]
    may_be: frozenset[str]
    occurring: frozenset[str]  # every form of the verbs of coming about
    never_came: frozenset[str]  # lemmas
    died: frozenset[str]
    calling: frozenset[str]  # lemmas
    meanwhile: frozenset[str]
    visiting: frozenset[str]  # lemmas


_THAT = "ان"  # «إن», «أن»
_WHOSE = frozenset(["ه", "ها", "هم", "هما"])


@dataclass(frozen=True, slots=True)
class Happening:
    """The word that tells of the act: its tokens ``[first, last)``, and what its form says."""

    first: int
    last: int
    verb: bool
    tense: str = ""
    definite: bool = False
    opens: bool = False  # a verb before its subject, at the opening of its clause
    pronoun: bool = False  # whose act it is a pronoun says: «لقائه»


@kept
def signs() -> Signs:
    """The signs of the lexicon in use."""
    rows = table("factuality")
    found: dict[str, list[Sign]] = defaultdict(list)
    lemmas: dict[str, list[Sign]] = defaultdict(list)
    for row in rows["signs"]:
        value, reach, dated = row["value"], row["reach"], row.get("dated")
        if {value, dated or value} - set(get_args(Factuality)) or reach not in get_args(Reach):
            raise ValueError(f"factuality.yaml: no such value or reach: {value}, {dated}, {reach}")
        for phrase in phrases_of(row):
            words = tuple(phrase.split())
            found[words[0]].append(Sign(words, value, reach, dated))
        for lemma in listed(row.get("verbs", ())):
            lemmas[lemma].append(Sign((lemma,), value, reach, dated))
    return Signs(
        verbs={lemma: tuple(row) for lemma, row in lemmas.items()},
        rows={word: Rows.of(row) for word, row in found.items()},
        shadows=_by_first(listed(rows["shadows"])),
        presupposing=frozenset(listed(rows["presupposing"])),
        through=frozenset(rows["through"]),
        closing=frozenset(listed(rows["closing"])),
        copulas=frozenset(listed(rows["copulas"])),
        that=frozenset(listed(rows["that"])),
        small=frozenset(listed(rows["small"])),
        threats=frozenset(listed(rows["threats"])),
        onto=frozenset(listed(rows["onto"])),
        that_one_do=frozenset(listed(rows["that-one-do"])),
        achieved=frozenset(listed(rows["achieved"])),
        comments=frozenset(listed(rows["comments"])),
        not_one=frozenset(listed(rows["not-one"])),
        adversatives=frozenset(listed(rows["adversatives"])),
        backing_out=frozenset(listed(rows["backing-out"])),
        was_to_be=frozenset(listed(rows["was-to-be"])),
        but_for=frozenset(listed(rows["but-for"])),
        not_otherwise=frozenset(listed(rows["not-otherwise"])),
        may=frozenset(listed(rows["may"])),
        perhaps=frozenset(listed(rows["perhaps"])),
        arranging=frozenset(listed(rows["arranging"])),
        succeeded=frozenset(listed(rows["succeeded"])),
        in_it=frozenset(listed(rows["in-it"])),
        leading=frozenset((*listed(rows["that-one-do"]), *listed(rows["away"]), *phrases("clauses", "toward"))),
        only=frozenset(listed(rows["only"])),
        was_not=frozenset(listed(rows["was-not"])),
        predicates=frozenset(listed(rows["predicates"])),
        concessive=frozenset(listed(rows["concessive"])),
        ever=frozenset(listed(rows["ever"])),
        is_not=frozenset(listed(rows["is-not"])),
        about=frozenset(listed(rows["about"])),
        news=frozenset(listed(rows["news"])),
        may_be=frozenset(listed(rows["that-be"])),
        occurring=frozenset(_spelt(rows["occurring"])),
        never_came=frozenset(rows["never-came"]),
        died=frozenset(listed(rows["died"])),
        calling=frozenset(rows["calling"]),
        meanwhile=frozenset(listed(rows["meanwhile"])),
        visiting=frozenset(rows["visiting"]),
    )


def phrases_of(row: Mapping[str, Any]) -> tuple[str, ...]:
    """The phrases of a row of signs, folded: its words, one of each of its lists, what qualifies a noun of its two."""
    each = [" ".join(words) for words in product(*row["each"])] if "each" in row else []
    noun_and_adjective = list(product(*row["qualified"])) if "qualified" in row else []
    bare = [f"{noun} {adjective}" for noun, adjective in noun_and_adjective]
    definite = [f"ال{noun} ال{adjective}" for noun, adjective in noun_and_adjective]
    return listed([*row["words"], *each, *bare, *definite])


def _spelt(lemmas: Sequence[str]) -> Iterator[str]:
    """The forms of verbs that tell of somebody, «س» before a present or none."""
    for form in (form for lemma in lemmas for form in verbs.forms(lemma)):
        if form.person == 3 and form.tense != "imperative":
            yield from (form.spelling, "س" + form.spelling) if form.tense == "present" else (form.spelling,)


@kept
def expected() -> frozenset[str]:
    """Single words that say of a happening that it is to come: «المقرر», «المرتقبة»."""
    rows = [sign for row in signs().rows.values() for sign in row.listed]
    return frozenset(sign.words[0] for sign in rows if sign.value == "planned" and len(sign.words) == 1)


At = tuple[int, Sign]


def signs_in(tokens: Sequence[Token]) -> list[At]:
    """The signs of a sentence with their first token; of phrases that begin together, all that fit."""
    rows, shadows, told, opening = signs().rows, signs().shadows, _verb_forms(), _opening()
    found: list[At] = []
    shadowed = 0
    for at in [n for n, t in enumerate(tokens) if t.text in opening or t.word.core in opening]:
        token = tokens[at]
        if token.text in phrases("clauses", "foreign-articles") and _in_title(tokens, at):
            continue  # «صحيفة «لو كوتيديان»»
        if token.text in phrases("clauses", "rates") and _rate(tokens, at):
            continue
        if token.word.core in shadows:
            shadowed = max(shadowed, shadow(tokens, at))
        if at < shadowed:
            continue
        told_as = token.word.forms if token.text == token.word.core else (*token.word.forms, token.word.core)
        if len(token.text) == _SHORT and token.text[0] in "وف":
            told_as = (*told_as, token.text[1:])  # «فلم يلتقيا»: the analysis leaves so short a word whole
        for word in told_as:
            if word in rows:
                found += [(at, sign) for sign in _fitting(tokens, at, rows[word])]
        if token.word.core in told and (not token.kinds or token.kinds & (Kind.VERB | Kind.PLAIN)):
            found += [(at, sign) for sign in told[token.word.core]]
    return found


def _rate(tokens: Sequence[Token], at: int) -> bool:
    """«إلى سبع رحلات أسبوعيا»: up to how much of something, and no act that is done every week."""
    near = tokens[max(0, at - _COUNTED) : at]
    if any(t.text in phrases("clauses", "times-over") for t in near):
        return False
    numbers = phrases("offices", "few") | phrases("offices", "tens") | phrases("clauses", "large-numbers")
    up_to = phrases("clauses", "toward")
    return any(a.text in up_to and (b.text.isdigit() or b.text in numbers) for a, b in pairwise(near))


def _in_title(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word opens a name between quotation marks, or that of a newspaper: «لو كوتيديان»."""
    before = tokens[at - 1] if at else None
    if before is None:
        return False
    short = any(t.text in _CLOSING_QUOTES for t in tokens[at + 2 : at + 2 + _TITLE])
    return before.word.core in phrases("genres", "press") or (before.text in _OPENING_QUOTES and short)


def _fitting(tokens: Sequence[Token], at: int, rows: Rows) -> Sequence[Sign]:
    """Those of the signs, of one first word, whose other words stand behind it."""
    if not rows.seconds:
        return rows.single
    then = _past_time(tokens, at + 1)
    near = _as_asked(tokens[then]) if then < len(tokens) else ()
    if rows.seconds.isdisjoint(near):
        return rows.single
    return [
        sign
        for sign in rows.listed
        if len(sign.words) == 1 or (sign.words[1] in near and _follow(tokens, then + 1, sign.words[2:]))
    ]


def _past_time(tokens: Sequence[Token], at: int) -> int:
    """«الإعلان أمس عن …», «الإعلان في مارس الماضي عن …»: the token behind a date that stands inside a sign."""
    led = at + 1 < len(tokens) and tokens[at].kinds & Kind.STOP and tokens[at + 1].dating is not None
    end = at + bool(led)
    while end < len(tokens) and tokens[end].dating is not None:
        end += 1
    return end if end > at + bool(led) else at


@kept
def _opening() -> frozenset[str]:
    """What a word that begins a sign or a shadow may look like: nine words of ten are passed over by one look-up."""
    spelt = (form for word in signs().rows for form in printed_forms(word))
    return frozenset((*spelt, *signs().rows, *signs().shadows, *_verb_forms()))


def shadow(tokens: Sequence[Token], at: int) -> int:
    """The token behind a phrase that opens here in which the word of a sign says something else; 0: none does."""
    rows = signs().shadows.get(tokens[at].word.core, ())
    return max((at + len(row) for row in rows if _follow(tokens, at + 1, row[1:])), default=0)


def _by_first(listing: Sequence[str]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in listing:
        found[phrase.split()[0]].append(tuple(phrase.split()))
    return {first: tuple(rows) for first, rows in found.items()}


@kept
def _verb_forms() -> Mapping[str, tuple[Sign, ...]]:
    """Every form that tells of somebody (third person, active) of the verbs that are signs: «ينفون», «سيطلب»."""
    found: dict[str, dict[Sign, None]] = defaultdict(dict)
    for lemma, rows in signs().verbs.items():
        for form in verbs.forms(lemma):
            if form.tense != "imperative" and form.person == 3 and form.voice != "passive":
                for spelling in ("", "و", "س", "وس") if form.tense == "present" else ("", "و"):
                    found[spelling + form.spelling].update(dict.fromkeys(rows))
    return {spelling: tuple(rows) for spelling, rows in found.items()}


def _follow(tokens: Sequence[Token], at: int, words: tuple[str, ...]) -> bool:
    return all(at + n < len(tokens) and word in _as_asked(tokens[at + n]) for n, word in enumerate(words))


def _as_asked(token: Token) -> tuple[str, ...]:
    """A word as the phrase of a sign may ask for it: as it stands, without its clitics, «إنها» as «إن»."""
    if token.text.startswith(_THAT) and token.text.removeprefix(_THAT) in _WHOSE:
        return token.text, token.word.core, _THAT
    return token.text, token.word.core

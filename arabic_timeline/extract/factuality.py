"""Whether a sentence tells its happening as a fact: held, planned, denied, or only claimed, asked, wished, imagined.

Signs are rows of ``lexicon/meetings/factuality.yaml``; here is only how a sign reaches a happening: through «أن» and
noun phrases up to a clause of its own, right before it, behind it, or anywhere in its sentence.  After FactBank (Saurí
and Pustejovsky 2009): polarity and certainty are carried from the words that embed an event.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product
from typing import Any, Literal, NamedTuple, get_args

from arabic_timeline.extract import governing
from arabic_timeline.extract.tables import listed, phrases, table
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.wording import like_verb, only_past, owned
from arabic_timeline.extract.words import PERSONAL, Kind, printed_forms
from arabic_timeline.language import verbs
from arabic_timeline.language.derivations import is_masdar
from arabic_timeline.lexicon import kept

Factuality = Literal["held", "planned", "denied", "rumoured", "asked", "conditional", "wished", "habitual", "fiction"]
Reach = Literal[
    "governs", "before", "behind", "sentence", "opening", "future", "coming", "adjoining", "foiled", "object",
    "arranging", "plot", "unset", "promised", "part", "retracted", "never", "undone", "hearsay", "from", "to", "needed",
]  # fmt: skip

TOLD = frozenset({"held", "planned", "denied"})  # what a timeline tells; the rest is kept out
_FIRST = (
    "fiction",
    "asked",
    "denied",
    "rumoured",
    "conditional",
    "habitual",
    "wished",
    "held",
    "planned",
)  # the first wins
_BEFOREHAND = ("conditional", "wished")  # what was said before it came about
_CLAUSAL = frozenset({"asked", "conditional", "fiction"})  # embed a clause, whatever noun opens it
_OPENING_QUOTES, _CLOSING_QUOTES = frozenset('«"“'), frozenset('»"”')
_COUNTED = 4  # words of «إلى سبع رحلات جوية» before «أسبوعيا»
_TITLE = 2  # words of a title behind its first two
_OPENING = 5  # words of a sentence that may say of what it is
_BETWEEN = 4  # words from what sets the time to the happening: «خلال زيارة العمل التي»
_SIDES = 20  # words of those whose meeting it is, between the noun and «، المقررة»
_QUALIFIED = 3  # words from a noun to what qualifies it: «لقاء ثنائي مرتقب»
_SPEAKER = 6  # words from «نفى» to the comma behind who does
_PARENTHESIS = 30  # words between two commas
_NEWS = 8  # words from «خبر» to the happening that it tells: «خبر أن الوزير فلانا التقى»
_QUOTED = 2  # words from «بأنه» through a quotation mark
_CALLED = 16  # words from «وصف» to the happening that it calls so, who speaks between
_NOUN_AND_VERB = 2  # words of «لقاء عقده»
_WHOM = ("ه", "ها", "هما")
_PART = 4  # words from «دور» to what he does in it
_PREDICATE = 25  # words from «لم يكن لقاء» to what it was not
_AFTER = 15  # words behind a happening that may say how often
_WHOLE = 2  # words of a sign behind an act; longer ones need nothing more: «تأجل إلى موعد لاحق»
_EFFORT = ("جهود", "ترتيب")  # words of «جهود ترتيب اللقاء» before the act
_THREAT = 3  # words from «هدد» to «بإلغاء», the subject between
_LEAD = 8  # words from «استطاع» to «أن», the subject between
_BUT = "لكن"
_TURN = 8  # words from «لكن» to the word that calls it off
_SHORT = 3  # letters of «فلم»
_WAS = 4  # words from «كان» to a verb in the future, the subject between


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is said of a happening, and the tokens of the sign that says so (none: told plainly)."""

    value: Factuality
    sign: tuple[int, int] | None = None


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


_BEFORE = ("قبل", "وقبل")
_AND_SO = "ف"
_UNREAL = frozenset(["wish", "refuse", "command", "prevent", "cancel"])
_DECIDING = ("plan", "agree")
_WITHOUT = frozenset(["دون", "ودون"])
_WILL_NOT = frozenset(["لن", "لا"])
_THAT = "ان"  # «إن», «أن»
_WHOSE = frozenset(["ه", "ها", "هم", "هما"])
_DID_NOT = frozenset(["لم", "فلم"])
_LATER = ("سوف", "وسوف")
_FROM = "من"
_IF = ("ان", "وان", "فان")
_NOT_WAS = ("ما", "لم")
_PURPOSE = ("لي", "لت")
_TO_COME = ("سي", "ست")  # how a verb begins that says what will be done


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


def judge(tokens: Sequence[Token], told: Sequence[At], act: Happening, asked: bool = False) -> Judgement:
    """What a sentence says of one of its acts; ``told``: its ``signs_in``, ``asked``: it ends in a question mark."""
    found: dict[str, Judgement] = {}
    denials: set[Reach] = set()
    undone = False
    if asked:
        found["asked"] = Judgement("asked")
    if act.tense == "future" or (act.tense == "present" and (act.opens or _during_it(tokens, act.first))):
        # News tell in the past what was done; «يلتقي الوزير اليوم» is to come, «الوزير يلتقي …» is a headline.
        # «في زيارة تدوم يومين، يعقد خلالها اجتماعا» is to come, too.
        found["planned"] = Judgement("planned", (act.first, act.last))
    elif act.tense == "present" and act.first and tokens[act.first - 1].text in phrases("factuality", "so-that"):
        found["planned"] = Judgement("planned", (act.first - 1, act.last))
    elif (led := _goes_along(tokens, act)) is not None or (led := _on_the_way(tokens, act)) is not None:
        found["planned"] = Judgement("planned", (led, act.last))
    elif _never_came(tokens, act):
        found["wished"] = Judgement("wished", (act.first - 2, act.last))
    elif (undone := _to_be_done(tokens, act)) and _laid_down(tokens, act):
        found["planned"] = Judgement("planned", (act.first - 1, act.last))
    elif (verb := _joined_to_come(tokens, act)) is not None:
        found["planned"] = Judgement("planned", (verb, act.last))
    if (prevented := _prevented(tokens, act)) is not None:
        found["denied"] = Judgement("denied", (prevented, prevented + 1))
    if (until := _by_then(tokens, act)) is not None:
        found["planned"] = Judgement("planned", (until, act.last))
    if (none := _no_such(tokens, act)) is not None:
        found.setdefault(none.value, none)
    if (alone := _but_this(tokens, act)) is not None:
        found["wished"] = Judgement("wished", (alone, act.first))
    if _if_it_was(tokens, act) or _would_not(tokens, act):
        found["conditional"] = Judgement("conditional", (act.first - 1, act.last))
    if _was_to_be(tokens, act) and not _is_put_off(tokens, act):
        found["conditional"] = Judgement("conditional", (act.last, act.last + 2))
    if (verb := _brought_about(tokens, act)) is not None:
        value = _of_occurring(tokens, verb)
        if value is not None:
            found[value] = Judgement(value, (verb, act.last))
    if (held := _held_by(tokens, act)) is not None:
        found.setdefault(*held)
    if (may := _may_be(tokens, act)) is not None:
        found["conditional"] = Judgement("conditional", (may, may + 1))
    for at, sign in told:
        reached = _reaches(tokens, at, sign, act) or _not_one(tokens, told, at, sign, act)
        value = sign.value if reached and not (sign.value == "planned" and _done(tokens, at, act)) else None
        if value == "planned" and act.first >= at + len(sign.words) and _they_did(tokens, act):
            value = None
        if value == "planned" and _for_good(tokens, at, act):
            value = "denied"
        if value == "planned" and sign.reach == "governs" and _may_have_been(tokens, at, act):
            value = "rumoured"  # «يرجح أن يكون قد التقى»
        if value == "denied" and at and _negation(tokens[at - 1]) and sign.reach == "governs":
            value = "rumoured"  # «لم ينف أن يكون …»
        if value == "denied" and any(t.word.core in signs().threats for t in tokens[max(0, at - _THREAT) : at]):
            value = "conditional"  # «هدد بإلغاء القمة»
        if value in ("fiction", "rumoured") and _is_not(tokens, at):
            value = None
        if value == "denied" and sign.reach == "governs" and (off := _put_off(tokens, at, act)) is not None:
            found.setdefault("planned", Judgement("planned", (off, act.first)))
            value = None  # «نفت تأجيل لقاء …»
        if value == "denied" and _only_denied(tokens, told, at):
            value = None  # «نفت إلغاء لقاء …»
        if value is not None and _past_adjunct(tokens, at, act):
            value = None
        if value == "denied" and sign.reach == "before" and _only_then(tokens, act):
            value = "conditional" if tokens[at].text.removeprefix("و") in _WILL_NOT else None  # «لن يلتقيا إلا بعد …»
        if value == "denied" and sign.reach == "before" and _was_not_so(tokens, at, act):
            value = None
        if value == "denied" and sign.reach == "governs" and _how_it_was(tokens, act):
            value = None
        if value in ("denied", "conditional", "rumoured") and _conceded(tokens, at, act):
            value = None
        if value == "denied" and not signs().comments.isdisjoint(t.text for t in tokens[max(0, at - 2) : act.first]):
            value = "rumoured"  # «امتنع عن التعليق على تقرير ذكر أن …»
        if value == sign.value and sign.dated and _has_its_day(tokens, act):
            value = sign.dated
        if value is not None:
            found.setdefault(value, Judgement(value, (at, at + len(sign.words))))
        if value == "denied":
            denials.add(sign.reach)
    twice = denials >= {"before", "governs"}
    if undone and found.keys().isdisjoint(TOLD):
        return next(
            (found[value] for value in _FIRST if value in found), Judgement("wished", (act.first - 1, act.last))
        )
    if "denied" in found and ("held" in found or twice):
        after = found.get("held", Judgement("held")).sign
        if twice or (after is not None and after > (found["denied"].sign or (0, 0))):
            return Judgement("held", after)  # «ألغي اللقاء ثم عاد فانعقد», «ليس صحيحا أنه لم يستقبل …»
    if "held" in found:
        found = {value: one for value, one in found.items() if value not in _BEFOREHAND}
    return next((found[value] for value in _FIRST if value in found), Judgement("held"))


def backed_out(tokens: Sequence[Token], act: Happening) -> int | None:
    """«كان مقررا أن يلتقيا، لكن السفير تراجع»: the word that says so, behind what turns the sentence around.

    «رحل أمس، وكان ينتظر أن تستقبله الوزيرة»: so does who died before it.
    """
    words = signs()
    if not any(t.text.removeprefix("و") in words.was_to_be for t in tokens[: act.first]):
        return None
    died = next((n for n, t in enumerate(tokens[: act.first]) if t.text.removeprefix("و") in words.died), None)
    if died is not None:
        return died
    for n in range(act.last, len(tokens)):
        if _did_not_come(tokens, n) or (tokens[n].text[0] == _AND_SO and tokens[n].text[1:] in words.backing_out):
            return n
        if tokens[n].text in words.adversatives:
            behind = range(n + 1, min(n + 1 + _TURN, len(tokens)))
            off = (at for at in behind if tokens[at].text in words.backing_out)
            return next((at for at in off if tokens[at - 1].text != "من"), None)  # «من أجل السلامة» calls nothing off
    return None


def _did_not_come(tokens: Sequence[Token], at: int) -> bool:
    """«كان مقررا عقد لقاء الخميس ولم يعقد»: a negated verb of coming about or of meeting that needs nothing more."""
    if at + 1 >= len(tokens) or tokens[at].text.removeprefix("و") not in _DID_NOT:
        return False
    found = verbs.lemmas(tokens[at + 1].text)
    if not any("meeting" in verbs.kinds(lemma) for lemma in found) and tokens[at + 1].text not in signs().occurring:
        return False
    after = tokens[at + 2] if at + 2 < len(tokens) else None
    return after is None or after.sign or after.dating is not None or bool(after.kinds & Kind.STOP)


def _joined_to_come(tokens: Sequence[Token], act: Happening) -> int | None:
    """«سيزور النجف واللقاء مع فلان»: a noun that «و» joins to what a verb says will be done; the verb's token."""
    if act.verb or not tokens[act.first].conj:
        return None
    dated = sum(t.dating is not None for t in tokens[max(0, act.first - 2 * _LEAD) : act.first])
    for n in range(act.first - 1, max(-1, act.first - _LEAD - dated), -1):
        if tokens[n].sign:
            return None
        if tokens[n].kinds & Kind.VERB and tokens[n].dating is None:
            return n if tokens[n].text.removeprefix("و").startswith(_TO_COME) else None
    return None


def _they_did(tokens: Sequence[Token], act: Happening) -> bool:
    """«مهد للتفاهم باتصال أجراه السبت»: behind a bare noun a verb in the past that is told of it."""
    if act.verb or act.definite or act.last - act.first < _NOUN_AND_VERB:
        return False
    told = [one for one in verbs.readings(tokens[act.first + 1].text) if one.form.person == 3]
    return only_past(told) and tokens[act.first + 1].text.endswith(_WHOM)


def _may_have_been(tokens: Sequence[Token], at: int, act: Happening) -> bool:
    """«أن يكون فلان قد التقى»: behind «that … be» the past of which it is only supposed that it was."""
    if not act.verb or act.tense != "past":
        return False
    near = pairwise(tokens[at : act.first])
    return any(a.text in signs().that_one_do and b.text in signs().may_be for a, b in near)


def _prevented(tokens: Sequence[Token], act: Happening) -> int | None:
    """«حال المرض دون وصوله ولقائه فلانا»: the verb, where «دون» leads from it to what did not come about."""
    for n in range(act.first - 1, 0, -1):
        if tokens[n].sign:
            return None
        if tokens[n].text in _WITHOUT:
            near = range(n - 1, max(-1, n - _LEAD), -1)
            return next((at for at in near if "حال" in verbs.lemmas(tokens[at].text)), None)
    return None


def _by_then(tokens: Sequence[Token], act: Happening) -> int | None:
    """«لن ينقضي الشهر إلا وقد اجتمع فلان بفلان»: what will have been done by then."""
    lead = [t.text for t in tokens[max(0, act.first - 2) : act.first]]
    if not act.verb or len(lead) < 2 or lead[0] not in signs().only or lead[1] != "وقد":
        return None
    return next((n for n in range(act.first - 3, -1, -1) if tokens[n].text == "لن"), None)


def _no_such(tokens: Sequence[Token], act: Happening) -> Judgement | None:
    """«لا توجد خطط للقاء», «لا يوجد مانع من لقاء»: something that an act hangs on is not there; of plans, so is it."""
    exists = phrases("factuality", "there")
    near = range(act.first - 1, max(0, act.first - _LEAD), -1)
    there = next((n for n in near if tokens[n].text in exists or tokens[n].sign), None)
    if there is None or tokens[there].sign:
        return None
    negated = there - (there > 1 and tokens[there - 1].text in signs().was_not)  # «لم تكن هناك نية»
    if not _negation(tokens[negated - 1]):
        return None
    between = tokens[there + 1 : act.first]
    if not between or any(t.kinds & Kind.VERB or t.text in signs().that for t in between):
        return None
    planned = not phrases("factuality", "plans").isdisjoint(t.word.core for t in between)
    return Judgement("denied" if planned else "wished", (negated - 1, there + 1))


def _but_this(tokens: Sequence[Token], act: Happening) -> int | None:
    """«لن يحل الأزمة إلا اجتماع بين فلان وفلان»: what alone would do it."""
    if act.verb or not act.first or tokens[act.first - 1].text not in signs().only:
        return None
    clause = range(act.first - 2, -1, -1)
    return next((n for n in clause if tokens[n].text.removeprefix("و") in _WILL_NOT), None)


def _if_it_was(tokens: Sequence[Token], act: Happening) -> bool:
    """«إن التقى الرئيسان انتهت الأزمة»: at the opening of a clause «إن» right before a past is «if»."""
    at = act.first - 1
    if act.tense != "past" or not act.verb or at < 0 or tokens[at].text not in _IF:
        return False
    return at == 0 or tokens[at - 1].sign


def _would_not(tokens: Sequence[Token], act: Happening) -> bool:
    """«ما كان الوزير ليستقبله»: behind a negated «was» a present with «ل» says that he never would."""
    if not act.verb or act.tense != "present" or not tokens[act.first].text.startswith(_PURPOSE):
        return False
    near = range(max(1, act.first - _LEAD), act.first)
    was = phrases("factuality", "would")
    return any(tokens[n].text in was and tokens[n - 1].text.lstrip("وف") in _NOT_WAS for n in near)


def _for_good(tokens: Sequence[Token], at: int, act: Happening) -> bool:
    """«أرجأ اجتماعه بفلان حتى إشعار آخر»: what is put off for no day any more."""
    if verbs.lemmas(tokens[at].text).isdisjoint(table("clauses")["putting-off"]):
        return False
    near = tokens[act.last : act.last + _SIDES]
    return any(f"{a.text} {b.text}" in phrases("factuality", "for-good") for a, b in pairwise(near))


def in_vain(tokens: Sequence[Token], act: Happening) -> int | None:
    """«سافر للقاء فلان فلم يجده», «… إلا أن الحراس منعوه»: the word behind that says that nothing came of it."""
    for n in range(act.last, len(tokens) - 1):
        text, behind = tokens[n].text, verbs.lemmas(tokens[n + 1].text)
        if text.lstrip("وف") == "لم" and not behind.isdisjoint(table("factuality")["in-vain"]):
            return n
        if text in phrases("factuality", "found"):
            return n
        if text in signs().adversatives and tokens[n].text not in _BEFORE:
            near = range(n + 1, min(n + 1 + _TURN, len(tokens)))
            stopped = (at for at in near if _stops(tokens[at]))
            return next(stopped, None)
    return None


def _stops(token: Token) -> bool:
    return token.text in signs().backing_out or not verbs.lemmas(token.text).isdisjoint(table("factuality")["stopped"])


def _was_to_be(tokens: Sequence[Token], act: Happening) -> bool:
    """«لقاء كان سيجمعه بفلان»: of a noun it is only said that it would have been."""
    if act.verb:
        return False
    behind = pairwise(tokens[act.first + 1 : act.last + 2])
    return any(was.text in signs().copulas and will.text.startswith(_TO_COME) for was, will in behind)


def _brought_about(tokens: Sequence[Token], act: Happening) -> int | None:
    """«سيتم غدا بعمان تنظيم لقاء», «لم يحصل لقاء»: the verb of coming about whose subject a noun of an act is."""
    if act.verb:
        return None
    words = signs()
    for n in range(act.first - 1, max(-1, act.first - _LEAD), -1):
        token = tokens[n]
        if token.text.removeprefix("و") in words.occurring:
            return n
        scene = (
            token.dating is not None or token.locates or token.word.place or token.text in phrases("clauses", "inside")
        )
        if not (scene or token.text in words.arranging or token.text in words.small or token.prep == "ب"):
            return None
    return None


def _during_it(tokens: Sequence[Token], verb: int) -> bool:
    """«زيارة يعقد خلالها اجتماعا»: a verb of the present, and «during it» behind."""
    behind = tokens[verb + 1 : verb + 2]
    return any(t.text in phrases("clauses", "during-it") for t in behind) and _is_present(tokens[verb])


def _goes_along(tokens: Sequence[Token], act: Happening) -> int | None:
    """«يعود الثلاثاء ليجتمع بفلان», «يطير إلى هانوي، وهناك يستقبله فلان»: who will be on the way does it there."""
    if not act.verb or act.tense != "present" or not act.first:
        return None
    purpose = tokens[act.first].text.startswith(_PURPOSE)
    if not purpose and tokens[act.first - 1].text.removeprefix("و") not in phrases("clauses", "and-there"):
        return None
    verb = governing.verb_before(tokens, act.first)
    if verb is None or governing.led(tokens, verb) is not None or tokens[verb].kinds & Kind.STOP:
        return None
    lemmas = verbs.lemmas(tokens[verb].text)
    kinds = [verbs.kinds(lemma) for lemma in lemmas]
    goes = any("motion" in kind for kind in kinds) or not signs().visiting.isdisjoint(lemmas)
    if not goes or any("plan" in kind or "judgement" in kind for kind in kinds):
        return None
    if verb and tokens[verb - 1].text in signs().copulas:
        return None  # «كان يعود إلى الدوحة ليلتقي …»
    return verb if _is_present(tokens[verb]) or _of_occurring(tokens, verb) == "planned" else None


def _on_the_way(tokens: Sequence[Token], act: Happening) -> int | None:
    """«يغادر الوزير الخميس متوجها إلى كيفه»: a participle of the state has the time of the verb before it."""
    word = tokens[act.first].text
    if not act.verb or not (word.startswith("م") and word.endswith("ا")):
        return None
    verb = governing.verb_before(tokens, act.first)
    if verb is None or governing.led(tokens, verb) is not None:
        return None
    return verb if _is_present(tokens[verb]) or _of_occurring(tokens, verb) == "planned" else None


def _held_by(tokens: Sequence[Token], act: Happening) -> tuple[Factuality, Judgement] | None:
    """«قد يجري الرئيس، في أول جولة له، محادثات»: what the verb says, words apart, that holds the noun."""
    if act.verb or act.definite or tokens[act.first].conj or tokens[act.first].prep or not act.first:
        return None
    lead = tokens[act.first - 1]
    if lead.dating is None and lead.kinds & Kind.STOP and lead.text not in phrases("clauses", "during-it"):
        return None  # «سيزور المقر، وكان في استقباله …»
    verb = governing.holder(tokens, act.first)
    if verb is None or "كان" in verbs.lemmas(tokens[verb].text):
        return None  # «لم يكن لقاء أمس مجاملة»
    perhaps = verb > 0 and tokens[verb - 1].text.removeprefix("و") in signs().may and _is_present(tokens[verb])
    to_come = _of_occurring(tokens, verb) or ("planned" if _during_it(tokens, verb) else None)
    value: Factuality | None = "conditional" if perhaps else to_come
    return None if value is None else (value, Judgement(value, (verb, act.last)))


def _of_occurring(tokens: Sequence[Token], verb: int) -> Factuality | None:
    """What a verb of coming about says by its form: to come, denied, or (``None``) nothing more than that."""
    before = tokens[verb - 1] if verb else None
    if before is not None and _negation(before):
        # «لم تخل الزيارة من …», «لم يدم اللقاء طويلا»: how it was is denied
        how = _shadow(tokens, verb - 1) > verb or any(
            "continue" in verbs.kinds(x) for x in verbs.lemmas(tokens[verb].text)
        )
        return None if how else "denied"
    later = tokens[verb].text.removeprefix("و").startswith(_TO_COME) or (before is not None and before.text in _LATER)
    return "planned" if later else None


def _done(tokens: Sequence[Token], at: int, act: Happening) -> bool:
    """«قبل القمة المرتقبة، التقى فلان فلانا»: behind a comma a verb in the past."""
    return act.verb and act.tense == "past" and any(t.comma for t in tokens[at : act.first])


def _has_its_day(tokens: Sequence[Token], act: Happening) -> bool:
    """«دعوة مصر إلى عقد اجتماع الأربعاء المقبل»."""
    return any(t.dating is not None for t in tokens[act.last : act.last + _AFTER])


def _only_then(tokens: Sequence[Token], act: Happening) -> bool:
    """«لم يلتقه إلا يوم الخميس», «لم يلتق إلا السفير»: what is denied is denied but for that."""
    words = signs()
    for n in range(act.last, min(act.last + _AFTER, len(tokens) - 1)):
        if tokens[n].comma or tokens[n].kinds & Kind.VERB:
            return False
        if tokens[n].text in words.only:
            return tokens[n + 1].text not in words.that
    return False


def _was_not_so(tokens: Sequence[Token], at: int, act: Happening) -> bool:
    """«لم يكن لقاء أمس بين فلان وفلان مجرد مجاملة»: of an act that came about it is denied how it was."""
    words = signs()
    copula = at + 1 < act.first and tokens[at + 1].text in words.was_not
    if act.verb or not copula:
        return False
    return any(t.text in words.predicates for t in tokens[act.last : act.last + _PREDICATE])


def _how_it_was(tokens: Sequence[Token], act: Happening) -> bool:
    """«نفى أن يكون لقاؤه بفلان قد تناول الملف»: what is denied of an act is what came of it, and not that it was."""
    led = act.first and tokens[act.first - 1].text in signs().may_be
    if act.verb or not led:
        return False
    at = next((n for n in range(act.last, len(tokens) - 1) if tokens[n].text == "قد"), None)
    took_place = phrases("clauses", "took-place")
    return at is not None and bool(verbs.readings(tokens[at + 1].text)) and tokens[at + 1].text not in took_place


def _past_adjunct(tokens: Sequence[Token], at: int, act: Happening) -> bool:
    """«ومنذ تعذر الانتخابات التقى فلان فلانا»: a sign in what only sets the time of the verb."""
    words = signs()
    led = at > 0 and tokens[at - 1].text.removeprefix("و") in words.presupposing
    if not led or not act.verb or act.first <= at or act.tense == "future":
        return False
    return not any(t.text in words.that for t in tokens[at : act.first])


def _is_not(tokens: Sequence[Token], at: int) -> bool:
    """«لم تكن كذبة أبريل، فقد استقبل …», «ليست شائعة»: of what is told it is said that it was none."""
    words = signs()
    if at and tokens[at - 1].text in words.is_not:
        return True
    return at > 1 and tokens[at - 1].text in words.was_not and _negation(tokens[at - 2])


def _conceded(tokens: Sequence[Token], at: int, act: Happening) -> bool:
    """«خلافا لما أشيع عن إلغائه، انعقد أمس اجتماع …»: behind the comma of what is conceded, a verb of the past."""
    words = signs()
    opens = next((t for t in tokens if not t.sign), None)
    if opens is None or opens.text.removeprefix("و") not in words.concessive or at > act.first:
        return False
    commas = [n for n in range(at, act.first) if tokens[n].comma]
    if not commas or (_that(tokens[commas[0] : act.first]) and not _said_so(tokens[commas[0] + 1 : act.first])):
        return False
    told = tokens[commas[0] + 1 : act.last]
    return any(t.word.core in phrases("clauses", "took-place") for t in told) or (act.verb and act.tense == "past")


def _that(tokens: Sequence[Token]) -> bool:
    return any(t.text in signs().that for t in tokens)


def _said_so(tokens: Sequence[Token]) -> bool:
    """«رغم نفي سابق، أكدت الرئاسة أن …»: what stands behind the comma asserts it."""
    lead = next((verbs.lemmas(t.text) for t in tokens if not t.sign), ())
    return any("speech" in verbs.kinds(lemma) and "denial" not in verbs.kinds(lemma) for lemma in lead)


def _may_be(tokens: Sequence[Token], act: Happening) -> int | None:
    """«قد يلتقي», «قد تشهد القمة لقاء»: before a present «قد» says that it may be, before a past that it was."""
    words = signs()
    for n in range(max(0, act.first - _LEAD), act.first):
        word = tokens[n].text.removeprefix("و")
        if word in words.perhaps and _open(tokens, n + 1, act.first):
            return n
        if word in words.may and _is_present(tokens[n + 1]) and (n + 1 == act.first or _open(tokens, n + 2, act.first)):
            return n
    return None


def _is_present(token: Token) -> bool:
    readings = verbs.readings(token.text)
    return bool(readings) and all(reading.form.tense == "present" for reading in readings)


def _to_be_done(tokens: Sequence[Token], act: Happening) -> bool:
    """«قرر أن يلتقي»: behind «أن» a present tells no fact; «استطاع أن يلتقي», «قبل أن يلتقي» do."""
    if act.tense != "present" or not act.first or tokens[act.first - 1].text not in signs().that_one_do:
        return False
    lead = tokens[max(0, act.first - _LEAD) : act.first - 1]
    near = (t for n, t in enumerate(lead, 1) if n == len(lead) or not t.kinds & Kind.STOP)  # «بعد أن», no «بعد التشاور»
    return not any(t.word.core in signs().achieved for t in near)


def _never_came(tokens: Sequence[Token], act: Happening) -> bool:
    """«غادر قبل أن يلتقي فلانا», «اشترط ذلك قبل أن يجلس إليه»: what stands before «قبل» says that he has not."""
    before = act.first - 2
    if act.tense != "present" or before < 1 or tokens[before].text not in _BEFORE:
        return False
    if tokens[act.first - 1].text not in signs().that_one_do:
        return False
    for n in range(before - 1, -1, -1):
        if tokens[n].sign:
            return False
        free = like_verb(tokens[n]) and not tokens[n].word.definite
        told = verbs.lemmas(tokens[n].text) if free else ()
        if any(lemma in signs().never_came or not _UNREAL.isdisjoint(verbs.kinds(lemma)) for lemma in told):
            return True
    return False


def _laid_down(tokens: Sequence[Token], act: Happening) -> bool:
    """«على أن يلتقي», «قرر أن يلتقي»: what is to be done was arranged or decided; «اشترط أن يلتقي» was not."""
    if act.first > 1 and tokens[act.first - 2].text in signs().onto:
        return True
    for n in range(act.first - 2, max(-1, act.first - 2 - _LEAD), -1):
        if tokens[n].sign:
            return False
        if any(not verbs.kinds(lemma).isdisjoint(_DECIDING) for lemma in verbs.lemmas(tokens[n].text)):
            return True
    return False


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
            shadowed = max(shadowed, _shadow(tokens, at))
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


def _shadow(tokens: Sequence[Token], at: int) -> int:
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


def _reaches(tokens: Sequence[Token], at: int, sign: Sign, act: Happening) -> bool:
    end = at + len(sign.words)
    match sign.reach:
        case "governs":
            return end <= act.first and _governs(tokens, end, sign, act) and not _was_after_all(tokens, sign, act)
        case "before":
            return end <= act.first and _adjoins(tokens, end, act)
        case "behind":
            return at >= act.last and _of_the_act(tokens, at, sign, act)
        case "sentence":
            return at < act.last + _AFTER and (at >= act.first or _open(tokens, end, act.first))
        case "opening":
            inside = act.first < at and end < act.last  # «تبدأ الرواية بلقاء بين …»: between the verb and its noun
            return at < _OPENING and (end <= act.first or inside)
        case "future":
            near = act.first - end <= _WAS and end <= act.first
            return act.tense == "future" and near and _open(tokens, end, act.first)
        case "adjoining":
            return not act.verb and (_qualifies(tokens, at, sign, act) or _behind_sides(tokens, at, act))
        case "foiled":
            return not act.verb and end <= act.first and _adjoins(tokens, end, act) and _was_expected(tokens, act.last)
        case "object":
            return not (act.tense or act.definite) and end <= act.first and _object(tokens, end, act.first)
        case "arranging":
            act = act if end <= act.first else replace(act, first=act.last - 1)  # «تلقى دعوة لزيارة»: of its noun
            return 0 <= act.first - end <= _LEAD and _arranged(tokens, at, end, act)
        case "promised":
            return not act.verb and end < act.first and _promised(tokens, end, act.first)
        case "unset":
            return end <= act.first and _governs(tokens, end, sign, act) and _was_set(tokens, end, act)
        case "part":
            near = act.verb and act.tense == "present" and 0 < act.first - end <= _PART
            return near and not any(t.sign or t.kinds & (Kind.VERB | Kind.STOP) for t in tokens[end : act.first])
        case "plot":
            return act.tense == "present" and end <= act.first and _in_it(tokens, end, act.first)
        case "retracted":
            return at >= act.last and _retracted(tokens, at, act)
        case "never":
            opens = not at or tokens[at - 1].sign or tokens[at - 1].text in signs().that
            return act.tense == "past" and opens and end <= act.first and _adjoins(tokens, end, act)
        case "undone":
            return not act.verb and end == act.first and not (sign.value == "wished" and act.pronoun)
        case "needed":
            noun = not act.verb or tokens[act.first].text in phrases("clauses", "like-the-past")
            between = tokens[act.last : at]
            free = not any(t.sign or t.dating is not None or t.text in signs().that for t in between)
            return noun and at >= act.last and free and not any(t.kinds & Kind.VERB and like_verb(t) for t in between)
        case "from":
            led = not act.verb and end < act.first and tokens[act.first - 1].text == _FROM
            between = tokens[end : act.first - 1]
            return led and not any(t.sign or t.kinds & (Kind.VERB | Kind.STOP) for t in between)
        case "to":
            between = tokens[end : act.first - 1]
            plain = not any(t.sign or t.kinds & (Kind.VERB | Kind.STOP) for t in between)
            return not act.verb and end < act.first and plain and _to_meet(tokens, act)
        case "hearsay":
            return end <= act.first and (_governs(tokens, end, sign, act) or _as_they_say(tokens, at, act))
        case "coming":
            near = not act.verb and end <= act.first and act.first - end <= _named_between(tokens, end, act.first)
            return near and _open(tokens, end, act.first) and not _anew(tokens, end, act.first)


def _named_between(tokens: Sequence[Token], start: int, end: int) -> int:
    """«يتضمن برنامج زيارة الوزيرة فلانة لقاء»: how far a sign reaches on, the words of names and titles apart."""
    return _BETWEEN + sum(bool(t.kinds & (Kind.GIVEN | Kind.TITLE)) for t in tokens[start:end])


def _as_they_say(tokens: Sequence[Token], at: int, act: Happening) -> bool:
    """«وفق ما يتناقله رواد المقاهي، استقبل العمدة …»: behind the comma of what opens the sentence, what they tell."""
    led = at > 0 and tokens[at - 1].text.removeprefix("و") in _row_according()
    return led and any(t.comma for t in tokens[at : act.first]) and not _that(tokens[at : act.first])


def _row_according() -> frozenset[str]:
    return frozenset(listed(table("factuality")["licensing"]["according"]))


def _retracted(tokens: Sequence[Token], at: int, act: Happening) -> bool:
    """«خبر لقاء الوزير والسفير غير صحيح»: of the news that tells of the act it is said that it is false."""
    news, near = signs().news, range(max(0, act.first - _NEWS), act.first)
    told = next((n for n in near if tokens[n].word.core.removeprefix("ال") in news), None)
    told = _described(tokens, at, act) if told is None else told
    told = _what_was_told(tokens, act) if told is None else told
    if told is None or any(tokens[n].comma or tokens[n].text in signs().closing for n in range(told, act.first)):
        return False
    return not any(t.conj and t.kinds & Kind.VERB for t in tokens[act.last : at])


def _what_was_told(tokens: Sequence[Token], act: Happening) -> int | None:
    """«ما ذكرته الجريدة عن زيارة الوزير محض تلفيق»: «what» right before a verb of telling."""
    what = frozenset(listed(table("factuality")["licensing"]["what"]))
    near = range(max(0, act.first - _NEWS), act.first - 1)
    return next((n for n in near if tokens[n].text in what and verbs.lemmas(tokens[n + 1].text)), None)


def _described(tokens: Sequence[Token], at: int, act: Happening) -> int | None:
    """«وصف المتحدث ما نشر عن اجتماع الوزيرين بأنه محض اختلاق»: the verb before the act whose second object says so."""
    if not any(t.text in signs().that for t in tokens[at - _QUOTED : at + 1]):
        return None
    near = range(max(0, act.first - _CALLED), act.first)
    return next((n for n in near if signs().calling.intersection(verbs.lemmas(tokens[n].text))), None)


def _anew(tokens: Sequence[Token], start: int, end: int) -> bool:
    """«قبيل القمة، عقد الوزير لقاء»: behind the comma a past tells what the sign's words only set in time."""
    behind = (tokens[n + 1] for n in range(start, end - 1) if tokens[n].comma)
    return any(reading.form.tense == "past" for token in behind for reading in verbs.readings(token.text))


def _object(tokens: Sequence[Token], start: int, end: int) -> bool:
    """«قرر الوزير فلان لقاء», «اتفق الطرفان على عقد لقاء»: no preposition leads away, but the verb's own «على»."""
    words = signs()
    led = end - 1 - (tokens[end - 1].text in words.small or tokens[end - 1].text in words.arranging)
    ends = led if led >= start and tokens[led].text in words.onto else end
    return not any(tokens[n].text == ":" or _leads_away(tokens, n) for n in range(start, ends))


def _leads_away(tokens: Sequence[Token], n: int) -> bool:
    """Whether a preposition leads to something else than where or when it was: «في جنيف», «بالرباط»."""
    token, after = tokens[n], tokens[n + 1]
    if token.dating is not None:
        return False
    if token.text in phrases("clauses", "inside") and (after.word.place or after.dating is not None):
        return False
    return bool(token.kinds & Kind.STOP or (token.prep and not token.word.place))


def _promised(tokens: Sequence[Token], start: int, act: int) -> bool:
    """«تعهد الوزير بالاجتماع بفلان», «التزم بعقد لقاء»: «ب» leads from the verb to the act, or to what arranges it."""
    arranged = tokens[act - 1].text.startswith("ب") and tokens[act - 1].text[1:] in signs().arranging
    led = act - 1 if arranged else act
    if not (arranged or tokens[act].prep == "ب") or led - start > _LEAD:
        return False
    between = range(start, led)
    return not any(tokens[n].kinds & Kind.VERB or tokens[n].sign or _leads_away(tokens, n) for n in between)


def _arranged(tokens: Sequence[Token], at: int, end: int, act: Happening) -> bool:
    """«جهود لعقد لقاء», «عرض استضافة لقاء», «سعى إلى لقاء»: the act, or what arranges it, is what the sign leads to."""
    if act.definite and not act.verb and not (_to_meet(tokens, act) or _effort(tokens, at, act)):
        return False  # «الجهود لعقد القمة»
    last = next((n for n in (act.first, act.first - 1) if n >= end and _arranges(tokens, n)), None)
    last = act.first if act.first == end else last  # «حاول لقاء فلان»
    if last is None or not _open(tokens, end, last):
        return False
    between = tokens[end:last]
    if any(t.comma or t.kinds & Kind.VERB or t.text in signs().presupposing for t in between):
        return False
    return not any(t.word.core in signs().succeeded for t in tokens[max(0, at - _LEAD) : at])


def _to_meet(tokens: Sequence[Token], act: Happening) -> bool:
    """«دعاه إلى الاجتماع بفلان»: a noun that stands for the verb, with the article too; not «إلى القمة بالرياض»."""
    led, behind = tokens[act.first - 1].text, tokens[act.last] if act.last < len(tokens) else None
    if led not in phrases("clauses", "toward") | signs().onto or behind is None or behind.prep != "ب":
        return False
    return not behind.word.place and behind.dating is None


def _effort(tokens: Sequence[Token], at: int, act: Happening) -> bool:
    """«جهود ترتيب اللقاء بين فلان وفلان»: of a meeting, known or not, that is being arranged."""
    return tokens[at].word.core in phrases("factuality", "efforts") and act.first - at <= len(_EFFORT)


def _arranges(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is what arranges an act, or the act itself behind what leads from a sign to it."""
    token, before, words = tokens[at], tokens[at - 1].text, signs()
    if token.prep == "ل" or token.text.startswith("لل") or before in words.leading:
        return True
    return token.word.core in words.arranging or token.text.removeprefix("ل") in words.arranging


def _in_it(tokens: Sequence[Token], start: int, end: int) -> bool:
    """«مسرحية …، وفيها يلتقي»: right before the act what says that it is in the work."""
    return end - 1 >= start and tokens[end - 1].text.removeprefix("و") in signs().in_it


def _was_expected(tokens: Sequence[Token], behind: int) -> bool:
    """«لقاء كان مقررا»: what was to be, and of which nothing says that it came about."""
    was = [t.text for t in tokens[behind : behind + 2]]
    return len(was) > 1 and was[0] in signs().copulas and was[1] in expected()


def _was_set(tokens: Sequence[Token], end: int, act: Happening) -> bool:
    """«تأجل لقاء كان مقررا الخميس»: for when it was set, with no day to which it was put off."""
    behind = range(act.first + 1, min(act.last + _AFTER, len(tokens) - 1))
    later = act.tense == "future"  # «اللقاء الذي كان سيجمع فلانا بفلان»
    was = any(tokens[n].text in signs().copulas and (later or tokens[n + 1].text in expected()) for n in behind)
    onward = phrases("clauses", "toward")
    return was and not any(t.text in onward and u.dating is not None for t, u in pairwise(tokens[end - 1 :]))


def _is_put_off(tokens: Sequence[Token], act: Happening) -> bool:
    """«تأجل اللقاء الذي كان سيجمع فلانا بفلان»: right before its noun a verb that puts it off."""
    before = tokens[act.first - 1] if act.first and not act.verb else None
    return before is not None and not verbs.lemmas(before.text).isdisjoint(table("clauses")["putting-off"])


def _not_one(tokens: Sequence[Token], told: Sequence[At], at: int, sign: Sign, act: Happening) -> bool:
    """«لم يلحظ البرنامج أي لقاء»: a negated verb whose object is not one; «لم يستبعد أي لقاء» denies nothing."""
    end = at + len(sign.words)
    if act.verb or sign.reach != "before" or not 0 < end < act.first or not _open(tokens, end, act.first):
        return False
    if tokens[act.first - 1].word.core not in signs().not_one:
        return False
    return not any(end <= n < act.first and other.value == "denied" for n, other in told)


def _apposed(tokens: Sequence[Token], at: int, act: Happening) -> bool:
    """«اجتماع مجلس الدفاع، المقرر عقده بـ…»: with the article behind the comma, right after whose meeting it is."""
    whose = tokens[act.last : at - 1]
    near = act.last < at < act.last + _BETWEEN and tokens[at - 1].comma and tokens[at].word.definite
    return near and not any(t.kinds & Kind.VERB for t in whose)


def _qualifies(tokens: Sequence[Token], at: int, sign: Sign, act: Happening) -> bool:
    """«لقاء ثنائي مرتقب»: what qualifies a noun right behind it, with no date or sign between."""
    if act.definite and sign.words[0] in signs().copulas:
        return False  # «انتهى اللقاء الذي كان مرتقبا»
    near = act.last <= at < act.last + _QUALIFIED
    if not (near or _apposed(tokens, at, act) or _to_be_held(tokens, at, act)):
        return False
    if any(t.sign or t.dating is not None for t in tokens[act.last : at - tokens[at - 1].comma]):
        return False
    return all(t.dating is None for t in tokens[act.first : act.last])  # «اتصال أمس على لقاء قريب»


def _behind_sides(tokens: Sequence[Token], at: int, act: Happening) -> bool:
    """«القمة بين فلان رئيس … وفلان، المقررة في …»: with the article and of its gender, behind those whose act it is."""
    sides, token = tokens[act.last : at], tokens[at]
    if not sides or not sides[-1].comma or not token.text.removeprefix("و").startswith("ال") or len(sides) > _SIDES:
        return False
    if tokens[act.last - 1].text.endswith("ه") != token.text.endswith("ه"):
        return False
    led = sides[0].text in phrases("clauses", "betweens") or bool(sides[0].kinds & PERSONAL)
    return led and not any(t.kinds & Kind.VERB or t.tells or t.prep == "ل" or t.dating is not None for t in sides)


def _to_be_held(tokens: Sequence[Token], at: int, act: Happening) -> bool:
    """«اجتماع المجلس المقرر عقده»: between the noun and what is to be done with it."""
    return act.first < at < act.last and tokens[at + 1].text.endswith(("ه", "ها"))


def _governs(tokens: Sequence[Token], end: int, sign: Sign, act: Happening) -> bool:
    """Whether the act is in what a sign embeds: no clause of its own between, nothing that presupposes it."""
    if sign.value == "wished" and act.definite and not act.verb:
        return False  # «أكد أهمية اللقاء»
    if sign.value == "denied" and act.tense == "past" and not _embeds(tokens, end, act):
        return False  # «أن الوزير الذي نفى استقالته استقبل السفير»
    if _set_against(tokens, end - len(sign.words), act):
        return False
    end = _past_parenthesis(tokens, end, act)
    if not _open(tokens, end, act.first, colon=sign.value in signs().through, clause=sign.value in _CLAUSAL):
        return False
    return sign.value in signs().through or not _presupposed(tokens, end, act)


def _set_against(tokens: Sequence[Token], at: int, act: Happening) -> bool:
    """«وفيما نفت الوزارة الصفقة، أكدت أن الوزير استقبل …»: behind the comma the clause against which the sign's is."""
    if not at or tokens[at - 1].text not in signs().meanwhile:
        return False
    return any(tokens[n - 1].comma and tokens[n].kinds & Kind.VERB for n in range(at + 1, act.first + 1))


def _embeds(tokens: Sequence[Token], end: int, act: Happening) -> bool:
    """Whether «أن», or what is said to have been so, stands between a sign and a verb in the past."""
    that = signs().that | signs().about | phrases("clauses", "relatives")
    noun = not act.verb or tokens[act.first].text in phrases("clauses", "like-the-past")  # «نفى الحزب عقد أي لقاء»
    return noun or any(t.text in that or t.text[0] == "ل" for t in tokens[end - 1 : act.first])


def _put_off(tokens: Sequence[Token], at: int, act: Happening) -> int | None:
    """«نفت الوزارة تأجيل لقاء …»: what is denied is only that it was put off, or called off."""
    near = range(at + 1, act.first)
    return next((n for n in near if tokens[n].word.core in phrases("factuality", "putting-off")), None)


def _only_denied(tokens: Sequence[Token], told: Sequence[At], at: int) -> bool:
    """«نفت الوزارة إلغاء لقاء»: whether what calls an act off is itself what a word before it denies."""
    if tokens[at].word.core not in phrases("factuality", "putting-off"):
        return False
    denied = ((n, n + len(sign.words)) for n, sign in told if sign.value == "denied" and sign.reach == "governs")
    near = (n for n, end in denied if at - _LEAD <= n and end <= at)
    return any(not any(t.sign for t in tokens[n:at]) for n in near)


def _presupposed(tokens: Sequence[Token], start: int, act: Happening) -> bool:
    """«نفى … خلال لقائه»: whether what only sets the time leads to the act; «رفض خلال زيارته لقاء» leads to another."""
    if not act.verb and tokens[act.first - 1].text in phrases("clauses", "inside") and owned(tokens[act.first].text):
        return True  # «أخفق الوزيران، في اجتماعهما أمس، في الاتفاق»
    for n in range(act.first - 1, max(start, act.first - _BETWEEN) - 1, -1):
        if tokens[n].text in signs().presupposing or tokens[n].word.core in signs().presupposing:
            return True
        if not act.verb and (
            tokens[n].tells or tokens[n].word.definite or tokens[n].word.place or owned(tokens[n].text)
        ):
            return False  # «أثناء وجوده في المدينة لقاء»: what it leads to stands between
    return False


def _past_parenthesis(tokens: Sequence[Token], end: int, act: Happening) -> int:
    """«ليس صحيحا، كما ورد في بيان، أن …», «ونفى فلان، الذي كان هناك، أن …»: where what a sign embeds begins.

    That is behind a parenthesis between two commas, before which only who speaks may stand.
    """
    at = end
    while (
        at < act.first and at - end < _SPEAKER and not (tokens[at].sign or tokens[at].kinds & (Kind.VERB | Kind.STOP))
    ):
        at += 1
    at += at < act.first and tokens[at].text in signs().ever
    if at >= act.first or not tokens[at].comma:
        return end
    near = range(at + 1, min(act.first, at + _PARENTHESIS))
    embeds = signs().that | signs().about
    return next((n + 1 for n in near if tokens[n].comma and tokens[n + 1].text in embeds), end)


def _open(tokens: Sequence[Token], start: int, end: int, *, colon: bool = False, clause: bool = False) -> bool:
    """Whether no clause of its own begins between two tokens."""
    that, words = False, signs()
    for n in range(start, min(end + 1, len(tokens))):
        token = tokens[n]
        if n == end and not (token.conj and token.kinds & Kind.VERB):
            break  # the happening itself: only a verb of its own clause matters
        that = that or token.text in words.that
        if token.text == ":" and not colon:
            return False
        if token.text in words.copulas and n > start and not that and not clause:
            return False
        if token.sign or not (token.kinds & Kind.VERB or token.text in words.closing):
            continue
        comma = n > start and tokens[n - 1].comma
        if token.text in words.closing and (comma or token.text.removeprefix("و").startswith(_BUT)):
            return False
        if token.kinds & Kind.VERB and token.conj and (comma or not that):
            return False
    return True


def _adjoins(tokens: Sequence[Token], end: int, act: Happening) -> bool:
    """«لم يلتق», «لم يكن قد التقى», «دون أي لقاء»: one small word or two between."""
    between = tokens[end : act.first]
    words = signs()
    return len(between) <= 3 and all(t.text in words.small or t.text in words.arranging for t in between)


def _of_the_act(tokens: Sequence[Token], at: int, sign: Sign, act: Happening) -> bool:
    """Whether what stands behind the act is said of it: a noun that was not held, or a telling that is false."""
    end = at + len(sign.words)
    noun = tokens[at - 1] if at else None
    # «كان مقررا أن يلتقيه، بيد أن اللقاء أرجئ»; behind «التقاه» another meeting was put off
    told = noun is not None and noun.word.definite and noun.tells and act.tense != "past"
    if sign.value in ("denied", "planned", "wished") and act.verb and not told:
        return False
    if sign.value != "held" and _over_with(tokens, at, act):
        return False
    after = tokens[end] if end < len(tokens) else None
    return (
        sign.value not in ("denied", "planned")
        or len(sign.words) > _WHOLE
        or after is None
        or after.sign
        or after.dating is not None
        or bool(after.kinds & Kind.STOP or after.conj or after.prep == "ل" or _reason(after))
        or after.text in phrases("factuality", "called-off-by")
    )  # «لم يتم الإعلان عنه» is said of something else


def _was_after_all(tokens: Sequence[Token], sign: Sign, act: Happening) -> bool:
    """«لولا وساطته لما التقى فلان فلانا»: without it they would not have met, and so they did."""
    before = tokens[act.first - 1] if act.first else None
    return sign.words[0] in signs().but_for and before is not None and before.text in signs().not_otherwise


def _over_with(tokens: Sequence[Token], at: int, act: Happening) -> bool:
    """«أعلن بعد لقائه فلانا أن القمة قد تؤجل»: behind what only sets the time, «أن» opens what is said of another."""
    if act.verb or not act.first or tokens[act.first - 1].text.removeprefix("و") not in signs().presupposing:
        return False
    return any(t.text in signs().that for t in tokens[act.last : at])


def _reason(token: Token) -> bool:
    """«ألغي لتعارض المواعيد»: «ل» before a verbal noun that no table knows."""
    return not token.kinds and token.text[0] == "ل" and is_masdar(token.text[1:])


def _negation(token: Token) -> bool:
    rows = signs().rows.get(token.text.removeprefix("و"))  # of so short a word the analysis takes no «و»
    return rows is not None and any(sign.reach == "before" for sign in rows.single)

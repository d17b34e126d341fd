"""What single words tell: verbs of the past and of the future, what opens another clause, what is arranged.

Folded words; which count stands in ``lexicon/telling.yaml``, and the language knows the forms of the other verbs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from arabic_timeline.language import verbs
from arabic_timeline.language.conjugation import VerbForm
from arabic_timeline.language.derivations import is_masdar, lookup_noun
from arabic_timeline.lexicon import alternatives, folded, kept, rows
from arabic_timeline.text import plain

PAUSES = frozenset(".؟!؛:\n")

STOPS = re.compile(r"(?<!\b[^\W\d_])\.|[؟!؛\n]")  # «د. فلان» goes on
LONGEST = 1_000  # characters of a sentence, before a place and behind it
_WORD = re.compile(r"\w+|(?<!\b[^\W\d_])\.|[؟!؛:«»\"]")
_NEAR = 3  # words before a verb that can make it no fact
_CLAUSE = 10  # words between «سبق» and its «أن»: who it was
_SPEAKER = 16  # words from a verb of saying to its «إن»: who said it, and when
_BEFORE_SAID = 2  # words before that verb
_ROOT = 3  # letters of a verb that is spelt as its noun
_NOUN = 4  # words before such a noun among which its verb stands
_SHORT = 4  # letters: shorter words are nouns as often as verbs
ENDINGS = ("", "ت", "ا", "تا", "وا", "ها", "هم", "هما", "ته", "تها", "تهم")
_THIRD = ("ه", "ها", "هما", "هم", "هن")  # «البستاني» is a name
_FUTURE = re.compile("^[وف]?س[يتن][^ ]{2,}$")
_PRESENT = re.compile("^[وفل]?ي[^ ]{3,}$")
_DONE = frozenset({
    "violence", "begin", "end", "motion", "life", "meeting", "happen", "change", "command", "manage", "fail",
    "prevent", "refuse", "give",
})  # fmt: skip


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence of a place of a text begins and ends; a longer one is cut."""
    low, high = max(0, start - LONGEST), min(len(text), end + LONGEST)
    begins = max((stop.end() for stop in STOPS.finditer(text, low, start)), default=low)
    stop = STOPS.search(text, end, high)
    return begins, stop.start() if stop else high


def words_of(text: str) -> list[str]:
    """The folded words of a text, with its stops."""
    return _WORD.findall(plain(text))


def breaks(word: str) -> bool:
    """Whether a word opens another clause between a verb and its date."""
    other = folded("telling", "other_clause")
    return bare(word) in other or word in other or is_future(word) or is_present(word) or is_present_of_her(word)


def is_present_of_her(word: str) -> bool:
    """Whether a word can only be a verb of the present, third person feminine: «تبدأ»."""
    if len(word) < _SHORT or word[0] != "ت" or lookup_noun(word):
        return False
    found = verbs.lookup(word)
    return bool(found) and all(form.tense == "present" for form in found)


def unless(words: Sequence[str], at: int) -> bool:
    """Whether a word right before a verb makes it no fact; «سبق أن» and «بعد أن» do not."""
    if at and words[at - 1] in folded("telling", "no_verb_behind"):
        return True  # «عن عقد اجتماع»: a noun
    if _will_have(words, at):
        return True
    before = words[max(0, at - _NEAR) : at]
    before = before[max((n + 1 for n, word in enumerate(before) if word in PAUSES), default=0) :]
    if folded("telling", "facts").intersection(before) or _went_before(words, at):
        return False
    signs = folded("telling", "unless")
    return any(
        (word in signs or word.lstrip("وف") in signs) and not _is_what(before, n) for n, word in enumerate(before)
    )


def _will_have(words: Sequence[str], at: int) -> bool:
    """«سيكون الوفد قد وصل», «توقع أن يكون قد انهار»: done by then, whenever that is."""
    if not at or words[at - 1] != "قد":
        return False
    for word in reversed(words[max(0, at - 1 - _CLAUSE) : at - 1]):
        if word in PAUSES:
            return False
        if bare(word) in folded("telling", "will_have"):
            return True
    return False


def _is_what(words: Sequence[str], n: int) -> bool:
    """«مع ما نشرته الصحيفة»: behind a preposition «ما» denies nothing."""
    return words[n] == "ما" and n > 0 and words[n - 1] in folded("telling", "prepositions")


def _went_before(words: Sequence[str], at: int) -> bool:
    """«سبق لفلان وزير الخارجية أن التقى»: whoever stands between, it was."""
    if words[at - 1 : at] != ["ان"]:
        return False
    for n in range(at - 2, max(-1, at - 2 - _CLAUSE), -1):
        if bare(words[n]) in folded("telling", "went_before"):
            return words[max(0, n - 1)] not in folded("telling", "unless")  # «ما سبق له أن التقاه»
        if words[n] in PAUSES or breaks(words[n]):
            return False
    return False


def is_earlier(words: Sequence[str], at: int) -> bool:
    """Whether a word tells what stands behind it as before that of which the text speaks: «سبق», «كان … قد»."""
    if bare(words[at]) in folded("telling", "went_before"):
        return True
    return bare(words[at]) in folded("telling", "had") and "قد" in words[at + 1 : at + 1 + _CLAUSE]


def prints(words: Sequence[str], office: Sequence[str]) -> bool:
    """Whether an office stands among words, whatever is written together with its first word."""
    head, rest = office[0].removeprefix("ال"), office[1:2]
    return any(
        word.endswith(head) and list(words[n + 1 : n + 1 + len(rest)]) == list(rest) for n, word in enumerate(words)
    )


def said_before(words: Sequence[str]) -> int | None:
    """Where the verb of the past stands behind which the last clause with «إن» of some words tells what was said."""
    clause = max((n for n, word in enumerate(words) if word in folded("telling", "that")), default=0)
    for n in range(clause - 1, max(-1, clause - 1 - _SPEAKER), -1):
        if words[n] in PAUSES:
            return None
        if may_be_past(bare(words[n])) or bare(words[n]) in listed("said"):
            return n
    return None


def said_then(words: Sequence[str]) -> bool:
    """«حين أعلن أنه سيزور», «الذي قال إنه سيلتقي»: said on a day of which nobody knows how long ago it was."""
    said = said_before(words)
    if said is None:
        return False
    start = max(0, said - _BEFORE_SAID)
    if not folded("telling", "old_papers").isdisjoint(words[start : said + _BEFORE_SAID]):
        return True
    return not folded("telling", "said_then").isdisjoint(words[start:said])


def is_present(word: str) -> bool:
    """Whether a word is a verb of the present, by its «ي»."""
    return bool(_PRESENT.match(word)) and word.lstrip("وفل") not in folded("telling", "not_present")


def may_be_present(word: str) -> bool:
    """Whether a word is spelt as a verb of the present, whoever its subject: «تستضيف», «تعقد»."""
    return any(form.tense == "present" and form.person == 3 for form in verbs.lookup(bare(word)))


def is_listed_past(word: str) -> bool:
    """Whether a word is a form of the listed verbs of the past."""
    return word in listed("past") or (word[:1] in "وف" and word[1:] in listed("past"))


def is_future(word: str) -> bool:
    """Whether a word is a verb of the future, by its «س»."""
    if not _FUTURE.match(word) or word.lstrip("وف") in folded("dates/tense", "not_future"):
        return False
    return verbs.to_come(word)


@kept
def listed(kind: str) -> frozenset[str]:
    """The forms of the verbs that are listed so, folded."""
    words = folded("telling", kind)
    weak = {verb[:-1] + "ا" + ending for verb in words if verb.endswith("ي") for ending in ENDINGS[5:]}
    return frozenset(verb + ending for verb in words for ending in ENDINGS) | weak


def is_noun(words: Sequence[str], n: int) -> bool:
    """«قررت الدول عقد القمة», «لبحث عقد القمة»: spelt as a verb, behind another or behind a purpose."""
    if len(words[n]) != _ROOT:
        return False
    if _opened(words, n):
        return True
    for word in reversed(words[max(0, n - _NOUN) : n]):
        if word in PAUSES or breaks(word):
            return False
        if is_purpose(word) or is_past(word):
            return True
    return False


def _opened(words: Sequence[str], n: int) -> bool:
    """«طلب فلان عقد اجتماع»: whose clause a verb of the past has opened already; «كان فلان عقد» is one of both."""
    opens = max((at + 1 for at in range(n) if words[at] in PAUSES), default=0)
    first = bare(words[opens]) if opens < n else ""
    no_verb = folded("telling", "not_done") | folded("telling", "in") | folded("telling", "prepositions")
    if not first or {first, first[1:]} & no_verb or not may_be_past(first):
        return False  # «وفي» is no «وفى»
    return not any(breaks(word) or word == "قد" for word in words[opens + 1 : n])


def is_done(word: str) -> bool:
    """Whether a word can only be a verb of the past, third person, of something done."""
    return is_past(word) and any(verbs.kinds(form.lemma) & _DONE for form in _past(bare(word)))


@kept
def announcing() -> frozenset[str]:
    """Words that say of something that it is to come: «المقرر», «المرتقبة»."""
    return folded("telling", "announcing") | folded("telling", "announcing_beside")


def is_past(word: str) -> bool:
    """Whether a word can only be a verb of the past, third person; «كانت» says nothing of what was done."""
    alone = bare(word)
    if len(alone) < _SHORT or is_arranged(alone) or alone in folded("telling", "not_done"):
        return False
    return bool(_past(alone))


def is_goal(words: Sequence[str], n: int) -> bool:
    """«اتفقا على إجراء المباراة», «قرار بإقامة المعرض»: what is done is not told as done; «قام بزيارة» is."""
    word, goals = words[n], folded("telling", "goals")
    if n and words[n - 1] in folded("telling", "leading_to") and word in goals:
        return True
    behind = word[:1] == "ب" and word[1:] in goals
    return behind and not any(bare(one) in _doing() for one in words[max(0, n - _CLAUSE) : n])


@kept
def _doing() -> frozenset[str]:
    return frozenset(verb + ending for verb in folded("telling", "doing") for ending in ENDINGS)


def outside(before: str) -> str:
    """What stands before a date, but for a clause beside it: «سيكتمل المشروع، الذي بدأ العام الماضي، في 2016»."""
    return _beside().sub(" ", before)


@kept
def _beside() -> re.Pattern[str]:
    relatives = alternatives(rows("telling")["relatives"])
    return re.compile(rf"(?P<mark>[،,–—])\s*و?(?:{relatives})\b[^،,–—.]*(?P=mark)")


def is_setting(word: str, *, announced: bool = False) -> bool:
    """Whether a verb of the past sets, allows or agrees on what is yet to come: «الذي حددته الحكومة في 2019».

    ``announced``: or only tells of it.
    """
    lemmas = folded("telling", "setting") | (folded("telling", "announced") if announced else frozenset())
    return any(plain(form.lemma) in lemmas for form in _past(bare(word)))


def _past(word: str) -> list[VerbForm]:
    """The readings of a word, where all are of the past and it is no noun: «قاتل» and «تبادل» are nouns too."""
    noun = word.startswith("الم") or lookup_noun(word)  # «المتهم» is no «آلمتهم», «إقامة حفل» no «أقامه»
    found = [form for form in verbs.lookup(word) if form.person == 3] or [
        reading.form for reading in ([] if noun else verbs.readings(word))
        if reading.pronoun in _THIRD and not reading.particle and not reading.joint and reading.form.person == 3
    ]  # fmt: skip
    whole = all(form.tense == "past" for form in found)
    return [form for form in found if _plain_past(word, plain(form.lemma))] if whole else []


def _plain_past(word: str, lemma: str) -> bool:
    return lemma[0] == "ا" or word.startswith((lemma + "ت", lemma[:-1] + "ت", lemma + "وا"))


def may_be_past(word: str) -> bool:
    """Behind «قد», which no noun follows."""
    return any(form.person == 3 and form.tense == "past" for form in verbs.lookup(word))


def is_purpose(word: str) -> bool:
    """«اجتمعوا لمناقشة …»: what stands behind it is yet to come."""
    return word.startswith("ل") and len(word) > 2 and word not in folded("telling", "not_purpose")


def is_aim(word: str) -> bool:
    """«لبحث», «لمناقشة»: a purpose that is an act, which what follows may be the object of."""
    return word[:1] == "ل" and word[:2] != "لل" and is_masdar(word[1:])


def bare(word: str) -> str:
    """A word without the «و» or «ف» before it."""
    return word[1:] if word[:1] in ("و", "ف") and len(word) > 3 else word


def is_arranged(word: str) -> bool:
    """«التوقعات», «توقعاته», «ميزانيتها»: a noun of what is arranged, with an article or an ending."""
    for lead in ("", "ال", "لل", "بال", "ب", "ل"):
        core = word.removeprefix(lead)
        if word.startswith(lead) and (core in folded("telling", "arranged") or core.startswith(_stems_of_arranged())):
            return True
    return False


@kept
def _stems_of_arranged() -> tuple[str, ...]:
    stems = (word.removesuffix("ه").removesuffix("ات") for word in folded("telling", "arranged"))
    return tuple(sorted(stem for stem in stems if len(stem) > _SHORT))

"""Whether what governs «لقاء بين …» says that it came about: silence where a word leads to it that no table knows.

A noun of meeting without the article is a fact where nothing governs it, where it only sets the time of something
(«بعد لقاء مع …»), or where a verb of coming about, of hosting, or of telling does.  What any other verb, or noun of an
act, does to a meeting («منع لقاء», «جدوى لقاء») is not known, and so nothing is told of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from arabic_timeline.extract.finding import of_two as is_of_two
from arabic_timeline.extract.tables import either, listed, phrases, table
from arabic_timeline.extract.triggers import trigger_words
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.wording import like_verb
from arabic_timeline.extract.words import Kind
from arabic_timeline.language import verbs
from arabic_timeline.language.derivations import is_masdar
from arabic_timeline.lexicon import kept

_THAT = 12  # words from «that» to the act
_NEAR = 3  # words before «للقاء»
_REACH = 8  # words from what governs to the noun
_OWN = ("ه", "ها", "هم", "هما", "نا")


@kept
def _row(key: str) -> frozenset[str]:
    """A row of ``licensing``: kinds of verbs, or lemmas as they are printed."""
    return frozenset(table("factuality")["licensing"][key])


@kept
def licensing(key: str) -> frozenset[str]:
    """A row of ``licensing`` whose words stand folded in a text."""
    return frozenset(listed(table("factuality")["licensing"][key]))


def unlicensed(tokens: Sequence[Token], first: int, last: int, *, of_two: bool = False) -> int | None:
    """The token that governs an indefinite noun of meeting ``[first, last)`` and does not say that it came about.

    ``of_two``: what stands behind it tells whom it joins («لقاء جمع فلانا بفلان»).
    """
    if first and tokens[first - 1].text in either("factuality", "standing", "not-one"):
        return first - 1  # «يبقى اجتماع فلان بفلان رهين …», «من أثر لأي اجتماع بين …»
    if first and tokens[first - 1].word.core in phrases("factuality", "open-nouns"):
        dated = any(t.dating is not None for t in tokens[last : last + _REACH])
        return None if dated else first - 1
    if tokens[first].word.definite or _owned(tokens[first].text):
        return None
    if not (of_two or is_of_two(tokens, last, phrases("clauses", "of-whom"))):
        return _embedding(tokens, first)
    token = tokens[first]
    if (arranged := _still_arranged(tokens, first)) is not None:
        return arranged
    if token.prep == "ل" or token.text.startswith("لل"):
        near = tokens[max(0, first - _NEAR) : first]
        return None if any(t.word.core in licensing("nouns") or t.text in licensing("leads") for t in near) else first
    if token.conj:
        return None
    at = first - 1 if token.prep == "ب" else _governor(tokens, first)
    return _silenced_by(tokens, at) if at is not None and at >= 0 else None


def _silenced_by(tokens: Sequence[Token], at: int) -> int | None:
    """The word that leaves a noun of meeting untold: the one at ``at`` before it, or the verb that leads to that."""
    token = tokens[at]
    if token.text == "عن":
        told = _verb_before(tokens, at)
        if told is None or not _tells(lemmas(tokens[told]), _row("telling")):
            return at
        return told if _only_said(tokens, told) else None
    if token.text in licensing("leads"):
        return None
    if token.kinds & Kind.STOP:
        told = _verb_before(tokens, at)
        if told is None:
            return None
        said = token.text in phrases("factuality", "about") and _only_said(tokens, told)
        return told if said or lemmas(tokens[told]) & _row("doubting") else None
    if found := lemmas(token):
        return None if _tells(found) else at
    if token.word.core in phrases("factuality", "abstract"):
        return at
    if token.word.core in licensing("nouns"):
        return None
    if is_masdar(token.word.core) and not token.word.definite:
        return at
    told = _verb_before(tokens, at + 1)
    return told if told is not None and not _tells(lemmas(tokens[told]), _row("by-means")) else None


def _only_said(tokens: Sequence[Token], verb: int) -> bool:
    """«ما نشرته الصحيفة عن لقاء»: what others told, which the sentence does not make its own as «وفق ما» does."""
    what = verb - 1
    if what < 0 or tokens[what].text not in licensing("what"):
        return False
    return not what or tokens[what - 1].text not in licensing("according")


def unasserted(tokens: Sequence[Token], first: int, mentions: Iterable[tuple[int, int]]) -> int | None:
    """The verb that leads by «that» to an act in the past, and does not assert it: «خمّن النائب أن فلانا التقى …».

    ``mentions``: the tokens of each.  Asked only where nothing but mentions, dates and prepositions stands between the
    verb and «that»: else it may be a verb inside of who speaks.
    """
    that = next(
        (n for n in range(first - 1, max(-1, first - _THAT), -1) if tokens[n].text in phrases("factuality", "that")),
        None,
    )
    if that is None or any(t.comma for t in tokens[that:first]):
        return None
    covered = {n for start, end in mentions for n in range(start, end)}
    at = that - 1
    while at >= 0 and (at in covered or tokens[at].comma or _between(tokens[at])):
        at -= 1
    if at < 0 or not lemmas(tokens[at]):
        return None
    # «أفاد بلاغ صدر السبت بأن …»: the verb of what was said may stand before one more
    opens = next((n for n in range(at - 1, -1, -1) if tokens[n].sign and not tokens[n].comma), -1)
    return None if any(map(_asserts, tokens[opens + 1 : at + 1])) else at


def _asserts(token: Token) -> bool:
    found = lemmas(token)
    said = found & (_row("asserting") | _row("verbs") | _row("telling"))
    return bool(said) or any(verbs.kinds(lemma) & _row("assertions") for lemma in found)


def _between(token: Token) -> bool:
    """What may stand between a verb and «that» besides mentions."""
    own = token.text in phrases("clauses", "of-whom")
    return own or token.dating is not None or bool(token.kinds & (Kind.STOP | Kind.INNER | Kind.BODY))


def _still_arranged(tokens: Sequence[Token], first: int) -> int | None:
    """«يعكف المكتب على ترتيب لقاء»: what arranges it is what a verb leads to, and none of coming about."""
    if first < _NEAR or tokens[first - 1].text not in phrases("factuality", "arranging"):
        return None
    if tokens[first - 2].text not in phrases("factuality", "onto") | phrases("clauses", "toward"):
        return None
    told = _verb_before(tokens, first - 2)
    found = lemmas(tokens[told]) if told is not None else frozenset()
    return told if found and not _tells(found, _row("achieving")) else None


def _embedding(tokens: Sequence[Token], first: int) -> int | None:
    """«اشترط النائب لقاء الوزير بالسفير»: a verb of wishing, forbidding or trying, whose object a meeting of two is."""
    if tokens[first].prep or tokens[first].conj:
        return None
    lead = first - 1 - (first > 1 and tokens[first - 1].text == "عن")
    if first and tokens[lead].word.core in phrases("factuality", "depicted"):
        return lead  # «مشهد لقاء فلان بفلان», «محاضرة عن لقاء فلان بفلان»
    told = _verb_before(tokens, first)
    if told is None or any(
        t.kinds & Kind.STOP or t.prep or t.conj for t in tokens[told + 1 : first] if t.dating is None
    ):
        return None
    found = lemmas(tokens[told])
    return told if _unreal(found) and not _tells(found) else None


def _verb_before(tokens: Sequence[Token], at: int) -> int | None:
    """The verb of the clause, a few words before a token; none where a sign or what only sets the time is between."""
    for n in range(at - 1, max(-1, at - _REACH), -1):
        if tokens[n].sign or tokens[n].text in licensing("leads") or tokens[n].text in phrases("factuality", "that"):
            return None
        if lemmas(tokens[n]):
            return n
    return None


def _tells(found: frozenset[str], others: frozenset[str] = frozenset()) -> bool:
    """Whether a verb with one of these lemmas says that its meeting came about."""
    return bool(found & (_row("verbs") | others)) or any(verbs.kinds(lemma) & _row("kinds") for lemma in found)


def may_hold(token: Token) -> bool:
    """Whether a noun of meeting behind a verb can be its own: «التي تستضيف لقاء», but not «التي تستضيفها»."""
    return _tells(lemmas(token)) and not token.text.endswith(_OWN)


def takes(token: Token) -> bool:
    """Whether a meeting may be what a verb is about: that it came about, or that it was wished, refused, called off."""
    return may_hold(token) or _unreal(lemmas(token))


def _unreal(found: frozenset[str]) -> bool:
    return any(lemma in _row("unreal-verbs") or not _row("unreal").isdisjoint(verbs.kinds(lemma)) for lemma in found)


def _owned(text: str) -> bool:
    """«محادثاته»: a noun of meeting with a pronoun."""
    return any(text.endswith(own) and text.removesuffix(own) in trigger_words() for own in _OWN)


def _governor(tokens: Sequence[Token], first: int) -> int | None:
    """The word before a noun of meeting, past dates, places and nouns of holding; none where a sign stands there."""
    for n in range(first - 1, max(-1, first - _REACH), -1):
        token = tokens[n]
        if token.sign:
            return None
        if token.text in phrases("factuality", "that"):
            told = _verb_before(tokens, n)  # «كشفت مصادر أن اجتماعا ضم فلانا وفلانا»
            return None if told is None or _asserts(tokens[told]) else told
        if token.dating is None and token.text not in phrases("factuality", "arranging") and not token.word.place:
            return n
    return None


def lemmas(token: Token) -> frozenset[str]:
    """The verbs of which a word may be a form; none where it is rather a noun."""
    like_article = token.text.startswith("الت") and not token.kinds  # «التمس»
    if not like_verb(token) or (token.word.definite and not like_article):
        return frozenset()
    return verbs.lemmas(token.text)

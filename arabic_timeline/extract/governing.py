"""The verb that governs a noun of meeting, past what a relative clause tells between the two."""

from __future__ import annotations

from collections.abc import Sequence

from arabic_timeline.extract import licence
from arabic_timeline.extract.finding import find
from arabic_timeline.extract.tables import but, phrases
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.words import Kind
from arabic_timeline.language import verbs

_REACH = 40  # words from a verb to the noun that it governs


def holder(tokens: Sequence[Token], noun: int) -> int | None:
    """The verb of coming about, holding or hosting whose noun of meeting stands at a token, if no other is nearer.

    «قد يجري الرئيس، في أول جولة له، محادثات»; a relative clause that cannot hold the noun itself is passed.
    """
    verb = verb_before(tokens, noun)
    while verb is not None and not licence.may_hold(tokens[verb]):
        opened = led(tokens, verb)
        verb = verb_before(tokens, opened) if opened is not None else None
    return verb if verb is not None and not has_noun(tokens, verb, noun) else None


def verb_before(tokens: Sequence[Token], at: int) -> int | None:
    """The last verb before a token, where no sign but a comma, and no «that», stands between."""
    for n in range(at - 1, max(-1, at - _REACH), -1):
        if (tokens[n].sign and not tokens[n].comma) or tokens[n].text in phrases("factuality", "that"):
            return None
        if licence.lemmas(tokens[n]) and not tokens[n].kinds & Kind.STOP:
            return n
    return None


def has_noun(tokens: Sequence[Token], verb: int, end: int) -> bool:
    """Whether a verb has what it holds already: a noun of meeting behind it that no adjunct leads to."""
    near = [f for f in find(tokens[verb:end]) if f.first and not f.trigger.verb]
    return any(tokens[verb + f.first - 1].text not in phrases("clauses", "adjuncts") for f in near)


def before_auxiliaries(tokens: Sequence[Token], verb: int) -> int:
    """«الذي كان قد التقى»: the token (index) before a verb and its auxiliaries; 0 or less where they open the text."""
    at = verb - 1
    while at > 0 and tokens[at].text in but("clauses", "auxiliaries", "relatives"):
        at -= 1
    return at


def led(tokens: Sequence[Token], verb: int) -> int | None:
    """The relative that leads to a verb, or the verb itself behind a noun without the article: «زيارة تستغرق يومين»."""
    at = before_auxiliaries(tokens, verb)
    if at < 1:
        return None
    if tokens[at].text in phrases("clauses", "relatives"):
        return at
    return verb if at == verb - 1 and asyndetic(tokens, verb) else None


def asyndetic(tokens: Sequence[Token], n: int) -> bool:
    """«خلال زيارة تستغرق يومين»: a verb of the present right behind a noun without the article."""
    before = tokens[n - 1]
    if before.sign or before.word.definite or before.kinds & (Kind.STOP | Kind.VERB) or before.dating is not None:
        return False
    return not tokens[n].conj and any(form.tense == "present" for form in verbs.lookup(tokens[n].text))

"""What a sentence takes for granted of an act, though a sign of factuality stands over it."""

from __future__ import annotations

from collections.abc import Sequence

from arabic_timeline.extract.signs import Happening, Sign, signs
from arabic_timeline.extract.tables import phrases, table
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.wording import owned
from arabic_timeline.extract.words import PERSONAL, Kind
from arabic_timeline.language import verbs
from arabic_timeline.language.derivations import is_masdar

_QUALIFIED = 2  # words from «اللقاء الثنائي» to «الذي»
_ASKED = ("asked", "conditional")
_SPEAKER = 16  # words from «نفى» to «في لقاء»: an office and a name


def defined(tokens: Sequence[Token], at: int, sign: Sign, act: Happening) -> bool:
    """«سئل عن جدوى اللقاء الذي جمعهما أمس»: what is asked or believed is said of a meeting that a past clause defines.

    ``at``: where the sign stands.  «تساءل عن صحة اللقاء الذي جمعهما» asks whether it was.
    """
    noun = _noun(tokens, act)
    if noun is None or (sign.value == "denied" and tokens[noun - 1].text not in signs().may_be):
        return False
    opinion = sign.value == "rumoured" and _one_of(tokens[at], "opinions")
    if not (opinion or sign.value in (*_ASKED, "denied")):
        return False
    leads = tokens[at:noun]
    return not any(t.word.core in phrases("factuality", "whether-it-was") for t in leads)


def in_question(tokens: Sequence[Token], act: Happening) -> bool:
    """«هل يكفي اللقاء الذي جمعهما أمس؟», «لماذا التقاه؟»: not whether the two met, as «هل جرى اللقاء الذي …؟» asks."""
    if act.verb and act.tense == "past" and act.first:
        return tokens[act.first - 1].text in phrases("factuality", "asking-why")
    noun = _noun(tokens, act)
    if noun is None:
        return False
    before = tokens[:noun]
    return not any(
        t.word.core in phrases("factuality", "whether-it-was") or t.text in signs().occurring for t in before
    )


def _noun(tokens: Sequence[Token], act: Happening) -> int | None:
    """«الاجتماع الذي عقداه أمس»: the noun with the article of which a relative clause tells in the past that it was."""
    relatives = phrases("clauses", "relatives")
    near = range(max(1, act.first - 1), min(act.first + 1 + _QUALIFIED, len(tokens) - 1))
    who = next((n for n in near if tokens[n].text in relatives), None)
    if who is None:
        return None
    told = who + 1 + (tokens[who + 1].text == "قد")
    if told >= len(tokens) or not (verbs.tells_past(tokens[told].text) and _one_of(tokens[told], "defining")):
        return None
    first = next((n for n in range(who - 1, max(-1, who - 1 - _QUALIFIED), -1) if tokens[n].tells), None)
    return first if first is not None and tokens[first].word.definite else None


def _one_of(token: Token, listed: str) -> bool:
    """Whether a token can be a verb of a list of lemmas of the signs."""
    return not verbs.lemmas(token.text).isdisjoint(table("factuality")[listed])


def by_the_way(tokens: Sequence[Token], start: int, act: Happening) -> bool:
    """«نفى الوزير في لقاء مع فلان وجود أزمة»: only who speaks stands before «في»; what he denies is behind.

    ``start``: the token behind the verb.  «رفض الوزير المشاركة في لقاء» denies the meeting.
    """
    led = act.first - 1
    if act.verb or act.definite or tokens[led].text not in phrases("clauses", "inside") or not start < led:
        return False
    speaker = [t for t in tokens[start:led] if t.dating is None and not t.sign]
    if not speaker or len(speaker) > _SPEAKER or not verbs.tells_past(tokens[start - 1].text):
        return False
    return bool(speaker[0].kinds & (PERSONAL | Kind.GIVEN)) and not any(map(_does, speaker[1:]))


def _does(token: Token) -> bool:
    """A word that is of no name or office of a speaker: a preposition, a verb, a verbal noun."""
    if token.kinds & (PERSONAL | Kind.GIVEN):
        return False
    verbal = is_masdar(token.word.core.removeprefix("ال")) or owned(token.text)
    return verbal or bool(token.kinds & (Kind.STOP | Kind.VERB) or token.prep)

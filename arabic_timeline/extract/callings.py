"""What somebody does, told before his name by a word that no table lists: «بالقاضية مها», «والمحقق البريطاني نيل».

A noun with the article right before a sure given name, a nationality between or not, is a title there by its place, as
far as what stands before it leaves it free and the language does not know it as an act («التعاون سالم» is none).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from arabic_timeline.extract.tables import either, phrases
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.words import PERSONAL, Kind, kinds
from arabic_timeline.language import verbs
from arabic_timeline.language.derivations import lookup_noun

_ANNOUNCES = Kind.TITLE | Kind.ALONE | Kind.NATION
_LEADS = Kind.GIVEN | Kind.NATION  # a calling stands before such a word, or before the word behind a nation
_SHORTEST = 5  # letters of a calling with its article: «القاص»
_AGENT = re.compile(r"ال(?:\wا\w\wه?|\w{3,}يه?|\w\wا\wه?)$")  # «القاصد», «العميدية», «الطباخ»: shapes of who does


def named(tokens: Sequence[Token]) -> Iterator[int]:
    """The tokens that are a calling by where they stand, in order."""
    nations = [n for n, t in enumerate(tokens) if t.kinds & _LEADS]
    for n in sorted({*nations, *(n + 1 for n in nations if tokens[n].kinds & Kind.NATION)}):
        if not 0 < n < len(tokens):
            continue
        name = tokens[n]
        if name.conj or name.prep or name.sign or name.dating is not None or name.word.definite:
            continue
        if name.kinds & Kind.GIVEN:
            at = n - 1 - (n > 1 and _describes(tokens, n - 1))
            sure = _sure(tokens, n)
        elif not name.kinds and n > 1 and tokens[n - 1].kinds & Kind.NATION and tokens[n - 1].word.definite:
            at, sure = n - 2, False  # «بالممولة الليتوانية روتا كازلاوسكاس»
        else:
            continue
        if _unlisted(tokens[at]) and (sure or _goes_on(tokens, n, at)) and _free(tokens, at) and not _act(tokens[at]):
            yield at
            if at < n - 1 and not tokens[n - 1].kinds:
                yield n - 1  # «القاصد الرسولي»


def no_verbs(tokens: Sequence[Token]) -> Iterator[int]:
    """«السفير البولندي يروسلاف نوفاك»: what begins as a present and is none, between a title and more of a name."""
    for n in [n for n, t in enumerate(tokens) if t.kinds == Kind.VERB and t.text[0] == "ي"]:
        if not 0 < n < len(tokens) - 1:
            continue
        before, one, after = tokens[n - 1 : n + 2]
        if one.conj or not before.kinds & _ANNOUNCES:
            continue
        goes_on = after.kinds & Kind.GIVEN or not (after.kinds or after.sign or after.word.definite or after.prep)
        if goes_on and after.dating is None and not after.conj and not verbs.readings(one.text):
            yield n


def _describes(tokens: Sequence[Token], at: int) -> bool:
    """«الباحثة العراقية», «القاصد الرسولي»: of which nation, or how, he is who does it."""
    token = tokens[at]
    if not token.word.definite or token.conj or token.prep:
        return False
    nisba = not token.kinds and token.text.endswith(("ي", "يه")) and _does(tokens[at - 1])
    return bool(token.kinds & Kind.NATION) or (nisba and not tokens[at - 1].kinds)


def _unlisted(token: Token) -> bool:
    core = token.word.core
    if core in phrases("clauses", "own-districts"):
        return False  # «المقيمين بالخارج فلان»
    return token.word.definite and not token.kinds and token.dating is None and len(core) >= _SHORTEST


def _sure(tokens: Sequence[Token], at: int) -> bool:
    """A given name that is no word besides, or one that goes on as names do."""
    if not tokens[at].kinds & Kind.DOUBTFUL:
        return True
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is not None and bool(after.kinds & (Kind.GIVEN | Kind.PARTICLE)) and not after.conj


def _goes_on(tokens: Sequence[Token], at: int, calling: int) -> bool:
    """Whether a doubtful name behind who does something goes on with a word that no table knows."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    unknown = after is not None and not (after.kinds or after.sign or after.conj or after.prep)
    return unknown and after is not None and after.dating is None and _does(tokens[calling])


def _free(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing before a noun asks for it otherwise: an office it completes, «في», a noun it describes."""
    token, before = tokens[at], tokens[at - 1] if at else None
    if token.conj:
        return _surely_does(token)  # «وزير الصناعة والمعادن فلان», «جامعة العلوم والتقنية فلان»
    if before is None or token.prep:
        return token.prep != "ل"  # «نائبه المثير للجدل فلان»
    if before.sign or before.dating is not None:
        return True
    if before.kinds & Kind.VERB and not before.kinds & (Kind.INNER | Kind.BODY | Kind.HEAD):
        return True  # «قابل القاصد فلان», but not «سلطة النقد فلان»
    leads = either("clauses", "with", "betweens", "that")
    return before.text in leads


def _does(token: Token) -> bool:
    """Whether a noun is shaped as who does something, or is a participle."""
    return bool(_AGENT.match(token.word.core)) or _surely_does(token)


def _surely_does(token: Token) -> bool:
    """A participle of the language, or the feminine of an office."""
    core = token.word.core
    if any(noun.role in ("active", "both") for noun in lookup_noun(core.removeprefix("ال"))):
        return True
    man = core.removesuffix("ه")
    return man != core and bool(kinds().get(man, 0) & PERSONAL)  # «العميدة»


def _act(token: Token) -> bool:
    """«التعاون»: what is done, not who does it."""
    roles = {noun.role for noun in lookup_noun(token.word.core.removeprefix("ال"))}
    return "masdar" in roles and not roles & {"active", "both"}

"""Where the words that tell of a meeting stand in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.triggers import Trigger, trigger_words, triggers
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.wording import like_verb
from arabic_timeline.extract.words import Kind
from arabic_timeline.language import verbs
from arabic_timeline.lexicon import kept, kept_by_word

_APART = 7  # words of when and where between a verb and «أشغال»


@dataclass(slots=True, eq=False)
class Found:
    """A trigger in a sentence: tokens ``[first, last)``."""

    first: int
    last: int
    trigger: Trigger


def find(tokens: Sequence[Token]) -> list[Found]:
    """The triggers of a sentence in order."""
    found: list[Found] = []
    for at in [n for n, t in enumerate(tokens) if t.tells and t.dating is None]:
        if found and at < found[-1].last:
            continue
        hit = trigger_at(tokens, at)
        if hit:
            found.append(hit)
    return found


def told(words: Sequence[str], vocabulary: Mapping[str, Token]) -> Iterator[Trigger]:
    """The triggers of a sentence not yet read, in order; words that begin none are not taken apart."""
    first, longest, end = trigger_words(), _longest(), 0
    for at in [n for n, word in enumerate(words) if word in first]:
        if at < end:
            continue
        hit = trigger_at([vocabulary[word] for word in words[at : at + longest]], 0, read=False)
        if hit:
            end = at + hit.last
            yield hit.trigger


@kept
def _longest() -> int:
    """How many words the longest trigger has, with when and where in it."""
    return 1 + _APART + max(len(rest) for rows in triggers().values() for rest, _ in rows)


def trigger_at(tokens: Sequence[Token], at: int, *, read: bool = True) -> Found | None:
    """The trigger whose words begin at a token, whatever mention they stand in; ``read``: days are marked in them."""
    for word, rest, trigger in _rows(tokens[at].text):
        last = at + 1 + len(rest)
        if rest and tuple(t.text for t in tokens[at + 1 : last]) != rest:
            if not (trigger.sits and _later(tokens[at + 1 : at + 1 + _APART], rest, read=read)):
                continue
            last = at + 1
        if trigger.verb and word != tokens[at].text and not _joined(tokens[at], word):
            continue
        if trigger.tense == "past" and word != tokens[at].text and tokens[at].text.removesuffix(word).endswith("ل"):
            continue  # «لتقابل فلانا»: no past stands behind the «ل» of a purpose
        if trigger.verb and tokens[at].kinds & Kind.STOP and tokens[at].text[0] == "ل":
            continue  # «لتدارس الملف»: what something is for
        if trigger.verb and _dwelt_in(tokens, at):
            continue
        if trigger.tense == "past" and (_last_of(tokens, at) or _completes(tokens, at) or _of_town(tokens, at)):
            continue
        return Found(at, last, trigger)
    return None


def _later(behind: Sequence[Token], rest: tuple[str, ...], *, read: bool) -> bool:
    """«اختتمت أمس بتمنراست أشغال اللجنة»: behind when and where, the word that the verb asks for."""
    at = next((n for n, token in enumerate(behind) if (token.text,) == rest), None)
    return at is not None and not (read and any(map(_neither_when_nor_where, behind[:at])))


def _neither_when_nor_where(token: Token) -> bool:
    where = token.text in phrases("clauses", "inside") or token.word.place or token.locates or token.prep == "ب"
    return not (where or token.dating is not None or token.comma)


@kept_by_word
def _rows(raw: str) -> tuple[tuple[str, tuple[str, ...], Trigger], ...]:
    """The triggers that a word may begin, clitics apart: as which word, the words behind it, and the trigger."""
    rows = triggers()
    return tuple((word, rest, trigger) for word in _forms(raw) for rest, trigger in rows.get(word, ()))


def _dwelt_in(tokens: Sequence[Token], at: int) -> bool:
    """«استقبله في إقامته بكوناكري»: where somebody lives is no giving of a dinner."""
    token, before = tokens[at], tokens[at - 1] if at else None
    if token.word.core not in phrases("clauses", "dwellings"):
        return False
    return token.prep == "ب" or (before is not None and before.text in phrases("clauses", "inside"))


def _of_town(tokens: Sequence[Token], at: int) -> bool:
    """«في بلدة رأس المعرة»: behind the noun of a town «رأس» is of its name, and presides over nothing."""
    town, after = tokens[at - 1] if at else None, tokens[at + 1 : at + 2]
    if town is None or town.word.definite or town.word.core not in phrases("clauses", "districts"):
        return False
    return tokens[at].text in phrases("names", "towns-begin") and any(t.word.definite and not t.prep for t in after)


def _completes(tokens: Sequence[Token], at: int) -> bool:
    """«تم أمس عقد لقاء», «منع المرض عقد لقاء»: a noun of holding that is spelt like a past, and completes a verb."""
    if tokens[at].text not in phrases("clauses", "holding") or not at:
        return False
    if was_done(tokens, at):
        return True
    met = trigger_at(tokens, at + 1) if at + 1 < len(tokens) else None
    if met is None or met.trigger.verb or met.trigger.definite or not of_two(tokens, met.last):
        return False
    if tokens[at - 1].kinds & Kind.STOP and tokens[at - 1].text in phrases("clauses", "before-noun"):
        return True
    return _in_clause_of_another(tokens, at)


def was_done(tokens: Sequence[Token], at: int) -> bool:
    """«تم أمس عقد لقاء»: whether a noun of holding completes «تم», a date between or none."""
    if tokens[at].text not in phrases("clauses", "holding"):
        return False
    before = at - 1
    while before > 0 and tokens[before].dating is not None:
        before -= 1
    return before >= 0 and tokens[before].word.core in phrases("clauses", "was-done")


def of_two(tokens: Sequence[Token], last: int, over: frozenset[str] = frozenset()) -> bool:
    """«لقاء بين», «اجتماع ثنائي مع», words ``over`` which it looks apart; «عقد قمة حول …» is a sitting."""
    behind = (t for t in tokens[last:] if (not t.kinds & Kind.ADJECTIVE or t.word.definite) and t.text not in over)
    after = next(behind, None)
    return after is not None and after.text in phrases("clauses", "of-two")


def _in_clause_of_another(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb governs the clause already: Arabic gives a clause no second one without a word that joins it."""
    for n in range(at - 1, -1, -1):
        token = tokens[n]
        if token.sign or token.text in phrases("clauses", "lets-verb"):
            return False
        free = like_verb(token) and not token.word.definite
        if free and (token.kinds & Kind.VERB or verbs.readings(token.text)):
            return token.word.core not in phrases("clauses", "auxiliaries")
    return False


def _last_of(tokens: Sequence[Token], at: int) -> bool:
    """«آخر تواصل مع المنظمة»: a noun that is spelt like a past; behind «على صعيد آخر» is none."""
    if not at or tokens[at].text[0] != "ت" or tokens[at - 1].text not in phrases("clauses", "firsts-of-kind"):
        return False
    return at == 1 or bool(tokens[at - 2].sign or tokens[at - 2].kinds & (Kind.STOP | Kind.VERB))


def _joined(token: Token, verb: str) -> bool:
    """Whether only «و», «ف» or the «ل» of a purpose stand before a verb: «واستقبل», «ليلتقي», but not «وزارة»."""
    if token.kinds & (Kind.BODY | Kind.INNER):
        return False
    lead = token.text.removesuffix(verb)
    return lead in _BEFORE_VERB and (not lead.endswith("ل") or verb[0] in "يت")


_BEFORE_VERB = frozenset({"و", "ف", "ل", "ول", "فل"})


def is_sitting(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words of a body also name its sitting: «مجلس وزاري»."""
    found = trigger_at(tokens, at) if tokens[at].tells else None
    return found is not None and found.trigger.strength == "sitting"


def _forms(raw: str) -> tuple[str, ...]:
    forms = [raw]
    if len(raw) > 2 and raw[0] in "وف":
        forms.append(raw[1:])  # «وضم»
    for form in tuple(forms):
        if len(form) > 3 and form[0] in "بلك":
            forms.append(form[1:])
            if form.startswith("لل"):
                forms += ["ال" + form[2:], form[1:]]
    return tuple(forms)

"""Which office «نظيره الروسي» means: that of whom the pronoun means, in the other nation («وزير الدفاع الروسي»)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from arabic_timeline.extract import gender
from arabic_timeline.extract.entity import Entity
from arabic_timeline.extract.known import gazetteer_match
from arabic_timeline.extract.tables import either
from arabic_timeline.extract.tokens import Sentence
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.words import Kind, is_everyday, kinds

_HERS = ("ها", "تها")
_OF_NATION = ("ي", "يه")
_OF_LAND = 2  # words of «وزير خارجية» before the country
Span = tuple[Sentence, int, int]


@dataclass(frozen=True, slots=True)
class Counterpart:
    """The words of an office, where in them its nation stands (``gap``), and the nation to stand there.

    ``head``: the first word as it is printed of one holder, where the office is told of several.
    """

    office: Span
    gap: tuple[int, int]
    nation: Span
    feminine: bool
    head: str = ""

    def phrase(self, office: Sequence[str], nation: Sequence[str], ending: str) -> str:
        """The office, out of the words of both as they are to be written; ``ending`` is that of a woman's office.

        A word that is empty is left out.
        """
        start, (a, b) = self.office[1], self.gap
        before, behind = list(office[: a - start]), list(office[b - start :])
        is_definite = before[-1].startswith("ال") or self.office[0].tokens[a - 1].word.definite  # «… والمعادن»
        if a == b and nation and not is_definite:
            before[-1] = "ال" + before[-1]  # «وزير خارجية المغرب» → «وزير الخارجية …»
        before[0] = (self.head or before[0]).removesuffix(ending) + (ending if self.feminine else "")
        return " ".join(word for word in (*before, *nation, *behind) if word)


def whose(tokens: Sequence[Token], peer: Entity, entities: Iterable[Entity]) -> Entity | None:
    """Whom the pronoun of «نظيره» means: the one holder before it who fits, of another nation.

    «زار الوزير فلان المفتي وتلقى اتصالا من نظيره» may mean either; where two can be meant, the act has to tell.
    """
    before = [e for e in entities if e.last <= peer.first and not e.peer and e.kind in ("person", "office")]
    found = [e for e in before if fits(tokens, peer, tokens, e)]
    return found[0] if len(found) == 1 else None


def fits(tokens: Sequence[Token], peer: Entity, others: Sequence[Token], holder: Entity) -> bool:
    """Whether the pronoun of «نظيره» (in ``tokens``) can mean a holder (in ``others``)."""
    hers = tokens[peer.first].word.core.endswith(_HERS)
    wanted = gender.WOMAN if hers else gender.MAN
    return gender.fits(others, holder, wanted) and not holder.nations & peer.nations


def of(sentence: Sentence, peer: Entity, office: Span) -> Counterpart | None:
    """The office of a counterpart, where its words say of which nation he is and the other's say whose office it is."""
    if not peer.offices:  # «نظيره الروسي» is the name of a row of people.yaml
        return None
    first, last = peer.offices[0]
    nation = (sentence, first + 1, last)
    theirs, (holder, start, end) = sentence.tokens[first + 1 : last], office
    if holder.tokens[start].word.core in either("offices", "crowns", "reigning"):
        return None  # «الملك فلان ونظيره المصري»: who rules there need be no king
    if not theirs or not theirs[0].text.endswith(_OF_NATION):
        return None
    if any(t.sign or t.prep or t.conj or not t.word.definite for t in theirs):
        return None
    gap = _nation(holder.tokens, start, end)
    if gap is None or any(t.sign for t in holder.tokens[start:end]):
        return None
    if not any(t.kinds & Kind.NATION for t in (theirs[0], *holder.tokens[gap[0] : gap[1]])):
        return None  # «الرئيس الزمردي», «نظيره المرجاني»: nations that no table knows, or none
    feminine = gender.of(sentence.tokens, peer) == gender.WOMAN
    cut = gap[0] if gap[0] == gap[1] else end  # of «وزير خارجية كوريا الشمالية» the country is left out
    left = [*holder.tokens[start + 1 : gap[0]], *holder.tokens[gap[1] : cut]]
    if feminine != holder.tokens[start].word.core.endswith("ه") and any(t.kinds & Kind.ADJECTIVE for t in left):
        return None  # «الوزير الأول» would be «الوزيرة الأولى»
    return Counterpart((holder, start, cut), gap, nation, feminine)


def likewise(sentence: Sentence, at: int, holders: Iterable[Entity]) -> Counterpart | None:
    """«الرئيس الروسي فلان، والتركي فلان»: the office of the one before, in the nation that stands at a token."""
    tokens = sentence.tokens
    if not tokens[at].kinds & Kind.NATION or not (tokens[at].conj and tokens[at].word.definite):
        return None
    before = [e.offices[0] for e in holders if e.last <= at and e.name is not None and e.offices]
    before = [(start, end) for start, end in before if tokens[start].kinds & Kind.HEAD]
    if not before:
        return None
    start, end = before[-1]
    gap = _nation(tokens, start, end)
    if gap is None or (gap[0] == gap[1] and not (end == start + 1 and tokens[start].word.definite)):
        return None
    feminine = tokens[at].text.endswith("ه")
    return Counterpart((sentence, start, end), gap, (sentence, at, at + 1), feminine)


def _nation(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int] | None:
    """Where an office says of which nation it is: an adjective, or the country at its end; ``None``: in two places."""
    runs: list[tuple[int, int]] = []
    n = first + 1
    while n < last:
        token = tokens[n]
        land = gazetteer_match(tokens, n) if token.kinds & Kind.COUNTRY and not token.word.definite else None
        if token.kinds & (Kind.NATION | Kind.COUNTRY) == Kind.NATION and token.word.definite and not token.conj:
            end = n + 1
            while end < last and tokens[end].kinds & (Kind.NATION | Kind.ADJECTIVE) and tokens[end].word.definite:
                end += 1
            runs.append((n, end))
            n = end
        elif land is not None or token.kinds & Kind.COUNTRY:
            led = any(t.prep for t in tokens[first + 1 : n + 1])
            return (n, n) if not (runs or led) and n == first + _OF_LAND else None
        else:
            n += 1
    if len(runs) > 1 or (not runs and _unlisted(tokens[last - 1])):
        return None
    return runs[0] if runs else (last, last)


def _unlisted(token: Token) -> bool:
    """«الرئيس الزمردي»: what may be of a nation that no table knows; «البحري» is of an everyday word."""
    stem = token.word.core.removeprefix("ال").removesuffix("يه").removesuffix("ي")
    of_thing = is_everyday(stem) or bool(kinds().get(stem, Kind.NONE) & (Kind.COMMON | Kind.INNER))
    return token.word.definite and not token.kinds and token.text.endswith(_OF_NATION) and not of_thing

"""What a frame says by itself: who met, or which body sat."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from arabic_timeline.extract import earned, governing
from arabic_timeline.extract.document import Document
from arabic_timeline.extract.entity import Entity
from arabic_timeline.extract.frames import Frame, Side
from arabic_timeline.extract.group import sides_of
from arabic_timeline.extract.official import private
from arabic_timeline.extract.tables import either, phrases
from arabic_timeline.extract.tokens import Sentence
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.language import verbs

_WHOLE = 2  # words of «رجال الأعمال»
_FRONTED = 8  # words from «على هامش المنتدى» to «عقد»
_ROUND = 3  # words from «الجولة» to «المفاوضات»


def solid(document: Document, frame: Frame) -> bool:
    """Whether the frame says by itself who met: two sides that name somebody, or the one side of a visit or sitting."""
    sides = frame.sides
    if any(not earned.sign(s.sentence.tokens, s.entity) for s in sides):
        return False
    if frame.form == "visit":
        return (
            len(sides) == 1
            and sides[0].entity.kind in ("person", "office", "delegation")
            and (frame.scan.goal is not None or frame.dating is not None)
            and not frame.series
        )
    if frame.form == "session":
        return bool(sides) and not frame.joint and _sitting(frame)
    named = [s for s in sides if s.entity.kind in ("person", "office", "delegation", "plural", "body")]
    if len({*sides_of(document, named)}) < 2 or frame.series:
        return False
    if frame.trigger.strength == "weak":
        sure = [s for s in named if not s.entity.crowd]
        named = sure if len({*sides_of(document, sure)}) > 1 else named  # «عدد من المسؤولين، ومن بينهم فلان»
        once = frame.dating is not None or _on_the_margin(frame)
        kinds = ("person", "office", "delegation", "plural") if once else ("person", "office")
        if _one_round(frame):
            kinds = (*kinds, "delegation", "body")
        told = frame.found.trigger.verb and frame.dating is not None and frame.scan.place is not None
        return all(s.entity.kind in kinds and (not s.entity.crowd or (told and _whole(s))) for s in named)
    definite = [s for s in named if s.entity.kind in ("person", "office", "delegation") and not s.entity.crowd]
    if not definite and not all(s.entity.kind in ("body", "plural") and not s.entity.crowd for s in named):
        return False
    told = frame.found.trigger.verb or frame.scan.light is not None
    return bool(definite) or told or frame.dating is not None or frame.scan.place is not None


def _whole(side: Side) -> bool:
    """«رجال الأعمال», «أصحاب المصانع»: all of a sort; where and when somebody met them is told."""
    span = side.sentence.tokens[side.entity.first : side.entity.last]
    return side.entity.kind == "plural" and len(span) == _WHOLE and span[-1].word.definite


def _on_the_margin(frame: Frame) -> bool:
    """«سيعقد على هامش القمة لقاءات مع وزراء …»: several meetings that one occasion or place holds together."""
    if not frame.found.trigger.verb or frame.scan.light is None or frame.scan.light.trigger.verb:
        return False
    around = frame.tokens[max(0, frame.found.first - _FRONTED) : frame.scan.end]  # «وعلى هامش المنتدى، عقد …»
    return frame.scan.place is not None or any(t.text in phrases("clauses", "margins") for t in around)


def _one_round(frame: Frame) -> bool:
    """«عقدت أمس بجنيف مفاوضات بين …», «الجولة الأولى من المفاوضات بين …»: one occasion, and no talks in general."""
    told = frame.found.trigger.verb or frame.scan.light is not None
    noun = frame.scan.light if frame.scan.light is not None and not frame.scan.light.trigger.verb else frame.found
    lead = frame.tokens[max(0, noun.first - _ROUND) : noun.first]
    if any(token.word.core in phrases("clauses", "rounds") for token in lead):
        return True
    return told and frame.dating is not None and frame.scan.place is not None


def _sitting(frame: Frame) -> bool:
    trigger = frame.trigger
    both = _two(frame)
    several = len(frame.sides) > 1 or any(side.entity.kind == "plural" for side in frame.sides)
    sat = several and frame.scan.light is not None and frame.scan.light.trigger.session  # «لقاء احتضنه القصر وحضره …»
    told = trigger.session or frame.found.trigger.session or ((both or sat) and trigger.strength == "strong")
    if not told or frame.series:
        return False
    if frame.sides and (frame.sides[0].entity.crowd or _its_own(frame) or _by_number(frame.sides[0])):
        return False
    if private(frame):
        return False
    if frame.sides and {_head(frame.sides[0])} & (either("clauses", "courts", "owned-parties")):
        return False
    if frame.trigger.name != "summit" and any(t.word.core in phrases("clauses", "trials") for t in _around(frame)):
        return False
    before = frame.tokens[max(0, frame.found.first - 2) : frame.found.first]
    if not frame.found.trigger.verb and any(t.word.core in phrases("clauses", "scene") for t in before):
        return False
    if trigger.name == "summit" or (frame.sides and frame.sides[0].entity.kind == "gathering"):
        return bool(frame.scan.light) or frame.found.trigger.verb
    if frame.found.trigger.verb or frame.scan.light or (both and not trigger.session):
        return True
    return frame.dating is not None or frame.scan.place is not None or _in_its_sitting(frame)


def _around(frame: Frame) -> Sequence[Token]:
    """The words of the clause, as far as they are read, and those before it."""
    return frame.tokens[: max(frame.scan.end, frame.found.last)]


def _in_its_sitting(frame: Frame) -> bool:
    """«ناقش المجلس في جلسته العادية …»: a sitting of its own, in which a body did something that is past."""
    tokens, first = frame.tokens, frame.found.first
    led = first > 0 and tokens[first - 1].text in phrases("clauses", "wrapping")
    verb = governing.verb_before(tokens, first) if led and frame.found.trigger.pronoun else None
    return verb is not None and verbs.tells_past(tokens[verb].word.core)


def _by_number(side: Side) -> bool:
    """«كان القادة الثلاثة قد اجتمعوا»: those of whom the text spoke, and no body that sat."""
    span = side.sentence.tokens[side.entity.first : side.entity.last]
    return any(t.word.core in either("clauses", "three", "four") for t in span)


def _two(frame: Frame) -> bool:
    """«مباحثات بين وفدي مصر وتركيا», «حركتا فتح وحماس»: the one mention names two."""
    if len(frame.sides) != 1 or frame.sides[0].entity.kind != "plural":
        return False
    duals = either("offices", "two-delegations", "two-bodies") | {"وفدا"}
    return len(frame.sides[0].entity.nations) > 1 or _head(frame.sides[0]) in duals


def _head(side: Side) -> str:
    return side.sentence.tokens[side.entity.first].word.core


def told_before(document: Document, side: Side) -> Side:
    """«حزبه»: the party told last before, in the same text."""
    if side.entity.kind != "body" or _head(side) not in phrases("clauses", "owned-parties"):
        return side
    if document.parties is None:
        document.parties = list(_parties(document))
    n = bisect_left(document.parties, (side.sentence.index, side.entity.first), key=lambda row: row[:2])
    return Side(document.parties[n - 1][3], side.role, document.parties[n - 1][2]) if n else side


def _parties(document: Document) -> Iterator[tuple[float, int, Sentence, Entity]]:
    """The parties that a text names, in its order."""
    for sentence in document.sentences:
        for first, entity in sorted(document.mentions[sentence.index].items()):
            named = entity.kind == "body" and entity.last - first > 1
            if named and sentence.tokens[first].word.core in phrases("clauses", "parties"):
                yield sentence.index, first, sentence, entity


def _its_own(frame: Frame) -> bool:
    """«عقدت الشركة مؤتمرها»: a gathering told as somebody's, by nobody known."""
    entity = frame.sides[0].entity
    return entity.kind == "gathering" and frame.tokens[entity.first].text.endswith(("ها", "ته", "ره"))

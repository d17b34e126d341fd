"""Context events: a clause of its own verb, no meeting, dated to a month or finer; and talks between bodies."""

from __future__ import annotations

from collections.abc import Sequence

from arabic_timeline.extract import lending, possible, timing, walk
from arabic_timeline.extract.clause import Scan, opened
from arabic_timeline.extract.document import Document
from arabic_timeline.extract.finding import Found, trigger_at
from arabic_timeline.extract.frames import Frame
from arabic_timeline.extract.group import Group
from arabic_timeline.extract.phrases import Reader
from arabic_timeline.extract.tables import either, phrases
from arabic_timeline.extract.tokens import Sentence
from arabic_timeline.extract.triggers import Trigger
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.words import Kind
from arabic_timeline.forms import FORMS

LONGEST_DAYS = 31
_OPENING = 4  # tokens of a sentence among which its verb is
_DATED = frozenset(["explicit", "month", "range", "hijri", "relative-day", "weekday"])


def added(document: Document, groups: list[Group]) -> list[Group]:
    """The groups, visits merged with the dated clause that holds them, and the events of the other clauses."""
    taken = {f.sentence.index for g in groups for f in g.frames if f.form == "meeting" or f.dating is not None}
    out = list(groups)
    visits = {g.first.sentence.index: g for g in reversed(groups) if g.form == "visit" and g.dating is None}
    for sentence in document.sentences:
        dating = _dated_clause(document, sentence)
        if dating is None:
            continue
        visit = visits.get(sentence.index)
        if visit is not None and (_of_another_day(visit.first) or _said_of(visit.first)):
            continue  # «عاد فلان أمس بعد زيارة إلى برلين»
        if visit is not None:
            visit.dating, visit.summary = dating, _clause(sentence)
        elif sentence.index not in taken:
            out.append(_event(document, sentence, dating))
    out += _talks(document, out)
    out.sort(key=lambda g: (g.first.sentence.index, g.first.found.first))
    return out


def _of_another_day(visit: Frame) -> bool:
    """Whether a visit is told as what went before, or comes after, that of which its sentence tells."""
    before = visit.tokens[max(0, visit.found.first - 1) : visit.found.first]
    return any(t.text in either("clauses", "before-or-after", "right-after") for t in before)


def _said_of(visit: Frame) -> bool:
    """«أثنى الرئيس أمس على نتائج زيارة الوزير»: whether its sentence opens with what somebody says or thinks."""
    opens = _opening(visit.tokens)
    return opens is not None and lending.of_thought(visit.tokens[opens])


def _opening(tokens: Sequence[Token]) -> int | None:
    """The first word of a sentence behind its signs and what stands before a verb: «كما», «وقد»."""
    before = phrases("clauses", "before-verb")
    return next((n for n, t in enumerate(tokens) if not t.sign and t.text not in before), None)


def _dated_clause(document: Document, sentence: Sentence) -> int | None:
    """The dating of a sentence that opens with a verb of doing."""
    tokens = sentence.tokens
    first = _opening(tokens[:_OPENING])
    if (
        first is None
        or not document.dates.within(sentence.start, sentence.end)
        or not tokens[first].kinds & Kind.VERB
        or (tokens[first].kinds & Kind.TRIGGER and not _of_context(tokens, first))
        or tokens[first].word.core in phrases("particles", "telling")
    ):
        return None
    clause = opened(sentence, Reader(tokens, document.index), document.mentions[sentence.index])
    for at, dating in timing.owned(document, sentence, clause):
        value = document.dated.datings[dating]
        if at == first and value.mention.kind in _DATED and possible.usable(value) and not _long(document, dating):
            return dating
    return None


def _of_context(tokens: list[Token], at: int) -> bool:
    """«وقع فلان اتفاقية»: a verb that tells no meeting, though its form has a row."""
    found = trigger_at(tokens, at)
    return found is not None and found.trigger.form is not None and FORMS[found.trigger.form].context


def _long(document: Document, dating: int) -> bool:
    interval = document.dated.datings[dating].interval
    return interval is not None and (interval.length or LONGEST_DAYS + 1) > LONGEST_DAYS


def _clause(sentence: Sentence) -> tuple[int, int]:
    last = sentence.place(len(sentence.tokens) - 1)[1]
    return sentence.core_start(0) if sentence.tokens[0].conj else sentence.place(0)[0], last


def _event(document: Document, sentence: Sentence, dating: int) -> Group:
    trigger = Trigger("event", "event", True, "past")
    frame = Frame(sentence, Found(0, 1, trigger), Scan(end=len(sentence.tokens)), trigger, form="event", dating=dating)
    return Group([frame], dating=dating, summary=_clause(sentence), event=True)


def _talks(document: Document, groups: list[Group]) -> list[Group]:
    """«مناقشات بين جهازي …  في يونيو»: talks between bodies, dated, told by a noun."""
    found = []
    told = {(f.sentence.index, n) for g in groups for f in g.frames for n in f.scan.predicates}
    betweens = phrases("clauses", "betweens")
    for sentence in document.sentences:
        if not sentence.has(betweens) or not document.dates.within(sentence.start, sentence.end):
            continue
        if all(act.trigger.strength != "weak" for act in sentence.acts):
            continue
        clause = opened(sentence, Reader(sentence.tokens, document.index), document.mentions[sentence.index])
        owned = dict(timing.owned(document, sentence, clause))
        for trigger in clause.found:
            if trigger.trigger.strength != "weak" or trigger.first not in owned:
                continue
            if (sentence.index, trigger.first) in told:
                continue
            scan = walk.scan(clause, trigger)
            if betweens.isdisjoint([t.text for t in sentence.tokens[trigger.last : scan.end]]):
                continue
            frame = Frame(sentence, trigger, scan, trigger.trigger, form="event", dating=owned[trigger.first])
            last = max(n for n in range(trigger.first, scan.end) if not sentence.tokens[n].sign)
            span = (sentence.core_start(trigger.first), sentence.place(last)[1])
            found.append(Group([frame], dating=frame.dating, summary=span, event=True))
    return found

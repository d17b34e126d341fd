"""The city of a noun of meeting: who hosts it, or whose it is called."""

from __future__ import annotations

from arabic_timeline.extract import places
from arabic_timeline.extract.asking import is_light
from arabic_timeline.extract.clause import Clause
from arabic_timeline.extract.finding import Found
from arabic_timeline.extract.places import Place
from arabic_timeline.extract.tables import either, phrases
from arabic_timeline.extract.words import PERSONAL, Kind

_HIS = ("ه", "ها")
_HOW = 2  # adjectives of a noun of meeting
_NO_ADJECTIVE = PERSONAL | Kind.VERB | Kind.STOP | Kind.GIVEN
_ROUND = 8  # words of «في جولة جديدة من الحوار القطاعي»
_LED = 5  # words from «المقررة» to its place
HOSTED = 24  # words from the noun of meeting to the city that hosts it
FARTHEST = 12  # words from the verb of hosting to the noun


def of_noun(clause: Clause, found: Found) -> Place | None:
    """The place that a noun of meeting has by its host or by its name."""
    told = _hosted(clause, found) or _host(clause, found) or _of_city(clause, found) or _beside(clause, found)
    return told or _set_for(clause, found)


def _set_for(clause: Clause, found: Found) -> Place | None:
    """«القمة بين فلان وفلان، المقررة في جنيف …»: where it is set for, behind those whose it is."""
    tokens, words = clause.sentence.tokens, phrases("clauses", "set-for")
    if found.trigger.verb or not clause.sentence.has(words):
        return None
    near = range(found.last, min(found.last + HOSTED, len(tokens) - 2))
    at = next((n for n in near if tokens[n].text in words and tokens[n - 1].comma), None)
    if at is None or any(t.tells for t in tokens[found.last : at]):
        return None
    return places.first_led(tokens, range(at + 1, min(at + _LED, len(tokens) - 1)), clause.reader.index)


def _hosted(clause: Clause, found: Found) -> Place | None:
    """«اجتماع اللجنة، الذي تستضيفه بروكسل», «اللقاء احتضنه مقر …»: what hosts the noun that its pronoun means."""
    tokens = clause.sentence.tokens
    noun, last = not found.trigger.verb, found.last
    for other in clause.found:
        if not found.last <= other.first <= found.last + HOSTED:
            continue
        if not other.trigger.verb:
            if noun or not _own_noun(clause, found, other):
                return None
            noun, last = True, other.last
            continue
        hosts_it = tokens[other.first].text.endswith(_HIS)  # «التي تستضيف روسيا نهائياتها» is of another
        relative = hosts_it and tokens[other.first - 1].text in phrases("clauses", "relatives")
        how = tokens[last : other.first]
        told_how = len(how) <= _HOW and not any(t.sign or t.conj or t.prep or t.kinds & _NO_ADJECTIVE for t in how)
        relative = relative or (told_how and hosts_it)  # «اجتماع ثلاثي احتضنته مدريد»
        relative = relative or (hosts_it and _round_before(clause, found, other.first))
        if other.trigger.venue and relative and other.last < len(tokens):
            return places.at(tokens, other.last, clause.reader.index) or _seat(clause, other.last)
    return None


def _round_before(clause: Clause, found: Found, first: int) -> bool:
    """«التقى فلانا، في جولة جديدة من الحوار احتضنها مقر الوزارة»: a round, which the act was, and its host."""
    tokens, inside = clause.sentence.tokens, phrases("clauses", "inside")
    at = next((n for n in range(first - 1, max(found.last, first - _ROUND), -1) if tokens[n].text in inside), None)
    if not found.trigger.verb or at is None or tokens[at + 1].word.core not in phrases("clauses", "rounds"):
        return False
    return not any(t.sign or t.conj or t.kinds & Kind.VERB or t.dating is not None for t in tokens[at + 1 : first])


def _own_noun(clause: Clause, found: Found, noun: Found) -> bool:
    """«أجرى محادثات», «بحث خلال لقاء», «على هامش القمة»: what a verb holds, or where it was done; not «قبل القمة»."""
    if is_light(found.trigger):
        return True
    lead = clause.sentence.tokens[noun.first - 1]
    return (
        lead.text in either("clauses", "wrapping", "while", "scene") or clause.sentence.tokens[noun.first].prep == "ب"
    )


def around(clause: Clause, found: Found, said: Place) -> Place:
    """«جلسة احتضنها فرع الغرفة بمسندم»: what hosted it, where the place that was read is part of that."""
    host = _hosted(clause, found)
    return host if host is not None and host.first <= said.first and said.last <= host.last else said


def _seat(clause: Clause, at: int) -> Place | None:
    """«جلسة احتضنتها غرفة التجارة بمسندم»: the body that hosted it, with the town where it is."""
    body = clause.entity_at(at)
    if body is None or body.kind != "body" or body.prep or body.conj:
        return None
    return places.widened(clause.sentence.tokens, Place(at, body.last), body.last, clause.reader.index)


def _host(clause: Clause, found: Found) -> Place | None:
    """«تستضيف الدوحة الجولة الثانية من المحادثات …», «إن الصين ستستضيف …»: who hosts the noun of meeting behind."""
    tokens = clause.sentence.tokens
    if found.trigger.verb:
        return None
    for other in clause.found:
        if not other.trigger.venue or not other.last <= found.first <= other.last + FARTHEST:
            continue
        if any(t.kinds & Kind.VERB for t in tokens[other.last : found.first]):
            continue
        if other.last == found.first and found.last < len(tokens):  # «واحتضن الاجتماع مقر الغرفة»
            host = places.at(tokens, found.last, clause.reader.index)
            if host is not None and not host.prep and host.somewhere:
                return host
        subject = places.at(tokens, other.last, clause.reader.index) if other.last < len(tokens) else None
        if subject is None and other.first and tokens[other.first - 1].word.place:
            subject = _ending_at(clause, other.first)
        if subject is not None and not subject.prep and (subject.country is not None or _is_seat(clause, subject)):
            return subject
    return None


def _is_seat(clause: Clause, place: Place) -> bool:
    """«احتضنت وزارة النقل جلسة …»: the seat of a body, with whose it is."""
    core = clause.sentence.tokens[place.first].word.core
    return place.last - place.first > 1 and core in phrases("clauses", "grounds")


def _ending_at(clause: Clause, end: int) -> Place | None:
    """The known place whose last word stands right before a token."""
    for n in range(max(0, end - 3), end):
        told = places.at(clause.sentence.tokens, n, clause.reader.index) if clause.sentence.tokens[n].locates else None
        if told is not None and told.last == end:
            return told
    return None


def _beside(clause: Clause, found: Found) -> Place | None:
    """«على هامش منتدى دافوس», «مؤتمر ميونخ للأمن»: on the margins of a gathering that bears the name of its city."""
    tokens = clause.sentence.tokens
    scene = phrases("clauses", "scene")
    for n in range(found.last, min(len(tokens) - 2, found.last + HOSTED)):
        if tokens[n].word.core in scene and tokens[n + 1].kinds & Kind.GATHERING and tokens[n + 2].kinds & Kind.CITY:
            return places.at(tokens, n + 2, clause.reader.index) if not tokens[n + 2].prep else None
    return None


def _of_city(clause: Clause, found: Found) -> Place | None:
    """«اجتماع موسكو الأخير بين …»: the city whose meeting it was; not «محادثات موسكو وباريس», nor «مع موسكو»."""
    tokens, at = clause.sentence.tokens, found.last
    if found.trigger.verb or found.trigger.pronoun or found.trigger.definite or at >= len(tokens):
        return None
    if not tokens[at].kinds & Kind.CITY or tokens[at].prep or tokens[at].conj:
        return None
    told = places.at(tokens, at, clause.reader.index)
    if told is None or told.last >= len(tokens):
        return None
    after = tokens[told.last]
    words = either("clauses", "betweens", "other-times", "relatives")
    return told if after.dating is not None or after.text in words else None

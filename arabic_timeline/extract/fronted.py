"""The place that stands before the act: «وفي باريس، التقى …», «كان للوزيرة، في باريس، لقاء مع …».

And what points back to one: «إلى السراي حيث استقبله …», «إلى باريس، وسيلتقي هناك …», «إلى الدوحة للقاء …».
"""

from __future__ import annotations

from collections.abc import Sequence

from arabic_timeline.extract import places, venue
from arabic_timeline.extract.clause import Clause, Slot
from arabic_timeline.extract.finding import Found
from arabic_timeline.extract.known import Index
from arabic_timeline.extract.places import Place
from arabic_timeline.extract.tables import either, phrases
from arabic_timeline.extract.tokens import Sentence
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.walk.closed import PRESENT, closed
from arabic_timeline.extract.wording import aims
from arabic_timeline.extract.words import Kind

FARTHEST = 14  # words between the place and the act
LONGEST = 12  # words of a place that something points back to
_FRONTED = 5  # words of «جرت بين فلان وفلان» at least
_MOVING = frozenset(["visit", "arrive"])


def place(clause: Clause, found: Found, said: Place | None) -> Place | None:
    """Where the act of a trigger took place: what stands behind it (``said``), what stands before, or points back."""
    if found.trigger.frame in _MOVING or found.trigger.venue:
        return said
    if said is not None and said.somewhere:
        return venue.around(clause, found, said)
    near = _before(clause, found) or said or _pointed(clause, found) or venue.of_noun(clause, found)
    return near or _opening_place(clause, found) or _occasion(clause, found) or _that_was(clause, found)


# ── «وفي باريس، التقى» ───────────────────────────────────────────────────────────────────────────


def _before(clause: Clause, found: Found) -> Place | None:
    """The place phrase to the left of a trigger that stands by itself in the same clause, or ``None``."""
    tokens = clause.sentence.tokens
    for n in range(found.first - 1, max(-1, found.first - FARTHEST), -1):
        token = tokens[n]
        named = n > 0 and token.word.place and _leads(tokens, n - 1)  # «في عين التينة»
        if _closes(token) and not named:
            return None
        start = n + 1 if _leads(tokens, n) else n if token.prep == "ب" else -1
        if start < 0 or not _free(tokens, n - 1) or _not_there(tokens, n):
            continue
        told = places.at(tokens, start, clause.reader.index)
        if told is not None and told.somewhere and told.last <= found.first and _ends(tokens, told.last, found.first):
            return None if _of_act_before(clause, found, told) else told
    return None


def _not_there(tokens: Sequence[Token], n: int) -> bool:
    """«في موسكو لا في دمشق، التقى …»: where it was not."""
    return n > 0 and tokens[n - 1].text in phrases("clauses", "not-there")


def _of_act_before(clause: Clause, found: Found, told: Place) -> bool:
    """«استقبل بمقر السفارة وفدا، وتباحث مع …»: the place of the act that it stands behind."""
    joined = found.trigger.verb and clause.sentence.tokens[found.first].conj
    return joined and any(f.trigger.verb and f.first < told.first for f in clause.found)


def _leads(tokens: Sequence[Token], n: int) -> bool:
    """«في», «وفي», and the «على» of «على متن»."""
    text, inside = tokens[n].text, phrases("clauses", "inside")
    if text in inside or (text[0] == "و" and text[1:] in inside):
        return True
    return text in ("علي", "وعلي") and any(t.word.core in phrases("clauses", "aboard") for t in tokens[n + 1 : n + 2])


def _closes(token: Token) -> bool:
    if not (token.kinds & Kind.VERB or token.text == ":" or token.text in phrases("clauses", "closing")):
        return False
    return token.dating is None and token.text not in phrases("clauses", "auxiliaries") and not _took_place(token)


def _took_place(token: Token) -> bool:
    return token.word.core in phrases("clauses", "took-place")


def _free(tokens: Sequence[Token], n: int) -> bool:
    """Whether nothing before a place phrase governs it."""
    if n < 0 or tokens[n].sign or tokens[n].dating is not None or _took_place(tokens[n]):
        return True
    return tokens[n].text in phrases("clauses", "auxiliaries") or tokens[n].text in phrases("clauses", "opening")


def _ends(tokens: Sequence[Token], n: int, first: int) -> bool:
    """Whether the place phrase ends where a sign, a date, or the act itself begins."""
    after = tokens[n]
    if after.text in phrases("clauses", "not-there"):
        return True
    return n == first or after.sign or after.dating is not None or after.text in phrases("clauses", "auxiliaries")


# ── «وفي طنجة، اطلع … واستقبله …» ────────────────────────────────────────────────────────────────


def _opening_place(clause: Clause, found: Found) -> Place | None:
    """The city that opens a sentence, for each act joined by «و» to its first verb, where nobody speaks between.

    So it is for that first verb itself, where what stands between tells more of the city: «وفي طنجة، آخر محطة، التقى».
    """
    tokens = clause.sentence.tokens
    if not found.trigger.verb:
        return None
    told = opens_with(clause.sentence, clause.reader.index)
    if told is None or told.last >= found.first:
        return None
    if not tokens[found.first].conj:
        more = tokens[told.last + 1 : found.first]
        return told if more and more[-1].comma and not any(map(_closes, more)) else None
    turns = either("clauses", "other-clause", "relatives", "toward")
    between = tokens[told.last : found.first]
    away = any(t.text in turns or t.text == ":" or t.word.core in phrases("particles", "telling") for t in between)
    return None if away else told


def opens_with(sentence: Sentence, index: Index) -> Place | None:
    """«وفي طنجة، …»: the known place that opens a sentence by itself, or ``None``."""
    tokens = sentence.tokens
    if not tokens:
        return None
    leads = _leads(tokens, 0)
    told = places.at(tokens, int(leads), index) if leads or tokens[0].prep == "ب" else None
    return (
        told
        if told is not None
        and told.country is not None
        and tokens[told.last : told.last + 1]
        and (tokens[told.last].text in phrases("clauses", "closing-signs"))
        else None
    )


# ── «على هامش القمة في تونس، التقى» ──────────────────────────────────────────────────────────────


def _occasion(clause: Clause, found: Found) -> Place | None:
    """«على هامش القمة في تونس، التقى …», «خلال زيارة عمل إلى كيغالي، اجتمع …»: the place that ends what opens it."""
    tokens = clause.sentence.tokens[: found.first]
    comma = next((n for n, token in enumerate(tokens) if token.comma), 0)
    lights = {f.first for f in clause.found if f.trigger.verb and f.trigger.frame == "light"}  # «عقد … لقاء»
    if not (found.trigger.verb or lights) or not 2 < comma <= FARTHEST:
        return None
    if any(_closes(token) and n not in lights for n, token in enumerate(tokens)):
        return None
    lead, noun = tokens[0].text.removeprefix("و"), tokens[1].word.core
    if not (lead == "علي" and noun in phrases("clauses", "scene")) and not (
        lead in phrases("clauses", "during-journey") and noun in phrases("clauses", "journeys")
    ):
        return None
    told = _ending(clause, comma)
    return told if told is not None and told.somewhere else None


# ── «برئاسة فلان، انعقد» ─────────────────────────────────────────────────────────────────────────


def leads(clause: Clause, found: Found) -> list[Slot]:
    """Who is told before the verb with the word that leads to him: «برئاسة فلان وبحضور فلان، انعقد أمس المجلس»."""
    if not found.trigger.verb:
        return _between_two(clause, found)
    if not clause.sentence.has(closed().of_present):
        return []
    tokens, rows = clause.sentence.tokens, closed().leads
    at = next((n for n in range(found.first) if rows.get(tokens[n].text) in PRESENT), found.first)
    if at and not tokens[at - 1].sign:
        return []
    slots: list[Slot] = []
    while at < found.first:
        lead = rows.get(tokens[at].text, "")
        if lead in PRESENT and (entity := clause.entity_at(at + 1)) is not None:
            slots.append(Slot(lead, entity))
        elif slots and (entity := clause.entity_at(at)) is not None and entity.conj:
            slots.append(Slot(slots[-1].lead, entity, True))
        elif _between(tokens[at]):
            at += 1
            continue
        else:
            return []
        at = slots[-1].entity.last
    return slots


def _between_two(clause: Clause, found: Found) -> list[Slot]:
    """«جرت أمس بين فلان وفلان محادثات»: between a verb of taking place and the noun, and nothing else besides."""
    tokens = clause.sentence.tokens
    if found.trigger.definite or found.trigger.pronoun or found.trigger.strength == "visit" or found.first < _FRONTED:
        return []
    lead = phrases("clauses", "betweens")
    at = next((n for n in range(found.first - 1, 0, -1) if tokens[n].text in lead), 0)
    verb = at - 1
    while verb > 0 and _between(tokens[verb]):
        verb -= 1
    if not at or tokens[verb].text.removeprefix("و") not in phrases("clauses", "took-place-between"):
        return []
    slots: list[Slot] = []
    n = at + 1
    while n < found.first:
        entity = clause.entity_at(n)
        if entity is not None and (entity.conj or not slots):
            slots.append(Slot("between", entity, bool(slots)))
            n = entity.last
        elif _between(tokens[n]) or tokens[n].text == "وبين":
            n += 1
        else:
            return []
    return slots if len(slots) > 1 else []


def _between(token: Token) -> bool:
    return token.sign or token.dating is not None or token.text in phrases("clauses", "auxiliaries")


# ── «حيث», «هناك», «للقاء» ───────────────────────────────────────────────────────────────────────


def _pointed(clause: Clause, found: Found) -> Place | None:
    tokens = clause.sentence.tokens
    behind = found.last
    while behind < len(tokens) and tokens[behind].dating is not None:
        behind += 1
    if any(t.text in phrases("clauses", "over-there") for t in tokens[behind : behind + 1]):
        return _last_goal(clause, found.first)
    n = found.first - 1
    while n > 0 and (tokens[n].text in phrases("clauses", "before-act") or tokens[n].dating is not None):
        n -= 1
    if n > 0 and tokens[n].text in phrases("clauses", "where"):
        if found.trigger.name == "reception" and _came_from(tokens, n):
            return None  # «وصل قادما من باريس، حيث كان في استقباله فلان»
        return _ending(clause, _back(tokens, n - 1)) or _before_scene(clause, n)
    so_that = found.trigger.verb and tokens[found.first].text.startswith(("لي", "لت"))  # «ليستقبل»
    aim = found.first if so_that else next((m for m in (found.first, n) if aims(tokens[m])), 0)
    led = aim > 0 and tokens[aim - 1].text in phrases("clauses", "sent-by")  # «من أجل لقاء»
    goal = _ending(clause, _back(tokens, aim - 1 - led)) if aim else None
    return goal if goal is not None and (_toward(tokens, goal) or _visited(clause, goal)) else None


def _came_from(tokens: Sequence[Token], where: int) -> bool:
    """Whether «قادما من …» or «بعد أن …» stands between an arrival and «حيث»."""
    came = phrases("clauses", "coming-from")
    return any(t.text in came for t in tokens[max(0, where - LONGEST) : where])


def _before_scene(clause: Clause, where: int) -> Place | None:
    """«لقاءاته بشرم الشيخ على هامش القمة، حيث التقى»: the place in front of what only sets the scene."""
    tokens, scene = clause.sentence.tokens, phrases("clauses", "scene")
    for n in range(where - 1, max(1, where - LONGEST), -1):
        if tokens[n].kinds & Kind.VERB:
            return None
        if tokens[n].text in scene and tokens[n - 1].text == "علي":
            return _ending(clause, _back(tokens, n - 2))
    return None


def _back(tokens: Sequence[Token], n: int) -> int:
    """The token behind the last word before ``n``, dates and commas apart."""
    while n >= 0 and (
        tokens[n].dating is not None or tokens[n].text in phrases("clauses", "day-words") or tokens[n].comma
    ):
        n -= 1
        if tokens[n].text in phrases("clauses", "before-unknown") and tokens[n + 1].dating is not None:
            n -= 1  # «زيارة الدوحة في الأسابيع المقبلة للقاء …»
    return n + 1


def _ending(clause: Clause, end: int) -> Place | None:
    """The place phrase that ends at a token, led there by a preposition or visited."""
    tokens = clause.sentence.tokens
    for n in range(max(0, end - LONGEST), end):
        if not tokens[n].locates:
            continue
        told = places.at(tokens, n, clause.reader.index)
        if told is not None and told.last == end and (told.prep or _led_or_visited(clause, n)):
            return told
    return None


def _led_or_visited(clause: Clause, n: int) -> bool:
    before = clause.sentence.tokens[n - 1] if n else None
    if before is None:
        return False
    if before.text in phrases("clauses", "led-places"):
        return True
    acts = [f for f in clause.found if f.first < n]
    return bool(acts) and acts[-1].trigger.frame in _MOVING


def _toward(tokens: Sequence[Token], goal: Place) -> bool:
    before = tokens[goal.first - 1].text if goal.first else ""
    return goal.prep == "ل" or before in phrases("clauses", "toward")


def _visited(clause: Clause, goal: Place) -> bool:
    """«يعتزم زيارة صفاقس للاجتماع مع …»: the visit right before the place."""
    return any(f.last == goal.first and f.trigger.frame in _MOVING for f in clause.found) or any(
        f.last == goal.first and f.trigger.strength == "visit" for f in clause.found
    )


def _last_goal(clause: Clause, first: int) -> Place | None:
    """«سيغادر إلى باريس، وسيلتقي هناك …»: the goal told last."""
    tokens = clause.sentence.tokens
    for n in range(first - 1, 0, -1):
        if tokens[n].locates and tokens[n - 1].text in phrases("clauses", "toward"):
            return places.at(tokens, n, clause.reader.index)
    return None


def _that_was(clause: Clause, found: Found) -> Place | None:
    """«قام بزيارة الجريح، يرافقه عدد من الضباط، وذلك بمستشفى …»: behind the whole clause, no other act between."""
    tokens, index = clause.sentence.tokens, clause.reader.index
    that_was = phrases("clauses", "that-was")
    if not clause.sentence.has(that_was):
        return None
    at = next((n for n in range(found.last, len(tokens) - 1) if tokens[n].text in that_was), 0)
    if not at or any(found.last <= f.first < at and f.trigger.verb for f in clause.found):
        return None
    leads = tokens[at + 1].text in phrases("clauses", "inside")
    told = places.at(tokens, at + 1 + leads, index) if leads or tokens[at + 1].prep == "ب" else None
    return told if told is not None and told.somewhere else None

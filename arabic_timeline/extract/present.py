"""Who else was at a meeting that the text told before: «وحضر اللقاء فلان», «ورافق الوزير خلال اللقاء فلان»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from arabic_timeline.extract.clause import Clause, Scan, Slot
from arabic_timeline.extract.finding import Found
from arabic_timeline.extract.tables import either, phrases
from arabic_timeline.extract.triggers import triggers
from arabic_timeline.extract.vocabulary import Token

_ONE = ("person", "office")
_HIM = 2  # words of «ورافق سعادته»


def of_a_day(tokens: Sequence[Token], scan: Scan) -> int | None:
    """«حضر لقاء اليوم فلان»: the date right behind the noun, which tells a known meeting apart."""
    after = tokens[scan.light.last : scan.light.last + 1] if scan.light is not None else ()
    return next((t.dating for t in after if t.dating is not None), None)


def of_those_told(clause: Clause, found: Found, scan: Scan) -> list[Slot]:
    """«وحضره فلان», «وحضر عن الجانب التونسي فلان»: at the opening of a sentence, of the meeting told before."""
    tokens, first = clause.sentence.tokens, found.first
    opens = first == 0 or (first == 1 and tokens[0].text in phrases("clauses", "ties"))
    opens = opens or _of_noun_before(clause, found) or _of_noun_behind(clause, found) or _and_there(clause, found)
    if found.trigger.frame != "attend" or scan.light is not None or not opens:
        return []
    after = tokens[found.last : found.last + 2]
    spoken = len(after) == 2 and after[0].text in phrases("clauses", "on-behalf")
    side = spoken and after[1].word.core in phrases("clauses", "sides")
    from_side = spoken and after[1].text in phrases("clauses", "by")  # «وحضر من جانب الوزارة فلان»
    there = [s for s in scan.slots if not (from_side and s.entity.first == found.last + 2)]
    told = _of_it(tokens, found) or side or from_side
    return there if told and all(s.entity.kind in _ONE or s.entity.crowd for s in there) else []


def _and_there(clause: Clause, found: Found) -> bool:
    """«حضر اللقاء عن الجانب التونسي فلان، فيما حضر عن الجانب المالي فلان»: behind who else was told to be there."""
    first, tokens = found.first, clause.sentence.tokens
    if first < 2 or tokens[first - 1].text not in phrases("clauses", "meanwhile-then"):
        return False
    return any(f.trigger.frame == "attend" and f.last < first for f in clause.found)


def _of_it(tokens: Sequence[Token], found: Found) -> bool:
    """«وحضره», «وشارك فيه»: a pronoun stands for the meeting."""
    after = tokens[found.last].text if found.last < len(tokens) else ""
    return found.trigger.pronoun or after in phrases("clauses", "in-it")


def _of_noun_before(clause: Clause, found: Found) -> bool:
    """«وتم اللقاء، الذي أحيط بالسرية، وحضره فلان»: behind a comma, of the known meeting of its sentence."""
    tokens = clause.sentence.tokens
    if not (found.first and tokens[found.first - 1].comma and _of_it(tokens, found)):
        return False
    before = [f for f in clause.found if f.first < found.first]
    if before and before[0].first <= 1 and before[0].trigger.frame in ("joins", "attend"):
        before = before[1:]  # «وضم الاجتماع فلانا، وشارك فيه فلان»
        return bool(before) and _known(before[0]) and not any(f.trigger.verb for f in before)
    if not before or not _known(before[0]) or any(f.trigger.verb for f in before):
        return False
    between = (e for e in clause.entities.values() if before[0].last <= e.first and e.last <= found.first)
    return all(e.kind not in ("person", "office", "body") for e in between)


def _of_noun_behind(clause: Clause, found: Found) -> bool:
    """«الجلسة، التي حضرتها فلانة،»: an aside right behind the noun of a known meeting."""
    sentence = clause.sentence
    relative = found.first == 1 and sentence.tokens[0].text in phrases("clauses", "relatives")
    if not sentence.aside or not relative or not found.trigger.pronoun:
        return False
    noun = sentence.text[: sentence.start].rstrip(" ،,-–").rpartition(" ")[2]
    acts = [trigger for rest, trigger in triggers().get(noun, ()) if not rest]
    return any(act.definite and not act.verb and act.strength in ("strong", "sitting") for act in acts)


def members(clause: Clause, found: Found, scan: Scan) -> list[Slot]:
    """«ويضم الوفد كلا من فلان وفلان», «وضم الاجتماع فلانا وفلانا»: at the opening of a sentence, who came along to the
    meeting told before."""
    before = clause.sentence.tokens[: found.first]
    led = all(t.text.removeprefix("و") in phrases("clauses", "had") for t in before)  # «وقد ضم الوفد»
    if not led or found.trigger.name != "bring together" or found.trigger.pronoun:
        return []
    whole, noun = clause.entity_at(found.last), scan.light
    known = noun is not None and not noun.trigger.verb and noun.first == found.last and _known(noun)
    if not known and (noun is not None or whole is None or whole.kind != "delegation"):
        return []
    rest = [s for s in scan.slots if s.entity is not whole and s.lead in ("", "attending")]
    return [replace(slot, lead="attending") for slot in rest if slot.entity.kind in _ONE]


def _known(noun: Found) -> bool:
    """«الاجتماع»: one that the text told."""
    return noun.trigger.definite and noun.trigger.strength == "strong" and not noun.trigger.verb


def there_too(clause: Clause, found: Found, scan: Scan) -> list[Slot]:
    """«وفي اللقاء، الذي ضم فلانا، أوضح …», «وعرف اللقاء حضور فلان», «وشهد اللقاء فلان», «ورافق الوزير خلال اللقاء
    فلان»: who else was at the meeting told before."""
    tokens, noun = clause.sentence.tokens, found.trigger
    lead = [t.text for t in tokens[: found.first]]
    opener = lead[0].removeprefix("و") if lead else ""
    if not noun.definite or noun.verb or not lead or not scan.slots:
        return []
    there = [replace(slot, lead="attending") for slot in scan.slots]
    if len(lead) == 1 and opener in phrases("clauses", "saw"):
        seen = found.last < len(tokens) and tokens[found.last].text in phrases("clauses", "presence")
        whom = scan.slots[0].entity
        witnessed = opener in phrases("clauses", "witnessed") and whom.first == found.last and whom.kind in _ONE
        return there if seen or witnessed else []
    if _came_along(clause, found):
        behind = [slot for slot in there if slot.entity.first >= found.last]
        return behind if all(slot.entity.kind in _ONE for slot in behind) else []
    if scan.light is None or tokens[scan.light.first - 1].text not in phrases("clauses", "relatives"):
        return []
    opens = len(lead) == 1 and lead[0][0] == "و" and opener in phrases("clauses", "wrapping")
    joins = opens and scan.light.trigger.frame == "joins"
    return there if joins or _held_and_joined(clause, found, scan) else []


def _held_and_joined(clause: Clause, found: Found, scan: Scan) -> bool:
    """«خلال اللقاء الذي انعقد بمقر الوزارة وضم فلانا»: where the known meeting was, and who besides those told."""
    if found.trigger.pronoun or found.trigger.strength != "strong" or scan.light is None or not found.first:
        return False
    tokens = clause.sentence.tokens
    within = tokens[found.first - 1].text in either("clauses", "while", "wrapping")
    joined = [n for n in scan.predicates if n > scan.light.first and tokens[n].conj]
    acts = [act for n in joined if (act := clause.trigger_at(n)) is not None]
    first = joined[0] if joined else len(tokens)
    return within and any(act.trigger.name == "bring together" for act in acts) and all(
        slot.entity.first > first for slot in scan.slots
    )  # fmt: skip


def _came_along(clause: Clause, found: Found) -> bool:
    """«ورافق الوزير خلال اللقاء», «ورافق سعادته خلال هذه اللقاءات»: nothing but whom stands before the noun."""
    tokens, last = clause.sentence.tokens, found.first - 1
    if last > 1 and tokens[last].text in phrases("clauses", "demonstratives"):
        last -= 1
    if tokens[0].text.removeprefix("و") not in phrases("clauses", "accompanying") or last < _HIM:
        return False
    whom = clause.entity_at(1)
    end = whom.last if whom is not None else 1 + (tokens[1].text in phrases("clauses", "his-title"))
    return end == last > 1 and tokens[last].text in phrases("clauses", "wrapping")

"""«منعت السلطات فلانا من لقاء فلان»: whom somebody kept from an act, which he did not do."""

from __future__ import annotations

from arabic_timeline.extract import governing
from arabic_timeline.extract.clause import Clause
from arabic_timeline.extract.entity import Entity
from arabic_timeline.extract.frames import Frame
from arabic_timeline.extract.tables import table
from arabic_timeline.language import verbs

_FROM = "من"
_ONE = ("person", "office", "delegation")


def prevented(clause: Clause, frame: Frame) -> list[Entity] | None:
    """Who did not do it: the object of the verb, or its subject in the passive; ``None``: there is no such verb.

    «منع الوزير موظفيه من لقاء فلان»: an object that nobody reads stands between, and it was nobody who is told.
    """
    first, tokens = frame.found.first, frame.tokens
    if frame.found.trigger.verb or not first or tokens[first - 1].text != _FROM:
        return None
    verb = governing.verb_before(tokens, first)
    if verb is None or verbs.lemmas(tokens[verb].text).isdisjoint(table("factuality")["keeping-from"]):
        return None
    told = [e for e in clause.entities.values() if verb < e.first and e.last < first]
    whom = max(told, key=lambda e: e.first, default=None)
    if whom is None or whom.kind not in _ONE or whom.prep or whom.crowd:
        return []
    between = [t for t in tokens[whom.last : first - 1] if not t.sign and t.dating is None]
    return [] if between else [whom]

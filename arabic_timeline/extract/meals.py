"""Meals by their lone noun: «غداء جمع فلانا وفلانا» tells who met, «تناول غداء خفيفا» tells nothing."""

from __future__ import annotations

from arabic_timeline.extract.clause import Clause, Scan
from arabic_timeline.extract.finding import Found

_MEAL = "meal"


def only_ate(found: Found, scan: Scan) -> bool:
    """«تناول غداء خفيفا», «قامت اللجنة بتقديم وجبات عشاء»: a meal is no meeting by itself, nor what somebody held."""
    light = scan.light
    served = light is not None and light.trigger.name == _MEAL and found.trigger.frame == "light"
    return found.trigger.name == _MEAL or (served and found.trigger.name != "give")


def joins(clause: Clause, scan: Scan) -> bool:
    """«غداء جمع فلانا وفلانا», «عشاء أقيم في بيته وضم فلانا وفلانا»: whether a verb says whom the noun joined."""
    told = (clause.trigger_at(n) for n in scan.predicates)
    return any(verb is not None and verb.trigger.frame == "joins" for verb in told)

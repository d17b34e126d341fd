"""Bounds, causes and contradictions over difference constraints: knows days, knows no Arabic.

Constraints are values (``Difference``, ``Window``, ``Weekdays``, ``Months``, ``Cases``) over variables that are days.
``solve`` gives each variable its earliest and latest day with the chain of constraints that makes each bound;
``conflicts`` names minimal sets of constraints that cannot all hold; ``feasible`` only says whether all can.

Differences, windows and masks are closed under taking the earlier (and the later) day of two fulfilments, variable by
variable.  Hence propagating bounds to the fixpoint is exact: the vector of all earliest days is itself a fulfilment.
(Jeavons and Cooper, Tractable constraints on ordered domains, 1995.)
"""

from arabic_timeline.constraints.conflict import Conflict, conflicts
from arabic_timeline.constraints.feasible import Feasibility, feasible
from arabic_timeline.constraints.order import key
from arabic_timeline.constraints.part import Bounds, Case
from arabic_timeline.constraints.solution import Result, Solution, solve
from arabic_timeline.constraints.values import (
    Cases,
    Constraint,
    Difference,
    Months,
    Variable,
    Weekdays,
    Window,
    variables,
)

__all__ = [
    "Bounds",
    "Case",
    "Cases",
    "Conflict",
    "Constraint",
    "Difference",
    "Feasibility",
    "Months",
    "Result",
    "Solution",
    "Variable",
    "Weekdays",
    "Window",
    "conflicts",
    "feasible",
    "key",
    "solve",
    "variables",
]

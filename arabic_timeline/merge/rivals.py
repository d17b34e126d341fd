"""Which of several tellings another goes with, where not all of them can be one meeting."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from arabic_timeline.forms import REMOTE
from arabic_timeline.merge.compare import Comparison, exclude
from arabic_timeline.merge.evidence import Evidence
from arabic_timeline.merge.printed import shared_run

ACT = 0.06  # for two tellings of talks, or two of a reception
RUN = 0.06  # for two whose sentences share a long run of words
CLOSE = 0.05  # of the score: partners nearer than that are rivals
MANY = 3  # times as many tellings of one day as of another: theirs is likelier
RIVALS = 12  # kinds of partners that are weighed against each other


def choices(ties: Iterable[Comparison]) -> tuple[frozenset[str], set[int]]:
    """Reports that may be one with either of two tellings which exclude each other; ties that a better one excludes.

    «This week» beside a meeting of Monday and one of Thursday, an undated telling between two dated ones: a person
    chooses.  Where one of the two is clearly nearer, the other tie is none.
    """
    found: dict[str, list[tuple[float, Evidence, Comparison]]] = defaultdict(list)
    for tie in ties:
        weight = tie.score + _nearness(tie.left, tie.right)
        found[tie.left.report.key].append((weight, tie.right, tie))
        found[tie.right.report.key].append((weight, tie.left, tie))
    torn, lesser = set[str](), set[int]()
    for key, mine in found.items():
        best = max(weight for weight, _, _ in mine)
        near = [one for weight, one, _ in mine if best - weight < CLOSE]
        beaten = _outnumbered(near, Counter(_camp(one) for _, one, _ in mine))
        if beaten is None:
            torn.add(key)
        lesser |= {id(tie) for _, one, tie in mine if beaten and _camp(one) in beaten and not tie.certain}
        better = list({(weight, _kind(one)): (weight, one) for weight, one, _ in mine}.values())[:RIVALS]
        lesser |= {
            id(tie) for weight, one, tie in mine
            if not tie.certain and any(more - weight >= CLOSE and exclude(one, other) for more, other in better)
        }  # fmt: skip
    return frozenset(torn), lesser


def _nearness(left: Evidence, right: Evidence) -> float:
    """What speaks for one of two that score alike: one kind of act, a run of words that nobody writes twice."""
    act = left.act is not None and left.act == right.act
    return (ACT if act else 0.0) + (RUN if shared_run(left, right) else 0.0)


def _outnumbered(rivals: Sequence[Evidence], number: Mapping[object, int]) -> set[object] | None:
    """The days of rivals that are far fewer than those which they exclude; ``None`` where a person has to choose.

    One paper of six has «الخميس» where the others have «أمس الجمعة»: an undated telling is more likely of theirs.
    """
    kinds = list({_kind(one): one for one in rivals}.values())[:RIVALS]
    beaten = set[object]()
    for n, one in enumerate(kinds):
        for other in kinds[n + 1 :]:
            if exclude(one, other):
                less, more = sorted((_camp(one), _camp(other)), key=number.__getitem__)
                if number[more] < MANY * number[less]:
                    return None
                beaten.add(less)
    return beaten


def _camp(fact: Evidence) -> object:
    return fact.day or _kind(fact)


def _kind(fact: Evidence) -> tuple[object, ...]:
    return fact.stated, fact.weekdays, fact.months, fact.places, fact.report.mode in REMOTE, fact.report.held, fact.off

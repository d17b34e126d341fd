"""Comparisons → clusters, decided on the whole graph: no order of the articles, and no id, changes anything.

What is certain unites first: a person's judgement, one text printed twice, one day with the same people.  Then reports
of dated articles that are likely of such a meeting are told with it, keeping a day of their own.  A report that may be
one with either of two that exclude each other joins neither; where a group holds a contradiction, its weakest ties go.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby

from arabic_timeline.merge import judged
from arabic_timeline.merge.cluster import Cluster, content, fits
from arabic_timeline.merge.compare import Comparison, exclude
from arabic_timeline.merge.days import comes
from arabic_timeline.merge.evidence import Evidence
from arabic_timeline.merge.groups import Groups
from arabic_timeline.merge.rivals import choices
from arabic_timeline.model import Cause, Fault, Link
from arabic_timeline.registry import Registry
from arabic_timeline.text import plain

SPREAD = 3  # days within which papers tell an undated meeting: else one would be tied to the next, and so on


@dataclass(slots=True)
class United:
    """Clusters in order of their first report, links that united nothing, and judgements about nothing."""

    clusters: list[Cluster]
    links: list[Link] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def united(
    facts: Sequence[Evidence],
    compared: Iterable[Comparison],
    registry: Registry,
    copied: Mapping[str, str],
    elsewhere: Set[str] = frozenset(),
) -> United:
    """The clusters of all reports; ``elsewhere``: keys of those that were compared with others, which are not here."""
    faults: list[Fault] = []
    decided = judged.decisions(facts, registry, faults)
    ties = sorted(compared, key=_order)
    same = _matched([tie for tie in ties if tie.verdict == "same"])
    torn, lesser = choices(same)
    free = [
        tie for tie in same
        if id(tie) not in lesser and torn.isdisjoint((tie.left.report.key, tie.right.report.key))
    ]  # fmt: skip
    printed = _copies(facts, copied)
    certain = [tie for tie in (*printed, *free) if tie.certain]
    core = _grouped(facts, decided, certain)
    joining = [tie for tie in (*printed, *free) if not tie.certain and _may_join(tie)]
    whole = _joined(facts, decided, core, joining)
    clusters = _clusters(facts, core, whole, [*certain, *joining], decided.links)
    apart = {frozenset(map(whole.lead, pair)) for pair in decided.apart}
    beside = [fact for fact in facts if fact.report.key in elsewhere and fact.day is not None]
    links = [
        *decided.parted,
        *(
            one
            for one in _open([tie for tie in ties if id(tie) not in lesser], whole, torn, decided, beside)
            if _pair(one, whole) not in apart
        ),
    ]
    return United(clusters, links, faults)


def _order(tie: Comparison) -> tuple[object, ...]:
    """The best first, then by what the two say."""
    return -tie.score, *sorted((content(tie.left), content(tie.right)))


def _matched(ties: Sequence[Comparison]) -> list[Comparison]:
    """Between two articles every report has one partner, the best; of equals the one that stands first."""
    by_pair: dict[frozenset[str], list[Comparison]] = defaultdict(list)
    for tie in ties:
        by_pair[frozenset((tie.left.source, tie.right.source))].append(tie)
    kept = []
    for group in by_pair.values():
        taken: set[str] = set()
        for tie in sorted(group, key=lambda t: (-t.score, _places(t), _order(t))):
            pair = {tie.left.report.key, tie.right.report.key}
            if taken.isdisjoint(pair):
                taken |= pair
                kept.append(tie)
    return sorted(kept, key=_order)


def _places(tie: Comparison) -> int:
    return tie.left.report.order + tie.right.report.order


def _copies(facts: Sequence[Evidence], copied: Mapping[str, str]) -> list[Comparison]:
    """What a copy prints as its original does is no second meeting: for certain where both articles have a day, or the
    copy calls itself one.
    """
    told = {(f.report.article, _printed(f)): f for f in facts} if copied else {}
    found = []
    for fact in facts if told else ():
        original = told.get((copied.get(fact.report.article, ""), _printed(fact)))
        if original is not None and original is not fact and not exclude(original, fact):
            cause = partial(Cause, code="merge.copied", values={})
            known = fact.copied == original.report.article or (original.given and fact.given)
            found.append(Comparison(original, fact, 1.0, "same", (cause,), known, True))
    return found


def _printed(fact: Evidence) -> tuple[str, ...]:
    """The form of a report and its words, folded."""
    return fact.report.form, *(plain(passage.quote) for passage in fact.report.passages)


def _grouped(facts: Sequence[Evidence], decided: judged.Decisions, ties: Sequence[Comparison]) -> Groups:
    """The groups of what is certain.  One that cannot be one meeting loses its weakest ties, all of a score at once."""
    groups = Groups(facts, decided.same)
    groups.unite(ties)
    while bad := [
        group for group in groups.of_several() if not decided.excused(group) and not fits(group, decided.apart)
    ]:
        keys = {fact.report.key for group in bad for fact in group}
        inside = [tie for tie in ties if tie.left.report.key in keys]
        if not inside:
            break
        weakest = {id(group): _weakest(group, inside) for group in bad}
        lost = {id(tie) for group in bad for tie in weakest[id(group)]}
        ties = [tie for tie in ties if id(tie) not in lost]
        groups = Groups(facts, decided.same)
        groups.unite(ties)
    return groups


def _weakest(group: Sequence[Evidence], ties: Sequence[Comparison]) -> list[Comparison]:
    keys = {fact.report.key for fact in group}
    mine = [tie for tie in ties if tie.left.report.key in keys]
    least = min((tie.score for tie in mine), default=0.0)
    return [tie for tie in mine if tie.score <= least]


def _may_join(tie: Comparison) -> bool:
    """Whether one telling may be told with the other: both of dated articles, and one day at most between them."""
    left, right = tie.left, tie.right
    if tie.reprinted and ((left.given and right.given) or (tie.score >= 1.0 and left.written is right.written is None)):
        return True
    if not left.given or not right.given:
        return False
    awaited = left.report.held == right.report.held == "planned" and (left.day is not None or right.day is not None)
    if not awaited and any(_half_dated(one) for one in (left, right)):
        return False  # «الشهر المقبل» says less than «12 يونيو», but of what is awaited there is one
    if left.report.held == right.report.held or left.day is not None is not right.day:
        return True
    planned, held = (left, right) if left.report.held == "planned" else (right, left)
    if planned.report.held != "planned" or held.report.held != "held":
        return False
    # announced for a day, and told as held after it; or written of as coming, and held within days
    return planned.day is not None or comes(planned, held)


def _half_dated(fact: Evidence) -> bool:
    """Whether something dates a telling, and not to the day."""
    return fact.day is None and ((fact.stated is not None and not fact.broad) or fact.weekdays is not None)


def _joined(facts: Sequence[Evidence], decided: judged.Decisions, core: Groups, ties: Sequence[Comparison]) -> Groups:
    """The groups of what is certain or likely: the best ties first, all of a score at once.

    Where those of a score would make one of tellings that cannot be one meeting, or of undated ones written more than
    a few days apart, none of them joins anything there, nor do weaker ties of the same reports.  A tie of two groups
    that cannot be one whatever else joins them is none: its reports go with whom they are next most like.
    """
    groups, refused = Groups(facts, decided.same), set[str]()
    groups.take(core)
    for _, level in groupby(sorted(ties, key=_by_score), key=_by_score):
        fresh = [tie for tie in level if refused.isdisjoint((tie.left.report.key, tie.right.report.key))]
        wanted = _possible(fresh, groups, decided)
        trial = groups.copy()
        trial.unite(wanted)
        leads = {trial.lead(tie.left.report.key) for tie in wanted}
        bad = {
            lead for lead, group in trial.members(leads).items()
            if not core.whole(group) and not (fits(group, decided.apart) and _spread(group) <= SPREAD)
        }  # fmt: skip
        groups.unite(tie for tie in wanted if trial.lead(tie.left.report.key) not in bad)
        refused |= {
            one.report.key for tie in wanted if trial.lead(tie.left.report.key) in bad for one in (tie.left, tie.right)
        }  # fmt: skip
    return groups


def _possible(ties: Sequence[Comparison], groups: Groups, decided: judged.Decisions) -> list[Comparison]:
    """The ties but those between two groups that hold two reports of one article, or what excludes each other."""
    pairs = {id(tie): frozenset(groups.lead(one.report.key) for one in (tie.left, tie.right)) for tie in ties}
    members = groups.members({lead for pair in pairs.values() for lead in pair})
    fitting = {
        pair: len(pair) == 1 or fits([fact for lead in pair for fact in members[lead]], decided.apart)
        for pair in set(pairs.values())
    }
    return [tie for tie in ties if fitting[pairs[id(tie)]]]


def _by_score(tie: Comparison) -> float:
    return -tie.score


def _spread(group: Sequence[Evidence]) -> int:
    """Days between the first and the last writing of tellings that no expression dates; else, or of coming ones, 0."""
    if all(fact.report.held == "planned" for fact in group):
        return 0
    days = sorted(f.written.earliest for f in group if f.written and f.written.earliest)
    return (days[-1] - days[0]).days if days and all(f.day is None for f in group) else 0


def _clusters(
    facts: Sequence[Evidence], core: Groups, whole: Groups, ties: Sequence[Comparison], links: Sequence[Link]
) -> list[Cluster]:
    """The groups as clusters: the part that says most leads, the others are likely of it."""
    found: dict[str, list[Evidence]] = {}
    for fact in facts:
        found.setdefault(whole.lead(fact.report.key), []).append(fact)
    why: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        why[whole.lead(link.left)].append(link)
    for tie in ties:
        if whole.lead(tie.left.report.key) == whole.lead(tie.right.report.key):
            why[whole.lead(tie.left.report.key)].append(tie.link("same" if tie.certain else "likely"))
    out = []
    for lead, members in found.items():
        parts: dict[str, list[Evidence]] = defaultdict(list)
        for fact in members:
            parts[core.lead(fact.report.key)].append(fact)
        first = min(parts.values(), key=_says_most)
        own = {fact.report.key for fact in first}
        likely = frozenset(fact.report.key for fact in members if fact.report.key not in own)
        out.append(Cluster(members, likely, why[lead]))
    return out


def _says_most(part: Sequence[Evidence]) -> tuple[object, ...]:
    """A day before none, the earliest day of writing, then the most tellings."""
    written = min((f.written.latest.isoformat() for f in part if f.written and f.written.latest), default="9999")
    return all(f.day is None for f in part), written, -len(part), min(content(f) for f in part)


def _pair(link: Link, whole: Groups) -> frozenset[str]:
    return frozenset((whole.lead(link.left), whole.lead(link.right)))


def _open(
    ties: Sequence[Comparison],
    whole: Groups,
    torn: frozenset[str],
    decided: judged.Decisions,
    beside: Sequence[Evidence],
) -> list[Link]:
    """One link for two clusters that stayed two: the strongest; a question where the two cannot be likely one.

    ``beside``: dated reports that are compared with others, which are not here.
    """
    one_yet = {id(tie) for tie in _possible([tie for tie in ties if tie.verdict == "same"], whole, decided)}
    kept: dict[frozenset[str], Link] = {}
    partners: dict[str, set[str]] = defaultdict(set)
    dated = {whole.lead(fact.report.key) for fact in beside}
    for tie in ties:
        a, b = whole.lead(tie.left.report.key), whole.lead(tie.right.report.key)
        dated |= {lead for lead, fact in ((a, tie.left), (b, tie.right)) if fact.day is not None}
        if tie.verdict == "same" and a != b:
            partners[a].add(b)
            partners[b].add(a)
    for tie in ties:
        a, b = whole.lead(tie.left.report.key), whole.lead(tie.right.report.key)
        pair = frozenset((a, b))
        if a == b or pair in kept:
            continue
        clear = torn.isdisjoint((tie.left.report.key, tie.right.report.key))
        alone = all(len(partners[x]) == 1 or (x in dated and y not in dated) for x, y in ((a, b), (b, a)))
        likely = id(tie) in one_yet and clear and alone
        link = tie.link("different" if tie.verdict == "different" else "likely" if likely else "ask")
        kept[pair] = replace(link, asked=likely)
    return list(kept.values())

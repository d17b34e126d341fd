"""Reports with the numbers of their article → reports with ids for life."""

from __future__ import annotations

import dataclasses
import itertools
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b

from arabic_timeline.ids import anchors
from arabic_timeline.ids.anchors import Anchor
from arabic_timeline.ids.kept import Kept
from arabic_timeline.model import Report
from arabic_timeline.text import plain

_LETTERS = "bcdfghjkmnpqrstvwxz23456789"  # no vowel makes a word, nothing looks like something else
_UNFIT = re.compile(r"[^A-Za-z0-9_-]+")  # in the name of a file that enters things
_LONG = 5  # letters
_LONGEST = 80  # characters of such a name that an id begins with
_NEAR = 0.05  # of nearness: two that are nearer than that are rivals


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Reports under their ids, with the anchor of each, and the rows of ids.yaml that found theirs.

    ``pages``: by id of a page of its own, its place among the rows: of two such pages the older one stays.
    """

    reports: tuple[Report, ...]
    anchors: Mapping[str, Anchor]
    found: frozenset[str] = frozenset()
    pages: Mapping[str, int] = dataclasses.field(default_factory=dict)


def named(
    reports: Iterable[Report], texts: Mapping[str, str], kept: Sequence[Kept], taken: Iterable[str] = ()
) -> Named:
    """Reports called by the rows that find them, and the others by their words; no two of them by one id.

    Args:
        reports: of all articles, each under the number that it has in its article.
        texts: the text of every article, by id.
        kept: the rows of ids.yaml.
        taken: further ids that none of these may have.
    """
    told = [(report, anchors.of_report(report, texts[report.article])) for report in reports]
    rows = _by_article(kept)
    by_article: dict[str, list[tuple[Report, Anchor]]] = defaultdict(list)
    for pair in told:
        by_article[pair[0].article].append(pair)
    given: dict[str, str] = {}
    for article, here in by_article.items():
        given.update(_given(here, rows.get(article, [])))
    found = frozenset(given.values())
    given.update(_called([pair for pair in told if pair[0].key not in given], kept, {*taken, *found}))
    return Named(
        reports=tuple(_renamed(report, given) for report, _ in told),
        anchors={given[report.key]: anchor for report, anchor in told},
        found=found,
        pages={row.id_: n for n, row in enumerate(kept) if row.shown and row.home == row.id_},
    )


def _by_article(kept: Iterable[Kept]) -> dict[str, list[Kept]]:
    found: dict[str, list[Kept]] = defaultdict(list)
    for row in kept:
        found[row.article].append(row)
    return found


def _given(here: Sequence[tuple[Report, Anchor]], rows: Sequence[Kept]) -> dict[str, str]:
    """By number of a report the id of the row that finds it: the nearest pairs first, and none of two rivals; what is
    left by its very words.

    Equals are told apart by their order, where there are as many rows as reports of that kind, or where nothing at all
    is another in any of them; they are looked at once.
    """
    of_rows: dict[Anchor, list[str]] = defaultdict(list)
    of_reports: dict[tuple[Anchor, Sequence[str]], list[str]] = defaultdict(list)
    for row in rows:
        of_rows[row.anchor].append(row.id_)
    for report, anchor in here:
        of_reports[anchor, anchors.telling(report)].append(report.key)
    near = [
        (score, kept, now)
        for kept in of_rows
        for now in of_reports
        if (score := anchors.nearness(kept, *now)) is not None
    ]
    near.sort(key=lambda one: -one[0])
    ids = {row.id_: n for n, row in enumerate(rows)}
    places = {report.key: n for n, (report, _) in enumerate(here)}
    given: dict[str, str] = {}
    while near:
        best, kept, now = near[0]
        rivals = [one for one in near if one[0] > best - _NEAR and (one[1] == kept or one[2] == now)]
        olds, news = {one[1] for one in rivals}, {one[2] for one in rivals}
        ids_ = sorted((id_ for one in olds for id_ in of_rows[one]), key=ids.__getitem__)
        keys = sorted((key for one in news for key in of_reports[one]), key=places.__getitem__)
        if len(ids_) == len(keys) or (olds == {kept} and {one[0] for one in news} == {kept}):
            given.update(_paired(ids_, [here[places[key]] for key in keys]))
        near = [one for one in near if one[1] not in olds and one[2] not in news]
    kept_ = set(given.values())
    return given | _verbatim(
        [pair for pair in here if pair[0].key not in given], [row for row in rows if row.id_ not in kept_]
    )


def _verbatim(here: Sequence[tuple[Report, Anchor]], rows: Sequence[Kept]) -> dict[str, str]:
    """By number of a report the id of the row whose sentence and word it has, as many of these as of those: who a
    pronoun of it means, and who is known, may change though no letter of it does.
    """
    stand: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row.word is not None:
            stand[_sentence(row.anchor)].append(row.id_)
    told: dict[str, list[str]] = defaultdict(list)
    for report, anchor in here:
        told[_sentence(anchor)].append(report.key)
    return {
        key: id_
        for said, keys in told.items()
        if len(keys) == len(stand[said])
        for key, id_ in zip(keys, stand[said], strict=True)
    }


def _paired(ids: Sequence[str], equals: Sequence[tuple[Report, Anchor]]) -> dict[str, str]:
    """Reports that only their order tells apart, each with the id that it would have without a row, else in order, as
    far as there are ids.
    """
    left, given = dict.fromkeys(ids), dict[str, str]()
    for n, (report, anchor) in enumerate(equals):
        called = next(_numbered(report, anchor, n))
        if called in left:
            del left[called]
            given[report.key] = called
    rest = (report.key for report, _ in equals if report.key not in given)
    return {**given, **dict(zip(rest, left, strict=False))}


def _called(left: Sequence[tuple[Report, Anchor]], kept: Iterable[Kept], taken: Iterable[str]) -> dict[str, str]:
    """By number of a report the id that its words give: one that no other has, whatever its capital letters.

    Where the words of one sentence give two reports the same, both are called by more of what tells them apart: neither
    inherits the other's id when that one goes.
    """
    rows = {row.id_.lower(): row for row in kept}
    used = {one.lower() for one in taken}
    given: dict[str, str] = {}
    for said in (_sentence, _sides, _around):
        called = {report.key: _id(report, said(anchor)) for report, anchor in left}
        times = Counter(map(str.lower, called.values()))
        alone = {key: id_ for key, id_ in called.items() if times[id_.lower()] == 1}
        given.update({key: id_ for key, id_ in alone.items() if id_.lower() not in used and id_.lower() not in rows})
        used.update(given[key].lower() for key in alone if key in given)
        left = [pair for pair in left if pair[0].key not in given]
    numbers: Counter[str] = Counter()
    for report, anchor in left:
        equal = f"{report.article}\0{_around(anchor)}"
        tries = _numbered(report, anchor, numbers[equal])
        given[report.key] = next(id_ for id_ in tries if _is_free(id_.lower(), anchor, used, rows))
        used.add(given[report.key].lower())
        numbers[equal] += 1
    return given


def _numbered(report: Report, anchor: Anchor, number: int) -> Iterator[str]:
    """Ids without end for one of several that nothing but their order tells apart."""
    said = f"{_around(anchor)}\0{number}"
    yield _id(report, said)
    yield from (_id(report, f"{said}\0{again}") for again in itertools.count(1))


def _is_free(id_: str, anchor: Anchor, used: Container[str], rows: Mapping[str, Kept]) -> bool:
    """Whether nobody has an id, nor had it once; of those of one anchor any may have what one of them had."""
    return id_ not in used and (id_ not in rows or rows[id_].anchor == anchor)


def _id(report: Report, said: str) -> str:
    prefix, lost = _prefix(report.article)
    said += f"\0{lost}" if lost else ""
    number = int.from_bytes(blake2b(said.encode("utf-8", "replace"), digest_size=8).digest())
    letters = ""
    for _ in range(_LONG):
        number, at = divmod(number, len(_LETTERS))
        letters += _LETTERS[at]
    return f"{prefix}-{letters}"


def _prefix(article: str) -> tuple[str, str]:
    """How the ids of an article, or of a file that enters things, begin; and its whole name where that says less."""
    folder, _, name = article.rpartition("/")
    if not folder:
        return name, ""
    prefix = _UNFIT.sub("-", name)[:_LONGEST].strip("-") or "entry"
    return prefix, "" if prefix == name else unicodedata.normalize("NFC", name)


def _sentence(anchor: Anchor) -> str:
    return f"{plain(anchor.quote)}\0{plain(anchor.word)}"


def _sides(anchor: Anchor) -> str:
    return "\0".join((_sentence(anchor), *map(plain, anchor.sides)))


def _around(anchor: Anchor) -> str:
    return f"{_sides(anchor)}\0{plain(anchor.prefix)}\0{plain(anchor.suffix)}"


def _renamed(report: Report, given: Mapping[str, str]) -> Report:
    return dataclasses.replace(
        report,
        key=given[report.key],
        within=given.get(report.within, report.within) if report.within else None,
        after=tuple(given.get(key, key) for key in report.after),
    )

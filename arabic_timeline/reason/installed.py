"""A term of office that the text itself tells: «تولى فلان منصبه في 12 مايو», and whom it calls so on a day outside it.

«غادر فلان منصبه وزيرا للشباب في 3 يناير … واستقبل وزير الشباب فلان …  يوم 8 مايو»: a slip in one of the two days, or
he was called by what he is now.  A warning; the terms of the tables bind.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Literal, NamedTuple

from arabic_timeline import matter
from arabic_timeline.lexicon import alternatives, folded, kept, rows
from arabic_timeline.model import Cause, Dated, Dating, Participant, Report, Warning
from arabic_timeline.reason import outside, telling, wording
from arabic_timeline.reason.world import World, governing
from arabic_timeline.text import plain

_FEWEST = 2  # words of a name that is one man's
_OFFICE = 2  # words of an office by which it is known: «وزير الشباب»
_SHORT = 3  # letters of a word that loses none
_ARTICLES = ("لل", "بال", "ال")
_BEHIND = 3  # words behind a name among which he is named to something: «عين فلان واليا»

Side = Literal["from", "until"]


class _Term(NamedTuple):
    """A day on which somebody took or left an office, and the folded words between the verb and the day.

    ``named``: told by a verb that others do («عين فلان فلانا وزيرا»): the office stands behind who got it.
    """

    side: Side
    words: Sequence[str]
    named: bool
    dating: Dating
    day: date


def of_told_terms(world: World) -> Iterator[Warning]:
    """One warning for each dated act of somebody called by an office outside of the term that his own text tells."""
    for article, told in world.told_in.items():
        dated = world.dated[article]
        terms = list(_terms(dated)) if told else []
        for _, report in told if terms else ():
            dating = governing(report, world.dated)
            day = telling.plain_day(dating) if dating is not None else None
            if dating is None or day is None or report.held != "held":
                continue
            for one in report.participants:
                term = _broken(world, terms, report, one, day)
                if term is not None:
                    yield _warning(world, report, one, dating, day, term)
                    break


def _broken(world: World, terms: Sequence[_Term], report: Report, one: Participant, day: date) -> _Term | None:
    """The term that a day lies outside of, where no other of his has it."""
    own = plain(one.name).split()
    if not one.office or len(own) < _FEWEST or not matter.holds_office(one) or _is_of_now(world, report, one):
        return None
    his = sorted((term for term in terms if _is_of(term, own, wording.words_of(one.office))), key=lambda term: term.day)
    before = [term for term in his if term.day <= day]
    if before:
        return before[-1] if before[-1].side == "until" and before[-1].day < day else None
    return his[0] if his and his[0].side == "from" else None


def _is_of_now(world: World, report: Report, one: Participant) -> bool:
    """Whether somebody is called by what he is when the text is written.

    «رئيس الحكومة» in the sentence of the act is «رئيس حكومة الإقليم» of the one before.
    """
    if not outside.is_office_of_now(world, report, one):
        return False
    office = [_stem(word) for word in wording.words_of(one.office or "")[:_OFFICE]]
    act = report.act
    told = [p.quote for p in report.passages if act is not None and p.start <= act < p.end]
    words = [_stem(word) for quote in told for word in wording.words_of(quote)]
    return len(office) < _OFFICE or not any(list(pair) == office for pair in pairwise(words))


def _is_of(term: _Term, own: Sequence[str], office: Sequence[str]) -> bool:
    """Whether somebody of this name took or left this office."""
    at = next((n for n in range(len(term.words)) if list(term.words[n : n + len(own)]) == list(own)), None)
    if at is None or not folded("telling", "kin").isdisjoint(term.words[:at]):
        return False
    behind = term.words[at + len(own) :]
    if term.named:
        head = behind[:_BEHIND]
        return _names(head, office[:1], accusative=True) and _names(behind, office[:_OFFICE])
    told = [*term.words[:at], *behind]
    own_post = not folded("telling", "his_post").isdisjoint(told)
    return _names(told, office[:_OFFICE]) or (own_post and not _is_office(told))


def _names(words: Sequence[str], office: Sequence[str], *, accusative: bool = False) -> bool:
    """Whether words name an office: «رئاسة الحكومة» and «رئيسا للحكومة» that of «رئيس الحكومة»."""
    posts = _posts()
    stems = {posts.get(_stem(word), _stem(word)) for word in words}
    printed = {_stem(word) for word in words if word.endswith(("ا", "ه"))}
    if accusative and _stem(office[0]) not in {posts.get(word, word) for word in printed}:
        return False
    return {_stem(word) for word in office} <= stems


def _stem(word: str) -> str:
    """«للشباب», «الشباب», «واليا» without article and ending."""
    lead = next((one for one in _ARTICLES if word.startswith(one)), "")
    bare = word.removeprefix(lead)
    return bare[:-1] if len(bare) > _SHORT and bare.endswith("ا") else bare


def _is_office(words: Sequence[str]) -> bool:
    """Whether some office is named at all, which then is another one."""
    posts = _posts()
    heads = {*posts, *posts.values()}
    return any(_stem(word) in heads for word in words)


def _terms(dated: Dated) -> Iterator[_Term]:
    """«تولى فلان منصبه في …»: nothing but who and what stands between the verb and the day behind it."""
    text = dated.article.text
    for found in _verbs().finditer(text):
        start, end = wording.sentence(text, found.start(), found.end())
        dating = next((one for one in dated.datings if found.end() <= one.mention.start < end), None)
        day = telling.plain_day(dating) if dating is not None and not dating.mention.quoted else None
        before = wording.words_of(text[start : found.start()])
        if dating is None or day is None or wording.unless([*before, ""], len(before)) or not _is_fact(before):
            continue
        words = wording.words_of(text[found.end() : dating.mention.start])
        if not any(wording.breaks(word) or wording.is_past(word) or word in wording.PAUSES for word in words):
            if found["back"] and folded("telling", "his_post").isdisjoint(words):
                continue  # «عاد فلان إلى بيروت»
            side: Side = "until" if found["left"] else "from"
            yield _Term(side, words, bool(found["named"]), dating, day)


def _is_fact(before: Sequence[str]) -> bool:
    """«نفى أن يكون قد استقال», «شائعات»: what is denied or only said is no fact."""
    return folded("telling", "no_death").isdisjoint(wording.bare(word) for word in before)


def _warning(world: World, report: Report, one: Participant, dating: Dating, day: date, term: _Term) -> Warning:
    values = {"entry": world.entry(world.by_report[report.key]), "day": day, "person": one.name, "term": term.day}
    says = Cause(code=f"reason.warn_told_term_{term.side}", values={**values, "office": one.office})
    return Warning.at(report.article, dating.mention, says)


@kept
def _posts() -> Mapping[str, str]:
    """The head of an office by the noun of the post: «رئاسة» → «رئيس»."""
    told: Mapping[str, Sequence[str]] = rows("telling")["posts"]
    out = defaultdict[str, str](str)
    for head, posts in told.items():
        out |= {_stem(plain(post)): _stem(plain(head)) for post in (head, *posts)}
    return dict(out)


@kept
def _verbs() -> re.Pattern[str]:
    kinds = "|".join(
        f"(?P<{name}>{alternatives(rows('telling')[key])})"
        for name, key in (
            ("took", "took_office"),
            ("named", "named_to_office"),
            ("left", "left_office"),
            ("back", "came_back"),
        )
    )
    return re.compile(rf"(?<!\w)[وف]?(?:{kinds})(?!\w)")

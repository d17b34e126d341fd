"""The words that a walk asks for: most words of a text are none of them, and one look-up tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from arabic_timeline.extract.clause import Lead
from arabic_timeline.extract.tables import listed, openers, phrases, table
from arabic_timeline.lexicon import kept

PRESENT = ("attending", "presiding", "joining")
_SMALL = ("ومع", "من", "ومن", "علي", "الي", "امام")  # lead to a side behind some acts only


@dataclass(frozen=True, slots=True)
class Closed:
    """The closed classes of words; ``telling`` and ``turning``: every word for which ``Words`` has a rule."""

    leads: Mapping[str, Lead]  # to a side, each with its part
    pairs: Mapping[tuple[str, str], Lead]  # the same of two words
    members: frozenset[tuple[str, ...]]  # name some of those just told
    members_open: frozenset[str]  # the first words of these
    leading: frozenset[str]  # to a place
    of_present: frozenset[str]  # of the leads those to who is there besides, or leads: «بحضور», «برئاسة»
    seats: frozenset[str]  # «برئاسة» of «برئاسة الجامعة»
    his: frozenset[str]  # «سموه», «بسموه»
    second: frozenset[str]  # «لوجه» of «وجها لوجه»
    telling: frozenset[str]
    turning: frozenset[str]
    small: frozenset[str]  # what ``Words`` asks of before any of these


@kept
def closed() -> Closed:
    """Those of the lexicon in use."""
    leads, pairs = _leads()
    titles = _of_clauses("his-title")
    his = titles.union("ب" + word for word in titles)
    told = _of_clauses(
        "topic-nouns",
        "with-him",
        "with-both",
        "with-them",
        "between-him",
        "with-him-too",
        "all",
        "standing-as",
        "adjuncts",
        "and-another",
        "next-guest",
        "the-next-of-several",
    )
    topics = phrases("triggers", "topics")
    members = frozenset(tuple(phrase.split()) for phrase in phrases("clauses", "members"))
    return Closed(
        leads=leads, his=his, second=_of_clauses("second-words"), pairs=pairs, members=members,
        members_open=frozenset(words[0] for words in (*members, *pairs)),
        leading=_of_clauses("toward", "inside", "in-front"), seats=_of_clauses("seats-of"),
        of_present=frozenset(word for word, lead in leads.items() if lead in PRESENT),
        telling=told.union(
            his, leads, topics, map("و".__add__, topics), phrases("triggers", "joint"), _SMALL
        ),
        small=_of_clauses(
            "but-rather", "reaching", "not-there", "either", "too", "composed", "relatives", "demonstratives"
        ).union(openers("clauses", "and-also"), openers("clauses", "apart"), leads, {"وفي"}),
        turning=_of_clauses("relatives", "links", "other-clause", "blessings", "before-him", "was") | {"وذلك"},
    )  # fmt: skip


def _leads() -> tuple[dict[str, Lead], dict[tuple[str, str], Lead]]:
    """What leads to a side, of one word and of two: a newsroom may have put either into the row of the other."""
    rows: tuple[dict[Lead, list[str]], ...] = (table("clauses")["leads"], table("clauses")["leads-of-two"])
    every = [(tuple(said.split()), lead) for row in rows for lead, words in row.items() for said in listed(words)]
    return (
        {said[0]: lead for said, lead in every if len(said) == 1},
        {(said[0], said[1]): lead for said, lead in every if len(said) == 2},
    )


def _of_clauses(*keys: str) -> frozenset[str]:
    return frozenset[str]().union(*(phrases("clauses", key) for key in keys))

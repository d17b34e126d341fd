"""Mentions of persons, offices, bodies and delegations in a sentence.

An office noun opens a mention («وزير»), what completes it follows («الخارجية الأمريكي»), then the name
(«مايك بومبيو»), or the name comes first and the office after a comma.  A name ends at a verb, a preposition, a sign,
a date or any word that the tables know as no name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from arabic_timeline.extract import places
from arabic_timeline.extract.known import gazetteer_match, nations
from arabic_timeline.extract.names import NO_NAME
from arabic_timeline.extract.offices import QUOTES, Offices
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.tokens import Token
from arabic_timeline.extract.triggers import triggers
from arabic_timeline.extract.words import PERSONAL, Kind

_OPENERS = (
    PERSONAL | Kind.GIVEN | Kind.PARTICLE | Kind.PLURAL | Kind.DELEGATION | Kind.BODY | Kind.GATHERING | Kind.NATION
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A mention: token range, its name and offices as token ranges, and what the registry says of it.

    ``apposition`` is the token where an office after the name starts: it may be somebody else («استقبل الملك، وزير …»).
    """

    kind: Literal["person", "office", "body", "delegation", "plural", "gathering"]
    first: int
    last: int
    conj: bool = False
    prep: str = ""
    name: tuple[int, int] | None = None
    offices: tuple[tuple[int, int], ...] = ()
    ids: tuple[str, ...] = ()
    nations: frozenset[str] = frozenset()
    former: bool = False
    crowd: bool = False
    peer: bool = False
    weak: bool = False
    apposition: int | None = None
    alias_of: str | None = None  # folded full name, where the text gives it elsewhere
    not_of: tuple[int, int] | None = None  # the name before an office that is read as somebody else's


@dataclass(slots=True)
class Reader(Offices):
    """Reads the mentions of one sentence."""

    def entities(self) -> tuple[Entity, ...]:
        """All mentions in order, never overlapping."""
        found: list[Entity] = []
        people, surnames, end = self.index.people.keys(), self.surnames.keys(), 0
        for at, token in enumerate(self.tokens):
            if at < end or token.sign:
                continue
            word = token.word
            venue = self._venue(at)
            if venue is not None:
                end = venue
                continue
            opens = token.kinds & _OPENERS or not people.isdisjoint(word.forms)
            if not opens and (not surnames or surnames.isdisjoint(word.forms)):
                end = self._past_place(at) if word.place else end
                continue
            entity = self.entity(at)
            if entity is not None:
                found.append(entity)
                end = entity.last
            elif word.place:
                end = self._past_place(at)
        return tuple(found)

    def _venue(self, at: int) -> int | None:
        """The end of «بمقر الوزارة», «في مكتبه»: its owner takes no part, who follows may."""
        token = self.tokens[at]
        inside = token.prep == "ب" or (at > 0 and self.tokens[at - 1].text in phrases("clauses", "inside"))
        if not inside or token.word.core not in phrases("clauses", "venues"):
            return None
        place = places.at(self.tokens, at, self.index)
        return place.last if place is not None else None

    def entity(self, at: int) -> Entity | None:
        """The mention that starts at a token, or ``None``."""
        token = self.tokens[at]
        if token.sign or token.dating is not None:
            return None
        if token.word.place and not token.kinds & PERSONAL and self._is_place(at):
            return None
        if (
            token.kinds & (PERSONAL | Kind.GIVEN)
            or token.word.core in phrases("clauses", "opens-name")
            or self._alias(at)
            or self._surname(at)
        ):
            found = self._person(at)
            if found is not None:
                return found
        several = self._one_of_several(at)
        if several is not None:
            return several
        if token.kinds & Kind.PLURAL:
            return self._group(at, "plural")
        if token.kinds & Kind.DELEGATION:
            return self._group(at, "delegation")
        if token.kinds & Kind.BODY and not token.kinds & Kind.NOT_PEOPLE and not self._loose_body(at):
            if self._own_sitting(at):
                return None
            return self._group(at, "body")
        if token.kinds & Kind.GATHERING:
            return self._group(at, "gathering")
        return None

    def _own_sitting(self, at: int) -> bool:
        """«تعقد الحركة مجلسها الوطني»: a sitting of the body just named."""
        after = [t.text for t in self.tokens[at + 1 : at + 3]]
        rows = triggers().get(self.tokens[at].text, ())
        return any(trigger.pronoun and rest and after[: len(rest)] == list(rest) for rest, trigger in rows)

    def _loose_body(self, at: int) -> bool:
        """«جهاز استخباراتي», «لجنة خبراء»: a body of no name."""
        core = self.tokens[at].word.core
        if core not in phrases("offices", "bodies-definite"):
            return False
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return after is None or not (
            after.word.definite or after.kinds & (Kind.INNER | Kind.BODY | Kind.HEAD) or _names_nation(after)
        )

    def _one_of_several(self, at: int) -> Entity | None:
        """«ونظيريه الروسي فلان، والإيراني فلان»; «السفيرين الإيراني، فلان، والروسي، فلان»."""
        token = self.tokens[at]
        nation = at + 1 if token.kinds & Kind.PLURAL and token.word.core.endswith(("ين", "ان", "يه", "يها")) else at
        if (
            nation >= len(self.tokens)
            or not self.tokens[nation].kinds & Kind.NATION
            or not self.tokens[nation].word.definite
        ):
            return None
        if nation == at and not token.conj:
            return None
        name = nation + 1
        if name < len(self.tokens) and self.tokens[name].text in "،,":
            name += 1
        if name >= len(self.tokens) or not self.tokens[name].kinds & Kind.GIVEN or self.tokens[name].conj:
            return None
        end = self._name_end(name)
        return self._finish(at, end, (name, end), [(at, nation + 1)]) if end - name >= 2 else None

    def _past_place(self, at: int) -> int:
        place = None if self.tokens[at].sign else gazetteer_match(self.tokens, at)
        return place[0] if place else at + 1

    def lone_name(self, at: int) -> Entity | None:
        """One word that stands where only a name can: «الجبير يبحث مع …», «يبحث مشعل مع …»."""
        token = self.tokens[at]
        if (
            token.sign
            or token.dating is not None
            or token.conj
            or token.prep
            or len(token.text) < 3
            or token.text.isascii()
        ):
            return None
        if token.kinds & ~(Kind.GIVEN | Kind.DOUBTFUL) or token.text.isdigit() or gazetteer_match(self.tokens, at):
            return None
        nisba = token.word.definite and token.text.endswith("ي")
        if not token.kinds and NO_NAME.match(token.text) and not nisba:
            return None
        return self._finish(at, at + 1, (at, at + 1), [], weak=True)

    def unknown_name(self, at: int, words: int = 2) -> Entity | None:
        """A name that nothing announces, where a clause needs one: at least ``words`` unknown words."""
        if at >= len(self.tokens) or self.tokens[at].dating is not None or not self._may_start_name(at):
            return None
        end = self._name_end(at)
        span = self.tokens[at:end]
        if end - at < words or any(len(t.text) < 2 or t.text.isdigit() or NO_NAME.match(t.text) for t in span):
            return None
        if span[-1].word.definite and not span[0].kinds & Kind.GIVEN:
            return None
        return self._finish(at, end, (at, end), [], weak=True)

    # ── persons ──────────────────────────────────────────────────────────────────────────────────

    def _person(self, first: int) -> Entity | None:
        offices: list[tuple[int, int]] = []
        at, titled = first, False
        while at < len(self.tokens):
            token = self.tokens[at]
            if offices and token.text in QUOTES and at + 1 < len(self.tokens) and self._named(at + 1, True):
                at += 1
                continue
            if token.dating is not None or (at > first and (token.prep or token.conj) and not self._joins(at, offices)):
                break
            if self._named(at, bool(offices or titled)) and not self._rather_office(at):
                end = self._name_end(at)
                return self._finish(first, end, (at, end), offices)
            if self._opens_office(at):
                end = self._office_end(at)
                offices.append((at, end))
                at = self._over_comma(end)
            elif token.kinds & Kind.TITLE and (len(token.word.core) > 1 or self._dotted(at)):
                titled, at = True, at + (2 if self._dotted(at) else 1)
            else:
                break
        if not offices:
            return None
        return self._finish(first, offices[-1][1], None, offices)

    def _dotted(self, at: int) -> bool:
        return at + 1 < len(self.tokens) and self.tokens[at + 1].text == "."

    def _joins(self, at: int, offices: list[tuple[int, int]]) -> bool:
        """«ووزير الدفاع» after an office without a name: the same holder, where a name follows the second."""
        token = self.tokens[at]
        if not token.conj or token.prep or not offices or not token.kinds & Kind.HEAD or not self._opens_office(at):
            return False
        end = self._office_end(at)
        return end < len(self.tokens) and not self.tokens[end].conj and self._named(end, True)

    # ── what follows a name ──────────────────────────────────────────────────────────────────────

    def _finish(
        self, first: int, last: int, name: tuple[int, int] | None, offices: list[tuple[int, int]], *, weak: bool = False
    ) -> Entity:
        apposition, end = None, last
        if name is not None:
            quoted = (
                last < len(self.tokens) and self.tokens[last].text in QUOTES and self.tokens[name[0] - 1].text in QUOTES
            )
            end = self._over_bracket(last + 1 if quoted else last)
            found = self._apposition(end, bool(offices))
            if found:
                apposition, offices, end = found[0][0], [*offices, *found], found[-1][1]
        ids: tuple[str, ...] = ()
        alias_of = None
        if name is not None:
            match = self.index.person(self.tokens, name[0])
            ids = match[1] if match and match[0] == name[1] else ()
            alias_of = self._full_name(name) if not ids else None
        token = self.tokens[first]
        spans = [self.tokens[a:b] for a, b in offices]
        return Entity(
            kind="person" if name else "office",
            first=first, last=end, conj=self._conj(first, name), prep=self._prep(first, name),
            name=name, offices=tuple(offices), ids=ids,
            nations=frozenset(n for span in spans for n in nations_of(span)),
            former=any(t.word.core in phrases("offices", "former") for span in spans for t in span),
            peer=bool(token.kinds & Kind.PEER), weak=weak,
            apposition=apposition,
            alias_of=alias_of,
        )  # fmt: skip

    def _conj(self, first: int, name: tuple[int, int] | None) -> bool:
        token = self.tokens[first]
        return token.conj or (name is not None and name[0] == first and self._clitic(first).startswith(("و", "ف")))

    def _prep(self, first: int, name: tuple[int, int] | None) -> str:
        token = self.tokens[first]
        if token.prep or name is None or name[0] != first:
            return token.prep
        return self._clitic(first).lstrip("وف")[:1]

    def _clitic(self, at: int) -> str:
        """Letters before a known name: «وبومبيو» → «و»."""
        raw = self.tokens[at].text
        if self.tokens[at].kinds & Kind.GIVEN and not self.tokens[at].conj:
            return ""
        if (self.index.people.get(raw) and self._alias(at) is not None) or raw in self.surnames:
            return ""
        surname = self._surname(at)
        if surname is not None and raw != surname:
            return raw.removesuffix(surname)
        if self._alias(at) is not None:
            return (
                raw[:2]
                if raw[0] in "وف" and raw[1] in "بل" and raw[1:] not in self.index.people
                else raw[0]
                if raw[0] in "وفبلك"
                else ""
            )
        return ""

    def _full_name(self, name: tuple[int, int]) -> str | None:
        if name[1] - name[0] == 1:
            surname = self._surname(name[0])
            return self.surnames.get(surname) if surname else None
        return None

    def _over_bracket(self, at: int) -> int:
        if at < len(self.tokens) and self.tokens[at].text == "(":
            for end in range(at + 1, min(at + 6, len(self.tokens))):
                if self.tokens[end].text == ")":
                    return end + 1 if all(self.tokens[n].dating is None for n in range(at, end)) else at
        return at

    def _apposition(self, at: int, has_office: bool) -> list[tuple[int, int]]:
        """Offices after the name, with or without a comma; none where they lead to another name."""
        start = at + 1 if at < len(self.tokens) and self.tokens[at].text in ("،", ",", "-") else at
        if start < len(self.tokens) and self.tokens[start].text in phrases("clauses", "standing-as"):
            start += 1
        if start >= len(self.tokens) or self.tokens[start].conj or self.tokens[start].prep or not self._heads(start):
            return []
        found = [(start, self._office_end(start))]
        while True:
            end = found[-1][1]
            follow = end + 1 if end < len(self.tokens) and self.tokens[end].text in ("،", ",") else end
            if follow >= len(self.tokens) or self.tokens[follow].conj or not self._heads(follow):
                break
            found.append((follow, self._office_end(follow)))
        end = found[-1][1]
        if (
            end < len(self.tokens)
            and (self._named(end, True) or self._titled_name(end))
            and self.tokens[end].dating is None
        ):
            return []
        comma = end + 1 < len(self.tokens) and self.tokens[end].text in ("،", ",")
        if comma and has_office and (self._alias(end + 1) or self._surname(end + 1) or self.enclosed(end + 1)):
            return []
        return found

    def _titled_name(self, at: int) -> bool:
        while at < len(self.tokens) and self.tokens[at].kinds & Kind.TITLE and not self.tokens[at].conj:
            at += 1
            if at < len(self.tokens) and self._named(at, True):
                return True
        return False

    def _heads(self, at: int) -> bool:
        token = self.tokens[at]
        if token.kinds & Kind.PEER or token.dating is not None:
            return False
        return bool(token.kinds & (Kind.HEAD | Kind.ALONE)) and self._opens_office(at)

    # ── bodies, delegations, several holders ─────────────────────────────────────────────────────

    def _group(self, first: int, kind: Literal["plural", "delegation", "body", "gathering"]) -> Entity | None:
        at = self._group_end(first)
        token = self.tokens[first]
        span = self.tokens[first:at]
        if any(t.kinds & Kind.NOT_PEOPLE and not t.kinds & Kind.INNER for t in span[:3]):
            return None
        return Entity(
            kind=kind, first=first, last=at, conj=token.conj, prep=token.prep, nations=frozenset(nations_of(span)),
            crowd=bool(token.kinds & Kind.CROWD) or _generic(span), peer=token.text.lstrip("وفبل").startswith("نظرا"),
            offices=((first, at),),
        )  # fmt: skip

    def _group_end(self, first: int) -> int:
        at = first + 1
        delegation = bool(self.tokens[first].kinds & (Kind.DELEGATION | Kind.CROWD))
        while at < len(self.tokens):
            token = self.tokens[at]
            if (
                delegation
                and token.text in phrases("clauses", "sent-by")
                and at + 1 < len(self.tokens)
                and self.tokens[at + 1].dating is None
            ):
                at += 2
                continue
            if (
                token.text == "في"
                and self.tokens[first].kinds & Kind.PLURAL
                and at + 1 < len(self.tokens)
                and self.tokens[at + 1].kinds & Kind.INNER
            ):
                at += 2
                continue
            if token.kinds & Kind.HEAD and token.word.definite and self.tokens[at - 1].word.definite:
                break  # «بالوزارة السفير فلان»: two definite nouns side by side are no construct
            step = self._completes(first, at)
            if step is None:
                break
            at = step
        return at


def nations_of(span: Sequence[Token]) -> Iterator[str]:
    """The countries that the words of a mention name (folded first names)."""
    for n in range(len(span)):
        word = span[n].word.core
        if word in nations():
            yield nations()[word]
        elif (found := gazetteer_match(span, n)) is not None:
            yield nations()[found[1]]


def _names_nation(token: Token) -> bool:
    return bool(token.kinds & (Kind.COUNTRY | Kind.CITY))


def _generic(span: Sequence[Token]) -> bool:
    """«المسؤولين المغاربة» names nobody; «وزراء خارجية دول الخليج» does."""
    return len(span) == 1 and bool(span[0].kinds & Kind.PLURAL)

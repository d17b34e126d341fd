"""Mentions of persons, offices, bodies and delegations in a sentence.

An office noun opens a mention («وزير»), what completes it follows («الخارجية الأمريكي»), then the name
(«مايك بومبيو»), or the name comes first and the office after a comma.  A name ends at a verb, a preposition, a sign,
a date or any word that the tables know as no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from arabic_timeline.extract.known import Index, gazetteer_match, nations
from arabic_timeline.extract.tokens import Token
from arabic_timeline.extract.words import NEVER_NAME, PERSONAL, Kind, followers, given_names, phrases

_STATES = frozenset(["دوله", "مملكه", "جمهوريه", "وزاره", "رياسه", "ديوان", "مجلس", "سلطنه"])
LONGEST_NAME = 7  # words
_HIS_CABINET = frozenset(["حكومته", "حكومتها", "ادارته", "ادارتها"])
_BINDING = frozenset(["بن", "ابن", "ال", "ابو", "عبد", "بنت", "ام", "ولد", "بو"])
_OPENS_NAME = frozenset(["عبد", "ابو", "ام"])
# An unknown word that rather is ب or ل with a verbal noun than a foreign name: «بإدخال», «لتعزيز».
# Verbal nouns, plurals and feminine nouns: where nothing announces a name, these words are none.
_NO_NAME = re.compile(r"ا\w{1,3}ا\w{1,2}$|ت\w{2}ي\w$|م\w+ه$|\w+(?:ات|يه|ين|ون)$")
_PREFIXED = re.compile(r"[بل](?:ا\w{2,4}ا\w(?:ه|ات)?|ت\w{2}ي\w{1,2}|ت\w?ا\w{2}|م\w{2,})$")
_QUOTES = frozenset("\"'“”‘’")
# Heads whose complement may carry a place with ب or ل: «سفير المغرب بفرنسا».
_POSTED = frozenset(
    [
        "سفير",
        "سفيره",
        "قنصل",
        "مندوب",
        "ممثل",
        "ممثله",
        "مبعوث",
        "موفد",
        "المبعوث",
        "السفير",
        "الممثل",
        "المندوب",
        "القنصل",
    ]
)


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
class Reader:
    """Reads the mentions of one sentence; ``surnames`` are last words of names told elsewhere in the text."""

    tokens: Sequence[Token]
    index: Index
    surnames: Mapping[str, str] = field(default_factory=dict)

    def entities(self) -> tuple[Entity, ...]:
        """All mentions in order, never overlapping."""
        found: list[Entity] = []
        people, surnames, end = self.index.people.keys(), self.surnames.keys(), 0
        for at, token in enumerate(self.tokens):
            if at < end or token.sign:
                continue
            word = token.word
            if not token.kinds & _OPENERS and people.isdisjoint(word.forms) and surnames.isdisjoint(word.forms):
                end = self._past_place(at) if word.place else end
                continue
            entity = self.entity(at)
            if entity is not None:
                found.append(entity)
                end = entity.last
            elif word.place:
                end = self._past_place(at)
        return tuple(found)

    def entity(self, at: int) -> Entity | None:
        """The mention that starts at a token, or ``None``."""
        token = self.tokens[at]
        if token.sign or token.dating is not None:
            return None
        if token.word.place and not token.kinds & PERSONAL and self._is_place(at):
            return None
        if (
            token.kinds & (PERSONAL | Kind.GIVEN)
            or token.word.core in _OPENS_NAME
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
            return self._group(at, "body")
        if token.kinds & Kind.GATHERING:
            return self._group(at, "gathering")
        return None

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
        nation = at + 1 if token.kinds & Kind.PLURAL and token.word.core.endswith(("ين", "يه", "يها")) else at
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

    def _is_place(self, at: int) -> bool:
        return gazetteer_match(self.tokens, at) is not None and self._alias(at) is None

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
        if not token.kinds and _NO_NAME.match(token.text):
            return None
        return self._finish(at, at + 1, (at, at + 1), [], weak=True)

    def unknown_name(self, at: int, words: int = 2) -> Entity | None:
        """A name that nothing announces, where a clause needs one: at least ``words`` unknown words."""
        if at >= len(self.tokens) or self.tokens[at].dating is not None or not self._may_start_name(at):
            return None
        end = self._name_end(at)
        span = self.tokens[at:end]
        if end - at < words or any(len(t.text) < 2 or t.text.isdigit() or _NO_NAME.match(t.text) for t in span):
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
            if offices and token.text in _QUOTES and at + 1 < len(self.tokens) and self._named(at + 1, True):
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

    def _rather_office(self, at: int) -> bool:
        """«أمير البلاد», «وكيل وزارة»: a word that is also a given name, before what only an office takes."""
        if not self.tokens[at].kinds & Kind.HEAD or at + 1 >= len(self.tokens):
            return False
        after = self.tokens[at + 1]
        wanted = Kind.INNER | Kind.COUNTRY | Kind.CITY | Kind.ADJECTIVE | Kind.COMMON | Kind.BODY | Kind.PLURAL
        return bool(after.kinds & wanted) and not after.kinds & Kind.GIVEN

    def _dotted(self, at: int) -> bool:
        return at + 1 < len(self.tokens) and self.tokens[at + 1].text == "."

    def _joins(self, at: int, offices: list[tuple[int, int]]) -> bool:
        """«ووزير الدفاع» after an office without a name: the same holder, where a name follows the second."""
        token = self.tokens[at]
        if not token.conj or token.prep or not offices or not token.kinds & Kind.HEAD or not self._opens_office(at):
            return False
        end = self._office_end(at)
        return end < len(self.tokens) and not self.tokens[end].conj and self._named(end, True)

    def _named(self, at: int, announced: bool) -> bool:
        """Whether a name starts here: known, told elsewhere, a given name with another word, or an announced one."""
        token = self.tokens[at]
        if token.sign or token.dating is not None:
            return False
        if self._alias(at) or self._surname(at):
            return True
        if not self._may_start_name(at):
            return False
        if announced:
            after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
            topic = (
                after is not None
                and after.word.definite
                and not after.kinds & (Kind.GIVEN | Kind.NATION | Kind.PARTICLE)
            )
            if topic and not token.kinds and (bool(after and after.kinds) or _NO_NAME.match(token.text)):
                return False
            alone = token.text[0] == "ب" and not token.kinds and self.tokens[at - 1].kinds & Kind.ALONE
            return not (alone and (after is None or after.sign or after.kinds & NEVER_NAME))
        given = bool(token.kinds & Kind.GIVEN) or (
            token.word.core in _OPENS_NAME and at + 1 < len(self.tokens) and self.tokens[at + 1].word.definite
        )
        return given and self._name_end(at) - at >= 2 and not (token.kinds & Kind.DOUBTFUL and self._doubtful(at))

    def _doubtful(self, at: int) -> bool:
        """A given name that is a common word counts only before another given name or a definite surname."""
        after = self.tokens[at + 1]
        return not (after.kinds & (Kind.GIVEN | Kind.PARTICLE) or (after.word.definite and not after.kinds))

    def _may_start_name(self, at: int) -> bool:
        token = self.tokens[at]
        if token.sign or token.text.isdigit() or (token.word.prep and not token.kinds & Kind.GIVEN):
            return False
        if at and self.tokens[at - 1].kinds & (Kind.TITLE | Kind.ALONE) and token.text in given_names():
            return True
        if token.kinds & (Kind.GIVEN | Kind.PARTICLE):
            return True
        if _PREFIXED.match(token.text) or (token.text[0] in "بل" and token.text[-1] == "ه"):
            return False
        if token.text[0] == "و" and len(token.text) > 4 and not token.kinds:
            return False
        return not token.kinds & NEVER_NAME and not (
            token.word.definite and not token.kinds & Kind.GIVEN and not self._after_title(at)
        )

    def _after_title(self, at: int) -> bool:
        return at > 0 and bool(self.tokens[at - 1].kinds & (Kind.TITLE | Kind.ALONE)) and not self.tokens[at].kinds

    def _alias(self, at: int) -> int | None:
        found = self.index.person(self.tokens, at)
        return found[0] if found else None

    def _surname(self, at: int) -> str | None:
        if not self.surnames:
            return None
        token = self.tokens[at]
        if token.kinds & (Kind.COUNTRY | Kind.CITY | Kind.STOP | Kind.VERB | Kind.HEAD):
            return None
        if token.kinds & Kind.NATION and not self._stands_free(at):
            return None
        return next((word for word in token.word.forms if len(word) > 2 and word in self.surnames), None)

    def _stands_free(self, at: int) -> bool:
        """«السوداني» right after a verb or a particle is the man of that name."""
        before = self.tokens[at - 1] if at else None
        return before is None or before.sign or bool(before.kinds & (Kind.VERB | Kind.STOP | Kind.TRIGGER))

    def _name_end(self, at: int) -> int:
        known = self._alias(at)
        if known is not None:
            return known
        if not self.tokens[at].kinds & Kind.GIVEN and self._surname(at) is not None:
            return at + 1
        end = at + 1
        while end < len(self.tokens) and end - at < LONGEST_NAME and self._continues(at, end):
            end += 1
        while (
            end - 1 > at
            and self.tokens[end - 1].kinds & Kind.PARTICLE
            and self.tokens[end - 1].text in ("بن", "ابن", "ال", "ابو", "عبد")
        ):
            end -= 1
        return end

    def _continues(self, first: int, at: int) -> bool:
        token = self.tokens[at]
        if token.text == "-" and at + 1 < len(self.tokens):
            return (
                token.start == self.tokens[at - 1].end
                and not self.tokens[at + 1].kinds & NEVER_NAME
                and not self.tokens[at + 1].sign
            )
        if token.sign or token.dating is not None or token.text.isdigit() or token.text.isascii():
            return False
        if token.kinds & (Kind.GIVEN | Kind.PARTICLE) and not token.conj:
            return not token.prep and not self._rather_office(at)
        if gazetteer_match(self.tokens, at) or self._idafa(first, at):
            return False
        previous = self.tokens[at - 1]
        if previous.kinds & Kind.PARTICLE and previous.text in _BINDING:
            return not token.kinds & Kind.STOP
        if token.kinds & NEVER_NAME:
            return self._surname_like(first, at)
        if token.conj or token.prep or _PREFIXED.match(token.text):
            return False
        if (
            token.text[0] == "و"
            and len(token.text) > 3
            and (at - first > 1 or not self.tokens[first].kinds & Kind.GIVEN)
        ):
            return False
        if at - first > 1 and token.text.endswith("ه") and not token.word.definite and not self._closed(at):
            return False
        return not (self._surname(at) and self._surname(at) != token.text)

    def _idafa(self, first: int, at: int) -> bool:
        """«متانة العلاقات», «جهود التهدئة» after a name: a noun with its complement is no part of it."""
        token = self.tokens[at]
        if token.kinds or token.word.definite or at + 1 >= len(self.tokens):
            return False
        after = self.tokens[at + 1]
        if not after.word.definite or after.dating is not None or after.conj or after.prep or after.word.place:
            return False
        if after.kinds & (Kind.STOP | Kind.GIVEN | Kind.NATION | Kind.PARTICLE | PERSONAL):
            return False
        return at - first > 1 or token.text.endswith("ه") or bool(after.kinds) or bool(_NO_NAME.match(token.text))

    def _surname_like(self, first: int, at: int) -> bool:
        """«محمد المصري», «ياسين العلمي»: after an announced Arabic given name, a nationality word or an adjective."""
        token = self.tokens[at]
        if token.conj or token.prep or not self._arabic(first):
            return False
        if token.kinds & Kind.NATION and (token.word.definite or self._closed(at)):
            return True
        if token.text in phrases("names", "ordinals"):
            return True
        return (
            token.word.definite
            and at == first + 1
            and bool(token.kinds & Kind.ADJECTIVE)
            and not token.kinds & Kind.FORMER
        )

    def _closed(self, at: int) -> bool:
        """Whether the phrase ends after a token."""
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return after is None or after.sign or after.dating is not None or bool(after.kinds & (Kind.STOP | Kind.VERB))

    def _arabic(self, at: int) -> bool:
        return (
            bool(self.tokens[at].kinds & Kind.GIVEN)
            and at > 0
            and bool(self.tokens[at - 1].kinds & (PERSONAL | Kind.ADJECTIVE | Kind.NATION))
        )

    # ── offices ──────────────────────────────────────────────────────────────────────────────────

    def _opens_office(self, at: int) -> bool:
        token = self.tokens[at]
        if token.kinds & Kind.ALONE and not token.kinds & Kind.TITLE:
            return True
        if token.kinds & Kind.ALONE:  # «الشيخ», «الأمير»: an office only where no name follows
            return not self._announces_name(at)
        if not token.kinds & Kind.HEAD:
            return False
        needed = followers(token.word.core)
        return needed is None or (at + 1 < len(self.tokens) and self.tokens[at + 1].word.core in needed)

    def _announces_name(self, at: int) -> bool:
        after = at + 1
        while after < len(self.tokens) and self.tokens[after].kinds & Kind.TITLE:
            after += 1
        return after < len(self.tokens) and (self._alias(after) is not None or self._may_start_name(after))

    def _office_end(self, first: int) -> int:
        at = first + 1
        while at < len(self.tokens):
            step = self._completes(first, at)
            if step is None:
                break
            at = step
        return at

    def _completes(self, first: int, at: int) -> int | None:
        """The token after the piece at ``at`` that completes the office opened at ``first``; ``None``: it has ended."""
        token, previous = self.tokens[at], self.tokens[at - 1]
        if token.dating is not None:
            return None
        if token.sign:
            return self._bracketed(at)
        if token.text.isascii() and token.text.isalpha():
            return at + 1
        if token.text in ("ال", "لال", "بال"):
            return at + 1 if at + 1 < len(self.tokens) and self.tokens[at + 1].text in _QUOTES else None
        if token.kinds & (Kind.STOP | Kind.VERB) and not token.kinds & (Kind.GIVEN | Kind.INNER):
            return self._posted_in(first, at)
        if token.word.prep:
            return self._with_preposition(first, at)
        if self._alias(at) is not None and not token.word.conj and not (previous.kinds & Kind.INNER):
            return None
        place = gazetteer_match(self.tokens, at)
        if place and not token.word.conj:
            return place[0]
        if token.word.conj:
            return self._with_conjunction(first, at)
        return self._plain_word(first, at)

    def _plain_word(self, first: int, at: int) -> int | None:
        token, previous = self.tokens[at], self.tokens[at - 1]
        peer = bool(self.tokens[first].kinds & Kind.PEER)
        if token.kinds & (Kind.NATION | Kind.ADJECTIVE | Kind.FORMER):
            return at + 1
        open_idafa = previous.kinds & (Kind.INNER | Kind.BODY | Kind.HEAD) and not previous.word.definite
        if token.kinds & Kind.TITLE and not token.kinds & Kind.ALONE:
            return self._over_names(at + 1) if open_idafa and previous.kinds & Kind.INNER else None
        if token.kinds & Kind.ALONE:
            if not open_idafa and at != first + 1:
                return None
            return self._over_names(at + 1) if open_idafa and previous.kinds & Kind.INNER else at + 1
        if token.kinds & Kind.HEAD:
            return at + 1 if at == first + 1 or open_idafa else None
        if token.kinds & Kind.DELEGATION:
            return None
        if token.kinds & (Kind.INNER | Kind.BODY):
            return at + 1
        if token.word.definite:
            if token.kinds & Kind.COMMON and (peer or (previous.word.definite and at > first + 1)):
                return None
            return None if token.kinds & Kind.GIVEN and at > first + 1 and not open_idafa else at + 1
        if token.kinds & Kind.GIVEN and not (open_idafa and previous.kinds & Kind.INNER):
            return None
        if token.kinds & Kind.PLURAL:
            return at + 1 if at == first + 1 or open_idafa else None
        if token.kinds & Kind.COMMON:
            return at + 1 if at == first + 1 and not previous.word.definite else None
        if peer or not open_idafa:
            return None
        return (
            at + 1
            if previous.kinds & (Kind.INNER | Kind.BODY) or (at == first + 1 and not self._ends_after(at))
            else None
        )

    def _ends_after(self, at: int) -> bool:
        """«رئيس فلان»: an unknown word right after the head, with nothing behind it, is rather the name."""
        return at + 1 >= len(self.tokens) or self.tokens[at + 1].sign

    def _over_names(self, at: int) -> int:
        """Past the name of «جامعة الملك عبدالله», which belongs to the place, not to the holder."""
        end = at
        while end < len(self.tokens) and end - at < 3 and self.tokens[end].kinds & (Kind.GIVEN | Kind.PARTICLE):
            end += 1
            if self.tokens[end - 1].kinds & Kind.GIVEN and not (
                end < len(self.tokens) and self.tokens[end].kinds & Kind.PARTICLE
            ):
                break
        return end

    def _with_preposition(self, first: int, at: int) -> int | None:
        token = self.tokens[at]
        core, prep = token.word.core, token.word.prep
        posted = self.tokens[first].word.core in _POSTED or any(t.word.core in _POSTED for t in self.tokens[first:at])
        place = gazetteer_match(self.tokens, at)
        if place and core in _STATES:
            return place[0]
        if place:
            return (
                place[0]
                if posted
                or (prep == "ل" and self.tokens[at - 1].word.definite and not self.tokens[at - 1].kinds & Kind.NATION)
                else None
            )
        if prep == "ب" and token.kinds & Kind.INNER and core in _STATES:
            return at + 1
        if prep == "ب" and token.kinds & Kind.BODY and token.word.definite and at == first + 1:
            return at + 1
        if prep == "ب":
            charged = self.tokens[at - 1].word.core.startswith(("المكلف", "مكلف", "القائم", "المعني"))
            return (
                at + 1
                if charged or core in ("النيابه", "الخارج", "انابه") or (posted and token.word.definite)
                else None
            )
        if prep != "ل":
            return None
        if token.kinds & (PERSONAL | Kind.DELEGATION | Kind.GIVEN) and not token.kinds & (Kind.INNER | Kind.ADJECTIVE):
            return None
        follows = at + 1 < len(self.tokens) and self.tokens[at + 1].word.definite and not token.kinds & Kind.CITY
        return at + 1 if token.word.definite or token.kinds & (Kind.INNER | Kind.BODY) or follows else None

    def _with_conjunction(self, first: int, at: int) -> int | None:
        token = self.tokens[at]
        follows = at + 1 < len(self.tokens) and self.tokens[at + 1].word.definite
        several = gazetteer_match(self.tokens, at) if self.tokens[first].kinds & Kind.PLURAL else None
        if several:
            return several[0]
        abroad = at + 2 < len(self.tokens) and self.tokens[at + 2].text == "الخارج"
        if token.kinds & Kind.NATION and token.word.definite and (follows or abroad):
            return at + 1
        if token.kinds & (
            Kind.ALONE | Kind.DELEGATION | Kind.PLURAL | Kind.HEAD | Kind.GIVEN | Kind.TITLE | Kind.NATION
        ):
            return None
        if (
            gazetteer_match(self.tokens, at)
            or self._alias(at) is not None
            or (token.kinds & Kind.BODY and not token.kinds & Kind.INNER)
        ):
            return None
        return at + 1 if token.word.definite or token.kinds & Kind.INNER else None

    def _posted_in(self, first: int, at: int) -> int | None:
        """«سفير الولايات المتحدة في المغرب», «السفير لدى المملكة», «المسؤولة عن الأجهزة»."""
        if self.tokens[at].text == "عن" and any(
            t.word.core.startswith(("مسوول", "المسوول")) for t in self.tokens[first:at]
        ):
            return at + 2 if at + 1 < len(self.tokens) and not self.tokens[at + 1].kinds & Kind.STOP else None
        if self.tokens[at].text == "في" and at + 1 < len(self.tokens) and self.tokens[at + 1].text == "الخارج":
            return at + 2
        if self.tokens[at].text == "في" and at + 1 < len(self.tokens) and self.tokens[at + 1].text in _HIS_CABINET:
            return at + 2
        if self.tokens[first].word.core not in _POSTED or self.tokens[at].text not in ("في", "لدي", "الي", "من"):
            return None
        if at + 1 >= len(self.tokens) or self.tokens[at].text == "من":
            return None
        place = gazetteer_match(self.tokens, at + 1)
        if place:
            return place[0]
        return (
            at + 2
            if self.tokens[at + 1].kinds & Kind.INNER
            or (self.tokens[at + 1].word.definite and not self.tokens[at + 1].kinds)
            else None
        )

    def _bracketed(self, at: int) -> int | None:
        """Past «(CIA)» and past quotation marks inside an office."""
        sign = self.tokens[at].text
        if sign in _QUOTES or sign in "«":
            for end in range(at + 1, min(at + 6, len(self.tokens))):
                if self.tokens[end].text in _QUOTES or self.tokens[end].text == "»":
                    inside = self.tokens[at + 1 : end]
                    if self._named(at + 1, True) and inside[0].kinds & Kind.GIVEN:
                        return None
                    return end + 1 if 0 < len(inside) < 5 and not any(t.kinds & Kind.VERB for t in inside) else None
            return None
        if sign != "(":
            return None
        for end in range(at + 1, min(at + 5, len(self.tokens))):
            if self.tokens[end].dating is not None:
                return None
            if self.tokens[end].text == ")":
                return end + 1
        return None

    def _over_comma(self, at: int) -> int:
        """Past the comma between two offices of one holder, or between the office and the name."""
        if at + 1 >= len(self.tokens) or self.tokens[at].text not in ("،", ",", ":"):
            return at
        after = self.tokens[at + 1]
        if after.text in _QUOTES and at + 2 < len(self.tokens) and self._named(at + 2, True):
            return at + 1
        if after.dating is not None or after.conj or after.prep:
            return at
        if self.tokens[at].text == ":":
            return at
        known = self._alias(at + 1) is not None or self._surname(at + 1) is not None
        if known or (after.kinds & (Kind.GIVEN | Kind.TITLE) and self._name_end(at + 1) - at >= 2):
            return at + 1
        if after.kinds & Kind.HEAD and self._opens_office(at + 1):
            return at + 1
        return at + 1 if self.enclosed(at + 1) else at

    def enclosed(self, at: int) -> bool:
        """Whether an unknown name of two words or more stands between two commas or before the end."""
        if not self._may_start_name(at):
            return False
        end = self._name_end(at)
        return end - at >= 2 and (
            end >= len(self.tokens) or self.tokens[end].text in "،,()" or bool(self.tokens[end].kinds & Kind.HEAD)
        )

    # ── what follows a name ──────────────────────────────────────────────────────────────────────

    def _finish(
        self, first: int, last: int, name: tuple[int, int] | None, offices: list[tuple[int, int]], *, weak: bool = False
    ) -> Entity:
        apposition, end = None, last
        if name is not None:
            quoted = (
                last < len(self.tokens)
                and self.tokens[last].text in _QUOTES
                and self.tokens[name[0] - 1].text in _QUOTES
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
        if start < len(self.tokens) and self.tokens[start].text == "بصفته":
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
            if delegation and token.text == "من" and at + 1 < len(self.tokens) and self.tokens[at + 1].dating is None:
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


def moved(entity: Entity, **changes: object) -> Entity:
    """A copy with some fields changed."""
    return replace(entity, **changes)  # type: ignore[arg-type]

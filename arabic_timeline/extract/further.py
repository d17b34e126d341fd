"""A holder who is named further on: «نقيب المحامين في طرابلس فلان», «مدير الإعلام بصحة الشرقية فلان»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from arabic_timeline.extract.entity import Entity
from arabic_timeline.extract.known import gazetteer_match
from arabic_timeline.extract.leads import led_by
from arabic_timeline.extract.offices import QUOTES
from arabic_timeline.extract.parting import Parting
from arabic_timeline.extract.posted import LONGEST_BODY
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.triggers import triggers
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.wording import participle
from arabic_timeline.extract.words import PERSONAL, Kind, is_everyday
from arabic_timeline.language.derivations import is_masdar

_TITLED = 2  # words of an office that says who somebody is
_LONGEST_UNKNOWN = 4  # words of a name that nothing announces
_ALONE = frozenset(["light", "visit", "arrive", "preside", "attend"])  # frames of verbs whose object is nobody
_NO_SEAT = PERSONAL | Kind.GIVEN | Kind.PLURAL | Kind.DELEGATION | Kind.GATHERING | Kind.VERB | Kind.TRIGGER | Kind.PEER


@dataclass(slots=True)
class Further(Parting):
    """Puts an office and the name behind its seat together."""

    def unknown_name(self, at: int, words: int = 2) -> Entity | None:
        """A name that nothing announces."""
        raise NotImplementedError

    def entity(self, at: int) -> Entity | None:
        """The mention that starts at a token."""
        raise NotImplementedError

    def _complete(self, found: list[Entity]) -> None:
        """«نقيب المحامين في طرابلس فلان», «رئيسة البعثة، السويسرية فلانة،»: a holder named further on."""
        holder = found[-1]
        if len(found) > 1 and self._once(found[-2], holder):
            offices = [*found[-2].offices, *holder.offices]
            found[-2:] = [self._finish(found[-2].first, holder.last, holder.name, offices)]
            return
        if len(found) > 1 and self._as_which(found[-2], holder):
            named = found[-2]
            found[-2:] = [self._finish(named.first, holder.last, named.name, [*named.offices, *holder.offices])]
            return
        if holder.name is None or self._in_office(holder) or holder.conj or holder.prep:
            return
        if len(found) > 1 and self._serves_him(found[-2], holder):
            span = (found[-2].first, holder.first - self.tokens[holder.first - 1].comma)
            found[-2:] = [self._finish(span[0], holder.last, holder.name, [span])]
            return
        if not self._only_called(holder.first, holder.name[0]):
            return
        if self._behind_subject(found[-2] if len(found) > 1 else None, holder.first):
            found[-2:-1] = self._split(found[-2])
        apart = len(found) > 2 and found[-2].kind == "body" and found[-2].last == holder.first
        office = found[-2 - apart] if len(found) > 1 + apart else None
        if office is None or office.kind != "office":
            return
        if not (self._goes_on(office, holder, apart) or self._object_goes_on(found[: -2 - apart], office, holder)):
            return
        named = self._finish(office.first, holder.last, holder.name, self._whole_office(office, holder))
        found[-2 - apart :] = [named]

    def _whole_office(self, office: Entity, holder: Entity) -> list[tuple[int, int]]:
        """The offices of a holder who is named further on, the last with where he serves: «رئيس فرع الإفتاء بعسير»."""
        *others, (first, last) = office.offices
        end = holder.first - (holder.first > last and self.tokens[holder.first - 1].comma)
        whole = last == office.last and not any(t.sign for t in self.tokens[last:end])
        return [*others, (first, end if whole else last)]

    def _once(self, office: Entity, holder: Entity) -> bool:
        """«لمدير المعهد سابقا وأول مدير للتعليم الشيخ فلان»: what he once was, joined to what more he was."""
        if office.kind != "office" or office.name is not None or holder.name is None or not holder.conj:
            return False
        return office.last == holder.first and self.tokens[office.last - 1].text in phrases("offices", "once")

    def _as_which(self, named: Entity, office: Entity) -> bool:
        """«أوراق اعتماد فلان سفيرا لمولدوفا»: right behind a name that no verb leads to, as what he is sent."""
        head, before = self.tokens[office.first], self.tokens[named.first - 1] if named.first else None
        if office.kind != "office" or office.name is not None or office.conj or office.prep:
            return False
        sent = bool(head.kinds & Kind.HEAD) and head.word.core.endswith("ا") and not head.word.definite
        led = before is not None and not before.kinds & Kind.VERB and not before.sign
        return sent and led and named.name is not None and named.last == office.first and not named.offices

    def _serves_him(self, served: Entity, holder: Entity) -> bool:
        """«مبعوث الرئيس التركي فلان إلى العراق فلان», «مستشار الرئيس فلان لشؤون الشرق، فلان»: the first is whom the
        second serves, as what stands between says, which goes on with the office."""
        head, name = self.tokens[served.first], served.name
        if name is None or not head.kinds & Kind.HEAD or head.word.definite or served.last != name[1]:
            return False
        if not any(t.kinds & PERSONAL and t.word.definite for t in self.tokens[served.first + 1 : name[0]]):
            return False
        between = self.tokens[served.last : holder.first - self.tokens[holder.first - 1].comma]
        at = served.last + bool(between and between[0].word.core in phrases("offices", "personal"))
        tail = self.tokens[at : served.last + len(between)]
        if not tail or len(tail) > LONGEST_BODY or any(t.sign or t.conj or t.dating is not None for t in tail):
            return False
        if tail[0].text in phrases("offices", "affairs"):
            return True
        sent = tail[0].text in phrases("offices", "accredited-to") or tail[0].text in phrases("clauses", "toward")
        return sent and len(tail) > 1 and self._past_place(at + 1) == at + len(tail)

    def _behind_subject(self, subject: Entity | None, name: int) -> bool:
        """«استقبل فلان المدير التنفيذي في شركة أرامكو فلان»: the office behind a verb's subject is the object's."""
        if subject is None or subject.name is None or not subject.offices or not subject.first:
            return False
        verb, (first, last) = self.tokens[subject.first - 1], subject.offices[-1]
        if (
            not (verb.kinds & Kind.VERB and verb.kinds & Kind.TRIGGER)
            or first != subject.name[1]
            or last != subject.last
        ):
            return False
        between = [t for t in self.tokens[last:name] if t.text not in QUOTES]
        return (
            1 < len(between) <= LONGEST_BODY
            and between[0].text == "في"
            and self._works_at(between[1:], len(between) < name - last)
        )

    def _split(self, subject: Entity) -> tuple[Entity, Entity]:
        assert subject.name is not None
        *own, office = subject.offices
        return (
            self._finish(subject.first, subject.name[1], subject.name, own),
            self._finish(office[0], office[1], None, [office]),
        )

    def _in_office(self, holder: Entity) -> bool:
        """Whether a name has an office beside it; a rank («العميد») is none."""
        return any(not self._only_called(first, last) for first, last in holder.offices)

    def _only_called(self, first: int, last: int) -> bool:
        """«العميد», «رجل الأعمال»: what somebody is called besides his office."""
        span = self.tokens[first:last]
        words = " ".join(t.word.core for t in span)
        return all(t.kinds & Kind.TITLE for t in span) or words in phrases("offices", "called")

    def _goes_on(self, office: Entity, holder: Entity, apart: bool) -> bool:
        """Whether what stands between an office without a name and a name is of the office; ``apart``: a body does."""
        at, name = office.last, holder.first
        if at == name:
            return False
        if self._through(office, holder) or self._behind_seat(office, holder):
            return True
        if office.peer and self.tokens[at].text in phrases("clauses", "sent-by"):
            between = self.tokens[at + 1 : name]  # «ونظيره عن الجماعة فلان»
            return len(between) == 1 and between[0].word.definite
        posted = self.tokens[at].text in phrases("clauses", "before-unknown")
        if posted and apart:  # «رئيس لجنة الأسرى في الحكومة اللواء فلان»
            return self.tokens[at + 1].word.core not in phrases("clauses", "parties")
        place = gazetteer_match(self.tokens, at + 1) if posted and at + 1 < name else None
        at = place[0] if place else at
        if at == name:
            return bool(office.prep) or self._led_to(office.first) or self._acts_alone(office.first)
        comma, nation = self.tokens[at], self.tokens[at + 1]
        enclosed = comma.comma and nation.kinds & Kind.NATION and nation.word.definite and at + 2 == name
        return bool(enclosed) and not nation.conj

    def _behind_seat(self, office: Entity, holder: Entity) -> bool:
        """«رئيس المحكمة العليا في تونس، القاضي فلان، … مع …»: whom he met is told behind, so the name is his own.

        «لدى» needs no comma: «النائب العام لدى محكمة التمييز القاضي فلان».
        """
        comma = self.tokens[holder.first - 1].comma
        seat = self.tokens[office.last : holder.first - comma]
        leads = phrases("clauses", "posted-in") if comma else phrases("clauses", "accredited")
        if not 1 < len(seat) <= LONGEST_BODY or seat[0].text not in leads:
            return False
        if any(t.sign or t.conj or t.dating is not None or t.kinds & _NO_SEAT for t in seat):
            return False
        behind = self.tokens[holder.last : holder.last + LONGEST_BODY]
        led = next((n for n, t in enumerate(behind) if t.text in phrases("clauses", "with")), None)
        return led is not None and not any(t.conj or t.kinds & (PERSONAL | Kind.VERB) for t in behind[:led])

    def enclosed_holder(self, office: Entity) -> Entity | None:
        """«مستشار الرئيس لشؤون المناطق المتنازع عليها، دلشاد بيره، …»: between two commas a name that no table has."""
        if office.kind != "office" or office.name is not None:
            return None
        near = range(office.last, min(office.last + LONGEST_BODY, len(self.tokens) - 2))
        comma = next((n for n in near if self.tokens[n].comma), None)
        if comma is None or not self._unread_tail(office, comma):
            return None
        holder = self._holder_at(comma + 1)
        if holder is None or holder.name is None or not self._not_met(office, holder.last):
            return None
        return self._finish(office.first, holder.last, holder.name, [(office.first, comma)])

    def named_before(self, found: Sequence[Entity]) -> Entity | None:
        """«التقى فلان بمكتبه سيزاري أوبونغا، مبعوث الرئيس»: unknown words, and behind them what office is theirs.

        A given name that is a word besides needs no comma: «مع إلهام رحيموفا وزيرة الخارجية».
        """
        office = found[-1]
        if office.kind != "office" or office.conj or office.prep or not self.tokens[office.first].kinds & Kind.HEAD:
            return None
        if self.tokens[office.first].word.definite or office.last - office.first < _TITLED or not office.first:
            return None
        comma = self.tokens[office.first - 1].comma
        end, start = office.first - comma, found[-2].last if len(found) > 1 else 0
        for first in range(max(start, end - _LONGEST_UNKNOWN), end - 1):
            named = self.unknown_name(first) if self._free_before(first, end) else None
            if named is not None and named.name is not None and named.last in (end, office.first, office.last):
                sure = comma or self.tokens[first].kinds & Kind.GIVEN
                return self._finish(first, end, (first, end), []) if sure else None
        return None

    def _free_before(self, first: int, end: int) -> bool:
        """Whether nothing but words of a name stand between two tokens, and what is before them is none of it."""
        before = self.tokens[first - 1] if first else None
        opens = before is None or before.sign or before.dating is not None
        place = before is not None and (before.word.definite or before.word.place)
        led = before is not None and bool(before.kinds & (Kind.STOP | Kind.VERB))
        span = self.tokens[first:end]
        names = all(
            not (t.sign or t.conj or t.prep or t.word.definite or t.kinds & ~(Kind.GIVEN | Kind.DOUBTFUL)) for t in span
        )
        return (
            (opens or place or led)
            and names
            and not any(is_everyday(t.word.core) and not t.kinds & Kind.GIVEN for t in span)
        )

    def _holder_at(self, at: int) -> Entity | None:
        """A person with no office of his own, by a title or table, or by unknown words that a comma closes."""
        read = self.entity(at)
        if read is not None:
            return None if read.name is None or read.conj or read.prep or self._in_office(read) else read
        named = self.unknown_name(at)
        behind = self.tokens[named.last : named.last + 1] if named is not None else []
        return named if any(t.comma for t in behind) else None

    def _unread_tail(self, office: Entity, comma: int) -> bool:
        """«… المكلف بديوان الرئيس،», «… المتنازع عليها،»: what of an office no table reads, up to a comma."""
        tail = self.tokens[office.last : comma]
        if not 0 < len(tail) <= LONGEST_BODY or any(t.sign or t.dating is not None for t in tail):
            return False
        if any(t.kinds & (Kind.VERB | Kind.GIVEN | Kind.DELEGATION | Kind.GATHERING | Kind.TRIGGER) for t in tail):
            return False
        lead, noun = tail[0], tail[1] if len(tail) > 1 else None
        if lead.text in phrases("clauses", "resuming") or lead.prep == "ل":
            return True
        inside = lead.text == "في" and noun is not None and noun.word.definite and not noun.word.place
        if inside and noun is not None:
            return noun.word.core not in phrases("clauses", "venues")
        charged = participle(self.tokens[office.last - 1].word.core.removeprefix("ال"))
        body = lead.prep == "ب" and bool(lead.kinds & (Kind.INNER | Kind.BODY))
        return (charged and body) or self._serves_in(office.last)

    def _not_met(self, office: Entity, end: int) -> bool:
        """Whether a name behind an office cannot be whom a verb met: that is told behind, or no verb asks for it."""
        lead = self.tokens[office.first - 1].text if office.first else ""
        if office.prep or self._led_to(office.first) or self._acts_alone(office.first) or lead in led_by():
            return True
        return any(t.text in phrases("clauses", "with") for t in self.tokens[end : end + LONGEST_BODY])

    def _object_goes_on(self, before: list[Entity], office: Entity, holder: Entity) -> bool:
        """«زار الوفد مديرة الثقافة في محافظة الكرك الدكتورة فلانة»: behind the subject of a verb, the object's name.

        Also «زعيم الحزب المسجون مدى الحياة فلان»: a participle of his, and what goes with it.
        """
        between = [t for t in self.tokens[office.last : holder.first] if t.text not in QUOTES]
        quoted = len(between) < holder.first - office.last
        if not 0 < len(between) <= LONGEST_BODY or any(t.sign or t.conj or t.kinds & _NO_SEAT for t in between):
            return False
        if not (office.prep or self._led_to(office.first) or self._listed(before, office)):
            told = next((e for e in reversed(before) if not e.prep and not e.conj), None)
            since = self.tokens[told.last : office.first] if told is not None else ()
            if told is None or any(t.sign or t.text in phrases("clauses", "with") for t in since):
                return False
        lead, *place = between
        district = bool(place) and place[0].word.core in phrases("clauses", "districts")
        known = bool(place) and gazetteer_match(self.tokens, office.last + 1)
        if lead.text == "في" and (known or district) and all(t.word.place or t.word.definite for t in place[district:]):
            return True
        if lead.text == "في" and place and self._works_at(place, quoted):
            return True
        last = self.tokens[office.last - 1].word
        return last.definite and participle(last.core[2:]) and lead.text in phrases("offices", "of-attributes")

    def _listed(self, before: list[Entity], office: Entity) -> bool:
        """«الدكتور فلان، والمدير في «الشركة» فلان»: joined to somebody named right before."""
        if not (before and office.conj and before[-1].name is not None):
            return False
        return all(t.comma for t in self.tokens[before[-1].last : office.first])

    def _works_at(self, place: list[Token], quoted: bool) -> bool:
        """«المدير التنفيذي في شركة أرامكو فلان», «… في «أرامكو» فلان»: a house, or a name between quotes."""
        house, *name = place
        if quoted and not name:
            return not house.kinds
        unknown = all(not t.kinds or t.word.definite for t in name)
        return bool(house.kinds & (Kind.INNER | Kind.BODY)) and len(name) in (1, 2) and unknown

    def _through(self, office: Entity, holder: Entity) -> bool:
        """«مدير الإعلام بصحة الشرقية فلان», «مدير الدفاع المدني بمنطقة نجران بالنيابة العميد فلان»: where he serves.

        Two commas may enclose the name: «مدير الدفاع المدني بمحافظة الطائف، العميد فلان، …».
        """
        behind = self.tokens[holder.last : holder.last + 1]
        enclosed = self.tokens[holder.first - 1].comma and all(t.comma for t in behind)
        name = holder.first - enclosed
        between = self.tokens[office.last : name] or self.tokens[office.last : holder.first]
        lead = between[0]
        if len(between) > LONGEST_BODY or not self._serves_in(office.last) or lead.conj:
            return False
        seat = between[self._in_district(lead) :]
        if any(t.sign or t.conj or t.dating is not None or t.kinds & _NO_SEAT for t in seat):
            return False
        deputising = between[-1].text[0] == "ب" and between[-1].text[1:] in phrases("clauses", "charged-with")
        return deputising or self._met_behind(holder.last) or not self._is_object(office.first, name)

    def _met_behind(self, at: int) -> bool:
        """«… العميد فلان اليوم الجندي فلان»: behind a name and its day a noun of somebody, whom the verb met."""
        while at < len(self.tokens) and self.tokens[at].dating is not None:
            at += 1
        near = self.tokens[at : at + 2]
        if len(near) < 2 or near[0].sign or near[0].conj or near[0].prep or not near[0].word.definite:
            return False
        return bool(near[1].kinds & Kind.GIVEN) and not near[1].conj

    def _in_district(self, token: Token) -> bool:
        """«بمحافظة الطائف»: where he serves, though the word is a woman's office too."""
        return token.prep == "ب" and token.word.core in phrases("clauses", "districts")

    def _serves_in(self, at: int) -> bool:
        """«بصحة الشرقية», «بالمديرية»: «ب» before a noun that is nobody and no place of a meeting."""
        token = self.tokens[at]
        if self._in_district(token) or self._for_field(at):
            return True
        noun = token.word.core if token.prep == "ب" else token.text[1:] if token.text[0] == "ب" else ""
        if not noun or noun in phrases("clauses", "venues") or token.kinds & _NO_SEAT:
            return False
        if token.word.place and self._past_place(at) - at == 1:
            return False
        titled = at + 1 < len(self.tokens) and bool(self.tokens[at + 1].kinds & Kind.TITLE)
        return bool(token.prep) or is_everyday(noun) or (noun.startswith("ال") and titled)  # «بالجفرة الحاج فلان»

    def _for_field(self, at: int) -> bool:
        """«مفوضة الاتحاد لسياسة الجوار فلانة»: what the office is for, a noun with its complement, and no purpose."""
        token, after = self.tokens[at], self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if token.text[0] != "ل" or token.kinds & _NO_SEAT or after is None or not after.word.definite:
            return False
        noun = token.word.core if token.prep else token.text[1:]
        return is_everyday(noun) and not is_masdar(noun) and not after.word.place

    def _acts_alone(self, at: int) -> bool:
        """«قام المنسق الأممي في اليمن فلان بزيارة …», «زار المدير في السودان فلان دارفور»: a verb that meets nobody."""
        verb = self.tokens[at - 1] if at else None
        told = triggers().get(verb.word.core, ()) if verb is not None and verb.tells else ()
        return any(not rest and trigger.verb and trigger.frame in _ALONE for rest, trigger in told)

    def _led_to(self, at: int) -> bool:
        """Whether «مع», «بين» or «لمقابلة» stands before a mention: no name behind it is the object of a verb then."""
        lead = self.tokens[at - 1].text if at else ""
        return lead in phrases("clauses", "with") or lead in phrases("clauses", "aims")

    def _past_place(self, at: int) -> int:
        place = None if self.tokens[at].sign else gazetteer_match(self.tokens, at)
        return place[0] if place else at + 1

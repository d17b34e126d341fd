"""Where the act took place."""

from __future__ import annotations

from collections.abc import Sequence

from arabic_timeline.extract import places
from arabic_timeline.extract.entity import Entity
from arabic_timeline.extract.tables import either, phrases
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.walk.goal import Goal
from arabic_timeline.extract.wording import in_title, of_language, tied
from arabic_timeline.extract.words import Kind, is_everyday

_TOGETHER = ("مع", "ومع")
_WITH = 3  # words from a noun of meeting to «مع»
_HOSTED = 8  # words from a house to the noun of what was held in it
_QUOTES = frozenset('«"“')
_NISBA = Kind.ADJECTIVE | Kind.NATION | Kind.PLAIN | Kind.COMMON


class Scene(Goal):
    """Reads the place phrases of a walk."""

    def _place(self, at: int) -> int | None:
        token = self.tokens[at]
        if at + 1 < len(self.tokens) and self.tokens[at + 1].text in self.closed.second:
            return at + 2  # «وجها لوجه»
        if token.text in self.closed.seats and self._seat(at):
            self.scan.place = self.scan.place or places.Place(at, at + 2, prep="ب", cut=1)
            self.after_place = at + 2
            return at + 2
        aboard = token.text == "علي" and self._aboard(at)
        leads = token.text in self.closed.leading or (token.text == "علي" and bool(self.start.trigger.needs)) or aboard
        start = at + 1 if leads and at + 1 < len(self.tokens) else at
        if leads and self.tokens[start].text in _QUOTES and any(t.locates for t in self.tokens[start + 1 : start + 2]):
            start += 1  # «في «بيت الوسط»»
        if leads and not self.tokens[start].locates and (end := self._unlisted(at, start)):
            self.scan.place = self.scan.place or places.Place(start, end)
            self.after_place = end
            return end
        if token.text[0] == "ب" and self._unlisted_town(at):
            self.after_place = at + 1
            return at + 1
        if not self.tokens[start].locates or (self.tokens[start].kinds & Kind.TRIGGER and not token.prep):
            return None
        place = self._whole(places.at(self.tokens, start, self.clause.reader.index))
        venue = self.start.trigger.venue and at == self.start.last
        if place is None and self._own_district(at):
            self.after_place = at + 1
            return at + 1
        led = leads or (place is not None and place.prep in ("ب", "ل"))  # «كأبيا» leads nowhere
        if place is None or not (led or venue or self._place_object(at)):
            return None
        if token.text in phrases("clauses", "in-front") and not self._building(place):
            return None
        if tied(self.tokens[at - 1]):
            self.after_place = place.last  # «اللجنة المعنية بقضايا دارفور»
            return place.last
        if self.mute_until_comma:
            if leads or place.prep == "ب":
                self._scene(place, at)
            return place.last
        if not self._free(at) and not (
            self._visiting_frame()
            and (token.text == "علي" or token.text in phrases("clauses", "toward") or place.prep == "ل")
        ):
            return None
        if place.prep == "ل" and self.start.trigger.frame == "visit" and self.start.trigger.verb and not leads:
            return place.last  # «زار وفد من أعضاء المجلس البلدي لنيويورك المركز»
        toward = not aboard and (
            token.text == "علي"
            or token.text in phrases("clauses", "toward")
            or place.prep == "ل"
            or (not leads and self._place_object(at) and not self.start.trigger.venue)
        )
        if toward:
            if self.start.trigger.frame == "arrive" and self.start.trigger.pronoun:
                return place.last  # «التي وصلها أمس، إلى …»: the goal is the pronoun
            if self.start.trigger.frame in ("visit", "arrive") or self._visiting():
                self.scan.goal = self.scan.goal or place
            else:
                return place.last
        else:
            aside = self._of_office(place) or in_title(self.tokens, self.start.last, at)
            said = None if aside else place
            had = self.scan.place
            if said is not None and (self.lent or self._finer(said) or had is None or not had.somewhere):
                self.scan.place, self.lent = said, False
        self.lead = "" if self.lead == "to" else self.lead
        self.after_place = place.last
        return place.last

    def _houses(self, entity: Entity) -> bool:
        """«احتضنت وزارة النقل جلسة بين فلان وفلان»: the seat of a body, where others sat."""
        if not self.start.trigger.venue or entity.kind != "body" or entity.first != self.start.last:
            return False
        if self.tokens[entity.first].word.core not in phrases("clauses", "grounds"):
            return False
        noun = next((o for o in self.clause.found if o.first >= entity.last), None)
        if noun is None or noun.trigger.verb or noun.first - entity.last > _HOSTED:
            return False
        behind = self.tokens[noun.last : noun.last + _WITH]
        return not any(t.text in _TOGETHER for t in behind)  # «استضافت الوزارة لقاء مع السفير»

    def _stood_before(self, entity: Entity) -> bool:
        """«التقى وفد الفلاحين أمام البرلمان»: a body before whose house somebody stood, and nobody spoke to it."""
        led = entity.first > 0 and self.tokens[entity.first - 1].text in phrases("clauses", "in-front")
        return led and entity.kind == "body" and not self.lead and not self.start.trigger.faces

    def _as_what(self, entity: Entity) -> bool:
        """«استقبل النائبين فلانا وفلانا موفدين من رئيس الحزب»: right behind a name, as what they came."""
        head, slots = self.tokens[entity.first], self.scan.slots
        behind = len(slots) > 1 and slots[-1].entity.last == entity.first and slots[-1].entity.kind == "person"
        free = not (entity.conj or entity.prep or head.word.definite)
        return behind and free and entity.kind == "plural" and head.text.endswith("ين")

    def _building(self, place: places.Place) -> bool:
        """«أمام مقر الولاية»: a house, no town and no body that somebody speaks to."""
        head = self.tokens[place.first].word
        return place.country is None and head.core in phrases("clauses", "venues") and not head.definite

    def _seat(self, at: int) -> bool:
        """«اجتمع برئاسة الجامعة مع فلان»: where an institution is led from, and nobody who leads."""
        if self.tokens[at].text not in phrases("clauses", "seats-of") or at + 2 >= len(self.tokens):
            return False
        noun, entity = self.tokens[at + 1], self.clause.entity_at(at + 1)
        house = noun.word.core in phrases("clauses", "own-seats") or noun.word.core in phrases("clauses", "grounds")
        return house and (entity is None or entity.kind == "body") and self._free(at)

    def _unlisted_town(self, at: int) -> bool:
        """«في مكتبه بالحرم الجامعي بسند»: right behind a place, «ب» and a word that no table knows."""
        token = self.tokens[at]
        unknown = token.text[0] == "ب" and len(token.text) > 3 and not (token.kinds or token.prep or token.conj)
        return unknown and at == self.after_place and token.dating is None

    def _own_district(self, at: int) -> bool:
        """«أعضاء المجلس المحلي بالمنطقة في قاعة …»: where a side is at home, behind which its place may follow."""
        token = self.tokens[at]
        home = token.prep == "ب" and token.word.core in phrases("clauses", "own-districts")
        return home and any(slot.entity.last == at for slot in self.scan.slots)

    def _whole(self, place: places.Place | None) -> places.Place | None:
        """«وزارة الشؤون والتعاون», «دار ضيافة رئيس الحكومة فلان»: to the end of the body it names or of its owner."""
        if place is None:
            return None
        body = self.clause.entity_at(place.first)
        if body is not None and body.kind == "body" and body.last > place.last:
            return places.widened(self.tokens, place, body.last, self.clause.reader.index)
        owner = self.clause.entity_at(place.last)
        open_noun = place.last - place.first > 1 and not self.tokens[place.last - 1].word.definite
        if owner is None or not open_noun or owner.prep or owner.conj or not self._sides_told():
            return place
        house = self.tokens[place.first].word.core not in phrases("clauses", "districts") and place.country is None
        if not house or owner.kind not in ("person", "office") or not self.tokens[owner.first].kinds & Kind.HEAD:
            return place
        return places.widened(self.tokens, place, owner.last, self.clause.reader.index)

    def _sides_told(self) -> bool:
        """Whether nobody more is asked for, so that who stands behind a house owns it."""
        return len(self.scan.slots) > 1 or any(slot.lead == "with" for slot in self.scan.slots)

    def _apart(self, at: int) -> int | None:
        """«… لبحث التعاون، في مقر السفارة بالدوحة»: a building behind the topics, set apart, is the act's."""
        before, token = self.tokens[at - 1], self.tokens[at]
        leads = token.text in phrases("clauses", "inside")
        that = before.text in phrases("clauses", "that-was")
        had = self.scan.place is not None and not self.lent
        if had or not (leads or token.prep == "ب") or not (that or before.text == "،"):
            return None
        place = places.at(self.tokens, at + leads, self.clause.reader.index)
        if place is None or not (that or self.tokens[place.first].kinds & Kind.INNER):
            return None
        after = self.tokens[place.last : place.last + 1]
        if not all(t.sign or t.dating is not None for t in after):
            return None
        self.scan.place = place
        return place.last

    def _scene(self, place: places.Place, at: int) -> None:
        """«على هامش المؤتمر في جنيف»: where the occasion was, the meeting was; whom the verb met may follow."""
        self.after_place = place.last
        occasion = self.tokens[self.muted_at].word.core in phrases("clauses", "occasions")
        if (occasion or self._arrived(at)) and place.somewhere and self.scan.place is None:
            self.scan.place, self.lent = place, True

    def _arrived(self, at: int) -> bool:
        """«بعد وصوله إلى بغداد»."""
        came = self.tokens[at - 1].word.core in phrases("clauses", "arrivals")
        return came and self.tokens[at - 2].word.core in phrases("clauses", "after-arrival")

    def _aboard(self, at: int) -> bool:
        """«على متن السفينة»."""
        after = self.tokens[at + 1 : at + 2]
        return self.tokens[at].text == "علي" and any(t.word.core in phrases("clauses", "aboard") for t in after)

    def _unlisted(self, at: int, start: int) -> int:
        """«التقى فلان فلانا في صفرو أمس», «… في سانت هيلير،»: words that no table knows; the token behind them, or 0.

        They stand between a side and a sign or a day.
        """
        if self.tokens[at].text not in phrases("clauses", "before-unknown") or self.mute_until_comma or start == at:
            return 0
        if self.scan.slots and (around := self._in_town(start, at)):
            return around
        end = next((n for n in range(start, start + 3) if n >= len(self.tokens) or _ends_name(self.tokens[n])), 0)
        named = self.tokens[start:end]
        if not named or not self.scan.slots or any(_no_name(word) for word in _unread(named)):
            return 0
        dated = self.tokens[at - 1].dating is not None and not named[0].text.endswith("ه")  # «أمس في سرية»
        foreign = all(not of_language(word.text) for word in named)  # «الثلاثاء في سان كليمنت»
        behind = any(at == slot.entity.last for slot in self.scan.slots)
        return end if behind or (dated and (len(named) == 1 or foreign)) else 0

    def _in_town(self, start: int, at: int) -> int:
        """«في الحنانة بالنجف»: a quarter that no table knows, in a town that one knows; the token behind both, or 0."""
        quarter = self.tokens[start]
        if quarter.kinds or quarter.prep or quarter.conj or quarter.sign or quarter.dating is not None:
            return 0
        if not quarter.word.definite or is_everyday(quarter.word.core) or not self._free(at):
            return 0
        town = places.at(self.tokens, start + 1, self.clause.reader.index) if start + 1 < len(self.tokens) else None
        return town.last if town is not None and town.prep == "ب" and town.country is not None else 0

    def _district(self, entity: Entity) -> bool:
        """«بمحافظة المرج», «زيارة محافظة عدن», «زار الوزير محافظة عدن»: a district, and no office."""
        behind = [slot.entity.last for slot in self.scan.slots if slot.entity.offices][-1:]
        visits = self._visiting_frame() and entity.first in (self.start.last, *behind)
        if entity.kind != "office" or entity.conj or not (entity.prep == "ب" or visits):
            return False
        if self.tokens[entity.first].word.core not in phrases("clauses", "districts"):
            return False
        place = places.at(self.tokens, entity.first, self.clause.reader.index)
        return place is not None and (place.country is not None or place.id is not None)

    def _of_office(self, place: places.Place) -> bool:
        """«زعيم الأقلية في مجلس الشيوخ فلان», «مدير الجوازات بمطار النخيل فلان»: of an office, not of the act."""
        last = self.scan.slots[-1].entity if self.scan.slots else None
        led = 0 if place.prep else 1
        if self.tokens[place.first].word.core in phrases("clauses", "halls"):
            return False  # «استقبل فلان رئيس المجلس بمقر المجلس السفير فلانا»
        if last is None or last.last != place.first - led or all(end != last.last for _, end in last.offices):
            return False
        if any(t.text in phrases("clauses", "his-highness") for t in self.tokens[place.first + 1 : place.first + 2]):
            return False  # «أمير المنطقة في مكتب سموه»
        if self.scan.slots[-1].lead in ("attending", "presiding", "joining"):
            return True  # «بحضور المدير الجهوي بالمنطقة العربية فلان»
        after = self.tokens[place.last] if place.last < len(self.tokens) else None
        if places.of_holder(self.tokens, last) == place.last and (
            self._another_joined(place.last)
            or any(places.of_holder(self.tokens, slot.entity) is not None for slot in self.scan.slots[:-1])
        ):
            return True  # «فلانا وزير الزراعة في مالطا، وفلانة وزيرة التجارة في مالي»
        if last.kind == "plural" and after is not None and after.conj and after.kinds & Kind.COUNTRY:
            return True  # «وزراء الطاقة في الأردن ومصر والعراق»
        head = self.tokens[place.first].word.core
        if last.kind == "body" and place.country is None and head not in phrases("clauses", "districts"):
            return False  # «يجتمع مع حكومة الولاية بأمانة الحكومة»
        if last.kind != "plural" and head in phrases("clauses", "seats"):
            return True
        if after is None:
            return False
        if after.kinds & (Kind.TITLE | Kind.HEAD) and not after.prep and not after.conj:
            return not self._still_asks(place.last)  # «رئيس المجلس في مالي العقيد فلان»
        return self._names(place.last) and not self._still_asks(place.last)

    def _another_joined(self, at: int) -> bool:
        """«، وفلانا», «والوفد المرافق له»: whether «و» joins another mention there, a comma before it or none."""
        at += at < len(self.tokens) and bool(self.tokens[at].comma)
        entity = self.clause.entity_at(at)
        kinds = ("person", "office", "delegation")
        return entity is not None and entity.conj and not entity.prep and entity.kind in kinds

    def _still_asks(self, at: int) -> bool:
        """«استقبل رئيس الدولة بالقصر السيد فلانا»: who stands behind the place is the object that the verb asks for."""
        entity = self.clause.entity_at(at)
        if self.start.trigger.frame != "object" or not self.start.trigger.verb or len(self.scan.slots) != 1:
            return False
        if entity is None:
            return False
        if self.scan.slots[0].entity.name is not None:
            return False  # «التقى الوزير فلان رئيس المجلس في مالي العقيد فلانا»
        after = (self.clause.entity_at(n) for n in (entity.last, entity.last + 1))
        return not any(e is not None and not e.conj and not e.prep for e in after)

    def _names(self, at: int) -> bool:
        """Whether what stands right behind a place is a name, whose office the place then completes."""
        while at < len(self.tokens) - 1 and (self.tokens[at].kinds & Kind.TITLE or len(self.tokens[at].text) == 1):
            if self.tokens[at].text in "،,:":
                return False
            at += 1  # «بالمنطقة الشرقية د. فلان»
        entity = self.clause.entity_at(at) or self.clause.reader.unknown_name(at)
        return entity is not None and entity.name is not None and entity.name[0] == at and not entity.prep

    def _finer(self, place: places.Place | None) -> bool:
        """«ستجتمع لجنة السلام في مالي، بباماكو»: a city after the country that it lies in."""
        before = self.scan.place
        if place is None or before is None or place.country is None or place.country != before.country:
            return False
        whole, part = self.tokens[before.first], self.tokens[place.first]
        return bool(whole.kinds & Kind.COUNTRY) and before.last - before.first == 1 and bool(part.kinds & Kind.CITY)

    def _free(self, at: int) -> bool:
        """Whether a place phrase tells of the act, and not of the noun before it («جهاز بالمغرب»)."""
        before = self.tokens[at - 1]
        if before.sign or before.dating is not None or at == self.start.last or at - 1 in self.scan.predicates:
            return True
        if any(at == slot.entity.last for slot in self.scan.slots) or at == self.after_place:
            return True
        if before.text in either("clauses", "that-was", "adverbs", "hours") or self._behind_earlier(at):
            return True
        if before.text in phrases("clauses", "meals"):
            return True  # «على مائدة العشاء في الإليزيه»
        if self._behind_manner(at) or self._behind_adjectives(at) or self._behind_many(at):
            return True
        if self._after_predicate(at):
            return True
        return (
            bool(before.kinds & (Kind.COMMON | Kind.ADJECTIVE | Kind.STOP | Kind.TRIGGER | Kind.NATION))
            and not self.scan.slots
            and not self._led_astray(at)
        )

    def _behind_earlier(self, at: int) -> bool:
        """«في وقت سابق من الأسبوع في محافظة عدن»: behind a time that no day tells."""
        before = [t.text for t in self.tokens[max(0, at - 4) : at]]
        return len(before) > 2 and before[-2] == "من" and before[-3] in phrases("clauses", "some-time")

    def _behind_many(self, at: int) -> bool:
        """«التقى فلانا وجمعا من الأهالي في مقر البلدية»: behind a group that «و» joins to the sides."""
        sides = {slot.entity.last for slot in self.scan.slots}
        return any(e.last == at and e.conj and e.kind == "plural" and e.first in sides for e in self.clause.ending(at))

    def _behind_manner(self, at: int) -> bool:
        """«التقاه مرتين في …», «وجها لوجه في …», «والوفد المرافق له في …»: small words behind a side."""
        ends = {slot.entity.last for slot in self.scan.slots} | {self.start.last}
        ends |= {e.last for e in self.clause.entities.values() if e.kind == "delegation" and e.conj}
        small = either("clauses", "manner", "of-his")
        n = self._before_how_often(at)
        while n not in ends and self.tokens[n - 1].text in small:
            n -= 1
            n -= self.tokens[n].text in phrases("clauses", "second-words")
        return n != at and n in ends

    def _before_how_often(self, at: int) -> int:
        """Where «للمرة الثالثة» or «لأول مرة» starts that ends before a token, else the token itself."""
        if at < 2:
            return at
        first, second = self.tokens[at - 2], self.tokens[at - 1]
        times = phrases("offices", "how-often")
        if first.word.core in times and first.prep == "ل":
            orders = either("clauses", "ordinals", "numbered", "other-times")
            return at - 2 if second.word.core in orders else at
        return at - 2 if first.text in phrases("offices", "for-the-nth") and second.word.core in times else at

    def _behind_adjectives(self, at: int) -> bool:
        """«مسؤول استخباراتي أجنبي بطنجة», «القمة الاستثنائية في بغداد»: adjectives that no mention took up."""
        ends, n = {slot.entity.last for slot in self.scan.slots}, at
        while n not in ends and n > self.start.last:
            before = self.tokens[n - 1]
            nisba = before.text.endswith(("ي", "يه", "يين", "ان")) and not before.kinds & ~_NISBA
            if not nisba or before.prep or before.conj or before.sign or before.dating is not None:
                return False
            n -= 1
        return n != at and n in ends

    def _led_astray(self, at: int) -> bool:
        """«سيعرض نتائج الزيارة على المقر في نيويورك»: a preposition before a place leads to another noun."""
        between = self.tokens[self.start.last : at]
        return any(t.text in phrases("clauses", "astray") for t in between)

    def _after_predicate(self, at: int) -> bool:
        """«سيعقد اجتماعه السنوي بالدوحة»: only adjectives stand between the act and its place."""
        n = at - 1
        while (
            n > self.start.first
            and n not in self.scan.predicates
            and (
                self.tokens[n].kinds & (Kind.ADJECTIVE | Kind.COMMON)
                or (self.tokens[n].text.endswith("ا") and not self.tokens[n].kinds & ~_NISBA)  # «ثلاثيا», «مماثلا»
                or (self.tokens[n].word.definite and not self.tokens[n].prep)
                or self.tokens[n].text in phrases("clauses", "teens")
            )
        ):
            n -= 1
        light = self.scan.light
        act = n in self.scan.predicates or (light is not None and light.first <= n < light.last)
        return act and not any(s.entity.first >= n for s in self.scan.slots)


def _unread(named: Sequence[Token]) -> Sequence[Token]:
    """The words of a name that no table may know: of «ظهران الجنوب» the first alone."""
    whole = len(named) > 1 and named[-1].text in phrases("clauses", "sides-of-towns")
    return named[:1] if whole and not of_language(named[0].text) else named


def _ends_name(token: Token) -> bool:
    return token.sign or token.dating is not None


def _no_name(token: Token) -> bool:
    """Whether a word between «في» and a sign is no unknown name."""
    return bool(token.kinds) or token.conj or bool(token.prep) or token.word.definite

"""Words between the mentions: those that lead to a side, those that only fill, and those where the clause ends."""

from __future__ import annotations

from dataclasses import replace

from arabic_timeline.extract import places, rounds
from arabic_timeline.extract.clause import LONGEST_GAP, Lead
from arabic_timeline.extract.entity import Entity
from arabic_timeline.extract.finding import Found
from arabic_timeline.extract.lasting import lasted
from arabic_timeline.extract.leads import led_by
from arabic_timeline.extract.signs import expected
from arabic_timeline.extract.tables import either, phrases
from arabic_timeline.extract.triggers import Trigger
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.walk.onward import Onward
from arabic_timeline.extract.wording import purpose, unlisted_act
from arabic_timeline.extract.words import Kind

MOST_PASSED = 20  # other nouns of meeting inside one clause; more are a list of words, and would be read many times
LONGEST_UNANNOUNCED = 5  # words of «لم يعلن عنها من قبل»
_LANDS = Kind.COUNTRY | Kind.NATION
_PRESENTED = 8  # words from «اعتماده» to whom they are presented
MOST_ADJECTIVES = 2  # words of «لقاءات ثنائية منفصلة» behind the noun
_APART = 3  # words of «كلا على حدة»
_SAYS = 6  # words of «يضيف المصدر ذاته»
_OWN_NOUN = 4  # words from «تجري» to «مباحثات»
_BOND = 6  # words from «العلاقات» to «تجمع»
LONGEST_RELATIVE = 20  # words of a relative clause behind a side, up to «بحضور»
LONGEST_OCCASION = 4  # words from «هامش» to «حول»


class Words(Onward):
    """Reads the words of a walk that are neither mention nor place."""

    def _word(self, at: int) -> int | None:
        token = self.tokens[at]
        text = token.text
        small = text in self.closed.small
        if small and text in phrases("clauses", "but-rather") and self.clause.entity_at(at + 1) is not None:
            return None  # «لم يلتق السفير فلانا، بل القنصل فلانا»: another one, of whom the opposite is told
        if small and text in phrases("clauses", "demonstratives") and self._relative_next(at):
            return None  # «الزيارة بعد تلك التي قام بها وفد»: another one
        if small and (end := self._not_he(at)) is not None:
            return end
        if small and (later := self._at_another_time(at)) is not None:
            self._then(later)  # «التقى الوزير صباحا، وفي المساء زعيم المعارضة»
            return None
        if self.scan.slots and not self.mute_until_comma and (end := self._lasted(at)):
            self.after_place = end  # «التقاه على مدى ساعتين في …»: a place may follow
            return end
        if self._behind_noun(at) and (end := lasted(self.tokens, at)):
            self.after_place = end  # «استمرت ساعتين في القصر»: a place may follow
            return end  # «محادثات استمرت ساعتين مع فلان», «عقد اجتماعا استمر ساعتين مع فلان»
        if small and self.scan.slots and self.tokens[at - 1].comma and text in phrases("clauses", "either"):
            return None  # «جمع فلانا بفلان، أو فلانا بفلان»: an act of others
        if text in self.closed.members_open and (led := self._led_on(at)) is not None:
            return led
        if small and self._each_apart(at):
            self.after_place = at + _APART
            return at + _APART
        also = small and self.scan.slots and " ".join(t.text for t in self.tokens[at : at + 2])
        if also and also in phrases("clauses", "and-also") and not self._of_another_noun(at + 2):
            self.lead, self.gap, self.mute_until_comma = "", 0, False
            return at + 2
        if small and text in phrases("clauses", "too") and self.scan.slots and self.scan.slots[-1].entity.last == at:
            return at + 1  # «واستقبل الرئيس كذلك وفدا»
        if small and self._members_next(at):
            self.lead, self.gap = "attending", 0
            return at + 1 + (self.tokens[at + 1].text == "من" if at + 1 < len(self.tokens) else 0)
        if small and self.closed.leads.get(text) == "presiding" and self._led_by_next(at):
            self.lead, self.gap = "presiding", 0
            return at + 1
        if small and self._leader_told(at):
            self.lead, self.gap = "presiding", 0
            return at + 2
        if self.start.trigger.name == "reception" and (end := self._on_arrival(at)):
            return end
        other = self.clause.trigger_at(at) if token.tells else None
        if other is not None and other.trigger.needs and (joined := self._on_to_whom(at)) is not None:
            self.gap = 0
            return joined  # «اجتماع تواصل حتى الليل، وضم فلانا وفلانا»
        if other is not None and self.start.trigger.verb and text in self.start.trigger.needs and self.scan.slots:
            described = self.clause.entity_at(at + 1) is None and any(
                t.text in phrases("clauses", "inside") for t in self.tokens[at + 2 : at + 3]
            )
            self.after_place = at + 1 + described
            return self.after_place  # «خص فلانا باستقبال رسمي في القصر»: what the verb asks for
        if other is not None and self.closed.leads.get(text) != "attending":
            return self._other_trigger(at, other)
        if self.start.trigger.needs and (end := self._credentials(at)):
            return end
        if small and text in phrases("clauses", "reaching") and self._reaches(at):
            self.lead, self.gap, self.mute_until_comma = "with", 0, False
            return at + 1
        if text.startswith("لل") and self._says_what_for(at):
            return self._topics(at)
        if text not in self.closed.telling and token.word.core not in self.closed.telling:
            return self._filler(at)
        if end := self._time_of_day(at):
            self.after_place = end
            return end
        if text.removeprefix("و") in phrases("triggers", "topics") or (
            token.word.core in phrases("clauses", "topic-nouns") and token.prep == "ل"
        ):
            return self._topics(at) if not self._beside(at) else at + 1
        if text in phrases("clauses", "with-him") or self._with_that_one(at):
            self.scan.with_him = True
            self.after_place = at + 1  # «لقائه بسموه في لندن»: a place may follow
            return at + 1
        if text in phrases("clauses", "with-both") and self._subject_next(at):
            self.scan.with_him, self.scan.with_both, self.after_place = True, True, at + 1
            return at + 1
        if text in phrases("clauses", "with-them") and self.start.trigger.verb:
            return None
        if text == "ومع" and self._has_other() and self.clause.entity_at(at + 1) is not None:
            self._then(at + 1)  # «مباحثات مع فلان ومع فلان»: each by himself
            return None
        if self._between_him(at):
            self.lead, self.gap, self.scan.between_him = "with", 0, text
            return at + 2
        lead = self.closed.leads.get(text)
        if lead is not None and self._of_topic(lead):
            return None
        if lead == "between" and self.start.trigger.verb and self.start.trigger.frame == "topic":
            of = self.clause.entity_at(at + 1)
            if self.passed or (of is not None and of.kind in ("person", "office", "delegation")):
                return None  # «ناقش الوزير الخلاف بين فلان وفلان», «عرض التوسط بين …»: of the noun
        if lead == "with" and self.scan.with_him and self.start.trigger.verb:
            return None  # «وبحث معهم سبل التنسيق مع الحكومة»: of another noun
        if lead == "with" and self.muted_by_noun and self._known_noun():
            return None  # «ويأتي اللقاء بعد يومين من اجتماع عقده فلان مع …»
        if lead == "with" and self._met_before_comma(at):
            return None  # «أنه لم يلتق بفلان، خرج الأخير في حوار مع …»
        if lead == "presiding" and self._of_others(at):
            return None  # «النهضة التي تشهدها البلاد بقيادة الملك»
        if lead is not None and not (self.muted_by_noun and self.mute_until_comma and self._of_noun(lead)):
            self.lead, self.gap, self.mute_until_comma = lead, 0, False
            return at + 1
        if text == "علي" and self.start.trigger.lands:  # «حل ضيفا على فلان»
            self.lead, self.gap = "to", 0
            return at + 1
        if text == "الي" and self.start.trigger.name == "sit together":  # «جلس إلى فلان»
            self.lead, self.gap = "with", 0
            return at + 1
        if text == "امام" and self._faced():  # «مثل الوزير أمام اللجنة»
            self.lead, self.gap, self.mute_until_comma = "with", 0, False
            return at + 1
        call = self.start.trigger if not self.start.trigger.verb else None
        call = call or (self.scan.light.trigger if self.scan.light is not None else None)
        if text in phrases("clauses", "and-another") and self.scan.slots and (guest := self._another_with(at)):
            self._then(guest)  # «اتصالا من فلان، وآخر من فلان»
            return None
        if text in phrases("clauses", "the-next-of-several") and self.scan.slots and (guest := self._another_with(at)):
            self._then(guest)  # «لقاءين، الأول مع فلان، والثاني مع فلان»
            return None
        if text in phrases("clauses", "next-guest") and len(self.scan.slots) > 1 and self.clause.entity_at(at + 1):
            self._then(at + 1)  # «استقبل فلان فلانا، وبعده فلانا»
            return None
        if text == "من" and call is not None and call.mode == "phone":
            self.lead, self.gap, self.mute_until_comma = "with", 0, False
            return at + 1
        if text == "ومن" and call is not None and call.mode == "phone" and self.scan.slots:
            self._then(at + 1)  # «اتصالين من فلان، ومن فلان»: each called by himself
            return None
        if text in ("من", "ومن") and at + 1 < len(self.tokens) and self.tokens[at + 1].text in phrases("clauses", "by"):
            self.lead, self.gap, self.mute_until_comma = "by", 0, False
            return at + 2
        if token.word.core in phrases("triggers", "joint"):
            self.scan.joint = True
            return at + 1
        if text in phrases("clauses", "each") and not self.start.trigger.verb and self.scan.light is None:
            return None  # «التقى خلال زيارته كلا من …»: objects of the verb before
        if text in phrases("clauses", "all") or (
            text == "من" and self.tokens[at - 1].text in phrases("clauses", "all")
        ):
            return at + 1
        if text in phrases("clauses", "standing-as"):
            self.mute_until_comma = True
            return at + 1
        if self._set_adverb(at):
            self.after_place = at + 2
            return at + 2  # «وكان قد التقى قبل ذلك فلانا», «والتقى الوزير بعد ذلك فلانا»
        if self._upon_arriving(at):
            self.after_place = at + 2
            return at + 2
        if text in phrases("clauses", "adjuncts") or token.word.core in phrases("clauses", "adjuncts"):
            self.mute_until_comma, self.muted_at = True, at
            self._on_journey(at)
            return at + 1
        return self._filler(at)

    def _upon_arriving(self, at: int) -> bool:
        """«والتقاها فور وصولها الوزير فلان»: nobody can complete the noun of an arrival that has its pronoun."""
        if at + 2 >= len(self.tokens) or self.tokens[at + 1].text not in phrases("clauses", "arrivals"):
            return False
        told = self.clause.entity_at(at + 2)
        free = told is not None and told.kind in ("person", "office", "delegation") and not (told.prep or told.conj)
        when = self.tokens[at].text in either("clauses", "right-upon", "adjuncts", "while")
        mine = self.start.trigger
        return when and free and mine.verb and mine.frame == "object" and not self.scan.slots

    def _of_another_noun(self, at: int) -> bool:
        """«اهتم برد الوزير، إلى جانب رد السفير»: a noun of another matter behind «إلى جانب», and no mention."""
        if at >= len(self.tokens) or self.clause.entity_at(at) is not None:
            return False
        return self.tokens[at].prep == "ب" or bool(self.tokens[at].kinds & (Kind.PLAIN | Kind.COMMON))

    def _reaches(self, at: int) -> bool:
        """«أجرى فلان لقاءات ثنائية شملت فلانا»: behind the noun of what somebody told did, with whom."""
        noun = self.scan.light
        if noun is None or at < noun.last or self._has_other():
            return False
        honour = self.tokens[self.start.last].text in phrases("clauses", "his-highness")  # «عقدت معاليها لقاءات شملت …»
        if not (self.scan.slots or honour):
            return False
        how = self.tokens[noun.last : at]  # «لقاءات ثنائية منفصلة»
        how = [t for t in how if t.dating is None]  # «لقاءات أمس شملت»
        free = all(not (t.sign or t.prep or t.conj or t.kinds & (Kind.STOP | Kind.VERB)) for t in how)
        return free and len(how) <= MOST_ADJECTIVES and self.clause.entity_at(at + 1) is not None

    def _faced(self) -> bool:
        """Whether the act is one before somebody, who stands behind «أمام»."""
        noun = self.scan.light
        return self.start.trigger.faces or (noun is not None and noun.trigger.faces)

    def _on_journey(self, at: int) -> None:
        """«خلال زيارة قصيرة لبغداد», «أثناء زيارة لم يعلن عنها مسبقا إلى مالي»: where the journey went, the act was."""
        journey = any(t.text in phrases("clauses", "journeys") for t in self.tokens[at + 1 : at + 2])
        led = self.tokens[at].text in phrases("clauses", "during-journey")
        if not (journey and led) or self.scan.place is not None:
            return
        n = at + 2
        while n < len(self.tokens) and (step := self._of_journey(n)):
            n += step
        leads = n + 1 < len(self.tokens) and self.tokens[n].text in self.closed.leading
        if n >= len(self.tokens) or not (leads or self.tokens[n].prep == "ل"):
            return
        goal = places.at(self.tokens, n + leads, self.clause.reader.index)
        if goal is not None and (goal.country or goal.somewhere):
            land = self.tokens[goal.first].kinds & (Kind.COUNTRY | Kind.CITY) == Kind.COUNTRY
            self.scan.place, self.lent = replace(goal, vague=True) if land else goal, True  # «في باريس» says more

    def _of_journey(self, at: int) -> int:
        """How many words at a token only say what kind of journey it was: «رسمية», «لم يعلن عنها مسبقا»."""
        token = self.tokens[at]
        said = (" ".join(t.text for t in self.tokens[at : at + n]) for n in range(LONGEST_UNANNOUNCED, 1, -1))
        words = next((len(one.split()) for one in said if one in phrases("clauses", "unannounced")), 0)
        kind = token.kinds & (Kind.ADJECTIVE | Kind.NATION) or token.text.endswith("ه")
        plain = not (token.sign or token.prep or token.conj or token.dating is not None)
        described = plain and kind and not token.kinds & (Kind.VERB | Kind.STOP | Kind.CITY | Kind.COUNTRY)
        return words or int(bool(described))

    def _credentials(self, at: int) -> int | None:
        """«تسلم الملك أوراق اعتماد السفير فلان», «قدم السفير فلان أوراق اعتماده إلى الملك»: they were face to face."""
        words = [token.text for token in self.tokens[at : at + 2]]
        if len(words) == 2 and words[1] in phrases("clauses", "credentials") and words[0] == "اوراق":
            self.lead, self.gap, self.after_place, self.mute_until_comma = "", 0, at + 2, False
            to = self._presented_to(at + 2) if self.start.trigger.name == "present credentials" else None
            if to is not None:
                self.lead = "with"
            return at + 2 if to is None else to
        if self.start.trigger.name == "hear out" and self.tokens[at].text in self.start.trigger.needs:
            heard = self.clause.entity_at(at + 1)
            anybody = heard is not None and heard.kind == "plural" and heard.last - heard.first == 1
            if heard is None or (anybody and self.tokens[heard.first].word.definite):
                return None  # «استمع إلى هموم المواطنين»: from nobody in particular
            if self.tokens[at].text == "الي" and not self._may_be_heard(heard):
                return None
            self.lead, self.gap, self.mute_until_comma = "with", 0, False
            return at + 1  # «استمع إلى مطالب وجهاء الحي»
        said = at and self.tokens[at - 1].text in phrases("clauses", "credentials")
        if said and words and words[0] in phrases("clauses", "credentials-to"):
            self.lead, self.gap = "with", 0
            return at + 1
        return None

    def _may_be_heard(self, entity: Entity) -> bool:
        """«استمعت اللجنة إلى وزير الداخلية فلان»: a holder or several of a group, where nobody judges or sings."""
        words = either("clauses", "courts", "judges", "trials")
        tried = any(t.word.core in words or t.text in words for t in self.tokens)
        held = entity.kind in ("person", "office") and bool(entity.offices)
        return not tried and not entity.crowd and (held or entity.kind in ("plural", "delegation"))

    def _another_with(self, at: int) -> int | None:
        """Behind «وآخر», where he is told with whom another such act was."""
        lead = self.tokens[at + 1].text if at + 1 < len(self.tokens) else ""
        return at + 2 if lead in phrases("clauses", "another-with") and at + 2 < len(self.tokens) else None

    def _presented_to(self, at: int) -> int | None:
        """«أوراق اعتماده سفيرا لبلاده إلى الملك», «للرئيس فلان»: where he is told to whom they are given."""
        for n in range(at, min(at + _PRESENTED, len(self.tokens))):
            token, entity = self.tokens[n], self.clause.entity_at(n)
            if token.text in phrases("clauses", "credentials-to"):
                return n + 1
            if entity is not None and entity.prep == "ل" and entity.kind in ("person", "office"):
                return n
            envoy = token.text in phrases("clauses", "as-envoy") or (token.prep == "ل" and token.kinds & _LANDS)
            if not envoy and token.dating is None:
                return None
        return None

    def _time_of_day(self, at: int) -> int | None:
        """«بعد الظهر في مكتبه», «بعد صلاة العصر في ديوانه»: when, as a date says it."""
        of = self.tokens[at + 1 : at + 3]
        if not of or self.tokens[at].word.core not in phrases("clauses", "adjuncts"):
            return None
        if of[0].text in phrases("clauses", "times-of-day"):
            return at + 2
        prayed = len(of) == 2 and of[0].word.core in phrases("clauses", "prayers") and of[1].word.definite
        return at + 3 if prayed else None

    def _on_arrival(self, at: int) -> int | None:
        """«وكان في استقباله لدى وصوله مقر الحفل فلان»: behind when he came, and where to."""
        came = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if came is None or came.word.core not in phrases("clauses", "arrivals"):
            return None
        if self.tokens[at].word.core not in phrases("clauses", "adjuncts"):
            return None
        goal = at + 2 + (at + 2 < len(self.tokens) and self.tokens[at + 2].text in phrases("clauses", "toward"))
        place = places.at(self.tokens, goal, self.clause.reader.index) if goal < len(self.tokens) else None
        if place is not None and self.scan.place is None and place.somewhere:
            self.scan.place = place
        self.after_place = place.last if place is not None else at + 2
        return self.after_place

    def _next_after(self, at: int) -> bool:
        """Whether «بعده» stands right behind a verb whose sides are still to come, or behind the subject of it."""
        if self.start.trigger.frame not in ("object", "with", "topic", "light") or not self.start.trigger.verb:
            return False
        if self.start.last == at:
            return not self.tokens[at].conj
        subject = self.scan.slots[0].entity if len(self.scan.slots) == 1 else None
        return subject is not None and subject.last == at and subject.first == self.start.last

    def _of_others(self, at: int) -> bool:
        """«علاقات البلدين بقيادة الملك»: who leads is told of a noun that is no side and no noun of the act."""
        before = self.tokens[at - 1]
        if self.tokens[at].text not in phrases("clauses", "leadership") or before.sign or before.dating is not None:
            return False
        ends = {slot.entity.last for slot in self.scan.slots} | {self.start.last, self.after_place}
        return at not in ends and at - 1 not in self.scan.predicates and self.scan.slots != []

    def _met_before_comma(self, at: int) -> bool:
        """Whether the verb has whom it asks for with «ب» or «مع», and another clause has begun behind a comma since."""
        last = self.scan.slots[-1] if self.scan.slots else None
        if last is None or last.lead != "with" or not self.start.trigger.verb or self.tokens[at].conj:
            return False
        between = self.tokens[last.entity.last : at]
        return any(token.comma for token in between) and not between[-1].sign

    def _known_noun(self) -> bool:
        """«اللقاء»: the meeting just told, of which nobody has been named here."""
        trigger = self.start.trigger
        return trigger.definite and not (trigger.verb or trigger.pronoun) and not self.scan.slots

    def _between_him(self, at: int) -> bool:
        """«بينه وبين فلان»: of the two sides the one told before."""
        after = self.tokens[at + 1 : at + 2]
        led = any(t.text in phrases("clauses", "and-between") for t in after)
        return led and self.tokens[at].text in phrases("clauses", "between-him")

    def _behind_noun(self, at: int) -> bool:
        """Whether a token stands right behind the noun of the act: its own, or the one that its verb holds."""
        noun = self.start if not self.start.trigger.verb else self.scan.light
        if noun is None or noun.trigger.verb or at < noun.last:
            return False
        how = self.tokens[noun.last : at]  # «لقاء مغلق دام ساعتين»
        return len(how) <= MOST_ADJECTIVES and all(self._only_describes(t) for t in how)

    def _only_describes(self, token: Token) -> bool:
        free = not (token.sign or token.prep or token.conj or token.word.definite) and token.dating is None
        return free and not token.kinds & ~(Kind.ADJECTIVE | Kind.COMMON | Kind.PLAIN)

    def _lasted(self, at: int) -> int | None:
        """How long the meeting was, told right behind its sides."""
        comma = self.tokens[at - 1].comma
        return lasted(self.tokens, at) if at - comma == self.scan.slots[-1].entity.last else None

    def _of_noun(self, lead: Lead) -> bool:
        """«التقى فلان فلانا في محاولة لإحياء المحادثات مع …»: of another noun, where the act lacks nobody."""
        received = self.start.trigger.name == "receive" and bool(self.scan.slots)  # nobody receives «مع»
        whole = received or (self.start.trigger.frame == "object" and len(self.scan.slots) > 1)
        return lead == "between" or (lead == "with" and whole)

    def _of_topic(self, lead: Lead) -> bool:
        """«تطرق فلان إلى الاجتماع المرتقب للرئيس مع فلان»: what is touched on is another act."""
        return lead == "with" and self.start.trigger.name == "touch on" and bool(self.passed)

    def _led_by_next(self, at: int) -> bool:
        """«وفد من البنك ترأسته فلانة»: who leads the delegation is one of it."""
        last = self.scan.slots[-1].entity if self.scan.slots else None
        moves = self.start.trigger.frame in ("visit", "arrive")
        return last is not None and last.kind == "delegation" and at - last.last <= 1 and not moves

    def _leader_told(self, at: int) -> bool:
        """«الوفد الذي يقوده فلان»: a relative clause right behind a delegation that says who leads it."""
        verb = self.tokens[at + 1].text if at + 1 < len(self.tokens) else ""
        relative = self.tokens[at].text in phrases("clauses", "relatives")
        return relative and verb in led_by() and self._led_by_next(at)

    def _of_delegation(self, at: int) -> bool:
        """«وفدا برلمانيا يضم …», «الوفد الذي ضم …»: right behind a delegation."""
        last = self._delegation()
        lacks = self.start.trigger.frame in ("light", "joins", "preside", "attend") and self.scan.light is None
        lacks = lacks and not (at and self.tokens[at - 1].comma)  # «قام وفد، يضم فلانا، بزيارة»
        if last is None or lacks:
            return False
        between = self.tokens[self.scan.slots[-1].entity.last : at]
        return len(between) <= 1 and all(t.comma or t.text in phrases("clauses", "relatives") for t in between)

    def _delegation(self) -> Entity | None:
        """The delegation told last, whoever leads it told behind it: «وفدا يقوده فلان، ويضم …»."""
        slots = self.scan.slots[:-1] if self.scan.slots and self.scan.slots[-1].lead == "presiding" else self.scan.slots
        last = slots[-1].entity if slots else None
        return last if last is not None and last.kind == "delegation" else None

    def _members_next(self, at: int) -> bool:
        word = self.tokens[at].text if at < len(self.tokens) else ""
        return word in phrases("clauses", "composed") and self._of_delegation(at)

    def _led_on(self, at: int) -> int | None:
        """«… مسؤولين، على رأسهم فلان», «ورئيس المجلس، في حضور فلان»: past words that lead on to more of the sides."""
        said = tuple(t.text for t in self.tokens[at : at + 2])
        members = next((len(words) for words in (said, said[:1]) if words in self.closed.members), 0)
        if self.scan.slots and members:
            self.members, self.gap, self.mute_until_comma = True, 0, False
            return at + members
        if self.start.trigger.verb and members and self._met_many():
            self.scan.listed, self.lead, self.gap, self.mute_until_comma = True, "", 0, False
            return at + members  # «استقبلهم تباعا، ويتعلق الأمر بفلان وفلان»
        if self.start.trigger.verb and members and said[0] not in phrases("clauses", "such-as"):
            self.lead, self.gap = "attending", 0
            return at + members  # «مسؤولون سيزورون البلاد، ومن ضمنهم فلان»: of the subject before the verb
        lead = self.closed.pairs.get(said) if len(said) == 2 else None
        if lead is not None and not self.scan.slots and said[0] in phrases("offices", "standing-for"):
            self.gap, self.after_place, self.mute_until_comma = 0, at + 2, False
            return at + 2  # «شاركت قطر، ممثلة في الوزيرة فلانة، في …»: of a state she is the one who was there
        if lead is None or not (self.scan.slots or self._about_noun()):
            return None
        self.lead, self.gap, self.mute_until_comma = lead, 0, False
        return at + 2

    def _met_many(self) -> bool:
        """«استقبلهم»: whether the object of the verb is several who were told, and nobody behind it met them."""
        trigger, text = self.start.trigger, self.tokens[self.start.first].text
        return trigger.frame == "object" and trigger.pronoun and text.endswith(("هم", "هما")) and not self.scan.slots

    def _beside(self, at: int) -> bool:
        """«على هامش ندوة حول …»: the topic of the occasion, not of the meeting."""
        occasion = self.tokens[self.muted_at].word.core in phrases("clauses", "scene")
        return self.mute_until_comma and occasion and at - self.muted_at <= LONGEST_OCCASION

    def _with_that_one(self, at: int) -> bool:
        """«لقائه به», «اجتماعه مع سموه»: whom the text spoke of, after what leads to a side."""
        token = self.tokens[at]
        if token.text in phrases("clauses", "with-him-too"):
            return at == self.start.last and self.start.trigger.pronoun and not self.start.trigger.verb
        return token.text in self.closed.his and (token.text[0] == "ب" or self.lead == "with")

    def _topics(self, at: int) -> int | None:
        if self.start.trigger.needs_with and not self.scan.slots:
            return at + 1
        if self.start.trigger.needs_with and not self._has_other():
            self.gap = -40
            return at + 1
        self.talking = True
        self.topic_start = at if self.tokens[at].prep else at + 1
        return at + 1

    def _filler(self, at: int) -> int | None:
        token = self.tokens[at]
        text = token.text
        if self._said_so(at) and text not in phrases("clauses", "links") and self._leads_on(at):
            return at + 1  # «اللقاء الذي قيل إنه جمع»
        if text in self.closed.turning:
            if self.scan.slots and self.tokens[at - 1].comma and text in phrases("clauses", "was"):
                return None  # «فيما كان فلان يستقبل فلانا، كان فلان يجتمع …»
            if text in phrases("clauses", "was") and self._was_there(at):
                self.after_place = at + 1  # «آخر لقاء بين فلان وفلان كان في مكتبه»
                return at + 1
            if text in phrases("clauses", "blessings") and self._behind_side(at):
                self.after_place = at + 1  # «الشيخ فلان حفظه الله ورعاه بقصر …»
                return at + 1
            if text in phrases("clauses", "relatives"):
                if self._long_awaited(at):
                    return at + 3
                if not self.start.trigger.verb and (end := lasted(self.tokens, at + 1)):
                    return end  # «لقائه فلانا الذي استمر ساعة في حضور فلان»
                led = self._leads_on(at + 1) or self._members_next(at + 1)
                return at + 1 if led else self._past_relative(at) or self._on_to_present(at)
            if text in phrases("clauses", "links") and self._leads_on(at + 1):
                return at + 1
            if text == "وذلك":
                return at + 1
            if text in phrases("clauses", "before-him") and self._next_after(at):
                return at + 1  # «والتقى فلان بعده فلانا»
            if text in phrases("clauses", "before-him"):
                return None  # «بالرئيس فلان، ومن قبله المستشارة فلانة»
            if text == "ثم":
                received = self.start.trigger.name == "reception" and not self.start.trigger.verb
                if self.scan.slots and (received or self.start.trigger.frame in ("object", "visit")):
                    self._then(at + 1)
                elif any(slot.lead == "with" for slot in self.scan.slots) and self._with_next(at + 1):
                    self._then(at + 2)
                elif self.start.trigger.frame == "with" and self._to_next(at + 1):
                    self._then(at + 2)  # «اجتمع إلى فلان ثم إلى فلان»
                elif self.start.trigger.frame == "with" and self.scan.slots:
                    self._then(at + 1)  # «اجتمع بفلان ثم بفلان»
                return None
            if text in phrases("clauses", "other-clause"):
                return None
        if token.kinds & (Kind.VERB | Kind.PLAIN) and self._took_place(at):
            self.scan.predicates.append(at)
            return at + 1
        if self.tokens[at - 1].comma and (end := self._says(at)) is not None:
            return end
        if (joined := self._on_to_whom(at)) is not None:
            self.gap = 0
            return joined
        if (token.kinds & Kind.VERB and not self._like_noun(at)) or self._another_act(at):
            return None
        crowd = token.kinds & Kind.NOT_PEOPLE and not token.kinds & Kind.INNER and not token.prep
        if crowd and not self.mute_until_comma:  # «على هامش معرض البناء، فلانا»
            self.scan.broken = not self.scan.slots and not self._of_those_told()
            return None
        if self.mute_until_comma:
            return at + 1
        if self._round(at):
            return at + 1
        if (end := self._on_whose_side(at)) is not None:
            return end
        if self._somebody_else(at):
            self.mute_until_comma = self.lead == "with"  # «للحوار بين الأديان» ends in the office of who follows
            self.lead = ""
            return at + 1
        self.gap += 1
        return at + 1 if self.gap <= LONGEST_GAP else None

    def _was_there(self, at: int) -> bool:
        """Whether «كان» stands right behind the sides of a noun, and where or when it was right behind that."""
        sides, behind = self.scan.slots, self.tokens[at + 1 : at + 2]
        noun = not self.start.trigger.verb and len(sides) > 1 and sides[-1].entity.last == at
        where = phrases("clauses", "inside")
        return noun and any(t.text in where or t.dating is not None or (t.prep == "ب" and t.locates) for t in behind)

    def _long_awaited(self, at: int) -> bool:
        """«الاجتماع الذي طال انتظاره بين فلان وفلان»: a clause that says nothing of who, where or when."""
        told = [t.text for t in self.tokens[at + 1 : at + 3]]
        return len(told) > 1 and told[0] == "طال" and told[1].startswith("انتظار")

    def _says(self, at: int) -> int | None:
        """«وكان في استقباله، يضيف المصدر ذاته، فلان»: between two commas, who says so."""
        core = self.tokens[at].word.core
        if not self.tokens[at - 1].comma:
            return None
        if core not in phrases("particles", "telling") and core not in phrases("clauses", "says-so"):
            return None
        near = range(at + 1, min(at + _SAYS, len(self.tokens)))
        return next((n for n in near if self.tokens[n].comma), None)

    def _subject_next(self, at: int) -> bool:
        """«فاجتمع بهما المحافظ فلان»: right behind the verb and whom it met, who met them."""
        entity = self.clause.entity_at(at + 1)
        lone = self.start.trigger.verb and at == self.start.last and not self.scan.slots
        return lone and entity is not None and entity.kind in ("person", "office") and not (entity.prep or entity.conj)

    def _at_another_time(self, at: int) -> int | None:
        """«…، وفي المساء فلانا»: where whom somebody met at another time of the day stands, behind whom he met."""
        whole = self.start.trigger.frame == "object" and self.start.trigger.verb and len(self.scan.slots) > 1
        if not whole or self.tokens[at].text != "وفي" or at + 1 >= len(self.tokens):
            return None
        dating, n = self.tokens[at + 1].dating, at + 1
        if dating is None and self.tokens[n].text in phrases("clauses", "times-of-day"):
            n += 1
        while n < len(self.tokens) and dating is not None and self.tokens[n].dating == dating:
            n += 1
        entity = self.clause.entity_at(n) if n > at + 1 else None
        return n if entity is not None and not (entity.prep or entity.conj) else None

    def _each_apart(self, at: int) -> bool:
        """«التقى أمس كلا على حدة فلانا وفلانا»: how they were met."""
        return " ".join(t.text for t in self.tokens[at : at + _APART]) in phrases("clauses", "apart")

    def _relative_next(self, at: int) -> bool:
        return at + 1 < len(self.tokens) and self.tokens[at + 1].text in phrases("clauses", "relatives")

    def _not_he(self, at: int) -> int | None:
        """«التقى السفير فلانا، لا القنصل فلانا»: past who it was not."""
        if self.tokens[at].text not in phrases("clauses", "not-there") or not self.scan.slots:
            return None
        entity = self.clause.entity_at(at + 1)
        apart = self.tokens[at - 1].comma or at == self.scan.slots[-1].entity.last
        return entity.last if entity is not None and apart and entity.kind in ("person", "office", "body") else None

    def _another_act(self, at: int) -> bool:
        """«لدى اجتماعها بفلانة، دعت الوزيرة إلى …»: behind a comma a verb that no table of this room lists."""
        if self.tokens[at].text.lstrip("وف") in phrases("triggers", "absent"):
            return True  # «بمشاركة فلان، وغاب عنه فلان»
        if self.tokens[at].conj:  # «شارك في مفاوضات، وتقلد بعدها مسؤوليات، منها سفير …»
            led = at + 1 < len(self.tokens) and self.tokens[at + 1].kinds & Kind.STOP
            return bool(led) and unlisted_act(self.tokens, at)
        return unlisted_act(self.tokens, at)

    def _somebody_else(self, at: int) -> bool:
        """«تحدث مع زوجة الجندي فلان», «مع التأكيد على …»: behind the word that leads to a side, a noun that is none."""
        token = self.tokens[at]
        if self.lead not in ("with", "between") or self.gap or token.sign or token.prep or token.dating is not None:
            return False
        if token.kinds & (Kind.TITLE | Kind.STOP | Kind.ADJECTIVE | Kind.GIVEN | Kind.NOT_PEOPLE):
            return False
        whose = self.lead == "between" and token.word.definite and not token.kinds  # «للحوار بين الأديان»
        return whose or bool(token.kinds & (Kind.PLAIN | Kind.COMMON))

    def _round(self, at: int) -> bool:
        """«عقد الدورة المقبلة للجنة …»: what is held, without a noun of meeting; of another thing it is none."""
        mine = self.start.trigger
        if not (mine.session and mine.frame == "light") or self.scan.light is not None:
            return False
        if not rounds.opens(self.tokens, at):
            return False
        self.scan.light, self.gap = Found(at, at + 1, rounds.ROUND), 0
        self.scan.predicates.append(at)
        self._late_decoy(self.scan.light)
        return True

    def _took_place(self, at: int) -> bool:
        """«اللقاء جرى أمس», «محادثات … التي جرت في مالطا»: the verb of the noun itself."""
        noun = not self.start.trigger.verb
        own = noun and self.start.trigger.definite and at == self.start.last
        told = self._about_noun() and self.tokens[at - 1].text in phrases("clauses", "relatives")
        told = told or (noun and at == self.start.last and not self.start.trigger.pronoun and self._leads_on(at + 1))
        return (own or told) and self.tokens[at].word.core in phrases("clauses", "took-place")

    def _with_next(self, at: int) -> bool:
        """«بحث ذلك مع فلان، ثم مع فلان»."""
        return at < len(self.tokens) and self.closed.leads.get(self.tokens[at].text) == "with"

    def _past_leader(self, entity: Entity) -> int:
        """«ثم وفد النقابة برئاسة فلان، ففلانا»: the token behind a guest, and behind who leads it."""
        at = entity.last
        led = at < len(self.tokens) and self.closed.leads.get(self.tokens[at].text) == "presiding"
        leader = self.clause.entity_at(at + 1) if led and entity.kind == "delegation" else None
        return leader.last if leader is not None else at

    def _so_next(self, at: int) -> Entity | None:
        """«استقبل فلانا ثم فلانا، ففلانا»: the next one, whom «ف» joins."""
        joined = at < len(self.tokens) and self.tokens[at].text[0] == "ف" and self.tokens[at].conj
        return self.clause.entity_at(at) if joined else None

    def _to_next(self, at: int) -> bool:
        """«إلى فلان»: behind one whom the same word leads to."""
        led = any(slot.lead == "to" for slot in self.scan.slots)
        return led and at < len(self.tokens) and self.tokens[at].text == "الي"

    def _then(self, at: int) -> None:
        """«استقبل فلانا، ثم فلانا»: the one after «ثم» was met by himself."""
        entity = self.clause.entity_at(at)
        met_by = any(slot.lead == "with" and slot.entity.prep == "ب" for slot in self.scan.slots)
        led = "ب" if self.start.trigger.frame == "with" or met_by else ""  # «التقى بفلان، ثم بفلان»
        while entity is not None and _met_next(entity) and entity.prep in ("", led):
            self.scan.then.append(entity)
            at = self._past_leader(entity)
            at += at < len(self.tokens) and self.tokens[at].comma
            again = at < len(self.tokens) and self.tokens[at].text == "ثم"
            entity = self.clause.entity_at(at + 1) if again else self._so_next(at)

    def _behind_side(self, at: int) -> bool:
        his = self.tokens[at - 1].text in phrases("clauses", "his-title")
        return his or at == self.after_place or any(slot.entity.last == at for slot in self.scan.slots[-1:])

    def _set_adverb(self, at: int) -> bool:
        return " ".join(t.text for t in self.tokens[at : at + 2]) in phrases("clauses", "set-adverbs")

    def _like_noun(self, at: int) -> bool:
        """A noun that is spelt like a verb: «في عين التينة», «مقر إقامته»."""
        before = self.tokens[at - 1]
        inner = before.kinds & (Kind.INNER | Kind.BODY) and not before.word.definite
        if self._set_adverb(at):
            return True
        if self._new_ones(at):
            return True
        kind = at - 1 in self.scan.predicates and self.tokens[at].text in phrases("clauses", "visit-kinds")
        return before.text in phrases("clauses", "noun-after") or bool(inner) or kind

    def _new_ones(self, at: int) -> bool:
        """«ثلاثة سفراء جدد»: behind several without the article how they are, which is spelt like a verb."""
        last = self.scan.slots[-1].entity if self.scan.slots else None
        several = last is not None and last.kind == "plural" and last.last == at
        return several and self.tokens[at].text in phrases("clauses", "new-ones")

    def _past_relative(self, at: int) -> int | None:
        """«استقبل فلان، الذي يزور البلاد، أمس، فلانا»: where a relative clause between commas ends, the act goes on."""
        asks = self.start.trigger.frame in ("object", "with", "topic") and len(self.scan.slots) == 1
        asks = asks or (self.start.trigger.frame == "attend" and self._about_noun() and not self.scan.slots)
        if not asks or not (self.mute_until_comma or self.tokens[at - 1].comma):
            return None  # «في إطار الزيارة التي يقوم بها …، مع فلان»
        for n in range(at + 1, min(at + LONGEST_GAP, len(self.tokens) - 1)):
            if self.tokens[n].comma:
                return n if self._goes_on(n + 1) else None
        return None

    def _on_to_present(self, at: int) -> int | None:
        """«استقبل فلان فلانا، الذي سلمه رسالة، بحضور فلان»: past what a relative clause tells, who else was there."""
        if len(self.scan.slots) < 2 or self.scan.slots[-1].entity.last < at - 1:
            return None
        for n in range(at + 1, min(at + LONGEST_RELATIVE, len(self.tokens))):
            if self.closed.leads.get(self.tokens[n].text) == "attending" and self.tokens[n].prep != "ل":
                self.mute_until_comma = False
                return n
            if self.tokens[n].text == ":" or self._meets_there(n):
                return None
        return None

    def _meets_there(self, at: int) -> bool:
        """Whether a relative clause tells of a meeting of its own, so that who was present was present there."""
        other = self.clause.trigger_at(at) if self.tokens[at].tells else None
        if other is None or other.trigger.needs:
            return False
        return other.trigger.strength != "visit" and other.trigger.frame not in ("visit", "arrive")

    def _goes_on(self, at: int) -> bool:
        """Whether what the act still asks for stands at a token, or a date or place before it."""
        token, entity = self.tokens[at], self.clause.entity_at(at)
        if token.dating is not None or self.closed.leads.get(token.text) == "with":
            return True
        return entity is not None and not entity.conj and entity.prep in ("", "ب") and entity.kind != "gathering"

    def _leads_on(self, at: int) -> bool:
        """Whether the clause after «الذي» is about the same act: «الذي جمع», «التي أجراها», «سبق أن التقى»."""
        if at > 2 and self.tokens[at - 3].text in phrases("clauses", "demonstratives"):
            return False  # «في هذه البناية التي تضم …»
        dated = sum(t.dating is not None for t in self.tokens[at : at + 8])
        for n in range(at, min(at + 4 + dated, len(self.tokens))):
            if self.tokens[n].dating is not None and n > at:
                continue  # «الذي كان مقررا غدا بين …»
            if self.tokens[n].text in phrases("clauses", "accompanied"):
                return self._behind_side(at - 1) or self.tokens[at - 2].comma
            if self.tokens[n].text in self.closed.leads or self._between_him(n):  # «الذي حضره»
                return self._about_noun()
            other = self.clause.trigger_at(n)
            if other is not None:
                return other.trigger.frame in ("light", "joins", "preside") and self._about_noun()
            if not self._links(n):
                return self.tokens[n].word.core in phrases("clauses", "took-place") and self._about_noun()
        return False

    def _about_noun(self) -> bool:
        """Whether the noun of the act has been told, so that a relative clause can be about it."""
        if self.start.trigger.frame == "preside" and self.scan.slots and self.scan.slots[-1].entity.kind == "body":
            return True  # «ترأس أعمال الدورة الرابعة للجنة التي عقدت أمس»
        return not self.start.trigger.verb or (self.scan.light is not None and not self.scan.light.trigger.verb)

    def _other_trigger(self, at: int, other: Found) -> int | None:
        trigger = other.trigger
        mine = self.start.trigger
        if trigger.frame == "joins" and (self._bond(at) or self._of_passed(at)):
            return None
        if trigger.verb and not mine.verb and trigger.frame == "light" and self._set_in_time(at):
            return None
        if (
            not mine.verb
            and trigger.verb
            and (trigger.frame in ("light", "joins", "preside") or (trigger.pronoun and self._same_form(trigger)))
            and self.scan.light is None
            and not (self.muted_by_noun and self.mute_until_comma)  # «التحضير للزيارة كان محور مباحثات أجراها …»
            and not (trigger.pronoun and self.tokens[at].conj)  # «زيارته …، ويستهلها بزيارة …»
            and self._relative(at)
        ):
            self.scan.light = other
            self.scan.predicates.append(at)
            self.gap = 0
            if trigger.frame == "preside":
                self.lead = "presiding"
            return other.last
        if mine.strength == "sitting" and not mine.verb and trigger.pronoun and not trigger.verb:
            return None  # «خلال جلسة للبرلمان، على استغلال لقائها بفلان»
        if mine.venue and self.gap > 2 and self.gap - self._which_round(at) > 2:
            return None  # «شهدت المدينة مظاهرات ضد زيارة …»
        if mine.sits and not trigger.verb and self._sat_already(at):
            return None  # «ستلتئم اللجنة في دكار، تنفيذا لتوصيات الاجتماع …»
        if trigger.strength == "visit" and self._adjunct_of(at) and mine.frame == "light":
            return other.last  # «سيجري خلال زيارته محادثات مع …»
        if trigger.definite and not trigger.verb and self._adjunct_of(at) and mine.frame in ("object", "with", "topic"):
            return other.last  # «التقى الوزير في ختام الجولة السفير …»
        if mine.frame == "light" and trigger.definite and not trigger.verb and self._ceremony(at):
            self.mute_until_comma = False
            return other.last  # «عقد الرئيسان إثر مراسم الاستقبال اجتماعا»
        if mine.frame in ("light", "joins", "preside", "attend") and not trigger.verb and self.scan.light is None:
            self.scan.light = other
            self.scan.predicates.append(at)
            self.gap = 0
            self.lead = ""
            return other.last if not self._late_decoy(other) else None
        adjoined = trigger.frame == "joins" and (self.gap <= 3 or self.tokens[at].conj)
        if (
            trigger.verb
            and self._about_noun()
            and trigger.frame in ("light", "joins", "preside")
            and (adjoined or self._relative(at))
        ):
            self.scan.predicates.append(at)
            self.scan.light = self.scan.light or (other if trigger.tense == "future" else None)
            self.gap = 0
            self.lead = "presiding" if trigger.frame == "preside" else self.lead
            holds = self.start.trigger.frame == "light" and bool(self.scan.slots)
            if trigger.name == "bring together" and holds and adjoined:
                self.lead = "with"  # «عقد فلان جلسة ضمت فلانا وفلانا»
            return other.last
        self.passed += 1
        if trigger.verb or self.passed > MOST_PASSED:
            return None
        if mine.frame == "attend" and self.scan.light is not None and self._beside_noun(at, other):
            self.scan.predicates.append(at)
            return other.last  # «حضر الاجتماع وحفل الغداء فلان»
        if mine.needs_with and not self._has_other():  # a noun of meeting among the topics
            self.gap += 1
            return other.last
        self.mute_until_comma = self.muted_by_noun = True  # «في أول لقاء بين …»
        return other.last

    def _beside_noun(self, at: int, other: Found) -> bool:
        """Whether «و» joins another noun of meeting to that which somebody attended."""
        light = self.scan.light
        return light is not None and light.last == at and self.tokens[at].conj and not other.trigger.verb

    def _says_what_for(self, at: int) -> bool:
        """«عقد لقاء للنظر في …»: behind the noun of a sitting, or the other side, what it was for."""
        sat = self.start.trigger.frame == "light" and self.scan.light is not None
        if not (sat or self._has_other()):
            return False
        return purpose(self.tokens, at) or self.tokens[at].text in phrases("clauses", "looking-into")

    def _on_whose_side(self, at: int) -> int | None:
        """«حضره عن حلف القبائل الشيخ فلان»: past the body for which those who attended were there."""
        if self.lead != "attending" or self.tokens[at].text != "عن":
            return None
        body = self.clause.entity_at(at + 1)
        return body.last if body is not None and body.kind in ("body", "plural", "delegation") else None

    def _which_round(self, at: int) -> int:
        """How many words before a noun of meeting say which one it is: «جولة ثالثة من المحادثات», «جولة جديدة من …»."""
        opens = either("clauses", "rounds", "series")
        behind = range(self.start.last, at) if self.tokens[at - 1].text == "من" else ()
        if (head := next((n for n in behind if self.tokens[n].word.core in opens), None)) is not None:
            return at - head
        which = either("clauses", "numbered", "ordinals")
        return sum(f"ال{t.text.removeprefix('ال')}" in which for t in self.tokens[self.start.last : at])

    def _of_those_told(self) -> bool:
        """«في اجتماعهما، على برنامج المعسكر»: a meeting whose pronoun names its sides has none behind it."""
        mine = self.start.trigger
        return bool(mine.pronoun) and not mine.verb and mine.strength in ("strong", "weak")

    def _of_another_gathering(self, at: int) -> bool:
        """«محادثات فلان مع فلان … قبل المؤتمر الذي تستضيفه …»: a gathering right before the relative, on its own."""
        told = [e for e in self.clause.ending(at) if e.kind == "gathering" and e.first >= self.start.last]
        lead = self.tokens[told[0].first - 1] if told else None
        if lead is None:
            return False
        led = bool(lead.kinds & Kind.STOP) or lead.text in either("clauses", "adjuncts", "about")
        return led or bool(told[0].prep)

    def _set_in_time(self, at: int) -> bool:
        """«قبيل القمة، عقد الوزير جلسة مشاورات»: the noun tells when, and behind its comma the sentence begins."""
        first = self.start.first
        lead = [t.text.removeprefix("و") for t in self.tokens[max(0, first - 2) : first]]
        set_so = not phrases("clauses", "adjuncts").isdisjoint(lead)
        before, subject = self.tokens[at - 1], self.clause.entity_at(at + 1)
        if set_so and before.comma and not self.tokens[at].conj:
            return True  # «عشية انعقاد القمة، أجرى …» too
        # «عشية افتتاح القمة يوم 29 مارس عقد الملك محادثات»: behind a noun with the article, a verb with its subject
        named = subject is not None and subject.kind in ("person", "office") and not subject.prep
        return set_so and named and before.dating is not None and self.start.trigger.definite

    def _of_passed(self, at: int) -> bool:
        """«قارن لقاء فلان وفلان باللقاء الذي جمع …»: what is told of a noun of meeting behind this one."""
        relative = self.tokens[at - 1].text in phrases("clauses", "relatives")
        return relative and any(
            f.last == at - 1 and not f.trigger.verb and f.first > self.start.first and f is not self.scan.light
            for f in self.clause.found
        )

    def _bond(self, at: int) -> bool:
        """«العلاقات المتينة التي تجمع البلدين»: what joins them is no meeting."""
        if self.tokens[at - 1].text not in phrases("clauses", "relatives"):
            return False
        before = self.tokens[max(self.start.last, at - _BOND) : at - 1]
        return any(token.word.core in phrases("clauses", "bonds") for token in before)

    def _adjunct_of(self, at: int) -> bool:
        return self.tokens[at - 1].text in phrases("clauses", "adjuncts")

    def _ceremony(self, at: int) -> bool:
        """«إثر مراسم الاستقبال», «بعد حفل الاستقبال»: what went before the meeting that somebody held."""
        led = self.tokens[at - 2].text in phrases("clauses", "adjuncts")
        return led and self.tokens[at - 1].word.core in phrases("clauses", "ceremonies")

    def _same_form(self, trigger: Trigger) -> bool:
        """«توقيع اتفاقية وقعها فلان وفلان»: the verb of the noun."""
        return trigger.form is not None and trigger.form == self.start.trigger.form

    def _sat_already(self, at: int) -> bool:
        """Whether a body as subject, and a comma behind it, are told before a noun of meeting."""
        if not self.scan.slots or self.scan.slots[0].lead or self.scan.slots[0].entity.kind != "body":
            return False
        return any(t.text == "،" for t in self.tokens[self.scan.slots[0].entity.last : at])

    def _of_next_clause(self, at: int) -> bool:
        """«تشارك في المؤتمر، ومن المقرر أن تجري مباحثات»: behind a comma and «ومن» a verb with a noun of its own."""
        noun = next((f for f in self.clause.found if f.first > at and not f.trigger.verb), None)
        n = at - 1
        while n > self.start.last and self.tokens[n].text in phrases("clauses", "links"):
            n -= 1
        opens = self.tokens[n].text == "ومن" and self.tokens[n - 1].comma
        return opens and noun is not None and self.clause.trigger_at(at) is not None and noun.first - at <= _OWN_NOUN

    def _masculine(self) -> bool:
        """Whether the noun of the act is of the masculine singular, as its first letters show."""
        core = self.tokens[self.start.first].word.core.removeprefix("ال")
        stems = phrases("clauses", "masculine-acts")
        return not self.start.trigger.verb and not core.endswith("ات") and any(core.startswith(stem) for stem in stems)

    def _relative(self, at: int) -> bool:
        before = self.tokens[at - 1]
        if before.text in phrases("clauses", "ties"):
            return False  # «خلال القمة، كما سيجري محادثات مع …»
        if self._of_next_clause(at):
            return False
        if before.text in phrases("clauses", "feminine-relatives") and self._masculine():
            return False  # «في لقائه فلانا تجهيز الملاعب للبطولة التي تنطلق …»
        if before.text in phrases("clauses", "relatives") and self._of_another_gathering(at - 1):
            return False
        linked = (
            before.text in phrases("clauses", "links") or before.word.core in expected() or before.dating is not None
        )
        if self.scan.light is not None and self.scan.light.last == at:
            return True  # «شارك فلان في اجتماع عقدته اللجنة»
        if self.scan.slots and not linked and self.scan.slots[-1].entity.last != at:
            return False
        n = at - 1
        while n > self.start.last and (
            self.tokens[n].text in phrases("clauses", "links") or self.tokens[n].dating is not None
        ):
            n -= 1
        between = range(self.start.last, at)
        return all(not self.tokens[m].kinds & Kind.VERB or self._links(m) for m in between)

    def _links(self, at: int) -> bool:
        """«الذي كان مقررا أن», «الذي قيل إنه»: what stands between a noun and the verb that tells of it."""
        return self.tokens[at].text in phrases("clauses", "links") or self._said_so(at)

    def _said_so(self, at: int) -> bool:
        """«قيل إنه»: whether a token is one of the two."""
        said, he = phrases("clauses", "said-to-be"), phrases("clauses", "that-he")
        if self.tokens[at].text in said:
            return at + 1 < len(self.tokens) and self.tokens[at + 1].text in he
        return self.tokens[at].text in he and self.tokens[at - 1].text in said


def _met_next(entity: Entity) -> bool:
    """Who can be met behind «ثم» and «ومع»: somebody, a delegation, or holders who are told."""
    return entity.kind in ("person", "office", "delegation") or (entity.kind == "plural" and not entity.crowd)

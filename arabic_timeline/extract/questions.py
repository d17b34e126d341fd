"""What the rows of ``lexicon/meetings/frames.yaml`` ask besides their slots: ``asks_peer`` is the question «peer»."""

from __future__ import annotations

from arabic_timeline.extract import governing, licence
from arabic_timeline.extract.entity import Entity
from arabic_timeline.extract.subjects import Subjects, awaits
from arabic_timeline.extract.tables import either, phrases
from arabic_timeline.extract.words import Kind
from arabic_timeline.language import verbs

_TWO = 2
_AIM = 10  # words from «توجه» to «للقاء»

_COMMENT = 7  # words from «علق» to «على»


class Questions(Subjects):
    """Answers the questions of the rows."""

    met: list[Entity]

    def slot(self, name: str) -> list[Entity]:
        """The mentions in a slot of the table."""
        raise NotImplementedError(name)

    def asks_verb(self) -> bool:
        return self.frame.found.trigger.verb

    def asks_light_verb(self) -> bool:
        return self.frame.found.trigger.frame == "light"

    def asks_motion(self) -> bool:
        return self.frame.trigger.frame == "arrive"

    def asks_pronoun(self) -> bool:
        return self.frame.found.trigger.pronoun

    def asks_listed(self) -> bool:
        """«استقبلهم تباعا، ويتعلق الأمر بفلان وفلان»: whom the pronoun means is told behind it."""
        return self.frame.scan.listed

    def asks_object_pronoun(self) -> bool:
        return self.frame.found.trigger.pronoun and self.frame.trigger.frame == "visit"

    def asks_pronoun_noun(self) -> bool:
        return self.frame.trigger.pronoun

    def asks_reception(self) -> bool:
        return self.frame.trigger.name == "reception"

    def asks_callers(self) -> bool:
        """«ومن زوار القصر فلان»: who else came to whom the text told to receive."""
        return self.frame.trigger.name == "callers"

    def asks_meeting_noun(self) -> bool:
        return self.frame.trigger.name == "meeting"

    def asks_begun_by(self) -> bool:
        """«اختتم جولته بلقاء فلان», «زيارة بدأها بلقاء فلان»: with which its subject began or ended something."""
        noun = self.frame.scan.light
        if self.frame.found.trigger.name != "begin" or noun is None or noun.trigger.verb or self.frame.trigger.pronoun:
            return False
        return self.frame.tokens[noun.first].text[0] == "ب" and not self.met

    def asks_begun_so(self) -> bool:
        """«افتتح فلان مشاوراته باستقبال فلان»: the same, of a noun read by itself."""
        return self.frame.trigger.name in ("reception", "meeting") and self._begun() is not None

    def asks_there_he(self) -> bool:
        """«زيارة يلتقي خلالها فلانا»: the verb is of whoever made the visit told before it."""
        return self._there_he() is not None

    def asks_joins(self) -> bool:
        """«جمعت مأدبة أقامها فلان فلانا وفلانا»: all who are told behind the verb were at it."""
        light = self.frame.scan.light
        if self.frame.found.trigger.frame != "joins" or light is None or light.trigger.verb:
            return False
        return light.first == self.frame.found.last

    def asks_faced(self) -> bool:
        """«مثل أمام الملك السفراء»: whom the verb comes before stands right behind it, and then who comes."""
        return self.frame.found.trigger.faces and self.frame.found.trigger.verb

    def asks_host_before(self) -> bool:
        """«الرئيس فلان استضاف اجتماعا ضم …»: nobody is told between the verb and its noun."""
        light, first = self.frame.scan.light, self.slot("first")[:1]
        return light is not None and bool(first) and first[0].first > light.first

    def asks_summit(self) -> bool:
        """«قمة مع الرئيس فلان»: who speaks of it need not sit in it."""
        noun = not self.frame.found.trigger.verb and not self.frame.trigger.pronoun and self.frame.scan.light is None
        before = self.frame.tokens[max(0, self.frame.found.first - 1) : self.frame.found.first]
        kind = any(t.tells or t.text in phrases("clauses", "aims") for t in before)  # «محادثات قمة», «لعقد قمة»
        return noun and self.frame.trigger.name == "summit" and not (kind or self._called_off())

    def _called_off(self) -> bool:
        """«ألغى الرئيس فلان القمة مع فلان», «أعلن إلغاء القمة»: whoever calls it off was to sit in it."""
        first, tokens = self.frame.found.first, self.frame.tokens
        if first and tokens[first - 1].word.core in phrases("factuality", "putting-off"):
            return True
        verb = governing.verb_before(tokens, first)
        return verb is not None and any("cancel" in verbs.kinds(lemma) for lemma in licence.lemmas(tokens[verb]))

    def asks_phone(self) -> bool:
        return self.frame.found.trigger.mode == "phone"

    def asks_phone_noun(self) -> bool:
        return self.frame.trigger.mode == "phone"

    def asks_wrapped(self) -> bool:
        """«اتفق فلان وفلان خلال لقاء عقد أمس»: a meeting in which the two before it did something."""
        found, tokens = self.frame.found, self.frame.tokens
        if found.trigger.verb or found.trigger.pronoun or found.trigger.definite or not found.first:
            return False
        sits = found.trigger.name in ("summit", "reception")  # «أكد فلان وفلان في قمة المناخ»
        strong = found.trigger.strength == "strong" and not sits
        led = strong and tokens[found.first - 1].text in phrases("clauses", "wrapping")
        return led and not self._governed_pair()

    def asks_addressed(self) -> bool:
        """«أبلغ فلان فلانا، خلال اجتماع أمس، أن …»: a meeting in which one of the two before it told the other."""
        found, tokens = self.frame.found, self.frame.tokens
        if found.trigger.verb or found.trigger.pronoun or found.trigger.definite or not found.first:
            return False
        sits = found.trigger.name in ("summit", "reception")
        led = found.trigger.strength == "strong" and tokens[found.first - 1].text in phrases("clauses", "wrapping")
        two = self.slot("those") if led and not sits else []
        if len(two) != _TWO or not two[0].first or two[1].conj or two[1].prep not in ("", "ل"):
            return False
        if tokens[two[0].first - 1].word.core not in phrases("clauses", "addressing"):
            return False
        between = tokens[two[1].last : found.first]
        if any(t.text in either("clauses", "relatives", "that") or t.kinds & Kind.VERB for t in between):
            return False
        to = tokens[two[1].first - 1]
        return not to.kinds & Kind.STOP or to.text in phrases("clauses", "toward")

    def _governed_pair(self) -> bool:
        """«حاول فلان جمع فلان وفلان في لقاء»: two behind another person of their clause, whose doing they are."""
        first = min((e.first for e in self.slot("pair")), default=0)
        before = [e for e in self.clause.entities.values() if e.last <= first and e.kind in ("person", "office")]
        last = max((e.last for e in before), default=first)
        return bool(before) and not any(t.sign for t in self.frame.tokens[last:first])

    def asks_session(self) -> bool:
        return self.frame.trigger.session

    def asks_plain_with(self) -> bool:
        return self.frame.found.trigger.frame == "with"

    def asks_courtesy(self) -> bool:
        """«استقبل سموه فلانا»."""
        last, titles = self.frame.found.last, phrases("clauses", "his-highness")
        return any(t.text in titles for t in self.frame.tokens[last : last + 1])

    def asks_courtesy_before(self) -> bool:
        """«وكان سموه قد استقبل فلانا»."""
        first, titles = self.frame.found.first, phrases("clauses", "his-highness")
        return any(t.text in titles for t in self.frame.tokens[max(0, first - 2) : first])

    def asks_implied_known(self) -> bool:
        return bool(self.slot("implied") or self.frame.sides)

    def asks_weak_alone(self) -> bool:
        """«استقبلت الطوارئ 1400 مراجع»: one word right behind the verb, by no sign a person."""
        first = self.slot("first")
        alone = len(self.groups) == 1 and first[0].weak and not first[0].offices
        return alone and first[0].first == self.frame.found.last

    def asks_either_of_two(self) -> bool:
        """«ثم التقاه فلان» after two: nobody can say whom."""
        several = self.context is not None and self.context.several
        return several and not self.clause.subject_before(self.frame.found.first)

    def asks_himself(self) -> bool:
        """«… وقد استقبله عون»: who receives is the subject of the sentence."""
        return self._one_person(self.slot("first")[0], self.clause.subject_before(self.frame.found.first))

    def asks_each(self) -> bool:
        """«التقى كلا من فلان وفلان»: in the accusative they are the objects."""
        first = next((e.first for e in self.slot("first")), 0)
        return any(t.text in phrases("clauses", "each") for t in self.frame.tokens[max(0, first - 2) : first])

    def asks_of_pronoun(self) -> bool:
        """«إنه التقى فلانا»: the pronoun is the subject."""
        first = self.frame.found.first
        return any(t.text in phrases("clauses", "that-he") for t in self.frame.tokens[max(0, first - 1) : first])

    def asks_peer(self) -> bool:
        return any(e.peer for e in self.slot("first")[:1])

    def asks_goal_behind(self) -> bool:
        """«ويزور نظيره فلان إيران»: behind the one mention stands where the journey of the verb goes."""
        goal, first = self.frame.scan.goal, self.slot("first")[:1]
        return goal is not None and bool(first) and goal.first >= first[0].last

    def asks_called_upon(self) -> bool:
        """«حيث زار الرئيس فلانا في القصر، ثم …»: nothing but the one mention that could be whom or what is visited."""
        scan, tokens = self.frame.scan, self.frame.tokens
        one = self.slot("first")[:1]
        where = self.frame.found.first > 0 and tokens[self.frame.found.first - 1].text in phrases("clauses", "where")
        if not where or not one or scan.goal is not None or scan.place is None or one[0].first != self.frame.found.last:
            return False
        place = scan.place
        between = tokens[one[0].last : place.first]
        led = place.prep == "ب" or any(t.text in phrases("clauses", "inside") for t in between)
        after = tokens[place.last : place.last + 1]
        return bool(led) and len(between) <= 1 and all(t.sign or t.conj for t in after)

    def asks_peer_subject(self) -> bool:
        return any(e.peer for e in self.slot("subject"))

    def asks_apposition(self) -> bool:
        first = self.slot("first")
        one = first[0] if len(first) == 1 else None
        if one is None or one.apposition is None or one.peer:
            return False
        return one.name is None or not self.frame.tokens[one.apposition - 1].comma  # «فلانا، الأمين العام» is one

    def asks_over_there(self) -> bool:
        """«يتوجه غدا إلى نيروبي حيث يلتقي فلانا رئيس المجلس»: whoever goes there meets one, told with his office."""
        first = self.frame.found.first
        return first > 0 and self.frame.tokens[first - 1].text in phrases("clauses", "where")

    def asks_joined_verb(self) -> bool:
        """«ويلتقي غدا فلانا رئيس المجلس»: a verb that «و» joins to what was told."""
        return self.frame.tokens[self.frame.found.first].conj

    def asks_titled(self) -> bool:
        """«الدكتور فلان»."""
        return any(self.frame.tokens[e.first].kinds & Kind.TITLE for e in self.slot("first")[:1])

    def asks_crowd_behind(self) -> bool:
        """«استقبل عدد من المرضى الطائرة»: they may be the subject."""
        return any(e.crowd and self._right_behind(e) for e in self.slot("first")[:1])

    def asks_receives(self) -> bool:
        """«استقبل فلان وفلان …»: two who are joined receive a third, and not one another."""
        return self.frame.found.trigger.verb and self.frame.trigger.roles[0] == "host"

    def asks_single(self) -> bool:
        return len(self.slot("group")) == 1 and not self.slot("group")[0].conj

    def asks_single_group(self) -> bool:
        return len(self.groups) == 1

    def asks_single_person(self) -> bool:
        free = self.slot("free")
        if len(free) != 1 or free[0].kind not in ("person", "office") or self._beside(free[0].last):
            return False
        after = self.frame.tokens[free[0].last : free[0].last + 1]
        return not any(t.prep == "ب" and t.word.core in phrases("clauses", "some-one") for t in after)

    def _beside(self, at: int) -> bool:
        """«لقاء الرئيس فلان وجو كالاهان»: words that no table knows, tied to him, are most likely another's name."""
        pair = self.frame.tokens[at : at + 2]
        names = Kind.GIVEN | Kind.DOUBTFUL
        unknown = all(not (t.kinds & ~names or t.sign or t.prep) and t.dating is None for t in pair)
        return len(pair) > 1 and unknown and pair[0].text.startswith("و") and not pair[1].conj

    def asks_commented(self) -> bool:
        """«علق على لقاء السفير فلان»: what somebody speaks of need not be his own."""
        tokens, first = self.frame.tokens, self.frame.found.first
        if not first or tokens[first - 1].text != "علي":
            return False
        before = tokens[max(0, first - _COMMENT) : first - 1]
        return any(t.word.core in phrases("clauses", "commenting") for t in before)

    def asks_lone(self) -> bool:
        return len(self.groups) == 1 and not (self.toward or self.met or self.by)

    def asks_several(self) -> bool:
        return any(e.kind == "plural" for e in self.slot("first")[:1])

    def asks_object_noun(self) -> bool:
        return self._is_object()

    def asks_in_turn(self) -> bool:
        """«كما استقبل على التوالي فلانا وفلانا»: all behind the verb are objects."""
        last, tokens = self.frame.found.last, self.frame.tokens
        while last < len(tokens) and tokens[last].dating is not None:
            last += 1  # «زار أمس على التوالي …»
        behind = [t.text for t in tokens[last : last + 2]]
        return not phrases("clauses", "apart").isdisjoint({" ".join(behind), *behind[:1]})

    def asks_epithet(self) -> bool:
        """«والتقى المسؤول الأممي فريقا حكوميا»: whom an epithet means was told before; he is the subject."""
        first = self.slot("first")[:1]
        head = self.frame.tokens[first[0].offices[0][0]] if first and first[0].offices else None
        named = head is None or first[0].name is not None or first[0].first != self.frame.found.last
        return not named and head is not None and head.word.core in phrases("clauses", "epithets")

    def asks_then(self) -> bool:
        """«ثم التقى سفير فرنسا فلانا، فالمنسق فلانا»: the same man goes on; who follows is whom he met."""
        first = self.frame.found.first
        return first == 1 and self.frame.tokens[0].text == "ثم"

    def asks_unread_subject(self) -> bool:
        """«استقبلت صعدة معقل الجماعة وفدا من …»: in the accusative behind words that nobody reads is the object."""
        first, found = self.slot("first")[0], self.frame.found
        accusative = self.frame.tokens[first.first].text.endswith("ا") and first.kind in ("delegation", "plural")
        between = self.frame.tokens[found.last : first.first]
        words = any(not t.sign and t.dating is None for t in between)
        return accusative and words and found.trigger.verb and self.frame.scan.place is None

    def asks_aim(self) -> bool:
        """«توجه إلى باريس للقاء فلان وفلان»: whom somebody goes to meet."""
        first = self.frame.found.first
        near = [f for f in self.clause.found if 0 < first - f.last < _AIM]
        noun = any(f.trigger.strength == "visit" and not f.trigger.verb for f in near)  # «زيارة فلان للعاصمة للقاء …»
        moved = noun or any(f.trigger.frame == "arrive" for f in near)
        return self.frame.tokens[first].text.startswith("لل") and moved

    def asks_awaited(self) -> bool:
        return awaits(self.frame)

    def asks_of_two(self) -> bool:
        return self._of_two(self.slot("free"))

    def asks_joined(self) -> bool:
        return self.frame.scan.light is not None and self.frame.scan.light.trigger.frame == "joins"

    def asks_joined_with_him(self) -> bool:
        """«لقاء جمعه بفلان»."""
        return self.asks_joined() and self.frame.scan.light is not None and self.frame.scan.light.trigger.pronoun

    def asks_to_first(self) -> bool:
        """«اجتماع للوزير فلان مع السفير»: whose it is stands before whom he met."""
        owners = self.slot("to-person")
        return bool(owners and self.met) and owners[0].first < self.met[0].first

    def asks_led_with(self) -> bool:
        """«اجتماع للجنة مع الوزير»: right behind «مع» the one whom those met whose meeting it was."""
        first = self.met[0].first if self.met else 0
        lead = {t.text for t in self.frame.tokens[max(0, first - 2) : first]}  # «مع كل من», «مع السيد»
        return bool(self.met) and (self.met[0].prep == "ب" or not phrases("clauses", "with").isdisjoint(lead))

    def asks_to_body(self) -> bool:
        return any(e.kind in ("body", "plural") for e in self.toward[:1])

    def asks_to_sits(self) -> bool:
        """«سينعقد اجتماع للجنة»: a body, or, where nobody is told before the act, whoever it is."""
        sits = any(e.kind in ("body", "plural", "gathering") for e in self.toward[:1])
        return sits or (bool(self.toward) and not self.slot("subject-before"))

    def asks_bare_noun(self) -> bool:
        frame = self.frame
        return not frame.found.trigger.verb and frame.scan.light is None and not self._arriving()

    def asks_own_visit(self) -> bool:
        return self._own_visit()

    def asks_any_of_several(self) -> bool:
        return self._when()

    def asks_called_on(self) -> bool:
        return any(self._called_on(e) for e in self.slot("first")[:1])

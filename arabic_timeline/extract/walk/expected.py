"""Mentions that only the walk can see: a name, or a capital, that nothing announces, where the clause needs one."""

from __future__ import annotations

from arabic_timeline.extract import places
from arabic_timeline.extract.entity import Entity
from arabic_timeline.extract.known import gazetteer_match, nations
from arabic_timeline.extract.tables import either, phrases
from arabic_timeline.extract.triggers import TALKS
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.walk.someone import someone
from arabic_timeline.extract.walk.state import TAKE_B, State
from arabic_timeline.extract.wording import belongs, of_language, people, people_of
from arabic_timeline.extract.words import Kind, kinds

_OPENS, _CLOSES = frozenset('"«“'), frozenset('"»”')
_TITLE = 5  # words of a name in quotation marks
_ANY = Kind.PLAIN | Kind.COMMON | Kind.ADJECTIVE | Kind.NATION
_CONSTRUCT = "يهام"  # last letters of «متظاهري», «لاعبيه», «لاعبيها», «لاعبيهم»
_NAMED = 2  # words of a body that is named
_SUBJECT = 15  # words from the subject of talks to «مع»


class Expected(State):
    """Finds the mention that a walk may take next."""

    def _slot(self, at: int) -> Entity | None:
        entity = self.clause.entities.get(at)
        token = self.tokens[at]
        if entity is not None and entity.last == at + 1 and token.text in self.start.trigger.needs:
            return None  # «حلت الوزيرة ضيفة على …»: a name, too
        if entity is not None:
            return entity
        if at == self.start.last and self.start.trigger.roles[0] == "host":
            entity = self._capital(at)
        if entity is None and not self.mute_until_comma and self._wants_land(at):
            entity = self._land(at)
        if entity is None and not self.mute_until_comma:
            entity = self._other_party(at)
        if entity is None and token.conj and self._second(at):
            entity = self.clause.reader.joined(at)
            if entity is not None:
                self.clause.entities[at] = entity
        if entity is None and self.gap <= 1 and not self.mute_until_comma and self._expects(at):
            entity = self.clause.reader.unknown_name(at) or self._lone(at) or self._before_peer(at)
            if entity is not None:
                self.clause.entities[at] = entity
        if entity is None and not self.mute_until_comma and self._wants_institution(at):
            entity = self._institution(at)
        if (
            entity is None
            and (self.lead == "with" or token.text[0] == "ب" or token.text[-1] in _CONSTRUCT)
            and not self.mute_until_comma
            and self._wants_people(at)
            and (those := self._people_at(at))
        ):
            self._reread(at, those)
            entity = self.clause.reader.entity(at)
            if entity is not None:
                self.clause.entities[at] = entity
        if entity is None and not self.mute_until_comma and self._wants_someone(at):
            entity = someone(self.tokens, at)
            if entity is not None:
                self.clause.entities[at] = entity
        return entity

    def _wants_someone(self, at: int) -> bool:
        """«التقى الوزير أمس ضابطا …», «المحافظ استقبل ضابطا …»: where the object stands, behind who met or before."""
        if self.tokens[at].text[-1] not in "اه" or self.start.trigger.pronoun:
            return False
        if self.scan.slots:
            return self._wants_object(at) and self.scan.slots[0].entity.kind in ("person", "office")
        if self.start.trigger.frame != "object" or not self.start.trigger.verb:
            return False
        between = self.tokens[self.start.last : at]
        if any(t.dating is None and not t.comma for t in between):
            return False
        told = self.clause.subject_left(self.start.first)
        return told is not None and told.kind in ("person", "office")

    def _wants_institution(self, at: int) -> bool:
        """Where a side must stand: behind «مع» or «بين», right behind the verb, or as whom «التقى» asks for."""
        token, verb = self.tokens[at], self.start.trigger.verb
        if token.sign or token.dating is not None:
            return False
        if self._member_states(at):
            return True
        if not _known(token):
            return False
        if self.start.trigger.frame == "topic":
            return False  # «استعرض سبل تطوير العلاقات مع صندوق النقد»
        if self.lead in ("with", "between"):
            return self.gap == 0 and not token.prep
        if token.conj and self.scan.slots and self.scan.slots[-1].entity.last == at:
            return self.scan.slots[-1].entity.kind == "body" and self.scan.slots[-1].lead in ("with", "between")
        if token.prep or token.conj or self.lead or not verb:
            return False
        subject = at == self.start.last and self.start.trigger.frame in ("light", "with") and self._with_behind(at)
        met = self.start.trigger.name == "meet" and len(self.scan.slots) == 1 and self.gap == 0
        return subject or met

    def _member_states(self, at: int) -> bool:
        """«عقدت دول الخليج اجتماعا», «اجتماع عقدته دول المنظمة»: right behind a verb of holding, who held it."""
        token, act = self.tokens[at], self.scan.light or self.start
        if token.prep or token.conj or token.text not in phrases("offices", "member-states") or at != act.last:
            return False
        return act.trigger.verb and act.trigger.frame == "light" and act.trigger.session

    def _quoted(self, at: int) -> int | None:
        """«شركة «كهرباء النيل»»: the token behind a name in quotation marks."""
        if at >= len(self.tokens) or self.tokens[at].text not in _OPENS:
            return None
        near = range(at + 2, min(at + 2 + _TITLE, len(self.tokens)))
        return next((n + 1 for n in near if self.tokens[n].text in _CLOSES), None)

    def _with_behind(self, at: int) -> bool:
        """«أجرت شركة النور محادثات مع …»; «عقدت شركة النور مؤتمرها» is a sitting of her own."""
        for token in self.tokens[at + 1 : at + _SUBJECT]:
            if token.text in ("مع", ":"):
                return token.text == "مع"
        return False

    def _institution(self, at: int) -> Entity | None:
        """«مع شركة كهرباء النيل», «وبرنامج الغذاء العالمي»: a body that elsewhere may be only a site, as a side."""
        token = self.tokens[at]
        if (end := self._quoted(at + 1)) is not None:
            return self._as_body(at, end)
        self._reread(at, token.rather(token.word._replace(kinds=token.kinds | Kind.BODY)))
        entity = self.clause.reader.entity(at)
        if entity is None or entity.kind != "body" or entity.last - entity.first < _NAMED:
            self._reread(at, token)
            return None
        self.clause.entities[at] = entity
        return entity

    def _as_body(self, at: int, end: int) -> Entity:
        """The tokens up to ``end`` as a body, from now on in this clause."""
        token = self.tokens[at]
        body = Entity(kind="body", first=at, last=end, conj=token.conj, prep=token.prep, offices=((at, end),))
        self.clause.entities[at] = body
        return body

    def _reread(self, at: int, token: Token) -> None:
        """Read a word as another one from now on."""
        self.tokens[at] = token
        self.clause.reader.changed()

    def _wants_people(self, at: int) -> bool:
        """Behind «مع», or with «ب» behind a verb that takes its object so, where nobody has been met yet."""
        if self.lead == "with":
            return self.gap == 0
        if self._wants_object(at):
            return True
        takes = self.start.trigger.verb and self.start.trigger.name in TAKE_B and self.tokens[at].text[0] == "ب"
        return takes and bool(self.scan.slots) and not self._has_other()

    def _wants_object(self, at: int) -> bool:
        """«التقى فلان أمس متظاهري الميدان»: where the object of a verb stands, and nobody has been met yet."""
        slots, before = self.scan.slots, self.tokens[at - 1]
        if self.start.trigger.frame != "object" or not self.start.trigger.verb or len(slots) != 1 or slots[0].lead:
            return False
        return slots[0].entity.last == at or before.comma or before.dating is not None or at == self.after_place

    def _people_at(self, at: int) -> Token | None:
        """People by what they do, as the plural that they are: «مانحين», «متظاهري الميدان», «لاعبيه»."""
        token = self.tokens[at]
        if (party := self._party_at(at)) is not None:
            return party
        if token.text[-1] != "ي":
            return _people(token)
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        whose = after is not None and not (after.sign or after.conj or after.prep or after.dating is not None)
        if after is None or not whose:
            return None
        return _people(token) if after.word.definite or belongs(after.text) else None

    def _party_at(self, at: int) -> Token | None:
        """«مع أطراف النزاع», «بالعمد»: a broken plural that elsewhere may be something else, as those who were met."""
        token = self.tokens[at]
        bare = token.word.core.removeprefix("ال")
        if token.conj or token.dating is not None or token.kinds & ~(Kind.PLAIN | Kind.COMMON | Kind.STOP | Kind.VERB):
            return None
        if bare in phrases("offices", "parties-only"):
            return token.rather(token.word._replace(kinds=Kind.PLURAL))
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        whose = after is not None and not (after.sign or after.conj or after.prep) and after.word.definite
        parties = bare in phrases("offices", "parties-of") and whose
        return token.rather(token.word._replace(kinds=Kind.PLURAL)) if parties else None

    def _second(self, at: int) -> bool:
        """«لقاء الرئيس فلان وجو كالاهان»: a first name that «و» joins to the one person of a noun of meeting."""
        slots, token = self.scan.slots, self.tokens[at]
        one = len(slots) == 1 and slots[0].entity.name is not None and slots[0].entity.last == at
        return one and not self.start.trigger.verb and token.conj and bool(token.kinds & Kind.GIVEN)

    def _capital(self, at: int) -> Entity | None:
        """«استقبلت القاهرة وفدا»: a city or country stands for its government before a delegation or an official."""
        if not self.start.trigger.verb or self.tokens[at].prep or self.tokens[at].conj:
            return None
        place = places.at(self.tokens, at, self.clause.reader.index)
        n = place.last if place is not None and place.country is not None else len(self.tokens)
        while n < len(self.tokens) and (self.tokens[n].dating is not None or self.tokens[n].sign):
            n += 1
        guest = self.clause.entity_at(n)
        if place is None or guest is None or guest.peer or guest.prep or guest.conj:
            return None
        if guest.kind not in ("delegation", "person", "office"):
            return None
        return self._as_body(at, place.last)

    def _wants_land(self, at: int) -> bool:
        """Where talks ask for a side: behind «بين» or «مع», behind «و» of such a side, or right behind the verb."""
        token, mine = self.tokens[at], self.start.trigger
        if token.sign or token.dating is not None or self._government(at) is None:
            return False
        before = self.scan.slots[-1] if self.scan.slots else None
        body = before is not None and before.entity.kind == "body"
        if token.conj:
            if before is None or not body or before.entity.last != at or self.lead:
                return False
            return before.lead == "between" or self._government(before.entity.first) is not None
        if self.lead in ("between", "with"):
            talks = self.gap == 0 and self._talks()
            return talks and (self.lead == "between" or (body and self.tokens[at - 1].text == "مع"))
        return at == self.start.last and mine.verb and mine.frame == "light" and not mine.hosts

    def _talks(self) -> bool:
        return (self.scan.light or self.start).trigger.name in TALKS

    def _government(self, at: int) -> str | None:
        """The country that a token names, or whose city it names, where no preposition leads to it."""
        found = gazetteer_match(self.tokens, at) if at < len(self.tokens) else None
        if found is None:
            return None
        whole = self.tokens[at].text.removeprefix("و") == found[1].split()[0]  # «بيونغ يانغ»
        return nations()[found[1]] if whole or not self.tokens[at].prep else None

    def _land(self, at: int) -> Entity | None:
        """«محادثات بين تركيا والولايات المتحدة», «بين طهران وموسكو»: governments, as sides of talks."""
        token, found = self.tokens[at], gazetteer_match(self.tokens, at)
        if found is None or not (token.conj or self.lead == "with" or self._another(at, found[0])):
            return None
        core = found[1].split()[0]
        if token.prep and token.text.endswith(core):  # «بيونغ يانغ»
            self._reread(at, token.rather(token.word._replace(core=core, prep="")))
        return self._as_body(at, found[0])

    def _another(self, at: int, end: int) -> bool:
        """Whether another country, a body or several people stand behind a land, or «مع» leads to the other side."""
        if end >= len(self.tokens):
            return False
        if not self.tokens[end].conj:
            return self.lead == "" and self._with_behind(end - 1)
        if (other := self._government(end)) is not None:
            return other != self._government(at)
        told = self.clause.entity_at(end)
        return told is not None and told.kind in ("body", "plural", "delegation")

    def _other_party(self, at: int) -> Entity | None:
        """«محادثات بين الحكومة وطالبان», «بين إيران والقوى الكبرى»: a word of any kind as the other side of a body."""
        token, before = self.tokens[at], self.scan.slots[-1] if self.scan.slots else None
        if before is None or before.lead != "between" or before.entity.kind != "body" or before.entity.last != at:
            return None
        if self.lead or not self._talks() or token.text[0] != "و" or token.dating is not None or token.kinds & ~_ANY:
            return None
        end = at + 1
        while end < len(self.tokens) and token.word.definite and self._said_of_it(end):
            end += 1
        if end < len(self.tokens) and not self._ends_party(end):
            return None
        self._reread(at, token.rather(token.word._replace(core=token.text[1:], conj=True, prep="")))
        return self._as_body(at, end)

    def _said_of_it(self, at: int) -> bool:
        token = self.tokens[at]
        plain = not (token.sign or token.conj or token.prep) and token.dating is None
        return plain and token.word.definite and not token.kinds & ~_ANY

    def _ends_party(self, at: int) -> bool:
        token = self.tokens[at]
        return bool(token.sign or token.dating is not None or token.prep or token.kinds & (Kind.STOP | Kind.VERB))

    def _lone(self, at: int) -> Entity | None:
        """«اجتمع العبادي مع …»: one word between the verb and what must follow its subject."""
        if at != self.start.last or not self.start.trigger.verb or at + 1 >= len(self.tokens):
            return None
        after = self.tokens[at + 1]
        ends = after.text in ("مع", "،") or after.dating is not None or after.prep == "ب"
        if ends or self._met_next(at + 1) or self._set_next(at + 1) or self._act_next(at + 1):
            return self.clause.reader.lone_name(at)
        return None

    def _before_peer(self, at: int) -> Entity | None:
        """«بين عطاف ونظيره الروسي»: one word behind «بين», whose peer is the other one."""
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if self.lead != "between" or self.gap or after is None or not (after.conj and after.kinds & Kind.PEER):
            return None
        return self.clause.reader.lone_name(at)

    def _set_next(self, at: int) -> bool:
        """«والتقى ظريف خلال زيارته …», «التقى ظريف في بيروت …»: what sets the scene follows the word."""
        talks = self.start.trigger.frame == "topic" and self._with_behind(at)  # «ويبحث الزيات خلال الزيارة مع …»
        if not (talks or self.start.trigger.frame == "object") or self._adverb(at - 1):
            return False
        scene = either("clauses", "adjuncts", "inside")
        return self.tokens[at].text in scene or (
            self.tokens[at].text == "علي" and at + 1 < len(self.tokens) and self.tokens[at + 1].text in scene
        )

    def _act_next(self, at: int) -> bool:
        """«أجرى لافروف محادثات مع …», «ترأس العثماني اجتماعا»: what is held follows the word."""
        if self.start.trigger.frame not in ("light", "preside") or self._adverb(at - 1):
            return False
        act = self.clause.trigger_at(at)
        return act is not None and not (act.trigger.verb or act.trigger.definite or self.tokens[at].conj)

    def _adverb(self, at: int) -> bool:
        word = self.tokens[at]
        led = word.text[0] in "بلك" and (word.prep or word.text[1:] in kinds() or of_language(word.text[1:]))
        return not word.word.definite and (bool(led) or word.text[-1] in "اه")

    def _met_next(self, at: int) -> bool:
        """«يلتقي الهنائي رئيس البرلمان فلان»: a free-standing object follows the word."""
        met = self.clause.entity_at(at)
        if self.start.trigger.frame != "object" or met is None or met.kind not in ("person", "office", "delegation"):
            return False
        return not (met.prep or met.conj or self._adverb(at - 1)) and bool(met.offices or met.kind == "delegation")

    def _expects(self, at: int) -> bool:
        if self.gap > 1:
            return False
        if self.lead in ("with", "between", "attending", "presiding"):
            return True
        if self.lead or self.start.trigger.frame != "object":
            return not self.scan.slots and self.lead == "" and at in (self.start.last, self.after_place)
        if not self.scan.slots:
            return at == self.start.last
        comma = self.tokens[at - 1].sign and len(self.scan.slots) == 1 and self.scan.slots[0].lead == ""
        return comma and self.clause.reader.enclosed(at)


def _known(token: Token) -> bool:
    """Whether a word opens the name of a body of trade, learning or aid; with the article only few do."""
    kind = "institutions-definite" if token.word.definite else "institutions"
    return token.word.core in phrases("offices", kind)


def _people(token: Token) -> Token | None:
    """«مع مانحين», «بمقرضين»: people by what they do, in a plural that no table knows, as such a plural."""
    # of a word that no table knows the analysis takes no «ب»; «برلمانيي» has none
    unread = token.text[0] == "ب" and not token.prep and not people_of(token.text)
    core = token.text[1:] if unread else token.word.core
    if (
        token.sign
        or token.conj
        or token.dating is not None
        or token.kinds & ~(Kind.PLAIN | Kind.ADJECTIVE)
        or not (people(core) or (core[-1] in _CONSTRUCT and people_of(core)))
    ):
        return None
    return token.rather(token.word._replace(core=core, prep="ب" if unread else token.prep, kinds=Kind.PLURAL))

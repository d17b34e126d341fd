"""Groups of frames → ``model.Report``: offsets of the printed text, names, offices, places, keys."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from arabic_timeline.extract import counterpart, earned, several, sorts, titles
from arabic_timeline.extract.counterpart import Counterpart
from arabic_timeline.extract.counterpart import Span as OfficeSpan
from arabic_timeline.extract.document import Document
from arabic_timeline.extract.frames import Frame, Side
from arabic_timeline.extract.group import Group
from arabic_timeline.extract.known import long_names, nations
from arabic_timeline.extract.over import is_over
from arabic_timeline.extract.persona import Persona, name_place, words
from arabic_timeline.extract.places import Place
from arabic_timeline.extract.spans import Span, Spans
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.tokens import Sentence
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.words import PERSONAL, Kind, spellings
from arabic_timeline.forms import REMOTE, Form
from arabic_timeline.language.derivations import is_masdar
from arabic_timeline.model import KeptOut, Participant, Passage, PassageRole, Report, Word
from arabic_timeline.registry import Registry
from arabic_timeline.text import plain

_LONGEST_NAME = 8  # words of a name between a title and the office behind it
_WORD = re.compile(r"[^\W_]+")


def reports(document: Document, groups: list[Group], registry: Registry) -> tuple[Report, ...]:
    """The reports of one article, meetings first, then visits, sittings and events; keys count in text order."""
    meetings = [g for g in groups if g.form == "meeting"]
    others = [g for g in groups if g.form != "meeting"]
    article = document.dated.article.id
    keys = {id(g): f"{article}-{n}" for n, g in enumerate(meetings, 1)}
    keys.update({id(g): f"{article}-e{n}" for n, g in enumerate(others, 1)})
    orders = {id(g): n for same in (meetings, others) for n, g in enumerate(same, 1)}
    writer = _Writer(document, registry, keys, orders, Spans((*meetings, *others)))
    return tuple(writer.report(g) for g in (*meetings, *others))


def kept_out(document: Document) -> tuple[KeptOut, ...]:
    """The acts of two sides or more that a sentence names and does not tell as a fact, one a sentence."""
    found: dict[float, KeptOut] = {}
    for frame in document.kept_out:
        sides = [s for s in frame.sides if not s.entity.crowd and earned.sign(s.sentence.tokens, s.entity)]
        if len(sides) > 1 and frame.sentence.index not in found:
            found[frame.sentence.index] = _kept_out(document, frame)
    return tuple(found.values())


def _kept_out(document: Document, frame: Frame) -> KeptOut:
    folded, sentence = document.folded, frame.sentence
    start, end = folded.span(sentence.place(0)[0], sentence.place(len(sentence.tokens) - 1)[1])
    first, last = frame.sign or (frame.found.first, frame.found.last)
    sign = folded.original[slice(*folded.span(sentence.place(first)[0], sentence.place(last - 1)[1]))]
    article, quote = document.dated.article.id, folded.original[start:end]
    return KeptOut(article=article, start=start, end=end, quote=quote, value=frame.value, sign=sign)


def _form(group: Group) -> Form:
    """What form the report has: that of the row of its word («اتصال»), or a call where its words say «هاتفيا»."""
    form: Form = "event" if group.event else group.first.form  # type: ignore[assignment]  # a motion became a visit
    if form != "meeting":
        return form
    return group.first.trigger.form or ("call" if group.first.mode == "phone" else form)


def _with_members(side: Side) -> bool:
    """«عددا من قادة الحركة مثل فلان», «عدد من المسؤولين ومن بينهم فلان»: who of a crowd is named right behind it."""
    behind = [t.text for t in side.sentence.tokens[side.entity.last : side.entity.last + 3] if not t.sign]
    words = phrases("clauses", "members")
    return any(not words.isdisjoint((said, said.removeprefix("و"))) for said in (*behind[:1], " ".join(behind[:2])))


_OF_WHOM = 3  # words of a crowd that say of whom it is: «عددا من قيادات الكلية»


class _Writer:
    """Writes the groups of one document."""

    def __init__(
        self, document: Document, registry: Registry, keys: dict[int, str], orders: dict[int, int], spans: Spans
    ) -> None:
        self.document, self.registry, self.keys, self.orders = document, registry, keys, orders
        self.spans = spans

    def report(self, group: Group) -> Report:
        """The report of a group."""
        participants = tuple(
            self._participant(side, group) for side in (*group.keys.values(), *group.attending.values())
        )
        placed = self._place(group)
        place = self._place_text(*placed) if placed else None
        form, mode = _form(group), group.first.mode
        return Report(
            key=self.keys[id(group)],
            article=self.document.dated.article.id,
            form=form,
            participants=self._visible(group, participants),
            passages=self._passages(group, placed),
            place=place,
            place_id=placed[1].id if placed else None,
            dating=group.dating,
            said=group.first.said if group.dating is None or group.first.held == "planned" else None,
            mode="phone" if form == "call" and mode not in REMOTE else mode,  # «مكالمتين أجراها … مع …»
            held=group.first.held,
            over=group.first.held == "held" and is_over(group.frames),
            topics=self._topics(group),
            within=self.keys.get(id(group.within)) if group.within else None,
            after=tuple(sorted({self.keys[id(g)] for g in group.after if id(g) in self.keys})),
            summary=self._summary(group, participants, place),
            countries=self._countries(group),
            because=tuple(self._because(group, participants, placed)),
            order=self.orders[id(group)],
        )

    def _because(
        self, group: Group, participants: tuple[Participant, ...], placed: tuple[Sentence, Place] | None
    ) -> Iterator[Word]:
        """The words that give each part of a report."""
        told = group.first
        yield self._told("form", told.sentence, told.found.first, told.found.last)
        if told.sign is not None:
            yield self._told("held", told.sentence, *told.sign)
        if group.dating is not None:
            mention = self.document.dated.datings[group.dating].mention
            yield Word(part="date", start=mention.start, end=mention.end, text=mention.text)
        if placed is not None:
            yield self._told("place", placed[0], placed[1].first, placed[1].last)
        yield from (Word(part=p.name, start=p.start, end=p.end, text=p.text) for p in participants)

    def _told(self, part: str, sentence: Sentence, first: int, last: int) -> Word:
        start, end = self.document.folded.span(sentence.place(first)[0], sentence.place(last - 1)[1])
        return Word(part=part, start=start, end=end, text=self._original_of(start, end))

    def _visible(self, group: Group, participants: tuple[Participant, ...]) -> tuple[Participant, ...]:
        """A gathering («القمة») stands for its sides only where none is named; a crowd whose words do not say of whom
        it is («المسؤولين», «أعضاء») only where no two are."""
        sides = [*group.keys.values(), *group.attending.values()]
        told = [(s.entity, p) for s, p in zip(sides, participants, strict=True) if s.entity.kind != "gathering"]
        said = [s for s in sides if s.entity.last - s.entity.first >= _OF_WHOM or s.role == "attending"]
        whole = {id(s.entity) for s in said if not _with_members(s)}
        somebody = [s for s in sides if s.entity.kind != "gathering" and (not s.entity.crowd or s.entity.sole)]
        met = sum(s.role != "attending" for s in somebody)
        several = len(somebody) > 1 and met != 1  # the one who is left met the crowd, and not who came along
        kept = [p for e, p in told if not several or not e.crowd or e.sole or id(e) in whole]
        return tuple(kept) or participants

    def _participant(self, side: Side, group: Group) -> Participant:
        persona = self.document.people.persona(side.sentence, side.entity)
        start, end = self._mention(side)
        ids = persona.ids if persona else ()
        office = self._office(side, persona, group)
        office_id = self._office_id(side, persona)
        known = self.registry.people[ids[0]].name if len(ids) == 1 else None
        candidates = ids if len(ids) > 1 else ()
        if persona is None and office_id:
            candidates = tuple(dict.fromkeys(t.person for t in self.registry.offices[office_id].tenures))
        name = known or (self._person(persona) if persona else self._named(side, start, end))
        sort = self.registry.people[ids[0]].sort if len(ids) == 1 else None
        return Participant(
            name=name,
            text=self._original_of(start, end), start=start, end=end,
            id=ids[0] if len(ids) == 1 else None,
            office=office, office_id=office_id,
            former=side.entity.former or bool(persona and persona.former),
            role=side.role, candidates=candidates,
            sort=sort or sorts.of_mention(side.entity, name, is_somebody=persona is not None),
        )  # fmt: skip

    def _mention(self, side: Side) -> tuple[int, int]:
        tokens = side.sentence.tokens
        entity = side.entity
        if entity.name is not None:
            return self.document.folded.span(*name_place(side.sentence, entity))
        first, last = entity.first, entity.last
        whole = tokens[first].text.endswith(tokens[first].word.core)
        start = side.sentence.core_start(first) if whole else side.sentence.place(first)[0]
        return self.document.folded.span(start, side.sentence.place(last - 1)[1])

    def _person(self, persona: Persona) -> str:
        """The name as printed; «#سالم_الرامي» gives «سالم الرامي»."""
        return _untagged(self._original(*name_place(*persona.told)))

    def _named(self, side: Side, start: int, end: int) -> str:
        """The words of a mention without a person; «للبرلمان» gives «البرلمان», «للجنة المشتركة» «اللجنة المشتركة».

        «الحركة» has the name by which the text told of it.
        """
        if (whole := self.document.people.whole_body(side.sentence, side.entity)) is not None:
            return self._named(Side(whole[1], side.role, whole[0]), *self._mention(Side(whole[1], side.role, whole[0])))
        text = _untagged(self._original_of(start, end))
        first, *rest = side.sentence.tokens[side.entity.first : side.entity.last]
        if first.prep == "ل" and first.word.definite and text.startswith("لل"):
            return "ا" + text[1:]
        owned = first.text.endswith(("ها", "هم", "نا"))  # «للجنتها الاستشارية»
        described = bool(rest) and not owned and rest[0].word.definite and _describes(rest[0])
        return "ال" + text if described and first.text.endswith("لل" + first.word.core[1:]) else text

    def _office(self, side: Side, persona: Persona | None, group: Group) -> str | None:
        entity = side.entity
        if not (persona and persona.spans) and (beside := self._beside(side, persona, group)) is not None:
            return self._counterpart(beside)
        if entity.kind == "office" and persona is None:
            a, b = entity.offices[0][0], entity.offices[-1][1]
            office = self._original(side.sentence.core_start(a), side.sentence.place(b - 1)[1])
            return self._from_office(side.sentence, a, _untagged(office))
        peer = any(t.kinds & Kind.PEER for t in side.sentence.tokens[entity.first : entity.first + 1])
        many = entity.offices and several.singular(side.sentence.tokens[entity.offices[0][0]]) is not None
        own = (
            [] if peer or many else [(side.sentence, *span) for span in entity.offices]
        )  # «عميد الكلية بالخرج محمد الفهيد»
        told = [span for span in (persona.spans or own if persona else ()) if not _of_somebody(span)]
        if told:
            sentence, a, b = _whole(_fuller_first(told))
            holders = self.document.mentions[sentence.index].values() if b == a + 1 else ()
            if (likewise := counterpart.likewise(sentence, a, holders)) is not None:
                return self._counterpart(likewise)
            return self._from_office(
                sentence, a, _untagged(self._original(sentence.core_start(a), sentence.place(b - 1)[1]))
            )
        return None

    def _beside(self, side: Side, persona: Persona | None, group: Group) -> Counterpart | None:
        """Whose counterpart somebody is: as the text told it, or of the only other side of the act."""
        people = self.document.people
        told = persona.counterpart if persona else people.counterpart(side.sentence, side.entity)
        others = [other for other in group.keys.values() if other is not side]
        there = [other for other in (*others, *group.attending.values()) if other is not side]
        theirs = told is None or not others or any(self._holds(other, told.office) for other in there)
        if side.entity.peer and not theirs:
            told = None  # «استقبله نائب الأمير، ثم التقى نظيره»: counterpart of another one than the act tells
        if told is not None or not side.entity.peer or len(others) != 1:
            return told
        return people.beside(side.sentence, side.entity, others[0].sentence, others[0].entity)

    def _holds(self, side: Side, office: OfficeSpan) -> bool:
        """Whether an office is told of one of the sides, by his mention or as the text tells him elsewhere."""
        sentence, a, b = office
        if side.sentence is sentence and (a, b) in side.entity.offices:
            return True
        persona = self.document.people.persona(side.sentence, side.entity)
        return persona is not None and any(s is sentence and (x, y) == (a, b) for s, x, y in persona.spans)

    def _from_office(self, sentence: Sentence, first: int, office: str) -> str:
        """«للرئيس الإيراني» gives «الرئيس الإيراني»."""
        return "ا" + office[1:] if office.startswith("لل") and sentence.tokens[first].prep == "ل" else office

    def _counterpart(self, beside: Counterpart) -> str:
        """«نظيره الروسي» beside «وزير الدفاع الأمريكي» is «وزير الدفاع الروسي»."""
        (holder, a, b), (sentence, c, d) = beside.office, beside.nation
        office = [self._from_office(holder, a, self._original(holder.core_start(a), holder.place(a)[1]))]
        office += ["" if holder.tokens[n].sign else self._original(*holder.place(n)) for n in range(a + 1, b)]
        nation = [self._original(sentence.core_start(n) if n == c else sentence.place(n)[0], sentence.place(n)[1])
                  for n in range(c, d)]  # fmt: skip
        return beside.phrase(office, nation, "ة")

    def _office_id(self, side: Side, persona: Persona | None) -> str | None:
        told = list(persona.offices) if persona else []
        if side.entity.kind == "office":
            told.insert(0, words(side.sentence.tokens, side.entity))
        for phrase in told:
            found = self.document.index.office(phrase)
            if found:
                return found
        return None

    def _place(self, group: Group) -> tuple[Sentence, Place] | None:
        """Where it was, and the sentence that says so: its own, that of the visit, or the dateline."""
        if group.first.mode in REMOTE:
            return None  # the sides were in no one place
        sentence, place = group.place or (None, None)
        if group.form == "visit" or place is None:
            frames = group.within.frames if group.within and group.form != "visit" else group.frames
            goals = [(f.sentence, f.scan.goal) for f in frames if f.scan.goal is not None]
            if goals:
                sentence, place = goals[0]
        return (sentence, place) if place is not None and sentence is not None else None

    def _place_text(self, sentence: Sentence, place: Place) -> str:
        first = sentence.tokens[place.first]
        (at, after), last = sentence.place(place.first), sentence.place(place.last - 1)[1]
        core = first.word.core
        start = after - len(core) if first.text.endswith(core) and not place.whole else at
        if first.text.startswith("لل") or first.text.startswith("ولل"):
            return "ال" + self._original(at + first.text.index("لل") + 2, last)
        if place.cut:
            start = at + place.cut
        elif place.id and first.text != core and not first.word.prep and not first.conj:
            start = at + 1
        return _unquoted(self._original(start, last))

    def _passages(self, group: Group, scene: tuple[Sentence, Place] | None) -> tuple[Passage, ...]:
        """The sentences that tell of it, in text order, then what only names whom they mean or sets the scene."""
        telling: dict[float, Passage] = {}
        for frame in group.frames:
            if frame.sentence.index not in telling:
                words = " ".join(self._word(frame.sentence, n) for n in frame.scan.predicates)
                span = self.spans.telling(group, frame.sentence)
                telling[frame.sentence.index] = self._passage(frame.sentence, span, words)
        told = (*(telling[n] for n in sorted(telling)), *self._named_elsewhere(group, telling))
        return (*told, *self._scenes(group, scene, telling))

    def _scenes(
        self, group: Group, placed: tuple[Sentence, Place] | None, telling: Mapping[float, Passage]
    ) -> Iterator[Passage]:
        """The phrases outside the telling sentences that give the place and the day; one where one says both."""
        places = [(placed[0], (placed[1].first, placed[1].last))] if placed is not None else []
        scenes = [scene for scene in (*places, *self._day_elsewhere(group, telling)) if scene[0].index not in telling]
        for sentence in dict.fromkeys(sentence for sentence, _ in scenes):
            words = [span for other, span in scenes if other is sentence]
            whole = (min(first for first, _ in words), max(last for _, last in words))
            yield self._passage(sentence, self.spans.scene(group, sentence, whole), role="scene")

    def _day_elsewhere(self, group: Group, telling: Mapping[float, Passage]) -> Iterator[tuple[Sentence, Span]]:
        """Where a day is told that no telling sentence has: «أكد الوزير أمس … جاء ذلك خلال لقائه …»."""
        if group.dating is None:
            return
        mention = self.document.dated.datings[group.dating].mention
        if any(p.start <= mention.start and mention.end <= p.end for p in telling.values()):
            return
        for sentence in self.document.sentences:
            told = [n for n, token in enumerate(sentence.tokens) if token.dating == group.dating]
            if told:
                yield sentence, (told[0], told[-1] + 1)
                return

    def _named_elsewhere(self, group: Group, telling: Mapping[float, Passage]) -> Iterator[Passage]:
        """The phrases outside the telling sentences that name a person of whom those have no word."""
        said = {word for passage in telling.values() for word in self._words_of(passage)}
        naming: dict[tuple[int, int], Passage] = {}
        for side in (*group.keys.values(), *group.attending.values()):
            persona = self.document.people.persona(side.sentence, side.entity)
            name = persona.name.split() if persona else words(side.sentence.tokens, side.entity).split()
            parts = {word for word in name if len(word) > 2}
            if not parts or not said.isdisjoint(parts):
                continue
            spans = self.spans.naming(group, side, persona)
            found = [self._passage(at, span, role="naming") for at, span in spans if at.index not in telling]
            told = [parts.intersection(self._words_of(passage)) for passage in found]
            for passage, own in zip(found, told, strict=True):
                if own and not any(own < other for other in told):  # «الرامي» beside «سالم الرامي» says nothing more
                    naming[passage.start, passage.end] = passage
        yield from (naming[place] for place in sorted(naming))

    def _passage(self, sentence: Sentence, span: Span, trigger: str = "", *, role: PassageRole = "telling") -> Passage:
        first, last = span
        whole = span == (0, len(sentence.tokens))
        start = sentence.start if whole else sentence.place(first)[0]
        start, end = self._trimmed(start, sentence.end if whole else sentence.place(last - 1)[1])
        quote = self._original_of(start, end)
        article = self.document.dated.article.id
        return Passage(article=article, start=start, end=end, quote=quote, trigger=trigger, role=role)

    def _words_of(self, passage: Passage) -> list[str]:
        return [form for word in _WORD.findall(plain(passage.quote)) for form in spellings(word)]

    def _word(self, sentence: Sentence, n: int) -> str:
        return self._original(*sentence.place(n))

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        text = self.document.folded.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return self.document.folded.span(start, end)

    def _topics(self, group: Group) -> tuple[str, ...]:
        found = []
        for frame in group.frames:
            for a, b in frame.scan.topics:
                while a < b and (frame.tokens[a].sign or frame.tokens[a].text in phrases("triggers", "topics")):
                    a += 1
                last = next((n for n in range(b, a, -1) if not frame.tokens[n - 1].sign), a)
                if last > a:
                    start, end = frame.sentence.place(a)[0], frame.sentence.place(last - 1)[1]
                    found.append(titles.topic(self._original(start, end), self._dated(group, start, end)))
        return tuple(dict.fromkeys(found))

    def _summary(self, group: Group, participants: tuple[Participant, ...], place: str | None) -> str | None:
        if group.summary is not None:
            return titles.titled(self._original(*group.summary), self._dated(group, *group.summary))
        if group.form == "visit" and participants:
            return f"زيارة {participants[0].name} إلى {place}" if place else f"زيارة {participants[0].name}"
        if group.form == "session" and participants:
            return f"اجتماع {participants[0].name}"
        return None

    def _dated(self, group: Group, start: int, end: int) -> tuple[int, int] | None:
        """Where, in the words of folded ``[start, end)``, the group's own date stands, if there."""
        if group.dating is None:
            return None
        first, last = self.document.folded.span(start, end)
        mention = self.document.dated.datings[group.dating].mention
        inside = first <= mention.start and mention.end <= last
        return (mention.start - first, mention.end - first) if inside else None

    def _countries(self, group: Group) -> frozenset[str]:
        names: set[str] = set()
        for side in group.keys.values():
            names |= self.document.people.nations(side.sentence, side.entity)
        if group.form in ("visit", "event"):
            for frame in group.frames:
                names |= (
                    {t.word.core for t in frame.tokens[frame.found.first : frame.scan.end]} if group.event else set()
                )
                if frame.scan.goal and frame.scan.goal.country:
                    names.add(frame.scan.goal.country)
        names = {nations().get(n, n) for n in names}
        if group.event:
            text = self.document.folded.text[group.summary[0] : group.summary[1]] if group.summary else ""
            begun = (rows for first, rows in long_names().items() if first in text)
            names |= {name for rows in begun for words, name in rows if words in text}
        ids = self.document.index.country_ids
        return frozenset(id_ for name in names for id_ in ids.get(name, ()))

    def _original(self, start: int, end: int) -> str:
        return self._original_of(*self.document.folded.span(start, end))

    def _original_of(self, start: int, end: int) -> str:
        return self.document.folded.original[start:end]


_WHOSE = ("ها", "هم", "هما")


def _of_somebody(office: OfficeSpan) -> bool:
    """«رئيسها», «قائدها»: an office that only a pronoun says whose it is."""
    sentence, a, b = office
    return b - a == 1 and sentence.tokens[a].text.endswith(_WHOSE) and not sentence.tokens[a].word.definite


def _fuller_first(spans: Sequence[OfficeSpan]) -> Sequence[OfficeSpan]:
    """The offices told of somebody, from the first on, or from one that says it in full.

    «الوزير» and elsewhere «وزير الصحة»; «ولي العهد» and «ولي العهد السعودي»; «السفير فلان، رئيس البعثة»; nothing that
    he was formerly says more.
    """
    short = _bare_words(spans[0])
    for n, span in enumerate(spans[1:], 1):
        words, titled = _bare_words(span), len(short) == 1 and _beside_name(spans[0], span)
        more = len(words) > len(short) and (words[: len(short)] == short or titled)
        if more and phrases("offices", "former").isdisjoint(words):
            return spans[n:]
    return spans


def _bare_words(span: OfficeSpan) -> list[str]:
    sentence, a, b = span
    return [t.word.core.removeprefix("ال") for t in sentence.tokens[a:b] if not t.sign]


def _beside_name(title: OfficeSpan, span: OfficeSpan) -> bool:
    """«السفير فلان بن فلان، رئيس البعثة»: a title before a name, and what he is behind it, a comma between or none."""
    (sentence, _, end), (other, a, _) = title, span
    if sentence is not other or not 1 < a - end <= _LONGEST_NAME:
        return False
    tokens, comma = sentence.tokens, sentence.tokens[a - 1].comma
    between = tokens[end : a - comma]
    if any(t.sign or t.kinds & (Kind.VERB | Kind.STOP | PERSONAL) for t in between):
        return False
    return comma or _surely_his(title, span)


def _surely_his(title: OfficeSpan, span: OfficeSpan) -> bool:
    """Whether what stands right behind a name cannot be whom he met, nor where he went: «التقى السفير فلان رئيس الحزب»,
    «زار السفير فلان محافظة عدن»."""
    (sentence, start, _), (_, a, b) = title, span
    tokens = sentence.tokens
    if tokens[a].word.core in phrases("clauses", "districts"):
        return False
    another = b < len(tokens) and bool(tokens[b].kinds & (PERSONAL | Kind.GIVEN)) and not tokens[b].conj
    return another or not (start > 0 and tokens[start - 1].kinds & Kind.VERB)


def _whole(spans: Sequence[OfficeSpan]) -> OfficeSpan:
    """The first office with those right behind it: «نائب الرئيس | رئيس مجلس الوزراء», «عضو الهيئة | وعضو اللجنة»."""
    (sentence, first, end), *rest = spans
    for other, a, b in rest:
        tokens = sentence.tokens
        if other is not sentence or a - end not in (0, 1) or not all(t.comma for t in tokens[end:a]):
            break
        if b == a + 1 and (tokens[a].kinds & Kind.TITLE or tokens[a].word.core in phrases("offices", "crowns")):
            break  # «العاهل السعودي الملك فلان»
        end = b
    return sentence, first, end


def _untagged(name: str) -> str:
    return name if name.isalpha() else " ".join(name.replace("#", " ").replace("_", " ").split())


def _unquoted(text: str) -> str:
    return " ".join(text.translate(dict.fromkeys(map(ord, '"“”«»'))).split())


def _describes(token: Token) -> bool:
    """Whether a word with the article is an adjective: «الوزارية», but not «التنمية», which completes a noun."""
    if token.kinds & (Kind.ADJECTIVE | Kind.NATION):
        return True
    bare = token.word.core.removeprefix("ال")
    return not token.kinds & (Kind.GIVEN | Kind.TITLE | Kind.INNER) and bare.endswith("يه") and not is_masdar(bare)

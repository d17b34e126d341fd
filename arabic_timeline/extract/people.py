"""Who is who inside one text: surnames, offices told again, «المسؤول الأمريكي», «الوزير»."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice, pairwise

from arabic_timeline.extract import counterpart, several
from arabic_timeline.extract.counterpart import Counterpart, Span
from arabic_timeline.extract.entity import Entity
from arabic_timeline.extract.holders import Holders
from arabic_timeline.extract.known import Index, nations
from arabic_timeline.extract.namesakes import Namesakes
from arabic_timeline.extract.persona import Persona, key_of, name_of, place_of, worded, words
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.tokens import Sentence
from arabic_timeline.extract.words import Kind, kinds
from arabic_timeline.text import plain

_SHORTEST = 4  # letters of a middle name that may stand for the whole
_MOST = 30  # offices that are kept of one person: who is told with more, told by chance, has no more in earnest
_GROUPS = ("delegation",)
_OF_HIS = 2  # words of «وزير خارجيته»


class People:
    """The persons of a text by name; answers whom a mention means."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._all: dict[str, Persona] = {}
        self._named = Namesakes()
        self._titled: dict[tuple[str, str], dict[str, Persona]] = {}  # title and given name → «الملك سلمان بن …»
        self._bearers: dict[str, dict[str, Persona]] = {}  # title → all those
        self._holders: Holders | None = None
        # by identity, for as long as nobody is learned
        self._meant: dict[int, tuple[Entity, Persona | None]] = {}
        self._nations: dict[int, tuple[Entity, frozenset[str]]] = {}
        self._peers: dict[tuple[float, int], Counterpart] = {}  # sentence and token of «نظيره الروسي» → his office
        # the word of a group → its longer mentions, folded
        self._groups: dict[str, dict[str, tuple[Sentence, Entity]]] = {}
        self._offices: dict[str, set[str]] = {}  # the word of an office → its mentions without a name, folded
        self._bodies: dict[str, dict[str, tuple[Sentence, Entity]]] = {}  # the word of a body → its longer mentions
        self._named_bodies: dict[str, set[str]] = {}  # the same → the words behind it, wherever it stands
        self._theirs: dict[tuple[float, int], tuple[str, frozenset[str]]] = {}  # «ووزير خارجيته» → office and nation

    def learn(self, sentence: Sentence, entities: Sequence[Entity]) -> None:
        """Takes in the named persons of a sentence."""
        self._holders = None
        self._meant.clear()
        self._nations.clear()
        told_of_all = several.shares(sentence, entities)
        for entity in entities:
            if entity.name is not None:
                self._add(sentence, entity, told_of_all)
            elif entity.kind in _GROUPS and entity.last - entity.first > 1:
                head = sentence.tokens[entity.first].word.core.removeprefix("ال").removesuffix("ا")
                told_of = self._groups.setdefault(head, {})
                told_of.setdefault(words(sentence.tokens, entity), (sentence, entity))
            elif entity.kind == "body" and entity.last - entity.first > 1:
                longer = self._bodies.setdefault(_bare(sentence, entity), {})
                longer.setdefault(words(sentence.tokens, entity).removeprefix("ال"), (sentence, entity))
            elif entity.kind == "office" and entity.last - entity.first > 1:
                told = self._offices.setdefault(_bare(sentence, entity), set())
                told.add(words(sentence.tokens, entity))
        for entity in entities:
            if entity.peer and entity.kind in ("person", "office"):
                self._set_beside(sentence, entity, entities)
        for noun, behind in pairwise(sentence.tokens):
            if noun.kinds & Kind.BODY and not noun.word.definite and not behind.sign:
                self._named_bodies.setdefault(noun.word.core, set()).add(behind.text)
        for one, other in pairwise(entities):
            if one.last == other.first and one.nations and (office := _of_his(sentence, other)) is not None:
                self._theirs[sentence.index, other.first] = office, one.nations

    def _set_beside(self, sentence: Sentence, peer: Entity, entities: Sequence[Entity]) -> None:
        """Takes in whose counterpart somebody is, and of which nation."""
        holder = counterpart.whose(sentence.tokens, peer, entities)
        found = self.beside(sentence, peer, sentence, holder) if holder is not None else None
        if found is None:
            return
        self._peers[sentence.index, peer.first] = found
        persona = self.persona(sentence, peer) if peer.name is not None else None
        if persona is not None and persona.counterpart is None:
            persona.counterpart = found

    def beside(self, sentence: Sentence, peer: Entity, told: Sentence, holder: Entity) -> Counterpart | None:
        """The office of «نظيره الروسي» (in ``sentence``), where the pronoun means this holder (in ``told``)."""
        office = self._office_told(told, holder)
        fits = not holder.peer and counterpart.fits(sentence.tokens, peer, told.tokens, holder)
        return counterpart.of(sentence, peer, office) if office is not None and fits else None

    def _office_told(self, sentence: Sentence, holder: Entity) -> Span | None:
        """The office of a mention: in its own words, else as the text told it of him.

        «الوزير الفرنسي» is what the text calls him whom it has told as «وزير الخارجية الفرنسي».
        """
        own = (sentence, *holder.offices[0]) if holder.offices else None
        if own is not None and not _of_no_department(own):
            return own
        persona = self.persona(sentence, holder) if holder.name is not None or own is not None else None
        told = persona.spans if persona is not None else []
        if own is None:
            return told[0] if told else None
        return next((span for span in told if _fuller(span, own)), own)

    def counterpart(self, sentence: Sentence, entity: Entity) -> Counterpart | None:
        """The office that «نظيره الروسي» means, where the text says whose counterpart he is."""
        return self._peers.get((sentence.index, entity.first))

    def surnames(self) -> dict[str, str]:
        """Last words of names (and «بن …») → full folded name; a surname of two persons is left out."""
        found: dict[str, str | None] = {}
        for persona in self._all.values():
            for word in _short_forms(persona.name):
                found[word] = None if found.get(word, persona.name) != persona.name else persona.name
        first = {persona.name.split()[0] for persona in self._all.values()}
        for word in [w for w in found if w.startswith("ال") and w.removeprefix("ال") in first]:
            found[word] = None  # «الفيصل» of a text about «الملك فيصل» that names «خالد الفيصل», too
        alone = phrases("names", "family-first")  # «كيم» of two persons is a name all the same, of nobody known
        return {w: name if name is not None else w for w, name in found.items() if name is not None or w in alone}

    def nations(self, sentence: Sentence, entity: Entity) -> frozenset[str]:
        """Countries (folded first names) of a mention, by its words and by the registry."""
        known = self._nations.get(id(entity))
        if known is None:
            known = self._nations[id(entity)] = entity, self._nations_of(sentence, entity)
        return known[1]

    def _nations_of(self, sentence: Sentence, entity: Entity) -> frozenset[str]:
        persona = self.persona(sentence, entity)
        found = set(entity.nations) | (persona.nations if persona else set())
        for id_ in persona.ids if persona else entity.ids:
            country = self._index.country.get("person:" + id_)
            name = plain(self._index.names.get(country, "")) if country else ""
            if name:
                found.add(nations().get(name, name))
        return frozenset(found)

    def key(self, sentence: Sentence, entity: Entity) -> str:
        """What identifies the mention in this text: a person's key, or the folded words of an office or body."""
        persona = self.persona(sentence, entity)
        if persona is not None:
            return persona.key
        whole = self._whole_office(sentence, entity)
        if whole is None and (body := self.whole_body(sentence, entity)) is not None:
            whole = words(body[0].tokens, body[1])
        if whole is None and (group := self._group(sentence, entity)) is not None:
            whole = words(group[0].tokens, group[1])
        return whole if whole is not None else words(sentence.tokens, entity)

    def _group(self, sentence: Sentence, entity: Entity) -> tuple[Sentence, Entity] | None:
        """«الوفد» where the text told of «وفدا من الكونغرس» and of no other: that mention."""
        token = sentence.tokens[entity.first]
        lone = entity.kind in _GROUPS and entity.last - entity.first == 1 and token.word.definite
        told = self._groups.get(token.word.core.removeprefix("ال"), {}) if lone else {}
        return next(iter(told.values())) if len(told) == 1 else None

    def whole_body(self, sentence: Sentence, entity: Entity) -> tuple[Sentence, Entity] | None:
        """«الحركة» where the text has told of «حركة طالبان» and of no other movement: that mention."""
        head = sentence.tokens[entity.first].word
        lone = entity.kind == "body" and entity.last - entity.first == 1 and head.definite
        if not lone or head.core.removeprefix("ال") not in phrases("offices", "named-bodies"):
            return None
        told = self._bodies.get(head.core.removeprefix("ال"), {})
        name = min(told, key=len, default="")
        one = bool(told) and all(f"{other} ".startswith(f"{name} ") for other in told)
        if not one or len(self._named_bodies.get(head.core.removeprefix("ال"), ())) != 1:
            return None
        index, first = told[name][0].index, told[name][1].first
        return told[name] if (index, first) < (sentence.index, entity.first) else None

    def _whole_office(self, sentence: Sentence, entity: Entity) -> str | None:
        """«المحافظ» where the text tells of «محافظ الخرج» and of no other governor."""
        one = (
            entity.kind == "office" and entity.last - entity.first == 1 and sentence.tokens[entity.first].word.definite
        )
        whole = self._offices.get(_bare(sentence, entity), set()) if one else set()
        return next(iter(whole)) if len(whole) == 1 else None

    def persona(self, sentence: Sentence, entity: Entity) -> Persona | None:
        """The person whom a mention means, or ``None``."""
        known = self._meant.get(id(entity))
        if known is None:
            known = self._meant[id(entity)] = entity, self._persona(sentence, entity)
        return known[1]

    def _persona(self, sentence: Sentence, entity: Entity) -> Persona | None:
        if entity.name is not None:
            name = name_of(sentence.tokens, entity)
            return self._by_given(sentence, entity, name) or self._known(entity, name)
        if entity.kind != "office":
            return None
        if self._holders is None:
            self._holders = Holders(self._all.values())
        if (his := self._theirs.get((sentence.index, entity.first))) is not None:
            one = self._holders.by_office(*his)
            return one if one is not None and one.nations & his[1] else None
        if entity.peer:
            office = self.counterpart(sentence, entity)
            return self._holders.by_office(worded(office), entity.nations) if office is not None else None
        return self._holders.of(sentence, entity) or self._of_title(sentence, entity)

    def _of_title(self, sentence: Sentence, entity: Entity) -> Persona | None:
        """«الأمير»: the only one of the text whom it names with that title, where it has named him before."""
        title = sentence.tokens[entity.first].word
        if entity.last - entity.first > 1 or not title.definite or title.core not in phrases("names", "by-given"):
            return None
        told = self._bearers.get(title.core, {})
        one = next(iter(told.values())) if len(told) == 1 else None
        return one if one is not None and one.first_told < (sentence.index, entity.first) else None

    def _add(self, sentence: Sentence, entity: Entity, told_of_all: Mapping[int, Counterpart | None]) -> None:
        tokens = sentence.tokens
        name = name_of(tokens, entity)
        key = key_of(entity, name)
        persona = self._by_given(sentence, entity, name) or self._known(entity, name)
        if persona is None:
            persona = self._all[key] = Persona(key, name, (sentence, entity), entity.ids)
            self._named.add(persona)
        if (title := _title(sentence, entity)) is not None:
            self._titled.setdefault((title, name.split()[0]), {})[persona.key] = persona
            self._bearers.setdefault(title, {})[persona.key] = persona
        if len(name) > len(persona.name):
            persona.name, persona.told = name, (sentence, entity)
            self._named.add(persona)
        persona.first_told = min(persona.first_told, place_of(sentence, entity))
        if entity.first in told_of_all:
            persona.counterpart = persona.counterpart or told_of_all[entity.first]
        offices = entity.offices if entity.first not in told_of_all else entity.offices[1:]
        for a, b in offices if len(persona.offices) < _MOST else ():
            text = " ".join(t.word.core if n == a else t.text for n, t in enumerate(tokens[a:b], a) if not t.sign)
            text = text.replace(" ال ", " ال")
            if text not in persona.offices and not tokens[a].kinds & Kind.PEER:
                persona.offices.append(text)
                persona.spans.append((sentence, a, b))
        persona.nations |= entity.nations
        persona.former = persona.former or entity.former

    def _known(self, entity: Entity, name: str) -> Persona | None:
        return self._all.get(key_of(entity, name)) or self._by_name(entity, name)

    def _by_given(self, sentence: Sentence, entity: Entity, name: str) -> Persona | None:
        """«الملك سلمان»: the only one of the text who is told with that title and bears that given name."""
        title = None if entity.ids or entity.former or " " in name else _title(sentence, entity)
        if title is None:
            return None
        longer = [p for p in self._titled.get((title, name), {}).values() if " " in p.name]
        return longer[0] if len(longer) == 1 else None

    def _by_name(self, entity: Entity, name: str) -> Persona | None:
        if entity.ids:
            return None
        same = list(islice(self._named.of(entity.alias_of or name), 2))
        return same[0] if len(same) == 1 else None


def _of_his(sentence: Sentence, entity: Entity) -> str | None:
    """«ووزير خارجيته» as the words of the office, folded: «وزير الخارجية»; ``None``: it is not told as somebody's."""
    tokens = sentence.tokens[entity.first : entity.last]
    if entity.kind != "office" or not tokens[0].conj or len(tokens) != _OF_HIS:
        return None
    stem = tokens[1].text.removesuffix("ه").removesuffix("ت")
    owned = tokens[1].text.endswith("ته") and bool(kinds().get(f"ال{stem}ه", 0) | kinds().get(f"{stem}ه", 0))
    return f"{tokens[0].word.core} ال{stem}ه" if owned else None


def _of_no_department(office: Span) -> bool:
    """«الوزير», «الوزير الفرنسي»: a minister, and nothing that says of what."""
    sentence, first, last = office
    head, behind = sentence.tokens[first].word, sentence.tokens[first + 1 : last]
    minister = head.definite and head.core.removeprefix("ال") in phrases("offices", "ministers")
    return minister and all(t.kinds & Kind.NATION for t in behind)


def _fuller(office: Span, short: Span) -> bool:
    """Whether an office is the same as a short one, and says of what it is."""
    head, other = (sentence.tokens[first].word.core.removeprefix("ال") for sentence, first, _ in (office, short))
    return head == other and not _of_no_department(office)


def _bare(sentence: Sentence, entity: Entity) -> str:
    """The first word of an office, without clitics and article."""
    return sentence.tokens[entity.first].word.core.removeprefix("ال")


def _title(sentence: Sentence, entity: Entity) -> str | None:
    """The title right before a name whose bearers are called by their given names."""
    assert entity.name is not None
    first = entity.name[0]
    word = sentence.tokens[first - 1].word.core if first > entity.first else ""
    return word if word in phrases("names", "by-given") else None


def _short_forms(name: str) -> tuple[str, ...]:
    parts = name.split()
    if len(parts) < 2:
        return ()
    last = parts[-1]
    bare = last.removeprefix("ال") if len(last) > 5 else last
    given = bool(kinds().get(bare, Kind.NONE) & Kind.GIVEN)  # «الأمير فيصل» is not «خالد الفيصل»
    forms = [last, last if given else bare, "ال" + last]
    if parts[0] in phrases("names", "family-first"):
        return (parts[0], *(f for f in forms if len(f) > 2))
    if len(parts) > 3 and "بن" in parts:  # «تركي بن سعود بن محمد» is called by his own name
        family = last.startswith("ال") and parts[-2] != "بن" and not given
        forms = [parts[0], *(forms if family else ())]  # «ماهر بن عايض العصلاني»: by his family as well
    else:  # «حمدي الطباع الغزاوي» is called «الطباع», too
        forms += [part for part in parts[1:-1] if part.startswith("ال") and len(part) > _SHORTEST]
    return tuple(f for f in forms if len(f) > 2)

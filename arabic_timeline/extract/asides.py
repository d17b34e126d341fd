"""A sentence parted from what is only said by the way, so that the act before it and what completes the act stand
side by side.

«سيعقد الرئيس فلان، الذي وصل أمس إلى نيروبي، محادثات مع نظيره» is read as «سيعقد الرئيس فلان محادثات مع نظيره» and, by
itself, as «الرئيس فلان، الذي وصل أمس إلى نيروبي»: a date, a verb or a name of the aside is never the act's.  Told apart
are relative clauses, what names the source, «وهو …» and definite participles between two commas or dashes, and what
stands between a verb of holding and the noun that it holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from arabic_timeline.extract import governing, licence
from arabic_timeline.extract.entity import Entity
from arabic_timeline.extract.finding import trigger_at
from arabic_timeline.extract.lasting import lasted
from arabic_timeline.extract.tables import either, listed, phrases, table
from arabic_timeline.extract.tokens import Sentence
from arabic_timeline.extract.vocabulary import COMMAS, Token
from arabic_timeline.extract.wording import participle
from arabic_timeline.extract.words import Kind
from arabic_timeline.language import verbs
from arabic_timeline.lexicon import kept

_LONGEST = 25  # words of an aside
_DASHES = frozenset("-–—")
_OPENS = "("
_OPENING = frozenset([_OPENS])
_SCENE = 2  # words from «خلال» to the noun that it leads to: «خلال زيارة عمل»
_TWO = 2  # words that a name has at least
_NAME = 5  # words of a name, with the comma before it
_LEAD = 6  # words from «بين» or «جمع» to the first side
_PLAINLY = Kind.VERB | Kind.STOP | Kind.TRIGGER | Kind.COMMON | Kind.PLAIN | Kind.ADJECTIVE
_ADVERB = 8  # words of a day or a manner between commas
_SHORTEST = 2  # words of an adjunct
_HALF = 0.5  # an aside counts as behind its sentence, and before the next


@dataclass(frozen=True, slots=True)
class _Aside:
    """Tokens ``[first, last)`` that are left out of the sentence; what they tell begins at ``told``, and is told of
    the mention ``of``, if of any.  Where ``told`` is ``last`` they tell nothing: «، قبيل زيارته الخميس،»."""

    first: int
    told: int
    last: int
    of: Entity | None = None


def may_have(sentence: Sentence) -> bool:
    """Whether a sentence has a sign or a word that could open an aside; most are passed over by this look."""
    return sentence.has(_openers())


@kept
def _openers() -> frozenset[str]:
    return (
        either("clauses", "relatives", "lasting", "before-or-after", "standing-as")
        | _DASHES
        | COMMAS
        | {_OPENS}
        | _with_kin()
    )


def _may_be_named(token: Token) -> bool:
    return bool(token.kinds & (Kind.GIVEN | Kind.TITLE)) or not (token.kinds or token.sign or token.dating is not None)


@kept
def _with_kin() -> frozenset[str]:
    return frozenset("و" + word for word in phrases("clauses", "own-kin"))


def _kin(sentence: Sentence, mentions: Mapping[int, Entity]) -> Iterator[_Aside]:
    """«استقبل الرئيس فلان وعقيلته السفير فلانا»: who came with somebody and has no name stands in no one's way."""
    if not sentence.has(_with_kin()):
        return
    ends = {entity.last for entity in mentions.values()}
    for n, token in enumerate(sentence.tokens):
        behind = sentence.tokens[n + 1 : n + 2]
        if token.text in _with_kin() and n in ends and n not in mentions and not any(_may_be_named(t) for t in behind):
            yield _Aside(n, n + 1, n + 1)


def _standing_as(sentence: Sentence, mentions: Mapping[int, Entity]) -> Iterator[_Aside]:
    """«استقبل الرئيس فلان بصفته رئيسا للحكومة السفير فلانا»: as what he did it stands in no one's way."""
    tokens = sentence.tokens
    if not sentence.has(phrases("clauses", "standing-as")):
        return
    for n, token in enumerate(tokens[:-1]):
        told = mentions.get(n + 1) if token.text in phrases("clauses", "standing-as") else None
        if told is None or not told.offices or told.offices[0][0] != n + 1:
            continue
        end = told.offices[0][1]
        opened = bool(n) and tokens[n - 1].comma
        closed = end < len(tokens) and tokens[end].comma
        other = told.last > end if not closed else told.last > end + 1 or end + 1 in mentions
        if other and opened == closed:
            yield _Aside(n - opened, end + closed, end + closed)


def parted(sentence: Sentence, mentions: Mapping[int, Entity]) -> list[Sentence]:
    """The sentence without its asides, and each aside with whom it tells of; the sentence alone where it has none."""
    found: list[_Aside] = []
    told = (
        *_before_name(sentence.tokens, mentions),
        *_between_signs(sentence, mentions),
        *_before_object(sentence, mentions),
        *_lasting(sentence),
        *_ages(sentence),
        *_lone_commas(sentence, mentions),
        *_kin(sentence, mentions),
        *_standing_as(sentence, mentions),
    )
    for aside in sorted(told, key=lambda one: one.first):
        if not found or aside.first >= found[-1].last:
            found.append(aside)
    if not found:
        return [sentence]
    out = {n for aside in found for n in range(aside.first, aside.last)}
    main = _part(sentence, [n for n in range(len(sentence.tokens)) if n not in out], sentence.index, whole=True)
    return [main, *(_told(sentence, aside, n) for n, aside in enumerate(found, 1) if aside.told < aside.last)]


def _told(sentence: Sentence, aside: _Aside, nth: int) -> Sentence:
    start = aside.of.first if aside.of is not None else aside.told
    end = aside.last
    while end > aside.told + 1 and (sentence.tokens[end - 1].comma or sentence.tokens[end - 1].text in _DASHES):
        end -= 1
    index = sentence.index + _HALF * nth / (nth + 1)
    return _part(sentence, list(range(start, end)), index, whole=False)


def _part(sentence: Sentence, kept: list[int], index: float, *, whole: bool) -> Sentence:
    all_places = sentence.places
    places, tokens = [all_places[n] for n in kept], [sentence.tokens[n] for n in kept]
    start, end = (sentence.start, sentence.end) if whole else (places[0][0], places[-1][1])
    dated = any(token.dating is not None for token in tokens)
    return Sentence(index, start, end, sentence.text, tokens, sentence.paragraph, dated, _places=places)


def _between_signs(sentence: Sentence, mentions: Mapping[int, Entity]) -> Iterator[_Aside]:
    """What two commas or two dashes enclose, and a word opens that only asides open with."""
    tokens, ends = sentence.tokens, {entity.last: entity for entity in mentions.values()}
    inside = {n for entity in mentions.values() for n in range(entity.first, entity.last)}
    inside -= {n for n in inside if tokens[n].comma and _two_offices(mentions, n)}
    inside |= {n for n in range(2, len(tokens) - 1) if tokens[n].comma and _holder_follows(tokens, n, ends, mentions)}
    signs = [n for n, token in enumerate(tokens) if token.sign and n and n not in inside and _parts(token)]
    for n in signs:
        close = _closing(tokens, n, signs)
        if close is None or tokens[n].text == ":":
            continue
        of = ends.get(n)
        second = _second_of(tokens, close + 1, mentions, of)
        if _by_the_way(tokens, n + 1, close, mentions) and (second or _clause_goes_on(tokens, close + 1)):
            whole = any(n < first < close and e.kind == "person" for first, e in mentions.items())
            yield _Aside(n + _closes_name(tokens, n, of), n + 1 if whole else close + 1, close + 1)
            continue
        if tokens[n + 1].text in phrases("clauses", "sources") and _verb_goes_on(tokens, close + 1):
            yield _Aside(n, n + 1, close + 1)
            continue
        if not (second or _goes_on(tokens, close + 1, mentions, n)):
            continue
        told = _told_of_scene(tokens, n + 1, close) if tokens[n + 1].kinds & Kind.STOP else None
        if told is not None and told not in inside and not _only_act(tokens, n + 1, close):
            yield _Aside(told, told, close)
        if tokens[n + 1].text in phrases("clauses", "sources") or _as_said(tokens, n + 1):
            if not _when(tokens[close + 1]) or any(t.dating is not None for t in tokens[n + 1 : close]):
                yield _Aside(n, n + 1, close + 1)
        elif of is not None and _stands_alone(tokens, of) and _tells_of_it(tokens, n + 1, close, mentions):
            yield _Aside(n + (of.apposition is not None), n, close + 1, of)
        elif of is not None and _private(tokens, n + 1, close, mentions):
            yield _Aside(n, n + 1, close + 1)


def _by_the_way(tokens: list[Token], first: int, last: int, mentions: Mapping[int, Entity]) -> bool:
    """«، قبيل سفره إلى لندن الخميس،», «، على رأس وفد هام،»: an adjunct that would lend its words to the act.

    What sets a scene and has neither a day nor an act of its own stays: its place may be the act's.
    """
    pair = " ".join(t.text for t in tokens[first : first + 2])
    two = pair in phrases("clauses", "by-the-way-of-two")
    if not (two or tokens[first].text in phrases("clauses", "by-the-way")) or last - first < _SHORTEST:
        return False
    inside, named = tokens[first:last], {first + 1} if two else set()  # «على رأس», which is a place's first word too
    behind = tokens[first + 1 + two] if first + 1 + two < last else None
    if tokens[first].dating is not None or behind is None or (behind.dating is not None and not two):
        return False  # «، بعد ظهر أمس،»
    if behind.text in phrases("clauses", "that"):
        return False  # «، قبل أن يتوجه إلى باريس، حيث …»: a clause of its own, with which the next one goes on
    if _only_act(tokens, first, last):
        return False  # «أبرز الوزير، عقب مباحثاته مع السفير، أن …»
    placed = any(t.word.place and n not in named for n, t in enumerate(inside, first))
    takes = any(t.dating is not None or t.tells for t in inside) or any(first <= n < last for n in mentions)
    return not placed or (takes and not two)


def _only_act(tokens: list[Token], first: int, last: int) -> bool:
    """«أكد الوزير ذلك، خلال الاجتماع الذي عقده أمس مع السفير، بحضور …»: whether each act of a sentence stands there."""
    return any(t.tells for t in tokens[first:last]) and not any(t.tells for t in (*tokens[:first], *tokens[last:]))


def _closes_name(tokens: list[Token], comma: int, of: Entity | None) -> bool:
    """«نظيرته السويدية، مارغوت فالستروم، قبل الذهاب …»: whether a comma also closes a name behind an office.

    So it may an office behind a name: «فلان، رئيس المجلس بالجزائر، الذي …».
    """
    if of is not None and of.apposition is not None:
        return True
    near = tokens[max(comma - _NAME, 0) : comma]
    opens = next((n for n in range(len(near) - 1, -1, -1) if near[n].sign), None)
    return opens is not None and near[opens].comma and not any(t.kinds & (Kind.STOP | Kind.VERB) for t in near[opens:])


def _clause_goes_on(tokens: list[Token], at: int) -> bool:
    """Whether behind an adjunct the clause, or with «و» a verb of the same subject, goes on."""
    if at >= len(tokens):
        return False
    token = tokens[at]
    if token.conj:
        return _verb_goes_on(tokens, at)
    return not (token.sign or token.text in either("clauses", "goes-back", "adjuncts"))


def _verb_goes_on(tokens: list[Token], at: int) -> bool:
    """«…، وبحث معه التعاون»: a verb that «و» joins."""
    token = tokens[at] if at < len(tokens) else None
    return (
        token is not None
        and token.conj
        and bool(token.kinds & Kind.VERB)
        and not token.kinds & (Kind.GIVEN | Kind.HEAD)
    )


def _second_of(tokens: list[Token], at: int, mentions: Mapping[int, Entity], of: Entity | None) -> bool:
    """«بين الوزير فلان، الذي …، والسفير فلان»: whom «بين» or «جمع» asks for beside the one of whom the aside tells."""
    other = mentions.get(at)
    if of is None or other is None or not other.conj:
        return False
    for n in range(of.first - 1, max(of.first - _LEAD, -1), -1):
        if tokens[n].text in phrases("clauses", "betweens") or _joins(tokens, n):
            return True
        if tokens[n].sign or n in mentions:
            return False
    return False


def _joins(tokens: list[Token], n: int) -> bool:
    """«جمع لقاء …»: a verb that has all sides for its objects."""
    found = trigger_at(tokens, n) if tokens[n].tells and tokens[n].kinds & Kind.VERB else None
    return found is not None and found.trigger.frame == "joins"


def _before_name(tokens: list[Token], mentions: Mapping[int, Entity]) -> Iterator[_Aside]:
    """«وزيرة التضامن التي نفت استقالتها، غادة والي»: what is told of an office before its holder's name."""
    for office in mentions.values():
        if office.kind != "office" or office.name is not None:
            continue
        first = office.last - (_described(tokens, office) is not None)
        if not (first < office.last or (first < len(tokens) and tokens[first].text in phrases("clauses", "relatives"))):
            continue
        near = range(first + 2, min(first + _LONGEST, len(tokens) - 1))
        comma = next((n for n in near if tokens[n].comma or tokens[n].text == ":"), None)
        if comma is None or not tokens[comma].comma or any(_holds_both(tokens[n]) for n in range(first, comma)):
            continue
        holder = mentions.get(comma + 1)
        if _unread_name(tokens, comma + 1) if holder is None else _is_holder(holder):
            yield _Aside(first, first, comma + 1, office)


def _described(tokens: list[Token], office: Entity) -> int | None:
    """«وزير الصحة القادم من القاهرة»: the participle that ends an office, where more of it follows."""
    at = office.last - 1
    if at <= office.first or office.last >= len(tokens):
        return None
    if not (tokens[at].text in phrases("offices", "on-his-way") or participle(tokens[at].word.core.removeprefix("ال"))):
        return None
    after = tokens[office.last]
    led = after.kinds & Kind.STOP or after.prep or after.dating is not None
    return at if led and tokens[at].word.definite else None


def _holds_both(token: Token) -> bool:
    """«الذي … مع …»: whoever stands behind it may be of the clause, and no name of the office."""
    return token.text in phrases("clauses", "with")


def _unread_name(tokens: list[Token], at: int) -> bool:
    """Two or three words that no table knows, but for given names, up to a comma or the end."""
    end = next((n for n in range(at, min(at + _NAME, len(tokens))) if tokens[n].sign), min(at + _NAME, len(tokens)))
    if not _TWO <= end - at < _NAME - 1 or (end < len(tokens) and not tokens[end].comma):
        return False
    plain = (
        t.kinds & ~(Kind.GIVEN | Kind.DOUBTFUL) or t.conj or t.prep or t.dating is not None for t in tokens[at:end]
    )
    return not any(plain) and not tokens[at].word.definite


def _is_holder(person: Entity) -> bool:
    return person.kind == "person" and person.name is not None and not (person.offices or person.conj or person.prep)


def _two_offices(mentions: Mapping[int, Entity], comma: int) -> bool:
    """«وهو رئيس سابق للحكومة، السفير فلان»: whether a comma inside a mention parts two offices, which may be of two."""
    return any(e.first < comma < e.last and any(a == comma + 1 for a, _ in e.offices) for e in mentions.values())


def _told_of_scene(tokens: list[Token], first: int, last: int) -> int | None:
    """«، في ختام جولة شملت باريس وروما،», «، في زيارة هي الأولى منذ 2010،»: where what is told of the scene begins."""
    for n in range(first + 1, last):
        if tokens[n].text in phrases("clauses", "it-is") or (tokens[n].kinds & Kind.VERB and _of_noun(tokens, n)):
            return n
        if tokens[n].text in phrases("clauses", "relatives"):  # «على هامش المنتدى الذي احتضنته دبي»
            if _his_own(tokens, first, n):
                return None
            return None if any(t.tells and not t.text.endswith(("ه", "ها")) for t in tokens[n:last]) else n
        if tokens[n].kinds & Kind.VERB:
            return None
    return None


def _his_own(tokens: list[Token], first: int, relative: int) -> bool:
    """«، خلال المباحثات التي أجراها أمس مع فلان،»: what the subject of the sentence held tells the act itself."""
    noun = trigger_at(tokens, first + 1) if tokens[first + 1].tells else None
    verb = trigger_at(tokens, relative + 1) if relative + 2 < len(tokens) else None
    if noun is None or verb is None or noun.trigger.verb or noun.trigger.strength == "visit":
        return False
    if tokens[first].text not in phrases("clauses", "wrapping") or verb.trigger.name not in ("hold", "conduct"):
        return False
    behind = tokens[relative + 2]
    unwritten = behind.dating is not None or bool(behind.prep) or bool(behind.kinds & Kind.STOP)
    return verb.trigger.pronoun and unwritten


def _of_noun(tokens: list[Token], verb: int) -> bool:
    """«جولة شملت باريس»: a verb right behind a noun without the article."""
    before = tokens[verb - 1]
    known = before.word.definite or before.word.place or before.dating is not None
    dated = tokens[verb].text.endswith("ها") and tokens[verb + 1].dating is not None  # «زيارة بدأها السبت»
    noun = trigger_at(tokens, verb - 1) if dated and before.tells else None
    holds = noun is not None and noun.trigger.strength != "visit"  # «مباحثات أجراها أمس مع فلان»
    act = tokens[verb].tells and (not dated or holds)
    return not (known or before.sign or before.kinds & (Kind.STOP | Kind.VERB) or act)


def _private(tokens: list[Token], first: int, last: int, mentions: Mapping[int, Entity]) -> bool:
    """«، رفقة زوجته،», «، نجل الرئيس الراحل،»: of what family he is, or that unnamed ones of it came along."""
    opener = tokens[first].text
    if any(first <= e.first and e.last <= last and e.name is not None for e in mentions.values()):
        return False
    if opener in phrases("clauses", "kin"):
        return True
    family = any(t.word.core in phrases("clauses", "own-kin") for t in tokens[first:last])
    return family and opener in phrases("clauses", "in-company")


def _holder_follows(
    tokens: list[Token], comma: int, ends: Mapping[int, Entity], mentions: Mapping[int, Entity]
) -> bool:
    """«بضابط الاتصال، فلان»: whether a comma behind an office, read or not, only leads to the name of who holds it."""
    holder, office = mentions.get(comma + 1), ends.get(comma)
    if holder is None or holder.name is None or holder.offices or holder.conj or holder.prep:
        return False
    return tokens[comma - 1].word.definite if office is None else office.kind == "office" and office.name is None


def _stands_alone(tokens: list[Token], of: Entity) -> bool:
    """Whether a relative behind a mention is of it, and of no act: «اجتماع اللجنة، الذي تستضيفه المدينة»."""
    before = tokens[of.first - 1] if of.first and not tokens[of.first].conj else None
    act = before is not None and before.tells and not before.kinds & (Kind.VERB | Kind.STOP)  # «وكان الوزير، الذي …»
    return of.kind != "gathering" and not act


def _tells_of_it(tokens: list[Token], first: int, last: int, mentions: Mapping[int, Entity]) -> bool:
    """Whether tokens behind a mention and a sign say more of it: «الذي …», «وهو …», «المنتخب في …»."""
    opener = tokens[first].text.removeprefix("و") if tokens[first].text != "و" else ""
    if any(t.text in _with_company() for t in tokens[first:last]):
        return False  # «، التي كانت مرفوقة بفلان،»: who came along is one of the sides
    if opener in phrases("clauses", "relatives") or tokens[first].text in phrases("clauses", "and-he-is"):
        return True
    if tokens[first].text in phrases("clauses", "set-for") and _meets_before(tokens, first):
        return False  # «القمة بين فلان وفلان، المقررة في جنيف، …»: said of the meeting
    return first not in mentions and _participle(tokens, first, last)


def _meets_before(tokens: list[Token], at: int) -> bool:
    """Whether a noun of meeting of the same gender, with the article or of somebody, stands before."""
    feminine = tokens[at].text.endswith("ه")
    nouns = (t for t in tokens[:at] if t.tells and not t.kinds & Kind.VERB)
    return any(t.text.endswith("ه") == feminine for t in nouns)


@kept
def _with_company() -> frozenset[str]:
    """«كانت مرفوقة», «رافقه», «يضم»: what says who came along, or of whom a delegation is."""
    attending = listed(table("clauses")["leads"]["attending"])
    return either("clauses", "accompanied", "composed").union(w for w in attending if w.endswith(("ه", "ها", "هم")))


def _as_said(tokens: list[Token], n: int) -> bool:
    """«، كما أعلن المتحدث باسمه،»: before a verb of telling."""
    if tokens[n].text not in phrases("clauses", "as-said") or tokens[n + 1].tells:
        return False
    return any("speech" in verbs.kinds(lemma) for lemma in verbs.lemmas(tokens[n + 1].text))


def _parts(token: Token) -> bool:
    """Whether a sign opens or ends an aside, or forbids that one goes on behind it."""
    return token.comma or token.text == ":" or (token.text in _DASHES and not token.glued)


def _closing(tokens: list[Token], opening: int, signs: list[int]) -> int | None:
    """The sign that ends what the one at ``opening`` begins, of its kind; ``signs``: all that part.

    The comma between an office and the name of who holds it («وزير العمل، فلان») stands in a mention, and is none.
    """
    after = next((n for n in signs if n > opening), None)
    near = after is not None and after - opening <= _LONGEST and tokens[after].comma == tokens[opening].comma
    return after if near else None


_NOBODY: Mapping[int, Entity] = MappingProxyType({})


def _goes_on(tokens: list[Token], at: int, mentions: Mapping[int, Entity] = _NOBODY, first: int = 0) -> bool:
    """Whether the clause that an aside from ``first`` on interrupts goes on at a token.

    So no other aside does, and nothing that «و» adds, but for a mention where the aside has none to join it to.
    """
    if at >= len(tokens):
        return False
    token, other = tokens[at], mentions.get(at)
    if token.conj and other is not None and other.kind in ("person", "office", "delegation"):
        return not any(first < n < at and e.kind in ("person", "office", "delegation") for n, e in mentions.items())
    return not (token.conj or token.sign or token.text in phrases("clauses", "goes-back"))


def _when(token: Token) -> bool:
    """«وفق ما أعلن فلان، السبت، بعد لقاء …»: behind the comma may still stand when he said so."""
    return token.dating is not None or token.word.core in phrases("clauses", "adjuncts")


def _participle(tokens: list[Token], first: int, last: int) -> bool:
    """«المنتخب في مارس الماضي», «القادم من باريس»: a definite word that is no mention, and no verb behind it."""
    token = tokens[first]
    if (
        not token.word.definite
        or token.dating is not None
        or token.conj
        or token.prep
        or token.kinds & (Kind.STOP | Kind.VERB | Kind.GIVEN)
    ):
        return False
    led = tokens[first + 1].kinds & Kind.STOP or tokens[first + 1].dating is not None or tokens[first + 1].prep
    return bool(led) and not any(t.kinds & Kind.VERB for t in tokens[first:last])


def _before_object(sentence: Sentence, mentions: Mapping[int, Entity]) -> Iterator[_Aside]:
    """What parts a verb from the noun that it holds, up to the noun.

    «سيعقد الرئيس خلال زيارته التي تستغرق يومين اجتماعا»; «عقد فلان بعد لقائه بالرئيس جلسة»: another meeting of his.
    """
    tokens, other = sentence.tokens, sentence.has(phrases("clauses", "before-or-after"))
    inside = {n for entity in mentions.values() for n in range(entity.first, entity.last)} if other else set()
    for act in sentence.acts:
        lead = tokens[act.first - 1] if act.first else None
        if lead is None or act.trigger.verb or act.trigger.definite or tokens[act.first].conj or tokens[act.first].prep:
            continue
        if lead.dating is None and (lead.kinds & Kind.STOP or lead.text in phrases("clauses", "adjuncts")):
            continue
        opened = _interrupted(tokens, act.first)
        if opened is not None:
            yield _Aside(opened, opened + tokens[opened].comma, act.first)
        opened = _other_act_of_his(tokens, act.first, mentions) if other and act.first not in inside else None
        if opened is not None and _waits_for_noun(tokens, opened, licence.may_hold):
            yield _Aside(opened, opened, act.first)


def _interrupted(tokens: list[Token], noun: int) -> int | None:
    """Where the relative clause opens that parts a noun from the verb of its clause, and cannot hold it itself."""
    verb = governing.verb_before(tokens, noun)
    opened = governing.led(tokens, verb) if verb is not None else None
    if verb is None or opened is None or licence.may_hold(tokens[verb]):
        return None
    comma = opened - tokens[opened - 1].comma
    return comma if _waits_for_noun(tokens, comma, licence.takes) else None


def _other_act_of_his(tokens: list[Token], end: int, mentions: Mapping[int, Entity]) -> int | None:
    """Where «بعد لقائه بالرئيس» opens that reaches up to ``end`` and names somebody."""
    for n in range(end - _TWO, max(end - _LONGEST, 0), -1):
        if tokens[n].text in phrases("clauses", "before-or-after"):
            other = trigger_at(tokens, n + 1)
            of_his = other is not None and other.trigger.pronoun
            return n if of_his and any(n + 1 < first < end for first in mentions) else None
    return None


def _waits_for_noun(tokens: list[Token], at: int, asks: Callable[[Token], bool]) -> bool:
    """Whether a verb that ``asks`` for a noun of meeting stands before ``at``, with no comma, and has none there."""
    verb = governing.verb_before(tokens, at)
    if verb is None or not asks(tokens[verb]) or any(t.comma for t in tokens[verb:at]):
        return False
    return not governing.has_noun(tokens, verb, at)


def _lasting(sentence: Sentence) -> Iterator[_Aside]:
    """«خلال زيارته التي تستغرق يومين», «زيارة تدوم ثلاثة أيام»: how long what only sets the scene was."""
    tokens, relatives, lasting = sentence.tokens, phrases("clauses", "relatives"), phrases("clauses", "lasting")
    if not sentence.has(either("clauses", "relatives", "lasting")):
        return
    for n in range(1, len(tokens) - 2):
        relative = tokens[n].text in relatives
        if not relative and not (tokens[n].text in lasting and governing.asyndetic(tokens, n)):
            continue
        end = lasted(tokens, n + relative)
        if end is not None and _sets_scene(tokens, n - 1) and _goes_on(tokens, end):
            yield _Aside(n, n, end)


def _sets_scene(tokens: list[Token], noun: int) -> bool:
    """Whether a noun, that of an act among them, stands behind a word that only leads to a scene: «خلال زيارته»."""
    for n in range(noun - 1, max(-1, noun - 1 - _SCENE), -1):
        if tokens[n].text in phrases("clauses", "adjuncts"):
            return True
        if tokens[n].sign or tokens[n].kinds & (Kind.STOP | Kind.VERB):
            return False
    return False


def _lone_commas(sentence: Sentence, mentions: Mapping[int, Entity]) -> Iterator[_Aside]:
    """«كان مقررا، أمس، بين فلان وفلان», «أمس، تباعا، الوزير فلانا»: commas around a day or a manner part nothing.

    Behind a name or a place they close it.
    """
    tokens = sentence.tokens
    inside = {n for entity in mentions.values() for n in range(entity.first, entity.last)}
    commas = [n for n, token in enumerate(tokens) if token.comma and n and n not in inside]
    for first, last in pairwise(commas):
        between = tokens[first + 1 : last]
        if not between or last + 1 >= len(tokens) or len(between) > _ADVERB:
            continue
        beside = (tokens[first - 1], tokens[last + 1])
        days = all(t.dating is not None for t in between) and not any(t.dating is not None for t in beside)
        days = days and not any(t.comma for t in tokens[max(0, first - _NAME) : first])
        days = days and bool(tokens[first - 1].kinds) and not tokens[first - 1].kinds & ~_PLAINLY
        manner = all(t.text in phrases("clauses", "manner") for t in between)
        if (days or manner) and not any(t.sign or t.conj for t in beside):
            yield _Aside(first, first + 1, first + 1)
            yield _Aside(last, last + 1, last + 1)


def _ages(sentence: Sentence) -> Iterator[_Aside]:
    """«فلان (77 عاما)»: how old somebody is."""
    tokens = sentence.tokens
    if not sentence.has(_OPENING):
        return
    for n in range(1, len(tokens) - 4):
        if tokens[n].text != _OPENS or tokens[n + 3].text != ")":
            continue
        if tokens[n + 1].text.isdigit() and tokens[n + 2].text in phrases("clauses", "years-old"):
            yield _Aside(n, n + 1, n + 4)

"""Where and when a known meeting was: «خلال الاجتماع الذي احتضنه مقر الوزارة», «المباحثات التي جرت أمس بقصر المؤتمرات».

The noun is that of a meeting told before; what a relative clause says of it is said of that meeting, and more closely
than the city in which it was or from which the news was sent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from arabic_timeline.extract import places, possible
from arabic_timeline.extract.document import Document
from arabic_timeline.extract.finding import Found
from arabic_timeline.extract.group import Group, days_agree, put_place
from arabic_timeline.extract.nearby import Meetings
from arabic_timeline.extract.places import Place
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.tokens import Sentence
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.words import Kind
from arabic_timeline.forms import REMOTE

NEAR = 2  # sentences behind a meeting in which «اللقاء» is that one
FAR = 4  # and in which it is, where no other of that name is told
_DAY = 4  # words of the day between the verb and the place
_HIS = ("ه", "ها", "هما")


@dataclass(frozen=True, slots=True)
class _Setting:
    """What a relative clause says of a noun of meeting: a place in its sentence, a dating (its index), or both."""

    noun: Found
    name: str  # of the noun, without the article
    sentence: Sentence
    place: Place | None
    dating: int | None


def told(document: Document, meetings: Meetings) -> None:
    """Gives the meetings the places and days that relative clauses behind them tell."""
    for sentence in document.sentences:
        if sentence.has(phrases("clauses", "relatives")):
            for setting in _settings(document, sentence):
                group = _meant(document, meetings, setting)
                if group is not None:
                    _set(document, group, setting)


def _settings(document: Document, sentence: Sentence) -> Iterator[_Setting]:
    tokens = sentence.tokens
    for n, token in enumerate(tokens[:-2]):
        if token.text not in phrases("clauses", "relatives"):
            continue
        told = _noun_before(sentence, n) if n else _noun_of_aside(document, sentence)
        if told is None:
            continue
        noun, name = told
        place, dating = _said(document, sentence, n + 1)
        if place is not None or dating is not None:
            yield _Setting(noun, name, sentence, place, dating)


def _noun_before(sentence: Sentence, end: int) -> tuple[Found, str] | None:
    """The known noun of meeting that ends there, adjectives and a comma apart: «اللقاء الثنائي، الذي …»."""
    tokens = sentence.tokens
    n = end - (tokens[end - 1].comma and end > 1)
    while n > 1 and tokens[n - 1].word.definite and tokens[n - 1].kinds & Kind.ADJECTIVE and not tokens[n - 1].tells:
        n -= 1
    noun = next((f for f in sentence.acts if f.last == n), None)
    if noun is None or noun.trigger.verb or not noun.trigger.definite or noun.trigger.strength in ("visit", "sitting"):
        return None
    if any(t.word.core in phrases("clauses", "other-times") for t in tokens[noun.last : end]):
        return None  # «اللقاء السابق الذي عقد في …»
    return noun, tokens[noun.first].word.core.removeprefix("ال")


def _noun_of_aside(document: Document, aside: Sentence) -> tuple[Found, str] | None:
    """That which stands right before an aside in the sentence that it was taken from."""
    whole = document.between(int(aside.index), int(aside.index) + 0.1) if aside.aside else []
    if not whole:
        return None
    start = aside.place(0)[0]
    before = next((n for n in range(len(whole[0].tokens) - 1, -1, -1) if whole[0].place(n)[1] <= start), None)
    return None if before is None else _noun_before(whole[0], before + 1)


def _said(document: Document, sentence: Sentence, at: int) -> tuple[Place | None, int | None]:
    """The place and the day behind «الذي» at which something took place, or which hosted it."""
    tokens = sentence.tokens
    while at < len(tokens) - 1 and tokens[at].text in phrases("clauses", "auxiliaries"):
        at += 1
    hosts = _hosts(sentence, at)
    if at >= len(tokens) - 1 or not (hosts or tokens[at].text in phrases("clauses", "took-place")):
        return None, None
    n, dating = at + 1, None
    while n < min(len(tokens), at + 1 + _DAY) and (tokens[n].dating is not None or tokens[n].comma):
        dating = tokens[n].dating if dating is None else dating
        n += 1
    place = _host(document, sentence, n) if hosts else _led(document, tokens, n)
    if place is not None and dating is None and place.last < len(tokens):
        dating = tokens[place.last].dating
    usable = dating is not None and possible.usable(document.dated.datings[dating])
    return place, dating if usable else None


def _hosts(sentence: Sentence, at: int) -> bool:
    """«احتضنه», «استضافتها»: a verb of hosting in the past, whose pronoun is the meeting."""
    act = next((f for f in sentence.acts if f.first == at), None)
    return act is not None and act.trigger.venue and act.trigger.tense == "past" and (
        sentence.tokens[at].text.endswith(_HIS)
    )  # fmt: skip


def _host(document: Document, sentence: Sentence, n: int) -> Place | None:
    """The house or town right behind a verb of hosting; nobody's name: «الذي استضافه الوزير»."""
    tokens = sentence.tokens
    if n >= len(tokens) or tokens[n].prep or tokens[n].conj:
        return None
    host = document.mentions[sentence.index].get(n)
    if host is not None and host.kind == "body":
        return places.widened(tokens, Place(n, host.last), host.last, document.index)
    return None if host is not None else places.at(tokens, n, document.index)


def _led(document: Document, tokens: Sequence[Token], n: int) -> Place | None:
    return places.first_led(tokens, range(n, n + 1), document.index) if n < len(tokens) - 1 else None


def _meant(document: Document, meetings: Meetings, setting: _Setting) -> Group | None:
    """The one meeting that a noun can mean: told right before, or so called as no other that was told."""
    index = int(setting.sentence.index)
    call = setting.noun.trigger.mode in REMOTE
    near = [g for g in meetings.within(index - FAR, index + 0.5) if (g.first.mode in REMOTE) == call]
    near = [g for g in near if g.first.held == "held" and not g.first.earlier]
    close = [g for g in near if index - g.first.sentence.index <= NEAR]
    gathering = setting.noun.trigger.name in ("summit", "conference")  # «القمة التي عقدت في …» may be any
    if len(close) != 1 or gathering:
        named = [g for g in near if setting.name in _names(g)]
        close = named if len(named) == 1 and (len(near) == 1 or not close) else []
    if len(close) != 1 or not days_agree(document, close[0].dating, setting.dating):
        return None
    return close[0]


def _names(group: Group) -> set[str]:
    """The nouns by which a meeting was told."""
    words = (f.tokens[n].word.core for f in group.frames for n in f.scan.predicates)
    return {word.removeprefix("ال").removesuffix("ا") for word in words}


def _set(document: Document, group: Group, setting: _Setting) -> None:
    if group.dating is None and setting.dating is not None and possible.has_come(document, setting.dating):
        group.dating = setting.dating
    if setting.place is not None and group.first.mode not in REMOTE:
        put_place(group, setting.sentence, setting.place)

"""A person of a text, and what the mention of one is called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from arabic_timeline.extract.counterpart import Counterpart
from arabic_timeline.extract.entity import Entity, past_honours
from arabic_timeline.extract.tokens import Sentence
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.text import plain


@dataclass(slots=True)
class Persona:
    """A person of the text: the longest name, registry ids, office phrases (folded) and nations told of them."""

    key: str
    name: str
    told: tuple[Sentence, Entity]  # where the longest name stands
    ids: tuple[str, ...] = ()
    offices: list[str] = field(default_factory=list)
    spans: list[tuple[Sentence, int, int]] = field(default_factory=list)  # tokens of the offices
    counterpart: Counterpart | None = None  # «نظيره الروسي», where no office of his own is told
    nations: set[str] = field(default_factory=set)
    former: bool = False
    first_told: tuple[float, int] = field(init=False)  # sentence and token of the first mention

    def __post_init__(self) -> None:
        self.first_told = place_of(*self.told)

    @property
    def held(self) -> list[str]:
        """The office phrases, or the one that he has as somebody's counterpart."""
        if self.offices or self.counterpart is None:
            return self.offices
        return [worded(self.counterpart)]


def worded(counterpart: Counterpart) -> str:
    """The office of a counterpart in folded words."""
    (holder, a, b), (sentence, c, d) = counterpart.office, counterpart.nation
    office = [t.word.core if n == 0 else "" if t.sign else t.text for n, t in enumerate(holder.tokens[a:b])]
    nation = [t.word.core if n == 0 else t.text for n, t in enumerate(sentence.tokens[c:d])]
    return plain(counterpart.phrase(office, nation, "ه"))


def words(tokens: Sequence[Token], entity: Entity) -> str:
    """The mention's words without clitics on the first, without signs and the honours of an office."""
    first = (
        past_honours(tokens, entity, left=2) if entity.kind == "office" else entity.first
    )  # «جلالة الملك» stays whole
    span = tokens[first : entity.last]
    text = " ".join(t.word.core if n == 0 else t.text for n, t in enumerate(span) if not t.sign)
    return text.replace(" ال ", " ال")


def name_of(tokens: Sequence[Token], entity: Entity) -> str:
    """The name in folded words, without the clitics on its first («وبومبيو»)."""
    assert entity.name is not None
    a, b = entity.name
    token = tokens[a]
    first = token.word.core
    if a == entity.first and first == token.text:
        strip = (entity.conj and not token.conj) + bool(entity.prep and not token.prep)
        first = first[strip:] if strip and len(first) - strip > 1 and first[0] in "وفبلك" else first
    return " ".join([first, *(t.text for t in tokens[a + 1 : b] if not t.sign)])


def _clitics(token: Token, name: str) -> int:
    first = name.split()[0]
    return len(token.text) - len(first) if token.text.endswith(first) else 0


def place_of(sentence: Sentence, entity: Entity) -> tuple[float, int]:
    """Sentence and token at which a name begins, for telling which of two comes first."""
    assert entity.name is not None
    return sentence.index, entity.name[0]


def name_place(sentence: Sentence, entity: Entity) -> tuple[int, int]:
    """Where the name stands in the folded text, clitics left out."""
    assert entity.name is not None
    first, last = entity.name
    clitics = _clitics(sentence.tokens[first], name_of(sentence.tokens, entity))
    return sentence.place(first)[0] + clitics, sentence.place(last - 1)[1]


def key_of(entity: Entity, name: str) -> str:
    """What a mention of this name is kept under: the person's id where one person alone has it, else the name."""
    if len(entity.ids) == 1:
        return "id:" + entity.ids[0]
    return "name:" + (entity.alias_of or name)

"""Whom «سموه», «جلالته», «معاليه» mean: the subject told last who bears that honour."""

from __future__ import annotations

from arabic_timeline.extract.clause import Clause
from arabic_timeline.extract.frames import Side
from arabic_timeline.extract.tables import listed, phrases, table
from arabic_timeline.extract.tokens import Sentence
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.words import Kind
from arabic_timeline.lexicon import kept
from arabic_timeline.text import plain

_OPENING = 4  # words of «وكان سموه قد»


class Honoured:
    """The subjects of a text by the honours that stand before their names."""

    def __init__(self) -> None:
        self._told: dict[str, Side] = {}
        self._of_rank: dict[str, Side] = {}  # «سموه» → the last subject of such a rank («أمير المنطقة»)

    def learn(self, clause: Clause, sentence: Sentence) -> None:
        """Keep those of a sentence that has been read; of two with one honour the first, whom it tells of."""
        borne, told_here, ranked_here = _borne(), dict[str, Side](), dict[str, Side]()
        for entity in sorted(clause.entities.values(), key=lambda e: e.first):
            if entity.kind != "person" or entity.name is None or entity.name[0] == entity.first:
                continue
            told = [
                sentence.tokens[n].word.core.removeprefix("ال")
                for n in range(entity.first, entity.name[0])
                if not (n > entity.first and _owned(sentence.tokens[n - 1]))  # «مدير مكتب سمو الأمير فلان»
            ]
            if not clause.is_subject(entity):
                continue
            side = Side(entity, "participant", sentence)
            ranked = (word for word, ranks in honour_ranks().items() if not ranks.isdisjoint(told))
            ranked_here = {**dict.fromkeys(ranked, side), **ranked_here}
            told_here = {**{honour: side for honour in told if honour in borne}, **told_here}
        honours = _honours()
        spoken = {honours[word] for word in honours.keys() & sentence.texts}
        beside = spoken & self._told.keys()  # «وقد رافق معاليه معالي الوكيل فلان»: who came along is not meant next
        self._of_rank.update(ranked_here)
        self._told.update({honour: side for honour, side in told_here.items() if honour not in beside})

    def other(self, sentence: Sentence, context: Side | None) -> bool:
        """Whether a sentence that opens with «وكان سموه» cannot mean whom the text spoke of: he bears no such rank."""
        honours = _honours()
        word = next((t.text for t in sentence.tokens[:_OPENING] if t.text in honours), None)
        ranks = honour_ranks().get(word, frozenset()) if word is not None else frozenset()
        if context is None or not ranks:
            return False
        held = context.sentence.tokens[context.entity.first : context.entity.last]
        return ranks.isdisjoint(t.word.core.removeprefix("ال") for t in held)

    def meant(self, sentence: Sentence, context: Side | None) -> Side | None:
        """Who is meant in a sentence that speaks of somebody by an honour alone, where the text has told him."""
        honours = _honours()
        spoken = bool(self._of_rank or self._told) and sentence.has(phrases("clauses", "his-highness"))
        word = next((t.text for t in sentence.tokens if t.text in honours), None) if spoken else None
        if word is None:
            return None
        told = self._told.get(honours[word])
        return self._of_rank.get(word) if told is None and self.other(sentence, context) else told


def _owned(token: Token) -> bool:
    """«مكتب», «ديوان»: in the construct state the honour behind it is its owner's."""
    return bool(token.kinds & Kind.INNER) and not token.kinds & Kind.TITLE and not token.word.definite


@kept
def _honours() -> dict[str, str]:
    """«سموه» → «سمو», «جلالته» → «جلالة» (folded «جلاله»)."""
    return {word: _of(word) for word in phrases("clauses", "his-highness")}


@kept
def _borne() -> frozenset[str]:
    return frozenset(_honours().values())


@kept
def honour_ranks() -> dict[str, frozenset[str]]:
    """«سموه» → the words that stand in the mention of who bears the honour; of «معاليه» and kin anybody may."""
    return {plain(word): frozenset(listed(row)) for word, row in table("offices")["honour-ranks"].items()}


@kept
def ranked_honours() -> frozenset[str]:
    """The honours that only somebody of some rank bears."""
    return frozenset(honour_ranks())


def _of(word: str) -> str:
    bare = word.removesuffix("ها") if word.endswith("ها") else word.removesuffix("ه")
    return bare.removesuffix("ت") + "ه" if bare.endswith("ت") else bare

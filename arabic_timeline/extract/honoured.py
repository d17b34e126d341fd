"""Whom «سموه», «جلالته», «معاليه» mean: the subject told last who bears that honour."""

from __future__ import annotations

from arabic_timeline.extract.clause import Clause
from arabic_timeline.extract.frames import Side
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.tokens import Sentence
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.words import Kind
from arabic_timeline.lexicon import kept


class Honoured:
    """The subjects of a text by the honours that stand before their names."""

    def __init__(self) -> None:
        self._told: dict[str, Side] = {}

    def learn(self, clause: Clause, sentence: Sentence) -> None:
        """Keep those of a sentence that has been read."""
        borne = _borne()
        for entity in sorted(clause.entities.values(), key=lambda e: e.first):
            if entity.kind != "person" or entity.name is None or entity.name[0] == entity.first:
                continue
            told = [
                sentence.tokens[n].word.core.removeprefix("ال")
                for n in range(entity.first, entity.name[0])
                if not (n > entity.first and _owned(sentence.tokens[n - 1]))  # «مدير مكتب سمو الأمير فلان»
            ]
            if not borne.isdisjoint(told) and clause.is_subject(entity):
                self._told.update({honour: Side(entity, "participant", sentence) for honour in told if honour in borne})

    def meant(self, sentence: Sentence) -> Side | None:
        """Who is meant in a sentence that speaks of somebody by an honour alone, where the text has told him."""
        honours = _honours()
        word = next((t.text for t in sentence.tokens if t.text in honours), None) if self._told else None
        return None if word is None else self._told.get(honours[word])


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


def _of(word: str) -> str:
    bare = word.removesuffix("ها") if word.endswith("ها") else word.removesuffix("ه")
    return bare.removesuffix("ت") + "ه" if bare.endswith("ت") else bare

"""Words that look like somebody and describe what stands before them: «الطاقم المشرف على …», «في محافظة الكرك»."""

from __future__ import annotations

from dataclasses import dataclass

from arabic_timeline.extract.bodies import Bodies
from arabic_timeline.extract.entity import Entity
from arabic_timeline.extract.sites import main
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.words import PERSONAL, Kind, is_everyday


@dataclass(slots=True)
class Described(Bodies):
    """Tells descriptions from parties."""

    def _attribute(self, at: int) -> bool:
        """«الطاقم الطبي المشرف على علاجه»: what is said of the noun before it, and nobody else."""
        token, after = self.tokens[at], self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        before = self.tokens[at - 1] if at else None
        if main(self.tokens, at):
            return True
        if before is None or token.conj or token.prep or not before.word.definite or before.sign:
            return False
        if self._relation(at):
            return True  # «محاولة للاتصال الدبلوماسي.»
        if after is None:
            return False
        if self._ruling(at):
            return True
        if token.word.core not in phrases("offices", "attributes"):
            return False
        if before.kinds & Kind.DELEGATION:
            return True  # «الوفد المفاوض»
        if at > 1 and self.tokens[at - 2].word.core in phrases("offices", "teams"):
            return True  # «الفريق الطبي المشرف»
        if (before.kinds & (PERSONAL | Kind.GIVEN) and not before.kinds & Kind.ADJECTIVE) or before.dating is not None:
            return False
        if before.word.core in phrases("clauses", "place-alone"):
            return False
        return after.text in phrases("offices", "attributed") or after.prep in ("ب", "ل")

    def _ruling(self, at: int) -> bool:
        """«الحزب الشيوعي الحاكم في البلاد»: what rules is the party before it."""
        before = self.tokens[at - 1]
        if self.tokens[at].word.core not in phrases("offices", "ruling") or before.kinds & (PERSONAL | Kind.GIVEN):
            return False
        return before.word.definite and not before.sign and before.dating is None

    def _first_of_kind(self, at: int) -> bool:
        """«فلان، أول مسؤول غربي يتوجه إلى …»: what is said of who stands before the comma."""
        words = phrases("clauses", "firsts-of-kind")
        first = at - (self.tokens[at].text not in words)
        led = first > 0 and self.tokens[first].text in words and self.tokens[first - 1].comma
        return led and not self.tokens[at].word.definite

    def _some_first(self, entity: Entity) -> bool:
        """«وهو أول رئيس أمريكي يزور البلاد»: what somebody is the first of, told without a name."""
        span = self.tokens[max(0, entity.first - 1) : entity.first + 2]
        head = self.tokens[entity.offices[0][0]] if entity.offices else None
        if entity.name is not None or head is None or head.word.definite:
            return False
        firsts = phrases("clauses", "firsts-of-kind")
        return any(t.text.removeprefix("و") in firsts for t in span)

    def _district(self, at: int) -> bool:
        """«في محافظة الكرك»: behind «في» no woman who governs it."""
        inside = at > 0 and self.tokens[at - 1].text in phrases("clauses", "inside")
        return (inside or self.tokens[at].prep == "ب") and self.tokens[at].word.core in phrases("clauses", "districts")

    def _team(self, at: int) -> bool:
        """«الفريق الهندسي المشرف على …»: with an everyday adjective behind it no rank, but a team."""
        token, after = self.tokens[at], self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if after is None or token.word.core not in phrases("offices", "teams") or not after.word.definite:
            return False
        stem = after.word.core.removeprefix("ال").removesuffix("ي")
        described = len(stem) > 1 and after.word.core.endswith("ي") and (is_everyday(stem) or is_everyday(stem + "ه"))
        return described and after.text not in phrases("offices", "corps") and not after.kinds & Kind.GIVEN

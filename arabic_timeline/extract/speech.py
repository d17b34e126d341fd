"""Who is meant inside what somebody says: whose words are quoted, who is urged, who goes on to speak."""

from __future__ import annotations

from collections.abc import Iterator

from arabic_timeline.extract.entity import Entity
from arabic_timeline.extract.phrases import Reader
from arabic_timeline.extract.tables import either, phrases
from arabic_timeline.extract.tokens import Sentence
from arabic_timeline.extract.words import Kind

_LAND = 2  # words of a land that is the subject: «الولايات المتحدة»


class Speech:
    """Questions about the words before an act that tell of speaking."""

    __slots__ = ()
    sentence: Sentence
    reader: Reader
    entities: dict[int, Entity]

    def ending(self, at: int) -> Iterator[Entity]:
        """The mentions whose last word stands right before a token."""
        return (e for e in self.entities.values() if e.last == at)

    def is_subject(self, entity: Entity) -> bool:
        """Whether a mention stands free."""
        raise NotImplementedError

    def asked(self, first: int) -> Entity | None:
        """«طالب النائب فلان الوزير فلانا بإثارة الملف خلال لقائه …»: who is to do it, behind who asks him."""
        tokens, urging = self.sentence.tokens, phrases("clauses", "urging")
        for n in range(first):
            who = self.entities.get(n + 1) if tokens[n].word.core in urging else None
            asked = self.entities.get(who.last + tokens[who.last].comma) if who is not None else None
            if asked is not None and asked.last < first and not (asked.prep or asked.conj):
                return asked
        return None

    def _quoted(self, first: int) -> Entity | None:
        """«نقل الناطق عن الوزيرة فلانة قولها خلال لقاء مع …»: who spoke there is whom the words are told of."""
        tokens, sayings = self.sentence.tokens, phrases("clauses", "sayings")
        if not self.sentence.has(sayings):
            return None
        for n in range(first - 1, 1, -1):
            if tokens[n].text not in sayings:
                continue
            speaker = next(self.ending(n), None)
            if speaker is None and tokens[n - 2].text == "عن":
                speaker = self.reader.lone_name(n - 1)
                if speaker is not None:
                    self.entities[n - 1] = speaker
            led = speaker is not None and speaker.first and tokens[speaker.first - 1].text == "عن"
            return speaker if led else None
        return None

    def _speaks_on(self, first: int) -> Entity | None:
        """«كشف فلان أن الملك كان على علم، مشيرا إلى أنه ناقش …»: who began to speak, whoever was told of since."""
        tokens, on = self.sentence.tokens, phrases("clauses", "speaking-on")
        if not self.sentence.has(on):
            return None
        at = next((n for n in range(first - 1, 0, -1) if tokens[n].text in on), None)
        since = at is not None and any(at < e.first and e.last <= first for e in self.entities.values())
        if at is None or since:
            return None
        before = [e for e in self.entities.values() if e.last <= at and e.kind in ("person", "office") and not e.prep]
        told = [e for e in before if e.first == 1 or (tokens[e.first - 1].kinds & Kind.VERB and self.is_subject(e))]
        speaker = min(told, key=lambda e: e.first, default=None)
        return None if speaker is not None and self.spokesman(speaker) else speaker

    def spokesman(self, entity: Entity) -> bool:
        """«الناطق فلان»: he tells of whom he speaks for."""
        speakers = phrases("clauses", "speakers")
        return any(self.sentence.tokens[a].word.core in speakers for a, _ in entity.offices)

    def unread_subject(self, verb: int) -> bool:
        """«ذكرت الوزارة أن ري سيجري …», «قال إن الولايات المتحدة لن تجري …», «نحن نعقد»: what stands between «أن» and
        the verb is the subject, though no table reads it."""
        tokens, auxiliaries = self.sentence.tokens, either("clauses", "auxiliaries", "at-present")
        end = verb
        while end > 1 and (tokens[end - 1].text in auxiliaries or tokens[end - 1].dating is not None):
            end -= 1
        if end and tokens[end - 1].text in phrases("clauses", "we"):
            return True
        for at in range(end - 1, max(0, end - 1 - _LAND), -1):
            if tokens[at - 1].text in phrases("clauses", "that"):
                told = tokens[at:end]
                read = any(t.sign or t.kinds & (Kind.STOP | Kind.VERB | Kind.TRIGGER) for t in told)
                land = len(told) == 1 or all(t.word.place or t.word.definite for t in told)
                return land and not read and not any(self.ending(end))
        return False

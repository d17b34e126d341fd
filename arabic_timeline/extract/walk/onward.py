"""Past what a clause tells of the noun of an act to the verb that says whom it joined."""

from __future__ import annotations

from arabic_timeline.extract import places
from arabic_timeline.extract.tables import either, phrases
from arabic_timeline.extract.walk.state import State
from arabic_timeline.extract.wording import like_verb
from arabic_timeline.extract.words import Kind
from arabic_timeline.language import verbs

_DESCRIBED = 3  # words of «اجتماع طارئ ومغلق», behind which its clause begins
_FARTHEST = 24  # words of that clause


class Onward(State):
    """Reads on behind «اجتماع دعا إليه فلان في قاعة …، وضم …»."""

    def _on_to_whom(self, at: int) -> int | None:
        """«اجتماع دعا إليه فلان، وضم فلانا وفلانا», «لقاء استمر ساعات في بيت …، وجمع …»: the verb of joining."""
        noun = self.start
        if noun.trigger.verb or noun.trigger.pronoun or noun.trigger.definite or self.scan.slots or self.lead:
            return None
        if self.scan.light is not None or self.mute_until_comma or not self._opens_its_clause(at):
            return None
        last = next((n for n in range(at + 1, min(at + _FARTHEST, len(self.tokens))) if self._ends_its_clause(n)), 0)
        verb = self.clause.trigger_at(last)
        if verb is None or verb.trigger.frame != "joins" or verb.trigger.pronoun or not self._of_it(last):
            return None
        if self.scan.place is None:
            self.scan.place = places.first_led(self.tokens, range(at + 1, last), self.clause.reader.index)
        return last

    def _opens_its_clause(self, at: int) -> bool:
        """Whether a verb of the past stands right behind the noun and what describes it."""
        between = self.tokens[self.start.last : at]
        if len(between) > _DESCRIBED or any(t.sign or t.kinds & Kind.STOP or t.prep for t in between):
            return False
        past = (r.form for r in verbs.readings(self.tokens[at].text) if not r.joint)
        return like_verb(self.tokens[at]) and any(form.tense == "past" for form in past)

    def _ends_its_clause(self, n: int) -> bool:
        """Whether another act, or what opens another clause, stands at a token."""
        token = self.tokens[n]
        turns = either("clauses", "other-clause", "relatives", "that")
        return self.clause.trigger_at(n) is not None or token.text == ":" or token.text in turns

    def _of_it(self, last: int) -> bool:
        """Whether «و» behind a comma joins a verb to the clause, one that agrees with the noun."""
        verb, noun = self.tokens[last], self.tokens[self.start.first]
        feminine = noun.word.core.endswith(("ه", "ات"))
        behind = self.tokens[last + 1 : last + 2]
        inward = any(t.text in phrases("clauses", "to-it") for t in behind)  # «وضم إليه الحزب عددا»
        return verb.conj and self.tokens[last - 1].comma and verb.text.endswith("ت") == feminine and not inward

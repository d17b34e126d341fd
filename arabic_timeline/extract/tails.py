"""What stands between an office and its holder's name: «رئيس اللجنة في مجلس النواب فلان», «مدير الفرع بجدة، فلان»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from arabic_timeline.extract.known import gazetteer_match
from arabic_timeline.extract.posted import Posted
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.words import PERSONAL, Kind

_LONGEST = 8  # words of a tail
_QUOTED = 5  # words between quotation marks
_FAR = 8  # words from a verb to its subject, with what stands between
_WHOLE = 2  # words of a name that nothing announces
_NOUNS = Kind.INNER | Kind.BODY | Kind.COUNTRY | Kind.CITY | Kind.NATION | Kind.ADJECTIVE | Kind.COMMON | Kind.PLAIN
_OPENS = Kind.STOP | Kind.INNER | Kind.BODY
_OTHERS = PERSONAL | Kind.PLURAL | Kind.DELEGATION | Kind.PEER | Kind.GATHERING | Kind.CROWD


@dataclass(slots=True)
class Tails(Posted):
    """Reads on from an office, over what of it no table completes, to the name or the comma that closes it."""

    def _up_to_name(self, first: int, at: int) -> int | None:
        """Where a tail ends behind which the holder is named, by a title, a given name or between commas.

        ``None``: there is no such name, or it may be that of somebody whom the holder met there.
        """
        for n in self._tail_stops(at):
            if n >= len(self.tokens):
                return None
            if self.tokens[n].comma:
                return n if self._holder_in_commas(first, n + 1) else None
            if self._holder_at_once(n):
                return n if self._rather_his(first, n) else None
        return None

    def _up_to_comma(self, first: int, at: int) -> int:
        """Where an office behind a name and a comma ends: «فلان، رئيس البعثة في سوريا،»; ``at``: none of its kind."""
        if at >= len(self.tokens) or self.tokens[at - 1].kinds & Kind.NATION:
            return at  # «فلان، وزير الدفاع البريطاني في بغداد»
        stops = list(self._tail_stops(at))
        end = stops[-1] if stops else at
        if end < len(self.tokens):
            return end if self.tokens[end].comma else at
        whole = self._of_local_body(first, at) and self.tokens[first].word.core not in phrases("offices", "ministers")
        return end if whole else at

    def _in_its_town(self, first: int, at: int) -> int:
        """Where an office right behind a name ends: «فلان رئيس الغرفة التجارية بجدة»; ``at``: no town of its own."""
        if (unit := self._in_its_unit(at)) > at:
            return unit
        town = self.tokens[at] if at < len(self.tokens) else None
        if town is None or town.prep != "ب" or not town.kinds & Kind.CITY or at - first < _WHOLE:
            return at
        place = gazetteer_match(self.tokens, at) if self._of_local_office(first, at) else None
        return place[0] if place else at

    def _in_its_unit(self, at: int) -> int:
        """«فلان رئيس القسم بالبحث الجنائي بشرطة الخرج،»: past the units in which he serves, where the phrase ends."""
        end = at
        while end + 1 < len(self.tokens) and self._unit(end):
            whole = self.tokens[end].word.definite and not self.tokens[end + 1].word.definite
            end += 1 if whole else 2
        return end if end == at or self._closed(end - 1) else at

    def _unit(self, at: int) -> bool:
        """«بشرطة», «بالدفاع»: «ب» and a unit or a chamber that has its own people, and no house where one meets."""
        token = self.tokens[at]
        return token.text[0] == "ب" and token.text[1:].removeprefix("ال") in phrases("offices", "serving-units")

    def _tail_stops(self, at: int) -> Iterator[int]:
        """Each place behind a whole piece of a tail that begins at ``at``, up to what is none."""
        n = at
        opens = self.tokens[at] if at < len(self.tokens) else None
        if opens is None or not (
            opens.prep or opens.word.definite or opens.conj or opens.word.place or opens.kinds & _OPENS
        ):
            return  # «بالنيابة روضة»
        while n < min(at + _LONGEST, len(self.tokens)):
            step = self._tail_piece(n)
            if step is None:
                return
            n = step
            yield n

    def _tail_piece(self, at: int) -> int | None:
        """Past one noun of a tail, with what leads to it."""
        token = self.tokens[at]
        if token.text in phrases("offices", "tail-leads") and at + 1 < len(self.tokens):
            return self._tail_noun(at + 1) if self._leads_to_seat(at + 1) else None
        if token.prep in ("ب", "ل") and not self._leads_to_seat(at):
            return None
        return self._tail_noun(at)

    def _leads_to_seat(self, at: int) -> bool:
        """Whether a preposition leads to a body, a land or a thing; not to where one sits, nor to what is done."""
        token = self.tokens[at]
        if self._is_act(at) or token.word.core in phrases("clauses", "vague-places"):
            return False
        if token.word.core in phrases("clauses", "halls"):
            return False  # «استقبل فلان رئيس المجلس بمقر المجلس فلانا»
        if self.tokens[at - 1].text == "في" and token.word.core in phrases("clauses", "parties"):
            return False  # told by itself, for «حزبه» after it
        return bool(token.word.definite or token.word.place or token.kinds & (Kind.INNER | Kind.BODY))

    def _is_act(self, at: int) -> bool:
        """«للقاء», «في اجتماع»: what is done; «مجلس», which sits too, is a body."""
        token = self.tokens[at]
        return bool(token.tells or token.kinds & Kind.TRIGGER) and not token.kinds & (Kind.INNER | Kind.BODY)

    def _tail_noun(self, at: int) -> int | None:
        token = self.tokens[at]
        if token.sign:
            return self._quoted_tail(at)
        if self.tokens[at - 1].word.core in phrases("clauses", "houses-of") and token.word.definite:
            return at + 1  # «مجلس النواب»
        if token.text in phrases("offices", "all-the") and at + 1 < len(self.tokens):
            return at + 2 if self.tokens[at + 1].word.definite else None  # «وسائر المشرق»
        if token.dating is not None or self._is_act(at) or token.kinds & _OTHERS:
            return self._after_whom(at)
        place = gazetteer_match(self.tokens, at) if token.word.place else None
        if place is not None:
            return place[0]
        before = self.tokens[at - 1]
        built = before.kinds & (Kind.INNER | Kind.BODY | Kind.COUNTRY | Kind.CITY) and not before.word.definite
        house = before.kinds & (Kind.INNER | Kind.BODY) and not before.word.definite
        if token.kinds & Kind.GIVEN and house and not (token.conj or token.prep):
            return at + 1  # «شركة هواوي», «حزب الخضر»
        if token.kinds & (Kind.VERB | Kind.STOP | Kind.GIVEN) and not token.kinds & Kind.INNER:
            return None
        if token.word.definite or token.kinds & (Kind.INNER | Kind.BODY | Kind.NATION | Kind.COUNTRY | Kind.CITY):
            return at + 1
        return at + 1 if built and not token.conj and not token.kinds & ~_NOUNS else None

    def _quoted_tail(self, at: int) -> int | None:
        """Past «شركة «النجم»», where a body stands before the quotation marks."""
        if self.tokens[at].text not in ('"', "«", "“") or not self.tokens[at - 1].kinds & (Kind.INNER | Kind.BODY):
            return None
        near = range(at + 1, min(at + _QUOTED, len(self.tokens)))
        return next((n + 1 for n in near if self.tokens[n].text in ('"', "»", "”")), None)

    def _after_whom(self, at: int) -> int | None:
        """«بمستشفى الملك فهد», «بجامعة الأمير سلطان»: past him after whom a house is called."""
        house, token = self.tokens[at - 1], self.tokens[at]
        named = house.word.core in phrases("clauses", "named-after") or house.word.core in phrases("clauses", "venues")
        if not named or house.word.definite or not token.kinds & (Kind.ALONE | Kind.TITLE) or token.conj or token.prep:
            return None
        end = at + 1
        while end < len(self.tokens) and self.tokens[end].kinds & Kind.GIVEN and end == at + 1:
            end += 1
        return end if end > at + 1 else None

    def _holder_at_once(self, at: int) -> bool:
        """Whether a title and a name, or a whole name, stands right here, of nobody whom «و» or «مع» leads to."""
        if at >= len(self.tokens) or self.tokens[at].conj or self.tokens[at].prep or self.tokens[at].sign:
            return False
        name = self._past_titles(at)
        if name >= len(self.tokens) or not self._named(name, True):
            return False
        given = self.tokens[name].kinds & Kind.GIVEN or self._alias(name) is not None or self._unread_name(name)
        return name > at or (bool(given) and self._name_end(name) - name >= _WHOLE)

    def _unread_name(self, at: int) -> bool:
        """«مدير الجمارك في أوغندا موسيس كاغامي،»: behind a land or house two words that can only be a name."""
        before = self.tokens[at - 1]
        pair = self.tokens[at : at + _WHOLE]
        named = (bool(t.kinds & Kind.GIVEN) or self._unknown_surname(n) for n, t in enumerate(pair, at))
        house = before.kinds & (Kind.COUNTRY | Kind.CITY) or before.word.definite
        return bool(house) and len(pair) == _WHOLE and all(named) and self._closed(self._name_end(at) - 1)

    def _holder_in_commas(self, first: int, at: int) -> bool:
        """Whether behind a comma the holder is named and nothing else told of him."""
        if at >= len(self.tokens) or self.tokens[at].conj or self.tokens[at].prep or self.tokens[at].dating is not None:
            return False
        name = self._past_titles(at)
        if self._unread_in_commas(at):
            return self._rather_his(first, at)
        if name >= len(self.tokens) or not self._named(name, True):
            return False
        end = self._name_end(name)
        closed = end >= len(self.tokens) or self.tokens[end].sign
        return closed and (name > at or end - name >= _WHOLE) and self._rather_his(first, at)

    def _unread_in_commas(self, at: int) -> bool:
        """«رئيس المجلس بالمملكة، النعم ميارت، …»: two or three words that no table knows, up to a comma."""
        words = self.tokens[at : at + _QUOTED]
        end = next((n for n, t in enumerate(words) if t.comma), len(words))
        if end not in (_WHOLE, _WHOLE + 1):
            return False
        names = (Kind.NONE, Kind.GIVEN)
        return all(t.kinds in names and not (t.sign or t.conj or t.prep) and t.dating is None for t in words[:end])

    def _rather_his(self, first: int, name: int) -> bool:
        """Whether a name behind an office is its holder's, and not that of somebody whom a verb before it met.

        So it is where something leads to the office, where somebody stands between the verb and it, and where
        somebody else is told behind, by «مع» or with a name of his own.
        """
        if self._governed(first) or self.tokens[first].prep or not self._first_behind_verb(first):
            return True
        return self._somebody_else(self._name_end(self._past_titles(name)))

    def _first_behind_verb(self, first: int) -> bool:
        """Whether a verb of a meeting stands before, which has no subject but this office."""
        for n in range(first - 1, max(first - _FAR, -1), -1):
            token = self.tokens[n]
            if token.kinds & Kind.VERB and token.kinds & Kind.TRIGGER:
                return self._asks_object(n) and not self._subject_before(n)
            if token.kinds & (PERSONAL | Kind.GIVEN | Kind.DELEGATION) or (token.sign and not token.comma):
                return False
        return False

    def _subject_before(self, verb: int) -> bool:
        """«… أن الوزير فلانا استقبل», «وزار الوزير … والتقى»: somebody before a verb who does it."""
        seen = False
        for n in range(verb - 1, max(verb - 2 * _FAR, -1), -1):
            token = self.tokens[n]
            if token.text in phrases("clauses", "that"):
                break
            if token.sign and not token.comma:
                return False
            if token.kinds & Kind.VERB and not token.kinds & (PERSONAL | Kind.GIVEN):
                break
            seen = seen or bool(token.kinds & (PERSONAL | Kind.DELEGATION))
        return seen

    def _somebody_else(self, at: int) -> bool:
        """Whether behind a name, before the next verb, somebody is told whom the verb may have met."""
        led = False
        right_behind = at + (at < len(self.tokens) and self.tokens[at].comma)
        for n in range(at, min(at + 2 * _FAR, len(self.tokens))):
            token = self.tokens[n]
            if token.text in phrases("clauses", "with") or (token.prep == "ب" and token.kinds & PERSONAL):
                return True
            if token.kinds & Kind.VERB and not token.kinds & (PERSONAL | Kind.GIVEN):
                return False
            led = (led or self._governed(n)) and not (token.sign or token.dating is not None)
            if led or token.conj or token.prep or not token.kinds & (_OTHERS | Kind.GIVEN):
                continue  # «بحضور الوزير فلان»
            if n > right_behind or not token.kinds & Kind.HEAD:
                return True
            return self._next_named(n)  # an office of his, unless somebody else is named behind it
        return False

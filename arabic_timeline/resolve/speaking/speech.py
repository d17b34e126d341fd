"""Who said or wrote something on which day: «قال … يوم السبت إن …», «جاء في برقية بتاريخ … : …», «في مذكراته: …»."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from arabic_timeline.model import Mention
from arabic_timeline.resolve.speaking.items import Item, Sentence
from arabic_timeline.resolve.speaking.stretch import Kind, Stretch, hangs, is_bare, is_past_day, is_relative, is_stating
from arabic_timeline.resolve.speaking.words import Cue, alone

_BEFORE_QUOTE = frozenset({":", "،", "-", "–", "—", ","})
_COMMAS = frozenset({"،", ","})
_MARKS = _COMMAS | {"(", "-", ":"}
_NEAR = 3  # items between a verb and what belongs to it
_FAR = 14  # items between the last word of a statement and what is said
_BEHIND = 2  # items from «حسب» to its verb: «حسب ما أعلنت»


@dataclass(frozen=True, slots=True)
class _Head:
    """A verb of speaking, a document or a memoir that may have a day, up to where what it says begins."""

    at: int
    last: int  # the last item that says something of it
    told: bool = False  # by a verb
    day: int | None = None
    carried: bool = False  # the day of the sentence before
    source: bool = False  # a document or statement is named
    document: bool = False
    memoir: bool = False
    unknown: bool = False
    printed: bool = False
    linked: bool = False
    relative: bool = False
    past: int | None = None  # «أمس», «أول أمس» as the day of speaking
    stopped: bool = False
    according: bool = False
    relay: bool = False  # «نقلت … عن …»
    quote: Item | None = None  # what was said stands before

    @property
    def moves(self) -> bool:
        """Whether what it says has a day of its own, known or not."""
        if self.memoir or self.unknown:
            return not self.relative or self.linked
        return (
            self.day is not None
            and not self.relative
            and (self.told or (self.source and (self.linked or self.according)))
        )

    @property
    def quoting(self) -> _Head:
        """The head of what is given as it was said: «قال أول أمس: «سأسافر غدا»»."""
        if self.past is None or self.day is not None or not self.told:
            return self
        return replace(self, day=self.past, relative=False)

    @property
    def leading(self) -> bool:
        """«وفي تغريدة له الجمعة كتب …»: what opens the sentence has its day before the verb."""
        return self.at <= 1 and self.source and self.day is not None and not self.relative

    @property
    def kind(self) -> Kind:
        if self.memoir:
            return "memoir"
        return "document" if self.document and (self.linked or self.unknown) else "speech"

    @property
    def stated(self) -> int | None:
        """The mention of its day; what a memoir tells has none but that of a diary's entry."""
        return self.day if not self.memoir or self.linked else None


def stretches(found: Sequence[Sentence], mentions: Sequence[Mention]) -> Iterator[Stretch]:
    """What is said in the sentences on a day of its own, in text order; one may lie in another."""
    carry: _Head | None = None
    for sentence in found:
        reader = _Reader(sentence, mentions, carry)
        yield from reader.read()
        carry = reader.carry


class _Reader:
    """Reads one sentence from its first item to its last."""

    def __init__(self, sentence: Sentence, mentions: Sequence[Mention], carry: _Head | None) -> None:
        self._items, self._sentence, self._mentions = sentence.items, sentence, mentions
        self._head: _Head | None = None
        self._before = carry
        self._breaks = [item.start for item in sentence.items if item.cue & Cue.BREAK]
        self._opening: int | None = None
        self._opening_relative = False
        self._opening_at = 0
        self.carry: _Head | None = None

    def read(self) -> Iterator[Stretch]:
        for n, item in enumerate(self._items):
            if item.mention is not None:
                self._on_mention(n, item.mention)
            elif item.quote:
                yield from self._on_quote(n)
            elif self._opens(n, item):
                yield from self._opened(n)
            elif item.cue:
                self._on_cue(n, item)
        yield from self._closed()

    def _add(self, n: int, **told: Any) -> None:
        """What the item says of the head, which begins with it where there is none."""
        self._head = replace(self._head or _Head(at=n, last=n), last=n, **told)

    # ── what an item does ────────────────────────────────────────────────────────────────────────

    def _on_mention(self, n: int, mention: int) -> None:
        one, head = self._mentions[mention], self._head
        if head is None:
            self._on_opening(n, mention)
            return
        if is_relative(one):
            if not (head.linked and head.day is not None):
                self._add(n, relative=True, past=mention if is_past_day(one) else head.past)
            return
        if not is_stating(one) or head.stopped or (head.day is not None and not head.carried):
            return
        linked = self._linked(n)
        if is_bare(one) and not (linked or self._led(n, one)):
            return
        self._add(n, day=mention, carried=False, linked=linked or (head.printed and not head.memoir))

    def _on_opening(self, n: int, mention: int) -> None:
        """«وفي 3 مارس 2015 أعلن …», «قبل سنوات، في 3 مارس 2015، أعلن …»: the day stands before the verb."""
        if not all(item.cue & Cue.LEAD or item.mention is not None or item.text in _COMMAS for item in self._items[:n]):
            return
        relative = is_relative(self._mentions[mention])
        if not relative or self._opening is None:
            self._opening, self._opening_relative, self._opening_at = mention, relative, n

    def _led(self, n: int, mention: Mention) -> bool:
        """Whether «يوم», «في», a comma or a bracket says that the date stands for itself and not in a name."""
        before = self._items[n - 1] if n else None
        if before is not None and (before.cue & Cue.LEAD or before.text in _MARKS):
            return True
        return bool(alone(mention.text.split()[0]) & Cue.LEAD)

    def _linked(self, n: int) -> bool:
        """Whether «مؤرخ في», «عدد», «صدر», a bracket … ties the date to a document before it."""
        if n and self._items[n - 1].text in _COMMAS and self._next(n) == ":":
            return True
        for item in reversed(self._items[max(0, n - _NEAR) : n]):
            if item.cue & (Cue.DATED | Cue.PRINTED) or item.text == "(":
                return True
            if not (item.cue & Cue.LEAD or item.text in _MARKS):
                return bool(item.cue & Cue.DOCUMENT)
        return False

    def _on_cue(self, n: int, item: Item) -> None:
        cue, head = item.cue, self._head
        behind = self._items[n + 1] if n + 1 < len(self._items) else None
        if cue & Cue.ACCORDING and self._passes_on(n):
            self._add(n, relay=True)  # «قالت الوكالة السبت نقلا عن مصادر إن …»
        elif cue & Cue.ACCORDING or (cue & Cue.AS and behind and behind.cue & Cue.AS_TOLD):
            self._head = _Head(at=n, last=n, according=True)
        elif cue & Cue.DOCUMENT and cue & Cue.PRINTED and self._no_verb(n):
            self._add(n, source=True, document=True)
        elif head is not None and cue & Cue.PRINTED and self._is_link(n, head):
            self._add(n, printed=True)
        elif cue & Cue.SAID and behind and behind.cue & Cue.INSIDE and head is not None:
            self._add(n, told=True)  # «… بيانا جاء فيه أن …»
        elif cue & Cue.SAYING and (not cue & Cue.STATEMENT or (head is not None and (head.told or head.according))):
            self._on_saying(n)
        elif cue & Cue.SAID:
            self._on_said(n, cue)
        elif cue & Cue.PRINTED:
            self._add(n, printed=True)  # «أصدرت الوزارة السبت بيانا …»
        elif cue & Cue.MEMOIR and self._is_memoir(n, behind):
            self._add(n, memoir=True)
        elif cue & Cue.OLD:
            self._add(n, document=True, unknown=True)
        elif cue & Cue.UNDATED and head is not None and head.document:
            self._add(n, unknown=True)
        elif cue & (Cue.DOCUMENT | Cue.STATEMENT):
            self._add(n, source=True, document=bool(head and head.document) or bool(cue & Cue.DOCUMENT))
        elif head is not None and cue & Cue.STOP and not self._leads_on(n, behind, head):
            self._add(n, stopped=True)
        elif cue & Cue.BREAK or (cue & Cue.THIS and item.text.startswith("و") and head is not None and not head.told):
            self._head = None  # «… حيث نشر عام 1431، وهذا يقود إلى سؤال: …»

    def _no_verb(self, n: int) -> bool:
        """«بحسب سجل الثكنة», «في سجل بتاريخ …»: a document that is spelt like a verb."""
        head = self._head
        according = head is not None and head.according and n - head.at == 1
        return according or (n > 0 and bool(self._items[n - 1].cue & Cue.INTO))

    def _passes_on(self, n: int) -> bool:
        """Whether who spoke on a day only says here of whom he has it: «نقلا عن»."""
        head, behind = self._head, self._items[n + 1 : n + 2]
        return head is not None and head.told and head.day is not None and any(one.cue & Cue.ABOUT for one in behind)

    def _leads_on(self, n: int, behind: Item | None, head: _Head) -> bool:
        """«البيان الذي أصدرته», «نقلا عن», «صادر عن»: no stop."""
        if behind and behind.cue & Cue.PRINTED:
            return not head.memoir
        before = self._items[n - 1].cue if n else Cue.NONE
        if head.relay and self._items[n].cue & Cue.ABOUT:
            return True
        return (head.according and n - head.at == 1) or bool(before & (Cue.DATED | Cue.PRINTED))

    def _is_link(self, n: int, head: _Head) -> bool:
        """A verb of printing is said of the document before it, and does not tell anew: «بلاغ للديوان صدر السبت»."""
        if not self._items[n].cue & Cue.SAID:
            return True
        if head.day is not None:
            return False
        between = self._items[max(head.at, n - _NEAR - 1) : n]
        return any(item.cue & (Cue.DOCUMENT | Cue.STATEMENT) for item in between)

    def _on_said(self, n: int, cue: int) -> None:
        head = self._head
        if head is not None and head.according and n - head.at <= _BEHIND:
            self._add(n, source=True)  # «حسب ما أعلنت»
            return
        if head is not None and not head.told and (head.memoir or head.unknown or head.linked or head.leading):
            self._add(n, told=True)  # «في رسالة مؤرخة في … كتب القنصل: …»
            return
        if head is not None and head.memoir and self._next(n) == ":":
            self._add(n, told=True)  # «يستعيد في سيرته ليالي الحصار فيكتب: …»
            return
        if head is not None and head.told and head.day is not None and self._says_it(n):
            self._add(n, told=True)  # «… أوردت الجريدة خبرا يقول: «…»»
            return
        relay = bool(cue & Cue.RELAY)
        self._head = _Head(at=n, last=n, told=True, relay=relay, quote=self._quote_before(n))
        if n == 0 and cue & Cue.GOING_ON and self._before is not None:
            self._head = replace(self._before, at=n, last=n, carried=True, quote=None)
        elif self._opening is not None and n - self._opening_at <= _NEAR:
            day = None if self._opening_relative else self._opening
            self._add(n, day=day, relative=self._opening_relative)

    def _says_it(self, n: int) -> bool:
        """Whether a verb of saying is said of the news or document right before it, and leads to a colon."""
        return bool(n and self._items[n - 1].cue & (Cue.STATEMENT | Cue.DOCUMENT)) and self._next(n) == ":"

    def _on_saying(self, n: int) -> None:
        """«نقلت … عن الوزير قوله الأحد»: a day behind it is nearer than that of who passes it on."""
        head = self._head
        passed = head is not None and head.day is not None
        self._add(n, told=True, stopped=False, carried=passed, relative=bool(passed and head and head.relative))

    def _quote_before(self, n: int) -> Item | None:
        """«…»، قال; «…»، هذا ما قاله."""
        for item in reversed(self._items[:n]):
            if item.quote:
                return item
            if item.text not in _BEFORE_QUOTE and not item.cue & Cue.THUS:
                return None
        return None

    def _is_memoir(self, n: int, behind: Item | None) -> bool:
        """«في مذكراته», «تقول مذكراته», «نقلا عن مذكراته», but not «عن كتابه», «توقيع كتابه»."""
        if not n or (behind is not None and behind.cue & Cue.NO_MEMOIR):
            return False
        near = [item.cue for item in reversed(self._items[max(0, n - _NEAR) : n])]
        if near[0] & Cue.ABOUT:
            return len(near) > 1 and bool(near[1] & Cue.ACCORDING)
        into = next((m for m, cue in enumerate(near) if cue & (Cue.INTO | Cue.SAID) and not cue & Cue.ABOUT), None)
        return into is not None and not any(cue & Cue.NO_MEMOIR for cue in near[:into])

    # ── where what was said begins and ends ──────────────────────────────────────────────────────

    def _opens(self, n: int, item: Item) -> bool:
        head = self._head
        if head is None:
            return False
        if item.text == ":" or item.cue & Cue.OPENER:
            return n - head.last <= _FAR and not self._is_clock(n)
        if item.cue & Cue.ABOUT:
            return head.day is not None and head.told
        if item.cue & Cue.DEED:  # «أكدت يوم السبت لقاء الوزير أمس بالسفير»
            return head.told and n > 0 and head.day is not None and self._items[n - 1].mention == head.day
        return item.text in _COMMAS and head.according and head.at <= 1 and head.moves

    def _is_clock(self, n: int) -> bool:
        """«3:30»."""
        return (
            self._items[n].text == ":" and n > 0 and self._items[n - 1].text[-1].isdigit() and self._next(n).isdigit()
        )

    def _next(self, n: int) -> str:
        return self._items[n + 1].text if n + 1 < len(self._items) else ""

    def _opened(self, n: int) -> Iterator[Stretch]:
        head = self._head
        assert head is not None
        self._head = None
        after = self._items[n + 1] if n + 1 < len(self._items) else None
        if after is not None and after.quote and (self._is_speech(after) or n + 2 == len(self._items)):
            if head.quoting.moves:
                yield self._told(head, after.start, after.end, quoted=True)
            return
        if not head.moves:
            return
        start = self._items[n].end
        if self._items[n].text == ":" and (head.document or head.memoir):
            yield self._told(head, start, self._sentence.paragraph)
            return
        yield self._told(head, start, self._deed_end(n) if self._items[n].cue & Cue.DEED else self._break_after(start))

    def _deed_end(self, n: int) -> int:
        """«أعلن السبت لقاء الوزير غدا، وسافر أمس»: what is named and not told in a clause ends with a comma."""
        comma = next((item.start for item in self._items[n:] if item.text in _COMMAS), self._sentence.end)
        return min(comma, self._break_after(self._items[n].end))

    def _break_after(self, start: int) -> int:
        """Where «لكن» or the end of the sentence ends what was said."""
        at = bisect_left(self._breaks, start)
        return self._breaks[at] if at < len(self._breaks) else self._sentence.end

    def _on_quote(self, n: int) -> Iterator[Stretch]:
        """«قال يوم السبت «سأسافر غدا»»: a quotation without a colon; a short one is a name."""
        head, item = self._head, self._items[n]
        if head is not None and head.quoting.moves and self._is_speech(item) and not head.according:
            self._head = None
            yield self._told(head, item.start, item.end, quoted=True)

    def _is_speech(self, quote: Item) -> bool:
        """Whether it holds an expression that hangs on a day; a name in quotation marks does not."""
        first = bisect_left(self._mentions, quote.start, key=lambda one: one.start)
        last = bisect_left(self._mentions, quote.end, first, key=lambda one: one.start)
        return any(map(hangs, self._mentions[first:last]))

    def _closed(self) -> Iterator[Stretch]:
        """«… أمس»، قال النائب يوم السبت» and «… اليوم، حسب بيان صدر السبت»: what was said stands before."""
        head = self._head
        if head is not None and head.quote is not None and head.quoting.moves:
            yield self._told(head, head.quote.start, head.quote.end, quoted=True)
        elif head is None or not head.moves:
            return
        elif head.according and head.at > 1:
            yield self._told(head, self._sentence.start, self._items[head.at].start)

    def _told(self, head: _Head, start: int, end: int, quoted: bool = False) -> Stretch:
        self.carry = head
        said = head.quoting if quoted else head
        return Stretch(start, end, said.stated, said.kind, quoted)

"""Who said or wrote something on which day: «قال … يوم السبت إن …», «جاء في برقية بتاريخ … : …», «في مذكراته: …»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from arabic_timeline.model import Mention
from arabic_timeline.resolve.speaking.items import Item, Sentence
from arabic_timeline.resolve.speaking.stretch import Stretch, hangs, is_bare, is_relative, is_stating
from arabic_timeline.resolve.speaking.words import Cue, alone

_BEFORE_QUOTE = frozenset({":", "،", "-", "–", "—", ","})
_COMMAS = frozenset({"،", ","})
_MARKS = _COMMAS | {"(", "-", ":"}
_NEAR = 3  # items between a verb and what belongs to it
_BEHIND = 2  # items from «حسب» to its verb: «حسب ما أعلنت»


@dataclass(frozen=True, slots=True)
class _Head:
    """A verb of speaking, a document or a memoir that may have a day, up to where what it says begins."""

    at: int
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
    stopped: bool = False
    according: bool = False
    quote: Item | None = None  # what was said stands before

    @property
    def moves(self) -> bool:
        """Whether what it says has a day of its own, known or not."""
        if self.memoir or self.unknown:
            return not self.relative or self.linked
        return self.day is not None and not self.relative and (self.told or self.linked or (self.according and self.source))

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
        self._opening: int | None = None
        self._opening_relative = False
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

    # ── what an item does ────────────────────────────────────────────────────────────────────────

    def _on_mention(self, n: int, mention: int) -> None:
        one, head = self._mentions[mention], self._head
        if head is None:
            if all(item.cue & Cue.LEAD for item in self._items[:n]):
                self._opening, self._opening_relative = mention, is_relative(one)
            return
        if is_relative(one):
            if not (head.linked and head.day is not None):
                self._head = replace(head, relative=True)
            return
        if not is_stating(one) or head.stopped or (head.day is not None and not head.carried):
            return
        linked = self._linked(n)
        if is_bare(one) and not (linked or self._led(n, one)):
            return
        self._head = replace(head, day=mention, carried=False, linked=linked or (head.printed and not head.memoir))

    def _led(self, n: int, mention: Mention) -> bool:
        """Whether «يوم», «في», a comma or a bracket says that the date stands for itself and not in a name."""
        before = self._items[n - 1] if n else None
        if before is not None and (before.cue & Cue.LEAD or before.text in _MARKS):
            return True
        return bool(alone(mention.text.split()[0]) & Cue.LEAD)

    def _linked(self, n: int) -> bool:
        """Whether «مؤرخ في», «عدد», «صدر», a bracket … ties the date to a document before it."""
        for item in reversed(self._items[max(0, n - _NEAR) : n]):
            if item.cue & (Cue.DATED | Cue.PRINTED) or item.text == "(":
                return True
            if not (item.cue & Cue.LEAD or item.text in _MARKS):
                return bool(item.cue & Cue.DOCUMENT)
        return False

    def _on_cue(self, n: int, item: Item) -> None:
        cue, head = item.cue, self._head
        behind = self._items[n + 1] if n + 1 < len(self._items) else None
        if cue & Cue.ACCORDING or (cue & Cue.AS and behind and behind.cue & Cue.AS_TOLD):
            self._head = _Head(n, according=True)
        elif head is not None and cue & Cue.PRINTED and self._is_link(n, head):
            self._head = replace(head, printed=True)
        elif cue & Cue.SAID and not (behind and behind.cue & Cue.INSIDE):
            self._on_said(n, cue)
        elif cue & Cue.MEMOIR and self._is_memoir(n, behind):
            self._head = replace(head, memoir=True) if head else _Head(n, memoir=True)
        elif cue & Cue.OLD:
            self._head = replace(head or _Head(n), document=True, unknown=True)
        elif cue & Cue.UNDATED and head is not None and head.document:
            self._head = replace(head, unknown=True)
        elif cue & (Cue.DOCUMENT | Cue.STATEMENT):
            head = head or _Head(n)
            self._head = replace(head, source=True, document=head.document or bool(cue & Cue.DOCUMENT))
        elif head is not None and cue & Cue.STOP and not self._leads_on(n, behind, head):
            self._head = replace(head, stopped=True)
        elif cue & Cue.BREAK:
            self._head = None

    def _leads_on(self, n: int, behind: Item | None, head: _Head) -> bool:
        """«البيان الذي أصدرته», «نقلا عن»: no stop."""
        return bool(behind and behind.cue & Cue.PRINTED) or (head.according and n - head.at == 1)

    def _is_link(self, n: int, head: _Head) -> bool:
        """A verb of printing is said of the document before it, and does not tell anew: «بلاغ للديوان صدر السبت»."""
        if not self._items[n].cue & Cue.SAID:
            return True
        between = self._items[head.at : n]
        return any(item.cue & (Cue.DOCUMENT | Cue.STATEMENT) for item in between[-_NEAR - 1 :])

    def _on_said(self, n: int, cue: int) -> None:
        head, quote = self._head, self._items[n - 1] if n else None
        if head is not None and head.according and n - head.at <= _BEHIND:
            self._head = replace(head, source=True)  # «حسب ما أعلنت»
            return
        if head is not None and (head.memoir or head.unknown or (head.linked and not head.told)):
            self._head = replace(head, told=True)  # «في رسالة مؤرخة في … كتب القنصل: …»
            return
        if quote is not None and quote.text in _BEFORE_QUOTE and n > 1:
            quote = self._items[n - 2]
        self._head = _Head(n, told=True, quote=quote if quote is not None and quote.quote else None)
        if n <= _NEAR and cue & Cue.GOING_ON and self._before is not None and n == 0:
            self._head = replace(self._before, at=n, carried=True, quote=None)
        elif self._opening is not None and n <= _NEAR:
            day = None if self._opening_relative else self._opening
            self._head = replace(self._head, day=day, relative=self._opening_relative)

    def _is_memoir(self, n: int, behind: Item | None) -> bool:
        if behind is not None and behind.cue & Cue.NO_MEMOIR:
            return False
        return n > 0 and bool(self._items[n - 1].cue & Cue.INTO)

    # ── where what was said begins and ends ──────────────────────────────────────────────────────

    def _opens(self, n: int, item: Item) -> bool:
        head = self._head
        if head is None:
            return False
        if item.text == ":" or item.cue & Cue.OPENER:
            return True
        if item.cue & Cue.ABOUT:
            return head.day is not None and head.told
        return item.text in _COMMAS and head.according and head.at <= 1 and head.moves

    def _opened(self, n: int) -> Iterator[Stretch]:
        head = self._head
        assert head is not None
        self._head = None
        if not head.moves:
            return
        after = self._items[n + 1] if n + 1 < len(self._items) else None
        if after is not None and after.quote and (self._is_speech(after) or n + 2 == len(self._items)):
            yield self._told(head, after.start, after.end, quoted=True)
            return
        start = self._items[n].end
        if self._items[n].text == ":" and (head.document or head.memoir):
            yield self._told(head, start, self._sentence.paragraph)
            return
        stop = next((item.start for item in self._items[n + 1 :] if item.cue & Cue.BREAK), self._sentence.end)
        yield self._told(head, start, stop)

    def _on_quote(self, n: int) -> Iterator[Stretch]:
        """«قال يوم السبت «سأسافر غدا»»: a quotation without a colon; a short one is a name."""
        head, item = self._head, self._items[n]
        if head is not None and head.moves and self._is_speech(item) and not head.according:
            self._head = None
            yield self._told(head, item.start, item.end, quoted=True)

    def _is_speech(self, quote: Item) -> bool:
        return any(hangs(one) for one in self._mentions if quote.start <= one.start < quote.end)

    def _closed(self) -> Iterator[Stretch]:
        """«… أمس»، قال النائب يوم السبت» and «… اليوم، حسب بيان صدر السبت»: what was said stands before."""
        head = self._head
        if head is None or not head.moves:
            return
        if head.quote is not None:
            yield self._told(head, head.quote.start, head.quote.end, quoted=True)
        elif head.according and head.at > 1:
            yield self._told(head, self._sentence.start, self._items[head.at].start)

    def _told(self, head: _Head, start: int, end: int, quoted: bool = False) -> Stretch:
        self.carry = head
        kind = "memoir" if head.memoir else "document" if head.document and (head.linked or head.unknown) else "speech"
        return Stretch(start, end, head.stated, kind, quoted)

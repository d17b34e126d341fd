"""The desk: the cards of a data folder, the answers given, what they changed; one editor, one process."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

from arabic_timeline import ids, pool, render
from arabic_timeline import timeline as road
from arabic_timeline.commands import keeping
from arabic_timeline.commands.desk import cards, files, leaves, news
from arabic_timeline.commands.desk.files import Edit
from arabic_timeline.means import Means, cores
from arabic_timeline.model import Address, Timeline

_NEWS = 5  # answers of which it is told what they changed


class _Held:
    """What was read of the articles, for as long as the desk is open: an answer changes none of them."""

    def __init__(self) -> None:
        self._values: dict[tuple[str, str], tuple[bytes, Any]] = {}
        self._words: tuple[tuple[str, int, int], ...] = ()

    def get(self, room: str, name: str, key: bytes) -> Any | None:
        there, value = self._values.get((room, name), (None, None))
        return value if there == key else None

    def put(self, room: str, name: str, key: bytes, value: Any) -> None:
        self._values[room, name] = key, value

    def forget(self, lexicon: Path) -> None:
        """Forget everything where the words of the house are others than before."""
        found = [(path.name, path.lstat()) for path in sorted(lexicon.glob("*.yaml"))]  # a link may lead nowhere
        words = tuple((name, about.st_mtime_ns, about.st_size) for name, about in found)
        if words != self._words:
            self._values.clear()
            self._words = words


class Desk:
    """Answers are written at once; the timeline is told anew behind them, and says what became of it."""

    def __init__(self, data: Path, months: str, *, claims: bool = True) -> None:
        self._data, self._months, self._claims = data, months, claims
        self._lock = threading.Lock()
        self._telling = threading.Lock()  # by one thread at a time
        self._last: tuple[road.World, road.Told] | None = None
        self._asked: dict[str, cards.Card] = {}
        self._done: list[tuple[str, Edit]] = []
        self._skipped: dict[str, None] = {}  # in the order in which they were put off
        self._given: list[str] = []  # answers given since the timeline was told last
        self._news: list[dict[str, Any]] = []
        self._faults: list[str] = []
        self._version = 0
        self._kept: tuple[ids.Kept, ...] = ()
        self._addresses: tuple[Address, ...] = ()
        self._told_version = -1
        self._before: Any = None
        self._timeline: Timeline | None = None
        self._held = _Held()
        self._wake = threading.Event()

    def start(self) -> None:
        """Tell the timeline once, then again behind every answer.

        Raises:
            ValueError: where the data has errors.
        """
        try:
            self.tell(cores())
        except pool.GivenUpError as error:
            raise ValueError(str(error)) from None
        if self._faults:
            raise ValueError("\n".join(self._faults))
        threading.Thread(target=self._keep_telling, daemon=True).start()

    def state(self) -> dict[str, Any]:
        """What the page shows: the cards that are open, what changed, how far the telling is."""
        with self._lock:
            answered = {name for name, _ in self._done}
            open_ = [name for name in self._asked if name not in answered]
            later = [name for name in self._skipped if name in open_]
            left = [self._asked[name] for name in (*(one for one in open_ if one not in self._skipped), *later)]
            return {
                "cards": [_shown(one) for one in left],
                "done": len(self._done),
                "skipped": len(later),
                "news": self._news[-_NEWS:],
                "faults": self._faults,
                "working": self._told_version < self._version,
            }

    def leaf(self, kind: str, name: str) -> str | None:
        """The page of an article or an entry as it was told last; ``None`` where there is none."""
        with self._lock:
            timeline = self._timeline
        if timeline is None:
            return None
        if kind == "article":
            articles = (one for one in timeline.articles if one.dated.article.id == name)
            return next((leaves.of_article(one, self._months) for one in articles), None)
        entries = (one for one in (*timeline.meetings, *timeline.events) if one.meeting.id == name)
        return next((leaves.of_entry(one, self._months) for one in entries), None)

    def answer(self, name: str, number: int, typed: str | None) -> None:
        """Write an answer.

        Raises:
            ValueError: where there is no such card or answer, or its word is wrong.
        """
        with self._lock:
            card = self._asked.get(name)
            if card is None or not 0 <= number < len(card.answers) or name in {one for one, _ in self._done}:
                raise ValueError(files.GIVEN)
            with keeping.writing(self._data):
                edit, said = cards.apply(self._data / "knowledge", card.answers[number], typed)
            self._done.append((name, edit))
            self._given.append(said)
            self._version += 1
        self._wake.set()

    def skip(self, name: str) -> None:
        """Put a question off, behind all the others.

        Raises:
            ValueError: where there is no such card.
        """
        with self._lock:
            if name not in self._asked:
                raise ValueError(files.GIVEN)
            self._skipped.pop(name, None)
            self._skipped[name] = None

    def undo(self) -> str | None:
        """Take the last answer back; the id of its card, or ``None`` where there is none.

        Raises:
            ValueError: where somebody has changed the file since.
        """
        with self._lock:
            if not self._done:
                return None
            name, edit = self._done[-1]
            with keeping.writing(self._data):
                if not edit.undo():
                    raise ValueError(f"غُيّر الملف {edit.path.name} بعد هذا الجواب: تراجع عنه فيه")
            self._done.pop()
            self._given.append("تراجع")
            self._version += 1
        self._wake.set()
        return name

    def close(self) -> None:
        """Keep the ids that the answers name, and the addresses that they make, once the editor has gone."""
        with self._lock:
            is_behind = bool(self._done) and self._told_version < self._version
        if is_behind:
            self.tell()
        with self._lock:
            if not self._done or self._faults or self._last is None:
                return
            with keeping.writing(self._data):
                keeping.write(self._data / ids.FILE, ids.text(self._kept))
                keeping.write(self._data / ids.addresses.FILE, ids.addresses.text(self._all_addresses(*self._last)))

    def _all_addresses(self, world: road.World, told: road.Told) -> tuple[Address, ...]:
        """Those that were there before the first answer, and those of today; what was taken back made none."""
        return keeping.addresses(self._data, replace(world, addresses=self._addresses), told)

    def tell(self, jobs: int = 1) -> None:
        """The timeline as the files stand now; ``jobs``: how many processes read, where no thread runs beside."""
        with self._telling:
            self._tell(jobs)

    def _tell(self, jobs: int) -> None:
        with self._lock:
            version, given = self._version, len(self._given)
        self._held.forget(self._data / "lexicon")
        means = Means(kept=self._held, jobs=jobs)
        world = road.load(self._data, means)
        world = replace(world, kept=self._kept or world.kept)  # the ids that the questions name
        told = None if world.errors else road.tell(world, claims=self._claims, means=means)
        if told is not None and not self._addresses:  # those that were there before the first answer
            self._addresses = keeping.addresses(self._data, world, told)
        wrong = [one for one in (told.faults if told else world.faults) if one.error]
        with self._lock:
            self._faults = [str(replace(one, file=Path(one.file).name)) for one in wrong]
            self._told_version = version
            if told is None:
                return
            entries = (*told.timeline.meetings, *told.timeline.events)
            self._kept = ids.stored(world.kept, entries, told.named.anchors)
            now = render.data(told.timeline, months=self._months)
            if self._before is not None and given:
                self._news.append(news.news(self._given[:given], self._before, now, self._months))
            del self._given[:given]
            self._before, self._timeline, self._last = now, told.timeline, (world, told)
            asked = {card.id: card for card in cards.cards(world, told, self._months)}
            for name, _ in self._done:  # so that its answer can be taken back and given again
                if name in self._asked:
                    asked.setdefault(name, self._asked[name])
            self._asked = asked

    def _keep_telling(self) -> None:
        while True:
            self._wake.wait()
            self._wake.clear()
            self.tell()


def _shown(card: cards.Card) -> dict[str, Any]:
    return {
        "id": card.id,
        "kind": card.kind,
        "says": card.says,
        "evidence": [
            {
                "quote": one.evidence.quote,
                "parties": [list(span) for span in one.parties],
                "of": one.of,
                "before": one.evidence.before,
                "behind": one.evidence.behind,
                "where": one.evidence.where,
                "day": one.evidence.day,
                "url": one.evidence.url,
                "article": one.evidence.article if one.evidence.file else None,
            }
            for one in card.witnesses
        ],
        "sides": list(card.sides),
        "entries": list(card.entries),
        "answers": [
            {"label": one.label, "asks": one.asks, "suggests": one.suggests, "key": one.key} for one in card.answers
        ],
    }

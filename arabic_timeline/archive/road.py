"""The road of an archive: chunks → facts → ties → meetings → parts → lines, each step by tasks that leave files.

What joins and sorts is SQL over tables in one process, beyond its memory; what reads, compares and concludes are the
very functions of a dossier, some groups at a time, by whoever the engine has.  No process holds the whole.
"""

from __future__ import annotations

import contextlib
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from arabic_timeline import ids
from arabic_timeline.archive import components, concluding, copied, facts, lines, reading, tables, ties, uniting
from arabic_timeline.archive.concluding import Asked, Concluded
from arabic_timeline.archive.copied import Copied
from arabic_timeline.archive.engines import Engine
from arabic_timeline.archive.facts import BLOCK, Facts, Told
from arabic_timeline.archive.reading import Done
from arabic_timeline.archive.ties import Compared
from arabic_timeline.archive.uniting import Linked, United
from arabic_timeline.lexicon import Lexicon
from arabic_timeline.model import Fault
from arabic_timeline.reason import groups, outlets
from arabic_timeline.registry import Registry
from arabic_timeline.store import values

FOLDER = "work"
_READ: Mapping[str, tables.Columns] = {**facts.TABLES, "read": reading.COLUMNS}
_PART = 100_000  # bytes that are sorted together for each MB of memory: sorting takes several times what is sorted


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How much is done together: rows of blocks that are compared, articles that are concluded, bytes that are sorted.

    ``wide``: of rows that hold what articles tell; 0: as many as the memory lets.
    """

    rows: int = 20_000
    articles: int = 1_000
    wide: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubled:
    """A record whose article was read before: ``key`` of the table in which it stands, its place there, its id."""

    key: str
    place: int
    id: str


class JudgedError(ValueError):
    """Judgements about meetings that nobody tells: ``faults`` say which."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("judgements about nothing")
        self.faults = tuple(faults)


@dataclass(slots=True, kw_only=True)
class Road:
    """One run: the archive in ``folder``, read into the tables ``read``.

    ``basis``: a digest of the program and of all that is known; ``memory``: MB that joins and sorts may hold.
    """

    folder: Path
    read: Sequence[Done]
    known: Registry
    words: Lexicon
    basis: bytes
    engine: Engine
    claims: bool = True
    months: str = "maghreb"
    memory: int = 1_000
    sizes: Sizes = Sizes()

    def told(self) -> tuple[list[lines.Part], list[Doubled]]:
        """The timeline in files, and the records that were left out since another one has their id.

        Raises:
            JudgedError: where a judgement is about nothing.
        """
        self.work.mkdir(parents=True, exist_ok=True)
        list(self.engine.each(self._facts, self._keys))
        with self._asking() as connection:
            doubled = self._doubled(connection)
            self._blocks(connection)
            self._alike(connection)
            known = self._judged(connection)
        self._do(Compared(folder=self.work, words=self.words), "blocks")
        self._do(Copied(folder=self.work, words=self.words), "alike")
        with self._asking() as connection:
            self._tied(connection, known)
        self._do(United(folder=self.work, known=known, words=self.words), "tied")
        with self._asking() as connection:
            self._candidates(connection)
        self._do(Linked(folder=self.work, known=known, words=self.words), "candidates")
        with self._asking() as connection:
            self._parts(connection)
        asked = Asked(folder=self.work, known=known, words=self.words, claims=self.claims)
        self._do(asked, "parts")
        concluded = self._concluded(known)
        self._do(concluded, "parts")
        with self._asking() as connection:
            found = lines.written(connection, self.work, self.folder, concluded, self._most)
        shutil.rmtree(self.work.parent)
        return found, doubled

    @property
    def _keys(self) -> list[str]:
        """The chunks, each once."""
        return list(dict.fromkeys(one.key for one in self.read))

    @property
    def _facts(self) -> Facts:
        """What is told in a chunk, as a task."""
        return Facts(folder=self.folder, known=self.known, words=self.words, basis=self.basis)

    @property
    def _most(self) -> int:
        """Bytes of wide rows that are sorted together."""
        return self.sizes.wide or self.memory * _PART

    @property
    def work(self) -> Path:
        """Where what lies between is laid: under a digest of all that it follows from."""
        said = repr(([one.key for one in self.read], self.claims, self.months, self.sizes)).encode()
        return self.folder / FOLDER / blake2b(self.basis + said, digest_size=16).hexdigest()

    def _do(self, work: Any, table: str) -> None:
        """Does something with each slice of a table."""
        told = tables.source(tables.by_slice(self.work, table))
        with self._asking(spread=False) as connection:
            numbers = connection.execute(f"SELECT DISTINCT slice FROM {told} ORDER BY slice").fetchall()
        list(self.engine.each(work, [number for (number,) in numbers]))

    @contextlib.contextmanager
    def _asking(self, *, spread: bool = True) -> Iterator[Any]:
        """A connection that knows the tables of this run by their names."""
        with tables.asking(self.work, memory=self.memory, threads=2) as connection:
            if spread:
                self._name_tables(connection)
            yield connection

    def _name_tables(self, connection: Any) -> None:
        for table, columns in _READ.items():
            tables.named(connection, f"every_{table}", self._files(table), columns, placed=True)
        if not (self.work / "doubled.parquet").exists():
            connection.execute(
                "CREATE TEMP TABLE chunks AS SELECT unnest($1::INTEGER[]) AS number, unnest($2::VARCHAR[]) AS key",
                [list(range(len(self._keys))), self._keys],
            )
            self._put(
                connection, "doubled",
                "SELECT key, place, id FROM (SELECT key, place, id,"
                " row_number() OVER (PARTITION BY lower(id) ORDER BY number, place) AS nth"
                " FROM every_articles JOIN chunks USING (key)) WHERE nth > 1",
            )  # fmt: skip
        tables.named(connection, "doubled", [self.work / "doubled.parquet"], {})
        [(any_,)] = connection.execute("SELECT count(*) FROM doubled").fetchall()
        without = " ANTI JOIN doubled USING (key, place)" if any_ else ""
        for table in _READ:
            error = " WHERE error IS NULL" if table == "read" else ""
            connection.execute(f"CREATE TEMP VIEW {table} AS SELECT * FROM every_{table}{without}{error}")

    def _files(self, table: str) -> list[Path]:
        """The files of what each chunk was read into, or told."""
        if table == "read":
            return [reading.table(self.folder, key) for key in self._keys]
        told = self._facts
        return [facts.path(self.folder, told.name(key), table) for key in self._keys]

    def _doubled(self, connection: Any) -> list[Doubled]:
        """What was left out."""
        found = connection.execute("SELECT key, place, id FROM doubled ORDER BY key, place").fetchall()
        return [Doubled(key=key, place=place, id=id_) for key, place, id_ in found]

    def _spread(self, connection: Any, name: str, of: tables.Spread) -> None:
        """A table of this run, a slice after the other, that is too wide to be sorted as a whole."""
        tables.spread(connection, tables.by_slice(self.work, name), of, self._most)

    def _of_step(self, folder: str) -> list[Path]:
        """What the tasks of a step have left in a folder of this run."""
        return sorted((self.work / folder).glob("*.parquet"))

    def _put(self, connection: Any, name: str, query: str, group: int = 2_048) -> None:
        """A table of this run, where it is not there yet."""
        path = self.work / f"{name}.parquet"
        if not path.exists():
            tables.put(connection, query, path, group=group)

    def _all(self, connection: Any, name: str, folder: str, columns: tables.Columns) -> None:
        """The same under a name."""
        tables.named(connection, name, self._of_step(folder), columns, placed=True)

    def _blocks(self, connection: Any) -> None:
        """The blocks of which two articles are, a slice after the other, and the articles of each slice."""
        if tables.is_spread(self.work, "told"):
            return
        _cut_blocks(connection, "blocks JOIN reports USING (report)", "source", self.sizes.rows)
        connection.execute(
            "CREATE TEMP TABLE blocked AS SELECT slice, kind, block, report FROM blocks JOIN cut USING (kind, block)"
        )
        self._spread(
            connection, "blocks",
            tables.Spread(
                files=self._files("reports"), columns=facts.TABLES["reports"],
                chosen="id, n, report, source, day, quote, days, planned",
                placed="SELECT filename, at_row, slice, kind, block FROM blocked JOIN reports USING (report)",
            ),
        )  # fmt: skip
        connection.execute(
            "CREATE TEMP TABLE of_slice AS SELECT DISTINCT slice, id FROM blocked JOIN reports USING (report)"
        )
        self._spread(connection, "told", self._articles("of_slice", "told"))

    def _articles(self, slices: str, columns: str, extra: str = "", *, whole: bool = False) -> tables.Spread:
        """Columns of the articles of a table (id, slice, …); ``whole``: of them as they were read."""
        table = "read" if whole else "articles"
        return tables.Spread(
            files=self._files(table), columns=_READ[table], chosen=columns,
            placed=f"SELECT filename, at_row, slice{extra} FROM {slices} JOIN {table} USING (id)",
        )  # fmt: skip

    def _alike(self, connection: Any) -> None:
        """The articles that share runs of words with others, a slice after the other."""
        if tables.is_spread(self.work, "alike"):
            return
        connection.execute(
            "CREATE TEMP TABLE shared AS SELECT first AS a, id AS b FROM signs JOIN ("
            " SELECT sign, min(id) AS first FROM signs GROUP BY sign HAVING count(DISTINCT id) > 1) USING (sign)"
        )
        components.found(connection, "shared", "alike")
        self._cut_leads(connection, "alike")
        connection.execute(
            "CREATE TEMP TABLE alike_cut AS SELECT id, lead, slice FROM alike JOIN cut_alike USING (lead)"
        )
        self._spread(connection, "alike", self._articles("alike_cut", "id, article", ", lead", whole=True))

    def _cut_leads(self, connection: Any, table: str) -> None:
        """``cut_…`` (lead, slice): so many of a table (id, lead) together, and what has one lead always."""
        connection.execute(
            f"CREATE OR REPLACE TEMP TABLE cut_{table} AS SELECT lead, {_cut('lead', self.sizes.articles)}"
            f" FROM (SELECT lead, count(*) AS n FROM {table} GROUP BY lead)"
        )

    def _cut_articles(self, connection: Any, leads: str, where: str = "") -> None:
        """``place_of`` (id, lead, slice): articles by what a table (id, lead) has together, others alone."""
        connection.execute(
            f"CREATE TEMP TABLE lain AS SELECT id, coalesce({leads}.lead, id) AS lead"
            f" FROM articles LEFT JOIN {leads} USING (id) {where}"
        )
        self._cut_leads(connection, "lain")
        connection.execute("CREATE TEMP TABLE place_of AS SELECT id, lead, slice FROM lain JOIN cut_lain USING (lead)")

    def _judged(self, connection: Any) -> Registry:
        """What is known, its judgements naming the meetings of this run."""
        named = {name.rpartition("-")[0] for one in self.known.judgements for name in one.meetings}
        found = connection.execute(
            "SELECT told FROM articles WHERE told IS NOT NULL AND list_contains($1, id) ORDER BY id", [sorted(named)]
        ).fetchall()
        told: list[Told] = [values.loads(one) for (one,) in found]
        reports = tuple(fact.report for _, theirs in told for fact in theirs)
        refound = ids.refound(self.known, ids.Named(reports=reports, anchors={}), ())
        if refound.faults:
            raise JudgedError(refound.faults)
        return refound.registry

    def _tied(self, connection: Any, known: Registry) -> None:
        """The articles that tell anything by what ties them, the ties and the copies with them."""
        if tables.is_spread(self.work, "tied"):
            return
        self._all(connection, "each_tie", "ties", ties.COLUMNS)
        self._all(connection, "copies", "copied", copied.COLUMNS)
        connection.execute(
            f"CREATE TEMP TABLE tie AS SELECT DISTINCT {', '.join(ties.COLUMNS)} FROM each_tie"
            f" WHERE kind = {BLOCK} OR (least(a, b), greatest(a, b)) NOT IN"
            f" (SELECT (least(a, b), greatest(a, b)) FROM each_tie WHERE kind = {BLOCK})"
        )
        judged = [
            (names[0], name)
            for one in known.judgements
            if len(names := [key.rpartition("-")[0] for key in one.meetings]) > 1
            for name in names[1:]
        ]
        connection.execute(
            "CREATE TEMP TABLE bound AS SELECT left_id AS a, right_id AS b FROM tie WHERE verdict = 'same'"
            " UNION ALL SELECT copy, original FROM copies"
            " UNION ALL SELECT unnest($1::VARCHAR[]), unnest($2::VARCHAR[])",
            [[a for a, _ in judged], [b for _, b in judged]],
        )
        components.found(connection, "bound", "joined")
        self._cut_articles(connection, "joined", "WHERE told IS NOT NULL")
        self._put(
            connection, "copies",
            "SELECT slice, copy, original FROM copies JOIN place_of ON id = copy ORDER BY slice",
        )  # fmt: skip
        self._put(
            connection, "ties",
            "SELECT DISTINCT p.slice, tie.kind, tie.a, tie.b, tie.left_id, tie.right_id FROM tie"
            " JOIN place_of AS p ON p.id = tie.left_id OR p.id = tie.right_id ORDER BY p.slice", 20_480,
        )  # fmt: skip
        self._spread(connection, "tied", self._articles("place_of", "id, told"))

    def _candidates(self, connection: Any) -> None:
        """What may be linked, where two meetings have it in common."""
        self._all(connection, "each_candidate", "candidates", uniting.CANDIDATES)
        _cut_blocks(connection, "each_candidate", "(first, place)", self.sizes.articles)
        self._spread(
            connection, "candidates",
            tables.Spread(
                files=self._of_step("candidates"), columns=uniting.CANDIDATES,
                chosen=", ".join(uniting.CANDIDATES),
                placed="SELECT filename, at_row, slice FROM each_candidate JOIN cut USING (kind, block)",
            ),
        )  # fmt: skip

    def _parts(self, connection: Any) -> None:
        """All articles by the parts of the archive, their meetings and likely links with them."""
        if tables.is_spread(self.work, "parts"):
            return
        self._all(connection, "each_meeting", "meetings", uniting.MEETINGS)
        self._all(connection, "each_link", "links", uniting.LINKS)
        connection.execute(
            "CREATE TEMP TABLE told_together AS SELECT ids[1] AS a, unnest(ids[2:]) AS b FROM each_meeting"
            " UNION ALL SELECT one, other FROM each_link"
        )
        components.found(connection, "told_together", "together")
        self._cut_articles(connection, "together")
        self._spread(
            connection, "parted",
            tables.Spread(
                files=self._of_step("meetings"), columns=uniting.MEETINGS, chosen="first, place, meeting",
                placed="SELECT m.filename, m.at_row, slice, lead FROM each_meeting AS m JOIN place_of ON id = m.first",
            ),
        )  # fmt: skip
        self._spread(
            connection, "linked",
            tables.Spread(
                files=self._of_step("links"), columns=uniting.LINKS, chosen="one, other, link",
                placed="SELECT l.filename, l.at_row, slice, lead FROM each_link AS l JOIN place_of ON id = one",
            ),
        )  # fmt: skip
        self._spread(connection, "parts", self._articles("place_of", "id, article, found", ", lead", whole=True))

    def _concluded(self, known: Registry) -> Concluded:
        """What concludes: with the years that are named anywhere, and the likely days of each outlet."""
        with self._asking(spread=False) as connection:
            self._all(connection, "named", "years", concluding.YEARS)
            self._all(connection, "days", "days", concluding.DAYS)
            years = Counter(
                dict(connection.execute("SELECT year, sum(times)::BIGINT FROM named GROUP BY year").fetchall())
            )
            spans = dict(_spans(connection))
            undated = connection.execute("SELECT outlet, count(*) FROM days WHERE undated GROUP BY outlet").fetchall()
        for outlet, number in undated:
            for year, times in (groups.of_spans(spans[outlet]) if outlet in spans else Counter[int]()).items():
                years[year] += times * number
        return Concluded(
            folder=self.work, known=known, words=self.words, claims=self.claims, years=years, spans=spans,
            months=self.months,
        )  # fmt: skip


def _spans(connection: Any) -> Iterator[tuple[str, groups.Span]]:
    """The likely days of the undated articles of each outlet that has some."""
    rows = connection.execute(
        "SELECT outlet, count(given), min(given), max(given) FROM days GROUP BY outlet"
        f" HAVING count(*) >= {outlets.ENOUGH} AND count(*) FILTER (undated) > 0 ORDER BY outlet"
    ).fetchall()
    for outlet, number, first, last in rows:
        given = [first, last] * outlets.ENOUGH if number >= outlets.ENOUGH else []
        spoken = connection.execute(
            "SELECT spoken FROM days WHERE outlet = $1 AND spoken IS NOT NULL", [outlet]
        ).fetchall() if not given else []  # fmt: skip
        span = outlets.span(given, [day for (day,) in spoken])
        if span is not None:
            yield outlet, span


def _cut_blocks(connection: Any, rows: str, of: str, size: int) -> None:
    """``cut`` (kind, block, slice): the blocks of some rows that hold two different of something, so many together."""
    connection.execute(
        f"CREATE TEMP TABLE large AS SELECT kind, block, count(*) AS n FROM {rows}"
        f" GROUP BY kind, block HAVING count(DISTINCT {of}) > 1"
    )
    connection.execute(f"CREATE TEMP TABLE cut AS SELECT kind, block, {_cut('kind, block', size)} FROM large")


def _cut(order: str, size: int) -> str:
    """The column ``slice`` of rows with ``n``: so many together, in this order."""
    return f"CAST((sum(n) OVER (ORDER BY {order} ROWS UNBOUNDED PRECEDING) - n) // {size} AS INTEGER) AS slice"

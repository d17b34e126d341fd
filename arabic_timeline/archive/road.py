"""The road of an archive: chunks → facts → ties → meetings → parts → lines, each step by tasks that leave files.

What joins and sorts is SQL over tables in one process, beyond its memory; what reads, compares and concludes are the
very functions of a dossier, some groups at a time, by whoever the engine has.  No process holds the whole.
"""

from __future__ import annotations

import contextlib
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How much is done together: rows of blocks that are compared, articles that are concluded."""

    rows: int = 20_000
    articles: int = 1_000


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
        keys = list(dict.fromkeys(one.key for one in self.read))
        facts_ = Facts(folder=self.folder, known=self.known, words=self.words, basis=self.basis)
        list(self.engine.each(facts_, keys))
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
            found = lines.written(connection, self.work, self.folder, concluded)
        shutil.rmtree(self.work.parent)
        return found, doubled

    @property
    def work(self) -> Path:
        """Where what lies between is laid: under a digest of all that it follows from."""
        said = repr(([one.key for one in self.read], self.claims, self.months, self.sizes)).encode()
        return self.folder / FOLDER / blake2b(self.basis + said, digest_size=16).hexdigest()

    def _do(self, work: Any, table: str) -> None:
        """Does something with each slice of a table."""
        path = tables.quoted(self.work / f"{table}.parquet")
        with self._asking(spread=False) as connection:
            numbers = connection.execute(f"SELECT DISTINCT slice FROM read_parquet({path}) ORDER BY slice").fetchall()
        list(self.engine.each(work, [number for (number,) in numbers]))

    @contextlib.contextmanager
    def _asking(self, *, spread: bool = True) -> Iterator[Any]:
        """A connection that knows the tables of this run by their names."""
        with tables.asking(self.work, memory=self.memory, threads=2) as connection:
            if spread:
                self._name_tables(connection)
            yield connection

    def _name_tables(self, connection: Any) -> None:
        made = Facts(folder=self.folder, known=self.known, words=self.words, basis=self.basis)
        keys = list(dict.fromkeys(one.key for one in self.read))
        for table, columns in facts.TABLES.items():
            files = [facts.path(self.folder, made.name(key), table) for key in keys]
            tables.named(connection, f"every_{table}", files, columns)
        tables.named(connection, "every_read", [reading.table(self.folder, key) for key in keys], reading.COLUMNS)
        if not (self.work / "doubled.parquet").exists():
            connection.execute(
                "CREATE TEMP TABLE chunks AS SELECT unnest($1::INTEGER[]) AS number, unnest($2::VARCHAR[]) AS key",
                [list(range(len(keys))), keys],
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
        for table in (*facts.TABLES, "read"):
            error = " WHERE error IS NULL" if table == "read" else ""
            connection.execute(f"CREATE TEMP VIEW {table} AS SELECT * FROM every_{table}{without}{error}")

    def _doubled(self, connection: Any) -> list[Doubled]:
        """What was left out."""
        found = connection.execute("SELECT key, place, id FROM doubled ORDER BY key, place").fetchall()
        return [Doubled(key=key, place=place, id=id_) for key, place, id_ in found]

    def _put(self, connection: Any, name: str, query: str, group: int = 2_048) -> None:
        """A table of this run, where it is not there yet."""
        path = self.work / f"{name}.parquet"
        if not path.exists():
            tables.put(connection, query, path, group=group)

    def _all(self, connection: Any, name: str, folder: str, columns: tables.Columns) -> None:
        """What the tasks of a step have left in a folder of this run, under a name."""
        tables.named(connection, name, sorted((self.work / folder).glob("*.parquet")), columns)

    def _blocks(self, connection: Any) -> None:
        """The blocks of which two articles are, a slice after the other, and the articles of each slice."""
        if (self.work / "told.parquet").exists():
            return
        _cut_blocks(connection, "blocks JOIN reports USING (report)", "source", self.sizes.rows)
        self._put(
            connection, "blocks",
            "SELECT slice, kind, block, r.id, r.n, report, r.source, r.day, r.quote, r.days, r.planned"
            " FROM blocks JOIN cut USING (kind, block) JOIN reports AS r USING (report) ORDER BY slice", 20_480,
        )  # fmt: skip
        path = tables.quoted(self.work / "blocks.parquet")
        self._put(
            connection, "told",
            f"SELECT slice, told FROM (SELECT DISTINCT slice, id FROM read_parquet({path}))"
            " JOIN articles USING (id) ORDER BY slice",
        )  # fmt: skip

    def _alike(self, connection: Any) -> None:
        """The articles that share runs of words with others, a slice after the other."""
        if (self.work / "alike.parquet").exists():
            return
        connection.execute(
            "CREATE TEMP TABLE shared AS SELECT first AS a, id AS b FROM signs JOIN ("
            " SELECT sign, min(id) AS first FROM signs GROUP BY sign HAVING count(DISTINCT id) > 1) USING (sign)"
        )
        components.found(connection, "shared", "alike")
        self._cut_leads(connection, "alike")
        self._put(
            connection, "alike",
            "SELECT slice, lead, id, article FROM read JOIN alike USING (id) JOIN cut_alike USING (lead)"
            " ORDER BY slice",
        )  # fmt: skip

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
        if (self.work / "tied.parquet").exists():
            return
        self._all(connection, "each_tie", "ties", ties.COLUMNS)
        self._all(connection, "copies", "copied", copied.COLUMNS)
        connection.execute(
            "CREATE TEMP TABLE tie AS SELECT DISTINCT * FROM each_tie"
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
        self._put(
            connection, "tied",
            "SELECT slice, id, told FROM articles JOIN place_of USING (id) ORDER BY slice",
        )  # fmt: skip

    def _candidates(self, connection: Any) -> None:
        """What may be linked, where two meetings have it in common."""
        self._all(connection, "each_candidate", "candidates", uniting.CANDIDATES)
        _cut_blocks(connection, "each_candidate", "(first, place)", self.sizes.articles)
        self._put(
            connection, "candidates",
            "SELECT slice, c.* FROM each_candidate AS c JOIN cut USING (kind, block) ORDER BY slice",
        )  # fmt: skip

    def _parts(self, connection: Any) -> None:
        """All articles by the parts of the archive, their meetings and likely links with them."""
        if (self.work / "parts.parquet").exists():
            return
        self._all(connection, "each_meeting", "meetings", uniting.MEETINGS)
        self._all(connection, "each_link", "links", uniting.LINKS)
        connection.execute(
            "CREATE TEMP TABLE told_together AS SELECT ids[1] AS a, unnest(ids[2:]) AS b FROM each_meeting"
            " UNION ALL SELECT one, other FROM each_link"
        )
        components.found(connection, "told_together", "together")
        self._cut_articles(connection, "together")
        self._put(
            connection, "parted",
            "SELECT slice, lead, m.first, m.place, m.meeting FROM each_meeting AS m"
            " JOIN place_of ON id = m.first ORDER BY slice",
        )  # fmt: skip
        self._put(
            connection, "linked",
            "SELECT slice, lead, one, other, link FROM each_link JOIN place_of ON id = one ORDER BY slice",
        )  # fmt: skip
        self._put(
            connection, "parts",
            "SELECT slice, lead, id, article, found FROM read JOIN place_of USING (id) ORDER BY slice",
        )  # fmt: skip

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

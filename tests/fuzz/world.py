"""A small newsroom made from bytes, from its files to its site: merging, reasoning, pages, feeds, exports."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from arabic_timeline import render
from arabic_timeline import timeline as road
from arabic_timeline.model import Entry, Timeline
from arabic_timeline.render import output

from . import news, oracles, seeding, site, words
from .choices import Choices
from .reader import _folder as empty_folder


class _Compiled(BytecodeCache):
    """Templates compiled once for all worlds, not once a world."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()


output.Environment = partial(Environment, bytecode_cache=_Compiled())  # type: ignore[misc, assignment]

_ROOT = Path(__file__).parents[2]
_USUAL = date(2022, 9, 20)
_PEOPLE = ("سالم المنصوري", "ليلى الحسني", "جون كارتر", "هالة الرامي")
_KINDS = ("country", "city", "building", "region")
_HOSTILE = (
    words.MARKER, f"\"'>{words.MARKER}", "</script><script>", "{{7*7}}", "\u202eمقلوب", "\u2067", "=1+1", "@SUM(A1)",
    "a,b;c",
    "x\\r\\nATTACH:x", "<!-- slot:content -->", "&lt;b&gt;", "]]>", "\x01", "\x85", "\u2028", "\uffff", "'", "`",
    "\t=1", "۹", "-", "…",
)  # fmt: skip
_SOURCES = (
    "https://example.org/a",
    "javascript:x()",
    "data:text/html,x",
    "example.net (2017)",
    f"https://x/{words.MARKER}",
)


def run(data: bytes) -> None:
    """One world: either errors with their places, or a timeline and its site."""
    choices = Choices(data)
    folder = empty_folder("world")
    names = _knowledge(choices, folder / "knowledge")
    ids = [f"{number:03}" for number in range(choices.number(1, 4))]
    _judgements(choices, folder / "knowledge", ids)
    share = choices.left // len(ids)
    for number, name in enumerate(ids):
        _article(choices.apart(share if number + 1 < len(ids) else choices.left), folder / "articles", name, ids, names)
    world = road.load(folder)
    oracles.faults(world.faults)
    if world.errors:
        return
    told = road.tell(world)
    oracles.faults(told.faults)
    for one in told.dated.values():
        for dating in one.datings:
            oracles.dating(dating)
        oracles.reports(one, [report for report in told.reports if report.article == one.article.id])
    _merged(told)
    _timeline(told.timeline)
    once = _pages(told, world, online=len(ids) % 2 == 0)
    site.well_formed(once)
    if data and data[-1] % 8 == 0:
        again = road.tell(road.load(folder))
        assert _pages(again, world, online=len(ids) % 2 == 0) == once, "two builds differ"


def _pages(told: road.Told, world: road.World, *, online: bool) -> dict[str, str]:
    settings = render.Settings(
        templates=_ROOT / "templates",
        built=datetime(2026, 1, 2, tzinfo=UTC),
        site_url="https://example.org/t/" if online else "",
        offline=not online,
        split=300 if online else 2,
    )
    made = list(render.pages(told.timeline, world.known, settings=settings, shell=site.SHELL))
    paths = [path for path, _ in made]
    assert len({path.lower() for path in paths}) == len(paths), "a path comes twice"
    return dict(made)


# ── the newsroom's files ─────────────────────────────────────────────────────────────────────────


def _knowledge(choices: Choices, folder: Path) -> tuple[str, ...]:
    """Writes the knowledge; the names that texts may use."""
    folder.mkdir(parents=True)
    people = [
        {"id": f"p{n}", "name": _name(choices, name), "aliases": _aliases(choices)} for n, name in enumerate(_PEOPLE)
    ]
    places = [
        {"id": "home", "name": "المغرب", "kind": "country", "adjectives": ["المغربي", "المغربية"]},
        {"id": "usa", "name": _name(choices, "أمريكا"), "kind": "country", "adjectives": ["الأمريكي"]},
        {"id": "rabat", "name": "الرباط", "kind": choices.pick(_KINDS), "within": "home"},
    ]
    offices = [_office(choices, n, name) for n, name in enumerate(("وزير الخارجية", "مدير المخابرات الأمريكية"))]
    rights, policy = choices.pick(("quote", "full")), choices.pick(({}, {"day_first": False}, {"week_start": 7}))
    address = choices.pick(("https://example.org/", "http://[::1]/", "https://مثال.test/"))
    outlets = [
        {"id": "o", "name": _name(choices, "جريدة الصباح"), "url": address, "rights": rights},
        {"id": "q", "name": "قناة المساء", "furniture": ["شارك"], "policy": policy},
    ]
    claims = [_claim(choices, n) for n in range(choices.number(0, 2))]
    for name, rows in (
        ("people", people),
        ("places", places),
        ("offices", offices),
        ("outlets", outlets),
        ("claims", claims),
    ):
        _write(folder / f"{name}.yaml", rows)
    return tuple(str(person["name"]) for person in people) + words.NAMES[:6]


def _name(choices: Choices, usual: str) -> str:
    """Mostly the usual name, sometimes with something hostile before, inside or after."""
    if not choices.chance(4):
        return usual
    odd = choices.pick(_HOSTILE)
    return choices.pick((f"{usual} {odd}", f"{odd}{usual}", odd, usual.replace(" ", odd)))


def _aliases(choices: Choices) -> list[str]:
    return choices.some(2, lambda: choices.pick((*words.NAMES, *_HOSTILE)))


def _office(choices: Choices, number: int, name: str) -> dict[str, Any]:
    terms = []
    for _ in range(choices.number(0, 3)):
        start = _USUAL + timedelta(choices.number(-2000, 800))
        until = {"until": (start + timedelta(choices.number(0, 1500))).isoformat()} if choices.chance(2) else {}
        who = f"p{choices.number(0, 3)}"
        terms.append(
            {
                "person": who,
                "from": start.isoformat(),
                **until,
                "sources": [choices.pick(_SOURCES)],
                "seen": choices.pick(("true", "false")),
            }
        )
    return {
        "id": f"f{number}",
        "name": _name(choices, name),
        "country": choices.pick(("home", "usa")),
        "field": "security",
        "tenures": terms,
    }


def _claim(choices: Choices, number: int) -> dict[str, Any]:
    day = (_USUAL + timedelta(choices.number(-400, 400))).isoformat()
    about = (
        {"participants": ["p0", f"p{choices.number(1, 3)}"]}
        if choices.chance(2)
        else {"quote": choices.pick(("أمس", "اليوم", "الماضي"))}
    )
    when = choices.pick((day, day[:7], day[:4], f"[{day}..2024-01-01]", f"{day}/2024-01-01", f"[..{day}]"))
    return {
        "id": f"c{number}",
        "article": f"{choices.number(0, 2):03}",
        "date": when,
        "sources": [choices.pick(_SOURCES)],
        **about,
    }


def _judgements(choices: Choices, folder: Path, ids: Sequence[str]) -> None:
    rows: list[dict[str, Any]] = []
    for _ in range(choices.number(0, 5) - 2):
        told = [f"{choices.pick(ids)}-{choices.number(1, 3)}", f"{choices.pick(ids)}-{choices.number(1, 3)}"]
        shapes: tuple[dict[str, Any], ...] = (
            {"kind": "same", "meetings": told},
            {"kind": "different", "meetings": told},
            {"kind": "not-a-meeting", "meetings": told[:1]},
            {"kind": "date", "article": ids[0], "quote": "أمس", "date": "2022-09"},
            {"kind": "participant", "meetings": told[:1], "person": "p3", "text": "هالة", "present": told[0] > told[1]},
            {"kind": "repair", "about": told[0], "without": choices.pick(("أمس", "c0", words.MARKER))},
        )  # fmt: skip
        rows.append(choices.pick(shapes))
    _write(folder / "judgements.yaml", rows)


def _write(path: Path, rows: Sequence[dict[str, Any]]) -> None:
    """JSON in flow style, a row a line: YAML reads the same."""
    path.write_text("".join(f"- {json.dumps(row, ensure_ascii=True)}\n" for row in rows), encoding="utf-8")


def _article(choices: Choices, folder: Path, name: str, ids: Sequence[str], names: tuple[str, ...]) -> None:
    folder.mkdir(exist_ok=True)
    front: dict[str, Any] = {
        "id": name,
        "outlet": choices.pick(("o", "q", "q", "unlisted")),
        "title": _name(choices, "لقاء في الرباط"),
    }
    if not choices.chance(3):
        front["published"] = (_USUAL + timedelta(choices.number(-300, 300))).isoformat()[
            : choices.pick((10, 10, 10, 7, 4))
        ]
    if choices.chance(6):
        front |= {
            "author": _name(choices, "كاتب"),
            "url": f"https://example.org/{choices.pick(_HOSTILE)}".split()[0],
            "updated": "2022-10",
        }
    if choices.chance(8):
        front["copy_of"] = choices.pick(ids)
    lines = "".join(f"{key}: {json.dumps(value)}\n" for key, value in front.items())
    text = news.text(choices, names, news.GRAMMAR if not choices.chance(4) else None)
    body = text.encode("utf-8", "replace").decode().replace("\x00", "")
    (folder / f"{name}.md").write_text(f"---\n{lines}---\n{body}.\n", encoding="utf-8")


# ── what holds of meetings and timeline ──────────────────────────────────────────────────────────


def _merged(told: road.Told) -> None:
    """Every report stands in one meeting, two of one article never in the same, ids are first reports' keys."""
    merged, keys = told.merged, [report.key for report in told.reports]
    placed = [report.key for meeting in merged.meetings for report in meeting.reports]
    assert len(placed) == len(set(placed)), "a report in two meetings"
    assert set(placed) <= set(keys)
    ids = {meeting.id for meeting in merged.meetings}
    assert len(ids) == len(merged.meetings), "two meetings with one id"
    assert set(merged.redirects.values()) <= ids | set(keys), "a redirect to nothing"
    assert not ids & merged.redirects.keys(), "an id that stands and redirects"
    by_person = any(link.by_person for link in merged.links)
    for meeting in merged.meetings:
        assert meeting.id == meeting.reports[0].key
        assert by_person or len({report.article for report in meeting.reports}) == len(meeting.reports)
    for link in merged.links:
        assert 0 <= link.score <= 1
        for cause in link.why:
            oracles.sentence(cause)


def _timeline(timeline: Timeline) -> None:
    """Bounds in order and read back, the likely within the certain, later ones later, every cause said."""
    entries = (*timeline.meetings, *timeline.events)
    by_id = {entry.meeting.id: entry for entry in entries}
    for entry in entries:
        _bounds(entry)
        assert (entry.status == "likely") <= (entry.likely is not None)
        for later in (by_id[one] for one in entry.before if one in by_id):
            low, high = entry.certain.interval.earliest, later.certain.interval.latest
            assert not (low and high) or low < high, f"{entry.meeting.id} is not before {later.meeting.id}"
    for clash in timeline.contradictions:
        assert len(clash.statements) >= 1
        for statement in clash.statements:
            oracles.sentence(statement.says)
        for repair in clash.repairs:
            assert 0 <= repair.without < len(clash.statements)
            oracles.sentence(repair.gives)
    for doubt in timeline.review:
        oracles.sentence(doubt.says)


def _bounds(entry: Entry) -> None:
    for one in (entry.certain, entry.likely):
        if one is None:
            continue
        oracles.interval(one.interval)
        assert all(day in one.interval for day in one.days or ())
    if entry.likely:
        assert entry.likely.interval.within(entry.certain.interval), "likely outside certain"
    for cause in entry.why:
        oracles.sentence(cause)


def seeds() -> Iterator[bytes]:
    """Newsrooms with bytes of every kind."""
    for n in range(1, 40):
        yield bytes((n * 31 + k * (n + 7)) % 256 for k in range(60 + 8 * n))
    for text in seeding.texts()[:100]:
        yield bytes(40) + text.encode()  # a usual newsroom, its articles from the bytes of the text

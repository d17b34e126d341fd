"""data/articles/*.md → articles and every fault in them."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from hashlib import blake2b
from pathlib import Path

from arabic_timeline import edtf, rows, web
from arabic_timeline.interval import Interval
from arabic_timeline.means import NOTHING, Kept
from arabic_timeline.model import Article, Cause, Fault
from arabic_timeline.read.furniture import furniture

LARGEST = 8_000_000  # bytes of a file
LONGEST = 1_000_000  # characters of a text; a very long newspaper article has a tenth of that
LONGEST_FRONT = 64_000  # characters of front matter
FIRST_PAPERS = 1600  # no newspaper is older: an earlier year is of another calendar
LONGEST_PUBLICATION = 731  # days: two years, one of them a leap year
FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)

_OF_SYSTEMS = ("thumbs.db", "desktop.ini")  # which Windows puts into folders


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """Front matter as written.  ``published`` and ``updated`` in EDTF, ``retrieved`` a day, ``disputed``: «DAY: where»
    each.
    """

    id: str
    outlet: str
    title: str
    author: str | None = None
    url: str | None = None
    published: Interval | None = None
    published_source: str | None = None
    disputed: tuple[str, ...] = ()
    retrieved: date | None = None
    updated: Interval | None = None
    copy_of: str | None = None
    checksum: str | None = None


def articles(
    folder: Path, signs: Mapping[str, tuple[str, ...]] | None = None, kept: Kept = NOTHING
) -> tuple[tuple[Article, ...], tuple[Fault, ...]]:
    """The articles of a folder in the order of their ids, and all faults at once.

    ``signs``: by outlet id, words that mark its page furniture besides the general ones of the lexicon.
    ``kept``: what an earlier run read of the same files.
    An article with an error is left out; ``written`` tells the ids of those.
    """
    if not folder.is_dir():
        return (), (Fault(file=str(folder), line=None, message="no such folder", rule="folder-missing"),)
    there = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    paths = [path for path in there if path.suffix == ".md"]
    faults = list(_strangers(there))
    if not paths:
        message = "no article here yet (*.md): «add» puts saved pages here, data/entries holds what no article tells"
        nothing = Fault(file=str(folder), line=None, message=message, rule="folder-empty")
        return (), (nothing, *faults)
    found: list[Article] = []
    hashed = _signed(signs or {})
    for path in paths:
        one, wrong = _file(path, folder, signs or {}, hashed, kept)
        faults += wrong
        if one:
            found.append(one)
    faults += _doubled(found)
    faults += _copies_of_nothing(found, written(folder, faults))
    by_id = {one.id: one for one in reversed(found)}
    ordered = sorted(faults, key=lambda fault: (fault.file, fault.line or 0))
    return tuple(by_id[name] for name in sorted(by_id)), tuple(ordered)


def _strangers(there: Iterable[Path]) -> Iterator[Fault]:
    """What stands among articles and is none: an editor who saved a text here expects that it is read."""
    for path in there:
        if path.suffix == ".md" or path.name.lower() in _OF_SYSTEMS:
            continue
        message = "this file is not read (articles are .md; «add» makes one of it)"
        if path.is_dir():
            message = "this folder is not looked into: articles stand beside it"
        yield Fault(file=str(path), line=None, message=message, rule="unknown-file", error=False)


def written(folder: Path, faults: Iterable[Fault]) -> frozenset[str] | None:
    """The ids that seem to stand in articles with an error; ``None`` where one could not be read at all."""
    found: set[str] = set()
    for file in {fault.file for fault in faults if fault.error and fault.file.endswith(".md")}:
        ids = rows.written_ids(Path(file), folder, LARGEST)
        if ids is None:
            return None
        found |= ids
    return frozenset(found)


def article(
    text: str, file: str = "", signs: Mapping[str, tuple[str, ...]] | None = None
) -> tuple[Article | None, tuple[Fault, ...]]:
    """One article from the text of its file, with its faults; ``None`` where it has an error."""
    try:
        front, body_line, body = _split(text)
        value, slips = rows.structure(rows.parse(front, 2), Front, 1)
    except rows.RowError as slip:
        value, slips, body, body_line = None, [slip], "", 1
    if value is not None:
        slips = list(_wrong_values(value, text)) + list(_wrong_text(body, body_line))
    if value is None or slips:
        return None, tuple(Fault(file=file, line=one.line, message=one.message, rule="article") for one in slips)
    written = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    spans = furniture(body, (signs or {}).get(value.outlet, ()))
    written["url"] = web.bare(value.url) if value.url else None
    one = Article(**written, text=body, file=file, body_line=body_line, furniture=spans)
    return one, tuple(_doubts(one, text))


def _file(
    path: Path, folder: Path, signs: Mapping[str, tuple[str, ...]], hashed: blake2b, kept: Kept
) -> tuple[Article | None, tuple[Fault, ...]]:
    try:
        text, message, line = rows.read_text(path, folder, LARGEST)
    except FileNotFoundError:
        text, message, line = "", "this file has just gone, or its symbolic link leads nowhere", None
    if message:
        return None, (Fault(file=str(path), line=line, message=message, rule="unreadable"),)
    (told := hashed.copy()).update(text.encode("utf-8", "surrogatepass"))
    key = told.digest()  # of what an article is read from
    if (known := kept.get("read", path.name, key)) is not None:
        return dataclasses.replace(known[0], file=str(path), text=_body(text, known[1])), ()
    one, wrong = article(text, str(path), signs)
    if one is not None and not wrong:
        kept.put("read", path.name, key, (dataclasses.replace(one, file="", text=""), _start(text, one)))
    return one, wrong


def _signed(signs: Mapping[str, tuple[str, ...]]) -> blake2b:
    """The beginning of a digest of what an article is read from: what is the same for all."""
    return blake2b(f"{sorted(signs.items())}\0".encode("utf-8", "surrogatepass"))


def _split(text: str) -> tuple[str, int, str]:
    """(front matter, line of the file on which the text starts, text)."""
    first = FENCE.match(text)
    if not first:
        raise rows.RowError(1, "front matter missing: the file has to start with a line ---")
    last = FENCE.search(text, first.end(), first.end() + LONGEST_FRONT)
    if not last:
        long = len(text) > first.end() + LONGEST_FRONT
        raise rows.RowError(
            1,
            f"front matter longer than {LONGEST_FRONT:,} characters, or its closing line --- is missing"
            if long
            else "the closing line --- of the front matter is missing",
        )
    body = _body(text, last.end() + 1)
    return text[first.end() + 1 : last.start()], text.count("\n", 0, last.end()) + 2, body


def _body(text: str, start: int) -> str:
    """The text of an article, which goes to the end of its file."""
    return text[start:].removesuffix("\n")


def _start(text: str, one: Article) -> int:
    """Where the text of an article begins in that of its file."""
    at = len(text) - len(one.text)
    return at if _body(text, at) == one.text else at - 1  # before the last end of a line


def _wrong_values(front: Front, text: str) -> Iterator[rows.RowError]:
    for key in ("id", "outlet", "copy_of"):
        value = getattr(front, key)
        if value is not None and not rows.ID.fullmatch(value):
            what = f"{key}: {rows.no_id(value)}"
            yield rows.RowError(_line_of(key, text), what)
    if front.url is not None and not rows.is_web(front.url):
        yield rows.RowError(_line_of("url", text), f"url: {rows.not_web(front.url)}")
    if front.published and (wrong := wrong_publication(front.published)):
        yield rows.RowError(_line_of("published", text), f"published: {wrong}")
    for written in front.disputed:
        try:
            edtf.parse(written.partition(": ")[0])
        except ValueError as error:
            yield rows.RowError(_line_of("disputed", text), f"disputed: a day, a colon and where it was read: {error}")


def wrong_publication(published: Interval) -> str | None:
    """Why an interval can be no day of publication: open, or so long that it says less than no day at all."""
    if published.earliest is None or published.latest is None:
        return "both ends of the interval have to be known; leave it out where they are not"
    if published.latest.year < FIRST_PAPERS:
        return (
            f"no newspaper was printed in {published.earliest.year}: is it a Hijri year? the Gregorian day is expected"
        )
    if (published.latest - published.earliest).days >= LONGEST_PUBLICATION:
        return "a day, a month, a year or a range of two years at most expected; leave it out where it is not known"
    return None


def _doubts(one: Article, text: str) -> Iterator[Fault]:
    """What an article can be read in spite of."""
    if one.outlet.isdecimal():
        says = Cause(code="read.number-for-outlet", values={"article": one.id, "outlet": one.outlet})
        yield _doubt(one, "outlet", text, f"outlet: «{one.outlet}» is a number, not the id of an outlet", says)
    if one.published and one.updated and _is_before(one.updated, one.published):
        says = Cause(code="read.updated-before-published", values={"article": one.id})
        yield _doubt(one, "updated", text, "updated: before the day of publication", says)


def _doubt(one: Article, key: str, text: str, message: str, says: Cause) -> Fault:
    line = _line_of(key, text)
    return Fault(file=one.file, line=line, message=message, rule=says.code, error=False, says=says, about=one.id)


def _is_before(one: Interval, other: Interval) -> bool:
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest


def _wrong_text(body: str, line: int) -> Iterator[rows.RowError]:
    if not body.strip():
        yield rows.RowError(line, "the article has no text")
    if len(body) > LONGEST:
        yield rows.RowError(line, f"the text is longer than {LONGEST:,} characters: not one article")
    if "\x00" in body:
        yield rows.RowError(line + body.count("\n", 0, body.index("\x00")), "a null character is not text")


def _line_of(key: str, text: str) -> int:
    match = re.compile(rf"^[\"']?{key}[\"']?\s*:", re.MULTILINE).search(text)
    return text.count("\n", 0, match.start()) + 1 if match else 1


def _doubled(found: Iterable[Article]) -> Iterator[Fault]:
    first: dict[str, Article] = {}
    for one in found:
        known = first.setdefault(one.id.lower(), one)
        if known is not one:
            how = "stands twice" if known.id == one.id else f"differs from «{known.id}» only in capital letters"
            yield Fault(
                file=one.file, line=2, message=f"the id «{one.id}» {how} (first in {known.file})", rule="doubled-id"
            )


def _copies_of_nothing(found: Iterable[Article], broken: frozenset[str] | None) -> Iterator[Fault]:
    found = list(found)
    known = {one.id for one in found} | (broken or frozenset())
    if broken is None:  # the article may be the one that could not be read
        known |= {one.copy_of for one in found if one.copy_of}
    for one in found:
        if one.copy_of and (one.copy_of not in known or one.copy_of == one.id):
            message = f"copy_of: there is no other article «{one.copy_of}»"
            yield Fault(file=one.file, line=2, message=message, rule="reference")

"""data/knowledge/*.yaml → Registry: every fault of every file at once, a broken row left out, the rest kept."""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from arabic_timeline import edtf, rows, web
from arabic_timeline.interval import Interval
from arabic_timeline.model import Fault
from arabic_timeline.registry import media, renamed
from arabic_timeline.registry.shapes import (
    Claim,
    Judgement,
    Office,
    Outlet,
    Person,
    Picture,
    Place,
    Registry,
    Tenure,
)
from arabic_timeline.rowfiles import LARGEST, RowFiles

P = TypeVar("P", Person, Place, Picture)
_PICTURE = ("image", "credit", "licence", "alt")
FILES = ("people", "offices", "places", "outlets", "claims", "judgements", "pictures")

# What each kind of judgement has to say besides its kind.
_NEEDS = {
    "same": ("meetings",),
    "different": ("meetings",),
    "not-a-meeting": ("meetings",),
    "date": ("article", "quote", "date"),
    "participant": ("meetings",),
    "repair": ("about", "without"),
    "nobody": ("text",),
    "nowhere": ("text",),
    "unsaid": (),
}


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class TenureRow:
    """A term of office as written: both ends in EDTF."""

    person: str
    from_: Interval | None = None
    until: Interval | None = None
    sources: tuple[str, ...] = ()
    seen: bool = True
    until_seen: bool = True


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class OfficeRow:
    """An office as written."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    body: str | None = None
    field: str | None = None
    en: str | None = None
    fr: str | None = None
    tenures: tuple[TenureRow, ...] = ()


def load(folder: Path) -> tuple[Registry, tuple[Fault, ...]]:
    """The registry of a folder with all faults in it, in the order of files and lines.

    A missing file counts as an empty one, a missing folder too, with a warning.  Only errors of single files and rows
    are found here; what refers to what is checked by ``registry.references``.
    """
    if not folder.is_dir():
        message = "no such folder: no person, office, place or outlet is known"
        return Registry(), (Fault(file=str(folder), line=None, message=message, rule="folder-missing", error=False),)
    faults: list[Fault] = list(_strangers(folder))
    read = RowFiles(folder, faults)
    registry = Registry(
        people=read.by_id("people", Person, _person),
        offices=read.by_id("offices", OfficeRow, _office),
        places=read.by_id("places", Place, _place),
        outlets=read.by_id("outlets", Outlet, _outlet),
        claims=tuple(read.by_id("claims", Claim, _claim).values()),
        judgements=tuple(read.values("judgements", Judgement, _judgement)),
        pictures=read.by_id("pictures", Picture, _picture),
    )
    registry = dataclasses.replace(registry, media=media.sizes(folder.parent / "media", registry, faults))
    faults += renamed.faults(registry)
    return renamed.renamed(registry), tuple(sorted(faults, key=lambda fault: (fault.file, fault.line or 0)))


def outlets(text: str) -> tuple[dict[str, Outlet], tuple[Fault, ...]]:
    """The outlets of a text that may become ``outlets.yaml``, with all faults in it."""
    faults: list[Fault] = []
    found = RowFiles(Path(), faults, {"outlets": text}).by_id("outlets", Outlet, _outlet)
    return found, tuple(faults)


def written(folder: Path, faults: Iterable[Fault]) -> dict[str, frozenset[str] | None]:
    """By name of each file with an error, the ids that stand in it, ``None`` where it could not be read."""
    broken = {Path(fault.file).stem for fault in faults if fault.error}
    return {name: rows.written_ids(folder / f"{name}.yaml", folder, LARGEST) for name in FILES if name in broken}


def _strangers(folder: Path) -> Iterator[Fault]:
    for path in sorted(folder.iterdir()):
        if path.suffix in (".yaml", ".yml") and path.name not in [f"{name}.yaml" for name in FILES]:
            message = f"this file is not read (the files here are {', '.join(FILES)}, each .yaml)"
            yield Fault(file=str(path), line=None, message=message, rule="unknown-file", error=False)


def _person(person: Person, source: rows.Row) -> Person:
    if not any(map(str.isalpha, person.name)):
        raise rows.RowError(source.lines["name"], f"name: a name has letters, unlike «{rows.shown(person.name)}»")
    if person.latin is not None and not _is_latin(person.latin):
        raise rows.RowError(source.lines["latin"], f"latin: Latin letters expected, not «{rows.shown(person.latin)}»")
    for old in person.was:
        if not rows.ID.fullmatch(old):
            message = f"was: {rows.no_id(old)}"
            raise rows.RowError(source.lines["was"], message)
    return _pictured(person, source)


def _is_latin(name: str) -> bool:
    letters = [one for one in name if one.isalpha()]
    return bool(letters) and all(unicodedata.name(one, "").startswith(("LATIN", "MODIFIER LETTER")) for one in letters)


def _office(row: OfficeRow, source: rows.Row) -> Office:
    lines = getattr(source.get("tenures"), "lines", [])
    tenures = [_tenure(one, line) for one, line in zip(row.tenures, lines, strict=False)]
    written = {field.name: getattr(row, field.name) for field in dataclasses.fields(row) if field.name != "tenures"}
    return Office(**written, tenures=tuple(tenures))


def _tenure(row: TenureRow, line: int) -> Tenure:
    earliest = row.from_.earliest if row.from_ else None
    latest = row.until.latest if row.until else None
    if earliest and latest and earliest > latest:
        raise rows.RowError(line, f"the tenure of «{row.person}» ends ({latest}) before it starts ({earliest})")
    return Tenure(
        person=row.person,
        period=Interval(earliest, latest),
        sources=tuple(map(web.bare, row.sources)),
        seen=row.seen,
        until_seen=row.until_seen,
        line=line,
    )


def _pictured(value: P, source: rows.Row) -> P:
    """A picture is shown with who made it, under which terms, and in words: all four or none."""
    given = [name for name in _PICTURE if getattr(value, name)]
    missing = [name for name in _PICTURE if name not in given]
    if given and missing:
        raise rows.RowError(source.lines[given[0]], f"{given[0]}: a picture needs {' and '.join(missing)}, too")
    if value.image and not media.NAME.fullmatch(value.image):
        raise rows.RowError(source.lines["image"], f"image: {media.EXPECTED}, not «{rows.shown(value.image)}»")
    return value


def _picture(picture: Picture, source: rows.Row) -> Picture:
    return _pictured(picture, source)


def _place(place: Place, source: rows.Row) -> Place:
    place = _pictured(place, source)
    if not place.coordinates:
        return place
    line = source.lines["coordinates"]
    if len(place.coordinates) != 2:
        raise rows.RowError(line, "coordinates: two numbers expected, latitude and longitude, such as [34.02, -6.84]")
    latitude, longitude = place.coordinates
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise rows.RowError(line, f"coordinates: no such point on the earth: {latitude}, {longitude}")
    return place


def _outlet(outlet: Outlet, source: rows.Row) -> Outlet:
    if outlet.url is not None and not rows.is_web(outlet.url):
        raise rows.RowError(source.lines["url"], f"url: {rows.not_web(outlet.url)}")
    return dataclasses.replace(outlet, url=web.bare(outlet.url)) if outlet.url else outlet


def _claim(claim: Claim, source: rows.Row) -> Claim:
    if bool(claim.participants) == bool(claim.quote):
        raise rows.RowError(source.line, "a claim is about participants or about a quote: exactly one of the two")
    return dataclasses.replace(claim, edtf=_canonical(source["date"]), sources=tuple(map(web.bare, claim.sources)))


def _judgement(judgement: Judgement, source: rows.Row) -> Judgement:
    missing = [key for key in _NEEDS[judgement.kind] if not getattr(judgement, key)]
    if judgement.kind == "participant" and not (judgement.person or judgement.text):
        missing.append("person")
    if judgement.kind == "unsaid" and not (
        judgement.meetings or judgement.text or judgement.about or judgement.article
    ):
        missing.append("meetings, text, about or article")
    if missing:
        raise rows.RowError(source.line, f"a judgement of kind «{judgement.kind}» needs {' and '.join(missing)}")
    if judgement.kind in ("same", "different") and len(set(judgement.meetings)) < 2:
        raise rows.RowError(source.line, f"a judgement of kind «{judgement.kind}» needs two meetings or more")
    if judgement.quotes and len(judgement.quotes) != len(judgement.meetings):
        raise rows.RowError(source.lines["quotes"], "quotes: one for each of the meetings expected, in their order")
    return dataclasses.replace(judgement, edtf=_canonical(source["date"]) if judgement.date else None)


def _canonical(text: str) -> str:
    said = edtf.parse(text)
    written = edtf.write(said.interval, extent=said.extent, uncertain=said.uncertain, approximate=said.approximate)
    return written or text

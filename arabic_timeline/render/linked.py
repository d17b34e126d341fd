"""For machines that read pages: JSON-LD (schema.org), the sitemap and robots.txt."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from arabic_timeline.forms import REMOTE
from arabic_timeline.interval import Interval
from arabic_timeline.model import Publication
from arabic_timeline.registry import Person
from arabic_timeline.render import links, pictures, safe
from arabic_timeline.render.data import articles
from arabic_timeline.render.index import latin
from arabic_timeline.render.people import offices
from arabic_timeline.render.shell import FOR_EDITORS
from arabic_timeline.render.tongues import elsewhere
from arabic_timeline.render.views import Row, World
from arabic_timeline.xmltext import escape

# schema.org knows no denied event; cancelled is its one word for what does not take place.
_EVENT_STATUS = {"planned": "EventScheduled", "denied": "EventCancelled"}
_NOT_LISTED = frozenset({"404.html"})


def event(world: World, row: Row) -> Markup:
    """schema.org Event; a start and end only where the day is known, for a bound is no date."""
    found: dict[str, Any] = {"@type": "Event", "name": safe.text(row.named), "inLanguage": world.settings.language}
    found |= _page(world, row.path)
    if row.told:
        found["eventStatus"] = f"https://schema.org/{_EVENT_STATUS[row.entry.meeting.held]}"
        found["description"] = world.words["held"][row.entry.meeting.held]
    found |= _days(row.span, row.entry.likely is None)
    picture = pictures.of_entry(world, row)
    if picture and world.settings.site_url:
        found["image"] = world.settings.site_url + picture.path
    if row.place:
        found["location"] = _place(world, row.entry.meeting.place_id, row.place)
    elif row.entry.meeting.mode in REMOTE:
        found["location"] = {"@type": "VirtualLocation", "name": world.words["mode"][row.entry.meeting.mode]}
    found["attendee"] = [{"@type": _type(who.many), "name": who.name} for who in (*row.who, *row.attending)]
    sources = (world.heads[one].dated.article for one in articles(row.entry) if one in world.heads)
    found["subjectOf"] = [_cited(world, one.title, one.outlet, one.url) for one in sources]
    return _script(found)


def _type(many: bool) -> str:
    return "Organization" if many else "Person"


def person(world: World, one: Person) -> Markup:
    """schema.org Person, or Organization, with every spelling of the name."""
    found: dict[str, Any] = {"@type": _type(one.sort == "body"), "name": safe.text(one.name)} | _page(
        world, links.person(one.id)
    )
    picture = pictures.of(world, one)
    if picture and world.settings.site_url:
        found["image"] = world.settings.site_url + picture.path
    spellings = [safe.text(name) for name in (*one.aliases, *latin(one))]
    if spellings:
        found["alternateName"] = spellings
    held = offices(world, one.id)
    if held:
        found["jobTitle"] = held
    return _script(found)


def article(world: World, one: Publication) -> Markup:
    """schema.org NewsArticle; its day only where it is certain."""
    told = one.dated.article
    found = _cited(world, told.title, told.outlet, told.url)
    if one.certain.interval.day:
        found["datePublished"] = one.certain.interval.day.isoformat()
    if page := _page(world, links.article(told.id)):
        found["mainEntityOfPage"] = page["url"]
    if told.author:
        found["author"] = {"@type": "Person", "name": safe.text(told.author)}
    return _script(found)


def addresses(world: World, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """``robots.txt`` and ``sitemap.xml``; without a site address no sitemap can name its pages."""
    settings = world.settings
    site = settings.site_url
    if settings.offline or settings.folder:  # those of the site name every language
        return
    yield "robots.txt", "User-agent: *\nAllow: /\n" + (f"Sitemap: {site}sitemap.xml\n" if site else "")
    if not site:
        return
    hidden = set(FOR_EDITORS) if world.settings.public else set()
    listed = (
        f"<url><loc>{escape(site + quote(one))}</loc></url>"
        for path in sorted(set(paths) - _NOT_LISTED - hidden)
        for one in elsewhere(settings, path).values()
    )
    yield "sitemap.xml", "\n".join([
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        *listed,
        "</urlset>\n",
    ])  # fmt: skip


def _page(world: World, path: str) -> dict[str, str]:
    """The address of a page of the site, where the site knows its own."""
    site = world.settings.site_url
    return {"@id": f"{site}{path}#this", "url": f"{site}{path}"} if site else {}


def _place(world: World, known: str | None, name: str) -> dict[str, Any]:
    """schema.org Place with the places around it and, where the registry has them, its coordinates."""
    found: dict[str, Any] = {"@type": "Place", "name": safe.text(name)}
    chain = world.around(known)
    if not chain:
        return found
    place = world.registry.places[chain[0]]
    found |= _page(world, links.place(place.id))
    if place.coordinates:
        latitude, longitude = place.coordinates
        found["geo"] = {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}
    if len(chain) > 1:
        around = world.registry.places[chain[1]]
        found["containedInPlace"] = _place(world, around.id, around.name)
    country = next((one for one in map(world.registry.places.__getitem__, chain) if one.kind == "country"), None)
    if country:
        found["address"] = {"@type": "PostalAddress", "addressCountry": safe.text(country.name)}
    return found


def _days(span: Interval, certain: bool) -> dict[str, str]:
    if certain and span.earliest and span.latest and (span.latest - span.earliest).days < 3:
        return {"startDate": span.earliest.isoformat(), "endDate": span.latest.isoformat()}
    return {}


def _cited(world: World, title: str, outlet: str, url: str | None) -> dict[str, Any]:
    found: dict[str, Any] = {
        "@type": "NewsArticle",
        "headline": safe.text(title),
        "inLanguage": "ar",
        "publisher": {"@type": "Organization", "name": safe.text(world.outlet_name(outlet))},
    }
    address = safe.url(url)
    return {**found, "url": address} if address else found


def _script(value: dict[str, Any]) -> Markup:
    text = safe.lines(json.dumps({"@context": "https://schema.org", **value}, ensure_ascii=False))
    for char in "<>&\u2028\u2029":  # nothing inside may end the script or start another
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)

"""The address of a page: its own, whoever shows it."""

from __future__ import annotations

import dataclasses
import re
from urllib.parse import urlsplit

from arabic_timeline.commands.bring.found import Found
from arabic_timeline.commands.bring.markup import Markup
from arabic_timeline.commands.bring.moment import instant
from arabic_timeline.commands.bring.shaped import is_front, web

# An address at which an archive shows another's: «web.archive.org/web/20191101120000if_/https://…».
_ARCHIVED = re.compile(
    r"https?://(?:web\.archive\.org/web|archive\.(?:ph|is|today|li|fo))/(\d{4})(\d\d)(\d\d)\d*[a-z_]*/(?=https?:)"
)
# An address at which a cache of AMP does.
_CACHED = re.compile(r"https?://(?:[^/]+\.cdn\.ampproject\.org/[a-z]|(?:www\.)?google\.[a-z.]+/amp)/(s/)?(?=[^/]+\.)")
# Hosts that show the pages of others: what such a page calls its canonical address is where it came from.
_MIRRORS = re.compile(r"(?:^|\.)(?:web\.archive\.org|archive\.(?:ph|is|today)|cdn\.ampproject\.org|google\.[a-z.]+)$")


def original(found: Found) -> Found:
    """A page that an archive or a cache showed: its own address, and the day on which the archive took it."""
    match = _ARCHIVED.match(found.url or "")
    if match is None:
        return dataclasses.replace(found, url=_uncached(found.url)) if found.url else found
    kept = instant("-".join(match.groups()))
    return dataclasses.replace(found, url=(found.url or "")[match.end() :], retrieved=kept.day if kept else None)


def _uncached(url: str) -> str:
    return _CACHED.sub(lambda match: "https://" if match[1] else "http://", _ARCHIVED.sub("", url))


def address(seen: Markup, at: str | None, other: str | None) -> tuple[str | None, str | None]:
    """(address, what to say of it): the page's own canonical one, unless that is another site's or the front page's."""
    at = web(at)
    known = (_uncached(one) if (one := web(written)) else None for written in (seen.canonical, other))
    canonical, other = (None if one and is_front(one) else one for one in known)
    if canonical and at and _site(canonical) != _site(at) and not _MIRRORS.search(urlsplit(at).hostname or ""):
        return at, f"calls {canonical} its address: another site's, not taken"
    return canonical or at or other, None


def _site(url: str) -> str:
    """The last two labels of a host: the same for www., m. and amp. of one site."""
    return ".".join((urlsplit(url).hostname or "").split(".")[-2:])


def whose(seen: Markup, found: Found) -> str | None:
    """The address by which a page may be the front page; some sites call theirs the canonical one of every page."""
    if seen.states.is_article or found.url:
        return None if seen.states.is_article else web(found.url)
    return web(seen.canonical) if ("og:type", "website") in seen.metas else None

"""One page from an address that the user names: the only place of the program that goes to the network.

The named address may be one of this machine or its network where it says so itself: in figures, or as localhost.  A
name that leads there is refused, and so is every redirect into a private network, wherever it starts: what only this
machine can reach is not for a server or a name server to ask for.  No proxy is used: it would do the looking up.
"""

from __future__ import annotations

import contextlib
import dataclasses
import ipaddress
import re
import socket
import time
import zlib
from http.client import HTTPException
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

if TYPE_CHECKING:
    from arabic_timeline.commands.bring.wire import Budget

LARGEST = 20_000_000  # bytes of a page, unpacked
SILENCE = 30  # seconds without a byte
PATIENCE = 120  # seconds for the whole exchange: names, redirects, headers, page
SHARED = 600  # seconds for all that a feed leads to
_ALL = 200_000_000  # bytes of all that a feed leads to
_LINKS = 500  # pages that a feed may lead to
_BESIDES = 1_000_000  # bytes of the exchange that are no page
_REDIRECTS = 10
_HEADERS = {
    "User-Agent": "arabic-timeline (+add)",
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/json;q=0.9",
    "Accept-Encoding": "gzip, identity",
    "Connection": "close",
}
_FEEDS = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml")
_KINDS = ("text/html", "application/xhtml+xml", "text/plain", "application/json", *_FEEDS, "")


class FetchError(Exception):
    """An address that gives no page: what is wrong with it, in words."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came: the bytes, unpacked; ``url`` after redirects; ``kind`` and ``charset`` as the server calls them."""

    raw: bytes
    url: str
    kind: str
    charset: str | None


@dataclasses.dataclass(frozen=True, slots=True)
class _Origin:
    """Whom a request goes to."""

    scheme: str
    host: str
    port: int


@dataclasses.dataclass(slots=True)
class Share:
    """What is left for everything that a feed leads to: it names the addresses, and not the user."""

    ends: float
    size: int = _ALL
    links: int = _LINKS
    is_told: bool = False  # that nothing is left

    def used(self) -> str:
        """What is used up; empty where something of everything is left."""
        if time.monotonic() >= self.ends:
            return f"{SHARED} seconds for all of them are over"
        if self.size <= 0:
            return f"{_ALL:,} bytes for all of them have come"
        return "" if self.links > 0 else f"{_LINKS} pages of one feed are asked for"

    def budget(self) -> Budget:
        """What one exchange of them may take."""
        from arabic_timeline.commands.bring.wire import Budget

        self.links -= 1
        return Budget(min(PATIENCE, self.ends - time.monotonic()), min(LARGEST + _BESIDES, self.size), SILENCE)


def share(spent: float = 0.0) -> Share:
    """The share of a feed, of which so many seconds are spent already."""
    return Share(time.monotonic() + SHARED - spent)


def fetch(address: str, *, named_by: str | None = None, share: Share | None = None) -> Answer:
    """The page at ``address``; ``named_by``: the address of what named it, where the user did not, and ``share``: what
    that may take.

    Raises:
        FetchError: where there is none to be had.
    """
    from urllib3.exceptions import HTTPError

    from arabic_timeline.commands.bring.wire import Budget, WireError

    budget = share.budget() if share else Budget(PATIENCE, LARGEST + _BESIDES, SILENCE)
    try:
        start = _origin(_ascii(named_by or address))
        return _follow(_ascii(address), start, budget)
    except WireError as error:
        raise FetchError(str(error)) from None
    except TimeoutError:
        raise FetchError(f"no answer within {SILENCE} seconds") from None
    except (HTTPError, HTTPException, ValueError, OSError, zlib.error) as error:
        raise FetchError(_words(error)) from None
    finally:
        if share:
            share.size -= budget.size - budget.left


def _follow(address: str, start: _Origin, budget: Budget) -> Answer:
    for _ in range(_REDIRECTS + 1):
        answer, further = _ask(address, start, budget)
        if answer:
            return answer
        address = _ascii(urljoin(address, further))
    raise FetchError("redirects without end")


def _ask(address: str, start: _Origin, budget: Budget) -> tuple[Answer | None, str]:
    """The page, or where it is said to be."""
    from arabic_timeline.commands.bring import wire

    origin = _origin(address)
    places = wire.resolved(origin.host, origin.port, budget)
    _refuse_private(origin, start, any(place.is_private for place in places))
    connection = wire.connection(origin.scheme, origin.host, origin.port, places, budget)
    try:
        parts = urlsplit(address)
        path = urlunsplit(("", "", parts.path, parts.query, ""))
        connection.request("GET", path, headers=_HEADERS, preload_content=False, decode_content=False)
        with contextlib.closing(connection.getresponse()) as answer:
            return _taken(answer, address)
    finally:
        connection.close()


def _taken(answer: Any, address: str) -> tuple[Answer | None, str]:
    if answer.status in (301, 302, 303, 307, 308) and answer.headers.get("Location"):
        return None, answer.headers["Location"]
    if answer.status != 200:
        raise FetchError(f"the server answers {answer.status} {answer.reason or ''}".rstrip())
    kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind not in _KINDS:
        raise FetchError(f"is {kind}, not a page")
    raw = _read(answer, answer.headers.get("Content-Encoding"))
    return Answer(raw=raw, url=address, kind=kind, charset=charset(answer.headers.get("Content-Type"))), ""


def _origin(address: str) -> _Origin:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https"):
        raise FetchError(f"leads to {parts.scheme}:, which is not followed (only http and https are)")
    return _Origin(parts.scheme, parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80))


def _refuse_private(origin: _Origin, start: _Origin, is_private: bool) -> None:
    """What the user wrote in figures may be private, and may redirect to itself; nothing else may."""
    if not is_private or (origin == start and _says_itself(origin.host)):
        return
    if origin == start:
        raise FetchError(f"{origin.host} is inside a private network: only an address in figures, or localhost, may be")
    raise FetchError(f"leads to {origin.host}, inside a private network: not followed")


def _says_itself(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return host == "localhost"
    return True


def charset(content_type: str | None) -> str | None:
    """The charset of a Content-Type."""
    match = re.search(r"charset=[\"']?([\w.:-]+)", content_type or "", re.IGNORECASE)
    return match.group(1) if match else None


def _words(error: Exception) -> str:
    from urllib3.exceptions import IncompleteRead, InvalidChunkLength, ProtocolError

    reason = error.args[-1] if isinstance(error, ProtocolError) and error.args else error
    if isinstance(reason, socket.gaierror):
        return "there is no such host, or no network"
    if isinstance(reason, IncompleteRead | InvalidChunkLength):
        return "came cut short"
    if isinstance(reason, HTTPException | ProtocolError):
        return f"the answer is not HTTP ({type(reason).__name__})"
    if isinstance(reason, OSError) and reason.strerror:
        return reason.strerror
    return " ".join(str(reason).split())


def _ascii(address: str) -> str:
    """An address as it goes over the wire: browsers show «https://example.org/سياسة» unescaped."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https"):
        raise FetchError(f"leads to {parts.scheme}:, which is not followed (only http and https are)")
    if not parts.hostname:
        raise FetchError("has no host")
    if parts.username is not None:
        raise FetchError("holds a user name, which does not belong in an address")
    host = parts.hostname.encode("idna").decode("ascii") if not parts.hostname.isascii() else parts.hostname
    if parts.port == 0:
        raise FetchError("names port 0, at which nothing can be asked")
    place = f"[{host}]" if ":" in host else host
    place += f":{parts.port}" if parts.port else ""
    kept = "/%:=&?~#+!$,;'@()*[]-._|"
    return urlunsplit((parts.scheme, place, quote(parts.path, kept) or "/", quote(parts.query, kept), ""))


def _read(answer: Any, encoding: str | None) -> bytes:
    """The whole page within the limit of size, unpacked as it comes."""
    name = (encoding or "identity").strip().lower()
    if name not in ("identity", "gzip", "x-gzip", "deflate"):
        raise FetchError(f"is packed as {name}, which is not read")
    unpack = None if name == "identity" else zlib.decompressobj(47 if "gzip" in name else zlib.MAX_WBITS)
    held = bytearray()
    for part in answer.stream(65536, decode_content=False):
        held += unpack.decompress(part, LARGEST + 1 - len(held)) if unpack else part
        if len(held) > LARGEST:
            raise FetchError(f"is larger than {LARGEST:,} bytes")
    if unpack and not unpack.eof:
        raise FetchError("came cut short")
    return bytes(held)

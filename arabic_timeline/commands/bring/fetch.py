"""One page from an address that the user names: the only place of the program that goes to the network.

The named address may be any of the web, one of this machine or its network too: the user typed it.  Where it redirects
to is the server's choice: only http and https are followed, and never from a public host to a private one, so that no
page can make this program read what only this machine can reach.
"""

from __future__ import annotations

import dataclasses
import ipaddress
import re
import socket
import time
import zlib
from collections.abc import Iterator
from http.client import HTTPException, HTTPMessage
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

LARGEST = 20_000_000  # bytes of a page, unpacked
SILENCE = 30  # seconds without a byte
PATIENCE = 120  # seconds for the whole page
_HEADERS = {
    "User-Agent": "arabic-timeline (+add)",
    "Accept": "text/html, application/xhtml+xml, application/json;q=0.9",
    "Accept-Encoding": "gzip, identity",
}
_KINDS = ("text/html", "application/xhtml+xml", "text/plain", "application/json", "")


class FetchError(Exception):
    """An address that gives no page: what is wrong with it, in words."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came: the bytes, unpacked; ``url`` after redirects; ``kind`` and ``charset`` as the server calls them."""

    raw: bytes
    url: str
    kind: str
    charset: str | None


def fetch(address: str) -> Answer:
    """The page at ``address``.

    Raises:
        FetchError: where there is none to be had.
    """
    try:
        with _opener().open(Request(_ascii(address), headers=_HEADERS), timeout=SILENCE) as answer:
            kind = answer.headers.get_content_type() if answer.headers.get("Content-Type") else ""
            if kind not in _KINDS:
                raise FetchError(f"is {kind}, not a page")
            raw = _read(answer, answer.headers.get("Content-Encoding"))
            return Answer(raw=raw, url=answer.geturl(), kind=kind, charset=charset(answer.headers.get("Content-Type")))
    except HTTPError as error:
        error.close()
        if 300 <= error.code < 400:
            raise FetchError("redirects without end, or to what is not followed (only http and https are)") from None
        raise FetchError(f"the server answers {error.code} {error.reason or ''}".rstrip()) from None
    except TimeoutError:
        raise FetchError(f"no answer within {SILENCE} seconds") from None
    except (URLError, HTTPException, ValueError, OSError, zlib.error) as error:
        reason = getattr(error, "reason", None) or error
        if isinstance(reason, TimeoutError):
            raise FetchError(f"no answer within {SILENCE} seconds") from None
        raise FetchError(_words(reason)) from None


def charset(content_type: str | None) -> str | None:
    """The charset of a Content-Type."""
    match = re.search(r"charset=[\"']?([\w.:-]+)", content_type or "", re.IGNORECASE)
    return match.group(1) if match else None


def _words(reason: object) -> str:
    if isinstance(reason, socket.gaierror):
        return "there is no such host, or no network"
    if isinstance(reason, OSError) and reason.strerror:
        return reason.strerror
    text = " ".join(str(reason).split())
    return f"the answer is not HTTP ({type(reason).__name__})" if isinstance(reason, HTTPException) else text


def _ascii(address: str) -> str:
    """An address as it goes over the wire: browsers show «https://example.org/سياسة» unescaped."""
    parts = urlsplit(address)
    if not parts.hostname:
        raise FetchError("has no host")
    if parts.username is not None:
        raise FetchError("holds a user name, which does not belong in an address")
    host = parts.hostname.encode("idna").decode("ascii") if not parts.hostname.isascii() else parts.hostname
    place = f"[{host}]" if ":" in host else host
    place += f":{parts.port}" if parts.port else ""
    kept = "/%:=&?~#+!$,;'@()*[]-._|"
    return urlunsplit((parts.scheme, place, quote(parts.path, kept) or "/", quote(parts.query, kept), ""))


def _opener() -> OpenerDirector:
    """HTTP and HTTPS and nothing else: the usual opener reads files, FTP and data: addresses, too."""
    opener = OpenerDirector()
    for handler in (ProxyHandler, HTTPHandler, HTTPSHandler, HTTPDefaultErrorHandler, _Redirects, HTTPErrorProcessor):
        opener.add_handler(handler())
    return opener


class _Redirects(HTTPRedirectHandler):
    """Follows to the web only."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        wrong = _not_followed(newurl, req.full_url)
        if wrong:
            fp.close()
            raise FetchError(wrong)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _not_followed(new: str, old: str) -> str | None:
    parts = urlsplit(new)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return f"leads to {parts.scheme}:, which is not followed"
    if is_private(parts.hostname) and not is_private(urlsplit(old).hostname or ""):
        return f"leads to {parts.hostname}, inside a private network: not followed"
    return None


def is_private(host: str) -> bool:
    """Whether a host is this machine or one of a private network; what cannot be found out is not."""
    try:
        found = {entry[4][0] for entry in socket.getaddrinfo(host, None)}
        return any(not ipaddress.ip_address(str(one).partition("%")[0]).is_global for one in found)
    except (OSError, ValueError):
        return False


def _read(answer: Any, encoding: str | None) -> bytes:
    """The whole answer within the limits of size and time, unpacked as it comes."""
    name = (encoding or "identity").strip().lower()
    if name not in ("identity", "gzip", "x-gzip", "deflate"):
        raise FetchError(f"is packed as {name}, which is not read")
    unpack = None if name == "identity" else zlib.decompressobj(47 if "gzip" in name else zlib.MAX_WBITS)
    held = bytearray()
    for part in _parts(answer):
        held += unpack.decompress(part, LARGEST + 1 - len(held)) if unpack else part
        if len(held) > LARGEST:
            raise FetchError(f"is larger than {LARGEST:,} bytes")
    if answer.length or (unpack and not unpack.eof):
        raise FetchError("came cut short")
    return bytes(held)


def _parts(answer: Any) -> Iterator[bytes]:
    ends = time.monotonic() + PATIENCE
    while part := answer.read1(65536):
        if time.monotonic() > ends:
            raise FetchError(f"is not whole after {PATIENCE} seconds")
        yield part

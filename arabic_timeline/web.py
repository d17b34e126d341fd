"""Addresses of pages: which of them mean one page, and without what only says how a reader came."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

# Parameters that say how a reader came, not what he reads (after the lists of browsers' tracking protection).
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|igshid|ref|amp|outputType", re.IGNORECASE)

_USER = re.compile(r"^(\s*https?://)[^/?#\\]*@", re.IGNORECASE)
_HOST = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63})*\.?")


def address(url: str) -> str:
    """An address without what does not change the page: scheme, www., amp, tracking, last slash, escapes."""
    parts = urlsplit(url)
    query = urlencode([pair for pair in parse_qsl(parts.query) if not _TRACKING.fullmatch(pair[0])])
    path = re.sub(r"/amp/?$", "/", unquote(parts.path)).rstrip("/")
    return f"{host_of(url) or parts.netloc}{path}" + (f"?{query}" if query else "")


def clean(url: str | None) -> str | None:
    """An address without tracking, and without who asked for it, as an article keeps it."""
    said = bare(url) if url else ""
    return re.sub(r"(?<=[?&])(?:utm_\w+|fbclid|gclid|mc_[ce]id|igshid)=[^&#]*&?", "", said).rstrip("?&") or None


def bare(url: str) -> str:
    """An address without the name and the password of whoever asked for it: neither is ever to be published."""
    return _USER.sub(r"\1", url)


def host_of(url: str | None) -> str:
    """The host of an address without what only names a view of it (www., m., amp.); empty where it is no host."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return ""
    return re.sub(r"^(?:www|m|amp|mobile)\.", "", host.lower()) if _is_host(host) else ""


def origin_of(host: str) -> str:
    """The address of the front page of a host."""
    return f"https://[{host}]" if ":" in host else f"https://{host}"


def _is_host(name: str) -> bool:
    """Whether a name is one of the Internet, in its own letters or as it is sent, or a number of it."""
    if _HOST.fullmatch(name):
        return True
    try:
        ipaddress.IPv6Address(name)
    except ValueError:
        return False
    return "%" not in name

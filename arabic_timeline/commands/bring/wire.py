"""Connections that keep to a budget: of time and bytes for a whole exchange, and of addresses that may be asked.

A name is looked up once, every address it has is judged, and the connection goes to one of those judged: an answer of
the name server that changes a moment later changes nothing.  urllib3 speaks HTTP; below it each byte is counted and
each wait is cut, whatever part of an answer a server sends slowly or without end: headers, «100 Continue», sizes of
chunks, trailers.
"""

from __future__ import annotations

import dataclasses
import io
import ipaddress
import socket
import threading
import time
from typing import Any

from urllib3.connection import HTTPConnection, HTTPSConnection


class WireError(Exception):
    """An exchange that was refused or cut: why, in words."""


@dataclasses.dataclass(slots=True)
class Budget:
    """What is left of an exchange: seconds, bytes from the other side; ``silence`` seconds without a byte end it."""

    seconds: float
    size: int
    silence: float
    ends: float = 0.0
    left: int = 0

    def __post_init__(self) -> None:
        self.ends = time.monotonic() + self.seconds
        self.left = self.size

    def wait(self) -> float:
        """Seconds that the next step may take.

        Raises:
            WireError: where none are left.
        """
        left = self.ends - time.monotonic()
        if left <= 0:
            raise WireError(f"is not whole after {self.seconds:.3g} seconds")
        return min(left, self.silence)

    def over(self) -> WireError:
        """Why a step that took all its time ended."""
        try:
            self.wait()
        except WireError as error:
            return error
        return WireError(f"no answer within {self.silence:g} seconds")

    def took(self, size: int) -> None:
        """Count bytes that came.

        Raises:
            WireError: where they are too many.
        """
        self.left -= size
        if self.left < 0:
            raise WireError(f"sends more than {self.size:,} bytes")


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """An address of a host, as the system connects to it."""

    family: int
    kind: int
    address: tuple[Any, ...]

    @property
    def is_private(self) -> bool:
        """Whether it is this machine, one of a private network, or no single machine at all."""
        return is_private(str(self.address[0]))


def resolved(host: str, port: int, budget: Budget) -> list[Place]:
    """Every address of a host, looked up once.

    Raises:
        OSError: where there is none.
        WireError: where the answer takes too long.
    """
    answers: list[Any] = []

    def ask() -> None:
        try:
            answers.append(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            answers.append(error)

    asking = threading.Thread(target=ask, daemon=True)  # the system gives its look-ups no time of their own
    asking.start()
    asking.join(budget.wait())
    if not answers:
        raise budget.over()
    if isinstance(answers[0], Exception):
        raise answers[0]
    return [Place(entry[0], entry[1], tuple(entry[4])) for entry in answers[0]]


def is_private(address: str) -> bool:
    """Whether an IP address is not one of the public network; those that wrap another are judged by both."""
    one = ipaddress.ip_address(address.partition("%")[0])
    if not one.is_global or one.is_multicast:
        return True
    if isinstance(one, ipaddress.IPv4Address):
        return one.is_reserved or one in _PROTOCOLS
    if not (one in _UNICAST or one in _NAT64 or one.ipv4_mapped):
        return True
    teredo = one.teredo[1] if one.teredo else None
    inner = [one.ipv4_mapped, one.sixtofour, teredo]
    if one in _NAT64:
        inner.append(ipaddress.IPv4Address(int(one) & 0xFFFFFFFF))
    return any(is_private(str(each)) for each in inner if each is not None)


# What Python calls global is another set in every version of it; these hold whatever it says.
_PROTOCOLS = ipaddress.IPv4Network("192.0.0.0/24")  # RFC 6890
_UNICAST = ipaddress.IPv6Network("2000::/3")  # RFC 4291: of IPv6 nothing else is handed out
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052


def connection(scheme: str, host: str, port: int, places: list[Place], budget: Budget) -> HTTPConnection:
    """A connection to one of ``places`` that speaks to ``host``; to be closed by the caller."""
    kind = _Secure if scheme == "https" else _Plain
    made = kind(host, port, timeout=budget.silence)
    made.places, made.budget = places, budget
    return made


class _Kept:
    """What both kinds of connection do: connect to judged addresses only, hand out a socket that is counted."""

    places: list[Place]
    budget: Budget
    sock: Any

    def _new_conn(self) -> socket.socket:
        failed: OSError = ConnectionRefusedError("no address")
        for place in self.places:
            one = socket.socket(place.family, place.kind)
            try:
                one.settimeout(self.budget.wait())
                one.connect(place.address)
                one.settimeout(self.budget.wait())  # that of the greetings of TLS, as a whole
            except OSError as error:
                one.close()
                failed = error
            except WireError:
                one.close()
                raise
            else:
                return one
        raise self.budget.over() if isinstance(failed, TimeoutError) else failed

    def connect(self) -> None:
        super().connect()  # type: ignore[misc]
        self.sock = _Counted(self.sock, self.budget)


class _Plain(_Kept, HTTPConnection):
    pass


class _Secure(_Kept, HTTPSConnection):
    pass


class _Counted:
    """A socket whose bytes are counted where they are read."""

    def __init__(self, sock: socket.socket, budget: Budget) -> None:
        self._sock = sock
        self._budget = budget

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sock, name)

    def makefile(self, *_: Any, **__: Any) -> io.BufferedReader:
        """What http.client reads from."""
        return io.BufferedReader(_Reader(self._sock, self._budget))


class _Reader(io.RawIOBase):
    def __init__(self, sock: socket.socket, budget: Budget) -> None:
        super().__init__()
        self._sock = sock
        self._from = sock.makefile("rb", buffering=0)
        self._budget = budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._sock.settimeout(self._budget.wait())
        try:
            size = self._from.readinto(buffer) or 0
        except TimeoutError:
            raise self._budget.over() from None
        self._budget.took(size)
        return size

    def close(self) -> None:
        if not self.closed:
            self._from.close()
        super().close()

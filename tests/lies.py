"""A server that lies: what it sends, piece by piece, with the pauses between; every part of an answer, three ways."""

from __future__ import annotations

import contextlib
import gzip
import itertools
import socket
import threading
from collections.abc import Callable, Iterable, Iterator

Pieces = Iterable[bytes]

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
PAGE = b"<html><body><p>x</p></body></html>"
PAUSE = 0.05  # seconds between the pieces of what trickles

# The parts of an answer in which a server can stop, trickle or never end: what comes before, and one piece of it.
PARTS: dict[str, tuple[bytes, bytes]] = {
    "status line": (b"HTTP/1.1 200 ", b"O"),
    "header name": (OK, b"X"),
    "header value": (OK + b"X: ", b"y"),
    "many headers": (OK, b"X: y\r\n"),
    "100 Continue": (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "headers of 100 Continue": (b"HTTP/1.1 100 Continue\r\n", b"X: y\r\n"),
    "page of a length": (OK + b"Content-Length: 1000000000\r\n\r\n", b"x"),
    "page without a length": (OK + b"\r\n", b"x"),
    "size of a chunk": (OK + b"Transfer-Encoding: chunked\r\n\r\n", b"0"),
    "extension of a chunk": (OK + b"Transfer-Encoding: chunked\r\n\r\n5;", b"x"),
    "chunks": (OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
    "trailers": (OK + b"Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n", b"X: y\r\n"),
    "page of a redirect": (b"HTTP/1.1 302 Found\r\nLocation: /further\r\n\r\n", b"x"),
    "headers of a redirect": (b"HTTP/1.1 302 Found\r\nLocation: /further\r\n", b"X: y\r\n"),
}

# Answers that are wrong and end.
WRONG: dict[str, bytes] = {
    "nothing": b"",
    "not HTTP": b"SSH-2.0-OpenSSH_9.2\r\n",
    "a version of tomorrow": b"HTTP/9.9 200 OK\r\n\r\n" + PAGE,
    "no status": b"HTTP/1.1 \r\n\r\n",
    "a status that is none": b"HTTP/1.1 9999 OK\r\n\r\n",
    "103 and no more": b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n",
    "a negative length": OK + b"Content-Length: -5\r\n\r\n" + PAGE,
    "a length of letters": OK + b"Content-Length: five\r\n\r\n" + PAGE,
    "a length beyond all numbers": OK + b"Content-Length: 9223372036854775808\r\n\r\n" + PAGE,
    "two lengths": OK + b"Content-Length: 5\r\nContent-Length: 500\r\n\r\n" + PAGE,
    "a chunk of negative size": OK + b"Transfer-Encoding: chunked\r\n\r\n-5\r\nx",
    "a chunk beyond all numbers": OK + b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nx",
    "a size that is none": OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nx",
    "packed as nothing known": OK + b"Content-Encoding: br, gzip\r\n\r\n" + PAGE,
    "packed, and it is not": OK + b"Content-Encoding: gzip\r\n\r\n" + PAGE,
    "a bomb": OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"\0" * 30_000_000),
    "controls in the reason": b"HTTP/1.1 500 \x1b[31mred\x1b]0;title\x07\r\n\r\n",
    "controls in the type": b"HTTP/1.1 200 OK\r\nContent-Type: \x1b[2Jx\r\n\r\n",
    "a redirect to nowhere": b"HTTP/1.1 302 Found\r\nLocation: http://[\r\n\r\n",
    "a redirect without a place": b"HTTP/1.1 302 Found\r\n\r\n",
    "a redirect to a file": b"HTTP/1.1 302 Found\r\nLocation: file:///etc/hostname\r\n\r\n",
    "a redirect to a port that is none": b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:99999/\r\n\r\n",
    "a redirect to another port": b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\n\r\n",
    "a redirect to a name of ours": b"HTTP/1.1 302 Found\r\nLocation: http://localhost:1/\r\n\r\n",
    "a redirect in other figures": b"HTTP/1.1 302 Found\r\nLocation: http://2130706433:1/\r\n\r\n",
    "a redirect to a wrapped address": b"HTTP/1.1 302 Found\r\nLocation: http://[::ffff:127.0.0.1]:1/\r\n\r\n",
    "a redirect with a password": b"HTTP/1.1 302 Found\r\nLocation: http://u:p@127.0.0.1/\r\n\r\n",
    "a redirect without end": b"HTTP/1.1 302 Found\r\nLocation: /again\r\n\r\n",
}


def lies(seed: int = 0) -> dict[str, tuple[Callable[[], Pieces], float]]:
    """By name what is sent and the pause between its pieces; ``seed`` moves the places at which parts stop."""
    found: dict[str, tuple[Callable[[], Pieces], float]] = {"silence": (_silence, 10.0)}
    for name, (before, piece) in PARTS.items():
        found[f"{name}, trickled"] = (lambda b=before, p=piece: _endless(b, p), PAUSE)
        found[f"{name}, without end"] = (lambda b=before, p=piece: _endless(b, p * 4096), 0.0)
        found[f"{name}, cut"] = (lambda b=before, p=piece: [b + p * seed], 0.0)
    for name, answer in WRONG.items():
        found[name] = (lambda a=answer: [a], 0.0)
    return found


def _silence() -> Iterator[bytes]:
    return itertools.repeat(b"")


def _endless(before: bytes, piece: bytes) -> Iterator[bytes]:
    return itertools.chain([before], itertools.repeat(piece))


class Liar:
    """Listens on this machine and sends pieces to everybody who asks; ``sent`` counts the bytes that were taken."""

    def __init__(self, pieces: Callable[[], Pieces], pause: float) -> None:
        self._pieces = pieces
        self._pause = pause
        self._ended = threading.Event()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.sent = 0
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}/"
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while not self._ended.is_set():
            with contextlib.suppress(OSError):
                asking, _ = self._socket.accept()
                threading.Thread(target=self._answer, args=(asking,), daemon=True).start()

    def _answer(self, asking: socket.socket) -> None:
        with asking, contextlib.suppress(OSError):
            asking.recv(65536)
            for piece in self._pieces():
                asking.sendall(piece)
                self.sent += len(piece)
                if self._ended.wait(self._pause) if self._pause else self._ended.is_set():
                    return

    def close(self) -> None:
        """No more is sent."""
        self._ended.set()
        self._socket.close()

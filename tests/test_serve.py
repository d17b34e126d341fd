"""serve: what reads is answered, what does not is refused, and who says nothing keeps nobody out."""

from __future__ import annotations

import contextlib
import http.client
import socket
import socketserver
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from arabic_timeline.commands import connections, serve


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    monkeypatch.setattr(connections, "AT_ONCE", 4)
    monkeypatch.setattr(connections, "PATIENCE", 1)
    monkeypatch.setattr(connections.Handler, "timeout", 1)
    (tmp_path / "index.html").write_text("<p>صفحة</p></body>", encoding="utf-8")
    (tmp_path / "a.txt").write_text("نص", encoding="utf-8")
    server = serve._server(lambda: None, "127.0.0.1", 0, tmp_path)
    server.server_bind()
    server.server_activate()
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield server.server_address[1]
    socketserver.BaseServer.shutdown(server)
    server.server_close()
    thread.join()


@pytest.mark.parametrize(
    ("asked", "status", "holds"),
    [
        ("GET / HTTP/1.1", 200, "صفحة"),
        ("HEAD / HTTP/1.1", 200, ""),
        ("HEAD /a.txt HTTP/1.1", 200, ""),
        ("HEAD /b.txt HTTP/1.1", 404, ""),
        ("POST / HTTP/1.1", 405, "405"),
        ("PUT /a.txt HTTP/1.1", 405, "405"),
        ("OPTIONS * HTTP/1.1", 405, "405"),
        ("HEAD /livereload/1/1 HTTP/1.1", 405, ""),
        ("GET http://localhost:1/a.txt?x HTTP/1.1", 200, "نص"),
        ("GET http://localhost HTTP/1.1", 200, "صفحة"),
        ("GET http://evil.test/a.txt HTTP/1.1", 421, "421"),
        ("GET http://[/a.txt HTTP/1.1", 400, "400"),
        ("GET /livereload/0/1 HTTP/1.1", 200, ""),
        (f"GET /livereload/{'9' * 5_000}/1 HTTP/1.1", 404, "404"),
    ],
)
def test_what_is_asked_in_which_way(asked: str, status: int, holds: str, port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=30) as one:
        one.sendall(f"{asked}\r\nHost: localhost\r\n\r\n".encode())
        answer = http.client.HTTPResponse(one, method=asked.partition(" ")[0])
        answer.begin()
        raw = b"".join(iter(lambda: one.recv(65_536), b"")) if asked.startswith("HEAD") else answer.read()
    assert answer.status == status
    assert holds in raw.decode()
    if asked.startswith("HEAD"):
        assert raw == b""
    if status == 405:
        assert answer.headers["Allow"] == "GET, HEAD"


@pytest.mark.parametrize("trickles", [False, True])
def test_who_says_nothing_keeps_nobody_out(trickles: bool, port: int, capsys: pytest.CaptureFixture[str]) -> None:
    """More than are answered at once are closed; those that do not say what they want go after a while."""
    with contextlib.ExitStack() as stack:
        half = [stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=10)) for _ in range(20)]
        for one in half:
            with contextlib.suppress(OSError):
                one.sendall(b"GET / HTTP/1.1\r\n")
        until = time.monotonic() + 20
        while (status := _status(port)) is None and time.monotonic() < until:
            for one in half if trickles else ():
                with contextlib.suppress(OSError):
                    one.sendall(b"X: y\r\n")
            time.sleep(0.2)
        assert status == 200
        assert [_is_closed(one) for one in half] == [True] * len(half)
    assert "Traceback" not in capsys.readouterr().err


def _is_closed(one: socket.socket) -> bool:
    """Whether the other side is gone, now or soon."""
    try:
        return one.recv(1) == b""
    except TimeoutError:
        return False
    except ConnectionError:
        return True


def _status(port: int) -> int | None:
    with contextlib.suppress(OSError, http.client.HTTPException):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=1)
        with contextlib.closing(connection):
            connection.request("GET", "/a.txt", headers={"Host": "localhost"})
            return connection.getresponse().status
    return None

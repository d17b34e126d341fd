"""The desk's server: on loopback, for who has the token of its address, under no other name, from no other page."""

from __future__ import annotations

import json
import re
import secrets
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.resources import files
from typing import Any
from urllib.parse import unquote

import click

from arabic_timeline.commands import connections
from arabic_timeline.commands.desk import leaves
from arabic_timeline.commands.desk.desk import Desk
from arabic_timeline.printable import shown

LOOPBACK = "127.0.0.1"
_LARGEST = 10_000  # bytes of an answer
_HTML = "text/html; charset=utf-8"
_STYLE = '<style nonce="{}">'


class Server(connections.Bounded, HTTPServer):
    """Serves one desk; ``address`` is what the editor opens."""

    def __init__(self, desk: Desk, port: int) -> None:
        super().__init__((LOOPBACK, port), _Handler)
        self.desk = desk
        self.token = secrets.token_urlsafe(18)
        self.names = frozenset(f"{name}:{self.server_port}" for name in (LOOPBACK, "localhost"))

    @property
    def address(self) -> str:
        return f"http://{LOOPBACK}:{self.server_port}/{self.token}/"


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    timeout = 30

    def do_GET(self) -> None:
        place = self._place()
        if place == "":
            nonce = secrets.token_urlsafe(12)
            text = (files("arabic_timeline.commands.desk") / "page.html").read_text(encoding="utf-8")
            self._send(HTTPStatus.OK, text.replace("NONCE", nonce), _HTML, nonce)
        elif place == "state":
            self._json(self.server.desk.state())
        elif place is not None:
            kind, _, name = place.partition("/")
            leaf = self.server.desk.leaf(kind, unquote(name)) if kind in ("article", "entry") else None
            if leaf is None:
                self._refuse(HTTPStatus.NOT_FOUND)
                return
            nonce = secrets.token_urlsafe(12)
            self._send(HTTPStatus.OK, leaf.replace(leaves.STYLE, _STYLE.format(nonce), 1), _HTML, nonce)

    def do_POST(self) -> None:
        place = self._place()
        if place is None:
            return
        said = self._said()
        if said is None:
            return
        desk = self.server.desk
        try:
            if place == "answer":
                typed = said.get("typed")
                desk.answer(_word(said["card"]), _number(said["answer"]), typed if isinstance(typed, str) else None)
                self._json({})
            elif place == "skip":
                desk.skip(_word(said["card"]))
                self._json({})
            elif place == "undo":
                self._json({"card": desk.undo()})
            else:
                self._refuse(HTTPStatus.NOT_FOUND)
        except (ValueError, KeyError) as error:
            self._json({"error": str(error)})
        except click.ClickException as error:  # another command does not end
            self._json({"error": error.message})
        except OSError as error:
            if isinstance(error, ConnectionError | TimeoutError):  # whoever asked has gone
                raise
            self._json({"error": f"{error.filename or 'data'}: {error.strerror or error}"})

    def _place(self) -> str | None:
        """What is asked for below the token; ``None`` where nothing may be told, and that was answered."""
        origin = self.headers.get("Origin")
        own = self.headers.get("Host") in self.server.names
        if not own or (origin is not None and origin.removeprefix("http://") not in self.server.names):
            self._refuse(HTTPStatus.MISDIRECTED_REQUEST)
            return None
        if self.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin"):
            self._refuse(HTTPStatus.FORBIDDEN)
            return None
        token, slash, place = self.path[1:].partition("/")
        if not slash or not secrets.compare_digest(token.encode(), self.server.token.encode()):
            self._refuse(HTTPStatus.FORBIDDEN)
            return None
        return place

    def _said(self) -> dict[str, Any] | None:
        """The JSON of a request; ``None`` where it is none, and that was answered."""
        length = self.headers.get("Content-Length", "")
        fits = re.fullmatch("[0-9]{1,9}", length) and int(length) <= _LARGEST
        if not fits or self.headers.get_content_type() != "application/json":
            self._refuse(HTTPStatus.BAD_REQUEST)
            return None
        try:
            said = json.loads(self.rfile.read(int(length)))
        except (ValueError, RecursionError):
            self._refuse(HTTPStatus.BAD_REQUEST)
            return None
        if not isinstance(said, dict):
            self._refuse(HTTPStatus.BAD_REQUEST)
            return None
        return said

    def _json(self, value: Any) -> None:
        self._send(HTTPStatus.OK, json.dumps(value, ensure_ascii=False), "application/json; charset=utf-8")

    def _refuse(self, status: HTTPStatus) -> None:
        self.close_connection = True  # what it sent besides is not read as the next request
        self._send(status, status.phrase, "text/plain; charset=utf-8")

    def _send(self, status: HTTPStatus, text: str, kind: str, nonce: str = "") -> None:
        body = text.encode("utf-8", "replace")
        self.send_response(status)
        own = f"'nonce-{nonce}'" if nonce else "'none'"
        policy = f"default-src 'none'; script-src {own}; style-src {own}; connect-src 'self'; base-uri 'none'"
        for name, value in (
            ("Content-Type", kind),
            ("Content-Length", str(len(body))),
            ("Content-Security-Policy", f"{policy}; form-action 'none'; frame-ancestors 'none'"),
            ("Cache-Control", "no-store"),
            ("Referrer-Policy", "no-referrer"),
            ("X-Content-Type-Options", "nosniff"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
        ):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Nothing: the token would stand in every line."""


def _word(value: Any) -> str:
    """A text of JSON.

    Raises:
        ValueError: where it is something else.
    """
    if not isinstance(value, str):
        raise ValueError(f"not a text: {shown(str(value))}")
    return value


def _number(value: Any) -> int:
    """A whole number of JSON: ``true`` is 1 to Python, and «٠» a digit.

    Raises:
        ValueError: where it is something else.
    """
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError(f"not a number: {shown(str(value))}")
    return value

"""Connections to a server on this machine: so many at once, each with so long to say what it wants."""

from __future__ import annotations

import contextlib
import socket
import socketserver
import sys
import threading
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit
from wsgiref.simple_server import WSGIRequestHandler

AT_ONCE = 64  # connections; a system gives a process several times as many files
PATIENCE = 10  # seconds in which a request is said


class Bounded(socketserver.ThreadingMixIn):
    """Answers so many at once; what comes besides is closed, so that files are left for everything else."""

    daemon_threads = True

    @cached_property
    def _free(self) -> threading.Semaphore:
        return threading.Semaphore(AT_ONCE)

    def process_request(self, request: Any, client_address: Any) -> None:
        if not self._free.acquire(blocking=False):
            self.shutdown_request(request)  # type: ignore[attr-defined]  # that of the server beside it
            return
        try:
            super().process_request(request, client_address)
        except BaseException:  # no thread could be begun
            self._free.release()
            raise

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Nothing: who goes in the middle of an answer, or says nothing, is no fault of ours."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)  # type: ignore[misc]  # that of the server beside it


class Handler(WSGIRequestHandler):
    """Waits so long for a request, whether nothing comes or a letter now and then, and knows whole addresses."""

    timeout = PATIENCE

    def handle(self) -> None:
        self._clock = threading.Timer(PATIENCE, self._hang_up)
        self._clock.daemon = True
        self._clock.start()
        try:
            super().handle()
        finally:
            self._clock.cancel()

    def parse_request(self) -> bool:
        found = super().parse_request()
        self._clock.cancel()
        if found and self.path.lower().startswith(("http://", "https://")):
            found = self._take_apart()
        return found

    def _take_apart(self) -> bool:
        """Of a whole address the host is the one that is asked, whatever the head says besides (RFC 9112, 3.2.2)."""
        try:
            parts = urlsplit(self.path)
        except ValueError:
            self.send_error(400)
            return False
        self.path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        del self.headers["Host"]
        self.headers["Host"] = parts.netloc
        return True

    def _hang_up(self) -> None:
        with contextlib.suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, *_: Any) -> None:
        """Nothing: addresses would be printed as browsers send them."""

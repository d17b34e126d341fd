"""`serve`: the site on this machine, rebuilt on every change; errors leave the last good one in view.

The preview may hold drafts.  It is handed out to those who ask for this machine by name or number only: a page of
another site whose name was made to lead here (DNS rebinding) asks for its own name, and gets nothing.
"""

from __future__ import annotations

import errno
import ipaddress
import logging
import socket
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import click

from arabic_timeline.commands import build, connections, house, options, terminal
from arabic_timeline.commands.order import Order

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

_REFUSED, _NO_METHOD = "421 Misdirected Request", "405 Method Not Allowed"
_NEWS = "/livereload/"  # where a page asks whether there is a newer one
_LONGEST_NEWS = 100  # characters of that, with two numbers of milliseconds


@click.command("serve")
@options.data_option
@options.claims_option
@options.months_option
@click.option("--output", type=options.FOLDER, help="Folder of the site (default: site).")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@options.jobs_option
@click.pass_obj
def command(
    root: Path,
    data: Path | None,
    without_claims: bool,
    months: str | None,
    output: Path | None,
    host: str,
    port: int,
    jobs: int,
) -> None:
    """Preview the site, and rebuild it on every change of data/, docs/, templates/ or mkdocs.yml."""
    order = Order(
        root=root,
        data=options.here(data, root, "data"),
        output=options.here(output, root, "site"),
        built=options.today(None),
        claims=not without_claims,
        months=months,
        jobs=jobs,
    )

    def rebuild() -> None:
        try:
            build.run(order)
        except click.ClickException as error:
            terminal.say(f"error: {error.format_message()}", err=True)

    _check_free(host, port)
    rebuild()
    server = _server(rebuild, host, port, order.output.resolve())
    for watched in (order.data, *house.sources(root), root / "mkdocs.yml"):
        if watched.exists():
            server.watch(str(watched))
    terminal.say(f"Preview: http://{_in_address(host)}:{port}/ (Ctrl-C ends it)")
    try:
        server.serve()  # type: ignore[no-untyped-call]  # mkdocs leaves this one untyped
    except KeyboardInterrupt:
        server.shutdown()
    except OSError as error:
        raise _no_place(host, port, error) from None


def _check_free(host: str, port: int) -> None:
    """One line before the site is built, not a trace after it."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as one:
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            one.bind(address)
    except (OSError, UnicodeError) as error:
        raise _no_place(host, port, error) from None


def _no_place(host: str, port: int, error: Exception) -> click.ClickException:
    if isinstance(error, socket.gaierror | UnicodeError):
        return click.ClickException(f"there is no host «{host}»: choose another --host")
    why = getattr(error, "strerror", None) or error
    if getattr(error, "errno", None) == errno.EADDRNOTAVAIL:
        return click.ClickException(f"«{host}» is no address of this machine: choose another --host")
    return click.ClickException(
        f"http://{_in_address(host)}:{port}/: {why}; choose another port: --port {port % 65535 + 1}"
    )


def _in_address(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _server(rebuild: Callable[[], None], host: str, port: int, site: Path) -> LiveReloadServer:
    from mkdocs.livereload import LiveReloadServer

    logging.getLogger("mkdocs.livereload").setLevel(logging.CRITICAL)  # it prints addresses as browsers send them

    class Server(connections.Bounded, LiveReloadServer):
        """Answers those only who mean this machine, ask to read, and ask for addresses that are paths."""

        def serve_request(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
            status = _refusal(environ, host)
            if status is not None:
                return _refused(start_response, status)
            answer: Iterable[bytes] = super().serve_request(environ, start_response)
            return answer if environ["REQUEST_METHOD"] == "GET" else _head_of(answer)

    server = Server(rebuild, host=host, port=port, root=str(site), mount_path="/")
    server.RequestHandlerClass = connections.Handler
    return server


def _refusal(environ: Mapping[str, Any], host: str) -> str | None:
    """The status with which a request is refused, if it is."""
    method, path = environ["REQUEST_METHOD"], environ.get("PATH_INFO", "")
    if not is_this_machine(environ.get("HTTP_HOST"), host):
        return _REFUSED
    if method not in ("GET", "HEAD") or (method == "HEAD" and path.startswith(_NEWS)):
        return _NO_METHOD
    if "\x00" in path or (path.startswith(_NEWS) and len(path) > _LONGEST_NEWS):
        return "404 Not Found"
    return None


def _head_of(answer: Iterable[bytes]) -> Iterable[bytes]:
    """The answer to who asks for the head alone: nothing, what would be sent being closed."""
    if callable(close := getattr(answer, "close", None)):
        close()
    return []


def _refused(start_response: Any, status: str) -> Iterable[bytes]:
    allowed = [("Allow", "GET, HEAD")] if status == _NO_METHOD else []
    start_response(status, [("Content-Type", "text/plain; charset=utf-8"), *allowed])
    return [status.encode()]


def is_this_machine(asked: str | None, host: str) -> bool:
    """Whether the Host of a request names the machine: a number, localhost, or the name given as ``--host``.

    A number cannot be made to lead elsewhere later; any other name can.
    """
    try:
        name = urlsplit(f"//{asked}").hostname or "" if asked else ""
    except ValueError:
        return False
    if name in ("localhost", host.lower()) or name.endswith(".localhost"):
        return True
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True

"""The sample world built online and offline, served and opened in a real browser."""

from __future__ import annotations

import functools
import http.server
import itertools
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import building
import pytest
import sample
from click.testing import CliRunner
from tables import FIVE

from arabic_timeline.commands import build
from arabic_timeline.model import Timeline

_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def online(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample site, as a web server would hold it."""
    return building.build(tmp_path_factory.mktemp("online"), sample.timeline(), sample.registry())


@pytest.fixture(scope="session")
def offline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample site for file://."""
    return building.build(tmp_path_factory.mktemp("offline"), sample.timeline(), sample.registry(), offline=True)


@pytest.fixture(scope="session")
def five_articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the five articles, as the command builds it; beside it the copy for file:// and its zip."""
    folder = tmp_path_factory.mktemp("five")
    for name, words in (("site", []), ("site-offline", ["--offline"])):
        words = ["--data", str(FIVE), "--today", "2026-01-02", "--output", str(folder / name), *words]
        done = CliRunner().invoke(build.command, words, obj=sample.ROOT, catch_exceptions=False)
        assert done.exit_code == 0, done.output
    return folder


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves a folder on a free port of this machine; gives its address."""
    servers = []

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    def start(folder: Path) -> str:
        handler = functools.partial(Quiet, directory=str(folder))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_address[1]}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def built_once(
    tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]
) -> Callable[..., Callable[[bool], str]]:
    """The address of a timeline's site on a server or on the disk; either is built when it is asked for."""

    def sites(name: str, timeline: Callable[[], Timeline], **more: Any) -> Callable[[bool], str]:
        @functools.cache
        def site(offline: bool) -> str:
            folder = tmp_path_factory.mktemp(name)
            building.build(folder, timeline(), sample.registry(), offline=offline, **more)
            return f"{folder.as_uri()}/" if offline else serve(folder)

        return site

    return sites


@pytest.fixture(scope="session")
def address(online: Path, serve: Callable[[Path], str]) -> str:
    """The address of the sample site."""
    return serve(online)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium: the one of the system (best without windows, for a third of the work), else Playwright's own."""
    there = map(shutil.which, ("chromium-headless-shell", "chromium", "google-chrome"))
    path = os.environ.get("CHROMIUM") or next(filter(None, there), None)
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        _missing("Playwright is not installed")
    with sync_playwright() as playwright:
        try:
            found = playwright.chromium.launch(executable_path=path, args=_FLAGS, timeout=180_000)
        except Error as error:
            _missing(f"no Chromium could be started: {error.message.splitlines()[0]}")
        yield found
        found.close()


def _missing(why: str) -> None:
    if os.environ.get("REQUIRE_BROWSER") == "1":
        pytest.fail(why, pytrace=False)
    pytest.skip(why)


class Window:
    """A page of the browser that keeps what went wrong in it."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.wrong: list[str] = []
        self._told: list[tuple[str, Any]] = []
        self._listen = page.on
        page.on = self._on
        page.on("console", lambda m: self.wrong.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("requestfailed", self._failed)

    def _on(self, event: str, told: Any) -> None:
        self._listen(event, told)
        self._told.append((event, told))

    def _failed(self, request: Any) -> None:
        # What the next page cut short is no failure.
        if request.failure != "net::ERR_ABORTED":
            self.wrong.append(f"{request.url}: {request.failure}")

    def emptied(self) -> bool:
        """Make the page like a new one: nothing kept, nobody listening, nothing open beside it."""
        from playwright.sync_api import Error

        try:
            for other in self.page.context.pages:
                if other != self.page:
                    other.close()
            for frame in self.page.frames:
                frame.evaluate("() => { localStorage.clear(); sessionStorage.clear() }")
            self.page.unroute_all()
            self.page.mouse.move(-9, -9)
            self.page.goto("about:blank")
        except Error:
            return False
        for event, told in self._told:
            self.page.remove_listener(event, told)
        self.page.on = self._listen
        return True


@pytest.fixture(scope="session")
def _idle(browser: Any) -> Iterator[dict[str, list[Any]]]:
    """The pages that lie ready, by the settings of their context: a new one takes a second of the processor."""
    yield (kept := {})
    for page in itertools.chain.from_iterable(kept.values()):
        page.context.close()


@pytest.fixture
def window(browser: Any, _idle: dict[str, list[Any]]) -> Iterator[Callable[..., Window]]:
    """Opens windows: ``window(width=390, dark=True)``; what is asked for beyond these is made for the one test."""
    taken: list[tuple[str, Window]] = []

    def start(*, width: int = 1280, dark: bool = False, **more: Any) -> Window:
        asked = {"viewport": {"width": width, "height": 900}, "color_scheme": "dark" if dark else "light", **more}
        key = "" if more.keys() - {"bypass_csp"} else repr(asked)
        ready = _idle.get(key)
        opened = Window(ready.pop() if ready else browser.new_context(**asked).new_page())
        taken.append((key, opened))
        return opened

    yield start
    for key, opened in taken:
        if key and opened.emptied():
            _idle.setdefault(key, []).append(opened.page)
        else:
            opened.page.context.close()

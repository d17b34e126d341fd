"""What holds of every generated file: pages nest, nothing planted is an element, others' readers read the exports."""

from __future__ import annotations

import csv
import html.parser
import io
import json
import re
import xml.etree.ElementTree
from collections.abc import Mapping

from shells import shell

from . import words

_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
# Controls that no page may hold; U+2066 … U+2069 are ours, around names in plain text.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\ufffe\uffff\ud800-\udfff]")
_ADDRESS = re.compile(r"(?:https?:|mailto:|data:image/|#|[^:/?#]*(?:[/?#]|$))")
_FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")

_PAGE = (
    '<!doctype html><html lang="ar"><head><meta charset="utf-8"><title><!-- slot:title --></title>'
    '<meta name="description" content="<!-- slot:description -->"><!-- slot:head --></head>'
    "<body><main><!-- slot:content --></main></body></html>"
)
SHELL = shell(_PAGE)


def well_formed(pages: Mapping[str, str]) -> None:
    """Every file of a site."""
    for path, text in pages.items():
        assert not path.startswith("/") and ".." not in path.split("/") and "\\" not in path, path
        text.encode()
        if not path.endswith(".json"):  # JSON may hold any text as it was printed
            _clean(path, text)
        if path.endswith(".html"):
            page(path, text)
        elif path.endswith((".json", ".webmanifest")):
            json.loads(text)
        elif path.endswith((".atom", ".xml")):
            xml.etree.ElementTree.fromstring(text)
    table = list(csv.reader(io.StringIO(pages["data/timeline.csv"].removeprefix("\ufeff"))))
    assert {len(row) for row in table} == {len(table[0])}, "rows of different lengths"
    assert not [cell for row in table for cell in row if _FORMULA.match(cell)], "a formula in the table"
    _calendar(pages["data/timeline.ics"])


def page(path: str, text: str) -> Page:
    """One page: elements nest, none was planted, no handler, no address that runs, no id twice, no control."""
    _clean(path, text)
    return Page(path, text)


def _clean(path: str, text: str) -> None:
    found = _CONTROLS.search(text)
    assert not found, f"{path}: a control character in {text[max(0, found.start() - 60) : found.end() + 20]!r}"


def _calendar(text: str) -> None:
    import icalendar

    for line in text.split("\r\n"):
        assert len(line.encode()) <= 75, f"a line of {len(line.encode())} bytes in the calendar"
        assert "\n" not in line and "\r" not in line
    read = icalendar.Calendar.from_ical(text)
    assert not read.errors, read.errors
    for event in read.walk("VEVENT"):
        assert "ATTACH" not in event, "a property that a text smuggled in"
        assert not event.errors, event.errors


class Page(html.parser.HTMLParser):
    """A page that kept every promise; ``scripts``: what runs on it."""

    def __init__(self, path: str, text: str) -> None:
        super().__init__()
        self._path = path
        self._open: list[str] = []
        self._ids: set[str] = set()
        self._kind: str | None = None
        self.scripts: list[str] = []
        self.feed(text)
        self.close()
        assert not self._open, f"{path}: left open: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag != "xmark", f"{self._path}: planted markup became an element"
        named = dict(attrs)
        assert len(named) == len(attrs), f"{self._path}: <{tag}> with an attribute twice"
        for name, value in named.items():
            assert not name.startswith("on") and name != "style", f"{self._path}: {name} in <{tag}>"
            if name in ("href", "src", "action", "formaction", "data", "poster"):
                assert _ADDRESS.match((value or "").strip()), f"{self._path}: {name}={value!r}"
        if (own := named.get("id")) is not None:
            assert own not in self._ids, f"{self._path}: the id {own!r} twice"
            self._ids.add(own)
        self._kind = named.get("type")
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self._open and self._open.pop() == tag, f"{self._path}: </{tag}> closes nothing of its own"

    def handle_comment(self, data: str) -> None:
        assert words.MARKER not in data, f"{self._path}: planted text in a comment"

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "script" and data.strip():
            if self._kind in ("application/ld+json", "application/json"):
                json.loads(data)
            else:
                self.scripts.append(data)

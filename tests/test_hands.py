"""Pages made by several processes, some thousand at a time: all of them, in their order, each put in its place once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from arabic_timeline.commands import hands
from arabic_timeline.means import Means
from arabic_timeline.pool import may_fork
from arabic_timeline.render import Printed


@dataclass(frozen=True)
class Plain:
    """A page that stays, or is its own text."""

    path: str
    kept: bool

    def make(self) -> Printed:
        return f"<p>{self.path}</p>", None

    def stays(self) -> bool:
        return self.kept


@pytest.mark.skipif(not may_fork(), reason="one process makes them")
@pytest.mark.parametrize("at_once", [7, 300, 10_000])
def test_pages_come_in_their_order_however_many_wait(
    at_once: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hands, "_AT_ONCE", at_once)
    pages, taken = [Plain(f"{n}.html", n % 10 == 3) for n in range(700)], 0

    def asked() -> Iterator[Plain]:
        nonlocal taken
        for taken, one in enumerate(pages, 1):  # noqa: B007 - counted for the test
            yield one

    def put(path: str, text: str) -> None:
        with (tmp_path / path).open("x", encoding="utf-8") as file:
            file.write(text)

    spread = hands.spread(Means(jobs=2), put)
    for n, (one, (text, _)) in enumerate(spread(asked())):
        assert one is pages[n] and text is None
        assert taken <= n + at_once, "no more wait than that"
    assert n == len(pages) - 1
    assert {one.name for one in tmp_path.iterdir()} == {one.path for one in pages if not one.kept}

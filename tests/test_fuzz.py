"""Every target of ``make fuzz`` for a moment, and its oracles: each has to fail where a promise is broken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from fuzz import news, oracles, site
from fuzz.choices import Choices
from fuzz.inputs import inputs
from fuzz.targets import TARGETS
from fuzz.watch import Watch
from hypothesis import given, settings

from arabic_timeline import dates, recognise
from arabic_timeline.model import Fault

# Of 60 inputs, the share of what is slow; a long run is `make fuzz`.
_SLOW = {"pages": 10, "network": 20, "world": 6, "dialect": 2, "growth": 1}


@pytest.mark.parametrize("name", TARGETS)
def test_target(name: str) -> None:
    target = TARGETS[name]

    @settings(max_examples=max(1, settings().max_examples * _SLOW.get(name, 60) // 60))
    @given(inputs(target.longest))
    def run(data: bytes) -> None:
        target.run(data)

    run()


@pytest.mark.parametrize("name", TARGETS)
def test_seeds(name: str) -> None:
    seeds = list(TARGETS[name].seeds())
    assert seeds
    for seed in seeds[:: max(1, len(seeds) // 3)]:
        TARGETS[name].run(seed)


def test_choices_never_run_dry() -> None:
    choices = Choices(b"\x05")
    assert [choices.number(2, 9), choices.number(2, 9), choices.pick("abc"), choices.chance(2)] == [7, 2, "a", False]
    assert choices.some(5, lambda: 1) == []
    assert news.text(Choices(b"")) == ""
    assert news.text(Choices(bytes([news.RAW]) + "أمس".encode())) == "أمس"


# ── oracles that can fail ────────────────────────────────────────────────────────────────────────

FOUND = dates.find("التقاه أمس الاثنين ثم في 3 مارس 2021 بالعاصمة", published=date(2022, 9, 20))
MENTION, OTHER = (one.mention for one in FOUND)
TEXT = "التقاه أمس الاثنين ثم في 3 مارس 2021 بالعاصمة"
FAULT = Fault(file="a", line=1, message="wrong", rule="r")
PAGE = "<html><body><p id='a'>نص</p></body></html>"


def _unclean(message: str) -> Fault:
    """A fault whose message nobody cleaned, as every fault's own is."""
    fault = replace(FAULT)
    object.__setattr__(fault, "message", message)
    return fault


BROKEN: dict[str, Callable[[], object]] = {
    "an offset that is off": lambda: oracles.mentions(TEXT, [replace(MENTION, end=MENTION.end + 1)]),
    "mentions out of order": lambda: oracles.mentions(TEXT, [OTHER, MENTION]),
    "a mention twice": lambda: oracles.mentions(TEXT, [MENTION, MENTION]),
    "EDTF of another day": lambda: oracles.dating(replace(FOUND[0], edtf="2022-09-18")),
    "days without EDTF": lambda: oracles.dating(replace(FOUND[0], edtf=None)),
    "days without a reason": lambda: oracles.dating(replace(FOUND[0], why=())),
    "a fault over two lines": lambda: oracles.faults([_unclean("a\nb")]),
    "a fault that says nothing": lambda: oracles.faults([replace(FAULT, message="")]),
    "a fault on no line": lambda: oracles.faults([replace(FAULT, line=0)]),
    "an element that was planted": lambda: site.page("x.html", PAGE.replace("نص", "<xmark></xmark>")),
    "a handler": lambda: site.page("x.html", PAGE.replace("<p ", "<p onclick=x ")),
    "an element left open": lambda: site.page("x.html", PAGE.replace("</p>", "")),
    "an address that runs": lambda: site.page("x.html", PAGE.replace("نص", "<a href='javascript:x()'>x</a>")),
    "an id twice": lambda: site.page("x.html", PAGE.replace("نص", "<b id='a'></b>")),
    "a control that turns the page": lambda: site.well_formed({"x.html": PAGE.replace("نص", "\u202eنص")}),
    "a path that leads elsewhere": lambda: site.well_formed({"../x.html": PAGE}),
    "broken JSON": lambda: site.well_formed({"x.json": "{"}),
    "broken XML": lambda: site.well_formed({"x.atom": "<a>"}),
    "numbers that JSON has not": lambda: oracles.as_json({"a": float("nan")}),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_broken_promise(name: str) -> None:
    with pytest.raises((AssertionError, ValueError, SyntaxError)):
        BROKEN[name]()


def test_kept_promises() -> None:
    oracles.mentions(TEXT, recognise.dates(TEXT))
    for one in FOUND:
        oracles.dating(one)
    oracles.faults([FAULT])
    site.page("x.html", PAGE)


def test_findings_are_kept_and_counted(tmp_path: Path) -> None:
    def run(data: bytes) -> None:
        assert data != b"bad", "a promise"

    watch = Watch(run, tmp_path, runs=3)
    for data in (b"good", b"bad", b"bad"):
        watch(data)
    assert '"inputs": 3' in (tmp_path / "told.json").read_text()
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".bin", ".bin", ".json", ".txt", ".txt"]
    assert "a promise" in next(tmp_path.glob("*.txt")).read_text()

"""The campaign's own ground: a hostile value is refused, or harmless, in a row that is sound without it."""

from __future__ import annotations

from pathlib import Path

import pytest
from campaign import values
from campaign.fields import FILES
from tables import materialise

from arabic_timeline import timeline as road


@pytest.mark.parametrize("name", FILES)
def test_a_row_without_a_hostile_value_is_sound(name: str, tmp_path: Path) -> None:
    file = FILES[name]
    values.grounded(tmp_path)
    materialise(dict(file.files([dict(file.row)])), tmp_path)
    world = road.load(tmp_path)
    path = file.path.replace("*", "h0")
    assert [one.message for one in world.faults if one.file.endswith(path) and one.error] == []
    assert (tmp_path / path).is_file()
    assert not world.errors


@pytest.mark.parametrize("name", FILES)
def test_every_way_leads_into_the_row(name: str) -> None:
    file = FILES[name]
    for way in file.ways:
        assert "HOSTILE" in "".join(text for _, text in file.files([file.with_value(way, "HOSTILE")])), way


def test_a_page_that_leads_on_while_it_is_asked_is_asked_again(tmp_path: Path) -> None:
    errors = pytest.importorskip("playwright.sync_api")

    class Leads:
        asked = 0

        def goto(self, _address: str) -> None:
            """As of a window."""

        def wait_for_load_state(self) -> None:
            """As of a window."""

        def evaluate(self, _script: str) -> bool:
            self.asked += 1
            if self.asked == 1:
                raise errors.Error("Execution context was destroyed, most likely because of a navigation")
            return True

    assert values.ran(Leads(), tmp_path / "moved.html")

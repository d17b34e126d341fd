"""review --serve in a real browser: questions answered by keys alone, taken back by keys alone."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from test_desk import ARTICLES, _desk, _files, data  # noqa: F401  # the dossier of the desk's own tests

from arabic_timeline.commands.desk.server import Server

pytestmark = pytest.mark.browser

SAYS = "was => document.getElementById('says').textContent !== was"


@pytest.fixture
def server(data: Path) -> Iterator[Server]:  # noqa: F811
    made = Server(_desk(data), 0)
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield made
    made.shutdown()
    made.server_close()


def _answer(page: Any) -> str:
    """Press the key of the first answer of the question that is shown, type what it asks for; the question."""
    says: str = page.inner_text("#says")
    page.keyboard.press(page.inner_text("#answers kbd >> nth=0"))
    if page.is_visible("#ask"):
        if page.input_value("#typed") == "":
            page.keyboard.type("2020-02")
        page.keyboard.press("Enter")
    page.wait_for_function(SAYS, arg=says)
    return says


def test_every_question_is_answered_and_taken_back_by_keys(
    window: Callable[..., Any],
    server: Server,
    data: Path,  # noqa: F811
) -> None:
    before = _files(data)
    view = window()
    view.page.goto(server.address)
    view.page.wait_for_selector("#answers button")
    number = len(server.desk.state()["cards"])
    asked = [_answer(view.page) for _ in range(number)]
    assert len(set(asked)) == number >= 4
    assert view.page.inner_text("#error") == ""
    assert view.page.inner_text("#says") == "لا سؤال الآن."
    after = _files(data)
    assert after != before
    assert all(set(text.split(b"\n")) - set(after[name].split(b"\n")) <= {b"[]"} for name, text in before.items())
    for left in range(number, 0, -1):
        view.page.keyboard.press("u")
        view.page.wait_for_function(f"() => document.getElementById('count').textContent.endsWith(' {left - 1}')")
    assert _files(data) == before
    assert view.wrong == []


def _to_a_name(page: Any, server: Server) -> None:
    """Past the questions before the first that asks who somebody is."""
    page.goto(server.address)
    page.wait_for_selector("#answers button")
    while not page.query_selector("#answers button:has-text('شخص جديد')"):
        says = page.inner_text("#says")
        page.keyboard.press("s")
        page.wait_for_function(SAYS, arg=says)


def test_a_question_is_put_off_and_a_wrong_word_is_said(window: Callable[..., Any], server: Server) -> None:
    page = window().page
    _to_a_name(page, server)
    page.keyboard.press("n")
    page.keyboard.type("two words")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.getElementById('error').textContent")
    assert "بحروف لاتينية" in page.inner_text("#error")
    page.keyboard.press("Escape")
    assert not page.is_visible("#ask")


def test_keys_of_an_arabic_keyboard_are_those_printed_and_what_changed_is_folded(
    window: Callable[..., Any],
    server: Server,
    data: Path,  # noqa: F811
) -> None:
    page = window().page
    page.goto(server.address)
    page.wait_for_selector("#answers button:has-text('لقاء واحد')")
    assert page.eval_on_selector_all(".side h2", "all => all.map(one => one.textContent.slice(0, 6))") == [
        "الأول:",
        "الثاني",
    ]
    assert page.eval_on_selector_all("figcaption b", "all => all.map(one => one.textContent)") == ["1", "2"]
    assert page.eval_on_selector_all("figure >> nth=0 >> mark", "all => all.map(one => one.textContent)") == [
        "سالم الرامي",
        "روبرت ميلر",
    ]
    says = page.inner_text("#says")
    press = "([key, code]) => document.dispatchEvent(new KeyboardEvent('keydown', {key, code, bubbles: true}))"
    page.evaluate(press, ["ش", "KeyA"])
    page.wait_for_function(SAYS, arg=says)
    assert "kind: same" in (data / "knowledge" / "judgements.yaml").read_text(encoding="utf-8")
    server.desk.tell()
    page.wait_for_selector("#news details:not([open]) summary:has-text('بعد «لقاء واحد»')")
    page.evaluate(press, ["ع", "KeyU"])
    page.wait_for_function("was => document.getElementById('says').textContent === was", arg=says)
    assert "kind: same" not in (data / "knowledge" / "judgements.yaml").read_text(encoding="utf-8")


def test_a_question_that_falls_away_while_somebody_types_keeps_nobody(
    window: Callable[..., Any], server: Server
) -> None:
    page = window().page
    _to_a_name(page, server)
    says = page.inner_text("#says")
    page.keyboard.press("n")
    (card,) = [one for one in server.desk.state()["cards"] if one["says"] == says]
    server.desk.answer(card["id"], [one["key"] for one in card["answers"]].index("q"), None)
    page.wait_for_function(SAYS, arg=says)
    assert not page.is_visible("#ask")
    says = _answer(page)
    assert page.inner_text("#says") != says

"""What the campaign looks at: it says that a script ran only where one did, and that a line is raw only where it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from campaign import values

TITLED = "&lt;script&gt;window.PWNED=1&lt;/script&gt; PWNED"


@pytest.mark.browser
@pytest.mark.parametrize(
    ("body", "runs"),
    [
        pytest.param("<title>" + TITLED + "</title>", False, id="a value that the title holds as text"),
        pytest.param("<title>t</title><script>window.PWNED=1</script>", True, id="a value that is a script"),
    ],
)
def test_a_script_that_ran(body: str, runs: bool, window: Any, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(f"<!doctype html>{body}", encoding="utf-8")
    assert values.ran(window().page, tmp_path / "page.html") is runs


@pytest.mark.parametrize(
    ("line", "is_raw"),
    [("لقاء\u00a0اليوم", False), ("می\u200cشود", False), ("a\u202eb", True), ("a\u0085b", True), ("a\u200fb", True)],
)
def test_a_line_that_is_raw(line: str, is_raw: bool) -> None:
    assert values.raw(line) is is_raw

"""Text into XML is what the standard library makes of it."""

from xml.sax import saxutils

import pytest

from arabic_timeline import xmltext


@pytest.mark.parametrize(
    "text",
    ["", "قمة", "a & b < c > d", "two\nlines\r\tand a tab", 'he said "so"', "it's", "\"both\" and 'one'", "&amp;"],
)
def test_text_is_escaped_as_by_the_standard_library(text: str) -> None:
    assert xmltext.escape(text) == saxutils.escape(text)
    assert xmltext.quoteattr(text) == saxutils.quoteattr(text)

"""Runs of one word: what stands around each is not gone through again for every other one."""

from __future__ import annotations

from time import process_time

import pytest
from campaign import growth

_SIZE = 12_500  # characters
_SECONDS = 0.9  # what took 1.5 and 3 seconds takes 0.1 and 0.3


@pytest.mark.parametrize("pattern", ["قال أمس", "حضرة"])
def test_a_run_of_one_word_is_read_in_time(pattern: str) -> None:
    text = growth._same(pattern, _SIZE)
    begun = process_time()
    growth._seconds(text)
    if process_time() - begun > _SECONDS:  # tables are made on the first reading, and machines stutter
        assert min(growth._seconds(text) for _ in range(2)) <= _SECONDS

"""Work in a process of its own: the same answer, whatever becomes of that process."""

from __future__ import annotations

import os
import signal
import time
from functools import partial

import pytest

from arabic_timeline.aside import Aside
from arabic_timeline.pool import may_fork


def _who() -> int:
    return os.getpid()


def _dies(here: int) -> str:
    """Killed wherever it is not asked by the process ``here``."""
    if os.getpid() != here:
        os.kill(os.getpid(), signal.SIGKILL)
    return "done"


def _fails() -> None:
    raise ValueError("no such thing")


@pytest.mark.skipif(not may_fork(), reason="no other process is begun where a fork is not safe")
def test_another_process_does_it_and_answers_once() -> None:
    with Aside(_who, jobs=2) as other:
        assert other.answer() != os.getpid()
        assert other.answer() == other.answer()


def test_one_job_is_done_here() -> None:
    with Aside(_who, jobs=1) as alone:
        assert alone.answer() == os.getpid()


def test_what_a_killed_process_had_in_hand_is_done_here() -> None:
    with Aside(partial(_dies, os.getpid()), jobs=2) as lost:
        assert lost.answer() == "done"


def test_what_fails_there_is_raised_here() -> None:
    with Aside(_fails, jobs=2) as failing, pytest.raises(ValueError, match="no such thing"):
        failing.answer()


def test_nobody_works_on_behind_its_end() -> None:
    begun = time.monotonic()
    with Aside(partial(time.sleep, 600), jobs=2):
        pass
    assert time.monotonic() - begun < 60  # seconds; it is not waited for

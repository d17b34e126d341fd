"""Every lie of a server, at several places of each part: an end within the budget, in one line."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

from lies import Liar, lies

from arabic_timeline.commands.bring import fetch, wire

from .findings import Found

_SECONDS = 1.0
assert wire  # imported before the threads are: each would import it for itself


def run(size: int, seed: int) -> Found:
    """All lies, ``size`` times."""
    fetch.SILENCE, fetch.PATIENCE = 0.4, _SECONDS  # type: ignore[assignment]
    jobs = [(name, place) for place in range(size) for name in lies()]
    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(lambda job: _told(*job, seed), jobs))
    return len(jobs), [one for one in told if one]


def _told(name: str, place: int, seed: int) -> str | None:
    liar = Liar(*lies(place * seed * 7)[name])
    begun = time.monotonic()
    try:
        fetch.fetch(liar.address)
    except fetch.FetchError as error:
        if not str(error).strip() or "\n" in str(error):
            return f"{name}: not one line: {error!s:.80}"
    except Exception as error:
        return f"{name}: {type(error).__name__}: {error}"
    finally:
        liar.close()
    took = time.monotonic() - begun
    return f"{name}: {took:.1f} seconds of {_SECONDS}" if took > _SECONDS + 4 else None

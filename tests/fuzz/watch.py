"""Counts inputs and keeps findings: a broken promise is written down, and the run goes on."""

from __future__ import annotations

import hashlib
import json
import traceback
from collections.abc import Callable
from pathlib import Path
from time import monotonic, process_time

_SLOW = 20.0  # seconds of processor time for one small input: a finding of its own
_KEPT = 3  # inputs kept of one finding


class Watch:
    """Calls a target; what it raises is a finding, told apart by where it was raised."""

    def __init__(self, run: Callable[[bytes], None], folder: Path, runs: int) -> None:
        self._run, self._folder, self._runs = run, folder, runs
        self._found: dict[str, int] = {}
        self._count = 0
        self._start = self._told = monotonic()
        folder.mkdir(parents=True, exist_ok=True)

    def __call__(self, data: bytes) -> None:
        """One input."""
        before = process_time()
        try:
            self._run(data)
        except Exception as error:  # whatever it is, it is what we look for
            self._keep(data, _place(error), "".join(traceback.format_exception(error)))
        if (took := process_time() - before) > _SLOW:
            self._keep(data, "slow", f"{took:.0f} seconds of processor time\n")
        self._count += 1
        if self._count >= self._runs or monotonic() - self._told > 2:
            self.tell()

    def tell(self) -> None:
        """Write down how far the run is, so that a run that is ended tells as much."""
        self._told = monotonic()
        told = {"inputs": self._count, "seconds": self._told - self._start, "findings": self._found}
        (self._folder / "told.json").write_text(json.dumps(told), encoding="utf-8")

    def _keep(self, data: bytes, place: str, trace: str) -> None:
        self._found[place] = self._found.get(place, 0) + 1
        if self._found[place] > _KEPT:
            return
        name = f"{hashlib.sha256(place.encode()).hexdigest()[:8]}-{self._found[place]}"
        (self._folder / f"{name}.bin").write_bytes(data)
        (self._folder / f"{name}.txt").write_text(trace, encoding="utf-8", errors="backslashreplace")


def _place(error: BaseException) -> str:
    """The kind of the error and the last lines of ours that it came through."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "site-packages" not in frame.filename]
    ours = [f"{Path(frame.filename).parent.name}/{Path(frame.filename).name}:{frame.lineno}" for frame in frames[-2:]]
    return f"{type(error).__name__} at {' > '.join(ours)}"

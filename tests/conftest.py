"""Settings of the whole test run."""

from __future__ import annotations

import contextlib
import functools
import gc
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, settings

from arabic_timeline import means
from arabic_timeline.commands.bring import bounds

# Without deadlines: a slow machine is no fault.  `make test-all` takes three times the examples of `make test`;
# HYPOTHESIS_PROFILE=fuzz many more, new ones every time.
for name, examples in (("usual", 40), ("whole", 120)):
    settings.register_profile(
        name, max_examples=examples, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
    )
settings.register_profile("fuzz", max_examples=20_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "whole" if os.environ.get("TEST_ALL") else "usual"))


# One process each, unless a test says otherwise: forks of a process as large as this one, and what they copy of it,
# cost a third of a build.  Builds in processes of their own take all cores, and give the same bytes (test_laws.py).
means.cores = lambda: 1
bounds.APART = False  # nor another one that reads what is added (test_bounds.py)
means.collected_rarely()  # as every command has it

# Hundreds of sites are built and thrown away: in memory, where there is room, the system has half the work with them.
MEMORY = Path("/dev/shm")
if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > 2_000_000_000:
    tempfile.tempdir = os.environ["TMPDIR"] = str(MEMORY)

# The tables of cases, read seven times faster; the package itself names its loader everywhere (test_supply.py).
yaml.safe_load = functools.partial(yaml.load, Loader=yaml.CSafeLoader)


@pytest.fixture(scope="session", autouse=True)
def _one_shell(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """mkdocs builds each shell once: the tests that build a hundred sites are about what fills it.

    What is kept lies on the disk, because a build makes its shells in a process forked for it.
    Builds in processes of their own run mkdocs every time, and have to give the same bytes (test_laws, test_readme).
    """
    from arabic_timeline.commands import frames, shell

    folder = tmp_path_factory.mktemp("shells")
    real = shell.build

    def build(root: Path, site: Path, *, offline: bool, **how: Any) -> Mapping[str, Any]:
        kept = folder / f"{frames.Ordered(root=root, **how).key().hex()[:32]}-{offline}"
        if kept.is_dir():
            shutil.copytree(kept / "shell", site, dirs_exist_ok=True, copy_function=shutil.copyfile)
            return json.loads((kept / "config.json").read_text(encoding="utf-8"))
        config = real(root, site, offline=offline, **how)
        if (plain := frames._plain(config)) is not None:
            made = Path(tempfile.mkdtemp(dir=folder))
            shutil.copytree(site, made / "shell")
            (made / "config.json").write_text(json.dumps(plain), encoding="utf-8")
            with contextlib.suppress(OSError):  # another process was quicker
                made.rename(kept)
        return config

    shell.build = build
    yield
    shell.build = real


def pytest_collection_finish() -> None:
    """What is there for good is not gone through again by every collector, nor copied by it into forked processes."""
    gc.collect()
    gc.freeze()


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """What was left out, in one line."""
    skipped = [report.longrepr[2].removeprefix("Skipped: ") for report in terminalreporter.stats.get("skipped", ())]
    if skipped:
        reasons = "; ".join(f"{skipped.count(why)} ({why})" for why in dict.fromkeys(skipped))
        terminalreporter.write_line(f"Skipped: {reasons}")
    left = len(terminalreporter.stats.get("deselected", ()))
    if left and config.option.markexpr == "not long" and not config.option.keyword:
        terminalreporter.write_line(f"Left out: {left} long ones (make test-all)")

"""Settings of the whole test run."""

from __future__ import annotations

import functools
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, settings

# Without deadlines: a slow machine is no fault.  HYPOTHESIS_PROFILE=fuzz takes many more examples, new ones every time.
settings.register_profile(
    "usual", max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("fuzz", max_examples=20_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "usual"))


# The tables of cases, read seven times faster; the package itself names its loader everywhere (test_supply.py).
yaml.safe_load = functools.partial(yaml.load, Loader=yaml.CSafeLoader)


@pytest.fixture(scope="session", autouse=True)
def _one_shell(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """mkdocs builds each shell once: the tests that build a hundred sites in this process are about what fills it.

    Builds in processes of their own run it every time, and have to give the same bytes (test_laws, test_readme).
    """
    from arabic_timeline.commands import shell

    folder = tmp_path_factory.mktemp("shells")
    real, kept = shell.build, dict[Any, tuple[Path, Mapping[str, Any]]]()

    def build(root: Path, site: Path, **how: Any) -> Mapping[str, Any]:
        key = root, repr(sorted(how.items())), os.environ.get("SITE_URL")
        if key not in kept:
            config = real(root, site, **how)
            copy = Path(tempfile.mkdtemp(dir=folder)) / "shell"  # forked processes keep theirs here, too
            shutil.copytree(site, copy)
            kept[key] = copy, config
            return config
        copy, config = kept[key]
        shutil.copytree(copy, site, dirs_exist_ok=True, copy_function=shutil.copyfile)
        return config

    shell.build = build
    yield
    shell.build = real


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """What was left out, in one line."""
    skipped = [report.longrepr[2].removeprefix("Skipped: ") for report in terminalreporter.stats.get("skipped", ())]
    if skipped:
        reasons = "; ".join(f"{skipped.count(why)} ({why})" for why in dict.fromkeys(skipped))
        terminalreporter.write_line(f"Skipped: {reasons}")
    left = len(terminalreporter.stats.get("deselected", ()))
    if left and config.option.markexpr == "not long" and not config.option.keyword:
        terminalreporter.write_line(f"Left out: {left} long ones (make test-all)")

#!/usr/bin/env python3
"""Arabic news articles into a timeline of meetings: `python build_timeline.py --help` says what it can do."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent


def own_python() -> None:
    """Go on with the python of .venv, which `make site` makes.

    A newcomer calls the python of the system, which has none of the libraries, or some, or older ones.  Whoever works
    in another virtual environment meant that one.
    """
    own = ROOT / ".venv" / "bin" / "python"
    if own.exists() and sys.prefix == sys.base_prefix:
        os.execv(own, [str(own), *sys.argv])


def run() -> None:
    """Run the command line; without the libraries say what to do."""
    try:
        from arabic_timeline.commands import main

        main(ROOT)
    except ModuleNotFoundError as error:
        sys.exit(
            f"Error: the library {error.name} is not installed: "
            "run «make site» once, or pip install -r requirements/base.txt"
        )


if __name__ == "__main__":
    own_python()
    run()

#!/usr/bin/env python3
"""Arabic news articles into a timeline of meetings: `python build_timeline.py --help` says what it can do."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent


def libraries_missing(name: str) -> None:
    """Go on with the python of .venv, which `make site` makes; without it say what to do.

    A newcomer calls the python of the system, which has none of the libraries.
    """
    own = ROOT / ".venv" / "bin" / "python"
    if own.exists() and Path(sys.prefix).resolve() != own.parent.parent.resolve():
        os.execv(own, [str(own), *sys.argv])
    sys.exit(
        f"Error: the library {name} is not installed: run «make site» once, or pip install -r requirements/base.txt"
    )


if __name__ == "__main__":
    try:
        from arabic_timeline.commands import main
    except ModuleNotFoundError as error:
        libraries_missing(str(error.name))
    else:
        main(ROOT)

"""The command line of the installed package, in a folder with data/: arabic-timeline, or python -m arabic_timeline."""

from __future__ import annotations

import sys
from pathlib import Path


def run() -> None:
    """Run the command line on the working folder."""
    from arabic_timeline.commands import main

    called = Path(sys.argv[0]).stem
    main(Path.cwd(), program="python -m arabic_timeline" if called == "__main__" else "arabic-timeline")


if __name__ == "__main__":
    run()

"""The command line of the installed package, in a folder with data/: arabic-timeline, or python -m arabic_timeline."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from pathlib import Path


def run() -> None:
    """Run the command line on the working folder."""
    from arabic_timeline.commands import main

    main(Path.cwd(), program=called(sys.argv[0]))


def called(script: str) -> str:
    """How the command was called, as it can be called again here: the name alone where a shell finds this very one."""
    if Path(script).stem == "__main__":
        return f"{_typed(sys.executable, ('python', 'python3', 'py'))} -m arabic_timeline"
    return _typed(script, ("arabic-timeline",))


def _typed(path: str, names: tuple[str, ...]) -> str:
    found = next((name for name in names if (at := shutil.which(name)) and _place(at) == _place(path)), None)
    if found or not path:
        return found or names[0]
    whole, here = Path(os.path.abspath(path)), Path.cwd()  # noqa: PTH100 -- links stay: a python may be one
    return shlex.quote(str(whole.relative_to(here) if whole.is_relative_to(here) else whole))


def _place(path: str) -> str:
    """A path by which two that start the same program are one; Windows leaves the ending out."""
    return os.path.splitext(os.path.normcase(os.path.abspath(path)))[0] if os.name == "nt" else os.path.abspath(path)  # noqa: PTH100, PTH122


if __name__ == "__main__":
    run()

"""The command line in a process of its own that has the libraries already: for streams, signals and kills."""

from __future__ import annotations

import functools
import importlib
import os
import random
import resource
import signal
import sys
import tempfile
import time
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import IO, NamedTuple

from arabic_timeline.commands import COMMANDS, main, making, program

ROOT = Path(__file__).resolve().parent.parent


class Done(NamedTuple):
    """How a command ended: its exit status (negative: a signal), what it wrote."""

    status: int
    out: str
    err: str


class Running:
    """A command that runs in a process of its own."""

    def __init__(self, child: int, out: IO[bytes], err: IO[bytes]) -> None:
        self.child, self._out, self._err = child, out, err

    @property
    def out(self) -> str:
        """What it wrote until now on standard output."""
        return _whole(self._out)

    @property
    def err(self) -> str:
        """The same of standard error."""
        return _whole(self._err)

    def done(self, seconds: float = 120, sent: int = 0) -> Done:
        """How it ends, within so many seconds; then ``sent`` is sent to it, or the test fails."""
        status = _waited(self.child, seconds, sent)
        with self._out, self._err:
            return Done(status, self.out, self.err)


def _whole(file: IO[bytes]) -> str:
    """From the beginning, wherever the process that writes it stands."""
    return os.pread(file.fileno(), os.fstat(file.fileno()).st_size, 0).decode()


def run(
    *words: str,
    stdout: str = "kept",
    stdin: bytes | None = b"",
    seconds: float = 120,
    kill: tuple[float, int] | None = None,
    limit: tuple[int, int] | None = None,
    program: str | None = None,
    root: Path = ROOT,
    **environment: str,
) -> Done:
    """Run the command line and wait until it has ended.

    ``stdout``: «kept», «full» (a disk that takes nothing) or «closed»; no input: closed.  ``kill``: after how many
    seconds which signal is sent; ``limit``: a resource of the system and how much there is; ``root``: the folder that
    the command is called in, ``program``: its name.
    """
    started = start(*words, stdout=stdout, stdin=stdin, limit=limit, program=program, root=root, **environment)
    return started.done(*(kill or (seconds, 0)))


def start(
    *words: str,
    stdout: str = "kept",
    stdin: bytes | int | None = b"",
    limit: tuple[int, int] | None = None,
    program: str | None = None,
    root: Path = ROOT,
    beside: Sequence[int] = (),
    **environment: str,
) -> Running:
    """Begin to run the command line, as ``run`` does.

    ``stdin`` may be an open file, such as the end of a pipe; ``beside``: what is shut there, such as its other end.
    """
    _imported()
    out, err = tempfile.TemporaryFile(), tempfile.TemporaryFile()  # noqa: SIM115 -- until it has ended
    with tempfile.TemporaryFile() as given:
        source = stdin if isinstance(stdin, int) else given.fileno()
        given.write(stdin if isinstance(stdin, bytes) else b"")
        given.seek(0)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # threads of other tests are no business of the child
            child = os.fork()
        if child == 0:
            os.environ.update(environment)
            for one in beside:
                os.close(one)
            signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background has it ignored
            if limit:
                resource.setrlimit(limit[0], (limit[1], limit[1]))
            _streams(stdout, None if stdin is None else source, out.fileno(), err.fileno())
            _leave(words, root, program)
    return Running(child, out, err)


@functools.cache
def _imported() -> None:
    """What commands import, and the digests of the program, once here and not in each of their processes."""
    for name in COMMANDS:
        importlib.import_module(f"arabic_timeline.commands.{name}")
    for name in ("multiprocessing.pool", "rich.progress", "rich.table", "arabic_timeline.store.sqlite"):
        importlib.import_module(name)
    program.digest()
    program.digest(making.OTHERS)
    program.of_rooms(making.CONCLUDE)


def _streams(stdout: str, given: int | None, out: int, err: int) -> None:
    os.dup2(err, 2)
    if given is None:
        os.close(0)
        sys.stdin = None  # type: ignore[assignment]  # as Python itself has it
    else:
        os.dup2(given, 0)
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    if stdout == "closed":
        os.close(1)
        sys.stdout = None  # type: ignore[assignment]
        return
    os.dup2(os.open("/dev/full", os.O_WRONLY) if stdout == "full" else out, 1)
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115


def _leave(words: tuple[str, ...], root: Path, program: str | None) -> None:
    status = 70
    random.seed()  # names of temporary files are those of nobody else
    try:
        os.chdir(root)
        main(root, list(words), program)
    except SystemExit as error:
        status = error.code if isinstance(error.code, int) else 1
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except (OSError, ValueError):
                status = 120  # as Python itself leaves then
        os._exit(status)


def _waited(child: int, seconds: float, sent: int) -> int:
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.01)
    os.kill(child, sent or 9)
    _, status = os.waitpid(child, 0)
    if sent:
        return os.waitstatus_to_exitcode(status)
    raise AssertionError(f"not ended after {seconds} seconds")

"""One file a command, of build_timeline.py as of the installed arabic-timeline.

The only room with a clock, arguments and file writing.

Commands are imported when they are called, so that `annotate` does not wait for what only `build` needs.
"""

from __future__ import annotations

import io
import sys
from importlib import import_module
from pathlib import Path
from typing import NoReturn

import click

from arabic_timeline import __version__, hints, means
from arabic_timeline.commands import options, terminal

DEFAULT = "build"

# name → what the help says of it; the module of the same name holds ``command``.
COMMANDS = {
    "build": "Build the site (the default command).",
    "init": "Make a newsroom's own repository: its data, its pages, its publishing.",
    "serve": "Preview the site, and rebuild it on every change.",
    "check": "Say what is wrong or doubtful in data/, with file and line.",
    "add": "Bring saved pages, folders, web archives or addresses in as articles.",
    "review": "List what a person should decide, with the YAML to paste.",
    "ids": "Keep the ids of meetings, so that no edit changes an address.",
    "explain": "Tell how the date of a meeting or an article is known.",
    "annotate": "Read texts as JSON lines, write their dates and meetings.",
    "archive": "Read an archive of many files, on all cores or many machines.",
    "dates": "Read the dates of one text.",
    "diff": "Tell what changed between two timelines.",
}


class Commands(click.Group):
    """The commands by name; without a name, the default one."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"arabic_timeline.commands.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            near = hints.key(args[0], list(COMMANDS)).removeprefix(": is ")
            raise click.UsageError(f"{error.message} Is {near}" if near else error.message, ctx) from None

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0].startswith("-") and args[0] not in ("-h", "--help", "--version")):
            args = [DEFAULT, *args]
        return super().parse_args(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="arabic-timeline")
def _group() -> None:
    """Arabic news articles into a timeline of meetings in which every date shows how it is known."""


def main(root: Path, arguments: list[str] | None = None, program: str | None = None) -> NoReturn:
    """Run the command line and leave with its status: 0, 1 (something is wrong) or 2 (a command that is none).

    ``root`` is the folder that holds data/, and pages and settings of its own (``house`` says which).  ``program`` is
    how the command was called, for hints (``None``: build_timeline.py).  What goes wrong is told in lines on standard
    error; a trace is a fault of the program.
    """
    means.collected_rarely()
    try:
        terminal.prepare()
        status = _group.main(args=arguments, obj=root, prog_name=program or options.script(), standalone_mode=False)
        terminal.finish()
    except click.ClickException as error:
        status = _shown(error)
    except BrokenPipeError:  # the reader has seen enough
        status = 0
    except click.Abort:
        status = _shown(click.ClickException("interrupted"))
    except OSError as error:
        status = _shown(click.ClickException(f"{error.filename or 'standard output'}: {error.strerror or error}"))
    terminal.end()
    sys.exit(status if isinstance(status, int) else 0)


def _shown(error: click.ClickException) -> int:
    said = io.StringIO()
    error.show(said)
    terminal.say(said.getvalue().removesuffix("\n"), err=True)
    return error.exit_code

"""One file a command of build_timeline.py: the only room with a clock, arguments and file writing.

Commands are imported when they are called, so that `annotate` does not wait for what only `build` needs.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import click

from arabic_timeline import __version__

DEFAULT = "build"

# name → what the help says of it; the module of the same name holds ``command``.
COMMANDS = {
    "build": "Build the site (the default command).",
    "serve": "Preview the site, and rebuild it on every change.",
    "check": "Say what is wrong or doubtful in data/, with file and line.",
    "add": "Bring saved pages, folders, web archives or addresses in as articles.",
    "review": "List what a person should decide, with the YAML to paste.",
    "explain": "Tell how the date of a meeting or an article is known.",
    "annotate": "Read texts as JSON lines, write their dates and meetings.",
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


def main(root: Path, arguments: list[str] | None = None) -> Any:
    """Run the command line; ``root`` is the folder that holds data/, docs/, templates/ and mkdocs.yml."""
    return _group(args=arguments, obj=root, prog_name="build_timeline.py")

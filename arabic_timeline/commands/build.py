"""`build`: the site, built aside and put in place whole; nothing is done where nothing changed."""

from __future__ import annotations

import errno
import json
import os
from datetime import date
from pathlib import Path

import click

from arabic_timeline.commands import fresh, options, place, terminal, whole
from arabic_timeline.commands.order import MANY, Order

_OF_THE_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)


@click.command("build")
@click.option("--offline", is_flag=True, help="Build site-offline/ and a zip, to be opened without a server.")
@click.option(
    "--download/--no-download",
    default=None,
    help=f"Offer the offline copy as a zip on the site (default: up to {MANY:,} articles).",
)
@click.option(
    "--public", is_flag=True, help="Leave what is for editors (review, the YAML files) out of the navigation."
)
@click.option("--memory", type=options.FOLDER, help="data/memory.json of the site published before, for its feed.")
@options.claims_option
@click.option("--strict", is_flag=True, help="Warnings stop the build as errors do.")
@options.data_option
@click.option("--output", type=options.FOLDER, help="Folder of the site (default: site, or site-offline).")
@options.months_option
@click.option("--today", type=options.Day(), help="The day of the build (default: SOURCE_DATE_EPOCH, else today).")
@click.option("--since", type=options.FOLDER, metavar="OLD", help="Tell what changed since an earlier site, on a page.")
@click.option("--force", is_flag=True, help="Build even where nothing changed.")
@click.option("--store/--no-store", default=True, help="Keep what was read in .timeline/ beside the site (default).")
@options.jobs_option
@click.pass_obj
def command(
    root: Path,
    offline: bool,
    download: bool | None,
    public: bool,
    memory: Path | None,
    without_claims: bool,
    strict: bool,
    data: Path | None,
    output: Path | None,
    months: str | None,
    today: date | None,
    since: Path | None,
    force: bool,
    store: bool,
    jobs: int,
) -> None:
    """Build the site from data/."""
    order = Order(
        root=root,
        data=options.here(data, root, "data"),
        output=options.here(output, root, "site-offline" if offline else "site"),
        built=options.today(today),
        dated=bool(today or os.environ.get("SOURCE_DATE_EPOCH")),
        offline=offline,
        download=False if offline else download,
        public=public,
        memory=_remembered(memory) if memory else None,
        claims=not without_claims,
        strict=strict,
        months=months,
        since=since,
        store=store,
        jobs=jobs,
    )
    if not run(order, force=force):
        options.stop()


def _remembered(path: Path) -> str | None:
    """The text of a ``memory.json``; ``None``, and a warning, where there is none yet: a site is published first once.

    Raises:
        click.ClickException: where it is something that is no file.
    """
    try:
        text = whole.text(path)
        wrong = None if isinstance(json.loads(text), dict) else "holds no memory of a site"
    except FileNotFoundError:
        wrong = "no such file"
    except OSError as error:
        raise click.ClickException(f"--memory: {path}: {error.strerror or error}") from None
    except (ValueError, RecursionError):
        wrong = "holds no memory of a site"
    if wrong is None:
        return text
    terminal.say(f"warning: --memory: {path}: {wrong}: the feed knows no earlier days", err=True)
    return None


def run(order: Order, *, force: bool = False) -> bool:
    """Build what is ordered; ``False`` where errors in the data stopped it (they are printed).

    Raises:
        click.ClickException: where the output cannot be written, or another build is running.
    """
    target = order.output.resolve()
    try:
        place.refuse_foreign(target, order.root, fresh.sources(order))
        if order.archive:
            from arabic_timeline.commands import zips

            zips.refuse_foreign(target.with_name(order.archive.name))
        digest = fresh.digest_of(order)  # of what is there now: what changes while it is read is built next time
        if not force and fresh.is_fresh(order, target, digest):
            terminal.say(f"Nothing to do: {order.output}/ is up to date.")
            terminal.say(f"Open it in a browser: {(target / 'index.html').as_uri()}")
            return True
        from arabic_timeline.commands import making  # most of the program, which is not wanted until here

        with place.lock(target):
            return making.make(order, target, digest, trusted=not force)
    except place.PlaceError as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        # What is copied to a full disk carries the name of its source: the disk of the output is the one to look at.
        what = order.output if error.errno in _OF_THE_DISK else error.filename or order.output
        raise click.ClickException(f"{what}: {error.strerror or error}; an earlier site stays as it was") from None

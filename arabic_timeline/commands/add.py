"""`add`: saved pages, folders, JSON lines, web archives and addresses into data/articles."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from arabic_timeline import lexicon, read, registry
from arabic_timeline.commands import options
from arabic_timeline.commands.bring import sources
from arabic_timeline.commands.bring.page import Page, page
from arabic_timeline.commands.bring.shelf import Shelf
from arabic_timeline.commands.bring.sources import Found, SourceError

_EXTRA = "`add` needs its libraries: .venv/bin/pip install --require-hashes -r requirements/import.txt"


@click.command("add")
@click.argument("source", nargs=-1, required=True, metavar="PAGE.html|URL|FOLDER|FILE.jsonl|FILE.warc.gz …")
@options.data_option
@click.option("--retrieved", type=options.Day(), help="The day the pages were saved (default: as the source says).")
@click.pass_obj
def command(root: Path, source: tuple[str, ...], data: Path | None, retrieved: date | None) -> None:
    """Bring pages in as articles; what is there already is never overwritten."""
    _need_libraries()
    folder = options.here(data, root, "data")
    known, _ = registry.load(folder / "knowledge")
    own, _ = lexicon.load(folder / "lexicon")
    click.get_current_context().with_resource(own.in_use())
    there, _ = read.articles(folder / "articles")
    shelf = Shelf(folder / "articles", there, tuple(known.outlets.values()))
    added = failed = 0
    try:
        for found in _with_progress(_all(source)):
            path, words = _bring(found, shelf, retrieved)
            added += path is not None
            failed += isinstance(found, SourceError)
            click.echo(words, err=path is None)
    except KeyboardInterrupt:
        click.echo("Stopped; what was added so far stays.", err=True)
        failed += 1
    except OSError as error:
        raise click.ClickException(f"{error.filename}: {error.strerror}; {added} added before stay") from None
    click.echo(f"{options.counted(added, 'article')} added to {folder / 'articles'}.", err=True)
    if rows := shelf.rows_to_add():
        click.echo(f"Rows to paste into {folder / 'knowledge' / 'outlets.yaml'}:\n{rows}", err=True)
    if failed:
        options.stop()


def _need_libraries() -> None:
    try:
        import htmldate  # noqa: F401  # asked for here so that nothing is half done where it is missing
        import trafilatura  # noqa: F401
        import warcio  # noqa: F401
    except ImportError:
        raise click.ClickException(_EXTRA) from None


def _all(names: Iterable[str]) -> Iterator[Found | SourceError]:
    for name in names:
        yield from sources.pages(name)


def _with_progress(pages: Iterator[Found | SourceError]) -> Iterator[Found | SourceError]:
    """A counter on the terminal; nothing where the output is not one."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn

    console = Console(stderr=True)
    if not console.is_terminal:
        yield from pages
        return
    columns = (SpinnerColumn(), TextColumn("{task.completed} pages read"))
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=None)
        for one in pages:
            yield one
            progress.advance(task)


def _bring(found: Found | SourceError, shelf: Shelf, retrieved: date | None) -> tuple[Path | None, str]:
    """(the new file, what to say of it)."""
    if isinstance(found, SourceError):
        return None, f"error: {found}"
    checksum = f"sha256:{hashlib.sha256(found.raw).hexdigest()}"
    said = page(found)
    if said is None:
        return None, f"{found.name}: no article found in it"
    there = shelf.already(said.url, checksum)
    if there is not None:
        return None, f"{found.name}: is there already as {there}"
    outlet, is_known = shelf.outlet(said.url or found.url, said.site)
    copy = shelf.same_text(said.text)
    path = shelf.put(_fields(said, found, outlet, checksum, copy, retrieved), said.text)
    return path, "\n".join([f"{found.name} → {path}", *(f"  {line}" for line in _tale(said, outlet, is_known, copy))])


def _fields(
    said: Page, found: Found, outlet: str, checksum: str, copy: str | None, retrieved: date | None
) -> dict[str, Any]:
    return {
        "outlet": outlet,
        "title": said.title,
        "author": said.author,
        "url": said.url,
        "published": said.published,
        "published_source": said.source if said.published else None,
        "retrieved": retrieved or found.retrieved,
        "copy_of": copy,
        "checksum": checksum,
    }


def _tale(said: Page, outlet: str, is_known: bool, copy: str | None) -> Iterator[str]:
    yield f"title: {said.title}"
    yield f"text: {len(said.text.split()):,} words"
    yield f"outlet: {outlet}" + ("" if is_known else " (not in outlets.yaml: add a row)")
    yield f"published: {said.published} ({said.source})" if said.published else "published: not found, left out"
    yield f"author: {said.author}" if said.author else "author: not found"
    if not said.url:
        yield "address: not found"
    if copy:
        yield f"the same text as {copy}: marked as its copy"
    yield from said.notes

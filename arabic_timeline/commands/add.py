"""`add`: saved pages, folders, JSON lines, web archives and addresses into data/articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import click

from arabic_timeline import entries, ids, lexicon, read, registry, rowfiles, rows
from arabic_timeline.commands import house, init, keeping, making, options, terminal
from arabic_timeline.commands.bring import bounds, sheets, sources
from arabic_timeline.commands.bring.found import LeftOut, SourceError
from arabic_timeline.commands.bring.reading import Read, Result
from arabic_timeline.commands.bring.shaped import Page, web
from arabic_timeline.commands.bring.shelf import UNKNOWN, Shelf
from arabic_timeline.commands.order import Order
from arabic_timeline.means import cores
from arabic_timeline.printable import printable
from arabic_timeline.web import clean

_LIBRARIES = ("htmldate", "trafilatura", "urllib3", "warcio")  # asked for before anything is half done
_SOURCES = "PAGE.html|URL|FOLDER|FILE.jsonl|FILE.warc.gz …"
_EXTRA = "`add` needs libraries of its own ({}): "


@click.command("add")
@click.argument("source", nargs=-1, required=True, type=options.named, metavar=_SOURCES)
@options.data_option
@click.option("--outlet", help="Id of the outlet of all these pages (default: from their address or their own words).")
@click.option("--retrieved", type=options.Day(), help="The day the pages were saved (default: as the source says).")
@click.option(
    "--write-outlets/--no-write-outlets",
    "write",
    default=None,
    help="Write rows of new outlets into outlets.yaml (default: asked on a terminal, else printed).",
)
@click.option("--anyway", is_flag=True, help="Take what seems to be no Arabic article, too.")
@click.pass_obj
def command(
    root: Path,
    source: tuple[str, ...],
    data: Path | None,
    outlet: str | None,
    retrieved: date | None,
    write: bool | None,
    anyway: bool,
) -> None:
    """Bring pages in as articles: one file each in data/articles, with what was found of title, outlet and day.

    A source is a saved page (.html, packed or not, SingleFile, .mhtml), a folder of them, also of ArchiveBox or Zotero,
    a web archive (.warc, .wacz), a feed (RSS, Atom), a letter (.eml), a text, .docx or .pdf, JSON or JSON lines (also
    of wp-json), or an address of a page or a feed. A spreadsheet (.csv, also with TimelineJS's columns) or the JSON of
    a timeline goes into data/entries. What is there already is recognised and never overwritten.
    """
    _need_libraries(root)
    if outlet is not None and not rows.ID.fullmatch(outlet):
        raise click.BadParameter(f"an id: {rows.no_id(outlet)}", param_hint="--outlet")
    folder = options.here(data, root, "data")
    reader = click.get_current_context().with_resource(bounds.Reader(folder / "lexicon"))
    own, _ = lexicon.load(folder / "lexicon")
    click.get_current_context().with_resource(own.in_use())
    shelf = _shelf(folder)
    tally = _Tally()
    try:
        for found in _with_progress(reader.read(source)):
            if isinstance(found, LeftOut):
                tally.left[found.why] += 1
            elif isinstance(found, sheets.Sheet):
                tally.count(*sheets.put(found, folder), "sheet")
            else:
                tally.count(*_bring(found, folder, shelf, outlet, retrieved, None if anyway else tally.left), "article")
    except KeyboardInterrupt:
        terminal.say("Stopped; what was added so far stays.", err=True)
        tally.failed += 1
    except OSError as error:
        there = tally.added.total()
        raise click.ClickException(f"{error.filename}: {error.strerror}; {there} added before stay") from None
    _settle(shelf, folder)
    _say_all(tally, folder)
    tally.failed += _outlets(shelf, folder, write)
    if tally.added:
        with keeping.writing(folder):
            taken = init.take_example(folder)
        if taken:
            terminal.say(f"The made-up example of init is taken away ({', '.join(taken)}).", err=True)
        _keep_ids(root, folder)
        terminal.say(f"What is still doubtful in them: {options.program()} check{_data(data)}", err=True)
    if tally.failed:
        options.stop()


@dataclass(slots=True)
class _Tally:
    """What became of the sources so far, each told as it comes."""

    added: Counter[str] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)
    failed: int = 0

    def count(self, path: Path | None, said: str, wrong: bool, what: str) -> None:
        if path is not None:
            self.added[what] += 1
        self.failed += wrong
        terminal.say(said, err=path is None)


def _settle(shelf: Shelf, folder: Path) -> None:
    """Name the outlets that later pages told of."""
    with keeping.writing(folder):
        for path, outlet, why in shelf.settled():
            terminal.say(f"{path}: outlet {outlet}, {why}")


def _say_all(tally: _Tally, folder: Path) -> None:
    if tally.added["article"] or not tally.added["sheet"]:
        terminal.say(f"{options.counted(tally.added['article'], 'article')} added to {folder / 'articles'}.", err=True)
    if number := tally.added["sheet"]:
        terminal.say(f"{options.counted(number, 'sheet')} added to {folder / entries.FOLDER}.", err=True)
    for why, number in tally.left.most_common():
        terminal.say(f"left out: {number:,} × {why}", err=True)


def _outlets(shelf: Shelf, folder: Path, write: bool | None) -> bool:
    """Write the rows of new outlets, where that is wanted; else they are there to paste.  Whether that went wrong."""
    missing = shelf.rows_to_add()
    if not missing:
        return False
    path = folder / "knowledge" / "outlets.yaml"
    if write is None and terminal.answers():
        terminal.say(f"New outlets, whose rows {path} lacks:\n{missing}", err=True)
        write = click.confirm("Write them into it?", default=True, err=True)
    elif not write:
        where = f"{path}{'' if path.exists() else ' (a new file)'}"
        terminal.say(f"Rows to paste into {where}, or add them with --write-outlets:\n{missing}", err=True)
    if write:
        with keeping.writing(folder):
            wrong = _stands_against(path, missing)
            if wrong is None:
                keeping.append(path, missing)
        if wrong is not None:
            terminal.say(f"error: {wrong}; nothing is written there, the rows are:\n{missing}", err=True)
            return True
        number = missing.count("- id: ")
        terminal.say(f"{options.counted(number, 'row')} written into {path}: look at the names.", err=True)
    return False


def _stands_against(path: Path, added: str) -> str | None:
    """What would be wrong with a file of outlets that is not wrong now, if rows were put behind its own."""
    try:
        before, wrong, _ = rows.read_text(path, path.parent, rowfiles.LARGEST)
    except FileNotFoundError:
        before, wrong = "", None
    if wrong:
        return f"{path}: {wrong}"
    there = {fault.message for fault in registry.outlets(before)[1]}
    new = [one for one in registry.outlets(keeping.appended(before, added))[1] if one.message not in there]
    return f"{path}:{new[0].line}: with them {new[0].message}" if new else None


def _shelf(folder: Path) -> Shelf:
    known, _ = registry.load(folder / "knowledge")
    there, faults = read.articles(folder / "articles")
    broken = {fault.file for fault in faults if fault.error and fault.file.endswith(".md")}
    if broken:
        counted = options.counted(len(broken), "article")
        terminal.say(f"warning: {counted} with errors cannot be compared ({min(broken)}): see check", err=True)
    return Shelf(folder / "articles", there, tuple(known.outlets.values()))


def _keep_ids(root: Path, folder: Path) -> None:
    """Every id that the timeline gives out now, in ids.yaml: what is added later changes no address."""
    site = options.here(None, root, "site")
    order = Order(root=root, data=folder, output=site, built=options.today(None), jobs=cores())
    with options.busy("Keeping the ids of what the articles tell …"), making.means_of(order) as means:
        kept = keeping.keep_ids(folder, means)
    if kept is None:
        terminal.say(f"{folder / ids.FILE}: not written while the data has errors (see check)", err=True)
    elif any(kept):
        terminal.say(f"{options.counted(kept[0], 'new id')} kept in {folder / ids.FILE}.", err=True)


def _data(data: Path | None) -> str:
    return f" --data {data}" if data else ""


def _need_libraries(root: Path) -> None:
    missing = next((name for name in _LIBRARIES if find_spec(name) is None), None)
    if missing:
        ours = "run «make import» once, or pip install -r requirements/import.txt"
        theirs = "pip install 'arabic-timeline[import]'"
        how = ours if house.is_program(root) else theirs
        raise click.ClickException(_EXTRA.format(missing) + how)


def _with_progress(pages: Iterator[Result]) -> Iterator[Result]:
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


def _bring(
    found: Read | SourceError,
    folder: Path,
    shelf: Shelf,
    outlet: str | None,
    retrieved: date | None,
    left: Counter[str] | None = None,
) -> tuple[Path | None, str, bool]:
    """(the new file, what to say of it, whether something went wrong); a line a thing, whatever is in the names.

    ``left`` counts what is left out, by reason; ``None``: nothing is left out.  Pages are read by as many commands as
    there are, and put by one after the other.
    """
    if isinstance(found, SourceError):
        return None, printable(f"error: {found}"), True
    said = found.page
    if said is None:
        if left is not None:
            left["no article found in it"] += 1
        return None, printable(f"{found.name}: no article found in it"), False
    if said.doubt and left is not None:
        left[said.doubt] += 1
        return None, printable(f"{found.name}: {said.doubt}: left out (--anyway takes it)"), False
    with keeping.writing(folder):
        shelf.renew()
        try:
            path, told = _put(said, found, shelf, outlet, retrieved)
        except ValueError as error:
            return None, printable(f"error: {found.name}: {error}"), True
        except OSError:  # of this machine, and not of the page
            raise
        except Exception as error:
            return None, printable(f"error: {sources.told(found.name, error)}"), True
    if path is None and left is not None:
        left["there already"] += 1
    return path, told, False


def _put(said: Page, found: Read, shelf: Shelf, outlet: str | None, retrieved: date | None) -> tuple[Path | None, str]:
    """(the new file, what to say of it): none where the article is there already."""
    if there := shelf.already(said.url, found.checksum):
        changed = "; its text differs, look at both" if shelf.has_changed(there, said.text) else ""
        return None, printable(f"{found.name}: is there already as {there}{changed}")
    its_outlet, is_known = (
        (outlet, True) if outlet else shelf.outlet(said.url or web(found.url), said.site, said.called, said.signed)
    )
    copy, is_itself = shelf.same_text(said.text, its_outlet, said.published)
    if is_itself:
        return None, printable(f"{found.name}: is there already as {copy} (the same text of the same outlet)")
    path = shelf.put(_fields(said, found, its_outlet, copy, retrieved), said.text)
    if its_outlet == UNKNOWN:
        shelf.unnamed(path, (said.site, said.signed, *said.called), said.site or said.signed)
    tale = _tale(said, its_outlet, is_known, copy)
    return path, "\n".join(map(printable, [f"{_readable(found.name)} → {path}", *(f"  {line}" for line in tale)]))


def _readable(address: str) -> str:
    """An address in its letters: «%D8%AE%D8%A8%D8%B1» says nothing to who reads it."""
    try:
        written = unquote(address, errors="strict")
    except UnicodeDecodeError:
        return address
    return written if written.isprintable() and " " not in written else address


def _fields(said: Page, found: Read, outlet: str, copy: str | None, retrieved: date | None) -> dict[str, Any]:
    return {
        "outlet": outlet,
        "title": said.title,
        "author": said.author,
        "url": clean(said.url),
        "published": said.published,
        "published_source": said.source if said.published else None,
        "disputed": [f"{one}: {where}" for one, where in said.disputed],
        "retrieved": retrieved or found.retrieved,
        "copy_of": copy,
        "checksum": found.checksum,
    }


def _tale(said: Page, outlet: str, is_known: bool, copy: str | None) -> Iterator[str]:
    yield f"title: {said.title}"
    yield f"text: {len(said.text.split()):,} words"
    if outlet == UNKNOWN:
        name = said.site or said.signed
        how = "name it in the file, or add the page with --outlet"
        not_found = f"not found, written as «unknown»: {how}"
        yield f"outlet: the page calls itself «{name}»: see below under which id" if name else f"outlet: {not_found}"
    else:
        yield f"outlet: {outlet}" + ("" if is_known else " (not in outlets.yaml: add a row)")
    if said.disputed:
        days = " or ".join(f"{one} ({where})" for one, where in said.disputed)
        yield f"published: disputed, {days}: choose with review --serve, or write it into the file"
    else:
        yield f"published: {said.published} ({said.source})" if said.published else "published: not found, left out"
    yield f"author: {said.author}" if said.author else "author: not found"
    yield f"address: {_readable(clean(said.url) or '')}" if said.url else "address: not found"
    if copy:
        yield f"the same text as {copy}: marked as its copy"
    yield from said.notes

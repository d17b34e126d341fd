"""data/articles as a shelf: what stands there already, and how a new article is put there without touching the rest."""

from __future__ import annotations

import itertools
import json
import os
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from arabic_timeline import lexicon, read, registry
from arabic_timeline.commands import keeping
from arabic_timeline.commands.bring import named, words
from arabic_timeline.language.latin import latin
from arabic_timeline.model import Article
from arabic_timeline.registry import UNNAMED, Outlet
from arabic_timeline.rows import ID, parse, read_text
from arabic_timeline.text import plain
from arabic_timeline.web import address, host_of, origin_of

_SUFFIX = re.compile(r"(?:\.(?:co|com|org|net|gov|edu|ac|info))?\.[a-z]{2}$|\.[a-z]{3,}$")  # of a host's name
_BARE = re.compile(r"(?:https?://)?[A-Za-z0-9._-]+")
_WORDS = 8  # in a row: texts that share most of such runs are the same text
_SAME = 0.8  # share of the longer text's runs that both have: one is a copy of the other
_EQUAL = 0.95  # the same: one and the same page, saved twice
UNKNOWN = UNNAMED  # outlet of a page that has no address and no name of a site


class Shelf:
    """The articles of a folder by address, checksum and text."""

    def __init__(self, folder: Path, articles: Iterable[Article], outlets: Collection[Outlet]) -> None:
        self._folder = folder
        self._ids: set[str] = set()
        self._addresses: dict[str, str] = {}
        self._checksums: dict[str, str] = {}
        self._texts: dict[str, frozenset[int]] = {}
        self._sources: dict[str, tuple[str, str | None]] = {}  # outlet, and day as far as known
        self._hosts = {host: outlet.id for outlet in outlets if (host := host_of(outlet.url))}
        spellings = [(named.core(name), one.id) for one in outlets for name in (one.name, *one.aliases)]
        self._cores = {core: id_ for core, id_ in spellings if all(id_ == o for c, o in spellings if c == core)}
        self._names = {plain(name): outlet.id for outlet in outlets for name in (outlet.name, *outlet.aliases)}
        self._known = {outlet.id for outlet in outlets}
        self._new: dict[str, tuple[str, str]] = {}
        self._named: set[str] = set()  # outlets of what was put here
        # What was put here without an outlet: what may be its name, and what is.
        self._unnamed: list[tuple[Path, tuple[str, ...], str | None]] = []
        for article in articles:
            self._take(article)

    def renew(self) -> None:
        """Look at what somebody else has put here since; to be called with the right to write held."""
        names = {name.removesuffix(".md") for name in _names(self._folder)}
        for name in sorted(names - self._ids):
            self._ids.add(name)
            if article := self._read(self._folder / f"{name}.md"):
                self._take(article)

    def _read(self, path: Path) -> Article | None:
        """An article; what has an error or is gone cannot be compared."""
        try:
            text, wrong, _ = read_text(path, self._folder, read.LARGEST)
        except FileNotFoundError:
            return None
        return None if wrong else read.article(text, str(path))[0]

    def _take(self, article: Article) -> None:
        day = str(article.published.day) if article.published and article.published.day else None
        self._remember(article.id, (article.outlet, day), article.url, article.checksum, article.text)
        self._ids.add(Path(article.file).stem)

    def already(self, url: str | None, checksum: str) -> str | None:
        """Id of the article with this address or made from the same file."""
        return self._addresses.get(address(url)) if url else self._checksums.get(checksum)

    def has_changed(self, name: str, text: str) -> bool:
        """Whether a text is another than that of the article."""
        return not _alike(_runs(text), self._texts[name], _EQUAL)

    def same_text(self, text: str, outlet: str, day: str | None) -> tuple[str | None, bool]:
        """(id of an article that says the same, whether it is this page itself, saved twice).

        It is where outlet and whole text are the same and no two days are known.  A report that holds another's
        sentences and goes on says more than that one.
        """
        runs = _runs(text)
        found = [name for name, other in self._texts.items() if _alike(runs, other, _SAME)]
        for name in found:
            theirs, then = self._sources[name]
            if theirs == outlet and _alike(runs, self._texts[name], _EQUAL) and (None in (day, then) or day == then):
                return name, True
        return next(iter(found), None), False

    def outlet(
        self, url: str | None, site: str | None, called: Sequence[str] = (), signed: str | None = None
    ) -> tuple[str, bool]:
        """(outlet id, whether outlets.yaml knows it): by host, by name, else made from the host.

        ``called``: what may be its name, or say it, where outlets.yaml knows a name of it; ``signed``: what is.
        """
        if site and (site in self._known or plain(site) in self._names):
            return (site if site in self._known else self._names[plain(site)]), True
        host = host_of(url)
        labels = host.split(".") if host else []
        for known in (".".join(labels[start:]) for start in range(max(1, len(labels) - 1))):  # arabic.example.test, too
            if known in self._hosts:
                return self._hosts[known], True
        name = self._spelt(_made_of(host))
        if not name and (told := self._said(called) or self._cores.get(named.core(signed or site or ""))) is not None:
            return told, True
        if not name:
            name = self._spelt(site) if site and ID.fullmatch(site) else UNKNOWN
        if name not in self._known and name != UNKNOWN:
            its_own = None if site and host_of(f"https://{site}") == host else site
            named_so = next((one for one in (its_own, *called) if one and words.is_outlet(one)), its_own or signed)
            self._new.setdefault(name, (named_so or lexicon.site_name(url) or site or host or name, host))
        return name, name in self._known

    def _spelt(self, name: str) -> str:
        """An id as an outlet has it already that differs from it only in capital letters."""
        return next((one for one in (*self._known, *self._new) if one.lower() == name.lower()), name)

    def _said(self, called: Sequence[str]) -> str | None:
        """The one outlet whose name these are, or that one of them names among other words."""
        keys = [" ".join(re.findall(r"\w+", plain(one))) for one in called]
        whole = {self._names[plain(one)] for one in called if plain(one) in self._names}
        within = {
            id_ for name, id_ in self._names.items() if any(f" {name} " in f" {key} " for key in keys) and " " in name
        }
        found = whole or within
        return next(iter(found)) if len(found) == 1 else None

    def unnamed(self, path: Path, called: Iterable[str | None], signed: str | None) -> None:
        """An article was put here without an outlet; ``called``: what may be its name, ``signed``: what is."""
        self._unnamed.append((path, tuple(one for one in called if one), signed))

    def settled(self) -> Iterator[tuple[Path, str, str]]:
        """The outlets of those articles, written: (file, outlet, why), as other pages of the same command give them by
        name, else under an id made of the name.
        """
        for path, called, signed in self._unnamed:
            told = ((id_, title) for id_, (title, host) in self._new.items() if title != host)
            names = {named.core(one): id_ for id_, title in told for one in (title, *title.split(" / "))}
            found = {names[core] for one in called if (core := named.core(one)) in names}
            why = "which other pages call by the same name"
            if not found and signed and (made := self._made_from(signed)):
                found, why = {made}, f"as it calls itself «{signed}»"
            if len(found) == 1 and _replaced(path, f'\noutlet: "{UNKNOWN}"\n', f'\noutlet: "{min(found)}"\n'):
                self._named |= found
                yield path, min(found), why

    def _made_from(self, name: str) -> str:
        """An id for an outlet that has a name and no address, with the row that it lacks; empty where none can be."""
        core, short = named.core(name), latin(named.bare(name))
        made = short
        for number in itertools.count(2):
            title, _ = self._new.get(made, ("", ""))
            if not ID.fullmatch(made) or (title and named.core(title) == core):
                return made if ID.fullmatch(made) else ""
            if not title and self._spelt(made) not in self._known and made != UNKNOWN:
                break
            made = f"{short}-{number}"
        self._new[made] = (name, "")
        return made

    def rows_to_add(self) -> str:
        """The rows that outlets.yaml lacks for what was put here, ready to paste; each is one that `check` takes."""
        return "".join(_row(name, *told) for name, told in self._new.items() if name in self._named)

    def put(self, fields: dict[str, Any], text: str) -> Path:
        """Write a new article under a fresh id, whole or not at all; never over a file that is there.

        Raises:
            ValueError: with what is wrong, where it would be none that can be read: no site could be built with it.
        """
        text = text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n").strip("\n")
        while True:
            name = self._fresh()
            path = self._folder / f"{name}.md"
            front = "".join(f"{key}: {_yaml(value)}\n" for key, value in {"id": name, **fields}.items() if value)
            whole = f"---\n{front}---\n{text}\n"
            one, faults = read.article(whole, path.name)
            if one is None:
                self._ids.discard(name)
                raise ValueError(faults[0].message)
            if _written(path, whole):
                break
        self._named.add(str(fields.get("outlet")))
        source = (str(fields.get("outlet")), fields.get("published"))
        self._remember(name, source, fields.get("url"), fields.get("checksum"), text)
        return path

    def _fresh(self) -> str:
        numbers = [int(name) for name in self._ids if name.isascii() and name.isdecimal()]
        name = f"{max(numbers, default=-1) + 1:03}"
        self._ids.add(name)
        return name

    def _remember(
        self, name: str, source: tuple[str, str | None], url: str | None, checksum: str | None, text: str
    ) -> None:
        self._ids.add(name)
        self._sources[name] = source
        if url:
            self._addresses.setdefault(address(url), name)
        if checksum:
            self._checksums.setdefault(checksum, name)
        self._texts[name] = _runs(text)


def _names(folder: Path) -> list[str]:
    """The files of articles; none where there is no folder yet."""
    try:
        with os.scandir(folder) as found:
            return [one.name for one in found if one.name.endswith(".md") and not one.name.startswith(".")]
    except FileNotFoundError:
        return []


def _runs(text: str) -> frozenset[int]:
    said = re.findall(r"\w+", plain(text))
    return (
        frozenset(hash(tuple(said[n : n + _WORDS])) for n in range(max(1, len(said) - _WORDS + 1)))
        if said
        else frozenset()
    )


def _alike(one: frozenset[int], other: frozenset[int], share: float) -> bool:
    """Whether either text has so much of the longer one."""
    return bool(one and other) and len(one & other) >= share * max(len(one), len(other))


def _made_of(host: str) -> str:
    """An id for the outlet of a host; its whole name where the rest is one that no file can have."""
    short, whole = (re.sub(r"[^a-z0-9]+", "-", one).strip("-")[:80] for one in (_SUFFIX.sub("", host), host))
    return short if not short or ID.fullmatch(short) else whole


def _row(name: str, title: str, host: str) -> str:
    """The row of an outlet, which is read back as it is meant, under the first of its names that can be one."""
    for called, at in ((title, host), (host or name, host), (name, "")):
        address = origin_of(at) if at else None
        row = f"- id: {_plain(name)}\n  name: {_yaml(called)}\n" + (f"  url: {_plain(address)}\n" if address else "")
        found, faults = registry.outlets(row)
        meant = [(name, called, address, "quote")]
        if not faults and [(one.id, one.name, one.url, one.rights) for one in found.values()] == meant:
            return row
    return ""


def _plain(value: str) -> str:
    """A value as people write it, without quotation marks where it needs none."""
    return value if _BARE.fullmatch(value) and parse(value) == value else _yaml(value)


def _yaml(value: Any) -> str:
    """A value in double quotes, or a list of them, as JSON writes it: YAML reads the same."""
    if isinstance(value, list):
        return f"[{', '.join(map(_yaml, value))}]"
    return json.dumps("".join(char for char in str(value) if char.isprintable() or char == "\t"), ensure_ascii=False)


def _replaced(path: Path, before: str, after: str) -> bool:
    """Whether a line of the head of a file was put in place of another; the file is whole at any time."""
    try:
        text = path.read_bytes().decode("utf-8")
        head, mark, rest = text.partition("\n---\n")
        if before not in head:
            return False
        unfinished = keeping.unfinished(path)
        unfinished.write_bytes((head.replace(before, after, 1) + mark + rest).encode("utf-8"))
        unfinished.replace(path)
    except FileNotFoundError:  # somebody took it away again
        return False
    return True


def _written(path: Path, text: str) -> bool:
    """Write a file that is not there yet, whole or not at all; ``False`` where it is there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = keeping.unfinished(path)
    unfinished.unlink(missing_ok=True)
    try:
        unfinished.write_bytes(text.encode("utf-8", "replace"))
        try:
            os.link(unfinished, path)  # fails where the file is there
        except FileExistsError:
            return False
        except OSError:  # a disk without links (FAT): the name is taken first, then the content put in its place
            path.open("xb").close()
            unfinished.replace(path)
    except FileExistsError:
        return False
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None
    finally:
        unfinished.unlink(missing_ok=True)
    return True

"""What changed since an earlier build: a page, a feed whose entries are dated by change, and data to go on from."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

from arabic_timeline import say
from arabic_timeline.differences import Change
from arabic_timeline.model import Cause
from arabic_timeline.render import feeds, links, safe
from arabic_timeline.render.press import Press
from arabic_timeline.render.views import World
from arabic_timeline.xmltext import escape, quoteattr

DATA = "data/changes.json"
_KEPT = 300  # changes that are told


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A change and the day (ISO) of the build that found it."""

    day: str
    change: Change


def told(found: Iterable[Change], earlier: object, day: str) -> tuple[Told, ...]:
    """The changes of this build before those of earlier ones, as ``changes.json`` of the old site tells them."""
    new = [Told(day=day, change=one) for one in found]
    return (*new, *_read(earlier))[:_KEPT]


def _read(rows: object) -> Iterator[Told]:
    for row in rows if isinstance(rows, list) else ():
        try:
            texts = {key: row[key] for key in ("kind", "id", "title", "before", "after")}
            if all(value is None or isinstance(value, str) for value in (*texts.values(), row["day"])):
                yield Told(day=row["day"], change=Change(**texts, why=tuple(map(str, row["why"]))))
        except (KeyError, TypeError):
            continue  # not as this program writes it


def files(world: World, press: Press, changes: Sequence[Told]) -> Iterator[tuple[str, str]]:
    """The page, the feed and the data, as (path, text)."""
    rows = [{"day": one.day, **asdict(one.change)} for one in changes]
    yield DATA, safe.json_escaped(json.dumps(rows, ensure_ascii=False, indent=1)) + "\n"
    yield "data/changes.atom", _atom(world, changes)
    days = [(day, [_shown(world, one.change) for one in some]) for day, some in groupby(changes, lambda one: one.day)]
    title = world.words["changes"]["title"]
    yield (
        "changes/index.html",
        press.page("changes.html", "changes/index.html", {"title": title}, days=days, change_word=word),
    )


def word(kind: str, months: str = "maghreb") -> str:
    """A kind of change in words."""
    name = "settled" if kind == "no longer contradicted" else kind
    return say.sentence(Cause(code=f"changes.{name}"), months)


def _shown(world: World, change: Change) -> Mapping[str, Any]:
    """A change with the page that tells it now, where there is one."""
    row = world.row.get(change.id)
    article = world.articles.get(change.id)
    path = row.path if row else links.article(change.id) if article else None
    title = row.plain if row else change.title or change.id
    return {
        "kind": change.kind,
        "title": title,
        "path": path,
        "when": row.when.text if row else None,
        "why": change.why,
    }


def _atom(world: World, changes: Sequence[Told]) -> str:
    settings = world.settings
    name = escape(safe.text(f"{settings.site_name}: {world.words['changes']['title']}"))
    last = changes[0].day if changes else f"{settings.built:%Y-%m-%d}"
    head = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar">',
        f"<title>{name}</title><id>{_urn(world, 'changes')}</id><updated>{last}T00:00:00Z</updated>",
        f"<author><name>{name}</name></author>",
        f"<link href={quoteattr((settings.site_url or '../') + 'changes/index.html')}/>",
    ]
    return "\n".join([*head, *(_entry(world, one) for one in changes), "</feed>\n"])


def _entry(world: World, one: Told) -> str:
    change = one.change
    shown = _shown(world, change)
    title = safe.text(f"{word(change.kind)}: {shown['title']}")
    urn = _urn(world, f"{one.day} {change.kind} {change.id}")
    page = (world.settings.site_url or "../") + (shown["path"] or "changes/index.html")
    says = " ".join([*([shown["when"] + "."] if shown["when"] else []), *change.why[:3]])
    return feeds.atom_entry(title, urn, f"{one.day}T00:00:00Z", page, safe.text(says))


def _urn(world: World, name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{world.settings.site_url}#{name}')}"

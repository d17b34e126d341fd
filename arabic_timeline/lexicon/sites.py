"""The name of the paper, agency or channel to which a page belongs, by its host."""

from __future__ import annotations

from arabic_timeline.lexicon.tables import rows
from arabic_timeline.web import host_of


def site_name(url: str | None, *, latin: bool = False) -> str | None:
    """The name of whose page an address is («العربية»), in Latin letters where asked; ``None`` where no table knows it.

    A host below a known one is of the same house («arabic.example.test»), unless it has a row of its own.
    """
    known, labels = rows("sites"), host_of(url).split(".")
    hosts = (".".join(labels[start:]) for start in range(len(labels) - 1))
    names = next((known[host] for host in hosts if host in known), None)
    return str(names[latin]) if names else None

"""Small words that lead to who attended, presided or joined."""

from __future__ import annotations

from arabic_timeline.extract.tables import listed, table
from arabic_timeline.lexicon import kept


@kept
def led_by() -> frozenset[str]:
    """«حضره», «يترأسه»: whom they lead to is no subject of the clause."""
    leads = table("clauses")["leads"]
    return frozenset(w for key in ("attending", "presiding", "joining") for w in listed(leads[key]))

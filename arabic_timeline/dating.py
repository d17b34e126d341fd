"""An article dated by the habits of its outlet: the first two rooms, shared by a timeline and by one text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from arabic_timeline import lexicon, recognise, resolve
from arabic_timeline.model import Article, Dated
from arabic_timeline.registry import Outlet, Registry
from arabic_timeline.text import plain


def of_article(article: Article, known: Registry, original: Dated | None = None) -> Dated:
    """An article with its datings, read by the policy of its outlet; ``original``: what it is a copy of."""
    return resolve.datings(article, recognise.dates(article.text), policy_of(article, known), original)


def policy_of(article: Article, known: Registry) -> resolve.Policy:
    """The habits of an article's outlet: those of its country on the day, and what its row says otherwise."""
    outlet = known.outlets.get(article.outlet)
    day = article.published.earliest if article.published else None
    habits = resolve.Policy.of_country(country_of(article.outlet, known), day)
    return habits.changed(outlet.policy) if outlet else habits


def outlet_called(name: str, known: Registry) -> Outlet | None:
    """The outlet with this id, or with this name in one of its languages; ``None`` where there is none, or two."""
    if found := known.outlets.get(name):
        return found
    called = _bare(name)
    fitting = [one for one in known.outlets.values() if called in map(_bare, _names(one))] if called else []
    return fitting[0] if len(fitting) == 1 else None


def country_of(name: str, known: Registry) -> str | None:
    """The country of an outlet by its id: as its row says, or of the papers that bear one of its names."""
    outlet = known.outlets.get(name)
    if outlet and outlet.country:
        return outlet.country
    names = (name, *_names(outlet)) if outlet else (name,)
    return next((country for one in names if (country := _papers().get(_bare(one)))), None)


def _names(outlet: Outlet) -> tuple[str, ...]:
    return tuple(filter(None, (outlet.name, *outlet.aliases, outlet.en, outlet.fr)))


_KIND = re.compile("^(?:صحيفه|جريده|موقع|قناه) ")
_MARKS = re.compile(r"[^\w]|_")


@lru_cache(4096)
def _bare(name: str) -> str:
    """A name of a paper without what kind it is, without a remark in brackets, marks and capitals."""
    folded = plain(name.partition("(")[0]).strip().casefold()
    return _MARKS.sub("", _KIND.sub("", folded, count=1))


@lexicon.kept
def _papers() -> Mapping[str, str]:
    return {_bare(name): country for country, names in lexicon.rows("papers").items() for name in names}

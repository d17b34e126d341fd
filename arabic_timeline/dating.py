"""An article dated by the habits of its outlet: the first two rooms, shared by a timeline and by one text."""

from __future__ import annotations

from arabic_timeline import recognise, resolve
from arabic_timeline.model import Article, Dated
from arabic_timeline.registry import Registry


def of_article(article: Article, known: Registry, original: Dated | None = None) -> Dated:
    """An article with its datings, read by the policy of its outlet; ``original``: what it is a copy of."""
    outlet = known.outlets.get(article.outlet)
    policy = resolve.Policy.of_country(outlet.country).changed(outlet.policy) if outlet else resolve.Policy()
    return resolve.datings(article, recognise.dates(article.text), policy, original)

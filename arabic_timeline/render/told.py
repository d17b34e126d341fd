"""Sentences of the rooms as the pages print them: articles and entries by their titles, never by their ids."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from markupsafe import Markup

from arabic_timeline import say
from arabic_timeline.model import Cause
from arabic_timeline.render import safe
from arabic_timeline.render.views import World

_ARTICLE = "reason.article"  # «مقال عربي21 (003)»: what the rooms call an article
_ARTICLES = (_ARTICLE, f"{_ARTICLE}_unnamed")
_SAME = "merge.same_people"
_SAME_FEW = {1: "merge.same_one", 2: "merge.same_two"}
_IDS = frozenset({"about", "article", "first", "left", "meeting", "right", "second"})  # blanks that may hold an id
_TEXTS = frozenset({"phrase", "quote", "said", "sign", "text"})  # blanks with words of an article
_TITLE = 50  # characters of a title inside a sentence


def sentence(world: World, cause: Cause, own: str | None = None) -> str:
    """The Arabic sentence of a cause, in plain text; ``own`` is the article on whose page it stands."""
    return safe.said(say.sentence(_named(world, cause, own), world.settings.months))


def shown(world: World, cause: Cause, own: str | None = None) -> Markup:
    """As ``sentence``, for a page: what is of another script kept apart."""
    return printed(world, sentence(world, cause, own))


def printed(world: World, text: str) -> Markup:
    """A sentence of ours for a page; in another language what is quoted stays Arabic, and is marked so."""
    return safe.foreign(text) if world.settings.folder else safe.sentence(text)


def _named(world: World, cause: Cause, own: str | None) -> Cause:
    if cause.code in _ARTICLES:
        return _article(world, cause, own)
    code = _SAME_FEW.get(len(cause.values["names"]), _SAME) if cause.code == _SAME else cause.code
    values = {name: _value(world, name, value, own) for name, value in cause.values.items()}
    return replace(cause, code=code, values=values)


def _value(world: World, name: str, value: Any, own: str | None) -> Any:
    if isinstance(value, Cause):
        return _named(world, value, own)
    if isinstance(value, list | tuple):
        return [_value(world, name, one, own) for one in value]
    if name in _IDS and isinstance(value, str):
        return _titled(world, value)
    if isinstance(value, str) and name not in _TEXTS:
        return world.foreign.get(value, value)
    return value


def _titled(world: World, name: str) -> str:
    row, publication = world.row.get(name), world.heads.get(name)
    title = row.plain if row else publication.dated.article.title if publication else None
    quoted = str(world.words["quoted"])
    return quoted.format(say.inside(safe.shortened(title, _TITLE), quoted[0])) if title else name


def _article(world: World, cause: Cause, own: str | None) -> Cause:
    """By its outlet, and by its title where the outlet has several."""
    if own is not None and cause.values["id"] == own:
        return replace(cause, code=f"{_ARTICLE}_own", values={})
    publication = world.heads.get(cause.values["id"])
    if publication is None:
        return cause
    article = publication.dated.article
    alone = world.told_by[article.outlet] == 1
    title = safe.shortened(article.title, _TITLE)
    code = f"{_ARTICLE}_alone" if alone else f"{_ARTICLE}_titled"
    return replace(cause, code=code, values={"outlet": world.outlet_name(article.outlet), "title": title})

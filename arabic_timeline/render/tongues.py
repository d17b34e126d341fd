"""The site in other languages: its words laid over the Arabic ones, names in Latin letters, and which page is where.

The pages of a language stand below its folder (``en/``, ``fr/``) under the same paths as the Arabic ones.  Nothing here
is asked for where Arabic is the only language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from arabic_timeline import say, yamltext
from arabic_timeline.registry import Office, Outlet, Person, Place, Registry
from arabic_timeline.render.settings import ARABIC, Settings

__all__ = [
    "ARABIC",
    "LOCALES",
    "NAMES",
    "below",
    "elsewhere",
    "found",
    "names",
    "registry",
    "settings_of",
    "up",
    "words",
]

NAMES = {ARABIC: "العربية", "en": "English", "fr": "Français"}
LOCALES = {ARABIC: "ar_AR", "en": "en_GB", "fr": "fr_FR"}


@cache
def _table(path: Path, _changed: int) -> dict[str, Any]:
    text = path.read_text(encoding="utf-8")
    text = say.spaced(text) if path.name.endswith(".fr.yaml") else text
    found: dict[str, Any] = yamltext.load(text)
    return found


def words(templates: Path, language: str = ARABIC) -> dict[str, Any]:
    """The words of a language; a key that its table lacks has the Arabic word."""
    arabic = _read(templates / "words.yaml")
    return arabic if language == ARABIC else _over(arabic, _read(templates / f"words.{language}.yaml"))


def _read(path: Path) -> dict[str, Any]:
    return _table(path, path.stat().st_mtime_ns)


def _over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """One table over another; counted nouns have keys of their own in each language."""
    found = dict(below)
    for key, value in above.items():
        under = below.get(key)
        found[key] = _over(under, value) if isinstance(under, Mapping) and isinstance(value, Mapping) else value
    return found


def settings_of(settings: Settings, language: str) -> Settings:
    """The settings of the pages of a language."""
    told = settings.told.get(language, {})
    return replace(
        settings,
        months=language,
        site_url=f"{settings.site_url}{language}/" if settings.site_url else "",
        site_name=told.get("title") or settings.site_name,
        subject=told.get("subject") or "",
        headline=told.get("headline") or "",
        lead=told.get("lead") or "",
        licence=told.get("licence") or settings.licence,
    )


# ── names ────────────────────────────────────────────────────────────────────────────────────────


def registry(known: Registry, language: str) -> Registry:
    """The registry with the names of a language in the place of the Arabic ones, where it has them.

    The Arabic name of a person or place becomes one more way of writing it, and is found by the search.
    """
    return replace(
        known,
        people={key: _person(one) for key, one in known.people.items()},
        places={key: _named(one, language) for key, one in known.places.items()},
        outlets={key: _named(one, language) for key, one in known.outlets.items()},
        offices={key: _named(one, language) for key, one in known.offices.items()},
    )


def _person(one: Person) -> Person:
    return replace(one, name=one.latin, aliases=(one.name, *one.aliases)) if one.latin else one


def _named(one: Any, language: str) -> Any:
    name = getattr(one, language)
    return replace(one, name=name, aliases=(one.name, *one.aliases)) if name else one


def names(known: Registry, told: Registry) -> dict[str, str]:
    """Every Arabic spelling of a name that has one in the language of ``told``."""
    found: dict[str, str] = {}
    for kind in ("offices", "outlets", "places", "people"):
        rows: Mapping[str, Person | Place | Outlet | Office] = getattr(told, kind)
        for key, one in rows.items():
            arabic = getattr(known, kind)[key]
            if arabic.name != one.name:
                found.update(dict.fromkeys((arabic.name, *arabic.aliases), one.name))
    return found


# ── pages ────────────────────────────────────────────────────────────────────────────────────────


def below(shell: Mapping[str, str], settings: Settings) -> dict[str, dict[str, str]]:
    """The shell taken apart by language, each part with paths of its own."""
    found: dict[str, dict[str, str]] = {one: {} for one in settings.languages}
    for path, text in shell.items():
        first, _, rest = path.partition("/")
        mine = first in found and first != ARABIC
        found[first if mine else ARABIC][rest if mine else path] = text
    return found


def found(settings: Settings, shells: Mapping[str, Mapping[str, str]]) -> Settings:
    """The settings with the hand-written pages that a language has not got; languages without a shell are left out."""
    languages = tuple(one for one in settings.languages if one == ARABIC or shells[one])
    lacking = {one: frozenset(shells[ARABIC].keys() - shells[one].keys()) for one in languages if one != ARABIC}
    return replace(settings, languages=languages, lacking=lacking)


def elsewhere(settings: Settings, path: str) -> dict[str, str]:
    """Where a page stands in every language that has it, below the site, by language."""
    return {
        one: path if one == ARABIC else f"{one}/{path}"
        for one in settings.languages
        if path not in settings.lacking.get(one, ())
    }


def up(path: str) -> str:
    """From a page to the folder of its language."""
    return "../" * path.count("/")

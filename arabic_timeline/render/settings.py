"""What the site is told from outside: names, addresses, month names, the moment of the build."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from arabic_timeline.families import MONTH_FAMILIES
from arabic_timeline.registry import Site
from arabic_timeline.say import OTHERS, language

ARABIC = "ar"
_PAGE = 50  # entries of a list on a page
OF_A_BUILD = frozenset({"built", "download", "offline", "packed", "templates"})  # in which builds of one site differ


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How the site is to be made.

    ``templates`` is the folder of that name; ``site_url`` ends in ``/`` or is empty (then nothing absolute is
    written: no canonical address, no sitemap). ``built`` is the moment of the build, for feeds. ``split`` is the
    number of entries beyond which the timeline page is cut by year, ``page`` that on a page of a list, ``whole``
    that of entries or articles beyond which its exports are; ``packed``: each part of those is offered as a zip,
    too, which the builder makes; ``download`` the path of the offline copy, where there is one; ``public``: what is
    for editors is found by no search and no sitemap.
    ``drawn``: what draws the pictures of pages for who shares them; empty: nothing does.
    ``subject``, ``headline`` and ``lead`` head the home page, ``licence`` ends every page.

    ``months`` says the language, too (see ``say``): it is a family of names for Arabic pages, "en" or "fr" for others,
    whose ``site_url`` then ends in their folder.  ``languages`` are those of the whole site, Arabic first; ``told`` is
    what site.yaml says in the others, ``lacking`` the pages that a language has not got.
    """

    templates: Path
    built: datetime
    site_name: str = "خط زمني"
    site_url: str = ""
    description: str = ""
    months: str = "maghreb"
    offline: bool = False
    download: str | None = None
    subject: str = ""
    headline: str = ""
    lead: str = ""
    licence: str = ""
    split: int = 100
    whole: int = 5000
    packed: bool = False
    public: bool = False
    drawn: str = ""
    languages: tuple[str, ...] = (ARABIC,)
    told: Mapping[str, Mapping[str, str | None]] = field(default_factory=dict)
    lacking: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def page(self) -> int:
        """How many entries a page of a list holds at most: fifty are fifteen screens of a telephone."""
        return min(self.split, _PAGE)

    @property
    def language(self) -> str:
        """The language of the pages."""
        return language(self.months)

    @property
    def folder(self) -> str:
        """The folder of the language below the site: empty, or «en/»."""
        return f"{self.months}/" if self.months in OTHERS else ""

    @property
    def top(self) -> str:
        """From that folder to the site: empty, or «../»."""
        return "../" if self.folder else ""

    @property
    def base_url(self) -> str:
        """The address of the site, whatever the language."""
        return self.site_url.removesuffix(self.folder)

    @property
    def ltr(self) -> bool:
        """Whether the pages read from left to right."""
        return bool(self.folder)


def settings(
    config: Mapping[str, Any],
    *,
    templates: Path,
    built: datetime,
    offline: bool = False,
    download: str | None = None,
    site: Site | None = None,
) -> Settings:
    """Settings from an mkdocs configuration (``site_name``, ``site_url``, ``extra.timeline``) and from data/site.yaml.

    What ``site`` says goes before the configuration.
    ``built`` without a zone counts as UTC.  ``ValueError`` where ``extra.timeline.months`` names no family.
    """
    own = (config.get("extra") or {}).get("timeline") or {}
    site = site or Site()
    months = site.months or own.get("months", "maghreb")
    if months not in MONTH_FAMILIES:
        raise ValueError(f"mkdocs.yml: extra.timeline.months: {months!r} is none of {', '.join(MONTH_FAMILIES)}")
    url = config.get("site_url") or ""
    return Settings(
        templates=templates,
        built=built if built.tzinfo else built.replace(tzinfo=UTC),
        site_name=site.title or config.get("site_name") or "خط زمني",
        site_url=url if not url or url.endswith("/") else f"{url}/",
        description=config.get("site_description") or "",
        months=months,
        offline=offline,
        download=download,
        subject=site.subject or "",
        headline=site.headline or "",
        lead=site.lead or "",
        licence=site.licence or "",
        split=int(own.get("split", 100)),
        whole=max(int(own.get("whole", 5000)), 1),
        languages=(ARABIC, *site.others),
        told={one: asdict(site.told(one)) for one in site.others},
    )

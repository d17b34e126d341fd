"""What the site is told from outside: names, addresses, month names, the moment of the build."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from arabic_timeline.registry import Site
from arabic_timeline.say import MONTH_FAMILIES


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How the site is to be made.

    ``templates`` is the folder of that name; ``site_url`` ends in ``/`` or is empty (then nothing absolute is
    written: no canonical address, no sitemap).  ``built`` is the moment of the build, for feeds.  ``split`` is the
    number of entries beyond which the timeline page is cut by year; ``download`` the path of the offline copy, where
    there is one; ``public``: what is for editors is found by no search and no sitemap.
    ``subject``, ``headline`` and ``lead`` head the home page, ``licence`` ends every page.
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
    public: bool = False


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
    )

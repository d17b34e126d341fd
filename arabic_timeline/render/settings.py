"""What the site is told from outside: names, addresses, month names, the moment of the build."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from arabic_timeline.say import MONTH_FAMILIES


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How the site is to be made.

    ``templates`` is the folder of that name; ``site_url`` ends in ``/`` or is empty (then nothing absolute is
    written: no canonical address, no sitemap).  ``built`` is the moment of the build, for feeds.  ``split`` is the
    number of entries beyond which the timeline page is cut by year; ``download`` the path of the offline copy, where
    there is one; ``public``: what is for editors is found by no search and no sitemap.
    """

    templates: Path
    built: datetime
    site_name: str = "خط زمني"
    site_url: str = ""
    description: str = ""
    months: str = "maghreb"
    offline: bool = False
    download: str | None = None
    split: int = 300
    public: bool = False


def settings(
    config: Mapping[str, Any],
    *,
    templates: Path,
    built: datetime,
    offline: bool = False,
    download: str | None = None,
) -> Settings:
    """Settings from an mkdocs configuration (``site_name``, ``site_url``, ``extra.timeline``).

    ``built`` without a zone counts as UTC.  ``ValueError`` where ``extra.timeline.months`` names no family.
    """
    own = (config.get("extra") or {}).get("timeline") or {}
    months = own.get("months", "maghreb")
    if months not in MONTH_FAMILIES:
        raise ValueError(f"mkdocs.yml: extra.timeline.months: {months!r} is none of {', '.join(MONTH_FAMILIES)}")
    url = config.get("site_url") or ""
    return Settings(
        templates=templates,
        built=built if built.tzinfo else built.replace(tzinfo=UTC),
        site_name=config.get("site_name") or "خط زمني",
        site_url=url if not url or url.endswith("/") else f"{url}/",
        description=config.get("site_description") or "",
        months=months,
        offline=offline,
        download=download,
        split=int(own.get("split", 300)),
    )

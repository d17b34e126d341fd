"""What is to be built from where to where."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from pathlib import Path

MANY = 2_000  # articles beyond which the zip, which doubles the work, is only built when asked for
DOWNLOAD = "timeline-offline.zip"  # in the site, where readers download it


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be built from where to where.

    ``dated``: the moment was given, and is part of the input.  ``download``: the site offers its offline copy;
    ``None``: where it is not too large.  ``public``: no navigation leads to what is for editors.
    ``memory``: the text of what the site published before remembered, where the output folder does not hold it.
    """

    root: Path
    data: Path
    output: Path
    built: datetime
    dated: bool = False
    offline: bool = False
    download: bool | None = False
    public: bool = False
    memory: str | None = None
    claims: bool = True
    strict: bool = False
    months: str | None = None
    since: Path | None = None  # an earlier site: a page and a feed tell what changed since
    store: bool = True
    jobs: int = 1

    @property
    def archive(self) -> Path | None:
        """The zip beside the offline copy."""
        return self.output.with_name(f"{self.output.name}.zip") if self.offline else None

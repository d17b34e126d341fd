"""The plugin for MkDocs: an existing site carries a timeline of its data/ under a path, with a look of its own.

    plugins:
      - search
      - arabic-timeline

Options, all of them optional: ``folder`` (of the data, beside mkdocs.yml), ``path`` (below the site), ``name`` and
``description`` of the timeline, ``months`` (maghreb, levant, international).
"""

from __future__ import annotations

import contextlib
import io
import json
import re
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import click
from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files

from arabic_timeline.commands import build, options, owned
from arabic_timeline.commands.order import Order
from arabic_timeline.families import COMMON, MONTH_FAMILIES

_WORK = ".cache/arabic-timeline"  # beside mkdocs.yml: what was built last time is not built again


class Options(Config):  # type: ignore[no-untyped-call]  # mkdocs leaves this one untyped
    """What mkdocs.yml may say of the timeline."""

    folder = option.Type(str, default="data")
    path = option.Type(str, default="timeline")
    name = option.Optional(option.Type(str))
    description = option.Optional(option.Type(str))
    months = option.Choice(MONTH_FAMILIES, default=COMMON)


class Plugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Builds the timeline beside the pages of the site and puts it below them."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Make sure that the path lies below the site."""
        if not re.fullmatch(r"[\w-]+(?:/[\w-]+)*", self._path):
            raise PluginError(f"arabic-timeline: path: «{self._path}» is no path below the site, such as timeline")
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Let the menu and the pages link to the timeline, which is made last."""
        files.append(File.generated(config, f"{self._path}/index.html", content=""))
        return files

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Build the timeline, where something changed, and copy it below the site."""
        beside = Path(config.config_file_path).resolve().parent
        work = beside / _WORK
        work.mkdir(parents=True, exist_ok=True)
        (work / ".gitignore").write_text("*\n", encoding="utf-8")  # nothing of it is the newsroom's to keep
        settings = json.dumps(self._settings(config), ensure_ascii=False)  # JSON is YAML
        if not (work / "mkdocs.yml").is_file() or (work / "mkdocs.yml").read_text(encoding="utf-8") != settings:
            (work / "mkdocs.yml").write_text(settings, encoding="utf-8")
        order = Order(
            root=work, data=beside / self.config.folder, output=work / "site", built=options.today(None), download=None
        )
        try:
            with contextlib.redirect_stdout(io.StringIO()):  # where its own site lies concerns nobody here
                whole = build.run(order)
        except click.ClickException as error:
            raise PluginError(f"arabic-timeline: {error.format_message()}") from None
        if not whole:
            raise PluginError(f"arabic-timeline: {order.data} has errors, see above")
        target = Path(config.site_dir) / self._path
        shutil.copytree(order.output, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns(owned.MARK))

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Any) -> Any:
        """Build again when the data changes."""
        server.watch(str(Path(config.config_file_path).parent / self.config.folder))
        return server

    @property
    def _path(self) -> str:
        return self.config.path.strip("/")

    def _settings(self, config: MkDocsConfig) -> dict[str, Any]:
        return {
            "site_name": self.config.name or config.site_name,
            "site_description": self.config.description or config.site_description or "",
            "site_url": urljoin(config.site_url, f"{self._path}/") if config.site_url else "",
            "extra": {"timeline": {"months": self.config.months}},
        }

"""What is no article: how an entry of an editor, or a find of another program, is named under its words."""

from __future__ import annotations

from arabic_timeline import say
from arabic_timeline.model import Article, Entered
from arabic_timeline.render.views import World


def by(world: World, article: Article) -> str:
    """«أدخله محرر، عن …»."""
    return say.sentence(say.by(article.entered or Entered(), verb=True), world.settings.months)


def urls(article: Article) -> tuple[str, ...]:
    """The page that an entry names."""
    return (article.url,) if article.url else ()

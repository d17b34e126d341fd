"""What is no article: how an entry of an editor, or a find of another program, is named under its words."""

from __future__ import annotations

from arabic_timeline import say
from arabic_timeline.model import Article, Cause, Entered


def by(article: Article) -> str:
    """«أدخله محرر، عن …»."""
    return say.sentence(cause(article.entered or Entered()))


def cause(entered: Entered) -> Cause:
    """The same as a value."""
    if entered.extractor is not None:
        values = {"name": entered.extractor, "source": entered.source or ""}
        return Cause(code="entries.by_extractor", values=values)
    if entered.source is None:
        return Cause(code="entries.by_editor_alone")
    return Cause(code="entries.by_editor", values={"source": entered.source})


def urls(article: Article) -> tuple[str, ...]:
    """The page that an entry names."""
    return (article.url,) if article.url else ()

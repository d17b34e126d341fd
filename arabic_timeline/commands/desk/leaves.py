"""What the desk shows beside its questions: the text of an article, and a meeting with how its day is known."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from arabic_timeline import say
from arabic_timeline.model import Article, Bounds, Entry, Publication

STYLE = '<style nonce="NONCE">'  # as no text can have it, whose quotation marks are escaped
_PAGE = """<!doctype html>
<html lang="ar" dir="rtl"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>{style}
:root {{ color-scheme: light dark; font: 1.05rem/1.9 system-ui, sans-serif; }}
body {{ max-width: 46rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }}
h1 {{ font-size: 1.3rem; }}
</style></head><body><h1>{title}</h1>
{body}
</body></html>
"""


def of_article(one: Publication, months: str) -> str:
    """The page of an article: its text as it was kept, with the day and the address that it has."""
    article: Article = one.dated.article
    days = one.certain.interval
    told = say.interval(days, months) if days.earliest or days.latest else "يوم نشره غير معروف"
    address = f'<p dir="ltr">{_link(article.url)}</p>' if article.url else ""
    lines = "".join(f"<p>{escape(line)}</p>\n" for line in article.text.split("\n") if line.strip())
    return _PAGE.format(title=escape(article.title), style=STYLE, body=f"<p>{escape(told)}</p>{address}\n{lines}")


def of_entry(entry: Entry, months: str) -> str:
    """The page of a meeting: when it was, why, and every sentence that tells of it."""
    title = entry.meeting.summary or " – ".join(one.name for one in entry.participants) or entry.meeting.id
    return _PAGE.format(title=escape(title), style=STYLE, body="\n".join(_told(entry, months)))


def _told(entry: Entry, months: str) -> Iterator[str]:
    yield f"<p>{escape(_days(entry.certain, months))}</p>"
    if entry.likely:
        yield f"<p>الأرجح: {escape(_days(entry.likely, months))}</p>"
    says = dict.fromkeys(say.sentence(cause, months) for cause in entry.why)
    yield f"<ul>{''.join(f'<li>{escape(one)}</li>' for one in says)}</ul>"
    for passage in (one for report in entry.meeting.reports for one in report.passages):
        yield f"<blockquote>{escape(passage.quote.strip())}</blockquote>"


def _days(bounds: Bounds, months: str) -> str:
    days = bounds.interval
    return say.interval(days, months) if days.earliest or days.latest else "لا يُعرف تاريخه"


def _link(url: str) -> str:
    return f'<a href="{escape(url)}" rel="noreferrer">{escape(url)}</a>'

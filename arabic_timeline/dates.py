"""Arabic dates in a text: what is written, which days it means, and why.

    >>> from datetime import date
    >>> from arabic_timeline import dates
    >>> [found] = dates.find("استقبله أمس الاثنين في الرباط", published=date(2022, 9, 20))
    >>> found.mention.text, found.edtf
    ('أمس الاثنين', '2022-09-19')

Conventions and their sources: spans and news habits as measured on Arabic newspapers (settings in ``Policy``);
weeks from Monday (ISO 8601); Hijri days by the Umm al-Qura table (hijridate, 1343 to 1500 AH); EDTF as in ISO 8601-2.
"""

from __future__ import annotations

from datetime import date

from arabic_timeline import edtf, recognise, resolve, say
from arabic_timeline.interval import Interval, of_day
from arabic_timeline.model import Article, Dated, Dating
from arabic_timeline.resolve import Policy

__all__ = ["Policy", "find", "published_on", "read", "reason"]


def find(text: str, published: date | Interval | str | None = None, policy: Policy | None = None) -> list[Dating]:
    """The date expressions of ``text`` in text order, each with its days and its reason.

    Args:
        text: any string; offsets of the answer count its characters, the end is exclusive.
        published: the publication day, as a ``date``, an ``Interval`` of days or an EDTF string («2022-09-20»,
            «2022-09»).  Without it a dateline in the text is used; without that, relative expressions have no
            interval but a ``relation`` to the day of writing.
        policy: the habits of the outlet; see ``Policy`` for each setting, its unit and its default.

    Returns:
        Datings.  ``interval`` holds first and last day, both included, and is ``None`` for vague, impossible or
        unanchored expressions; ``notice`` says what is wrong with a date, ``reason(dating)`` gives sentences.

    Raises:
        ValueError: where ``published`` is no valid EDTF string; the message is one line.
    """
    return list(read(text, published, policy).datings)


def read(text: str, published: date | Interval | str | None = None, policy: Policy | None = None) -> Dated:
    """As ``find``, with the publication day and the day of writing (``Dated.anchor``) beside the datings."""
    article = Article(id="", outlet="", title="", text=text, published=published_on(published))
    return resolve.datings(article, recognise.dates(text), policy)


def reason(dating: Dating, months: str = "maghreb") -> list[str]:
    """Arabic sentences: how the days were found, then what is wrong with the date, if anything.

    ``months`` names the family of month names: maghreb, levant, international, algeria or tunisia.
    """
    causes = (*dating.why, *filter(None, [dating.doubt]))
    return [say.sentence(cause, months) for cause in causes]


def published_on(published: date | Interval | str | None) -> Interval | None:
    """A publication day as an interval of days; ``ValueError`` for an EDTF string that is none."""
    if isinstance(published, str):
        return edtf.parse(published).interval
    return of_day(published) if isinstance(published, date) else published

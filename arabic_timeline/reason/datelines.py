"""A dateline against what its text says of today: «القاهرة في 3 أبريل – التقى فلان، اليوم الأربعاء 5 أبريل، …»."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from arabic_timeline.model import Cause, Dated, Dating, Warning
from arabic_timeline.reason import telling
from arabic_timeline.reason.world import World

_OPENING = 80  # characters of a text in which its dateline stands
_PRINTED = 1  # days from the dateline to the day of which a text says «اليوم»: sent in the night, printed on the morrow


def of_datelines(world: World) -> Iterator[Warning]:
    """One warning for each text whose «اليوم» or «أمس» is counted from another day than that of its dateline."""
    for dated in world.dated.values():
        line = _line(dated)
        sent = telling.plain_day(line) if line is not None else None
        if line is None or sent is None:
            continue
        for dating in dated.datings:
            written = _written(dating)
            if written is not None and abs((written - sent).days) > _PRINTED:
                yield _warning(dated, line, sent, dating, written)
                break


def _line(dated: Dated) -> Dating | None:
    text = dated.article.text
    opens = len(text) - len(text.lstrip()) + _OPENING
    return next((one for one in dated.datings if one.mention.publication and one.mention.start < opens), None)


def _written(dating: Dating) -> date | None:
    """On which day a text was written that says «أمس الثلاثاء», «اليوم 5 أبريل»; its bare words say nothing of that."""
    now, parts, day = dating.mention.parts.get("now"), dating.mention.parts, telling.plain_day(dating)
    if not isinstance(now, int) or day is None or dating.mention.quoted or telling.by_the_moon(dating):
        return None
    return day - timedelta(now) if "weekday" in parts or telling.counted(dating) is not None else None


def _warning(dated: Dated, line: Dating, sent: date, dating: Dating, written: date) -> Warning:
    mention = dating.mention
    values = {"quote": mention.text, "writing": written, "line": line.mention.text, "day": sent}
    says = Cause(code="reason.warn_dateline", values=values)
    return Warning.at(dated.article.id, mention, says)

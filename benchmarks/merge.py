"""Speed of merging: 100,000 reports of made-up meetings, some of them told by several articles.

    python benchmarks/merge.py [REPORTS]

Prints the seconds for each of three shapes: many pairs of people, fifty pairs that meet all the time, and undated
reports of fifty pairs.  The issue asks for 30 s.
"""

from __future__ import annotations

import random
import sys
import time
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from arabic_timeline import merge
from arabic_timeline.interval import Interval, of_day
from arabic_timeline.model import Article, Dated, Dating, Mention, Participant, Passage, Report
from arabic_timeline.registry import Registry

REPORTS = 100_000
START = date(2010, 1, 1)
DAYS = 4_000
TOLD_BY = 3  # articles about one meeting, on average


def main(amount: int) -> None:
    """Measures and prints."""
    for name, pairs, dated in (
        ("many people", 20_000, True),
        ("fifty pairs", 50, True),
        ("fifty pairs, undated", 50, False),
    ):
        reports, articles = _made(amount, pairs, dated=dated)
        start = time.process_time()
        found = merge.meetings(reports, articles, Registry())
        seconds = time.process_time() - start
        told = f"{amount} reports, {len(found.meetings)} meetings, {len(found.links)} links"
        print(f"{name}: {told}, {seconds:.1f} s of one core")


def _made(amount: int, pairs: int, *, dated: bool) -> tuple[list[Report], dict[str, Dated]]:
    chance = random.Random(pairs)
    meetings = [(chance.randrange(pairs), START + timedelta(chance.randrange(DAYS))) for _ in range(amount // TOLD_BY)]
    reports, articles = [], {}
    for n in range(amount):
        pair, day = meetings[n % len(meetings)]
        id_ = f"a{n}"
        written = of_day(day + timedelta(1))
        articles[id_] = _dated(id_, day, written)
        reports.append(_report(id_, pair, 0 if dated else None))
    return reports, articles


def _dated(id_: str, day: date, written: Interval) -> Dated:
    mention = Mention(start=0, end=3, text="أمس", rule="yesterday", kind="relative-day", parts={})
    dating = Dating(mention=mention, interval=of_day(day), edtf=day.isoformat())
    article = Article(id=id_, outlet="paper", title="خبر", text="خبر", published=written)
    return Dated(article=article, datings=(dating,), published=written, given=True, anchor=written)


def _report(id_: str, pair: int, dating: int | None) -> Report:
    names = (f"شخص {pair * 2}", f"شخص {pair * 2 + 1}")
    people = tuple(Participant(name=name, text=name, start=0, end=3) for name in names)
    passage = Passage(article=id_, start=0, end=3, quote="خبر", trigger="التقى")
    return Report(
        key=f"{id_}-1",
        article=id_,
        form="meeting",
        participants=people,
        passages=(passage,),
        place="الرباط",
        dating=dating,
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else REPORTS)

"""How long the pages of a large timeline take, and how much memory: a made-up world of any number of articles.

    python benchmarks/site.py 1000

Each article tells one meeting of two persons out of a hundred.  Prints seconds for mkdocs (the shell) and for the
generated pages, the number of pages, megabytes on the disk and the peak of memory.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from arabic_timeline import render, say
from arabic_timeline.commands import shell
from arabic_timeline.interval import of_day
from arabic_timeline.model import (
    Article,
    Bounds,
    Cause,
    Dated,
    Dating,
    Entry,
    Meeting,
    Mention,
    Participant,
    Passage,
    Publication,
    Report,
    Timeline,
)
from arabic_timeline.registry import Outlet, Person, Place, Registry

ROOT = Path(__file__).parent.parent
BUILT = datetime(2026, 1, 1, tzinfo=UTC)
SENTENCE = "استقبل {a}، أمس الاثنين بالعاصمة، {b} لبحث التعاون بين البلدين. "


def world(articles: int) -> tuple[Timeline, Registry]:
    """So many articles, a day apart, each with its meeting."""
    people = {f"p{n}": Person(id=f"p{n}", name=f"شخص رقم {n}", aliases=(f"الشخص {n}",)) for n in range(100)}
    places = {"capital": Place(id="capital", name="العاصمة", kind="city")}
    outlets = {f"o{n}": Outlet(id=f"o{n}", name=f"صحيفة {n}") for n in range(20)}
    rows = [_row(n, people) for n in range(articles)]
    timeline = Timeline(
        meetings=tuple(entry for entry, _ in rows),
        events=(),
        articles=tuple(publication for _, publication in rows),
        contradictions=(),
    )
    return timeline, Registry(people=people, places=places, outlets=outlets)


def _row(n: int, people: dict[str, Person]) -> tuple[Entry, Publication]:
    a, b = people[f"p{n % 100}"], people[f"p{(n * 7 + 1) % 100}"]
    text = SENTENCE.format(a=a.name, b=b.name) * 8
    day = date(2000, 1, 1) + timedelta(n)
    mention = Mention(
        start=text.index("أمس"), end=text.index("أمس") + 11, text="أمس الاثنين", rule="", kind="relative-day", parts={}
    )
    why = (Cause(code="benchmark", values={"day": day}),) * 4
    bounds = Bounds(interval=of_day(day), edtf=day.isoformat(), days=(day,), why=why)
    article = Article(id=f"{n:05}", outlet=f"o{n % 20}", title=f"لقاء رقم {n} في العاصمة", text=text)
    dating = Dating(mention=mention, interval=of_day(day), edtf=day.isoformat(), why=why)
    dated = Dated(article=article, datings=(dating,), published=of_day(day), given=True, anchor=of_day(day))
    end = text.index(". ") + 1
    who = tuple(Participant(name=p.name, text=p.name, start=0, end=1, id=p.id, office="وزير الخارجية") for p in (a, b))
    report = Report(
        key=f"{article.id}-1",
        article=article.id,
        form="meeting",
        participants=who,
        passages=(Passage(article=article.id, start=0, end=end, quote=text[:end]),),
        dating=0,
    )
    meeting = Meeting(
        id=report.key,
        form="meeting",
        participants=who,
        place="العاصمة",
        place_id="capital",
        mode="visit",
        held="held",
        topics=("التعاون",),
        reports=(report,),
    )
    entry = Entry(meeting=meeting, participants=who, status="stated", certain=bounds, why=why)
    return entry, Publication(dated=dated, certain=bounds, likely=None, given=True, why=why)


def main(articles: int) -> None:
    say._templates()["benchmark"] = "جرى اللقاء يوم {day} لأن المقال قال «أمس الاثنين»."
    timeline, registry = world(articles)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        began = time.perf_counter()
        config = shell.build(ROOT, site, offline=False, built=BUILT)
        frame = {
            name: path.read_text(encoding="utf-8")
            for path in site.rglob("*")
            if path.is_file() and render.is_shell(name := path.relative_to(site).as_posix())
        }
        built = time.perf_counter()
        settings = replace(
            render.settings(config, templates=ROOT / "templates", built=BUILT), site_url="https://example.org/"
        )
        pages = size = 0
        for name, text in render.pages(timeline, registry, settings=settings, shell=frame):
            target = site / name
            target.parent.mkdir(parents=True, exist_ok=True)
            data = text.encode()
            target.write_bytes(data)
            pages, size = pages + 1, size + len(data)
        ended = time.perf_counter()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{articles} articles: mkdocs {built - began:.1f} s, {pages} files in {ended - built:.1f} s, "
        f"{size / 1e6:.0f} MB on the disk, {memory:.0f} MB of memory at most"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)

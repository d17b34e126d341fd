# ruff: noqa: E501 -- lists and sentences of Arabic news stand on one line each
"""How fast dates are read: recognise + resolve in one process, beside dateparser's ``search_dates``.

    python benchmarks/dates.py [--megabytes 4] [--profile]

The articles are made here, the same on every machine: sentences of news with one date expression in about 350 bytes.
dateparser is optional: without it the comparison is left out, with a word.  Figures are processor time on one core.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import random
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from arabic_timeline import annotate, dates, recognise, registry, resolve
from arabic_timeline.interval import of_day
from arabic_timeline.model import Article

MONTHS = ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]
MAGHREB = ["يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"]
LEVANT = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
]
WEEKDAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
PLAIN = (
    "وأكد المتحدث باسم الوزارة أن الجانبين اتفقا على مواصلة التشاور حول القضايا ذات الاهتمام المشترك، وعلى تبادل الخبرات في مجالات التعليم والصحة والطاقة.",
    "وبلغ عدد المشاركين 350 خبيرا من 24 دولة، فيما ارتفعت قيمة الاستثمارات بنسبة 7.5 في المئة لتصل إلى 120 مليون دولار، وفق الأمين العام للمنظمة.",
    "وتتوزع المشاريع على مناطق الشمال والوسط والجنوب، ويشرف عليها فريق من المهندسين برئاسة المدير العام للشركة الذي شدد على احترام آجال الإنجاز.",
    "ويرى مراقبون أنّ هذه الخطوة تعكس رغبةً مشتركةً في تجاوز الخلافات السابقة وفتح صفحة جديدة من العلاقات الثنائية بين البلدين الشقيقين.",
)
DATED = (
    "واستقبل رئيس الحكومة {yesterday} وفدا من رجال الأعمال، وتناول اللقاء سبل دعم الاستثمار وتشجيع المبادرات الخاصة في الجهات الداخلية.",
    "وكان الطرفان قد وقعا في {past} اتفاقية إطارية للتعاون في مجالات النقل والموانئ والطيران المدني والربط الكهربائي.",
    "ومن المقرر أن تنطلق أشغال الدورة {weekday} المقبل بمشاركة ممثلين عن المجتمع المدني والقطاع الخاص وعدد من الهيئات الدولية.",
    "وأعلنت الوزارة أن الصادرات سجلت خلال {month} الماضي نموا ملحوظا مقارنة بالفترة نفسها من العام الماضي بفضل تحسن الطلب الخارجي.",
    "وقال في تصريح لوسائل الإعلام {today} إن البرنامج الذي أطلق منذ ثلاث سنوات حقق نتائج إيجابية على مستوى التشغيل والتكوين.",
    "وتمتد التظاهرة من {first} إلى {last} {month} {year} وتشمل ورشات تكوينية ومعارض للصناعات التقليدية وأمسيات شعرية.",
)


def articles(megabytes: float) -> list[tuple[str, date]]:
    """Made-up articles with their days of publication."""
    chance, made, size = random.Random(7), [], 0
    while size < megabytes * 1e6:
        published = date(2015, 1, 1) + timedelta(chance.randrange(3650))
        body = "\n".join(" ".join(_sentence(chance, published) for _ in range(4)) for _ in range(5))
        made.append((body, published))
        size += len(body.encode())
    return made


def _sentence(chance: random.Random, published: date) -> str:
    if chance.random() < 0.35:
        return chance.choice(PLAIN)
    months = chance.choice((MONTHS, MAGHREB, LEVANT))
    past, before = published - timedelta(chance.randrange(20, 2000)), published - timedelta(1)
    return chance.choice(DATED).format(
        yesterday=f"أمس {WEEKDAYS[before.weekday()]}",
        today=chance.choice(("اليوم", f"اليوم {WEEKDAYS[published.weekday()]}", "صباح اليوم")),
        past=f"{past.day} {months[past.month - 1]} {past.year}",
        weekday=chance.choice(WEEKDAYS),
        month=chance.choice(months),
        first=chance.randrange(1, 14),
        last=chance.randrange(14, 29),
        year=published.year,
    )


def ours(text: str, published: date) -> int:
    """Recognise and resolve, as ``annotate --only dates`` does."""
    article = Article(id="", outlet="", title="", text=text, published=of_day(published))
    return len(resolve.datings(article, recognise.dates(text)).datings)


def whole(text: str, published: date) -> int:
    """A whole line of ``annotate --only dates``, sentences of ``why`` and all."""
    record = {"id": 1, "text": text, "published": published.isoformat()}
    return len(annotate.line(record, registry.Registry(), only_dates=True)["dates"])


def measure(made: list[tuple[str, date]], work: Callable[[str, date], int]) -> tuple[float, int]:
    """Megabytes a second, and how many expressions were found."""
    size, start = sum(len(text.encode()) for text, _ in made) / 1e6, time.process_time()
    found = sum(work(text, published) for text, published in made)
    return size / (time.process_time() - start), found


def theirs() -> Callable[[str, date], int] | None:
    """dateparser's ``search_dates`` with Arabic and the same base day, where it is installed."""
    try:
        from datetime import datetime

        from dateparser.search import search_dates
    except ImportError:
        return None
    return lambda text, published: len(
        search_dates(
            text, languages=["ar"], settings={"RELATIVE_BASE": datetime(published.year, published.month, published.day)}
        )
        or []
    )


def main() -> None:
    """Print the figures, the ratio, and with ``--profile`` where the time goes."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--megabytes", type=float, default=4.0)
    options.add_argument("--profile", action="store_true")
    chosen = options.parse_args()
    made = articles(chosen.megabytes)
    start = time.process_time()
    dates.find("أمس")
    print(f"first text, tables built      {time.process_time() - start:8.2f} s")
    measure(made[:20], whole)
    speed, found = measure(made, ours)
    print(f"recognise + resolve           {speed:8.2f} MB/s  ({found} expressions in {len(made)} articles)")
    print(f"lines of annotate, with why   {measure(made, whole)[0]:8.2f} MB/s")
    other = theirs()
    if other is None:
        print("dateparser is not installed: no comparison")
    else:
        slow, _ = measure(made[:12], other)
        print(f"dateparser search_dates       {slow:8.3f} MB/s  (on {len(made[:12])} of the articles)")
        print(f"ratio                         {speed / slow:8.0f} times")
    if chosen.profile:
        profile = cProfile.Profile()
        profile.runcall(measure, made, ours)
        pstats.Stats(profile).sort_stats("tottime").print_stats(25)


if __name__ == "__main__":
    main()

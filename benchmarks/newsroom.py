"""How long a whole build takes, from the articles' files to the site: a made-up newsroom of any size.

    python benchmarks/newsroom.py 1000

Each article tells one meeting of two persons and pads it with six paragraphs; four of five carry their publication
day, half of the persons stand in people.yaml.  Prints seconds, seconds of processor time and the peak of memory of the
build, which runs as a process of its own.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).parent.parent
GIVEN = [
    "أحمد",
    "محمد",
    "سالم",
    "نبيل",
    "كريم",
    "يوسف",
    "خالد",
    "ماهر",
    "جمال",
    "رشيد",
    "سعيد",
    "طارق",
    "فؤاد",
    "هشام",
    "وليد",
    "زياد",
    "سامي",
    "عادل",
    "منصور",
    "فيصل",
]
FAMILY = [
    "الرامي",
    "الذهبي",
    "الصافي",
    "القاسمي",
    "البدري",
    "الحداد",
    "النجار",
    "العمري",
    "الشامي",
    "الهاشمي",
    "الكتبي",
    "المنصوري",
    "الزياني",
    "الطاهري",
    "الوزاني",
]
STATES = [
    ("المغربي", "الرباط"), ("التونسي", "تونس"), ("الجزائري", "الجزائر"), ("المصري", "القاهرة"), ("الأردني", "عمان"),
    ("اللبناني", "بيروت"), ("العراقي", "بغداد"), ("الكويتي", "الكويت"), ("القطري", "الدوحة"), ("العماني", "مسقط"),
]  # fmt: skip
OFFICES = ["وزير الخارجية", "وزير الداخلية", "وزير الدفاع", "رئيس الوزراء", "وزير الاقتصاد"]
WEEKDAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
TOPICS = ["التعاون الأمني", "العلاقات التجارية", "ملف المياه", "الطاقة", "التعليم العالي", "أمن الحدود"]
WORDS = [
    "التعاون",
    "العلاقات",
    "البلدين",
    "المنطقة",
    "الاقتصاد",
    "التنمية",
    "الشراكة",
    "الاستثمار",
    "الأمن",
    "الحكومة",
    "البرلمان",
    "المشاريع",
]


def newsroom(folder: Path, articles: int) -> None:
    """Writes data/ of so many articles; the same for the same number."""
    chance = random.Random(articles)
    (folder / "articles").mkdir(parents=True)
    (folder / "knowledge").mkdir()
    people = sorted(
        {f"{chance.choice(GIVEN)} {chance.choice(GIVEN)} {chance.choice(FAMILY)}" for _ in range(articles // 3 + 9)}
    )
    rows = "".join(f"- {{id: p{n}, name: {name}}}\n" for n, name in enumerate(people) if n % 2)
    (folder / "knowledge" / "people.yaml").write_text(rows, encoding="utf-8")
    outlets = "".join(f"- {{id: paper{n}, name: صحيفة {n}}}\n" for n in range(7))
    (folder / "knowledge" / "outlets.yaml").write_text(outlets, encoding="utf-8")
    for n in range(articles):
        (folder / "articles" / f"{n:05}.md").write_text(_article(n, people, chance), encoding="utf-8")


def _article(n: int, people: list[str], chance: random.Random) -> str:
    (one, two), published = chance.sample(people, 2), date(2015, 1, 1) + timedelta(chance.randrange(3500))
    day = published - timedelta(1)
    (host, city), (guest, _) = chance.sample(STATES, 2)
    when = chance.choice([f"أمس {WEEKDAYS[day.weekday()]}", "أمس", f"يوم {day:%d/%m/%Y}", ""])
    told = (
        f"استقبل {chance.choice(OFFICES)} {host} {one} {when} في {city} {chance.choice(OFFICES)} {guest} {two}، "
        f"وجرى خلال اللقاء بحث {chance.choice(TOPICS)}.\n"
    )
    padding = "\n".join(" ".join(chance.choices(WORDS, k=30)) + "." for _ in range(6))
    stamp = f"published: {published}\n" if chance.random() < 0.8 else ""
    return f'---\nid: "{n:05}"\noutlet: paper{n % 7}\ntitle: خبر {n}\n{stamp}---\n{told}\n{padding}\n'


def main(articles: int) -> None:
    """Builds the site of a newsroom and prints what it took."""
    with tempfile.TemporaryDirectory() as scratch:
        newsroom(Path(scratch) / "data", articles)
        command = [sys.executable, ROOT / "build_timeline.py", "--data", "data", "--output", "site"]
        began = time.perf_counter()
        subprocess.run(command, cwd=scratch, check=True)
        seconds = time.perf_counter() - began
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(
        f"{articles:,} articles: {seconds:.1f} s, {used.ru_utime + used.ru_stime:.1f} s of processor time, "
        f"{used.ru_maxrss / 1024:.0f} MB of memory at most"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)

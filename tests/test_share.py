"""The picture of a page for who shares it: which pages have one, what it tells, and how it is drawn and kept."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "site"))

import dossier  # noqa: E402
import sample  # noqa: E402 — stands with the browser tests, which share it
from shells import shell  # noqa: E402
from tables import materialise  # noqa: E402

from arabic_timeline import render  # noqa: E402
from arabic_timeline.commands import build, share  # noqa: E402
from arabic_timeline.render.share import Picture  # noqa: E402

PAGE = (
    '<!doctype html><html lang="ar"><head><meta charset="utf-8"><title><!-- slot:title --></title>'
    "<!-- slot:head --><!-- slot:share --></head><body><main><!-- slot:content --></main></body></html>"
)
FONT = sample.ROOT / "templates" / "share" / "markazi.woff2"
USUAL = "https://example.org/t/assets/share.png"


def _made(**more: Any) -> tuple[dict[str, str], list[Picture]]:
    how = {"settings": sample.settings(**more), "shell": shell(PAGE)}
    pages = dict(render.pages(sample.timeline(), sample.registry(), **how))
    return pages, list(render.pictures(sample.timeline(), sample.registry(), **how))


def _told(page: str, name: str) -> str:
    (found,) = re.findall(rf'<meta (?:property|name)="{name}" content="([^"]*)">', page)
    return str(found)


def test_home_meetings_persons_and_pairs_have_a_picture_and_the_rest_the_usual_one() -> None:
    pages, pictures = _made(drawn="a drawer")
    drawn = {f"https://example.org/t/{one.path}": one for one in pictures}
    for path in ("index.html", "meetings/a-1.html", "people/salem.html", "pairs/carter--salem.html"):
        assert _told(pages[path], "og:image:alt") == drawn[_told(pages[path], "og:image")].alt
        assert _told(pages[path], "twitter:card") == "summary_large_image"
        assert (_told(pages[path], "og:image:width"), _told(pages[path], "og:image:height")) == ("1200", "630")
    for path in ("places/capital.html", "people.html", "articles/a.html"):
        assert _told(pages[path], "og:image") == USUAL
        assert _told(pages[path], "og:image:alt") == "خط زمني"


def test_a_picture_tells_who_when_where_and_how_the_date_is_known() -> None:
    pages, pictures = _made(drawn="a drawer")
    (one,) = (one for one in pictures if one.path in pages["meetings/a-1.html"])
    assert (one.kicker, one.date, one.place, one.line) == ("لقاء", "الخميس 5 دجنبر 2019", "العاصمة", "مذكور")
    assert re.fullmatch(r"سالم المنصوري و.?John Carter", one.title)
    (planned,) = (one for one in pictures if one.path in pages["meetings/b-2.html"])
    assert planned.kicker == "لقاء · مقرر"
    (outside,) = (one for one in pictures if one.path in pages["meetings/b-1.html"])
    assert outside.line == "مستنتج · من مصدر خارجي"
    (salem,) = (one for one in pictures if one.path in pages["people/salem.html"])
    assert (salem.kicker, salem.title) == ("وزير الخارجية", "سالم المنصوري")
    (nobody,) = (one for one in pictures if one.path in pages["meetings/c-1.html"])
    assert "\u202e" not in nobody.title


def test_other_words_and_another_drawer_have_another_name() -> None:
    _, pictures = _made(drawn="a drawer")
    _, others = _made(drawn="another")
    assert len({one.path for one in (*pictures, *others)}) == 2 * len({one.path for one in pictures})


def test_without_an_address_or_a_drawer_nothing_is_drawn() -> None:
    pages, pictures = _made(site_url="")
    assert pictures == []
    assert not [path for path, text in pages.items() if path.endswith(".html") and "og:image" in text]
    pages, pictures = _made()
    assert pictures == []
    assert _told(pages["meetings/a-1.html"], "og:image") == USUAL


def test_who_cannot_draw_says_so_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PIL.features", None)
    monkeypatch.setenv("SITE_URL", "https://example.org/t/")
    materialise(dossier.files(), tmp_path / "data")
    words = ["--data", str(tmp_path / "data"), "--today", "2026-01-02", "--no-store", "--no-download"]
    words += ["--output", str(tmp_path / "site")]
    done = CliRunner().invoke(build.command, words, obj=sample.ROOT, catch_exceptions=False)
    assert done.exit_code == 0
    assert done.output.count("No pictures for social networks: Pillow is not installed") == 1
    assert not (tmp_path / "site" / "share").exists()
    assert _told((tmp_path / "site" / "index.html").read_text(encoding="utf-8"), "og:image") == USUAL


# ── drawing ──────────────────────────────────────────────────────────────────────────────────────


def _picture(**more: Any) -> Picture:
    values = {
        "site": "خط زمني", "kicker": "لقاء", "title": "سالم المنصوري وليلى الحسني", "date": "الخميس 5 دجنبر 2019",
        "place": "العاصمة", "line": "مذكور", "mark": "stated", "ltr": False, "drawn": "x",
    }  # fmt: skip
    return Picture(**{**values, **more})


@pytest.fixture
def image() -> Any:
    found = pytest.importorskip("PIL.Image")
    if share.drawn_by()[1]:
        pytest.skip(share.drawn_by()[1])
    return found


LONG = "وزير الشؤون الخارجية والتعاون الإفريقي والمغاربة المقيمين بالخارج " * 6


@pytest.mark.parametrize(
    "one",
    [
        _picture(),
        _picture(title=LONG, kicker=LONG, date=LONG, place=LONG, line=LONG),
        _picture(title="Salem Mansouri and Laila Hosni, Élysée", ltr=True, mark=""),
        _picture(title="", kicker="", date="", place="", line=""),
        _picture(title="ه" * 300),
    ],
)
def test_pictures_are_small_alike_each_time_and_keep_their_margins(image: Any, one: Picture) -> None:
    drawn = share.draw(one, FONT)
    assert drawn == share.draw(one, FONT)
    assert len(drawn) < 40_000
    with image.open(io.BytesIO(drawn)) as opened:
        assert (opened.size, opened.format) == ((1200, 630), "PNG")
        left, top, right, bottom = opened.convert("RGB").point(lambda value: 255 if value < 190 else 0).getbbox()
    assert left >= 50 and right <= 1150 and top >= 40 and bottom <= 620


def test_arabic_begins_at_the_right_and_latin_at_the_left(image: Any) -> None:
    for ltr, title in ((False, "سالم"), (True, "Salem")):
        one = _picture(title=title, kicker="", date="", place="", line="", site="", ltr=ltr)
        with image.open(io.BytesIO(share.draw(one, FONT))) as opened:
            ink = opened.convert("L").crop((0, 150, 1200, 400)).point(lambda value: 255 if value < 90 else 0).getbbox()
        assert (ink[0] < 80 and ink[2] < 500) if ltr else (ink[2] > 1120 and ink[0] > 700)


def test_what_is_there_is_not_drawn_again(image: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new, other = tmp_path / "old", tmp_path / "new", _picture(title="ليلى الحسني")
    old.mkdir()
    new.mkdir()
    share.put(old, [_picture()], FONT, None)
    calls: list[Picture] = []
    draw = share.draw
    monkeypatch.setattr(share, "draw", lambda one, font: (calls.append(one), draw(one, font))[1])
    share.put(new, [_picture(), other, other], FONT, old)
    assert calls == [other]
    assert (new / _picture().path).read_bytes() == (old / _picture().path).read_bytes()

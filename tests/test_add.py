"""add: saved pages into articles; never over a file, never a guessed day."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import forked
import pytest
from click.testing import CliRunner, Result
from tables import cases, materialise

from arabic_timeline import ids, read, registry
from arabic_timeline import timeline as road
from arabic_timeline.commands import add as adding
from arabic_timeline.commands import keeping
from arabic_timeline.commands.add import command
from arabic_timeline.commands.bring.shelf import Shelf

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "tests" / "pages"
TEXTS = {
    "first": (
        "استقبل وزير الصناعة سالم المرزوقي، اليوم الثلاثاء بمقر الوزارة",
        "يجتمع كل ثلاثة أشهر لمتابعة تنفيذ ما تم الاتفاق عليه.",
    ),
    "second": (
        "تناولت تقاسم مياه النهر المشترك وإدارة السدود في سنوات الجفاف.",
        "وعلى إنشاء غرفة عمليات مشتركة ترصد منسوب المياه",
        "خلال الأسابيع القليلة المقبلة لاستكمال الملاحق الفنية والمالية.",
    ),
}
FURNITURE = (
    "الرئيسية", "أخبار ذات صلة", "اقرأ أيضا", "أرشيف", "اترك تعليق", "فيسبوك", "محفوظة", "الأكثر قراءة", "مواد ذات صلة",
    "الوسوم", "المقال السابق", "عدد القراءات", "آخر تعديل", "2025", "العراق والأردن يبحثان",
)  # fmt: skip


def add(root: Path, *sources: object, keeps: bool = False) -> Result:
    """Run the command on an empty data folder below ``root``; ``keeps``: with the look at what all of it tells then.

    Most tests are about what comes in: to tell what the articles tell takes half of the time.
    """
    (root / "data" / "knowledge").mkdir(parents=True, exist_ok=True)
    (root / "data" / "articles").mkdir(exist_ok=True)
    with pytest.MonkeyPatch.context() as patched:
        if not keeps:
            patched.setattr(adding, "_keep_ids", lambda *_: None)
        return CliRunner().invoke(command, [*map(str, sources)], obj=root, catch_exceptions=False)


@pytest.mark.parametrize("case", cases("pages"))
def test_pages(case: dict, tmp_path: Path) -> None:
    result = add(tmp_path, _changed(case, tmp_path))
    assert result.exit_code == 0, result.output
    (article,), faults = read.articles(tmp_path / "data" / "articles")
    assert not faults
    for part in TEXTS[case.get("text", "first")]:
        assert part in article.text
    for sign in FURNITURE:
        assert sign not in article.text
    wanted = dict(case["found"])
    if interval := wanted.pop("edtf", None):
        assert f'published: "{interval}"' in (tmp_path / "data" / "articles" / "000.md").read_text(encoding="utf-8")
    assert {name: _plain(getattr(article, name)) for name in wanted} == wanted
    assert case.get("says", "") in result.output
    assert list(article.disputed) == case.get("disputed", [])
    assert article.checksum
    assert article.retrieved


def _changed(case: dict, folder: Path) -> Path:
    """The page of a case with its ``changes``, in the encoding that its bytes were ``taken`` for."""
    if not {"changes", "taken"} & case.keys():
        return PAGES / case["file"]
    text = (PAGES / case["file"]).read_text(encoding="utf-8")
    for old, new in case.get("changes", ()):
        assert old in text
        text = text.replace(old, new)
    raw = text.encode()
    for number, name in enumerate(case.get("taken", ())):
        raw = text.encode(name, "ignore") if number == 0 else _as_browsers_read(raw, name).encode()
    (folder / case["file"]).write_bytes(raw)
    return folder / case["file"]


def _as_browsers_read(raw: bytes, name: str) -> str:
    return "".join(bytes([one]).decode(name, "ignore") or chr(one) for one in raw)


def _plain(value: object) -> object:
    return str(value.earliest) if hasattr(value, "earliest") else value


def test_the_same_page_again_is_recognised(tmp_path: Path) -> None:
    add(tmp_path, PAGES / "wordpress.html")
    before = (tmp_path / "data" / "articles" / "000.md").read_bytes()
    result = add(tmp_path, PAGES / "wordpress.html")
    assert "is there already as 000" in result.output
    assert [path.name for path in (tmp_path / "data" / "articles").iterdir()] == ["000.md"]
    assert (tmp_path / "data" / "articles" / "000.md").read_bytes() == before


def test_the_same_text_elsewhere_is_a_copy(tmp_path: Path) -> None:
    add(tmp_path, PAGES / "wordpress.html", PAGES / "amp.html")
    articles, _ = read.articles(tmp_path / "data" / "articles")
    assert [(one.id, one.copy_of) for one in articles] == [("000", None), ("001", "000")]


def test_an_address_is_told_in_its_letters(tmp_path: Path) -> None:
    row = {"title": "x", "text": "استقبل الوزير أمس السفير.", "url": "http://a.test/%D8%AE%D8%A8%D8%B1/1"}
    (tmp_path / "row.json").write_text(json.dumps(row), encoding="utf-8")
    assert "  address: http://a.test/خبر/1\n" in add(tmp_path, tmp_path / "row.json").output
    (article,), _ = read.articles(tmp_path / "data" / "articles")
    assert article.url == "http://a.test/%D8%AE%D8%A8%D8%B1/1"


def test_a_longer_report_is_no_copy_of_a_shorter_one(tmp_path: Path) -> None:
    """Whichever is added first: it holds the other's sentences, and tells more."""
    short = (
        "استقبل سالم الرامي أمس في مكتبه السفير روبرت ميلر، وبحث معه التعاون في الصيد البحري. "
        "واتفق الجانبان على لقاء آخر في الشهر المقبل لاستكمال ما بدآه في هذه الجولة."
    )
    more = (
        " وقال السفير إن لجنة من الخبراء ستزور الموانئ الجنوبية للوقوف على حاجات الصيادين هناك. وكشفت الصحيفة أن "
        "المفاوضات تعثرت مرتين بسبب خلاف على الحصص، وأن جولة ثالثة ستعقد في الخريف لبحث ما بقي من نقاط عالقة."
    )
    rows = [
        {"title": "x", "text": short, "url": "http://a.test/1"},
        {"title": "y", "text": short + more, "url": "http://b.test/2"},
    ]
    for name, ordered in {"one": rows, "other": rows[::-1]}.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(ordered), encoding="utf-8")
        result = add(tmp_path / name, tmp_path / f"{name}.json")
        articles, _ = read.articles(tmp_path / name / "data" / "articles")
        assert [one.copy_of for one in articles] == [None, None], result.output
        assert "copy" not in result.output


def test_folders_and_json_lines_go_on_past_what_is_broken(tmp_path: Path) -> None:
    folder = tmp_path / "saved"
    folder.mkdir()
    rows = [{"title": "عنوان", "text": "نص أول طويل", "url": "https://a.test/1", "published": "2020-01-02"}, {"x": 1}]
    text = "\n".join([json.dumps(rows[0], ensure_ascii=False), "not json", json.dumps(rows[1])])
    (folder / "rows.jsonl").write_text(text, encoding="utf-8")
    (folder / "empty.html").write_text("<html></html>", encoding="utf-8")
    result = add(tmp_path, folder, tmp_path / "nowhere.html")
    assert result.exit_code == 1
    assert "rows.jsonl:2: not JSON" in result.output
    assert "rows.jsonl:3: no article in it" in result.output
    assert "empty.html: no article found in it" in result.output
    assert "nowhere.html: no such file" in result.output
    (article,), _ = read.articles(tmp_path / "data" / "articles")
    assert (article.title, article.text, article.outlet) == ("عنوان", "نص أول طويل", "a")


def test_web_archives(tmp_path: Path) -> None:
    page = (PAGES / "agency-1256.html").read_bytes()
    answer = b"HTTP/1.0 200 OK\r\nContent-Type: text/html; charset=windows-1256\r\n\r\n" + page
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
        "WARC-Target-URI: http://agency.test/1\r\nWARC-Date: 2023-06-01T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    archive = tmp_path / "saved.warc.gz"
    archive.write_bytes(gzip.compress(head.encode() + answer + b"\r\n\r\n"))
    assert add(tmp_path, archive).exit_code == 0
    (article,), _ = read.articles(tmp_path / "data" / "articles")
    assert (article.url, str(article.retrieved), article.outlet) == ("http://agency.test/1", "2023-06-01", "agency")


def test_hostile_fields_stay_fields(tmp_path: Path) -> None:
    row = {
        "title": 'a"\n---\nid: x\n',
        "text": "---\nid: y\n---\nنص",
        "url": "javascript:alert(1)",
        "author": "\u202e<script>",
    }
    (tmp_path / "row.json").write_text(json.dumps(row), encoding="utf-8")
    assert add(tmp_path, tmp_path / "row.json").exit_code == 0
    (article,), faults = read.articles(tmp_path / "data" / "articles")
    assert not faults
    assert (article.id, article.url, article.title) == ("000", None, 'a" --- id: x')
    assert article.text == row["text"]


def test_what_no_page_should_say_is_left_out(tmp_path: Path) -> None:
    """A charset that is none, an address without a host, a first line that cannot be seen: nothing stops at them."""
    words = "استقبل وزير الصناعة سالم المرزوقي وفدا من أرباب العمل بمقر الوزارة وبحث معه سبل التعاون."
    for number, charset in enumerate(("base64", "zlib", "unicode_escape", "idna", "undefined")):
        head = f'<meta charset="{charset}"><link rel="canonical" href="http://[::1">'
        page = f"<html><head>{head}</head><body><article><p>{words} {number}</p></article></body></html>"
        (tmp_path / f"{number}.html").write_bytes(page.encode("cp1256"))
    (tmp_path / "row.json").write_text(json.dumps({"text": f"\u200b\n{words}"}), encoding="utf-8")
    (tmp_path / "unseen.json").write_text(json.dumps({"text": "\u200b\u202e"}), encoding="utf-8")
    result = add(tmp_path, *sorted(tmp_path.glob("*.*")))
    assert "unseen.json: no article found in it" in result.output
    articles, faults = read.articles(tmp_path / "data" / "articles")
    assert not faults
    assert [(one.url, one.title[:14]) for one in articles] == [(None, "استقبل وزير ال")] * 6


TOLD = "استقبل وزير الصناعة سالم المرزوقي، أمس الثلاثاء بمقر الوزارة، السفير روبرت ميلر، وبحث معه التعاون في الفصل {}."


def _lines(path: Path, numbers: range) -> Path:
    rows = [
        {"title": f"خبر {n}", "text": TOLD.format(n), "url": f"https://a.test/{n}", "published": "2020-01-08"}
        for n in numbers
    ]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return path


def test_the_ids_of_what_was_added_are_kept(tmp_path: Path) -> None:
    result = add(tmp_path, _lines(tmp_path / "rows.jsonl", range(1)), keeps=True)
    assert "1 new id kept in " in result.output
    (row,), faults = ids.load(tmp_path / "data")
    assert (row.article, faults) == ("000", ())
    (entry,) = road.build(tmp_path / "data").timeline.meetings
    assert row.id_ == entry.meeting.id
    before = (tmp_path / "data" / ids.FILE).read_bytes()
    assert "is there already as 000" in add(tmp_path, tmp_path / "rows.jsonl", keeps=True).output
    assert (tmp_path / "data" / ids.FILE).read_bytes() == before


def test_where_the_data_has_an_error_no_id_is_kept(tmp_path: Path) -> None:
    (tmp_path / "data" / "knowledge").mkdir(parents=True)
    (tmp_path / "data" / "knowledge" / "people.yaml").write_text("- {id: x}\n", encoding="utf-8")
    result = add(tmp_path, _lines(tmp_path / "rows.jsonl", range(1)), keeps=True)
    assert result.exit_code == 0
    assert f"{ids.FILE}: not written while the data has errors (see check)" in result.output
    assert not (tmp_path / "data" / ids.FILE).exists()


def test_two_at_once_put_each_article_once(tmp_path: Path) -> None:
    """Both bring in articles of their own and twelve that both have: none stands twice, none is lost."""
    (tmp_path / "data").mkdir()
    files = [_lines(tmp_path / f"{name}.jsonl", range(*ends)) for name, ends in (("x", (0, 18)), ("y", (6, 24)))]
    both = [forked.start("add", "--data", str(tmp_path / "data"), str(file)) for file in files]
    assert [one.done().status for one in both] == [0, 0]
    articles, faults = read.articles(tmp_path / "data" / "articles")
    assert not faults
    assert sorted(one.url for one in articles if one.url) == sorted(f"https://a.test/{n}" for n in range(24))
    kept, faults = ids.load(tmp_path / "data")
    assert not faults
    told = road.build(tmp_path / "data")
    assert {row.id_ for row in kept} >= {entry.meeting.id for entry in told.timeline.meetings}


def test_what_another_command_put_here_is_seen(tmp_path: Path) -> None:
    """An article that came while this command read its pages."""
    add(tmp_path, _lines(tmp_path / "rows.jsonl", range(1)))
    folder = tmp_path / "data" / "articles"
    shelf = Shelf(folder, read.articles(folder)[0], ())
    text = (folder / "000.md").read_text(encoding="utf-8").replace("a.test/0", "a.test/9").replace('"000"', '"001"')
    (folder / "001.md").write_text(text, encoding="utf-8")
    assert shelf.already("https://a.test/9", "") is None
    with keeping.writing(tmp_path / "data"):
        shelf.renew()
    assert shelf.already("https://a.test/9", "") == "001"


SHEET = "Year,Month,Day,Headline,Text\n2020,3,4,سالم المرزوقي وروبرت ميلر,استقبل سالم المرزوقي روبرت ميلر في صدف.\n"


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("جدول.csv", SHEET.encode()),
        ("talks.tsv", SHEET.replace(",", "\t").encode("utf-16")),
        ("old.CSV", SHEET.replace("\n", "\r\n").encode("windows-1256")),
        (
            "slides.json",
            json.dumps({"events": [{"start_date": {"year": 2020}, "text": {"headline": "لقاء"}}]}).encode(),
        ),
    ],
)
def test_a_sheet_goes_into_entries(name: str, raw: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(raw)
    result = add(tmp_path, tmp_path / name, keeps=True)
    assert result.exit_code == 0, result.output
    assert "1 row" in result.output
    assert "1 sheet added to " in result.output
    told = road.build(tmp_path / "data")
    assert len(told.timeline.meetings) + len(told.timeline.events) == 1
    assert {row.id_ for row in ids.load(tmp_path / "data")[0]} == {
        entry.dated.article.id for entry in told.timeline.entered
    }
    assert "is there already as " in add(tmp_path, tmp_path / name).output
    (tmp_path / name).write_bytes(raw.replace(b"0", b"1"))
    add(tmp_path, tmp_path / name)
    assert len(list((tmp_path / "data" / "entries").iterdir())) == 2


def test_a_sheet_with_a_slip_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text(SHEET + "2020,dd,4,عنوان,\n", encoding="utf-8")
    (tmp_path / "y.xlsx").write_bytes(b"PK\x03\x04")
    (tmp_path / "z.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    result = add(tmp_path, tmp_path / "x.csv", tmp_path / "y.xlsx", tmp_path / "z.csv")
    assert result.exit_code == 1
    assert "x.csv:3: month: a number expected, not «dd»" in result.output
    assert "y.xlsx: save the sheet as CSV (UTF-8) first" in result.output
    assert "z.csv:1: no column is known here" in result.output
    assert not (tmp_path / "data" / "entries").exists()


def test_lines_of_an_extractor_go_into_entries_and_articles_do_not(tmp_path: Path) -> None:
    side = {"name": "سالم الرامي"}, {"name": "روبرت ميلر"}
    found = {
        "id": 1,
        "extractor": "other",
        "meetings": [{"participants": side, "edtf": "2020-03-04", "quote": "التقيا."}],
    }
    article = {"title": "خبر", "text": "التقى سالم الرامي أمس روبرت ميلر في صدف لبحث الصيد البحري.", "meetings": 2}
    for name, row in (("found.jsonl", found), ("articles.jsonl", article)):
        (tmp_path / name).write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    said = add(tmp_path, tmp_path / "found.jsonl", tmp_path / "articles.jsonl").output
    assert "1 sheet added to " in said
    assert "1 article added to " in said
    assert [path.name for path in (tmp_path / "data" / "entries").iterdir()] == ["found.jsonl"]


def test_a_sheet_with_which_nothing_could_be_built_is_not_taken(tmp_path: Path) -> None:
    """A date that is none, an id that another sheet has: `check` accepts what `add` writes."""
    article = "---\nid: n\noutlet: o\ntitle: خبر\n---\nنص.\n"
    materialise({"data/articles/n.md": article}, tmp_path)
    (tmp_path / "a.csv").write_text("id,parties,date\nk,س;ص,2020-03-04\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("id,parties,date\nq,س;ص,43894\nK,س;ص,2020\nN,س;ص,2020\n", encoding="utf-8")
    assert add(tmp_path, tmp_path / "a.csv").exit_code == 0
    result = add(tmp_path, tmp_path / "b.csv")
    assert result.exit_code == 1
    assert "b.csv:2: date: not an EDTF date: '43894'" in result.output
    assert "b.csv:3: the id «K» stands twice (first in a.csv, line 2)" in result.output
    assert "b.csv:4: the id «N» is that of an article (n.md)" in result.output
    assert [path.name for path in (tmp_path / "data" / "entries").iterdir()] == ["a.csv"]


def test_what_slides_say_to_readers_and_is_not_read_is_told(tmp_path: Path) -> None:
    slide = {"start_date": {"year": 2020}, "display_date": "ربيع 2020", "group": "", "media": {"caption": "صورة"}}
    slide["text"] = {"headline": "لقاء سالم الرامي وروبرت ميلر"}
    (tmp_path / "a.json").write_text(json.dumps({"events": [slide]}), encoding="utf-8")
    assert "not read: display_date, media.caption (docs" in add(tmp_path, tmp_path / "a.json").output


def test_a_sheet_whose_name_differs_in_capital_letters_is_kept_under_another(tmp_path: Path) -> None:
    materialise({"A.csv": "parties,date\nس;ص,2020\n", "other/a.csv": "parties,date\nس;ع,2021\n"}, tmp_path)
    assert add(tmp_path, tmp_path / "A.csv", tmp_path / "other" / "a.csv").exit_code == 0
    assert sorted(path.name for path in (tmp_path / "data" / "entries").iterdir()) == ["A.csv", "a-2.csv"]


def test_columns_of_a_sheet_that_are_not_read_are_told(tmp_path: Path) -> None:
    head = "Year,Month,Day,Headline,Display Date,Group,Background,ملاحظات,فارغ"
    sheet = f"{head}\n2020,3,4,لقاء سالم الرامي وروبرت ميلر,ربيع 2020,أ,#fff,مهم,\n"
    (tmp_path / "a.csv").write_text(sheet, encoding="utf-8")
    said = add(tmp_path, tmp_path / "a.csv").output
    assert "not read: Display Date, Group, ملاحظات (docs/editors names the columns)" in said


ROW = "\u2028- id: aljazeera\u2028  name: قناة\u2028  rights: full\u2028  country: x"


@pytest.mark.parametrize(
    ("url", "outlet", "host"),
    [
        (f"http://[v1.a{ROW}]/", None, None),
        (f"http://a.test{ROW}/", None, None),
        ("http://a b.test/x", None, None),
        ("http://a\ufffe.test/x", None, None),
        ("http://a\u2028.test/x", None, None),
        ("http://a\ud800.test/x", None, None),
        ("http://%0a- id: x/", None, None),
        ("http://a:b.test]/x", None, None),
        ("http://[::1]/x", "1", "https://[::1]"),
        ("http://[::1%25eth0]/x", None, None),
        ("http://con.test/x", "con-test", "https://con.test"),
        ("http://null.test/x", "null", "https://null.test"),
        ("http://أخبار.test/x", None, None),
        ("http://a_b.test/x", "a-b", "https://a_b.test"),
    ],
)
def test_only_rows_that_check_takes_are_written(url: str, outlet: str | None, host: str | None, tmp_path: Path) -> None:
    """Whatever an address holds: none writes another row than its own, none leaves data that cannot be built."""
    page = {"title": "خبر", "text": TOLD.format(1), "url": url}
    (tmp_path / "x.json").write_text(json.dumps(page), encoding="utf-8")
    result = add(tmp_path, "--write-outlets", tmp_path / "x.json")
    assert result.exit_code == 0, result.output
    world = road.load(tmp_path / "data")
    assert world.errors == ()
    assert [one.outlet for one in world.articles] == [outlet or "unknown"]
    rows = [(one.id, one.url, one.rights) for one in world.known.outlets.values()]
    assert rows == ([(outlet, host, "quote")] if outlet else [])


@pytest.mark.parametrize("name", ["اسم " * 3_000, "x\ud800", "\u202e"], ids=["long", "surrogate", "no letters"])
def test_a_name_that_can_be_none_is_not_written_as_one(name: str, tmp_path: Path) -> None:
    page = {"title": "خبر", "text": TOLD.format(1), "url": "https://a.test/x", "outlet": name}
    (tmp_path / "x.json").write_text(json.dumps(page), encoding="utf-8")
    assert add(tmp_path, "--write-outlets", tmp_path / "x.json").exit_code == 0
    world = road.load(tmp_path / "data")
    assert world.errors == ()
    assert [one.url for one in world.known.outlets.values()] == ["https://a.test"]


@pytest.mark.parametrize(
    ("there", "written"),
    [
        ("[]\n", True),
        ("- id: b\n  name: صحيفة", True),
        ("[{id: b, name: صحيفة}]\n", False),
        ("- {id: b, name: صحيفة}\n...\n", False),
        ("- id: A\n  name: صحيفة\n  url: https://b.test\n", True),
        ("- id: b\n  names: صحيفة\n", True),
        (b"- id: b\n  name: \xff\n", False),
    ],
)
def test_rows_are_written_only_where_the_file_is_read_with_them(
    there: str | bytes, written: bool, tmp_path: Path
) -> None:
    """A list in brackets takes no rows below it; what was wrong before does not stand in the way."""
    path = tmp_path / "data" / "knowledge" / "outlets.yaml"
    path.parent.mkdir(parents=True)
    raw = there.encode() if isinstance(there, str) else there
    path.write_bytes(raw)
    wrong = {fault.message for fault in registry.load(path.parent)[1]}
    result = add(tmp_path, "--write-outlets", _lines(tmp_path / "rows.jsonl", range(1)))
    assert (result.exit_code == 0) == written, result.output
    assert ("nothing is written there, the rows are:\n- id: " in result.output) == (not written)
    assert {fault.message for fault in registry.load(path.parent)[1]} == wrong
    if not written:
        assert path.read_bytes() == raw


def test_no_row_is_written_for_an_article_that_was_not_put(tmp_path: Path) -> None:
    page = {"title": "خبر " * 4_000, "text": TOLD.format(1), "url": "https://a.test/x"}
    (tmp_path / "x.json").write_text(json.dumps(page), encoding="utf-8")
    result = add(tmp_path, "--write-outlets", tmp_path / "x.json")
    assert (result.exit_code, read.articles(tmp_path / "data" / "articles")[0]) == (1, ())
    assert not (tmp_path / "data" / "knowledge" / "outlets.yaml").exists()


def test_no_password_in_an_address_is_kept(tmp_path: Path) -> None:
    page = {"title": "خبر", "text": TOLD.format(1), "url": "http://user:p@ss@b.test/x@y?utm_source=z"}
    (tmp_path / "x.json").write_text(json.dumps(page), encoding="utf-8")
    said = add(tmp_path, tmp_path / "x.json").output
    assert "p@ss" not in said
    text = (tmp_path / "data" / "articles" / "000.md").read_text(encoding="utf-8")
    assert 'url: "http://b.test/x@y"' in text
    assert "p@ss" not in text

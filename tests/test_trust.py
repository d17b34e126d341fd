"""What once broke the trust of three newsrooms, from their files to their pages: none of it happens again."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import forked
import pytest
from click.testing import CliRunner
from dossier import ROOT, build_here
from tables import materialise

from arabic_timeline import timeline as road
from arabic_timeline.commands.ids import command as keep_ids
from arabic_timeline.commands.init import command as init

PEOPLE = "- {id: rami, name: سالم الرامي}\n- {id: miller, name: روبرت ميلر}\n"
OUTLETS = "- {id: o, name: صحيفة الصدف}\n- {id: p, name: جريدة المرجان}\n"
SAYS = "نص هذا المقال منقول عن"
FIRST = "وحل بصدف أمس طلال المحار والتقى نبيل الذهبي."
MEANT = "ثم استقبل سالم الرامي أمس روبرت ميلر في صدف."
OTHER = "واستقبل سالم الرامي اليوم في قصره السفير هنري دوغلاس."


def _article(id_: str, text: str, outlet: str = "o") -> dict[str, str]:
    front = f"---\nid: {id_}\noutlet: {outlet}\ntitle: خبر {id_}\npublished: 2020-03-05\n---\n"
    return {f"articles/{id_}.md": f"{front}{text}\n"}


def _told(data: Path) -> list[str]:
    """The sentences of article a that tell a meeting which is shown."""
    reports = (report for entry in road.build(data).timeline.meetings for report in entry.meeting.reports)
    return [report.passages[0].quote for report in reports if report.article == "a"]


@pytest.mark.parametrize("kept", [True, False])
@pytest.mark.parametrize(
    "edit",
    [
        {"knowledge/people.yaml": PEOPLE + "- {id: mahar, name: طلال المحار}\n- {id: dhahabi, name: نبيل الذهبي}\n"},
        {"knowledge/people.yaml": "- {id: s-rami, name: سالم الرامي, was: [rami]}\n- {id: miller, name: روبرت ميلر}\n"},
        {"lexicon/words.yaml": "- {table: meetings/triggers, row: verbs/receive/past, add: [عانق]}\n"},
        _article("a", f"وعانق سالم الرامي اليوم فؤاد النجدي. {FIRST} {MEANT} {OTHER}"),
        _article("a", f"{OTHER} {MEANT}"),
        _article("b", f"{OTHER} {MEANT}", outlet="p"),
    ],
)
def test_a_judgement_never_hits_another_meeting(edit: dict[str, str], kept: bool, tmp_path: Path) -> None:
    """«This is no meeting» was said of one of an article's; whatever is added, it stays said of that one."""
    known = {"knowledge/people.yaml": PEOPLE, "knowledge/outlets.yaml": OUTLETS}
    materialise({**known, **_article("a", f"{FIRST} {MEANT} {OTHER}")}, tmp_path)
    if kept:
        assert CliRunner().invoke(keep_ids, ["--data", str(tmp_path)], obj=tmp_path).exit_code == 0
    (id_,) = (report.key for report in road.build(tmp_path).reports if "ميلر" in report.passages[0].quote)
    materialise({"knowledge/judgements.yaml": f"- {{kind: not-a-meeting, meetings: [{id_}]}}\n"}, tmp_path)
    assert not [quote for quote in _told(tmp_path) if "ميلر" in quote]
    materialise(edit, tmp_path)
    left = _told(tmp_path)
    assert not [quote for quote in left if "ميلر" in quote]
    assert [quote for quote in left if "دوغلاس" in quote]


def test_a_newsroom_s_data_fails_no_test_of_the_program() -> None:
    """The tests read tests/five: what stands in data/ is whoever's it is."""
    reads = [
        f"{path.name}: {line.strip()}"
        for path in sorted((ROOT / "tests").rglob("*.py"))
        for line in path.read_text(encoding="utf-8").split("\n")
        if 'ROOT / "data"' in line and path != Path(__file__)
    ]
    assert reads == []


def test_a_newsroom_s_data_is_checked_and_published(tmp_path: Path) -> None:
    """The steps of a repository of its own (ci/build), with an article that the program has never seen."""
    own = tmp_path / "own"
    assert CliRunner().invoke(init, [str(own)]).exit_code == 0
    shutil.rmtree(own / "data" / "articles")
    materialise(_article("x", f"{FIRST} {MEANT} {OTHER}", outlet="nobody-knows"), own / "data")
    words = (own / "ci" / "build").read_text(encoding="utf-8")
    steps = re.findall(r"-m arabic_timeline (\w+)", words)
    assert steps == ["check", "build"]
    for step in steps:
        done = forked.run(step, root=own)
        assert done.status == 0, done.err
    assert (own / "site" / "articles" / "x.html").is_file()


def test_a_longer_report_is_never_called_a_copy(tmp_path: Path) -> None:
    """It holds every sentence of a shorter one of another outlet, and tells more; the same text is one."""
    chapters = (f"وتناول الجانبان في الفصل {n} من محادثاتهما صيد {n} نوعا من السمك." for n in range(12))
    told = " ".join([MEANT, *chapters])
    more = " ".join(f"وقال خبير في الموانئ إن الرسوم رقم {n} سترتفع قريبا في {n} مدينة." for n in range(12))
    materialise(
        {
            "knowledge/people.yaml": PEOPLE,
            "knowledge/outlets.yaml": OUTLETS,
            **_article("a", told),
            **_article("b", f"{told} {more}", outlet="p"),
            **_article("c", told, outlet="p"),
        },
        tmp_path / "data",
    )
    assert dict(road.build(tmp_path / "data").timeline.copies) == {"c": "a"}
    build_here(tmp_path / "data", tmp_path / "site")
    pages = {one: (tmp_path / "site" / "articles" / f"{one}.html").read_text(encoding="utf-8") for one in "bc"}
    assert SAYS in pages["c"]
    assert SAYS not in pages["b"]

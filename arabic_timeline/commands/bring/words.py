"""Words that pages print around their articles: lexicon/pages.yaml, folded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from arabic_timeline import lexicon
from arabic_timeline.text import plain

PROSE = 80  # characters from which a line of a page is a paragraph
_ANY = {"…": ".*", "#": r"\d+"}
_APART = re.compile(r"[»«|•·]")  # between a name and what else stands on its line
_HEADING = 40  # characters of a heading over what is no text
_ISSUE = 160  # characters of a line with the number of an issue
_NAME = 5  # words of a name at most
_LEADS = re.compile(r"^الأكثر|صلة$|متعلقة$|مشابهة$")  # headings behind which more may stand: «الأكثر قراءة هذا الأسبوع»
_ENDS = re.compile(r"^الأكثر|^آخر|^أحدث|تعليق|ردود|آراء|مشاركات|شارك|Comments|Most")  # headings of what follows a text
_OF_SOMETHING = ("تحرير", "موقع", "علي")  # behind which the name of the paper stands, folded
_DAY_BEHIND = re.compile(r"\s(?:في|يوم|بتاريخ|on)\s(?=[^\d]{0,30}\d)")


@dataclass(frozen=True, slots=True)
class Words:
    """``bylines`` longest first; ``updated`` finds a label that stands right before a day, with two words at most."""

    bylines: tuple[str, ...]
    sent: tuple[str, ...]
    within: frozenset[str]
    accounts: frozenset[str]
    desk: frozenset[str]
    desk_behind: frozenset[str]
    roles: frozenset[str]
    role_labels: frozenset[str]
    outlets: frozenset[str]
    owners: frozenset[str]
    owners_behind: tuple[str, ...]
    rights: re.Pattern[str]
    nobodys: frozenset[str]
    everywhere: frozenset[str]
    papers: frozenset[str]
    agencies: frozenset[str]
    updated: re.Pattern[str]
    published: frozenset[str]
    asides: re.Pattern[str]
    aside_headings: frozenset[str]
    aside_leads: tuple[str, ...]
    ends: frozenset[str]
    counts: re.Pattern[str]
    notices: re.Pattern[str]
    apart: re.Pattern[str]
    pictures: re.Pattern[str]
    issue: re.Pattern[str]
    volume: re.Pattern[str]
    ways: frozenset[str]
    given: frozenset[str]
    cities: frozenset[str]
    labels: frozenset[str]


@lexicon.kept
def words() -> Words:
    """The table."""
    table = lexicon.rows("pages")
    updated = [*lexicon.rows("dates/publication")["updated"], *table["updated"]]
    return Words(
        bylines=tuple(sorted(map(_key, table["bylines"]), key=len, reverse=True)),
        sent=tuple(key for one in table["bylines"] if len((key := _key(one)).split()) > 1),
        within=frozenset(map(_key, table["within"])),
        accounts=frozenset(map(_key, table["accounts"])),
        desk=frozenset(map(_key, table["desk"])),
        desk_behind=frozenset(map(_key, table["desk_behind"])),
        given=frozenset(map(_key, _given())),
        cities=frozenset(_key(one) for row in lexicon.rows("meetings/nations") for one in row["cities"]),
        labels=frozenset(map(_key, (*lexicon.rows("dates/publication")["published"], *updated, *table["published"]))),
        roles=frozenset(map(_key, table["roles"])),
        role_labels=frozenset(map(_key, table["role_labels"])),
        outlets=frozenset(map(_key, table["outlets"])),
        owners=frozenset(map(_key, table["owners"])),
        owners_behind=tuple(sorted(map(_key, table["owners_behind"]), key=len, reverse=True)),
        rights=re.compile("|".join(map(_spaced, sorted(table["rights"], key=len, reverse=True)))),
        nobodys=frozenset(map(_key, table["nobodys"])),
        everywhere=frozenset(map(_key, table["everywhere"])),
        papers=frozenset(_key(one) for row in (*lexicon.rows("papers").values(), table["everywhere"]) for one in row),
        agencies=frozenset(map(_key, lexicon.rows("dates/publication")["agencies"])),
        published=frozenset(map(_key, (*lexicon.rows("dates/publication")["published"], *table["published"]))),
        asides=re.compile(rf"(?:^|[\s_-])(?:{'|'.join(table['asides'])})(?:$|[\s_-])"),
        aside_headings=frozenset(map(_key, table["aside_headings"])),
        ends=frozenset(map(_key, filter(_ENDS.search, table["aside_headings"]))),
        aside_leads=tuple(f"{_key(one)} " for one in table["aside_headings"] if _LEADS.search(one)),
        counts=re.compile(rf"(?:\d+ )?(?:{'|'.join(map(_key, table['answers']))})(?: {_key('على')}\b|:|$)"),
        ways=frozenset(map(_key, table["ways"])),
        notices=re.compile("|".join(re.escape(_key(one)).replace("…", ".*") for one in table["notices"])),
        pictures=re.compile(rf"(?:^|\W)(?:{'|'.join(map(re.escape, map(_key, table['pictures'])))})(?:\W|$)"),
        issue=re.compile(rf"(?<!\w)(?:{'|'.join(map(_spaced, table['issue']))})\s*[:.()\[#№]*\s*\d{{2,6}}(?!\d)"),
        volume=re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, table['volume']))})(?!\w)"),
        apart=re.compile("|".join(map(_whole, table["apart"]))),
        updated=re.compile(rf"(?:{'|'.join(map(re.escape, map(_key, updated)))})(?:\W+[^\W\d]+){{0,2}}\W*$"),
    )


def _spaced(phrase: str) -> str:
    return r"\s+".join(map(re.escape, _key(phrase).split()))


def _whole(line: str) -> str:
    """The words of a line, of which «…» is any words and «#» a figure."""
    return " ".join(_ANY.get(part, part) for part in re.findall(r"\w+|[…#]", _key(line)))


def _given() -> Iterator[str]:
    for group in lexicon.rows("language/given").values():
        for row in group.values():
            yield from row.split() if isinstance(row, str) else row


def author(name: str) -> str | None:
    """A name without what introduces it; ``None`` for an account of the publishing program, an office of its desk, or a
    mere place.
    """
    said = _behind_the_desk(_behind_a_label((byline(name) or _APART.split(name)[0]).strip(" :،-–—")))
    who = _key(said.partition(" في ")[0])  # «admin في السبت»
    return said if said and who not in words().accounts and not _is_where(said) else None


def _behind_a_label(said: str) -> str:
    """«هذا التحليل بقلم سالم المرزوقي»: the name behind the label."""
    written = said.split()
    labels = [n for n, word in enumerate(written[:-2], 1) if n > 1 and _key(word) in words().within]
    return " ".join(written[labels[-1] :]) if labels else said


def _behind_the_desk(said: str) -> str:
    """«سالم المرزوقي» of «رئيس التحرير سالم المرزوقي»; empty where only who makes the paper is told, without a name:
    «المشرف العام», «أسرة تحرير الضفاف».
    """
    written = said.split()
    folded_ = [_key(one).strip(":،-/") for one in written]
    if not folded_ or folded_[0] not in words().desk:
        return said
    known = words().desk | words().desk_behind
    end = next((n for n, one in enumerate(folded_) if one not in known), len(written))
    if end == 1:
        return said  # «مدير فلان» may be anybody
    rest = " ".join(written[end:]).strip(" :،-–—/")
    is_paper = folded_[end - 1] in _OF_SOMETHING or (rest and folded_[end] in words().outlets | words().owners)
    return "" if is_paper or len(rest.split()) < 2 else rest


def _is_where(said: str) -> bool:
    """Whether this is the place from which an agency or a paper writes: «الرباط», «من الرباط», «الرباط - وكالات»."""
    place = re.split(r"\s*[-–—:/(،]\s*", said)[0].removeprefix("من ")
    return _key(place) in words().cities or said.startswith("من ")


def byline(line: str) -> str | None:
    """The name after a word such as «كتبه»; ``None`` where there is none."""
    before = re.match(r"[^\W\d_]+(?: [^\W\d_]+){0,2}\s*[-–—/]\s*(?=[^\W\d_]+(?: [^\W\d_]+)?\s*:)", line)
    line = line[before.end() :] if before else line  # «الأفق - كتب: …»: site or city
    if _key(line).startswith(words().sent) or re.match(r"\W*[^\W\d_]+\s*:", line):
        line = _DAY_BEHIND.split(line)[0]  # «نشرت بواسطة سالم المرزوقي في 16 أكتوبر 2019»
    line = _APART.split(re.sub(r"^(\W*[^\W\d_]+)\s*[/:]", r"\1 ", line))[0]
    parts = line.replace(":", " ").lstrip("-•* ").split()
    folded = [_key(part).strip("،,") for part in parts]
    for label in words().bylines:
        start = label.split()
        rest = parts[len(start) :]
        if folded[: len(start)] == start and 2 <= len(rest) <= _NAME and not re.search(r"\d", " ".join(rest)):
            name = " ".join(rest)
            return byline(name) or name
    return None


def is_outlet(name: str) -> bool:
    """Whether this can be nothing but the name of an outlet: «صحيفة الضفاف», «الضفاف نيوز»."""
    said = _key(name).split()
    return 1 < len(said) <= _NAME and not words().outlets.isdisjoint((said[0], said[-1]))


def is_role(line: str) -> bool:
    """Whether a line says what its author is: «Role, مراسلة الشؤون الثقافية»."""
    label = re.match(r"[-•* ]*([^\W\d_]+)\s*[:،,]", line)
    return label is not None and _key(label[1]) in words().role_labels


def ends_a_text(line: str) -> bool:
    """Whether a line of a text is the heading of comments or of lists of stories: what follows is no text."""
    return len(line) <= _HEADING and (_headed(line) in words().ends or bool(words().counts.match(_key(line))))


def heads_an_aside(line: str) -> bool:
    """Whether a line of a text is a heading over other stories, behind which the text may go on."""
    said = _headed(line)
    return len(line) <= _HEADING and (said in words().aside_headings or said.startswith(words().aside_leads))


def _headed(line: str) -> str:
    return _key(re.sub(r"[\d()\[\]]+", " ", line)).strip(" :.…|")


def is_label(line: str) -> bool:
    """Whether a line is only labels of days, whose days stood beside it: «نشرت في: آخر تحديث:»."""
    parts = [_key(one) for one in line.split(":")]
    return line.rstrip().endswith(":") and all(one in words().labels for one in parts if one)


def is_apart(line: str) -> bool:
    """Whether a line is of the page and not of its article: «3 دقائق قراءة», «نسخة للطباعة», or no word at all."""
    said = " ".join(re.findall(r"\w+", _key(line))) if len(line) <= PROSE else line
    return not said or bool(words().apart.fullmatch(said))


def parts(line: str) -> list[str]:
    """A line cut before each word for an author: «26-03-2024 | المصدر: الأفق الكاتب: سالم المرزوقي»."""
    labels = (match for match in re.finditer(r"\s([^\W\d_]+)\s*:", line) if _key(match[1]) in words().bylines)
    cuts = [0, *(match.start() for match in labels), len(line)]
    return [line[start:end] for start, end in pairwise(cuts)]


def numbers_an_issue(line: str) -> bool:
    """Whether a line says the number of an issue: «العدد 8123»."""
    return len(line) <= _ISSUE and words().issue.search(_key(line)) is not None


def volume_apart(line: str) -> str:
    """A line with what it says of the paper's year in a part of its own: «… 2003م | السنة الحادية عشرة العدد 8123»."""
    return words().volume.sub(r"| \g<0>", line)


def signed(line: str) -> str | None:
    """The name of «سالم المرزوقي، كاتب وباحث», a line that names somebody and what he is; ``None`` for any other."""
    match = re.fullmatch(r"\s*([^\W\d_]+(?: [^\W\d_]+){1,4})\s*[،,|/–-]\s*([^\W\d_]+)((?: [^\W\d_]+){0,6})\s*", line)
    return match[1] if match and _key(match[2]).removeprefix("ال") in words().roles else None


def is_city(said: str) -> bool:
    """Whether this is the name of a city, and nothing else."""
    return _key(said) in words().cities


def is_given(said: str) -> bool:
    """Whether this begins as the name of a person does, and is as long as one."""
    written = said.split()
    return 1 < len(written) <= _NAME and _key(written[0]) in words().given


def folded(written: str) -> str:
    """Words as the table is asked for them."""
    return _key(written)


def _key(words_: str) -> str:
    return " ".join(plain(words_).casefold().split())

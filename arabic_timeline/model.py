"""Every value that crosses a room, in the order in which it flows.

Plain frozen values, no behaviour: the rooms (read, recognise, resolve, extract, merge, reason,
render) take these in and give these out.  Offsets count characters of ``Article.text``, the end is
exclusive.  Days are ``datetime.date`` inside closed intervals (see ``interval``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from arabic_timeline.forms import Form, Mode
from arabic_timeline.interval import Interval
from arabic_timeline.printable import printable

# ── causes and faults ────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a statement stands: a passage of an article, a row of knowledge, or a rule of the house.

    ``article``, ``start``, ``end`` and ``quote`` go together; ``claim`` names a claim, ``knowledge``
    a row such as ``people/burns`` or ``judgements/3``; ``rule`` a named rule; ``url`` the page of a fact
    and ``seen`` whether somebody saw that page.
    """

    article: str | None = None
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    claim: str | None = None
    knowledge: str | None = None
    rule: str | None = None
    urls: tuple[str, ...] = ()
    seen: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """Why something is concluded: a code of ``lexicon/sentences/*.yaml`` and what fills its blanks.

    ``say.sentence`` is the only place that turns a cause into Arabic.  Values may be str, int, date,
    Interval, a list of these, or another Cause.
    """

    code: str
    values: Mapping[str, Any] = field(default_factory=dict)
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something wrong or doubtful in the data: one clear line, with where it stands."""

    file: str
    line: int | None
    message: str
    rule: str
    error: bool = True  # False: a warning, the build goes on
    says: Cause | None = None  # the same for readers of the site, under «للمراجعة»
    about: str = ""  # id of the article, where there is one

    def __post_init__(self) -> None:
        # Whatever value a message repeats: it stays one line, and looks like no other.
        object.__setattr__(self, "message", printable(self.message))

    def __str__(self) -> str:
        """``file:line: message``, or ``file: message`` where no line is known."""
        return f"{self.file}{f':{self.line}' if self.line else ''}: {self.message}"


# ── read ─────────────────────────────────────────────────────────────────────────────────────────


Status = Literal["stated", "inferred", "likely", "contradicted", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """That something is no article: an editor entered it, or another program (``extractor``) found it in ``source``.

    ``export``: the file of this program that it comes from, in which no two rows are one happening; ``known``: how its
    date is known there.  ``words``: what it was entered as in sentences, where that is no quotation.
    """

    extractor: str | None = None
    source: str | None = None
    export: str | None = None
    known: Status = "stated"
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as stored: front matter and the text exactly as printed (furniture included).

    ``published``, ``retrieved`` and ``updated`` are given facts, never inferred ones.  ``published``
    may be a whole month or year; ``disputed``: days between which its page did not decide, «DAY: where it was read».
    ``furniture`` lists what is not the article's own text as (start, end).
    """

    id: str
    outlet: str
    title: str
    text: str
    author: str | None = None
    url: str | None = None
    published: Interval | None = None
    published_source: str | None = None
    disputed: tuple[str, ...] = ()
    retrieved: date | None = None
    updated: Interval | None = None
    copy_of: str | None = None
    checksum: str | None = None
    file: str = ""
    body_line: int = 1  # line of the file on which the text starts
    furniture: tuple[tuple[int, int], ...] = ()
    entered: Entered | None = None


# ── recognise ────────────────────────────────────────────────────────────────────────────────────

Kind = Literal["relative-day", "weekday", "month", "explicit", "range", "week", "year", "hijri", "vague", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A date expression of the text, not yet placed: what it says, by which rule.

    ``parts`` holds what the text wrote (day, month, year, weekday, side, unit, amount, …) under the
    names of the recogniser's rules.  ``publication`` marks a dateline («بتاريخ : …», «نشر في …»).
    """

    start: int
    end: int
    text: str
    rule: str
    kind: Kind
    parts: Mapping[str, Any]
    publication: bool = False
    quoted: bool = False  # stands inside a quotation: the day of writing is the speaker's


# ── resolve ──────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What an expression says of its day relative to an unknown day of writing.

    ``low ≤ first day − day of writing ≤ high`` in days, an open end is ``None``; ``weekdays`` are ISO
    (Monday 1 … Sunday 7) and restrict the first day; the last one is ``span`` days later («الأسبوع الماضي»: 6).
    Where the value depends on the calendar (a month, a year, a day of a month) ``calendar`` is true and
    ``resolve.cases`` gives (days of writing, value) pairs.
    """

    low: int | None = None
    high: int | None = None
    weekdays: frozenset[int] | None = None
    calendar: bool = False
    span: int = 0

    @property
    def latest(self) -> int | None:
        """Days from the day of writing to the last of its days, at most."""
        return None if self.high is None else self.high + self.span

    @property
    def named(self) -> frozenset[int] | None:
        """The weekdays of all of its days; ``None`` where they may be any."""
        if self.weekdays is None:
            return None
        found = frozenset((day + n - 1) % 7 + 1 for day in self.weekdays for n in range(self.span + 1))
        return found if len(found) < 7 else None


# What is told of the named days: on, before, after, since or until them, by their last one, about them, on one of
# several («11 أو 12 نونبر»), or not on them («الاثنين لا الأحد»).
Bearing = Literal["on", "before", "after", "since", "until", "by", "about", "one-of", "not"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """A mention with its value.

    ``interval`` is ``None`` where no value can be given: vague, impossible (see ``notice``), or relative to
    an unknown day of writing (see ``relation``).  ``extent`` says that all days of the interval are meant
    (EDTF ``a/b``) and not one unknown day of them.  ``stated`` names the parts the text wrote, ``inferred``
    those that a rule filled in.  ``bearing`` is what the text says of these days, and ``told`` the days on which
    something so dated can have happened («قبل 5 مارس»: open to the past, up to 4 March); ``None`` where none are.
    ``readings``: the days that it may mean where its own words dispute each other («أمس الخميس» in a paper of Thursday,
    a weekday that is not that of its date, a Hijri day beside a Gregorian one that is not its own), which ``dispute``
    tells; ``interval`` is then that from which the rest is counted, ``likelier`` that for which something else speaks.
    ``around``: the days of all weeks that may be meant, where nobody knows on which day the paper's weeks begin.
    """

    mention: Mention
    interval: Interval | None
    edtf: str | None
    why: tuple[Cause, ...] = ()
    stated: frozenset[str] = frozenset()
    inferred: frozenset[str] = frozenset()
    extent: bool = True
    uncertain: bool = False
    relation: Relation | None = None
    depends_on_anchor: bool = False  # the value would change with the day of writing
    notice: Cause | None = None  # impossible date, weekday against date …
    said_on: Interval | None = None  # the days from which it is counted, where the text states others than its own
    says_when: bool = False  # states on which day something else was said or written
    bearing: Bearing = "on"
    told: Interval | None = None
    readings: tuple[Interval, ...] = ()
    likelier: Interval | None = None
    dispute: Cause | None = None
    around: Interval | None = None

    @property
    def doubt(self) -> Cause | None:
        """What is wrong with the expression or disputed in it, if anything; ``resolve`` and ``reason`` set but one."""
        return self.notice or self.dispute


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """An article with its datings, in text order, and its publication day as far as the article tells it.

    ``published``: front matter or dateline, else ``None``.  ``given`` says it is not inferred.
    ``anchor`` is the day of writing, which may differ from it (a late stamp); ``why`` says so.
    """

    article: Article
    datings: tuple[Dating, ...]
    published: Interval | None
    given: bool
    anchor: Interval | None
    why: tuple[Cause, ...] = ()


# ── extract ──────────────────────────────────────────────────────────────────────────────────────

PassageRole = Literal["telling", "naming", "scene"]
Role = Literal["host", "visitor", "participant", "attending"]
Held = Literal["held", "planned", "denied"]
# A group is several whom nobody names, told by whose they are («وزراء خارجية المجلس», «وفد فرنسا»); a crowd is nobody
# in particular («عدد من النواب»).
Sort = Literal["person", "office", "body", "group", "crowd"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Somebody at a meeting: a person (``id`` where the registry knows), an office, body or delegation.

    ``text``, ``start``, ``end``: the mention as printed.  ``office`` is what the text calls the person;
    ``office_id`` its row in offices.yaml, ``former`` when the text says «السابق».  ``candidates``: persons who
    may hold an office named without a name.  ``sort``: what it is, whichever words say so.
    """

    name: str
    text: str
    start: int
    end: int
    id: str | None = None
    office: str | None = None
    office_id: str | None = None
    former: bool = False
    role: Role = "participant"
    candidates: tuple[str, ...] = ()
    sort: Sort = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence that tells of it, with the words that triggered the reading.

    ``role``: ``telling``; ``naming`` where it only names somebody whom the telling means by a pronoun or an office;
    ``scene`` where it only sets the place or the day.
    """

    article: str
    start: int
    end: int
    quote: str
    trigger: str = ""
    role: PassageRole = "telling"


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """Which words of the article give a part of a report: ``part`` is held, form, date, place or a side's name."""

    part: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One article's telling of one meeting, visit, session or context event (all its passages together).

    ``key`` is unique: article id, hyphen, and its number there until ``ids`` gives it one for life; ``order`` is that
    number (from 1, meetings and the rest counted apart).  ``dating`` indexes ``Dated.datings``: the
    expression that governs it, or ``None``; ``said`` that of when the text lets somebody tell of it as past, or as
    coming where it is planned.  ``within`` is the key of a visit (same article) during which it took place;
    ``after`` keys of reports (same article) that it certainly follows («سبق أن», «مرة أخرى»).
    ``over``: the clause that tells it as held says that it was before the writing.
    ``summary`` titles a context event.
    """

    key: str
    article: str
    form: Form
    participants: tuple[Participant, ...]
    passages: tuple[Passage, ...]
    place: str | None = None
    place_id: str | None = None
    dating: int | None = None
    said: int | None = None
    mode: Mode = "visit"
    held: Held = "held"
    over: bool = False
    topics: tuple[str, ...] = ()
    within: str | None = None
    after: tuple[str, ...] = ()
    summary: str | None = None
    countries: frozenset[str] = frozenset()  # place ids of the sides' countries, for linking visits and talks
    because: tuple[Word, ...] = ()  # in the order form, held, date, place, sides; a part that no word gives is left out
    order: int = 0

    def word(self, part: str) -> Word | None:
        """Which words give a part of it; ``None`` where none do."""
        return next((one for one in self.because if one.part == part), None)

    @property
    def act(self) -> int | None:
        """Where the words that tell the act itself begin, in characters of the article; ``None`` where none do."""
        form = self.word("form")
        return form.start if form is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptOut:
    """An act that a sentence names and does not tell as a fact: it is on no timeline.

    ``value``: rumoured, asked, conditional, wished, habitual or fiction; ``sign``: the words that say so, as printed.
    """

    article: str
    start: int
    end: int
    quote: str
    value: str
    sign: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """What one article tells, and what it names without telling it as a fact."""

    reports: tuple[Report, ...] = ()
    kept_out: tuple[KeptOut, ...] = ()


# ── merge ────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A possible identity of two reports or meetings, with its score (0 to 1) and its words.

    ``decision``: same (merged), likely (a soft constraint for reason), ask (for review), different.
    ``by_person``: decided in judgements.yaml; ``asked``: a likely one that a person should look at.
    """

    left: str
    right: str
    score: float
    decision: Literal["same", "likely", "ask", "different"]
    why: tuple[Cause, ...] = ()
    by_person: bool = False
    asked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """Reports that tell the same meeting (or visit, session, event): ``id`` is the first report's key.

    ``likely``: keys of the reports that are only likely of it: each keeps a day of its own, and nothing that it says
    makes the day of the meeting certain.
    """

    id: str
    form: Form
    participants: tuple[Participant, ...]
    place: str | None
    place_id: str | None
    mode: Mode
    held: Held
    topics: tuple[str, ...]
    reports: tuple[Report, ...]
    links: tuple[Link, ...] = ()
    summary: str | None = None
    likely: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What merge hands to reason: meetings, possible links between them, redirects of old ids, copies."""

    meetings: tuple[Meeting, ...]
    links: tuple[Link, ...] = ()
    redirects: Mapping[str, str] = field(default_factory=dict)
    copies: Mapping[str, str] = field(default_factory=dict)  # article id → the article it copies
    faults: tuple[Fault, ...] = ()  # judgements about something that is no longer told


# ── reason ───────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What is known of a day: interval, EDTF, possible days (31 or fewer), weekdays (ISO), and the causes."""

    interval: Interval
    edtf: str | None
    days: tuple[date, ...] | None = None
    weekdays: tuple[int, ...] | None = None
    why: tuple[Cause, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the timeline: a meeting or a context event with its dates and how they are known.

    ``participants`` carry the offices held that day.  ``why`` is the whole chain for certain and likely,
    ready for ``say``.  ``before`` lists ids that are certainly later.  ``outside_source`` marks a claim.
    """

    meeting: Meeting
    participants: tuple[Participant, ...]
    status: Status
    certain: Bounds
    likely: Bounds | None = None
    outside_source: bool = False
    why: tuple[Cause, ...] = ()
    before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """An article in the timeline with its publication day, given or inferred.

    ``values`` stand beside ``dated.datings``: what became of each expression, ``None`` where it got no day.
    """

    dated: Dated
    certain: Bounds
    likely: Bounds | None
    given: bool
    why: tuple[Cause, ...] = ()
    values: tuple[Bounds | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One member of a contradiction."""

    says: Cause
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """What setting one statement aside would give."""

    without: int  # index into Contradiction.statements
    gives: Cause
    pattern: str | None = None  # e.g. "stale"
    chosen: bool = False  # the timeline is computed with this one (least trust, or a person's judgement)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Statements that cannot all hold; every proper subset can."""

    about: str  # id of the entry or article
    statements: tuple[Statement, ...]
    repairs: tuple[Repair, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Something for a person to look at («للمراجعة»), with the YAML to paste where a row settles it.

    ``between``: the keys of the two reports that may tell of one.
    """

    kind: str
    about: str
    says: Cause
    evidence: tuple[Passage, ...] = ()
    paste: str | None = None
    between: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Warning:
    """A slip of a text that leaves two readings: where it stands, and both of them in ``says``.

    ``about``: the entry whose date it doubts, where the slip stands elsewhere than in its date.
    """

    article: str
    start: int
    end: int
    quote: str
    says: Cause
    about: str | None = None

    @classmethod
    def at(cls, article: str, where: Mention | Word | Participant, says: Cause, about: str | None = None) -> Warning:
        """A warning about words of an article that are found already."""
        return cls(article=article, start=where.start, end=where.end, quote=where.text, says=says, about=about)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """An id that was given out and that nothing tells any more: its last sentence, its article where that is there."""

    id: str
    article: str | None
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A page that a site had: its path without ending, below the site, and the name that it bore."""

    page: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The whole, in display order: what render turns into pages and data."""

    meetings: tuple[Entry, ...]
    events: tuple[Entry, ...]
    articles: tuple[Publication, ...]
    contradictions: tuple[Contradiction, ...]
    warnings: tuple[Warning, ...] = ()
    review: tuple[Doubt, ...] = ()
    redirects: Mapping[str, str] = field(default_factory=dict)
    copies: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    kept_out: tuple[KeptOut, ...] = ()
    gone: tuple[Gone, ...] = ()
    addresses: tuple[Address, ...] = ()  # of people, pairs, places, outlets and articles, of every build that was kept
    entered: tuple[Publication, ...] = ()  # what stands in the place of an article where somebody entered it

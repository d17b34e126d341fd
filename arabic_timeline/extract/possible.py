"""Whether a dating can be that of an act: what was held lies not after the writing, what is planned not before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from arabic_timeline.extract.frames import Frame
from arabic_timeline.extract.signs import expected, signs
from arabic_timeline.extract.tables import either, phrases
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.wording import acting
from arabic_timeline.extract.words import Kind
from arabic_timeline.language import verbs
from arabic_timeline.lexicon import kept, rows
from arabic_timeline.model import Dating
from arabic_timeline.text import plain

if TYPE_CHECKING:
    from arabic_timeline.extract.document import Document

_WEEK = 7  # days
_THIRD = 3  # person
_LONG_AGO = 180  # days before the writing, of which a future tells nothing that is to come
_SET = 3  # words from a noun to what says that it was set: «الاجتماع الذي كان مقررا»
_THAT = "وذلك"  # folded: behind it stand place and day of the act
_FAR = 8  # words of a place behind it
_NEAR = 3  # words, such as those of a place, between whom an act names last and its day


def not_yet(document: Document, dating: int, held: str) -> bool:
    """Whether a day is against what the verb says: still to come, or already past."""
    interval, written = document.dated.datings[dating].interval, document.dated.anchor
    if interval is None or written is None or interval.earliest is None or interval.latest is None:
        return held == "planned"
    if written.earliest is None or written.latest is None:
        return held == "planned"
    return interval.latest < written.earliest if held == "planned" else interval.earliest > written.latest


def usable(dating: Dating, *, said: bool = False) -> bool:
    """Whether a dating can say when something took place: no dateline, no day of speaking, no vague word.

    ``said``: of what somebody was at while he spoke, it can («قال الأحد خلال لقائه فلانا إنه سيسافر غدا»).
    """
    paper = (dating.says_when and not said) or dating.mention.publication
    denied = dating.mention.parts.get("bearing") == "not"  # «ليس في أبريل، بل في مارس»
    return not (paper or denied) and dating.mention.kind != "vague" and dating.notice is None


def one_day(document: Document, tokens: Sequence[Token]) -> int | None:
    """The only dating (its index) among words, where it is one day that has come."""
    told = {t.dating for t in tokens if t.dating is not None}
    dating = next(iter(told)) if len(told) == 1 else None
    value = document.dated.datings[dating] if dating is not None else None
    if dating is None or value is None or value.interval is None or value.interval.length != 1:
        return None
    return dating if usable(value) and not not_yet(document, dating, "held") else None


def has_come(document: Document, dating: int) -> bool:
    """Whether a dating is of days with both ends, none of them behind that of the writing, and of one reading."""
    value, written = document.dated.datings[dating], document.dated.anchor
    latest = value.interval.latest if value.interval is not None else None
    if latest is None or value.readings or value.notice is not None or written is None or written.latest is None:
        return False
    return latest <= written.latest


def is_past(document: Document, dating: int | None, by: int = 0) -> bool:
    """Whether a dating (its index, ``None`` unknown) has days that all lie more than ``by`` days before the writing."""
    written = document.dated.anchor
    if dating is None or written is None or written.earliest is None:
        return False
    interval = document.dated.datings[dating].interval
    return interval is not None and interval.latest is not None and (written.earliest - interval.latest).days > by


def drop_impossible(document: Document, frame: Frame) -> None:
    """What was held cannot lie after the day of writing: such a dating belongs to something else, or it is planned.

    A whole date among the words of the act itself stays: there the text contradicts its day, and reason says so.
    """
    if frame.held == "planned" and is_past(document, frame.dating) and _only_by_tense(document, frame):
        frame.held = "held"  # «يلتقي الوزير السفير أمس»: the present of a headline
    if frame.dating is not None and frame.held == "planned" and not frame.found.trigger.tense:
        _past_after_all(document, frame)
    if frame.dating is not None and frame.held == "planned" and _week_is_over(document, frame.dating):
        frame.dating = None  # «سيلتقي هذا الأسبوع», written on its last day: rather the days to come
    if (
        frame.dating is not None
        and frame.held == "planned"
        and not frame.found.trigger.verb
        and frame.scan.light is None
        and not _being_held(frame)
        and not_yet(document, frame.dating, "planned")
    ):
        frame.dating = None
    if frame.dating is None or frame.held != "held":
        return
    interval, written = document.dated.datings[frame.dating].interval, document.dated.anchor
    if interval is None or written is None or interval.earliest is None or written.latest is None:
        return
    if interval.earliest > written.latest:
        if frame.found.trigger.tense == "past" and not _verbal_noun(frame):
            frame.dating = frame.dating if _among_sides(document, frame) else None
        elif _during_past(frame):
            frame.dating = None
        else:
            frame.held = "planned"


def take(document: Document, frame: Frame, dating: int) -> bool:
    """Give an act a day that can say when something took place, unless what the verb says is against it.

    Whether the day is of that kind.
    """
    if not usable(document.dated.datings[dating]):
        return False
    frame.dating = dating
    drop_impossible(document, frame)
    return True


def _only_by_tense(document: Document, frame: Frame) -> bool:
    """Whether nothing but the present of its own verb, before its day, says that an act is to come."""
    first, sign = frame.found.first, frame.sign
    behind = [n for n, token in enumerate(frame.tokens) if n >= first and token.dating == frame.dating]
    tense = frame.found.trigger.tense == "present" and sign is not None and sign[0] == first
    return tense and bool(behind) and not _comes(document, frame.tokens, behind[-1])


def _comes(document: Document, tokens: Sequence[Token], at: int) -> bool:
    """«غدا 5 مايو», «يوم 6 أغسطس 2024 المقبل»: whether the words of a date say themselves that it is to come."""
    dating = tokens[at].dating
    parts = document.dated.datings[dating].mention.parts if dating is not None else {}
    now = parts.get("now")
    behind = tokens[at + 1].text if at + 1 < len(tokens) else ""
    return (isinstance(now, int) and now > 0) or parts.get("side") == "next" or behind in _next_words()


@kept
def _next_words() -> frozenset[str]:
    return frozenset(plain(word) for word in rows("dates/sides")["side_word"]["next"])


def _being_held(frame: Frame) -> bool:
    """«ينوي عقد لقاء مع فلان يوم 9 مارس»: behind the noun of holding the day is its own, though it has passed."""
    first = frame.found.first
    return first > 0 and frame.tokens[first - 1].text in phrases("clauses", "holding")


def _during_past(frame: Frame) -> bool:
    """«دعا الوزير، خلال لقائه السفير، إلى توقيع الاتفاق العام المقبل»: the act in which somebody did something."""
    first, tokens = frame.found.first, frame.tokens
    if frame.found.trigger.verb or not first:
        return False
    if tokens[first - 1].text in phrases("clauses", "dealt-with"):
        return True  # «تناول اجتماع فلان بفلان خطة الاقتراع يوم 26 أكتوبر»: the day of what it was about
    if tokens[first - 1].text not in signs().presupposing:
        return False
    verb = next((t for t in reversed(tokens[: first - 1]) if acting(t) and verbs.readings(t.text)), None)
    told = [r.form.tense for r in verbs.readings(verb.text) if r.form.person == 3] if verb is not None else []
    return bool(told) and set(told) == {"past"}


def _verbal_noun(frame: Frame) -> bool:
    """«أعلن الوزير عقد اجتماع يوم الجمعة المقبل»: spelt as the past, and behind who tells of it the noun."""
    first = frame.found.first
    before = frame.tokens[first - 1] if first else None
    alike = frame.tokens[first].text in phrases("clauses", "like-the-past")
    return alike and before is not None and not (before.sign or (before.kinds & Kind.STOP and before.text != "عن"))


def _week_is_over(document: Document, dating: int) -> bool:
    """Whether a week told without its days ends with the day of writing."""
    told, written = document.dated.datings[dating].interval, document.dated.anchor
    week = told is not None and told.closed and told.length == _WEEK
    return week and told is not None and written is not None and told.latest == written.earliest == written.latest


def _past_after_all(document: Document, frame: Frame) -> None:
    """«خطته قبل قمته مع فلان الشهر الماضي»: what only was to come when something else was done was held since."""
    sign = frame.sign[0] if frame.sign is not None else 0
    told = frame.tokens[sign].word.core if frame.sign is not None else ""
    if any(acting(token) and verbs.readings(token.text) for token in frame.tokens[sign + 1 : frame.found.first]):
        return  # «قبل أن يتوجه إلى إسطنبول للقاء فلان أمس»: what was done is another verb's
    interval, written = document.dated.datings[frame.dating or 0].interval, document.dated.anchor
    if told not in phrases("clauses", "before-meeting") or interval is None or written is None:
        return
    near = frame.tokens[frame.found.last : frame.found.last + _SET]
    if any(t.text in expected() for t in near):
        return  # «انسحب قبل بدء الاجتماع المقرر أمس»: for when it was set
    parts = document.dated.datings[frame.dating or 0].mention.parts
    if document.dated.datings[frame.dating or 0].mention.kind == "weekday" and "side" not in parts:
        frame.dating = None  # «استقبل السفير قبل انعقاد المجلس يوم الخميس»: which Thursday the past verb does not say
        return
    if interval.latest is not None and written.earliest is not None and interval.latest < written.earliest:
        frame.held, frame.value, frame.sign = "held", "held", None


def of_history(document: Document, frame: Frame) -> bool:
    """«وفي عام 1955 عاد إلى بغداد، حيث سيلتقي فلانا»: a future of a past that the sentence tells of, long ago."""
    written = document.dated.anchor
    if frame.held != "planned" or frame.found.trigger.tense != "future" or written is None or written.earliest is None:
        return False
    before = frame.tokens[: frame.found.first]
    day = next((t.dating for t in before if t.dating is not None), None)
    told = document.dated.datings[day].interval if day is not None else None
    if told is None or told.latest is None or (written.earliest - told.latest).days < _LONG_AGO:
        return False
    led = next((n for n, t in enumerate(before) if t.text in either("clauses", "where", "relatives")), len(before))
    told_by = (reading.form for t in before[:led] if acting(t) for reading in verbs.readings(t.text))
    return led < len(before) and {form.tense for form in told_by if form.person == _THIRD} == {"past"}


def _among_sides(document: Document, frame: Frame) -> bool:
    """«استقبل فلان، يوم 12 مارس 2024 …، فلانا»: a date in full among whom the act names, or close behind them.

    So is one that opens the sentence of the act, and one behind «وذلك».
    """
    if frame.dating is None or document.dated.datings[frame.dating].depends_on_anchor:
        return False
    first, tokens = frame.found.last, frame.tokens
    if _opens_act(tokens[: frame.found.first], frame.dating):
        return True
    last = max((s.entity.last for s in frame.sides if s.sentence is frame.sentence), default=first)
    at = next((n for n, token in enumerate(tokens) if n >= first and token.dating == frame.dating), None)
    near = _NEAR if at is None or _THAT not in (t.text for t in tokens[last:at]) else _FAR
    if at is None or at > last + near:
        return False
    return not any(t.kinds & Kind.TRIGGER or t.text in phrases("clauses", "relatives") for t in tokens[last:at])


def _opens_act(before: Sequence[Token], dating: int) -> bool:
    """«في 22 شباط 2024 التقى …»: nothing but the date and what leads to it stands before the verb."""
    return any(t.dating == dating for t in before) and all(
        t.dating == dating or t.sign or t.kinds & Kind.STOP for t in before
    )

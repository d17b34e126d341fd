"""Days that an act has from another word of its sentence: what wraps it, tells it, or is served by it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from arabic_timeline import lexicon
from arabic_timeline.extract import counted, guest, places, possible
from arabic_timeline.extract.clause import Clause
from arabic_timeline.extract.finding import Found
from arabic_timeline.extract.frames import Frame
from arabic_timeline.extract.places import Place
from arabic_timeline.extract.signs import signs
from arabic_timeline.extract.tables import either, phrases, table
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.wording import acting, acts_on, aims, in_title, turns
from arabic_timeline.extract.words import Kind
from arabic_timeline.forms import REMOTE
from arabic_timeline.language import verbs
from arabic_timeline.lexicon import kept_by_word

if TYPE_CHECKING:
    from arabic_timeline.extract.document import Document


_ROUND = 14  # words from «اختتمت» to the noun of meeting, a place, a day and the number of a round between
_ONTO = frozenset(["علي", "في"])  # folded: «على هامش», «في إطار»
_THIRD = 3  # person
_SO = "فبو"  # how «فاللقاء», «بل اللقاء», «واللقاء» begin
_VERB = 3  # words from «لم» to «إلا»
_TWO = 2  # words from «، حيث» to its verb
_CONTRAST = 5  # words from a date that is denied to «بل», and from there to the other


def by_means(document: Document, clause: Clause, told: list[Frame], owners: list[tuple[int, int]]) -> None:
    """«تختتم زيارتها الأربعاء بلقاء مع …», «سيتوجه يوم 20 … للقاء …»: the day of the act it ends or serves."""
    tokens = clause.sentence.tokens
    acts = {f.first for f in clause.found}
    for frame in told:
        first = frame.found.first
        so_that = _so_that(frame)
        if frame.dating is not None:
            continue
        if not so_that and (frame.found.trigger.verb or not _led_by(tokens, first, frame)):
            continue
        before = [(at, dating) for at, dating in owners if at < first and _dated_before(tokens, dating, first)]
        if not before or any(turns(t) for t in tokens[before[-1][0] + 1 : first]):
            continue
        if before[-1][0] not in acts and not by_doing(tokens[before[-1][0]]):
            continue
        if _beside_another(told, frame, before[-1][0]):
            continue
        goes = clause.trigger_at(before[-1][0])
        if _said_of_it(tokens[before[-1][0]]):
            continue  # «رحب الوزير أمس بلقاء فلان وفلان»: none of his own
        if so_that and (goes is None or goes.trigger.name in phrases("clauses", "setting-out")):
            continue  # «يتوجه مساء الخميس إلى القاهرة ليلتقي فلانا»: perhaps on the next day
        if frame.held == "denied" and (goes is None or goes.trigger.frame not in ("visit", "arrive")):
            continue  # «شهدت المدينة أمس مسيرات رفضا لزيارة فلان»
        taken = possible.take(document, frame, before[-1][1])
        if taken and goes is not None and frame.scan.place is None and goes.trigger.frame in ("visit", "arrive"):
            frame.scan.place = _goal_of(told, before[-1][0])  # «يزور قصر بعبدا غدا للقاء فلان»


def by_doing(token: Token) -> bool:
    """«اكتفت اليوم بالاجتماع مع», «توج زيارته بلقاء»: a verb of the past that tells by which act something was done."""
    return _by_doing(token.text)


@kept_by_word
def _by_doing(word: str) -> bool:
    return any(one.form.tense == "past" for one in verbs.readings_as(word, phrases("clauses", "by-doing")))


def _said_of_it(token: Token) -> bool:
    """«رحب», «ندد»: behind «ب» stands what somebody says something of."""
    return any(verbs.readings_as(token.text.removeprefix("و"), phrases("clauses", "said-of-it")))


def of_thought(token: Token) -> bool:
    """«أدان», «وصف», «نفت»: a verb of what somebody says or thinks of something, on a day of its own."""
    told = (one.form for one in verbs.readings(token.text) if one.form.person == _THIRD)
    return any(not phrases("clauses", "of-thought").isdisjoint(verbs.kinds(form.lemma)) for form in told)


def at_goal(told: list[Frame]) -> None:
    """«سيصل إلى الرياض الأسبوع المقبل لإجراء محادثات مع …»: what a journey is for is where it goes."""
    for frame in told:
        first, tokens = frame.found.first, frame.tokens
        if frame.form != "meeting" or frame.scan.place is not None or frame.held == "denied" or frame.mode in REMOTE:
            continue
        if not (_led_by(tokens, first, frame) or _so_that(frame)) or tokens[first].prep == "ب":
            continue
        goes = [f for f in told if f.scan.goal is not None and f.found.first < first and f.held != "denied"]
        if goes and not any(turns(t) for t in tokens[goes[-1].found.last : first]):
            frame.scan.place = goes[-1].scan.goal


def from_round(document: Document, clause: Clause, told: list[Frame], owners: list[tuple[int, int]]) -> None:
    """«اختتمت في مسقط أمس الجولة الثانية من المحادثات بين فلان وفلان»: day and place of the verb before the round."""
    tokens, index = clause.sentence.tokens, clause.reader.index
    runs = phrases("clauses", "runs")
    if not clause.sentence.has(runs):
        return
    for frame in told:
        first = frame.found.first
        if frame.found.trigger.verb or frame.held == "denied":
            continue
        at = next((n for n in range(first - 1, max(-1, first - _ROUND), -1) if tokens[n].text in runs), None)
        if at is None or not all(_of_round(t) for t in tokens[at + 1 : first]):
            continue
        own = [dating for verb, dating in owners if verb == at]
        if frame.dating is None and own:
            possible.take(document, frame, own[0])
        if frame.scan.place is None and frame.mode not in REMOTE:
            frame.scan.place = places.first_led(tokens, range(at + 1, first - 1), index)


def _of_round(token: Token) -> bool:
    """A day, a place, or what says which round it was: «الجولة الثانية من», «أعمال»."""
    if token.dating is not None or token.locates or token.text in either("clauses", "inside", "works") | {"من"}:
        return True
    which = either("clauses", "rounds", "numbered", "ordinals", "other-times", "new-rounds")
    return token.word.core in which or f"ال{token.word.core}" in which


def _so_that(frame: Frame) -> bool:
    """«يزور المدينة غدا ليلتقي فلانا»: a verb in the present behind the «ل» of a purpose."""
    return frame.found.trigger.verb and frame.tokens[frame.found.first].text.startswith(("لي", "لت"))


def _goal_of(told: list[Frame], at: int) -> Place | None:
    """Where the visit or journey goes whose verb stands at a token."""
    return next((f.scan.goal for f in told if f.found.first == at and f.scan.goal is not None), None)


def _beside_another(told: list[Frame], frame: Frame, at: int) -> bool:
    """«مقارنة لقاء فلان وفلان في مايو باللقاء الذي جمع …»: a meeting of two others, each with a noun of its own."""
    other = next((f for f in told if f.found.first == at and not f.found.trigger.verb), None)
    if other is None or not other.form == frame.form == "meeting":
        return False
    return len(other.sides) > 1 and len(frame.sides) > 1


def put_off(document: Document, clause: Clause, told: list[Frame]) -> None:
    """«أجل الحزب جلسته المقررة لأمس … إلى الجمعة»: the one act that is put off is on the day to which it is."""
    planned = [frame for frame in told if frame.held == "planned"]
    if len(planned) != 1:
        return
    tokens = clause.sentence.tokens
    words = lexicon.folded("dates/tense", "postponing")
    at = next((n for n, t in enumerate(tokens) if t.text in words or t.word.core in words), len(tokens))
    to = next((n for n in range(at + 1, len(tokens)) if _day_to(tokens, n)), None)
    dating = None if to is None else tokens[to].dating
    if dating is not None and possible.usable(document.dated.datings[dating]):
        planned[0].dating = dating
    elif planned[0].found.last < at < len(tokens) and dating is None and _was_to_be(tokens, planned[0], at):
        planned[0].dating = None  # «لقاء كان مقررا اليوم … أرجئ»: not on that day, and on none that is told


def instead(document: Document, told: list[Frame]) -> None:
    """«لم يستقبله يوم الاثنين كما قيل، وإنما يوم الثلاثاء»: denied of one day, and told of another, it was held."""
    for frame in told:
        day = frame.dating
        if frame.held != "denied" or day is None:
            continue
        last = max((n for n, t in enumerate(frame.tokens) if t.dating == day), default=len(frame.tokens))
        other = _other_day(frame.tokens, last + 1) or _was_on(frame.tokens, last + 1)
        if other is not None and other != day and possible.usable(document.dated.datings[other]):
            frame.dating, frame.held, frame.value = other, "held", "held"


def after_all(document: Document, told: list[Frame]) -> None:
    """«كان اللقاء مقررا في 10 يونيو، ولم يعقد إلا في 18 منه»: denied but for one day, it was held on that."""
    words = signs()
    for frame in told:
        tokens, denied = frame.tokens, frame.held in ("denied", "planned")
        near = range(frame.found.last + _VERB, len(tokens) - 1) if denied else ()
        but = [n for n in near if tokens[n].text in words.only and tokens[n + 1].text not in words.that]
        if len(but) != 1 or not any(_not_held(tokens, n) for n in range(but[0] - _VERB, but[0])):
            continue
        led = tokens[but[0] + 1].text in phrases("clauses", "inside")
        at = but[0] + 1 + led
        day = tokens[at].dating if at < len(tokens) else None
        if day is not None and possible.usable(document.dated.datings[day]):
            frame.dating, frame.held, frame.value = day, "held", "held"


def _not_held(tokens: Sequence[Token], at: int) -> bool:
    """«ولم يعقد», «لم يتم»: a verb of holding under a negation of what was."""
    negated = tokens[at].text.removeprefix("و") == "لم"
    return negated and not verbs.lemmas(tokens[at + 1].text).isdisjoint(table("clauses")["held-so"])


def elsewhere(clause: Clause, told: list[Frame]) -> None:
    """«لم يكن اللقاء في أبوظبي، كما نقل، وإنما في العين»: denied of one place, and told of another, it was held."""
    words = lexicon.folded("dates/bearings", "rather")
    for frame in told:
        place = frame.scan.place
        if frame.held != "denied" or place is None or place.first < frame.found.first:
            continue
        near = range(place.last, min(place.last + _CONTRAST + _TWO, len(frame.tokens)))
        turn = next((n for n in near if frame.tokens[n].text in words), None)
        led = frame.tokens[turn + 1 : turn + 2] if turn is not None else ()
        if turn is not None and any(t.text in phrases("clauses", "inside") or t.prep == "ب" for t in led):
            frame.scan.place = places.first_led(frame.tokens, range(turn + 1, turn + 2), clause.reader.index)
            frame.held, frame.value = "held", "held"


def _other_day(tokens: Sequence[Token], at: int) -> int | None:
    """The date to which «بل» or «وإنما» leads right behind another, a few words between."""
    words = lexicon.folded("dates/bearings", "rather")
    turn = next((n for n in range(at, min(at + _CONTRAST, len(tokens))) if tokens[n].text in words), None)
    if turn is None:
        return None
    behind = tokens[turn + 1 : turn + 1 + _CONTRAST]
    first = next((n for n, t in enumerate(behind) if t.dating is not None), None)
    small = first is not None and all(t.kinds & Kind.STOP or t.sign for t in behind[:first])
    return behind[first].dating if first is not None and small else None


def _was_on(tokens: Sequence[Token], at: int) -> int | None:
    """«ليس صحيحا أنه استقبله يوم الاثنين، فاللقاء جرى في 24 أبريل»: the day of «the meeting» right behind the comma."""
    at += at < len(tokens) and tokens[at].comma
    near = tokens[at : at + _CONTRAST + 1]
    if len(near) < _THIRD or near[0].text[0] not in _SO or not (near[0].tells and near[0].word.definite):
        return None
    if near[1].text not in phrases("clauses", "took-place") | signs().occurring | phrases("clauses", "was"):
        return None
    return next((t.dating for t in near[2:] if t.dating is not None), None)


def _was_to_be(tokens: Sequence[Token], frame: Frame, at: int) -> bool:
    """«لقاء كان مقررا اليوم بين فلان وفلان أرجئ»: between the noun and the verb that puts it off, what it was to be."""
    was = phrases("clauses", "was")
    return tokens[at - 1].text != "من" and any(t.text in was for t in tokens[frame.found.last : at])


def _day_to(tokens: Sequence[Token], n: int) -> bool:
    """Whether «إلى» or «إلى غاية» leads to the date that begins at a token."""
    if tokens[n].dating is None or tokens[n - 1].dating == tokens[n].dating:
        return False
    lead = [t.text for t in tokens[max(0, n - 2) : n]]
    return not phrases("clauses", "day-to").isdisjoint((lead[-1], " ".join(lead)))


def _led_by(tokens: Sequence[Token], first: int, frame: Frame) -> bool:
    """Whether «ب» leads to a noun of meeting, or the «ل» of a purpose, or «لإجراء», to one that is to come."""
    held = first > 0 and tokens[first - 1].text in phrases("clauses", "to-hold")
    return tokens[first].prep == "ب" or ((held or aims(tokens[first])) and frame.held != "held")


def during(document: Document, told: list[Frame], owners: list[tuple[int, int]]) -> None:
    """«بدأ أمس زيارة … التقى خلالها …»: the day of what was told just before in the sentence."""
    for frame in told:
        lead = frame.tokens[frame.found.last : frame.found.last + 2]
        if frame.dating is not None or not any(t.text in phrases("clauses", "there") for t in lead):
            continue
        first = frame.found.first
        before = [(at, day) for at, day in owners if at < first and not by_the_way(frame.tokens, at)]
        if not before or (_of_margin(lead) and _only_moves(frame.tokens[before[-1][0]])):
            continue
        possible.take(document, frame, before[-1][1])


def _of_margin(lead: Sequence[Token]) -> bool:
    """«على هامشها»: beside an occasion, which need not be on the day of the journey to it."""
    return any(t.text in phrases("clauses", "margins") for t in lead)


def _only_moves(token: Token) -> bool:
    """«يغادر غدا إلى نيويورك»: a verb of a journey, and no visit."""
    return any("motion" in verbs.kinds(one.form.lemma) for one in verbs.readings(token.text))


def carried(document: Document, clause: Clause, told: list[Frame], owners: list[tuple[int, int]]) -> None:
    """«يزور أمس …، كما التقى …»: an act that «و», «كما» or «إذ» ties to the dated one before it in the sentence."""
    acts = {f.first for f in clause.found}
    for frame in told:
        token, first = frame.tokens[frame.found.first], frame.found.first
        lead = frame.tokens[first - 1].text if first else ""
        where = lead in phrases("clauses", "where")
        tied = token.conj or where or lead in either("clauses", "ties", "same-time")
        if frame.dating is not None or not tied or not frame.found.trigger.verb:
            continue
        before = [(at, dating) for at, dating in owners if at < first]
        if before and by_the_way(frame.tokens, before[-1][0]):
            continue
        explains = lead in phrases("clauses", "explaining")
        last = next((t.dating for t in reversed(frame.tokens[:first]) if t.dating is not None), None)
        follows = token.text[0] == "ف" and token.conj and bool(before) and before[-1][1] == last
        explains = explains or follows  # «بر بوعده أمس فاستقبله»
        back = bool(before) and _came_back(frame.tokens[before[-1][0] : first])
        if where and not back:
            continue
        if not before or not (explains or back or before[-1][0] in acts):
            continue
        if not possible.usable(document.dated.datings[before[-1][1]]):
            continue
        if frame.trigger.mode in REMOTE and document.dated.datings[before[-1][1]].mention.kind != "relative-day":
            continue  # «التقاه في 20 مارس، كما تحدث هاتفيا مع …»
        frame.dating = before[-1][1]
        if frame.scan.place is None:
            frame.scan.place = next(
                (f.scan.place or f.scan.goal for f in told if before[-1][0] in f.scan.predicates), None
            )
        if possible.not_yet(document, frame.dating, frame.held):
            frame.dating = None


def behind_colon(document: Document, told: list[Frame], owners: list[tuple[int, int]]) -> None:
    """«حدث في مثل هذا اليوم قبل ثلاثين عاما: استقبل فلان فلانا»: what happened that day stands behind the colon."""
    for frame in told:
        first = frame.found.first
        if frame.dating is not None or not first or frame.tokens[first - 1].text != ":":
            continue
        occurred = (d for at, d in owners if at < first and frame.tokens[at].text in signs().occurring)
        day = next(occurred, None)
        if day is not None:
            possible.take(document, frame, day)


def _came_back(tokens: Sequence[Token]) -> bool:
    """«عاد أمس إلى الرباط، حيث استقبل», «شهدت السراي أمس حركة، حيث استقبل»; not «عاد أمس من باريس حيث …»."""
    verb = tokens[0].text.removeprefix("و")
    if verb in phrases("clauses", "place-saw"):
        return len(tokens) > _TWO and tokens[-_TWO].comma
    back = verb in lexicon.folded("telling", "came_back")
    return back and any(token.text in phrases("clauses", "toward") for token in tokens)


def on_the_spot(document: Document, clause: Clause, told: list[Frame], owners: list[tuple[int, int]]) -> None:
    """«تفقد أمس المستشفى، والتقى مديره»: an act that «و» or «حيث» ties to what the same man did at some place."""
    for frame in told:
        at = _on_site(frame)
        if at is None or frame.form != "meeting" or frame.held != "held":
            continue
        own = [dating for verb, dating in owners if verb == at]
        if frame.dating is None and len(own) == 1 and possible.has_come(document, own[0]):
            frame.dating = own[0] if possible.usable(document.dated.datings[own[0]]) else None
        if frame.scan.place is None:
            frame.scan.place = _site(clause, at, frame.found.first)


def _on_site(frame: Frame) -> int | None:
    """The verb of a tour or an opening whose subject goes on to meet somebody, no other verb between."""
    tokens, first = frame.tokens, frame.found.first
    where = first > 0 and tokens[first - 1].text in phrases("clauses", "where")
    welcomed = guest.welcomed(frame)
    goes_on = (tokens[first].conj or where) and frame.found.trigger.verb
    if not (goes_on or welcomed) or len(frame.sides) < 1 + welcomed:
        return None
    at = next((n for n in range(first - 1, -1, -1) if _acts(tokens, n)), None)
    subject = next((s for s in frame.sides if s.role == "visitor"), frame.sides[0]) if welcomed else frame.sides[0]
    told_before = subject.sentence is not frame.sentence and at in (0, 1) and len(frame.sides) > 1
    before = told_before or (
        subject.sentence is frame.sentence
        and at is not None
        and (at < subject.entity.first < first or at - tokens[at - 1].comma == subject.entity.last)
    )  # «كما تفقد سموه الجناح، حيث كان في استقباله فلان»
    if at is not None and at and tokens[at - 1].text in phrases("clauses", "that"):
        return None  # «وصل بعد أن حضر القمة»
    return at if before and at is not None and tokens[at].word.core in phrases("clauses", "on-site") else None


def _acts(tokens: Sequence[Token], n: int) -> bool:
    """Whether a verb stands there, «وقف», which is a noun too, where it opens a clause."""
    opens = n == 0 or tokens[n - 1].comma or tokens[n - 1].text in phrases("clauses", "ties")
    on_site = opens and tokens[n].word.core in phrases("clauses", "on-site")
    return (acting(tokens[n]) or on_site) and tokens[n].dating is None


def _site(clause: Clause, at: int, first: int) -> Place | None:
    """The first place that stands behind a verb of touring, as its object or led there."""
    tokens = clause.sentence.tokens
    for n in range(at + 1, first):
        led = tokens[n - 1].text in phrases("clauses", "inside") or tokens[n].prep == "ب"
        house = tokens[n].kinds & Kind.INNER or tokens[n].word.core in phrases("clauses", "grounds")
        object_ = house and not tokens[n].prep and not tokens[n].conj
        if not tokens[n].locates or not (led or object_) or clause.entity_at(n) is not None:
            continue
        if any(e.first <= n < e.last for e in clause.entities.values()) or in_title(tokens, at, n):
            continue
        place = places.at(tokens, n, clause.reader.index)
        if place is not None and place.last <= first:
            return place
    return None


def by_the_way(tokens: Sequence[Token], at: int) -> bool:
    """«نظيره الذي وصل أمس»: what a relative clause tells is no act of the sentence's own."""
    return at > 0 and tokens[at - 1].text in phrases("clauses", "relatives")


def from_adjuncts(document: Document, clause: Clause, told: list[Frame], owners: list[tuple[int, int]]) -> None:
    """«استقبل … على هامش اجتماع … صباح اليوم»: what only sets the scene has no day of its own."""
    heard = {n for frame in told if _says_who(frame) and not _occasion(frame) for n in frame.scan.predicates}
    nouns = {f.first for f in clause.found if not f.trigger.verb} - heard
    for at, dating in owners:
        before = [f for f in told if f.found.first < at and f.sides]
        if at not in nouns or not _sets_scene(clause, at) or not before or before[-1].dating is not None:
            continue
        place = next((f.scan.place for f in told if at in f.scan.predicates), None)
        act = before[-1].found.first  # «كلا على حدة»: one act of several meetings
        for frame in (f for f in before if f.found.first == act and f.dating is None):
            frame.scan.place = frame.scan.place or place
            possible.take(document, frame, dating)


def on_arrival(document: Document, told: list[Frame]) -> None:
    """«اجتمع فور وصوله مساء الجمعة مع فلان»: what somebody does when he comes is of the day on which he comes."""
    for frame in told:
        if frame.dating is not None or not frame.found.trigger.verb or frame.held == "denied":
            continue
        tokens, span = frame.tokens, range(frame.found.last + 1, min(frame.scan.end, len(frame.tokens) - 1))
        came = (n for n in span if tokens[n].word.core in either("clauses", "own-arrivals", "his-arrival"))
        at = next((n for n in came if tokens[n - 1].text in phrases("clauses", "when-coming")), None)
        dating = tokens[at + 1].dating if at is not None else None
        if dating is not None:
            possible.take(document, frame, dating)


def right_after(document: Document, clause: Clause, told: list[Frame]) -> None:
    """«عقد مؤتمرا صحفيا في عمان صباح الاثنين، أعقبه لقاء بين فلان وفلان»: on the day and at the place of what it came
    right after, where the words before tell one day."""
    for frame in told:
        first, tokens = frame.found.first, frame.tokens
        if frame.found.trigger.verb or frame.form != "meeting" or not first:
            continue
        if tokens[first - 1].text.removeprefix("و") not in phrases("clauses", "came-right-after"):
            continue
        days = {t.dating for t in tokens[: first - 1] if t.dating is not None}
        day = days.pop() if len(days) == 1 else None
        if frame.dating is None and day is not None:
            possible.take(document, frame, day)
        if frame.scan.place is None and frame.mode not in REMOTE:
            frame.scan.place = places.first_led(tokens, range(first - 1), clause.reader.index)


def from_front(document: Document, clause: Clause, told: list[Frame], owners: list[tuple[int, int]]) -> None:
    """«في اتصال جرى أمس، ناقش فلان وفلان …», «خلال زيارتها أمس …، التقت …»: the verb has the noun's day."""
    tokens = clause.sentence.tokens
    sided = {n for frame in told if len(frame.sides) > 1 for n in frame.scan.predicates}
    for frame in told:
        first = frame.found.first
        nouns = [f for f in clause.found if f.last <= first and not f.trigger.verb]
        noun = nouns[-1] if nouns else None
        if noun is None or not frame.found.trigger.verb or noun.first in sided or not _opens_with(tokens, noun.first):
            continue
        if not tokens[first - 1].comma:
            continue
        frame.mode = noun.trigger.mode or frame.mode
        own = [dating for at, dating in owners if noun.first <= at < first]
        if frame.dating is None and len(own) == 1 and _of_day(document, own[0], noun):
            frame.dating = own[0]
            possible.drop_impossible(document, frame)


def _opens_with(tokens: list[Token], at: int) -> bool:
    """Whether «في», «خلال» before a noun open the clause: «وفي لقاءين أمس، …», «في سلسلة لقاءات أمس، …»."""
    lead, words = at - 1, phrases("clauses", "wrapping")
    if lead > 0 and tokens[lead].text in phrases("clauses", "scene"):
        lead, words = lead - 1, _ONTO  # «على هامش القمة المنعقدة أمس، …»
    elif lead > 0 and tokens[lead].text in phrases("clauses", "series"):
        lead -= 1
    if lead < 0 or tokens[lead].text.removeprefix("و") not in words:
        return False
    return lead == 0 or tokens[lead - 1].sign


def _of_day(document: Document, dating: int, noun: Found) -> bool:
    """Whether a dating says when, and for a visit a single day."""
    value = document.dated.datings[dating]
    day = value.interval is not None and value.interval.length == 1
    return possible.usable(value) and (day or noun.trigger.strength != "visit")


def _says_who(frame: Frame) -> bool:
    """Whether a frame tells of a happening by itself: «في لقاء جمعهما أمس» only wraps the act before it."""
    return len(frame.sides) > (1 if frame.form == "meeting" and not frame.found.trigger.verb else 0)


def _occasion(frame: Frame) -> bool:
    """«على هامش قمة …»: a sitting that only sets the scene."""
    before = frame.tokens[max(0, frame.found.first - 2) : frame.found.first]
    return frame.form == "session" and any(t.text in phrases("clauses", "scene") for t in before)


def _sets_scene(clause: Clause, at: int) -> bool:
    """«على هامش قمة …», «بحث … مع … في اتصال هاتفي»: whether the noun only tells when or how the verb's act was."""
    tokens = clause.sentence.tokens
    if any(t.text in phrases("clauses", "scene") for t in tokens[max(0, at - 2) : at]):
        return True
    thus = at > 1 and tokens[at - 2].text in phrases("clauses", "that-was")  # «وذلك خلال استقبال سموه، اليوم، …»
    if thus and tokens[at - 1].text in phrases("clauses", "wrapping"):
        return True
    found = clause.trigger_at(at)
    wraps = found is not None and found.trigger.strength == "strong" and not found.trigger.definite
    return wraps and at > 0 and tokens[at - 1].text in phrases("clauses", "wrapping")


def from_telling(document: Document, clause: Clause, told: list[Frame], owners: list[tuple[int, int]]) -> None:
    """«أكد فلان، اليوم، خلال استقباله …»: the day of the verb is that of the meeting during which it was done."""
    tokens = clause.sentence.tokens
    for frame in told:
        first = frame.found.first
        if frame.dating is not None or frame.found.trigger.verb or not first:
            continue
        within = tokens[first - 1].text == "في" and not (frame.trigger.definite or frame.trigger.pronoun)
        if not within and tokens[first - 1].word.core not in phrases("clauses", "while"):
            continue
        if counted.counts_from(tokens, first) is not None:
            continue  # «أعلن الجمعة … غداة لقائه فلانا»: not on that day
        if frame.trigger.strength == "visit" and tokens[first - 1].text in phrases("clauses", "right-after"):
            continue  # «عاد أمس بعد زيارة إلى برلين»: on days before that one
        before = [(at, dating) for at, dating in owners if at < first and _dated_before(tokens, dating, first)]
        if len(before) != 1 or not possible.usable(document.dated.datings[before[0][1]], said=True):
            continue
        at, dating = before[0]
        between = tokens[at + 1 : first]
        act = clause.trigger_at(at)
        if frame.trigger.strength == "visit" and act is not None and act.trigger.frame not in ("visit", "arrive"):
            continue  # «التقى الاثنين فلانا خلال زيارته للقاهرة»: one of its days
        if (acting(tokens[at]) or acts_on(tokens, at)) and not any(turns(t) for t in between):
            frame.dating = dating
            possible.drop_impossible(document, frame)


def _dated_before(tokens: list[Token], dating: int, first: int) -> bool:
    return any(t.dating == dating for t in tokens[:first])


def behind(document: Document, clause: Clause, told: list[Frame], owners: list[tuple[int, int]]) -> None:
    """«يلتقيان لإجراء محادثات في بروكسل، الاثنين», «تحادثا أثناء زيارتهما أنقرة»: when and where the aim or stay is."""
    for frame in told:
        noun = _serving(clause, told, frame) if frame.form == "meeting" and len(frame.sides) > 1 else None
        if noun is None:
            continue
        own = [dating for at, dating in owners if at == noun.first]
        if frame.dating is None and own:
            possible.take(document, frame, own[0])
        if frame.scan.place is None and (noun.trigger.pronoun or noun.trigger.strength != "visit"):
            frame.scan.place = _place_of(clause, noun)


def _serving(clause: Clause, told: list[Frame], frame: Frame) -> Found | None:
    """The noun of meeting or visit behind an act that only says what it is for, or during which stay it was."""
    tokens, first = frame.tokens, frame.found.first
    meetings = [other for other in told if other is frame or (len(other.sides) > 1 and other.form == "meeting")]
    taken = {n for other in meetings for n in other.scan.predicates}
    for noun in clause.found:
        if noun.first <= first or noun.first in taken or noun.trigger.verb:
            continue
        lead = tokens[noun.first - 1]
        stay = noun.trigger.strength == "visit" and lead.word.core in phrases("clauses", "while")
        stay = stay and (noun.trigger.pronoun or not noun.trigger.definite)
        aim = noun.trigger.strength in ("strong", "weak") and lead.text in phrases("clauses", "to-hold")
        clear = not any(
            turns(t) or (t.kinds & Kind.VERB and not t.comma) for t in tokens[frame.found.last : noun.first]
        )
        return noun if (stay or aim) and clear else None
    return None


def _place_of(clause: Clause, noun: Found) -> Place | None:
    """The place right behind a noun: «محادثات في بروكسل», «زيارتهما أنقرة»."""
    tokens, at = clause.sentence.tokens, noun.last
    at += at < len(tokens) and tokens[at].text in either("clauses", "inside", "toward")
    place = places.at(tokens, at, clause.reader.index) if at < len(tokens) and tokens[at].locates else None
    return place if place is not None and (place.country or place.somewhere) else None

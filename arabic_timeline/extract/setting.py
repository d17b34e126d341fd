"""Where a meeting took place that its own clause does not place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from arabic_timeline.extract import dateline, fronted, guest, places
from arabic_timeline.extract.choice import LONGEST_STAY
from arabic_timeline.extract.document import Document
from arabic_timeline.extract.frames import Frame, Side
from arabic_timeline.extract.group import Group, days_agree, sides_of
from arabic_timeline.extract.known import gazetteer_match
from arabic_timeline.extract.places import Place
from arabic_timeline.extract.tables import either, phrases
from arabic_timeline.extract.tokens import Sentence
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.wording import in_title, of_language, owned
from arabic_timeline.extract.words import Kind, is_everyday
from arabic_timeline.forms import REMOTE

LEADS = 3  # words right before an act that may say «كما»
FARTHEST_DAYS = 2  # between two meetings of one stay
LONGEST_LIST = 4  # sentences from a meeting to «كما التقى»
NEAR = 8  # meetings before, among which that one is sought
LONGEST_PLACE = 6  # words of a place and what leads to it
_ITS = ("ها", "هم", "هما", "هن", "نا", "ته")  # of a noun with a pronoun: «في انتظارهم»
_OPENING = frozenset('«"“(')
_FRONTED = 3  # words and signs of «وفي القبة،»


def by_arrival(document: Document, found: list[Group], came: list[Frame]) -> None:
    """«وصل … إلى مسقط. والتقى نظيره»: what the visitor does next, and nothing places, is where he came."""
    came_in: dict[float, list[Frame]] = defaultdict(list)
    for frame in came:
        came_in[frame.sentence.index].append(frame)
    for group in found:
        if group.form != "meeting" or placed(group) or group.first.held == "denied" or group.first.earlier:
            continue
        if group.first.mode in REMOTE:
            continue
        index = group.first.sentence.index
        near = [f for f in _lately(came_in, index, LONGEST_STAY) if _leads_to(document, f, group)]
        goals = {(f.scan.goal.country, f.scan.goal.id) for f in near if f.scan.goal is not None}
        if len(goals) == 1 and near[-1].scan.goal is not None:
            group.place = (near[-1].sentence, near[-1].scan.goal)
    for group in found:
        if group.form == "meeting" and group.dating is None and group.first.held != "denied" and _upon(group.first):
            group.dating = _day_come(document, came_in, group)


def _lately(came_in: dict[float, list[Frame]], index: float, back: int) -> list[Frame]:
    """The arrivals told up to a sentence, its own asides among them, and at most ``back`` sentences before."""
    return [f for n in sorted(came_in) if index - back <= n < int(index) + 1 for f in came_in[n]]


def _upon(frame: Frame) -> bool:
    """«وفور وصوله عقد …», «واجتمع فور وصوله …»: told as done on the day of the arrival."""
    near = frame.tokens[max(0, frame.found.first - LEADS - 1) : frame.found.last + LEADS]
    upon, come = phrases("clauses", "right-upon"), phrases("clauses", "own-arrivals")
    return any(a.text.removeprefix("و") in upon and b.text in come for a, b in pairwise(near))


def _day_come(document: Document, came_in: dict[float, list[Frame]], group: Group) -> int | None:
    """The day on which one of the sides came, in the sentence of the meeting or right before it."""
    index = group.first.sentence.index
    came = [f for f in _lately(came_in, index, 1) if f.dating is not None and f.held == group.first.held]
    theirs = [f for f in came if not set(sides_of(document, f.sides)).isdisjoint(group.keys) or _sent(f, group)]
    return theirs[-1].dating if len({f.dating for f in theirs}) == 1 else None


def _sent(frame: Frame, group: Group) -> bool:
    """«يصل غدا وفد من الإقليم. وسيجتمع الوفد فور وصوله»: the delegation that came is the one."""
    bare = any(e.kind == "delegation" and e.last - e.first == 1 for e in (s.entity for s in group.keys.values()))
    return bare and any(side.entity.kind == "delegation" for side in frame.sides)


def _leads_to(document: Document, frame: Frame, group: Group) -> bool:
    apart = group.first.sentence.index - frame.sentence.index
    lead = group.first.tokens[group.first.found.last : group.first.found.last + 2]
    there = apart == 0 and frame.found.first < group.first.found.first
    back = there and any(t.text in phrases("clauses", "there") for t in lead)
    if back and _goes(frame, group) and frame.form == "visit":
        return True  # «زيارة إلى عدن، التقى خلالها …»
    next_act = group.first.tokens[group.first.found.first].conj and group.first.found.trigger.verb
    next_act = next_act or guest.welcomed(group.first)  # «وصل إلى المطار …، حيث كان في استقباله»
    if there and not next_act and not any(t.text in phrases("clauses", "there") for t in lead):
        return False
    if not (there or 0 < apart <= LONGEST_STAY) or not _goes(frame, group) or len(frame.sides) != 1:
        return False
    if not frame.found.trigger.verb and not frame.scan.light and frame.form != "visit":
        return False
    if apart and (_only_left(frame, group) or _only_then(frame)):
        return False
    shared = not set(sides_of(document, frame.sides)).isdisjoint(group.keys)
    if frame.held != group.first.held or (frame.form == "visit" and apart):
        return shared and _near(document, frame.dating, group.dating)
    return shared and days_agree(document, frame.dating, group.dating)


def _only_left(frame: Frame, group: Group) -> bool:
    """«غادر نيروبي متوجها إلى القاهرة. واستقبل فلانا»: who set out is not there yet, who will set out still here."""
    leaves = frame.found.trigger.name in phrases("clauses", "setting-out")
    participle = frame.tokens[frame.found.first].text.startswith("م")
    return leaves and participle and (group.first.held == "held" or frame.held == "planned")


def _only_then(frame: Frame) -> bool:
    """«وصل إلى نيروبي قبل أن يسافر إلى إثيوبيا. واستقبله فلان»: where somebody went only later."""
    lead = [t.text for t in frame.tokens[max(0, frame.found.first - 2) : frame.found.first]]
    before = len(lead) > 1 and lead[0].removeprefix("و") in phrases("clauses", "before-meeting")
    return before and lead[1] in phrases("clauses", "that")


def _goes(frame: Frame, group: Group) -> bool:
    """Who came meets, and who came will meet."""
    return frame.held == group.first.held or (frame.held == "held" and group.first.held == "planned")


def by_dateline(document: Document, found: list[Group]) -> None:
    """«دمشق: استقبل الوزير …»: what the news opens with is where it is written, save on a visit told beside it."""
    for group in found:
        if group.place is not None:
            continue  # «في مكتبه» is what the text says, and where it is written less
        city = dateline.place(document, group)
        if city is not None and not _on_visit(found, group, city):
            group.place = (document.sentences[0], city)


def _on_visit(found: list[Group], group: Group, city: Place) -> bool:
    """Whether a visit of one of the sides to another country stands in the sentence of the meeting."""
    for visit in found:
        if visit.form != "visit" or visit.keys.keys().isdisjoint(group.keys):
            continue
        here = (f for f in visit.frames if f.sentence is group.first.sentence and f.scan.goal is not None)
        if any(f.scan.goal is not None and f.scan.goal.country != city.country for f in here):
            return True
    return False


def by_meeting(document: Document, found: list[Group]) -> None:
    """«كما التقى …» after a meeting that is placed in a city: the next one of the same person is there too."""
    ordered = sorted(found, key=lambda g: (g.first.sentence.index, g.first.found.first))
    for n, group in enumerate(ordered):
        if not open_place(group):
            continue
        before = next((b for b in reversed(ordered[max(0, n - NEAR) : n]) if _goes_on(document, b, group)), None)
        city = _city(*before.place) if before is not None and before.place is not None else None
        if before is not None and before.place is not None and city is not None:
            group.place = (before.place[0], city)


def by_host(document: Document, found: list[Group]) -> None:
    """«استقبل فلان في مكتبه فلانا. واستقبل فلانا»: whom the same host receives next is received where the last was."""
    ordered = sorted(found, key=lambda g: (g.first.sentence.index, g.first.found.first))
    for before, group in pairwise(ordered):
        if open_place(group) and before.place is not None and _next_guest(document, before, group):
            group.place = before.place


def _next_guest(document: Document, before: Group, group: Group) -> bool:
    """Whether a reception opens the sentence behind another of the same host, or goes on with it in its sentence."""
    apart = group.first.sentence.index - before.first.sentence.index
    if not 0 <= apart <= 1 or before.form != "meeting" or before.first.held != group.first.held:
        return False
    if before.place is None or before.first.sentence.index - before.place[0].index > LONGEST_STAY:
        return False
    first, opener = group.first.found.first, group.first.tokens[0].text
    opens = not apart or first == 0 or (first == 1 and opener in either("clauses", "ties", "then"))
    received, again = ({key for key, side in g.keys.items() if side.role == "host"} for g in (before, group))
    received = received or {key for key, side in before.keys.items() if _leads(before, side)}
    then = first == 1 and opener in phrases("clauses", "then") and not received.isdisjoint(group.keys)
    same = bool(received) and (received == again or then)
    return opens and same and _near(document, before.dating, group.dating)


def _leads(group: Group, side: Side) -> bool:
    """«عقد فلان في مكتبه لقاء مع فلان»: who stands first in the sentence of a meeting, and calls it."""
    own = [s for s in group.keys.values() if s.sentence is group.first.sentence]
    return bool(own) and side is min(own, key=lambda s: s.entity.first) and group.first.scan.light is not None


def placed(group: Group) -> bool:
    return (group.place is not None and group.place[1].somewhere) or _in_unread(group.first)


def _in_unread(frame: Frame) -> bool:
    """«محادثات في داكوبا مع نظيره»: whether it was somewhere that no table knows, so that no other place is lent."""
    clause = frame.tokens[frame.found.last : max(frame.found.last, frame.scan.end)]
    inside = phrases("clauses", "inside")
    led = [b for a, b in pairwise(clause) if a.text in inside]
    names = [t for t in led if not (t.kinds or t.sign or t.word.definite or t.prep) and t.dating is None]
    return any(not (is_everyday(t.word.core) or of_language(t.word.core)) for t in names)


def open_place(group: Group) -> bool:
    """Whether a meeting that may have been somewhere has no place yet."""
    first = group.first
    return group.form == "meeting" and not placed(group) and first.held != "denied" and first.mode not in REMOTE


def _goes_on(document: Document, before: Group, group: Group) -> bool:
    apart = group.first.sentence.index - before.first.sentence.index
    if not 0 <= apart <= LONGEST_LIST or not (_also(group.first) or (apart == 0 and _next_act(group.first))):
        return False
    if before.form != "meeting" or not _goes(before.first, group):
        return False
    if not _shared(before, group) and not _same_scene(document, before, group):
        return False
    return _near(document, before.dating, group.dating)


def _same_scene(document: Document, before: Group, group: Group) -> bool:
    """«وفي حلب، اجتمع … كما استقبل …»: «كما» opens the sentence behind one that a city opens, of others there."""
    here, there = group.first, before.first
    behind = here.sentence.index - there.sentence.index
    opens = here.tokens[0].text in phrases("clauses", "ties") and here.found.first == 1
    return opens and 0 < behind <= LONGEST_STAY and fronted.opens_with(there.sentence, document.index) is not None


def _shared(before: Group, group: Group) -> bool:
    """One side is the same; «الوفد» is the delegation told before."""
    if set(before.keys) & set(group.keys):
        return True
    here = (s.entity for s in group.keys.values())
    bare = any(e.kind == "delegation" and e.last - e.first == 1 for e in here)
    return bare and any(s.entity.kind == "delegation" for s in (*before.keys.values(), *before.attending.values()))


def _next_act(frame: Frame) -> bool:
    """«وعقد اجتماعا مع …», «قبل أن يلتقي …» behind an act in its sentence."""
    before = frame.tokens[max(0, frame.found.first - LEADS) : frame.found.first]
    later = any(t.text in phrases("clauses", "before-meeting") for t in before)
    return frame.found.trigger.verb and (frame.tokens[frame.found.first].conj or later)


def _also(frame: Frame) -> bool:
    """«كما التقى», «التقى الوفد أيضا»."""
    opened = frame.tokens[: frame.found.first][-LEADS:]
    after = frame.tokens[frame.found.last : frame.found.last + LEADS]
    words, behind = phrases("clauses", "also"), phrases("clauses", "too")
    return any(t.text in words for t in opened) or any(t.text in behind for t in after)


def _near(document: Document, a: int | None, b: int | None) -> bool:
    x, y = (document.dated.datings[n].interval if n is not None else None for n in (a, b))
    if x is None or y is None:
        return a is None or b is None
    if x.latest is None or y.latest is None or x.earliest is None or y.earliest is None:
        return False
    return (max(x.latest, y.latest) - min(x.earliest, y.earliest)).days <= FARTHEST_DAYS


def _city(sentence: Sentence, place: Place) -> Place | None:
    """The city of «مقر البعثة في نيويورك»; the building itself is not lent."""
    for n in range(place.first, place.last):
        found = gazetteer_match(sentence.tokens, n)
        foreign = n > place.first and sentence.tokens[n - 1].word.core in phrases("clauses", "embassies")
        if found is not None and not foreign:
            return replace(place, first=n, last=found[0], prep="")
    return None


# ── the place beside the day ─────────────────────────────────────────────────────────────────────


def by_day(document: Document, frames: list[Frame]) -> None:
    """«… حول المياه يوم 14 ديسمبر بالجزائر العاصمة»: right behind the day of a meeting stands its place.

    And the day after which a place is named («شارع 26 يوليو») is none of the meeting's.
    """
    for frame in frames:
        place = frame.scan.place
        if place is not None and frame.dating is not None:
            inside = {frame.tokens[n].dating for n in range(place.first, place.last)}
            after = frame.tokens[place.last].dating if place.last < len(frame.tokens) else None
            frame.dating = after if frame.dating in inside else frame.dating
        if frame.scan.place is None and frame.dating is not None and frame.form in ("meeting", "session"):
            frame.scan.place = _behind_day(document, frame) or _before_day(document, frame)
        if frame.scan.place is None and frame.form in ("meeting", "session") and frame.trigger.mode not in REMOTE:
            frame.scan.place = _unread(frame) or _opened_by(frame)


def _behind_day(document: Document, frame: Frame) -> Place | None:
    tokens = frame.tokens
    for n in range(frame.found.last, len(tokens) - 1):
        if tokens[n].dating != frame.dating or tokens[n + 1].dating is not None:
            continue
        if in_title(tokens, frame.found.last, n):
            continue
        at = n + 1 + (tokens[n + 1].text in phrases("clauses", "closing-signs"))
        leads = at < len(tokens) and tokens[at].text in phrases("clauses", "inside")
        told = places.at(tokens, at + leads, document.index)
        if told is None and leads:
            return _unlisted(tokens, at + 1)
        return told if told is not None and (leads or told.prep == "ب") else None
    return None


def _before_day(document: Document, frame: Frame) -> Place | None:
    """«اللقاء جرى فعلا في مالطا يوم الخميس»: between the verb of the noun and its day."""
    tokens, day = frame.tokens, frame.dating
    n = next((n for n in range(frame.found.last, len(tokens)) if tokens[n].dating == day), 0)
    for at in range(n - 1, max(frame.found.last, n - LONGEST_PLACE), -1):
        if tokens[at].kinds & Kind.VERB or tokens[at].sign:
            return None
        leads = tokens[at].text in phrases("clauses", "inside")
        if not leads and tokens[at].prep != "ب":
            continue
        told = places.at(tokens, at + leads, document.index)
        if told is None or told.last != n:
            continue
        verb = at - 1
        while tokens[verb].text in phrases("clauses", "manner"):
            verb -= 1
        return told if tokens[verb].word.core in phrases("clauses", "took-place") else None
    return None


def _unread(frame: Frame) -> Place | None:
    """«التقى فلانا أمس في زنتان»: the one word behind «في», in the words of the act, that is nothing else."""
    inside = phrases("clauses", "inside")
    led = [n for n in range(frame.found.last, min(frame.scan.end, len(frame.tokens))) if frame.tokens[n].text in inside]
    led = [n for n in led if _of_the_act(frame, n) and not in_title(frame.tokens, frame.found.last, n)]
    told = [p for n in led if (p := _unlisted(frame.tokens, n + 1)) is not None]
    return told[0] if len(told) == 1 and not frame.tokens[told[0].first].word.definite else None


def _of_the_act(frame: Frame, n: int) -> bool:
    """Whether «في» stands behind the act, its day or one of its sides by name: «مدير الشركة في آسيا» is an office."""
    before = frame.tokens[n - 1]
    if n == frame.found.last or before.tells or before.sign or before.dating is not None:
        return True
    ends = (s.entity for s in frame.sides if s.sentence is frame.sentence and s.entity.last == n)
    return any(e.kind in ("plural", "delegation") or (e.name is not None and e.name[1] == n) for e in ends)


def _opened_by(frame: Frame) -> Place | None:
    """«وفي القبة، التقى …»: the one word between «في» that opens the sentence and the comma before the verb."""
    tokens = frame.tokens
    opens = len(tokens) > _FRONTED and tokens[0].text.removeprefix("و") in phrases("clauses", "inside")
    if not opens or not tokens[2].comma or frame.found.first != _FRONTED:
        return None
    return _unlisted(tokens, 1)


def _unlisted(tokens: Sequence[Token], at: int) -> Place | None:
    """«كانت في آب 2019 في اللقلوق»: behind the day and «في» a word that no table knows, nor the language."""
    if at >= len(tokens) or tokens[at].kinds or tokens[at].sign or tokens[at].dating is not None or tokens[at].conj:
        return None
    core = tokens[at].word.core
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    ends = after is None or after.sign or after.conj or after.dating is not None or bool(after.kinds & Kind.STOP)
    word = is_everyday(core) or of_language(core.removeprefix("ال")) or tokens[at].prep
    own = core.endswith(_ITS) or (core[-1] == "ه" and (owned(core) or of_language(core[:-1])))
    own = own or not core.isalpha() or (after is not None and after.text in _OPENING)
    return None if word or own or not ends else Place(at, at + 1)

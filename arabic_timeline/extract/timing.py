"""The dating that governs a frame: the one told with its own verb or noun, and none before a guess.

In Arabic a date follows the predicate that it dates, or opens the sentence: each dating belongs to the last predicate
before it, or, where there is none, to the first after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from arabic_timeline import lexicon
from arabic_timeline.extract import counted, dateline, glosses, lending, possible, reported
from arabic_timeline.extract.attachment import Attachment
from arabic_timeline.extract.clause import Clause
from arabic_timeline.extract.finding import Found, was_done
from arabic_timeline.extract.frames import Frame
from arabic_timeline.extract.heads_of_dates import words
from arabic_timeline.extract.subjects import awaits
from arabic_timeline.extract.tables import either, phrases
from arabic_timeline.extract.tokens import Sentence
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.wording import acts_on, reads_past
from arabic_timeline.extract.words import Kind
from arabic_timeline.language import verbs
from arabic_timeline.lexicon import kept
from arabic_timeline.model import Dating
from arabic_timeline.text import plain

if TYPE_CHECKING:
    from arabic_timeline.extract.document import Document

_PART_OF_DAY = 1  # words before «اليوم نفسه»: «مساء»
_BETWEEN = 3  # words between two dates of one day: «هذا الأسبوع في مالطا في 30 يوليو»
_EIGHTH = "الت"  # of verbs of the eighth measure whose root begins with «ل»
_COUNTED = 14  # words from «قبل» to the day of the event it counts from
_MEASURE = 5  # tokens of «بعد ثلاثة أيام كاملة»
_TWO = 2  # sides
_HIS = ("ته", "تها", "تهم")
_YEAR = 365  # days
_OPENING = 3  # words of «وكان في استقباله»
_DOERS = ("person", "office", "body", "plural", "delegation")  # kinds of those who do something
_HOLDING = frozenset(["meeting", "begin", "continue", "end"])  # kinds of verbs whose object is held on their day
_ARRIVING = frozenset(["arrive", "visit"])


def govern(document: Document, sentence: Sentence, clause: Clause, told: list[Frame]) -> None:
    """Sets ``dating`` of the frames of a sentence; a meeting after an arrival takes its day and place."""
    if not told:
        return
    owners = [(_noun_held(clause, at), dating) for at, dating in owned(document, sentence, clause)]
    owners = [one for one in owners if not _opens_only(document, clause, one, owners)]
    for frame in told:
        own = set(frame.scan.predicates)
        for at, dating in owners:
            free = frame.dating is None or _narrows(document, frame.dating, dating)
            free = free or _years_after(document, frame.dating, dating)
            if (
                at in own
                and free
                and (possible.usable(document.dated.datings[dating]) or _said_there(document, frame, dating))
            ):
                frame.dating = dating
        possible.drop_impossible(document, frame)
    counted.days(document, clause, told)
    if owners:  # else nothing of the sentence has a day to lend
        lending.during(document, told, owners)
        lending.behind_colon(document, told, owners)
        lending.carried(document, clause, told, owners)
        lending.from_adjuncts(document, clause, told, owners)
    lending.on_arrival(document, told)
    lending.right_after(document, clause, told)
    lending.on_the_spot(document, clause, told, owners)
    lending.from_front(document, clause, told, owners)
    if owners:
        lending.from_telling(document, clause, told, owners)
        lending.by_means(document, clause, told, owners)
    lending.behind(document, clause, told, owners)
    lending.at_goal(told)
    lending.from_round(document, clause, told, owners)
    lending.put_off(document, clause, told)
    lending.instead(document, told)
    lending.after_all(document, told)
    lending.elsewhere(clause, told)
    for before, frame in pairwise(told):
        _inherit(document, before, frame, owners)
        _when_met(before, frame)
    counted.refuse(document, told)
    reported.told_on(document, told, owners)
    for frame in told:
        opens = frame.trigger.pronoun and frame.trigger.name == "reception" and frame.found.first <= _OPENING
        if frame.dating is None and awaits(frame) and frame.trigger.pronoun and frame.trigger.name == "reception":
            frame.dating = _day_here(document, frame) if not opens else _day_before(document, sentence)
    document.last_day = next((f.dating for f in reversed(told) if f.dating is not None), document.last_day)


def _opens_only(document: Document, clause: Clause, owner: tuple[int, int], owners: list[tuple[int, int]]) -> bool:
    """«قبل انتهاء مهلة الثلاثاء، اجتمع الاثنين بفلان»: whether a day is of what an act came before or after, if behind
    the comma the act has one of its own; «غداة وصوله الاثنين، التقى» is of no Monday, whether it has one or not."""
    at, dating = owner
    tokens = clause.sentence.tokens
    first = next((n for n, t in enumerate(tokens) if t.dating == dating), len(tokens))
    opens = next((t for t in tokens if not t.sign), None)
    if opens is None or first >= at or not tokens[at - 1].comma:
        return False
    word = opens.text.removeprefix("و")
    if word in _next_days():
        return first > 1 and "eve" not in document.dated.datings[dating].mention.parts
    if word in phrases("clauses", "betweens"):
        return tokens[1].dating is None  # «بين توقيع الهدنة في 14 يونيو والانتخابات المقررة في 25 منه، اجتمع …»
    if word not in words().times:
        return False
    if "apart" not in document.dated.datings[dating].mention.parts and _measured(tokens[:first]):
        return True  # «بعد يوم واحد من عودته السبت، اجتمع»
    own = (d for head, d in owners if head == at and d != dating)
    return any(t.dating == d for d in own for t in tokens[at:])


def _measured(opening: Sequence[Token]) -> bool:
    """«بعد يومين من», «بعد يوم واحد على»: how long before or after what comes next."""
    from_it = next((n for n, t in enumerate(opening) if t.text in phrases("clauses", "measured-from")), 0)
    return from_it <= _MEASURE and any(t.word.core in phrases("clauses", "units") for t in opening[:from_it])


@kept
def _next_days() -> frozenset[str]:
    """«غداة», «عشية»: on the day after or before that which they lead to."""
    return lexicon.folded("dates/bearings", "eve") | lexicon.folded("dates/bearings", "morrow")


def _day_here(document: Document, frame: Frame) -> int | None:
    """«جال الوزير أمس في المستشفى، وكان في استقباله …»: the one day told before, of no relative clause."""
    before = frame.tokens[: frame.found.first]
    aside = any(t.text in phrases("clauses", "relatives") for t in before)
    return None if aside else possible.one_day(document, before)


def _day_before(document: Document, sentence: Sentence) -> int | None:
    """«افتتح الأمير أمس المعرض. وكان في استقباله …»: the one day of the sentence right before."""
    before = document.between(sentence.index - 1, sentence.index)
    return possible.one_day(document, [token for one in before for token in one.tokens])


def _narrows(document: Document, told: int, other: int) -> bool:
    """«وقبل شهر، في 20 أبريل، التقى»: whether another date of the act is a part of the one told first."""
    one, two = (document.dated.datings[n].mention for n in (told, other))
    between = plain(document.dated.article.text[one.end : two.start]).replace("،", " ").split()
    if len(between) > _BETWEEN or any(form.tense == "past" for word in between for form in verbs.lookup(word)):
        return False
    wide, narrow = (document.dated.datings[n].interval for n in (told, other))
    if two.parts.get("bearing") == "one-of" and wide is not None and narrow is not None:
        return (wide & narrow) is not None  # «مطلع الأسبوع، إما الاثنين وإما الثلاثاء»
    if wide is None or narrow is None or not (wide.closed and narrow.closed):
        return False
    return narrow != wide and narrow.within(wide)


def _said_there(document: Document, frame: Frame, dating: int) -> bool:
    """«قال في لقاء مع فلان، الأحد، إنه سيسافر غدا»: what was said at a meeting was said on its day."""
    one, noun = document.dated.datings[dating], frame.found
    if not one.says_when or noun.trigger.verb or noun.trigger.strength == "visit" or not noun.first:
        return False
    led = frame.tokens[noun.first - 1].text in either("clauses", "wrapping", "while")
    return led and possible.usable(one, said=True)


def _years_after(document: Document, told: int | None, other: int) -> bool:
    """«وبعد أربعين عاما على ثورة 6 نونبر 1975، استقبل أمس فلانا»: the day itself, within the year so counted."""
    if told is None or "apart" not in document.dated.datings[told].mention.parts:
        return False
    wide, day = document.dated.datings[told].told, document.dated.datings[other].interval
    return wide is not None and day is not None and day.length == 1 and (wide.length or _YEAR) >= _YEAR


def _noun_held(clause: Clause, at: int) -> int:
    """«خلال اجتماع عقد أمس», «لقاء سيعقد غدا»: the day of a verb of holding is that of the noun that it follows."""
    if (noun := _came_about(clause, at)) is not None:
        return noun
    if was_done(clause.sentence.tokens, at) and (met := clause.trigger_at(at + 1)) is not None:
        return met.first
    if at and clause.sentence.tokens[at - 1].text in phrases("clauses", "relatives"):
        return at  # «الحريق الذي اندلع في 7 يناير كان محور لقاء فلان وفلان»
    found = clause.trigger_at(at)
    lasts = found is None or _holds(clause.sentence.tokens[at])
    if lasts and (subject := _held_next(clause, at)) is not None:
        return subject
    if found is None or not found.trigger.verb or found.trigger.frame not in ("light", "joins"):
        return at
    before = [f for f in clause.found if f.last <= at and not f.trigger.verb]
    if not before or before[-1].trigger.strength not in ("strong", "weak"):
        return at
    between = clause.sentence.tokens[before[-1].last : at]
    own = Kind.COMMON | Kind.ADJECTIVE | Kind.PLAIN
    links = phrases("clauses", "links")
    qualified = all(t.kinds & own or not t.kinds or t.text in links for t in between)
    return before[-1].first if qualified and not any(t.sign or t.conj for t in between) else at


def _holds(token: Token) -> bool:
    """«عقد», «دام»: a verb of which the noun of meeting is the subject."""
    return token.word.core in _holding()


@kept
def _holding() -> frozenset[str]:
    return either("clauses", "took-place", "came-about")


def _came_about(clause: Clause, at: int) -> int | None:
    """«اللقاء بين فلان وفلان تم أمس», «اجتماع دام ساعتين أمس»: the noun of meeting that is the verb's subject."""
    tokens = clause.sentence.tokens
    back = _goes_back(tokens, at)
    if not (back or _holds(tokens[at])):
        return None
    before = [f for f in clause.found if f.last <= at and not (back and f.trigger.frame == "joins")]
    if not before or before[-1].trigger.verb or before[-1].trigger.strength not in ("strong", "weak", "sitting"):
        return None
    doer = clause.entity_at(at + 1)
    if tokens[at - 1].comma and doer is not None and doer.kind in _DOERS and not (doer.prep or doer.conj):
        return None  # «على هامش افتتاح المؤتمر، عقد الوزير فلان الاثنين اجتماعا مع …»
    relative = tokens[at - 1].text in phrases("clauses", "relatives")
    if relative and not _told_of(clause, before[-1].last, at - 1):
        return None  # «جلسة للجنة حول الاتفاق الذي جرى توقيعه الأسبوع الماضي»
    between = range(before[-1].last, at)
    if any(tokens[n].text in phrases("clauses", "that") and not _inside(clause, n) for n in between):
        return None  # «قال خلال لقائه فلانا إن الاتفاق وقع أمس»
    joins = {f.first for f in clause.found if back and f.trigger.frame == "joins"}
    acts = any(tokens[n].kinds & Kind.VERB and n not in joins and not _inside(clause, n) for n in between)
    return None if acts or any(tokens[n].dating is not None for n in between) else before[-1].first


def _goes_back(tokens: Sequence[Token], at: int) -> bool:
    """«آخر لقاء بينهما يعود إلى يونيو 2016»: a verb of going back, and a date to which «إلى» leads."""
    onto = tokens[at + 1 : at + 3]
    dated = len(onto) == _TWO and onto[0].text in phrases("clauses", "toward") and onto[1].dating is not None
    return dated and tokens[at].text in phrases("clauses", "dates-back")


def _told_of(clause: Clause, noun: int, relative: int) -> bool:
    """Whether «الذي» follows a noun of meeting that ends before ``noun``, or the last of its sides, a comma or none."""
    end = relative - clause.sentence.tokens[relative - 1].comma
    return end == noun or any(e.last == end and e.kind in _DOERS for e in clause.entities.values())


def _held_next(clause: Clause, at: int) -> int | None:
    """«انتظم اليوم بقصر قرطاج لقاء بين …»: the noun of meeting whose day a verb tells that no row lists.

    With the article it is so behind a verb of holding: «جرت أمس في مسقط المباحثات بين …».
    """
    tokens = clause.sentence.tokens
    after = next((f for f in clause.found if f.first > at), None)
    if after is not None and tokens[after.first - 1].text in phrases("clauses", "appointed"):
        set_by = tokens[at + 1 : after.first - 1]  # «حددت الرئاسة الفرنسية الثلاثاء المقبل موعدا لاستقبال …»
        dated = bool(set_by) and set_by[-1].dating is not None
        return after.first if dated and not any(t.sign or t.kinds & Kind.VERB for t in set_by) else None
    if after is None or after.trigger.verb or tokens[after.first].prep:
        return None
    if (after.trigger.definite and not _holds(tokens[at])) or counted.counts_from(tokens, after.first) is not None:
        return None
    if _did_otherwise(clause, at, after.first):
        return None  # «عرض الوزير أمس نتائج لقائه بفلان»
    if tokens[at].word.core in phrases("clauses", "publishing") or lending.of_thought(tokens[at]):
        return None  # «نشرت الرئاسة أمس صور استقبال فلان», «أدان الحزب أمس لقاء فلان وفلان»
    lead = tokens[after.first - 1].text
    if lead in phrases("clauses", "about"):
        return None  # «رفع أمس تقرير عن لقاء …»
    if lead in phrases("clauses", "prepositions") and lead not in phrases("clauses", "while"):
        return None  # «صدرت الجمعة قبل ثلاثة أيام من قمة …»
    scene = Kind.STOP | Kind.INNER | Kind.CITY | Kind.COUNTRY
    between = tokens[at + 1 : after.first]
    if any(t.text in phrases("clauses", "anniversaries") for t in between):
        return None  # «أحيت الجامعة أمس الذكرى الخمسين للقاء …»
    told = all(t.dating is not None or t.kinds & scene or t.locates or t.word.definite or _held(t) for t in between)
    return after.first if told and not any(t.sign for t in between) else None


def _did_otherwise(clause: Clause, at: int, noun: int) -> bool:
    """Whether somebody stands between a verb and a noun of meeting who did something else about it than to hold it."""
    between = (e for e in clause.entities.values() if at < e.first < noun)
    if not any(e.kind in _DOERS for e in between):
        return False
    lemmas = verbs.lemmas(clause.sentence.tokens[at].text.removeprefix("و"))
    holds = any(not _HOLDING.isdisjoint(verbs.kinds(lemma)) for lemma in lemmas)
    return not (holds or any(plain(lemma) in phrases("clauses", "arranged-by") for lemma in lemmas))


def owned(document: Document, sentence: Sentence, clause: Clause) -> list[tuple[int, int]]:
    """(token of the predicate, dating) of a sentence."""
    if not sentence.dated:
        return []
    inside = {n for e in clause.entities.values() for n in range(e.first, e.last)}
    venues = {f.first for f in clause.found if _names_venue(sentence.tokens, f)}
    predicates = sorted(
        {
            n
            for n, t in enumerate(sentence.tokens)
            if t.dating is None and n not in inside | venues and _may_be_verb(t) and _is_verb(sentence.tokens, n)
            if not _unannounced(sentence.tokens, n)
        }
        | {f.first for f in clause.found if f.first not in venues}
    )
    glossed = set(glosses.of_dates(sentence.tokens))
    attached = Attachment(clause, [at for at in predicates if at not in glossed])
    found = []
    seen: set[int] = set()
    opened = dateline.end(document, sentence)
    for n, token in enumerate(sentence.tokens):
        if token.dating is None or token.dating in seen or n < opened:
            continue
        seen.add(token.dating)
        if token.text in phrases("clauses", "of-the-year"):
            continue
        if token.text in phrases("offices", "former") and _inside(clause, n):
            continue  # «الرئيس آنذاك فلان»
        index = token.dating
        if _same_day(sentence.tokens, n):
            same = _told_day(document, sentence.tokens[:n])
            if same is None and not possible.usable(document.dated.datings[index]):
                continue
            index = same if same is not None else index  # «في اليوم ذاته»
        at = _counted_from(document, sentence.tokens, n, token.dating)
        head = (attached if at == n else attached.counting(range(at + 1, n))).head(at)
        if head is not None:
            found.append((head, index))
    return found


def _unannounced(tokens: Sequence[Token], n: int) -> bool:
    """«زيارة لم يعلن عنها مسبقا لبغداد أمس»: what only says what kind of visit it was has no day."""
    said = " ".join(t.text for t in tokens[max(0, n - 1) : n + 2])
    return said in phrases("clauses", "unannounced")


def _names_venue(tokens: Sequence[Token], found: Found) -> bool:
    """«قاعة الاجتماعات», «قصر المؤتمرات», «مقر إقامته»: of the name of a site, and no act."""
    site = tokens[found.first - 1] if found.first else None
    his = tokens[found.first].text.endswith(_HIS)  # «مقر إقامته», which is spelt as «أقامته»
    named = his or (found.trigger.definite and not found.trigger.verb)
    if site is None or not named or site.word.definite:
        return False
    return site.word.core in phrases("particles", "places") or site.word.core in phrases("clauses", "grounds")


def _counted_from(document: Document, tokens: Sequence[Token], n: int, dating: int) -> int:
    """«غداة انتخابات 4 نونبر», «قبل أسبوعين من استفتاء 23 يونيو»: a day counted from that of an event is told where
    the words stand that count."""
    parts = document.dated.datings[dating].mention.parts
    if "event" in parts or "anniversary" in parts.get("apart", ()) or parts.keys().isdisjoint({"eve", "apart"}):
        return n
    near = range(n - 1, max(-1, n - _COUNTED), -1)
    return next((at for at in near if tokens[at].word.core in words().times), n)


def _told_day(document: Document, before: Sequence[Token]) -> int | None:
    """The day told last: in the sentence itself («بيان نشر الاثنين … في اليوم نفسه»), else of a meeting before."""
    told = (t.dating for t in reversed(before) if t.dating is not None)
    datings = document.dated.datings
    one = next((n for n in told if _is_day(datings[n])), None)
    if one is not None and possible.usable(datings[one]):
        return one
    last = document.last_day  # no month: «زارت أكادير في نونبر. … مساء اليوم ذاته»
    return last if last is not None and _is_day(datings[last]) else None


def _is_day(dating: Dating) -> bool:
    return dating.interval is not None and dating.interval.length == 1


def _same_day(tokens: Sequence[Token], n: int) -> bool:
    """«في اليوم ذاته», «زوال اليوم نفسه»: the day of what was told last, not the date that stands nearest."""
    same = phrases("clauses", "same-day")
    if tokens[n].word.core in phrases("clauses", "longer-than-day"):
        return False  # «في الشهر ذاته»
    near = tokens[n : n + _PART_OF_DAY + 2]
    return any(a.dating == tokens[n].dating and b.text in same for a, b in pairwise(near))


def _held(token: Token) -> bool:
    return token.text in phrases("clauses", "holding")


def _may_be_verb(token: Token) -> bool:
    """Whether a word is a verb of the tables, or none that they know."""
    if token.kinds & Kind.VERB or not (token.kinds & ~Kind.PLAIN or token.sign or token.prep or token.word.definite):
        return True
    return _holds(token) or _like_article(token) or reads_past(token)


def _like_article(token: Token) -> bool:
    """«التحق», «التزم»: what looks like an article is of the verb."""
    return token.text.startswith(_EIGHTH) and not token.kinds and bool(verbs.lookup(token.text))


def _is_verb(tokens: list[Token], n: int) -> bool:
    """A verb of the tables, or one of the language where only a verb can stand: «التي أبرمت سنة 1972»."""
    token = tokens[n]
    if token.kinds & Kind.VERB:
        return not _noun(tokens, n)
    if lending.by_doing(token) or (_opens(tokens, n) and lending.of_thought(token)) or acts_on(tokens, n):
        return True
    before = tokens[n - 1] if n else None
    led = before is not None and before.text in either("clauses", *_LED)
    if token.kinds & Kind.PLAIN:
        led = led or (n == 0 and token.text in phrases("clauses", "passes"))  # «تمر اليوم خمسون سنة على …»
        return led and bool(verbs.lookup(token.word.core))  # «التي ولدت في 1978»; elsewhere it is rather a noun
    if _like_article(token):
        return led
    if (before is None or before.sign) and _with_joint(token):
        return True
    led = led or before is None or before.sign or token.conj or before.dating is not None
    return led and (bool(verbs.lookup(token.word.core)) or _holds(token))


def _opens(tokens: Sequence[Token], n: int) -> bool:
    """Whether a word opens a sentence or what a sign parts from it: there «وصف», «علق», «نفت» are verbs."""
    return n == 0 or tokens[n - 1].sign


def _with_joint(token: Token) -> bool:
    """«وأفشى», «فشيع»: a verb that no table of meetings knows, with what joins it to what was before."""
    unknown = not token.kinds and not token.conj and len(token.text) > _SHORT and token.text[0] in "وف"
    return unknown and bool(verbs.lookup(token.text) or verbs.lookup(token.text[1:]))


_SHORT = 3  # letters of «فلم»
_LED = ("relatives", "that", "auxiliaries")


def _noun(tokens: list[Token], n: int) -> bool:
    """«سبل دعم …», «في حل …»: a word that can be verb or noun is a noun inside a phrase."""
    token, before = tokens[n], tokens[n - 1] if n else None
    if token.text in phrases("clauses", "still"):
        return True  # «لا تزال مقررة في 12 يونيو»
    if token.text in phrases("clauses", "lasting"):
        return True  # «زيارة تستغرق ثلاثة أيام إلى … أمس»
    if before is None or before.sign or before.dating is not None or token.conj or token.kinds & Kind.TRIGGER:
        return False
    if before.text in phrases("clauses", "noun-after") or token.text in phrases("clauses", "visit-kinds"):
        return True
    free = ("auxiliaries", "opening", "relatives", "other-clause", "before-verb")
    return bool(token.kinds & Kind.COMMON) and before.text not in either("clauses", *free)


def _inside(clause: Clause, n: int) -> bool:
    return any(e.first <= n < e.last for e in clause.entities.values())


def _one_goal(before: Frame, frame: Frame) -> bool:
    """Whether the noun of a visit names no other goal than the arrival before it: «وصل إلى … في زيارة»."""
    lead = frame.tokens[frame.found.first - 1].text if frame.found.first else ""
    told = frame.scan.goal is None or lead in phrases("clauses", "wrapping")
    return told and None in (before.scan.goal, frame.scan.goal)


def _since(document: Document, before: Frame, frame: Frame, owners: list[tuple[int, int]]) -> int | None:
    """«يصل غدا إلى عمان، ثم يغادر في اليوم التالي إلى بيروت حيث يلتقي …»: the day of the last step before an act."""
    first, own = frame.found.first, set(before.scan.predicates)
    steps = [
        (at, dating)
        for at, dating in owners
        if before.found.first < at < first and at not in own and frame.tokens[at].kinds & Kind.VERB
    ]
    steps = [(at, dating) for at, dating in steps if not lending.by_the_way(frame.tokens, at)]
    if not steps:
        return before.dating
    return steps[-1][1] if possible.usable(document.dated.datings[steps[-1][1]]) else None


def _when_met(before: Frame, frame: Frame) -> None:
    """«قدم السفير أوراق اعتماده إلى الوزيرة حين استقبلته أمس بالرباط»: the same two, told again with day and place."""
    lead = frame.tokens[frame.found.first - 1].text if frame.found.first else ""
    if frame.sides or len(before.sides) != _TWO or lead not in phrases("clauses", "whens"):
        return
    before.dating = before.dating if before.dating is not None else frame.dating
    before.scan.place = before.scan.place or frame.scan.place


def _meanwhile(before: Frame, frame: Frame) -> bool:
    """«فيما كان فلان يستقبل أمس فلانا، كان فلان يجتمع بفلان»: what the other did at the same time."""
    tokens, was = frame.tokens, phrases("clauses", "was")
    opens = [t.text.removeprefix("و") for t in tokens[:2]]
    if len(opens) < _TWO or opens[0] not in phrases("clauses", "meanwhile-then") or opens[1] not in was:
        return False
    between = range(before.found.last, frame.found.first)
    return any(tokens[n].text in was and tokens[n - 1].comma for n in between)


def _in_it(before: Frame, frame: Frame) -> bool:
    """«بعد لقاء التأم أمس في المضافة، وجلس فيه فلان وفلان»: who took part in what the sentence told of nobody."""
    lead = frame.tokens[frame.found.last : frame.found.last + 1]
    within = any(t.text in phrases("clauses", "there") for t in lead)
    return within and frame.found.trigger.verb and not before.found.trigger.verb and not before.sides


def _inherit(document: Document, before: Frame, frame: Frame, owners: list[tuple[int, int]]) -> None:
    """«وصل … إلى مسقط أمس، والتقى نظيره»; «وينتقل غدا إلى الدوحة، حيث سيلتقي نظراءه»."""
    if _in_it(before, frame):
        frame.dating = frame.dating or before.dating
        frame.scan.place = frame.scan.place or before.scan.place
        return
    if frame.form == "visit" and frame.pronoun_sides and before.trigger.frame == "arrive" and _one_goal(before, frame):
        frame.scan.goal = frame.scan.goal or before.scan.goal  # «وصل … إلى … في زيارة رسمية»
        frame.dating = frame.dating or before.dating
        frame.held = before.held
        frame.sides = list(before.sides) or frame.sides
        return
    if _meanwhile(before, frame):
        frame.dating = before.dating if frame.dating is None else frame.dating
        return
    if lending.by_the_way(before.tokens, before.found.first) and frame.tokens[frame.found.first].conj:
        return
    token = frame.tokens[frame.found.first]
    earlier = frame.tokens[max(0, frame.found.first - 5) : frame.found.first]
    welcomed = frame.trigger.name == "reception" and frame.trigger.pronoun  # «حيث كان في استقباله …»
    if not (frame.found.trigger.verb or welcomed) or before.trigger.frame not in _ARRIVING:
        return
    awaited = welcomed and any(t.text in phrases("clauses", "was") for t in earlier)
    if not (token.conj or awaited or any(t.text in phrases("clauses", "where") for t in earlier)):
        return
    if frame.dating is None:
        frame.dating = _since(document, before, frame, owners)
        if before.held == "planned":
            possible.drop_impossible(document, frame)  # what follows a visit to come is to come
    if frame.scan.place is None and before.held in (frame.held, "held"):  # not «حيث سيزور المقر، وكان في استقباله …»
        frame.scan.place = before.scan.goal or before.scan.place

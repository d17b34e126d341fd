"""On which head a date hangs: the act of its clause, or a noun or participle of its own.

In Arabic a date follows the predicate that it dates, or opens the sentence: it belongs to the last predicate before it,
or, where there is none, to the first after it.  Before that it may belong to what stands nearer: to a name that holds
it («ملعب 5 جويلية»), to a participle («المولود يوم 3 مارس»), to a noun that it completes («زلزال 8 شتنبر»), or it says
since when («منذ 2011»).  Such a date is no act's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from arabic_timeline import lexicon
from arabic_timeline.extract import places
from arabic_timeline.extract.clause import Clause
from arabic_timeline.extract.heads_of_dates import words
from arabic_timeline.extract.leads import led_by
from arabic_timeline.extract.names import NO_NAME
from arabic_timeline.extract.tables import either, phrases
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.wording import acting, made, of_language
from arabic_timeline.extract.words import PERSONAL, Kind, is_everyday
from arabic_timeline.language import verbs
from arabic_timeline.language.derivations import is_masdar

_QUOTES = frozenset("\"'“”«»‘’(")
_TITLE = 4  # words between quotation marks that may be the title of a work
_PARTICIPLE = 9  # words from a participle to its date
_TASK = 7  # words from «توقيع» to «قبل نهاية العام»
_ONTO = frozenset(["علي", "في"])
_STEP = 8  # words from «ثم التوجه» to its date
_ENCLOSED = 5  # words from a comma to the noun in what it opens: «، على هامش القمة»
_SINCE = 8  # words from «منذ» to its date
_SPAN = 6  # words of «منذ ثلاثة أسابيع»
_YEAR = re.compile(r"\d{4}")
_THIRD = 3  # person
_MEASURE = 5  # words from «قبل ثلاثة أيام من» to what it measures from
_TIMED = 9  # words from «بعد» to the date of what stands behind it
_CHAIN = 4  # adjectives between a noun of meeting and its date
_MADE = re.compile(r"م\w{3,5}$")  # how a passive participle is spelt: «مقترض»
_SPOKEN = 8  # words from the day of «مخاطبته» to the meeting addressed
_PLACE = 5  # words of a place phrase
_NO_NOUN = (
    Kind.STOP | Kind.VERB | Kind.TRIGGER | Kind.GIVEN | Kind.NATION | Kind.CITY | Kind.COUNTRY | Kind.PARTICLE
    | Kind.ADJECTIVE | Kind.TITLE | Kind.FORMER
)  # fmt: skip
_CONSTRUCT = Kind.HEAD | Kind.INNER | Kind.BODY | Kind.PLURAL | Kind.COMMON | Kind.NOT_PEOPLE
_NOUN = Kind.COMMON | Kind.INNER | Kind.BODY | Kind.NOT_PEOPLE | Kind.GATHERING
_HIS = ("ه", "ها", "هم")  # «مكتبه» is his office, and no library


@dataclass(slots=True)
class Attachment:
    """Finds the heads of the dates of one sentence; ``predicates``: tokens of its verbs and nouns of meeting."""

    clause: Clause
    predicates: Sequence[int]
    event: range = range(0)  # tokens of what a day is counted from: «قبل أسبوع من [القمة التي عقدت في] 3 مارس»
    tokens: Sequence[Token] = field(init=False)

    def __post_init__(self) -> None:
        self.tokens = self.clause.sentence.tokens

    def counting(self, event: range) -> Attachment:
        """The same for a day that is counted from an event: no word of that one is the act."""
        return replace(self, predicates=[at for at in self.predicates if at not in event], event=event)

    def head(self, n: int) -> int | None:
        """The predicate of the date whose first token is ``n``; ``None``: it is no act's."""
        glossed = self._glossed(n)
        if glossed is not None:
            return self.head(glossed)
        opened = self._opening(n)
        if opened is not None:
            return opened if opened in self.predicates else None
        before = self._before(n)
        held = self._held_in_speech(n, before)
        if held is not None:
            return held
        if self._since(n, before) or self._in_title(n) or self._in_name(before) or self._joined_to_another(n, before):
            return None
        if self._of_telling(n, before) or self._participle(n, before) is not None:
            return None
        if self._of_next_step(n) or self._of_task(n, before):
            return None
        papers = self.tokens[before].text in phrases("clauses", "credentials")  # «قدم أوراق اعتماده أمس إلى …»
        completes = not papers and (self._completes_noun(before) or self._of_happening(n, before))
        if completes or self._ends_mention(n, before):
            return None
        if not self._deictic(n) and (self._timed(before) or self._bracketed(n)):
            return None
        at = bisect_right(self.predicates, n) - 1
        if at < 0:
            return self.predicates[0] if self.predicates and not self._apart(n) else None
        at = self._over_led(n, self._over_enclosed(n, self._over_scene(self._over_composed(n, at))))
        before_purpose = self._over_purpose(n, at)
        found = self._over_relative(n, at) if before_purpose is None else before_purpose
        if (then := self._when(n, found)) is not None:
            return then
        return None if self._of_what_was_said(n, found) or self._measured(before, found) else found

    def _when(self, n: int, found: int) -> int | None:
        """«تقول إن التحول كان في مايو 1994، حين قابلت فلانا»: the act that tells what was on a day behind «that»."""
        at = bisect_right(self.predicates, n)
        then = self.predicates[at] if at < len(self.predicates) else None
        if then is None or self.tokens[then - 1].text not in phrases("clauses", "whens"):
            return None
        return then if any(self._that(k) for k in range(found + 1, n)) else None

    def _of_what_was_said(self, n: int, found: int) -> bool:
        """«قال خلال لقائه فلانا إن القرار صدر أمس»: behind «that» a date is of what was said, and of no noun before."""
        if self.tokens[found].kinds & Kind.VERB or self.clause.trigger_at(found) is None:
            return False
        openers = lexicon.folded("dates/speaking", "openers")
        behind = range(n - 1, found, -1)
        that = next((at for at in behind if self.tokens[at].text in openers and not self._mentioned(at)), None)
        return that is not None and not any(t.text in phrases("clauses", "that-was") for t in self.tokens[that:n])

    def _held_in_speech(self, n: int, before: int) -> int | None:
        """«لدى مخاطبته اليوم بقاعة البنك اجتماعا ضم …»: the meeting that somebody addressed or opened that day."""
        lead = self.tokens[before - 1].text if before > 0 else ""
        if lead not in phrases("clauses", "while") or not self.tokens[before].text.endswith(_HIS):
            return None
        at = bisect_right(self.predicates, n)
        noun = self.clause.trigger_at(self.predicates[at]) if at < len(self.predicates) else None
        if noun is None or noun.trigger.verb or noun.trigger.definite or noun.first - n > _SPOKEN:
            return None
        between = self.tokens[n : noun.first]
        return None if any(t.sign or t.conj or t.kinds & Kind.VERB for t in between) else noun.first

    def _over_composed(self, n: int, at: int) -> int:
        """«التقى فلان وفدا من النقابة ضم فلانا وفلانا أمس»: past the verb that says of whom a delegation is."""
        verb = self.predicates[at]
        if not at or self.tokens[verb].word.core not in phrases("clauses", "composed") or self.tokens[verb].conj:
            return at
        whole = next(iter(self.clause.ending(verb)), None)
        comma = any(t.comma for t in self.tokens[verb:n])
        act = self.clause.trigger_at(self.predicates[at - 1])
        comma = comma or act is None or act.trigger.frame not in ("object", "with", "topic")
        return at - 1 if whole is not None and whole.kind == "delegation" and not comma else at

    def _over_scene(self, at: int) -> int:
        """«التقى خلال الزيارة فلانا أمس»: past «the visit» that was told before, in which the act took place."""
        noun = self.predicates[at]
        of = self.clause.trigger_at(noun)
        if not at or of is None or of.trigger.verb or not of.trigger.definite or of.trigger.frame != "visit":
            return at
        act = self.clause.trigger_at(self.predicates[at - 1])
        led = self.tokens[noun - 1].text in either("clauses", "adjuncts", "inside")
        return at - 1 if led and act is not None and act.trigger.verb and act.last >= noun - 1 else at

    def _over_enclosed(self, n: int, at: int) -> int:
        """«استقبل فلان، عشية القمة العربية، فلانا أمس»: past a noun that only sets the scene, between two commas."""
        noun = self.predicates[at]
        if not at or self.tokens[noun].kinds & Kind.VERB or not any(t.comma for t in self.tokens[noun:n]):
            return at
        opens = next((k for k in range(noun - 1, max(-1, noun - _ENCLOSED), -1) if self.tokens[k].comma), 0)
        lead = self.tokens[opens + 1]
        scene = lead.text in either("clauses", "adjuncts", "inside") or lead.dating is not None
        act = self.clause.trigger_at(self.predicates[at - 1])
        return at - 1 if opens and scene and act is not None and act.first < opens else at

    def _before(self, n: int) -> int:
        """The token before a date, quotation marks and words of manner («مصادفة») apart; -1 where it opens."""
        at = n - 1
        while at >= 0 and (self.tokens[at].text in _QUOTES or self.tokens[at].text in phrases("clauses", "manner")):
            at -= 1
        return at

    def _joined_to_another(self, n: int, before: int) -> bool:
        """«ثورتا 25 يناير و30 يونيو»: a date that «و» ties to one of a noun is of the noun too."""
        dating = self.tokens[before].dating if before >= 0 else None
        if dating is None or dating == self.tokens[n].dating or not self.tokens[n].text.startswith("و"):
            return False
        first = self._date_start(before)
        return self._completes_noun(first - 1) or self._in_name(first - 1)

    def _date_start(self, n: int) -> int:
        """The first token of the date that a token is part of."""
        while n and self.tokens[n - 1].dating == self.tokens[n].dating:
            n -= 1
        return n

    def _since(self, n: int, before: int) -> bool:
        since = words().since
        if self.tokens[n].word.core in since:
            return not self._ago(n)
        if self._starts(before):
            return True
        for at in range(before, max(-1, before - _SINCE), -1):  # «منذ الثورة عام 1979»
            token = self.tokens[at]
            if token.word.core in since or (at and self.tokens[at - 1].word.core in since and not token.sign):
                return True  # «منذ إقامة العلاقات عام 1973», a noun that is spelt like a verb of meeting
            if token.sign or at in self.predicates or token.dating is not None or token.kinds & Kind.VERB:
                return False
        return False

    def _ago(self, n: int) -> bool:
        """«التقاه منذ يومين», «الذي عقد منذ يومين»: a distance right behind a verb in the past, or whom that tells."""
        at = bisect_right(self.predicates, n) - 1
        dated = [t.word for t in self.tokens[n + 1 : n + _SPAN] if t.dating == self.tokens[n].dating]
        counted = any(word.core in phrases("clauses", "units") for word in dated)
        if at < 0 or not counted or any(word.definite or _YEAR.fullmatch(word.core) for word in dated):
            return False
        verb = self._took_place_before(n)
        if verb is None:
            if self.predicates[at] != n - 1 and not any(e.kind != "gathering" for e in self.clause.ending(n)):
                return False  # «للمرة الأولى منذ عامين», «المقيم في باريس منذ عامين»
            verb = self.predicates[at]
        told = verbs.readings(self.tokens[verb].text)
        lasts = any("begin" in verbs.kinds(one.form.lemma) for one in told)
        return bool(told) and not lasts and all(one.form.tense == "past" for one in told if one.form.person == _THIRD)

    def _took_place_before(self, n: int) -> int | None:
        """«المحادثات التي جرت في موسكو منذ أسابيع»: the verb of coming about, with nothing but a place between."""
        at = n - 1
        while at > 1 and self.tokens[at].word.place:
            at -= 1
        at -= at < n - 1 and self.tokens[at].text in phrases("clauses", "inside")
        came = at > 0 and self.tokens[at].word.core in phrases("clauses", "took-place")
        return at if came and self.tokens[at - 1].text in phrases("clauses", "relatives") else None

    def _starts(self, before: int) -> bool:
        """«القانون الذي يسري اعتبارا من 1 ماي»; not «يزور البلاد ابتداء من الأحد»."""
        if before < 1 or self.tokens[before].text != "من" or self.tokens[before - 1].text not in words().starting:
            return False
        at = bisect_right(self.predicates, before) - 1
        act = self.clause.trigger_at(self.predicates[at]) if at >= 0 else None
        visit = act is not None and "visit" in (act.trigger.frame, act.trigger.strength)
        return not visit and not any(f.trigger.strength == "visit" for f in self.clause.found if f.first < before)

    def _in_title(self, n: int) -> bool:
        """«كتاب «أمس»», «برنامج «صباح الأحد»»: a date that is most of a short quotation."""
        left = next((k for k in range(n - 1, max(-1, n - _TITLE), -1) if self.tokens[k].text in _QUOTES), None)
        if left is None or self.tokens[left].text == "(":
            return False
        right = next((k for k in range(n, min(len(self.tokens), left + 2 + _TITLE)) if self.tokens[k].text in _QUOTES),
                     None)  # fmt: skip
        return right is not None and not any(k in self.predicates for k in range(left, right))

    def _in_name(self, before: int) -> bool:
        """«ملعب 5 جويلية», «حزب 8 مارس»: the noun right before the date is one that days give their name to."""
        if before < 0:
            return False
        token = self.tokens[before]
        if token.word.definite or (token.word.core in phrases("clauses", "venues") and token.text.endswith(_HIS)):
            return False
        return not words().named.isdisjoint((token.word.core, *token.word.forms))

    def _of_next_step(self, n: int) -> bool:
        """«يلتقي فلانا أولا، ومن ثم التوجه إلى بغداد الاثنين»: behind a verbal noun to which «ثم» leads, its day."""
        for at in range(n - 1, max(0, n - _STEP), -1):
            if at in self.predicates or self.tokens[at].dating is not None:
                return False
            if self.tokens[at - 1].text in phrases("clauses", "next-step"):
                core = self.tokens[at].word.core
                return core.startswith("ال") and is_masdar(core[2:])
        return False

    def _of_task(self, n: int, before: int) -> bool:
        """«دعا فلانا إلى توقيع الاتفاق قبل نهاية العام»: by when something is to be done to which a particle leads."""
        if before < 0 or self.tokens[before].text not in words().deadlines:
            return False
        for at in range(before - 1, max(0, before - _TASK), -1):
            token = self.tokens[at]
            if at in self.predicates or token.dating is not None or token.sign:
                return False
            if self._led_task(at):
                return True
        return False

    def _led_task(self, at: int) -> bool:
        """«إلى توقيع», «بتسوية», «لإنهاء»: a verbal noun that no mention holds, behind what leads to it."""
        token, text = self.tokens[at], self.tokens[at].text
        led = self.tokens[at - 1].text in phrases("clauses", "toward") or self.tokens[at - 1].text in _ONTO
        noun = text if led else text[1:] if text[0] in "بل" else ""
        if not noun or token.kinds & ~(Kind.PLAIN | Kind.COMMON) or self._mentioned(at):
            return False
        return is_masdar(noun.removeprefix("ال"))

    def _participle(self, n: int, before: int) -> int | None:
        """The participle before a date in its phrase: «المبرم بين البلدين عام 2015»."""
        for at in range(before, max(-1, n - _PARTICIPLE), -1):
            token = self.tokens[at]
            if token.sign and token.text not in _QUOTES:
                return None
            if token.dating is None and self._is_participle(at, n):
                return at
            if at in self.predicates or token.dating is not None:
                return None
        return None

    def _is_participle(self, at: int, n: int) -> bool:
        core = self.tokens[at].word.core.removeprefix("ال")
        if self.tokens[at].kinds & Kind.BODY or self.tokens[at].text in phrases("clauses", "manner"):
            return False  # «المنظمة», «مصادفة»
        if core in words().held:
            return not self._of_act(at)
        if core not in words().participles and (self._deictic(n) or not self._passive(at)):
            return False
        if at == 0 or self.tokens[at - 1].kinds & (Kind.VERB | Kind.STOP) or self.tokens[at].prep:
            return False
        place = any(token.word.place for token in self.tokens[max(0, at - 2) : at])
        led = core in words().participles and at == n - 2 and self.tokens[n - 1].text in phrases("clauses", "inside")
        if place and (self._deictic(n) or (at + 1 < n and not led)):
            return False  # «يزور القدس المحتلة غدا», «أمين مكة المكرمة فلان مساء أمس»; «اتفاق الحدود المبرم في 1976»
        if self._said_of_first(at, n):
            return False
        inside = next((e for e in self.clause.entities.values() if e.first <= at < e.last), None)
        if inside is not None and inside.name is not None and (at < inside.name[0] < n or at in range(*inside.name)):
            return False  # «مع الوزير المكلف فلان يوم 2 مايو», «الشيخ فهد الجابر المنصور صباح اليوم»
        return not (inside and self._deictic(n))  # «التقى الرئيس المنتخب أمس نظيره»

    def _said_of_first(self, at: int, n: int) -> bool:
        """«التقت الطالبة الفائزة فلانة رئيس الجامعة فلانا يوم الاثنين»: before the date another one is named."""
        named = [e for e in self.clause.entities.values() if at < e.first < n and e.name is not None]
        named.sort(key=lambda e: e.first)
        return bool(named) and named[0].first == at + 1 and any(not e.conj for e in named[1:])

    def _deictic(self, n: int) -> bool:
        """«أمس», «الخميس»: no date in figures, none that «يوم», «عام» lead to, and no month («في مارس»)."""
        token = self.tokens[n]
        if token.text.isdigit() or token.word.core in words().transparent or self._of_month(n):
            return False
        return token.word.definite or not n or self.tokens[n - 1].text not in phrases("clauses", "inside")

    def _of_month(self, n: int) -> bool:
        """«الأول من أيلول», «الثاني من تشرين»: a day by its number, in words; «الأحد من الأسبوع الماضي» is none."""
        behind = self.tokens[n + 1 : n + 3]
        month = len(behind) == 2 and behind[0].text == "من" and not behind[1].word.definite
        return month and behind[1].dating == self.tokens[n].dating

    def _passive(self, at: int) -> bool:
        """«القرض الممنوح بتاريخ …»: a passive participle with the article, of the noun before it."""
        token, before = self.tokens[at], self.tokens[at - 1] if at else None
        if before is not None and before.word.place:
            return False  # «مكة المكرمة», «القدس المحتلة»
        noun = before is not None and before.word.definite and not before.kinds & (Kind.GIVEN | Kind.ALONE | Kind.TITLE)
        if not noun or not token.word.definite or token.kinds & ~(Kind.PLAIN | Kind.ADJECTIVE):
            return False
        stem = token.word.core.removeprefix("ال")
        return made(stem) or (not token.kinds and bool(_MADE.match(stem)) and not self._mentioned(at))

    def _of_telling(self, n: int, before: int) -> bool:
        """«الإعلان في مارس عن قمة»: the day between a noun of telling and «عن»."""
        noun = before - (before > 0 and self.tokens[before].text == "في")
        after = n
        while after < len(self.tokens) and self.tokens[after].dating is not None:
            after += 1
        about = after < len(self.tokens) and self.tokens[after].text == "عن"
        return about and noun >= 0 and self.tokens[noun].word.core in words().tellings

    def _timed(self, before: int) -> bool:
        """«بعد سقوط النظام في 8 مارس 2010»: a date in full is that of the noun before or after which something was."""
        for at in range(before, max(-1, before - _TIMED), -1):
            token = self.tokens[at]
            if token.sign or token.dating is not None or at in self.predicates:
                return False
            if token.word.core in words().times:
                return at < before
        return False

    def _measured(self, before: int, act: int) -> bool:
        """«التقاه قبل يومين من توقيع الاتفاق الأحد الماضي»: the day of what is counted from, behind the act."""
        for at in range(before, max(act, before - _TIMED), -1):
            token = self.tokens[at]
            if token.sign or token.dating is not None:
                return False
            if token.text in phrases("clauses", "measured-from") and self._counts(at - 1):
                return at < before
        return False

    def _counts(self, unit: int) -> bool:
        """«قبل يومين», «بعد ثلاثة أيام»: so many units behind what leads to them."""
        if self.tokens[unit].word.core not in phrases("clauses", "units"):
            return False
        return any(t.word.core in words().apart for t in self.tokens[max(0, unit - 2) : unit])

    def _of_happening(self, n: int, before: int) -> bool:
        """«بحثا حادثة غرق المركب ليلة 21 سبتمبر»: what befell something, right before a day that is not «أمس».

        Also «أسباب حريق 24 أبريل»: the day that completes what befell.
        """
        if before < 1 or self.tokens[n].text in phrases("clauses", "days-by-word"):
            return False
        thing = self.tokens[before]
        if self.tokens[n].text.isdigit() and thing.word.core in phrases("clauses", "happenings"):
            return before not in self.predicates
        if not thing.word.definite or thing.kinds & _NO_NOUN or before in self.predicates:
            return False
        return self.tokens[before - 1].word.core in phrases("clauses", "happenings")

    def _bracketed(self, n: int) -> bool:
        """«الذكرى العاشرة للاستقلال (5 يوليو 1962)»: in brackets, of the noun right before them."""
        if n < 2 or self.tokens[n - 1].text != "(":
            return False
        noun = self.tokens[n - 2]
        return noun.dating is None and n - 2 not in self.predicates and not self._mentioned(n - 2)

    def _glossed(self, n: int) -> int | None:
        """«قبل 66 عاما (1949)»: the first token of the date that one in brackets says again."""
        if n < 2 or self.tokens[n - 1].text != "(" or self.tokens[n - 2].dating is None:
            return None
        return self._date_start(n - 2)

    def _opening(self, n: int) -> int | None:
        """«التقى فلانا، ويوم الثلاثاء أعلنت …»: the verb that stands right behind a date to which «و» leads."""
        first = n
        while first and self.tokens[first - 1].text.removeprefix("و") in phrases("clauses", "opens-day"):
            first -= 1
        after = n
        while after < len(self.tokens) and self.tokens[after].dating == self.tokens[n].dating:
            after += 1
        led = first > 0 and (self.tokens[first].text.startswith("و") or self._that(first - 1))
        if not led or after >= len(self.tokens):
            return None
        return after if acting(self.tokens[after]) else None

    def _that(self, at: int) -> bool:
        """«يروي أنه في 12 يوليو 1984 اجتمع …»: behind «that» the day opens what is told."""
        return self.tokens[at].text in phrases("clauses", "that")

    def _of_act(self, participle: int) -> bool:
        """«اللقاء المنعقد أمس», «عقد الدورة المقبلة … يوم 24 مايو»: a participle of being held, said of the act."""
        at = bisect_right(self.predicates, participle) - 1
        act = self.clause.trigger_at(self.predicates[at]) if at >= 0 else None
        if act is not None and act.trigger.frame in ("topic", "object", "with"):
            noun = self.tokens[participle - 1]  # «ناقش فلان وفلان ترتيبات النهائي المقرر مساء اليوم»
            return bool(self._mentioned(participle - 1) or noun.sign or noun.dating is not None)
        return at < 0 or act is not None

    def _completes_noun(self, before: int) -> bool:
        """«زلزال 8 شتنبر», «قرار أمس»: the date completes a noun of its own."""
        if before < 0 or before in self.predicates:
            return False
        token = self.tokens[before]
        if self._befell(before):
            return True
        if token.sign or token.dating is not None or token.kinds & _NO_NOUN or token.word.definite or token.word.place:
            return False
        if token.text.isdigit() or token.text.isascii() or len(token.word.core) < 3:
            return False
        if token.word.core in phrases("clauses", "venues"):
            return False  # «بمكتبه صباح اليوم»
        toward = before > 0 and self.tokens[before - 1].text in phrases("clauses", "toward")
        if toward and not token.kinds and not of_language(token.text):
            return False  # «توجه إلى طولون الثلاثاء»: a town that no table knows
        if self._unknown_town(before):
            return False
        if token.word.core in words().transparent or token.text.endswith(("ا", "ها", "هم", "هما", "ته")):
            return False
        if self._mentioned(before) or self._qualifies_meeting(before) or self._placed(before):
            return False
        if any(token.word.core in lexicon.folded("dates/decoys", key) for key in ("yearly", "event_day")):
            return True  # «الأوضاع وموازنة العام 2019», «تطبيق بروتوكول نيسان 1989»
        return bool(token.kinds & _NOUN) or self._governed(before)

    def _befell(self, noun: int) -> bool:
        """«من سيول 25 تشرين»: what befell a land, though it is spelt like a town, where nothing leads into that."""
        token, lead = self.tokens[noun], self.tokens[noun - 1] if noun else None
        if token.word.core not in phrases("clauses", "calamities") or token.prep or lead is None:
            return False
        return lead.text not in phrases("clauses", "inside") | phrases("clauses", "toward")

    def _ends_mention(self, n: int, before: int) -> bool:
        """«أعضاء جمعية مستثمري العاشر من رمضان», «أهالي 6 أكتوبر»: a mention that a noun without its complement ends.

        The day of a month completes any such noun; behind a plural that asks for one («مستثمري») so does any date.
        """
        token = self.tokens[before] if before >= 0 else None
        figures = self.tokens[n].text.isdigit()
        if figures and any(e.name is not None and e.first < n < e.name[0] for e in self.clause.entities.values()):
            return True  # «رئيس جهاز 15 مايو فلان»
        if token is None or token.word.definite or token.word.place or not token.kinds & _CONSTRUCT:
            return False
        if token.kinds & (Kind.NATION | Kind.ADJECTIVE | Kind.GIVEN) or token.text.endswith("ا"):
            return False
        ends = (
            e.offices[-1][1] if e.offices else e.last for e in self.clause.entities.values() if e.last == before + 1
        )
        if before + 1 not in ends:
            return False
        if token.kinds & Kind.PLURAL and token.text.endswith("ي"):
            return True
        return figures

    def _unknown_town(self, at: int) -> bool:
        """«في مونت بيليرين أمس»: two words behind «في» that no table knows, nor the language as nouns."""
        town = self.tokens[at - 1 : at + 1] if at > 1 else ()
        if not town or self.tokens[at - 2].text not in phrases("clauses", "before-unknown"):
            return False
        return not any(t.kinds or t.word.definite or t.sign or is_everyday(t.text) or of_language(t.text) for t in town)

    def _mentioned(self, at: int) -> bool:
        """Whether a token is part of a mention or of the words of a meeting, or what its verb asks for («اتفاقية»)."""
        if any(e.first <= at < e.last for e in self.clause.entities.values()):
            return True
        core, acts = self.tokens[at].word.core, self.clause.found
        return any(f.first <= at < f.last or (f.last <= at and core in f.trigger.needs) for f in acts)

    def _qualifies_meeting(self, at: int) -> bool:
        """«لقاء ثنائي مغلق أمس»: an adjective of the noun of meeting."""
        for n in range(at - 1, max(-1, at - 1 - _CHAIN), -1):
            if any(found.first <= n < found.last and not found.trigger.verb for found in self.clause.found):
                return True
            if self.tokens[n].word.core in phrases("clauses", "rounds"):
                return True  # «عقد المجلس دورة استثنائية أمس»
            if not self.tokens[n].kinds & (Kind.COMMON | Kind.ADJECTIVE):
                return False
        return False

    def _placed(self, at: int) -> bool:
        """Whether a token ends a place phrase: «بمدينة تطاوين أمس»."""
        for n in range(at, max(-1, at - _PLACE), -1):
            if self.tokens[n].locates:
                place = places.at(self.tokens, n, self.clause.reader.index)
                if place is not None and place.last > at:
                    return True
        return False

    def _governed(self, at: int) -> bool:
        """Whether an unknown word is a noun and no name: by its shape, by «ل» on it, or by what leads to it."""
        token, before = self.tokens[at], self.tokens[at - 1] if at else None
        if NO_NAME.match(token.text) or token.text[0] == "ل":
            return True
        if before is None or before.sign or before.dating is not None or before.kinds & (Kind.VERB | Kind.TRIGGER):
            return False
        if before.kinds & Kind.STOP:
            return before.text not in phrases("clauses", "with")
        if before.word.definite or self._mentioned(at - 1):
            return False
        return bool(before.kinds & Kind.COMMON) or (not before.kinds and self._governed(at - 1))

    def _apart(self, n: int) -> bool:
        """«… في 1984، وكان فلان قد زار …»: whether the first act is in a clause or at a time of its own."""
        if self._of_another_time(n, self.predicates[0]) or self._reported(self.predicates[0]):
            return True
        span = [self.tokens[at] for at in range(n, self.predicates[0] + 1) if at not in self.event]
        if any(t.text in phrases("clauses", "relatives") for t in span):
            return True  # «توفي أمس الكاتب فلان الذي التقى …»
        return any(a.sign and b.text in phrases("clauses", "next-clause") for a, b in pairwise(span))

    def _reported(self, act: int) -> bool:
        """«رفع في 5 مايو تقرير عن لقاء …»: the date that opens it is that of the report."""
        return act > 0 and self.tokens[act - 1].text in phrases("clauses", "about")

    def _of_another_time(self, n: int, noun: int) -> bool:
        """«أمس قبل ثلاثة أيام من لقاء»: whether the noun of an act is told before or after a date."""
        if self.tokens[noun].kinds & Kind.VERB or noun <= n:
            return False
        reach = _MEASURE if self.tokens[noun - 1].text == "من" else 1
        return any(self.tokens[at].word.core in words().apart for at in range(max(n + 1, noun - reach), noun))

    def _over_led(self, n: int, at: int) -> int:
        """«مع وفد يترأسه فلان، أمس في مسقط»: behind the comma after who leads or attends, the act before it.

        So it is behind more of that act, where commas enclose who leads: «التقى وفد، يترأسه فلان، الوزير أمس».
        """
        verb = self.predicates[at]
        leads = self.tokens[verb].text in led_by()
        if not at or not (leads or self.tokens[verb].text in phrases("clauses", "comprising")):
            return at
        over = self._another_since(verb, n)
        if leads:
            over = over or self.tokens[n - 1].comma or self._enclosed_verb(verb, n) or self._met_since(verb, n)
        return at - 1 if over and not self.tokens[verb].conj else at

    def _another_since(self, verb: int, n: int) -> bool:
        """«زار وفد ضم فلانا وفلانة الوزير أمس»: behind those who were in it stands whom they met."""
        named = sorted((e.first, e.conj) for e in self.clause.entities.values() if verb < e.first < n)
        return any(not conj for _, conj in named[1:])

    def _met_since(self, verb: int, n: int) -> bool:
        """«اجتمع الوفد الذي يقوده فلان بالوزير أمس»: whom the act before it met stands behind who leads."""
        return any((t.prep == "ب" and t.kinds & PERSONAL) or t.text in phrases("clauses", "with")
                   for t in self.tokens[verb + 1 : n])  # fmt: skip

    def _enclosed_verb(self, verb: int, n: int) -> bool:
        """Whether a comma stands right before a verb, and another between it and the date."""
        return self.tokens[verb - 1].comma and any(token.comma for token in self.tokens[verb:n])

    def _over_purpose(self, n: int, at: int) -> int | None:
        """«التقى فلانا ليبحثا الملف أمس»: what was done for a purpose, behind the words of the purpose."""
        purpose = self.predicates[at]
        led = self.tokens[purpose].text.lstrip("وف").startswith("لي")
        own = all(t.kinds & Kind.STOP for t in self.tokens[purpose + 1 : n])  # «ليستقبل في اليوم التالي»
        return self.predicates[at - 1] if at and led and not own else None

    def _over_relative(self, n: int, at: int) -> int:
        """«استقبل فلان، الذي يزور البلاد، نظيره أمس»: behind a relative clause between commas, the act before it."""
        predicate = self.predicates[at]
        light = at > 0 and self.predicates[at - 1] == predicate - 1  # «الذي يقوم بزيارة»
        at -= light
        relative = predicate - 1 - light
        last = max((m for m in range(predicate, n) if self.tokens[m].comma), default=None)
        comma = last is not None and self.tokens[last + 1].text not in phrases("clauses", "that-was")  # «، وذلك من …»
        if not at or not comma or relative < 1 or self.tokens[relative].text not in phrases("clauses", "relatives"):
            return predicate
        opened = self.tokens[relative - 1].comma
        return self.predicates[at - 1] if opened else predicate

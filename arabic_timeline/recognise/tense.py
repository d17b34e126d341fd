"""Whether the clause around an expression speaks of what was or of what will be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from arabic_timeline import lexicon
from arabic_timeline.language import verbs
from arabic_timeline.lexicon import LETTER

_WORD = re.compile(f"[{LETTER}0-9]+")
_SIGNS = ".!?؟؛;\n"  # that end a sentence
_SENTENCE = re.compile(f"[{_SIGNS}]")
_REACH = 160  # characters before an expression in which its verb is looked for
_AFTER = 3  # words after it that are looked at where nothing before it tells
_BEHIND = 60  # characters after it
_FAR = 20  # words before it that are looked at
_NEAR = 14  # words before it within which a verb of scheduled events counts
_HELD = 4  # words between a verb of something done and its date
_LED = 2  # words before a date that opens its sentence: «وخلال شهر»
_ENDINGS = ("", "ت", "وا", "ا", "تا")  # of the third person of the past
_OBJECTS = ("ه", "ها", "هم", "هما", "ته", "تها", "تهم", "تهما")
_OF_IT = ("هما", "ها", "ه")
_SPEAKERS = ("ه", "ها", "هم", "هما")  # whose words they are: «قوله»
AHEAD = "ahead"
_BEFORE_THAT = ["ان", "قبل"]  # from the right: «قبل أن»
_FEAST = ("اول", "ايام")
_OF_NOUN = 9  # words from «التي جمعت» to the day of it
_PRESENT = "يت"  # how a verb of the present may begin
_ABOUT_OTHERS = frozenset(["plan", "wish", "agree", "refuse", "command", "speech", "cancel", "prevent", "judgement"])
_SHORTEST = 3  # letters of a verb or noun
_STORY = 160  # characters between two dates of one story
_MOVED = 180  # characters before «من … إلى …»
_MOVING = 18  # words before it: of whom it is, and with whom
_EVENT = 12  # words between «منذ» and the day of what was done
_WHENCE = 6  # words before a date, with «إلى», among which «يرجع» stands
_LONG_SUBJECT = 11  # words from «كان» to a verb that its subject stands before
_WAS = 5  # words before a sign of the future within which «كان» makes it past

# Rules whose value depends on the tense.
TENSED = frozenset({
    "weekday", "date", "weekday-ordinal", "month-alone", "month-bare", "days-of-month", "between-days", "days-to-days",
    "months", "weekdays", "two-nights", "occasion", "part-of-month", "fraction", "day-and-month", "nth-weekday",
    "nth-day", "weekday-and-day", "dateline", "either-day", "either-weekday", "either-mixed", "either-month",
    "two-weekdays", "month-number", "weekdays-of-month", "month-and-days", "months-dash", "weekday-and-ordinal",
    "pair-to-pair", "slashed-to-slashed", "months-running", "numbered-months", "two-fractions", "same-day",
})  # fmt: skip


def tense_at(text: str, start: int, end: int) -> str | None:
    """``"future"`` or ``"past"`` by the nearest sign in the clause before the expression, or just after.

    ``AHEAD``: from that day on, which is to come unless it was yesterday.
    """
    words = _WORD.findall(_clause(text, start))
    words.reverse()
    stop = _SENTENCE.search(text, end, end + _BEHIND)
    following = _WORD.findall(text, end, stop.start() if stop else end + _BEHIND)
    if tuple(following[1:3]) == _FEAST and following[0] in _copulas():
        return "future"  # «الجمعة هو أول أيام العيد»: papers announce it ahead
    postponing, back, since, tell = _postponing(), _back(), _since(), _teller()
    from_on = words[:1] == ["من"] and not lexicon.folded("dates/tense", "from_on").isdisjoint(words[1:2])
    n, far = 0, _FAR
    while n < min(far, len(words)):
        word = words[n]
        if word in postponing and words[0] in ("الي", "حتي"):
            return "future"  # «تأجيل المباراة إلى الجمعة», whoever announced it
        if word == "قد" and not _was().isdisjoint(words[n + 1 : n + _WAS]):
            return "past"  # «وكانت المديرة قد أدلت بتصريح …», whatever the verb
        if words[n + 1 : n + 3] == _BEFORE_THAT and far == _FAR:
            # «وصل … قبل أن يلتقي فلانا الأحد»: as what it came after, which stands further away
            words, far = _WORD.findall(_clause(text, start, 2 * _REACH))[::-1], 2 * _FAR
        elif word in back and "الي" in words[:n]:
            if words[0] == "الي":
                return "past"  # «يرجع تاريخ الحادثة إلى 27 ديسمبر»: whence, and not when
        elif word in since and _since_event(words, n):
            return "past"
        elif (
            (told := _provided(words, n) or tell(word) or _of_that(words, n))  # first: most words tell nothing
            and words[n + 1 : n + 3] != _BEFORE_THAT
            and not _named(words, n)
            and not _is_noun(words, n)
        ):
            if from_on and told == "past" and word in _reporting():
                return AHEAD
            turned = _turned(told, words, n, following)
            if turned is not None or far == _FAR:
                return turned
        elif n < _OF_NOUN and _defining(words, n):
            return "past"
        n += 1
    if _said_so(words):
        return "past"
    behind = next((told for word in following[:_AFTER] if (told := tell(word)) in ("future", "past")), None)
    if behind == "future" and following[0][0] in "وف" and tell(following[0]):
        behind = None  # «أودعوا السجن الأحد وسيعرضون …»: of another clause
    return AHEAD if from_on and behind is None else behind


def _said_so(words: list[str]) -> bool:
    """«… قوله الأحد: «سألتقي …»»: what somebody passes on was said; ``words`` from the right."""
    if not _speaking().isdisjoint(words[:_LED]):
        return True  # «وعد السبت بأن يلتقي …»
    led = lexicon.folded("dates/bearings", "day_nouns")
    last = next((word for word in words[:_LED] if word not in led), "")
    nouns = lexicon.folded("dates/speaking", "sayings")
    return any(last.endswith(end) and last[: -len(end)].removeprefix("و") in nouns for end in _SPEAKERS)


@lexicon.kept
def _speaking() -> frozenset[str]:
    return _forms(lexicon.folded("dates/speaking", "said"))


def to_come(text: str, end: int) -> bool:
    """Whether the words right behind ``end`` tell of the future: «بعد يوم سنخوض …»."""
    stop = _SENTENCE.search(text, end, end + _BEHIND)
    following = _WORD.findall(text, end, stop.start() if stop else end + _BEHIND)
    return next((told for word in following[:_LED] if (told := _teller()(word))), None) == "future"


def _clause(text: str, end: int, reach: int = _REACH) -> str:
    """What stands before ``end``, from the last sign that ends a sentence on."""
    low = max(0, end - reach)
    for sign in _SIGNS:
        low = max(low, text.rfind(sign, low, end) + 1)
    return text[low:end]


def acted(text: str, start: int, end: int) -> bool:
    """Whether a verb of something done holds an expression of the past: «التقى في مارس», «في مارس التقى»."""
    words = _WORD.findall(_clause(text, start))
    following = _WORD.findall(_SENTENCE.split(text[end : end + _BEHIND], maxsplit=1)[0])[:1]
    if following == ["قد"] and not _was().isdisjoint(words[-_HELD:]):
        return True
    if len(words) <= _LED and not _behind_date().isdisjoint(following):
        return True
    if _hangs_on_past(words[::-1]):
        return True
    own = _WORD.findall(text[start:end])[:1]
    led = not lexicon.folded("telling", "in").isdisjoint((*words[-1:], *own))
    return led and done(text, start)


def _hangs_on_past(words: list[str]) -> bool:
    """«منذ تسلمه مهامه في فبراير», «يرجع تاريخها إلى 27 ديسمبر»; ``words`` from the right."""
    if words[:1] == ["الي"] and not _back().isdisjoint(words[1:_WHENCE]):
        return True
    return any(_since_event(words, n) for n in range(min(len(words), _EVENT + 1)))


def _since_event(words: list[str], n: int) -> bool:
    """Whether «منذ» leads to what was done on a day: «منذ القبض على سبعة في أيار»; ``words`` from the right.

    «منذ سنوات» counts, and «منذ تعيينه يسعى إلى …» goes on.
    """
    if words[n] not in _since() or not 1 < n <= _EVENT:
        return False
    told = words[n - 1]
    if told[0].isdigit() or told in lexicon.date_words().words:
        return False
    return not any(word[0] == "ي" and verbs.readings(word) for word in words[: n - 1])


@lexicon.kept
def _since() -> frozenset[str]:
    return frozenset(form for word in lexicon.folded("dates/bearings", "since_words") for form in _joined(word))


def done(text: str, start: int) -> bool:
    """Whether a verb of something done stands a few words before an expression, in its clause."""
    near = _WORD.findall(_clause(text, start))[-_HELD - 1 :]
    at = next((n for n in range(len(near) - 1, -1, -1) if near[n] in _acts()), None)
    return at is not None and "ان" not in near[at:]


def goes_on(text: str, low: int, start: int) -> bool:
    """Whether a story goes on between two dates: «… ثم عاد في …», «…، وفي …», «… وانتهى في …»."""
    if start - low > _STORY or text.find("\n", low, start) >= 0:
        return False
    words = _WORD.findall(text[low:start])
    if not lexicon.folded("dates/tense", "turning_back").isdisjoint(words):
        return False
    last = words[-2:-1] if words[-1:] == ["يوم"] else words[-1:]
    return last == ["وفي"] or "ثم" in words or not _then_done().isdisjoint(words)


@lexicon.kept
def _then_done() -> frozenset[str]:
    """Verbs of something done that «و» or «ف» joins to what was told."""
    return frozenset(form for form in _behind_date() if form[0] in "وف" and form[1:] in _behind_date())


def moved(text: str, start: int) -> bool:
    """Whether what stands before «من الجمعة إلى الاثنين» moves something from the one day to the other."""
    words = _WORD.findall(_clause(text, start, _MOVED))[-_MOVING:]
    bare = [word[1:] if word[0] in "وف" and len(word) > _SHORTEST else word for word in words]
    moving = lexicon.folded("dates/tense", "moving")
    if any(word in moving and words[n - 1 : n] != ["من"] for n, word in enumerate(bare)):  # «من أجل» moves nothing
        return True
    at = next((n for n, word in enumerate(bare) if word in lexicon.folded("dates/tense", "moving_dates")), None)
    return at is not None and not lexicon.folded("dates/tense", "date_of").isdisjoint(bare[at:])


def _turned(told: str, words: list[str], n: int, following: list[str]) -> str | None:
    """A sign of the future is past after «كان» and «لم»; a verb far from the expression says nothing."""
    if told == "past":
        return told
    if words[n + 1 : n + 2] == ["لم"]:
        return "past"
    if told == "scheduled" and _was_doing(words, n):
        return None
    was = next((m for m in range(n + 1, min(n + _WAS, len(words))) if words[m] in _was()), None)
    if was is not None and not (told == "future" and _signs().get(words[was - 1]) == "future" and was - 1 > n):
        # «الاجتماع الذي كان مقررا الخميس سيعقد الأحد»: the past is that of the plan.
        # «كانت مقررة»: past, unless what was planned is told to be put off.
        return None if told == "scheduled" else "future" if _put_off((*words, *following)) else "past"
    return "future" if told == "future" or n < _NEAR else None


def _was_doing(words: list[str], n: int) -> bool:
    """«كان رئيس البلدية فلان الفلاني يجتمع بأعضائها»: «كان» before whoever does it; ``words`` from the right."""
    if words[n][0] in "وف":
        return False
    for word in words[n + 1 : n + _LONG_SUBJECT]:
        if word in _was():
            return True
        if word in ("ان", "ثم") or word in lexicon.folded("dates/tense", "relatives") or _teller()(word):
            return False
    return False


def _defining(words: list[str], n: int) -> bool:
    """«القمة التي جمعتهما الاثنين سترسم …»: right behind «التي» what was done, and no plan; ``words`` from the right.

    Nothing between the verb and its day may lead to something else: «الذي دعا إلى إضراب الأحد».
    """
    lead = n + 1 + (words[n + 1 : n + 2] == ["قد"])
    if words[lead : lead + 1] == [] or words[lead] not in lexicon.folded("dates/tense", "relatives"):
        return False
    if words[n] in _was() or not lexicon.folded("dates/tense", "leading_on").isdisjoint(words[:n]):
        return False
    if any(word[0] in _PRESENT and verbs.readings(word) for word in words[:n]):
        return False  # «القانون الذي أقر ينفذ الأحد»
    return verbs.tells_past(words[n]) and not all(verbs.kinds(one) & _ABOUT_OTHERS for one in verbs.lemmas(words[n]))


def _provided(words: list[str], n: int) -> str | None:
    """«على أن يغلق»: the condition of an arrangement; «أكد على أن» only reports."""
    if words[n] != "ان" or words[n + 1 : n + 2] != ["علي"] or not n or words[n - 1][0] not in "يت":
        return None
    return None if any(word in _stressing() for word in words[n + 2 : n + 3]) else "future"


def _of_that(words: list[str], n: int) -> str | None:
    """«الزيارة التي بدأها الاثنين», «زيارة استهلها أمس»: right before its day what was done to the noun before it."""
    if n or len(words) < _LED or not words[0].endswith(_OF_IT):
        return None
    noun, done_to_it = words[1], next(words[0].removesuffix(end) for end in _OF_IT if words[0].endswith(end))
    led = noun in lexicon.folded("dates/tense", "relatives")
    near = words[1 : 2 + noun.startswith(("ل", "ب"))]  # «زيارة للأردن بدأها الاثنين»
    bare = words[0].endswith("ها") and any(w.endswith(("ه", "ات")) and not w.startswith("ال") for w in near)
    return "past" if (led or bare) and verbs.tells_past(done_to_it) else None


def _named(words: list[str], n: int) -> bool:
    """«محمد ولد الشيخ», «الفريق يحيى الضوراني»: what is spelt like a verb is a name; ``words`` from the right."""
    if _son(words, n):
        return True
    if words[n] not in lexicon.folded("dates/tense", "like_names") or not 0 < n < len(words) - 1:
        return False
    return words[n + 1].removeprefix("و").startswith(("ال", "بال", "لل")) and words[n - 1].startswith(("ال", "بن"))


def _is_noun(words: list[str], n: int) -> bool:
    """«سوف يتم فتح المظاريف», «تهدف إلى نشر»: what is spelt like a verb of the past; ``words`` from the right."""
    before = words[n + 1 : n + 2]
    return words[n] in _spelt_like_nouns() and not lexicon.folded("dates/tense", "before_nouns").isdisjoint(before)


@lexicon.kept
def _spelt_like_nouns() -> frozenset[str]:
    return lexicon.folded("dates/tense", "perfect") | lexicon.folded("dates/tense", "acts")


def _son(words: list[str], n: int) -> bool:
    """«محمد ولد الشيخ»: no verb."""
    if words[n] not in lexicon.folded("dates/tense", "born") or not n:
        return False
    return words[n - 1] not in lexicon.folded("dates/tense", "behind_born")


def _put_off(words: tuple[str, ...]) -> bool:
    return not _postponing().isdisjoint(words)


@lexicon.kept
def _teller() -> Callable[[str], str | None]:
    """``_told``, remembered word by word."""
    return lru_cache(65536)(_told)


def _told(word: str) -> str | None:
    """What a word alone says: past, future, scheduled; «س» before a verb is the future."""
    known = _signs().get(word) if word not in lexicon.folded("dates/tense", "like_verbs") else None
    if known or len(word) < 4:
        return known
    bare = word[1:] if word[0] in "وف" else word
    if bare[0] == "س" and len(bare) > 3 and bare[1] in "يتن" and bare not in _no_future():
        # «ستبت» as «تبت», «سيلتقي» as any verb; no «سيكو».
        return "future" if _signs().get(bare[1:]) == "scheduled" or verbs.to_come(bare) else None
    return None


@lexicon.kept
def _signs() -> Mapping[str, str]:
    signs: dict[str, str] = {}
    for stem in lexicon.folded("dates/tense", "stems"):
        signs |= dict.fromkeys(_joined("ي" + stem) + _joined("ت" + stem), "scheduled")
    for stem in lexicon.folded("dates/tense", "perfect"):
        for ending in _ENDINGS:
            signs |= dict.fromkeys(_joined(stem + ending), "past")
    signs |= dict.fromkeys(_acts(), "past")  # with whom it was done to: «استقبله», «زارها»
    for word in lexicon.folded("dates/tense", "future"):
        signs |= dict.fromkeys(_joined(word), "future")
    return signs


def _joined(word: str) -> tuple[str, ...]:
    return word, "و" + word, "ف" + word


@lexicon.kept
def _acts() -> frozenset[str]:
    return _forms(lexicon.folded("dates/tense", "acts"))


@lexicon.kept
def _behind_date() -> frozenset[str]:
    return _acts() | _forms(lexicon.folded("dates/tense", "behind_date"))


def _forms(verbs: Iterable[str]) -> frozenset[str]:
    """Verbs of the past in every form of the third person, with «و» and «ف», and with whom they are done to."""
    bare = {verb + end for verb in verbs for end in _ENDINGS}
    held = {(verb[:-1] + "ا" if verb.endswith("ي") else verb) + end for verb in verbs for end in _OBJECTS}
    return frozenset(form for verb in bare | held for form in _joined(verb))


@lexicon.kept
def _reporting() -> frozenset[str]:
    return _forms(lexicon.folded("dates/tense", "reporting"))


def _was() -> frozenset[str]:
    return lexicon.folded("dates/tense", "past")


def _copulas() -> frozenset[str]:
    return lexicon.folded("dates/tense", "copulas")


@lexicon.kept
def _stressing() -> frozenset[str]:
    return frozenset(form for word in lexicon.folded("dates/tense", "stressing") for form in _joined(word))


@lexicon.kept
def _postponing() -> frozenset[str]:
    return frozenset(form for word in lexicon.folded("dates/tense", "postponing") for form in _joined(word))


@lexicon.kept
def _back() -> frozenset[str]:
    return frozenset(form for word in lexicon.folded("dates/bearings", "back") for form in _joined(word))


def _no_future() -> frozenset[str]:
    return lexicon.folded("dates/tense", "not_future")

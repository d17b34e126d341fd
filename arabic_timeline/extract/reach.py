"""How far a sign of factuality reaches.

Through «أن» and noun phrases up to a clause of its own, right before a happening, behind it, or anywhere in its
sentence: a row of the lexicon names which.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from arabic_timeline.extract import granted
from arabic_timeline.extract.licence import licensing
from arabic_timeline.extract.signs import At, Happening, Sign, expected, signs
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.wording import followed, like_verb, owned
from arabic_timeline.extract.words import PERSONAL, Kind
from arabic_timeline.language import verbs
from arabic_timeline.language.derivations import is_masdar

_CLAUSAL = frozenset({"asked", "conditional", "fiction"})  # embed a clause, whatever noun opens it
_OPENING = 5  # words of a sentence that may say of what it is
_BETWEEN = 4  # words from what sets the time to the happening: «خلال زيارة العمل التي»
SIDES = 20  # words of those whose meeting it is, between the noun and «، المقررة»
_QUALIFIED = 3  # words from a noun to what qualifies it: «لقاء ثنائي مرتقب»
_SPEAKER = 6  # words from «نفى» to the comma behind who does
_PARENTHESIS = 30  # words between two commas
_NEWS = 8  # words from «خبر» to the happening that it tells: «خبر أن الوزير فلانا التقى»
_QUOTED = 2  # words from «بأنه» through a quotation mark
_CALLED = 16  # words from «وصف» to the happening that it calls so, who speaks between
_PART = 4  # words from «دور» to what he does in it
AFTER = 15  # words behind a happening that may say how often
_WHOLE = 2  # words of a sign behind an act; longer ones need nothing more: «تأجل إلى موعد لاحق»
_EFFORT = ("جهود", "ترتيب")  # words of «جهود ترتيب اللقاء» before the act
LEAD = 8  # words from «استطاع» to «أن», the subject between
_BUT = "لكن"
_WAS = 4  # words from «كان» to a verb in the future, the subject between
_FROM = "من"


def has_that(tokens: Sequence[Token]) -> bool:
    return any(t.text in signs().that for t in tokens)


def reaches(tokens: Sequence[Token], at: int, sign: Sign, act: Happening) -> bool:
    end = at + len(sign.words)
    match sign.reach:
        case "governs":
            if at > act.first:
                return _said_to_be(tokens, at, sign, act)
            return end <= act.first and _governs(tokens, end, sign, act) and not _was_after_all(tokens, sign, act)
        case "before":
            return end <= act.first and _adjoins(tokens, end, act)
        case "behind":
            return (_its_verb(at, end, act) or at >= act.last) and _of_the_act(tokens, at, sign, act)
        case "sentence":
            return at < act.last + AFTER and (at >= act.first or is_open(tokens, end, act.first))
        case "opening":
            inside = act.first < at and end < act.last  # «تبدأ الرواية بلقاء بين …»: between the verb and its noun
            return at < _OPENING and (end <= act.first or inside)
        case "future":
            near = act.first - end <= _WAS and end <= act.first
            return act.tense == "future" and near and is_open(tokens, end, act.first)
        case "adjoining":
            if at < act.last and _its_verb(at, end, act):
                return True  # «القمة التي تبدأ أعمالها»
            return not act.verb and (_qualifies(tokens, at, sign, act) or _behind_sides(tokens, at, act))
        case "foiled":
            return not act.verb and end <= act.first and _adjoins(tokens, end, act) and _was_expected(tokens, act.last)
        case "object":
            return not (act.tense or act.definite) and end <= act.first and _object(tokens, end, act.first)
        case "arranging":
            if not act.verb and act.first == end and act.tense == "past":
                return False  # «ناقش لقاء جمع فلانا بفلان ملف الهجرة»: what the meeting was about
            end = _over_reason(tokens, end, act)
            act = act if end <= act.first else replace(act, first=act.last - 1)  # «تلقى دعوة لزيارة»: of its noun
            return 0 <= act.first - end <= LEAD and _arranged(tokens, at, end, act)
        case "promised":
            return not act.verb and end < act.first and _promised(tokens, end, act.first)
        case "unset":
            return end <= act.first and _governs(tokens, end, sign, act) and _was_set(tokens, end, act)
        case "part":
            far = _named_between(tokens, end, act.first) - _BETWEEN
            near = act.verb and act.tense == "present" and 0 < act.first - end <= _PART + far
            last = act.first - (tokens[act.first - 1].text in phrases("factuality", "while-he"))
            return near and _plain(tokens[end:last])
        case "chapter":
            timeless = all(t.dating is None for t in tokens[at:end])
            return act.tense == "present" and timeless and at < _OPENING and end <= act.first
        case "plot":
            return act.tense == "present" and end <= act.first and _in_it(tokens, end, act.first)
        case "retracted":
            return at >= act.last and _retracted(tokens, at, act)
        case "never":
            opens = not at or tokens[at - 1].sign or tokens[at - 1].text in signs().that
            return act.tense == "past" and opens and end <= act.first and _adjoins(tokens, end, act)
        case "undone":
            return not act.verb and end == act.first and not (sign.value == "wished" and act.pronoun)
        case "needed":
            noun = not act.verb or tokens[act.first].text in phrases("clauses", "like-the-past")
            between = tokens[act.last : at]
            free = not any(t.sign or t.dating is not None or t.text in signs().that for t in between)
            return noun and at >= act.last and free and not any(map(_acts, between, tokens[act.last + 1 : at + 1]))
        case "from":
            led = not act.verb and end < act.first and tokens[act.first - 1].text == _FROM
            return led and _plain(tokens[end : act.first - 1])
        case "to":
            plain = _plain(tokens[end : act.first - 1])
            return not act.verb and end < act.first and plain and _to_meet(tokens, act)
        case "hearsay":
            return end <= act.first and (_governs(tokens, end, sign, act) or _as_they_say(tokens, at, act))
        case "coming":
            near = not act.verb and end <= act.first and act.first - end <= _named_between(tokens, end, act.first)
            return near and is_open(tokens, end, act.first) and not _anew(tokens, end, act.first)


def _over_reason(tokens: Sequence[Token], end: int, act: Happening) -> int:
    """«اعتذر الوزير، لإصابته بوعكة، عن لقاء فلان»: the token behind two commas, before what the sign leads to."""
    commas = [n for n in range(end, max(end, act.first)) if tokens[n].comma]
    if len(commas) != 2 or act.first - commas[1] > _BETWEEN or commas[0] - end > _SPEAKER:
        return end
    free = not any(t.kinds & Kind.VERB and not t.tells for t in tokens[end : commas[1]])
    return commas[1] + 1 if free and tokens[commas[1] + 1].kinds & Kind.STOP else end


def _said_to_be(tokens: Sequence[Token], at: int, sign: Sign, act: Happening) -> bool:
    """«اللقاء الذي قيل إنه جمع فلانا بفلان»: right behind the noun what is only said of it."""
    noun = not act.verb or tokens[act.first].word.definite
    between = tokens[act.first + 1 : at]
    near = noun and sign.value == "rumoured" and len(between) <= _QUALIFIED
    free = not any(t.sign or t.kinds & Kind.VERB for t in between)
    return near and free and tokens[at].text in phrases("clauses", "said-to-be")


def _its_verb(at: int, end: int, act: Happening) -> bool:
    """«القمة لن تعقد»: whether an act of a noun ends with the sign, which is the verb behind it."""
    return not act.verb and act.first < at and end >= act.last


def _acts(token: Token, after: Token) -> bool:
    """A verb; «وجها لوجه» is none."""
    return bool(token.kinds & Kind.VERB) and like_verb(token) and after.text not in phrases("clauses", "second-words")


def _plain(tokens: Sequence[Token]) -> bool:
    """Whether nobody acts in these words and none leads on: neither a sign of writing nor a verb nor a preposition."""
    return not any(t.sign or t.kinds & (Kind.VERB | Kind.STOP) for t in tokens if t.dating is None)


def _named_between(tokens: Sequence[Token], start: int, end: int) -> int:
    """«يتضمن برنامج زيارة الوزيرة فلانة لقاء»: how far a sign reaches on, the words of names and titles apart."""
    return _BETWEEN + sum(bool(t.kinds & (Kind.GIVEN | Kind.TITLE)) for t in tokens[start:end])


def _as_they_say(tokens: Sequence[Token], at: int, act: Happening) -> bool:
    """«وفق ما يتناقله رواد المقاهي، استقبل العمدة …»: behind the comma of what opens the sentence, what they tell."""
    led = at > 0 and tokens[at - 1].text.removeprefix("و") in licensing("according")
    return led and any(t.comma for t in tokens[at : act.first]) and not has_that(tokens[at : act.first])


def _retracted(tokens: Sequence[Token], at: int, act: Happening) -> bool:
    """«خبر لقاء الوزير والسفير غير صحيح»: of the news that tells of the act it is said that it is false."""
    news, near = signs().news, range(max(0, act.first - _NEWS), act.first)
    told = next((n for n in near if tokens[n].word.core.removeprefix("ال") in news), None)
    told = _described(tokens, at, act) if told is None else told
    told = _what_was_told(tokens, act) if told is None else told
    if told is None or any(tokens[n].comma or tokens[n].text in signs().closing for n in range(told, act.first)):
        return False
    return not any(t.conj and t.kinds & Kind.VERB for t in tokens[act.last : at])


def _what_was_told(tokens: Sequence[Token], act: Happening) -> int | None:
    """«ما ذكرته الجريدة عن زيارة الوزير محض تلفيق»: «what» right before a verb of telling."""
    what = licensing("what")
    near = range(max(0, act.first - _NEWS), act.first - 1)
    return next((n for n in near if tokens[n].text in what and verbs.lemmas(tokens[n + 1].text)), None)


def _described(tokens: Sequence[Token], at: int, act: Happening) -> int | None:
    """«وصف المتحدث ما نشر عن اجتماع الوزيرين بأنه محض اختلاق»: the verb before the act whose second object says so."""
    if not any(t.text in signs().that for t in tokens[at - _QUOTED : at + 1]):
        return None
    near = range(max(0, act.first - _CALLED), act.first)
    return next((n for n in near if signs().calling.intersection(verbs.lemmas(tokens[n].text))), None)


def _anew(tokens: Sequence[Token], start: int, end: int) -> bool:
    """«قبيل القمة، عقد الوزير لقاء»: behind the comma a past tells what the sign's words only set in time."""
    behind = (tokens[n + 1] for n in range(start, end - 1) if tokens[n].comma)
    return any(reading.form.tense == "past" for token in behind for reading in verbs.readings(token.text))


def _object(tokens: Sequence[Token], start: int, end: int) -> bool:
    """«قرر الوزير فلان لقاء», «اتفق الطرفان على عقد لقاء»: no preposition leads away, but the verb's own «على»."""
    words = signs()
    led = end - 1 - (tokens[end - 1].text in words.small or tokens[end - 1].text in words.arranging)
    ends = led if led >= start and tokens[led].text in words.onto else end
    return not any(tokens[n].text == ":" or _leads_away(tokens, n) for n in range(start, ends))


def _leads_away(tokens: Sequence[Token], n: int) -> bool:
    """Whether a preposition leads to something else than where or when it was: «في جنيف», «بالرباط»."""
    token, after = tokens[n], tokens[n + 1]
    if token.dating is not None:
        return False
    if token.text in phrases("clauses", "inside") and (after.word.place or after.dating is not None):
        return False
    return bool(token.kinds & Kind.STOP or (token.prep and not token.word.place))


def _promised(tokens: Sequence[Token], start: int, act: int) -> bool:
    """«تعهد الوزير بالاجتماع بفلان», «التزم بعقد لقاء»: «ب» leads from the verb to the act, or to what arranges it."""
    arranged = tokens[act - 1].text.startswith("ب") and tokens[act - 1].text[1:] in signs().arranging
    led = act - 1 if arranged else act
    if not (arranged or tokens[act].prep == "ب") or led - start > LEAD:
        return False
    between = range(start, led)
    return not any(tokens[n].kinds & Kind.VERB or tokens[n].sign or _leads_away(tokens, n) for n in between)


def _arranged(tokens: Sequence[Token], at: int, end: int, act: Happening) -> bool:
    """«جهود لعقد لقاء», «عرض استضافة لقاء», «سعى إلى لقاء»: the act, or what arranges it, is what the sign leads to."""
    away = tokens[act.first - 1].text in phrases("factuality", "away")  # «تراجع عن اللقاء الذي كان مقررا»
    if act.definite and not (act.verb or away or _to_meet(tokens, act) or _effort(tokens, at, act)):
        return False  # «الجهود لعقد القمة»
    last = next((n for n in (act.first, act.first - 1) if n >= end and _arranges(tokens, n)), None)
    last = act.first if act.first == end else last  # «حاول لقاء فلان»
    if last is None or not is_open(tokens, end, last):
        return False
    between = tokens[end:last]
    if any(t.comma or t.kinds & Kind.VERB or t.text in signs().presupposing for t in between):
        return False
    return not any(t.word.core in signs().succeeded for t in tokens[max(0, at - LEAD) : at])


def _to_meet(tokens: Sequence[Token], act: Happening) -> bool:
    """«دعاه إلى الاجتماع بفلان»: a noun that stands for the verb, with the article too; not «إلى القمة بالرياض»."""
    led, behind = tokens[act.first - 1].text, tokens[act.last] if act.last < len(tokens) else None
    if led in signs().onto and not act.definite:
        return True  # «اعترض على لقاء الوزير بالسفير»
    if led not in phrases("clauses", "toward") | signs().onto or behind is None or behind.prep != "ب":
        return False
    return not behind.word.place and behind.dating is None


def _effort(tokens: Sequence[Token], at: int, act: Happening) -> bool:
    """«جهود ترتيب اللقاء بين فلان وفلان»: of a meeting, known or not, that is being arranged."""
    return tokens[at].word.core in phrases("factuality", "efforts") and act.first - at <= len(_EFFORT)


def _arranges(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is what arranges an act, or the act itself behind what leads from a sign to it."""
    token, before, words = tokens[at], tokens[at - 1].text, signs()
    if token.prep == "ل" or token.text.startswith("لل") or before in words.leading:
        return True
    return token.word.core in words.arranging or token.text.removeprefix("ل") in words.arranging


def _in_it(tokens: Sequence[Token], start: int, end: int) -> bool:
    """«مسرحية …، وفيها يلتقي»: right before the act what says that it is in the work."""
    return end - 1 >= start and tokens[end - 1].text.removeprefix("و") in signs().in_it


def _was_expected(tokens: Sequence[Token], behind: int) -> bool:
    """«لقاء كان مقررا»: what was to be, and of which nothing says that it came about."""
    was = [t.text for t in tokens[behind : behind + 2]]
    return len(was) > 1 and was[0] in signs().copulas and was[1] in expected()


def _was_set(tokens: Sequence[Token], end: int, act: Happening) -> bool:
    """«تأجل لقاء كان مقررا الخميس»: for when it was set, with no day to which it was put off."""
    behind = range(act.first + 1, min(act.last + AFTER, len(tokens) - 1))
    later = act.tense == "future"  # «اللقاء الذي كان سيجمع فلانا بفلان»
    was = any(tokens[n].text in signs().copulas and (later or tokens[n + 1].text in expected()) for n in behind)
    onward = phrases("clauses", "toward")
    return was and not any(t.text in onward and u.dating is not None for t, u in pairwise(tokens[end - 1 :]))


def is_not_one(tokens: Sequence[Token], told: Sequence[At], at: int, sign: Sign, act: Happening) -> bool:
    """«لم يلحظ البرنامج أي لقاء»: a negated verb whose object is not one; «لم يستبعد أي لقاء» denies nothing."""
    end = at + len(sign.words)
    if act.verb or sign.reach != "before" or not 0 < end < act.first or not is_open(tokens, end, act.first):
        return False
    if tokens[act.first - 1].word.core not in signs().not_one:
        return False
    return not any(end <= n < act.first and other.value == "denied" for n, other in told)


def _apposed(tokens: Sequence[Token], at: int, act: Happening) -> bool:
    """«اجتماع مجلس الدفاع، المقرر عقده بـ…»: with the article behind the comma, right after whose meeting it is."""
    whose = tokens[act.last : at - 1]
    near = act.last < at < act.last + _BETWEEN and tokens[at - 1].comma and tokens[at].word.definite
    return near and not any(t.kinds & Kind.VERB for t in whose)


def _qualifies(tokens: Sequence[Token], at: int, sign: Sign, act: Happening) -> bool:
    """«لقاء ثنائي مرتقب»: what qualifies a noun right behind it, with no date or sign between."""
    if act.definite and sign.words[0] in signs().copulas:
        return False  # «انتهى اللقاء الذي كان مرتقبا»
    near = act.last <= at < act.last + _QUALIFIED
    if not (near or _apposed(tokens, at, act) or _to_be_held(tokens, at, act)):
        return False
    if any(t.sign or t.dating is not None for t in tokens[act.last : at - tokens[at - 1].comma]):
        return False
    return all(t.dating is None for t in tokens[act.first : act.last])  # «اتصال أمس على لقاء قريب»


def _behind_sides(tokens: Sequence[Token], at: int, act: Happening) -> bool:
    """«القمة بين فلان رئيس … وفلان، المقررة في …»: with the article and of its gender, behind those whose act it is."""
    sides, token = tokens[act.last : at], tokens[at]
    if not sides or not sides[-1].comma or not token.text.removeprefix("و").startswith("ال") or len(sides) > SIDES:
        return False
    if tokens[act.last - 1].text.endswith("ه") != token.text.endswith("ه"):
        return False
    led = sides[0].text in phrases("clauses", "betweens") or bool(sides[0].kinds & PERSONAL)
    return led and not any(t.kinds & Kind.VERB or t.tells or t.prep == "ل" or t.dating is not None for t in sides)


def _to_be_held(tokens: Sequence[Token], at: int, act: Happening) -> bool:
    """«اجتماع المجلس المقرر عقده»: between the noun and what is to be done with it."""
    return act.first < at < act.last and tokens[at + 1].text.endswith(("ه", "ها"))


def _governs(tokens: Sequence[Token], end: int, sign: Sign, act: Happening) -> bool:
    """Whether the act is in what a sign embeds: no clause of its own between, nothing that presupposes it."""
    if sign.value == "wished" and act.definite and not act.verb:
        return False  # «أكد أهمية اللقاء»
    if sign.value == "denied" and act.tense == "past" and not _embeds(tokens, end, act):
        return False  # «أن الوزير الذي نفى استقالته استقبل السفير»
    if _set_against(tokens, end - len(sign.words), act):
        return False
    if _put_off_there(tokens, end - len(sign.words), end, act):
        return False
    end = _past_parenthesis(tokens, end, act)
    if not is_open(tokens, end, act.first, colon=sign.value in signs().through, clause=sign.value in _CLAUSAL):
        return False
    return sign.value in signs().through or not _presupposed(tokens, end, act)


def _put_off_there(tokens: Sequence[Token], at: int, end: int, act: Happening) -> bool:
    """«قرر الوزير تأجيل المؤتمر خلال اجتماع مع …»: something else is put off, and the act is where it was."""
    if act.verb or end + 1 >= act.first or tokens[at].word.core not in phrases("factuality", "putting-off"):
        return False
    other, lead = tokens[end], tokens[act.first - 1]
    what = not (other.sign or other.prep or other.kinds & Kind.STOP) and other.dating is None
    return (
        what
        and other.word.core not in phrases("clauses", "taking-part")
        and lead.text in phrases("clauses", "meanwhile")
    )


def _set_against(tokens: Sequence[Token], at: int, act: Happening) -> bool:
    """«وفيما نفت الوزارة الصفقة، أكدت أن الوزير استقبل …»: behind the comma the clause against which the sign's is."""
    if not at or tokens[at - 1].text not in signs().meanwhile:
        return False
    return any(tokens[n - 1].comma and tokens[n].kinds & Kind.VERB for n in range(at + 1, act.first + 1))


def _embeds(tokens: Sequence[Token], end: int, act: Happening) -> bool:
    """Whether «أن», or what is said to have been so, stands between a sign and a verb in the past."""
    that = signs().that | signs().about | phrases("clauses", "relatives")
    noun = not act.verb or tokens[act.first].text in phrases("clauses", "like-the-past")  # «نفى الحزب عقد أي لقاء»
    return noun or any(t.text in that or t.text[0] == "ل" for t in tokens[end - 1 : act.first])


def _presupposed(tokens: Sequence[Token], start: int, act: Happening) -> bool:
    """«نفى … خلال لقائه»: whether what only sets the time leads to the act; «رفض خلال زيارته لقاء» leads to another."""
    led = not act.verb and tokens[act.first - 1].text in phrases("clauses", "inside")
    if led and (owned(tokens[act.first].text) or _was_held(tokens, act.first)):
        return True  # «أخفق الوزيران، في اجتماعهما أمس، في الاتفاق», «رفض المجلس في جلسة عقدها أمس المشروع»
    if granted.by_the_way(tokens, start, act):
        return True
    for n in range(act.first - 1, max(start, act.first - _BETWEEN) - 1, -1):
        if tokens[n].text in signs().presupposing or tokens[n].word.core in signs().presupposing:
            return True
        if not act.verb and (
            tokens[n].tells or tokens[n].word.definite or tokens[n].word.place or owned(tokens[n].text)
        ):
            return False  # «أثناء وجوده في المدينة لقاء»: what it leads to stands between
    return False


def _was_held(tokens: Sequence[Token], noun: int) -> bool:
    """«لقاء مطول عقده», «اجتماع لها»: a verb in the past whose object the noun is, or whose it is, behind it."""
    if followed(tokens, noun + 1, "of-theirs", "of-its", "of-hers"):
        return True
    near = (r for t in tokens[noun + 1 : noun + _QUALIFIED] if not t.sign for r in verbs.readings(t.text))
    return any(r.form.tense == "past" and r.pronoun and not r.joint for r in near)


def _past_parenthesis(tokens: Sequence[Token], end: int, act: Happening) -> int:
    """«ليس صحيحا، كما ورد في بيان، أن …», «ونفى فلان، الذي كان هناك، أن …»: where what a sign embeds begins.

    That is behind a parenthesis between two commas, before which only who speaks may stand.
    """
    at = end
    while (
        at < act.first and at - end < _SPEAKER and not (tokens[at].sign or tokens[at].kinds & (Kind.VERB | Kind.STOP))
    ):
        at += 1
    at += at < act.first and tokens[at].text in signs().ever
    if at >= act.first or not tokens[at].comma:
        return end
    near = range(at + 1, min(act.first, at + _PARENTHESIS))
    embeds = signs().that | signs().about
    return next((n + 1 for n in near if tokens[n].comma and tokens[n + 1].text in embeds), end)


def is_open(tokens: Sequence[Token], start: int, end: int, *, colon: bool = False, clause: bool = False) -> bool:
    """Whether no clause of its own begins between two tokens."""
    that, words = False, signs()
    for n in range(start, min(end + 1, len(tokens))):
        token = tokens[n]
        if n == end and not (token.conj and token.kinds & Kind.VERB):
            break  # the happening itself: only a verb of its own clause matters
        that = that or token.text in words.that
        if token.text == ":" and not colon:
            return False
        if token.text in words.copulas and n > start and not that and not clause:
            return False
        if token.sign or not (token.kinds & Kind.VERB or token.text in words.closing):
            continue
        comma = n > start and tokens[n - 1].comma
        if token.text in phrases("clauses", "as-for") and tokens[n + 1].text in words.that:
            continue  # «أما أن يلتقيه …»: no other whom it is about
        if token.text in words.closing and (comma or token.text.removeprefix("و").startswith(_BUT)):
            return False
        if token.kinds & Kind.VERB and token.conj and (comma or not that):
            return False
    return True


def _adjoins(tokens: Sequence[Token], end: int, act: Happening) -> bool:
    """«لم يلتق», «لم يكن قد التقى», «دون أي لقاء»: one small word or two between."""
    between = tokens[end : act.first]
    words = signs()
    return len(between) <= 3 and all(t.text in words.small or t.text in words.arranging for t in between)


def _of_the_act(tokens: Sequence[Token], at: int, sign: Sign, act: Happening) -> bool:
    """Whether what stands behind the act is said of it: a noun that was not held, or a telling that is false."""
    end = at + len(sign.words)
    noun = tokens[at - 1] if at else None
    # «كان مقررا أن يلتقيه، بيد أن اللقاء أرجئ»; behind «التقاه» another meeting was put off
    told = noun is not None and noun.word.definite and noun.tells and act.tense != "past"
    if sign.value in ("denied", "planned", "wished") and act.verb and not told:
        return False
    if sign.value != "held" and _over_with(tokens, at, act):
        return False
    after = tokens[end] if end < len(tokens) else None
    return (
        sign.value not in ("denied", "planned")
        or len(sign.words) > _WHOLE
        or after is None
        or after.sign
        or after.dating is not None
        or bool(after.kinds & Kind.STOP or after.conj or after.prep == "ل" or _reason(after))
        or after.text in phrases("factuality", "called-off-by")
    )  # «لم يتم الإعلان عنه» is said of something else


def _was_after_all(tokens: Sequence[Token], sign: Sign, act: Happening) -> bool:
    """«لولا وساطته لما التقى فلان فلانا»: without it they would not have met, and so they did."""
    before = tokens[act.first - 1] if act.first else None
    return sign.words[0] in signs().but_for and before is not None and before.text in signs().not_otherwise


def _over_with(tokens: Sequence[Token], at: int, act: Happening) -> bool:
    """«أعلن بعد لقائه فلانا أن القمة قد تؤجل»: behind what only sets the time, «أن» opens what is said of another."""
    if act.verb or not act.first or tokens[act.first - 1].text.removeprefix("و") not in signs().presupposing:
        return False
    return any(t.text in signs().that for t in tokens[act.last : at])


def _reason(token: Token) -> bool:
    """«ألغي لتعارض المواعيد»: «ل» before a verbal noun that no table knows."""
    return not token.kinds and token.text[0] == "ل" and is_masdar(token.text[1:])

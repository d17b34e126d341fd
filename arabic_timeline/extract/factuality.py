"""Whether a sentence tells its happening as a fact: held, planned, denied, or only claimed, asked, wished, imagined.

Which signs stand in a sentence says ``signs``, how far each reaches ``reach``.  After FactBank (Saurí and Pustejovsky
2009): polarity and certainty are carried from the words that embed an event.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from arabic_timeline.extract import governing, granted
from arabic_timeline.extract.reach import AFTER, LEAD, SIDES, has_that, is_not_one, is_open, reaches
from arabic_timeline.extract.signs import At, Factuality, Happening, Reach, shadow, signs
from arabic_timeline.extract.tables import phrases, table
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.wording import behind_after, like_verb
from arabic_timeline.extract.words import Kind
from arabic_timeline.language import verbs

TOLD = frozenset({"held", "planned", "denied"})  # what a timeline tells; the rest is kept out
_FIRST = (
    "fiction",
    "asked",
    "denied",
    "rumoured",
    "conditional",
    "habitual",
    "wished",
    "held",
    "planned",
)  # the first wins
_BEFOREHAND = ("conditional", "wished")  # what was said before it came about
_NOUN_AND_VERB = 2  # words of «لقاء عقده»
_WHOM = ("ه", "ها", "هما")
_ONLY = 12  # words from «لم يستقبل» to «فحسب»
_PREDICATE = 25  # words from «لم يكن لقاء» to what it was not
_THREAT = 3  # words from «هدد» to «بإلغاء», the subject between
_TURN = 8  # words from «لكن» to the word that calls it off


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is said of a happening, and the tokens of the sign that says so (none: told plainly)."""

    value: Factuality
    sign: tuple[int, int] | None = None


_BEFORE = ("قبل", "وقبل")
_AND_SO = "ف"
_UNREAL = frozenset(["wish", "refuse", "command", "prevent", "cancel"])
_DECIDING = ("plan", "agree")
_WITHOUT = frozenset(["دون", "ودون"])
_WILL_NOT = frozenset(["لن", "لا"])
_DID_NOT = frozenset(["لم", "فلم"])
_LATER = ("سوف", "وسوف")
_SAID_OF = 4  # words of «مشهدا من مسلسل» behind «لم يكن»
_IF = ("ان", "وان", "فان")
_NOT_WAS = ("ما", "لم")
_PURPOSE = ("لي", "لت")
_TO_COME = ("سي", "ست")  # how a verb begins that says what will be done


def judge(tokens: Sequence[Token], told: Sequence[At], act: Happening, asked: bool = False) -> Judgement:
    """What a sentence says of one of its acts; ``told``: its ``signs_in``, ``asked``: it ends in a question mark."""
    found: dict[str, Judgement] = {}
    denials: set[Reach] = set()
    undone = False
    if asked and not granted.in_question(tokens, act):
        found["asked"] = Judgement("asked")
    if act.tense == "future" or (act.tense == "present" and (act.opens or _during_it(tokens, act.first))):
        # News tell in the past what was done; «يلتقي الوزير اليوم» is to come, «الوزير يلتقي …» is a headline.
        # «في زيارة تدوم يومين، يعقد خلالها اجتماعا» is to come, too.
        found["planned"] = Judgement("planned", (act.first, act.last))
    elif act.tense == "present" and behind_after(tokens, act.first):
        found["planned"] = Judgement("planned", (act.first - 1, act.last))  # «سيسافر بعد أن يلتقي فلانا»
    elif act.tense == "present" and act.first and tokens[act.first - 1].text in phrases("factuality", "so-that"):
        found["planned"] = Judgement("planned", (act.first - 1, act.last))
    elif (led := _goes_along(tokens, act)) is not None or (led := _on_the_way(tokens, act)) is not None:
        found["planned"] = Judgement("planned", (led, act.last))
    elif _never_came(tokens, act):
        found["wished"] = Judgement("wished", (act.first - 2, act.last))
    elif (undone := _to_be_done(tokens, act)) and _laid_down(tokens, act):
        found["planned"] = Judgement("planned", (act.first - 1, act.last))
    elif (verb := _joined_to_come(tokens, act)) is not None:
        found["planned"] = Judgement("planned", (verb, act.last))
    if (prevented := _prevented(tokens, act)) is not None:
        found["denied"] = Judgement("denied", (prevented, prevented + 1))
    if (until := _by_then(tokens, act)) is not None:
        found["planned"] = Judgement("planned", (until, act.last))
    if (none := _no_such(tokens, act)) is not None:
        found.setdefault(none.value, none)
    if (alone := _but_this(tokens, act)) is not None:
        found["wished"] = Judgement("wished", (alone, act.first))
    if _if_it_was(tokens, act) or _would_not(tokens, act):
        found["conditional"] = Judgement("conditional", (act.first - 1, act.last))
    if _was_to_be(tokens, act) and not _is_put_off(tokens, act):
        found["conditional"] = Judgement("conditional", (act.last, act.last + 2))
    if (verb := _brought_about(tokens, act)) is not None:
        value = _of_occurring(tokens, verb)
        if value is not None:
            found[value] = Judgement(value, (verb, act.last))
    if (held := _held_by(tokens, act)) is not None:
        found.setdefault(*held)
    if (may := _may_be(tokens, act)) is not None:
        found["conditional"] = Judgement("conditional", (may, may + 1))
    for at, sign in told:
        reached = reaches(tokens, at, sign, act) or is_not_one(tokens, told, at, sign, act)
        value = sign.value if reached and not (sign.value == "planned" and _done(tokens, at, act)) else None
        if value == "planned" and act.first >= at + len(sign.words) and _they_did(tokens, act):
            value = None
        if value == "planned" and _for_good(tokens, at, act):
            value = "denied"
        if value == "planned" and sign.reach == "governs" and _may_have_been(tokens, at, act):
            value = "rumoured"  # «يرجح أن يكون قد التقى»
        if value == "denied" and at and _negation(tokens[at - 1]) and sign.reach == "governs":
            value = "rumoured"  # «لم ينف أن يكون …»
        if value == "denied" and any(t.word.core in signs().threats for t in tokens[max(0, at - _THREAT) : at]):
            value = "conditional"  # «هدد بإلغاء القمة»
        if value in ("fiction", "rumoured") and _is_not(tokens, at):
            value = None
        if value == "denied" and sign.reach == "governs" and (off := _put_off(tokens, at, act)) is not None:
            found.setdefault("planned", Judgement("planned", (off, act.first)))
            value = None  # «نفت تأجيل لقاء …»
        if value == "denied" and _only_denied(tokens, told, at):
            value = None  # «نفت إلغاء لقاء …»
        if value is not None and _past_adjunct(tokens, at, act):
            value = None
        done = act.tense == "past" and at < act.first and behind_after(tokens, act.first)
        if done and value in ("planned", "wished", "conditional"):
            value = None  # «يجري التحضير لزيارة اتفق عليها بعدما التقى فلان فلانا»
        if value == "denied" and sign.reach == "before" and _only_then(tokens, act):
            value = "conditional" if tokens[at].text.removeprefix("و") in _WILL_NOT else None  # «لن يلتقيا إلا بعد …»
        if value == "denied" and sign.reach == "before" and (_was_not_so(tokens, at, act) or _not_only(tokens, act)):
            value = None
        if value == "denied" and sign.reach == "governs" and _how_it_was(tokens, act):
            value = None
        if value in ("denied", "conditional", "rumoured") and _conceded(tokens, at, act):
            value = None
        if value is not None and granted.defined(tokens, at, sign, act):
            value = None
        if value == "asked" and _but_then(tokens, at + len(sign.words)):
            value = None
        if value == "fiction" and _came_true(tokens, at, act):
            value = None
        if value == "denied" and not signs().comments.isdisjoint(t.text for t in tokens[max(0, at - 2) : act.first]):
            value = "rumoured"  # «امتنع عن التعليق على تقرير ذكر أن …»
        if value == sign.value and sign.dated and _has_its_day(tokens, act):
            value = sign.dated
        if value is not None:
            found.setdefault(value, Judgement(value, (at, at + len(sign.words))))
        if value == "denied":
            denials.add(sign.reach)
    twice = denials >= {"before", "governs"}
    if undone and found.keys().isdisjoint(TOLD):
        return next(
            (found[value] for value in _FIRST if value in found), Judgement("wished", (act.first - 1, act.last))
        )
    if "denied" in found and ("held" in found or twice):
        after = found.get("held", Judgement("held")).sign
        if twice or (after is not None and after > (found["denied"].sign or (0, 0))):
            return Judgement("held", after)  # «ألغي اللقاء ثم عاد فانعقد», «ليس صحيحا أنه لم يستقبل …»
    if "held" in found:
        found = {value: one for value, one in found.items() if value not in _BEFOREHAND}
    return next((found[value] for value in _FIRST if value in found), Judgement("held"))


def backed_out(tokens: Sequence[Token], act: Happening) -> int | None:
    """«كان مقررا أن يلتقيا، لكن السفير تراجع»: the word that says so, behind what turns the sentence around.

    «رحل أمس، وكان ينتظر أن تستقبله الوزيرة»: so does who died before it.
    """
    words = signs()
    if not any(t.text.removeprefix("و") in words.was_to_be for t in tokens[: act.first]):
        return None
    died = next((n for n, t in enumerate(tokens[: act.first]) if t.text.removeprefix("و") in words.died), None)
    if died is not None:
        return died
    for n in range(act.last, len(tokens)):
        if _did_not_come(tokens, n) or (tokens[n].text[0] == _AND_SO and tokens[n].text[1:] in words.backing_out):
            return n
        if tokens[n].text in words.adversatives:
            behind = range(n + 1, min(n + 1 + _TURN, len(tokens)))
            off = (at for at in behind if tokens[at].text in words.backing_out)
            return next((at for at in off if tokens[at - 1].text != "من"), None)  # «من أجل السلامة» calls nothing off
    return None


def _did_not_come(tokens: Sequence[Token], at: int) -> bool:
    """«كان مقررا عقد لقاء الخميس ولم يعقد»: a negated verb of coming about or of meeting that needs nothing more."""
    if at + 1 >= len(tokens) or tokens[at].text.removeprefix("و") not in _DID_NOT:
        return False
    found = verbs.lemmas(tokens[at + 1].text)
    if not any("meeting" in verbs.kinds(lemma) for lemma in found) and tokens[at + 1].text not in signs().occurring:
        return False
    after = tokens[at + 2] if at + 2 < len(tokens) else None
    return after is None or after.sign or after.dating is not None or bool(after.kinds & Kind.STOP)


def _joined_to_come(tokens: Sequence[Token], act: Happening) -> int | None:
    """«سيزور النجف واللقاء مع فلان»: a noun that «و» joins to what a verb says will be done; the verb's token."""
    if act.verb or not tokens[act.first].conj:
        return None
    dated = sum(t.dating is not None for t in tokens[max(0, act.first - 2 * LEAD) : act.first])
    for n in range(act.first - 1, max(-1, act.first - LEAD - dated), -1):
        if tokens[n].sign:
            return None
        if tokens[n].kinds & Kind.VERB and tokens[n].dating is None:
            return n if tokens[n].text.removeprefix("و").startswith(_TO_COME) else None
    return None


def _they_did(tokens: Sequence[Token], act: Happening) -> bool:
    """«مهد للتفاهم باتصال أجراه السبت»: behind a bare noun a verb in the past that is told of it."""
    if act.verb or act.definite or act.last - act.first < _NOUN_AND_VERB:
        return False
    told = tokens[act.first + 1].text
    return told.endswith(_WHOM) and verbs.tells_past(told)


def _may_have_been(tokens: Sequence[Token], at: int, act: Happening) -> bool:
    """«أن يكون فلان قد التقى»: behind «that … be» the past of which it is only supposed that it was."""
    if not act.verb or act.tense != "past":
        return False
    near = pairwise(tokens[at : act.first])
    return any(a.text in signs().that_one_do and b.text in signs().may_be for a, b in near)


def _prevented(tokens: Sequence[Token], act: Happening) -> int | None:
    """«حال المرض دون وصوله ولقائه فلانا»: the verb, where «دون» leads from it to what did not come about."""
    for n in range(act.first - 1, 0, -1):
        if tokens[n].sign:
            return None
        if tokens[n].text in _WITHOUT:
            near = range(n - 1, max(-1, n - LEAD), -1)
            return next((at for at in near if "حال" in verbs.lemmas(tokens[at].text)), None)
    return None


def _by_then(tokens: Sequence[Token], act: Happening) -> int | None:
    """«لن ينقضي الشهر إلا وقد اجتمع فلان بفلان»: what will have been done by then."""
    lead = [t.text for t in tokens[max(0, act.first - 2) : act.first]]
    if not act.verb or len(lead) < 2 or lead[0] not in signs().only or lead[1] != "وقد":
        return None
    return next((n for n in range(act.first - 3, -1, -1) if tokens[n].text == "لن"), None)


def _no_such(tokens: Sequence[Token], act: Happening) -> Judgement | None:
    """«لا توجد خطط للقاء», «لا يوجد مانع من لقاء»: something that an act hangs on is not there; of plans, so is it."""
    exists = phrases("factuality", "there")
    near = range(act.first - 1, max(0, act.first - LEAD), -1)
    there = next((n for n in near if tokens[n].text in exists or tokens[n].sign), None)
    if there is None or tokens[there].sign:
        return None
    negated = there - (there > 1 and tokens[there - 1].text in signs().was_not)  # «لم تكن هناك نية»
    if not _negation(tokens[negated - 1]):
        return None
    between = tokens[there + 1 : act.first]
    if not between or any(t.kinds & Kind.VERB or t.text in signs().that for t in between):
        return None
    planned = not phrases("factuality", "plans").isdisjoint(t.word.core for t in between)
    return Judgement("denied" if planned else "wished", (negated - 1, there + 1))


def _but_this(tokens: Sequence[Token], act: Happening) -> int | None:
    """«لن يحل الأزمة إلا اجتماع بين فلان وفلان»: what alone would do it."""
    if act.verb or not act.first or tokens[act.first - 1].text not in signs().only:
        return None
    clause = range(act.first - 2, -1, -1)
    return next((n for n in clause if tokens[n].text.removeprefix("و") in _WILL_NOT), None)


def _if_it_was(tokens: Sequence[Token], act: Happening) -> bool:
    """«إن التقى الرئيسان انتهت الأزمة»: at the opening of a clause «إن» right before a past is «if»."""
    at = act.first - 1
    if act.tense != "past" or not act.verb or at < 0 or tokens[at].text not in _IF:
        return False
    return at == 0 or tokens[at - 1].sign


def _would_not(tokens: Sequence[Token], act: Happening) -> bool:
    """«ما كان الوزير ليستقبله»: behind a negated «was» a present with «ل» says that he never would."""
    if not act.verb or act.tense != "present" or not tokens[act.first].text.startswith(_PURPOSE):
        return False
    near = range(max(1, act.first - LEAD), act.first)
    was = phrases("factuality", "would")
    return any(tokens[n].text in was and tokens[n - 1].text.lstrip("وف") in _NOT_WAS for n in near)


def _for_good(tokens: Sequence[Token], at: int, act: Happening) -> bool:
    """«أرجأ اجتماعه بفلان حتى إشعار آخر»: what is put off for no day any more."""
    if verbs.lemmas(tokens[at].text).isdisjoint(table("clauses")["putting-off"]):
        return False
    near = tokens[act.last : act.last + SIDES]
    return any(f"{a.text} {b.text}" in phrases("factuality", "for-good") for a, b in pairwise(near))


def in_vain(tokens: Sequence[Token], act: Happening) -> int | None:
    """«سافر للقاء فلان فلم يجده», «… إلا أن الحراس منعوه»: the word behind that says that nothing came of it."""
    for n in range(act.last, len(tokens) - 1):
        text, behind = tokens[n].text, verbs.lemmas(tokens[n + 1].text)
        if text.lstrip("وف") == "لم" and not behind.isdisjoint(table("factuality")["in-vain"]):
            return n
        if text in phrases("factuality", "found"):
            return n
        if text in signs().adversatives and tokens[n].text not in _BEFORE:
            near = range(n + 1, min(n + 1 + _TURN, len(tokens)))
            stopped = (at for at in near if _stops(tokens[at]))
            return next(stopped, None)
    return None


def _stops(token: Token) -> bool:
    return token.text in signs().backing_out or not verbs.lemmas(token.text).isdisjoint(table("factuality")["stopped"])


def _was_to_be(tokens: Sequence[Token], act: Happening) -> bool:
    """«لقاء كان سيجمعه بفلان»: of a noun it is only said that it would have been."""
    if act.verb:
        return False
    behind = pairwise(tokens[act.first + 1 : act.last + 2])
    return any(was.text in signs().copulas and will.text.startswith(_TO_COME) for was, will in behind)


def _brought_about(tokens: Sequence[Token], act: Happening) -> int | None:
    """«سيتم غدا بعمان تنظيم لقاء», «لم يحصل لقاء»: the verb of coming about whose subject a noun of an act is."""
    if act.verb:
        return None
    words = signs()
    for n in range(act.first - 1, max(-1, act.first - LEAD), -1):
        token = tokens[n]
        if token.text.removeprefix("و") in words.occurring:
            return n
        scene = (
            token.dating is not None or token.locates or token.word.place or token.text in phrases("clauses", "inside")
        )
        if not (scene or token.text in words.arranging or token.text in words.small or token.prep == "ب"):
            return None
    return None


def _during_it(tokens: Sequence[Token], verb: int) -> bool:
    """«زيارة يعقد خلالها اجتماعا»: a verb of the present, and «during it» behind."""
    behind = tokens[verb + 1 : verb + 2]
    return any(t.text in phrases("clauses", "during-it") for t in behind) and _is_present(tokens[verb])


def _goes_along(tokens: Sequence[Token], act: Happening) -> int | None:
    """«يعود الثلاثاء ليجتمع بفلان», «يطير إلى هانوي، وهناك يستقبله فلان»: who will be on the way does it there."""
    if not act.verb or act.tense != "present" or not act.first:
        return None
    purpose = tokens[act.first].text.startswith(_PURPOSE)
    if not purpose and tokens[act.first - 1].text.removeprefix("و") not in phrases("clauses", "and-there"):
        return None
    verb = governing.verb_before(tokens, act.first)
    if verb is None or governing.led(tokens, verb) is not None or tokens[verb].kinds & Kind.STOP:
        return None
    lemmas = verbs.lemmas(tokens[verb].text)
    kinds = [verbs.kinds(lemma) for lemma in lemmas]
    goes = any("motion" in kind for kind in kinds) or not signs().visiting.isdisjoint(lemmas)
    if not goes or any("plan" in kind or "judgement" in kind for kind in kinds):
        return None
    if verb and tokens[verb - 1].text in signs().copulas:
        return None  # «كان يعود إلى الدوحة ليلتقي …»
    return verb if _is_present(tokens[verb]) or _of_occurring(tokens, verb) == "planned" else None


def _on_the_way(tokens: Sequence[Token], act: Happening) -> int | None:
    """«يغادر الوزير الخميس متوجها إلى كيفه»: a participle of the state has the time of the verb before it."""
    word = tokens[act.first].text
    if not act.verb or not (word.startswith("م") and word.endswith("ا")):
        return None
    verb = governing.verb_before(tokens, act.first)
    if verb is None or governing.led(tokens, verb) is not None:
        return None
    return verb if _is_present(tokens[verb]) or _of_occurring(tokens, verb) == "planned" else None


def _held_by(tokens: Sequence[Token], act: Happening) -> tuple[Factuality, Judgement] | None:
    """«قد يجري الرئيس، في أول جولة له، محادثات»: what the verb says, words apart, that holds the noun."""
    if act.verb or act.definite or tokens[act.first].conj or tokens[act.first].prep or not act.first:
        return None
    lead = tokens[act.first - 1]
    if lead.dating is None and lead.kinds & Kind.STOP and lead.text not in phrases("clauses", "during-it"):
        return None  # «سيزور المقر، وكان في استقباله …»
    verb = governing.holder(tokens, act.first)
    if verb is None or "كان" in verbs.lemmas(tokens[verb].text):
        return None  # «لم يكن لقاء أمس مجاملة»
    perhaps = verb > 0 and tokens[verb - 1].text.removeprefix("و") in signs().may and _is_present(tokens[verb])
    to_come = _of_occurring(tokens, verb) or ("planned" if _during_it(tokens, verb) else None)
    value: Factuality | None = "conditional" if perhaps else to_come
    return None if value is None else (value, Judgement(value, (verb, act.last)))


def _of_occurring(tokens: Sequence[Token], verb: int) -> Factuality | None:
    """What a verb of coming about says by its form: to come, denied, or (``None``) nothing more than that."""
    before = tokens[verb - 1] if verb else None
    if before is not None and _negation(before):
        # «لم تخل الزيارة من …», «لم يدم اللقاء طويلا»: how it was is denied
        how = shadow(tokens, verb - 1) > verb or any(
            "continue" in verbs.kinds(x) for x in verbs.lemmas(tokens[verb].text)
        )
        return None if how else "denied"
    later = tokens[verb].text.removeprefix("و").startswith(_TO_COME) or (before is not None and before.text in _LATER)
    return "planned" if later else None


def _done(tokens: Sequence[Token], at: int, act: Happening) -> bool:
    """«قبل القمة المرتقبة، التقى فلان فلانا», «تأجل اللقاء ثم التأم: فقد استقبل …»: a verb in the past."""
    return act.verb and act.tense == "past" and any(t.comma or t.text == ":" for t in tokens[at : act.first])


def _has_its_day(tokens: Sequence[Token], act: Happening) -> bool:
    """«دعوة مصر إلى عقد اجتماع الأربعاء المقبل»."""
    return any(t.dating is not None for t in tokens[act.last : act.last + AFTER])


def _only_then(tokens: Sequence[Token], act: Happening) -> bool:
    """«لم يلتقه إلا يوم الخميس», «لم يلتق إلا السفير»: what is denied is denied but for that."""
    words = signs()
    for n in range(act.last, min(act.last + AFTER, len(tokens) - 1)):
        if tokens[n].comma or tokens[n].kinds & Kind.VERB:
            return False
        if tokens[n].text in words.only:
            return tokens[n + 1].text not in words.that
    return False


def _was_not_so(tokens: Sequence[Token], at: int, act: Happening) -> bool:
    """«لم يكن لقاء أمس بين فلان وفلان مجرد مجاملة»: of an act that came about it is denied how it was."""
    words = signs()
    copula = at + 1 < act.first and tokens[at + 1].text in words.was_not
    if act.verb or not copula:
        return False
    return any(t.text in words.predicates for t in tokens[act.last : act.last + _PREDICATE])


def _not_only(tokens: Sequence[Token], act: Happening) -> bool:
    """«لم يستقبل السفير فحسب، بل القنصل»: he did so, and more."""
    return any(t.text in phrases("factuality", "no-more") for t in tokens[act.last : act.last + _ONLY])


def _how_it_was(tokens: Sequence[Token], act: Happening) -> bool:
    """«نفى أن يكون لقاؤه بفلان قد تناول الملف»: what is denied of an act is what came of it, and not that it was."""
    led = act.first and tokens[act.first - 1].text in signs().may_be
    if act.verb or not led:
        return False
    at = next((n for n in range(act.last, len(tokens) - 1) if tokens[n].text == "قد"), None)
    took_place = phrases("clauses", "took-place")
    return at is not None and bool(verbs.readings(tokens[at + 1].text)) and tokens[at + 1].text not in took_place


def _past_adjunct(tokens: Sequence[Token], at: int, act: Happening) -> bool:
    """«ومنذ تعذر الانتخابات التقى فلان فلانا»: a sign in what only sets the time of the verb."""
    words = signs()
    led = at > 0 and tokens[at - 1].text.removeprefix("و") in words.presupposing
    if not led or not act.verb or act.first <= at or act.tense == "future":
        return False
    return not any(t.text in words.that for t in tokens[at : act.first])


def _but_then(tokens: Sequence[Token], end: int) -> bool:
    """«لم يعرف إلا أمس أن فلانا التقى فلانا»: what was not known before that is known."""
    return end < len(tokens) and tokens[end].text in signs().only


def _came_true(tokens: Sequence[Token], at: int, act: Happening) -> bool:
    """«تصلح القصة سيناريو لفيلم، لكنها وقعت حقا: استقبل …»: behind what turns the sentence around, that it happened."""
    told = range(at + 1, act.first - 1)
    return any(tokens[n].text in signs().adversatives and tokens[n + 1].text in signs().occurring for n in told)


def _is_not(tokens: Sequence[Token], at: int) -> bool:
    """«لم تكن كذبة أبريل، فقد استقبل …», «ليست شائعة»: of what is told it is said that it was none."""
    words = signs()
    for n in range(at, max(0, at - _SAID_OF), -1):
        if tokens[n - 1].text in words.is_not:
            return True
        if n > 1 and tokens[n - 1].text in words.was_not and _negation(tokens[n - 2]):
            return True
        if tokens[n - 1].sign or tokens[n - 1].kinds & Kind.VERB or tokens[n - 1].text in words.that:
            return False  # «لم يكن مشهدا من مسلسل»: what it was not, to its end
    return False


def _conceded(tokens: Sequence[Token], at: int, act: Happening) -> bool:
    """«خلافا لما أشيع عن إلغائه، انعقد أمس اجتماع …»: behind the comma of what is conceded, a verb of the past."""
    words = signs()
    opens = next((t for t in tokens if not t.sign), None)
    if opens is None or opens.text.removeprefix("و") not in words.concessive or at > act.first:
        return False
    commas = [n for n in range(at, act.first) if tokens[n].comma]
    if not commas or (has_that(tokens[commas[0] : act.first]) and not _said_so(tokens[commas[0] + 1 : act.first])):
        return False
    told = tokens[commas[0] + 1 : act.last]
    return any(t.word.core in phrases("clauses", "took-place") for t in told) or (act.verb and act.tense == "past")


def _said_so(tokens: Sequence[Token]) -> bool:
    """«رغم نفي سابق، أكدت الرئاسة أن …»: what stands behind the comma asserts it."""
    lead = next((verbs.lemmas(t.text) for t in tokens if not t.sign), ())
    return any("speech" in verbs.kinds(lemma) and "denial" not in verbs.kinds(lemma) for lemma in lead)


def _may_be(tokens: Sequence[Token], act: Happening) -> int | None:
    """«قد يلتقي», «قد تشهد القمة لقاء»: before a present «قد» says that it may be, before a past that it was."""
    words = signs()
    for n in range(max(0, act.first - LEAD), act.first):
        word = tokens[n].text.removeprefix("و")
        if word in words.perhaps and is_open(tokens, n + 1, act.first):
            return n
        if (
            word in words.may
            and _is_present(tokens[n + 1])
            and (n + 1 == act.first or is_open(tokens, n + 2, act.first))
        ):
            return n
    return None


def _is_present(token: Token) -> bool:
    readings = verbs.readings(token.text)
    return bool(readings) and all(reading.form.tense == "present" for reading in readings)


def _to_be_done(tokens: Sequence[Token], act: Happening) -> bool:
    """«قرر أن يلتقي»: behind «أن» a present tells no fact; «استطاع أن يلتقي», «قبل أن يلتقي» do."""
    if act.tense != "present" or not act.first or tokens[act.first - 1].text not in signs().that_one_do:
        return False
    lead = tokens[max(0, act.first - LEAD) : act.first - 1]
    near = (t for n, t in enumerate(lead, 1) if n == len(lead) or not t.kinds & Kind.STOP)  # «بعد أن», no «بعد التشاور»
    return not any(t.word.core in signs().achieved for t in near)


def _never_came(tokens: Sequence[Token], act: Happening) -> bool:
    """«غادر قبل أن يلتقي فلانا», «اشترط ذلك قبل أن يجلس إليه»: what stands before «قبل» says that he has not."""
    before = act.first - 2
    if act.tense != "present" or before < 1 or tokens[before].text not in _BEFORE:
        return False
    if tokens[act.first - 1].text not in signs().that_one_do:
        return False
    for n in range(before - 1, -1, -1):
        if tokens[n].sign:
            return False
        free = like_verb(tokens[n]) and not tokens[n].word.definite
        told = verbs.lemmas(tokens[n].text) if free else ()
        if any(lemma in signs().never_came or not _UNREAL.isdisjoint(verbs.kinds(lemma)) for lemma in told):
            return True
    return False


def _laid_down(tokens: Sequence[Token], act: Happening) -> bool:
    """«على أن يلتقي», «قرر أن يلتقي»: what is to be done was arranged or decided; «اشترط أن يلتقي» was not."""
    if act.first > 1 and tokens[act.first - 2].text in signs().onto:
        return True
    for n in range(act.first - 2, max(-1, act.first - 2 - LEAD), -1):
        if tokens[n].sign:
            return False
        if any(not verbs.kinds(lemma).isdisjoint(_DECIDING) for lemma in verbs.lemmas(tokens[n].text)):
            return True
    return False


def _is_put_off(tokens: Sequence[Token], act: Happening) -> bool:
    """«تأجل اللقاء الذي كان سيجمع فلانا بفلان»: right before its noun a verb that puts it off."""
    before = tokens[act.first - 1] if act.first and not act.verb else None
    return before is not None and not verbs.lemmas(before.text).isdisjoint(table("clauses")["putting-off"])


def _put_off(tokens: Sequence[Token], at: int, act: Happening) -> int | None:
    """«نفت الوزارة تأجيل لقاء …»: what is denied is only that it was put off, or called off."""
    near = range(at + 1, act.first)
    return next((n for n in near if tokens[n].word.core in phrases("factuality", "putting-off")), None)


def _only_denied(tokens: Sequence[Token], told: Sequence[At], at: int) -> bool:
    """«نفت الوزارة إلغاء لقاء»: whether what calls an act off is itself what a word before it denies."""
    if tokens[at].word.core not in phrases("factuality", "putting-off"):
        return False
    denied = ((n, n + len(sign.words)) for n, sign in told if sign.value == "denied" and sign.reach == "governs")
    near = (n for n, end in denied if at - LEAD <= n and end <= at)
    return any(not any(t.sign for t in tokens[n:at]) for n in near)


def _negation(token: Token) -> bool:
    rows = signs().rows.get(token.text.removeprefix("و"))  # of so short a word the analysis takes no «و»
    return rows is not None and any(sign.reach == "before" for sign in rows.single)

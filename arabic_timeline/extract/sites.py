"""How far the name of a building or a district goes, and what ties it to the place around it."""

from __future__ import annotations

from collections.abc import Sequence

from arabic_timeline.extract.known import gazetteer_match
from arabic_timeline.extract.tables import either, phrases
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.wording import made
from arabic_timeline.extract.words import OF_HIS, PERSONAL, Kind, is_thing

LONGEST = 8  # words of one name
LONGEST_QUOTED = 5
_NO_FIELD = (
    PERSONAL | Kind.PLURAL | Kind.DELEGATION | Kind.GATHERING | Kind.CROWD | Kind.GIVEN | Kind.TITLE
    | Kind.NATION | Kind.COUNTRY | Kind.CITY | Kind.VERB | Kind.STOP | Kind.TRIGGER
)  # fmt: skip
_SHORTEST_AIM = 4  # letters of «ليعود»
_QUOTES = {"«": "»", '"': '"', "“": "”"}


def end(tokens: Sequence[Token], start: int) -> int:
    """The token behind the name that a noun of place opens."""
    n = start + 1
    while n < len(tokens) and n - start < LONGEST:
        if n == start + 1 and _named_day(tokens, start):
            n = _past_date(tokens, n)
            continue
        quoted = _quoted(tokens, n)
        if quoted is not None:
            return quoted
        if not _goes_on(tokens, start, n):
            break
        inner = gazetteer_match(tokens, n)
        n = inner[0] if inner else n + 1
    return _between(tokens, start, n)


def main(tokens: Sequence[Token], n: int) -> bool:
    """«القاعة الرئيسة»: behind a noun of things «main»; no nation or name behind it says that she is somebody."""
    token, before = tokens[n], tokens[n - 1] if n else None
    if before is None or token.word.core not in phrases("offices", "main") or token.conj or token.prep:
        return False
    thing = before.word.definite and not before.sign and not before.kinds & (PERSONAL | Kind.GIVEN | Kind.NATION)
    if not thing or before.dating is not None:
        return False
    after = tokens[n + 1] if n + 1 < len(tokens) else None
    return after is None or not (after.kinds & (Kind.NATION | Kind.GIVEN | Kind.TITLE) or after.known)


def _between(tokens: Sequence[Token], start: int, n: int) -> int:
    """«المنطقة العازلة بين البلدين», «الحدود بين تونس وليبيا»: a zone is told with what it lies between."""
    zone = tokens[start].word.core in phrases("clauses", "zones") and n + 1 < len(tokens)
    if not zone or tokens[n].text not in phrases("clauses", "betweens"):
        return n
    if tokens[n + 1].text in phrases("clauses", "two-lands"):
        return n + 2
    one = gazetteer_match(tokens, n + 1)
    other = gazetteer_match(tokens, one[0]) if one and one[0] < len(tokens) and tokens[one[0]].conj else None
    return other[0] if other else n


def house(tokens: Sequence[Token], start: int) -> int | None:
    """«مجلس الشيخ عبدالرحمن بن عطية», «مضيف آل غانم»: the token behind the name of whose house it is."""
    head, owner = tokens[start], tokens[start + 1] if start + 1 < len(tokens) else None
    if head.word.core not in phrases("clauses", "houses-of") or head.word.definite or owner is None:
        return None
    if (held := _held_by(tokens, start + 1)) is not None:
        return held
    family = owner.text in phrases("clauses", "families")
    titled = bool(owner.kinds & Kind.TITLE) and owner.word.definite
    if not (family or titled) or start + 2 >= len(tokens):
        return None
    end, names = start + 2, Kind.GIVEN | Kind.PARTICLE | Kind.DOUBTFUL
    if titled and not tokens[end].kinds & Kind.GIVEN:
        return None
    while end < len(tokens) and end - start < LONGEST and not tokens[end].sign and tokens[end].dating is None:
        token = tokens[end]
        known = bool(token.kinds & names) and not token.kinds & Kind.STOP
        plain = bool(tokens[end - 1].kinds & Kind.GIVEN) and not token.kinds & ~(Kind.PLAIN | Kind.COMMON | Kind.TITLE)
        surname = token.word.definite and (not token.kinds or plain) and not token.prep and not token.conj
        if not (known or surname or (family and end == start + 2)):
            break
        end += 1
    return end


def _held_by(tokens: Sequence[Token], at: int) -> int | None:
    """«بيت القيادي السابق بوشعيب العطواني»: the token behind the name of whose house it is, told by his office."""
    if not (tokens[at].kinds & Kind.ALONE and tokens[at].word.definite):
        return None
    n = at + 1
    while (
        n < len(tokens) and tokens[n].word.definite and tokens[n].kinds & (Kind.ADJECTIVE | Kind.NATION | Kind.FORMER)
    ):
        n += 1
    if n + 1 >= len(tokens):
        return None
    given, surname = tokens[n], tokens[n + 1]
    named = given.kinds & Kind.GIVEN or not (given.kinds or given.word.definite)
    if not named or given.sign or given.dating is not None or given.prep or given.conj:
        return None
    unknown = surname.word.definite and not (surname.kinds or surname.prep or surname.conj)
    return n + 2 if unknown and surname.dating is None else None


def plural(tokens: Sequence[Token], n: int) -> bool:
    """Whether a plural of places stands there: «أحد | مقاهي …»."""
    return n < len(tokens) and tokens[n].word.core in phrases("clauses", "sites-plural")


def linked(tokens: Sequence[Token], n: int) -> int | None:
    """Where the place around one that ends at ``n`` begins, behind «في», «وسط» or with «ب», or ``None``."""
    if n >= len(tokens):
        return None
    if tokens[n].prep == "ب" and tokens[n].dating is None:
        return n
    if tokens[n].text in phrases("clauses", "beside") and n + 1 < len(tokens) and tokens[n + 1].text == "من":
        n += 1
    elif tokens[n].text not in phrases("clauses", "nesting") or tokens[n].dating is not None:
        return n if _glued(tokens, n) else None
    n += 1
    return n if n < len(tokens) and tokens[n].dating is None and not tokens[n].sign else None


def _glued(tokens: Sequence[Token], n: int) -> bool:
    """«برام الله»: a name of the tables behind a «ب» that they do not take off."""
    found = gazetteer_match(tokens, n) if tokens[n].word.place and tokens[n].text[0] == "ب" else None
    return found is not None and not found[1].startswith(tokens[n].text)


def _quoted(tokens: Sequence[Token], n: int) -> int | None:
    """«فندق «الشام»», «البارجة «نبتون»»: the name between quotation marks."""
    closing = _QUOTES.get(tokens[n].text)
    if closing is None:
        return None
    ends = (m for m in range(n + 2, min(len(tokens), n + LONGEST_QUOTED + 2)) if tokens[m].text == closing)
    last = next(ends, None)
    return None if last is None else last + 1


def _named_day(tokens: Sequence[Token], start: int) -> bool:
    """«شارع 26 يوليو», «قصر السبت»: a place that bears the name of a day, for «قصر» alone would be no place."""
    head, day = tokens[start].word, tokens[start + 1]
    if head.definite or head.core in either("clauses", "vague-places", "aboard"):
        return False
    if day.text.isdigit():
        return True
    alone = start + 2 >= len(tokens) or tokens[start + 2].dating != day.dating
    return day.dating is not None and alone and day.word.definite and not day.kinds & Kind.STOP


def _past_date(tokens: Sequence[Token], n: int) -> int:
    dating = tokens[n].dating
    while n < len(tokens) and dating is not None and tokens[n].dating == dating:
        n += 1
    return n if dating is not None else n + 1


def _goes_on(tokens: Sequence[Token], start: int, n: int) -> bool:
    token = tokens[n]
    head = tokens[start].word
    if _foreign_article(tokens, start, n) or _called(tokens, start, n) or _second_field(tokens, start, n):
        return True
    if token.sign or token.dating is not None or token.conj or token.prep == "ب" or _glued(tokens, n):
        return False
    if n - 1 > start and token.word.core in phrases("offices", "callings") and _names(tokens, n + 1):
        return False  # «في سجن عوفر الأسير فلان»
    if token.text in phrases("clauses", "nesting") or _so_that(tokens, start, n):
        return False
    if main(tokens, n):
        return True  # «بقاعة الاجتماعات الرئيسة»
    if token.prep == "ل" and n - 1 != start:  # «مركز الملك فلان للمؤتمرات», «المقر المركزي للحزب»
        seat = head.definite and bool(token.kinds & Kind.BODY) and token.word.definite
        return seat or token.word.core in phrases("clauses", "site-purposes")
    if token.prep == "ل":  # «قاعة للمؤتمرات», «محطة للتجارب الزراعية»
        return token.word.definite and not token.kinds & ~(Kind.COMMON | Kind.PLAIN) and not head.definite
    if n - 1 == start and token.kinds & Kind.PLURAL and head.core in phrases("clauses", "houses-of-many"):
        return not head.definite  # «نادي ضباط قوة الدفاع»
    if n - 1 > start and tokens[n - 1].text.endswith(OF_HIS) and token.kinds & Kind.PLURAL:
        return False  # «في مقر إقامته شيوخ العشائر»
    if token.text in phrases("clauses", "itself"):
        return n - 1 == start and head.definite  # «المكتب نفسه»
    if tokens[n - 1].text in phrases("clauses", "itself"):
        return False
    if token.text in phrases("clauses", "his-highness"):
        return n - 1 == start and not head.definite  # «مكتب سموه»
    if token.text in phrases("clauses", "demonstratives"):
        return n - 1 == start and not head.definite  # «مقر هذه الإدارة»
    if tokens[n - 1].text in phrases("clauses", "demonstratives"):
        return token.word.definite
    if token.word.place and not tokens[n - 1].word.definite and gazetteer_match(tokens, n):
        return True
    if token.text in phrases("clauses", "site-adjectives") and not head.definite and _of_town(tokens, start, n):
        return True
    if tokens[n - 1].kinds & (Kind.CITY | Kind.COUNTRY) and not token.kinds & (Kind.NATION | Kind.CITY):
        return tokens[start].word.core in phrases("clauses", "one-of") and _adjective(token)
    if head.core in phrases("clauses", "vague-places"):
        return bool(token.kinds & Kind.ADJECTIVE) and not token.kinds & (Kind.HEAD | Kind.ALONE)  # «مكتبه الرسمي»
    if token.kinds & Kind.TITLE and tokens[n - 1].word.definite and not token.kinds & (Kind.INNER | Kind.ADJECTIVE):
        return _relation(tokens, n)  # «بقصر الاتحادية السيد فلان»
    if n - 1 == start and tokens[n - 2].text in phrases("clauses", "aboard") and not token.kinds & Kind.VERB:
        return not token.kinds & (Kind.STOP | Kind.HEAD | Kind.ALONE | Kind.TITLE)  # «متن السفينة ماريا»
    if token.kinds & Kind.GIVEN and tokens[n - 1].kinds & Kind.ALONE and tokens[n - 1].word.definite:
        return head.core in phrases("clauses", "named-after")  # «مركز الملك عبدالله»
    if _of_ruler(tokens, start, n):
        return True
    if Kind.PARTICLE & (token.kinds | tokens[n - 1].kinds) and any(t.kinds & Kind.ALONE for t in tokens[start:n]):
        return not token.kinds & Kind.STOP  # «مركز الملك الحسين بن طلال»
    if _of_somebody(tokens, start, n) or _freely_named(tokens, start, n):
        return True
    common = token.kinds & Kind.COMMON and not token.kinds & (Kind.ADJECTIVE | Kind.INNER)
    topic = bool(common) or is_thing(token.word.core) or token.tells  # «بمقر الوزارة الاجتماع الدوري»
    topic = topic and token.word.definite and not made(tokens[n - 1].word.core.removeprefix("ال"))
    if topic and tokens[n - 1].word.definite and (n - 1 > start or head.definite):
        return False  # «في قصر السلام الملف», «بمقر الوزارة الاجتماع الدوري»
    if token.text in phrases("clauses", "site-adjectives"):
        return tokens[n - 1].word.definite or bool(tokens[n - 1].kinds & Kind.GIVEN)
    if token.kinds & Kind.HEAD:
        return n - 1 == start and not head.definite
    if _settled(tokens, start, n):
        return True
    if token.kinds & Kind.VERB and n - 1 == start and not head.definite:
        return token.text.endswith(("ه", "ها", "هم"))  # «مقر إقامته»: a noun that is spelt like a verb
    if token.kinds & (Kind.STOP | Kind.VERB | Kind.ALONE | Kind.TRIGGER) and not token.kinds & Kind.INNER:
        return bool(token.kinds & Kind.ALONE and tokens[n - 1].kinds & Kind.INNER)
    house = token.kinds & (Kind.BODY | Kind.INNER) and not token.kinds & (Kind.CITY | Kind.COUNTRY | Kind.NATION)
    if tokens[n - 1].word.definite and not token.word.definite and house:
        return False  # «بمقر الولاية مجلس الأمن»: two nouns side by side
    if token.word.definite or token.kinds & (Kind.INNER | Kind.BODY | Kind.CITY | Kind.COUNTRY | Kind.NATION):
        return True
    return not tokens[n - 1].word.definite and not token.kinds & (Kind.GIVEN | Kind.PLURAL | Kind.DELEGATION)


def _of_town(tokens: Sequence[Token], start: int, n: int) -> bool:
    """«مطار أربيل الدولي», «ملعب الرباط الكبير»: an adjective of a building behind the town of its name."""
    named = tokens[start].word.core in phrases("clauses", "named-after")
    town = gazetteer_match(tokens, start + 1) if tokens[start + 1].word.place else None
    return named and town is not None and town[0] == n


def _second_field(tokens: Sequence[Token], start: int, n: int) -> bool:
    """«مقر وزارة الثقافة والإعلام», «الغرفة التجارية والصناعية»: the second of the fields that a body is for."""
    token, before = tokens[n], tokens[n - 1]
    joined = token.conj and not token.prep and token.dating is None and token.word.definite and before.word.definite
    if not joined or token.kinds & _NO_FIELD or before.kinds & (Kind.CITY | Kind.COUNTRY) or n - start < 2:
        return False
    return any(t.word.core.removeprefix("ال") in phrases("clauses", "of-fields") for t in tokens[start : n - 1])


def _so_that(tokens: Sequence[Token], start: int, n: int) -> bool:
    """«مستشفى الملك فلان ليعود المرضى»: behind the name of a house, what somebody goes there for."""
    token = tokens[n]
    verb = n - 1 > start and len(token.text) > _SHORTEST_AIM and token.text.startswith(("لي", "لت"))
    return verb and not token.kinds


def _relation(tokens: Sequence[Token], n: int) -> bool:
    """«الحرم الجامعي», «النادي العسكري»: an adjective of relation, which is a title too, and no name behind it."""
    after = tokens[n + 1] if n + 1 < len(tokens) else None
    named = after is not None and bool(after.kinds & (Kind.GIVEN | Kind.TITLE)) and not after.sign
    return tokens[n].word.definite and tokens[n].text.endswith(("ي", "يه")) and not named  # no «معالي»


def _settled(tokens: Sequence[Token], start: int, n: int) -> bool:
    """«ضاحية سليمة في مالطا», «بلدة باتا.»: a town's name that is spelt like a person's or a verb, and ends there."""
    head, token = tokens[start].word, tokens[n]
    if n - 1 != start or head.definite or head.core not in phrases("clauses", "districts"):
        return False
    after = tokens[n + 1] if n + 1 < len(tokens) else None
    ends = after is None or after.sign or linked(tokens, n + 1) is not None or after.dating is not None
    ends = ends or _opens_holder(after)
    return ends and bool(token.kinds & (Kind.GIVEN | Kind.VERB)) and not token.kinds & Kind.STOP


def _foreign_article(tokens: Sequence[Token], start: int, n: int) -> bool:
    """«قصر لا مارينا»: behind the noun of a site, before a word that no table knows; and that word."""
    articles = phrases("clauses", "foreign-articles")
    if n == start + 1 and tokens[n].text in articles and n + 1 < len(tokens):
        after = tokens[n + 1]
        unknown = not after.kinds & ~(Kind.GIVEN | Kind.DOUBTFUL)
        return unknown and not (after.sign or after.word.definite or after.prep) and after.dating is None
    return n == start + 2 and tokens[n - 1].text in articles and not tokens[n].sign and tokens[n].dating is None


def _called(tokens: Sequence[Token], start: int, n: int) -> bool:
    """«مدرسة أم الرصاص»: what a site of teaching or healing is called, right behind its noun."""
    head, token = tokens[start].word, tokens[n]
    if n != start + 1 or head.definite or n + 1 >= len(tokens):
        return False
    after = tokens[n + 1]
    if head.core in phrases("clauses", "districts") and token.text in phrases("names", "towns-begin"):
        return after.word.definite and not after.prep and after.dating is None  # «بلدة رأس المعرة»
    if head.core not in phrases("clauses", "named-after"):
        return False
    return token.text in phrases("names", "sons") and after.word.definite and after.dating is None


def _freely_named(tokens: Sequence[Token], start: int, n: int) -> bool:
    """«فندق حياة», «مطعم نادية»: one given name that ends there."""
    head, token = tokens[start].word, tokens[n]
    if n - start != 1 or head.definite or head.core not in phrases("clauses", "freely-named"):
        return False
    after = tokens[n + 1] if n + 1 < len(tokens) else None
    ends = after is None or after.sign or after.dating is not None or bool(after.prep or after.kinds & Kind.STOP)
    return bool(token.kinds & Kind.GIVEN) and (ends or _opens_holder(after))


def _names(tokens: Sequence[Token], n: int) -> bool:
    return n < len(tokens) and bool(tokens[n].kinds & Kind.GIVEN)


def _of_ruler(tokens: Sequence[Token], start: int, n: int) -> bool:
    """«مركز الملكة سيريكيت»: behind a ruler's title a name that no table knows."""
    title, token = tokens[n - 1], tokens[n]
    if n - 1 != start + 1 or not (title.kinds & (Kind.ALONE | Kind.HEAD) and title.word.definite):
        return False
    unknown = not (token.kinds or token.prep or token.conj or token.word.definite)
    return unknown and tokens[start].word.core in phrases("clauses", "named-after")


def _opens_holder(after: Token | None) -> bool:
    """«في مدينة نصر السفير فلان», «في سجن عوفر رئيس الهيئة فلان»: an office, which no name of a place goes on with."""
    if after is None or after.conj or after.prep:
        return False
    if after.word.core in phrases("offices", "callings"):
        return True
    title = after.word.definite and bool(after.kinds & (Kind.TITLE | Kind.ALONE)) and not after.kinds & Kind.ADJECTIVE
    return title or bool(after.kinds & Kind.HEAD and not after.word.definite)


def _of_somebody(tokens: Sequence[Token], start: int, n: int) -> bool:
    """«مطار هواري بومدين», «جامعة سعيد حمدان»: a name of two words, without an office, behind the noun of a site."""
    head, token = tokens[start].word, tokens[n]
    if head.definite or n - start > 2 or head.core not in phrases("clauses", "named-after"):
        return False
    if n - start == 1:
        after = tokens[n + 1] if n + 1 < len(tokens) else None
        more = after is not None and not after.sign and not after.kinds & ~(Kind.GIVEN | Kind.DOUBTFUL)
        more = more or (after is not None and after.text in phrases("names", "ordinals"))
        whole = after is not None and after.text in phrases("clauses", "site-adjectives")  # «مطار حمد الدولي»
        return bool(token.kinds & Kind.GIVEN) and (more or whole) and after is not None and after.dating is None
    if not tokens[n - 1].kinds & Kind.GIVEN or token.prep:
        return False
    return not token.kinds & ~(Kind.GIVEN | Kind.DOUBTFUL) or token.text in phrases(
        "names", "ordinals"
    )  # «محمد الخامس»


def _adjective(token: Token) -> bool:
    """«أحد مطاعم روما العتيقة»."""
    return token.word.definite and not token.kinds & ~(Kind.ADJECTIVE | Kind.PLAIN | Kind.COMMON)

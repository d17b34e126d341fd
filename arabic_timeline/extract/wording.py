"""What the language says of a word that no table of meetings knows: a verb, a participle, a noun with a pronoun.

Asked only where a name may go on: each word is looked up once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from arabic_timeline.extract.tables import either, phrases
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.words import PERSONAL, Kind, kinds
from arabic_timeline.language import derivations, verbs
from arabic_timeline.lexicon import kept

LARGEST = 50_000  # words kept; a run over more begins anew
_OF_THIRD = frozenset(["", "ه", "ها", "هم", "هما", "هن"])
_PRONOUNS = ("هما", "هم", "ها", "ه", "نا")
# Conjugating takes long: a present, a past that a prefix begins, a past of a woman.
_LIKE_VERB = re.compile(r"و?[سل]?[يت]\w{3}|و?ا\w{3}|\w{3,}(?:ت|ته|تها|تهم)$")
_THIRD_MEASURE = re.compile(r"\wا\w\w$")
_PARTICIPLES = ("active", "passive", "both")
_PLURAL_OF = 6  # letters of «مانحين»
_SHORTEST = 4  # letters of «لاعب»
_CONSTRUCT = ("يهما", "يهم", "يها", "يه", "ي")  # of a sound plural before whose it is
_PASSIVE = re.compile(r"م\w\wو\w$")  # «مضمون»
_OF_THOSE = ("ه", "ين", "ون", "ات", "ان")  # endings of «المقيمة», «المقيمين»
_NOUNS = Kind.PLAIN | Kind.COMMON | Kind.INNER | Kind.BODY | Kind.DELEGATION | Kind.HEAD
_EVERYDAY = Kind.PLAIN | Kind.COMMON


def past(word: str) -> bool:
    """Whether a folded word can be a verb of the past that nothing is written on."""
    return any(form.tense == "past" and form.person == 3 for form in verbs.lookup(word))


def reads_past(token: Token) -> bool:
    """«بارك»: a word that the tables know as a noun, and that can be a verb of the past."""
    bare = not (token.prep or token.word.definite or token.kinds & Kind.STOP)
    return bare and verbs.tells_past(token.text)


def acts_on(tokens: Sequence[Token], n: int) -> bool:
    """«بارك الحزب أمس …»: at the opening of a clause, right before somebody who does it."""
    opens = n == 0 or tokens[n - 1].sign
    if not opens or n + 1 >= len(tokens) or not reads_past(tokens[n]):
        return False
    doer = tokens[n + 1]
    return bool(doer.kinds & (PERSONAL | Kind.BODY)) and doer.word.definite and not (doer.prep or doer.conj)


def followed(tokens: Sequence[Token], behind: int, *rows: str) -> bool:
    """«اجتماع لها», «اجتماع بينهما»: whether right behind a noun, at ``behind``, stands a word of these clause rows."""
    return behind < len(tokens) and tokens[behind].text in either("clauses", *rows)


def acts(word: str) -> bool:
    """Whether a folded word is a verb in the third person, with what is written together with it: «يقودها», «لتحل»."""
    return bool(_LIKE_VERB.match(word)) and _told(_acting(), word, _acts)


def acting(token: Token) -> bool:
    """Whether a token is a verb: one of the tables, or one of the language that they do not know."""
    return bool(token.kinds & Kind.VERB) or acts(token.text)


def like_verb(token: Token) -> bool:
    """Whether nothing that the tables know of a word says that it is no verb."""
    free = not (token.prep or token.sign) and token.dating is None
    return free and not token.kinds & ~(Kind.VERB | Kind.TRIGGER | Kind.PLAIN)


def tied(token: Token) -> bool:
    """Whether a word with the article ties a place behind it to those before it: «المقيمة | في فرنسا»."""
    core = token.word.core.removeprefix("ال")
    stems = (core, *(core.removesuffix(ending) for ending in _OF_THOSE if core.endswith(ending)))
    return token.word.definite and not phrases("clauses", "tied-to-places").isdisjoint(stems)


def aims(token: Token) -> bool:
    """Whether a word leads to what somebody does something for: «للقاء», «بهدف»."""
    return token.prep == "ل" or token.text in phrases("clauses", "aims")


def purpose(tokens: Sequence[Token], at: int) -> bool:
    """«للتأكيد على …», «للترويج لـ…»: ل before a verbal noun with the article, and the preposition that it governs.

    Without that preposition it may be what an office is for: «المدير العام للتسويق».
    """
    word = tokens[at].text
    if not word.startswith("لل") or at + 1 >= len(tokens):
        return False
    after = tokens[at + 1]
    led = after.text in phrases("clauses", "governed") or (after.text[0] == "ل" and not after.word.definite)
    return led and derivations.is_masdar(word[2:])


def behind_after(tokens: Sequence[Token], at: int) -> bool:
    """«بعدما التقى», «بعد أن يلتقي»: whether a verb stands right behind «after»."""
    before = [t.text for t in tokens[max(0, at - 2) : at]]
    return before[-1:] == ["بعدما"] or before == ["بعد", "ان"]


def in_title(tokens: Sequence[Token], act: int, n: int) -> bool:
    """«التقى فلانا، صاحب رواية «ليلة في لشبونة»»: whether a quotation that opens behind the act is open at a token."""
    marks = [t.text for t in tokens[act:n] if t.sign]
    if marks.count("«") > marks.count("»") or marks.count("“") > marks.count("”"):
        return True
    spoken = sum(t.text == '"' for t in tokens[:act]) % 2 == 1  # the act itself stands in quotation marks
    return not spoken and marks.count('"') % 2 == 1


def unlisted_act(tokens: Sequence[Token], at: int) -> bool:
    """Whether right behind a comma stands a verb that no table of meetings lists: «…، أعقبته مكالمة»."""
    token = tokens[at]
    return tokens[at - 1].comma and not token.kinds & ~Kind.PLAIN and acts(token.text)


def describes(word: str) -> bool:
    """Whether a folded word is a participle in the accusative: «مؤديا», «معتمدا»."""
    return len(word) > 4 and word[0] == "م" and word[-1] == "ا" and _told(_describing(), word, _describes)


def made(word: str) -> bool:
    """Whether a folded word without the article is a passive participle: «ممنوح»."""
    return _told(_making(), word, lambda w: any(n.role == "passive" for n in derivations.lookup_noun(w)))


def participle(word: str) -> bool:
    """Whether a folded word without the article is a participle: «مؤيد»."""
    return len(word) > 3 and word[0] == "م" and _told(_describing(), word, _describes)


def people(word: str) -> bool:
    """Whether a folded word without clitics is the sound plural of an active participle: «مانحين», «المصدرون».

    What is spelt so with «م» is one, too, where no table knows its singular: «مقرضين», but not «مشروعين».
    """
    stem = word.removeprefix("ال")
    if len(stem) < _PLURAL_OF or not stem.endswith(("ين", "ون")):
        return False
    if word == stem and word.endswith(("يين", "يون")):
        return True  # «عسكريين»: without the article no adjective of who is told before
    known = kinds().get(stem[:-2], Kind.NONE)
    if known & ~Kind.PLAIN:
        return False
    return (stem[0] == "م" and not known) or _told(_peopling(), word, _peoples)


def people_of(word: str) -> bool:
    """Whether a folded word without clitics is such a plural before whose it is: «مدربي», «متظاهري», «لاعبيه».

    A participle of a longer verb is somebody; «مركزي», «مضموني» may be two things.
    """
    stem = next((word.removesuffix(end) for end in _CONSTRUCT if word.endswith(end)), "")
    if len(stem) < _SHORTEST or stem.startswith("ال"):
        return False
    known = kinds().get(stem, Kind.NONE)
    if stem in phrases("offices", "people-of-somebody") or (known | kinds().get(f"ال{stem}", Kind.NONE)) & PERSONAL:
        return True
    long = stem[0] == "م" and len(stem) > _SHORTEST and not _PASSIVE.match(stem)
    return long and not known & ~Kind.PLAIN and _told(_describing(), stem, _describes)


def somebody_of_his(word: str) -> bool:
    """Whether a folded word is somebody by what he is to another: «موكله», «شقيقها», «زميلهم»."""
    stems = {word.removesuffix(end) for end in _PRONOUNS if word.endswith(end)}
    return word in phrases("clauses", "own-kin") or not stems.isdisjoint(phrases("offices", "his-people"))


def did(word: str) -> bool:
    """Whether a folded word can be a verb of the third measure in the past: «سارع», «بادر»."""
    return bool(_THIRD_MEASURE.match(word)) and _told(_doing(), word, _does)


def owned(word: str) -> bool:
    """Whether a folded word is an everyday noun with a pronoun behind it: «تمارينه», «منصبه»."""
    stems = (word.removesuffix(one) for one in _PRONOUNS if word.endswith(one) and len(word) - len(one) > 2)
    return any(_noun(stem) or (stem[-1] == "ت" and _noun(stem[:-1] + "ه")) for stem in stems)


def belongs(word: str) -> bool:
    """Whether a folded word is any noun of the tables with a pronoun behind it: «شركته», «لائحتها»."""
    stems = [word.removesuffix(one) for one in _PRONOUNS if word.endswith(one) and len(word) - len(one) > 2]
    return any(kinds().get(s, 0) & _NOUNS or (s[-1] == "ت" and kinds().get(s[:-1] + "ه", 0) & _NOUNS) for s in stems)


def of_language(word: str) -> bool:
    """Whether a folded word is a verb, an everyday noun with a pronoun or a derived noun."""
    return acts(word) or owned(word) or bool(derivations.lookup_noun(word))


def _told(known: dict[str, bool], word: str, ask: Callable[[str], bool]) -> bool:
    found = known.get(word)
    if found is None:
        if len(known) >= LARGEST:
            known.clear()
        found = known[word] = ask(word)
    return found


def _acts(word: str) -> bool:
    return any(_third(reading) for reading in verbs.readings(word))


def _does(word: str) -> bool:
    return any(f.tense == "past" and f.person == 3 for f in verbs.lookup(word))


def _describes(word: str) -> bool:
    """A participle; what ends in «ا» is one only where it is the accusative of one: «موراتا» would be of two."""
    accusative = word[-1] == "ا" and not word.endswith("ينا")  # «مورينا»: no plural is so
    stem = word[:-1] if accusative else word
    return any(noun.role in _PARTICIPLES for noun in derivations.lookup_noun(stem))


def _peoples(word: str) -> bool:
    stem = word.removeprefix("ال")
    return any(noun.role in ("active", "both") for noun in derivations.lookup_noun(stem[:-2]))


def _noun(stem: str) -> bool:
    bits = kinds().get(stem, 0)
    return bool(bits & _EVERYDAY)


def _third(reading: verbs.Reading) -> bool:
    """In the third person, with a pronoun of it: «كرماني» honoured nobody; a past of two or of women is too rare."""
    form = reading.form
    if form.person != 3 or form.tense == "imperative" or form.mood == "jussive":
        return False
    if reading.joint == "ف" or reading.pronoun not in _OF_THIRD:
        return False  # «فيشر»
    return form.tense == "present" or bool(reading.pronoun) or form.number == "singular"


@kept
def _acting() -> dict[str, bool]:
    return {}


@kept
def _doing() -> dict[str, bool]:
    return {}


@kept
def _peopling() -> dict[str, bool]:
    return {}


@kept
def _making() -> dict[str, bool]:
    return {}


@kept
def _describing() -> dict[str, bool]:
    return {}


def turns(token: Token) -> bool:
    """Whether another clause begins, or what somebody else said: «نقل الناطق أمس عن الوزير قوله خلال لقاء …»."""
    turning = token.text in either("clauses", "sayings", "that", "relatives", "closing")
    return turning or bool(token.kinds & Kind.VERB and token.conj)

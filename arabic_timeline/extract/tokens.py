"""A folded text cut into sentences of tokens."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from arabic_timeline.extract import callings, opposite
from arabic_timeline.extract.finding import Found, find
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.vocabulary import SPELT_ON, Token, Vocabulary
from arabic_timeline.extract.words import Kind
from arabic_timeline.text import Folded, plain

PIECE = re.compile(r"[^\W_]+|[^\w\s#]")  # «#سالم_الرامي» is read as «سالم الرامي»
# A full stop ends a sentence, save between digits and after a lone letter («د. فلان», «ود. فلان»).
_LETTER = r"(?<!\s\w\.)(?<!\sو[دام]\.)(?<![\s.][ام]\.د\.)"  # before the stop stands more than a lone letter
_STOP = rf"(?<!\d)(?<!\s\w)(?<!\sو[دام])(?<![\s.][ام]\.د)\.+(?!\w)|\.(?=\s){_LETTER}|[!؟?؛\n\r\u2028\u2029]"
# The same with its first sign in front: a search that can leap from sign to sign is ten times faster.
# «التقى المدير فلان؛ عددا من …»: what a semicolon parts from its verb, in the accusative, goes on with it
_GOES_ON = r"(?!؛\s*(?!و)\w{2,}ا\s)"
# «… داعش».وقالت المصادر»: no space behind the stop, and words on both sides that are no initials
_GLUED = r"(?<=[ء-ي]{3}\.)(?=[ء-ي]{3})|(?<=[ء-ي][»”\")]\.)(?=[ء-ي]{3})"
_END = re.compile(
    rf"{_GOES_ON}[.!؟?؛\n\r\u2028\u2029]"
    rf"(?:(?<!\.)|(?<!\d\.){_LETTER}\.*(?!\w)|(?=\s){_LETTER}|{_GLUED})(?:{_STOP})*"
)
_INDENTED = re.compile(r"\n[ \t]+[^\W\d_]")
_LINE = 50  # characters of a line that the width of a page may have broken
LONE = frozenset(["و", "ف", "ب", "ل", "لل"])  # clitics that stand alone in print
_WIDEST = 2  # letters of these
# «على» as printed with nothing joined to it, and the word that it and «علي» fold to.
_ON, _ON_OR_ALI = re.compile(r"على(?=[\s،,.)»\"]|$)"), re.compile(r"علي(?!\w)")
_NO_ARTICLE = re.compile(r"\b[وبلف]?[أإآ]ل\w+")  # «ألاماي», «وإلسا»: the article is printed without a hamza
# The same behind its clitic: a search that can leap from hamza to hamza is faster.
_NO_ARTICLE_HERE = re.compile(r"[أإآ](?:(?<!\w.)|(?<=\b[وبلف].))ل\w+")
_PRINTED_IMAM = re.compile(r"إ[\W\u0640]*م[\W\u0640]*ا[\W\u0640]*م")
_PRINTED_ANNE = re.compile(r"آ(?<![^\W_\u0640]آ)[\W\u0640]*ن")  # «آن» but not «الآن», whatever marks are in it
_PRINTED_ALAIN = re.compile(r"[آأ][\W\u0640]*ل[\W\u0640]*ا[\W\u0640]*ن(?!\w)")
_WALI = "والي"
_AND_WALI = "ووالي"
_TO = frozenset(["الي", "والي"])
_WITH_WALI = ("بوالي", "لوالي")
_MECHANISM = "واليه"  # «وآلية», and «والية» (a woman who governs), which folds alike
# With a ة they are no verbs with a pronoun, which fold alike: «حضرة صاحب السمو» and «حضره», «محمد جمعة» and «جمعه».
_NO_VERBS = {
    "بعثه": Kind.DELEGATION,
    "متصرفيه": Kind.INNER,
    "استضافه": Kind.PLAIN,
    "حضره": Kind.TITLE,
    "جمعه": Kind.GIVEN | Kind.DOUBTFUL,
}
_ANNE = "ان"  # «آن», and «أن», which folds alike
_ANNA = "انا"  # «آنا», and «أنا», which folds alike
_IMAM = "امام"  # «إمام», and «أمام», which folds alike
_ALAIN = "الان"  # «آلان», and «الآن», which folds alike
_VAN = "فان"  # «فان دايك», and «فإن», which folds alike
_HYPHEN = "-"
_YAHYA = "يحيي"  # «يحيى», and «يحيي» (he keeps alive, he greets), which folds alike
_AND_DOCTOR = "ود"  # «ود. فلان»
_SERVANT = "عبد"  # of «على عبدالرحمن»
_ALI = "علي"  # «على» besides
_DOTLESS = (" فى ", " التى ", " الذى ")  # a paper that prints no dots under «ي» prints «على جمعة», too
_MISTER = "السيد"  # a given name too: «الدكتور السيد البدوي»
_WAFD = "الوفد"  # a party and its paper, too
# of «خير الدين التومي», and of «رجال الدين»; of «دفع الله الزين», and of «فتح الله عليه»
_CLOSES_GIVEN = {"الدين": "before-faith", "الله": "before-god", "الرحمن": "before-god"}
_HIS_TEAM = frozenset(["فريقه", "فريقها", "وفريقه", "وفريقها", "بفريقه", "بفريقها"])
_TEAMS = frozenset(["فريق", "فريقا", "وفريق", "وفريقا", "بفريق", "لفريق"])  # a rank besides
_LEADER = 8  # words from a team to who leads it
_MORNING = "صباح"  # a name, too: «مثنى صباح العاني»
_CONVENED = frozenset(["التام", "والتام"])  # «التأم», and «التام» (whole), which folds alike
_COMMANDED = frozenset(["امر", "وامر"])  # «أمر», and «آمر» (who commands), which folds alike
_IN_CONTEXT = (
    LONE
    | _NO_VERBS.keys()
    | _COMMANDED
    | _CONVENED
    | {_MISTER, _WAFD}
    | {
        _WALI,
        _AND_WALI,
        _VAN,
        _HYPHEN,
        _YAHYA,
        _MECHANISM,
        _MORNING,
        _AND_DOCTOR,
        *_TEAMS,
        *_HIS_TEAM,
        *_WITH_WALI,
        *_CLOSES_GIVEN,
    }
)
_OF_OFFICE = Kind.INNER | Kind.COUNTRY | Kind.CITY | Kind.BODY
_BEFORE_NAME = Kind.NATION | Kind.ALONE | Kind.TITLE | Kind.PARTICLE | Kind.GIVEN | Kind.FORMER
_OFFICE = 5  # words of an office
_NAME = 2  # words of a name
_BESIDE = 3  # a word and its two neighbours
_LONGEST_INITIAL = 7  # characters, the space before it among them
LONGEST_SENTENCE = 2_500  # characters; the longest of real news had 1,900
LONGEST_DATE = 200  # characters: a dating that begins so far before a sentence does not reach it


@dataclass(slots=True, eq=False)
class Sentence:
    """Tokens of a sentence with its offsets in the folded text.

    ``index`` counts from the start of the text; that of an aside lies between two of these.
    """

    index: float
    start: int
    end: int
    text: str = field(repr=False)  # all of the folded text
    tokens: list[Token]
    paragraph: int
    dated: bool = False  # whether a dating covers one of its tokens
    _acts: list[Found] | None = field(default=None, repr=False)
    _texts: frozenset[str] | None = field(default=None, repr=False)
    _places: list[tuple[int, int]] = field(default_factory=list, repr=False)

    @property
    def aside(self) -> bool:
        """Whether it is what another sentence tells by the way."""
        return self.index != int(self.index)

    @property
    def acts(self) -> list[Found]:
        """The triggers in it, in order; found when first asked for."""
        if self._acts is None:
            self._acts = find(self.tokens)
        return self._acts

    @property
    def places(self) -> list[tuple[int, int]]:
        """Where the tokens stand in the folded text; found when first asked for."""
        if not self._places:
            spans = [piece.span() for piece in PIECE.finditer(self.text, self.start, self.end)]
            lone, text = len(spans) != len(self.tokens), self.text
            self._places = [(a, b) for a, b in spans if b - a > _WIDEST or text[a:b] not in LONE] if lone else spans
        return self._places

    def has(self, words: frozenset[str]) -> bool:
        """Whether one of these words, as they are written, stands in it: one test where a rule would go through it."""
        return not words.isdisjoint(self._texts or self.texts)

    @property
    def texts(self) -> frozenset[str]:
        """Its words and signs as they are written; gathered when first asked for."""
        if self._texts is None:
            self._texts = frozenset([t.text for t in self.tokens])
        return self._texts

    def place(self, n: int) -> tuple[int, int]:
        """Where token ``n`` stands in the folded text."""
        return self.places[n]

    def core_start(self, n: int) -> int:
        """Where the word of token ``n`` begins without its clitics."""
        return self.place(n)[1] - len(self.tokens[n].word.core)


def bounds(text: str) -> Iterator[tuple[int, int]]:
    """Sentences of a folded text as (start, end), without the sign that ends them."""
    start = 0
    for sign in _END.finditer(text):
        at, after = sign.span()
        char = text[at]
        if (char == "." and _initial(text, at)) or (char == "\n" and _wrapped(text, at)):
            continue
        if 0 < at - start <= LONGEST_SENTENCE:
            yield start, at
        elif at > start:
            yield from _pieces(text, start, at)
        start = after
    if start < len(text):
        yield from _pieces(text, start, len(text))


def _wrapped(text: str, at: int) -> bool:
    """Whether a long line goes on in the next: it ends without a sign, and a space stands before what follows."""
    if not _INDENTED.match(text, at) or at - text.rfind("\n", 0, at) < _LINE:
        return False
    before = text[max(0, at - 2) : at].rstrip()[-1:]
    return before.isalpha() or before in "،,"


def _initial(text: str, stop: int) -> bool:
    """«كيه. جي. فلان»: whether a full stop closes a Latin letter that stands for a name."""
    words = text[max(0, stop - 2 * _LONGEST_INITIAL) : stop].split()[-2:]
    if not words or words[-1] not in phrases("names", "initials") or text[stop + 1 : stop + 2] == "\n":
        return False
    beside = {words[0].removesuffix(".")} if words[0].endswith(".") else set()
    after = text[stop + 1 : stop + _LONGEST_INITIAL + 1].split(".")
    beside |= {after[0].strip()} if len(after) > 1 else set()
    return not phrases("names", "initials").isdisjoint(beside) or words[-1] in phrases("names", "sure-initials")


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence as it is; one without end (a page without full stops) in pieces, so that reading stays linear."""
    while end - start > LONGEST_SENTENCE:
        cut = max(text.rfind(sign, start, start + LONGEST_SENTENCE) for sign in "،, ")
        cut = cut if cut > start else start + LONGEST_SENTENCE
        yield start, cut
        start = cut
    yield start, end


class Maker:
    """Makes the sentences of one text out of their pieces."""

    def __init__(self, folded: Folded, dates: Dates, vocabulary: Vocabulary) -> None:
        self._folded, self._dates, self._vocabulary = folded, dates, vocabulary
        self._prints_on = "ى" in folded.original  # a paper that prints «التقى» prints «على» too
        self._careful = "ى" in folded.original or "إ" in folded.original  # «والي» is no «وإلى» then
        # Where «على» is printed as often as either is read, no man is called «علي», and none is looked for.
        self._dotless = any(word in folded.original for word in _DOTLESS)
        on, on_or_ali = len(_ON.findall(folded.original)), len(_ON_OR_ALI.findall(folded.text))
        self._has_ali = on != on_or_ali or (self._dotless and on > 0)
        self._no_articles = frozenset(
            word
            for word in map(plain, set(without_article(folded.original)))
            if vocabulary[word].word.definite and not vocabulary[word].kinds & ~(Kind.GIVEN | Kind.DOUBTFUL)
        )
        self._in_context = _IN_CONTEXT.union(
            SPELT_ON if self._has_ali else (),
            (_ANNE,) if _PRINTED_ANNE.search(folded.original) else (),
            (_ANNA,) if "آنا" in folded.original else (),
            (_ALAIN,) if _PRINTED_ALAIN.search(folded.original) else (),
            (_IMAM,) if _PRINTED_IMAM.search(folded.original) else (),
            self._no_articles,
        )

    def sentence(self, index: int, start: int, end: int, paragraph: int, pieces: list[str]) -> Sentence | None:
        """The sentence of these pieces, or ``None`` where it has none."""
        tokens = list(map(self._vocabulary.__getitem__, pieces))
        sentence = Sentence(index, start, end, self._folded.text, tokens, paragraph)
        if not self._in_context.isdisjoint(pieces):
            self._read_around(sentence)
        for span in self._dates.spans(start - LONGEST_DATE, end):
            self._date(sentence, *span)
        for n in callings.named(sentence.tokens):
            word = sentence.tokens[n].word
            sentence.tokens[n] = sentence.tokens[n].rather(word._replace(kinds=Kind.TITLE))
        for n in opposite.sides(sentence.tokens):
            word = sentence.tokens[n].word
            sentence.tokens[n] = sentence.tokens[n].rather(word._replace(kinds=Kind.DELEGATION))
        for n in callings.no_verbs(sentence.tokens):
            sentence.tokens[n] = sentence.tokens[n].rather(sentence.tokens[n].word._replace(kinds=Kind.NONE))
        return sentence if sentence.tokens else None

    def _read_around(self, sentence: Sentence) -> None:
        """A lone «و», «ب» or «ل» goes to the word after it; some words are told apart by what stands before them."""
        read, sentence.tokens = sentence.tokens, []
        conj, prep, looked_at = False, "", self._in_context
        of_two = {n - 1 for n, t in enumerate(read) if t.text in _CLOSES_GIVEN}
        for n, token in enumerate(read):
            raw = token.text
            if not (conj or prep or raw in looked_at or n in of_two):
                sentence.tokens.append(token)
                continue
            if raw in LONE:
                conj, prep = conj or raw in "وف", raw[0] if raw not in "وف" else prep
                continue
            if raw in SPELT_ON and self._has_ali and self._named_ali(sentence, read[n + 1 : n + 2]):
                joined = raw[0] == "و"
                token = token.rather(token.word._replace(kinds=Kind.GIVEN | Kind.DOUBTFUL, conj=joined))
            elif raw == _MISTER and _first_behind_title(sentence.tokens, read[n + 1 : n + 2]):
                token = token.rather(token.word._replace(kinds=Kind.GIVEN | Kind.DOUBTFUL))
            elif raw == _WAFD and any(t.word.core in phrases("clauses", "of-parties") for t in sentence.tokens[-1:]):
                token = replace(token.rather(token.word._replace(kinds=Kind.NONE)), opens=False)
            elif raw == _WALI and self._dotless and _behind_given_of(sentence.tokens):
                token = token.rather(token.word._replace(core=_WALI, kinds=Kind.GIVEN | Kind.DOUBTFUL, conj=False))
            elif raw == _WALI and self._printed(sentence) == _WALI and (self._careful or _governs(sentence, read, n)):
                token = token.rather(token.word._replace(core=_WALI, kinds=Kind.HEAD, conj=False))  # not «وإلى»
            elif raw == _AND_WALI and self._printed(sentence) == _AND_WALI:
                token = token.rather(token.word._replace(core=_WALI, kinds=Kind.HEAD, conj=True))
            elif raw in _WITH_WALI and any(t.kinds & _OF_OFFICE or t.word.definite for t in read[n + 1 : n + 2]):
                token = token.rather(token.word._replace(core=_WALI, kinds=Kind.HEAD, prep=raw[0]))
            elif raw == _VAN and self._printed(sentence).startswith("فإ"):
                token = replace(token.rather(token.word._replace(kinds=Kind.STOP)), opens=False)
            elif raw == _MECHANISM and self._printed(sentence).startswith("وآ"):
                token = replace(token.rather(token.word._replace(kinds=Kind.PLAIN, conj=True)), opens=False)
            elif raw == _AND_DOCTOR and any(t.text == "." for t in read[n + 1 : n + 2]):
                token = token.rather(token.word._replace(core=_AND_DOCTOR[1:], kinds=Kind.TITLE, conj=True))
            elif raw == _YAHYA and self._printed(sentence).endswith("ي") and "ى" in self._folded.original:
                token = token.rather(token.word._replace(kinds=Kind.VERB))
            elif raw in _COMMANDED and not self._printed(sentence).lstrip("و").startswith("آ"):
                token = token.rather(token.word._replace(kinds=Kind.VERB))  # «أمر الوالي», no «آمر»
            elif raw in _CONVENED and self._careful and self._printed(sentence).endswith("ام"):
                token = replace(token.rather(token.word._replace(kinds=Kind.ADJECTIVE)), tells=False)
            elif raw in _NO_VERBS and self._printed(sentence).endswith("ة"):
                token = replace(token.rather(token.word._replace(kinds=_NO_VERBS[raw])), tells=False)
            elif raw == _MORNING and _between_names(read[n - 1 : n + 2] if n else []):
                token = token.rather(token.word._replace(kinds=Kind.GIVEN | Kind.DOUBTFUL))
            elif (raw in _TEAMS and _is_led(read[n + 1 : n + 1 + _LEADER])) or _works_for_him(read[n : n + 2]):
                token = token.rather(token.word._replace(kinds=Kind.DELEGATION))
            elif _first_of_two(read[n : n + 4]) or self._as_name(sentence, raw, read[n - 1 : n]):
                token = token.rather(token.word._replace(kinds=Kind.GIVEN | Kind.DOUBTFUL))
            elif raw in self._no_articles and _NO_ARTICLE.match(self._printed(sentence)):
                token = token.rather(token.word._replace(definite=False))
            elif raw == _HYPHEN:
                token = self._hyphen(sentence, token)
            if (conj or prep) and not token.sign:
                word = token.word
                token = token.rather(word._replace(conj=conj or word.conj, prep=prep or word.prep))
            conj, prep = False, ""
            sentence.tokens.append(token)

    def _as_name(self, sentence: Sentence, raw: str, before: list[Token]) -> bool:
        """Whether «إمام» is printed, not «أمام», «آلان», not «الآن», or the name «آن», not «أن»."""
        if raw in (_IMAM, _ALAIN):
            return self._printed(sentence).startswith("إ" if raw == _IMAM else ("آ", "أ"))
        if raw == _ANNA:
            return self._printed(sentence).startswith("آ")
        return raw == _ANNE and self._named_anne(sentence, before)

    def _named_ali(self, sentence: Sentence, after: list[Token]) -> bool:
        """Whether the next token is the man and not «على»: the printed letter tells, or what stands around.

        Where «على» is printed for both, he stands behind a title, or in a list: «والجيزة على عبدالرحمن».
        """
        last = sentence.place(len(sentence.tokens))[1] - 1
        before = sentence.tokens[-1].kinds if sentence.tokens else Kind.NONE
        if self._folded.original[self._folded.at(last)] == "ى":
            named = any(_names(t) or t.text in _NO_VERBS or t.text in phrases("names", "between-names") for t in after)
            listed = bool(before & _OF_OFFICE) and sentence.tokens[-1].conj
            servant = listed and any(t.text.startswith(_SERVANT) for t in after)
            return self._dotless and ((bool(before & Kind.TITLE) and named) or servant)
        if before & _BEFORE_NAME or self._prints_on:
            return True
        if bool(before & _OF_OFFICE) and any(_names(t) for t in after):
            return True  # «وزير الصحة علي المرابط»
        if _between_surnames(sentence.tokens, after):
            return True  # «محسن باراس وعلي القعيطي»
        if any(t.kinds & Kind.PARTICLE and not t.conj for t in after) and self._of_office(sentence):
            return True  # «محافظ المصرف المركزي علي بن حميدة»
        # «رئيس كتلة البناء علي الزاملي»: hardly «on» something that no table knows
        office = sentence.tokens[-2:-1] if len(sentence.tokens) > 1 else []
        return any(t.kinds & (Kind.BODY | Kind.INNER | Kind.HEAD) for t in office) and any(map(_surname, after))

    def _of_office(self, sentence: Sentence) -> bool:
        """Whether what stands right before goes on with an office: «محافظ المصرف المركزي»."""
        for token in reversed(sentence.tokens[-_OFFICE:]):
            if token.kinds & Kind.HEAD:
                return True
            if token.sign or token.dating is not None or token.kinds & (Kind.STOP | Kind.VERB):
                return False
        return False

    def _named_anne(self, sentence: Sentence, before: list[Token]) -> bool:
        """Whether «آن» is printed behind a title or a name: «مارغريت آن», not «آن الأوان»."""
        after_name = any(t.kinds & (Kind.TITLE | Kind.GIVEN | Kind.NATION | Kind.ALONE | Kind.COUNTRY) for t in before)
        return after_name and self._printed(sentence).startswith("آ")

    def _printed(self, sentence: Sentence) -> str:
        """The next token of a sentence in the making, as the paper prints it."""
        return self._folded.original[slice(*self._folded.span(*sentence.place(len(sentence.tokens))))]

    def _hyphen(self, sentence: Sentence, token: Token) -> Token:
        n = len(sentence.tokens)
        start, end = sentence.place(n)
        glued = n > 0 and sentence.place(n - 1)[1] == start and not self._folded.text[end : end + 1].isspace()
        return replace(token, glued=glued)

    def _date(self, sentence: Sentence, start: int, end: int) -> None:
        """What folded ``[start, end)`` covers of a sentence becomes dated."""
        tokens, places = sentence.tokens, sentence.places
        n = max(bisect_right(places, (start, start)) - 1, 0)
        while n < len(places) and places[n][0] < end:
            dating = self._dates.at(*places[n]) if places[n][1] > start else None
            if dating is not None:
                tokens[n], sentence.dated = tokens[n].dated(dating), True
            n += 1


def without_article(text: str) -> Iterator[str]:
    """The words of a printed text that begin like the article and have none: «ألاماي», «وإلسا», «بآلان»."""
    for found in _NO_ARTICLE_HERE.finditer(text):
        start = found.start()
        yield text[start - (start > 0 and text[start - 1] in "وبلف") : found.end()]


def _governs(sentence: Sentence, read: Sequence[Token], n: int) -> bool:
    """«يلتقي والي صفاقس», «والي صفاقس فلان»: no «and to» behind a verb, nor before a town and a name."""
    before = sentence.tokens[-1] if sentence.tokens else None
    town, named = read[n + 1 : n + 2], read[n + 2 : n + 3]
    if not any(t.kinds & _OF_OFFICE or t.word.definite for t in town):
        return False
    verb = before is not None and bool(before.kinds & Kind.VERB)
    return verb or any(t.kinds & Kind.GIVEN and not t.conj for t in named)


def _names(token: Token) -> bool:
    """Whether a word can follow a given name, and hardly a preposition: a name, or «ال…» that no table knows."""
    return bool(token.kinds & Kind.GIVEN) or (token.word.definite and not token.kinds)


def _first_behind_title(before: Sequence[Token], after: Sequence[Token]) -> bool:
    """«الدكتور السيد البدوي»: behind such a title no second one, where a name goes on."""
    titled = bool(before) and before[-1].text in phrases("names", "before-mister")
    return titled and any(_names(t) and not (t.conj or t.prep) for t in after)


def _behind_given_of(before: Sequence[Token]) -> bool:
    """«د. غادة والى»: right behind a title and a given name, nothing «to» somebody before it."""
    titled = before[-2:-1] and (before[-2].kinds & Kind.TITLE or before[-2].text == ".")
    return bool(titled and before[-1].kinds & Kind.GIVEN) and not any(t.text in _TO for t in before)


def _first_of_two(near: list[Token]) -> bool:
    """«خير الدين التومي», «دفع الله الزين»: an everyday word that makes a given name with the word behind it, before
    what goes on with a name."""
    closing = _CLOSES_GIVEN.get(near[1].text) if len(near) > 2 else None
    if closing is None or near[0].text not in phrases("names", closing):
        return False
    after = near[2]
    ali = after.text == _ALI and bool(near[3:]) and near[3].kinds & Kind.GIVEN
    named = after.kinds & (Kind.GIVEN | Kind.PARTICLE) or not after.kinds or ali
    return bool(named) and not (after.sign or after.conj or after.prep or after.dating is not None)


def _is_led(behind: list[Token]) -> bool:
    """«فريق الخبراء برئاسة فلان», «فريق العمل»: a team whom somebody leads or whose work is told, and no rank."""
    if behind and behind[0].text in phrases("offices", "of-teams"):
        return True
    if not behind or behind[0].kinds & (Kind.GIVEN | Kind.TITLE) or behind[0].text in phrases("offices", "corps"):
        return False
    end = next((n for n, t in enumerate(behind) if t.sign or t.kinds & Kind.VERB or t.text in _TEAMS), len(behind))
    return any(t.text in phrases("clauses", "led-groups") for t in behind[1:end])


def _works_for_him(near: list[Token]) -> bool:
    """«فريقه للأمن القومي», «فريقها القانوني»: those who work for somebody, and no team of players."""
    return near[0].text in _HIS_TEAM and any(t.text in phrases("offices", "of-his-team") for t in near[1:])


def _between_names(near: list[Token]) -> bool:
    """«مثنى صباح العاني», «قائممقام القضاء صباح الشويلي»: behind a name or an office, before a family's name."""
    if len(near) < _BESIDE:
        return False
    before, _, after = near
    led = before.kinds & (_BEFORE_NAME | _OF_OFFICE | Kind.HEAD) or before.word.definite
    return (
        bool(led) and not before.kinds & (Kind.STOP | Kind.VERB) and (_surname(after) or bool(after.kinds & Kind.GIVEN))
    )


def _surname(token: Token) -> bool:
    return token.word.definite and not token.kinds and token.text.endswith("ي") and not token.conj and not token.prep


def _between_surnames(before: Sequence[Token], after: Sequence[Token]) -> bool:
    """Whether a given name and a surname stand right before, and right behind what can only be another surname."""
    pair = before[-2:]
    if len(pair) < _NAME or not pair[0].kinds & Kind.GIVEN or pair[1].kinds or pair[1].sign or pair[1].prep:
        return False
    return any(map(_surname, after))


class Dates:
    """Where the datings stand in the folded text."""

    def __init__(self, spans: list[tuple[int, int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _, _ in self._spans]

    def at(self, start: int, end: int) -> int | None:
        """The dating that covers some of ``[start, end)``, or ``None``."""
        n = bisect_left(self._starts, end) - 1
        if n >= 0 and self._spans[n][1] > start:
            return self._spans[n][2]
        return None

    def spans(self, start: int, end: int) -> list[tuple[int, int]]:
        """Offsets of the datings that start in ``[start, end)``."""
        return [row[:2] for row in self._between(start, end)]

    def within(self, start: int, end: int) -> list[int]:
        """Datings that start in ``[start, end)``."""
        return [row[2] for row in self._between(start, end)]

    def rows(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """Where the datings stand that start in ``[start, end)``, and which they are."""
        return self._between(start, end)

    def touches(self, start: int, end: int) -> bool:
        """Whether a dating covers some of ``[start, end)``."""
        return any(row[1] > start for row in self._between(start - LONGEST_DATE, end))

    def _between(self, start: int, end: int) -> list[tuple[int, int, int]]:
        return self._spans[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def folded_offset(folded: Folded, offset: int) -> int:
    """The place in the folded text of an offset of the original."""
    return folded.place(offset)

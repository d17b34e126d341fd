"""Day and place that a meeting has from the words spoken at it or right after it: «أكد الوزير، أمس بالرباط، أن …»."""

from __future__ import annotations

from collections.abc import Sequence

from arabic_timeline.extract import places, possible
from arabic_timeline.extract.choice import LONGEST_STAY
from arabic_timeline.extract.document import Document
from arabic_timeline.extract.entity import Entity
from arabic_timeline.extract.frames import Frame
from arabic_timeline.extract.group import Group
from arabic_timeline.extract.places import Place
from arabic_timeline.extract.setting import placed
from arabic_timeline.extract.tables import either, phrases
from arabic_timeline.extract.tokens import Sentence
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.forms import REMOTE
from arabic_timeline.language import verbs

_LONGEST_LEAD = 16  # words and signs of what stands before the text
_BESIDE = 4  # words behind the speaker among which the day of «أشاد الوزير، يوم أمس، ب…» stands


def by_scene(document: Document, found: Sequence[Group]) -> None:
    """«أكد الوزير، أمس بالرباط، أن … وأبرز، عقب مباحثاته مع …»: where and when he spoke the talks were."""
    for group in found:
        frame = group.first
        if group.form != "meeting" or frame.held == "denied" or frame.earlier or not _spoken_after(document, frame):
            continue
        if frame.mode not in REMOTE and not placed(group):
            group.place = _where(document, group)
        if group.dating is None and frame.held == "held" and _same_day(document, frame):
            group.dating = _when(document, group)


def _spoken_after(document: Document, frame: Frame) -> bool:
    """«وأبرز، عقب مباحثاته مع …»: the meeting is told as what the speaking followed."""
    before = frame.tokens[frame.found.first - 1 : frame.found.first]
    after = any(t.text in phrases("clauses", "spoken-after") for t in before)
    return after and not frame.found.trigger.verb and _tells(document, frame.sentence)


def _tells(document: Document, sentence: Sentence) -> bool:
    return sentence.tokens[_opening(document, sentence)].word.core in phrases("particles", "telling")


def _opening(document: Document, sentence: Sentence) -> int:
    """The first word, behind the dateline and signs: «دبي (CNN)— قال الوزير», «هادي آل كليب- سبق- نجران: أكد …»."""
    tokens, start = sentence.tokens, 0
    if sentence is document.sentences[0]:
        signs, told = phrases("clauses", "dateline-signs"), phrases("particles", "telling")
        lead = range(1, min(_LONGEST_LEAD, len(tokens)))
        start = next((n for n in lead if tokens[n - 1].text in signs and tokens[n].word.core in told), 0)
    return next((n for n, t in enumerate(tokens[start:], start) if not t.sign), 0)


def _where(document: Document, group: Group) -> tuple[Sentence, Place] | None:
    """The place beside the verb of telling of the same speaker, here or in the sentences before."""
    index = group.first.sentence.index
    for sentence in reversed(document.between(index - LONGEST_STAY, index + 1)):
        told = _speech_place(document, sentence)
        speaker = _speaker(document, sentence)
        if told is not None and speaker is not None and document.people.key(sentence, speaker) in group.keys:
            return sentence, told
    return None


def _speaker(document: Document, sentence: Sentence) -> Entity | None:
    """Who is told of first in a sentence that tells what was said."""
    speakers = (e for e in document.mentions[sentence.index].values() if e.kind in ("person", "office"))
    return min(speakers, key=lambda e: e.first, default=None)


def _speech_place(document: Document, sentence: Sentence) -> Place | None:
    tokens, start = sentence.tokens, _opening(document, sentence)
    if not _tells(document, sentence):
        return None
    for n in range(start + 1, _said_from(tokens, start)):
        token = tokens[n]
        leads = token.text in phrases("clauses", "inside")
        if not (leads or token.prep == "ب") or not (tokens[n - 1].sign or tokens[n - 1].dating is not None):
            continue
        told = places.at(tokens, n + leads, document.index)
        if told is not None and told.last < len(tokens) and _ends_there(tokens[told.last]):
            return told
    return None


def _said_from(tokens: Sequence[Token], start: int) -> int:
    """Where what was said begins («أن», a colon), or the last word."""
    opens = (n for n in range(start + 1, len(tokens) - 1) if _opens_words(tokens[n]))
    return next(opens, len(tokens) - 1)


def _opens_words(token: Token) -> bool:
    return token.text in phrases("clauses", "that") or token.text == ":"


def _ends_there(token: Token) -> bool:
    return token.sign or token.dating is not None or token.text in phrases("clauses", "that")


# ── the day ──────────────────────────────────────────────────────────────────────────────────────


def _same_day(document: Document, frame: Frame) -> bool:
    """Whether the words were said at the meeting or right after it, and the sentence has no day of its own till then.

    What somebody says «بعد لقائه» may be said days later; «وكان قد صرح عقب لقائه» goes back behind what was told.
    """
    lead = frame.tokens[frame.found.first - 1].text
    at_once = lead in either("clauses", "meanwhile", "right-after")
    before = frame.tokens[: frame.scan.end]
    back = any(t.text in phrases("clauses", "was") for t in frame.tokens[: _opening(document, frame.sentence) + 1])
    return at_once and not back and all(t.dating is None for t in before)


def _when(document: Document, group: Group) -> int | None:
    """The one day beside the verb of speaking with which the same speaker was told of right before."""
    here = group.first.sentence
    before = document.between(here.index - 1, here.index)
    if len(before) != 1 or not (_speaks(document, here) and _speaks(document, before[0])):
        return None
    said, speaker = before[0], _speaker(document, before[0])
    if speaker is None or not _goes_on_speaking(document, said, speaker, group):
        return None
    start = _opening(document, said)
    end = _said_from(said.tokens, start)
    if not _opens_words(said.tokens[end]):
        end = speaker.last + _BESIDE  # «أشاد الوزير، أمس بالرباط، بالتعاون»
    return possible.one_day(document, said.tokens[start:end])


def _speaks(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence opens with a verb of speaking, or of going on where words follow: «وتابع …: «…»»."""
    word = sentence.tokens[_opening(document, sentence)].word.core
    if word in phrases("clauses", "going-on") and any(_opens_words(t) for t in sentence.tokens):
        return True
    return any("speech" in verbs.kinds(lemma) for lemma in verbs.lemmas(word))


def _goes_on_speaking(document: Document, said: Sentence, speaker: Entity, group: Group) -> bool:
    """Whether whom the sentence of the meeting tells of first, or a side that it leaves unnamed, spoke before."""
    key, here = document.people.key(said, speaker), group.first.sentence
    own = _speaker(document, here)
    named = own is not None and own.last <= group.first.found.first
    return document.people.key(here, own) == key if named and own is not None else key in group.keys

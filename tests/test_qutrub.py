"""libqutrub, which nobody here has written, judges every active form of the table of verbs."""

from __future__ import annotations

import os
import re
import warnings
from typing import Any

import pytest

from arabic_timeline import lexicon
from arabic_timeline.language import verbs
from arabic_timeline.language.paradigm import parts_of
from arabic_timeline.language.shapes import join, root_of, settle, shape_of
from arabic_timeline.text import plain

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    qutrub: Any = pytest.importorskip("libqutrub.conjugator")

EVERY = sorted({row for listed in lexicon.rows("language/verbs").values() for row in listed})
MARKS = {"a": "\u064e", "i": "\u0650", "u": "\u064f", "A": "\u064e", "I": "\u0650", "U": "\u064f", "Y": "\u064e"}
VOWELS = {"a": "فتحة", "i": "كسرة", "u": "ضمة"}
# What it gives and no grammar does: «اؤخذ» for «خذ», «شُؤت» for «شئت», «ناوء» for «ناوأ».
ITS_OWN = {
    "أخذ": "imperative",
    "أكل": "imperative",
    "أمر": "imperative",
    "جاء": "past",
    "شاء": "past imperative",
    "ناوأ": "past present imperative",
    "ودّ": "imperative",
}
_TENSES = {"past": "الماضي", "present": "المضارع", "imperative": "الأمر"}


def _vowelled(verb: verbs.Verb) -> tuple[str, str]:
    """The lemma with its vowels, and the vowel of its present."""
    root = root_of(verb.root, verb.measure, verb.past_vowel, verb.present_vowel, verb.sound)
    past = parts_of(shape_of(verb.measure, root.kind), root, verb.measure)[0]
    sounds = re.sub(r"([^aiuAIU])\1", r"\1~", settle(join(past.stems.opened, "a", past=True)))
    letters = iter(verb.lemma.replace("\u0651", ""))
    out = next(letters) + MARKS[sounds[0]] if sounds[0] in "iu" else ""
    for sound in sounds[1:] if out else sounds:
        if sound == "~":
            out += "\u0651"
        elif sound in "aiu":
            out += MARKS[sound]
        elif sound in "AIUY":
            out += "" if out.endswith("آ") else MARKS[sound] + next(letters)
        else:
            out += next(letters)
    return out, VOWELS[root.present]


def _its_forms(verb: verbs.Verb) -> dict[str, set[str]]:
    lemma, vowel = _vowelled(verb)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        table = qutrub.conjugate(
            lemma, vowel, past=True, future=True, passive=False, imperative=True, future_moode=True, confirmed=False,
            transitive=True, display_format="DICT",
        )  # fmt: skip
    found: dict[str, set[str]] = {}
    for tense, cells in (table or {}).items():  # it does not know «فبرك»
        if "مؤكد" in tense or "مجهول" in tense:  # «يكتبنّ», which no newspaper prints; passives of what has none
            continue
        key = next(key for key, name in _TENSES.items() if name in tense)
        found.setdefault(key, set()).update(plain(form).strip() for form in cells.values() if form.strip())
    return found


def _of_each_kind() -> list[str]:
    """Two verbs of each measure, kind of root, pair of vowels and weak or doubled letter: of those, all are inflected
    alike."""
    found: dict[tuple[object, ...], list[str]] = {}
    for row in EVERY:
        verb = verbs.verb_of(row)
        root = root_of(verb.root, verb.measure, verb.past_vowel, verb.present_vowel, verb.sound)
        weak = tuple(letter if letter in "ءويأ" else "" for letter in verb.root)
        found.setdefault((verb.measure, root.kind, weak, verb.past_vowel, verb.present_vowel, verb.sound), []).append(
            row
        )
    return sorted(row for rows in found.values() for row in (*rows[:2], *(row for row in rows if row in ITS_OWN)))


ROWS = EVERY if os.environ.get("TEST_ALL") else _of_each_kind()


@pytest.mark.parametrize("part", range(16))
def test_qutrub_agrees(part: int) -> None:
    for row in ROWS[part::16]:
        verb = verbs.verb_of(row)
        ours: dict[str, set[str]] = {}
        for form in verbs.conjugated(verb):
            ours.setdefault(form.tense, set()).add(form.spelling)
        for tense, forms in _its_forms(verb).items():
            # It keeps both ت of «متّم».
            missing = {form for form in forms - ours[tense] if not re.search("تت(م|ما|ن)?$", form)}
            assert not missing or tense in ITS_OWN.get(verb.lemma, ""), (row, tense, missing)

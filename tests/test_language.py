"""Verbs by conjugation: forms worked out by hand, the table of newspapers, and libqutrub as a judge where it is."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pytest
from tables import cases

from arabic_timeline import lexicon
from arabic_timeline.language import conjugation, derivations, nouns, sure, verbs
from arabic_timeline.language.conjugation import VerbForm
from arabic_timeline.language.index import Index
from arabic_timeline.language.latin import latin
from arabic_timeline.language.paradigm import Tense
from arabic_timeline.text import plain

NUMBERS = {"s": "singular", "d": "dual", "p": "plural"}
TENSES = {"past": "past", "present": "present", "cut": "present", "order": "imperative"}
MOODS: dict[str, Any] = {
    "past": {None},
    "order": {None},
    "present": {"indicative", "not-jussive", "any"},
    "cut": {"not-indicative", "jussive", "any"},
}
ROWS = [row for listed in lexicon.rows("language/verbs").values() for row in listed]


def _forms(verb: str) -> tuple[VerbForm, ...]:
    one = verbs.verb_of(f"x {verb}")
    return conjugation.conjugate(
        one.root, one.measure, past_vowel=one.past_vowel, present_vowel=one.present_vowel, sound=one.sound
    )


def _is(form: VerbForm, tense: str, cell: str, voice: str) -> bool:
    """Whether a form may be this cell: «3sm», «1p»."""
    return (
        form.tense == TENSES[tense]
        and form.mood in MOODS[tense]
        and form.person == int(cell[0])
        and form.number == NUMBERS[cell[1]]
        and form.gender in (cell[2:] or None, None)
        and form.voice in (voice, "both")
    )


@pytest.mark.parametrize("case", cases("conjugation"))
def test_forms(case: dict[str, Any]) -> None:
    forms = _forms(case["verb"])
    assert {form.lemma for form in forms} == {case["lemma"]}
    for key, cells in case.items():
        voice, tense = ("passive", key.removeprefix("passive ")) if key.startswith("passive") else ("active", key)
        if tense in TENSES:
            for cell, spelling in cells.items():
                found = [form.spelling for form in forms if _is(form, tense, cell, voice)]
                assert found[:1] == [plain(spelling)], (tense, cell)


@pytest.mark.parametrize("case", [case for case in cases("conjugation") if "bound" in case.values[0]])
def test_before_a_pronoun(case: dict[str, Any]) -> None:
    forms = _forms(case["verb"])
    for key, stem in case["bound"].items():
        tense, cell = key.split()
        form = next(form for form in forms if _is(form, tense, cell, "active"))
        assert plain(stem) in conjugation.with_object(form), key


@pytest.mark.parametrize("word", ["يئس", "ييأس", "تأمل", "التقى", "نظم", "زار", "أخذ", "انتهى", "خذ"])
def test_only_tenses_that_begin_otherwise_are_left_out(word: str) -> None:
    """A word finds the forms that it would find among those of all tenses."""
    spelling = plain(word)
    rows = [verbs.verb_of(row) for row in verbs.rows_of(verbs.bare_consonants(spelling))]
    every = {form for verb in rows for form in verbs.conjugated(verb) if form.spelling == spelling}
    assert every <= set(verbs.lookup(spelling))


def test_sure_letters_refuse_no_form() -> None:
    """What a word is compared with before a verb is conjugated stands in all that the verb and its nouns are spelt."""
    refused = []
    for row in ROWS:
        verb = verbs.verb_of(row)
        for stems, spellings in (
            (verbs._sure(row)[0], _spellings(verb, {"past", "imperative"})),
            (verbs._sure(row)[1], _spellings(verb, {"present"})),
            (derivations._sure(row)[0], _listed(derivations._participles(row))),
            (derivations._sure(row)[1], _listed(derivations._masdars(row))),
        ):
            refused += [(row, spelling) for spelling in spellings if not sure.may_be(spelling, stems)]
    assert not refused


def _listed(nouns: Index[nouns.Derived]) -> set[str]:
    return {*nouns.alone, *nouns.bound}


def _spellings(verb: verbs.Verb, tenses: Collection[Tense]) -> set[str]:
    forms = verbs.conjugated(verb, tenses)
    return {spelling for form in forms for spelling in (form.spelling, *form.before_pronoun)}


@pytest.mark.parametrize(("word", "lemma"), [("كتب", "كاتب"), ("كاتب", "اكتتب"), ("ينتظم", "نظم")])
def test_sure_letters_tell_measures_apart(word: str, lemma: str) -> None:
    rows = [row for row in ROWS if plain(row.split()[0]) == lemma]
    assert not any(sure.may_be(word, stems) for row in rows for stems in verbs._sure(row))


def test_tenses_made_apart_are_the_same_forms() -> None:
    apart = [conjugation.conjugate("لقي", 8, tenses=[tense]) for tense in ("past", "present", "imperative")]
    assert tuple(form for forms in apart for form in forms) == conjugation.conjugate("لقي", 8)


def test_there_are_enough_forms_made_by_hand() -> None:
    cells = [
        len(value) for case in cases("conjugation") for value in case.values[0].values() if isinstance(value, dict)
    ]
    assert sum(cells) >= 200


@pytest.mark.parametrize("case", cases("verb_words"))
def test_words(case: dict[str, Any]) -> None:
    found = verbs.readings(plain(case["word"]))
    if "silent" in case:
        assert not [one for one in found if one.form.tense in case["silent"]]
        return
    lemma, tense, cell, *mood = case["reads"].split()
    around = (case.get("joint", ""), case.get("particle", ""), case.get("pronoun", ""))
    read = [one.form for one in found if one[1:] == around and one.form.lemma == lemma and one.form.tense == tense]
    assert [form for form in read if form.mood in (mood or [None]) and _is_cell(form, cell)]


def _is_cell(form: VerbForm, cell: str) -> bool:
    return (form.person, form.number, form.gender) == (int(cell[0]), NUMBERS[cell[1]], cell[2:] or None)


@pytest.mark.parametrize("part", range(8))
def test_every_form_is_found_again(part: int) -> None:
    for row in ROWS[part * 8 :: 64]:
        for form in verbs.conjugated(verbs.verb_of(row)):
            assert form in verbs.lookup(form.spelling), row
            for stem in form.before_pronoun:
                assert form in verbs.lookup_before_pronoun(stem), row


@pytest.mark.parametrize("part", range(4))
def test_a_masdar_is_known_without_participles(part: int) -> None:
    for row in ROWS[part * 8 :: 32]:
        spelt = _listed(derivations._participles(row)) | _listed(derivations._masdars(row))
        told = {one for one in spelt if any(noun.role == "masdar" for noun in derivations.lookup_noun(one))}
        assert told == {one for one in spelt if derivations.is_masdar(one)}, row


@pytest.mark.parametrize("part", range(4))
def test_the_verbs_that_are_asked_for_are_read_as_among_all(part: int) -> None:
    for row in ROWS[part * 16 :: 64]:
        lemma = frozenset({plain(row.split()[0])})
        for form in verbs.conjugated(verbs.verb_of(row)):
            for word in (form.spelling, f"و{form.spelling}", *(f"فس{stem}هما" for stem in form.before_pronoun)):
                among_all = [one for one in verbs.readings(word) if plain(one.form.lemma) in lemma]
                assert list(verbs.readings_as(word, lemma)) == among_all, (row, word)


def test_no_verb_is_made_for_a_word_without_the_consonants_that_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verbs, "readings", lambda word: pytest.fail(f"{word} was read"))
    assert not list(verbs.readings_as("استقبلوهما", frozenset({"توج", "اكتفي"})))


def test_a_row_says_the_verb_that_it_makes() -> None:
    said = {row: verbs.verb_of(row) for row in ROWS}
    made = {row: conjugation.name_of(one.root, one.measure, one.past_vowel, one.sound) for row, one in said.items()}
    assert made == {row: one.lemma for row, one in said.items()}


def test_a_lemma_is_one_verb() -> None:
    assert len({row.split()[0] for row in ROWS}) == len(set(ROWS))


def test_a_newsroom_adds_a_verb() -> None:
    change = lexicon.Change(table="language/verbs", row="speech", add=("زنبق زنبق q1",))
    assert not verbs.lookup("يزنبقون")
    with lexicon.Lexicon(changes=(change,)).in_use():
        assert [form.lemma for form in verbs.lookup("يزنبقون")] == ["زنبق"]
        assert verbs.kinds("زنبق") == {"speech"}
    assert not verbs.lookup("يزنبقون")


@pytest.mark.parametrize(
    ("lemma", "kind"),
    [
        ("قال", "speech"),
        ("نفى", "denial"),
        ("ألغى", "cancel"),
        ("اعتزم", "plan"),
        ("زعم", "rumour"),
        ("كاد", "near-miss"),
        ("التقى", "meeting"),
        ("رفض", "refuse"),
        ("تمكّن", "manage"),
    ],
)
def test_kinds(lemma: str, kind: str) -> None:
    assert kind in verbs.kinds(lemma)


@pytest.mark.parametrize(
    ("root", "measure", "wanted"),
    [
        ("صرح", 2, ["تصريح"]),
        ("سوي", 2, ["تسوية"]),
        ("هنأ", 2, ["تهنئة"]),
        ("حيي", 2, ["تحية"]),
        ("بحث", 3, ["مباحثة", "بحاث"]),
        ("لقي", 3, ["ملاقاة", "لقاء"]),
        ("علن", 4, ["إعلان"]),
        ("قوم", 4, ["إقامة"]),
        ("جري", 4, ["إجراء"]),
        ("وضح", 4, ["إيضاح"]),
        ("أمن", 4, ["إيمان"]),
        ("عدد", 4, ["إعداد"]),
        ("أكد", 5, ["تأكد"]),
        ("حدي", 5, ["تحدي"]),
        ("نبأ", 5, ["تنبؤ"]),
        ("فهم", 6, ["تفاهم"]),
        ("لقي", 6, ["تلاقي"]),
        ("عقد", 7, ["انعقاد"]),
        ("حوز", 7, ["انحياز"]),
        ("جمع", 8, ["اجتماع"]),
        ("وصل", 8, ["اتصال"]),
        ("لقي", 8, ["التقاء"]),
        ("خير", 8, ["اختيار"]),
        ("ضرر", 8, ["اضطرار"]),
        ("حمر", 9, ["احمرار"]),
        ("قبل", 10, ["استقبال"]),
        ("قيل", 10, ["استقالة"]),
        ("دعو", 10, ["استدعاء"]),
        ("مرر", 10, ["استمرار"]),
        ("سيطر", "q1", ["سيطرة"]),
        ("دهور", "q2", ["تدهور"]),
        ("طمأن", "q4", ["اطمئنان"]),
        ("كتب", 1, []),
    ],
)
def test_masdar(root: str, measure: int | str, wanted: list[str]) -> None:
    assert nouns.masdar(root, measure) == tuple(map(plain, wanted))


@pytest.mark.parametrize(
    ("word", "lemma", "role", "number", "gender"),
    [
        ("مستقبلا", "استقبل", "both", "singular", "m"),
        ("مستقبلون", "استقبل", "both", "plural", "m"),
        ("مستقبلين", "استقبل", "both", "dual", "m"),
        ("مستقبلين", "استقبل", "both", "plural", "m"),
        ("مستقبلة", "استقبل", "both", "singular", "f"),
        ("مستقبلات", "استقبل", "both", "plural", "f"),
        ("مستقبلتان", "استقبل", "both", "dual", "f"),
        ("مولود", "ولد", "passive", "singular", "m"),
        ("معين", "عيّن", "both", "singular", "m"),
        ("مبرم", "أبرم", "both", "singular", "m"),
        ("مبرمة", "أبرم", "both", "singular", "f"),
        ("صادر", "صدر", "active", "singular", "m"),
        ("صادرة", "صدر", "active", "singular", "f"),
        ("قائلا", "قال", "active", "singular", "m"),
        ("مشيرة", "أشار", "active", "singular", "f"),
        ("مدعوون", "دعا", "passive", "plural", "m"),
        ("داعيا", "دعا", "active", "singular", "m"),
        ("مقام", "أقام", "passive", "singular", "m"),
        ("ملتقون", "التقى", "both", "plural", "m"),
        ("مجراة", "أجرى", "passive", "singular", "f"),
        ("متوجها", "توجّه", "both", "singular", "m"),
        ("مقروءة", "قرأ", "passive", "singular", "f"),
        ("موقنون", "أيقن", "both", "plural", "m"),
        ("مؤكدا", "أكّد", "both", "singular", "m"),
        ("لقاءات", "لقي", "masdar", "plural", "f"),
        ("زيارتين", "زار", "masdar", "dual", "f"),
        ("زيارات", "زار", "masdar", "plural", "f"),
        ("اجتماعا", "اجتمع", "masdar", "singular", "m"),
        ("اجتماعين", "اجتمع", "masdar", "dual", "m"),
        ("مباحثات", "باحث", "masdar", "plural", "f"),
        ("رؤية", "رأى", "masdar", "singular", "f"),
    ],
)
def test_nouns_of_verbs(word: str, lemma: str, role: str, number: str, gender: str) -> None:
    found = derivations.lookup_noun(plain(word))
    assert (lemma, role, number, gender) in [(one.lemma, one.role, one.number, one.gender) for one in found]


@pytest.mark.parametrize(
    ("stem", "lemma"),
    [
        ("لقائ", "لقي"),
        ("لقاؤ", "لقي"),
        ("لقاء", "لقي"),
        ("زيارت", "زار"),
        ("إجرائ", "أجرى"),
        ("مباحثات", "باحث"),
        ("لجوء", "لجأ"),
    ],
)
def test_nouns_before_a_pronoun(stem: str, lemma: str) -> None:
    assert lemma in {one.lemma for one in derivations.lookup_noun_before_pronoun(plain(stem))}


@pytest.mark.parametrize(("lemma", "masdars"), lexicon.rows("language/masdars").items())
def test_a_given_masdar_is_of_a_verb_of_the_table(lemma: str, masdars: list[str]) -> None:
    assert verbs.kinds(lemma)
    for one in masdars:
        assert lemma in {noun.lemma for noun in derivations.lookup_noun(plain(one))}


@pytest.mark.parametrize(("root", "measure"), [("كت", 1), ("كتب", 11), ("كتب", "q1"), ("دحرج", 2), ("", 1)])
def test_no_verb(root: str, measure: int | str) -> None:
    with pytest.raises(ValueError, match="no root"):
        conjugation.conjugate(root, measure)


@pytest.mark.parametrize(
    "row", ["قال", "قال قول", "قال قول 11", "قال قول 1 xy", "قال قول 1 au loud", "سيطر سيطر 2", "قال قول q1"]
)
def test_no_row(row: str) -> None:
    with pytest.raises(ValueError, match="no verb"):
        verbs.verb_of(row)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("ناصر بوريطة", "nasr-burita"), ("عادل الجبير", "adl-aljbir"), ("يوسف بن علوي", "yusf-bn-alwi"),
        ("أ\u064eحمد", "ahmd"), ("\u0627\u0654حمد", "ahmd"), ("مايك بومبيو", "mayk-bumbyu"), ("فرانس 24", "frans-24"),
        ("BBC عربي", "bbc-arbi"), ("José", "jose"), ("الصــحيفة", "alshifa"), ("中国", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_name_is_known_again_in_latin_letters(name: str, written: str) -> None:
    assert latin(name) == written

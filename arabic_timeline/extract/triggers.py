"""The words that tell of a meeting, in all their forms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from arabic_timeline.extract.tables import listed, phrases, table, verb_forms
from arabic_timeline.forms import Form, Mode
from arabic_timeline.lexicon import kept
from arabic_timeline.model import Role
from arabic_timeline.text import plain

TALKS = frozenset({"talks", "discussions", "gathering", "summit", "session of work"})  # to which governments sit down


@dataclass(frozen=True, slots=True)
class Trigger:
    """A row of ``triggers.yaml`` in one of its forms.

    ``tense``: past, present, future (verbs) or none; ``pronoun``: a suffix stands for one of the sides.
    """

    name: str
    frame: str
    verb: bool
    tense: str = ""
    pronoun: bool = False
    definite: bool = False
    strength: str = "strong"
    roles: tuple[Role, Role] = ("participant", "participant")
    mode: Mode | None = None
    form: Form | None = None  # where the word alone says which: «اتصال», «وقّع»
    session: bool = False
    passive: bool = False
    needs_with: bool = False
    otherwise: bool = False  # without what it needs it is a verb of talking: «تناول فلان مع فلان الأزمة»
    needs: frozenset[str] = frozenset()
    dual: bool = False
    sits: bool = False
    lands: bool = False
    unsure: bool = False
    venue: bool = False
    hosts: bool = False
    faces: bool = False


@kept
def triggers() -> Mapping[str, tuple[tuple[tuple[str, ...], Trigger], ...]]:
    """Forms of triggers by first word: the words after it, longest first, and the trigger."""
    found: dict[str, list[tuple[tuple[str, ...], Trigger]]] = {}
    for form, trigger in (*_verb_triggers(), *_noun_triggers()):
        first, *rest = form.split()
        found.setdefault(first, []).append((tuple(rest), trigger))
    return {word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in found.items()}


def trigger_verbs() -> Iterable[str]:
    """Every one-word form of the trigger verbs."""
    return (word for word, rows in triggers().items() if any(not rest and trigger.verb for rest, trigger in rows))


def pronoun_nouns() -> Iterable[str]:
    """«لقاءه», «اجتماعها», «اتصالات …»: words of the nouns of meeting that are part of no name."""
    for form, trigger in _noun_triggers():
        if trigger.pronoun and " " not in form:
            yield form
        elif " " in form:
            yield form.split()[0]


def _verb_triggers() -> Iterable[tuple[str, Trigger]]:
    for row in table("triggers")["verbs"]:
        roles, needs = _roles(row), frozenset(listed(row.get("needs", [])))
        for form, tense, pronoun in _verb_row(row):
            yield form, Trigger(
                row["name"], row["frame"], True, tense, pronoun, roles=roles,
                mode=row.get("mode"), form=row.get("form"),
                session=row.get("session", False), passive=row.get("passive", False),
                needs_with=row.get("needs-with", False), needs=needs, otherwise=row.get("otherwise", False),
                dual=_of_two(form) and not pronoun and not form.endswith(_stems(row)),
                sits=row.get("sits", False), venue=row.get("venue", False),
                hosts=row.get("hosts", False), lands=row.get("lands", False),
                unsure=row.get("unsure", False), faces=row.get("faces", False),
            )  # fmt: skip


def _of_two(form: str) -> bool:
    """«التقيا», «يجتمعان»: a verb of two; «التقوا» is of many, who may be others than the two told before."""
    return form.endswith(("ا", "ان")) and not form.endswith("وا")


def _stems(row: Mapping[str, Any]) -> tuple[str, ...]:
    """«بدأ», «ستبدأ»: folded these end like a dual, and are none."""
    return tuple(stem for key in ("past", "present") if (stem := plain(row.get(key, ""))).endswith("ا"))


def _roles(row: Mapping[str, Any]) -> tuple[Role, Role]:
    left, right = row.get("roles", ("participant", "participant"))
    return left, right


def _verb_row(row: Mapping[str, Any]) -> Iterable[tuple[str, str, bool]]:
    irregular = row.get("forms", {})
    for form in listed(irregular.get("past", [])):
        yield form, "past", _object(row, form)
    for form in listed(irregular.get("present", [])):
        yield form, "future" if form.startswith("س") else "present", _object(row, form)
        if form.startswith(("ي", "ت")):
            yield "س" + form, "future", _object(row, form)
    if "past" not in row:
        return
    past, present = plain(row["past"]), plain(row["present"])
    for form in verb_forms(past, present):
        future = form[0] == "س" and form[1] in "يت" and not form.startswith(past)
        tense = "future" if future else "present" if form[0] in "يت" and not form.startswith(past) else "past"
        suffix = form.endswith(("ه", "ها", "هم", "هما")) and not past.endswith(("ه", "هم"))
        yield form, tense, suffix


def _object(row: Mapping[str, Any], form: str) -> bool:
    """Whether an irregular form carries a pronoun: «التقاه», but not «توجه»."""
    return not row.get("own-ha", False) and form.endswith(("ه", "ها", "هما", "هم"))


def _noun_triggers() -> Iterable[tuple[str, Trigger]]:
    for row in table("triggers")["nouns"]:
        strength = row["strength"]
        for form in listed(row["forms"]):
            yield (
                form,
                Trigger(
                    row["name"],
                    strength if strength in ("visit", "sitting") else "noun",
                    verb=False,
                    pronoun=_with_pronoun(form),
                    definite=row.get("definite", form.startswith("ال") or (strength == "strong" and " ال" in form)),
                    strength=strength,
                    roles=_roles(row),
                    mode=row.get("mode"),
                    form=row.get("form"),
                    session=row.get("session", False),
                    faces=row.get("faces", False),
                ),
            )


def _with_pronoun(form: str) -> bool:
    """Whether the noun ends in a pronoun («لقائه»), and not in the feminine ending that folds alike («زيارة»)."""
    noun = form.split()[0]
    return noun.endswith(("ه", "ها", "هما", "هم")) and not noun.endswith(tuple(phrases("clauses", "feminine")))


@kept
def trigger_words() -> frozenset[str]:
    """Every first word of a trigger as a text may print it, clitics on: a sentence without any tells of no meeting."""
    return frozenset(form for word, rows in triggers().items() for form in with_clitics(word, rows[0][1].verb))


def with_clitics(word: str, verb: bool) -> Iterable[str]:
    """A first word of a trigger with everything that may be joined to it in print."""
    for conj in ("", "و", "ف"):
        yield conj + word
        if verb and word[0] in "يت":
            yield conj + "ل" + word  # «ليلتقي»
        if not verb:
            yield from (conj + prep + word for prep in "بلك")
            if word.startswith("ال"):
                yield conj + "لل" + word[2:]

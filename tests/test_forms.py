"""Every form of an event has its label, its sentences and, where words tell of it, a row of words."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
import yaml

from arabic_timeline import say
from arabic_timeline.extract.tables import table
from arabic_timeline.forms import FORMS, Form, Mode
from arabic_timeline.model import Cause

WORDS = yaml.safe_load((Path(__file__).parents[1] / "templates" / "words.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("form", get_args(Form))
def test_a_form_has_a_label_and_sentences(form: Form) -> None:
    assert WORDS["form"][form]
    named = say.sentence(Cause(code=f"reason.entry_{form}_at", values={"names": ["س"], "place": "م"}))
    assert "م" in named and "{" not in named
    assert say.sentence(Cause(code=f"reason.same_{form}"))


@pytest.mark.parametrize("mode", get_args(Mode))
def test_a_mode_has_a_label(mode: Mode) -> None:
    assert WORDS["mode"][mode]


def test_rows_of_words_name_forms_that_there_are() -> None:
    rows = [row for part in ("verbs", "nouns") for row in table("triggers")[part] if "form" in row]
    assert {row["form"] for row in rows} == {"call", "signing"}
    assert all(row["form"] in FORMS for row in rows)


def test_what_meets_needs_two_and_is_no_context() -> None:
    assert [form for form in get_args(Form) if FORMS[form].meets] == ["meeting", "call"]

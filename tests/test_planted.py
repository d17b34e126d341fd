"""Mistakes planted into texts (cases/planted.yaml): none passes in silence, and nothing true is called one.

Beside them what binds the day of writing of an undated text that tells of a meeting (cases/asserted.yaml), and what
must not bind it wrongly (cases/sound.yaml).
"""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from tables import CASES, cases
from test_merge import TABLE, dated, registry, reports

from arabic_timeline import merge, reason, resolve, say
from arabic_timeline.model import Timeline

_ASKED = {"possible-merge", "two-days", "expression", "contradiction"}
_QUIET = [case for case in TABLE["cases"] if not case.get("judgements") and not case.get("ask")]


def _timeline(case: dict[str, Any]) -> Timeline:
    known = registry([])
    texts = {id_: dated(id_, row) for id_, row in case["articles"].items()}
    merged = merge.meetings(reports(texts, known), texts, known)
    return reason.timeline(merged, texts, known, cases=resolve.cases)


@pytest.mark.parametrize("case", cases("planted"))
def test_a_planted_mistake_is_told(case: dict[str, Any]) -> None:
    """And nothing is told of what only looks like one (``told: nothing``)."""
    timeline = _timeline(case)
    told = {"contradiction"} if timeline.contradictions else set()
    told |= {"warning"} if timeline.warnings else set()
    told |= {"review"} if any(doubt.kind in _ASKED for doubt in timeline.review) else set()
    if case.get("told") == "nothing":
        assert not told & {"contradiction", "warning"}
    else:
        assert case.get("told") in told if "told" in case else told
    causes = [r.gives for c in timeline.contradictions for r in c.repairs] + [w.says for w in timeline.warnings]
    assert all(say.sentence(cause) for cause in causes)


@pytest.mark.parametrize("case", _QUIET, ids=[case["name"] for case in _QUIET])
def test_what_is_right_is_no_contradiction(case: dict[str, Any]) -> None:
    timeline = _timeline(case)
    assert timeline.contradictions == ()
    assert timeline.warnings == ()


@pytest.mark.parametrize(
    "case", yaml.safe_load((CASES / "asserted.yaml").read_text(encoding="utf-8")), ids=lambda case: case["text"]
)
def test_only_what_is_asserted_binds_the_day_of_writing(case: dict[str, Any]) -> None:
    [article] = _timeline({"articles": {"A": {"text": case["text"]}}}).articles
    written = article.certain.interval
    if "open" in case:
        assert getattr(written, case["open"]) is None
    else:
        assert (written.earliest, written.latest) == (case.get("from"), case.get("to"))


_SOUND = [
    pytest.param(case, group["beside"], id=case["text"])
    for group in yaml.safe_load((CASES / "sound.yaml").read_text(encoding="utf-8"))
    for case in group["texts"]
]


@pytest.mark.parametrize(("case", "beside"), _SOUND)
def test_a_certain_bound_holds_the_true_day(case: dict[str, Any], beside: dict[str, Any]) -> None:
    """However a text without a day tells what is past or to come, and whatever others tell of the same people."""
    timeline = _timeline({"articles": {"A": {"text": case["text"]}, **beside}})
    certain = next(one.certain for one in timeline.articles if one.dated.article.id == "A")
    assert case["written"] in certain.interval
    assert timeline.contradictions == ()

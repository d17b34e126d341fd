"""What an answer changed, in a few words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from arabic_timeline import differences, edtf, say
from arabic_timeline.render.changes import word

_MOST = 8  # changes that are told one by one


def news(answers: Sequence[str], old: differences.Json, new: differences.Json, months: str) -> dict[str, Any]:
    """What stands after these answers that did not before: ``after`` them, ``short`` in a line, and ``says`` each.

    A contradiction that was there and is only put in other words is no news.
    """
    clashing = {row["about"] for row in old["contradictions"]}
    found = [
        one for one in differences.changes(old, new) if not (one.kind == "contradicted" and one.id in clashing)
    ]  # fmt: skip
    settled = [f"«{title}»: {word('no longer contradicted', months)}." for title in _settled(old, new)]
    articles = {one["id"] for one in new["articles"]} - {one["id"] for one in (*new["meetings"], *new["events"])}
    says = settled + list(dict.fromkeys(("مقال " if one.id in articles else "") + _said(one, months) for one in found))
    more = len(says) - _MOST
    return {
        "after": "، ثم ".join(f"«{one}»" for one in answers),
        "short": _short(found, len(settled)),
        "says": [*says[:_MOST], *([f"… و{more} غيرها."] if more > 0 else [])],
    }


def _settled(old: differences.Json, new: differences.Json) -> Iterator[str]:
    """The entries whose contradiction an answer settled: it is still told, with what was set aside."""
    before = {one["id"] for one in (*old["meetings"], *old["events"]) if one["status"] == "contradicted"}
    told, titles = {row["about"] for row in new["contradictions"]}, differences.titles(new)
    for one in (*new["meetings"], *new["events"]):
        if one["id"] in before & told and one["status"] != "contradicted":
            yield titles[one["id"]] or one["id"]


def _short(found: Iterable[differences.Change], settled: int) -> str:
    """How many of each kind."""
    kinds = [*["no longer contradicted"] * settled, *(one.kind for one in found)]
    told = [f"{word(kind)}: {kinds.count(kind)}" for kind in dict.fromkeys(kinds)]
    return "، ".join(told) or "لم يتغير لقاء ولا تاريخ"


def _said(change: differences.Change, months: str) -> str:
    before, after = _days(change.before, months), _days(change.after, months)
    title = f"«{change.title or change.id}»: {word(change.kind, months)}"
    if change.kind in ("contradicted", "no longer contradicted"):
        return f"{title}."
    if change.kind == "gone" or before == after:
        return f"{title} ({before})."
    return f"{title}: {after}." if change.kind == "new" else f"{title}: {after}، وكان {before}."


def _days(written: str | None, months: str) -> str:
    """A date of the timeline's data in words."""
    try:
        said = edtf.parse(written or "")
    except ValueError:
        return "تاريخه غير معروف"
    whole = "/" not in (edtf.write(said.interval, extent=True) or "")  # a month, a year
    return say.interval(said.interval, months, "" if said.extent or whole else "between")

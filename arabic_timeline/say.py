"""The one writer: causes → sentences, in Arabic or in another language of readers.

Templates stand in ``lexicon/sentences/<room>.yaml`` under the code of the cause, those of another language below
``lexicon/sentences/<language>/``; what it lacks is said in Arabic.  How days are put in words stands in
``lexicon/display.yaml``.  Blanks are filled with values in words: a day with its weekday, an interval with both ends, a
list joined with «و».

``months`` everywhere names a family of Arabic month names, or a language with one way of naming them: it is all that a
caller says of the language.
"""

from __future__ import annotations

import calendar
import re
import string
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from arabic_timeline import yamltext
from arabic_timeline.families import MONTH_FAMILIES as MONTH_FAMILIES
from arabic_timeline.interval import Interval, are_years
from arabic_timeline.model import Cause, Entered

OTHERS = ("en", "fr")  # languages besides Arabic
_ARABIC = "ar"
_THOUSANDS = {"maghreb": ".", "algeria": ".", "tunisia": ".", "levant": ".", "fr": "\u202f"}
# Words of others inside quotation marks have other marks for what they quote themselves.
_INNER = {"«": str.maketrans("«»", "“”"), "“": str.maketrans("“”", "«»")}
# French joins a preposition on to what follows it: «de le», «à le», «de Avril», «que il».
_JOINED = re.compile("(?<![^\\s’(])(?:([Dd])e (le )|([Àà]) (le )|([Dd]|[Qq]u)e (?=[aeiouyàâéèêëîïôûœAEIOUYÀÂÉÈÊÎÔÛŒ]))")


def language(months: str) -> str:
    """The language that a name of ``months`` belongs to."""
    return months if months in OTHERS else _ARABIC


def sentence(cause: Cause, months: str = "maghreb") -> str:
    """The sentence of a cause; ``KeyError`` where its code or a blank of its template has no entry."""
    said = _said(cause, months)
    return said if months not in OTHERS else _begun(said)


def _said(cause: Cause, months: str) -> str:
    said = ""
    for words, blank, spec in _pieces(cause.code, language(months)):
        said += words
        if blank is not None:
            said += inside(_words(cause.values[blank], months, spec), words.rstrip("\u00a0")[-1:])
    return joined(said, months)


def _begun(said: str) -> str:
    """A sentence begins with a capital, whatever blank it begins with."""
    return said[:1].upper() + said[1:]


def joined(said: str, months: str) -> str:
    """French words with what joins on to what: «du 5 mai», «d’Avril Haines»."""
    return _JOINED.sub(_join, said) if months == "fr" else said


def spaced(text: str) -> str:
    """French text with the spaces before its marks, and inside its quotation marks, that no line may break at."""
    return re.sub("(?<=«) | (?=[:;?!»])", "\u00a0", text)


def _join(found: re.Match[str]) -> str:
    if found[2]:
        return f"{found[1]}u "
    if found[4]:
        return "Au " if found[3] == "À" else "au "
    return f"{found[5]}’"


def by(entered: Entered, *, verb: bool = False) -> Cause:
    """Who entered what is no article, as a name («ما أدخله محرر، عن …»); ``verb``: as a clause («أدخله محرر، …»)."""
    how = "by_" if verb else ""
    if entered.extractor is not None:
        values = {"name": entered.extractor, "source": entered.source or ""}
        return Cause(code=f"entries.{how}extractor", values=values)
    if entered.source is None:
        return Cause(code=f"entries.{how}editor_alone")
    return Cause(code=f"entries.{how}editor", values={"source": entered.source})


def inside(value: str, mark: str) -> str:
    """Words of others that stand behind ``mark``: where it opens a quotation, theirs are of the other kind."""
    other = _INNER.get(mark)
    return value.translate(other) if other else value


@cache
def _pieces(code: str, language: str = _ARABIC) -> tuple[tuple[str, str | None, str], ...]:
    """A template taken apart once: words, the blank after them, its format; a blank is a plain name."""
    template = _templates(language).get(code) or _templates(_ARABIC)[code]
    return tuple((words, blank, spec or "") for words, blank, spec, _ in string.Formatter().parse(template))


@cache
def blanks(code: str, language: str = _ARABIC) -> frozenset[str]:
    """The names of the blanks in the sentence of a code."""
    return frozenset(blank for _, blank, _ in _pieces(code, language) if blank)


def codes(language: str = _ARABIC) -> frozenset[str]:
    """The codes that have a sentence of their own in a language."""
    return frozenset(_templates(language))


def day(value: date, months: str = "maghreb") -> str:
    """A day in words with its weekday: «الخميس 5 دجنبر 2019»."""
    return f"{weekday(value.isoweekday(), months)} {plain_day(value, months)}"


def plain_day(value: date, months: str = "maghreb") -> str:
    """A day in words: «5 دجنبر 2019»."""
    return f"{number(value, months)} {month(value.month, months)} {value.year}"


def number(value: date, months: str = "maghreb") -> str:
    """The number of a day in its month."""
    return "1er" if value.day == 1 and months == "fr" else str(value.day)


def month(number: int, months: str = "maghreb") -> str:
    """The name of a month (1 to 12) in a family of names."""
    names: Sequence[str] = _calendar(months)[0] if months in OTHERS else _display()["months"][months]
    return names[number - 1]


def weekday(number: int, months: str = "maghreb") -> str:
    """The name of a weekday, ISO numbers (Monday 1)."""
    names: Sequence[str] = _calendar(months)[1] if months in OTHERS else _display()["weekdays"]
    return names[number - 1]


@cache
def _calendar(language: str) -> tuple[list[str], list[str]]:
    """Months and weekdays of another language."""
    from babel.dates import get_day_names, get_month_names

    months, days = get_month_names("wide", locale=language), get_day_names("wide", locale=language)
    return [months[n] for n in range(1, 13)], [days[n] for n in range(7)]


def figures(number: int, months: str = "maghreb") -> str:
    """A number as it is printed: «1.571» in Rabat and Beirut, «1,571» in Riyadh."""
    return f"{number:,}".replace(",", thousands(months))


def thousands(months: str) -> str:
    """What parts the thousands of a number."""
    return _THOUSANDS.get(months, ",")


def counted(number: int, forms: Mapping[str, str], months: str) -> str:
    """A number with its noun in another language; ``forms`` by the plurals that it tells apart, «{}» for the number.

    A form under a number («2: twice») is for that number alone.
    """
    from babel import Locale

    locale = Locale.parse(months)
    kind = "zero" if number == 0 and "zero" in forms else locale.plural_form(number)
    form = forms.get(str(number)) or forms.get(kind) or forms["other"]
    return form.format(figures(number, months))


@cache
def phrases(months: str = "maghreb") -> Mapping[str, Any]:
    """How days and spans of days are put in words (``lexicon/display.yaml``)."""
    found: Mapping[str, Any] = _display()["phrases"][language(months)]
    return found


@cache
def leading() -> frozenset[str]:
    """Words behind which a text is never cut, since they lead to the next one: «من», «التي»."""
    return frozenset(_display()["leading"])


def interval(value: Interval, months: str = "maghreb", spec: str = "") -> str:
    """An interval in words.

    As an extent of days: a day, a month, a year, «من … إلى …».  With ``spec`` «between» as one unknown day of them:
    «بين … و…»; with «on» as what something happened on.  An open end is «… أو بعده» or «… أو قبله»; with ``spec``
    «term» it is «منذ …» or «حتى …».
    """
    low, high = value.earliest, value.latest
    says = phrases(months)
    if low is None and high is None:
        return str(says["unknown"])
    if low is not None and high is not None:
        return _closed(low, high, months, spec)
    said = day(low or high or date.min, months)
    if spec == "term":
        return str(says["since" if low else "until"]).format(said)
    return str(says["or_after" if low else "or_before"]).format(said)


def listing(parts: Sequence[str], joint: str = "و") -> str:
    """Words joined the Arabic way: «أ» · «أ وب» · «أ وب وج»; or by another joint: «أ أو ب»."""
    return "".join(parts[:1]) + "".join(
        f"{tie}{part}" for tie, part in zip(joints(parts, joint), parts[1:], strict=True)
    )


def joints(parts: Sequence[str], joint: str = "و") -> list[str]:
    """What stands before each word of a list but the first: Arabic says «و» each time, and no comma for it.

    A comma stands with it where one of several words has such a joint of its own («الملكة، ورئيسا إسبانيا وفرنسا، و…»).
    """
    apart = "، " if len(parts) > 2 and any(f" {joint}" in part for part in parts) else " "
    return [f"{apart}{joint}{' ' if _parts_from(joint, part) else ''}" for part in parts[1:]]


def _parts_from(joint: str, part: str) -> bool:
    """«و» does not join on to Latin letters."""
    first = part.lstrip("\u2066\u2067\u2068")[:1]
    return not joint.endswith(" ") and first.isalpha() and not "\u0600" <= first <= "\u08ff"


def _listed(parts: Sequence[str], kind: str, months: str) -> str:
    if months not in OTHERS:
        return listing(parts, "أو " if kind == "or" else "و")
    joint = phrases(months)["joint"][kind]
    return joint.join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def _closed(low: date, high: date, months: str, spec: str) -> str:
    says = phrases(months)
    between = spec == "between"
    if low == high:
        return str(says["on_day" if spec == "on" else "day"]).format(day(low, months))
    whole = _whole(low, high, months, spec)
    if whole and not between:
        return whole
    if between and low.year < high.year and are_years(low, high):
        return str(says["between_years"]).format(low.year, high.year)
    if between and (high - low).days == 1:
        return str(says["either"]).format(day(low, months), day(high, months))
    words = day if (high - low).days < 7 else plain_day
    return str(says["between" if between else "from_to"]).format(words(low, months), words(high, months))


def _whole(low: date, high: date, months: str, spec: str) -> str | None:
    """A whole month, a whole year or whole years."""
    says = phrases(months)
    if are_years(low, high):
        if low.year == high.year:
            return str(says["in_year" if spec == "on" else "year"]).format(low.year)
        return str(says["years"]).format(low.year, high.year)
    last = calendar.monthrange(high.year, high.month)[1]
    if (low.year, low.month, low.day, high.day) == (high.year, high.month, 1, last):
        named = f"{month(low.month, months)} {low.year}"
        return str(says["in_month"]).format(named) if spec == "on" else named
    return None


def _words(value: Any, months: str, spec: str = "") -> str:
    if isinstance(value, Cause):
        return _said(value, months)
    if isinstance(value, Interval):
        return interval(value, months, spec)
    if isinstance(value, date):
        said = plain_day(value, months) if spec == "plain" else day(value, months)
        return str(phrases(months)["on_day"]).format(said) if spec == "on" else said
    if isinstance(value, int) and spec == "weekday":
        return weekday(value, months)
    if isinstance(value, int) and spec == "month":
        return month(value, months)
    if isinstance(value, list | tuple):
        kind = "or" if spec in ("weekday", "case") else "and"
        return _listed([_words(one, months, spec) for one in value], kind, months)
    return str(value)


def _templates(language: str = _ARABIC) -> dict[str, str]:
    return _sentences(language)


@cache
def _sentences(language: str) -> dict[str, str]:
    rows: dict[str, str] = {}
    folder = files("arabic_timeline") / "lexicon" / "sentences"
    if language != _ARABIC:
        folder /= language
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".yaml"):
            text = file.read_text(encoding="utf-8")
            rows.update(yamltext.load(spaced(text) if language == "fr" else text) or {})
    return rows


@cache
def _display() -> dict[str, Any]:
    source = (files("arabic_timeline") / "lexicon" / "display.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yamltext.load(source)
    return loaded

"""The shapes of dates: named rules in one order, the most specific first.

A shape is a regular expression over kinds of tokens.  ``{role:kind|kind}`` keeps the token's value under the name of
its role (``{kind}``: the role is the kind's name), ``<kind>`` only asks for it.  Families of kinds have names of
their own below.  A role may stand several times; the one that matched counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from arabic_timeline import lexicon
from arabic_timeline.model import Kind

# ── families of kinds, and parts that shapes share ───────────────────────────────────────────────

FAMILIES = {
    "day": "num|ordinal|first_of|count",
    "name": "month|weak_month|hijri_month|weak_hijri",
    "any_year": "year|hijri_year",
    "amount": "num|number|count|the_number|one|ten",
    "unit": "day_word|week_word|month_word|year_word|unit_one",
    "units": "days_word|months_of|years_of|unit_many",
    "the_unit": "the_week|the_month|the_year|the_decade|the_century",
    "now": "deictic|today|tomorrow",
    "lead": "in|since|ago|after|until|of|between|dated|about",
    "stroke": "slash|dash|dot",
    "year_name": "year_word|the_year|the_hijri_year",
}

# The year of a month or of a day: «الماضي», «من عام 2015», «من العام الماضي», «هذا العام».
YEAR = (
    "(?:"
    "(?:<of>|<in>|<comma>|<slash>|<dash>)?(?:<year_name>{year_side:side}?|<this><the_year>)?{year:any_year}"
    "|(?:<of>|<in>)?(?:<the_year>{year_side:side}|<the_year>{year_same:same|following}|{this}<the_year>|{year_same:that|same_before}<the_year>)"
    "|(?:<of>|<in>){the_year}"
    ")"
)
TAIL = f"(?:{{side}}(?:{YEAR})?|{YEAR}|{{month_same:same}})"

# What may stand before a day of a month: «صباح اليوم الاثنين», «يوم غد الأربعاء», «الخميس المقبل».
DAY_PART = "(?:{part}(?:<of>)?)?"
HEAD = (
    f"{DAY_PART}(?:<day_word>)?(?:{{now}}<comma>?{{part:part|part_after}}?)?"
    "(?:<day_word>?{weekday}{weekday_side:side}?{part:part|part_after}?)?(?:<comma>|<dash>)?"
    "(?:<of>?<dated>(?:<in>)?(?:<day_word>)?)?(?:<day_word>)?{part:part}?"
)
MONTH = "(?:<month_word>)?{month:name}"
NUMERIC = "(?:{first:num}<stroke>{second:num}<stroke>{last:any_year|num|number}|{first:any_year}<stroke>{second:num}<stroke>{last:num})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A shape with the name a person understands; ``kind`` ``None`` keeps the place silent."""

    name: str
    kind: Kind | None
    shape: str


def _rule(name: str, kind: Kind | None, shape: str) -> Rule:
    return Rule(name=name, kind=kind, shape=shape)


# Days joined in a range take from the last what they do not say.
FIRST = (
    "(?:<day_word>)?(?:<part>)?(?:{first_weekday:weekday}<comma>?(?:<dated>)?)?{first_day:day}(?:<of>)?"
    "(?:<month_word>?{first_month:name}(?:{first_side:side}|(?:<of>)?<year_word>?{first_year:any_year})?)?"
)
LAST = "(?:<day_word>)?(?:<part>)?(?:{weekday}<comma>?(?:<dated>)?)?{day}(?:<of>)?" + MONTH + f"(?:{TAIL})?"
YEAR_OF = "(?:<year_name>{side}?{year:any_year}|{year:any_year}|<the_year>{side}|{this}<the_year>|<the_year>{same}|{same:that|same_before}<the_year>|{the_year})"
RULES: tuple[Rule, ...] = (
    # Silent first: recurring times, «in a day», ordinals of days.
    _rule(
        "every", None, "<every>(?:<day_word>)?(?:<weekday>|<weekday_indefinite>|<unit>|<part>|<units>|<season>|<name>)"
    ),
    _rule(
        "weekdays-of-every",
        None,
        "(?:<day_word>|<days_word>)?<weekday>(?:<comma>?<and>?<weekday>){0,6}<of><every>(?:<unit>|<units>)",
    ),
    _rule("weekdays-recurring", None, "<days_word><weekday>(?:<comma>?<and>?<weekday>){0,6}(?!<and>?<num>)"),
    # Several days of a month.
    _rule(
        "days-of-month",
        "range",
        "(?:<two_days_of>|<days_word>|<in>?{the_two}<following>|(?:<two_days_of>|<days_word>)?<weekday>(?:<comma>?<and><weekday>|<comma><weekday>){1,5}<comma>?(?:<dated>(?:<in>)?)?)?"
        "<part>?{first_day:day}(?:(?:<comma>?<and>|<comma>)<day>){0,6}(?:<comma>?<and>|<dash>|<comma>)(?:<day_word>)?{day}(?:<of>)?"
        + MONTH
        + f"(?:{TAIL})?",
    ),
    _rule("between-days", "range", "<between>" + FIRST + "<comma>?<and>" + LAST),
    _rule("days-to-days", "range", "<of>?" + FIRST + "<comma>?(?:<and>?<until>|<dash>)" + LAST),
    # One day of a month.
    _rule(
        "date",
        "explicit",
        HEAD + "{day}(?:<of>|<stroke>)?(?:<day_word>)?" + MONTH + f"(?:<stroke>{{year:any_year}}|{TAIL})?",
    ),
    _rule("date-month-first", "explicit", HEAD + "{month}{day:num}<comma>?{year}"),
    _rule("numeric", "explicit", HEAD + NUMERIC + "{era}?"),
    _rule(
        "day-of-month",
        "explicit",
        HEAD
        + "{day}(?:<of>)?(?:{the_month}{side}|{this}{the_month}|{the_month}{month_same:same}|{month_same:same_before|that}{the_month}|{side}(?!.))",
    ),
    # Occasions.
    _rule("occasion", "other", "{occasion}(?:" + TAIL + ")?"),
    # Day words and weekdays.
    _rule("two-nights", "range", "{part:part}{first_weekday:weekday}(?:<dash>|<slash>|<and>)?{weekday}"),
    _rule(
        "weekdays",
        "range",
        "(?:<of>|<two_days_of>|<between>)(?:<day_word>)?{part}?{first_weekday:weekday}{first_side:side}?<comma>?(?:<until>|<and><until>|<and>|<dash>)(?:<day_word>)?{part}?{weekday}{side}?",
    ),
    _rule(
        "weekday-of-week",
        "weekday",
        DAY_PART
        + "(?:<day_word>)?{weekday:weekday|weekday_indefinite}(?:<of>|<in>)?(?:<the_week>{side}|{this}<the_week>)",
    ),
    _rule(
        "day-word",
        "relative-day",
        DAY_PART
        + "(?:<day_word>)?{now:deictic|tomorrow}<comma>?{part:part|part_after}?(?:<day_word>)?(?:{weekday})?{part:part|part_after}?",
    ),
    _rule(
        "today",
        "relative-day",
        DAY_PART
        + "{now:today}(?:{part:part|part_after}(?!<weekday>))?<comma>?(?:<day_word>)?{weekday}?{part:part|part_after}?",
    ),
    _rule("following-day", "other", DAY_PART + "(?:{now:today}{following}|<day_word>{following}){weekday}?"),
    _rule(
        "same-day",
        "other",
        DAY_PART
        + "(?:{now:today}{same}|{same:same_before}{now:today}|{same:that}{now:today}|{same:same_before}<the_part>)",
    ),
    _rule(
        "this-day", "relative-day", "(?:{this}{now:today}|{this}{the_part}|{the_part}{side}|{part}{this}{now:today})"
    ),
    _rule(
        "weekday",
        "weekday",
        DAY_PART + "(?:<day_word>)?{weekday}<comma>?(?:{side}|{this:same}|{following})?{part:part|part_after}?",
    ),
    # Weeks.
    _rule("part-of-week", "week", "{position}(?:<of>)?(?:<the_week>{side}|{this}<the_week>|<the_week>)"),
    _rule("weekend", "week", "{weekend}(?:{side})?"),
    _rule(
        "week-of-month",
        "week",
        "(?:<the_week>{ordinal}|<the_week>{last:side}|{last:last}<week_word>)(?:<of>|<in>)(?:"
        + MONTH
        + f"(?:{TAIL})?|{{the_month}}{{side}})",
    ),
    _rule(
        "week", "week", "(?:<the_week>(?:{side}|{same}|{following})|{this}<the_week>|{same:same_before|that}<the_week>)"
    ),
    # Quarters, halves, thirds and named parts of a year, a month or another span.
    _rule(
        "fraction",
        "range",
        "{fraction:the_quarter|the_half|the_third}(?:{ordinal}|{last:side})(?:(?:<of>|<in>)?(?:<month_word>{month:name}(?:"
        + TAIL
        + ")?|{month:name}(?:"
        + TAIL
        + ")?|{the_month}{side}|{this}{the_month})|"
        + YEAR
        + ")?",
    ),
    _rule("fraction-now", "range", "(?:{fraction:the_quarter|the_half}{side}|{this}{fraction:the_quarter|the_half})"),
    _rule(
        "last-days",
        "other",
        "(?:{position:last|position}(?:<units>|<unit>)|<the_tens>{position:last})(?:<of>|<in>)?"
        + MONTH
        + f"(?:{TAIL})?",
    ),
    _rule("part-of-month", "other", "{position}(?:<of>)?" + MONTH + f"(?:{TAIL})?"),
    _rule(
        "part-of-the-month",
        "other",
        "{position}(?:<of>)?(?:{the_month}{side}|{this}{the_month}|{the_month}{month_same:same})",
    ),
    _rule("part-of-year", "other", "{position}(?:<of>)?(?:<season>)?" + YEAR_OF),
    _rule("part-of-decade", "other", "{position}{decade_name}"),
    # Months.
    _rule(
        "months",
        "range",
        "(?:<of>|<between>|<two_months_of>)?(?:<month_word>)?{first_month:name}(?:{first_side:side}|(?:<of>)?<year_word>?{first_year:any_year})?(?:<and>?<until>|<and>|<dash>|<slash>)(?:<month_word>)?{month:name}(?:"
        + TAIL
        + ")?",
    ),
    _rule(
        "same-month",
        "month",
        "(?:{same:same_before}{the_month}|{the_month}{same}|{same:that}{the_month})(?:" + YEAR + ")?",
    ),
    _rule("the-month", "month", "(?:{the_month}{side}|{this}{the_month}|{the_month}{following})"),
    _rule("month-of-year", "month", "{the_month}<of>?(?:" + YEAR + ")"),
    _rule("month", "month", MONTH + f"(?:{TAIL})"),
    _rule("month-alone", "month", "<month_word>{month:name}"),
    _rule("month-bare", "month", "(?<=<lead>){month:month|hijri_month}"),
    # Seasons and campaigns.
    _rule("season", "other", "(?:{season}(?:" + YEAR + ")|{the_season}{side}|{this}{the_season}|{season}{side})"),
    _rule(
        "campaign",
        "range",
        "(?:<campaign>|<the_campaign>)(?:{first_year:year}(?:<slash>|<dash>){year:year|num|number})",
    ),
    _rule("campaign-now", "range", "(?:<the_campaign>{side}|{this}<the_campaign>)"),
    # Windows and distances.
    _rule(
        "same-period",
        "other",
        "(?:{same:same_before}<the_period>|<the_period>{same}|{same:same_before}{fraction:the_quarter|the_half})(?:"
        + YEAR
        + ")?",
    ),
    _rule(
        "vague-window",
        "vague",
        "(?:<the_many><vague_amount>{side}?|<the_many>{side}|<the_period>{side}|<the_period><vague_amount>?{side})",
    ),
    _rule(
        "window",
        "range",
        "(?:{units:the_two}{side}|{units:the_many}<hash>?{amount}(?:{side}|{side:ordinal})|<hash>?{amount}<hash>?{units:the_many|units}{side}|<hash>?{amount}{units:the_many|units}{side}|{units:unit_two}{side}|{side:last}<hash>?{amount}{units:units}|{side:last}{units:unit_two})",
    ),
    _rule("window-of-year", "range", "{amount}{units:units}(?=<of>)"),
    _rule(
        "vague-distance",
        "vague",
        "(?:{direction:since|ago|after})(?:<many_amount>?<units><many_amount>?|<more>{amount}?(?:<unit>|<units>|<unit_two>))(?!<side>)",
    ),
    _rule(
        "distance",
        "other",
        "{direction:since|ago|after}{about}?(?:{amount}{units:units|unit}|{pair:unit_two}|{units:unit}(?!<weekday>|<name>|<any_year>|<num>|<now>|<ordinal>|<part>)<one>?)(?!<side>)",
    ),
    # Years.
    _rule(
        "years",
        "range",
        "(?:<two_years_of>|<of>|<between>|<between><two_years_of>|<of><two_years_of>|<years_of>)(?:<year_name>)?{first_year:any_year}(?:<and>?<until>|<and>|<dash>)(?:<year_name>)?{year:any_year}",
    ),
    _rule("years-dash", "range", "{first_year:any_year}(?:<dash>|<slash>){year:any_year}(?!<stroke>)"),
    _rule(
        "the-year",
        "year",
        "(?:<the_year>{side}(?:{year:any_year})?|{this}<the_year>(?:{year:any_year})?|<the_year>{following})",
    ),
    _rule("same-year", "year", "(?:<the_year>{same}|{same:same_before|that}<the_year>)"),
    _rule("year", "year", "<year_name>{year:any_year}"),
    _rule("decade", "range", "(?:{decade_name}|<unit_one>{decade_name})"),
    _rule("the-decade", "range", "(?:{unit:the_decade|the_century}{side}|{this}{unit:the_decade|the_century})"),
    _rule("century", "range", "<the_century>{ordinal}"),
    _rule("year-bare", "year", "(?<=<lead>){year:any_year}"),
    # Pointers and vague words.
    _rule("then", "other", "{then}"),
    _rule("vague", "vague", "{vague}"),
)


@dataclass(frozen=True, slots=True)
class Compiled:
    """All shapes in one pattern to find the first that fits, and one pattern a rule to read its roles."""

    finder: re.Pattern[str]
    readers: tuple[tuple[Rule, re.Pattern[str], tuple[str, ...]], ...]


@cache
def compiled() -> Compiled:
    """The shapes over the characters of the tables; built once a process."""
    readers = tuple((rule, *_reader(rule.shape)) for rule in RULES)
    finder = "|".join(f"(?P<r{n}>{_NAMED.sub('(?:', reader[1].pattern)})" for n, reader in enumerate(readers))
    return Compiled(re.compile(finder), readers)


@cache
def hijri_kinds() -> frozenset[str]:
    """Characters of the kinds that only the Hijri calendar has."""
    kinds = lexicon.date_words().kinds
    return frozenset(kinds[name] for name in ("hijri_month", "weak_hijri", "hijri_year"))


@cache
def leads() -> dict[str, str]:
    """Character → name of the small words that may lead an expression."""
    kinds = lexicon.date_words().kinds
    return {kinds[name]: name for name in FAMILIES["lead"].split("|")}


def _reader(shape: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    pattern = re.compile(_pattern(shape))
    names = sorted(pattern.groupindex, key=pattern.groupindex.__getitem__)
    return pattern, tuple(name.rpartition("__")[0] for name in names)


_SLOT = re.compile(r"\{([a-z_]+)(?::([a-z_|]+))?\}|<([a-z_]+)>")
_NAMED = re.compile(r"\(\?P<\w+>")


def _pattern(shape: str) -> str:
    seen: dict[str, int] = {}

    def fill(match: re.Match[str]) -> str:
        role, kinds, plain = match.groups()
        if plain:
            return _chars(plain)
        seen[role] = seen.get(role, 0) + 1
        return f"(?P<{role}__{seen[role]}>{_chars(kinds or role)})"

    return _SLOT.sub(fill, shape.replace(" ", ""))


def _chars(names: str) -> str:
    kinds = lexicon.date_words().kinds
    chars: list[str] = []
    for name in names.split("|"):
        family = FAMILIES.get(name)
        chars.append(_chars(family).strip("[]") if family else kinds[name])
    text = "".join(chars)
    return text if len(text) == 1 else f"[{text}]"

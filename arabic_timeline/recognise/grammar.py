"""The shapes of dates: named rules in one order, the most specific first.

A shape is a regular expression over kinds of tokens (spaces are free).  ``{role:kind|kind}`` keeps the token's value
under the name of its role (``{kind}``: the role is the kind's name), ``<kind|kind>`` only asks for it, ``@PART`` is a
part that shapes share.  A role may stand several times; the one that matched counts.  Words are in ``lexicon/dates``.
"""

from __future__ import annotations

from dataclasses import dataclass

from arabic_timeline.model import Kind

# Kinds under one name.
FAMILIES = {
    "day": "num|ordinal|first_of|count",
    "name": "month|paired_month|weak_month|hijri_month|weak_hijri",
    "any_year": "year|hijri_year|doubtful_year",
    "told_year": "any_year|old_year",
    "solar_month": "month|paired_month|weak_month",
    "amount": "num|number|old_year|count|the_number|the_tens",
    "unit": "day_word|week_word|month_word|year_word|unit_one",
    "units": "days_word|months_of|years_of|unit_many",
    "now_word": "deictic|today|tomorrow",
    "after_part": "part|part_after",
    "side": "side_word|both_sides|final",
    "lead": "in|since|ago|after|until|of|between|dated|about",
    "stroke": "slash|dash|dot",
    "year_name": "year_word|the_year|the_hijri_year",
    "the_part_of_year": "the_quarter|the_half|the_third",
}

PARTS = {
    # «صباح», «ساعة متأخرة من مساء»
    "PART": "(?:{part}<of>?)?",
    # The year of a month or of a day: «من عام 2015», «من العام الماضي», «هذا العام», «للعام».
    "YEAR": """(?: <of|in|comma|slash|dash>?
                   (?: (?:<year_name>{year_side:side}?|<this><the_year>){year:told_year} | {year:any_year} )
                 | <of|in>? (?:<the_year>{year_side:side} | <the_year>{year_same:same|following} | {this}<the_year>
                              | {year_same:that|same_before}<the_year>)
                 | <of|in>{the_year} )""",
    "TAIL": "(?: {side}@YEAR? | @YEAR | {month_same:same} )",
    "MONTH": "(?:<month_word>?{month:name}|<month_word><hash>?{month:num|count}|<the_month>{month:ordinal})",
    "OF": "<of|in>?",
    # What may stand before a day: «صباح اليوم الاثنين», «يوم غد الأربعاء», «الخميس المقبل الموافق».
    "HEAD": """(?!<dated|comma|dash|of|in>) @PART<day_word>? (?:{now:now_word}<comma>?{part:after_part}?)?
               (?:<day_word>?{weekday}{weekday_side:side}?{part:after_part}?<in>?)? <comma|dash>?
               (?:<of>?<dated><in>?<day_word>?)? <day_word>?{part}?<hash>?""",
    "NUMERIC": """(?: {first:num}<stroke>{second:num}<stroke>{last:told_year|num|number}
                    | {first:any_year}<stroke>{second:num}<stroke>{last:num} )""",
    # «مثل هذا اليوم», «مثل يومنا هذا», «يوم كهذا», «مثل يوم أمس»
    "OUR_DAY": "(?:<like>{this}{now:today}|<like>?{now:our_day}|<like><day_word>?{now:deictic|tomorrow})",
    "SO_LONG_AGO": """{direction:since|ago}{about}?
                      (?:{amount}{units:units|unit}|{pair:unit_two}|{cut:the_half|the_quarter}{half:unit_one|year_word}|{units:unit})""",
    # Ends of a range; the first takes from the last what it does not say.
    "FIRST": """(?: <day_word>?<part>?(?:{first_weekday:weekday}<comma>?<dated>?)?<hash>?{first_day:day}<of>?
                    (?:<month_word>?{first_month:name}
                       (?:{first_side:side}|<of>?<year_word>?{first_year:any_year})?)? )""",
    "LAST": """(?: <day_word>?<part>?(?:{weekday}<comma>?<dated>?)?<hash>?{day}<of>?
                   (?:@MONTH@TAIL?|@THE_MONTH|{month_same:of_it}|{side:side_word|both_sides}) )""",
    "TO": "<comma>?(?:<and>?<until>|<dash>)",
    "THE_MONTH": """(?: {the_month}{side:side_word} | {this}{the_month} | {month_same:same_before|that}{the_month}
                      | {the_month}{month_same:same} )""",
    "FISCAL": "<of|in>?<year_name>{first_year:any_year}<slash|dash>{year:any_year|num|number}",
    "THE_YEAR": """(?: <year_name>{side}?{year:told_year} | {year:any_year} | <the_year>{side} | {this}<the_year>
                     | <the_year>{same} | {same:that|same_before}<the_year> | {the_year} )""",
    "DAY_ONE": "(?:<day_word>?{part}?{first_weekday:weekday}{first_side:side}?)",
    "DAY_TWO": "(?:<day_word>?{part}?{weekday})",
    "MONTH_ONE": "(?:<month_word>?{first_month:name}(?:{first_side:side}|<of>?<year_word>?{first_year:any_year})?)",
    "OF_CENTURY": "(?:<of>?<the_century>(?:{century_side:side_word}|{ordinal}))",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A shape with the name a person understands; ``kind`` ``None`` keeps the place silent."""

    name: str
    kind: Kind | None
    shape: str


def _rules(kind: Kind | None, **shapes: str) -> tuple[Rule, ...]:
    return tuple(Rule(name=name.replace("_", "-"), kind=kind, shape=shape) for name, shape in shapes.items())


RULES: tuple[Rule, ...] = (
    # «في مثل هذا اليوم من عام 1973»; without a year «مثل هذا اليوم» recurs
    *_rules(
        "other",
        same_time_of_year="(?:<like>{this}(?:{now:today}<of|in>?|{the_month}<of|in>)|@OUR_DAY<of|in>|{this}{now:today}<of>)@THE_YEAR",
        same_day_ago="""(?: @OUR_DAY<comma>?@SO_LONG_AGO
                          | (?=.*<our_day|like>)@SO_LONG_AGO<comma>?<and>?<in>@OUR_DAY )""",
    ),
    # «أيام الأحد والاثنين والثلاثاء المقبلة»; without a word that says which they recur
    *_rules(
        "range",
        days_of_week="""<days_word>{first_weekday:weekday}(?:(?:<comma>?<and>|<comma>)<weekday>){1,5}
                        (?:<comma>?<and>|<comma>){weekday}(?:{side:side_word|both_sides}|<of><the_week>{week_side:side_word})""",
    ),
    # ── silent: recurring times ──────────────────────────────────────────────────────────────────
    *_rules(
        None,
        every="<every|like><this>?<day_word>?<weekday|today|the_part|the_year|weekday_indefinite|unit|part|units|season|name|hash>",
        month_of_every_year="(?:<position><of>?)?<month_word>?<name><of|in><every><unit|units>",
        # «من الأحد إلى الخميس من كل أسبوع»
        weekdays_of_every="<of|between>?<day_word|days_word|two_days_of>?<weekday>(?:(?:<comma>?<and>?<until>?|<dash>)<day_word>?<weekday>){0,6}<of|in><every><unit|units>",
        weekdays_recurring="<days_word><weekday>(?:<comma>?<and>?<weekday>){0,6}(?!<and>?<num>|<comma>?<and>?<weekday>)",
    ),
    # ── parts of a fiscal year of two: «نهاية العام المالي 2018/2019» ─────────────────────────────────
    *_rules(
        "range",
        fiscal_part="{position}@FISCAL",
        fiscal_last_day="(?:{last}<day_word>|<today>{last:final})@FISCAL",
        fiscal_month="(?:{nth:ordinal}<month_word>|{last}<month_word>|<the_month>{last:final})@FISCAL",
        fiscal_early="{units:the_many}{first:ordinal|final}@FISCAL",
        fiscal_units="""(?: {first:ordinal|last}(?:<hash>?{amount}{units}|{pair:unit_two})
                          | (?:{units:the_many}<hash>?{amount:amount|ordinal}|{pair:the_two}
                             |<hash>?{amount}<hash>?{units:the_many|units}){first:ordinal|final} )@FISCAL""",
    ),
    # ── days of a month ──────────────────────────────────────────────────────────────────────────
    *_rules(
        "range",
        # «يومي 13 و14 يونيو 2022», «أيام 3 و4 و5 مارس», «لليومين التاليين فجر 13 و14 أغسطس», «13-14 يونيو»
        days_of_month="""(?: <between>?<two_days_of> | (?<!<amount>)<days_word> | <in>?{the_two}<following>
                          | <two_days_of|days_word>?{first_weekday:weekday}
                            (?:<comma>?<and><weekday>|<comma><weekday>){0,4}(?:<comma>?<and>|<comma>){weekday}
                            <both_sides|side_word>?<comma>?(?:<dated><in>?)? )?
                        <part>?{first_day:day}(?:(?:<comma>?<and>|<comma>|<dash>)<day>){0,6}
                        (?:<comma>?<and>|<dash>|<comma>)
                         <day_word>?<hash>?{day}<of>?(?:@MONTH@TAIL?|@THE_MONTH|{side:side_word|both_sides})""",
        # «يومي الثلاثاء 7 والأربعاء 8 نونبر»
        weekdays_of_month="""(?=<two_days_of|days_word|between|part|weekday>)<two_days_of|days_word|between>?<part>?{first_weekday:weekday}<hash>?{first_day:num}
                             (?:<comma>?<and>|<comma>)(?:<weekday><hash>?<num>(?:<comma>?<and>|<comma>)){0,4}@LAST""",
        # «من 8/6 إلى 11/6/2015»
        numeric_to_numeric="""(?=<of|between|day_word>|<num><slash|dash|dot>)<of|between>?<day_word>?{first_day:num}<slash|dash|dot>{first_month:num}
                              (?:<slash|dash|dot>{first_year:any_year})?<comma>?(?:<and>?<until>|<and>)<day_word>?
                              {day:num}<slash|dash|dot>{month:num}<slash|dash|dot>{year:any_year}""",
        # «من 9-22 إلى 10-6-1436هـ», as set from right to left: the year stands first
        year_first_to="""<of|between>{first_month:num}<slash|dash>{first_day:num}<comma>?(?:<and>?<until>|<and>)
                         {year:any_year}<slash|dash>{month:num}<slash|dash>{day:num}{era}?""",
        # «من 25/10 إلى 3/11»
        slashed_to_slashed="<of|between>{first_day:num}<slash>{first_month:num}<comma>?(?:<and>?<until>|<and>){day:num}<slash>{month:num}(?!<stroke>)",
        # «11 أو 12 نونبر», «السبت 11 أو الأحد 12 نونبر»
        either_day="(?=.*<or>)<two_days_of>?@FIRST(?:<comma>?<or><day>){0,3}<comma>?<or>@LAST",
        # «بين 28 فبراير و3 مارس», «يومي 29 فبراير و1 مارس 2016»
        between_days="<between|two_days_of>@FIRST<comma>?<and>@LAST",
        days_to_days="<of>?@FIRST@TO@LAST",
    ),
    *_rules(
        "explicit",
        # «السبت الأول من أكتوبر»: a Saturday that is the 1st, or else the first Saturday
        weekday_ordinal="@PART<day_word>?{weekday}{day:ordinal}<of|in>(?:@MONTH@TAIL?|@THE_MONTH)",
        # «9 تموز 551 م»
        date_of_era="@HEAD{day}<of>?@MONTH<of>?<year_name>?{year:num|number}{era}",
        date="@HEAD{day}<of|stroke>?<day_word>?@MONTH(?:<stroke>{year:told_year}|{year:old_year}|@TAIL|<of><the_month>{side:side_word})?",
        # «أبريل 3-6», «آب 20 إلى 24»
        month_and_days="(?=<solar_month><num>){month:solar_month}{first_day:num}(?:<and>?<until>|<dash>){day:num}(?:<comma>?{year})?(?!<stroke|num|units|unit>)",
        date_month_first="@HEAD{month}{day:num}(?:<comma>?{year:told_year})?",
        # «12. مارس. 2013», «24. 6. 2023»
        dotted="{day:num}<stop>{month:solar_month|num}<stop>{year:told_year}",
        libyan_date="@HEAD{day:num|ordinal}<of>?<month_word>?(?:{month:libyan_month}|{libyan:the_season|first_of})<of>?<year_name>?{year}",
        numeric="@HEAD@NUMERIC{era}?",
        # «2022 يونيو 5»
        date_year_first="{year:any_year}<of|stroke>?{month:month|paired_month}<stroke>?{day:num}(?!<stroke|num|any_year>)",
        # «الكويت - 26 - 2 (كونا)»: the dateline of an agency
        dateline="{day:num}<dash|slash>{month:num}(?!<stroke|num|any_year>)",
        # «يوم 18/6», «6/9 المقبل»
        day_and_month="""(?: (?:(?=<day_word|weekday|now_word|part>)|(?<=<dated>))@HEAD
                               {day:num}<slash|dash>{month:num}{side:side_word}?
                           | {day:num}<slash>{month:num}{side:side_word} )
                         (?!<stroke|num|any_year|units|unit|hash|of>)""",
        day_of_month="@HEAD{day}(?:<of>?(?:@THE_MONTH|{side:side_word})|{month_same:of_it})",
    ),
    *_rules(
        "other",
        occasion="@PART<day_word>?(?:{nth:ordinal}<days_word>)?{occasion}@TAIL?",
        # «أول اثنين من شهر مارس», «الخميس الأخير من أبريل 2022»
        nth_weekday="""(?: (?:{nth:ordinal}|{last})<day_word>?{weekday:weekday_indefinite|weekday}
                         | <day_word>?{weekday}{last:final} )<of|in>(?:@MONTH@TAIL?|@THE_MONTH)""",
        nth_day="(?:{nth:ordinal}<day_word|days_word>|<today>{nth:ordinal})@OF(?:@MONTH@TAIL?|@THE_MONTH|{the_month}|@THE_YEAR)",
        # «آخر شهر من سنة 2018», «الشهر الأخير من العام الماضي»
        nth_month="(?:{nth:ordinal}<month_word>|{last}<month_word>|<the_month>{last:final})<of|in>@THE_YEAR",
        last_day="(?:{last}<day_word>|<today>{last:final})@OF(?:@MONTH@TAIL?|@THE_MONTH|{the_month}|@THE_YEAR)",
    ),
    # ── day words and weekdays ───────────────────────────────────────────────────────────────────
    *_rules(
        "range",
        # «اليوم وغدا», «أمس الاثنين واليوم الثلاثاء»
        two_days="""<between>?@PART<day_word>?{first_now:now_word}<comma>?{first_weekday:weekday}?<comma>?<and>
                    (?:<day_word>?{through:now_word}<comma>?<weekday>?<comma>?<and>){0,3}
                    <day_word>?{now:now_word}<comma>?{weekday}?""",
        either_word="""(?=.*<or>)@PART<day_word>?{first_now:now_word}<comma>?{first_weekday:weekday}?<comma>?<or>
                       <day_word>?{now:now_word}<comma>?{weekday}?""",
        # «غدا أو السبت», «الجمعة أو أمس»
        either_mixed="""(?=.*<or>)@PART<day_word>?(?: {first_now:now_word}<comma>?<or><day_word>?{weekday}
                          | {weekday}<comma>?<or><day_word>?{first_now:now_word} )(?!<side|num|ordinal|of>)""",
        either_weekday="(?=.*<or>)@DAY_ONE<comma>?<or>@DAY_TWO(?:{side}|<of>?<the_week>{week_side:side_word})?",
        two_weekdays="(?=<part|day_word|weekday>)@PART<day_word>?{first_weekday:weekday}<comma>?<and>{weekday}(?!<hash>?<num|ordinal|side>)",
        two_nights="{part}{first_weekday:weekday}(?:<dash|slash|and|until>)?{weekday}",
        weekdays="""(?: (?:<the_week>{week_side:side_word}<comma>?)?(?:<of|between>|<between>?<two_days_of>)
                          @DAY_ONE<comma>?
                          (?:<and>?<until>|<and>|<dash>)@DAY_TWO(?:{side}|@OF<the_week>{week_side:side_word})?
                      | {first_weekday:weekday}<and>{weekday}{side:both_sides|final}(?!<of|in>)
                      | <amount><units>{first_weekday:weekday}(?:(?:<comma>?<and>|<comma>)<weekday>){0,5}
                        (?:<comma>?<and>|<comma>){weekday} )""",
    ),
    *_rules(
        "weekday",
        weekday_of_week="""(?: @PART<day_word>?{weekday:weekday|weekday_indefinite}@OF
                               (?:<the_week>{side:side_word}|{this}<the_week>)
                             | <the_week>{side:side_word}(?:<comma>?<day_word>)?{weekday} )""",
        weekday_of_it="@PART<day_word>?{weekday}<of_it>",
    ),
    *_rules(
        "other",
        same_day_of_year="(?:<today>{same}|{same:same_before|that}<today>)@YEAR",
        following_day="@PART(?:{now:today}{following}|<day_word>{following}){weekday}?",
        same_day="@PART(?:{now:today}{same}|{same:same_before|that}{now:today}|{same:same_before|that}<the_part>)",
    ),
    *_rules(
        "relative-day",
        this_day="@PART(?:{this}{now:today}|{this}{the_part}|{the_part}{side:side_word}|{part}{this}{now:today})",
        tonight="{the_part}",
        dialect="{now:dialect}{weekday}?",
        day_word="@PART<day_word>?{now:deictic|tomorrow}<comma>?{part:after_part}?<day_word>?{weekday}?{part:after_part}?",
        today="@PART{now:today}(?:{part:after_part}(?!<weekday>))?<comma>?<day_word>?{weekday}?{part:after_part}?",
    ),
    *_rules(
        "weekday",
        # «الاثنين 18»: the month is that of the nearest such pair
        # «الثلاثاء 4 حتى الجمعة 7»
        pair_to_pair="(?=<of|between|day_word|weekday>)<of|between>?<day_word>?{first_weekday:weekday}<hash>?{first_day:num}<comma>?(?:<and>?<until>|<and>|<dash>)<day_word>?{weekday}<hash>?{day:num}(?!<stroke|num|any_year|name|units|unit|of|and|era>)",
        # «الثلاثاء الرابع عشر»
        weekday_and_ordinal="(?=<part|day_word|weekday>)@PART<day_word>?{weekday}{day:ordinal}(?!<of|in>?<month_word|name|the_month|the_year|the_week|year_name|every>)",
        weekday_and_day="@PART<day_word>?{weekday}(?:<comma>?<dated><in>?)?<hash>?{day:num}(?!<stroke|num|any_year|name|units|unit|of|and|era>)",
        weekday="""@PART(?: {this}<day_word>?{weekday}
                         | <day_word>?{weekday}<comma>?(?:{side}|{same}|{following})? ){part:after_part}?""",
    ),
    # ── weeks ────────────────────────────────────────────────────────────────────────────────────
    *_rules(
        "week",
        part_of_week="{position}<of>?(?:<the_week>{side:side_word}|{this}<the_week>|<the_week>(?!<ordinal>))",
        weekend="{weekend}{side}?",
        week_of_month="(?:<the_week>{ordinal}|<the_week><hash>?{ordinal:num|number}|<the_week>{last:final}|{last:last}<week_word>|{ordinal:ordinal}<week_word>)<of|in>(?:@MONTH@TAIL?|@THE_MONTH|@THE_YEAR)",
        week="(?:<the_week>(?:{side:side_word}|{same}|{following})|{this}<the_week>|{same:same_before|that}<the_week>)",
    ),
    # ── quarters, halves and other parts ─────────────────────────────────────────────────────────
    *_rules(
        "range",
        # «النصف الثاني من القرن العشرين», «النصف الأول من التسعينيات»
        part_by_number="""(?: {fraction:the_part_of_year|the_decade}(?:{ordinal}|{last:final})<of|in>
                                <the_century>(?:{century:ordinal|num|the_tens_number}|{side:side_word})
                            | {fraction:the_part_of_year}(?:{ordinal}|{last:final})<of|in>
                                (?:{decade_name}|<the_decade>{decade_side:side_word}) )""",
        # «الربعين الأول والثاني من 2018»
        two_fractions="{fraction:the_two_quarters}{first_ordinal:ordinal}<and>{ordinal}@YEAR?",
        # «الربع 2 لسنة 2019»
        fraction_number="{fraction:the_part_of_year}<hash>?{ordinal:num}@YEAR",
        # «الربع الأول من السنة المالية 2015-2016»
        fraction_of_campaign="""{fraction:the_part_of_year}(?:{ordinal}|{last:final})<of|in>?
                                <year_name|the_campaign|campaign>{first_year:any_year}<slash|dash>{year:any_year|num|number}""",
        fraction="""{fraction:the_part_of_year}(?:{ordinal}|{last:final})
                    (?:@OF(?:<month_word>?{month:name}@TAIL?|@THE_MONTH)|@YEAR)?""",
        fraction_now="(?:{fraction:the_quarter|the_half}{side:side_word}|{this}{fraction:the_quarter|the_half})",
        # «الأسابيع الأولى من العام 2019», «أول ثلاثة أشهر من 2022»
        early_units="{units:the_many}{first:ordinal|final}<of|in>(?:@MONTH@TAIL?|@THE_MONTH|@THE_YEAR)",
        first_of_units="""{first:ordinal|last}(?:<hash>?{amount}{units}|{pair:unit_two})
                          <of|in>(?:@MONTH@TAIL?|@THE_MONTH|@THE_YEAR)""",
        # «الأشهر التسعة الأولى من العام الجاري»
        first_units="""(?: {units:the_many}<hash>?{amount:amount|ordinal} | <hash>?{amount}<hash>?{units:the_many|units}
                         | {pair:the_two} )
                       {first:ordinal|final}<of|in>(?:@MONTH@TAIL?|@THE_MONTH|@THE_YEAR)""",
    ),
    *_rules(
        "other",
        last_days="(?:{position:last|position}<units>|<the_tens>{position:last|position})@OF@MONTH@TAIL?",
        part_of_fraction="""{position}<of>?{fraction:the_part_of_year}(?:{ordinal}|{last:final})@YEAR?""",
        part_of_month="(?:{position}<of>?@MONTH@TAIL?|{position:last}(?!<month_word><of>)@MONTH@TAIL?)",
        part_of_the_month="(?:{position}<of>?|{position:last})(?:@THE_MONTH|{the_month}(?!<name>))",
        part_of_season="{position}(?:{season}@YEAR|{the_season}{side:side_word}|{this}{the_season})",
        part_of_year="{position}<of>?@THE_YEAR",
        part_of_decade="{position}{decade_name}@OF_CENTURY?",
        # «نهاية العقد الأول من القرن الحالي»; «العقد الأول من الزواج» is of no century
        part_of_number="""{position}{fraction:the_decade}(?:{ordinal}|{last:final})<of|in>
                          <the_century>(?:{century:ordinal|num|the_tens_number}|{side:side_word})""",
        part_of_long="{position}(?:{unit:the_decade|the_century}{side:side_word}|{unit:the_century}{ordinal})",
    ),
    # ── months ───────────────────────────────────────────────────────────────────────────────────
    *_rules(
        "range",
        months="""(?:<amount><units>)?
                  (?: <between>@MONTH_ONE<and>@MONTH@TAIL? | <of>@MONTH_ONE@TO@MONTH@TAIL?
                    | (?:<between>?<two_months_of>|<months_of>)@MONTH_ONE(?:(?:<and>|<comma>)<name>){0,9}
                      <and>@MONTH@TAIL?
                    | <month_word>?{first_month:name}(?:(?:<and>|<comma>)<name>){0,9}
                      <and|dash|slash><month_word>?{month:name}@TAIL
                    | (?<!<in>)<month_word>?{first_month:name}<and>?<until><month_word>?{month:name}@TAIL
                    | <month_word>?{first_month:name}<of>?<year_word>?{first_year:any_year}@TO@MONTH@TAIL? )""",
        # «شهري 7 و8 المقبلين»
        numbered_months="<between>?<two_months_of><hash>?{first_month:num}<and><hash>?{month:num}@TAIL?",
        # «في ديسمبر ويناير»: without a year two months in a row, of which the second is written as no other word
        months_running="(?<=<in>)<month_word>?{first_month:solar_month}<and><month_word>?{month:month|paired_month}(?!<num|year|side>)",
        # «مارس - ماي»
        months_dash="<month_word>?{first_month:solar_month}<dash>{month:solar_month}(?!<num|year>)",
    ),
    *_rules("range", either_month="(?=.*<or>)<month_word>?{first_month:name}<or><month_word>?{month:name}@TAIL?"),
    *_rules(
        "month",
        same_month="(?:{same:same_before|that}{the_month}|{the_month}{same})@YEAR?",
        the_month="(?:{the_month}{side:side_word}|{this}{the_month}|{the_month}{following})",
        # «الشهر 10 من عام 2014»
        # «آب من سنة 636 م»
        month_of_era="{month:name}<of>?<year_name>?{year:num|number}{era}",
        month="""(?:@MONTH@TAIL|{month:month|paired_month}{year:old_year}
                   |<the_month><hash>?{month:num}<of|in>?<year_name>{year:any_year})""",
        month_numeric="(?:<month_word>?{month:num}<slash|dash>{year:year|hijri_year}|{year}<dash|slash>{month:num})(?!<stroke|num|era>)",
        # «حرب أكتوبر 73»
        month_short="{month:solar_month}{year:number}{era}?(?!<units|unit|stroke|dot|dash>)",
        month_alone="<month_word>{month:name}",
        # «في شهر 7»
        month_number="<month_word><hash>?{month:num}(?!<units|unit|stroke|of>)",
        month_bare="{month:name}",
    ),
    # ── seasons and campaigns ────────────────────────────────────────────────────────────────────
    *_rules(
        "other",
        seasons="{season}{first_year:any_year}<dash|slash>{year:any_year|num|number}",
        # «صيف 94»
        season_short="{season}{year:number}(?!<units|unit|stroke|dot|dash|era>)",
        season="(?:{season}@YEAR|{the_season}{side:side_word}|{this}{the_season}|{season}{side:side_word})",
    ),
    *_rules(
        "range",
        campaign="<campaign|the_campaign|year_name>(?:<side_word|fresh>)?(?!<hijri_year><slash|dash><year>){first_year:any_year}<slash|dash>{year:any_year|num|number}",
    ),
    *_rules(
        "range",
        # «موسم 21/22»
        campaign_short="<campaign|the_campaign>{first_year:num|number}<slash|dash>{year:num|number}(?!<stroke|num>)",
        # «العام الدراسي 1441هـ»
        campaign_year="<the_campaign>(?:<side_word|fresh>)?{year:any_year}",
    ),
    *_rules("vague", campaign_now="(?:<the_campaign>{side:side_word}|{this}<the_campaign>)"),
    # ── windows and distances ────────────────────────────────────────────────────────────────────
    *_rules(
        "other",
        same_period="(?:{same:same_before}<the_period>|<the_period>{same}|{same:same_before}{fraction:the_part_of_year}|{fraction:the_part_of_year}{same})@YEAR?",
    ),
    *_rules(
        "vague",
        vague_window="(?:<the_many><vague_amount>{side}?|<the_many>{side}|<the_period><vague_amount>?{side}|<the_many><vague_amount>)",
    ),
    *_rules(
        "range",
        window="""(?: {units:the_two}{side} | {units:the_many}<hash>?{amount}{side}
                    | {units:the_many}{amount:ordinal}{side} | {amount:ordinal}{units:unit_many}{side}
                    | <hash>?{amount}<hash>?{units:the_many|units|unit_one}{side} | {units:unit_two}{side}
                    | {side:last}<hash>?{amount}{units:units|unit_one} | {side:last}{units:unit_two}
                    | {single:last}{units:week_word|month_word|year_word}(?!<name|any_year|ordinal|of|in>) )
                  (?:<of>@THE_YEAR)?""",
    ),
    *_rules(
        "vague",
        vague_distance="""{direction:since|ago|after}(?: <many_amount>?<units><many_amount>?
                             | <more><about>?(?:{amount}<unit|units>|<unit|units|unit_two>) )(?!<side>)""",
    ),
    *_rules(
        "other",
        # «3 سنوات و10 أيام من الآن»
        from_now="""(?:{amount}{units:units|unit}(?:<and>(?:{more:amount}{more_units:units}|{more_pair:unit_two}|{more_units:unit}))?|{units:unit}|{pair:unit_two})
                    <of>(?:{end:present|today})""",
        # «قبل يومين أو ثلاثة»
        either_distance="""(?=.*<or>){direction:since|ago|after}{about}?
                           (?: {amount}<or>{other:amount}{units:units|unit}
                             | (?:{pair:unit_two}|{amount}{units:units}|{units:unit})<or>
                               (?:{other:amount}<units>?|{other_pair:unit_two}) )""",
        # «قبل نصف قرن», «قبل ربع قرن»
        half_distance="{direction:since|ago|after}{about}?{cut:the_half|the_quarter}{half:year_word|unit_one}",
        # «وغادر بعدها بيومين», «بعد ذلك بعام», «بعد أسبوع من ذلك»: counted from the date told before
        told_distance="""(?: (?:{direction:after_it}|{direction:ago|after}<that>)<in>{about}?
                             (?:{amount}{units:units|unit}|{pair:unit_two}|{units:unit})
                           | {direction:ago|after}{about}?
                             (?:{amount}{units:units|unit}|{pair:unit_two}|{units:unit})<of><that>
                             (?!<day_word|today|part|the_month|the_year|the_week>) )""",
        # «التقاه من شهر»: papers write «من» for «منذ»
        of_distance="""<of>(?:{amount}{units:units|unit}|{pair:unit_two}|{units:unit})
                       (?!<of|until|and|or|dash|weekday|name|any_year|num|now_word|ordinal|part|side|this>)""",
        distance="""{direction:since|ago|after}{about}?
                    (?: (?<=<about>)(?:{units:the_week|the_month|the_year}|{pair:the_two})
                      | {amount}{units:units|unit} | {pair:unit_two}
                      | {units:unit}(?!<weekday|name|any_year|num|now_word|ordinal|part>)<count>? )
                    (?:<and>(?:{plus:the_half}<the_week|the_month|the_year>?|{more:amount}{more_units:units}|{more_pair:unit_two}
                       |{more_units:unit}(?!<weekday|name|any_year|num|now_word|ordinal|part|side>)))?
                    (?:{exactly}?<of><present|today>)?<side_word>?""",
    ),
    # ── years ────────────────────────────────────────────────────────────────────────────────────
    *_rules(
        "range",
        # «1440 هـ / 2019 م», «1241هـ (1826م)»
        both_years="""(?=<year_name|hijri_year|year|old_year>)<year_name>?
                                   (?: {lunar_year:hijri_year}<slash|dash|dated>?{year:year|old_year}
                                   | {year:year|old_year}<slash|dash|dated>?{lunar_year:hijri_year} )""",
        years="""(?: <of|between>?<two_years_of|years_of|the_two|the_many>{first_year:told_year}
                     (?:(?:<and>|<comma>)+<told_year>){0,6}
                     (?:<and>?<until>|<and>|<dash>|<comma>){year:told_year}
                   | (?:<of|between>?<two_years_of|years_of|the_two>|<of|between>)<year_name>?{first_year:any_year}
                     (?:(?:<and>|<comma>)+<any_year>){0,6}(?:<and>?<until>|<and>|<dash>)
                     <year_name>?{year:any_year} )""",
        either_year="(?=.*<or>)(?:<year_name>|(?<=<in>)){first_year:any_year}<or><year_name>?{year:any_year}",
        years_dash="{first_year:any_year}<dash|slash>{year:any_year}(?!<stroke>)",
    ),
    *_rules(
        "year",
        hijri_year="(?:<the_hijri_year>{side:side_word}|{this}<the_hijri_year>){year:any_year}?",
        the_year="(?:<the_year>{side:side_word}{year:any_year}?|{this}<the_year>{year:any_year}?|<the_year>{following})",
        same_year="(?:<the_year>{same}|{same:same_before|that}<the_year>)",
        # «عام 67»
        year_short="<year_word>{year:number}(?!<units|unit|stroke|dot|dash|era>)",
        # «عام 969م»
        year_of_era="<year_name>{year:num|number}{era}",
        year_bce="<year_name>{year:num|number|told_year}",
        year="<year_name>{year:told_year}",
        year_bare="(?:(?<=<lead>)<hash>?{year:any_year}|(?<=<any_year><and|comma>){year:any_year})",
        year_beside="{year:any_year}",
    ),
    *_rules(
        "range",
        decade="{decade_name}@OF_CENTURY?",
        the_decade="(?:{unit:the_decade|the_century}{side:side_word}|{this}{unit:the_decade|the_century})",
        century_bce="<the_century><hash>?{ordinal:ordinal|num|the_tens_number}",
        century="<the_century><hash>?{ordinal:ordinal|num|the_tens_number}<era>?",
    ),
    # ── pointers and vague words ─────────────────────────────────────────────────────────────────
    *_rules("other", then="{then}"),
    *_rules("vague", vague="{vague}"),
)

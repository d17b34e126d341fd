"""A row of language/verbs.yaml: «lemma root measure», with vowels, «sound» and «active» where they are needed."""

import re

VERB_ROW = re.compile(
    r"(?P<lemma>\S+) (?:(?P<three>\S{3}) (?P<measure>[1-9]|10)|(?P<four>\S{4}) (?P<of_four>q[124]))"
    r"(?: (?P<vowels>[aiu]{2}))?(?P<sound> sound)?(?P<active> active)?"
)

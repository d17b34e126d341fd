"""Ids for life: a report is called by its article and the words that tell it, and keeps the id that it was given.

``data/ids.yaml`` holds the ids that were given out, each with the sentence that it hangs on; the sentence is found
again after edits (as in the TextQuoteSelector of W3C's Web Annotation).  A report
without a row there is called by its words.
"""

from arabic_timeline.ids import addresses
from arabic_timeline.ids.anchors import Anchor, likeness
from arabic_timeline.ids.anchors import of_report as anchor
from arabic_timeline.ids.judged import Refound, refound
from arabic_timeline.ids.kept import FILE, Kept, load, text
from arabic_timeline.ids.moved import Moved, moved
from arabic_timeline.ids.naming import Named, named
from arabic_timeline.ids.storing import numbered, of_old_site, stored

__all__ = [
    "FILE",
    "Anchor",
    "Kept",
    "Moved",
    "Named",
    "Refound",
    "addresses",
    "anchor",
    "likeness",
    "load",
    "moved",
    "named",
    "numbered",
    "of_old_site",
    "refound",
    "stored",
    "text",
]

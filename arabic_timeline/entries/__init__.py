"""data/entries → reports: what an editor enters by hand, or another extractor found, on the road of the articles.

``*.yaml`` rows, ``*.csv`` spreadsheets (with the house's own columns, those of its ``timeline.csv``, or TimelineJS's),
``*.json`` of TimelineJS or the house's ``timeline.json``, ``*.jsonl`` lines of the shape that ``annotate`` writes.
"""

from arabic_timeline.entries.files import doubled, folded, load, of_articles, read, unread
from arabic_timeline.entries.shapes import Given, Side
from arabic_timeline.entries.writing import FOLDER, Entered, entered, undated

__all__ = [
    "FOLDER",
    "Entered",
    "Given",
    "Side",
    "doubled",
    "entered",
    "folded",
    "load",
    "of_articles",
    "read",
    "undated",
    "unread",
]

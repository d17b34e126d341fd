"""What an earlier run found out, in one SQLite file: ``.timeline/store.sqlite`` beside the output.

Deleting it is always safe: a store only saves time, and everything in it can be found out again.
"""

from arabic_timeline.store.sqlite import Store, beside, opened

__all__ = ["Store", "beside", "opened"]

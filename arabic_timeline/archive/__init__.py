"""An archive that is too large for one folder: shards read by many machines, each chunk by itself.

Nothing here holds the whole of it: what is found of each chunk stands in a table of its own (Parquet).
"""

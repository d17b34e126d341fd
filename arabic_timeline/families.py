"""The families of Arabic month names: «يناير» here is «كانون الثاني» there and «جانفي» elsewhere."""

MONTH_FAMILIES = ("maghreb", "levant", "international", "algeria", "tunisia")

"""The families of Arabic month names: «يناير» here is «كانون الثاني» there and «جانفي» elsewhere."""

MONTH_FAMILIES = ("maghreb", "levant", "international", "algeria", "tunisia")

COMMON = "international"  # understood where the others are, too: that of a newsroom which has not chosen

"""One file a command of build_timeline.py: the only room with a clock, arguments and file writing."""

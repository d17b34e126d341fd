#!/usr/bin/env python3
"""Arabic news articles into a timeline of meetings: `python build_timeline.py --help` says what it can do."""

from pathlib import Path

from arabic_timeline.commands import main

if __name__ == "__main__":
    main(Path(__file__).resolve().parent)

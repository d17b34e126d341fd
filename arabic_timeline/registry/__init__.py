"""data/knowledge → Registry: what a newsroom knows, with the line of every row."""

from arabic_timeline.registry.check import doubts, references
from arabic_timeline.registry.load import load, outlets, written
from arabic_timeline.registry.shapes import (
    UNNAMED,
    Claim,
    Judgement,
    Office,
    Outlet,
    Person,
    Picture,
    Place,
    Registry,
    Tenure,
)
from arabic_timeline.registry.site import Site, Step, Story, site, stories

__all__ = [
    "UNNAMED",
    "Claim",
    "Judgement",
    "Office",
    "Outlet",
    "Person",
    "Picture",
    "Place",
    "Registry",
    "Site",
    "Step",
    "Story",
    "Tenure",
    "doubts",
    "load",
    "outlets",
    "references",
    "site",
    "stories",
    "written",
]

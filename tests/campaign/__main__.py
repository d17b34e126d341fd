"""`make campaign`: each part in turn, a line of summary each; exit status 1 where something was found.

    python -m campaign [--size small|middle|whole] [--seed N] [PART …]

Small is minutes, and what a change may run; middle some ten minutes a part; whole is what a release and the night run:
200 kills, 12 disks, 73 lies at 5 places each, 100,000 mutated inputs (1,000,000 where atheris guides them), 300 hostile
values in every field, 5,000 words and pairs.
"""

from __future__ import annotations

import argparse
import sys
import time

from . import disks, edits, growth, inputs, kills, network, values
from .findings import Part

PARTS: dict[str, Part] = {
    "kills": Part(kills.run, small=6, middle=40, whole=200),
    "disks": Part(disks.run, small=3, middle=6, whole=12),
    "network": Part(network.run, small=1, middle=3, whole=5),
    "inputs": Part(inputs.run, small=1_000, middle=10_000, whole=100_000),
    "values": Part(values.run, small=6, middle=100, whole=300),
    "edits": Part(edits.run, small=40, middle=150, whole=300),
    "growth": Part(growth.run, small=24, middle=1_200, whole=5_000),
}


def main() -> int:
    """The exit status."""
    parser = argparse.ArgumentParser(prog="python -m campaign", description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--size", choices=["small", "middle", "whole"], default="small")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if unknown := set(given.names) - PARTS.keys():
        parser.error(f"no such part: {', '.join(sorted(unknown))} (known: {', '.join(PARTS)})")
    found = 0
    for name, part in PARTS.items():
        if given.names and name not in given.names:
            continue
        size: int = getattr(part, given.size)
        begun = time.monotonic()
        tried, findings = part.run(size, given.seed)
        found += len(findings)
        print(f"{name}: {tried:,} tried, {len(findings)} found, {time.monotonic() - begun:.0f} s", flush=True)
        for one in findings[:50]:
            print(f"  {one}", flush=True)
    return 1 if found else 0


sys.exit(main())

"""`make fuzz`: every target for its share of the inputs, one after another, with a line of summary each.

    python -m fuzz [--runs N] [--findings FOLDER] [TARGET …]     all targets, or those named (then N inputs each)
    python -m fuzz --replay FILE …                               findings again, with their traces

Findings are kept in ``.fuzz/<target>/``: the bytes and the trace of each.  The exit status is 1 where there are any.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

_FOLDER = Path(".fuzz")
# The rooms whose coverage guides a target; the rooms that it only passes through run at full speed.
_GUIDES = {
    "reader": ("read", "rows", "rowfiles", "registry", "edtf", "commands.annotate"),
    "pages": ("commands.add", "commands.bring"),
    "recogniser": ("recognise", "text"),
    "resolver": ("resolve",),
    "extractor": ("extract",),
    "network": ("constraints",),
    "dialect": ("lexicon", "recognise"),
}
_TIMEOUT = 120  # seconds: an input that takes as long ends the run of its target, and is kept by libFuzzer


def main() -> int:
    """The exit status."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="TARGET")
    parser.add_argument("--runs", type=int, default=20_000, help="inputs over all targets (default 20,000)")
    parser.add_argument("--findings", type=Path, default=_FOLDER)
    parser.add_argument("--seed", type=int, default=0, help="of the random numbers; 0 takes another every time")
    parser.add_argument("--replay", action="store_true", help="run the named files of findings again")
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.replay:
        return _replay([Path(name) for name in given.names])
    if given.alone:
        return _alone(given.names[0], given.runs, given.findings, given.seed)
    return _all(given)


def _all(given: argparse.Namespace) -> int:
    """Each target in a process of its own: libFuzzer ends the process it runs in."""
    from .targets import TARGETS

    engine = "atheris" if find_spec("atheris") else "hypothesis, as atheris is not installed here"
    print(f"Fuzzing with {engine}.", flush=True)
    if unknown := set(given.names) - TARGETS.keys():
        print(f"no such target: {', '.join(sorted(unknown))} (known: {', '.join(TARGETS)})", file=sys.stderr)
        return 2
    total = found = 0
    for name, target in TARGETS.items():
        if given.names and name not in given.names:
            continue
        runs = given.runs if given.names else max(1, given.runs * target.share // 1000)
        command = [sys.executable, "-m", "fuzz", "--alone", name, "--runs", str(runs), "--seed", str(given.seed)]
        folder = given.findings / name
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "log.txt").open("wb") as log:
            status = subprocess.run([*command, "--findings", str(given.findings)], stdout=log, stderr=log, check=False)
        inputs, findings = _summary(name, folder, runs, status.returncode)
        total, found = total + inputs, found + findings
    print(f"{total:,} inputs, {found} findings" + (f" (in {given.findings}/)" if found else ""))
    return 1 if found else 0


def _summary(name: str, folder: Path, runs: int, status: int) -> tuple[int, int]:
    """Prints the line of a target; (inputs run, kinds of findings)."""
    try:
        told = json.loads((folder / "told.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        told = {"inputs": 0, "seconds": 1, "findings": {}}
    inputs, kinds = told["inputs"], len(told["findings"])
    ended = ""
    if status or inputs < runs:
        kinds, ended = kinds + 1, f", ended early with status {status} (see {folder / 'log.txt'})"
    rate = inputs / max(told["seconds"], 0.001)
    print(f"{name}: {inputs:,} inputs, {rate:,.0f} a second, {kinds} findings{ended}", flush=True)
    for place, times in told["findings"].items():
        print(f"  {place} ({times:,} times)", flush=True)
    return inputs, kinds


def _alone(name: str, runs: int, findings: Path, seed: int) -> int:
    """One target in this process."""
    (findings / name / "told.json").unlink(missing_ok=True)
    if find_spec("atheris"):
        _with_atheris(name, runs, findings, seed)
    else:
        _with_hypothesis(name, runs, findings, seed)
    return 0


def _with_atheris(name: str, runs: int, findings: Path, seed: int) -> None:
    import atheris

    guides = [f"arabic_timeline.{room}" for room in _GUIDES.get(name, ())] or ["arabic_timeline"]
    with atheris.instrument_imports(include=guides):
        from .targets import TARGETS
    from .watch import Watch

    target, corpus = TARGETS[name], findings / "corpus" / name
    corpus.mkdir(parents=True, exist_ok=True)
    for number, content in enumerate(target.seeds()):
        (corpus / f"seed-{number:05}").write_bytes(content[: target.longest])
    options = [
        f"-atheris_runs={runs}", f"-max_len={target.longest}", f"-timeout={_TIMEOUT}", f"-seed={seed}",
        f"-artifact_prefix={findings / name}/", "-len_control=0", "-rss_limit_mb=4000",
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], *options, str(corpus)], Watch(target.run, findings / name, runs))
    atheris.Fuzz()


def _with_hypothesis(name: str, runs: int, findings: Path, number: int) -> None:
    from hypothesis import HealthCheck, Phase, given, seed, settings

    from .inputs import inputs
    from .targets import TARGETS
    from .watch import Watch

    watch = Watch(TARGETS[name].run, findings / name, runs)
    seeds = list(TARGETS[name].seeds())
    for content in seeds[:: 1 + 2 * len(seeds) // runs]:  # half of the inputs at most
        watch(content)
        runs -= 1
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
    usual = settings(
        max_examples=max(runs, 1), deadline=None, database=None, phases=[Phase.generate], suppress_health_check=checks
    )
    tried = usual(given(inputs(TARGETS[name].longest))(watch.__call__))
    (seed(number)(tried) if number else tried)()
    watch.tell()


def _replay(files: list[Path]) -> int:
    from .targets import TARGETS

    for file in files:
        print(file, flush=True)
        TARGETS[file.parent.name].run(file.read_bytes())
    return 0


sys.exit(main())

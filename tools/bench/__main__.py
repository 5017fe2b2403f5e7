"""Measure and write docs/data/bench.json, from which the site makes its page on performance: `python -m tools.bench`.

A benchmark that cannot be run is reported in a sentence, and the others continue.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Error as BrowserError

from tools.bench import results
from tools.bench.conditions import conditions
from tools.bench.paths import RESULTS, BenchmarkError
from tools.bench.statistics import Measure

REPETITIONS = 9
Benchmark = Callable[[int], dict[str, Measure]]


def log(text: str) -> None:
    """Print one line of progress."""
    print(f"bench: {text}", flush=True)


def start(repetitions: int) -> dict[str, Measure]:
    """Measure the time to the first answer in Chromium."""
    from tools.bench import start as part

    return part.run("chromium", repetitions, log)


def firefox(repetitions: int) -> dict[str, Measure]:
    """Measure the time to the first answer in Firefox."""
    from tools.bench import start as part

    return part.run("firefox", repetitions, log)


def change(repetitions: int) -> dict[str, Measure]:
    """Measure the time from a change in the form to the new answer."""
    from tools.bench import change as part

    return part.run(log, changes=part.CHANGES if repetitions >= REPETITIONS else 40)


def reading(_: int) -> dict[str, Measure]:
    """Measure the bytes that each page transfers."""
    from tools.bench import reading as part

    return part.run(log)


def build(repetitions: int) -> dict[str, Measure]:
    """Measure the time of builds and of showing a saved page."""
    from tools.bench import building as part

    return part.run(log, min(repetitions, part.BUILDS))


def tenfold(_: int) -> dict[str, Measure]:
    """Measure builds with ten times the pages and ten times the rules."""
    from tools.bench import building as part

    return part.tenfold(log)


BENCHMARKS: dict[str, Benchmark] = {
    "start": start, "firefox": firefox, "change": change, "reading": reading, "build": build, "tenfold": tenfold,
}  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    """Run the chosen benchmarks, and return 0 even if some could not be run."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description="Measures the site, and writes it down.")
    parser.add_argument(
        "--only", choices=BENCHMARKS, nargs="+", help="measure only these parts and keep the other results"
    )
    parser.add_argument("--repetitions", type=int, default=REPETITIONS, help=f"{REPETITIONS} by default")
    parser.add_argument("--to", type=Path, default=RESULTS, help="write to a different file (for a trial run)")
    chosen = parser.parse_args(arguments)
    missing = 0
    for name in chosen.only or BENCHMARKS:
        missing += measure(name, chosen.repetitions, chosen.to)
    log(f"the results are in {chosen.to}" + (f"; {missing} parts could not be measured" if missing else ""))
    return 0


def measure(name: str, repetitions: int, to: Path) -> int:
    """Run one benchmark and write its result. Return 1 if it could not be run, else 0."""
    began, before = time.perf_counter(), conditions()
    try:
        part = results.measured(before, repetitions, BENCHMARKS[name](repetitions))
    except (BenchmarkError, BrowserError, OSError, subprocess.SubprocessError) as fault:
        words = (
            str(fault) if isinstance(fault, BenchmarkError) else f"The part {name} failed: {str(fault).splitlines()[0]}"
        )
        log(words)
        part = results.skipped(before, words)
    known = results.read(to)
    known["parts"][name] = part
    results.write(known, to)
    log(f"{name} took {time.perf_counter() - began:.0f} s")
    return int("left" in part)


if __name__ == "__main__":
    sys.exit(main())

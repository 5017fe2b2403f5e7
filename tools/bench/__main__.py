"""`python -m tools.bench`: measure, and write docs/data/bench.json, of which the site makes its page on speed.

A part that cannot be measured is reported in a sentence, and the others go on.
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
from tools.bench.paths import RESULTS, Left
from tools.bench.statistics import Measure

REPETITIONS = 9
Part = Callable[[int], dict[str, Measure]]


def say(text: str) -> None:
    """One line a step."""
    print(f"bench: {text}", flush=True)


def start(repetitions: int) -> dict[str, Measure]:
    from tools.bench import start as part

    return part.run("chromium", repetitions, say)


def firefox(repetitions: int) -> dict[str, Measure]:
    from tools.bench import start as part

    return part.run("firefox", repetitions, say)


def change(repetitions: int) -> dict[str, Measure]:
    from tools.bench import change as part

    return part.run(say, changes=part.CHANGES if repetitions >= REPETITIONS else 40)


def reading(_: int) -> dict[str, Measure]:
    from tools.bench import reading as part

    return part.run(say)


def build(repetitions: int) -> dict[str, Measure]:
    from tools.bench import building as part

    return part.run(say, min(repetitions, part.BUILDS))


def tenfold(_: int) -> dict[str, Measure]:
    from tools.bench import building as part

    return part.tenfold(say)


def nginx(repetitions: int) -> dict[str, Measure]:
    from tools.bench import throughput as part

    return part.run(say, repetitions)


PARTS: dict[str, Part] = {
    "start": start, "firefox": firefox, "change": change, "reading": reading, "build": build, "tenfold": tenfold,
    "nginx": nginx,
}  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description="Measures the site, and writes it down.")
    parser.add_argument("--only", choices=PARTS, nargs="+", help="measure only these parts and keep the other results")
    parser.add_argument("--repetitions", type=int, default=REPETITIONS, help=f"{REPETITIONS} by default")
    parser.add_argument("--to", type=Path, default=RESULTS, help="write to a different file (for a trial run)")
    chosen = parser.parse_args(arguments)
    missing = 0
    for name in chosen.only or PARTS:
        missing += measure(name, chosen.repetitions, chosen.to)
    say(f"the results are in {chosen.to}" + (f"; {missing} parts could not be measured" if missing else ""))
    return 0


def measure(name: str, repetitions: int, to: Path) -> int:
    """Measure one part and put it down; 1 where it could not be done, 0 where it was."""
    began, before = time.perf_counter(), conditions()
    try:
        part = results.measured(before, repetitions, PARTS[name](repetitions))
    except (Left, BrowserError, OSError, subprocess.SubprocessError) as fault:
        words = str(fault) if isinstance(fault, Left) else f"The part {name} failed: {str(fault).splitlines()[0]}"
        say(words)
        part = results.left(before, words)
    known = results.read(to)
    known["parts"][name] = part
    results.write(known, to)
    say(f"{name} took {time.perf_counter() - began:.0f} s")
    return int("left" in part)


if __name__ == "__main__":
    sys.exit(main())

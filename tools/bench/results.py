"""Read and write the file of results. Each benchmark replaces its own results and no others."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tools.bench.paths import RESULTS
from tools.bench.statistics import Measure

Results = dict[str, Any]


def read(path: Path = RESULTS) -> Results:
    """Return the results so far."""
    if not path.is_file():
        return {"parts": {}}
    found: Results = json.loads(path.read_text(encoding="utf-8"))
    return found


def write(results: Results, path: Path = RESULTS) -> None:
    """Write the results, sorted by benchmark."""
    ordered = {"parts": {name: results["parts"][name] for name in sorted(results["parts"])}}
    path.write_text(json.dumps(ordered, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def measured(conditions: dict[str, Any], repetitions: int, measures: dict[str, Measure]) -> Results:
    """Return the entry of a benchmark that was run."""
    return {**conditions, "repetitions": repetitions, "measures": measures}


def skipped(conditions: dict[str, Any], sentence: str) -> Results:
    """Return the entry of a benchmark that could not be run, with the sentence that says why."""
    return {**conditions, "left": sentence, "measures": {}}

"""The file of results: each part replaces what it measured before, and leaves the other parts alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tools.bench.paths import RESULTS
from tools.bench.statistics import Measure

Results = dict[str, Any]


def read(path: Path = RESULTS) -> Results:
    """What was measured so far."""
    if not path.is_file():
        return {"parts": {}}
    found: Results = json.loads(path.read_text(encoding="utf-8"))
    return found


def write(results: Results, path: Path = RESULTS) -> None:
    """Put it down, parts by name."""
    ordered = {"parts": {name: results["parts"][name] for name in sorted(results["parts"])}}
    path.write_text(json.dumps(ordered, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def measured(conditions: dict[str, Any], repetitions: int, measures: dict[str, Measure]) -> Results:
    """A part that was measured."""
    return {**conditions, "repetitions": repetitions, "measures": measures}


def skipped(conditions: dict[str, Any], sentence: str) -> Results:
    """A part that could not be measured, in a sentence."""
    return {**conditions, "left": sentence, "measures": {}}

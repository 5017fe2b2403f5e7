"""Read the record of the last verification, and check that it is of the present rules."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from site_src.paths import DOCS, read_json

DATA = DOCS / "data"
Row = dict[str, Any]


def _assumed_hash(folder: Path) -> str:
    return hashlib.sha256((folder / "population.json").read_bytes()).hexdigest()[:12]


def problems(rules_hash: str, folder: Path = DATA) -> Iterator[str]:
    """Yield why the record must not be published, one sentence each."""
    path = folder / "verification.json"
    if not path.is_file():
        yield "docs/data/verification.json is missing: run make verify."
        return
    record = read_json(path)
    if record["rules_hash"] != rules_hash:
        yield "The rules have changed since they were verified: run make verify."
    if record["population"]["assumed"] != _assumed_hash(folder):
        yield "The assumed frequencies in docs/data/population.json have changed since they were counted: run make verify."


def over_triage_problems(rules_hash: str, folder: Path = DATA) -> Iterator[str]:
    """Yield why the comparison of two versions in the population must not be published, one sentence each."""
    path = folder / "over-triage.json"
    if not path.is_file():
        yield "docs/data/over-triage.json is missing: run make triage BASE=REV."
        return
    found = read_json(path)
    again = f"Run make triage BASE={found['before']['revision']}."
    if found["now"]["rules_hash"] != rules_hash:
        yield f"The rules have changed since over-triage was measured. {again}"
    if found["assumed"] != _assumed_hash(folder):
        yield f"The assumed frequencies in docs/data/population.json have changed since over-triage was measured. {again}"


def over_triage(folder: Path = DATA) -> Row | None:
    """Return how often each step is said in the population by two versions of the rules, or None if not measured."""
    path = folder / "over-triage.json"
    return read_json(path) if path.is_file() else None


def record(folder: Path = DATA) -> Row | None:
    """Return the record of the last verification, or None if there is none."""
    path = folder / "verification.json"
    return read_json(path) if path.is_file() else None


def population(folder: Path = DATA) -> Row:
    """Return the assumed frequencies of the simulated population."""
    found: Row = read_json(folder / "population.json")
    return found

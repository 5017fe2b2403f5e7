"""The results of the proof, summed over its tests: one line for each law in the summary, and `build/proof.json`.

A test reports what it covered with the fixture `record_law`. The numbers are properties of its report, so they are the same from
one process and from several.
"""

from __future__ import annotations

import json
import platform
from collections import defaultdict
from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

import pytest

import calculators
from calculators.findings import CATALOGUE

PROPERTY = "proof"
ORDER = [finding.id for finding in CATALOGUE]
REPORTED = pytest.StashKey[bool]()
Row = dict[str, Any]


class RecordLaw(Protocol):
    """Record a law, in words, over how many combinations a test has shown it, and which findings vary in them."""

    def __call__(self, law: str, combinations: int, varies: Collection[str] = ()) -> None:
        """Record the law. `varies` is empty where the cases are no product, and each finding may vary."""


def results_by_law(reports: list[pytest.TestReport]) -> dict[str, Row]:
    """Return for each law the combinations, tests, and seconds of its tests, how many failed, and what varied."""
    laws: dict[str, Row] = defaultdict(
        lambda: {"combinations": 0, "tests": 0, "failed": 0, "seconds": 0.0, "varies": []}
    )
    for report in reports:
        values = [value for name, value in report.user_properties if name == PROPERTY]
        for law, (count, varies) in json.loads(str(values[-1])).items() if values else ():
            row = laws[law]
            row["combinations"] += count
            row["varies"] = sorted({*row["varies"], *varies}, key=ORDER.index)
            row["tests"] += 1
            row["failed"] += not report.passed
            row["seconds"] = round(row["seconds"] + report.duration, 1)
    return dict(sorted(laws.items()))


def write_proof_record(root: Path, laws: dict[str, Row], *, failed: int) -> Path:
    """Write the results of the run as data for the verification page."""
    whole = {
        "date": datetime.now(UTC).date().isoformat(),
        "version": calculators.VERSION,
        "rules_hash": calculators.rules_hash(),
        "python": platform.python_version(),
        "holds": not failed,
        "tests_failed": failed,
        "seconds": round(sum(row["seconds"] for row in laws.values()), 1),
        "combinations": sum(row["combinations"] for row in laws.values()),
        "laws": [{"law": law, **row} for law, row in laws.items()],
    }
    path = root / "build" / "proof.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(whole, indent=2) + "\n", encoding="utf-8")
    return path


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print one line for each law, once, although more than one conftest loads this function."""
    if config.stash.get(REPORTED, False):
        return
    config.stash[REPORTED] = True
    called = [
        report
        for outcome in ("passed", "failed")
        for report in terminalreporter.stats.get(outcome, [])
        if isinstance(report, pytest.TestReport) and report.when == "call" and "module/proof/" in report.nodeid
    ]
    laws = results_by_law(called)
    if not laws:
        return
    failed = sum(not report.passed for report in called)
    path = write_proof_record(config.rootpath, laws, failed=failed)
    terminalreporter.section("proof")
    for law, row in laws.items():
        verdict = "FAILS" if row["failed"] else "holds"
        terminalreporter.write_line(f"{verdict}  {row['combinations']:>11,}  {law}")
    terminalreporter.write_line(f"rules {calculators.VERSION} {calculators.rules_hash()}; written to {path}")

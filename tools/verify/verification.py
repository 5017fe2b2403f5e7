"""Read the records of the verification runs, and combine them for the verification page.

Each run leaves a record under build/. A record is accepted only if it passed, was made with the current rules, and is not
older than the module. Any other record raises VerifyError.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import calculators
from site_src.content.clinical_cases import ROOT, clinical_cases
from tools.verify import population

FILE = ROOT / "docs" / "data" / "verification.json"
PROOF, COVERAGE, PARITY = (ROOT / "build" / f"{name}.json" for name in ("proof", "coverage", "parity"))
MUTANTS = ROOT / "docs" / "data" / "mutants.json"
MODULE = ROOT / "calculators"
PYODIDE = ROOT / "node_modules" / "pyodide" / "package.json"
Json = dict[str, Any]


class VerifyError(Exception):
    """Verification is not possible; the message is one sentence."""


def read_fresh_record(path: Path, made_by: str) -> Json:
    """Read the record of a run. Raise VerifyError if it is missing, unreadable, or older than the module."""
    if not path.is_file():
        raise VerifyError(f"{path.name} is missing in {path.parent.name}/. Run {made_by} to create it.")
    sources = (file for file in MODULE.rglob("*.*") if file.suffix != ".pyc")
    newest = max(sources, key=lambda file: file.stat().st_mtime)
    if newest.stat().st_mtime > path.stat().st_mtime:
        raise VerifyError(f"{path.name} is older than calculators/{newest.relative_to(MODULE)}: run {made_by} again.")
    try:
        record: Json = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise VerifyError(f"{path.name} is not JSON ({error}): run {made_by} again.") from error
    return record


def require_current_rules(record: Json, name: str, made_by: str) -> None:
    """Raise VerifyError if a record was made with other rules."""
    if record["rules_hash"] != calculators.rules_hash():
        raise VerifyError(
            f"{name} is of the rules {record['rules_hash']}, and these are {calculators.rules_hash()}: "
            f"run {made_by} again."
        )


def proved_laws(record: Json) -> list[Json]:
    """Return every law with the number of combinations for which it was proved. Raise VerifyError if one failed."""
    require_current_rules(record, "The proof", "the proof")
    if not record["holds"]:
        broken = [row["law"] for row in record["laws"] if row["failed"]]
        raise VerifyError(f"The proof does not hold: {'; '.join(broken) or 'a test outside the laws failed'}.")
    return [{key: row[key] for key in ("law", "combinations", "tests")} for row in record["laws"]]


def browser_parity(record: Json) -> Json:
    """Return how many clinical cases and bad inputs the browser answered. Raise VerifyError if an answer differed."""
    require_current_rules(record, "The record of the browser", "the browser tests")
    asked = record["stories"] + record.get("bad_inputs", 0)
    if record["equal"] != asked:
        raise VerifyError(
            f"For {asked - record['equal']} of {asked} inputs, the browser’s answer differed from CPython’s."
        )
    if record["stories"] != len(clinical_cases()):
        raise VerifyError(
            f"The browser answered {record['stories']} stories and there are {len(clinical_cases())}: run the browser tests again."
        )
    return {key: record[key] for key in ("stories", "bad_inputs", "equal", "browser")}


def branch_coverage(record: Json) -> Json:
    """Return the number of branches that tests cover. Raise VerifyError if one is missing."""
    totals = record["totals"]
    if totals["missing_lines"] or totals["missing_branches"]:
        raise VerifyError(
            f"{totals['missing_lines']} lines and {totals['missing_branches']} branches of calculators/ are taken by no test."
        )
    return {"branches": totals["num_branches"], "statements": totals["num_statements"], "missed": 0}


def mutation_report(path: Path = MUTANTS) -> Json | None:
    """Return the last report on mutants, or None. It includes the hash of the rules that it was made with."""
    if not path.is_file():
        return None
    report: Json = json.loads(path.read_text(encoding="utf-8"))
    fields = (
        "tool",
        "version",
        "date",
        "rules_hash",
        "killed",
        "survived",
        "timeout",
        "score",
        "left_out",
        "survivors",
    )
    if missing := set(fields) - report.keys():
        raise VerifyError(f"{path.name} has no {', '.join(sorted(missing))}. Generate it again.")
    return {key: report[key] for key in fields}


def short_hash(path: Path) -> str:
    """Return a short hash of a file's content."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def population_shares(counted: Callable[[], population.Shares] = population.shares) -> Json:
    """Return how often each answer is given in the population, with a hash of the population's file."""
    found = asdict(counted())
    order = sorted(found["rules"], key=lambda rule: (-found["rules"][rule], rule))
    return {**found, "rules": {rule: found["rules"][rule] for rule in order}, "assumed": short_hash(population.FILE)}


def verification(day: date) -> Json:
    """Return everything that the page shows. Raise VerifyError if a part is missing or did not pass."""
    proof = read_fresh_record(PROOF, "`make verify`")
    browser = browser_parity(read_fresh_record(PARITY, "the browser suite (`make test`)"))
    cases = clinical_cases()
    return {
        "date": day.isoformat(),
        "version": calculators.VERSION,
        "rules_hash": calculators.rules_hash(),
        "python": proof["python"],
        "browser": browser["browser"],
        "pyodide": json.loads(PYODIDE.read_text(encoding="utf-8"))["version"],
        "laws": proved_laws(proof),
        "stories": {"told": len(cases), "themes": len({case.theme for case in cases})},
        "parity": browser,
        "coverage": branch_coverage(read_fresh_record(COVERAGE, "`make verify`")),
        "mutants": mutation_report(),
        "population": population_shares(),
    }

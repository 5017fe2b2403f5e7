"""What was proved, read from what the runs left behind and put together for the verification page.

Each run leaves a record under build/. A record counts only if it holds, is of these very rules, and is not older than
the module: a record that does not fit stops everything with one sentence.
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
    """Why nothing can be said, in one sentence."""


def read_fresh_record(path: Path, made_by: str) -> Json:
    """A record of a run. Raises `VerifyError` where it is missing, unreadable, or older than the module."""
    if not path.is_file():
        raise VerifyError(f"{path.name} is missing in {path.parent.name}/. Run {made_by} to create it.")
    newest = max(MODULE.glob("*.*"), key=lambda file: file.stat().st_mtime)
    if newest.stat().st_mtime > path.stat().st_mtime:
        raise VerifyError(f"{path.name} is older than calculators/{newest.name}: run {made_by} again.")
    try:
        record: Json = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise VerifyError(f"{path.name} is not JSON ({error}): run {made_by} again.") from error
    return record


def require_current_rules(record: Json, name: str, made_by: str) -> None:
    """Raises `VerifyError` where a record is of other rules."""
    if record["rules_hash"] != calculators.rules_hash():
        raise VerifyError(
            f"{name} is of the rules {record['rules_hash']}, and these are {calculators.rules_hash()}: "
            f"run {made_by} again."
        )


def proved_laws(record: Json) -> list[Json]:
    """Every law with the number of combinations that it was shown for."""
    require_current_rules(record, "The proof", "the proof")
    if not record["holds"]:
        broken = [row["law"] for row in record["laws"] if row["failed"]]
        raise VerifyError(f"The proof does not hold: {'; '.join(broken) or 'a test outside the laws failed'}.")
    return [{key: row[key] for key in ("law", "combinations", "tests")} for row in record["laws"]]


def browser_parity(record: Json) -> Json:
    """How many stories and bad inputs the browser answered, all of them to the byte."""
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
    """How many branches of the module its tests take. Raises `VerifyError` where one is left."""
    totals = record["totals"]
    if totals["missing_lines"] or totals["missing_branches"]:
        raise VerifyError(
            f"{totals['missing_lines']} lines and {totals['missing_branches']} branches of calculators/ are taken by no test."
        )
    return {"branches": totals["num_branches"], "statements": totals["num_statements"], "missed": 0}


def mutation_report(path: Path = MUTANTS) -> Json | None:
    """The last report on mutants, with whether it is of these rules; None where there is none."""
    if not path.is_file():
        return None
    report: Json = json.loads(path.read_text(encoding="utf-8"))
    kept = ("tool", "version", "date", "rules_hash", "killed", "survived", "timeout", "score", "left_out", "survivors")
    if missing := set(kept) - report.keys():
        raise VerifyError(f"{path.name} has no {', '.join(sorted(missing))}. Generate it again.")
    return {key: report[key] for key in kept}


def short_hash(path: Path) -> str:
    """A short hash over the bytes of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def population_shares(counted: Callable[[], population.Shares] = population.shares) -> Json:
    """How often each answer is given to the people of the population, and of which file they are."""
    found = asdict(counted())
    order = sorted(found["rules"], key=lambda rule: (-found["rules"][rule], rule))
    return {**found, "rules": {rule: found["rules"][rule] for rule in order}, "assumed": short_hash(population.FILE)}


def verification(day: date) -> Json:
    """Everything that the page says. Raises `VerifyError` with one sentence where a part is missing or does not hold."""
    proof = read_fresh_record(PROOF, "`make verify`")
    browser = browser_parity(read_fresh_record(PARITY, "the browser suite (`make test`)"))
    all_stories = clinical_cases()
    return {
        "date": day.isoformat(),
        "version": calculators.VERSION,
        "rules_hash": calculators.rules_hash(),
        "python": proof["python"],
        "browser": browser["browser"],
        "pyodide": json.loads(PYODIDE.read_text(encoding="utf-8"))["version"],
        "laws": proved_laws(proof),
        "stories": {"told": len(all_stories), "themes": len({story.theme for story in all_stories})},
        "parity": browser,
        "coverage": branch_coverage(read_fresh_record(COVERAGE, "`make verify`")),
        "mutants": mutation_report(),
        "population": population_shares(),
    }

"""Report the results of cosmic-ray's session: the counts, and an explanation of each error that no test noticed."""

import ast
import contextlib
import json
import sqlite3
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

import calculators
from site_src.content.clinical_cases import ROOT
from tools.verify.mutation.run import COUNT_UNTRIED, EXCLUDED_OPERATORS, SESSION, MutationError

EXPLAINED = Path(__file__).with_name("explained.toml")
MIN_SCORE = 95.0
Json = dict[str, Any]
TRIED_QUERY = """
    select module_path, start_pos_row, diff, test_outcome, output
    from mutation_specs join work_results using (job_id) where worker_outcome = 'NORMAL'
    order by module_path, start_pos_row, diff
"""
SURVIVED_QUERY = """
    select job_id, module_path, diff from mutation_specs join work_results using (job_id) where test_outcome = 'SURVIVED'
"""
# Code that at least one kind of error alters. A file without any contains only texts and tables.
ALTERABLE = (ast.Compare, ast.BoolOp, ast.Not, ast.For, ast.ExceptHandler)
COUNT_FAILED = "select count(*) from work_results where worker_outcome in ('ABNORMAL', 'EXCEPTION')"


@dataclass(frozen=True)
class Mutant:
    """One error: the place, the line before and after it, and `killed`, `survived`, or `timeout`."""

    file: str
    row: int
    before: str
    after: str
    outcome: str


def changed_lines(diff: str) -> tuple[str, str]:
    """Return the lines that a diff removes and those that it adds, without surrounding space and empty lines."""
    lines = diff.splitlines()
    gone = [line[1:].strip() for line in lines if line.startswith("-") and not line.startswith("---")]
    come = [line[1:].strip() for line in lines if line.startswith("+") and not line.startswith("+++")]
    return " ".join(filter(None, gone)), " ".join(filter(None, come))


def tried_mutants(session: Path = SESSION) -> list[Mutant]:
    """Return every error that was tried. Raise MutationError if some were not or could not be."""
    with contextlib.closing(sqlite3.connect(session)) as file:
        (left,), (failed,) = file.execute(COUNT_UNTRIED).fetchone(), file.execute(COUNT_FAILED).fetchone()
        rows = file.execute(TRIED_QUERY).fetchall()
    if left or failed:
        raise MutationError(f"{left} errors were not tried and {failed} could not be tried. Run `make mutants` again.")
    return [
        Mutant(path, row, *changed_lines(diff), "timeout" if output.strip() == "timeout" else outcome.lower())
        for path, row, diff, outcome, output in rows
    ]


def untried_files(tried: Iterable[str], root: Path = ROOT) -> list[str]:
    """Return the files of the module that contain conditions or loops, but in which no error was tried."""
    files = {str(file.relative_to(root)): file for file in (root / "calculators").rglob("*.py")}
    return [
        name
        for name in sorted(files.keys() - set(tried))
        if any(isinstance(node, ALTERABLE) for node in ast.walk(ast.parse(files[name].read_text(encoding="utf-8"))))
    ]


def unexplained_jobs(session: Path = SESSION, path: Path = EXPLAINED) -> list[str]:
    """Return the jobs of unnoticed errors without explanation. Raise MutationError if nothing was tried."""
    if not session.is_file():
        raise MutationError("Nothing was tried yet: run `make mutants` without AGAIN.")
    known = explanations(path)
    with contextlib.closing(sqlite3.connect(session)) as file:
        rows = file.execute(SURVIVED_QUERY).fetchall()
    return [job for job, module, diff in rows if (module, *changed_lines(diff)) not in known]


def explanations(path: Path = EXPLAINED) -> dict[tuple[str, str, str], str]:
    """Return why an error may go unnoticed, by file, line before, and line after."""
    listed = tomllib.loads(path.read_text(encoding="utf-8")).get("explained", [])
    return {(row["file"], row["line"], after): row["why"] for row in listed for after in row["becomes"]}


def unexplained(survivors: list[Mutant], known: dict[tuple[str, str, str], str]) -> Iterator[str]:
    """Yield a sentence for each unnoticed error without explanation, and for each explanation without such an error."""
    found = {(one.file, one.before, one.after): one for one in survivors}
    for key, one in found.items():
        if key not in known:
            yield f"{one.file}:{one.row}: no test notices it, and it is not explained:\n  - {one.before}\n  + {one.after}"
    for file, before, after in known.keys() - found.keys():
        yield f"{file}: explained, but a test notices it, or it is not tried:\n  - {before}\n  + {after}"


def score(killed: int, timeout: int, survived: int) -> float:
    """Return the percentage of errors that were noticed; a timeout counts as noticed."""
    return round(100 * (killed + timeout) / (killed + timeout + survived), 1)


def report(day: date, release: str, every: list[Mutant], known: dict[tuple[str, str, str], str]) -> Json:
    """Return the report of a run on one day with one release of the tool.

    Raise MutationError if an error is unexplained or too many were not noticed.
    """
    survivors = [one for one in every if one.outcome == "survived"]
    if faults := list(unexplained(survivors, known)):
        raise MutationError(
            "\n".join([*faults, f"{len(faults)} in all: write a test, or explain it in {EXPLAINED.name}."])
        )
    counted = {name: sum(one.outcome == name for one in every) for name in ("killed", "survived", "timeout")}
    reached = score(counted["killed"], counted["timeout"], counted["survived"])
    if reached < MIN_SCORE:
        raise MutationError(f"The tests noticed {reached}% of the errors; the target is {MIN_SCORE:g}%.")
    return {
        "tool": "cosmic-ray",
        "version": release,
        "date": day.isoformat(),
        "rules_hash": calculators.rules_hash(),
        **counted,
        "score": reached,
        "left_out": [{"kinds": kinds, "why": f"{why}."} for kinds, why in EXCLUDED_OPERATORS.items()],
        "survivors": [
            {
                "where": f"{one.file}:{one.row}",
                "what": f"{one.before} → {one.after}",
                "why": known[one.file, one.before, one.after],
            }
            for one in survivors
        ],
    }


def write_report(day: date, path: Path) -> str:
    """Write the report of the last session, and return its result in a sentence.

    Raise MutationError if no error was tried in a file of the module.
    """
    every = tried_mutants()
    if untried := untried_files(one.file for one in every):
        raise MutationError(f"No error was tried in {', '.join(untried)}. Run `make mutants` without AGAIN.")
    found = report(day, version("cosmic-ray"), every, explanations())
    path.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    whole = found["killed"] + found["timeout"] + found["survived"]
    return f"{found['killed'] + found['timeout']:,} of {whole:,} errors were noticed ({found['score']}%)."

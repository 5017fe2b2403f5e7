"""The guideline for machines: what the pages show, as JSON and as CSV, with the schemas it is held to."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any

import calculators
from site_src.facts import Facts
from site_src.project import SOURCE

Row = dict[str, Any]

SCHEMAS = SOURCE / "schema"


def decision_table(facts: Facts) -> list[Row]:
    """The rules of the gate and of the ladder, in the order in which they are read."""
    kept = ("id", "family", "condition", "when", "reads", "outcome", "test", "origin", "statements", "sources", "notes")
    rules = [rule for family in ("gate", "imaging") for rule in facts.rules if rule["family"] == family]
    return [{"order": order, **{name: rule[name] for name in kept}} for order, rule in enumerate(rules, start=1)]


def lists(facts: Facts) -> dict[str, list[Row]]:
    """Every export by its name. The first four are those of the command line."""
    return {
        "findings": facts.findings,
        "rules": facts.rules,
        "statements": facts.statements,
        "notes": facts.notes,
        "decision-table": decision_table(facts),
        "bibliography": [reference.as_dict() for reference in facts.references.values()],
    }


def as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def flat(row: Row) -> dict[str, str]:
    """One row of a table: a text for each reader becomes two columns, a list its members with a space between."""
    cells: dict[str, str] = {}
    for name, value in row.items():
        if isinstance(value, dict):
            cells |= {f"{name}_{part}": str(text) for part, text in value.items()}
        elif isinstance(value, list):
            clauses = any(isinstance(member, dict) for member in value)
            cells[name] = ("; " if clauses else " ").join(_member(member) for member in value)
        else:
            cells[name] = "" if value is None else json.dumps(value) if isinstance(value, bool) else str(value)
    return cells


def _member(member: Any) -> str:
    """A member of a list; of a clause its parts, such as `age_years over 50`."""
    if isinstance(member, dict):
        return " ".join(str(part) for part in member.values() if part is not None)
    return str(member)


def as_csv(rows: list[Row]) -> str:
    flattened = [flat(row) for row in rows]
    names = list(dict.fromkeys(name for row in flattened for name in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, names, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(flattened)
    return text.getvalue()


def write(facts: Facts, folder: Path) -> None:
    """All exports and their schemas under `folder`."""
    schemas = folder / "schema"
    schemas.mkdir(parents=True, exist_ok=True)
    for name, rows in lists(facts).items():
        (folder / f"{name}.json").write_text(as_json(rows), encoding="utf-8")
        (folder / f"{name}.csv").write_text(as_csv(rows), encoding="utf-8")
    for name in ("answers", "assessment"):
        (schemas / f"{name}.json").write_text(as_json(calculators.schema(name)), encoding="utf-8")
    for path in sorted(SCHEMAS.glob("*.json")):
        shutil.copyfile(path, schemas / path.name)

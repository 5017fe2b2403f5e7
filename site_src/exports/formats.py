"""Export what the pages show as JSON and CSV, each with its schema."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict
from html import escape
from pathlib import Path
from typing import Any

import calculators
from site_src.blocks import glossary, hazard_log, teaching_points
from site_src.content.clinical_cases import clinical_cases
from site_src.content.schemas import read_schema
from site_src.content.site_data import SiteData
from site_src.html import Rows, link
from site_src.html import table as html_table

Row = dict[str, Any]

MODULE_SCHEMAS = ("answers", "assessment", "patient-sheet")
"""The schemas of the decision module's input and outputs."""


def decision_table(site_data: SiteData) -> list[Row]:
    """Return the gate and imaging rules, in the order in which they are evaluated."""
    columns = (
        "id",
        "family",
        "condition",
        "when",
        "reads",
        "outcome",
        "test",
        "origin",
        "statements",
        "sources",
        "notes",
    )
    rules = [rule for family in ("gate", "imaging") for rule in site_data.rules if rule["family"] == family]
    return [{"order": order, **{name: rule[name] for name in columns}} for order, rule in enumerate(rules, start=1)]


def exports(site_data: SiteData) -> dict[str, list[Row]]:
    """Return the rows of every export by its name."""
    return {
        "cases": [asdict(story) for story in clinical_cases()],
        "findings": site_data.findings,
        "rules": site_data.rules,
        "statements": site_data.statements,
        "notes": site_data.notes,
        "decision-table": decision_table(site_data),
        "bibliography": [reference.as_dict() for reference in site_data.references.values()],
    }


def published_lists() -> dict[str, list[Row]]:
    """Return the lists that docs/data publishes as JSON. They get a CSV file as well."""
    return {"hazards": hazard_log.record()["hazards"], "glossary": glossary.terms(), "trainee": teaching_points.lines()}


def generated_schemas() -> dict[str, Row]:
    """Return the schemas that the build writes: of the clinical cases, and of the module's input and outputs."""
    return {"cases": cases_schema(), **{name: calculators.schema(name) for name in MODULE_SCHEMAS}}


def schema_of(name: str) -> Row:
    """Return the schema of an export, or of the decision module's input or outputs.

    Raises `BuildError` if it is neither generated nor a file of docs/data/schema.
    """
    generated = generated_schemas()
    return generated[name] if name in generated else read_schema(name)


def to_json(value: Any) -> str:
    """Return a value as indented JSON text."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def flatten_row(row: Row) -> dict[str, str]:
    """Return a row as cells. A text for two readers becomes two columns; a list is joined by spaces."""
    cells: dict[str, str] = {}
    for name, value in row.items():
        if isinstance(value, dict):
            cells |= {f"{name}_{part}": _cell(inner) for part, inner in value.items()}
        else:
            cells[name] = _cell(value)
    return cells


def _cell(value: Any) -> str:
    """Return a value as text. A clause becomes its members, such as `age_years over 50`."""
    if isinstance(value, list):
        clauses = any(isinstance(member, dict) for member in value)
        return ("; " if clauses else " ").join(_cell(member) for member in value)
    if isinstance(value, dict):
        return " ".join(_cell(part) for part in value.values() if part is not None)
    return "" if value is None else json.dumps(value) if isinstance(value, bool) else str(value)


def cases_schema() -> Row:
    """Return the schema of the exported cases, in which the answers of the base are filled in."""
    source = read_schema("clinical-cases")
    text = {"type": "string", "minLength": 1}
    case = source["$defs"]["case"]["properties"]
    properties = {
        "id": case["id"],
        "theme": {"$ref": "#/$defs/id"},
        "title": case["title"],
        "source": {"description": "A statement or a published source; null where the case is our own.",
                   "anyOf": [text, {"type": "null"}]},
        "answers": case["answers"],
        "expect": case["expect"],
        "why": case["why"],
    }  # fmt: skip
    return {
        "$schema": source["$schema"],
        "title": "Clinical test cases: known findings, expected answer, and reason",
        "type": "array",
        "minItems": 1,
        "items": {
            "type": "object",
            "additionalProperties": False,
            "required": list(properties),
            "properties": properties,
        },
        "$defs": source["$defs"],
    }


def to_csv(rows: list[Row]) -> str:
    """Return rows as CSV text. The columns are those of all rows, in the order of their first use."""
    flattened = [flatten_row(row) for row in rows]
    names = list(dict.fromkeys(name for row in flattened for name in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, names, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(flattened)
    return text.getvalue()


def write(site_data: SiteData, folder: Path) -> None:
    """Write all exports, and the schemas that are not files of docs/data/schema, under `folder`."""
    (folder / "schema").mkdir(parents=True, exist_ok=True)
    for name, rows in exports(site_data).items():
        (folder / f"{name}.json").write_text(to_json(rows), encoding="utf-8")
        (folder / f"{name}.csv").write_text(to_csv(rows), encoding="utf-8")
    for name, rows in published_lists().items():
        (folder / f"{name}.csv").write_text(to_csv(rows), encoding="utf-8")
    for name, schema in generated_schemas().items():
        (folder / "schema" / f"{name}.json").write_text(to_json(schema), encoding="utf-8")


def exports_table(site_data: SiteData, level: int) -> str:
    """Return the table of the exports with the number of rows, the files, and the schema."""
    rows: Rows = [
        (
            {},
            [
                f"<code>{name}</code>",
                escape(schema_of(name)["title"]),
                f"{len(found):,}",
                _files(name),
            ],
        )
        for name, found in exports(site_data).items()
    ]
    for name, found in published_lists().items():
        title = escape(schema_of(name)["title"])
        rows.append(({}, [f"<code>{name}</code>", title, f"{len(found):,}", _files(name)]))
    module: Rows = [
        ({}, [f"<code>{name}</code>", escape(schema_of(name)["title"]), _file(f"schema/{name}.json", "Schema")])
        for name in MODULE_SCHEMAS
    ]
    return (
        html_table("Exports", ["Name", "Content", "Rows", "Files"], rows)
        + f'<h{level} id="schemas-of-the-module">Input and output of the decision module</h{level}>'
        + html_table("Schemas of the module", ["Name", "What it holds", "File"], module)
    )


def _files(name: str) -> str:
    """Return the links to the two forms of an export and to its schema."""
    places = {"JSON": f"{name}.json", "CSV": f"{name}.csv", "Schema": f"schema/{name}.json"}
    return " · ".join(_file(path, title) for title, path in places.items())


def _file(path: str, title: str) -> str:
    """Return a link to a file that opens in a new tab. On file://, it would replace the page."""
    return link(f"data/{path}", title, target="_blank", rel="noopener")


TABLES = {"exports": exports_table}

"""The exports: valid by their schemas, equal to the command line, and the same rows as JSON and as CSV."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import calculators
from site_src.content import schemas
from site_src.content.page_parser import Page
from site_src.content.site_data import site_data
from site_src.exports import formats
from site_src.paths import DOCS

LISTED = {"hazards": "hazards", "glossary": "terms", "trainee": "lines"}
NAMES = ("findings", "rules", "statements", "notes", "decision-table", "bibliography", "cases")


@pytest.fixture(scope="module")
def folder(site_dir: Path) -> Path:
    return site_dir / "data"


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_an_export_keeps_to_its_schema(name: str, folder: Path) -> None:
    schema = read(folder / "schema" / f"{name}.json")
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(read(folder / f"{name}.json"))


@pytest.mark.parametrize("name", ["findings", "rules", "statements", "notes"])
def test_an_export_is_what_the_command_line_prints(name: str, folder: Path, root: Path) -> None:
    printed = subprocess.run(
        [sys.executable, "-m", "calculators", name], cwd=root, capture_output=True, check=True
    ).stdout
    assert read(folder / f"{name}.json") == json.loads(printed)


@pytest.mark.parametrize("name", formats.MODULE_SCHEMAS)
def test_the_schemas_of_the_module_are_published(name: str, folder: Path) -> None:
    assert read(folder / "schema" / f"{name}.json") == calculators.schema(name)


def test_all_written_schemas_are_published_under_their_own_names(folder: Path) -> None:
    written = {path.name: read(path) for path in schemas.FOLDER.iterdir()}
    for schema in written.values():
        Draft202012Validator.check_schema(schema)
    assert not {f"{name}.json" for name in formats.generated_schemas()} & written.keys()
    published = {path.name: read(path) for path in (folder / "schema").iterdir()}
    assert published == written | {f"{name}.json": schema for name, schema in formats.generated_schemas().items()}


@pytest.mark.parametrize("name", NAMES)
def test_a_table_has_the_same_rows_as_the_list(name: str, folder: Path) -> None:
    rows = read(folder / f"{name}.json")
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    assert [row["id"] for row in table] == [row["id"] for row in rows]
    assert table == [{**dict.fromkeys(table[0], ""), **formats.flatten_row(row)} for row in rows]


def test_a_row_becomes_cells_that_can_be_read() -> None:
    row = {
        "id": "a",
        "says": {"clinician": "C", "patient": "P"},
        "when": [{"finding": "age", "is": "over", "value": 50}],
        "ids": ["x", "y"],
        "none": None,
    }
    assert formats.flatten_row(row) == {
        "id": "a",
        "says_clinician": "C",
        "says_patient": "P",
        "when": "age over 50",
        "ids": "x y",
        "none": "",
    }


def test_the_decision_table_holds_the_gate_and_the_ladder_in_their_order() -> None:
    table = formats.decision_table(site_data())
    assert [row["order"] for row in table] == list(range(1, len(table) + 1))
    assert table[0]["family"] == "gate"
    assert (table[-1]["id"], table[-1]["outcome"]) == ("otherwise", "none")


@pytest.mark.parametrize("name", LISTED)
def test_a_list_of_the_documents_keeps_to_its_schema_and_has_a_table(name: str, folder: Path) -> None:
    whole = read(folder / f"{name}.json")
    Draft202012Validator(read(folder / "schema" / f"{name}.json")).validate(whole)
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    assert table == [{**dict.fromkeys(table[0], ""), **formats.flatten_row(row)} for row in whole[LISTED[name]]]


def test_the_page_of_the_data_links_every_file(built_pages: list[Page]) -> None:
    page = next(page for page in built_pages if page.address == "about/data.html")
    links = {address for _, address in page.links()}
    for name in NAMES:
        assert {f"../data/{name}.json", f"../data/{name}.csv", f"../data/schema/{name}.json"} <= links
    for name in LISTED:
        assert {f"../data/{name}.json", f"../data/{name}.csv", f"../data/schema/{name}.json"} <= links
    assert {"../data/schema/answers.json", "../data/schema/assessment.json"} <= links


def _completion(findings: list[Any], answers: dict[str, Any], end: str) -> dict[str, Any]:
    """Return the value of every finding at the floor or at the ceiling, from the exported facts alone."""
    values = {}
    for row in findings:
        given = answers.get(row["id"])
        value = row["if_unknown"][end] if given in (None, "not-assessed") else given
        bound = answers.get(row["at_most"]) if row["at_most"] and given is None else None
        values[row["id"]] = min(value, bound) if value is not None and bound is not None else value
    return values


def _holds(clause: dict[str, Any], values: dict[str, Any]) -> bool:
    value = values[clause["finding"]]
    if clause["is"] in ("present", "not-present"):
        return bool((value == "present") == (clause["is"] == "present"))
    bound = clause["value"]
    if value is None:
        return False
    return bool({"over": value > bound, "at-least": value >= bound, "under": value < bound}[clause["is"]])


def _rung(rules: list[Any], values: dict[str, Any]) -> str:
    fired = (
        rule["outcome"] for rule in rules if rule["when"] and all(_holds(clause, values) for clause in rule["when"])
    )
    return str(next(fired, "none"))


def test_floor_and_ceiling_can_be_rebuilt_from_the_exported_questions_and_rules() -> None:
    exported = formats.exports(site_data())
    findings, cases = exported["findings"], exported["cases"]
    rules = [rule for rule in exported["rules"] if rule["family"] == "imaging"]
    open_numbers: list[dict[str, Any]] = [
        {"not_improving": "present", "intervention_candidate": "present", "duration_weeks": weeks} for weeks in (3, 4)
    ]
    for answers in [*(case["answers"] for case in cases), *open_numbers, {}]:
        imaging = json.loads(calculators.assess_json(json.dumps(answers)))["imaging"]
        ends = {end: _rung(rules, _completion(findings, answers, end)) for end in ("floor", "ceiling")}
        assert ends == {end: imaging[end] for end in ("floor", "ceiling")}, answers


@pytest.mark.parametrize("path", sorted((DOCS / "data" / "schema").glob("*.json")), ids=lambda path: path.stem)
def test_a_schema_lists_the_rungs_of_the_module(path: Path) -> None:
    """A schema is complete in itself, so the rungs are typed in several of them."""
    rungs = [row["id"] for row in site_data().rungs]
    for values in re.findall(r'"enum": (\[[^\]]*\])', path.read_text(encoding="utf-8")):
        named = [value for value in json.loads(values) if value in rungs]
        assert len(named) < 3 or named == rungs

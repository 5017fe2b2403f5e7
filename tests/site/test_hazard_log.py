"""The hazard log: what it names exists, its links lead to it, and what nothing holds says so."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from site_src.blocks import hazard_log
from site_src.content.page_parser import Page
from site_src.content.schemas import read_schema, schema_problems
from site_src.content.site_data import site_data

Row = dict[str, Any]


@pytest.fixture
def log() -> Row:
    """Return a copy of the hazard log, for a test to break."""
    return copy.deepcopy(hazard_log.record())


@pytest.fixture(scope="module")
def pages(built_pages: list[Page]) -> dict[str, Page]:
    return {page.address: page for page in built_pages if page.address.startswith("about/safety/")}


def first(log: Row) -> Row:
    row: Row = log["hazards"][0]
    return row


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("tests", "the test 'tests/module/test_gone.py::test_x'"),
        ("statements", "the statement 'no-such'"),
        ("rules", "the rule 'no-such'"),
        ("findings", "the finding 'no-such'"),
        ("notes", "the note 'no-such'"),
    ],
)
def test_what_the_log_names_and_does_not_exist_stops_the_build(log: Row, name: str, says: str) -> None:
    assert list(hazard_log.problems(site_data(), log)) == []
    first(log)["mitigations"][0][name] = ["tests/module/test_gone.py::test_x" if name == "tests" else "no-such"]
    assert list(hazard_log.problems(site_data(), log)) == [
        f"docs/data/hazards.json, 'missed-flag' names {says}, which does not exist."
    ]


def test_a_word_that_is_not_declared_and_an_id_given_twice_stop_the_build(log: Row) -> None:
    first(log)["severity"] = "terrible"
    log["hazards"].append(log["hazards"][1])
    assert list(hazard_log.problems(site_data(), log)) == [
        "docs/data/hazards.json: the id 'flag-not-listed' is given 2 times.",
        "docs/data/hazards.json, 'missed-flag': 'terrible' is not a valid severity; use grave, serious, minor.",
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"tests": []},
        {"untested": "It has tests, and says that it has none."},
        {"tests": ["tests/module/test_gate.py"]},
        {"tests": ["../elsewhere.py::test_x"]},
    ],
)
def test_a_measure_names_its_tests_or_says_why_there_is_none(log: Row, change: Row) -> None:
    schema = read_schema("hazards")
    assert list(schema_problems(log, schema, "log")) == []
    first(log)["mitigations"][0].update(change)
    assert list(schema_problems(log, schema, "log"))


def test_a_test_is_found_by_parsing_with_its_decorators_and_nothing_else_is(tmp_path: Path) -> None:
    (tmp_path / "test_a.py").write_text(
        "raise SystemExit  # parsed, never run\n\n@mark\ndef test_x() -> None:\n    assert True\n\n"
        "class A:\n    def test_y(self): ...\n",
        encoding="utf-8",
    )
    assert hazard_log.source("test_a.py::test_x", tmp_path) == "@mark\ndef test_x() -> None:\n    assert True"
    for missing in ("test_a.py::test_y", "test_a.py::test_z", "test_b.py::test_x", "test_a.py"):
        assert hazard_log.source(missing, tmp_path) is None


def test_every_hazard_has_its_anchor_and_links_every_test_to_its_text(pages: dict[str, Page], log: Row) -> None:
    page, shown = pages["about/safety/hazards.html"], pages["about/safety/tests.html"]
    links = {address for _, address in page.links()}
    source = shown.path.read_text(encoding="utf-8")
    named = {test for row in log["hazards"] for does in row["mitigations"] for test in does["tests"]}
    assert named
    assert {f"hazard-{row['id']}" for row in log["hazards"]} <= page.ids.keys()
    for test in named:
        assert f"tests.html#{hazard_log.anchor(test)}" in links
        assert hazard_log.anchor(test) in shown.ids
        assert f"def {test.partition('::')[2]}(" in source


def test_what_nothing_holds_and_what_nothing_mitigates_says_so(pages: dict[str, Page], log: Row) -> None:
    text = pages["about/safety/hazards.html"].text
    does = [does for row in log["hazards"] for does in row["mitigations"]]
    assert text.count("No test verifies this.") == sum(not row["tests"] for row in does) > 0
    assert text.count("There is no mitigation yet.") == sum(not row["mitigations"] for row in log["hazards"]) > 0


def test_the_purpose_says_that_it_is_no_cleared_device_and_that_the_words_are_ours(
    pages: dict[str, Page], log: Row
) -> None:
    purpose = " ".join(pages["about/safety/index.html"].text.split())
    assert "not a cleared, certified, or registered medical device in any country" in purpose
    assert log["notice"] in pages["about/safety/hazards.html"].text

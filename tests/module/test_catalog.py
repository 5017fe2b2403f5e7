"""The lists that the site, the tables and the command line are made of."""

import json

import pytest

import calculators
from tests.module.support.case_builders import CATALOGUE
from tests.module.support.specification import RULES as SPECIFIED
from tests.module.support.specification import RUNGS, TABLES

KINDS = ("findings", "groups", "rules", "rungs", "statements", "notes", "wording", "suspicions")
IMAGING = [*(rule["id"] for rule in SPECIFIED), "otherwise"]
GATE = [rule["id"] for rule in TABLES.gate["rules"]]
PLAN = {
    "plan-first-line": (
        "first-line-education natural-history first-line-activity first-line-heat first-line-before-drugs first-line-drugs opioid-caution"
    ),
    "plan-second-line": "second-line-after-month second-line-exercise second-line-cbt",
    "plan-chronic": "second-line-chronic",
    "plan-manipulation": "second-line-acute-manipulation",
    "plan-psychosocial": "psychosocial-predictors",
    "referral-flags": "refer-red-flags",
    "referral-six-weeks": "refer-six-weeks",
    "referral-nerve": "refer-radiculopathy-stenosis",
    "follow-up-now": "",
    "follow-up-earlier": "followup-earlier",
    "follow-up-month": "followup-one-month",
    "follow-up-result": "",
}
RULES = {row["id"]: row for row in calculators.listing("rules")}


def of(family: str) -> list[str]:
    return [id for id, row in RULES.items() if row["family"] == family]


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_holds_plain_json_with_ids_of_its_own(kind: str) -> None:
    rows = calculators.listing(kind)
    assert rows
    assert json.loads(json.dumps(rows)) == rows
    assert len({row["id"] for row in rows}) == len(rows)


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_that_was_altered_stays_whole_for_the_next_reader(kind: str) -> None:
    before = json.dumps(calculators.listing(kind))
    calculators.listing(kind)[0].clear()
    assert json.dumps(calculators.listing(kind)) == before


def test_an_unknown_list_is_an_error() -> None:
    with pytest.raises(KeyError):
        calculators.listing("finding")


def test_the_rules_stand_in_the_order_of_the_tables() -> None:
    assert of("gate") == GATE
    assert of("screen") == ["class"]
    assert of("imaging") == IMAGING
    assert set(of("management")) == set(PLAN)


@pytest.mark.parametrize(("id", "statements"), PLAN.items())
def test_a_rule_of_the_plan_rests_on_its_statements(id: str, statements: str) -> None:
    assert RULES[id]["statements"] == statements.split()


def test_the_class_rests_on_the_three_groups() -> None:
    assert RULES["class"]["statements"] == ["classify-three-groups"]


@pytest.mark.parametrize("id", RULES)
def test_a_rule_is_worded_and_reads_known_findings(id: str) -> None:
    row = RULES[id]
    for words in (row["title"], row["condition"]):
        assert words["clinician"]
        assert words["patient"]
    assert row["reads"] == [finding for finding in CATALOGUE if finding in row["reads"]]
    assert row["origin"] in ("article", "beyond")
    if row["family"] == "imaging" and row["origin"] == "beyond":
        assert row["sources"]
        assert not row["statements"]


def test_every_rule_or_plan_statement_is_named_by_a_rule_or_a_rung() -> None:
    named = {statement for row in RULES.values() for statement in row["statements"]}
    named |= {statement for row in calculators.listing("rungs") for statement in row["cites"]}
    rows = calculators.listing("statements")
    assert {row["id"] for row in rows if row["use"] in ("rule", "plan")} == named
    assert len(rows) == 48


def test_the_ladder_is_listed_from_the_least_urgent_rung() -> None:
    rows = calculators.listing("rungs")
    assert tuple(row["id"] for row in rows) == RUNGS
    assert [row["badge"]["clinician"] for row in rows] == [
        "No imaging now",
        "After 4+ weeks",
        "Test first",
        "Today",
        "Immediate",
    ]
    assert all(row["meaning"]["clinician"] and row["meaning"]["patient"] for row in rows)


@pytest.mark.parametrize(
    "id",
    [
        "yes",
        "no",
        "not-asked",
        "none-of-these",
        "beyond",
        "under-review",
        "disclaimer",
        "safety-net",
        "starting",
        "failed",
    ],
)
def test_the_page_finds_its_words(id: str) -> None:
    words = {row["id"]: row["says"] for row in calculators.listing("wording")}
    assert words[id]["clinician"]
    assert words[id]["patient"]


def test_what_is_beyond_the_source_is_called_so() -> None:
    words = {row["id"]: row["says"] for row in calculators.listing("wording")}
    assert words["beyond"] == {"clinician": "not in the article", "patient": "not in the article"}


@pytest.mark.parametrize("row", calculators.listing("notes"), ids=lambda row: row["id"])
def test_a_rule_names_only_notes_that_exist(row: dict[str, str]) -> None:
    assert row["id"].startswith("N")
    named = {note for rule in RULES.values() for note in rule["notes"]}
    assert named <= {note["id"] for note in calculators.listing("notes")}

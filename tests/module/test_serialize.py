"""The contract on the wire: every key in its order, values of their kinds, the same ASCII bytes each time."""

import json

import pytest

import calculators
from tests.module.support.case_builders import (
    CATALOGUE,
    PERSISTENT,
    PRESENT,
    SETTLED,
    TODAY,
    Answers,
    Json,
    assessment_of,
)
from tests.module.support.sample import BASES, sample_assessments
from tests.module.support.specification import RUNGS

KEYS: dict[str, list[str]] = {
    "": ["version", "rules_hash", "answers", "answer", "gate", "screen", "imaging", "changes", "management"],
    "answer": ["kind", "rung", "could_be", "scope_unchecked", "badge", "says"],
    "gate": ["status", "rules", "ask"],
    "screen": ["suspicions", "flags", "ask", "class", "notes"],
    "imaging": [
        *("floor", "ceiling", "settled", "rules", "cites", "test", "then", "due_in_weeks", "ask", "notes"),
    ],
    "management": [
        *("status", "because", "first_line", "second_line", "held_back", "psychosocial"),
        *("referral", "follow_up", "ask", "notes"),
    ],
}
ROWS: dict[tuple[str, str], list[str]] = {
    ("imaging", "rules"): ["id", "rung", "test", "origin", "because", "statements", "sources", "says"],
    ("management", "first_line"): ["rule", "statement", "origin", "says"],
    ("management", "second_line"): ["rule", "statement", "origin", "says"],
    ("management", "held_back"): ["rule", "statement", "because", "says"],
    ("management", "referral"): ["rule", "statement", "because", "says"],
}
MONTH: Answers = {"not_improving": PRESENT, "conservative_weeks": 7}


def in_this_order(keys: list[str], wanted: list[str]) -> bool:
    """More keys may stand between; none is missing or out of its place."""
    return [key for key in keys if key in wanted] == wanted


@pytest.mark.parametrize("part", KEYS)
def test_each_part_has_its_keys_in_order(part: str) -> None:
    for found in sample_assessments():
        assert in_this_order(list(found[part] if part else found), KEYS[part])


@pytest.mark.parametrize(("part", "rows"), ROWS)
def test_each_row_has_its_keys_in_order(part: str, rows: str) -> None:
    seen = [row for found in sample_assessments() for row in found[part][rows]]
    assert seen
    assert all(in_this_order(list(row), ROWS[part, rows]) for row in seen)


def test_changes_psychosocial_and_follow_up_have_their_keys() -> None:
    for found in sample_assessments():
        for change in found["changes"]:
            assert list(change) == ["finding", "answer", "gate", "class", "floor", "ceiling"]
        plan = found["management"]
        assert in_this_order(list(plan["psychosocial"]), ["present", "ask"])
        assert in_this_order(list(plan["follow_up"]), ["when", "rule", "because", "says"])


def test_the_four_suspicions_stand_in_their_order() -> None:
    for found in sample_assessments():
        assert list(found["screen"]["suspicions"]) == ["infection", "cancer", "fracture", "cord-or-cauda-equina"]


def test_settled_is_floor_equal_to_ceiling() -> None:
    for found in sample_assessments():
        imaging = found["imaging"]
        assert imaging["settled"] is (imaging["floor"] == imaging["ceiling"])
        assert RUNGS.index(imaging["floor"]) <= RUNGS.index(imaging["ceiling"])


def test_what_is_shown_follows_from_what_was_computed() -> None:
    for found in sample_assessments():
        answer, imaging, gate = found["answer"], found["imaging"], found["gate"]["status"]
        kind = gate if gate in ("stop", "outside") else "open"
        if gate == "clear" and imaging["settled"] and not answer["check"]:
            kind = "settled"
        assert answer["kind"] == kind
        assert answer["scope_unchecked"] is (gate == "open")
        higher = imaging["ceiling"] if kind == "open" and not imaging["settled"] else None
        assert answer["could_be"] == (higher or "first-test" if answer["check"] else higher)
        asked = dict.fromkeys([*found["gate"]["ask"], *imaging["ask"], *imaging["how_soon"]["ask"]])
        assert answer["ask"] == ([] if kind == "stop" else list(asked))


def lists_of_findings(found: Json) -> list[list[str]]:
    plan = found["management"]
    rows = (
        found["imaging"]["rules"]
        + plan["held_back"]
        + plan["referral"]
        + found["gate"]["shown"]
        + found["screen"]["shown"]
    )
    lists = [found["gate"]["ask"], found["screen"]["flags"], plan["because"], plan["ask"], plan["follow_up"]["because"]]
    return [*lists, *plan["psychosocial"].values(), *(row["because"] for row in rows)]


def test_every_list_of_findings_follows_the_catalogue() -> None:
    for found in sample_assessments():
        for ids in lists_of_findings(found):
            assert ids == [id for id in CATALOGUE if id in ids]


def test_every_statement_rule_note_and_finding_named_exists() -> None:
    known = {kind: {row["id"] for row in calculators.listing(kind)} for kind in ("rules", "statements", "notes")}
    for found in sample_assessments():
        plan = found["management"]
        entries = [item for name in ("first_line", "second_line", "held_back", "referral") for item in plan[name]]
        assert {item["rule"] for item in entries} | {row["id"] for row in found["imaging"]["rules"]} <= known["rules"]
        assert {item["statement"] for item in entries} | set(found["imaging"]["cites"]) <= known["statements"]
        assert {id for part in ("screen", "imaging", "management") for id in found[part]["notes"]} <= known["notes"]


def test_the_plan_labels_what_is_beyond_the_source() -> None:
    held = assessment_of(SETTLED, MONTH, duration_weeks=5, conservative_weeks=4, stenosis_signs=PRESENT)["management"][
        "held_back"
    ]
    assert [item["statement"] for item in held] == ["second-line-acute-manipulation"]
    rules = {row["id"]: row["origin"] for row in calculators.listing("rules")}
    assert rules["follow-up-result"] == "beyond"
    assert all(origin == "beyond" for id, origin in rules.items() if id.startswith("gate-"))


@pytest.mark.parametrize("case", [*BASES, {**TODAY, **MONTH}, {**SETTLED, **PERSISTENT}], ids=range(len(BASES) + 2))
def test_the_same_answers_give_the_same_ascii_bytes(case: Answers) -> None:
    first = calculators.assess_json(json.dumps(case))
    again = calculators.assess_json(json.dumps(dict(reversed(case.items())), indent=4))
    assert first == again
    assert first.isascii()
    assert "\n" not in first


def test_an_assessment_is_not_touched_by_the_one_before_it() -> None:
    before = assessment_of(SETTLED, MONTH, depression=PRESENT)
    assessment_of(TODAY)
    assert assessment_of(SETTLED, MONTH, depression=PRESENT) == before


ROLES = {
    "stop", "outside", "first", "answer", "at-least", "how-soon", "could-be", "scope", "still-open", "familiar", "check", "why",
    "released",
}  # fmt: skip


def test_the_parts_of_an_answer_say_what_the_answer_says() -> None:
    for found in sample_assessments():
        answer = found["answer"]
        roles = [part["role"] for part in answer["parts"]]
        assert roles[0] in ("stop", "outside", "first", "answer", "at-least")
        assert set(roles) <= ROLES
        assert ("how-soon" in roles) is (
            answer["rung"] is not None and answer["kind"] != "stop" and answer["rung"] != "none"
        )
        assert ("still-open" in roles) is (answer["kind"] == "outside" and bool(answer["ask"]))
        assert ("scope" in roles) <= answer["scope_unchecked"]
        assert answer["parts"][0]["says"]["clinician"] in answer["says"]["clinician"]
        assert answer["parts"][0]["says"]["patient"] in answer["says"]["patient"]


def test_a_ladder_is_drawn_only_where_it_may_be_shown() -> None:
    for found in sample_assessments():
        answer, ladder = found["answer"], found["answer"]["ladder"]
        if answer["kind"] in ("stop", "outside"):
            assert ladder is None or ladder["floor"] == ladder["ceiling"] == "immediate" == answer["rung"]
        else:
            assert (ladder["floor"], ladder["ceiling"]) == (found["imaging"]["floor"], found["imaging"]["ceiling"])
            assert ladder["settled"] is (answer["kind"] == "settled")

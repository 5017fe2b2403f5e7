"""An assessment in the terms of a clinical case's expectation, and where the two differ."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import calculators
from site_src.content.clinical_cases import ClinicalCase

Json = dict[str, Any]

OUTCOME = ("gate", "class", "floor", "ceiling")


@cache
def _assessed(text: str) -> Json:
    assessment: Json = json.loads(calculators.assess_json(text))
    return assessment


def assessment_of(story: ClinicalCase) -> Json:
    """Return the assessment of a case. It is cached, so it must not be changed."""
    return _assessed(story.text)


def all_notes(assessment: Json) -> list[str]:
    """Return the notes of the three lists together, in the order of their numbers."""
    notes = [note for part in ("screen", "imaging", "management") for note in assessment[part]["notes"]]
    return sorted(notes, key=lambda note: int(note[1:]))


def outcome_of(assessment: Json) -> Json:
    """Return the outcome of an assessment, with the names of the expectations as keys."""
    answer, gate, screen = assessment["answer"], assessment["gate"], assessment["screen"]
    imaging, plan = assessment["imaging"], assessment["management"]
    return {
        "gate": gate["status"],
        "gate_rules": gate["rules"],
        "kind": answer["kind"],
        "rung": answer["rung"],
        "could_be": answer["could_be"],
        "answer_ask": answer["ask"],
        "check": answer["check"],
        "class": screen["class"],
        "suspicions": screen["suspicions"],
        "floor": imaging["floor"],
        "ceiling": imaging["ceiling"],
        "rules": [rule["id"] for rule in imaging["rules"]],
        "test": imaging["test"],
        "then": imaging["then"],
        "due_in_weeks": imaging["due_in_weeks"],
        "ask": imaging["ask"],
        "how_soon_ask": imaging["how_soon"]["ask"],
        "nice_week": "a week" in imaging["how_soon"]["says"]["clinician"],
        "notes": all_notes(assessment),
        "status": plan["status"],
        "because": plan["because"],
        "first_line": [item["statement"] for item in plan["first_line"]],
        "second_line": [item["statement"] for item in plan["second_line"]],
        "held_back": [item["statement"] for item in plan["held_back"]],
        "before_nsaid": any(entry["id"] == "before-nsaid" for entry in plan["beside"]),
        "psychosocial": plan["psychosocial"]["present"],
        "referral": [item["rule"] for item in plan["referral"]],
        "follow_up": plan["follow_up"]["when"],
        "follow_up_because": plan["follow_up"]["because"],
        "plan_ask": plan["ask"],
        "changes": assessment["changes"],
    }


def _asked(got: list[str], expected: Json) -> Json:
    return {"first": got[: len(expected["first"])], "count": len(got)}


def _changed(got: list[Json], expected: list[Json]) -> list[Json]:
    """Return what each change that the case names leads to; False where it is not among the changes."""
    table = {(row["finding"], row["answer"]): {key: row[key] for key in OUTCOME} for row in got}
    return [row | {"to": table.get((row["finding"], row["answer"]), False)} for row in expected]


def differences(expect: Json, assessment: Json) -> Iterator[str]:
    """Yield one sentence for each expectation that the assessment does not meet."""
    says = outcome_of(assessment)
    for key, expected in expect.items():
        got = says[key]
        if key in ("ask", "answer_ask"):
            got = _asked(got, expected)
        elif key == "changes":
            got = _changed(got, expected)
        if got != expected:
            yield f"{key}: expected {json.dumps(expected)}, got {json.dumps(got)}"

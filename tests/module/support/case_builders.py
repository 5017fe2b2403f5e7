"""The catalog as the specification lists it, and cases to start from."""

import json
from typing import Any

import calculators
from tests.module.support.specification import TABLES, flags_of, yes_no_in

Answers = dict[str, Any]
Json = dict[str, Any]

PRESENT, ABSENT, NOT_ASSESSED = "present", "absent", "not-assessed"

GATE = yes_no_in("gate")
CORD = flags_of("cord-or-cauda-equina")
INFECTION = flags_of("infection")
CANCER = flags_of("cancer")
FRACTURE = flags_of("fracture")
NERVES = yes_no_in("nerves")
PSYCHOSOCIAL = yes_no_in("psychosocial")
FLAGS = (*CORD, *INFECTION, *CANCER, *FRACTURE)

CATALOGUE = tuple(TABLES.order)
RANGES = {id: (int(low), int(high)) for id, (low, high) in TABLES.ranges.items()}
YES_NO = tuple(id for id in CATALOGUE if id not in RANGES)


def all_absent(*ids: str) -> Answers:
    """Return these findings, each answered no."""
    return dict.fromkeys(ids, ABSENT)


CLEAR_GATE: Answers = {**all_absent(*GATE), "age_years": 40}
NO_FLAGS: Answers = {**CLEAR_GATE, **all_absent(*FLAGS, "new_onset")}
"""The gate clear and every flag absent; what is left open cannot lead to more than a scan after care."""
SETTLED: Answers = {**NO_FLAGS, **all_absent("not_improving", *NERVES)}
"""Settled at *no routine imaging*, the class nonspecific."""
FIRST_TEST: Answers = {**SETTLED, "recent_trauma": PRESENT}
TODAY: Answers = {**SETTLED, "recent_infection": PRESENT}
NOW: Answers = {**SETTLED, "fever": PRESENT}
PERSISTENT: Answers = {"not_improving": PRESENT, "intervention_candidate": PRESENT, "conservative_weeks": 5}
AFTER_CARE: Answers = {**SETTLED, **PERSISTENT}
EVERYTHING_ABSENT: Answers = {**all_absent(*YES_NO), "age_years": 40, "duration_weeks": 5, "conservative_weeks": 3}


def assessment_of(*parts: Answers, **more: Any) -> Json:
    """Return the assessment of one case. Fail where the module rejects it."""
    answers: Answers = {}
    for part in (*parts, more):
        answers.update(part)
    found: Json = json.loads(calculators.assess_json(json.dumps(answers)))
    assert "faults" not in found, found
    return found


def errors_of_text(text: str) -> list[Json]:
    """Return the errors of a text. Fail where anything was computed, or an error is not one whole sentence."""
    found: Json = json.loads(calculators.assess_json(text))
    assert list(found) == ["faults"], sorted(found)
    faults: list[Json] = found["faults"]
    assert faults
    for fault in faults:
        assert list(fault) == ["finding", "says"]
        assert is_sentence(fault["says"]), fault["says"]
    return faults


def is_sentence(text: str) -> bool:
    """Return whether a text is one printable line that ends with a period or a question mark."""
    return text.endswith((".", "?")) and not text.endswith("..") and text.isprintable() and text == text.strip()


def errors_of(*parts: Answers, **more: Any) -> list[Json]:
    """Return the errors of one set of answers."""
    answers: Answers = {}
    for part in (*parts, more):
        answers.update(part)
    return errors_of_text(json.dumps(answers))


def floor_of(**answers: Any) -> str:
    """Return the floor: the rung that is already certain."""
    floor: str = assessment_of(answers)["imaging"]["floor"]
    return floor


def fired_rules(found: Json) -> list[str]:
    """Return the ids of the rules that fired on the floor."""
    return [rule["id"] for rule in found["imaging"]["rules"]]


def statement_ids(items: list[Json]) -> list[str]:
    """Return the statements of a list of the plan."""
    return [item["statement"] for item in items]

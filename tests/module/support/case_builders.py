"""The catalog as the specification lists it, and cases to start from."""

import json
from typing import Any

import calculators

Answers = dict[str, Any]
Json = dict[str, Any]

PRESENT, ABSENT, NOT_ASSESSED = "present", "absent", "not-assessed"

GATE = ("heart_or_aorta_warning", "lung_warning", "abdominal_warning", "major_trauma", "pregnancy")
CORD = (
    "progressive_neuro_symptoms",
    "severe_neuro_deficit",
    "rapidly_progressive_deficit",
    "multilevel_motor_deficit",
    "cord_signs",
    "urinary_retention",
    "urinary_incontinence",
    "fecal_incontinence",
    "saddle_anesthesia",
    "bleeding_risk",
)
INFECTION = (
    "fever",
    "recent_infection",
    "iv_drug_use",
    "immunosuppression",
    "recent_spinal_procedure",
    "spinal_implant",
)
CANCER = ("cancer_history", "unexplained_weight_loss", "escalating_pain")
FRACTURE = ("recent_trauma", "osteoporosis_risk", "corticosteroid_use", "stiff_spine_injury", "percussion_tenderness")
NERVES = ("radiculopathy_signs", "stenosis_signs")
PSYCHOSOCIAL = ("depression", "passive_coping", "job_dissatisfaction", "somatization")
FLAGS = (*CORD, *INFECTION, *CANCER, *FRACTURE)

CATALOGUE = (
    "age_years",
    *GATE,
    *CORD,
    *INFECTION,
    *CANCER,
    *FRACTURE,
    "new_onset",
    "duration_weeks",
    "severe_pain",
    "functional_deficit",
    "not_improving",
    "conservative_weeks",
    "intervention_candidate",
    *NERVES,
    *PSYCHOSOCIAL,
    "esr_mm_h",
    "work_up_done",
)
RANGES = {
    "age_years": (0, 120),
    "esr_mm_h": (0, 200),
    "duration_weeks": (0, 5200),
    "conservative_weeks": (0, 5200),
}
YES_NO = tuple(id for id in CATALOGUE if id not in RANGES)
RUNGS = ("none", "after-conservative-care", "first-test", "urgent-evaluation", "immediate")


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

"""Interpretation notes: each one where its condition holds, in its one list, and nowhere else."""

import pytest

import calculators
from site_src.checks.completeness import uncovered_notes
from site_src.content.clinical_cases import clinical_cases
from tests.module.support.case_builders import (
    ABSENT,
    FIRST_TEST,
    NOW,
    PERSISTENT,
    PRESENT,
    SETTLED,
    TODAY,
    YES_NO,
    Answers,
    Json,
    assessment_of,
)
from tests.module.support.catalog import FINDINGS_WITH_N16
from tests.module.support.specification import TABLES

MONTH: Answers = {"not_improving": PRESENT, "conservative_weeks": 4}
DONE: Answers = {"work_up_done": PRESENT}
STOP: Answers = {"lung_warning": PRESENT}
OLD_NEW: Answers = {"age_years": 60, "new_onset": PRESENT}
LIST: dict[str, str] = {note["id"]: note["in"] for note in TABLES.notes["notes"]}

ON: list[tuple[str, Answers]] = [
    ("N1", {"cancer_history": PRESENT, "new_onset": PRESENT}),
    ("N1", {"cancer_history": PRESENT}),
    ("N1", OLD_NEW),
    ("N2", {"progressive_neuro_symptoms": PRESENT}),
    ("N3", {"saddle_anesthesia": PRESENT}),
    ("N4", {"cancer_history": PRESENT}),
    ("N4", {"cancer_history": PRESENT, "new_onset": ABSENT}),
    ("N5", {"recent_infection": PRESENT}),
    ("N5", {"iv_drug_use": PRESENT}),
    ("N5", {"unexplained_weight_loss": PRESENT}),
    ("N6", {"esr_mm_h": 0}),
    ("N6", {"esr_mm_h": 40}),
    ("N7", OLD_NEW),
    ("N7", {"age_years": 50}),
    ("N7", {"age_years": 50, "new_onset": PRESENT}),
    ("N8", {"not_improving": PRESENT, "conservative_weeks": 0}),
    ("N8", MONTH),
    ("N9", MONTH),
    ("N9", {**MONTH, "duration_weeks": 5.9}),
    ("N9", {**FIRST_TEST, **MONTH}),
    ("N9", {**SETTLED, **MONTH, "duration_weeks": 4, "stenosis_signs": PRESENT}),
    ("N10", {"age_years": 51}),
    ("N10", {**TODAY, **DONE, "age_years": 51}),
    ("N11", FIRST_TEST),
    ("N11", {"recent_trauma": PRESENT}),
    ("N12", {"fever": PRESENT}),
    ("N12", {"fever": ABSENT}),
    ("N13", NOW),
    ("N13", {"iv_drug_use": PRESENT}),
    ("N14", NOW),
    ("N14", {"iv_drug_use": PRESENT}),
    ("N15", {"recent_trauma": PRESENT}),
    ("N15", {"osteoporosis_risk": PRESENT}),
    ("N15", OLD_NEW),
    ("N15", {**NOW, "recent_trauma": PRESENT}),
    ("N17", {"new_onset": PRESENT, "duration_weeks": 12.1}),
    ("N17", {"new_onset": ABSENT, "duration_weeks": 3.9}),
    ("N18", {"radiculopathy_signs": PRESENT}),
    ("N18", {**SETTLED, "stenosis_signs": PRESENT}),
    ("N19", {**TODAY, **DONE}),
    ("N19", {"recent_trauma": PRESENT, **DONE}),
    ("N20", {"fever": PRESENT, "saddle_anesthesia": PRESENT}),
    ("N20", {"recent_trauma": PRESENT, **PERSISTENT}),
    ("N21", {"bleeding_risk": PRESENT}),
    ("N21", {"bleeding_risk": PRESENT, "radiculopathy_signs": PRESENT}),
    ("N22", {"stiff_spine_injury": PRESENT}),
    ("N23", {"escalating_pain": PRESENT}),
    ("N24", {"percussion_tenderness": PRESENT}),
]
OFF: list[tuple[str, Answers]] = [
    ("N1", {"new_onset": PRESENT}),
    ("N1", {"age_years": 50, "new_onset": PRESENT}),
    ("N1", NOW),
    ("N2", {"rapidly_progressive_deficit": PRESENT, "progressive_neuro_symptoms": ABSENT}),
    ("N3", {"fecal_incontinence": PRESENT}),
    ("N4", {"cancer_history": PRESENT, "new_onset": PRESENT}),
    ("N4", {"cancer_history": ABSENT}),
    (
        "N5",
        {"immunosuppression": PRESENT, "recent_spinal_procedure": PRESENT, "cancer_history": PRESENT, "fever": PRESENT},
    ),
    ("N6", {"esr_mm_h": None, "fever": PRESENT}),
    ("N7", {"age_years": 50, "new_onset": ABSENT}),
    ("N7", {"age_years": 51}),
    ("N7", {"age_years": 49.9, "new_onset": PRESENT}),
    ("N7", {**OLD_NEW, "cancer_history": PRESENT}),
    ("N8", {"not_improving": PRESENT}),
    ("N8", {"conservative_weeks": 5}),
    ("N8", {"not_improving": ABSENT, "conservative_weeks": 5}),
    ("N9", {**MONTH, "duration_weeks": 6}),
    ("N9", {**MONTH, "conservative_weeks": 3.9}),
    ("N9", {**MONTH, **NOW}),
    ("N9", {**MONTH, **STOP}),
    ("N10", {"age_years": 50, "severe_pain": PRESENT}),
    ("N10", {**FIRST_TEST, "age_years": 60}),
    ("N10", {**TODAY, "age_years": 60}),
    ("N10", {**STOP, "age_years": 60}),
    ("N11", {**FIRST_TEST, **DONE}),
    ("N11", {**FIRST_TEST, **STOP}),
    ("N11", {**FIRST_TEST, "pregnancy": PRESENT}),
    ("N11", TODAY),
    ("N12", {"recent_infection": PRESENT}),
    ("N13", FIRST_TEST),
    ("N14", FIRST_TEST),
    ("N13", {}),
    ("N15", {"corticosteroid_use": PRESENT}),
    ("N15", {"age_years": 60}),
    ("N16", {"cord_signs": PRESENT}),
    ("N17", {"new_onset": PRESENT, "duration_weeks": 12}),
    ("N17", {"new_onset": ABSENT, "duration_weeks": 4}),
    ("N17", {"duration_weeks": 400}),
    ("N18", {"radiculopathy_signs": PRESENT, "recent_trauma": PRESENT}),
    ("N18", {"radiculopathy_signs": PRESENT, **PERSISTENT}),
    ("N18", {"radiculopathy_signs": ABSENT}),
    ("N19", {**NOW, **DONE}),
    ("N19", {**SETTLED, **DONE}),
    ("N19", TODAY),
    *((note, SETTLED) for note in ("N21", "N22", "N23", "N24")),
    ("N20", {"fever": PRESENT}),
    ("N20", {}),
]


def note_ids(found: Json) -> dict[str, str]:
    """Which list carries which note."""
    return {id: part for part in ("screen", "imaging", "management") for id in found[part]["notes"]}


def test_the_notes_are_in_the_order_of_their_numbers() -> None:
    rows = calculators.listing("notes")
    assert [row["id"] for row in rows] == [f"N{number}" for number in range(1, len(rows) + 1)] == list(LIST)
    assert {row["id"]: row["list"] for row in rows} == LIST
    assert all(row["title"] and row["says"] and row["when"] for row in rows)


@pytest.mark.parametrize(("id", "answers"), ON, ids=range(len(ON)))
def test_a_note_is_listed_when_it_applies(id: str, answers: Answers) -> None:
    assert note_ids(assessment_of(answers)).get(id) == LIST[id]


@pytest.mark.parametrize(("id", "answers"), OFF, ids=range(len(OFF)))
def test_a_note_is_left_out_when_it_does_not_apply(id: str, answers: Answers) -> None:
    assert id not in note_ids(assessment_of(answers))


def test_every_note_is_tested_with_and_without_its_condition() -> None:
    """The lists above have examples; the clinical cases have each note, and each is absent from some."""
    assert list(uncovered_notes(clinical_cases(), calculators.listing("notes"))) == []


@pytest.mark.parametrize("id", YES_NO)
def test_note_16_goes_with_the_findings_marked_for_it(id: str) -> None:
    assert ("N16" in assessment_of({id: PRESENT})["screen"]["notes"]) is (id in FINDINGS_WITH_N16)
    assert "N16" not in assessment_of({id: ABSENT})["screen"]["notes"]


@pytest.mark.parametrize(
    "answers", [{}, SETTLED, dict.fromkeys(YES_NO, PRESENT), {**TODAY, **MONTH, **DONE, "esr_mm_h": 30}], ids=range(4)
)
def test_each_list_is_in_the_order_of_the_numbers(answers: Answers) -> None:
    found = assessment_of(answers)
    for part in ("screen", "imaging", "management"):
        numbers = [int(id[1:]) for id in found[part]["notes"]]
        assert numbers == sorted(set(numbers))


def test_nothing_known_needs_no_note() -> None:
    assert note_ids(assessment_of()) == {}

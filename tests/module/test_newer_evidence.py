"""Newer evidence beside the answer: where it differs from the article, with its sources, and never instead of it."""

import pytest

from tests.module.support.case_builders import (
    AFTER_CARE,
    FIRST_TEST,
    NOW,
    PRESENT,
    SETTLED,
    TODAY,
    Answers,
    assessment_of,
)

CANCER: Answers = {**SETTLED, "cancer_history": PRESENT}
NERVE: Answers = {"radiculopathy_signs": PRESENT}


@pytest.mark.parametrize(
    ("answers", "sources"),
    [
        (SETTLED, []),
        (FIRST_TEST, []),
        (NOW, []),
        (TODAY, []),
        (CANCER, ["niceQS56"]),
        ({**CANCER, "new_onset": PRESENT}, ["niceQS56"]),
        ({**CANCER, "pregnancy": PRESENT}, ["niceQS56"]),
        ({**SETTLED, "age_years": 60, "new_onset": PRESENT}, []),
        (AFTER_CARE, ["shah2024"]),
        ({**AFTER_CARE, **NERVE}, ["shah2024"]),
        ({**SETTLED, **NERVE}, ["shah2024"]),
        ({**TODAY, **NERVE}, []),
        ({**AFTER_CARE, **NERVE, "lung_warning": PRESENT}, []),
    ],
    ids=range(13),
)
def test_the_evidence_shown_next_to_the_ladder(answers: Answers, sources: list[str]) -> None:
    beside = assessment_of(answers)["imaging"]["beside"]
    assert [source for row in beside for source in row["sources"]] == sources
    assert all(row["says"]["clinician"] and row["says"]["patient"] for row in beside)


def test_after_care_with_a_nerve_sign_is_told_otherwise_than_without() -> None:
    plain, nerve = (assessment_of(AFTER_CARE, more)["imaging"]["beside"] for more in ({}, NERVE))
    assert [row["about"] for row in plain] != [row["about"] for row in nerve]


def test_nices_times_stand_beside_suspected_metastasis() -> None:
    (row,) = assessment_of(CANCER)["imaging"]["beside"]
    assert "24 hours" in row["says"]["clinician"]
    assert "week" in row["says"]["clinician"]


@pytest.mark.parametrize(
    ("answers", "listed"), [(SETTLED, True), (FIRST_TEST, True), ({}, False), (NOW, False)], ids=range(4)
)
def test_the_evidence_on_the_first_medication_is_shown_with_every_medication(answers: Answers, listed: bool) -> None:
    beside = assessment_of(answers)["management"]["beside"]
    assert bool(beside) is listed
    assert all("qaseem2020" in row["sources"] for row in beside)

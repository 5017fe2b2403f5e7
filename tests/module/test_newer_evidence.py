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
        ({**CANCER, "new_onset": PRESENT}, []),
        ({**CANCER, "new_onset": PRESENT, "cord_signs": PRESENT}, ["niceQS56"]),
        ({**NOW, "age_years": 60, "new_onset": PRESENT}, []),
        ({**SETTLED, "escalating_pain": PRESENT}, ["niceQS56"]),
        ({**CANCER, "pregnancy": PRESENT}, ["niceQS56"]),
        ({**SETTLED, "age_years": 60, "new_onset": PRESENT}, []),
        ({**NOW, "esr_mm_h": 60}, []),
        ({**SETTLED, "esr_mm_h": 60}, []),
        (AFTER_CARE, ["shah2024"]),
        ({**AFTER_CARE, **NERVE}, ["shah2024"]),
        ({**SETTLED, **NERVE}, ["shah2024"]),
        ({**TODAY, **NERVE}, []),
        ({**AFTER_CARE, **NERVE, "lung_warning": PRESENT}, []),
    ],
    ids=range(18),
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
    assert not any("week" in words for words in row["says"].values())


@pytest.mark.parametrize(
    ("answers", "listed"), [(SETTLED, True), (FIRST_TEST, True), ({}, False), (NOW, False)], ids=range(4)
)
def test_the_evidence_on_the_first_medication_is_shown_with_every_medication(answers: Answers, listed: bool) -> None:
    beside = assessment_of(answers)["management"]["beside"]
    assert [row["id"] for row in beside] == (["first-line-drugs", "before-nsaid"] if listed else [])
    assert all((row["statement"], row["origin"]) == ("first-line-drugs", "beyond") for row in beside)
    if listed:
        assert "qaseem2020" in beside[0]["sources"]
        assert beside[1]["sources"] == ["niceKTT13"]
        for what in ("anticoagulant", "ulcer", "kidney disease", "heart failure", "pregnancy", "older age"):
            assert what in beside[1]["says"]["clinician"]

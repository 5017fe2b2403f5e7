"""The one answer where the gate stops, where the guideline does not apply, and where two answers look odd together."""

import pytest

from tests.module.support.case_builders import (
    ABSENT,
    AFTER_CARE,
    FIRST_TEST,
    GATE,
    NOW,
    PRESENT,
    SETTLED,
    TODAY,
    Answers,
)
from tests.module.support.expected_text import (
    GATE_NOT_ASSESSED,
    NOW_SAYS,
    OPEN_SAYS,
    TODAY_SAYS,
    answer_of,
    answer_texts,
    both_start_with,
)

OPEN_GATE: Answers = {**dict.fromkeys(GATE), "age_years": 40}


@pytest.mark.parametrize(
    ("case", "rung", "image_now"),
    [
        (SETTLED, None, False),
        ({}, None, False),
        (TODAY, None, False),
        (FIRST_TEST, None, False),
        (NOW, "immediate", True),
        ({**NOW, "age_years": 3}, "immediate", True),
    ],
    ids=range(6),
)
def test_a_stop_calls_for_an_emergency_assessment(case: Answers, rung: str | None, image_now: bool) -> None:
    found = answer_of(case, heart_or_aorta_warning=PRESENT)
    assert (found["kind"], found["rung"], found["could_be"]) == ("stop", rung, None)
    clinician, patient = found["says"]["clinician"], found["says"]["patient"]
    assert clinician.startswith(
        "Stop: assess now for a cause outside the spine (heart or aorta), which this guideline does not cover"
    )
    assert ("image the spine now" in clinician) is image_now
    assert patient.startswith("Call for emergency help now")
    assert found["badge"] == {"clinician": "Emergency", "patient": "Emergency"}


def test_stop_names_every_cause() -> None:
    clinician, _ = answer_texts(
        heart_or_aorta_warning=PRESENT, lung_warning=PRESENT, abdominal_warning=PRESENT, major_trauma=PRESENT
    )
    assert all(which in clinician for which in ("heart or aorta", "lung", "abdomen", "trauma"))


@pytest.mark.parametrize(
    ("gate", "which"),
    [({"pregnancy": PRESENT}, "pregnancy"), ({"age_years": 12}, "under 18")],
    ids=["pregnant", "child"],
)
@pytest.mark.parametrize(
    "case", [SETTLED, {}, FIRST_TEST, AFTER_CARE], ids=["settled", "nothing", "first test", "after care"]
)
def test_outside_gives_no_lower_rung(case: Answers, gate: Answers, which: str) -> None:
    found = answer_of(case, gate)
    assert (found["kind"], found["rung"], found["could_be"], found["ladder"]) == ("outside", None, None, None)
    assert answer_texts(case, gate) == (
        f"Not covered by this guideline ({which}). Use clinical judgment and the guidance that applies",
        "This guideline does not fit your case. See a doctor about your pain",
    )
    assert found["badge"]["clinician"] == "Not covered"


@pytest.mark.parametrize(
    ("case", "rung", "words", "badge"),
    [(NOW, "immediate", NOW_SAYS, "Immediate"), (TODAY, "urgent-evaluation", TODAY_SAYS, "Today")],
    ids=["now", "today"],
)
@pytest.mark.parametrize(
    ("gate", "which"),
    [({"pregnancy": PRESENT}, "pregnancy"), ({"age_years": 12}, "under 18")],
    ids=["pregnant", "child"],
)
def test_outside_with_an_urgent_floor_says_it_first(
    case: Answers, rung: str, words: tuple[str, str], badge: str, gate: Answers, which: str
) -> None:
    found = answer_of(case, gate)
    assert (found["kind"], found["rung"], found["could_be"]) == ("outside", rung, None)
    assert both_start_with(answer_texts(case, gate), words)
    clinician, patient = answer_texts(case, gate)
    assert "does not cover" in clinician
    assert which in clinician
    assert "the red flag still counts" in clinician
    assert "This guideline does not fit your case" in patient.removeprefix(words[1])
    assert found["badge"]["clinician"] == badge


@pytest.mark.parametrize(("new_onset", "weeks"), [(PRESENT, 20), (ABSENT, 2)])
def test_an_odd_pair_is_open_at_none_and_said_with_every_other_rung(new_onset: str, weeks: float) -> None:
    odd = {"new_onset": new_onset, "duration_weeks": weeks}
    found = answer_of(SETTLED, odd)
    assert (found["kind"], found["rung"], found["could_be"], found["scope_unchecked"]) == ("open", None, None, False)
    clinician, patient = answer_texts(SETTLED, odd)
    assert clinician.startswith(OPEN_SAYS[0])
    assert "You may still need a scan" in patient
    for case in (SETTLED, TODAY, FIRST_TEST, {**FIRST_TEST, "fever": None}, GATE_NOT_ASSESSED):
        clinician, patient = answer_texts(case, odd)
        assert "Check these two answers" in clinician
        assert "check" in patient
        assert f"{weeks}" in clinician
        assert "check" in [part["role"] for part in answer_of(case, odd)["parts"]]
    assert answer_of(TODAY, odd)["kind"] == "settled"


def test_the_gate_is_open_over_age_alone() -> None:
    found = answer_of(SETTLED, age_years=None)
    assert (found["kind"], found["scope_unchecked"]) == ("open", True)
    assert "No routine imaging" not in found["says"]["clinician"]
    assert answer_of(TODAY, OPEN_GATE)["kind"] == "open"


@pytest.mark.parametrize(
    ("open_ids", "clinician", "patient"),
    [
        (("age_years",), "age has not been assessed", "you have not answered about your age"),
        (
            ("pregnancy", "age_years"),
            "pregnancy and age have not been assessed",
            "you have not answered about pregnancy and your age",
        ),
        (
            ("major_trauma", "pregnancy", "age_years"),
            "high-energy trauma, pregnancy, and age have not been assessed",
            "you have not answered about a serious accident, pregnancy, and your age",
        ),
    ],
    ids=["one", "two", "three"],
)
def test_what_was_not_asked_of_the_scope_is_listed(open_ids: tuple[str, ...], clinician: str, patient: str) -> None:
    assert answer_texts(SETTLED, dict.fromkeys(open_ids)) == (
        f"No spinal red flag on this form is present, but {clinician}",
        f"No warning sign of a spine problem is present, but {patient}",
    )


@pytest.mark.parametrize(
    ("open_ids", "causes"),
    [
        (("abdominal_warning",), "abdominal causes"),
        (("heart_or_aorta_warning",), "heart or aorta causes"),
        (("heart_or_aorta_warning", "lung_warning"), "heart, aorta, or lung causes"),
        (("lung_warning", "abdominal_warning"), "lung or abdominal causes"),
    ],
)
def test_causes_that_were_not_asked_about_are_joined_with_or(open_ids: tuple[str, ...], causes: str) -> None:
    clinician, _ = answer_texts(SETTLED, dict.fromkeys(open_ids))
    assert clinician == f"No spinal red flag on this form is present, but {causes} have not been assessed"

"""The one answer where the gate stops, where the guideline does not apply, and where two answers look odd together."""

import pytest

from calculators.screen import NERVE_SIGNS
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
    TODAY_SAYS,
    answer_of,
    answer_texts,
    both_start_with,
)

OPEN_GATE: Answers = {**dict.fromkeys(GATE), "age_years": 40}


@pytest.mark.parametrize(
    ("case", "rung", "also"),
    [
        (SETTLED, None, None),
        ({}, None, None),
        (TODAY, "urgent-evaluation", "A red flag of the spine also needs evaluation today"),
        (FIRST_TEST, None, None),
        (NOW, "immediate", "Also image the spine now"),
        ({**NOW, "age_years": 3}, "immediate", "Also image the spine now"),
    ],
    ids=range(6),
)
def test_a_stop_calls_for_an_emergency_assessment(case: Answers, rung: str | None, also: str | None) -> None:
    found = answer_of(case, heart_or_aorta_warning=PRESENT)
    assert (found["kind"], found["rung"], found["could_be"]) == ("stop", rung, None)
    clinician, patient = found["says"]["clinician"], found["says"]["patient"]
    assert clinician.startswith(
        "Stop: assess now for a cause outside the spine (heart or aorta), which this guideline does not cover"
    )
    assert clinician.endswith(also or "does not cover")
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
    assert both_start_with(
        answer_texts(case, gate),
        (
            f"Not covered by this guideline ({which}). Use clinical judgment and the guidance that applies. Every emergency sign",
            "This guideline does not fit your case. See a doctor about your pain. Every warning sign still counts",
        ),
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


@pytest.mark.parametrize("gate", [{"pregnancy": PRESENT}, {"age_years": 12}], ids=["pregnant", "child"])
def test_outside_lists_what_is_still_to_be_checked_today(gate: Answers) -> None:
    found = answer_of(SETTLED, gate, lung_warning=None, fever=None, cord_signs=None)
    assert found["ask"] == ["lung_warning", "cord_signs", "fever"]
    assert found["parts"][-1]["role"] == "still-open"
    assert found["says"]["clinician"].endswith(
        "Still to be checked today: features of a pulmonary cause; signs of spinal cord compression; fever"
    )
    assert "Have these checked today: " in found["says"]["patient"]
    assert "still-open" not in [part["role"] for part in answer_of(SETTLED, gate)["parts"]]


@pytest.mark.parametrize(("new_onset", "weeks"), [(PRESENT, 20), (ABSENT, 2)])
def test_an_odd_pair_is_named_and_keeps_no_answer_open(new_onset: str, weeks: float) -> None:
    odd = {"new_onset": new_onset, "duration_weeks": weeks}
    for case in (SETTLED, TODAY, FIRST_TEST, {**FIRST_TEST, "fever": None}, GATE_NOT_ASSESSED):
        found = answer_of(case, odd)
        clinician, patient = answer_texts(case, odd)
        assert found["kind"] == answer_of(case)["kind"]
        assert found["check"] == []
        assert "Check these two answers" in clinician
        assert "check" in patient
        assert f"{weeks}" in clinician
        assert "check" in [part["role"] for part in found["parts"]]


FAMILIAR: Answers = {**SETTLED, "age_years": 60, "new_onset": ABSENT}


@pytest.mark.parametrize("weeks", [None, 0, 3.9])
def test_familiar_pain_over_50_keeps_the_answer_open_until_both_answers_are_checked(weeks: float | None) -> None:
    found = answer_of(FAMILIAR, duration_weeks=weeks)
    assert (found["kind"], found["rung"], found["could_be"]) == ("open", None, "first-test")
    assert found["check"] == ["new_onset", "duration_weeks"]
    assert (found["ask"], found["scope_unchecked"]) == ([], False)
    assert found["says"]["clinician"].startswith(
        "If this is the return of familiar pain: no routine imaging. "
        "If it is new or different: consider a simple test first (ESR or radiograph)"
    )
    assert found["says"]["patient"].startswith("If this is an old pain that has come back: ")
    assert found["badge"]["clinician"] == "Not yet known"
    assert answer_of(FAMILIAR, duration_weeks=weeks, esr_mm_h=5)["says"]["clinician"].count("(radiograph)") == 1


@pytest.mark.parametrize(
    "more",
    [
        {"duration_weeks": 4},
        {"age_years": 50},
        {"new_onset": PRESENT},
        {"recent_trauma": PRESENT},
        {"pregnancy": PRESENT},
        {"lung_warning": PRESENT},
    ],
    ids=["4 weeks", "50", "new", "flag", "outside", "stop"],
)
def test_familiar_pain_over_50_is_no_reason_otherwise(more: Answers) -> None:
    found = answer_of(FAMILIAR, more)
    assert found["check"] == []
    assert found["kind"] != "open"


def test_familiar_pain_over_50_does_not_hide_a_higher_step_that_is_still_possible() -> None:
    assert answer_of(FAMILIAR, fever=None)["could_be"] == "immediate"
    persistent = {"not_improving": PRESENT, "intervention_candidate": None, "conservative_weeks": None}
    found = answer_of(FAMILIAR, persistent)
    assert (found["could_be"], found["ladder"]["ceiling"]) == ("first-test", "first-test")
    assert [part["rung"] for part in found["parts"] if part["role"] == "could-be"] == ["first-test"]
    assert found["check"] == ["new_onset", "duration_weeks"]


@pytest.mark.parametrize("sign", NERVE_SIGNS)
def test_familiar_pain_with_a_nerve_sign_is_no_reason_to_do_nothing(sign: str) -> None:
    says = answer_of(FAMILIAR, {sign: PRESENT})["says"]
    assert says["clinician"].startswith("If this is the return of familiar pain: no urgent imaging")
    assert "a nerve may be involved, so ask your doctor whether you need one soon" in says["patient"]


def test_the_gate_is_open_over_age_alone() -> None:
    found = answer_of(SETTLED, age_years=None)
    assert (found["kind"], found["scope_unchecked"]) == ("open", True)
    assert "No routine imaging" not in found["says"]["clinician"]
    assert answer_of(TODAY, OPEN_GATE)["kind"] == "open"


@pytest.mark.parametrize(
    ("open_ids", "clinician", "patient"),
    [
        (("age_years",), "age", "your age"),
        (("pregnancy", "age_years"), "age and pregnancy", "your age and pregnancy"),
        (
            ("abdominal_warning", "major_trauma", "age_years"),
            "age, abdomen, and high-energy trauma",
            "your age, belly, and a serious accident",
        ),
    ],
    ids=["one", "two", "three"],
)
def test_what_was_not_asked_of_the_scope_is_listed(open_ids: tuple[str, ...], clinician: str, patient: str) -> None:
    found = answer_texts(SETTLED, dict.fromkeys(open_ids))
    assert f"No spinal red flag on this form is present, but the scope is not yet checked: {clinician}" in found[0]
    assert f"No warning sign of a spine problem is present, but you have not yet answered about: {patient}" in found[1]

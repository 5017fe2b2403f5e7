"""The short note for each kind of answer, line by line."""

import pytest

import calculators
from tests.module.support.case_builders import (
    CORD,
    EVERYTHING_ABSENT,
    FIRST_TEST,
    NOW,
    PRESENT,
    SETTLED,
    TODAY,
    Answers,
    all_absent,
    assessment_of,
)
from tests.module.support.short_notes import after, note, summary


def test_an_open_answer_says_both_halves_in_the_first_line() -> None:
    (first, *_) = note({"recent_trauma": PRESENT, "age_years": 30})
    assert first.startswith("[At least: Test first] At least: Consider a simple test first (radiograph). How soon: ")
    assert "Could still be: Image the thoracic or whole spine with MRI" in first
    assert first.endswith("Scope not yet checked: heart or aorta, lungs, abdomen, high-energy trauma, and pregnancy")


def test_the_note_of_a_case_with_an_urgent_answer() -> None:
    cancer = {"cancer_history": PRESENT, "new_onset": PRESENT, "age_years": 58, "duration_weeks": 3, "esr_mm_h": 30}
    lines = note({**SETTLED, **cancer}, date="November 30, 2026")
    foot = assessment_of(SETTLED, cancer)["foot"]
    assert lines == [
        (
            "[Immediate] Image the thoracic or whole spine with MRI (CT only if MRI is unavailable or unsafe). How soon: "
            "the article says at once. NICE allows a week without neurologic symptoms or signs. "
            "No remaining question could change this"
        ),
        "Image the thoracic or whole spine, not the lumbar spine alone (N13)",
        (
            "Age: 58 years. New pain: present. Duration of this pain: 3 weeks. Present: History of cancer. ESR: 30 mm/h. "
            "Not assessed: The pain itself (4 of 5); Psychosocial factors (4 of 4); Tests (1 of 2)"
        ),
        (
            "Absent: Other causes and pregnancy (5 of 5); Cord and cauda equina (10 of 10); Infection (6 of 6); "
            "Cancer (2 of 3); Fracture (5 of 5); The pain itself (1 of 5); Nerves (2 of 2)"
        ),
        (
            "Why: History of cancer with new pain: image now (article). "
            "Elevated ESR (20 mm/h or higher): also needs evaluation today (article)"
        ),
        (
            "Next: This guideline ends at the image: cultures, antibiotics, steroids, and referral follow the local "
            "pathway. Refer patients with red flags that need urgent evaluation. See the patient now, or refer immediately"
        ),
        "Plan: No treatment plan yet: the red flags come first",
        foot["safety_net"]["clinician"],
        (
            f"{foot['under_review']['clinician']}. {foot['says']['clinician']}. "
            f"Version {calculators.VERSION}, rules {calculators.rules_hash()}"
        ),
        "Date: November 30, 2026",
    ]


def test_new_pain_alone_is_not_followed_by_none() -> None:
    text = summary(note({**SETTLED, "new_onset": PRESENT}), "clinician")
    assert text.startswith("Age: 40 years. New pain: present. Duration of this pain: not assessed. Not assessed: ")
    assert "Present: none marked" in summary(note(SETTLED), "clinician")


def test_the_note_of_a_patient_names_no_source() -> None:
    lines = note({**SETTLED, "corticosteroid_use": PRESENT}, "patient")
    assert after(lines, "Why") == "Steroid pills for three months or longer: you may have an X-ray first"
    assert summary(lines, "patient") == (
        "Age: 40 years. New or different pain: no. How long you have had this pain: not answered. "
        "Yes: Steroid pills for three months or longer. "
        "Not answered: The pain itself (4 of 5); Mood, habits, and work (4 of 4); Your tests (2 of 2)"
    )


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ({}, "No imaging rule applies to the answers given so far"),
        (SETTLED, "No imaging rule applies, and every red flag on this form was assessed (article)"),
        (FIRST_TEST, "Recent trauma: consider a radiograph first (article)"),
        (
            {**SETTLED, "immunosuppression": PRESENT},
            "Immunosuppression: evaluate today; do not delay imaging (shah2024)",
        ),
        ({"lung_warning": PRESENT}, "Features of a pulmonary cause (briggs2009)"),
        ({"major_trauma": PRESENT}, "High-energy trauma (not in the article)"),
        (
            {**NOW, "age_years": 12},
            "age under 18 (not in the article). Fever: image now (article)",
        ),
    ],
    ids=range(7),
)
def test_each_reason_has_its_source(answers: Answers, why: str) -> None:
    assert after(note(answers), "Why") == why


def test_stop_and_outside_have_their_own_words() -> None:
    stop = note({**SETTLED, "lung_warning": PRESENT})
    assert stop[0].startswith("[Emergency] Stop: assess now for a cause outside the spine (lung)")
    assert after(stop, "Next") == "See the patient now, or refer immediately"
    assert after(stop, "Plan") == "No treatment plan: the emergency comes first"
    outside = note({**SETTLED, "pregnancy": PRESENT})
    assert outside[0].startswith("[Not covered] Not covered by this guideline (pregnancy)")
    assert after(outside, "Next") == "No follow-up interval: this guideline does not cover this patient"


def test_a_completed_work_up_is_said_next_to_the_answer() -> None:
    lines = note({**TODAY, "work_up_done": PRESENT})
    assert "The red flags were worked up for this pain and nothing serious was found" in lines[0]
    assert "Red flags worked up; nothing serious found" in lines[2]


def test_what_to_ask_next_is_named_with_the_number_that_is_left() -> None:
    assert after(note({}), "Ask next").endswith("High-energy trauma (30 more)")
    assert after(note({**SETTLED, "fever": None}), "Ask next") == "Fever"
    assert after(note(SETTLED), "Ask next") == ""
    assert after(note({}, "patient"), "Answer next").startswith("Age; Warning signs from the heart or main artery")


def test_newer_evidence_and_what_is_due_are_in_the_note() -> None:
    persistent = {"not_improving": PRESENT, "intervention_candidate": PRESENT}
    assert "(shah2024)" in after(note({**SETTLED, **persistent, "conservative_weeks": 5}), "Newer evidence")
    assert after(note({**SETTLED, **persistent, "conservative_weeks": 2}), "Next").startswith("In 2 weeks: MRI or CT")


def test_five_are_named_and_six_are_counted() -> None:
    some = ("depression", "passive_coping", "job_dissatisfaction", "somatization")
    base: Answers = {**EVERYTHING_ABSENT, "esr_mm_h": 10}
    five = summary(note({**base, **dict.fromkeys((*some, "work_up_done"))}), "clinician")
    assert five.endswith(
        "Not assessed: Depression; Passive coping; Job dissatisfaction; Somatization; "
        "Red flags worked up; nothing serious found"
    )
    six = summary(note({**base, **dict.fromkeys((*some, "work_up_done", "esr_mm_h"))}), "clinician")
    assert six.endswith("Not assessed: Psychosocial factors (4 of 4); Tests (2 of 2)")
    assert summary(note(base), "clinician").endswith("Not assessed: none")
    urgent: Answers = {**base, **dict.fromkeys(all_absent(*CORD))}
    assert summary(note(urgent), "clinician").count("ot assessed") == 1
    few = note({"age_years": 40, **all_absent("fever", "severe_pain")})
    assert after(few, "Absent") == "Fever; Severe pain"


def test_weeks_are_also_given_in_the_unit_in_which_they_are_short() -> None:
    assert "Duration of this pain: 0.5714 weeks (4 days)" in "\n".join(note({"duration_weeks": 0.5714}))

"""The patient's sheet for each kind of answer and each status of the plan, section by section."""

import pytest

import calculators
from tests.module.support.case_builders import (
    AFTER_CARE,
    EVERYTHING_ABSENT,
    FIRST_TEST,
    NO_FLAGS,
    NOW,
    PERSISTENT,
    PRESENT,
    PSYCHOSOCIAL,
    SETTLED,
    TODAY,
    Answers,
    assessment_of,
)
from tests.module.support.catalog import FINDINGS
from tests.module.support.patient_sheets import CHILD_OPEN, OUTSIDE, STOP, blanks, ids, says, section, sheet


@pytest.mark.parametrize(
    ("answers", "instruction"),
    [
        (STOP, ["Call for emergency help now"]),
        ({**STOP, **NOW, "lung_warning": PRESENT}, ["Call for emergency help now"]),
        (NOW, ["You need a scan of your spine now. Go to a hospital at once"]),
        (TODAY, ["You need to be seen by a doctor today"]),
        ({"recent_infection": PRESENT}, ["You need to be seen by a doctor today"]),
        (
            OUTSIDE,
            ["This guideline does not fit your case. See a doctor about your pain. Every warning sign still counts"],
        ),
        (
            {**TODAY, "pregnancy": PRESENT},
            [
                "You need to be seen by a doctor today",
                "This guideline does not fit your case, but your warning sign still matters",
            ],
        ),
        (
            {**SETTLED, "stiff_spine_injury": PRESENT},
            [
                "You need to be seen by a doctor today",
                "Stay in the posture that is usual for you until a doctor has examined you",
            ],
        ),
        (
            CHILD_OPEN,
            [
                "This guideline does not fit your case. See a doctor about your pain. Every warning sign still counts",
                "Have these checked today",
            ],
        ),
    ],
    ids=range(9),
)  # fmt: skip
def test_the_instruction_says_what_who_and_by_when(answers: Answers, instruction: list[str]) -> None:
    found = sheet(answers)
    assert says(found, "instruction") == instruction
    # Only pregnancy and age under 18 without an urgent flag or an open question have no time: a person writes it in.
    assert blanks(found, "instruction") == (["by"] if answers is OUTSIDE else [])


def test_what_has_to_be_checked_today_is_a_list() -> None:
    (_, item) = section(sheet(CHILD_OPEN), "instruction")["items"]
    ask = assessment_of(CHILD_OPEN)["answer"]["ask"]
    assert [text.lower() for text in item["list"]] == [FINDINGS[id]["label"]["patient"].lower() for id in ask]


def test_an_urgent_sheet_says_what_is_still_open() -> None:
    found = sheet({"recent_infection": PRESENT})
    (could_be, scope) = says(found, "open")
    assert could_be.startswith("It could still turn out to be: You need a scan of your spine now")
    assert scope.endswith("Do not wait at home while you answer them")
    assert says(sheet(TODAY), "open") == []


def test_a_full_plan() -> None:
    found = sheet({**SETTLED, "severe_pain": PRESENT, "functional_deficit": PRESENT})
    assert ids(found) == ["found", "answer", "helps", "expect", "back", "call", "warnings"]
    assert says(found, "found") == [
        "Type of pain: No warning sign of a spine problem and no sign of a nerve problem",
        "Pain that keeps you from sleeping or moving",
        "Kept from work or daily tasks",
    ]
    assert says(found, "answer")[0].startswith("You do not need a scan now")
    assert [text.partition(" ")[0] for text in says(found, "helps")] == ["Keep", "Heat", "Before", "If", "Strong"]
    assert says(found, "expect")[1] == "Most common back pain gets better within 4 to 6 weeks with simple care"
    assert says(found, "back") == [
        (
            "See your doctor again within the month: pain that keeps you from sleeping or moving; "
            "kept from work or daily tasks"
        )
    ]
    assert blanks(found, "back") == ["date"]
    assert [row["id"] for row in found["sections"] if row["own_words"]] == ["found"]


def test_a_plan_while_a_test_is_pending() -> None:
    found = sheet(FIRST_TEST)
    assert found["status"] == "beside-test"
    assert says(found, "found") == ["Broken bone: There is a warning sign of a broken bone: recent fall or blow"]
    assert says(found, "answer")[:2] == [
        "You may have a simple test first (an X-ray)",
        "How soon: within days, or today if the pain gets worse",
    ]
    assert says(found, "expect") == []
    assert says(found, "back") == ["Be seen again when you have the test result"]


def test_an_interim_plan_says_that_questions_are_open() -> None:
    found = sheet({"recent_trauma": PRESENT, "age_years": 30})
    assert found["status"] == "provisional"
    assert says(found, "answer")[0] == "At least: You may have a simple test first (an X-ray)"
    (waits, could_be, scope) = says(found, "open")
    assert waits == "What can ease the pain for now. The rest has to wait until the open questions are answered"
    assert could_be.startswith("It could still turn out to be: You need a scan of your spine now")
    assert scope.startswith("Some questions about other causes are still open")
    assert [text.partition(" ")[0] for text in says(found, "helps")] == ["Heat", "Before", "Strong"]


def test_without_answers_nothing_is_known() -> None:
    found = sheet({})
    assert says(found, "answer") == ["No answer yet"]
    assert says(found, "found") == ["Type of pain: Not yet known: some questions are unanswered"]
    assert says(found, "open") == [
        "What can ease the pain for now. The rest has to wait until the open questions are answered"
    ]


def test_familiar_pain_after_50_says_both_and_asks_to_check() -> None:
    found = sheet({**SETTLED, "age_years": 70, "duration_weeks": 2})
    (both,) = says(found, "answer")
    assert "If this is an old pain that has come back: you do not need a scan now" in both
    assert "If it is new or different: you may have a simple test first" in both
    assert says(found, "open")[-1] == "Please check these two answers: new pain (no), and 2 weeks of this pain"


def test_a_plan_with_an_open_question_that_cannot_hold_it_back_says_so() -> None:
    found = sheet(NO_FLAGS)
    assert (found["kind"], found["status"], found["answer"]) == ("plan", "given", "open")
    assert says(found, "open")[0].startswith("It could still turn out to be")


def test_a_completed_work_up_replaces_the_step() -> None:
    for base in (TODAY, FIRST_TEST):
        found = sheet({**base, "work_up_done": PRESENT})
        assert (found["kind"], found["status"]) == ("plan", "given")
        assert says(found, "answer") == [
            (
                "The tests for your warning signs found nothing serious, so this step is done. "
                "A new warning sign would start it again"
            )
        ]
        assert "Tests done, nothing serious found" not in says(found, "found")


def test_a_completed_work_up_with_open_questions_is_still_an_instruction() -> None:
    found = sheet({"recent_infection": PRESENT, "work_up_done": PRESENT})
    assert (found["kind"], found["status"]) == ("instruction", "provisional")
    assert says(found, "instruction") == ["You need to be seen by a doctor today"]
    assert "helps" not in ids(found)


def test_what_follows_care_is_said() -> None:
    assert says(sheet({**FIRST_TEST, **PERSISTENT}), "answer")[-1] == "Then: you can still talk about a scan"
    due = {"not_improving": PRESENT, "intervention_candidate": PRESENT, "conservative_weeks": 2}
    assert says(sheet({**SETTLED, **due}), "answer")[-1].startswith("In 2 weeks you can talk about a scan")
    assert says(sheet(AFTER_CARE), "answer")[0].startswith("You can now talk with your doctor about a scan")


def test_factors_that_are_private_are_not_printed() -> None:
    found = sheet({**EVERYTHING_ABSENT, **dict.fromkeys(PSYCHOSOCIAL, PRESENT)})
    assert says(found, "found") == ["Type of pain: No warning sign of a spine problem and no sign of a nerve problem"]


def test_the_sheet_names_its_rules_and_its_review_status() -> None:
    found = sheet(SETTLED)
    foot = assessment_of(SETTLED)["foot"]
    assert found["foot"] == [
        foot["under_review"]["patient"],
        foot["says"]["patient"],
        f"Version {calculators.VERSION}, rules {calculators.rules_hash()}",
    ]
    assert (found["version"], found["rules_hash"]) == (calculators.VERSION, calculators.rules_hash())

"""Where the guideline does not answer: nothing that could reassure stays on the screen."""

import pytest
from playwright.sync_api import expect

from tests.browser.support.calculator import ADDRESSES, FINDINGS, Calculator, OpenCalculator
from tests.browser.support.reassurance import GROUPS, HARMLESS_CASE, expect_nothing_reassuring


def harmless_case(calculator: OpenCalculator, kind: str) -> Calculator:
    """Return a case in which all findings were assessed and none is present."""
    one = calculator(kind)
    for group in GROUPS:
        one.choose_none_of(group)
    one.type_number("age_years", "44")
    answer = one.expect_result_attributes(HARMLESS_CASE)
    assert answer["imaging"]["floor"] == "none"
    return one


@pytest.mark.parametrize("kind", ADDRESSES)
def test_a_stop_removes_everything_reassuring(calculator: OpenCalculator, kind: str) -> None:
    one = harmless_case(calculator, kind)
    one.choose_answer("heart_or_aorta_warning", "present")
    answer = one.expect_answer({**HARMLESS_CASE, "heart_or_aorta_warning": "present"})
    assert answer["gate"]["status"] == "stop"
    expect_nothing_reassuring(one, answer)
    expect(one.ask_next).to_have_count(0)

    one.choose_answer("saddle_anesthesia", "present")
    answer = one.expect_answer({**HARMLESS_CASE, "heart_or_aorta_warning": "present", "saddle_anesthesia": "present"})
    assert answer["answer"]["rung"] == "immediate"
    expect_nothing_reassuring(one, answer)
    expect(one.region.locator(".ub-ladder-box .ub-ladder").first).to_have_attribute("data-settled", "false")


@pytest.mark.parametrize("kind", ADDRESSES)
def test_outside_the_guideline_only_an_urgent_flag_still_counts(calculator: OpenCalculator, kind: str) -> None:
    one = harmless_case(calculator, kind)
    one.choose_answer("pregnancy", "present")
    answer = one.expect_answer({**HARMLESS_CASE, "pregnancy": "present"})
    assert answer["gate"]["status"] == "outside"
    expect_nothing_reassuring(one, answer)

    one.choose_answer("unexplained_weight_loss", "present")
    answer = one.expect_answer({**HARMLESS_CASE, "pregnancy": "present", "unexplained_weight_loss": "present"})
    assert answer["answer"]["rung"] == "urgent-evaluation"
    expect_nothing_reassuring(one, answer)


def test_an_open_answer_beside_a_stop_reassures_no_more_than_a_whole_one(calculator: OpenCalculator) -> None:
    one = calculator("screen")
    one.choose_answer("lung_warning", "present")
    answer = one.expect_answer({"lung_warning": "present"})
    expect_nothing_reassuring(one, answer)
    expect(one.region.locator('[data-fold="why"]')).to_contain_text(answer["gate"]["shown"][0]["says"]["clinician"])


def test_taking_the_stop_back_brings_the_whole_answer_back(calculator: OpenCalculator) -> None:
    one = harmless_case(calculator, "screen")
    one.choose_answer("major_trauma", "present")
    one.expect_result_attributes({**HARMLESS_CASE, "major_trauma": "present"})
    one.root.locator('[data-do="undo"]').click()
    one.expect_answer(HARMLESS_CASE)
    expect(one.region.locator('[data-suspicion="not-suspected"]').first).to_be_visible()


def test_under_18_is_outside_and_18_is_not(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    one.type_number("age_years", "17,9")
    assert one.expect_answer({"age_years": 17.9})["gate"]["status"] == "outside"
    one.type_number("age_years", "18")
    assert one.expect_answer({"age_years": 18})["gate"]["status"] == "open"
    assert FINDINGS["age_years"]["low"] == 0

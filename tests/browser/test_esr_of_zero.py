"""An ESR of 0 counts only after it is confirmed; a 0 of another number is an answer."""

import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.support.calculator import ADDRESSES, Calculator, OpenCalculator, case_fragment


def zero_question(one: Calculator) -> Any:
    """Return the question that an ESR of 0 shows."""
    return one.question("esr_mm_h").locator(".ub-q__zero")


def test_an_esr_of_0_counts_only_after_it_is_confirmed(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    for text in ("0", "0.0", "0,0", "00", " 0", "0 mm/h", "0e-1", "\u200b0"):
        one.type_number("esr_mm_h", text)
        expect(zero_question(one)).to_contain_text(
            re.compile("ESR \u200b?0.*\\? Leave it blank if it was not measured")
        )
        one.expect_result_attributes({})
        expect(one.root.locator("#field-esr_mm_h")).to_have_value(text)
        zero_question(one).get_by_role("button", name="Remove").click()
        expect(zero_question(one)).to_have_count(0)
        expect(one.root.locator("#field-esr_mm_h")).to_have_value("")
        expect(one.root.locator("#field-esr_mm_h")).to_be_focused()
    one.type_number("esr_mm_h", "0")
    one.choose_answer("fever", "absent")
    one.expect_result_attributes({"fever": "absent"})
    keep = zero_question(one).get_by_role("button", name="Keep 0")
    one.page.wait_for_timeout(800)
    keep.click()
    one.expect_result_attributes({"fever": "absent", "esr_mm_h": 0})
    expect(zero_question(one)).to_have_count(0)
    one.type_number("esr_mm_h", "20")
    one.expect_result_attributes({"fever": "absent", "esr_mm_h": 20})


def test_a_press_meant_for_something_else_does_not_confirm_a_0(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    one.expand_group("cancer")
    one.root.locator("#field-esr_mm_h").focus()
    one.page.keyboard.type("0")
    zero_question(one).get_by_role("button", name="Keep 0").dispatch_event("click")
    one.page.keyboard.press("Enter")
    expect(zero_question(one)).to_be_visible()
    one.expect_result_attributes({})


def test_a_0_that_waits_is_carried_to_the_next_page_and_a_0_of_a_file_is_given(page: Page) -> None:
    one = Calculator.open(page, "imaging")
    one.type_number("esr_mm_h", "0")
    expect(zero_question(one)).to_be_visible()
    page.goto(ADDRESSES["screen"])
    other = Calculator(page)
    other.expect_result_attributes({})
    expect(zero_question(other)).to_be_attached()
    page.goto(ADDRESSES["screen"] + case_fragment({"esr_mm_h": 0}))
    other.expect_result_attributes({"esr_mm_h": 0})
    expect(zero_question(other)).to_have_count(0)


def test_a_0_of_another_number_is_an_answer(calculator: OpenCalculator) -> None:
    one = calculator("management")
    one.enter_answers({"age_years": 0, "duration_weeks": 0, "conservative_weeks": 0})
    one.expect_result_attributes({"age_years": 0, "duration_weeks": 0, "conservative_weeks": 0})

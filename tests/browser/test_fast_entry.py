"""A case answered fast: by keys alone, by thumb alone; what to ask next is always there, and everything can be taken back."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.support.calculator import EMBEDDED, FINDINGS, GATE, Calculator, OpenCalculator, yes_no_of
from tests.browser.support.command_line import Answers, command_line_assessment
from tests.browser.support.typing_pace import enable_keyboard_entry, press_keys, wait_until_idle
from tests.browser.support.warm_pages import WithoutCopy

FLAGS = ("cord", "infection", "cancer", "fracture")
NOTHING_FOUND: Answers = {
    **GATE, "age_years": 44, **{id: "absent" for group in FLAGS for id in yes_no_of(group)},
}  # fmt: skip
FOCUSED = "() => document.activeElement.name || document.activeElement.className"


def test_a_typical_case_takes_one_key_a_question_and_one_tab(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    enable_keyboard_entry(one)
    expect(one.root.locator("#field-age_years")).to_be_focused()
    typed = 0
    # The age, none of these, not pregnant, none of four groups (of the second also none when examined; the ESR was not
    # taken), new pain of three weeks, not failed by care.
    for key in ["4", "4", "Enter", "-", "n", "-", "-", "-", "-", "-", "y", "k", "Tab", "3", "Enter", "n", "n", "n"]:
        if key == "-":
            wait_until_idle(one.page)  # what it answers is read first
        press_keys(one.page, key)
        typed += 1
    answers = {
        **NOTHING_FOUND, "new_onset": "present", "duration_weeks": 3,
        "severe_pain": "absent", "functional_deficit": "absent", "not_improving": "absent",
    }  # fmt: skip
    answer = one.expect_result_attributes(answers)
    assert (answer["answer"]["kind"], answer["answer"]["rung"]) == ("settled", "none")
    assert typed == 18
    assert one.page.evaluate(FOCUSED) == "intervention_candidate"


@pytest.mark.firefox_too
def test_keys_answer_the_question_in_focus_and_move_to_the_next_unanswered_one(calculator: OpenCalculator) -> None:
    one = calculator("screen")
    enable_keyboard_entry(one)
    one.expand_group("infection")
    page, address = one.page, one.page.url
    for chip in "YNX-JKAUC":
        expect(one.root.locator("kbd", has_text=chip)).to_be_visible()

    # A click beside the choices is enough; focus goes where the keys will answer.
    one.question("fever").locator("legend").click()
    assert one.page.evaluate(FOCUSED) == "fever"
    press_keys(page, "y")
    press_keys(page, "N")
    one.expect_result_attributes({"fever": "present", "recent_infection": "absent"})
    assert one.page.evaluate(FOCUSED) == "iv_drug_use"

    # Back and forth by letter; a correction goes on to what is open, not over what is answered.
    press_keys(page, "k")
    press_keys(page, "k")
    assert one.page.evaluate(FOCUSED) == "fever"
    press_keys(page, "x")
    one.expect_result_attributes({"recent_infection": "absent"})
    assert one.page.evaluate(FOCUSED) == "iv_drug_use"
    press_keys(page, "j")
    assert one.page.evaluate(FOCUSED) == "immunosuppression"

    # One step back, from the keyboard; then to what is asked for.
    press_keys(page, "u")
    one.expect_result_attributes({"fever": "present", "recent_infection": "absent"})
    press_keys(page, "a")
    assert (
        one.page.evaluate(FOCUSED)
        == command_line_assessment({"fever": "present", "recent_infection": "absent"})["answer"]["ask"][0]
    )

    # In a field that is typed in a letter is a letter; elsewhere the theme's own letters lead nowhere.
    one.root.locator("#field-age_years").focus()
    for key in ("y", "n", "u"):
        press_keys(page, key)
    assert one.root.locator("#field-age_years").input_value() == "ynu"
    one.root.locator("#field-age_years").fill("")
    one.question("fever").locator("input:checked").focus()
    for key in ("s", "p"):
        press_keys(page, key)
    assert one.page.url == address


def test_a_key_answers_under_ask_next_and_the_focus_stays_in_the_list(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    given: Answers = {"age_years": 40}
    one.enter_answers(given)
    one.expect_result_attributes(given)
    enable_keyboard_entry(one)
    first, second = command_line_assessment(given)["answer"]["ask"][:2]
    wait_until_idle(one.page)
    one.next_question(first).get_by_role("link").focus()
    press_keys(one.page, "n")
    one.expect_result_attributes({**given, first: "absent"})
    expect(one.next_question(second).get_by_role("link")).to_be_focused()


@pytest.fixture
def phone_page(browser: Browser, browser_context_args: dict[str, Any], without_copy: WithoutCopy) -> Iterator[Page]:
    """Open a page on a phone that is 390 px wide."""
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    context = browser.new_context(**{**browser_context_args, **phone})
    yield without_copy(context).new_page()
    context.close()


def tap_none_of(one: Calculator, group: str) -> None:
    """Show the questions of a group, and tap each button at their end."""
    opener = one.root.locator(f'[data-none="{group}"]')
    if opener.is_visible():
        opener.tap()
    for part in ("asked", "examined"):
        button = one.none_button(group, part)
        if button.is_visible():
            expect(button).not_to_have_attribute("aria-disabled", "true")
            button.tap()
    if group == "gate":
        one.question("pregnancy").locator('label:has(input[value="absent"])').tap()


def test_a_typical_case_by_thumb_alone_with_the_answer_always_in_sight(phone_page: Page) -> None:
    one = Calculator.open(phone_page, "imaging")
    bar, ask = one.region.locator(".ub-bar"), one.region.locator(":scope > .ub-next")
    for group in FLAGS:
        tap_none_of(one, group)
    answers: Answers = {id: "absent" for group in FLAGS for id in yes_no_of(group)}
    one.expect_result_attributes(answers)
    expect(bar).to_be_in_viewport(ratio=1)
    # The questions about the pain are shown next; they are left for the bar to ask.
    one.root.locator('[data-group="pain"] .ub-group__toggle').tap()

    # The next question stands above the bar, with its answers in place; what is new stands in the bar at once.
    first = command_line_assessment(answers)["answer"]["ask"][0]
    expect(ask.get_by_role("link")).to_have_text(FINDINGS[first]["ask"]["clinician"])
    for button in ask.get_by_role("button").all():
        box = button.bounding_box()
        assert box
        assert box["height"] >= 44
    tap_none_of(one, "gate")
    answers |= GATE
    one.expect_result_attributes(answers)
    while open_ := command_line_assessment(answers)["answer"]["ask"]:
        expect(ask.get_by_role("link")).to_have_text(FINDINGS[open_[0]]["ask"]["clinician"])
        if open_[0] == "age_years":
            ask.get_by_role("button").tap()
            expect(one.root.locator("#field-age_years")).to_be_focused()
            phone_page.keyboard.type("44")
            phone_page.keyboard.press("Enter")
            answers["age_years"] = 44
        else:
            ask.get_by_role("button", name="No:").tap()
            answers[open_[0]] = "absent"
        one.expect_result_attributes(answers)
    answer = command_line_assessment(answers)
    assert (answer["answer"]["kind"], answer["answer"]["rung"]) == ("settled", "none")
    expect(bar).to_contain_text(answer["answer"]["parts"][0]["says"]["clinician"])
    expect(bar).to_be_in_viewport(ratio=1)
    expect(ask).to_be_hidden()


SLOW_ENGINE = """() => {
  const ask = UB.engine.ask;
  UB.engine.ask = (form) => new Promise((resolve) => setTimeout(resolve, 500)).then(() => ask(form));
}"""


def test_a_press_while_an_answer_is_under_way_is_taken_for_the_question_that_was_read(phone_page: Page) -> None:
    one = Calculator.open(phone_page, "imaging")
    phone_page.evaluate(SLOW_ENGINE)
    ask = one.region.locator(":scope > .ub-next")
    tap_none_of(one, "gate")
    one.expect_result_attributes(GATE)
    first, second, third = command_line_assessment({**GATE, "age_years": 46})["imaging"]["ask"][:3]

    # The number is given by the very press that answers the next question.
    one.root.locator("#field-age_years").tap()
    phone_page.keyboard.type("46")
    expect(ask.get_by_role("link")).to_have_text(FINDINGS[first]["ask"]["clinician"])
    ask.get_by_role("button", name="No:").tap()
    expect(ask.get_by_role("link")).to_have_text(FINDINGS[second]["ask"]["clinician"])
    answers: Answers = {**GATE, "age_years": 46, first: "absent"}
    assert one.entered_answers() == answers
    expect(one.region).not_to_have_attribute("data-kind", re.compile(""))

    # The second press of a double one answers nothing; a third, after the button woke up, does.
    no = ask.get_by_role("button", name="No:")
    expect(no).to_be_enabled()
    no.evaluate("button => { button.click(); button.click(); }")
    expect(no).to_be_disabled()
    assert one.entered_answers() == {**answers, second: "absent"}
    no.tap()
    one.expect_result_attributes({**answers, second: "absent", third: "absent"})


def test_inside_a_page_of_the_guideline_a_line_follows_with_answer_and_next_question(page: Page) -> None:
    page.goto(EMBEDDED["imaging"])
    one = Calculator(page)
    line = one.root.locator(".ub-follow")
    expect(line).to_be_hidden()
    answers: Answers = {"age_years": 40, "lung_warning": "absent"}
    one.enter_answers(answers)
    answer = one.expect_result_attributes(answers)
    expect(line).to_be_in_viewport(ratio=1)
    expect(line).to_contain_text(answer["answer"]["badge"]["clinician"])
    first = answer["answer"]["ask"][0]
    line.get_by_role("button", name="Yes:").click()
    answer = one.expect_result_attributes({**answers, first: "present"})
    expect(line).to_contain_text(answer["answer"]["parts"][0]["says"]["clinician"])


def test_to_start_again_can_be_undone(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    one.enter_answers({"fever": "present", "age_years": 30})
    one.root.get_by_role("button", name="New patient").click()
    one.expect_answer({})
    one.taken.get_by_role("button", name="Undo").click()
    one.expect_answer({"fever": "present", "age_years": 30})


def test_no_and_not_assessed_differ_without_color(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    one.choose_answer("lung_warning", "absent")
    looks = """input => { const face = getComputedStyle(input.nextElementSibling);
      return [face.fontWeight, face.boxShadow === "none"]; }"""
    no = one.question("lung_warning").locator('input[value="absent"]').evaluate(looks)
    not_asked = one.question("heart_or_aorta_warning").locator('input[value="not-assessed"]').evaluate(looks)
    assert no == ["600", True]
    assert not_asked == ["400", False]

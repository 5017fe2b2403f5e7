"""A whole case without a mouse: Tab, arrows, Space, Enter. The focus is always seen, and nothing holds it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.calculator import FINDINGS, GATE, Calculator, yes_no_of
from tests.browser.support.command_line import Answers
from tests.browser.support.keyboard import MAX_TABS, Keyboard
from tests.browser.support.typing_pace import enable_keyboard_entry, press_keys


def answer_none(one: Calculator, keys: Keyboard, group: str) -> None:
    """Show the questions of a group, and press each button at their end, reached with Tab."""
    if one.root.locator(f'[data-none="{group}"]').is_visible():
        given = one.entered_answers()
        keys.tab_to(group)
        keys.press("Space")
        assert keys.focused() in yes_no_of(group)
        assert one.entered_answers() == given  # the questions are shown, and nothing is answered
    for part in ("asked", "examined"):
        button = one.none_button(group, part)
        if button.is_visible():
            keys.tab_to(button.get_attribute("aria-label") or "")
            expect(button).not_to_have_attribute("aria-disabled", "true")
            keys.press("Space")


@pytest.mark.firefox_too
def test_a_whole_case_is_answered_with_the_keyboard_alone(page: Page, problems: list[str]) -> None:
    one = Calculator.open(page, "imaging")
    keys = Keyboard(page)
    enable_keyboard_entry(one)
    page.locator(".md-skip").focus()
    keys.press("Tab")
    answers: Answers = {}

    keys.tab_to("age_years")
    page.keyboard.type("44")
    keys.press("Tab")
    answers["age_years"] = 44
    one.expect_result_attributes(answers)
    answer_none(one, keys, "gate")
    answers |= {id: value for id, value in GATE.items() if id != "pregnancy"}
    one.expect_result_attributes(answers)
    assert keys.focused() == "pregnancy"  # at this age it is answered by itself
    keys.press("ArrowLeft")
    answers |= GATE
    one.expect_result_attributes(answers)

    keys.tab_to("questions-cord")
    keys.press("Enter")
    expect(one.question("saddle_anesthesia")).to_be_visible()
    keys.tab_to("progressive_neuro_symptoms")
    # The group is at "not asked", the last of three: an arrow goes to "no", another to "yes".
    keys.press("ArrowLeft")
    expect(one.question("progressive_neuro_symptoms").locator('input[value="absent"]')).to_be_checked()
    keys.press("ArrowUp")
    answers["progressive_neuro_symptoms"] = "present"
    one.expect_result_attributes(answers)
    press_keys(page, "n")
    answers["progressive_neuro_symptoms"] = "absent"
    one.expect_result_attributes(answers)
    # Each group leads on to the next: its questions, what is examined, then the questions of the next group.
    for group in ("cord", "infection", "cancer", "fracture", "nerves"):
        answer_none(one, keys, group)
        answers |= dict.fromkeys(yes_no_of(group), "absent")
        one.expect_result_attributes(answers)

    keys.tab_to("ask-absent")
    while one.ask_next.count():
        asked = one.ask_next.locator("a").first.get_attribute("data-key") or ""
        finding = asked.removeprefix("ask-")
        assert FINDINGS[finding]["kind"] == "yes-no"
        assert keys.focused() == "ask-absent"
        expect(page.locator(":focus")).not_to_have_attribute("aria-disabled", "true")
        keys.press("Enter")
        answers[finding] = "absent"
        one.expect_result_attributes(answers)
    answer = one.expect_result_attributes(answers)
    assert (answer["answer"]["kind"], answer["answer"]["rung"]) == ("settled", "none")
    assert keys.unseen == []
    assert problems == []


def test_tab_goes_through_the_page_and_out_at_its_end(page: Page) -> None:
    one = Calculator.open(page, "imaging")
    for group in dict.fromkeys(finding["group"] for finding in FINDINGS.values()):
        one.expand_group(group)
    keys = Keyboard(page)
    page.locator(".md-skip").focus()
    keys.press("Tab")
    keys.press("Tab")
    passed: list[str] = []
    while name := keys.focused():
        passed.append(name)
        keys.press("Tab")
        assert len(passed) < 3 * MAX_TABS
    assert keys.unseen == []
    assert {*FINDINGS} <= {*passed}


def test_the_skip_link_leads_to_the_content(page: Page) -> None:
    page.goto("assess/red-flags.html")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    expect(focused).to_have_text("Skip to content")
    page.keyboard.press("Enter")
    place = page.url.split("#")[1]
    expect(page.locator(f"[id='{place}']")).to_be_in_viewport()

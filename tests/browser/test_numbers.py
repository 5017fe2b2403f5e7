"""Numbers as people type them: read, or refused in a sentence; what was typed is never lost."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.support.calculator import FINDINGS, Calculator, OpenCalculator
from tests.browser.support.command_line import page_errors

# As tools and extensions do it: no focus, and no change when a field is left.
FILLED = """(root, fields) => {
  for (const [name, value] of fields) {
    const field = root.querySelector(`#field-${name}`);
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  root.querySelector('[name="new_onset"][value="present"]').click();
}"""


def expect_fault(one: Calculator, finding: str, text: str, sentence: str) -> None:
    """Expect the message at the field and in the summary, the text as it was typed, and no answer."""
    row = one.question(finding)
    field = one.root.locator(f"#field-{finding}")
    expect(row.locator(".ub-q__fault")).to_have_text(sentence)
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_attribute("aria-describedby", re.compile(rf"\bfault-{finding}\b"))
    expect(field).to_have_value(text)
    expect(one.region.locator('[data-role="faults"]').get_by_role("link", name=sentence)).to_be_visible()
    one.expect_no_answer()
    one.expect_state("ready")


def expect_no_fault(one: Calculator) -> None:
    """Every sign of a fault is gone."""
    expect(one.root.locator(".ub-q__fault, [data-fault], [aria-invalid], [data-role=faults]")).to_have_count(0)


def test_a_decimal_comma_and_a_decimal_point_are_the_same_number(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    for text in ("6,5", "6.5", " 6,5 "):
        one.type_number("duration_weeks", text)
        one.expect_result_attributes({"duration_weeks": 6.5})
        expect(one.root.locator("#field-duration_weeks")).to_have_value(text)


def test_a_number_in_words_is_rejected_and_correcting_it_restores_the_answer(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    one.choose_answer("fever", "present")
    one.expect_result_attributes({"fever": "present"})
    one.type_number("age_years", "sixty")
    [sentence] = page_errors('{"fever": "present", "age_years": "sixty"}')
    expect_fault(one, "age_years", "sixty", sentence)

    one.region.get_by_role("link", name=sentence).click()
    expect(one.root.locator("#field-age_years")).to_be_focused()
    one.type_number("age_years", "60")
    one.expect_answer({"fever": "present", "age_years": 60})
    expect_no_fault(one)


def test_while_a_number_is_typed_the_previous_answer_is_not_shown_as_current(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    one.type_number("age_years", "44")
    one.expect_result_attributes({"age_years": 44})
    field = one.root.locator("#field-age_years")
    field.focus()
    one.page.keyboard.type("x")
    expect(field).to_have_value("44x")
    one.expect_no_answer()
    one.page.keyboard.press("Backspace")
    one.expect_result_attributes({"age_years": 44})


def test_emptying_a_field_means_not_known(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    one.type_number("age_years", "sixty")
    expect(one.question("age_years").locator(".ub-q__fault")).to_be_visible()
    one.type_number("age_years", "")
    one.expect_answer({})
    expect_no_fault(one)


def test_care_that_lasted_longer_than_the_pain_is_refused(calculator: OpenCalculator) -> None:
    one = calculator("management")
    one.enter_answers({"duration_weeks": 3, "conservative_weeks": 5})
    [sentence] = page_errors('{"duration_weeks": 3, "conservative_weeks": 5}')
    expect_fault(one, "conservative_weeks", "5", sentence)
    one.type_number("duration_weeks", "6")
    one.expect_answer({"duration_weeks": 6, "conservative_weeks": 5})
    expect_no_fault(one)


def test_every_fault_is_said_at_once(calculator: OpenCalculator) -> None:
    one = calculator("screen")
    one.enter_answers({"age_years": "sixty", "esr_mm_h": "201", "duration_weeks": "-1"})
    sentences = page_errors('{"age_years": "sixty", "esr_mm_h": 201, "duration_weeks": -1}')
    assert len(sentences) == 3
    expect(one.region.locator('[data-role="faults"] li')).to_have_text(sentences)
    expect(one.root.locator(".ub-q__fault")).to_have_count(3)
    one.expect_no_answer()


@pytest.mark.firefox_too
def test_a_number_that_a_tool_fills_in_is_not_lost_when_the_next_question_is_answered_at_once(
    calculator: OpenCalculator,
) -> None:
    one = calculator("imaging")
    one.root.evaluate(FILLED, [["age_years", "44"], ["duration_weeks", "3"]])
    one.expect_result_attributes({"age_years": 44, "duration_weeks": 3, "new_onset": "present"})
    expect(one.root.locator("#field-age_years")).to_have_value("44")


@pytest.mark.parametrize("text", ["1,040", "1.000", "1 040", "1’040", "1,04,0", "٦", "6½"])
def test_an_ambiguous_number_is_rejected_with_the_name_of_its_question(calculator: OpenCalculator, text: str) -> None:
    one = calculator("management")
    for finding in ("esr_mm_h", "duration_weeks"):
        one.type_number(finding, text)
        [sentence] = page_errors(json.dumps({finding: text}))
        expect_fault(one, finding, text, sentence)
        label = FINDINGS[finding]["label"]["clinician"]
        assert sentence.startswith(label)
        assert finding not in one.root.inner_text()
        one.type_number(finding, "")
        expect_no_fault(one)


def test_a_refusal_is_told_to_each_reader_in_the_words_of_the_form(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    one.type_number("esr_mm_h", "ten")
    for reader in ("patient", "clinician"):
        one.choose_reader(reader)
        [sentence] = page_errors('{"esr_mm_h": "ten"}', reader)
        expect_fault(one, "esr_mm_h", "ten", sentence)


def test_while_a_number_cannot_be_read_the_last_answer_is_shown_as_not_current(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    one.choose_answer("fever", "present")
    answer = one.expect_result_attributes({"fever": "present"})
    one.type_number("age_years", "sixty")
    stale = one.region.locator('[data-role="not-current"]')
    expect(stale.get_by_role("heading")).to_have_text(re.compile("^Not current"))
    for part in answer["answer"]["parts"]:
        expect(stale).to_contain_text(part["says"]["clinician"])
    one.expect_no_answer()
    assert stale.locator("a, button, input, select, summary, [tabindex]").count() == 0
    assert stale.evaluate("one => getComputedStyle(one).userSelect") == "none"
    for button in ("Copy note", "Copy the full record", "Copy link", "Save the case"):
        one.press_share_button(button)
        expect(one.region.locator("[data-told]")).to_have_text("There is no result here yet.")
    one.root.locator('[data-do="what-if"]').click()
    expect(one.taken).to_have_text(re.compile("There is no result here yet"))
    one.page.emulate_media(media="print")
    expect(stale).to_be_hidden()
    one.page.emulate_media(media="screen")

    one.page.set_viewport_size({"width": 390, "height": 844})
    expect(one.region.locator(".ub-bar")).to_contain_text("Not current")
    one.page.set_viewport_size({"width": 1280, "height": 720})
    one.type_number("age_years", "60")
    one.expect_answer({"fever": "present", "age_years": 60})
    expect(stale).to_have_count(0)


def test_the_last_answer_is_never_that_of_the_previous_patient(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    one.choose_answer("fever", "present")
    one.expect_result_attributes({"fever": "present"})
    one.root.evaluate(
        """root => {
          UB.widget.answers.clear();
          UB.widget.answers.give({ age_years: "sixty" });
        }"""
    )  # before the answer to the empty form is there
    expect(one.question("age_years").locator(".ub-q__fault")).to_be_visible()
    expect(one.region.locator('[data-role="not-current"]')).to_have_count(0)

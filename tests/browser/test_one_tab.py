"""What stays the same from page to page in a tab: the answers, and for whom the page is written."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.calculator import ADDRESSES, EMBEDDED, Calculator, OpenCalculator, choose_option
from tests.browser.support.command_line import Answers

GIVEN: Answers = {"fever": "absent", "age_years": 52.5, "new_onset": "present"}


@pytest.mark.firefox_too
def test_calculators_in_one_tab_share_answers_and_a_new_tab_starts_empty(page: Page) -> None:
    one = Calculator.open(page, "screen")
    one.enter_answers({"fever": "absent", "age_years": "52,5", "new_onset": "present"})
    one.expect_result_attributes(GIVEN)
    for kind in ("imaging", "management"):
        page.goto(ADDRESSES[kind])
        one.expect_answer(GIVEN)
        expect(one.root.locator("#field-age_years")).to_have_value("52,5")
    one.choose_answer("depression", "present")
    answers = {**GIVEN, "depression": "present"}
    one.expect_result_attributes(answers)
    page.goto(EMBEDDED["screen"])
    one.root.scroll_into_view_if_needed()
    expect(one.region).to_have_attribute("data-kind", "open")
    assert one.entered_answers() == answers
    page.goto(ADDRESSES["management"])
    one.expect_answer(answers)
    Calculator.open(page.context.new_page(), "screen").expect_result_attributes({})


def test_going_back_shows_the_latest_answers(page: Page) -> None:
    one = Calculator.open(page, "screen")
    one.choose_answer("fever", "present")
    one.expect_result_attributes({"fever": "present"})
    page.goto(ADDRESSES["imaging"])
    one.expect_result_attributes({"fever": "present"})
    one.choose_answer("fever", "absent")
    one.expect_result_attributes({"fever": "absent"})
    page.go_back()
    one.expect_answer({"fever": "absent"})


def test_a_yes_takes_the_rungs_colour_and_a_no_takes_none(calculator: OpenCalculator) -> None:
    one = calculator("screen")
    one.page.emulate_media(reduced_motion="reduce")
    one.choose_answer("fever", "present")
    one.expect_result_attributes({"fever": "present"})
    fill = "input => getComputedStyle(input.nextElementSibling).backgroundColor"
    yes = one.question("fever").locator('input[value="present"]').evaluate(fill)
    one.choose_answer("recent_infection", "absent")
    no = one.question("recent_infection").locator('input[value="absent"]').evaluate(fill)
    assert yes != no


def test_the_reader_that_was_chosen_is_remembered_on_every_page(page: Page) -> None:
    one = Calculator.open(page, "screen")
    one.choose_answer("fever", "present")
    answer = one.expect_result_attributes({"fever": "present"})
    one.choose_reader("patient")
    one.expect_answer_text(answer, "patient")
    expect(one.question("fever").locator("legend")).to_have_text("Have you had a fever or chills?", use_inner_text=True)
    page.goto("index.html")
    expect(page.locator("html")).to_have_attribute("data-reader", "patient")
    expect(page.locator('input[name="ub-reader"][value="patient"]')).to_be_checked()
    page.goto(ADDRESSES["imaging"])
    one.expect_answer_text(one.expect_result_attributes({"fever": "present"}), "patient")
    page.reload()
    one.expect_answer_text(one.expect_result_attributes({"fever": "present"}), "patient")
    one.choose_reader("clinician")
    one.expect_answer_text(answer, "clinician")
    expect(one.region.locator("[data-announce]")).not_to_have_text(re.compile("patient"))


@pytest.mark.firefox_too
def test_a_reader_chosen_in_one_tab_stands_in_the_words_and_in_the_switch_of_another(page: Page) -> None:
    page.goto("index.html")
    other = page.context.new_page()
    other.goto("assess/index.html")
    for reader in ("patient", "trainee", "clinician"):
        choose_option(other.locator(".ub-reader"), reader)
        expect(page.locator("html")).to_have_attribute("data-reader", reader)
        expect(page.locator(f'input[name="ub-reader"][value="{reader}"]')).to_be_checked()


def test_without_storage_the_page_works_and_forgets(page: Page, problems: list[str]) -> None:
    page.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, { get() { throw new DOMException('refused', 'SecurityError'); } });"
    )
    one = Calculator.open(page, "imaging")
    one.enter_answers({"fever": "present"})
    one.expect_answer({"fever": "present"})
    page.reload()
    one.expect_result_attributes({})
    assert problems == []

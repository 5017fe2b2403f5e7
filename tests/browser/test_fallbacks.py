"""Other ways to read: without script, on a phone, on paper, with less motion, with the system's own colours."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.support.calculator import ADDRESSES, EMBEDDED, FINDINGS, Calculator, OpenCalculator
from tests.browser.support.command_line import command_line_assessment

PHONE: ViewportSize = {"width": 390, "height": 800}


@pytest.fixture
def plain_page(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Page]:
    """Open a page in a browser without JavaScript."""
    context = browser.new_context(**{**browser_context_args, "java_script_enabled": False})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", ADDRESSES)
def test_without_script_a_calculator_is_a_checklist_with_its_table(plain_page: Page, site_url: str, kind: str) -> None:
    plain_page.goto(site_url + ADDRESSES[kind])
    one = Calculator(plain_page)
    expect(one.root.locator(".ub-q:visible")).to_have_count(len(FINDINGS))
    yes = one.question("saddle_anesthesia").locator('label:has(input[value="present"])')
    yes.click()
    expect(yes.locator("input")).to_be_checked()
    one.root.locator("#field-age_years").fill("63")
    expect(one.root.locator("#rules table").first).to_be_visible()
    expect(one.root.locator("button:visible")).to_have_count(0)
    expect(one.region).to_have_attribute("data-state", "idle")
    expect(one.region.locator(".ub-result__foot")).to_be_visible()
    expect(plain_page.locator(".ub-reader")).to_be_hidden()


def test_without_script_the_guideline_is_read_as_a_clinician(plain_page: Page, site_url: str) -> None:
    plain_page.goto(site_url + "assess/red-flags.html")
    expect(plain_page.locator('[data-for="patient"]:visible')).to_have_count(0)
    # A patient's words and a trainee's stand under each statement all the same.
    statements = plain_page.locator(".ub-st").count()
    for line in (".ub-st__whom", ".ub-line"):
        assert plain_page.locator(f".ub-st {line}:visible").count() == statements
    expect(plain_page.locator("#flag-fever-infection")).to_be_visible()
    expect(Calculator(plain_page).root.locator("#rules table").first).to_be_visible()


def test_on_a_phone_the_answer_is_a_bar_that_opens_upwards_and_closes_with_escape(page: Page) -> None:
    page.set_viewport_size(PHONE)
    one = Calculator.open(page, "imaging")
    one.choose_answer("fever", "present")
    answer = one.expect_result_attributes({"fever": "present"})
    bar = one.region.locator(".ub-bar")
    body = one.region.locator(".ub-result__body")
    expect(bar).to_be_in_viewport(ratio=1)
    expect(bar).to_have_attribute("aria-expanded", "false")
    expect(bar).to_contain_text(answer["answer"]["parts"][0]["badge"]["clinician"], ignore_case=True)
    expect(body).to_be_hidden()

    bar.click()
    expect(bar).to_have_attribute("aria-expanded", "true")
    expect(body).to_be_visible()
    one.expect_answer_text(answer, "clinician")
    page.keyboard.press("Escape")
    expect(bar).to_have_attribute("aria-expanded", "false")
    expect(bar).to_be_focused()
    expect(body).to_be_hidden()

    page.keyboard.press("Enter")
    expect(body).to_be_visible()
    one.answer.get_by_role("link", name="Ask these now").click()
    expect(body).to_be_hidden()
    expect(one.question("age_years").locator("input")).to_be_focused()


def test_on_a_phone_a_page_of_the_guideline_is_not_covered_by_a_bar_nobody_asked_for(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.goto(EMBEDDED["screen"])
    one = Calculator(page)
    one.root.scroll_into_view_if_needed()
    one.expect_state("ready")
    expect(one.region.locator(".ub-bar")).to_be_hidden()
    one.choose_answer("fever", "present")
    one.expect_result_attributes({"fever": "present"})
    expect(one.region.locator(".ub-bar")).to_be_in_viewport(ratio=1)


def expect_printable_page(page: Page) -> None:
    """Navigation, search and the choice of a reader are for the screen."""
    for part in (".md-header", ".md-tabs", ".md-sidebar", ".md-search", ".ub-reader"):
        expect(page.locator(part).locator("visible=true")).to_have_count(0)


def test_on_paper_an_unanswered_calculator_is_a_checklist_and_the_rules(calculator: OpenCalculator) -> None:
    one = calculator("screen")
    one.page.emulate_media(media="print")
    expect_printable_page(one.page)
    expect(one.root.locator(".ub-q:visible")).to_have_count(len(FINDINGS))
    expect(one.root.locator("#rules table").first).to_be_visible()
    expect(one.region).to_be_hidden()


def test_a_printed_calculator_shows_the_answer_and_what_was_assessed(calculator: OpenCalculator) -> None:
    one = calculator("screen")
    one.choose_answer("fever", "present")
    answer = one.expect_result_attributes({"fever": "present"})
    one.page.emulate_media(media="print")
    expect_printable_page(one.page)
    one.expect_answer_text(answer, "clinician")
    expect(one.answer.locator(".ub-half__text").first).to_be_visible()
    expect(one.root.locator(".ub-q:visible")).to_have_count(len(FINDINGS))
    expect(one.region.locator(".ub-result__foot")).to_be_visible()
    expect(one.root.locator(".ub-btn:visible, .ub-bar:visible")).to_have_count(0)


def test_on_paper_a_page_of_the_guideline_is_its_text(page: Page) -> None:
    page.goto("assess/red-flags.html")
    page.emulate_media(media="print")
    expect_printable_page(page)
    expect(page.locator("#flag-fever-infection")).to_be_visible()
    expect(page.locator(".md-banner")).to_contain_text("Under review")


def test_with_less_motion_nothing_moves(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    one.page.emulate_media(reduced_motion="reduce")
    one.choose_answer("fever", "present")
    one.expect_result_attributes({"fever": "present"})
    moving = one.page.evaluate(
        "() => document.getAnimations().filter(one => one.playState === 'running' && one.effect.getTiming().duration > 1).length"
    )
    assert moving == 0
    slow = one.root.locator("*").evaluate_all(
        "all => all.filter(one => getComputedStyle(one).transitionDuration.split(',').some(time => parseFloat(time) > 0.001))"
        ".map(one => one.className)"
    )
    assert slow == []


def test_in_forced_colors_a_choice_can_still_be_seen(calculator: OpenCalculator) -> None:
    one = calculator("screen")
    one.page.emulate_media(forced_colors="active")
    one.choose_answer("fever", "present")
    one.expect_answer({"fever": "present"})
    faces = (
        one.question("fever")
        .locator("input + span")
        .evaluate_all(
            "faces => faces.map(face => { const style = getComputedStyle(face);"
            " return [style.backgroundColor, style.fontWeight, style.boxShadow, style.outlineStyle].join(); })"
        )
    )
    assert faces[0] != faces[1]
    assert faces[1] == faces[2]


def test_changes_are_announced_once_and_politely(page: Page) -> None:
    one = Calculator.open(page, "imaging")
    announcer = one.region.locator("[data-announce]")
    expect(announcer).to_have_attribute("role", "status")
    expect(announcer).to_have_text("")
    one.choose_answer("fever", "present")
    answer_text = command_line_assessment({"fever": "present"})["answer"]["parts"][0]["says"]["clinician"]
    expect(announcer).to_have_text(re.compile("^" + re.escape(answer_text)))

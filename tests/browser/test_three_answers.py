"""One form has three answers: each page shows its own, names the other two, and a press shows one of them in its place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.axe import Axe
from tests.browser.support.calculator import (
    ADDRESSES,
    EMBEDDED,
    GATE,
    Calculator,
    OpenCalculator,
    case_fragment,
    enter_settled_case,
)
from tests.browser.support.command_line import Answers
from tests.browser.support.console_errors import collect_console_errors

KINDS = tuple(ADDRESSES)
HEADINGS = {"screen": "Red-flag screen", "imaging": "Imaging: what, and when", "management": "Management plan"}
TITLES = {
    "screen": "Which red flags are present?",
    "imaging": "What imaging, and when?",
    "management": "What is the treatment plan?",
}
#: What only the answer of a calculator has.
OWN = {"screen": ".ub-suspicions", "management": ".ub-plan"}
CASES: tuple[Answers, ...] = (
    {},
    {"fever": "present"},
    GATE | {"age_years": 63, "new_onset": "present"},
    GATE | {"heart_or_aorta_warning": "present", "fever": "present"},
    {"age_years": 16, "cord_signs": "present"},
)


def choose_answer_of(one: Calculator, kind: str) -> None:
    """Press the line of an answer."""
    one.region.locator(f'[data-answer-of="{kind}"]').click()


def expect_shown(one: Calculator, kind: str) -> None:
    """Expect that the result shows the answer of a calculator, and only that."""
    expect(one.root).to_have_attribute("data-shown", kind)
    expect(one.region.locator("#result-title")).to_have_text(TITLES[kind], use_inner_text=True)
    expect(one.region.locator("[data-answer-of][aria-pressed=true]")).to_have_attribute("data-answer-of", kind)
    for other, part in OWN.items():
        expect(one.region.locator(part)).to_have_count(1 if other == kind else 0)


def headlines(answer: dict[str, Any], reader: str) -> dict[str, str]:
    """Return the headline of each answer, in the words of the module."""
    main = ("stop", "outside", "first", "answer", "at-least", "could-be")
    badges = [part for part in answer["answer"]["parts"] if part["role"] in main and part["badge"]]
    imaging = " ".join(
        f"{part['lead'][reader] + ' ' if part['lead'] else ''}{part['badge'][reader]}" for part in badges
    )
    if answer["answer"]["kind"] in ("stop", "outside"):
        return dict.fromkeys(KINDS, imaging)
    classified = next(one for one in answer["screen"]["shown"] if one["about"] == "class")
    return {
        "screen": classified["says"][reader],
        "imaging": imaging,
        "management": answer["management"]["says"][reader],
    }


@pytest.mark.parametrize("answers", CASES)
def test_each_line_has_the_headline_of_its_answer_and_with_a_stop_all_say_the_same(
    page: Page, answers: Answers, axe: Axe
) -> None:
    page.goto(ADDRESSES["imaging"] + case_fragment(answers))
    one = Calculator(page)
    answer = one.expect_result_attributes(answers)
    for reader in ("clinician", "patient"):
        one.choose_reader(reader)
        for kind, text in headlines(answer, reader).items():
            line = one.region.locator(f'[data-answer-of="{kind}"] > span').first
            expect(line).to_have_text(text, ignore_case=True, use_inner_text=False)
    one.choose_reader("clinician")
    for kind in KINDS:
        choose_answer_of(one, kind)
        assert one.expect_result_attributes(answers) == answer
        assert axe(page) == []


@pytest.mark.firefox_too
@pytest.mark.parametrize("kind", KINDS)
def test_a_press_shows_the_answer_at_once_and_the_form_the_focus_and_the_undo_stay(
    page: Page, kind: str, browser_name: str
) -> None:
    problems = collect_console_errors(page)
    one = Calculator.open(page, kind)
    one.choose_answer("fever", "present")
    one.choose_answer("iv_drug_use", "absent")
    given: Answers = {"fever": "present", "iv_drug_use": "absent"}
    page.evaluate("scrollTo(0, 600)")
    place = one.root.evaluate("root => root.getBoundingClientRect().top")
    for other in (*(name for name in KINDS if name != kind), kind):
        before = one.region.locator(f'[data-answer-of="{other}"]').bounding_box()
        choose_answer_of(one, other)
        expect_shown(one, other)
        one.expect_result_attributes(given)
        moved = one.region.locator(f'[data-answer-of="{other}"]').bounding_box() != before
        assert not moved or browser_name == "firefox"  # its driver scrolls the panel before it presses
        expect(one.region.locator(f'[data-answer-of="{other}"]')).to_be_focused()
        away = one.root.evaluate("root => root.getBoundingClientRect().top") - place
        assert abs(away) < 1 or browser_name == "firefox"
        expect(one.root).to_have_attribute("data-calculator", kind)
        expect(page.locator("h1")).to_have_text(HEADINGS[other])
        expect(page).to_have_title(f"{HEADINGS[other]} - Upper back pain")
        assert page.url.endswith(ADDRESSES[other])
    one.root.locator('[data-do="undo"]').click()
    one.expect_result_attributes({"fever": "present"})
    assert problems == []


@pytest.mark.firefox_too
def test_back_shows_the_answer_before_and_a_reload_opens_the_page_of_the_answer(page: Page) -> None:
    page.goto("calculators/index.html")
    one = Calculator.open(page, "imaging")
    one.choose_answer("fever", "present")
    choose_answer_of(one, "management")
    choose_answer_of(one, "screen")
    page.go_back()
    expect_shown(one, "management")
    assert page.url.endswith(ADDRESSES["management"])
    page.go_back()
    expect_shown(one, "imaging")
    expect(page.locator("h1")).to_have_text(HEADINGS["imaging"])
    page.go_forward()
    expect_shown(one, "management")
    one.expect_result_attributes({"fever": "present"})
    page.reload()
    one.expect_result_attributes({"fever": "present"})
    expect(one.root).to_have_attribute("data-calculator", "management")
    expect(one.region.locator(".ub-plan")).to_be_visible()
    page.go_back()
    page.go_back()
    expect(page.locator("h1")).to_have_text("Calculators")


@pytest.mark.firefox_too
def test_from_a_folder_the_answer_is_in_the_fragment_and_opens_from_it(
    page: Page, file_url: Callable[[str], str]
) -> None:
    page.goto(file_url(ADDRESSES["imaging"]))
    one = Calculator(page)
    one.expect_state("ready")
    one.choose_answer("fever", "present")
    choose_answer_of(one, "management")
    expect_shown(one, "management")
    expect(page.locator("h1")).to_have_text(HEADINGS["management"])
    opened = page.url
    assert opened.endswith((ADDRESSES["management"], f"{ADDRESSES['imaging']}#answer-management"))
    page.evaluate("history.back()")  # Firefox's driver waits for a load that does not come
    expect_shown(one, "imaging")
    page.goto("about:blank")
    page.goto(opened)
    one.expect_state("ready")
    expect(one.region.locator("#result-title")).to_have_text(TITLES["management"], use_inner_text=True)


@pytest.mark.parametrize("kind", KINDS)
def test_a_fragment_of_another_answer_opens_it_and_a_case_link_leads_to_the_answer_shown(page: Page, kind: str) -> None:
    other = KINDS[KINDS.index(kind) - 1]
    page.add_init_script("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    page.goto(f"{ADDRESSES[kind]}#answer-{other}")
    one = Calculator(page)
    one.choose_answer("fever", "present")
    expect_shown(one, other)
    one.region.locator('[data-do="link"]').evaluate("button => button.click()")
    page.wait_for_function("window.copied")
    assert ADDRESSES[other] + "#case=" in page.evaluate("window.copied")


@pytest.mark.parametrize("kind", EMBEDDED)
def test_in_a_page_of_the_guideline_and_in_a_frame_the_address_stays(page: Page, kind: str) -> None:
    for address in (EMBEDDED[kind], ADDRESSES[kind].replace("calculators/", "embed/")):
        page.goto(address)
        one = Calculator(page)
        one.root.scroll_into_view_if_needed()
        one.choose_answer("fever", "present")
        choose_answer_of(one, "management")
        expect_shown(one, "management")
        expect(one.root).to_have_attribute("data-calculator", kind)
        assert page.url.endswith(address)
        one.expect_result_attributes({"fever": "present"})
    expect(page.locator("[data-full-page]")).to_have_attribute(
        "href", page.url.replace(address, ADDRESSES["management"])
    )
    expect(page.locator("h1")).to_have_text("Management plan for upper back pain")


def test_beside_a_fault_the_lines_say_nothing_and_still_choose_the_answer(calculator: OpenCalculator) -> None:
    one = calculator("screen")
    one.type_number("age_years", "12a")
    expect(one.region.locator('[data-role="faults"]')).to_be_visible()
    choose_answer_of(one, "management")
    expect(one.region.locator("#result-title")).to_have_text(TITLES["management"], use_inner_text=True)
    expect(one.region.locator('[data-role="faults"]')).to_be_visible()
    expect(one.region.locator("[data-answer-of]")).to_have_text(["Red flags", "Imaging", "Plan"])
    one.expect_no_answer()
    one.type_number("age_years", "44")
    expect_shown(one, "management")


def test_ask_next_is_that_of_the_answer_shown(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    enter_settled_case(one)
    expect(one.ask_next).to_have_count(0)
    choose_answer_of(one, "management")
    expect(one.ask_next).to_contain_text("Still open for the plan")
    choose_answer_of(one, "imaging")
    expect(one.ask_next).to_have_count(0)

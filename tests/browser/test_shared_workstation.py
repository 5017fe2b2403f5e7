"""A workstation that many use: New patient leaves nothing, a tab that was closed leaves nothing, and the page forgets by itself."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserType, Page, expect

from tests.browser.support.browser_profile import MARK, files_with_mark
from tests.browser.support.calculator import ADDRESSES, Calculator, OpenCalculator
from tests.browser.support.command_line import Answers

GIVEN: Answers = {"fever": "absent", "age_years": 52.5, "new_onset": "present"}


def new_patient(one: Calculator) -> None:
    """Return the button "New patient"."""
    one.root.get_by_role("button", name="New patient").click()


def calculator_with_case(page: Page) -> Calculator:
    """Open a calculator with an answered case, under a clock that the test moves."""
    page.clock.install()
    one = Calculator.open(page, "imaging")
    one.enter_answers(GIVEN)
    one.expect_result_attributes(GIVEN)
    return one


def test_new_patient_removes_everything_and_can_be_undone(page: Page) -> None:
    one = Calculator.open(page, "screen")
    one.enter_answers(GIVEN)
    one.expect_result_attributes(GIVEN)
    one.region.get_by_label("Date for the chart").fill("24 November")
    new_patient(one)
    one.expect_result_attributes({})
    first = one.root.locator(".ub-q").first
    expect(first.locator("input").first).to_be_focused()
    expect(first).to_be_in_viewport()
    expect(one.region.get_by_label("Date for the chart")).to_have_value("")
    expect(one.taken.get_by_role("status")).to_contain_text("All answers were cleared.")
    expect(one.root.locator('[data-do="undo"]')).to_be_disabled()
    one.taken.get_by_role("button", name="Undo").click()
    one.expect_answer(GIVEN)
    expect(one.region.get_by_label("Date for the chart")).to_have_value("24 November")
    expect(one.root.locator('[data-do="undo"]')).to_be_enabled()


@pytest.mark.firefox_too
def test_a_page_without_a_calculator_says_that_answers_are_held_and_removes_them(
    page: Page, problems: list[str]
) -> None:
    one = Calculator.open(page, "imaging")
    one.enter_answers(GIVEN)
    one.expect_result_attributes(GIVEN)
    place = page.locator("[data-held-case]")
    expect(place.locator("p:visible")).to_have_count(0)
    page.locator(".md-header a.md-logo, .md-tabs a").first.click()
    expect(place).to_contain_text("This tab still holds a patient’s answers.")
    place.get_by_role("button", name="New patient").click()
    place.get_by_role("button", name="Undo").click()
    place.get_by_role("link", name="Continue with this case").click()
    page.locator(f'.md-content a[href$="{ADDRESSES["imaging"].split("/")[1]}"]').first.click()
    one.expect_result_attributes(GIVEN)

    page.locator(".md-header a.md-logo, .md-tabs a").first.click()
    place.get_by_role("button", name="New patient").click()
    expect(place).to_contain_text("All answers were cleared.")
    page.goto(ADDRESSES["imaging"])
    one.expect_result_attributes({})
    assert problems == []


def test_after_some_seconds_the_previous_patient_cannot_be_restored(page: Page) -> None:
    one = calculator_with_case(page)
    new_patient(one)
    one.expect_result_attributes({})
    page.clock.run_for(9_000)
    expect(one.taken).to_be_visible()
    page.clock.run_for(2_000)
    expect(one.taken).to_be_hidden()
    expect(one.root.locator('[data-do="undo"]')).to_be_disabled()
    one.choose_answer("fever", "present")
    one.expect_result_attributes({"fever": "present"})
    one.root.locator('[data-do="undo"]').click()
    one.expect_result_attributes({})
    expect(one.root.locator('[data-do="undo"]')).to_be_disabled()


def test_the_first_answer_for_the_next_patient_ends_undo(calculator: OpenCalculator) -> None:
    one = calculator("screen")
    one.enter_answers(GIVEN)
    one.expect_result_attributes(GIVEN)
    new_patient(one)
    one.choose_answer("fever", "present")
    one.expect_result_attributes({"fever": "present"})
    expect(one.taken).to_be_hidden()
    one.root.locator('[data-do="undo"]').click()
    one.expect_result_attributes({})


def test_going_back_after_new_patient_shows_nothing(page: Page) -> None:
    one = Calculator.open(page, "screen")
    one.enter_answers(GIVEN)
    one.expect_result_attributes(GIVEN)
    page.goto("index.html")
    page.goto(ADDRESSES["imaging"])
    one.expect_result_attributes(GIVEN)
    new_patient(one)
    one.expect_result_attributes({})
    page.go_back()
    page.go_back()
    one.expect_result_attributes({})


def test_while_a_page_is_open_its_answers_are_only_in_memory(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    one.enter_answers(GIVEN)
    one.expect_result_attributes(GIVEN)
    stored = "JSON.stringify([Object.keys(sessionStorage), history.state, document.cookie])"
    assert one.page.evaluate(stored) == '[[],null,""]'
    assert re.fullmatch(
        "ub-key:[0-9a-f]{64}", one.page.evaluate("window.name")
    )  # chance, and nothing that was answered
    assert "52.5" not in one.page.evaluate("JSON.stringify(localStorage)")
    assert (
        one.root.locator("input[type=text]:not([autocomplete=off]), input[type=radio]:not([autocomplete=off])").count()
        == 0
    )


@pytest.fixture
def restored_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """How a browser is started that opens the tabs of its last visit again."""
    return {**browser_type_launch_args, "args": [*browser_type_launch_args["args"], "--restore-last-session"]}


def test_a_closed_tab_leaves_nothing_on_disk_and_a_restored_tab_is_empty(
    browser_type: BrowserType, restored_args: dict[str, Any], site_url: str, tmp_path: Path
) -> None:
    context = browser_type.launch_persistent_context(tmp_path, **restored_args)
    stays, goes = Calculator(context.new_page()), Calculator(context.new_page())
    goes.page.goto(site_url + ADDRESSES["screen"])
    goes.type_number("duration_weeks", MARK)
    goes.expect_result_attributes({"duration_weeks": float(MARK)})
    for kind in ("screen", "management"):
        stays.page.goto(site_url + ADDRESSES[kind])
        if kind == "screen":
            stays.choose_answer("fever", "present")
        stays.expect_result_attributes({"fever": "present"})
    goes.page.close()
    assert files_with_mark(tmp_path) == []
    context.close()
    assert files_with_mark(tmp_path) == []
    context = browser_type.launch_persistent_context(tmp_path, **restored_args)
    again = [page for page in context.pages if page.url == site_url + ADDRESSES["management"]]
    assert len(again) == 1
    Calculator(again[0]).expect_result_attributes({})
    context.close()


def test_what_a_tab_left_when_it_was_closed_is_not_read_by_a_later_one(page: Page) -> None:
    """Where a browser cannot tell a closed tab from one that goes on, what it wrote is older than the page that finds it."""
    left = "{ at: Date.now() - 60000, answers: { fever: 'present' } }"
    page.add_init_script(f"sessionStorage.setItem('ub-answers', JSON.stringify({left}))")
    one = Calculator.open(page, "screen")
    one.expect_result_attributes({})
    assert page.evaluate("sessionStorage.length") == 0


def idle(page: Page, minutes: float) -> None:
    """Let time pass in steps of half a minute, half the time for a reply; `run_for` would run each frame of these minutes."""
    left = round(60 * minutes)
    while left > 0:
        page.clock.fast_forward(1_000 * min(left, 30))
        left -= 30


def test_after_a_while_the_page_asks_and_then_clears(page: Page) -> None:
    one = calculator_with_case(page)
    dialog = page.get_by_role("dialog", name="Are you still there?")
    idle(page, 9.5)
    expect(dialog).to_be_hidden()
    idle(page, 0.7)
    expect(dialog.get_by_role("button", name="Keep my answers")).to_be_focused()
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    one.expect_result_attributes(GIVEN)
    idle(page, 10.2)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    one.expect_result_attributes(GIVEN)
    idle(page, 10.2)
    expect(dialog).to_be_visible()
    idle(page, 1.1)
    expect(dialog).to_be_hidden()
    one.expect_result_attributes({})
    expect(one.taken).to_contain_text("nothing happened here for 10 minutes")
    expect(one.taken.get_by_role("button")).to_have_count(0)
    expect(one.root.locator('[data-do="undo"]')).to_be_disabled()


def test_a_computer_that_was_asleep_does_not_show_the_previous_patient(page: Page) -> None:
    one = calculator_with_case(page)
    page.clock.fast_forward("08:00:00")
    page.mouse.move(10, 10)
    one.expect_result_attributes({})
    expect(one.taken.get_by_role("button")).to_have_count(0)


@pytest.mark.parametrize("turned", [-24, 24])
def test_a_clock_that_is_put_back_or_forward_does_not_delay_the_clearing(page: Page, turned: int) -> None:
    """Put forward it is not told from a computer that slept: that clears at once, and says so."""
    one = calculator_with_case(page)
    idle(page, 1)
    page.clock.set_system_time(page.evaluate("Date.now()") / 1000 + turned * 3600)
    idle(page, 9.2)
    dialog = page.get_by_role("dialog", name="Are you still there?")
    if turned < 0:
        expect(dialog).to_be_visible()
        one.expect_result_attributes(GIVEN)
        idle(page, 1.1)
    expect(dialog).to_be_hidden()
    one.expect_result_attributes({})
    expect(one.taken).to_contain_text("nothing happened here for 10 minutes")


def test_whoever_runs_the_site_may_set_the_minutes_and_any_touch_keeps(page: Page) -> None:
    page.clock.install()
    one = Calculator.open(page, "imaging")
    page.evaluate("() => { window.UB.local = { ...window.UB.local, idle_minutes: 2 }; }")
    one.enter_answers(GIVEN)
    one.expect_result_attributes(GIVEN)
    idle(page, 1.5)
    page.mouse.move(10, 10)
    idle(page, 1.5)
    dialog = page.get_by_role("dialog", name="Are you still there?")
    expect(dialog).to_be_hidden()
    idle(page, 0.7)
    expect(dialog).to_contain_text("2 minutes")
    dialog.get_by_role("button", name="New patient").click()
    expect(dialog).to_be_hidden()
    one.expect_result_attributes({})
    expect(one.taken.get_by_role("button", name="Undo")).to_be_visible()

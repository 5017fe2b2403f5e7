"""Keys that scroll a page change no answer that the reader does not see, and none that the mouse or a finger chose."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.calculator import EMBEDDED, Calculator, OpenCalculator
from tests.browser.support.static_server import serve_folder

ARROWS = ("ArrowDown", "ArrowUp", "ArrowRight", "ArrowLeft")
FINDING = "heart_or_aorta_warning"
SCROLLED = "Math.round(scrollY)"


def at_rest(page: Page, least: int = 0) -> int:
    """How far the page is scrolled, once that is at least so far and stays the same."""
    before = -1
    for _ in range(100):
        now = int(page.evaluate(SCROLLED))
        if now == before >= least:
            break
        before = now
        page.wait_for_timeout(120)
    assert before >= least
    return before


def pressed_by_mouse(one: Calculator) -> None:
    """No, by mouse, to the first question of all."""
    one.choose_answer(FINDING, "absent")
    one.expect_result_attributes({FINDING: "absent"})


@pytest.mark.firefox_once("the focus is lost from sight alike")
@pytest.mark.parametrize("away", ["PageDown", "wheel", "script"])
def test_arrows_in_a_scrolled_form_scroll_and_answer_nothing(page: Page, away: str) -> None:
    one = Calculator.open(page, "management")
    page.emulate_media(reduced_motion="reduce")
    for group in ("cord", "infection", "cancer"):
        one.expand_group(group)
    pressed_by_mouse(one)
    if away == "wheel":
        page.mouse.move(300, 400)
        page.mouse.wheel(0, 900)
    elif away == "script":
        page.evaluate("scrollTo(0, 900)")
    else:
        page.keyboard.press("PageDown")
        page.keyboard.press("PageDown")
    before = at_rest(page, 300)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    after = at_rest(page)
    assert after > before or away == "script"  # who dragged the bar may be led back to the question; it is not answered
    for key in ARROWS:
        page.keyboard.press(key)
        page.keyboard.press(key)
    at_rest(page)
    one.expect_result_attributes({FINDING: "absent"})


@pytest.mark.firefox_too
def test_after_a_press_of_the_mouse_up_and_down_scroll_and_left_and_right_choose(page: Page) -> None:
    one = Calculator.open(page, "imaging")
    pressed_by_mouse(one)
    before = at_rest(page)
    page.keyboard.press("ArrowDown")
    assert at_rest(page) > before
    one.expect_result_attributes({FINDING: "absent"})
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowLeft")
    one.expect_result_attributes({FINDING: "present"})


@pytest.mark.firefox_too
def test_with_the_focus_there_by_keyboard_arrows_choose_as_in_any_group_of_radio_buttons(page: Page) -> None:
    one = Calculator.open(page, "imaging")
    one.expand_group("gate")
    page.locator('[aria-controls="questions-gate"]').focus()
    page.keyboard.press("Tab")
    first = one.question(FINDING).locator("input")
    expect(first.nth(2)).to_be_focused()
    for key, answer in (("ArrowUp", "absent"), ("ArrowLeft", "present"), ("ArrowDown", "absent"), ("ArrowRight", None)):
        page.keyboard.press(key)
        one.expect_result_attributes({FINDING: answer} if answer else {})
    # The keyboard takes over from the mouse with Tab.
    pressed_by_mouse(one)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowUp")
    one.expect_result_attributes({FINDING: "present"})


def test_a_focus_that_came_unseen_is_shown_before_a_key_answers(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    one.expand_group("gate")
    one.page.emulate_media(reduced_motion="reduce")
    one.page.evaluate("scrollTo(0, document.body.scrollHeight)")
    control = one.question(FINDING).locator("input").nth(2)
    control.evaluate("input => input.focus({ preventScroll: true })")
    one.page.keyboard.press("ArrowUp")
    expect(one.question(FINDING)).to_be_in_viewport()
    one.expect_result_attributes({})
    one.page.keyboard.press("ArrowUp")
    one.expect_result_attributes({FINDING: "absent"})


@pytest.mark.firefox_too
def test_space_that_scrolls_presses_no_button_out_of_sight(page: Page) -> None:
    one = Calculator.open(page, "management")
    page.emulate_media(reduced_motion="reduce")
    one.expand_group("cord")
    one.expand_group("infection")
    one.choose_none_of("cord")
    found = one.entered_answers()
    assert len(found) > 3
    one.choose_answer("saddle_anesthesia", "not-assessed")
    rest = {name: answer for name, answer in found.items() if name != "saddle_anesthesia"}
    one.expect_result_attributes(rest)
    page.locator('[data-none="cord"]').evaluate("button => button.focus()")
    page.mouse.move(300, 400)
    page.mouse.wheel(0, 1200)
    at_rest(page, 600)
    page.keyboard.press("Space")
    page.keyboard.press("Space")
    at_rest(page)
    one.expect_result_attributes(rest)


def test_the_choice_of_a_reader_does_not_change_either_while_the_page_is_scrolled(page: Page) -> None:
    page.goto(EMBEDDED["screen"])
    page.locator(".ub-reader label:has(input[value=patient])").click()
    page.keyboard.press("PageDown")
    at_rest(page, 300)
    for key in ARROWS:
        page.keyboard.press(key)
    expect(page.locator("html")).to_have_attribute("data-reader", "patient")


AROUND = '<!doctype html><title>Ours</title><h1>Ours</h1><iframe src="{}" width="900" height="3000"></iframe><p>{}</p>'


@pytest.mark.firefox_too
def test_in_a_frame_the_page_around_it_scrolls(page: Page, site_dir: Path, tmp_path: Path, browser_name: str) -> None:
    """The frame is as tall as what it shows: a question is out of sight where the page around it has scrolled."""
    with serve_folder(site_dir) as url, serve_folder(tmp_path) as other:
        (tmp_path / "ours.html").write_text(AROUND.format(f"{url}embed/imaging.html", "<br>" * 90), encoding="utf-8")
        # Playwright's mouse does not reach a frame of another site in Firefox; another origin it reaches.
        around = other if browser_name == "firefox" else other.replace("127.0.0.1", "localhost")
        page.goto(around + "ours.html")
        scroll_around(page)


def scroll_around(page: Page) -> None:
    """Answer in the frame, scroll the page around it, press the arrows."""
    inside = page.frame_locator("iframe")
    row = inside.locator(f"#ask-{FINDING}")
    expect(inside.locator("[data-calculator]")).to_have_attribute("data-scripted", "")
    inside.locator('[aria-controls="questions-gate"]').click()
    row.locator('label:has(input[value="absent"])').click()
    expect(row.locator('input[value="absent"]')).to_be_checked()
    page.mouse.move(300, 500)
    page.mouse.wheel(0, 1500)
    before = at_rest(page, 900)
    for _ in range(4):
        page.keyboard.press("ArrowDown")
    assert at_rest(page) >= before
    for key in ARROWS:
        page.keyboard.press(key)
    expect(row.locator('input[value="absent"]')).to_be_checked()

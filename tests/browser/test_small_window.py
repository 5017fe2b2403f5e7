"""At 400 % zoom, with less motion and in forced colours a calculator can be used, and nothing lies over what has the focus."""

from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.support.calculator import Calculator
from tests.browser.support.keyboard import Keyboard
from tests.browser.support.pages import overflowing_elements
from tests.browser.support.typing_pace import enable_keyboard_entry, press_keys

# 1280 by 1024 px at 400 %: 320 by 256 px of the page.
ZOOMED: ViewportSize = {"width": 320, "height": 256}


def test_at_400_percent_a_case_is_answered_and_nothing_covers_the_focus(page: Page) -> None:
    page.set_viewport_size(ZOOMED)
    one = Calculator.open(page, "imaging")
    keys = Keyboard(page)
    enable_keyboard_entry(one)
    one.root.locator("#field-age_years").press("Shift")
    keys.tab_to("age_years")
    page.keyboard.type("44")
    keys.tab_to("gate")
    keys.press("Space")
    assert keys.focused() == "heart_or_aorta_warning"  # the question in full, and not under the bar
    keys.tab_to(one.none_button("gate").get_attribute("aria-label") or "")
    keys.tab_to("questions-cord")
    keys.press("Enter")
    keys.tab_to("saddle_anesthesia")
    press_keys(page, "y")
    expect(one.region).to_have_attribute("data-floor", "immediate")
    assert keys.focused()  # the question to which the answer led
    assert keys.unseen == []
    one.region.locator(".ub-bar").click()
    expect(one.answer).to_be_in_viewport()
    assert overflowing_elements(page, 320) == []


def test_tab_visits_what_can_be_answered_in_the_order_in_which_it_stands(page: Page) -> None:
    Calculator.open(page, "imaging")
    keys = Keyboard(page)
    page.locator('[data-calculator] [aria-controls="questions-gate"]').focus()
    places: list[tuple[float, float]] = []
    for _ in range(12):
        at = page.evaluate(
            """() => { const one = document.activeElement; const box = (one.closest(".ub-seg") || one).getBoundingClientRect();
              return [Math.round(box.y + scrollY), Math.round(box.x)]; }"""
        )
        places.append((at[0], at[1]))
        keys.press("Tab")
    rows = [y for y, _ in places]
    assert rows == sorted(rows), places


def test_with_less_motion_nothing_moves(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    one = Calculator.open(page, "imaging")
    moving = "() => document.getAnimations().length"
    one.expand_group("cord")
    assert page.evaluate(moving) == 0
    one.choose_answer("saddle_anesthesia", "present")
    assert page.evaluate(moving) == 0
    page.locator("label[for^=__palette]:visible").click()
    assert page.evaluate(moving) == 0


def test_in_forced_colors_the_chosen_answer_the_floor_and_the_focus_are_told_apart(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    one = Calculator.open(page, "imaging")
    one.choose_answer("major_trauma", "absent")
    look = "one => (({ backgroundColor, color, borderStyle }) => [backgroundColor, color, borderStyle])(getComputedStyle(one))"
    faces = one.question("major_trauma").locator(".ub-seg__opt > span")
    assert faces.nth(1).evaluate(look) != faces.nth(0).evaluate(look)
    one.question("major_trauma").locator("input:checked").focus()
    page.keyboard.press("Shift+Tab")
    assert Keyboard(page).focused() != ""
    one.choose_answer("saddle_anesthesia", "present")
    expect(one.region).to_have_attribute("data-floor", "immediate")
    fill = "name => getComputedStyle(document.querySelector(`.ub-result .ub-ladder--wide .${name} .face`)).fillOpacity"
    assert page.evaluate(fill, "r4") == "1"
    assert page.evaluate(fill, "r0") == "0"

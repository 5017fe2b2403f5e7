"""The menu of a narrow window by keyboard alone; closed, it holds nothing that Tab would reach unseen."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.keyboard import MAX_TABS, Keyboard

MENU = "Navigation"
IN_DRAWER = "() => Boolean(document.activeElement.closest('.md-sidebar--primary'))"


@pytest.mark.firefox_too
def test_the_menu_of_a_narrow_window_opens_leads_on_and_closes_by_keyboard(page: Page, problems: list[str]) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("assess/red-flags.html")
    keys = Keyboard(page)
    menu = page.get_by_role("button", name=MENU)
    drawer = page.locator(".md-sidebar--primary")
    keys.press("Tab")
    keys.tab_to(MENU)
    expect(drawer).to_be_hidden()

    keys.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(drawer).to_be_in_viewport()
    # It opens at the section of the page. Space goes back to all sections, and into another.
    assert page.evaluate(IN_DRAWER)
    keys.focused()
    keys.press("Space")
    expect(drawer.get_by_role("link", name="Pitfalls")).to_be_in_viewport()
    keys.tab_to("Imaging")
    keys.press("Space")
    expect(drawer.get_by_role("link", name="Which test")).to_be_in_viewport()
    keys.focused()

    keys.press("Escape")
    expect(drawer).to_be_hidden()
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_focused()
    keys.press("Space")
    keys.tab_to("Which test")
    assert keys.unseen == []
    keys.press("Enter")
    expect(page).to_have_url(re.compile(r"image/which-test\.html"))
    assert problems == []


def test_closed_the_menu_holds_nothing_that_tab_reaches_and_going_elsewhere_closes_it(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("about/index.html")
    keys = Keyboard(page)
    keys.press("Tab")
    for _ in range(MAX_TABS):
        assert not page.evaluate(IN_DRAWER)
        if not keys.focused():
            break
        keys.press("Tab")
    assert keys.unseen == []
    page.get_by_role("button", name=MENU).click()
    expect(page.locator(".md-sidebar--primary")).to_be_in_viewport()
    assert page.evaluate(IN_DRAWER)
    keys.press("Shift+Tab")
    expect(page.locator(".md-sidebar--primary")).to_be_hidden()


def test_the_bar_of_a_calculator_lies_under_the_open_menu(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("calculators/red-flag-screen.html")
    expect(page.locator("[data-result][data-docked]")).to_be_attached()
    page.get_by_role("button", name=MENU).click()
    over = "() => Boolean(document.elementFromPoint(60, innerHeight - 20).closest('.md-sidebar--primary'))"
    page.wait_for_function(over)
    page.set_viewport_size({"width": 1440, "height": 800})
    expect(page.get_by_role("button", name=MENU)).to_be_hidden()

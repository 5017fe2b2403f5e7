"""Hands on the keyboard: a person's pace, and that of a bar-code scanner."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.calculator import Calculator

#: Between two keys of a person who types fast, in ms.
PACE_MS = 100
#: After a burst the keys work again.
QUIET_MS = 400
#: So long a button that answers in place rests after what it names has changed.
REST_MS = 850
SHORTCUTS = "auckjynx-"


def switch(one: Calculator) -> Locator:
    """The switch of keyboard entry."""
    return one.root.get_by_role("button", name="Keyboard entry")


def switch_on(one: Calculator) -> None:
    """Switch keyboard entry on, and wait until a first key would be a key of its own."""
    switch(one).click()
    expect(switch(one)).to_have_attribute("aria-pressed", "true")
    one.page.wait_for_timeout(PACE_MS)


def press(page: Page, *keys: str) -> None:
    """Keys one after the other, as a person presses them."""
    for key in keys:
        page.keyboard.press(key)
        page.wait_for_timeout(PACE_MS)
        page.wait_for_function("() => !UB.widget.keyWaits()")  # a busy page does it later


def scan(page: Page, text: str, gap: int) -> None:
    """Text as a scanner types it, with Enter at its end."""
    page.keyboard.type(text, delay=gap)
    page.keyboard.press("Enter")


def settle(page: Page) -> None:
    """Until nothing that rests rests any more."""
    page.wait_for_timeout(REST_MS)

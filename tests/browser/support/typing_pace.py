"""Type at the pace of a person, or of a bar-code scanner."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.support.calculator import Calculator
from tools.bench.task_times import KEY_HANDLED

#: The time between two keys of a person who types fast, in ms.
KEY_INTERVAL_MS = 100
#: How long after a burst of keys single keys work again, in ms.
QUIET_MS = 400
#: How long a button is disabled after its label has changed, in ms.
IDLE_AFTER_MS = 850
SHORTCUTS = "auckjynx-"
#: Give the keys even time stamps, `gap` ms apart, however late a busy machine delivers them.
STEADY_KEY_TIMES = """gap => {
  if (!window.steady) {
    window.steady = {};
    addEventListener("keydown", (event) => {
      const { gap, last } = window.steady;
      if (gap === null) return;
      window.steady.last = last === null ? event.timeStamp : last + gap;
      Object.defineProperty(event, "timeStamp", { value: window.steady.last });
    }, true);
  }
  Object.assign(window.steady, { gap, last: null });
}"""
#: No button is disabled, and neither is the key that answers for a group.
IDLE = """() => !UB.widget.keyWaits() && !UB.widget.pressGuard.resting("key-none")
  && !document.querySelector("[data-in-place][aria-disabled]")"""


def keyboard_entry_switch(one: Calculator) -> Locator:
    """Return the button "Keyboard entry"."""
    return one.root.get_by_role("button", name="Keyboard entry")


def enable_keyboard_entry(one: Calculator) -> None:
    """Turn keyboard entry on, and wait until the next key counts as a new one."""
    keyboard_entry_switch(one).click()
    expect(keyboard_entry_switch(one)).to_have_attribute("aria-pressed", "true")
    one.page.wait_for_timeout(KEY_INTERVAL_MS)


def press_keys(page: Page, *keys: str) -> None:
    """Press keys one after the other, at the pace of a person."""
    for key in keys:
        page.keyboard.press(key)
        page.wait_for_timeout(KEY_INTERVAL_MS)
        page.wait_for_function(KEY_HANDLED)  # a busy page reacts late


def scan(page: Page, text: str, gap: int) -> None:
    """Type a text as a scanner does, with Enter at its end."""
    page.evaluate(STEADY_KEY_TIMES, gap)
    page.keyboard.type(text, delay=gap)
    page.keyboard.press("Enter")
    page.evaluate(STEADY_KEY_TIMES, None)


def type_word(page: Page, word: str) -> None:
    """Type a word as a person who types fast, with even pauses also on a busy machine."""
    page.evaluate(STEADY_KEY_TIMES, KEY_INTERVAL_MS)
    page.keyboard.type(word, delay=KEY_INTERVAL_MS)
    page.evaluate(STEADY_KEY_TIMES, None)


def wait_until_idle(page: Page) -> None:
    """Wait until no button and no key is disabled after an earlier press."""
    page.wait_for_timeout(IDLE_AFTER_MS)
    page.wait_for_function(IDLE)

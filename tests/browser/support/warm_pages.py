"""Calculators that stay open from test to test, because starting Python takes most of the time of such a test.

Each one is reset first: no answers, no errors, no fragment, for a clinician, on a wide screen. Tests of how a page starts, or of
what is stored from page to page, open a fresh page instead.
"""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Error, Page

from tests.browser.support.calculator import ADDRESSES, Calculator
from tests.browser.support.console_errors import collect_console_errors

#: The fixture `without_copy`: turns off the offline copy in the pages of a context.
WithoutCopy = Callable[[BrowserContext], BrowserContext]

RESET = """() => {
  document.activeElement.blur();
  const root = document.querySelector("[data-calculator]");
  root.dispatchEvent(new CustomEvent("ub-choose", { detail: root.dataset.calculator }));
  history.replaceState(null, "", location.pathname);
  const keys = document.querySelector('[data-do="keys"][aria-pressed="true"]');
  if (keys) keys.click();
  const { answers } = UB.widget;
  answers.give({ fever: "present" });
  answers.clear();
  scrollTo(0, 0);
}"""


class WarmPages:
    """One tab for each of the three calculators, opened on first use. `any_failed` returns whether a test has failed."""

    def __init__(self, context: BrowserContext, any_failed: Callable[[], bool]) -> None:
        self.context = context
        self.any_failed = any_failed
        self.pages: dict[str, Page] = {}
        self.console_errors: list[str] = []

    def calculator(self, kind: str) -> Calculator:
        """Return a calculator, ready and reset; after a failed test, a new one if the old one cannot be reset."""
        page = self.pages.get(kind)
        if page:
            try:
                return reset_calculator(page)
            except (AssertionError, Error):
                if not self.any_failed():
                    raise
                page.close()
        page = self.pages[kind] = self.context.new_page()
        collect_console_errors(page, self.console_errors)
        page.goto(ADDRESSES[kind])
        return reset_calculator(page)


def reset_calculator(page: Page) -> Calculator:
    """Reset the calculator of a page."""
    page.bring_to_front()  # browsers hardly draw a tab in the background
    page.emulate_media(media="screen", color_scheme="light", reduced_motion="no-preference", forced_colors="none")
    page.set_viewport_size({"width": 1280, "height": 720})
    page.evaluate(RESET)
    one = Calculator(page)
    one.choose_reader("clinician")
    one.expect_result_attributes({})
    return one

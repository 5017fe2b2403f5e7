"""Read the checks on the page for administrators."""

from __future__ import annotations

from playwright.sync_api import Page, expect

ADMIN_PAGE = "about/running-a-copy.html"


def check_messages(page: Page, part: str, state: str = "mend") -> list[str]:
    """Return the messages of one state in a part of the checks, once all checks are done.

    The explanation that follows each message is left out.
    """
    expect(page.locator("[data-checks]")).to_have_attribute("data-checks", "done")
    lines = page.locator(f'[data-part="{part}"] [data-check="{state}"] > span')
    says: list[str] = lines.evaluate_all("all => all.map((one) => one.firstChild.textContent)")
    return says

"""Save the offline copy of the site in a browser, and read what the browser and the page say about it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from site_src.content.ui_text import interface_texts

OFFLINE_PAGE = "about/offline.html"
CACHES = "async () => (await caches.keys()).sort()"
WORKERS = "async () => (await navigator.serviceWorker.getRegistrations()).map((one) => one.scope).sort()"
UPDATE_PENDING = """async () => {
  const { installing, waiting } = await navigator.serviceWorker.getRegistration();
  return Boolean(installing || waiting);
}"""


def expect_copy_state(page: Page, state: str) -> None:
    """Expect the page about the offline copy to report this state."""
    box = page.locator("[data-offline]")
    expect(box).to_have_attribute("data-offline", state)
    words = interface_texts()[f"offline-{state}"]["clinician"]
    expect(box.locator("[role=status] p:visible")).to_have_text(words)


def wait_until(page: Page, condition: Callable[[], bool]) -> None:
    """Wait for a condition that no element of the page shows."""
    for _ in range(100):
        if condition():
            return
        page.wait_for_timeout(200)
    pytest.fail("the condition was not met")


def save_offline_copy(page: Page, url: str) -> None:
    """Visit the page about the offline copy, and wait until the copy is complete."""
    page.goto(url + OFFLINE_PAGE)
    expect_copy_state(page, "kept")


def expect_version(page: Page, version: str) -> None:
    """Expect this version in the footer of the page."""
    expect(page.locator(".ub-foot")).to_contain_text(f"Version {version}")

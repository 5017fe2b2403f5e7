"""Save the offline copy of the site in a browser, and read what the browser and the page say about it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from site_src.content.ui_text import own_words

OFFLINE_PAGE = "about/offline.html"
CACHES = "async () => (await caches.keys()).sort()"
WORKERS = "async () => (await navigator.serviceWorker.getRegistrations()).map((one) => one.scope).sort()"
UPDATE_PENDING = """async () => {
  const { installing, waiting } = await navigator.serviceWorker.getRegistration();
  return Boolean(installing || waiting);
}"""


def expect_copy_state(page: Page, state: str) -> None:
    """The switch says in words whether a copy is kept."""
    box = page.locator("[data-offline]")
    expect(box).to_have_attribute("data-offline", state)
    words = own_words()[f"offline-{state}"]["clinician"]
    expect(box.locator("[role=status] p:visible")).to_have_text(words)


def wait_until(page: Page, comes: Callable[[], bool]) -> None:
    """Wait for what no element of the page shows."""
    for _ in range(100):
        if comes():
            return
        page.wait_for_timeout(200)
    pytest.fail("it did not come")


def save_offline_copy(page: Page, url: str) -> None:
    """The first visit, until the copy is whole."""
    page.goto(url + OFFLINE_PAGE)
    expect_copy_state(page, "kept")


def expect_version(page: Page, version: str) -> None:
    """The foot of the page says of which version it is."""
    expect(page.locator(".ub-foot")).to_contain_text(f"Version {version}")

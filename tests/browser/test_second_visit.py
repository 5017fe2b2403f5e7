"""The copy that Firefox keeps: Chromium's is in `test_installed`, WebKit's in `test_webkit`."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.calculator import ADDRESSES, Calculator
from tests.browser.support.site_host import FaultyResponse, SiteHost, error_page, faulty_files


@pytest.fixture
def allows_copy() -> bool:
    """Allow an offline copy, which these tests are about."""
    return True


@pytest.mark.only_browser("firefox")
def test_on_the_second_visit_the_copy_serves_when_the_server_is_gone(page: Page, site_dir: Path) -> None:
    site_host = SiteHost(site_dir)
    try:
        page.goto(f"{site_host.url}about/offline.html")
        expect(page.locator("[data-offline]")).to_have_attribute("data-offline", "kept")
        # An error for everything, then a page to sign in for one part of it: the copy stays and answers.
        site_host.faulty_response = lambda _: error_page(404)
        page.goto(f"{site_host.url}pitfalls.html")
        expect(page.locator("h1")).to_have_text("Pitfalls")
        site_host.faulty_response = faulty_files(".json", "sw.js", answer=FaultyResponse())
        page.goto(f"{site_host.url}assess/red-flags.html")
        site_host.stop()
        page.goto(f"{site_host.url}forms/back-pain.html")
        expect(page.locator("h1")).to_have_text("This page is not saved on this device")
        page.goto(site_host.url + ADDRESSES["imaging"])
        one = Calculator(page)
        one.choose_answer("fever", "present")
        one.expect_answer({"fever": "present"})
    finally:
        site_host.stop()

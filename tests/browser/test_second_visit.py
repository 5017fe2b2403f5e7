"""The copy that Firefox keeps: Chromium's is in `test_installed`, WebKit's in `test_webkit`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.calculator import ADDRESSES, Calculator
from tests.browser.host import Host


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Without the choice of keeping no copy, which the other tests make."""
    return {name: value for name, value in browser_context_args.items() if name != "storage_state"}


@pytest.mark.only_browser("firefox")
def test_on_the_second_visit_the_copy_serves_when_the_server_is_gone(page: Page, site_dir: Path) -> None:
    host = Host(site_dir)
    try:
        page.goto(f"{host.url}about/offline.html")
        expect(page.locator("[data-offline]")).to_have_attribute("data-offline", "kept")
        host.stop()
        page.goto(host.url + ADDRESSES["imaging"])
        one = Calculator(page)
        one.say("fever", "present")
        one.expect_answer({"fever": "present"})
    finally:
        host.stop()

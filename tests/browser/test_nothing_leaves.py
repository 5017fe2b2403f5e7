"""Nothing leaves: every request of page, worker and service worker, with a server, after it went, and from disk.

The recording proxy sees them all. The addresses of others that stand inside their files, listed in
THIRD-PARTY-NOTICES.md, are outside of the site too: that none of them is ever asked for is proved here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.support.calculator import ADDRESSES, EMBEDDED, Calculator
from tests.browser.support.console_errors import collect_console_errors
from tests.browser.support.pages import failed_requests
from tests.browser.support.recording_proxy import Recorder
from tests.browser.support.site_host import SiteHost


@pytest.fixture
def allows_copy() -> bool:
    """Allow an offline copy, which these tests are about."""
    return True


def use(page: Page, address: Callable[[str], str], calculators: Iterable[str]) -> None:
    """All that may ask for something: calculators, one inside a page, the other colours, search, the switch."""
    for name in (*calculators, EMBEDDED["screen"]):
        page.goto(address(name))
        one = Calculator(page)
        one.root.scroll_into_view_if_needed()
        one.expect_state("ready")
        one.enter_answers({"saddle_anesthesia": "present"})
        one.expect_result_attributes({"saddle_anesthesia": "present"})
        one.choose_answer("saddle_anesthesia", "not-assessed")
    page.goto(address("index.html"))
    page.locator("[data-md-component=palette] label:visible").click()
    page.locator("input[name=query]").press_sequentially("saddle anesthesia")  # the theme hears keys alone
    page.locator(".md-search-result__link").first.click()
    expect(page.locator("main")).to_contain_text("addle anesthesia")
    page.goto(address("about/offline.html"))


def test_with_and_without_the_server_only_the_site_gets_requests_and_none_fails(
    recorded_context: BrowserContext, recorder: Recorder, site_host: SiteHost, site_dir: Path
) -> None:
    page = recorded_context.new_page()
    failed = failed_requests(page)
    console_errors = collect_console_errors(page)
    page.goto(site_host.url + "about/offline.html")
    expect(page.locator("[data-offline]")).to_have_attribute("data-offline", "kept")
    use(page, lambda name: site_host.url + name, [ADDRESSES["management"]])
    assert page.evaluate("() => Boolean(navigator.serviceWorker.controller)")
    assert recorder.error_responses() == []
    assert site_host.errors == []
    asked = {unquote(url.removeprefix(site_host.url)).partition("?")[0] for url in recorder.requests}
    assert [name for name in asked if not (site_dir / name).is_file()] == []
    # What the page asks for, what the service worker does, and what the worker of a calculator does.
    assert asked >= {"index.html", "sw.js", "data/decision-table.csv"}
    assert any(name.endswith(".wasm") for name in asked)
    site_host.stop()
    page.close()
    recorder.wait_until_quiet()  # the last answer of the server may still be on its way
    recorder.responses.clear()
    page = recorded_context.new_page()
    failed += failed_requests(page)
    collect_console_errors(page, console_errors)
    use(page, lambda name: site_host.url + name, ADDRESSES.values())
    page.goto(site_host.url + "no/such/page.html")
    expect(page.locator("h1")).to_have_text("This page is not saved on this device")
    assert recorder.responses == []
    assert recorder.outside_origin(site_host.url) == []
    # That page comes with a status that says so; nothing else fails.
    assert console_errors == ["error: Failed to load resource: the server responded with a status of 503 ()"]
    assert failed == []


def test_from_disk_nobody_is_asked_and_nothing_fails(
    recorded_page: Page, recorder: Recorder, file_url: Callable[[str], str]
) -> None:
    failed = failed_requests(recorded_page)
    console_errors = collect_console_errors(recorded_page)
    use(recorded_page, file_url, [ADDRESSES["management"]])
    expect(recorded_page.locator("[data-offline]")).to_have_attribute("data-offline", "impossible")
    assert recorder.requests == []
    assert console_errors == []
    assert failed == []

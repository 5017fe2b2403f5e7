"""The copy that a browser keeps over https or from this machine: it outlives the server, mixes no builds, and leaves."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from site_src.content.ui_text import interface_texts
from tests.browser.support.calculator import ADDRESSES, EMBEDDED, Calculator
from tests.browser.support.console_errors import collect_console_errors
from tests.browser.support.offline_copy import (
    CACHES,
    OFFLINE_PAGE,
    UPDATE_PENDING,
    WORKERS,
    expect_copy_state,
    expect_version,
    save_offline_copy,
    wait_until,
)
from tests.browser.support.site_host import PREFIX, SiteHost, build_id, write_next_build


@pytest.fixture
def allows_copy() -> bool:
    """Allow an offline copy, which these tests are about."""
    return True


@pytest.fixture(scope="session")
def later(site_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a later build of the site."""
    return write_next_build(site_dir, tmp_path_factory.mktemp("later") / "site")


def test_a_server_that_takes_too_long_is_not_waited_for(page: Page, site_host: SiteHost) -> None:
    save_offline_copy(page, site_host.url)
    site_host.page_delay_s = 30
    page.goto(site_host.url + "pitfalls.html", timeout=10_000)
    expect(page.locator("h1")).to_be_visible()


def test_a_newer_version_is_announced_loaded_on_request_and_never_mixed(
    context: BrowserContext, site_host: SiteHost, site_dir: Path, later: Path
) -> None:
    page = context.new_page()
    save_offline_copy(page, site_host.url)
    page.goto(site_host.url + EMBEDDED["screen"])
    now = page.locator(".ub-foot").inner_text()
    notice = page.locator("[data-update]")
    expect(notice).to_be_hidden()
    site_host.serve(later)
    # An old page is open, and in another tab the server gives a page of the new build, with the new build's parts.
    other = context.new_page()
    console_errors = collect_console_errors(other)
    other.goto(site_host.url + ADDRESSES["screen"])
    expect_version(other, "9.9.9")
    Calculator(other).expect_state("ready")
    # What the new page shows already needs no question there; the old page asks.
    expect(other.locator("[data-update]")).to_be_hidden()
    expect(notice).to_be_visible()
    expect(notice).to_contain_text(interface_texts()["newer-site"]["clinician"])
    # Python was not started in the old page: it still gets the parts of its own build.
    site_host.stop()
    one = Calculator(page)
    one.choose_answer("fever", "present")
    one.expect_result_attributes({"fever": "present"})
    assert page.locator(".ub-foot").inner_text() == now
    assert page.evaluate(CACHES) == sorted(
        f"upper-back-pain {site_host.url} {build_id(one)}" for one in (site_dir, later)
    )
    other.close()
    notice.get_by_role("button").click()
    expect_version(page, "9.9.9")
    expect(page.locator("[data-update]")).to_be_hidden()
    one.root.scroll_into_view_if_needed()
    one.expect_result_attributes({"fever": "present"})
    page.goto(site_host.url + OFFLINE_PAGE)
    expect_version(page, "9.9.9")
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate(CACHES) == [f"upper-back-pain {site_host.url} {build_id(later)}"]
    assert console_errors == []


def test_a_version_with_one_wrong_file_is_not_used(
    page: Page, site_host: SiteHost, site_dir: Path, later: Path, tmp_path: Path
) -> None:
    save_offline_copy(page, site_host.url)
    torn = Path(shutil.copytree(later, tmp_path / "torn"))
    shutil.copyfile(site_dir / "data" / "rules.csv", torn / "data" / "notes.csv")
    site_host.serve(torn)
    site_host.requested.clear()
    page.goto(site_host.url + "pitfalls.html")
    expect_version(page, "9.9.9")
    wait_until(page, lambda: "data/notes.csv" in site_host.requested and not page.evaluate(UPDATE_PENDING))
    site_host.stop()
    page.goto(site_host.url + "pitfalls.html")
    expect(page.locator(".ub-foot")).not_to_contain_text("9.9.9")
    assert f"upper-back-pain {site_host.url} {build_id(site_dir)}" in page.evaluate(CACHES)


def test_it_can_be_switched_off_and_on_and_leaves_nothing_of_it_and_everything_of_others(
    page: Page, site_host: SiteHost, tmp_path: Path, site_dir: Path
) -> None:
    (tmp_path / "two").symlink_to(site_dir)
    (tmp_path / "one").symlink_to(site_dir)
    site_host.serve(tmp_path)
    for copy in ("one/", "two/"):
        save_offline_copy(page, site_host.url + copy)
    page.get_by_role("button", name=interface_texts()["offline-remove"]["clinician"]).click()
    expect_copy_state(page, "off")
    kept = [f"{site_host.url}one/"]
    assert page.evaluate(WORKERS) == kept
    assert page.evaluate(CACHES) == [f"upper-back-pain {kept[0]} {build_id(site_dir)}"]
    page.reload()
    expect_copy_state(page, "off")
    assert page.evaluate(WORKERS) == kept
    page.get_by_role("button", name=interface_texts()["offline-keep"]["clinician"]).click()
    expect_copy_state(page, "kept")
    assert len(page.evaluate(CACHES)) == 2


def test_on_a_plain_intranet_nothing_is_kept_nothing_complains_and_everything_works(
    launch_browser: Callable[..., Browser], browser_type_launch_args: dict[str, Any], site_host: SiteHost
) -> None:
    named = ["--host-resolver-rules=MAP intranet.example 127.0.0.1"]
    browser = launch_browser(args=[*browser_type_launch_args["args"], *named])
    page = browser.new_page()
    console_errors = collect_console_errors(page)
    url = f"http://intranet.example:{site_host.port}{PREFIX}"
    page.goto(url + OFFLINE_PAGE)
    assert not page.evaluate("isSecureContext")
    expect_copy_state(page, "impossible")
    expect(page.locator("[data-keep]:visible")).to_have_count(0)
    page.goto(url + ADDRESSES["imaging"])
    one = Calculator(page)
    one.expect_answer({})
    assert console_errors == []
    assert site_host.errors == []
    browser.close()


def test_the_browser_finds_nothing_that_keeps_it_from_installing_the_site(page: Page, site_host: SiteHost) -> None:
    save_offline_copy(page, site_host.url)
    tools = page.context.new_cdp_session(page)
    manifest = tools.send("Page.getAppManifest")
    assert manifest["errors"] == []
    assert manifest["url"] == site_host.url + "manifest.webmanifest"
    faults = [fault["errorId"] for fault in tools.send("Page.getInstallabilityErrors")["installabilityErrors"]]
    assert faults in ([], ["in-incognito"])

"""The copy that a browser keeps over https or from this machine: it outlives the server, mixes no builds, and leaves."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from site_src.content.ui_text import own_words
from tests.browser.support.calculator import ADDRESSES, EMBEDDED, Calculator
from tests.browser.support.console_errors import watch
from tests.browser.support.offline_copy import (
    CACHES,
    ON_THE_WAY,
    SWITCH,
    WORKERS,
    expect_state,
    expect_version,
    keep,
    until,
)
from tests.browser.support.own_host import PREFIX, Host, build_of, free_to_keep, next_build


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Without the choice of keeping no copy, which the other tests make."""
    return free_to_keep(browser_context_args)


@pytest.fixture(scope="session")
def later(site_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A later build of the site."""
    return next_build(site_dir, tmp_path_factory.mktemp("later") / "site")


def test_a_server_that_takes_too_long_is_not_waited_for(page: Page, host: Host) -> None:
    keep(page, host.url)
    host.page_takes_s = 30
    page.goto(host.url + "pitfalls.html", timeout=10_000)
    expect(page.locator("h1")).to_be_visible()


def test_a_newer_version_is_announced_loaded_on_request_and_never_mixed(
    context: BrowserContext, host: Host, site_dir: Path, later: Path
) -> None:
    page = context.new_page()
    keep(page, host.url)
    page.goto(host.url + EMBEDDED["screen"])
    now = page.locator(".ub-foot").inner_text()
    notice = page.locator("[data-update]")
    expect(notice).to_be_hidden()
    host.serve(later)
    # An old page is open, and in another tab the server gives a page of the new build, with the new build's parts.
    other = context.new_page()
    complaints = watch(other)
    other.goto(host.url + ADDRESSES["screen"])
    expect_version(other, "9.9.9")
    Calculator(other).expect_state("ready")
    # What the new page shows already needs no question there; the old page asks.
    expect(other.locator("[data-update]")).to_be_hidden()
    expect(notice).to_be_visible()
    expect(notice).to_contain_text(own_words()["newer-site"]["clinician"])
    # Python was not started in the old page: it still gets the parts of its own build.
    host.stop()
    one = Calculator(page)
    one.say("fever", "present")
    one.expect_marks({"fever": "present"})
    assert page.locator(".ub-foot").inner_text() == now
    assert page.evaluate(CACHES) == sorted(f"upper-back-pain {host.url} {build_of(one)}" for one in (site_dir, later))
    other.close()
    notice.get_by_role("button").click()
    expect_version(page, "9.9.9")
    expect(page.locator("[data-update]")).to_be_hidden()
    one.root.scroll_into_view_if_needed()
    one.expect_marks({"fever": "present"})
    page.goto(host.url + SWITCH)
    expect_version(page, "9.9.9")
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate(CACHES) == [f"upper-back-pain {host.url} {build_of(later)}"]
    assert complaints == []


def test_a_version_with_one_wrong_file_is_not_used(
    page: Page, host: Host, site_dir: Path, later: Path, tmp_path: Path
) -> None:
    keep(page, host.url)
    torn = Path(shutil.copytree(later, tmp_path / "torn"))
    shutil.copyfile(site_dir / "data" / "rules.csv", torn / "data" / "notes.csv")
    host.serve(torn)
    host.asked.clear()
    page.goto(host.url + "pitfalls.html")
    expect_version(page, "9.9.9")
    until(page, lambda: "data/notes.csv" in host.asked and not page.evaluate(ON_THE_WAY))
    host.stop()
    page.goto(host.url + "pitfalls.html")
    expect(page.locator(".ub-foot")).not_to_contain_text("9.9.9")
    assert f"upper-back-pain {host.url} {build_of(site_dir)}" in page.evaluate(CACHES)


def test_it_can_be_switched_off_and_on_and_leaves_nothing_of_it_and_everything_of_others(
    page: Page, host: Host, tmp_path: Path, site_dir: Path
) -> None:
    (tmp_path / "two").symlink_to(site_dir)
    (tmp_path / "one").symlink_to(site_dir)
    host.serve(tmp_path)
    for copy in ("one/", "two/"):
        keep(page, host.url + copy)
    page.get_by_role("button", name=own_words()["offline-remove"]["clinician"]).click()
    expect_state(page, "off")
    kept = [f"{host.url}one/"]
    assert page.evaluate(WORKERS) == kept
    assert page.evaluate(CACHES) == [f"upper-back-pain {kept[0]} {build_of(site_dir)}"]
    page.reload()
    expect_state(page, "off")
    assert page.evaluate(WORKERS) == kept
    page.get_by_role("button", name=own_words()["offline-keep"]["clinician"]).click()
    expect_state(page, "kept")
    assert len(page.evaluate(CACHES)) == 2


def test_on_a_plain_intranet_nothing_is_kept_nothing_complains_and_everything_works(
    launch_browser: Callable[..., Browser], browser_type_launch_args: dict[str, Any], host: Host
) -> None:
    named = ["--host-resolver-rules=MAP intranet.example 127.0.0.1"]
    browser = launch_browser(args=[*browser_type_launch_args["args"], *named])
    page = browser.new_page()
    complaints = watch(page)
    url = f"http://intranet.example:{host.port}{PREFIX}"
    page.goto(url + SWITCH)
    assert not page.evaluate("isSecureContext")
    expect_state(page, "impossible")
    expect(page.locator("[data-keep]:visible")).to_have_count(0)
    page.goto(url + ADDRESSES["imaging"])
    one = Calculator(page)
    one.expect_answer({})
    assert complaints == []
    assert host.failed == []
    browser.close()


def test_the_browser_finds_nothing_that_keeps_it_from_installing_the_site(page: Page, host: Host) -> None:
    keep(page, host.url)
    tools = page.context.new_cdp_session(page)
    manifest = tools.send("Page.getAppManifest")
    assert manifest["errors"] == []
    assert manifest["url"] == host.url + "manifest.webmanifest"
    faults = [fault["errorId"] for fault in tools.send("Page.getInstallabilityErrors")["installabilityErrors"]]
    assert faults in ([], ["in-incognito"])

"""An offline copy that lacks files: the page names them and why, and completes the copy when the server allows it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from site_src.content.ui_text import interface_texts
from site_src.features.offline.files import OPTIONAL, TAKE_DOWN, WORKER
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
from tests.browser.support.site_host import (
    FaultyResponse,
    SiteHost,
    build_id,
    error_page,
    faulty_files,
    write_next_build,
)

EMPTY = "async () => { for (const name of await caches.keys()) await caches.delete(name); }"


@pytest.fixture
def site_host(small_site: Path) -> Iterator[SiteHost]:
    """Serve a site whose responses a test can make faulty."""
    one = SiteHost(small_site)
    yield one
    one.stop()


@pytest.fixture
def newcomer(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Page]:
    """Open a page in a browser that has no offline copy and may save one."""
    context = browser.new_context(**browser_context_args)
    yield context.new_page()
    context.close()


def lacking(page: Page) -> list[str]:
    """Return the entries of the list of missing files on the page about the offline copy."""
    return page.locator("[data-lacking] li").all_inner_texts()


def test_files_that_reading_does_not_need_are_named_and_stop_nothing(newcomer: Page, site_host: SiteHost) -> None:
    endings = (".webmanifest", ".bib", "favicon.svg")
    site_host.faulty_response = faulty_files(*endings)
    newcomer.goto(site_host.url + OFFLINE_PAGE)
    expect_copy_state(newcomer, "kept")
    for ending in endings:
        expect(newcomer.locator("[data-lacking]")).to_contain_text(f"{ending}: the server does not have it.")
    site_host.requested.clear()
    for page in ("pitfalls.html", "assess/index.html"):
        newcomer.goto(site_host.url + page)
        newcomer.wait_for_timeout(300)
    assert len(site_host.requested) < 12, site_host.requested
    site_host.stop()
    newcomer.goto(site_host.url + "image/when-to-image.html")
    expect(newcomer.locator("h1")).to_be_visible()


def test_a_missing_page_is_named_the_rest_is_saved_and_it_is_downloaded_later(
    newcomer: Page, site_host: SiteHost
) -> None:
    wrong = {
        "pitfalls.html": error_page(404),
        "assess/history.html": error_page(500),
        "assess/red-flags.html": FaultyResponse(),
    }
    site_host.faulty_response = wrong.get
    newcomer.goto(site_host.url + OFFLINE_PAGE)
    expect(newcomer.locator("[data-offline]")).to_have_attribute("data-offline", "part")
    says = newcomer.locator("[data-lacking]")
    expect(says).to_contain_text("pitfalls.html: the server does not have it.")
    expect(says).to_contain_text("assess/history.html: the server answered with error 500.")
    expect(says).to_contain_text("assess/red-flags.html: the server sent another page instead, such as a sign-in page.")
    site_host.requested.clear()
    newcomer.goto(site_host.url + OFFLINE_PAGE)
    expect(newcomer.locator("[data-offline]")).to_have_attribute("data-offline", "part")
    assert not set(site_host.requested) & set(wrong)
    assert len(site_host.requested) < 10, site_host.requested
    site_host.faulty_response = lambda _: None
    site_host.requested.clear()
    newcomer.get_by_role("button", name=interface_texts()["offline-again"]["clinician"]).click()
    expect_copy_state(newcomer, "kept")
    assert lacking(newcomer) == []
    assert [site_host.requested.count(name) for name in wrong] == [1, 1, 1]
    assert len(site_host.requested) < 10, site_host.requested
    site_host.stop()
    newcomer.goto(site_host.url + "pitfalls.html")
    expect(newcomer.locator("h1")).to_have_text("Pitfalls")


def test_where_every_page_is_changed_on_the_way_no_copy_is_kept_and_it_is_said_why(
    newcomer: Page, site_host: SiteHost
) -> None:
    def rewritten(name: str) -> FaultyResponse | None:
        file = site_host.folder / name
        return (
            FaultyResponse(file.read_bytes() + b"<!-- seen -->") if name.endswith(".html") and file.is_file() else None
        )

    site_host.faulty_response = rewritten
    newcomer.goto(site_host.url + OFFLINE_PAGE)
    expect_copy_state(newcomer, "failed")
    expect(newcomer.locator("[data-lacking]")).to_contain_text("it was changed on the way to this device.")
    assert len(site_host.requested) < 120, len(site_host.requested)
    site_host.requested.clear()
    newcomer.reload()
    expect_copy_state(newcomer, "failed")
    expect(newcomer.locator("[data-lacking]")).to_contain_text("it was changed on the way to this device.")
    assert len(site_host.requested) < 30, site_host.requested


def test_an_emptied_copy_is_not_called_whole_is_filled_again_and_leads_nowhere_in_circles(
    newcomer: Page, site_host: SiteHost
) -> None:
    save_offline_copy(newcomer, site_host.url)
    newcomer.evaluate(EMPTY)
    site_host.stop()
    newcomer.goto(site_host.url + "pitfalls.html")
    expect(newcomer.locator("body")).to_contain_text("not saved on this device")
    site_host.start()
    site_host.faulty_response = faulty_files("pitfalls.html")
    newcomer.goto(site_host.url + OFFLINE_PAGE)
    expect(newcomer.locator("[data-offline]")).to_have_attribute("data-offline", "part")
    site_host.faulty_response = lambda _: None
    newcomer.evaluate(EMPTY)
    newcomer.reload()
    expect_copy_state(newcomer, "kept")
    site_host.stop()
    newcomer.goto(site_host.url + "pitfalls.html")
    expect(newcomer.locator("h1")).to_have_text("Pitfalls")


def test_a_newer_version_that_cannot_be_had_whole_leaves_the_old_one_and_is_fetched_no_more_than_once(
    newcomer: Page, site_host: SiteHost, small_site: Path, tmp_path: Path
) -> None:
    save_offline_copy(newcomer, site_host.url)
    later = write_next_build(small_site, tmp_path / "later")
    site_host.serve(later)
    site_host.faulty_response = faulty_files("assess/red-flags.html")
    site_host.requested.clear()
    newcomer.goto(site_host.url + "pitfalls.html")
    expect_version(newcomer, "9.9.9")
    wait_until(
        newcomer, lambda: "assess/red-flags.html" in site_host.requested and not newcomer.evaluate(UPDATE_PENDING)
    )
    site_host.requested.clear()
    newcomer.goto(site_host.url + OFFLINE_PAGE)
    expect_copy_state(newcomer, "kept")
    expect(newcomer.get_by_text("There is a newer version of this site.")).to_be_visible()
    expect(newcomer.locator("[data-lacking]")).to_contain_text("assess/red-flags.html: the server does not have it.")
    assert len(site_host.requested) < 40, site_host.requested
    site_host.stop()
    newcomer.goto(site_host.url + "assess/red-flags.html")
    expect(newcomer.locator(".ub-foot")).not_to_contain_text("9.9.9")
    assert f"upper-back-pain {site_host.url} {build_id(small_site)}" in newcomer.evaluate(CACHES)


def test_only_its_own_script_takes_the_site_down(
    newcomer: Page, site_host: SiteHost, small_site: Path, tmp_path: Path
) -> None:
    save_offline_copy(newcomer, site_host.url)
    (tmp_path / "index.html").write_text("<!doctype html><title>Another</title><h1>Another site</h1>", encoding="utf-8")
    site_host.serve(tmp_path)
    newcomer.goto(site_host.url + "pitfalls.html")
    newcomer.goto(site_host.url)
    expect(newcomer.locator("h1")).to_have_text("Another site")
    newcomer.goto(site_host.url + "pitfalls.html")
    expect(newcomer.locator("h1")).to_have_text("Pitfalls")
    assert len(newcomer.evaluate(WORKERS)) == 1
    (tmp_path / "index.html").unlink()
    (tmp_path / WORKER).write_bytes((small_site / TAKE_DOWN).read_bytes())
    newcomer.goto(site_host.url + "pitfalls.html")
    wait_until(newcomer, lambda: (newcomer.evaluate(WORKERS), newcomer.evaluate(CACHES)) == ([], []))


def test_a_device_without_room_says_so(newcomer: Page, site_host: SiteHost) -> None:
    tools = newcomer.context.new_cdp_session(newcomer)
    tools.send("Storage.overrideQuotaForOrigin", {"origin": site_host.url.rstrip("/"), "quotaSize": 300_000})
    newcomer.goto(site_host.url + OFFLINE_PAGE)
    expect_copy_state(newcomer, "failed")
    expect(newcomer.locator("[data-lacking]")).to_contain_text("there is not enough space on this device.")


def test_a_worker_of_the_wrong_type_is_named_with_its_type(newcomer: Page, site_host: SiteHost) -> None:
    site_host.faulty_response = faulty_files("sw.js", answer=FaultyResponse(b"self;", type="text/plain"))
    newcomer.goto(site_host.url + OFFLINE_PAGE)
    expect_copy_state(newcomer, "failed")
    expect(newcomer.locator("[data-lacking]")).to_have_text("sw.js: the server sent it as the wrong type (text/plain).")


def test_where_a_browser_forbids_even_to_ask_for_workers_nothing_fails(newcomer: Page, site_host: SiteHost) -> None:
    newcomer.add_init_script(
        "Object.defineProperty(Navigator.prototype, 'serviceWorker', { get() { throw new DOMException('', 'SecurityError'); } })"
    )
    console_errors = collect_console_errors(newcomer)
    newcomer.goto(site_host.url + OFFLINE_PAGE)
    expect_copy_state(newcomer, "refused")
    assert console_errors == []


def test_what_reading_does_without_is_no_page_and_nothing_that_a_page_loads(site_dir: Path) -> None:
    first = (site_dir / WORKER).read_text(encoding="utf-8").partition("\n")[0]
    files = json.loads(first.removeprefix("self.UB_KEPT = ").removesuffix(";"))["files"]
    spare = [name for name in files if re.search(OPTIONAL, name)]
    assert spare
    assert [name for name in spare if name.endswith((".html", ".js", ".css", ".wasm", ".bin", ".zip"))] == []

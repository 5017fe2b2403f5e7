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
def new_visitor(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Page]:
    """Open a page in a browser that has no offline copy and may save one."""
    context = browser.new_context(**browser_context_args)
    yield context.new_page()
    context.close()


def missing_files(page: Page) -> list[str]:
    """Return the entries of the list of missing files on the page about the offline copy."""
    return page.locator("[data-lacking] li").all_inner_texts()


def test_files_that_reading_does_not_need_are_named_and_stop_nothing(new_visitor: Page, site_host: SiteHost) -> None:
    endings = (".webmanifest", ".bib", "favicon.svg")
    site_host.faulty_response = faulty_files(*endings)
    new_visitor.goto(site_host.url + OFFLINE_PAGE)
    expect_copy_state(new_visitor, "kept")
    for ending in endings:
        expect(new_visitor.locator("[data-lacking]")).to_contain_text(f"{ending}: the server does not have it.")
    site_host.requested.clear()
    for page in ("pitfalls.html", "assess/index.html"):
        new_visitor.goto(site_host.url + page)
        new_visitor.wait_for_timeout(300)
    assert len(site_host.requested) < 12, site_host.requested
    site_host.stop()
    new_visitor.goto(site_host.url + "image/when-to-image.html")
    expect(new_visitor.locator("h1")).to_be_visible()


def test_a_missing_page_is_named_the_rest_is_saved_and_it_is_downloaded_later(
    new_visitor: Page, site_host: SiteHost
) -> None:
    wrong = {
        "pitfalls.html": error_page(404),
        "assess/history.html": error_page(500),
        "assess/red-flags.html": FaultyResponse(),
    }
    site_host.faulty_response = wrong.get
    new_visitor.goto(site_host.url + OFFLINE_PAGE)
    expect(new_visitor.locator("[data-offline]")).to_have_attribute("data-offline", "part")
    says = new_visitor.locator("[data-lacking]")
    expect(says).to_contain_text("pitfalls.html: the server does not have it.")
    expect(says).to_contain_text("assess/history.html: the server answered with error 500.")
    expect(says).to_contain_text("assess/red-flags.html: the server sent another page instead, such as a sign-in page.")
    site_host.requested.clear()
    new_visitor.goto(site_host.url + OFFLINE_PAGE)
    expect(new_visitor.locator("[data-offline]")).to_have_attribute("data-offline", "part")
    assert not set(site_host.requested) & set(wrong)
    assert len(site_host.requested) < 10, site_host.requested
    site_host.faulty_response = lambda _: None
    site_host.requested.clear()
    new_visitor.get_by_role("button", name=interface_texts()["offline-again"]["clinician"]).click()
    expect_copy_state(new_visitor, "kept")
    assert missing_files(new_visitor) == []
    assert [site_host.requested.count(name) for name in wrong] == [1, 1, 1]
    assert len(site_host.requested) < 10, site_host.requested
    site_host.stop()
    new_visitor.goto(site_host.url + "pitfalls.html")
    expect(new_visitor.locator("h1")).to_have_text("Pitfalls")


def test_where_every_page_is_changed_on_the_way_no_copy_is_kept_and_it_is_said_why(
    new_visitor: Page, site_host: SiteHost
) -> None:
    def rewritten(name: str) -> FaultyResponse | None:
        file = site_host.folder / name
        return (
            FaultyResponse(file.read_bytes() + b"<!-- seen -->") if name.endswith(".html") and file.is_file() else None
        )

    site_host.faulty_response = rewritten
    new_visitor.goto(site_host.url + OFFLINE_PAGE)
    expect_copy_state(new_visitor, "failed")
    expect(new_visitor.locator("[data-lacking]")).to_contain_text("it was changed on the way to this device.")
    assert len(site_host.requested) < 120, len(site_host.requested)
    site_host.requested.clear()
    new_visitor.reload()
    expect_copy_state(new_visitor, "failed")
    expect(new_visitor.locator("[data-lacking]")).to_contain_text("it was changed on the way to this device.")
    assert len(site_host.requested) < 30, site_host.requested


def test_an_emptied_copy_is_not_called_whole_is_filled_again_and_leads_nowhere_in_circles(
    new_visitor: Page, site_host: SiteHost
) -> None:
    save_offline_copy(new_visitor, site_host.url)
    new_visitor.evaluate(EMPTY)
    site_host.stop()
    new_visitor.goto(site_host.url + "pitfalls.html")
    expect(new_visitor.locator("body")).to_contain_text("not saved on this device")
    site_host.start()
    site_host.faulty_response = faulty_files("pitfalls.html")
    new_visitor.goto(site_host.url + OFFLINE_PAGE)
    expect(new_visitor.locator("[data-offline]")).to_have_attribute("data-offline", "part")
    site_host.faulty_response = lambda _: None
    new_visitor.evaluate(EMPTY)
    new_visitor.reload()
    expect_copy_state(new_visitor, "kept")
    site_host.stop()
    new_visitor.goto(site_host.url + "pitfalls.html")
    expect(new_visitor.locator("h1")).to_have_text("Pitfalls")


def test_a_newer_version_that_cannot_be_had_whole_leaves_the_old_one_and_is_fetched_no_more_than_once(
    new_visitor: Page, site_host: SiteHost, small_site: Path, tmp_path: Path
) -> None:
    save_offline_copy(new_visitor, site_host.url)
    later = write_next_build(small_site, tmp_path / "later")
    site_host.serve(later)
    site_host.faulty_response = faulty_files("assess/red-flags.html")
    site_host.requested.clear()
    new_visitor.goto(site_host.url + "pitfalls.html")
    expect_version(new_visitor, "9.9.9")
    wait_until(
        new_visitor, lambda: "assess/red-flags.html" in site_host.requested and not new_visitor.evaluate(UPDATE_PENDING)
    )
    site_host.requested.clear()
    new_visitor.goto(site_host.url + OFFLINE_PAGE)
    expect_copy_state(new_visitor, "kept")
    expect(new_visitor.get_by_text("There is a newer version of this site.")).to_be_visible()
    expect(new_visitor.locator("[data-lacking]")).to_contain_text("assess/red-flags.html: the server does not have it.")
    assert len(site_host.requested) < 40, site_host.requested
    site_host.stop()
    new_visitor.goto(site_host.url + "assess/red-flags.html")
    expect(new_visitor.locator(".ub-foot")).not_to_contain_text("9.9.9")
    assert f"upper-back-pain {site_host.url} {build_id(small_site)}" in new_visitor.evaluate(CACHES)


def test_only_its_own_script_takes_the_site_down(
    new_visitor: Page, site_host: SiteHost, small_site: Path, tmp_path: Path
) -> None:
    save_offline_copy(new_visitor, site_host.url)
    (tmp_path / "index.html").write_text("<!doctype html><title>Another</title><h1>Another site</h1>", encoding="utf-8")
    site_host.serve(tmp_path)
    new_visitor.goto(site_host.url + "pitfalls.html")
    new_visitor.goto(site_host.url)
    expect(new_visitor.locator("h1")).to_have_text("Another site")
    new_visitor.goto(site_host.url + "pitfalls.html")
    expect(new_visitor.locator("h1")).to_have_text("Pitfalls")
    assert len(new_visitor.evaluate(WORKERS)) == 1
    (tmp_path / "index.html").unlink()
    (tmp_path / WORKER).write_bytes((small_site / TAKE_DOWN).read_bytes())
    new_visitor.goto(site_host.url + "pitfalls.html")
    wait_until(new_visitor, lambda: (new_visitor.evaluate(WORKERS), new_visitor.evaluate(CACHES)) == ([], []))


def test_a_device_without_room_says_so(new_visitor: Page, site_host: SiteHost) -> None:
    tools = new_visitor.context.new_cdp_session(new_visitor)
    tools.send("Storage.overrideQuotaForOrigin", {"origin": site_host.url.rstrip("/"), "quotaSize": 300_000})
    new_visitor.goto(site_host.url + OFFLINE_PAGE)
    expect_copy_state(new_visitor, "failed")
    expect(new_visitor.locator("[data-lacking]")).to_contain_text("there is not enough space on this device.")


def test_a_worker_of_the_wrong_type_is_named_with_its_type(new_visitor: Page, site_host: SiteHost) -> None:
    site_host.faulty_response = faulty_files("sw.js", answer=FaultyResponse(b"self;", type="text/plain"))
    new_visitor.goto(site_host.url + OFFLINE_PAGE)
    expect_copy_state(new_visitor, "failed")
    expect(new_visitor.locator("[data-lacking]")).to_have_text(
        "sw.js: the server sent it as the wrong type (text/plain)."
    )


def test_where_a_browser_forbids_even_to_ask_for_workers_nothing_fails(new_visitor: Page, site_host: SiteHost) -> None:
    new_visitor.add_init_script(
        "Object.defineProperty(Navigator.prototype, 'serviceWorker', { get() { throw new DOMException('', 'SecurityError'); } })"
    )
    console_errors = collect_console_errors(new_visitor)
    new_visitor.goto(site_host.url + OFFLINE_PAGE)
    expect_copy_state(new_visitor, "refused")
    assert console_errors == []


def test_what_reading_does_without_is_no_page_and_nothing_that_a_page_loads(site_dir: Path) -> None:
    first = (site_dir / WORKER).read_text(encoding="utf-8").partition("\n")[0]
    files = json.loads(first.removeprefix("self.UB_PRECACHE = ").removesuffix(";"))["files"]
    spare = [name for name in files if re.search(OPTIONAL, name)]
    assert spare
    assert [name for name in spare if name.endswith((".html", ".js", ".css", ".wasm", ".bin", ".zip"))] == []

"""What a wrong answer of the server does to the copy that a browser keeps: nothing that lasts, and what lacks is named."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from site_src.features.offline.files import TYPES
from tests.browser.support.console_errors import collect_console_errors
from tests.browser.support.local_settings import copy_site, write_local_settings
from tests.browser.support.offline_copy import OFFLINE_PAGE, WORKERS, expect_copy_state, save_offline_copy
from tests.browser.support.site_host import (
    FaultyResponse,
    SiteHost,
    error_page,
    faulty_files,
    redirect_to,
)

FOOT = '[data-house="foot"]'
NUMBER = "112"
COUNT = """async () => {
  const counts = [];
  for (const name of await caches.keys()) counts.push((await (await caches.open(name)).keys()).length);
  return counts;
}"""
#: What no server should answer, and some do.
ANSWERS = {
    "a page to sign in": FaultyResponse(),
    "a redirect within the server": redirect_to("/sign-in"),
    "a redirect to another server": redirect_to("http://127.0.0.1:9/"),
    "missing": error_page(404),
    "gone": error_page(410),
    "who are you": error_page(401),
    "forbidden": error_page(403),
    "too many": error_page(429),
    "down": error_page(503),
    "empty": FaultyResponse(b""),
    "broken off": FaultyResponse(b'<!doctype html><script src="assets/ub/', length=9999),
}
FACTS = {
    **ANSWERS,
    "half a file": FaultyResponse(b'{"emergency_number": "9', type="application/json"),
    "the JSON of a gateway": FaultyResponse(b'{"error": "sign in"}', type="application/json"),
    "null": FaultyResponse(b"null", type="application/json"),
}


@pytest.fixture(scope="module")
def local_host(small_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteHost]:
    """Serve a site whose local information has an emergency number."""
    folder = copy_site(small_site, tmp_path_factory.mktemp("home") / "site")
    write_local_settings(folder, {"emergency_number": NUMBER})
    one = SiteHost(folder)
    yield one
    one.stop()


@pytest.fixture(scope="module")
def context_with_copy(
    browser: Browser, browser_context_args: dict[str, Any], local_host: SiteHost
) -> Iterator[BrowserContext]:
    """Start a browser that has a complete offline copy of it."""
    context = browser.new_context(**browser_context_args)
    page = context.new_page()
    save_offline_copy(page, local_host.url)
    page.close()
    yield context
    context.close()


@pytest.fixture
def page_with_copy(context_with_copy: BrowserContext, local_host: SiteHost) -> Iterator[Page]:
    """Open a page of that browser, and restore the server afterwards."""
    local_host.requested.clear()
    page = context_with_copy.new_page()
    yield page
    page.close()
    local_host.stop()
    local_host.faulty_response = lambda _: None
    local_host.start()


def same_response(answer: FaultyResponse) -> Callable[[str], FaultyResponse | None]:
    """Return the same faulty response for every file of the site."""
    return lambda name: None if name.startswith("/") else answer


def test_no_wrong_server_response_replaces_the_local_information(page_with_copy: Page, local_host: SiteHost) -> None:
    for kind, answer in FACTS.items():
        local_host.faulty_response = faulty_files("local.json", answer=answer)
        page_with_copy.goto(local_host.url + "pitfalls.html")
        expect(page_with_copy.locator(FOOT), kind).to_contain_text(NUMBER)
    local_host.stop()
    page_with_copy.goto(local_host.url + "assess/red-flags.html")
    expect(page_with_copy.locator(FOOT)).to_contain_text(NUMBER)


def test_no_wrong_server_response_removes_the_offline_copy_or_any_file_in_it(
    page_with_copy: Page, local_host: SiteHost
) -> None:
    page_with_copy.goto(local_host.url + "pitfalls.html")
    before = page_with_copy.evaluate(COUNT), page_with_copy.evaluate(WORKERS)
    assert before[0][0] > 40
    for answer in ANSWERS.values():
        local_host.faulty_response = same_response(answer)
        tab = page_with_copy.context.new_page()
        with suppress(Error):  # where the way leads to no server
            tab.goto(local_host.url + "assess/index.html")
        tab.close()
    local_host.stop()
    page_with_copy.goto(local_host.url + "image/when-to-image.html")
    expect(page_with_copy.locator("h1")).to_be_visible()
    expect(page_with_copy.locator(FOOT)).to_contain_text(NUMBER)
    assert (page_with_copy.evaluate(COUNT), page_with_copy.evaluate(WORKERS)) == before


@pytest.mark.parametrize("kind", ["missing", "gone", "too many", "down", "empty", "broken off"])
def test_what_is_no_page_is_answered_from_the_copy(page_with_copy: Page, local_host: SiteHost, kind: str) -> None:
    local_host.faulty_response = faulty_files(".html", answer=ANSWERS[kind])
    page_with_copy.goto(local_host.url + "pitfalls.html")
    expect(page_with_copy.locator("h1")).to_have_text("Pitfalls")


@pytest.mark.parametrize("kind", ["a page to sign in", "who are you", "forbidden"])
def test_who_has_to_sign_in_sees_where(page_with_copy: Page, local_host: SiteHost, kind: str) -> None:
    local_host.faulty_response = faulty_files(".html", answer=ANSWERS[kind])
    page_with_copy.goto(local_host.url + "pitfalls.html")
    expect(page_with_copy.locator("h1")).to_have_text(re.compile("Sign in|Error"))


def test_a_file_of_the_site_in_another_type_is_kept_in_its_own(page_with_copy: Page, local_host: SiteHost) -> None:
    local_host.stop()
    page_with_copy.goto(local_host.url + "index.html")
    type_of = "async (name) => (await fetch(name)).headers.get('Content-Type')"
    assert page_with_copy.evaluate(type_of, "manifest.webmanifest") == TYPES["webmanifest"]


def test_a_worker_that_is_a_page_is_not_taken(page_with_copy: Page, local_host: SiteHost) -> None:
    local_host.faulty_response = faulty_files("sw.js", answer=FaultyResponse())
    page_with_copy.goto(local_host.url + OFFLINE_PAGE)
    expect_copy_state(page_with_copy, "kept")
    page_with_copy.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.update()).catch(() => 0)")
    local_host.stop()
    page_with_copy.goto(local_host.url + "pitfalls.html")
    expect(page_with_copy.locator("h1")).to_have_text("Pitfalls")


def test_a_page_of_the_house_that_is_not_kept_is_not_called_missing(page_with_copy: Page, local_host: SiteHost) -> None:
    local_host.stop()
    console_errors = collect_console_errors(page_with_copy)
    for address in ("forms/back-pain.html", "a/b/c/", "plan"):
        page_with_copy.goto(local_host.url + address)
        expect(page_with_copy.locator("h1")).to_have_text("This page is not saved on this device")
        assert page_with_copy.url == local_host.url + address
        expect(page_with_copy.locator("main")).not_to_contain_text("Page not found")
    assert page_with_copy.locator("h1").evaluate("one => getComputedStyle(one).fontFamily") != "serif"
    page_with_copy.get_by_role("link", name="home page").click()
    expect(page_with_copy).to_have_url(local_host.url + "index.html")
    assert [one for one in console_errors if "503" not in one] == []
    local_host.start()
    page_with_copy.goto(local_host.url + "plan")
    expect(page_with_copy.locator("h1")).to_have_text("Page not found")


def test_downloads_parts_of_files_and_pages_of_others_pass_by(page_with_copy: Page, local_host: SiteHost) -> None:
    folder = local_host.folder
    (folder / "lecture.zip").write_bytes(b"PK" * 1000)
    (folder / "lecture.0123456789.zip").write_bytes(b"PK" * 1000)
    (folder / "plan.html").write_text("<!doctype html><h1>Plan</h1><video src=film.mp4></video>", encoding="utf-8")
    page_with_copy.goto(local_host.url + "index.html")
    for name in ("lecture.zip", "lecture.0123456789.zip"):
        with page_with_copy.expect_response(local_host.url + name) as answer, page_with_copy.expect_download():
            page_with_copy.evaluate("name => { location.href = name; }", name)
        assert not answer.value.from_service_worker, name
    part = "name => fetch(name, { headers: { Range: 'bytes=0-9' } }).then((one) => one.status)"
    with page_with_copy.expect_response(local_host.url + "data/rules.csv") as answer:
        page_with_copy.evaluate(part, "data/rules.csv")
    assert not answer.value.from_service_worker
    page_with_copy.goto(local_host.url + "plan.html")
    expect(page_with_copy.locator("h1")).to_have_text("Plan")

"""A page that lacks one of its files says so, within 5 seconds, in an alert; it shows no answer, and its form looks dead.

Every file of every kind of page in turn: missing, replaced by a page to sign in, cut off, throwing, late, of a wrong type;
over http, out of the copy that a worker keeps, and from a disk.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.support.calculator import RESULT_ATTRIBUTES, Calculator
from tests.browser.support.missing_files import page_files, serve_with_faulty_files, unhashed_name
from tests.browser.support.site_host import SiteHost
from tests.browser.support.static_server import serve_folder

DUE_MS = 5_000
OWN, EMBEDDED, READING = "calculators/imaging.html", "image/when-to-image.html", "pitfalls.html"
FRAME, PRESENT, EXERCISE = "embed/imaging.html", "teach/present.html", "teach/cases/the-low-oven.html"
GALLERY = "about/gallery.html"
#: Pages of which the files that a page to read has are not tried again.
MORE = (OWN, EXERCISE, GALLERY, "ask.html", "about/running-a-copy.html", "teach/session.html", "image/which-test.html")
# What no answer can do without; of the styles, those that keep the words for the two readers apart.
NEEDED = {"house.js", "kept.js", "ub-data.js", "ub-engine.js", "ub.js", "ub.css", "bare.css"}
SAYS = "[role=alert]:visible"
NOTHING = "Nothing is calculated"
ANSWERED = """finding => {
  const input = document.querySelector(`[name="${finding}"][value="present"]`);
  if (!input.disabled) input.checked = true;
  input.dispatchEvent(new Event("change", { bubbles: true }));
  return new Promise(requestAnimationFrame);
}"""
LOOKS_DEAD = """() => {
  const choices = document.querySelector("[data-calculator] .ub-seg");
  return parseFloat(getComputedStyle(choices).opacity) < 0.6 || choices.querySelector("input").disabled;
}"""
LOSE = """async () => {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const { url } of await cache.keys()) if (/\\/(house|ub)\\.\\w+\\.(js|css)$/.test(url)) await cache.delete(url);
  }
}"""


@pytest.fixture(scope="module")
def site(site_dir: Path) -> Iterator[str]:
    """Return the address of the site, to be requested at `what~file/`."""
    with serve_with_faulty_files(site_dir) as url:
        yield url


def opened(context: BrowserContext, addresses: list[str], wait_ms: int = DUE_MS) -> list[Page]:
    """All of these pages at once, after the time in which each has to say what it lacks."""
    pages = [context.new_page() for _ in addresses]
    for page, address in zip(pages, addresses, strict=True):
        page.goto(address, wait_until="commit")
    pages[-1].wait_for_timeout(wait_ms)
    return pages


def alert_text(page: Page) -> str:
    """Return the text of the visible alerts."""
    alert = page.locator(SAYS).first
    expect(alert).to_be_visible()
    return re.sub(r"\s+", " ", alert.inner_text())


def missing_file(page: Page) -> str:
    """Return the name of the file that is faulty at the address of this page."""
    return page.url.split("~")[1].split("/")[0]


def expect_disabled(page: Page) -> None:
    """No answer, whatever is done to the form; and the form does not look alive."""
    page.evaluate(ANSWERED, "heart_or_aorta_warning")
    region = page.locator("[data-result]")
    for mark in RESULT_ATTRIBUTES:
        assert region.get_attribute(mark) is None
    expect(region.locator(".ub-answer .ub-half, .ub-notice")).to_have_count(0)
    assert page.evaluate(LOOKS_DEAD)


def kinds(site: Path) -> dict[str, list[str]]:
    """Return for each kind of page the files to take away.

    From a page with a calculator inside it: every file. From the others: what their answer needs, and what
    that page, or a page to read, does not have.
    """
    files = {page: page_files(site / page) for page in (EMBEDDED, FRAME, PRESENT, READING, *MORE)}
    read = {*files[READING]} - {"ub.css"}
    tried = {*files[EMBEDDED]} - {"guard.js"}
    return (
        {EMBEDDED: files[EMBEDDED], FRAME: [name for name in files[FRAME] if name in NEEDED or name not in tried]}
        | {page: [name for name in files[page] if name not in tried] for page in (PRESENT, READING)}
        | {page: [name for name in files[page] if name not in read] for page in MORE}
        | {GALLERY: [name for name in files[GALLERY] if name not in tried | {*files[PRESENT]} and name != "guard.js"]}
    )


def test_every_script_and_style_sheet_of_the_site_is_taken_away_somewhere(site_dir: Path) -> None:
    tried = {name for names in kinds(site_dir).values() for name in names}
    assert tried == {name for page in site_dir.rglob("*.html") for name in page_files(page)}


@pytest.mark.parametrize("address", [EMBEDDED, FRAME, PRESENT, READING, *MORE])
def test_without_any_one_of_its_files_a_page_says_so(
    context: BrowserContext, site: str, site_dir: Path, address: str
) -> None:
    names = kinds(site_dir)[address]
    # What is missing is reported at once; that it is so within the time is tested on one kind of page.
    wait_ms = DUE_MS if address == EMBEDDED else 0
    for page in opened(context, [f"{site}missing~{name}/{address}" for name in names], wait_ms):
        name, alert = missing_file(page), alert_text(page)
        if name == "guard.js":  # what would name it is not here
            assert "could not be loaded" in alert or "have not loaded" in alert
            continue
        assert name in alert, (name, alert)
        assert "still" in alert, (name, alert)
        if page.locator("[data-calculator]").count() == 0 or address == GALLERY:
            continue
        if name not in NEEDED:
            assert "The calculator still works" in alert, (name, alert)
            continue
        assert NOTHING in alert, (name, alert)
        if name != "ub-engine.js":  # there the form is a checklist that keeps what is answered
            expect_disabled(page)


def test_a_damaged_or_wrong_file_is_treated_as_missing(context: BrowserContext, site: str) -> None:
    wrong = [
        ("page", "ub-data.js"), ("page", "ub.css"), ("page", "kept.js"), ("half", "ub.js"), ("half", "ub.css"),
        ("half", "ub-data.js"), ("half", "house.js"), ("throws", "ub.js"), ("throws", "house.js"),
    ]  # fmt: skip
    for page in opened(context, [f"{site}{what}~{name}/{EMBEDDED}" for what, name in wrong], 0):
        alert = alert_text(page)
        assert NOTHING in alert, alert
        assert missing_file(page) in alert
        expect_disabled(page)


def test_if_the_server_sends_scripts_as_text_the_page_says_that_nothing_is_calculated(
    context: BrowserContext, site: str
) -> None:
    for page in opened(context, [f"{site}plain~.js/{address}" for address in (OWN, EMBEDDED, FRAME, EXERCISE)]):
        alert = alert_text(page)
        assert NOTHING in alert
        assert "still read" in alert
        expect(page.locator('[data-when="alone"]')).to_be_hidden()
        if "cases" not in page.url:
            expect_disabled(page)
            expect(page.locator("[data-result] .ub-dead")).to_be_visible()


def test_a_late_file_is_reported_as_late_and_the_alert_disappears_when_it_arrives(
    context: BrowserContext, site: str
) -> None:
    names = ["guard.js", "head.js", "ub.css", "ub.js"]
    pages = opened(context, [*(f"{site}late~{name}/{EMBEDDED}" for name in names), f"{site}late~ub-engine.js/{OWN}"])
    for page in pages:
        alert = alert_text(page)
        assert NOTHING in alert, alert
        assert "yet" in alert, (missing_file(page), alert)
    # Someone who sees a form goes on answering.
    answered = pages[names.index("ub.js")]
    answered.locator('#ask-fever label:has([value="present"])').click()
    for page in pages:
        expect(page.locator(SAYS)).to_have_count(0)
    answered.locator("[data-calculator]").scroll_into_view_if_needed()
    Calculator(answered).expect_result_attributes({"fever": "present"})
    Calculator(pages[-1]).expect_result_attributes({})


@pytest.mark.only_browser("firefox")
def test_in_firefox_too_a_page_says_what_it_lacks(context: BrowserContext, site: str) -> None:
    # One after the other: Firefox lets the timers of a page in the background wait. Each in a tab of its own: a page that is
    # still loading may interrupt the address that is opened after it.
    for wrong in ("missing~ub.js", "missing~ub.css", "late~ub.js", "plain~.js"):
        page = context.new_page()
        page.goto(f"{site}{wrong}/{EMBEDDED}", wait_until="commit")
        expect(page.locator(SAYS).first).to_contain_text(NOTHING)
        page.close()


def test_when_a_script_stops_the_answer_is_removed_and_the_form_is_disabled(page: Page, site: str) -> None:
    stops = "name => dispatchEvent(new ErrorEvent('error', { filename: name, message: 'no', error: new Error('no') }))"
    page.goto(f"{site}whole~/{OWN}")
    one = Calculator(page)
    one.choose_answer("fever", "present")
    one.expect_result_attributes({"fever": "present"})
    page.evaluate(stops, "moz-extension://1/ub.js")  # what is not of the site ends nothing
    expect(page.locator(SAYS)).to_have_count(0)
    one.expect_result_attributes({"fever": "present"})
    page.evaluate(stops, page.evaluate("[...document.scripts].find(one => /\\/ub\\.\\w+\\.js/.test(one.src)).src"))
    alert = alert_text(page)
    assert NOTHING in alert
    assert "ub.js" in alert
    expect_disabled(page)


def test_a_calculator_that_cannot_start_or_takes_long_says_so_in_an_alert_too(
    context: BrowserContext, site: str
) -> None:
    lost, late = opened(context, [f"{site}{what}~pyodide.asm.wasm/{OWN}" for what in ("missing", "late")])
    assert "still loading" in alert_text(late)  # first, because this alert disappears
    alert = alert_text(lost)
    assert NOTHING in alert
    assert "could not start" in alert
    expect(late.locator(SAYS)).to_have_count(0)
    Calculator(late).expect_result_attributes({})


def test_a_search_without_its_index_or_its_worker_says_so(context: BrowserContext, site: str) -> None:
    pages = [context.new_page() for _ in range(2)]
    for page, name in zip(pages, ("search_index.json", "search.js"), strict=True):
        page.goto(f"{site}missing~{name}/{READING}")
        page.locator("input[name=query]").focus()
    for page in pages:
        expect(page.locator(SAYS)).to_contain_text("the search")


def test_out_of_a_kept_copy_that_lost_files_it_is_said_too(
    browser: Browser, browser_context_args: dict[str, Any], site_host: SiteHost
) -> None:
    context = browser.new_context(**browser_context_args)
    page = context.new_page()
    page.goto(site_host.url + "about/offline.html")
    expect(page.locator("[data-offline]")).to_have_attribute("data-offline", "kept")
    page.evaluate(LOSE)
    site_host.stop()
    page.goto(site_host.url + EMBEDDED)
    assert NOTHING in alert_text(page)
    assert "house.js" in alert_text(page)
    context.close()


@pytest.mark.firefox_too
def test_from_a_folder_a_page_names_missing_files_and_says_to_unpack_the_folder(
    page: Page, site_dir: Path, tmp_path: Path
) -> None:
    stick = Path(shutil.copytree(site_dir, tmp_path / "Stick für Anna #1"))
    whole = {unhashed_name(path.name): path for path in (stick / "assets").rglob("*") if path.suffix in {".js", ".css"}}
    for name in ("ub.css", "house.js", "kept.js", "ub-data.js", "ub.js"):
        hidden = whole[name].rename(whole[name].with_suffix(".gone"))
        page.goto((stick / EMBEDDED).as_uri())
        expect(page.locator("html")).to_have_attribute("data-guarded", "loud")
        alert = alert_text(page)
        hidden.rename(whole[name])
        assert NOTHING in alert, (name, alert)
        assert name in alert
        assert "Unpack the whole folder first" in alert
        expect_disabled(page)


@pytest.mark.firefox_once("the same script in the head of each page")
@pytest.mark.parametrize("address", ["index.html", OWN, FRAME])
def test_a_page_copied_without_its_folder_says_to_unpack_the_folder(
    page: Page, site_dir: Path, tmp_path: Path, address: str
) -> None:
    alone = Path(shutil.copyfile(site_dir / address, tmp_path / "alone.html"))
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(alone.as_uri())
    alert = page.locator(SAYS)
    expect(alert).to_contain_text("Unpack the whole folder first, then open index.html")
    expect(alert).to_be_in_viewport()
    if address != "index.html":
        expect(alert).to_contain_text(NOTHING)
    wide = page.locator("svg:visible").evaluate_all("all => all.map(one => one.getBoundingClientRect().width)")
    assert max(wide, default=0) < 500


def test_where_scripts_are_off_by_choice_it_is_said_at_once(browser: Browser, site_dir: Path) -> None:
    with serve_folder(site_dir) as url:
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(url + OWN)
        expect(page.locator(SAYS)).to_contain_text(NOTHING, timeout=1000)
        expect(page.locator("[data-result] noscript p")).to_be_visible()
        expect(page.locator("[data-result] .ub-dead")).to_be_hidden()
        context.close()


def test_a_whole_page_says_nothing(page: Page, site_dir: Path, site: str) -> None:
    for address in kinds(site_dir):
        page.goto(f"{site}whole~/{address}")
        expect(page.locator("html")).to_have_attribute("data-guarded", "whole")
        expect(page.locator("[data-guard]")).to_be_hidden()

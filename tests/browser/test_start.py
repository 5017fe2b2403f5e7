"""When Python starts in a page, and what stands there when it cannot, or when its rules are not the page's."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

import calculators
from tests.browser.support.calculator import ADDRESSES, EMBEDDED, Calculator
from tests.browser.support.flaky_server import serve_without_files
from tests.browser.support.recording_proxy import Recorder

RUNTIME = re.compile(r"/assets/ub/runtime/(?!ub-engine)")
CHANGE_BY_SCRIPT = """finding => {
  const input = document.querySelector(`[name="${finding}"][value="present"]`);
  input.checked = true;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}"""
# Longer than any page takes to come to rest; a runtime that was wrongly asked for shows well before.
REST_MS = 1_000


@pytest.fixture
def missing() -> list[str]:
    """Parts of addresses that the lossy site does not have."""
    return []


@pytest.fixture
def flaky_site(site_dir: Path, missing: list[str]) -> Iterator[str]:
    """Serve the site from a server that leaves out the files that a test names, also for workers."""
    with serve_without_files(site_dir, missing) as url:
        yield url


def runtime_requests(recorder: Recorder) -> list[str]:
    """Return the requests for the Python runtime, those of workers included."""
    return [url for url in recorder.requests if RUNTIME.search(url)]


def expect_failed(one: Calculator, what: str = "failed") -> None:
    """In words what failed and what still works; no answer; the checklist and the table of rules are there."""
    expect(one.region).to_have_attribute("data-state", "failed")
    words = {entry["id"]: entry["says"]["clinician"] for entry in calculators.listing("wording")}
    status = one.region.locator(".ub-status[data-status]")
    expect(status).to_be_visible()
    expect(status).to_contain_text(words[what])
    expect(status).to_contain_text(words["failed-what-works"])
    one.expect_no_answer()
    expect(one.root.locator("#rules")).to_be_visible()
    one.expand_group("cord")
    expect(one.question("saddle_anesthesia")).to_be_visible()


@pytest.mark.parametrize("kind", ADDRESSES)
def test_on_a_calculators_own_page_python_starts_at_once(page: Page, kind: str, problems: list[str]) -> None:
    page.goto(ADDRESSES[kind])
    one = Calculator(page)
    assert one.root.get_attribute("data-page") == "own"
    one.expect_answer({})
    assert problems == []


@pytest.mark.firefox_once("one script serves all calculators")
@pytest.mark.parametrize("kind", EMBEDDED)
def test_inside_a_page_of_the_guideline_python_starts_on_the_first_change_however_it_is_made(
    recorded_page: Page, recorder: Recorder, site_url: str, kind: str
) -> None:
    page = recorded_page
    page.goto(site_url + EMBEDDED[kind], wait_until="networkidle")
    one = Calculator(page)
    assert one.root.get_attribute("data-page") == "embedded"
    one.expect_state("idle")
    page.wait_for_timeout(REST_MS)
    assert runtime_requests(recorder) == []
    one.expect_no_answer()

    page.evaluate(CHANGE_BY_SCRIPT, "fever")
    one.expect_result_attributes({"fever": "present"})
    assert runtime_requests(recorder) != []
    assert recorder.outside_origin(site_url) == []


@pytest.mark.parametrize("intent", ["focus", "pointer", "coming into view"])
def test_inside_a_page_of_the_guideline_python_starts_on_intent(page: Page, site_url: str, intent: str) -> None:
    page.goto(site_url + EMBEDDED["screen"])
    one = Calculator(page)
    one.expect_state("idle")
    toggle = one.root.locator(".ub-group__toggle").first
    if intent == "focus":
        toggle.evaluate("toggle => toggle.focus({ preventScroll: true })")
    elif intent == "pointer":
        toggle.dispatch_event("pointerover")
    else:
        one.root.scroll_into_view_if_needed()
    one.expect_answer({})


def test_an_answer_from_other_rules_is_not_shown(page: Page, site_url: str) -> None:
    own = calculators.rules_hash()

    def otherwise(route: Route) -> None:
        response = route.fetch()
        route.fulfill(
            response=response,
            body=response.text().replace(f'data-rules-hash="{own}"', 'data-rules-hash="0123456789ab"'),
        )

    page.route(f"{site_url}{ADDRESSES['screen']}", otherwise)
    page.goto(ADDRESSES["screen"])
    one = Calculator(page)
    expect_failed(one, "other-rules")
    one.choose_answer("fever", "present")
    expect_failed(one, "other-rules")


@pytest.mark.firefox_too
def test_without_python_the_checklist_works_and_retry_works_after_the_cause_is_fixed(
    page: Page, flaky_site: str, missing: list[str]
) -> None:
    missing.append(".wasm")
    page.goto(flaky_site + ADDRESSES["imaging"])
    one = Calculator(page)
    expect_failed(one)
    one.choose_answer("fever", "present")
    expect_failed(one)
    one.region.get_by_role("button", name="Go to the rule table").click()
    expect(one.root.locator("#rules")).to_be_focused()
    expect(one.root.locator("#rules table").first).to_be_in_viewport()
    one.region.get_by_role("button", name="Try again").click()
    expect_failed(one)

    missing.clear()
    one.region.get_by_role("button", name="Try again").click()
    one.expect_answer({"fever": "present"})
    expect(one.region.locator(".ub-status[data-status]")).to_have_class(re.compile(r"\bub-sr\b"))
    expect(one.root.locator("#rules")).to_be_hidden()


def test_without_the_engines_own_script_the_checklist_and_the_table_are_there(
    page: Page, flaky_site: str, missing: list[str]
) -> None:
    missing.append("ub-engine.")
    page.goto(flaky_site + ADDRESSES["imaging"])
    one = Calculator(page)
    expect_failed(one)
    one.choose_answer("fever", "present")
    expect_failed(one)


@pytest.mark.firefox_too
def test_when_a_worker_stops_the_answer_is_removed(page: Page) -> None:
    one = Calculator.open(page, "imaging")
    one.choose_answer("fever", "present")
    one.expect_result_attributes({"fever": "present"})
    page.evaluate("window.UB_ENGINE_TIMEOUT_MS = 1; void UB.engine.ask({}).catch(() => {})")
    expect_failed(one)
    page.evaluate("delete window.UB_ENGINE_TIMEOUT_MS")
    one.region.get_by_role("button", name="Try again").click()
    one.expect_answer({"fever": "present"})

"""What the form holds, what is shown and what is kept are one thing, however the page comes back or the form is changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page, Route, expect

from tests.browser.support.calculator import ADDRESSES, EMBEDDED, Calculator, OpenCalculator, choose_option
from tests.browser.support.command_line import Answers
from tests.browser.support.warm_pages import WithoutCopy

GIVEN: Answers = {"fever": "absent", "age_years": 52.5, "new_onset": "present"}
# Every control that holds something else than its default: a browser would store it, or a reset would change it.
DIFFERING = """() => [...document.querySelectorAll("input, textarea, select")].filter((one) =>
  one instanceof HTMLSelectElement ? [...one.options].some((option) => option.selected !== option.defaultSelected)
  : /radio|checkbox/.test(one.type) ? one.checked !== one.defaultChecked
  : one.value !== one.defaultValue).map((one) => one.outerHTML)"""


@pytest.fixture(scope="session")
def browser_with_bfcache(
    launch_browser: Callable[..., Browser], browser_type_launch_args: dict[str, Any], browser_name: str
) -> Iterator[Browser]:
    """Start a browser with a back-forward cache, which Playwright turns off in Chromium by default."""
    own = {"ignore_default_args": ["--disable-back-forward-cache"]} if browser_name == "chromium" else {}
    browser = launch_browser(**browser_type_launch_args, **own)
    yield browser
    browser.close()


@pytest.fixture
def bfcache_page(
    browser_with_bfcache: Browser, browser_context_args: dict[str, Any], without_copy: WithoutCopy
) -> Iterator[Page]:
    """Open a page that records whether it came from the back-forward cache."""
    context = browser_with_bfcache.new_context(**browser_context_args)
    context.add_init_script(
        """addEventListener("pageshow", ({ persisted }) => { window.cameBack = persisted; });
        const { Worker: Own } = window;
        window.workers = [];
        window.Worker = class extends Own { constructor(...all) { super(...all); window.workers.push(this); } };"""
    )
    yield without_copy(context).new_page()
    context.close()


def go(page: Page, script: str, address: str) -> None:
    """Leave by the browser's own ways; Playwright does not see the end of one that shows a page again."""
    page.evaluate(f"() => void setTimeout(() => {{ {script} }})")
    for _ in range(200):
        try:
            if page.evaluate("location.href").endswith(address):
                return
        except Error:
            pass  # on its way
        page.wait_for_timeout(50)
    raise AssertionError(f"{address} did not come")


def follow(page: Page, address: str) -> None:
    """Follow a link to another page of the site."""
    base = page.evaluate("document.querySelector('.md-header a.md-logo').href").removesuffix("index.html")
    go(page, f"location.href = '{base}{address}'", address)


def test_a_page_shown_again_has_the_current_answers_and_reader(bfcache_page: Page) -> None:
    page = bfcache_page
    page.goto(ADDRESSES["screen"])
    one = Calculator(page)
    one.enter_answers(GIVEN)
    one.expect_result_attributes(GIVEN)
    one.region.get_by_label("Date for the chart").fill("24 November")
    follow(page, ADDRESSES["imaging"])
    one.expect_result_attributes(GIVEN)
    one.type_number("age_years", "71")
    one.choose_answer("fever", "present")
    choose_option(page.locator(".ub-reader"), "patient")
    now: Answers = {**GIVEN, "fever": "present", "age_years": 71.0}
    go(page, "history.back()", ADDRESSES["screen"])
    expect(page.locator("html")).to_have_attribute("data-reader", "patient")
    expect(page.locator("input[name=ub-reader][value=patient]")).to_be_checked()
    assert page.evaluate("window.cameBack")
    choose_option(page.locator(".ub-reader"), "clinician")
    one.expect_result_attributes(now)
    one.type_number("age_years", "72")
    go(page, "history.forward()", ADDRESSES["imaging"])
    one.expect_result_attributes({**now, "age_years": 72.0})
    one.root.get_by_role("button", name="New patient").click()
    one.expect_result_attributes({})
    go(page, "history.back()", ADDRESSES["screen"])
    one.expect_result_attributes({})
    expect(one.region.get_by_label("Date for the chart")).to_have_value("")
    assert page.evaluate(DIFFERING) == []


def test_a_previous_patient_does_not_come_back_after_visiting_another_site(bfcache_page: Page, site_url: str) -> None:
    page = bfcache_page
    page.goto(ADDRESSES["screen"])
    one = Calculator(page)
    one.choose_answer("fever", "present")
    one.expect_result_attributes({"fever": "present"})
    follow(page, ADDRESSES["imaging"])
    one.expect_result_attributes({"fever": "present"})
    other = site_url.replace("127.0.0.1", "localhost")
    go(page, f"location.href = '{other}data/notes.json'", "notes.json")
    go(page, "history.go(-2)", ADDRESSES["screen"])
    one.root.get_by_role("button", name="New patient").click()
    one.choose_answer("fever", "absent")
    one.expect_result_attributes({"fever": "absent"})
    go(page, "history.go(2)", "notes.json")
    go(page, "history.back()", ADDRESSES["imaging"])
    one.expect_result_attributes({})
    go(page, "history.forward()", "notes.json")
    go(page, "history.back()", ADDRESSES["imaging"])
    one.expect_result_attributes({})


@pytest.mark.only_browser("firefox")
def test_in_firefox_too_going_back_and_forward_has_the_answers_of_now(page: Page) -> None:
    """Playwright's own waits do not end there once a page was shown again, so the page itself is asked."""
    one = Calculator.open(page, "screen")
    one.choose_answer("fever", "present")
    one.expect_result_attributes({"fever": "present"})
    shown = """() => [document.querySelector("#ask-fever input:checked")?.value,
      document.querySelector("[data-result]")?.dataset.floor]"""

    def expect_shown(*wanted: str) -> None:
        for _ in range(200):
            if page.evaluate(shown) == list(wanted):
                return
            page.wait_for_timeout(50)
        raise AssertionError(page.evaluate(shown))

    follow(page, ADDRESSES["imaging"])
    expect_shown("present", "immediate")
    page.evaluate("document.querySelector('#ask-fever input[value=absent]').click()")
    expect_shown("absent", "none")
    for way, address in (("back", "screen"), ("forward", "imaging"), ("back", "screen")):
        go(page, f"history.{way}()", ADDRESSES[address])
        expect_shown("absent", "none")


def test_a_page_whose_worker_died_meanwhile_answers_again(bfcache_page: Page) -> None:
    page = bfcache_page
    page.goto(ADDRESSES["screen"])
    one = Calculator(page)
    one.choose_answer("fever", "present")
    one.expect_result_attributes({"fever": "present"})
    page.evaluate("workers.forEach((worker) => worker.terminate())")
    follow(page, ADDRESSES["imaging"])
    one.expect_result_attributes({"fever": "present"})
    one.choose_answer("fever", "absent")
    go(page, "history.back()", ADDRESSES["screen"])
    one.expect_result_attributes({"fever": "absent"})


@pytest.mark.firefox_too
def test_reload_a_number_that_is_half_typed_and_pages_of_the_guideline_keep_form_and_answer_together(
    page: Page,
) -> None:
    one = Calculator.open(page, "imaging")
    one.enter_answers(GIVEN)
    one.expect_result_attributes(GIVEN)
    page.reload()
    one.expect_result_attributes(GIVEN)
    one.root.locator("#field-age_years").fill("61")
    page.evaluate("location.reload()")  # before it was given
    answers: Answers = {**GIVEN, "age_years": 61.0}
    one.expect_result_attributes(answers)
    page.goto(EMBEDDED["imaging"])
    one.root.scroll_into_view_if_needed()
    expect(one.region).to_have_attribute("data-kind", "open")
    assert one.entered_answers() == answers
    assert page.evaluate(DIFFERING) == []


@pytest.mark.firefox_too
def test_a_value_that_a_program_puts_into_the_form_is_no_answer_and_is_removed(page: Page) -> None:
    one = Calculator.open(page, "imaging")
    one.enter_answers(GIVEN)
    one.expect_result_attributes(GIVEN)
    page.evaluate(
        """() => {
          document.querySelector('#ask-saddle_anesthesia input[value="present"]').checked = true;
          document.querySelector('#ask-fever input[value="not-assessed"]').checked = true;
          document.querySelector("#field-age_years").value = "12";
        }"""
    )
    expect(one.root.locator("#field-age_years")).to_have_value("52.5")
    one.expect_result_attributes(GIVEN)
    # With an event it is one, whichever event it is.
    for event, value in (("input", "present"), ("change", "absent")):
        page.evaluate(
            """([event, value]) => {
              const radio = document.querySelector(`#ask-saddle_anesthesia input[value="${value}"]`);
              radio.checked = true;
              radio.dispatchEvent(new Event(event, { bubbles: true }));
            }""",
            [event, value],
        )
        one.expect_result_attributes({**GIVEN, "saddle_anesthesia": value})
    # So is a press by a tool, which moves no focus.
    page.evaluate("document.querySelector('#ask-fever input[value=\"present\"]').click()")
    one.expect_result_attributes({**GIVEN, "saddle_anesthesia": "absent", "fever": "present"})


def test_after_every_change_a_control_holds_its_default(calculator: OpenCalculator) -> None:
    one = calculator("management")
    one.enter_answers({**GIVEN, "depression": "present"})
    one.choose_none_of("gate")
    one.region.get_by_label("Date for the chart").fill("24 November")
    one.root.locator("#field-duration_weeks").press_sequentially("12")
    assert one.page.evaluate(DIFFERING) == []
    one.root.locator('[data-do="undo"]').click()
    one.root.locator('[data-do="undo"]').click()
    assert one.page.evaluate(DIFFERING) == []
    one.root.get_by_role("button", name="New patient").click()
    one.expect_result_attributes({})
    assert one.page.evaluate(DIFFERING) == []


@pytest.mark.parametrize("address", ["ask.html", "teach/own-case.html", "teach/session.html"])
def test_in_every_other_form_too_a_control_holds_its_default_and_is_not_learned(page: Page, address: str) -> None:
    page.goto(address)
    fields = page.locator("main input[type=text]:visible, main textarea:visible, main select:visible")
    expect(fields.first).to_be_visible()
    for place in range(min(4, fields.count())):
        field = fields.nth(place)
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(index=1)
        else:
            field.fill("4321")
    page.wait_for_timeout(50)
    assert page.evaluate(DIFFERING) == []
    assert page.locator("main :is(input, textarea, select):not([autocomplete=off])").count() == 0
    page.evaluate("document.querySelectorAll('form').forEach((form) => form.reset())")
    assert page.evaluate(DIFFERING) == []


def test_pages_with_fictional_patients_do_not_change_the_answers(page: Page) -> None:
    """One after the other; the gallery has a test of its own."""
    one = Calculator.open(page, "imaging")
    one.choose_answer("fever", "present")
    one.expect_result_attributes({"fever": "present"})
    for address in ("teach/cases/the-belt.html", "teach/own-case.html", "teach/present.html"):
        page.goto(address)
        assert (address, page.evaluate("UB.browserSession.get()")) == (address, {"fever": "present"})
        assert "fever" not in page.evaluate("JSON.stringify([localStorage, sessionStorage])")
        if address.startswith("teach/cases"):
            page.locator("[data-mode=asking]").click()
            page.locator("details[data-finding] summary").first.click()
            expect(page.locator("[data-asking]").first).to_be_visible()
    page.goto(ADDRESSES["imaging"])
    one.expect_result_attributes({"fever": "present"})


@pytest.mark.firefox_once("what a form restores is the same in a frame")
@pytest.mark.parametrize("address", [ADDRESSES["imaging"], "embed/imaging.html"])
def test_what_is_answered_before_the_calculator_is_here_is_used_also_without_the_guard(
    page: Page, address: str
) -> None:
    held: list[Route] = []
    page.route(re.compile(r"/assets/ub/guard\.\w+\.js"), lambda route: route.abort())
    page.route(re.compile(r"/assets/ub/ub\.\w+\.js"), lambda route: held.append(route))  # noqa: PLW0108 - Playwright needs a function of Python
    page.goto(address, wait_until="commit")
    one = Calculator(page)
    choose_option(one.question("heart_or_aorta_warning"), "absent")
    for route in held:
        route.continue_()
    one.expect_result_attributes({"heart_or_aorta_warning": "absent"})

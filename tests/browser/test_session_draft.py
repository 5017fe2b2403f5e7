"""The unfinished session of the session page: it is restored, can be discarded, and may be damaged."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Dialog, Page, expect

from site_src.features.teaching.cases import cases
from tests.browser.support.console_errors import collect_console_errors
from tests.browser.support.lecturer import (
    SESSION,
    part_titles,
    session_fragment,
    session_of,
)


def start_session(page: Page) -> None:
    """Three cases, a title, an aim, a note."""
    page.get_by_label("Title", exact=True).fill("Half a session")
    page.get_by_label("Learning objectives").fill("Not whole yet")
    for case in cases()[:3]:
        page.get_by_label("A case").select_option(case.id)
        page.get_by_role("button", name="Add the case").press("Enter")
    page.get_by_label(f"Your note for: {cases()[0].title}").fill("Wait.")
    page.get_by_label(f"Minutes for: {cases()[1].title}").fill("ten")


def expect_started_session(page: Page) -> None:
    expect(page.get_by_label("Title", exact=True)).to_have_value("Half a session")
    expect(page.get_by_label("Learning objectives")).to_have_value("Not whole yet")
    assert [text.rpartition(" ")[0] for text in part_titles(page)] == [case.title for case in cases()[:3]]
    expect(page.get_by_label(f"Your note for: {cases()[0].title}")).to_have_value("Wait.")
    expect(page.get_by_label(f"Minutes for: {cases()[1].title}")).to_have_value("ten")


@pytest.mark.firefox_too
def test_a_session_that_is_not_finished_is_there_again(
    page: Page, file_url: Callable[[str], str], browser_name: str
) -> None:
    """Left by a title and back, by a reload, by a closed tab; from disk as well. It goes when somebody starts over."""
    console_errors = collect_console_errors(page)
    page.goto(file_url(SESSION))
    start_session(page)
    page.locator(".ub-part__title a").first.click()
    expect(page.locator("h1")).to_contain_text(cases()[0].title)
    if browser_name == "chromium":
        page.go_back()
    else:  # Firefox's driver waits for ever for a page that comes back whole
        page.goto(file_url(SESSION))
    expect_started_session(page)
    page.reload()
    expect_started_session(page)
    expect(page.locator("[data-place=says]")).to_contain_text("Your unfinished session has been restored.")
    tab = page.context.new_page()
    tab.goto(file_url(SESSION))
    expect_started_session(tab)
    tab.get_by_role("button", name="Start over").click()
    expect(tab.get_by_label("Title", exact=True)).to_have_value("")
    expect(tab.get_by_label("Title", exact=True)).to_be_focused()
    tab.get_by_role("button", name="Undo").click()
    expect_started_session(tab)
    tab.get_by_role("button", name="Start over").click()
    tab.reload()
    expect(tab.get_by_label("Title", exact=True)).to_have_value("")
    tab.close()
    # What is done in another tab changes nothing in this one.
    page.reload()
    expect_started_session(page)
    page.goto(file_url(SESSION) + session_fragment(session_of(cases()[:1])))
    page.get_by_role("button", name="Undo").click()
    expect_started_session(page)
    assert console_errors == []


def test_a_draft_that_is_damaged_breaks_nothing_and_one_that_cannot_be_kept_asks_before_it_goes(page: Page) -> None:
    console_errors = collect_console_errors(page)
    page.goto(SESSION)
    key = page.evaluate("UB.deviceStorage('ub-session').key")
    for text in (
        "", "{", "null", "7", "[]", '"x"', '{"title": 7, "aims": [], "parts": {}}',
        '{"parts": [null, 1, [], {"case": "constructor"}, {"case": 7}, {"minutes": {}, "says": 3}, {"own": {"stages": 1}}, {"own": null}]}',
    ):  # fmt: skip
        page.evaluate(
            "([key, text]) => { sessionStorage.setItem(key, text); localStorage.setItem(key, text); }", [key, text]
        )
        page.reload()
        expect(page.get_by_label("Title", exact=True)).to_have_value("")
        expect(page.locator(".ub-part")).to_have_count(0)
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };")
    page.reload()
    page.get_by_label("Title", exact=True).press_sequentially("Half")
    asked: list[str] = []

    def dismissed(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", dismissed)
    page.locator(".md-tabs, .md-nav").get_by_role("link", name="Home").first.click(no_wait_after=True)
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    assert console_errors == []

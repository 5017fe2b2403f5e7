"""Copying over plain http at another name than this machine's, where a browser has no clipboard for a page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.calculator import ADDRESSES, Calculator

PASTE = """() => new Promise((done) => {
  const field = document.body.appendChild(document.createElement("textarea"));
  field.id = "pasted";
  done();
})"""
NONE = 'Object.defineProperty(Navigator.prototype, "clipboard", { get: () => undefined });'
REFUSED = NONE + "document.execCommand = () => false;"


@pytest.fixture
def plain_http_page(page: Page, site_url: str) -> Page:
    """Open a page of the site as over plain http, without a clipboard."""
    assert site_url
    page.add_init_script(NONE)
    return page


def pasted_text(page: Page) -> str:
    """Return what is pasted into a field."""
    page.evaluate(PASTE)
    page.locator("#pasted").focus()
    page.keyboard.press("Control+V")
    return page.locator("#pasted").input_value()


@pytest.mark.firefox_too
def test_over_plain_http_a_record_and_a_link_are_copied_by_the_older_way(plain_http_page: Page) -> None:
    one = Calculator.open(plain_http_page, "imaging")
    one.choose_answer("fever", "present")
    one.expect_result_attributes({"fever": "present"})
    for button, told in (("Copy link", "The link was copied."), ("Copy note", "The text was copied.")):
        one.press_share_button(button)
        pressed = one.root.get_by_role("button", name=button)
        expect(one.root.locator("[data-told]")).to_contain_text(told)
        expect(one.root.locator("[data-told] textarea")).to_have_count(0)
        expect(pressed).to_be_focused()
    text = pasted_text(plain_http_page)
    assert len(text.splitlines()) > 5
    assert "Imag" in text


def test_where_that_is_refused_too_a_field_has_all_of_it_selected(plain_http_page: Page) -> None:
    plain_http_page.add_init_script(REFUSED)
    plain_http_page.goto(ADDRESSES["imaging"])
    one = Calculator(plain_http_page)
    one.expect_result_attributes({})
    one.press_share_button("Copy link")
    field = one.root.locator("[data-told] textarea")
    expect(field).to_be_focused()
    assert "#case=" in field.evaluate("one => one.value.slice(one.selectionStart, one.selectionEnd)")


def test_a_session_and_the_line_for_a_frame_are_copied_the_same_way(plain_http_page: Page) -> None:
    plain_http_page.goto("about/running-a-copy.html")
    plain_http_page.locator("[data-copied] button").first.click()
    expect(plain_http_page.get_by_text("The line was copied.")).to_be_visible()
    assert pasted_text(plain_http_page).startswith("<iframe")

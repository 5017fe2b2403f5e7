"""The presenter view with the keys of a clicker: blank screen, exit, start over, and the state that this tab stores."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.console_errors import collect_console_errors
from tests.browser.support.lecturer import (
    FIRST_CASE,
    PRESENT,
    PROJECTOR,
    expect_step,
    session_fragment,
    session_of,
    step_heading,
)

BLACK = """() => [[2, 2], [innerWidth / 2, innerHeight / 2], [innerWidth - 2, innerHeight - 2]].map(([x, y]) => {
  const top = document.elementFromPoint(x, y);
  return top && top.matches("dialog[open]") ? getComputedStyle(top).backgroundColor : "";
})"""


def expect_blank(page: Page, colour: str | None) -> None:
    """Expect the whole window in one color, or the slide."""
    shown = {"black": "rgb(0, 0, 0)", "white": "rgb(255, 255, 255)", None: ""}[colour]
    page.wait_for_function(f"shown => ({BLACK})().every((one) => one === shown)", arg=shown)


@pytest.mark.firefox_too
def test_the_keys_of_a_clicker_blank_the_screen_and_lose_nothing(page: Page, file_url: Callable[[str], str]) -> None:
    console_errors = collect_console_errors(page)
    page.set_viewport_size(PROJECTOR)
    page.goto(file_url(PRESENT) + session_fragment(session_of([FIRST_CASE])))
    for kind in ("case", "story", "ask"):
        page.keyboard.press("PageDown")
        expect_step(page, kind)
    page.keyboard.press("1")
    page.keyboard.press("2")
    replies = page.locator(".ub-asking__heard > li")
    heard = replies.all_inner_texts()
    assert len(heard) == 2
    for key, colour in (("b", "black"), ("B", "black"), (".", "black"), ("w", "white"), (",", "white")):
        page.keyboard.press(key)
        expect_blank(page, colour)
        page.keyboard.press(key)
        expect_blank(page, None)
    # Black, the start button, a page key: the slide is there as it was, and none was passed over.
    page.keyboard.press("b")
    page.reload()
    expect_blank(page, "black")
    page.keyboard.press("PageDown")
    expect_blank(page, None)
    expect_step(page, "ask")
    assert replies.all_inner_texts() == heard
    page.keyboard.press("b")
    page.keyboard.press("Escape")
    expect_blank(page, None)
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("Control+b")
    page.keyboard.down("b")
    page.keyboard.down("b")  # held: it repeats
    expect_blank(page, "black")
    page.keyboard.up("b")
    page.keyboard.press(".")
    page.keyboard.press("PageDown")
    expect_step(page, "poll")
    page.locator("[data-count=none]").press_sequentially("14")
    page.keyboard.press(".")  # from inside a field, which takes digits alone
    expect_blank(page, "black")
    page.keyboard.press(".")
    expect(page.locator("[data-count=none]")).to_have_value("14")
    expect_the_stop_button_to_ask(page)
    expect_apart(page)
    expect_to_start_over(page)
    assert console_errors == []


def expect_the_stop_button_to_ask(page: Page) -> None:
    """Pressed again it stays, and so does a page key, which goes on; left and presented again, all is there."""
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_contain_text("Exit the presentation?")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("Escape")
    page.keyboard.press("PageDown")
    expect_step(page, "answer")
    page.keyboard.press("Escape")
    page.get_by_role("dialog").get_by_role("button", name="Exit").click()
    expect(page.get_by_label("Title", exact=True)).to_have_value("Every case there is")
    page.get_by_role("button", name="Present", exact=True).click()
    expect_step(page, "answer")
    page.keyboard.press("PageUp")
    expect(page.locator("[data-count=none]")).to_have_value("14")


def expect_to_start_over(page: Page) -> None:
    """Expect "Start over" to ask, then to remove what is stored."""
    page.get_by_role("button", name="Start over").click()
    page.get_by_role("dialog").get_by_role("button", name="Stay").click()
    expect_step_kind(page, "poll")
    page.get_by_role("button", name="Start over").click()
    page.get_by_role("dialog").get_by_role("button", name="Start over").click()
    expect_step(page, "opening")
    page.reload()
    expect_step(page, "opening")
    expect(page.get_by_role("button", name="Start over")).to_be_hidden()


def expect_step_kind(page: Page, kind: str) -> None:
    expect(page.locator("[data-present]")).to_have_attribute("data-kind", kind)


def expect_apart(page: Page) -> None:
    """Expect no stored state for the same session in another tab, or for another session in this tab."""
    other = page.context.new_page()
    other.set_viewport_size(PROJECTOR)
    other.goto(page.url)
    expect_step(other, "opening")
    other.close()
    here = page.url
    page.goto(here.partition("#")[0] + session_fragment(session_of([FIRST_CASE], title="Another hour")))
    expect_step(page, "opening")
    for _ in range(4):
        page.keyboard.press("PageDown")
    expect(page.locator("[data-count=none]")).to_have_value("")
    page.goto(here)
    expect_step_kind(page, "poll")
    expect(page.locator("[data-count=none]")).to_have_value("14")


TO_THE_POLL = """() => ["Home", ...Array(4).fill("PageDown")]
  .forEach((key) => document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true })))"""


def test_what_this_tab_keeps_of_a_session_breaks_nothing_when_it_is_damaged(page: Page) -> None:
    console_errors = collect_console_errors(page)
    page.set_viewport_size(PROJECTOR)
    page.goto(PRESENT + session_fragment(session_of([FIRST_CASE])))
    page.keyboard.press("PageDown")
    (name,) = page.evaluate("Object.keys(sessionStorage).filter((key) => key.includes('ub-present'))")
    for text in (
        "", "{", "null", "7", "[]", '{"step": 99}', '{"step": -1, "blank": "red"}', '{"step": "1"}',
        '{"step": 4, "votes": {"0 0": {"none": "x", "stop": -3, "outside": 1.5}}, "asked": {"0 0": ["constructor", 7, null]}}',
        '{"step": 3, "votes": [], "asked": {"0 0": "fever"}}', '{"step": 3, "votes": {"__proto__": {"none": 3}}, "asked": null}',
    ):  # fmt: skip
        page.evaluate("([name, text]) => sessionStorage.setItem(name, text)", [name, text])
        page.reload()
        expect(step_heading(page)).to_be_visible()
        expect_blank(page, None)
        page.evaluate(TO_THE_POLL)
        expect_step_kind(page, "poll")
        expect(page.get_by_role("status")).to_have_text("No votes have been entered.")
    assert console_errors == []

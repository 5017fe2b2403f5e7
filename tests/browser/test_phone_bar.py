"""The bar of a phone: no other question's Yes and No under the question that is read, and what it asks has a name."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.support.calculator import FINDINGS, GATE, Calculator, yes_no_of
from tests.browser.support.command_line import Answers, command_line_assessment
from tests.browser.support.typing_pace import wait_until_idle
from tests.browser.support.warm_pages import WithoutCopy

# The questions of the form that can be read, and the question in the bar with its answers, if it can be seen.
IN_SIGHT = """() => {
  const bar = document.querySelector(".ub-result > .ub-next");
  const shown = bar.offsetParent || bar.getClientRects().length;
  const lower = document.querySelector(".ub-result").getBoundingClientRect().top;
  const upper = document.querySelector(".md-header").getBoundingClientRect().bottom;
  const read = [...document.querySelectorAll(".ub-q")].filter((row) => {
    const box = row.getBoundingClientRect();
    return box.height && box.bottom > upper + 20 && box.top < lower - 20;
  }).map((row) => row.dataset.finding);
  return [read, shown ? bar.dataset.asks : ""];
}"""


@pytest.fixture
def phone(browser: Browser, browser_context_args: dict[str, Any], without_copy: WithoutCopy) -> Iterator[Page]:
    """Open a page on a phone that is 390 px wide."""
    context = browser.new_context(
        **{**browser_context_args, "viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    )
    yield without_copy(context).new_page()
    context.close()


def visible_text(page: Page) -> tuple[list[str], str]:
    """Return the visible text of the form and the question that the bar below it asks."""
    page.wait_for_timeout(150)
    read, asked = page.evaluate(IN_SIGHT)
    return read, asked


def test_while_a_question_in_the_form_is_read_the_bar_shows_no_other_question(phone: Page) -> None:
    one = Calculator.open(phone, "imaging")
    groups = ("infection", "cancer", "fracture", "pain", "nerves", "cord")
    for group in groups:
        toggle = one.root.locator(f'[data-group="{group}"] .ub-group__toggle')
        toggle.tap()
        read, asked = visible_text(phone)
        assert (group, read != [], asked) == (group, True, "")
        # It begins at the top, under the header.
        top = one.root.locator(f'[data-group="{group}"]').bounding_box()
        assert top
        assert 40 <= top["y"] <= 80, group
        for _ in range(3):
            phone.evaluate("scrollBy(0, 0.4 * innerHeight)")
            read, asked = visible_text(phone)
            assert read == [] or asked == "", (group, read, asked)
        one.root.locator(f'[data-group="{group}"] .ub-group__toggle').tap()
    # Answered by its own radio, the next question of the form is the one that is read.
    one.root.locator('[data-group="infection"] .ub-group__toggle').tap()
    for finding in yes_no_of("infection")[:2]:
        one.question(finding).locator('label:has(input[value="absent"])').tap()
        one.expect_result_attributes(
            dict.fromkeys(yes_no_of("infection")[: yes_no_of("infection").index(finding) + 1], "absent")
        )
        read, asked = visible_text(phone)
        assert (read != [], asked) == (True, "")


def test_the_bar_shows_its_question_when_no_other_question_is_being_read(phone: Page) -> None:
    one = Calculator.open(phone, "imaging")
    age: Answers = {"age_years": 40}
    one.enter_answers(age)
    one.expect_result_attributes(age)
    bar, ask = one.region.locator(".ub-bar"), one.region.locator(":scope > .ub-next")
    one.expand_group("gate")
    one.question("lung_warning").evaluate("row => row.scrollIntoView({ block: 'center' })")
    assert visible_text(phone)[1] == ""
    expect(bar).to_be_in_viewport(ratio=1)
    # Past the questions, among the closed groups.
    one.root.locator('[data-group="nerves"]').evaluate("group => group.scrollIntoView({ block: 'end' })")
    phone.evaluate("scrollBy(0, 400)")
    read, asked = visible_text(phone)
    first = command_line_assessment(age)["answer"]["ask"][0]
    assert (read, asked) == ([], first)
    expect(ask.get_by_text("Ask next")).to_be_visible()
    ground = "one => getComputedStyle(one).backgroundColor"
    assert ask.evaluate(ground) not in {bar.evaluate(ground), "rgba(0, 0, 0, 0)"}

    # What it recorded is said with its name, and taken back there.
    ask.get_by_role("button", name="No:").tap()
    one.expect_result_attributes({**age, first: "absent"})
    place = one.region.locator(":scope > [data-said]")
    expect(place).to_contain_text(FINDINGS[first]["label"]["clinician"])
    expect(place).to_be_in_viewport(ratio=1)
    box, under = place.bounding_box(), ask.bounding_box()
    assert box
    assert under
    assert box["y"] + box["height"] <= under["y"] + 1
    place.get_by_role("button", name="Undo").tap()
    one.expect_result_attributes(age)
    expect(place).to_contain_text("Undone: ")

    # After none of these the questions in sight are answered: the way leads on in the bar.
    together = {id: value for id, value in GATE.items() if id != "pregnancy"}
    one.none_button("gate").tap()
    one.expect_result_attributes({**age, **together})
    expect(one.root.locator('[data-group="gate"] .ub-group__end > [data-said]')).to_contain_text("4 recorded as no: ")
    read, asked = visible_text(phone)
    assert ("pregnancy" in read, asked) == (True, "")
    one.question("pregnancy").locator('label:has(input[value="absent"])').tap()
    one.expect_result_attributes({**age, **GATE})
    assert visible_text(phone)[1] != ""


def test_a_double_tap_on_the_bar_or_on_a_group_answers_nothing(phone: Page) -> None:
    one = Calculator.open(phone, "imaging")
    end = '[data-group="gate"] [data-none-of="asked"]'
    for goal in (".ub-bar", '[data-group="cord"] .ub-group__toggle', '[data-none="gate"]', end):
        thing = one.root.locator(goal)
        thing.scroll_into_view_if_needed()
        wait_until_idle(phone)
        box = thing.bounding_box()
        assert box
        before = one.entered_answers()
        for _ in range(2):
            phone.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
            phone.wait_for_timeout(120)
        named = {id: value for id, value in GATE.items() if id != "pregnancy"}
        assert (goal, one.entered_answers()) == (goal, named if goal == end else before)
        if one.region.get_attribute("data-open") == "true":
            one.region.locator(".ub-bar").tap()

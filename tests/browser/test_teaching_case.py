"""A teaching case as a learner uses it: read, ask, compare, open it in a calculator; and as a worksheet on paper."""

import pytest
from playwright.sync_api import Page, expect

from site_src.teaching.cases import case_of
from tests.browser.calculator import Calculator
from tests.browser.complaints import watch

CASE = case_of("the-low-oven")


@pytest.mark.firefox_too
def test_a_case_is_asked_by_keyboard_compared_and_opened_in_the_calculator(page: Page) -> None:
    complaints = watch(page)
    page.goto(f"{CASE.page.removesuffix('.md')}.html")
    question = page.locator("[data-finding=unexplained_weight_loss]").first
    reply = CASE.stages[0].replies["unexplained_weight_loss"].says
    expect(page.get_by_text(reply)).to_be_hidden()
    question.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text(reply)).to_be_visible()
    expect(page.get_by_text(CASE.stages[1].says)).to_be_hidden()
    page.get_by_text("What happens next").click()
    expect(page.get_by_text(CASE.stages[1].says)).to_be_visible()
    page.get_by_text("Open without deciding").click()
    page.get_by_role("link", name="Open this case in the calculator").click()
    Calculator(page).expect_marks(CASE.stages[-1].asked)
    assert complaints == []


def test_on_paper_the_replies_stay_closed_and_the_guide_s_way_comes_last(page: Page) -> None:
    page.goto(f"{CASE.page.removesuffix('.md')}.html")
    page.emulate_media(media="print")
    # The theme opens every fold before it prints.
    page.locator("details").evaluate_all("folds => folds.forEach((fold) => { fold.open = true; })")
    for reply in page.locator("[data-finding] > p").all():
        expect(reply).to_be_hidden()
    for stage in CASE.stages:
        expect(page.get_by_text(stage.says)).to_be_visible()
    expect(page.get_by_text(CASE.points[0]["says"])).to_be_visible()
    assert page.locator("#the-guide").evaluate("one => getComputedStyle(one).breakBefore") == "page"

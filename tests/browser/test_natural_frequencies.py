"""Natural frequencies in a browser: the picture follows a base rate of the reader's own, and nothing typed is lost."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.support.axe import Axe
from tests.browser.support.console_errors import collect_console_errors
from tests.browser.support.pages import overflowing_elements, small_targets

HERE = "image/which-test.html"
MARKS = "all => all.map((one) => one.querySelectorAll('path')[0].getAttribute('d').length)"


def press_through(page: Page, look: Axe | None = None) -> None:
    """Another base rate, a bad one, and back."""
    figure = page.locator(".ub-people")
    field, fault, says = figure.get_by_role("textbox"), figure.get_by_role("alert"), figure.get_by_role("status")
    reset = figure.get_by_role("button")
    expect(says).to_contain_text("about 7 have cancer")
    expect(figure.locator("[data-people-named]")).to_contain_text("13 of 1,975")
    expect(reset).to_be_hidden()
    before = figure.locator("svg.ub-people__all:visible g").evaluate_all(MARKS)

    field.fill("2,5")
    expect(says).to_contain_text("about 25 have cancer")
    expect(figure.locator("[data-people-own]")).to_contain_text("Base rate 2.5% (your own figure)")
    expect(figure.locator("[data-count=found]")).to_have_text("20")
    assert figure.locator("svg.ub-people__all:visible g").evaluate_all(MARKS) != before
    expect(figure.locator("svg.ub-people__all:visible desc")).to_contain_text("about 25 have cancer")

    for bad in ("many", "0", "120", "1.000,5", ""):
        field.fill(bad)
        field.press("Tab")
        expect(fault.locator("span:visible")).to_have_text(
            "Enter a number from 0.1 to 99. The picture still shows 2.5%."
        )
        expect(field).to_have_value(bad)
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(says).to_contain_text("about 25 have cancer")
    if look:
        assert look(page) == []
    reset.click()
    expect(fault).to_be_hidden()
    expect(field).to_have_value("0.66")
    expect(field).to_be_focused()
    expect(says).to_contain_text("about 7 have cancer")
    assert figure.locator("svg.ub-people__all:visible g").evaluate_all(MARKS) == before


def test_the_picture_follows_the_base_rate_and_a_bad_one_gets_a_sentence_and_stays(
    page: Page, site_url: str, file_url: Callable[[str], str], axe: Axe
) -> None:
    console_errors = collect_console_errors(page)
    page.goto(file_url(HERE))
    press_through(page)
    page.goto(site_url + HERE)
    press_through(page, axe)
    figure = page.locator(".ub-people")
    field = figure.get_by_role("textbox")
    field.fill("3")
    for width in (320, 390):
        assert overflowing_elements(page, width) == []
        assert small_targets(page, ".ub-people") == []
    page.locator("label[for^=__palette]:visible").click()
    page.emulate_media(media="print")
    expect(field).to_be_hidden()
    expect(figure.locator("[data-people-own]")).to_be_visible()
    strokes = "all => [...new Set(all.map((one) => getComputedStyle(one).stroke))]"
    drawn = figure.locator("svg.ub-people__all:visible g > path:first-child")
    assert drawn.evaluate_all(strokes) == ["rgb(0, 0, 0)"]
    assert console_errors == []

"""No fault that axe can find: on the pages and in every state of a calculator, light and dark, wide and narrow."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.axe import Axe
from tests.browser.support.calculator import ADDRESSES, GATE, Calculator, OpenCalculator, enter_settled_case, yes_no_of
from tests.browser.support.pages import small_targets

SCHEMES = {"default", "slate"}
# What the other scheme may change.
COLOURS = ("color-contrast", "link-in-text-block")
WIDTHS = (1440, 390)
# These have most kinds of block. In the light scheme at 390 px they are checked by test_every_page.
READ = ("index.html", "assess/red-flags.html", "about/speed.html")


def faults(page: Page, axe: Axe, widths: tuple[int, ...] = WIDTHS, other_scheme: bool = True) -> list[str]:
    """List what axe finds in the page at these widths, and color errors in the other color scheme if asked, each once."""
    page.emulate_media(reduced_motion="reduce")
    found: dict[str, str] = {}
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        for fault in axe(page):
            found.setdefault(fault, f"{width} px: {fault}")
    if not other_scheme:
        return list(found.values())
    before = page.locator("body").get_attribute("data-md-color-scheme")
    page.locator("label[for^=__palette]:visible").click()
    assert {before, page.locator("body").get_attribute("data-md-color-scheme")} == SCHEMES
    for fault in axe(page, COLOURS):
        found.setdefault(fault, f"in the other scheme: {fault}")
    page.locator("label[for^=__palette]:visible").click()
    return list(found.values())


def open_case(one: Calculator) -> None:
    """Enter a case whose answer is open, and expand every section of it."""
    one.enter_answers({"recent_trauma": "present", "duration_weeks": 14, "new_onset": "present"})
    one.expect_result_attributes({"recent_trauma": "present", "duration_weeks": 14, "new_onset": "present"})
    one.region.locator("details").evaluate_all("folds => folds.forEach(fold => { fold.open = true; })")


def stopped(one: Calculator) -> None:
    """Enter a cause outside the spine and a finding that requires immediate imaging."""
    one.enter_answers({next(iter(GATE)): "present", yes_no_of("cord")[0]: "present"})
    expect(one.region).to_have_attribute("data-kind", "stop")


def at_fault(one: Calculator) -> None:
    """Enter an answer that cannot be read, in the form and in a link."""
    one.page.goto(f"{one.page.url}#case=nothing")
    expect(one.errors).to_be_visible()
    one.type_number("age_years", "sixty")
    expect(one.question("age_years").locator(".ub-q__fault")).to_be_visible()


@pytest.mark.parametrize("address", READ)
def test_axe_finds_nothing_on_a_page_to_read(page: Page, axe: Axe, address: str) -> None:
    page.goto(address)
    assert faults(page, axe, (1440,)) == []


def searching(page: Page) -> None:
    """Open the search dialog with results."""
    if page.locator("label.md-header__button[for=__search]").is_visible():
        page.locator("label.md-header__button[for=__search]").click()
    page.locator("[data-md-component=search-query]").press_sequentially("fever")  # the theme listens to keys
    expect(page.locator(".md-search-result__item").first).to_be_visible()


def finding_nothing(page: Page) -> None:
    """Open the search dialog without results."""
    searching(page)
    page.locator("[data-md-component=search-query]").fill("")
    page.locator("[data-md-component=search-query]").press_sequentially("xylophone")
    expect(page.locator(".md-search-result__meta")).to_have_text("No matching documents")


def navigating(page: Page) -> None:
    """Open the drawer of a narrow window, and a section in it."""
    page.get_by_role("button", name="Navigation").click()
    expect(page.locator(".md-nav--primary .md-nav__link:visible").first).to_be_in_viewport()


@pytest.mark.parametrize(
    ("state", "part", "widths"),
    [
        (searching, ".md-search", WIDTHS),
        (finding_nothing, ".md-search", (390,)),
        (navigating, ".md-sidebar--primary", (820, 390)),
    ],
    ids=["searching", "finding_nothing", "navigating"],
)
def test_axe_finds_nothing_in_the_parts_of_the_theme_that_open(
    page: Page, axe: Axe, state: Callable[[Page], None], part: str, widths: tuple[int, ...]
) -> None:
    page.emulate_media(reduced_motion="reduce")
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto("assess/red-flags.html")
        state(page)
        assert axe(page) == []
        assert small_targets(page, part) == []
    # By script, because a press elsewhere closes what was opened.
    page.locator("#__palette_1").evaluate("one => one.click()")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(page.locator(part).locator("a:visible, input:visible").first).to_be_visible()
    assert axe(page, COLOURS) == []


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        # Every part in every state is checked in the gallery, in both color schemes; here, how the parts are put together.
        *((kind, open_case) for kind in ADDRESSES),
        *(("imaging", state) for state in (enter_settled_case, stopped, at_fault)),
    ],
)
def test_axe_finds_nothing_in_a_calculator(
    calculator: OpenCalculator, axe: Axe, kind: str, state: Callable[[Calculator], None]
) -> None:
    one = calculator(kind)
    state(one)
    assert faults(one.page, axe, other_scheme=(kind, state) == ("imaging", open_case)) == []


def test_axe_finds_nothing_where_python_cannot_start(page: Page, axe: Axe) -> None:
    page.add_init_script("delete window.WebAssembly")
    page.goto(ADDRESSES["management"])
    Calculator(page).expect_state("failed")
    assert faults(page, axe) == []


def test_axe_finds_nothing_in_the_open_bar_of_a_phone(page: Page, axe: Axe) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    open_one = Calculator.open(page, "imaging")
    open_one.region.locator(".ub-bar").click()
    expect(open_one.region.locator(".ub-result__body")).to_be_visible()
    assert axe(page) == []

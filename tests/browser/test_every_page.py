"""Every page of the site: nothing leaves, fails, complains or sticks out.

Of the pages that together have every kind of element: axe finds nothing, all can be pressed. That ids are unique, references lead
somewhere, and headings go down one level at a time is checked on every page by tests/site.
"""

from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.axe import Axe
from tests.browser.support.calculator import ADDRESSES, Calculator
from tests.browser.support.console_errors import collect_console_errors
from tests.browser.support.page_kinds import distinct_pages, element_pairs
from tests.browser.support.pages import failed_requests, overflowing_elements, page_addresses, small_targets
from tests.browser.support.recording_proxy import Recorder
from tests.support.paths import SITE

WIDTHS = (320, 390, 820, 1440)
# For a page that has no kind of element of its own; at these two, one column is narrowest and widest.
FEWER_WIDTHS = (320, 820)
AXE_AT = 390
PRESSED_AT = (390, 1440)
PARTS = 6
# Looked at by its own test, once all of it is drawn.
GALLERY = "about/gallery.html"


@pytest.mark.first
@pytest.mark.parametrize("part", range(PARTS))
def test_on_every_page_nothing_leaves_fails_or_sticks_out_axe_finds_nothing_and_all_can_be_pressed(
    recorded_page: Page, recorder: Recorder, site_url: str, axe: Axe, part: int
) -> None:
    page = recorded_page
    page.emulate_media(reduced_motion="reduce")
    failed = failed_requests(page)
    console_errors = collect_console_errors(page)
    found: dict[tuple[str, int], list[str]] = {}
    distinct = distinct_pages(page_addresses())
    for address in page_addresses()[part::PARTS]:
        page.goto(site_url + address)
        for width in WIDTHS if address in distinct else FEWER_WIDTHS:
            out = overflowing_elements(page, width)
            if width in PRESSED_AT:
                out += small_targets(page)
            if width == AXE_AT and address != GALLERY:
                out += axe(page)
            if out:
                found[address, width] = out
    assert found == {}
    assert console_errors == []
    assert failed == []
    assert recorder.outside_origin(site_url) == []
    assert recorder.requests != []


def test_the_pages_that_axe_checks_have_every_kind_of_element_of_the_site() -> None:
    assert element_pairs('<p class="b a"><br><a href="x" aria-label="y">z</a></p>') == {
        ("", "p a b"), ("p a b", "br"), ("p a b", "a aria-label"),
    }  # fmt: skip
    addresses = page_addresses()
    pairs = {address: element_pairs((SITE / address).read_text(encoding="utf-8")) for address in addresses}
    chosen = distinct_pages(addresses)
    assert set().union(*(pairs[address] for address in chosen)) == set().union(*pairs.values())
    assert len(chosen) < len(addresses)


def test_using_a_calculator_asks_only_the_site_and_no_answer_leaves_in_an_address(
    recorded_page: Page, recorder: Recorder, site_url: str, site_dir: Path
) -> None:
    page = recorded_page
    page.goto(site_url + ADDRESSES["management"])
    one = Calculator(page)
    one.expect_state("ready")
    one.enter_answers({"fever": "present", "age_years": 63})
    one.expect_result_attributes({"fever": "present", "age_years": 63})
    for width in WIDTHS:
        assert overflowing_elements(page, width) == []
    assert recorder.outside_origin(site_url) == []
    assert any("worker" in url for url in recorder.requests)
    files = [site_dir / unquote(url.removeprefix(site_url)) for url in recorder.requests]
    assert [path for path in files if not path.is_file()] == []


def test_a_missing_page_is_told_in_words_and_leads_back_into_the_site(
    recorded_page: Page, recorder: Recorder, site_url: str
) -> None:
    page = recorded_page
    failed = failed_requests(page)
    page.goto(f"{site_url}no-such-page.html")
    assert [url.partition(" ")[0] for url in failed] == ["404"]
    expect(page.locator("h1")).to_have_text("Page not found")
    assert [url for url in recorder.requests if not url.startswith(site_url)] == []
    page.get_by_role("link", name="home page").click()
    expect(page).to_have_url(f"{site_url}index.html")

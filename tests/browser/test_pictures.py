"""The pictures of the rules in a browser: what is shown, that it can be read and that it leads on."""

import re

import pytest
from playwright.sync_api import Page, expect

PLACES = {"map-ladder": "image/index.html", "map-flags": "assess/red-flags.html", "map-way": "treat/index.html"}

# The size of the smallest text, the texts that leave their box, and the links that are narrower or lower than a fingertip.
LOOK = """() => {
  const boxes = [...document.querySelectorAll(".ub-map :is(.ub-map__head, .ub-map__node, .ub-map__tag)")];
  const outside = (box) => box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight + 1
    || box.getBoundingClientRect().right > document.documentElement.clientWidth;
  const small = (link) => { const { width, height } = link.getBoundingClientRect(); return width < 24 || height < 24; };
  return {
    smallest: Math.min(...boxes.map((box) => parseFloat(getComputedStyle(box).fontSize))),
    outside: boxes.filter(outside).map((box) => box.textContent),
    small: boxes.filter((box) => box.localName === "a" && small(box)).map((box) => box.textContent),
  };
}"""


@pytest.mark.parametrize("address", PLACES.values(), ids=PLACES)
def test_in_every_width_the_text_fits_and_is_never_small(page: Page, site_url: str, address: str) -> None:
    page.goto(site_url + address)
    for reader in ("clinician", "patient"):
        page.locator(f"input[name=ub-reader][value={reader}]").check()
        for width in (320, 390, 820, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            seen = page.evaluate(LOOK)
            assert (seen["outside"], seen["small"]) == ([], []), f"{reader}, {width} px"
            assert seen["smallest"] >= 12, f"{reader}, {width} px"


def test_a_node_is_reached_by_keyboard_shows_that_it_is_and_leads_to_its_rule(page: Page, site_url: str) -> None:
    page.goto(site_url + PLACES["map-ladder"])
    link = page.locator('.ub-map [data-about="fever"]')
    outline = "one => getComputedStyle(one).outlineStyle"
    assert link.evaluate(outline) == "none"
    page.locator('.ub-map [data-about="saddle"]').focus()
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    assert link.evaluate(outline) == "solid"
    link.press("Enter")
    expect(page.locator("#rule-fever")).to_be_in_viewport()


def test_a_step_is_read_out_with_the_rule_that_leads_to_it(page: Page, site_url: str) -> None:
    page.goto(site_url + PLACES["map-flags"])
    tag = page.locator('.ub-map [data-about="fever"] + .ub-map__tags > a')
    expect(tag).to_have_accessible_name(re.compile(r"^Fever ?: Immediate$"))
    expect(page.locator(".ub-map").first).to_have_role("figure")


def test_on_paper_it_is_wide_and_black_on_white(page: Page, site_url: str) -> None:
    page.goto(site_url + PLACES["map-ladder"])
    page.locator("label[for^=__palette]:visible").click()
    page.set_viewport_size({"width": 390, "height": 900})
    page.emulate_media(media="print")
    columns = "one => getComputedStyle(one).gridTemplateColumns.split(' ').length"
    assert page.locator(".ub-map__panel").first.evaluate(columns) == 2
    colors = "all => [...new Set(all.map((one) => [getComputedStyle(one).backgroundColor, getComputedStyle(one).color].join(' on ')))]"
    assert page.locator(".ub-map a").evaluate_all(colors) == ["rgb(255, 255, 255) on rgb(0, 0, 0)"]

"""The pictures of the rules in a browser: what is shown, that it can be read and that it leads on."""

import pytest
from playwright.sync_api import Page, expect

PLACES = {"map-ladder": "image/index.html", "map-flags": "assess/red-flags.html", "map-way": "treat/index.html"}

# Of the drawings that are shown: the size of the smallest text on the screen, and the texts that leave their box.
LOOK = """() => {
  const shown = [...document.querySelectorAll(".ub-map svg")].filter((one) => one.checkVisibility());
  const texts = shown.flatMap((one) => [...one.querySelectorAll("text")]);
  const scale = (one) => one.getScreenCTM().a;
  const outside = (text) => {
    const box = text.parentElement.querySelector("rect");
    if (!box || text.parentElement.localName !== "a") return false;
    const [inner, outer] = [text.getBoundingClientRect(), box.getBoundingClientRect()];
    return inner.left < outer.left || inner.right > outer.right || inner.top < outer.top - 1 || inner.bottom > outer.bottom + 1;
  };
  return {
    drawings: shown.length,
    smallest: Math.min(...texts.map((one) => parseFloat(getComputedStyle(one).fontSize) * scale(one))),
    outside: texts.filter(outside).map((one) => one.textContent),
  };
}"""


@pytest.mark.parametrize("address", PLACES.values(), ids=PLACES)
def test_one_drawing_is_shown_its_text_fits_and_is_never_small(page: Page, site_url: str, address: str) -> None:
    page.goto(site_url + address)
    for reader in ("clinician", "patient"):
        page.locator(f"input[name=ub-reader][value={reader}]").check()
        for width in (320, 390, 820, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            seen = page.evaluate(LOOK)
            assert (seen["drawings"], seen["outside"]) == (1, []), f"{reader}, {width} px"
            assert seen["smallest"] >= 12, f"{reader}, {width} px"


def test_a_node_is_reached_by_keyboard_shows_that_it_is_and_leads_to_its_rule(page: Page, site_url: str) -> None:
    page.goto(site_url + PLACES["map-ladder"])
    link = page.locator('.ub-map__wide [data-about="fever"]:visible')
    box = link.locator("rect")
    plain = box.evaluate("one => getComputedStyle(one).strokeWidth")
    page.locator('.ub-map__wide [data-about="saddle"]:visible').focus()
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    assert box.evaluate("one => getComputedStyle(one).strokeWidth") != plain
    link.press("Enter")
    expect(page.locator("#rule-fever")).to_be_in_viewport()


def test_on_paper_it_is_the_wide_drawing_in_black_on_white(page: Page, site_url: str) -> None:
    page.goto(site_url + PLACES["map-ladder"])
    page.locator("label[for^=__palette]:visible").click()
    page.set_viewport_size({"width": 390, "height": 900})
    page.emulate_media(media="print")
    expect(page.locator(".ub-map__wide:visible")).to_have_count(1)
    expect(page.locator(".ub-map__narrow:visible")).to_have_count(0)
    fills = "all => [...new Set(all.map((one) => getComputedStyle(one).fill))]"
    assert page.locator(".ub-map__wide:visible rect").evaluate_all(fills) == ["rgb(255, 255, 255)"]
    assert page.locator(".ub-map__wide:visible text").evaluate_all(fills) == ["rgb(0, 0, 0)"]

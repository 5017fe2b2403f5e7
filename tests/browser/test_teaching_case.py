"""A teaching case as a learner uses it: read, ask, compare, open it in a calculator; and as a worksheet on paper."""

import json
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from site_src.features.teaching.cases import case_of, cases
from tests.browser.support.calculator import Calculator
from tests.browser.support.console_errors import collect_console_errors

CASE = case_of("the-low-oven")


@pytest.mark.firefox_too
def test_a_case_is_asked_by_keyboard_compared_and_opened_in_the_calculator(page: Page) -> None:
    console_errors = collect_console_errors(page)
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
    page.get_by_text("Show the answer without deciding").click()
    page.get_by_role("link", name="Open this case in the management calculator").click()
    Calculator(page).expect_result_attributes(CASE.stages[-1].asked)
    assert console_errors == []


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


GUIDE = "details.ub-guide"


@pytest.mark.firefox_too
def test_no_way_in_but_a_press_opens_the_guide_s_way(page: Page) -> None:
    """Contents, addresses of its parts, links to a text, the browser's search, the printer, the site's search."""
    address = f"{CASE.page.removesuffix('.md')}.html"
    page.goto(address)
    guide, body = page.locator(GUIDE), page.locator(f"{GUIDE} > .ub-fold__body")
    inside = page.evaluate("""() => {
      const fold = document.querySelector("details.ub-guide");
      const ids = [...fold.querySelectorAll("[id]")].map((one) => one.id);
      const anchors = [...document.querySelectorAll(".md-nav a[href*='#'], .md-content a[href*='#']")]
        .filter((one) => one.pathname === location.pathname).map((one) => one.hash.slice(1)).filter(Boolean);
      return { contents: anchors.filter((id) => fold.contains(document.getElementById(id))), ids };
    }""")
    assert inside == {"contents": [], "ids": []}
    point_text = CASE.points[0]["says"]
    for end in ("#asked-1", "#heard-1", "#points", "#the-guide", f"#:~:text={quote(point_text[:30])}"):
        page.goto("about:blank")
        page.goto(address + end)
        expect(guide).not_to_have_attribute("open", "")
        expect(body).to_be_hidden()
    # What a search in the page finds is drawn: nothing of a closed fold is, in no engine's way.
    for fold in ("details.ub-guide", "details.ub-later", "details.ub-reveal"):
        drawn = page.locator(f"{fold} > :not(summary)").evaluate_all(
            "all => all.map((one) => getComputedStyle(one).display)"
        )
        assert drawn
        assert set(drawn) == {"none"}
    found = page.evaluate("text => window.find(text)", point_text[:30])
    assert not found
    expect(guide).not_to_have_attribute("open", "")
    guide.locator("summary").first.press("Enter")
    expect(body.get_by_text(point_text)).to_be_visible()


def test_the_search_of_the_site_tells_no_answer_of_a_case(site_dir: Path) -> None:
    entries = json.loads((site_dir / "search" / "search_index.json").read_text(encoding="utf-8"))["docs"]
    texts = {entry["location"]: entry["title"] + " " + entry["text"] for entry in entries}
    for case in cases():
        page = f"{case.page.removesuffix('.md')}.html"
        own = {place: text for place, text in texts.items() if place.partition("#")[0] == page}
        assert own, page
        assert {place.partition("#")[2] for place in own} <= {
            "",
            "the-guide",
            "see-also",
            *(f"stage-{n}" for n in range(1, 5)),
        }
        for text in own.values():
            assert "After every question" not in text
            for point in case.points:
                assert point["says"] not in unescape(text)


@pytest.mark.parametrize("folds", ["details.open = true", "dispatchEvent(new Event('beforeprint'))"])
def test_a_fold_that_opens_by_itself_asks_nothing(page: Page, folds: str) -> None:
    page.goto(f"{CASE.page.removesuffix('.md')}.html")
    page.get_by_role("button", name="Ask step by step").click()
    panel = page.locator("[data-asking]").first
    page.evaluate(f"() => {{ for (const details of document.querySelectorAll('details.ub-reveal')) {{ {folds} }} }}")
    expect(panel).to_contain_text("0 questions asked")
    assert page.evaluate("UB.engine.state") == "idle"


#: Every stop of the Tab key in turn: what has the focus, and whether anything covers its middle or the half of its height.
COVERED = """() => {
  const one = document.activeElement;
  const { left, right, top, bottom, width, height } = one.getBoundingClientRect();
  if (!one.closest(".md-content") || !width || !height) return null;
  const x = Math.min(Math.max((left + right) / 2, 1), innerWidth - 2);
  const seen = [top + 2, (top + bottom) / 2, bottom - 2].map((y) => {
    const hit = y >= 0 && y <= innerHeight && document.elementFromPoint(x, y);
    return Boolean(hit && (one.contains(hit) || hit.contains(one) || hit.closest("label")?.contains(one)));
  });
  const enough = seen.every(Boolean) || (height > innerHeight / 2 && seen.some(Boolean));
  return enough ? null : `${one.outerHTML.slice(0, 90)} ${[top, bottom]} ${seen}`;
}"""


@pytest.mark.firefox_once("the script that scrolls is the same at every size")
@pytest.mark.parametrize("size", [(1280, 720), (390, 844), (640, 360)], ids=["desk", "phone", "desk-200"])
def test_ask_first_covers_no_stop_of_the_tab_key(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{CASE.page.removesuffix('.md')}.html")
    page.get_by_role("button", name="Ask step by step").click()
    page.locator("[data-finding=fever] summary").first.press("Enter")
    expect(page.locator("[data-asking] .ub-asking__ladder .ub-ladder").first).to_have_attribute("data-floor", "none")
    covered = []
    for key, stops in (("Tab", 34), ("Shift+Tab", 30)):
        page.locator("[data-finding]").nth(0 if key == "Tab" else 30).locator("summary").focus()
        for _ in range(stops):
            page.keyboard.press(key)
            if page.evaluate(COVERED):
                page.wait_for_timeout(300)  # Firefox scrolls smoothly
            covered.append(page.evaluate(COVERED))
    assert [one for one in covered if one] == []

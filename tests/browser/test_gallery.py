"""The gallery: every part of the pages in every state, drawn by the code of the pages, without a fault in any of them."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

import calculators
from site_src.features.component_gallery import QUESTIONS, SLIDES, gallery_states, local_settings_examples
from tests.browser.support.axe import Axe
from tests.browser.support.calculator import ADDRESSES, READERS, Calculator, choose_option
from tests.browser.support.console_errors import collect_console_errors
from tests.browser.support.pages import clipped_labels, overflowing_elements, small_targets

RUNGS = [rung["id"] for rung in calculators.listing("rungs")]
OPEN = [(low, high) for place, low in enumerate(RUNGS) for high in RUNGS[place:]]
# What of a learner is shown: decision, comparison, panel of ask first, way, how sure against how right.
LEARNERS = 5
WIDTHS = (390, 820, 1440)
# What may change a colour; the light screen is looked at for everything.
LOOKS: tuple[dict[str, Any], ...] = (
    {"color_scheme": "dark"},
    {"color_scheme": "light", "forced_colors": "active"},
    {"forced_colors": "none", "media": "print"},
)
# One selector for each part in each of its states.
PARTS = [
    *(f'[data-gallery="ladder"] .ub-ladder--wide[data-floor="{low}"][data-ceiling="{high}"][data-settled="false"]' for low, high in OPEN),
    *(f'[data-gallery="ladder"] .ub-ladder--wide[data-floor="{rung}"][data-settled="true"]' for rung in RUNGS),
    '[data-gallery="ladder"] .ub-ladder--wide[data-withheld]',
    *(f'.ub-badge{kind}[data-rung="{rung}"]' for kind in (".ub-badge--open", "") for rung in (*RUNGS, "stop", "outside", "unknown")),
    *(f'.ub-group[data-open="{opened}"]' for opened in ("true", "false")),
    ".ub-group [data-none]:not([hidden])", ".ub-group [data-none-of]", '.ub-chip[aria-pressed="true"]', '.ub-chip[data-value="absent"]',
    ".ub-answers__one", ".ub-calc__first .ub-q",
    *(f'.ub-q:has(input[value="{value}"]:checked)' for value in ("present", "absent", "not-assessed")),
    ".ub-q[data-next]", ".ub-q[data-fault] .ub-q__fault", ".ub-q--number input",
    *(f'.ub-answer [data-role="{role}"]' for role in ("answer", "at-least", "could-be", "scope", "check", "stop", "first", "outside")),
    ".ub-answer__why", ".ub-also", ".ub-ask li", ".ub-ask__foot",
    *(f'details[data-fold="{fold}"][open]' for fold in ("why", "changes", "newer")),
    *(f'.ub-suspicions [data-suspicion="{state}"]' for state in ("suspected", "open", "not-suspected")),
    *(f'.ub-plan[data-status="{status}"]' for status in ("withheld", "provisional", "beside-test", "given")),
    ".ub-changes", '[data-gallery="bar"] .ub-next:not([hidden]) .ub-ask__yn .ub-btn',
    '.ub-take [data-do="note"]', '.ub-take [data-do="open"]',
    '[data-trial] .ub-whatif .ub-btn', '.ub-compare [data-case="present-case"]', '.ub-compare [data-case="what-if"]',
    ".ub-compare__diff li",
    '.ub-decide [role="alert"]', '[data-row="rung"][data-how="missed"]', '[data-row="plan"][data-how="too-much"]', ".ub-besides__luck",
    '[data-asking="open"]', "[data-shortest] li", ".ub-sure .ub-bar",
    ".ub-taken .ub-btn", ".ub-idle[open] .ub-btn", '[data-house="now"] [data-fact="emergency_number"]', '[data-house="paths"] a',
    ".ub-house__old", ".ub-house__bad a", '[data-gallery="house"] .ub-tag--local', "form.ub-question-box:not([hidden]) [data-ask]",
    '[data-gallery="ask"] [data-state="answered"] [data-statement]',
    '[data-gallery="ask"] [data-state="unanswered"] [data-ask-when]:not([hidden])',
    *(f'[data-gallery="front"] .ub-present[data-kind="{kind}"]' for kind in SLIDES["kinds"]), ".ub-asking__heard > li", ".ub-qr",
    ".ub-votes__n", ".ub-votes__mark", ".ub-votes__field",
    '[data-gallery="bar"] .ub-bar', ".ub-result .ub-actions .ub-btn", '[data-result][data-state="starting"]',
    '[data-result][data-state="failed"]', ".ub-errors a", '[data-gallery="machine"] .ub-rules', ".ub-st .ub-scales", ".ub-st .ub-evidence",
]  # fmt: skip
# A patient reads no note numbers.
NOTES = 'details[data-fold="notes"]'


def opened(page: Page) -> Page:
    """Open the gallery and wait until all of it is drawn."""
    page.emulate_media(reduced_motion="reduce")
    page.goto("about/gallery.html")
    expect(page.locator("html")).to_have_attribute("data-gallery-state", "drawn", timeout=60_000)
    return page


@pytest.mark.first
def test_every_part_stands_there_in_every_state_for_each_reader_without_a_fault_in_any_light_or_size(
    page: Page, axe: Axe
) -> None:
    console_errors = collect_console_errors(page)
    page.emulate_media(reduced_motion="reduce")
    page.goto("about/gallery.html")
    expect_all(page, "clinician")
    page.set_viewport_size({"width": 390, "height": 900})
    assert axe(page) == []
    for look in LOOKS:
        page.emulate_media(**look)
        assert (look, axe(page, ("color-contrast",))) == (look, [])
    page.emulate_media(media="screen")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert small_targets(page) == []
        assert clipped_labels(page) == []
    assert overflowing_elements(page, 320) == []
    for reader in READERS[1:]:
        choose_option(page.locator(".ub-reader"), reader)
        expect_all(page, reader)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert (reader, width, clipped_labels(page)) == (reader, width, [])
    assert console_errors == []


@pytest.mark.firefox_too
def test_the_sample_answers_of_the_gallery_never_replace_a_patients_answers(page: Page, browser_name: str) -> None:
    one = Calculator.open(page, "imaging")
    one.choose_answer("fever", "present")
    one.expect_result_attributes({"fever": "present"})
    page.goto("about/gallery.html")
    # Where answers are kept does not depend on how far the gallery is, so Firefox does not draw all of it.
    for state in ("drawing", "drawn") if browser_name == "chromium" else ("drawing",):
        expect(page.locator("html")).to_have_attribute("data-gallery-state", state, timeout=60_000)
        assert page.evaluate("UB.browserSession.get()") == {"fever": "present"}
    page.goto(ADDRESSES["imaging"])
    one.expect_result_attributes({"fever": "present"})


def expect_all(page: Page, reader: str) -> None:
    """Expect every part in all its states, and no id twice."""
    expect(page.locator("html")).to_have_attribute("data-gallery-state", "drawn", timeout=60_000)
    missing = page.evaluate("parts => parts.filter((part) => !document.querySelector(part))", PARTS)
    assert missing == []
    assert page.locator(NOTES).count() == 0 if reader == "patient" else page.locator(f"{NOTES}[open]").count()
    shown = sum(len(state["show"]) for state in gallery_states())
    specimens = shown + len(OPEN) + len(RUNGS) + 1 + len(local_settings_examples()) + len(QUESTIONS) + LEARNERS
    specimens += len(SLIDES["kinds"])
    assert page.locator(".ub-specimen").count() == specimens
    doubled = page.evaluate("""() => [...document.querySelectorAll(".ub-specimen [id]")].map((one) => one.id)
      .filter((id) => document.querySelectorAll(`#${CSS.escape(id)}`).length > 1)""")
    assert doubled == []

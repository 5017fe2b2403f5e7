"""The presenter view at the front of a class: a whole case by keyboard alone, every step of every case on a projector."""

import pytest
from playwright.sync_api import Page, expect

from site_src.features.teaching.cases import case_of, cases
from site_src.features.teaching.sessions import link_fragment
from tests.browser.support.axe import Axe
from tests.browser.support.calculator import FINDINGS
from tests.browser.support.console_errors import collect_console_errors
from tests.browser.support.lecturer import (
    ALL_STEPS,
    FIRST_CASE,
    OVERFLOW,
    PRESENT,
    PROJECTOR,
    PUBLISHED,
    READY_SESSION,
    SESSION,
    choose_file,
    expect_step,
    scanned_code,
    serve_published_site,
    session_fragment,
    session_of,
    step_heading,
)
from tests.browser.support.pages import overflowing_elements, small_targets


def test_a_case_is_run_by_keyboard_alone_polled_revealed_and_its_code_can_be_read(page: Page, axe: Axe) -> None:
    console_errors = collect_console_errors(page)
    serve_published_site(page)
    page.set_viewport_size(PROJECTOR)
    page.goto(f"{PUBLISHED}{PRESENT}#{link_fragment(READY_SESSION)}")
    expect_step(page, "opening", READY_SESSION.title)
    for aim in READY_SESSION.aims:
        expect(page.locator("[data-place=step]")).to_contain_text(aim)
    page.keyboard.press("ArrowRight")
    expect_step(page, "talk", READY_SESSION.items[0].says)
    page.keyboard.press("PageDown")
    expect_step(page, "case", FIRST_CASE.title)
    assert scanned_code(page) == f"{PUBLISHED}{FIRST_CASE.page.replace('.md', '.html')}"
    page.keyboard.press(" ")
    expect_step(page, "story", FIRST_CASE.stages[0].title)
    expect(page.locator(".ub-slide__story")).to_have_text(FIRST_CASE.stages[0].says)

    ask(page)
    assert axe(page) == []
    poll(page)
    assert axe(page) == []
    compare(page)
    assert axe(page) == []
    page.emulate_media(color_scheme="dark")
    assert axe(page, ("color-contrast",)) == []

    page.keyboard.press("End")
    expect_step(page, "end")
    expect(page.get_by_role("button", name="Next")).to_be_disabled()
    page.keyboard.press("Home")
    expect_step(page, "opening")
    page.keyboard.press("f")
    page.wait_for_function("() => document.fullscreenElement !== null")
    page.keyboard.press("f")
    page.wait_for_function("() => document.fullscreenElement === null")
    page.keyboard.press("Escape")
    assert axe(page) == []
    page.get_by_role("dialog").get_by_role("button", name="Exit").press("Enter")
    expect(page).to_have_url(f"{PUBLISHED}{SESSION}")
    expect(page.get_by_label("Title", exact=True)).to_have_value(READY_SESSION.title)
    assert console_errors == []


def ask(page: Page) -> None:
    """Choose groups by arrow key and questions by digit, and expect the last reply first."""
    page.keyboard.press("ArrowDown")
    expect_step(page, "ask")
    replies = page.locator(".ub-asking__heard > li")
    expect(replies).to_have_count(0)
    page.keyboard.press("ArrowDown")  # the second group
    page.keyboard.press("ArrowDown")
    page.keyboard.press("1")
    expect(replies.first).to_contain_text(FIRST_CASE.stages[0].replies["fever"].says)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("9")
    expect(replies.first).to_contain_text(FIRST_CASE.stages[0].replies["saddle_anesthesia"].says)
    expect(replies).to_have_count(2)
    page.keyboard.press("0")
    expect(replies.first).to_contain_text(FINDINGS["bleeding_risk"]["ask"]["clinician"])


def poll(page: Page) -> None:
    """Type the counts one after the other and expect bars."""
    page.keyboard.press("PageDown")
    expect_step(page, "poll")
    page.keyboard.press("Tab")
    for typed in ("2", "1", "", "3", "", "14"):
        page.keyboard.type(typed)
        page.keyboard.press("Enter")
    page.keyboard.press("ArrowUp")  # Not covered: one hand
    expect(page.locator("[data-count=outside]")).to_have_value("1")
    expect(page.get_by_role("status")).to_have_text("21 votes")
    bar = page.locator("[data-choice=none] .ub-votes__n")
    assert float((bar.get_attribute("width") or "")[:-1]) == pytest.approx(1400 / 21)


def compare(page: Page) -> None:
    """Expect the guideline's answer, then the votes next to the ladder, and both again after a reload."""
    page.keyboard.press("PageDown")  # also from inside a field
    expect_step(page, "answer")
    expect(page.locator(".ub-slide__answer")).to_contain_text(
        "No routine imaging: every red flag on this form was assessed, and none is present"
    )
    page.reload()
    expect_step(page, "answer")
    page.keyboard.press("ArrowLeft")
    expect_step(page, "poll")
    expect(page.get_by_role("status")).to_have_text("21 votes")
    for name in ("stop", "immediate", "outside"):
        page.locator(f"[data-count={name}]").fill("")
    page.locator("[data-count=none]").fill("12")
    page.locator("[data-count=first-test]").fill("4")
    page.keyboard.press("PageDown")
    page.keyboard.press("PageDown")
    expect_step(page, "ladder")
    expect(page.locator(".ub-ladder")).to_have_attribute("data-floor", "none")
    expect(page.locator(".ub-ladder")).to_have_attribute("data-settled", "true")
    expect(page.locator("[data-right]")).to_have_count(1)
    expect(page.locator("[data-choice=none]")).to_contain_text("12")
    expect(page.locator(".ub-votes__total")).to_have_text("12 of 16 votes match the guideline.")


def test_every_step_of_every_case_fits_a_projector_with_every_reply_open(page: Page) -> None:
    page.set_viewport_size(PROJECTOR)
    page.goto(PRESENT + session_fragment(session_of(cases())))
    expect_step(page, "opening")
    found = page.evaluate(ALL_STEPS)
    assert found["over"] == []
    assert found["steps"] == 2 + sum(3 + 5 * len(case.stages) for case in cases())
    # On a telephone it scrolls, downwards alone, and everything can be pressed.
    page.keyboard.press("Home")
    for _ in range(5):
        assert overflowing_elements(page, 390) == []
        assert small_targets(page) == []
        page.keyboard.press("PageDown")


def test_a_bad_link_or_file_is_explained_and_what_runs_goes_on_and_moved_rules_are_named(page: Page) -> None:
    console_errors = collect_console_errors(page)
    page.set_viewport_size(PROJECTOR)
    page.goto(f"{PRESENT}#session=no")
    errors = page.locator("[data-place=errors]")
    expect(errors).to_contain_text("The link does not say which version of the rules it was made for.")
    expect(errors).to_be_focused()
    expect(page.get_by_role("link", name="Present")).to_have_count(3)
    choose_file(page, "Open a session file", "hour.json", '{"title": "An hour"}')
    expect(errors.locator("li").first).to_have_text("Session has no what.")
    old = session_of([case_of("the-belt")], title="An old hour", rules="0.0.9-0123456789ab")
    page.goto(PRESENT + session_fragment(old))
    expect(page.locator("[data-place=moved]")).to_contain_text(
        "was made for rules version 0.0.9-0123456789ab; this site uses"
    )
    expect(errors).to_be_hidden()
    page.keyboard.press("PageDown")
    # This machine alone can open what is served here, so no code is drawn; a house may say where its copy is.
    expect(page.locator(".ub-scan")).to_contain_text("The site can be opened only on this computer")
    page.evaluate(
        "() => { UB.local = { site_address: 'https://intranet.example/back' }; document.dispatchEvent(new Event('ub:local')); }"
    )
    assert scanned_code(page) == "https://intranet.example/back/teach/cases/the-belt.html"
    page.evaluate("location.hash = '#session=AAAA&rules=0.1.0-0123456789ab'")
    expect(errors).to_contain_text("The link is incomplete or has been changed")
    expect(step_heading(page)).to_have_text("The belt")
    assert console_errors == []


OPEN_ALL = "() => document.querySelectorAll('.ub-asking [data-finding]').forEach((one) => one.click())"
#: The sizes of what is read on a slide, in pixels; the names of keys beside it are help for the lecturer.
SIZES = """() => [...document.querySelectorAll("[data-place=step] *")]
  .filter((one) => one.checkVisibility() && !one.closest("kbd"))
  .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
  .map((one) => parseFloat(getComputedStyle(one).fontSize))"""


def test_questions_are_large_and_the_story_stays_in_sight(page: Page) -> None:
    page.set_viewport_size(PROJECTOR)
    longest = max(cases(), key=lambda case: max(len(stage.says) for stage in case.stages))
    shown = [case_of("the-low-oven"), longest]
    page.goto(PRESENT + session_fragment(session_of(shown)))
    stages = [stage.says for case in shown for stage in case.stages]
    seen = 0
    while page.get_by_role("button", name="Next").is_enabled():
        page.keyboard.press("PageDown")
        if page.locator("[data-present]").get_attribute("data-kind") != "ask":
            continue
        story = page.locator(".ub-slide__recall")
        expect(story).to_have_text(stages[seen])
        for group in page.locator(".ub-asking__groups button").all():
            group.click()
            page.evaluate(OPEN_ALL)
            expect(story).to_be_in_viewport(ratio=1)
            assert min(page.evaluate(SIZES)) >= 16
            assert min(page.evaluate(SIZES.replace("*", ".ub-asking__list *"))) >= 17.5
            assert max(page.evaluate(OVERFLOW)) <= 0
        seen += 1
    assert seen == len(stages)

"""The presenter view at the front of a class: a whole case by keyboard alone, every step of every case on a projector."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from site_src.features.teaching.cases import case_of, cases
from site_src.features.teaching.sessions import fragment, sessions
from tests.browser.conftest import Axe
from tests.browser.support.console_errors import watch
from tests.browser.support.lecturer import (
    OVER,
    PRESENT,
    PROJECTOR,
    PUBLISHED,
    SESSION,
    WALK,
    code,
    expect_step,
    heading,
    in_a_link,
    open_file,
    publish,
    session_of,
)
from tests.browser.support.pages import small_targets, sticking_out

LESSON = next(one for one in sessions() if one.minutes == 45)
FIRST = LESSON.cases[0]


def test_a_case_is_run_by_keyboard_alone_polled_revealed_and_its_code_can_be_read(page: Page, axe: Axe) -> None:
    complaints = watch(page)
    publish(page)
    page.set_viewport_size(PROJECTOR)
    page.goto(f"{PUBLISHED}{PRESENT}#{fragment(LESSON)}")
    expect_step(page, "opening", LESSON.title)
    for aim in LESSON.aims:
        expect(page.locator("[data-place=step]")).to_contain_text(aim)
    page.keyboard.press("ArrowRight")
    expect_step(page, "talk", LESSON.parts[0].says)
    page.keyboard.press("PageDown")
    expect_step(page, "case", FIRST.title)
    assert code(page) == f"{PUBLISHED}{FIRST.page.replace('.md', '.html')}"
    page.keyboard.press(" ")
    expect_step(page, "story", FIRST.stages[0].title)
    expect(page.locator(".ub-slide__story")).to_have_text(FIRST.stages[0].says)

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
    expect(page.get_by_label("Title", exact=True)).to_have_value(LESSON.title)
    assert complaints == []


def ask(page: Page) -> None:
    """Groups by arrow, questions by digit; the last reply comes first."""
    page.keyboard.press("ArrowDown")
    expect_step(page, "ask")
    replies = page.locator(".ub-asking__heard > li")
    expect(replies).to_have_count(0)
    page.keyboard.press("ArrowDown")  # the second group
    page.keyboard.press("ArrowDown")
    page.keyboard.press("1")
    expect(replies.first).to_contain_text(FIRST.stages[0].replies["fever"].says)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("9")
    expect(replies.first).to_contain_text(FIRST.stages[0].replies["saddle_anesthesia"].says)
    expect(replies).to_have_count(2)


def poll(page: Page) -> None:
    """Counts are typed, one after the other; bars show them."""
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
    """What the guide says, then the hands beside the ladder; loaded again, it goes on where it was, with the hands."""
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
    page.goto(PRESENT + in_a_link(session_of(cases())))
    expect_step(page, "opening")
    found = page.evaluate(WALK)
    assert found["over"] == []
    assert found["steps"] == 2 + sum(3 + 5 * len(case.stages) for case in cases())
    # On a telephone it scrolls, downwards alone, and everything can be pressed.
    page.keyboard.press("Home")
    for _ in range(5):
        assert sticking_out(page, 390) == []
        assert small_targets(page) == []
        page.keyboard.press("PageDown")


def test_a_bad_link_or_file_is_explained_and_what_runs_goes_on_and_moved_rules_are_named(page: Page) -> None:
    complaints = watch(page)
    page.set_viewport_size(PROJECTOR)
    page.goto(f"{PRESENT}#session=no")
    errors = page.locator("[data-place=errors]")
    expect(errors).to_contain_text("The link does not say which version of the rules it was made for.")
    expect(errors).to_be_focused()
    expect(page.get_by_role("link", name="Present")).to_have_count(3)
    open_file(page, "Open a session file", "hour.json", '{"title": "An hour"}')
    expect(errors.locator("li").first).to_have_text("Session has no what.")
    old = session_of([case_of("the-belt")], title="An old hour", rules="0.0.9-0123456789ab")
    page.goto(PRESENT + in_a_link(old))
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
    assert code(page) == "https://intranet.example/back/teach/cases/the-belt.html"
    page.evaluate("location.hash = '#session=AAAA&rules=0.1.0-0123456789ab'")
    expect(errors).to_contain_text("The link is incomplete or has been changed")
    expect(heading(page)).to_have_text("The belt")
    assert complaints == []


BLACK = """() => [[2, 2], [innerWidth / 2, innerHeight / 2], [innerWidth - 2, innerHeight - 2]].map(([x, y]) => {
  const top = document.elementFromPoint(x, y);
  return top && top.matches("dialog[open]") ? getComputedStyle(top).backgroundColor : "";
})"""


def expect_blank(page: Page, colour: str | None) -> None:
    """The whole window is of one colour, or the slide is seen."""
    shown = {"black": "rgb(0, 0, 0)", "white": "rgb(255, 255, 255)", None: ""}[colour]
    page.wait_for_function(f"shown => ({BLACK})().every((one) => one === shown)", arg=shown)


@pytest.mark.firefox_too
def test_the_keys_of_a_clicker_blank_the_screen_and_lose_nothing(page: Page, file_url: Callable[[str], str]) -> None:
    complaints = watch(page)
    page.set_viewport_size(PROJECTOR)
    page.goto(file_url(PRESENT) + in_a_link(session_of([FIRST])))
    for kind in ("case", "story", "ask"):
        page.keyboard.press("PageDown")
        expect_step(page, kind)
    page.keyboard.press("1")
    page.keyboard.press("2")
    replies = page.locator(".ub-asking__heard > li")
    heard = replies.all_inner_texts()
    assert len(heard) == 2
    for key, colour in (("b", "black"), ("B", "black"), (".", "black"), ("w", "white"), (",", "white")):
        page.keyboard.press(key)
        expect_blank(page, colour)
        page.keyboard.press(key)
        expect_blank(page, None)
    # Black, the start button, a page key: the slide is there as it was, and none was passed over.
    page.keyboard.press("b")
    page.reload()
    expect_blank(page, "black")
    page.keyboard.press("PageDown")
    expect_blank(page, None)
    expect_step(page, "ask")
    assert replies.all_inner_texts() == heard
    page.keyboard.press("b")
    page.keyboard.press("Escape")
    expect_blank(page, None)
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("Control+b")
    page.keyboard.down("b")
    page.keyboard.down("b")  # held: it repeats
    expect_blank(page, "black")
    page.keyboard.up("b")
    page.keyboard.press(".")
    page.keyboard.press("PageDown")
    expect_step(page, "poll")
    page.locator("[data-count=none]").press_sequentially("14")
    page.keyboard.press(".")  # from inside a field, which takes digits alone
    expect_blank(page, "black")
    page.keyboard.press(".")
    expect(page.locator("[data-count=none]")).to_have_value("14")
    expect_the_stop_button_to_ask(page)
    expect_apart(page)
    expect_to_start_over(page)
    assert complaints == []


def expect_the_stop_button_to_ask(page: Page) -> None:
    """Pressed again it stays, and so does a page key, which goes on; left and presented again, all is there."""
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_contain_text("Exit the presentation?")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("Escape")
    page.keyboard.press("PageDown")
    expect_step(page, "answer")
    page.keyboard.press("Escape")
    page.get_by_role("dialog").get_by_role("button", name="Exit").click()
    expect(page.get_by_label("Title", exact=True)).to_have_value("Every case there is")
    page.get_by_role("button", name="Present", exact=True).click()
    expect_step(page, "answer")
    page.keyboard.press("PageUp")
    expect(page.locator("[data-count=none]")).to_have_value("14")


def expect_to_start_over(page: Page) -> None:
    """What is kept can be removed, and only after a question."""
    page.get_by_role("button", name="Start over").click()
    page.get_by_role("dialog").get_by_role("button", name="Stay").click()
    expect_step_kind(page, "poll")
    page.get_by_role("button", name="Start over").click()
    page.get_by_role("dialog").get_by_role("button", name="Start over").click()
    expect_step(page, "opening")
    page.reload()
    expect_step(page, "opening")
    expect(page.get_by_role("button", name="Start over")).to_be_hidden()


def expect_step_kind(page: Page, kind: str) -> None:
    expect(page.locator("[data-present]")).to_have_attribute("data-kind", kind)


def expect_apart(page: Page) -> None:
    """The same session in another tab, and another session in this one, have nothing of it."""
    other = page.context.new_page()
    other.set_viewport_size(PROJECTOR)
    other.goto(page.url)
    expect_step(other, "opening")
    other.close()
    here = page.url
    page.goto(here.partition("#")[0] + in_a_link(session_of([FIRST], title="Another hour")))
    expect_step(page, "opening")
    for _ in range(4):
        page.keyboard.press("PageDown")
    expect(page.locator("[data-count=none]")).to_have_value("")
    page.goto(here)
    expect_step_kind(page, "poll")
    expect(page.locator("[data-count=none]")).to_have_value("14")


TO_THE_POLL = """() => ["Home", ...Array(4).fill("PageDown")]
  .forEach((key) => document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true })))"""
OPEN_ALL = "() => document.querySelectorAll('.ub-asking [data-finding]').forEach((one) => one.click())"


def test_what_this_tab_keeps_of_a_session_breaks_nothing_when_it_is_damaged(page: Page) -> None:
    complaints = watch(page)
    page.set_viewport_size(PROJECTOR)
    page.goto(PRESENT + in_a_link(session_of([FIRST])))
    page.keyboard.press("PageDown")
    (name,) = page.evaluate("Object.keys(sessionStorage).filter((key) => key.includes('ub-present'))")
    for text in (
        "", "{", "null", "7", "[]", '{"step": 99}', '{"step": -1, "blank": "red"}', '{"step": "1"}',
        '{"step": 4, "votes": {"0 0": {"none": "x", "stop": -3, "outside": 1.5}}, "asked": {"0 0": ["constructor", 7, null]}}',
        '{"step": 3, "votes": [], "asked": {"0 0": "fever"}}', '{"step": 3, "votes": {"__proto__": {"none": 3}}, "asked": null}',
    ):  # fmt: skip
        page.evaluate("([name, text]) => sessionStorage.setItem(name, text)", [name, text])
        page.reload()
        expect(heading(page)).to_be_visible()
        expect_blank(page, None)
        page.evaluate(TO_THE_POLL)
        expect_step_kind(page, "poll")
        expect(page.get_by_role("status")).to_have_text("No votes have been entered.")
    assert complaints == []


#: The sizes of what is read on a slide, in pixels; the names of keys beside it are help for the lecturer.
SIZES = """() => [...document.querySelectorAll("[data-place=step] *")]
  .filter((one) => one.checkVisibility() && !one.closest("kbd"))
  .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
  .map((one) => parseFloat(getComputedStyle(one).fontSize))"""


def test_questions_are_large_and_the_story_stays_in_sight(page: Page) -> None:
    page.set_viewport_size(PROJECTOR)
    longest = max(cases(), key=lambda case: max(len(stage.says) for stage in case.stages))
    shown = [case_of("the-low-oven"), longest]
    page.goto(PRESENT + in_a_link(session_of(shown)))
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
            assert min(page.evaluate(SIZES.replace("*", ".ub-asking__list *"))) >= 18
            assert max(page.evaluate(OVER)) <= 0
        seen += 1
    assert seen == len(stages)

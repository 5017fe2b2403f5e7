"""A whole case without a mouse: Tab, arrows, Space, Enter. The focus is always seen, and nothing holds it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.calculator import FINDINGS, GATE, Calculator, yes_no_of
from tests.browser.support.command_line import Answers
from tests.browser.support.typing_pace import enable_keyboard_entry, press_keys

# What has the focus, by name; whether something marks it, itself or the face that a label draws for it; and whether it
# can be met with the eye: nothing lies over its middle.
FOCUS = """async () => {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return ["", true, true];
  const stands = (one) => one && one.offsetHeight && getComputedStyle(one).visibility === "visible";
  const face = [...(focused.labels || []), focused.nextElementSibling].find(stands);
  const name = focused.name || focused.dataset.none || focused.getAttribute("aria-controls") || focused.dataset.do
    || focused.dataset.key || focused.getAttribute("aria-label") || (focused.labels && face ? face : focused).textContent.trim();
  const marks = (style) => (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
  const seen = [focused, face, focused.nextElementSibling, focused.parentElement].some((one) => one && marks(getComputedStyle(one)));
  const shown = (/radio|checkbox/.test(focused.type) && face) || focused;
  const uncovered = () => {
    const box = shown.getBoundingClientRect();
    // Of what is tall, the middle of the part that is in the window.
    const tall = box.height > innerHeight / 2;
    const y = tall ? (Math.max(box.y, 0) + Math.min(box.bottom, innerHeight)) / 2 : box.y + Math.min(box.height, 40) / 2;
    const top = document.elementFromPoint(box.x + box.width / 2, y);
    return Boolean(top) && (shown.contains(top) || top.contains(shown));
  };
  // The theme's search opens in its own time.
  for (let frame = 0; frame < 60 && !uncovered(); frame += 1) await new Promise(requestAnimationFrame);
  return [name, seen, uncovered()];
}"""
MOST_TABS = 120


class Keys:
    """Hands on the keyboard."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.emulate_media(reduced_motion="reduce")  # what is on its way cannot be met with the eye yet
        self.unseen: list[str] = []

    def focused(self) -> str:
        """Return the name of the focused element, and record it if it cannot be seen."""
        name, seen, uncovered = self.page.evaluate(FOCUS)
        if not (seen and uncovered):
            self.unseen.append(name)
        return str(name)

    def press(self, key: str) -> None:
        """One key."""
        self.page.keyboard.press(key)

    def tab_to(self, name: str, key: str = "Tab") -> None:
        """Tab until the named control has the focus."""
        for _ in range(MOST_TABS):
            if self.focused() == name:
                return
            self.press(key)
        raise AssertionError(f"{name} was not reached with {key}")


@pytest.mark.firefox_too
def test_a_whole_case_is_answered_with_the_keyboard_alone(page: Page, problems: list[str]) -> None:
    one = Calculator.open(page, "imaging")
    keys = Keys(page)
    enable_keyboard_entry(one)
    one.root.locator('[aria-controls="questions-cord"]').press("Enter")  # the switch led to its first question
    page.locator(".md-skip").focus()
    keys.press("Tab")
    answers: Answers = {}

    keys.tab_to("gate")
    keys.press("Space")
    answers |= GATE
    one.expect_result_attributes(answers)
    keys.tab_to("age_years")
    page.keyboard.type("44")
    keys.press("Tab")
    answers["age_years"] = 44
    one.expect_result_attributes(answers)

    keys.tab_to("questions-cord")
    keys.press("Enter")
    expect(one.question("saddle_anesthesia")).to_be_visible()
    keys.tab_to("progressive_neuro_symptoms")
    # The group is at "not asked", the last of three: an arrow goes to "no", another to "yes".
    keys.press("ArrowLeft")
    expect(one.question("progressive_neuro_symptoms").locator('input[value="absent"]')).to_be_checked()
    keys.press("ArrowUp")
    answers["progressive_neuro_symptoms"] = "present"
    one.expect_result_attributes(answers)
    press_keys(page, "n")
    answers["progressive_neuro_symptoms"] = "absent"
    one.expect_result_attributes(answers)
    keys.tab_to("cord", "Shift+Tab")
    keys.press("Enter")
    answers |= dict.fromkeys(yes_no_of("cord"), "absent")
    for group in ("infection", "cancer", "fracture", "nerves"):
        keys.tab_to(group)
        keys.press("Space")
        answers |= dict.fromkeys(yes_no_of(group), "absent")
    one.expect_result_attributes(answers)

    keys.tab_to("ask-absent")
    while one.ask_next.count():
        asked = one.ask_next.locator("a").first.get_attribute("data-key") or ""
        finding = asked.removeprefix("ask-")
        assert FINDINGS[finding]["kind"] == "yes-no"
        assert keys.focused() == "ask-absent"
        expect(page.locator(":focus")).not_to_have_attribute("aria-disabled", "true")
        keys.press("Enter")
        answers[finding] = "absent"
        one.expect_result_attributes(answers)
    answer = one.expect_result_attributes(answers)
    assert (answer["answer"]["kind"], answer["answer"]["rung"]) == ("settled", "none")
    assert keys.unseen == []
    assert problems == []


def test_tab_goes_through_the_page_and_out_at_its_end(page: Page) -> None:
    one = Calculator.open(page, "imaging")
    for group in ("gate", "cord", "infection", "cancer", "fracture", "pain", "nerves"):
        one.expand_group(group)
    keys = Keys(page)
    page.locator(".md-skip").focus()
    keys.press("Tab")
    keys.press("Tab")
    passed: list[str] = []
    while name := keys.focused():
        passed.append(name)
        keys.press("Tab")
        assert len(passed) < 3 * MOST_TABS
    assert keys.unseen == []
    assert {*FINDINGS} - {*yes_no_of("psychosocial"), "work_up_done"} <= {*passed}


def test_the_skip_link_leads_to_the_content(page: Page) -> None:
    page.goto("assess/red-flags.html")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    expect(focused).to_have_text("Skip to content")
    page.keyboard.press("Enter")
    place = page.url.split("#")[1]
    expect(page.locator(f"[id='{place}']")).to_be_in_viewport()

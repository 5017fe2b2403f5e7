"""Keyboard entry is a mode: off until it is switched on, for the form alone, and for a person's fingers alone."""

from itertools import cycle

import pytest
from playwright.sync_api import Page, expect

from site_src.frontend.calculator.examined import EXAMINED
from tests.browser.support.calculator import ADDRESSES, FINDINGS, Calculator, OpenCalculator, yes_no_of
from tests.browser.support.command_line import Answers, command_line_assessment
from tests.browser.support.typing_pace import (
    KEY_INTERVAL_MS,
    QUIET_MS,
    SHORTCUTS,
    enable_keyboard_entry,
    keyboard_entry_switch,
    press_keys,
    scan,
    type_word,
    wait_until_idle,
)

FOCUSED = "() => document.activeElement.name || document.activeElement.className"
SENT = (
    "A0048213", "9434765870", "Anna Young, 67", "any night pain", "funny", "n-y-x-n-", "-04821-3", "jjjjnnnn", "nk",
    "A0048213", "-4", "yyyy", "uuu",
)  # fmt: skip
GAPS = (1, 12, 30, 60)
PLACES = {
    "a question": "#ask-lung_warning input:checked",
    "none of these": "[data-none=cord]",
    "the end of a group": "[data-group=gate] [data-none-of=asked]",
    "a chip": "[data-chip=iv_drug_use]",
    "the last of a group": "#ask-pregnancy input:checked",
    "ask next": ".ub-ask [data-answers=absent]",
    "undo": "[data-do=undo]",
}
IGNORED = "Fast input was ignored"


def texts(one: Calculator) -> list[str]:
    """Return the texts in the fields of the form."""
    fields: list[str] = one.root.locator(".ub-q input[type=text]").evaluate_all(
        "fields => fields.map(({ value }) => value)"
    )
    return fields


@pytest.mark.firefox_too
def test_while_keyboard_entry_is_off_no_key_does_anything(page: Page) -> None:
    one = Calculator.open(page, "management")
    expect(keyboard_entry_switch(one)).to_have_attribute("aria-pressed", "false")
    expect(one.root.locator("kbd:visible")).to_have_count(0)
    one.choose_answer("fever", "absent")
    address, open_ = page.url, one.root.locator('.ub-group[data-open="true"]').count()
    places = {
        "nowhere": "document.activeElement.blur()",
        "a question": "document.querySelector('#ask-iv_drug_use input:checked').focus()",
        "none of these": "document.querySelector('[data-none=cord]').focus()",
        "ask next": "document.querySelector('.ub-ask li a').focus()",
        "the switch": "document.querySelector('[data-do=keys]').focus()",
    }
    for where, there in places.items():
        page.evaluate(there)
        focused = page.evaluate(FOCUSED)
        for key in f"{SHORTCUTS}0123456789AUCJKYNXspf.,":
            page.keyboard.press(key)
            page.wait_for_timeout(2)
        press_keys(page, "n", "-", "a")
        assert (where, one.entered_answers()) == (where, {"fever": "absent"})
        assert (where, page.evaluate(FOCUSED)) == (where, focused)
    assert page.url == address
    assert one.root.locator('.ub-group[data-open="true"]').count() == open_
    expect(one.region.locator("[data-told]")).to_be_empty()


@pytest.mark.firefox_too
def test_keyboard_entry_starts_at_the_next_question_is_remembered_and_turns_off(page: Page) -> None:
    one = Calculator.open(page, "imaging")
    age: Answers = {"age_years": 40}
    one.enter_answers(age)
    one.expect_result_attributes(age)
    enable_keyboard_entry(one)
    first = command_line_assessment(age)["answer"]["ask"][0]
    assert first == "heart_or_aorta_warning"
    assert page.evaluate(FOCUSED) == first
    expect(one.question(first)).to_be_in_viewport()
    for key in ["Y", "N", "X", "-", "J", "K", "A", "U", "C"]:
        expect(one.root.locator("kbd", has_text=key)).to_be_visible()
    press_keys(page, "n")
    one.expect_result_attributes({**age, first: "absent"})

    # Another page of the device shows it as on, says how to begin, and takes no key before the focus is in the form.
    page.goto(ADDRESSES["screen"])
    expect(keyboard_entry_switch(one)).to_have_attribute("aria-pressed", "true")
    expect(one.root.get_by_text("To start, press Tab until the focus is in the form")).to_be_visible()
    one.expect_state("ready")
    press_keys(page, "a", "n", "-", "u")
    one.expect_result_attributes({**age, first: "absent"})
    keyboard_entry_switch(one).focus()
    press_keys(page, "j")
    assert page.evaluate(FOCUSED) == "age_years"
    one.expand_group("gate")
    one.question(first).locator("input:checked").focus()
    press_keys(page, "y")
    one.expect_result_attributes({**age, first: "present"})

    keyboard_entry_switch(one).click()
    expect(keyboard_entry_switch(one)).to_have_attribute("aria-pressed", "false")
    expect(keyboard_entry_switch(one)).to_be_focused()
    one.question("lung_warning").locator("input:checked").focus()
    press_keys(page, "y")
    one.expect_result_attributes({**age, first: "present"})
    page.reload()
    expect(keyboard_entry_switch(one)).to_have_attribute("aria-pressed", "false")


def test_where_storage_is_refused_it_can_be_switched_on(page: Page) -> None:
    page.add_init_script(
        "for (const name of ['getItem', 'setItem']) Storage.prototype[name] = () => { throw new DOMException('no', 'SecurityError'); };"
    )
    one = Calculator.open(page, "imaging")
    expect(keyboard_entry_switch(one)).to_have_attribute("aria-pressed", "false")
    one.enter_answers({"age_years": 40})
    one.expect_result_attributes({"age_years": 40})
    enable_keyboard_entry(one)
    press_keys(page, "n")
    first = command_line_assessment({"age_years": 40})["answer"]["ask"][0]
    one.expect_result_attributes({"age_years": 40, first: "absent"})


@pytest.mark.firefox_too
def test_input_from_a_scanner_answers_nothing(page: Page, browser_name: str) -> None:
    one = Calculator.open(page, "management")
    one.enter_answers({"fever": "present"})
    one.expect_result_attributes({"fever": "present"})
    one.root.locator('[data-group="infection"] .ub-group__toggle').click()  # closed, with its chips
    one.expand_group("gate")
    enable_keyboard_entry(one)
    # In Firefox every place and every pace once: how a text is judged is the same script.
    sent = SENT if browser_name == "chromium" else SENT[: len(PLACES)]
    for text, gap, (where, goal) in zip(sent, cycle(GAPS), cycle(PLACES.items())):
        page.locator(goal).first.focus()
        page.wait_for_timeout(QUIET_MS)
        focused = page.evaluate(FOCUSED)
        scan(page, text, gap)
        page.wait_for_timeout(2 * KEY_INTERVAL_MS)
        assert (text, gap, where, one.entered_answers()) == (text, gap, where, {"fever": "present"})
        assert (text, gap, where, page.evaluate(FOCUSED)) == (text, gap, where, focused)
        expect(one.root.get_by_role("status").filter(has_text=IGNORED)).to_have_count(1)
    assert set(texts(one)) == {""}
    # A person can go on after a moment.
    one.question("lung_warning").locator("input:checked").focus()
    page.wait_for_timeout(QUIET_MS)
    press_keys(page, "n")
    one.expect_result_attributes({"fever": "present", "lung_warning": "absent"})


def test_while_keyboard_entry_is_off_enter_and_space_from_a_scanner_press_nothing(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    for goal in ("[data-none=gate]", ".ub-ask [data-answers=absent]", "[data-none=cord]"):
        for text in ("A0048213", "Anna Young, 67"):
            one.page.locator(goal).first.focus()
            one.page.wait_for_timeout(QUIET_MS)
            scan(one.page, text, 8)
            assert (goal, text, one.entered_answers()) == (goal, text, {})
    expect(one.root.get_by_role("status").filter(has_text=IGNORED)).to_have_count(1)
    one.page.wait_for_timeout(QUIET_MS)
    one.root.locator("[data-none=infection]").press("Enter")
    assert one.entered_answers() == {}
    end = one.none_button("infection")
    expect(end).not_to_have_attribute("aria-disabled", "true")
    scan(one.page, "A0048213", 8)  # the first question has the focus
    end.focus()
    one.page.wait_for_timeout(QUIET_MS)
    scan(one.page, "A0048213", 8)
    assert one.entered_answers() == {}
    one.page.wait_for_timeout(QUIET_MS)
    end.press("Enter")
    one.expect_result_attributes(dict.fromkeys(yes_no_of("infection"), "absent"))


def test_a_busy_page_ignores_the_first_key_of_a_burst(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    enable_keyboard_entry(one)
    page = one.page
    one.question("lung_warning").locator("input:checked").focus()
    # The page is busy just when the first key would be taken, and hears late of the second, which waits behind the timer.
    page.evaluate("""() => {
      const send = (key, timeStamp) => document.activeElement.dispatchEvent(
        Object.defineProperty(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }), "timeStamp", { value: timeStamp }));
      const began = performance.now();
      send("n", began);
      while (performance.now() < began + 200);
      setTimeout(send, 5, "0", began + 30);
    }""")
    page.wait_for_timeout(QUIET_MS)
    assert one.entered_answers() == {}


@pytest.mark.firefox_too
def test_a_key_that_is_held_down_counts_once(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    enable_keyboard_entry(one)
    page = one.page
    one.expand_group("gate")
    page.locator("#ask-heart_or_aorta_warning input:checked").focus()
    page.keyboard.down("n")
    page.wait_for_timeout(KEY_INTERVAL_MS)
    for _ in range(12):
        page.keyboard.down("n")
        page.wait_for_timeout(15)
    page.keyboard.up("n")
    one.expect_result_attributes({"heart_or_aorta_warning": "absent"})

    page.wait_for_timeout(1000)
    page.locator(".ub-ask [data-answers=absent]").first.focus()
    page.keyboard.down("Enter")
    for _ in range(60):
        page.keyboard.down("Enter")
        page.wait_for_timeout(25)
    page.keyboard.up("Enter")
    assert len(one.entered_answers()) == 2


def test_keys_with_a_modifier_composed_text_and_typed_words_are_no_commands(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    enable_keyboard_entry(one)
    page = one.page
    one.expand_group("gate")
    row = one.question("lung_warning").locator("input:checked")
    row.focus()
    press_keys(page, "Alt+n", "Meta+y", "Control+y", "0", "5")
    page.wait_for_timeout(QUIET_MS)
    row.dispatch_event("keydown", {"key": "n", "isComposing": True, "bubbles": True})
    row.dispatch_event("keydown", {"key": "Unidentified", "bubbles": True})
    page.evaluate("getSelection().removeAllRanges()")  # else Playwright writes into the field that had the focus last
    page.keyboard.insert_text("nnyy--")
    page.wait_for_timeout(KEY_INTERVAL_MS)
    # A word, at a person's pace: a letter that is no command tells that it is one.
    row.focus()
    type_word(page, "sunny")
    page.wait_for_timeout(QUIET_MS)
    assert one.entered_answers() == {}
    press_keys(page, "n")
    one.expect_result_attributes({"lung_warning": "absent"})


def test_the_focus_moves_by_itself_to_no_number_except_the_age(calculator: OpenCalculator) -> None:
    one = calculator("management")
    enable_keyboard_entry(one)
    page = one.page
    assert page.evaluate(FOCUSED) == "age_years"
    visited = []
    press_keys(page, "4", "4", "Enter")
    wait_until_idle(page)
    press_keys(page, "-")
    assert page.evaluate(FOCUSED) == "pregnancy"  # below 56 it is answered by itself
    for _ in range(40):
        visited.append(page.evaluate(FOCUSED))
        press_keys(page, "n")
    numbers = {id for id, finding in FINDINGS.items() if finding["kind"] == "number"}
    assert not numbers & {*visited}
    assert one.entered_answers() == {
        **dict.fromkeys((id for id, finding in FINDINGS.items() if finding["kind"] == "yes-no"), "absent"), "age_years": 44,
    }  # fmt: skip
    assert texts(one) == ["44", "", "", ""]


def test_none_of_these_by_key_waits_for_the_next_group_to_be_read(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    enable_keyboard_entry(one)
    page = one.page
    one.expand_group("cord")
    page.locator("#ask-saddle_anesthesia input:checked").focus()
    wait_until_idle(page)
    # The questions by one press, what is examined by another.
    press_keys(page, "-", "-", "-")
    asked = [id for id in yes_no_of("cord") if id not in EXAMINED]
    one.expect_result_attributes(dict.fromkeys(asked, "absent"))
    expect(one.root.get_by_role("status").filter(has_text="too soon")).to_have_count(1)
    wait_until_idle(page)
    press_keys(page, "-", "-")
    answers = dict.fromkeys(yes_no_of("cord"), "absent")
    one.expect_result_attributes(answers)
    expect(one.root.get_by_role("status").filter(has_text="too soon")).to_have_count(1)
    wait_until_idle(page)
    press_keys(page, "-")
    one.expect_result_attributes({**answers, **dict.fromkeys(yes_no_of("infection"), "absent")})

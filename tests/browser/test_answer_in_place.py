"""What answers away from its question: it rests while its target is new, says what it recorded, and says what is undone."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from site_src.frontend.calculator.examined import EXAMINED
from tests.browser.support.calculator import EMBEDDED, FINDINGS, GATE, Calculator, OpenCalculator, yes_no_of
from tests.browser.support.command_line import Answers
from tests.browser.support.typing_pace import enable_keyboard_entry, press_keys, wait_until_idle

#: Each way to press, and each gap in ms: how long a button rests does not depend on the way.
PRESSES = (("mouse", 650), ("keyboard", 350), ("assistive click", 80))
AGE: Answers = {"age_years": 40}
"""An age, so that the first of the next questions is answered with yes or no."""


def label(finding: str) -> str:
    """Return the name of a finding as it appears within a sentence."""
    name: str = FINDINGS[finding]["label"]["clinician"]
    return name[0].lower() + name[1:]


def confirmation(one: Calculator, text: str | re.Pattern[str]) -> Locator:
    """Return the sentence that reports what was recorded or undone, with its button."""
    return one.root.locator("[data-said]").filter(has=one.page.get_by_role("status").filter(has_text=text))


def open_questions(one: Calculator, answers: Answers) -> list[str]:
    """Return the questions that are listed under "Ask next", in their order."""
    expected: list[str] = one.expect_result_attributes(answers)["answer"]["ask"]
    return expected


def answered_together(questions: list[str]) -> list[str]:
    """Return those of the three questions shown that "None of these" answers: not a number, such as the age."""
    return [id for id in questions[:3] if FINDINGS[id]["kind"] == "yes-no"]


@pytest.mark.firefox_too
def test_a_second_press_of_none_of_these_three_answers_nothing(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    one.page.set_viewport_size({"width": 1280, "height": 1100})
    none = one.ask_next.locator('[data-answers="none"]')
    one.page.evaluate("window.pressed = []; addEventListener('click', (event) => pressed.push(event.timeStamp), true)")
    tried = set()
    for way, gap in PRESSES:
        first = answered_together(open_questions(one, {}))
        wait_until_idle(one.page)
        box = none.bounding_box()
        assert box
        middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        for _ in range(2):
            if way == "mouse":
                one.page.mouse.click(*middle)
            elif way == "keyboard":
                none.focus()
                one.page.keyboard.press("Enter")
            else:
                none.evaluate("button => button.click()")
            one.page.wait_for_timeout(gap)
        # On a busy machine the second press may come later than it was meant to.
        if one.page.evaluate("([first, second]) => second - first < 800", one.page.evaluate("pressed.slice(-2)")):
            tried.add((way, gap))
            assert (way, gap, one.entered_answers()) == (way, gap, dict.fromkeys(first, "absent"))
        one.page.evaluate("UB.widget.answers.clear()")
    assert tried
    first = open_questions(one, {})
    wait_until_idle(one.page)
    none.click()
    expect(none).to_have_attribute("aria-disabled", "true")
    expect(none).not_to_have_attribute("aria-disabled", "true")
    none.click()
    then = answered_together([id for id in first if id not in answered_together(first)])
    assert list(one.entered_answers()) == [*answered_together(first), *then]


def test_every_answer_button_waits_after_its_question_has_changed(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    one.page.set_viewport_size({"width": 1280, "height": 1100})
    one.enter_answers(AGE)
    first = open_questions(one, AGE)
    wait_until_idle(one.page)
    # A line of the list, below another: the list moves up, and the button under the finger is another question's.
    no = one.next_question(first[1]).get_by_role("button", name="No:")
    box = no.bounding_box()
    assert box
    for _ in range(2):
        one.page.mouse.click(box["x"] + 9, box["y"] + 9)
        one.page.wait_for_timeout(350)
    one.expect_result_attributes({**AGE, first[1]: "absent"})
    expect(confirmation(one, "too soon")).to_have_count(1)
    # "None of these" shows the questions of its group. The button at their end answers once it could be read, and once.
    one.choose_answer("fever", "present")
    one.root.locator('[data-group="infection"] .ub-group__toggle').click()
    given = one.entered_answers()
    one.root.locator('[data-none="infection"]').evaluate("button => { button.click(); button.click(); }")
    end = one.none_button("infection")
    end.evaluate("button => { button.click(); button.click(); }")
    assert one.entered_answers() == given
    wait_until_idle(one.page)
    end.evaluate("button => { button.click(); button.click(); }")
    assert len(one.entered_answers()) == len(AGE) + 1 + len(yes_no_of("infection"))
    # A question's own radios are never delayed.
    one.expand_group("cord")
    one.page.evaluate("""() => { for (const id of ["cord_signs", "urinary_retention", "saddle_anesthesia"])
      document.querySelector(`#ask-${id} input[value=absent]`).click(); }""")
    assert {id: one.entered_answers().get(id) for id in ("cord_signs", "urinary_retention", "saddle_anesthesia")} == {
        "cord_signs": "absent", "urinary_retention": "absent", "saddle_anesthesia": "absent",
    }  # fmt: skip


def test_the_line_inside_a_guideline_page_waits_too(page: Page) -> None:
    page.goto(EMBEDDED["imaging"])
    one = Calculator(page)
    answers: Answers = {"age_years": 40, "lung_warning": "absent"}
    one.enter_answers(answers)
    first = open_questions(one, answers)[0]
    no = one.root.locator(".ub-follow").get_by_role("button", name="No:")
    no.click()
    no.evaluate("button => { button.click(); button.click(); }")
    page.keyboard.press("Enter")
    one.expect_result_attributes({**answers, first: "absent"})
    expect(no).to_be_focused()
    expect(one.root.locator(".ub-follow")).to_contain_text("too soon")


def test_none_of_these_names_what_it_recorded_with_examination_findings_apart_and_undoes_it(
    calculator: OpenCalculator,
) -> None:
    one = calculator("imaging")
    one.expand_group("infection")
    one.root.locator('[data-group="infection"] .ub-group__toggle').click()
    one.root.locator('[data-none="infection"]').click()
    assert one.entered_answers() == {}
    end = one.none_button("infection")
    expect(end).not_to_have_attribute("aria-disabled", "true")
    end.click()
    infection = yes_no_of("infection")
    words = f"{len(infection)} recorded as no: {', '.join(map(label, infection))}."
    place = one.root.locator('[data-group="infection"] > [data-said]')
    expect(place.get_by_role("status")).to_have_text(words)
    expect(one.root.locator('[data-group="infection"]')).to_have_attribute("data-open", "false")
    expect(place).to_be_in_viewport()

    one.choose_answer("urinary_retention", "present")
    expect(place.get_by_role("status")).to_be_empty()
    one.show_for_none("cord")
    asked, examined = one.none_button("cord"), one.none_button("cord", "examined")
    expect(asked).not_to_have_attribute("aria-disabled", "true")
    asked.click()
    at_end = one.root.locator('[data-group="cord"] .ub-group__end > [data-said]').get_by_role("status")
    expect(at_end).to_have_text(re.compile(
        r"^4 recorded as no: progressive neurologic symptoms, .*anticoagulant or a bleeding disorder\.$"
    ))  # fmt: skip
    expect(examined).to_be_focused()
    expect(examined).not_to_have_attribute("aria-disabled", "true")
    examined.click()
    place = one.root.locator('[data-group="cord"] > [data-said]')
    expect(place.get_by_role("status")).to_have_text(re.compile(
        r"^5 recorded as absent \(examined\): .*signs of spinal cord compression.*saddle anesthesia\.$"
    ))  # fmt: skip
    place.get_by_role("button", name="Undo").focus()
    one.page.keyboard.press("Enter")
    before = {**dict.fromkeys(infection, "absent"), "urinary_retention": "present"}
    one.expect_result_attributes(
        {**before, **{id: "absent" for id in yes_no_of("cord") if id not in EXAMINED and id not in before}}
    )
    expect(place.get_by_role("status")).to_have_text("Undone: none of these (Cord and cauda equina, 5)")
    expect(place.get_by_role("status")).to_be_focused()
    one.root.locator('[data-do="undo"]').click()
    one.expect_result_attributes(before)

    # A patient examines nothing.
    one.choose_reader("patient")
    one.choose_none_of("cord")
    expect(place.get_by_role("status")).to_have_text(re.compile(r"^9 recorded as no: "))


def test_ask_next_says_what_was_recorded(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    one.enter_answers(AGE)
    first = open_questions(one, AGE)
    wait_until_idle(one.page)
    one.ask_next.locator('[data-answers="none"]').click()
    place = one.region.locator("[data-live] > [data-said]")
    expect(place.get_by_role("status")).to_contain_text(" recorded as ")
    recorded = answered_together(first)
    for finding in recorded:
        expect(place).to_contain_text(label(finding))
    one.expect_result_attributes({**AGE, **dict.fromkeys(recorded, "absent")})
    expect(place.get_by_role("status")).to_contain_text(label(recorded[0]))  # the answer around it was drawn again
    place.get_by_role("button", name="Undo").click()
    one.expect_result_attributes(AGE)
    expect(place.get_by_role("status")).to_contain_text("Undone: none of these (")
    one.next_question(first[0]).get_by_role("button", name="Yes:").click()
    expect(place.get_by_role("status")).to_have_text(f"Recorded: {FINDINGS[first[0]]['label']['clinician']}, yes.")


def test_every_way_to_undo_says_what_it_undid(calculator: OpenCalculator) -> None:
    one = calculator("management")
    undo = one.root.locator('[data-do="undo"]')
    bar = one.root.locator("[data-bar] > [data-said]").get_by_role("status")
    one.enter_answers({"fever": "present", "age_years": 44})
    one.choose_none_of("psychosocial")
    one.choose_answer("fever", "absent")
    for words in (
        "Undone: Fever, no", f"Undone: none of these (Psychosocial factors, {len(yes_no_of('psychosocial'))})",
        "Undone: Age, 44", "Undone: Fever, yes",
    ):  # fmt: skip
        undo.click()
        expect(bar).to_have_text(words)
    one.choose_answer("fever", "present")
    one.choose_answer("fever", "not-assessed")
    undo.click()
    expect(bar).to_have_text("Undone: Fever, not assessed")

    # By key, near where the focus is.
    enable_keyboard_entry(one)
    one.question("iv_drug_use").locator("input:checked").focus()
    press_keys(one.page, "u")
    one.expect_result_attributes({})
    expect(one.root.locator('[data-group="infection"] > [data-said]')).to_contain_text("Undone: Fever, yes")

    # Of several answers at once, by the line that says what happened.
    one.page.evaluate("location.hash = 'case=' + encodeURIComponent(JSON.stringify({fever: 'present', age_years: 50}))")
    one.expect_result_attributes({"fever": "present", "age_years": 50})
    undo.click()
    expect(bar).to_have_text("Undone: 2 answers")


def test_new_patient_pressed_twice_can_still_be_taken_back(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    one.enter_answers(GATE)
    one.root.get_by_role("button", name="New patient").dblclick()
    one.expect_result_attributes({})
    one.taken.get_by_role("button", name="Undo").click()
    one.expect_result_attributes(GATE)
    expect(one.root.locator("[data-bar] > [data-said]")).to_contain_text("Undone: the answers were restored.")

"""Whole cases, answered in the page as at the bedside; at each turn the page says what the command line says."""

from typing import Any

from playwright.sync_api import Locator, expect

from site_src.frontend.calculator.examined import EXAMINED
from tests.browser.support.calculator import GATE, READERS, Calculator, OpenCalculator, yes_no_of
from tests.browser.support.command_line import Answers, command_line_assessment

NOTHING_FOUND: Answers = {
    **GATE,
    "age_years": 44,
    **{id: "absent" for group in ("cord", "infection", "cancer", "fracture") for id in yes_no_of(group)},
}


def expect_listed_items(items: Locator, entries: list[dict[str, Any]], reader: str) -> None:
    """One item for each entry, in their order, in their words."""
    expect(items).to_have_count(len(entries))
    for place, entry in enumerate(entries):
        expect(items.nth(place)).to_contain_text(entry["says"][reader])


def expect_suspicions(one: Calculator, answer: dict[str, Any], reader: str) -> None:
    """Expect exactly the suspicions that may be shown next to the answer."""
    expect_listed_items(one.region.locator(".ub-suspicions > li"), answer["screen"]["shown"], reader)


def expect_plan(one: Calculator, answer: dict[str, Any], reader: str) -> None:
    """Expect the plan, section by section."""
    plan = answer["management"]
    expect(one.region.locator(".ub-plan__status")).to_have_text(plan["says"][reader])
    for name in ("first_line", "second_line", "held_back", "referral"):
        section = one.region.locator(f'[data-plan="{name.replace("_", "-")}"]')
        expect_listed_items(section.locator("li"), plan[name], reader)
    if plan["follow_up"]["says"]:
        expect(one.region.locator('[data-plan="follow-up"]')).to_contain_text(plan["follow_up"]["says"][reader])


def test_a_red_flag_case_is_screened_from_the_first_question_to_the_last(calculator: OpenCalculator) -> None:
    one = calculator("screen")
    answers: Answers = {}
    one.expect_answer(answers)

    one.choose_none_of("gate")
    answers |= GATE
    one.type_number("age_years", "63")
    answers["age_years"] = 63
    one.expect_answer(answers)

    one.choose_none_of("cord")
    answers |= dict.fromkeys(yes_no_of("cord"), "absent")
    one.choose_answer("cancer_history", "present")
    answers["cancer_history"] = "present"
    one.expect_answer(answers)

    one.choose_answer("new_onset", "present")
    answers["new_onset"] = "present"
    answer = one.expect_answer(answers)
    assert answer["imaging"]["floor"] == "immediate"

    one.choose_none_of("infection")
    one.choose_none_of("cancer")
    one.choose_none_of("fracture")
    for group in ("infection", "cancer", "fracture"):
        answers |= {id: "absent" for id in yes_no_of(group) if id not in answers}
    one.choose_none_of("nerves")
    answers |= dict.fromkeys(yes_no_of("nerves"), "absent")
    answer = one.expect_answer(answers)
    assert answer["screen"]["suspicions"]["cancer"] == "suspected"
    for reader in READERS:
        one.choose_reader(reader)
        expect_suspicions(one, answer, reader)


def test_an_imaging_case_with_everything_asked_settles_and_a_fever_overturns_it(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    for group in ("gate", "cord", "infection", "cancer", "fracture"):
        one.choose_none_of(group)
    one.type_number("age_years", "44")
    one.enter_answers({"new_onset": "present", "duration_weeks": 3})
    one.choose_none_of("nerves")
    one.enter_answers({"not_improving": "absent"})
    answers: Answers = {
        **NOTHING_FOUND, "new_onset": "present", "duration_weeks": 3, "not_improving": "absent",
        **dict.fromkeys(yes_no_of("nerves"), "absent"),
    }  # fmt: skip
    answer = one.expect_answer(answers)
    assert (answer["answer"]["kind"], answer["answer"]["rung"]) == ("settled", "none")
    ladder = one.region.locator(".ub-ladder-box .ub-ladder").first
    expect(ladder).to_have_attribute("data-settled", "true")
    expect(one.ask_next).to_have_count(0)

    one.choose_answer("fever", "present")
    answer = one.expect_answer({**answers, "fever": "present"})
    assert answer["imaging"]["floor"] == "immediate"
    expect(ladder).to_have_attribute("data-floor", "immediate")


def test_a_plan_is_given_with_its_second_line_once_care_has_not_helped(calculator: OpenCalculator) -> None:
    one = calculator("management")
    for group in ("gate", "cord", "infection", "cancer", "fracture", "nerves", "psychosocial"):
        one.choose_none_of(group)
    rest: Answers = {
        "age_years": 44, "new_onset": "present", "duration_weeks": 5, "severe_pain": "absent",
        "functional_deficit": "absent", "not_improving": "present", "conservative_weeks": 4.5,
        "intervention_candidate": "absent",
    }  # fmt: skip
    one.enter_answers(rest)
    answers: Answers = {
        **NOTHING_FOUND,
        **rest,
        **dict.fromkeys([*yes_no_of("nerves"), *yes_no_of("psychosocial")], "absent"),
    }
    answer = one.expect_answer(answers)
    assert answer["management"]["status"] == "given"
    assert answer["management"]["second_line"]
    for reader in READERS:
        one.choose_reader(reader)
        expect_plan(one, answer, reader)


def test_the_plan_waits_for_the_red_flags_and_says_what_it_holds_back(calculator: OpenCalculator) -> None:
    one = calculator("management")
    one.choose_answer("fever", "present")
    answer = one.expect_answer({"fever": "present"})
    expect_plan(one, answer, "clinician")
    one.choose_answer("fever", "absent")
    one.choose_answer("recent_trauma", "present")
    answer = one.expect_answer({"fever": "absent", "recent_trauma": "present"})
    expect_plan(one, answer, "clinician")


def test_an_open_answer_closes_by_answering_what_it_asks(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    answers: Answers = {}
    expected = command_line_assessment(answers)
    while expected["answer"]["kind"] == "open":
        asked = expected["answer"]["ask"][:3]
        lines = one.ask_next.locator("li")
        expect(lines).to_have_count(len(asked))
        flags = [id for id in asked if id not in {"new_onset", "not_improving", "intervention_candidate"}]
        first = asked[0]
        if first in {"age_years", "conservative_weeks", "duration_weeks"}:
            one.next_question(first).get_by_role("button").click()
            expect(one.root.locator(f"#field-{first}")).to_be_focused()
            one.page.keyboard.type("44")
            one.page.keyboard.press("Tab")
            answers[first] = 44
        elif (
            len(flags) == len(asked) == 3 and not {"age_years", "pregnancy"} & set(asked) and not EXAMINED & set(asked)
        ):
            one.ask_next.get_by_role("button", name="None of these 3").click()
            answers |= dict.fromkeys(asked, "absent")
        else:
            answer = "present" if first == "new_onset" else "absent"
            one.next_question(first).get_by_role("button", name="Yes" if answer == "present" else "No").click()
            answers[first] = answer
        expected = one.expect_result_attributes(answers)
    assert expected["answer"]["rung"] == "none"
    one.expect_answer(answers)
    expect(one.ask_next).to_have_count(0)


def test_after_no_under_ask_next_the_next_question_has_the_focus(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    no = one.ask_next.get_by_role("button", name="No:").first
    no.focus()
    one.page.keyboard.press("Enter")
    one.expect_result_attributes({command_line_assessment({})["answer"]["ask"][1]: "absent"})  # the age comes first
    expect(one.ask_next.get_by_role("button", name="No:").first).to_be_focused()


def test_new_pain_of_more_than_twelve_weeks_is_pointed_out(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    answers: Answers = {"new_onset": "present", "duration_weeks": 14}
    one.enter_answers(answers)
    answer = one.expect_answer(answers)
    assert "N17" in answer["imaging"]["notes"]
    check = one.answer.locator('[data-role="check"]')
    check.get_by_role("link").click()
    expect(one.question("new_onset").locator("input:checked")).to_be_focused()
    one.choose_answer("new_onset", "absent")
    one.expect_answer({"new_onset": "absent", "duration_weeks": 14})
    expect(check).to_have_count(0)

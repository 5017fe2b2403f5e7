"""What stands with an answer: what differs, what then, when, where, what did not fire; and a trial beside the present case."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.support.calculator import READERS, Calculator, OpenCalculator
from tests.browser.support.command_line import Answers, command_line_assessment

CANCER: Answers = {"cancer_history": "present", "new_onset": "present"}
METASTASIS: Answers = {**CANCER, "cord_signs": "present"}
WAITING: Answers = {
    "not_improving": "present", "intervention_candidate": "present", "duration_weeks": 3, "conservative_weeks": 2,
}  # fmt: skip


def says_first(answer: dict[str, Any]) -> str:
    """Return the first part of an answer, for a clinician."""
    return str(answer["answer"]["parts"][0]["says"]["clinician"])


def test_times_where_to_image_and_what_then_stand_open_beside_the_answer(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    one.enter_answers(METASTASIS)
    answer = one.expect_result_attributes(METASTASIS)
    (beside,) = answer["imaging"]["beside"]
    assert "niceQS56" in beside["sources"]
    roles = {line["role"]: line["says"] for line in answer["imaging"]["says"]}
    assert set(roles) == {"where", "local-pathway"}
    for reader in READERS:
        one.choose_reader(reader)
        expect(one.region.locator('[data-fold="newer"] .ub-evidence')).to_contain_text(beside["says"][reader])
        expect(one.region.locator('[data-fold="newer"] .ub-evidence')).to_be_visible()
        for role, says in roles.items():
            expect(one.region.locator(f'.ub-also [data-role="{role}"]')).to_contain_text(says[reader])
    expect(one.region.locator('[data-fold="newer"] summary')).to_contain_text("Newer evidence")


def test_how_soon_is_the_second_line_of_the_answer_and_its_open_questions_are_asked(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    one.enter_answers(CANCER)
    answer = one.expect_result_attributes(CANCER)
    how_soon = answer["imaging"]["how_soon"]
    line = one.region.locator('.ub-half[data-rung="immediate"] [data-role="how-soon"]')
    for reader in READERS:
        one.choose_reader(reader)
        expect(line).to_contain_text(how_soon["says"][reader])
    assert set(how_soon["ask"]) <= set(answer["answer"]["ask"])
    expect(one.region.locator(".ub-ask h3")).to_contain_text(f"({len(answer['answer']['ask'])})")


def test_what_comes_after_a_first_test_is_said_under_the_answer(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    answers: Answers = {**WAITING, "duration_weeks": 6, "conservative_weeks": 5, "recent_trauma": "present"}
    one.enter_answers(answers)
    (then,) = [row["says"] for row in one.expect_result_attributes(answers)["imaging"]["says"] if row["role"] == "then"]
    expect(one.region.locator('.ub-also [data-role="then"]')).to_contain_text(then["clinician"])


def test_when_it_falls_due_is_said_in_weeks(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    one.enter_answers(WAITING)
    answer = one.expect_result_attributes(WAITING)
    assert answer["imaging"]["due_in_weeks"] == 2
    (due,) = [line["says"] for line in answer["imaging"]["says"] if line["role"] == "due"]
    assert "2 weeks" in due["clinician"]
    assert "4 weeks" in due["clinician"]
    expect(one.region.locator('.ub-also [data-role="due"]')).to_contain_text(due["clinician"])


def test_rules_that_did_not_fire_say_what_they_lack_on_request(page: Page) -> None:
    one = Calculator.open(page, "imaging")  # a fold that was opened before stays open
    answers: Answers = {"cancer_history": "present", "age_years": 60, "fever": "absent"}
    one.enter_answers(answers)
    unmet = one.expect_result_attributes(answers)["imaging"]["unmet"]
    fold = one.region.locator('[data-fold="changes"]')
    expect(fold.locator("table")).to_have_count(0)
    fold.locator("summary").click()
    rows = fold.locator(".ub-unmet tbody tr")
    expect(rows).to_have_count(len(unmet))
    fever = [rule["id"] for rule in unmet].index("fever")
    expect(rows.nth(fever)).to_contain_text("Fever: no")
    older = [rule["id"] for rule in unmet].index("over-50-new-pain")
    expect(rows.nth(older)).to_contain_text(unmet[older]["says"]["clinician"])
    expect(rows.nth(older)).to_contain_text("New pain: not assessed; History of cancer: yes")
    # It stays open, and beside a stop it is not shown.
    one.choose_answer("fever", "present")
    expect(rows).to_have_count(len(command_line_assessment({**answers, "fever": "present"})["imaging"]["unmet"]))
    one.choose_answer("lung_warning", "present")
    expect(fold).to_have_count(0)


def test_other_answers_are_tried_without_changing_the_current_case(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    one.choose_answer("fever", "present")
    present = one.expect_result_attributes({"fever": "present"})
    start = one.root.get_by_role("button", name="What if…")
    trial = one.root.locator("[data-what-if]")
    both = one.region.locator(".ub-compare__one")

    start.click()
    expect(trial).to_be_visible()
    one.choose_answer("fever", "absent")
    tried = one.expect_result_attributes({"fever": "absent"})
    expect(both.nth(0)).to_contain_text(says_first(present))
    expect(both.nth(1)).to_contain_text(says_first(tried))
    expect(one.region.locator(".ub-compare__diff")).to_have_text("Fever: Yes → No")
    left, right = both.nth(0).bounding_box(), both.nth(1).bounding_box()
    assert left
    assert right
    assert left["x"] + left["width"] <= right["x"] + 1
    # The present case is untouched: it is what the tab keeps, and a trial can be neither copied nor printed as a record.
    assert one.page.evaluate("UB.browserSession.get()") == {"fever": "present"}
    expect(one.region.get_by_role("button", name="Copy note")).to_have_count(0)

    trial.get_by_role("button", name="Discard").click()
    one.expect_answer({"fever": "present"})
    expect(trial).to_be_hidden()
    expect(both).to_have_count(0)

    start.click()
    one.choose_answer("fever", "absent")
    one.expect_result_attributes({"fever": "absent"})
    trial.get_by_role("button", name="Use these answers").click()
    one.expect_answer({"fever": "absent"})
    one.taken.get_by_role("button", name="Undo").click()
    one.expect_answer({"fever": "present"})


def test_on_a_phone_a_trial_is_shown_below_the_current_answer(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    one.page.set_viewport_size({"width": 390, "height": 844})
    one.root.get_by_role("button", name="What if…").click()
    one.choose_answer("lung_warning", "present")
    bar = one.region.locator(".ub-bar")
    expect(bar).to_contain_text("What if")
    bar.click()
    both = one.region.locator(".ub-compare__one")
    expect(both).to_have_count(2)
    upper, lower = both.nth(0).bounding_box(), both.nth(1).bounding_box()
    assert upper
    assert lower
    assert upper["y"] + upper["height"] <= lower["y"] + 1
    bar.click()
    one.root.get_by_role("button", name="Discard").click()
    one.expect_result_attributes({})

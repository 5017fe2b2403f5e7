"""Where the guideline does not answer: nothing that could reassure stays on the screen."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.support.calculator import ADDRESSES, FINDINGS, GATE, READERS, Calculator, OpenCalculator, yes_no_of
from tests.browser.support.command_line import Answers

HARMLESS: Answers = {
    **GATE,
    "age_years": 44,
    **{id: "absent" for group in ("cord", "infection", "cancer", "fracture", "nerves") for id in yes_no_of(group)},
}
GROUPS = ("gate", "cord", "infection", "cancer", "fracture", "nerves")
# What may never stand beside a stop: words of the lower rungs, of a class, of a suspicion that was not found.
REASSURING = (
    "No imaging", "No routine imaging", "not suspected", "no red flag for it", "Nonspecific", "settled", "Test first",
    "After 4+ weeks", "If not helped", "No scan now", "no warning sign", "do not need a scan",
)  # fmt: skip


def harmless(calculator: OpenCalculator, kind: str) -> Calculator:
    """Return a case in which all findings were assessed and none is present."""
    one = calculator(kind)
    for group in GROUPS:
        one.choose_none_of(group)
    one.type_number("age_years", "44")
    answer = one.expect_result_attributes(HARMLESS)
    assert answer["imaging"]["floor"] == "none"
    return one


def expect_nothing_reassuring(one: Calculator, answer: dict[str, Any]) -> None:
    """No class, no "not suspected", no lower rung, no list of changes, no plan; a ladder only when immediate."""
    immediate = answer["imaging"]["floor"] == "immediate"
    live = one.region.locator("[data-live]")
    expect(live.locator(".ub-ladder-box")).to_have_count(1 if immediate else 0)
    expect(
        live.locator('[data-suspicion="not-suspected"], [data-suspicion="open"], [data-about="class"]')
    ).to_have_count(0)
    expect(live.locator('[data-fold="changes"], [data-fold="newer"]')).to_have_count(0)
    allowed = {"stop", "outside", *([answer["answer"]["rung"]] if answer["answer"]["rung"] else [])}
    badges = live.locator(".ub-badge").evaluate_all("badges => badges.map(badge => badge.dataset.rung)")
    assert set(badges) <= allowed
    for section in ("first-line", "second-line"):
        expect(live.locator(f'[data-plan="{section}"]')).to_have_count(0)
    for reader in READERS:
        one.choose_reader(reader)
        # The drawing names all five steps by design; everything else that can be read counts.
        text = live.evaluate(
            "live => { const copy = live.cloneNode(true); copy.querySelectorAll('.ub-ladder-box').forEach(one => one.remove());"
            " return copy.textContent; }"
        )
        assert [words for words in REASSURING if words.lower() in text.lower()] == []
    one.choose_reader("clinician")


@pytest.mark.parametrize("kind", ADDRESSES)
def test_a_stop_removes_everything_reassuring(calculator: OpenCalculator, kind: str) -> None:
    one = harmless(calculator, kind)
    one.choose_answer("heart_or_aorta_warning", "present")
    answer = one.expect_answer({**HARMLESS, "heart_or_aorta_warning": "present"})
    assert answer["gate"]["status"] == "stop"
    expect_nothing_reassuring(one, answer)
    expect(one.ask_next).to_have_count(0)

    one.choose_answer("saddle_anesthesia", "present")
    answer = one.expect_answer({**HARMLESS, "heart_or_aorta_warning": "present", "saddle_anesthesia": "present"})
    assert answer["answer"]["rung"] == "immediate"
    expect_nothing_reassuring(one, answer)
    expect(one.region.locator(".ub-ladder-box .ub-ladder").first).to_have_attribute("data-settled", "false")


@pytest.mark.parametrize("kind", ADDRESSES)
def test_outside_the_guideline_only_an_urgent_flag_still_counts(calculator: OpenCalculator, kind: str) -> None:
    one = harmless(calculator, kind)
    one.choose_answer("pregnancy", "present")
    answer = one.expect_answer({**HARMLESS, "pregnancy": "present"})
    assert answer["gate"]["status"] == "outside"
    expect_nothing_reassuring(one, answer)

    one.choose_answer("unexplained_weight_loss", "present")
    answer = one.expect_answer({**HARMLESS, "pregnancy": "present", "unexplained_weight_loss": "present"})
    assert answer["answer"]["rung"] == "urgent-evaluation"
    expect_nothing_reassuring(one, answer)


def test_an_open_answer_beside_a_stop_reassures_no_more_than_a_whole_one(calculator: OpenCalculator) -> None:
    one = calculator("screen")
    one.choose_answer("lung_warning", "present")
    answer = one.expect_answer({"lung_warning": "present"})
    expect_nothing_reassuring(one, answer)
    expect(one.region.locator('[data-fold="why"]')).to_contain_text(answer["gate"]["shown"][0]["says"]["clinician"])


def test_taking_the_stop_back_brings_the_whole_answer_back(calculator: OpenCalculator) -> None:
    one = harmless(calculator, "screen")
    one.choose_answer("major_trauma", "present")
    one.expect_result_attributes({**HARMLESS, "major_trauma": "present"})
    one.root.locator('[data-do="undo"]').click()
    one.expect_answer(HARMLESS)
    expect(one.region.locator('[data-suspicion="not-suspected"]').first).to_be_visible()


def test_under_18_is_outside_and_18_is_not(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    one.type_number("age_years", "17,9")
    assert one.expect_answer({"age_years": 17.9})["gate"]["status"] == "outside"
    one.type_number("age_years", "18")
    assert one.expect_answer({"age_years": 18})["gate"]["status"] == "open"
    assert FINDINGS["age_years"]["low"] == 0

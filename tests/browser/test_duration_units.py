"""Durations are typed with a unit of time and read in weeks."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.calculator import ADDRESSES, Calculator, OpenCalculator, case_fragment


def unit_select(one: Calculator, finding: str) -> Any:
    """Return the select element for the unit of time."""
    return one.question(finding).locator("select")


def test_a_duration_is_typed_with_its_unit_and_read_in_weeks(calculator: OpenCalculator) -> None:
    one = calculator("management")
    for text, weeks, unit in (
        ("10 days", 1.4286, "days"),
        ("3 wk", 3, "weeks"),
        ("2 Months", 8.6964, "months"),
        ("1,5 y", 78.2679, "years"),
    ):
        one.type_number("duration_weeks", text)
        one.expect_result_attributes({"duration_weeks": weeks})
        expect(one.root.locator("#field-duration_weeks")).to_have_value(text)
        expect(unit_select(one, "duration_weeks")).to_have_value(unit)
    one.type_number("duration_weeks", "10 days")
    one.type_number("conservative_weeks", "6 d")
    one.expect_result_attributes({"duration_weeks": 1.4286, "conservative_weeks": 0.8571})
    unit_select(one, "duration_weeks").select_option("weeks")  # the unit that was chosen last counts
    one.expect_result_attributes({"duration_weeks": 10, "conservative_weeks": 0.8571})
    expect(one.root.locator("#field-duration_weeks")).to_have_value("10")


@pytest.mark.firefox_too
def test_a_unit_is_chosen_next_to_the_number_and_stays_with_it(page: Page) -> None:
    one = Calculator.open(page, "management")
    one.expand_group("pain")
    units = unit_select(one, "duration_weeks")
    expect(units).to_have_value("weeks")
    assert units.get_attribute("name") is None
    assert units.locator("option").all_inner_texts() == ["weeks", "days", "months", "years"]
    one.type_number("duration_weeks", "42")
    one.expect_result_attributes({"duration_weeks": 42})
    units.select_option("days")
    one.expect_result_attributes({"duration_weeks": 6})
    expect(one.root.locator('[data-group="pain"] .ub-group__sum')).to_contain_text("42 days")
    one.choose_answer("fever", "present")
    expect(units).to_have_value("days")

    page.goto(ADDRESSES["imaging"])
    other = Calculator(page)
    other.expect_result_attributes({"fever": "present", "duration_weeks": 6})
    expect(other.root.locator("#field-duration_weeks")).to_have_value("42")
    expect(unit_select(other, "duration_weeks")).to_have_value("days")
    page.goto(
        ADDRESSES["imaging"] + case_fragment({"duration_weeks": 1.4286, "conservative_weeks": 1.125, "age_years": 1e-7})
    )
    other.expect_result_attributes({"duration_weeks": 1.4286, "conservative_weeks": 1.125, "age_years": 1e-7})
    expect(other.root.locator("#field-duration_weeks")).to_have_value("10")
    expect(unit_select(other, "duration_weeks")).to_have_value("days")
    other.choose_answer("fever", "absent")
    other.expect_result_attributes(
        {"duration_weeks": 1.4286, "conservative_weeks": 1.125, "age_years": 1e-7, "fever": "absent"}
    )
    other.root.locator('[data-do="again"]').click()
    expect(unit_select(other, "duration_weeks")).to_have_value("weeks")


def test_the_form_does_not_say_that_a_day_is_a_part_of_a_week(calculator: OpenCalculator) -> None:
    one = calculator("management")
    one.expand_group("pain")
    expect(one.question("duration_weeks")).not_to_contain_text("0.14")
    expect(one.question("duration_weeks")).to_contain_text("10 days")

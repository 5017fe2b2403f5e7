"""The chips of a closed group: a tap marks what is present and nothing else; "none of these" records only what was read."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from site_src.frontend.calculator.examined import EXAMINED
from tests.browser.support.axe import Axe
from tests.browser.support.calculator import ADDRESSES, FINDINGS, Calculator, OpenCalculator, yes_no_of
from tests.browser.support.keyboard import Keyboard

SMALLEST_TARGET_PX = 44
INFECTION = yes_no_of("infection")


def label(finding: str) -> str:
    """Return the name of a finding on its chip."""
    return str(FINDINGS[finding]["label"]["clinician"])


def with_closed_groups(one: Calculator) -> Calculator:
    """Close the groups that a test before has left open on the page."""
    toggles = one.root.locator('.ub-group__toggle[aria-expanded="true"]')
    toggles.evaluate_all("toggles => toggles.forEach((toggle) => toggle.click())")
    expect(toggles).to_have_count(0)
    return one


def test_a_tap_marks_present_and_nothing_else_and_a_second_tap_takes_it_back(calculator: OpenCalculator) -> None:
    one = with_closed_groups(calculator("imaging"))
    chip = one.root.locator('[data-chip="fever"]')
    expect(chip).to_have_attribute("aria-pressed", "false")
    chip.click()
    one.expect_result_attributes({"fever": "present"})
    expect(chip).to_have_attribute("aria-pressed", "true")
    for finding in FINDINGS:
        if FINDINGS[finding]["kind"] == "yes-no" and finding != "fever":
            expect(one.question(finding).locator('input[value="not-assessed"]')).to_be_checked()
    said = one.root.locator('[data-group="infection"] > [data-said]')
    expect(said).to_contain_text("Recorded: Fever, yes.")
    chip.click()
    one.expect_result_attributes({})
    expect(chip).to_have_attribute("aria-pressed", "false")
    said.get_by_role("button", name="Undo").click()
    one.expect_result_attributes({"fever": "present"})


def test_the_second_press_of_a_double_one_answers_nothing_on_a_chip(calculator: OpenCalculator) -> None:
    one = with_closed_groups(calculator("imaging"))
    one.root.locator('[data-chip="fever"]').dblclick()
    one.expect_result_attributes({"fever": "present"})


def test_an_absent_finding_says_so_in_words_and_a_tap_makes_it_present_with_undo(calculator: OpenCalculator) -> None:
    one = with_closed_groups(calculator("imaging"))
    one.choose_answer("fever", "absent")
    one.root.locator('[data-group="infection"] .ub-group__toggle').click()
    chip = one.root.locator('[data-chip="fever"]')
    expect(chip).to_have_text("Fever: no")
    expect(chip).to_have_accessible_name("Fever: no. Mark as present")
    expect(chip).to_have_attribute("aria-pressed", "false")
    chip.click()
    one.expect_result_attributes({"fever": "present"})
    expect(chip).to_have_text("Fever")
    one.root.locator('[data-group="infection"] > [data-said]').get_by_role("button", name="Undo").click()
    one.expect_result_attributes({"fever": "absent"})
    expect(chip).to_have_text("Fever: no")


def test_the_chip_of_a_number_leads_to_its_field_and_shows_its_value(calculator: OpenCalculator) -> None:
    one = with_closed_groups(calculator("imaging"))
    chip = one.root.locator('[data-chip="duration_weeks"]')
    expect(chip).not_to_have_attribute("aria-pressed", re.compile(""))
    chip.click()
    field = one.root.locator("#field-duration_weeks")
    expect(field).to_be_focused()
    expect(field).to_be_in_viewport(ratio=1)
    one.type_number("duration_weeks", "6")
    one.root.locator('[data-group="pain"] .ub-group__toggle').click()
    expect(chip).to_contain_text(re.compile(r"6 weeks"))
    one.expect_result_attributes({"duration_weeks": 6})


def test_none_of_these_shows_the_full_questions_names_what_it_answers_and_records_only_at_their_end(
    calculator: OpenCalculator,
) -> None:
    one = with_closed_groups(calculator("imaging"))
    one.root.locator('[data-chip="urinary_retention"]').click()
    given = {"urinary_retention": "present"}
    opener = one.root.locator('[data-none="cord"]')
    expect(opener).to_have_text("None of the others")
    opener.dblclick()
    one.expect_result_attributes(given)
    group = one.root.locator('[data-group="cord"]')
    for finding in yes_no_of("cord"):
        row = one.question(finding)
        expect(row.locator("legend")).to_contain_text(FINDINGS[finding]["ask"]["clinician"])
        if FINDINGS[finding]["help"]["clinician"]:
            expect(row).to_contain_text(FINDINGS[finding]["help"]["clinician"])
        expect(row.locator("legend")).to_be_visible()
    for part, chosen in (("asked", False), ("examined", True)):
        button = one.none_button("cord", part)
        named = [id for id in yes_no_of("cord") if (id in EXAMINED) == chosen and id not in given]
        names = " · ".join(label(id) for id in named)
        expect(button).to_have_accessible_description(f"Records as no: {names}")
        expect(group).to_contain_text(f"Records as no: {names}")
        expect(button).not_to_have_attribute("aria-disabled", "true")
        button.dblclick()
        given |= dict.fromkeys(named, "absent")
        one.expect_result_attributes(given)
        if part == "asked":  # nothing that is examined was answered with the questions
            assert not EXAMINED & given.keys()
    expect(group).to_have_attribute("data-open", "false")
    group.locator(":scope > [data-said]").get_by_role("button", name="Undo").click()
    left = {id: value for id, value in given.items() if id not in EXAMINED}
    one.expect_result_attributes(left)


@pytest.mark.parametrize("new_patient", [False, True], ids=["page opened", "after New patient"])
def test_a_press_within_the_guard_of_the_button_at_the_end_answers_nothing(
    calculator: OpenCalculator, new_patient: bool
) -> None:
    one = with_closed_groups(calculator("imaging"))
    if new_patient:  # the guard of other buttons is off then, because the form is at its beginning
        one.root.locator('[data-chip="fever"]').click()
        one.expect_result_attributes({"fever": "present"})
        one.root.locator('[data-do="again"]').click()
        one.expect_result_attributes({})
    one.root.locator('[data-none="infection"]').evaluate(
        """opener => { opener.click();
          document.querySelector('[data-group="infection"] [data-none-of="asked"]').click(); }"""
    )
    one.expect_result_attributes({})
    expect(one.none_button("infection")).not_to_have_attribute("aria-disabled", "true")
    one.none_button("infection").click()
    one.expect_result_attributes(dict.fromkeys(INFECTION, "absent"))


@pytest.mark.parametrize(("age", "alone"), [("", True), ("30", True), ("60", False)])
def test_pregnancy_is_answered_by_itself_below_56_and_while_the_age_is_not_known(
    calculator: OpenCalculator, age: str, alone: bool
) -> None:
    one = with_closed_groups(calculator("imaging"))
    if age:
        one.type_number("age_years", age)
    one.show_for_none("gate")
    button = one.none_button("gate")
    expect(button).not_to_have_attribute("aria-disabled", "true")
    button.click()
    together = [id for id in yes_no_of("gate") if not (alone and id == "pregnancy")]
    number = {"age_years": int(age)} if age else {}
    one.expect_result_attributes({**number, **dict.fromkeys(together, "absent")})
    if alone:
        expect(one.question("pregnancy").locator('input[value="not-assessed"]')).to_be_focused()
        expect(one.question("pregnancy")).to_be_in_viewport()


@pytest.mark.firefox_too
def test_chips_are_marked_by_keyboard_alone(page: Page) -> None:
    one = Calculator.open(page, "imaging")
    keys = Keyboard(page)
    one.root.locator('[data-group="infection"] .ub-group__toggle').focus()
    focused = "() => document.activeElement.dataset.chip || ''"
    for _ in range(3):
        if page.evaluate(focused):
            break
        keys.press("Tab")
    assert page.evaluate(focused) == INFECTION[0]
    keys.press("ArrowRight")
    assert page.evaluate(focused) == INFECTION[1]
    keys.press("Space")
    one.expect_result_attributes({INFECTION[1]: "present"})
    assert page.evaluate(focused) == INFECTION[1]  # the focus stays
    keys.press("ArrowLeft")
    keys.press("Enter")
    one.expect_result_attributes({INFECTION[0]: "present", INFECTION[1]: "present"})
    keys.focused()
    assert keys.unseen == []
    # One stop for Tab, at the chip that was used last.
    keys.press("Shift+Tab")
    keys.press("Tab")
    assert page.evaluate(focused) == INFECTION[0]


def test_a_screen_reader_hears_the_group_the_finding_and_its_state(calculator: OpenCalculator) -> None:
    one = with_closed_groups(calculator("imaging"))
    bar = one.root.get_by_role("toolbar", name=re.compile("infection.*: mark what is present", re.IGNORECASE))
    expect(bar).to_be_visible()
    chip = bar.get_by_role("button", name="Fever: present", exact=True, pressed=False)
    chip.click()
    expect(bar.get_by_role("button", name="Fever: present", exact=True, pressed=True)).to_be_visible()
    one.choose_reader("patient")
    name = FINDINGS["fever"]["label"]["patient"]
    expect(one.root.locator('[data-chip="fever"]')).to_have_accessible_name(f"{name}: yes")
    expect(one.root.locator("[data-chip]")).to_have_count(len(FINDINGS) - 1)  # the age has a row of its own


def test_axe_finds_nothing_in_any_state_of_the_chips(calculator: OpenCalculator, axe: Axe) -> None:
    one = with_closed_groups(calculator("imaging"))
    assert axe(one.page) == []
    one.root.locator('[data-chip="fever"]').click()
    one.expect_result_attributes({"fever": "present"})
    one.choose_answer("lung_warning", "absent")
    one.root.locator('[data-group="gate"] .ub-group__toggle').click()
    expect(one.root.locator('[data-chip="lung_warning"]')).to_be_visible()
    assert axe(one.page) == []
    one.show_for_none("cord")
    for part in ("asked", "examined"):
        expect(one.none_button("cord", part)).not_to_have_attribute("aria-disabled", "true")
    assert axe(one.page) == []


def test_on_a_phone_every_chip_and_button_is_large_enough_for_a_thumb(calculator: OpenCalculator) -> None:
    one = with_closed_groups(calculator("imaging"))
    one.page.set_viewport_size({"width": 390, "height": 844})
    sizes = """all => all.filter((one) => one.offsetParent).map((one) => one.getBoundingClientRect())
      .map(({ width, height }) => [width, height])"""
    for state in ("closed", "open"):
        if state == "open":
            one.show_for_none("cord")
        shown = one.root.locator("[data-chip], [data-none], [data-none-of]").evaluate_all(sizes)
        assert shown
        assert [size for size in shown if min(size) < SMALLEST_TARGET_PX - 0.5] == []


def test_in_forced_colors_present_absent_and_unmarked_chips_differ(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    one = Calculator.open(page, "imaging")
    one.root.locator('[data-chip="fever"]').click()
    one.choose_answer("iv_drug_use", "absent")
    one.root.locator('[data-group="infection"] .ub-group__toggle').click()
    look = "one => (({ backgroundColor, borderStyle }) => backgroundColor + borderStyle)(getComputedStyle(one))"
    looks = [
        one.root.locator(f'[data-chip="{id}"]').evaluate(look) for id in ("fever", "iv_drug_use", "immunosuppression")
    ]
    assert len({*looks}) == len(looks)


def test_chips_are_not_printed(calculator: OpenCalculator) -> None:
    one = with_closed_groups(calculator("imaging"))
    one.root.locator('[data-chip="fever"]').click()
    one.page.emulate_media(media="print")
    expect(one.root.locator("[data-chip]:visible, [data-none]:visible, [data-none-of]:visible")).to_have_count(0)
    one.page.emulate_media(media="screen")


def test_without_script_there_are_questions_and_no_chips(browser: Browser, site_url: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(site_url + ADDRESSES["imaging"])
    expect(page.locator("[data-chip], [data-none-of], [data-none]:visible")).to_have_count(0)
    expect(page.locator("#ask-fever")).to_be_visible()
    page.close()

"""The third reader: a trainee sees the clinician's words and teaching points beside them, and the same answer as everyone."""

import re
from typing import Any

from playwright.sync_api import Page, expect

from site_src.blocks import safety_net, teaching_points
from site_src.content.site_data import site_data
from tests.browser.support.axe import Axe
from tests.browser.support.calculator import ADDRESSES, Calculator, OpenCalculator

LINES = {(row["kind"], row["id"]): row["says"] for row in teaching_points.lines()}


def expect_teaching_points(one: Calculator, *expected: tuple[str, str]) -> None:
    """Expect exactly these teaching points under the answer."""
    lines = one.region.locator(".ub-lines > .ub-line")
    expect(lines).to_have_text([f"Teaching point: {LINES[line]}" for line in expected])


def test_a_trainee_reads_the_clinicians_words_and_what_they_teach(calculator: OpenCalculator, axe: Axe) -> None:
    one = calculator("management")
    answers: dict[str, Any] = {"age_years": 60, "recent_trauma": "present"}
    one.enter_answers(answers)
    marks = one.expect_answer(answers)
    one.choose_reader("trainee")
    one.expect_answer_text(one.expect_result_attributes(answers), "clinician")
    expect_teaching_points(one, ("answer", "open"), ("rung", "first-test"), ("plan", "provisional"))
    fever = one.question("fever")
    expect(fever).to_have_accessible_description(f"{fever.locator('.ub-q__help > [id]').inner_text()} "
                                                 f"Teaching point: {LINES['finding', 'fever']}")  # fmt: skip
    assert one.root.locator(".ub-q .ub-line").count() == one.root.locator(".ub-q").count()
    one.region.locator("[data-fold=why] summary").click()
    expect(one.region.locator("[data-fold=why] .ub-line").first).to_contain_text(
        LINES["statement", marks["imaging"]["rules"][0]["statements"][0]]
    )
    assert axe(one.page) == []
    one.choose_answer("lung_warning", "present")
    one.expect_answer_text(one.expect_result_attributes({**answers, "lung_warning": "present"}), "clinician")
    expect_teaching_points(one, ("answer", "stop"), ("plan", "withheld"))
    for reader in ("patient", "clinician"):
        one.choose_reader(reader)
        expect(one.page.locator(".ub-calc .ub-line")).to_have_count(0)
        expect(one.page.locator("[data-for=trainee]:visible")).to_have_count(0)


def test_in_the_guideline_each_statement_has_its_teaching_point_and_the_choice_is_remembered(
    page: Page, problems: list[str]
) -> None:
    page.goto("assess/red-flags.html")
    lines = page.locator(".ub-st [data-for=trainee]")
    expect(lines.first).to_be_hidden()
    page.locator("input[name=ub-reader][value=clinician]").focus()
    page.keyboard.press("ArrowRight")
    expect(lines.first).to_be_visible()
    assert page.locator(".ub-st [data-for=trainee]:visible").count() == page.locator(".ub-st").count()
    expect(page.locator("[data-for=patient]:visible")).to_have_count(0)
    page.goto(ADDRESSES["screen"])
    one = Calculator(page)
    one.expect_result_attributes({})
    expect(page.locator("input[name=ub-reader][value=trainee]")).to_be_checked()
    expect_teaching_points(one, ("answer", "open"), ("class", "open"))
    assert problems == []


def test_every_page_shows_patients_when_to_get_help(page: Page, problems: list[str], axe: Axe) -> None:
    page.goto("treat/first-line.html")
    box = page.locator(".ub-help")
    expect(box).to_be_hidden()
    page.locator("input[name=ub-reader][value=patient]").check()
    expect(page.locator("h1 + .ub-help summary")).to_have_text("When to get help now")
    page.locator(".ub-help summary").focus()
    page.keyboard.press("Enter")
    assert box.locator("li").all_inner_texts() == safety_net.signs(site_data())
    assert axe(page) == []
    page.emulate_media(media="print")
    page.locator(".ub-help summary").evaluate("one => { one.parentElement.open = false; }")
    expect(box.locator("li").first).to_be_visible()
    page.emulate_media(media="screen")
    box.locator("summary").click()
    box.locator("a").click()
    expect(page).to_have_url(re.compile(r"/get-help\.html$"))
    expect(page.locator("h1")).to_have_text("Get help now")
    expect(page.locator("[data-signs] li").first).to_be_in_viewport()
    assert problems == []


def test_where_a_patient_looks_first_the_signs_are_open_and_nobody_else_sees_the_box(page: Page) -> None:
    for address in ("index.html", "assess/red-flags.html"):
        page.goto(address)
        page.locator("input[name=ub-reader][value=clinician]").check(force=True)
        expect(page.locator(".ub-help")).to_be_hidden()
        page.locator("input[name=ub-reader][value=patient]").check(force=True)
        expect(page.locator(".ub-help li").first).to_be_visible()
    page.goto("get-help.html")
    for reader in ("clinician", "trainee", "patient"):
        page.locator(f"input[name=ub-reader][value={reader}]").check(force=True)
        expect(page.locator("[data-signs] li").last).to_be_visible()

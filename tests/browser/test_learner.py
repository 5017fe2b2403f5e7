"""A learner's hour: decide and compare, find it again as progress, ask first, and all of it from a folder as well."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page, Route, expect

import calculators
from site_src.features.teaching.cases import case_of
from tests.browser.support.axe import Axe
from tests.browser.support.console_errors import collect_console_errors
from tests.browser.support.learner import choose_in_group, choose_suspicion, enter_wrong_decision
from tests.support.paths import SITE

CASE = case_of("the-bannister")
ADDRESS = f"{CASE.page.removesuffix('.md')}.html"
PROGRESS = "teach/progress.html"


def shortest_case_path(page: Page) -> list[str]:
    way: list[str] = page.locator("[data-shortest] [data-step]").evaluate_all(
        "all => all.map((one) => one.dataset.step)"
    )
    return way


def module_path() -> list[str]:
    path: dict[str, Any] = json.loads(calculators.path_json(json.dumps(CASE.stages[0].asked)))
    return [step["finding"] for step in path["steps"]]


def test_a_learner_decides_compares_and_finds_it_again(page: Page, axe: Axe, tmp_path: Path) -> None:
    console_errors = collect_console_errors(page)
    page.goto(ADDRESS)
    assert page.evaluate("UB.engine.state") == "idle", "nothing is started before somebody wants it"
    expect_to_be_asked_for_the_rest(page)
    assert axe(page) == []
    enter_wrong_decision(page).get_by_role("button", name="Commit and compare").press("Enter")
    expect_the_comparison(page)
    assert axe(page) == []
    page.goto(PROGRESS)
    expect(page.locator("[data-sure=sure]")).to_contain_text("0 / 1")
    expect(page.get_by_text("you were more confident than accurate")).to_be_visible()
    expect(page.locator("[data-done=the-bannister]")).to_contain_text("differed from the guideline; sure")
    assert axe(page) == []
    expect_to_come_back(page, tmp_path)
    assert axe(page) == []
    # It is there again on the page of the case, and can be taken back.
    page.goto(ADDRESS)
    expect(page.locator("[data-compare]")).to_have_attribute("data-compare", "wrong")
    page.get_by_role("button", name="Decide again").press("Enter")
    expect(page.locator("[data-decide] h3")).to_be_focused()
    assert (
        json.loads(page.evaluate("localStorage.getItem(UB.deviceStorage('ub-teaching').key)"))["cases"][
            "the-bannister"
        ]["stages"]
        == {}
    )
    assert console_errors == []


def expect_to_be_asked_for_the_rest(page: Page) -> None:
    """Expect an incomplete decision to be named and no answer shown, by keyboard alone: a group of choices is one tab stop."""
    form = page.locator("[data-decide]")
    expect(page.locator(".ub-guide > summary")).to_have_text("Show the answer without deciding")
    form.get_by_role("button", name="Commit and compare").press("Enter")
    expect(form.get_by_role("alert")).to_contain_text("How sure are you")
    expect(form.get_by_role("alert")).to_be_focused()
    expect(page.locator("[data-compare]")).to_have_count(0)
    form.locator("[data-part=gate] input").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(form.locator("[data-part=gate] input[value=applies]")).to_be_checked()


def expect_the_comparison(page: Page) -> None:
    compared = page.locator("[data-compare]")
    expect(compared.get_by_text("What your questions had established")).to_be_visible()
    expect(compared).to_have_attribute("data-compare", "wrong")
    expect(compared.locator("[data-row=rung]")).to_have_attribute("data-how", "missed")
    expect(compared.locator("[data-row=gate]")).to_have_attribute("data-how", "same")
    expect(compared.locator("h3")).to_be_focused()
    kinds = compared.locator("[data-kind]").evaluate_all("all => all.map((one) => one.dataset.kind)")
    assert {"imaging-too-late", "lumbar-only-imaging", "comfort-before-the-flags", "legs-not-examined"} <= set(kinds)
    expect(
        compared.locator("[data-kind=imaging-too-late]").get_by_role("link", name="rule fast-deficit")
    ).to_be_visible()
    expect(compared.locator("[data-kind=lumbar-only-imaging]").get_by_role("link", name="note N13")).to_be_visible()
    expect(page.locator(".ub-guide > summary")).to_have_text("The guideline’s full answer")


def expect_to_come_back(page: Page, folder: Path) -> None:
    """Progress goes out as a file; a bad one is refused and takes nothing; what was removed comes back by either way."""
    done, chooser = page.locator("[data-done=the-bannister]"), page.locator("input[type=file]")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").press("Enter")
    file, bad = folder / download.value.suggested_filename, folder / "bad.json"
    download.value.save_as(file)
    bad.write_text('{"format": 3, "cases": {"the-sofa": {}}}', encoding="utf-8")
    chooser.set_input_files(bad)
    expect(page.locator(".ub-errors li")).to_have_count(2)
    expect(page.locator(".ub-errors")).to_be_focused()
    expect(done).to_be_visible()
    page.get_by_role("button", name="Delete everything").press("Enter")
    expect(page.get_by_text("You have not decided any cases on this device yet.")).to_be_visible()
    page.get_by_role("button", name="Undo").press("Enter")
    expect(done).to_be_visible()
    page.get_by_role("button", name="Delete everything").press("Enter")
    chooser.set_input_files(file)
    expect(done).to_be_visible()


def test_asked_first_the_answer_closes_in_and_the_shortest_way_stands_beside(page: Page, axe: Axe) -> None:
    console_errors = collect_console_errors(page)
    page.goto(ADDRESS)
    page.get_by_role("button", name="Ask step by step").press("Enter")
    panel = page.locator("[data-asking]")
    ladder = panel.locator(".ub-asking__ladder .ub-ladder").first
    expect(ladder).to_have_attribute("data-withheld", "")
    page.locator("details[data-finding=fever] summary").press("Enter")
    expect(ladder).to_have_attribute("data-floor", "none")
    for finding in module_path():
        expect(panel).to_have_attribute("data-asking", "open")
        page.locator(f"details[data-finding={finding}] summary").press("Enter")
    expect(panel).to_have_attribute("data-asking", "ended")
    expect(ladder).to_have_attribute("data-floor", "immediate")
    expect(ladder).to_have_attribute("data-settled", "true")
    assert shortest_case_path(page) == module_path()
    expect(panel.locator("[data-step=fever]").first).to_contain_text("not on the shortest path")
    assert axe(page) == []
    page.goto(PROGRESS)
    expect(page.locator("[data-done=the-bannister]")).to_contain_text("asked 8; shortest path 7")
    assert console_errors == []


def test_from_a_folder_a_decision_is_compared_and_kept(context: BrowserContext, file_url: Callable[[str], str]) -> None:
    context.set_offline(True)
    page = context.new_page()
    console_errors = collect_console_errors(page)
    page.goto(file_url(ADDRESS))
    enter_wrong_decision(page).get_by_role("button", name="Commit and compare").click()
    expect(page.get_by_text("What your questions had established")).to_be_visible()
    page.reload()
    expect(page.locator("[data-compare]")).to_have_attribute("data-compare", "wrong")
    page.goto(file_url(PROGRESS))
    expect(page.locator("[data-done=the-bannister]")).to_be_visible()
    assert console_errors == []


OWN = "teach/own-case.html"


def write_shortest_case(page: Page) -> None:
    """Write the shortest case: a stated fever, an age, and nothing else out of the ordinary."""
    page.get_by_label("Title", exact=True).fill("The wrong thermometer")
    page.get_by_label("Story", exact=True).fill("A man of forty shivers.")
    for finding, group in (("fever", "Infection"), ("age_years", "Does this guideline apply?")):
        page.locator(".ub-own__stage summary", has_text=group).press("Enter")
        row = page.locator(f"[data-own-finding={finding}]")
        row.locator("select").select_option("present" if finding == "fever" else "number")
    page.locator("[data-own-finding=age_years] input[inputmode]").fill("40")
    page.locator("[data-own-finding=fever]").get_by_label("stated in the story").check()
    page.get_by_label("does the guideline apply?").select_option("clear")


def test_a_case_of_one_s_own_is_written_checked_tried_and_passed_on(page: Page, axe: Axe, tmp_path: Path) -> None:
    console_errors = collect_console_errors(page)
    page.goto(OWN)
    faults, attempt = page.locator(".ub-errors"), page.get_by_role("button", name="Check and try it")
    attempt.press("Enter")
    expect(faults.get_by_text("The case has no title yet.")).to_be_visible()
    expect(faults).to_be_focused()
    write_shortest_case(page)
    page.get_by_label("which step is certain?").select_option("none")
    assert axe(page) == []
    attempt.press("Enter")
    expect(faults).to_contain_text("you stated “No imaging now,” but the calculator answers “Immediate.”")
    page.get_by_label("which step is certain?").select_option("immediate")
    attempt.press("Enter")
    tried = page.locator("[data-tried]")
    expect(tried.get_by_role("heading", name="The wrong thermometer")).to_be_focused()
    form = tried.locator("[data-decide]")
    choose_in_group(form, "gate", "applies")
    for about in ("infection", "cancer", "fracture", "cord-or-cauda-equina"):
        choose_suspicion(form, about, "suspected" if about == "infection" else "not-suspected")
    choose_in_group(form, "rung", "immediate")
    form.locator("[data-part=test] select").select_option("mri")
    choose_in_group(form, "plan", "withheld")
    choose_in_group(form, "sure", "fairly")
    form.get_by_role("button", name="Commit and compare").press("Enter")
    expect(tried.locator("[data-compare]")).to_have_attribute("data-compare", "right")
    assert axe(page) == []
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").press("Enter")
    file, bad = tmp_path / "own.json", tmp_path / "bad.json"
    download.value.save_as(file)
    assert json.loads(file.read_text(encoding="utf-8"))["stages"][0]["replies"]["age_years"]["answer"] == 40
    bad.write_text('{"title": 1, "stages": [{"told": ["fevr"]}]}', encoding="utf-8")
    page.locator("input[type=file]").set_input_files(bad)
    expect(faults.locator("li")).to_have_count(2)
    expect(page.get_by_label("Title", exact=True)).to_have_value("The wrong thermometer")
    # What was typed is there after a reload, and an emptied form comes back.
    page.reload()
    expect(page.get_by_label("Story", exact=True)).to_have_value("A man of forty shivers.")
    page.get_by_role("button", name="Clear the form").press("Enter")
    expect(page.get_by_label("Story", exact=True)).to_have_value("")
    page.get_by_role("button", name="Undo").press("Enter")
    expect(page.get_by_label("Story", exact=True)).to_have_value("A man of forty shivers.")
    page.get_by_role("button", name="Clear the form").press("Enter")
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_label("Title", exact=True)).to_have_value("The wrong thermometer")
    assert console_errors == []


def two_releases(page: Page) -> tuple[str, str]:
    """Serve the site in two folders of one host."""
    host = "http://guide.example/"

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix(host).partition("/")[2].partition("?")[0]
        route.fulfill(path=SITE / name)

    page.context.route(f"{host}**", answer)
    return f"{host}v1/", f"{host}v2/"


def decided_cases(page: Page) -> list[str]:
    found: list[str] = page.locator("[data-done]").evaluate_all("all => all.map((one) => one.dataset.done)")
    return found


def test_two_releases_on_one_host_keep_what_is_theirs(page: Page) -> None:
    """Progress and a case that is being written, in two folders; what one keeps under its name the other never changes."""
    first, second = two_releases(page)
    other = "teach/cases/moving-day.html"
    for root, address, title in ((first, ADDRESS, "Of the first"), (second, other, "Of the second")):
        page.goto(root + address)
        enter_wrong_decision(page).get_by_role("button", name="Commit and compare").press("Enter")
        expect(page.locator("[data-compare]")).to_be_visible()
        page.goto(root + OWN)
        page.get_by_label("Title", exact=True).fill(title)
    for root, case, title in ((first, "the-bannister", "Of the first"), (second, "moving-day", "Of the second")):
        page.goto(root + PROGRESS)
        assert decided_cases(page) == [case]
        page.goto(root + OWN)
        expect(page.get_by_label("Title", exact=True)).to_have_value(title)


def test_two_tabs_of_one_release_add_to_each_other(page: Page) -> None:
    page.goto(ADDRESS)
    tab = page.context.new_page()
    tab.goto("teach/cases/moving-day.html")
    enter_wrong_decision(tab).get_by_role("button", name="Commit and compare").press("Enter")
    enter_wrong_decision(page).get_by_role("button", name="Commit and compare").press("Enter")
    expect(page.locator("[data-compare]")).to_be_visible()
    page.goto(PROGRESS)
    assert sorted(decided_cases(page)) == ["moving-day", "the-bannister"]

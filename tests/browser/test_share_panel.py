"""What can be taken along: a record, a file, paper. Each is made as a person makes it, and read as one reads it."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

import calculators
from site_src.content.ui_text import UI_TEXT
from tests.browser.support import typing_pace
from tests.browser.support.calculator import ADDRESSES, FINDINGS, Calculator, OpenCalculator
from tests.browser.support.command_line import Answers, page_errors
from tests.browser.support.console_errors import collect_console_errors
from tests.browser.support.print_media import printed_pages
from tests.support.paths import ROOT

CASE: Answers = {"fever": "absent", "age_years": 63, "new_onset": "present", "duration_weeks": 2.5}
OTHER = {"version": "0.0.1", "rules_hash": "0123456789ab"}


def chart_note_of(answers: Answers, *options: str) -> str:
    """Return the note that the command line writes."""
    command = [sys.executable, "-m", "calculators", "record", "-", *options]
    done = subprocess.run(command, input=json.dumps(answers), cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.removesuffix("\n")


def choose_file(one: Calculator, name: str, content: str) -> None:
    """Press "Open a case" and choose a file."""
    with one.page.expect_file_chooser() as chooser:
        one.press_share_button("Open a case")
    chooser.value.set_files({"name": name, "mimeType": "application/json", "buffer": content.encode()})


def saved(one: Calculator) -> dict[str, Any]:
    """Press "Save the case" and read what was downloaded."""
    if one.page.context.browser and one.page.context.browser.browser_type.name == "firefox":
        # Playwright downloads nothing in an installed Firefox: there the file is read on its way out of the page.
        one.page.evaluate("() => { URL.createObjectURL = (blob) => { window.saved = blob.text(); return '#'; }; }")
        one.press_share_button("Save the case")
        text: str = one.page.evaluate("window.saved")
        return dict(json.loads(text))
    with one.page.expect_download() as download:
        one.press_share_button("Save the case")
    assert download.value.suggested_filename == "upper-back-pain-case.json"
    found: dict[str, Any] = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    return found


def test_the_note_and_the_full_record_equal_those_of_the_command_line_with_the_date_entered(
    calculator: OpenCalculator,
) -> None:
    one = calculator("management")
    one.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for button, options in (("Copy note", ("--short",)), ("Copy the full record", ())):
        one.press_share_button(button)
        expect(one.region.locator("[data-told]")).to_have_text("The text was copied.")
        # The line says the same after both presses, so the text itself is waited for.
        one.page.wait_for_function(
            "async (text) => (await navigator.clipboard.readText()) === text", arg=chart_note_of({}, *options)
        )
    one.enter_answers(CASE)
    one.expect_result_attributes(CASE)
    one.region.get_by_label("Date for the chart").fill("24 November, 14:30")
    one.choose_answer("severe_pain", "absent")
    one.expect_result_attributes({**CASE, "severe_pain": "absent"})
    one.region.get_by_label("Date for the chart").press("Enter")
    expect(one.region.locator("[data-told]")).to_have_text("The text was copied.")
    text = one.page.evaluate("navigator.clipboard.readText()")
    assert text == chart_note_of({**CASE, "severe_pain": "absent"}, "--short", "--date", "24 November, 14:30")
    assert len(text.splitlines()) <= 12
    one.choose_reader("patient")
    one.choose_answer("fever", "present")
    expect(one.region.locator("[data-told]")).to_be_empty()  # it was about other answers
    typing_pace.enable_keyboard_entry(one)
    typing_pace.press_keys(one.page, "c")
    expect(one.region.locator("[data-told]")).to_have_text("The text was copied.")
    assert "Not answered" in one.page.evaluate("navigator.clipboard.readText()")
    one.region.get_by_label("Date (optional)").fill("")


def test_a_case_is_saved_and_opened_and_replacing_answers_can_be_undone(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    one.enter_answers(CASE)
    one.expect_result_attributes(CASE)
    file = saved(one)
    assert list(file) == ["what", "version", "rules_hash", "answers"]
    assert file["answers"] == CASE
    assert (file["version"], file["rules_hash"]) == (calculators.VERSION, calculators.rules_hash())
    one.choose_answer("fever", "present")
    one.expect_result_attributes({**CASE, "fever": "present"})
    choose_file(one, "case.json", json.dumps(file))
    one.expect_answer(CASE)
    expect(one.taken).to_contain_text("The answers in case.json were loaded")
    one.taken.get_by_role("button", name="Undo").click()
    one.expect_result_attributes({**CASE, "fever": "present"})


def test_a_file_of_other_rules_is_taken_and_says_so(calculator: OpenCalculator) -> None:
    one = calculator("screen")
    choose_file(one, "old.json", json.dumps({**OTHER, "answers": CASE}))
    one.expect_result_attributes(CASE)
    for mark in (*OTHER.values(), calculators.rules_hash()):
        expect(one.taken).to_contain_text(mark)
    expect(one.taken.get_by_role("button")).to_have_count(0)


def test_a_bad_file_is_explained_and_what_is_on_the_page_stays(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    one.choose_answer("fever", "present")
    one.expect_result_attributes({"fever": "present"})
    bad = json.dumps({"fevr": "present", "age_years": "sixty"})
    choose_file(one, "bad.json", json.dumps({**OTHER, "answers": json.loads(bad)}))
    expect(one.errors).to_be_focused()
    expect(one.errors.locator("li")).to_have_text(page_errors(bad))
    one.expect_result_attributes({"fever": "present"})
    choose_file(one, "photo.json", "\u0000" * 1_000_001)
    expect(one.errors.locator("li")).to_have_text(
        "photo.json is larger than 1,000,000 bytes, which is too large for a case file."
    )
    one.expect_result_attributes({"fever": "present"})


def test_a_file_of_another_kind_is_named_in_one_sentence(calculator: OpenCalculator) -> None:
    one = calculator("management")
    one.choose_answer("fever", "present")
    words = json.loads(UI_TEXT.read_text(encoding="utf-8"))
    own_case = {"what": "A teaching case", "kind": "teaching-case", "format": 1, "stages": [{"told": []}]}
    files: dict[str, Any] = {
        "session": {"title": "A session", "parts": [{"kind": "case"}]},
        "progress": {"kind": "teaching-progress", "format": 1, "cases": {}},
        "own-case": own_case,
        "local": {"emergency_number": "112"},
    }
    for kind, content in files.items():
        choose_file(one, f"{kind}.json", json.dumps(content))
        expect(one.errors.locator("li")).to_have_text([words[f"file-{kind}"]])
        one.expect_result_attributes({"fever": "present"})
    # A case with one fault is still a case.
    choose_file(one, "case.json", '{"what": "Answers", "answers": {"fevr": "present"}}')
    expect(one.errors.locator("li")).to_contain_text(["fevr"])


def test_a_file_that_is_dropped_on_the_questions_is_opened(calculator: OpenCalculator) -> None:
    one = calculator("imaging")
    dropped = """(root, text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], "case.json", { type: "application/json" }));
      for (const name of ["dragover", "drop"])
        root.dispatchEvent(new DragEvent(name, { bubbles: true, cancelable: true, dataTransfer: data }));
    }"""
    one.root.locator(".ub-calc__questions").evaluate(dropped, json.dumps(CASE))
    one.expect_result_attributes(CASE)


@pytest.mark.firefox_too
def test_from_disk_a_case_is_saved_and_opened(page: Page, file_url: Callable[[str], str]) -> None:
    console_errors = collect_console_errors(page)
    page.goto(file_url(ADDRESSES["screen"]))
    one = Calculator(page)
    one.enter_answers({"fever": "absent"})
    one.expect_result_attributes({"fever": "absent"})
    file = saved(one)
    one.choose_answer("fever", "present")
    one.expect_result_attributes({"fever": "present"})
    choose_file(one, "case.json", json.dumps(file))
    one.expect_result_attributes({"fever": "absent"})
    assert console_errors == []


def test_each_sheet_is_as_many_pages_as_it_should_be(page: Page, tmp_path: Path) -> None:
    one = Calculator.open(page, "imaging")  # a page of its own: what a reader unfolded before is printed too
    one.page.evaluate("() => { window.print = () => {}; }")
    one.enter_answers({**CASE, "recent_trauma": "present"})
    answer = one.expect_result_attributes({**CASE, "recent_trauma": "present"})
    first, *questions = printed_pages(one.page, tmp_path)
    assert len(questions) == 2
    second = " ".join(questions)
    for part in answer["answer"]["parts"]:
        assert part["says"]["clinician"].split(": ")[0] in " ".join(first.split())
    assert "Rules that did not apply" not in first + second  # nobody opened it
    assert "Fever, measured or reported?" in second
    assert re.search(r"\b63\b", second)

    one.press_share_button("Print a blank checklist")
    questions = printed_pages(one.page, tmp_path)
    assert len(questions) == 2
    checklist = " ".join(questions)
    assert "Fever, measured or reported?" in checklist
    assert "Rule table" not in checklist
    assert answer["answer"]["parts"][0]["says"]["clinician"] not in checklist
    assert not re.search(r"\b63\b", checklist)
    expect(one.root).to_have_attribute("data-print", "filled")

    one.press_share_button("Print the patient’s safety-net sheet")
    (sheet,) = printed_pages(one.page, tmp_path)
    text = " ".join(sheet.split()).lower()
    net = next(row for row in calculators.listing("wording") if row["id"] == "safety-net")["says"]["patient"]
    for words in net.replace(": ", "; ").lower().split("; "):
        assert words in text
    assert "phone" in text
    assert FINDINGS["fever"]["ask"]["clinician"] not in sheet
    assert len(printed_pages(one.page, tmp_path)) == 3


PLAN: Answers = {
    **{id: "absent" for id, row in FINDINGS.items() if row["kind"] == "yes-no"},
    "age_years": 45,
    "duration_weeks": 2,
}
SHEETS: dict[str, Answers] = {
    "no imaging": PLAN,
    "no imaging, much present": {
        **PLAN,
        "severe_pain": "present",
        "functional_deficit": "present",
        "stenosis_signs": "present",
    },
    "a test first": {
        **PLAN,
        "recent_trauma": "present",
        "osteoporosis_risk": "present",
        "corticosteroid_use": "present",
    },
    "familiar pain over 50": {**PLAN, "age_years": 70},
    "hardly anything known": {"age_years": 60, "new_onset": "present", "osteoporosis_risk": "present"},
    "nothing known": {},
    "today": {"recent_infection": "present", "stiff_spine_injury": "present"},
    "immediate": {**PLAN, "fever": "present"},
    "stop": {"lung_warning": "present"},
    "outside": {"pregnancy": "present"},
}


@pytest.mark.parametrize("name", SHEETS)
def test_the_patients_sheet_is_one_page_with_what_the_module_says_and_what_was_typed(
    page: Page, tmp_path: Path, name: str
) -> None:
    answers = SHEETS[name]
    one = Calculator.open(page, "management")
    one.page.evaluate("() => { window.print = () => {}; }")
    one.enter_answers(answers)
    one.expect_result_attributes(answers)
    sheet = json.loads(calculators.patient_sheet_json(json.dumps({"answers": answers})))
    one.region.locator("[data-sheet-fields] summary").click()
    words = "Walk every day. Warm shower in the morning."
    one.region.get_by_label("Your own words").fill(words)
    one.region.get_by_label("Next visit").fill("14 December")
    one.press_share_button("Print for the patient")
    expect(one.root.locator("[data-leaflet] h2")).to_have_text(sheet["title"])
    (printed,) = printed_pages(one.page, tmp_path)
    text = " ".join(printed.split())
    for section in sheet["sections"]:
        assert section["heading"] in text
        for item in section["items"]:
            assert " ".join(item["says"].split())[:40] in text
    assert (words in text) is (sheet["kind"] == "plan")
    assert ("14 December" in text) is (sheet["kind"] == "plan")
    assert FINDINGS["fever"]["ask"]["clinician"] not in printed
    # Free text is on the paper only: nothing stores it, and New patient removes it.
    stored = one.page.evaluate(
        "() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }, location.href, history.state])"
    )
    assert "Warm shower" not in stored
    one.page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    expect(one.root.locator("[data-leaflet]")).to_be_empty()
    one.root.get_by_role("button", name="New patient").click()
    expect(one.region.get_by_label("Your own words")).to_have_value("")

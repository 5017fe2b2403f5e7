"""Files on the session page: a custom case in a session, and files of another kind."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from site_src.content.schemas import read_schema, schema_problems
from site_src.content.ui_text import UI_TEXT
from tests.browser.support.console_errors import collect_console_errors
from tests.browser.support.lecturer import (
    PRESENT,
    PROJECTOR,
    SESSION,
    choose_file,
    expect_step,
    saved_file,
)

OWN: dict[str, Any] = {
    "what": "A teaching case of upper back pain, written by hand. The patient is invented.",
    "kind": "teaching-case",
    "format": 1,
    "title": "The wrong thermometer",
    "sex": "man",
    "teaches": "A fever counts however it was measured",
    "stages": [
        {
            "title": "At noon",
            "says": "A man of forty shivers.",
            "told": ["fever", "age_years"],
            "replies": {
                "fever": {"answer": "present", "says": "Thirty-nine."},
                "age_years": {"answer": 40, "says": "Forty."},
            },
            "expect": {"asked": {"gate": "clear", "floor": "immediate"}},
        }
    ],
    "points": [{"says": "Measure again.", "rests_on": []}],
}


def test_a_case_of_one_s_own_is_put_into_a_session_presented_printed_and_passed_on(page: Page, tmp_path: Path) -> None:
    console_errors = collect_console_errors(page)
    page.add_init_script("window.print = () => { window.printed = true; }")
    page.set_viewport_size(PROJECTOR)
    page.goto("teach/own-case.html")
    page.locator("input[type=file]").set_input_files(
        {"name": "o.json", "mimeType": "application/json", "buffer": json.dumps(OWN).encode()}
    )
    page.get_by_role("button", name="Add it to a session").click()
    expect(page.locator("[data-place=says]")).to_contain_text("Added: The wrong thermometer.")
    assert "#" not in page.url
    page.get_by_label("Title", exact=True).fill("With my own")
    page.get_by_label("A case").select_option("the-belt")
    page.get_by_role("button", name="Add the case").click()
    expect(page.locator("[data-place=total]")).to_have_text("19 minutes, 2 cases")
    page.reload()  # it is part of the draft
    expect(page.locator("[data-place=total]")).to_have_text("19 minutes, 2 cases")
    made = saved_file(page, "Save as file", tmp_path)
    assert made["parts"][0]["own"]["title"] == "The wrong thermometer"
    assert list(schema_problems(made, read_schema("session"), "session")) == []
    assert list(schema_problems(made["parts"][0]["own"], read_schema("own-case"), "own")) == []
    page.get_by_role("button", name="Print answer key").click()
    page.wait_for_function("() => window.printed")
    key = page.locator(".ub-paper")
    for text in (
        "The wrong thermometer",
        "A fever counts however it was measured.",
        "Immediate",
        "Measure again.",
        "rule fever",
    ):
        expect(key).to_contain_text(text)
    page.get_by_role("button", name="Present", exact=True).click()
    expect_step(page, "opening", "With my own")
    seen = []
    for _ in range(7):
        page.keyboard.press("PageDown")
        seen.append(page.locator("[data-present]").get_attribute("data-kind"))
    assert seen == ["case", "story", "ask", "poll", "answer", "ladder", "plan"]
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".ub-ladder")).to_have_attribute("data-floor", "immediate")
    page.reload()
    expect_step(page, "ladder")
    # Its file is taken by the form and at the front; what the guide does not answer so is refused by name.
    page.goto(PRESENT)
    choose_file(page, "Open a session file", "own.json", json.dumps(OWN))
    expect_step(page, "opening", "The wrong thermometer")
    wrong = json.loads(json.dumps(OWN).replace('"immediate"', '"none"'))
    page.goto("about:blank")
    page.goto(PRESENT)
    choose_file(page, "Open a session file", "own.json", json.dumps(wrong))
    expect(page.locator("[data-place=errors] li")).to_contain_text(
        ["The wrong thermometer: Stage 1, Imaging step: you stated “No imaging now,” but"]
    )
    page.goto(SESSION)
    choose_file(page, "Open file", "own.json", json.dumps(OWN))
    expect(page.locator("[data-place=says]")).to_contain_text("Added: The wrong thermometer.")
    assert console_errors == []


def test_a_file_of_another_kind_is_named_in_one_sentence_on_the_page_of_sessions_and_at_the_front(page: Page) -> None:
    words = json.loads(UI_TEXT.read_text(encoding="utf-8"))
    errors = page.locator("[data-place=errors] li")
    bad_own = {**OWN, "stages": [{**OWN["stages"][0], "expect": None}]}
    files = [
        ('{"kind": "teaching-progress", "format": 1, "cases": {}}', words["file-progress"]),
        ('{"what": "A case", "answers": {"fever": "present"}}', words["file-patient-case"]),
        ('{"fever": "present"}', words["file-patient-case"]),
        ('{"emergency_number": "112"}', words["file-local"]),
        ('{"a": 1, "b": 2}', "The file can be read as JSON, but it does not contain a session."),
        ("{}", "The file can be read as JSON, but it does not contain a session."),
        ("[]", "Session must be an object, but it is a list of 0."),
        ("<p>", "The file cannot be read as JSON"),
        (json.dumps(bad_own), "Stage 1, expect: expected an object, not null."),
    ]
    for address, button in ((SESSION, "Open file"), (PRESENT, "Open a session file")):
        page.goto(address)
        for text, says in files:
            choose_file(page, button, "some.json", text)
            expect(errors).to_have_count(1)
            expect(errors).to_contain_text(says, ignore_case=True)

"""The page of sessions: one is put together by keyboard, copied, saved, opened, refused, printed."""

import io
import json
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from site_src.content.site_data import site_data
from site_src.features.teaching import case_summary
from site_src.features.teaching.cases import case_of, cases
from site_src.features.teaching.sessions import link_fragment, rules_pin, sessions
from tests.browser.support.axe import Axe
from tests.browser.support.console_errors import collect_console_errors
from tests.browser.support.lecturer import (
    SESSION,
    choose_file,
    part_titles,
    saved_file,
    session_fragment,
    session_of,
    without_whitespace,
)

SHORT = sessions()[0]
BAD = {
    **session_of([case_of("the-belt")]),
    "minutes": 9,
    "aims": ["x", 7],
    "colour": "red",
    "parts": [
        {"minutes": 0, "case": "the-belt"},
        {"minutes": 4, "case": "no-such"},
        {"minutes": 4, "case": "the-belt", "says": "Both."},
        "the-belt",
    ],
}
SAYS = [
    'Session, learning objective 1, must be a text of 3 to 140 characters, but it is "x".',
    "Session, learning objective 2, must be a text of 3 to 140 characters, but it is 7.",
    'Session has an unknown entry, "colour". The possible entries are what, title, rules, minutes, aims, parts.',
    "Part 1, minutes, must be a whole number from 1 to 60, but it is 0.",
    'Part 2 names the case "no-such", which this site does not have.',
    "Part 3 must have either a case or its own text.",
    'Part 3 names the case "the-belt" a second time.',
    'Part 4 must be an object, but it is "the-belt".',
]


def test_a_session_is_put_together_by_keyboard_copied_saved_opened_and_presented(
    page: Page, axe: Axe, tmp_path: Path
) -> None:
    console_errors = collect_console_errors(page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(SESSION)
    page.get_by_role("button", name="Present", exact=True).press("Enter")
    errors = page.locator("[data-place=errors]")
    expect(errors).to_be_focused()
    expect(errors.locator("li")).to_have_text([
        "Session, title, must be a text of 3 to 80 characters, but it is empty.",
        "Session, minutes, must be a whole number from 1 to 240, but it is 0.",
        "Session, parts, must be a list of 1 to 40, but it is a list of 0.",
    ])  # fmt: skip
    page.get_by_label("Title", exact=True).fill("Two belts")
    page.get_by_label("Learning objectives").fill("Tell a root from a cord\n\nAct on it")
    for name in ("the-belt", "moving-day"):
        page.get_by_label("A case").select_option(name)
        page.get_by_role("button", name="Add the case").press("Enter")
    page.get_by_role("button", name="Add a part without a case").press("Enter")
    page.keyboard.type("Which of the two is seen first?")
    page.get_by_role("button", name="Earlier: Moving day").press("Enter")
    expect(page.locator("[data-place=says]")).to_have_text("Moving day is now number 1 of 3.")
    expect(page.get_by_role("button", name="Later: Moving day")).to_be_focused()  # it cannot go earlier
    page.get_by_label("Your note for: The belt").fill("Wait.")
    page.get_by_label("Minutes for: Moving day").fill("4")
    expect(page.get_by_text("A class needs about 6 minutes.")).to_be_visible()
    expect(page.locator("[data-place=total]")).to_have_text("16 minutes, 2 cases")
    assert [text.split()[0] for text in part_titles(page)] == ["Moving", "The", "A"]
    assert axe(page) == []

    page.get_by_role("button", name="Copy link").press("Enter")
    expect(page.locator("[data-place=says]")).to_have_text("The link was copied.")
    link = page.evaluate("navigator.clipboard.readText()")
    made = saved_file(page, "Save as file", tmp_path)
    assert made == {
        "what": "A session of teaching cases, upper back pain",
        "title": "Two belts",
        "rules": rules_pin(),
        "minutes": 16,
        "aims": ["Tell a root from a cord", "Act on it"],
        "parts": [
            {"minutes": 4, "case": "moving-day"},
            {"minutes": 9, "case": "the-belt", "note": "Wait."},
            {"minutes": 3, "says": "Which of the two is seen first?"},
        ],
    }
    page.get_by_role("button", name="Remove: The belt").press("Enter")
    expect(page.locator("[data-place=total]")).to_have_text("7 minutes, 1 case")
    choose_file(page, "Open file", "session.json", json.dumps(made))
    expect(page.locator("[data-place=says]")).to_contain_text("The session was loaded from session.json.")
    expect(page.locator("[data-place=total]")).to_have_text("16 minutes, 2 cases")
    page.get_by_role("button", name="Undo").press("Enter")
    expect(page.locator("[data-place=total]")).to_have_text("7 minutes, 1 case")

    # What is bad is refused in sentences, and what is in the form stays.
    choose_file(page, "Open file", "bad.json", json.dumps(BAD))
    expect(errors.locator("li")).to_have_text(SAYS)
    expect(errors).to_contain_text("Nothing on this page has changed.")
    expect(page.locator("[data-place=total]")).to_have_text("7 minutes, 1 case")
    choose_file(page, "Open file", "bad.json", "{")
    expect(errors.locator("li")).to_contain_text(["The file cannot be read as JSON:"])
    page.goto(f"{SESSION}#session=AAAA&rules={rules_pin()}")
    expect(errors.locator("li")).to_have_text(
        "The link is incomplete or has been changed: it does not contain a session."
    )
    expect(page.get_by_label("Title", exact=True)).to_have_value("Two belts")

    page.evaluate("link => { location.href = link; }", link)
    expect(page.locator("[data-place=total]")).to_have_text("16 minutes, 2 cases")
    assert "#" not in page.url
    page.get_by_role("button", name="Present", exact=True).click()
    expect(page.locator("[data-place=step] h1")).to_have_text("Two belts")
    assert console_errors == []


def test_a_session_of_other_rules_is_taken_and_says_so_and_the_ready_ones_are_taken_as_they_are(page: Page) -> None:
    page.goto(SESSION)
    page.locator(f"#session-{SHORT.id}").get_by_role("link", name="Change").click()
    expect(page.get_by_label("Title", exact=True)).to_have_value(SHORT.title)
    expect(page.locator("[data-place=moved]")).to_be_hidden()
    page.goto(SESSION + session_fragment(session_of(cases()[:2], rules="0.0.9-0123456789ab")))
    expect(page.locator("[data-place=moved]")).to_contain_text("was made for rules version 0.0.9-0123456789ab")
    expect(page.get_by_role("button", name="Undo")).to_be_visible()


def test_the_page_writes_links_as_the_build_does_and_says_the_words_that_the_build_says(page: Page) -> None:
    page.goto(SESSION)
    for one in sessions():
        written = page.evaluate(
            "text => UB.lecturer.sessionFragment(UB.lecturer.readSession(text).session)", json.dumps(one.raw)
        )
        assert written == f"#{link_fragment(one)}"
    summaries = page.evaluate("() => Object.fromEntries(UB.lecturer.caseSummaries)")
    for case in cases():
        assert summaries[case.id] == case_summary.summarize_case(case, site_data()), case.id


@pytest.mark.parametrize("kind", ["worksheet", "key"])
def test_a_session_prints_as_worksheet_and_as_key(page: Page, kind: str) -> None:
    page.add_init_script("window.print = () => { window.printed = true; }")
    page.goto(f"{SESSION}#{link_fragment(SHORT)}")
    page.get_by_role("button", name="Print answer key" if kind == "key" else "Print worksheet").click()
    assert page.evaluate("window.printed")
    reader = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    text = without_whitespace("".join(sheet.extract_text() for sheet in reader.pages))
    assert without_whitespace(f"Version {site_data().version}, rules {site_data().rules_hash}") in text
    assert without_whitespace(f"printed on {datetime.now().astimezone():%B %-d, %Y}") in text
    assert "OpenfilePrint" not in text  # of the form itself nothing is printed
    for case in SHORT.cases:
        assert without_whitespace(case.title) in text
        for stage in case.stages:
            assert (without_whitespace(stage.says) in text) == (kind == "worksheet")
        for point in case.points:
            assert (without_whitespace(point["says"]) in text) == (kind == "key")
    for part in SHORT.items:
        assert (without_whitespace(part.note) in text) == (kind == "key")
    asked = case_summary.summarize_case(SHORT.cases[0], site_data())["stages"][0]["asked"]
    for says in [*asked["says"], *asked["why"], *asked["plan"]]:
        assert (without_whitespace(says) in text) == (kind == "key"), says
    for case in SHORT.cases:
        for stage in case_summary.summarize_case(case, site_data())["stages"]:
            assert stage["absent"]
            assert (without_whitespace(f"Absent{'; '.join(stage['absent'])}") in text) == (kind == "key")
    assert without_whitespace("Saddle anesthesia") in text  # to be asked on the one, absent on the other

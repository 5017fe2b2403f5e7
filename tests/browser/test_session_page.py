"""The page of sessions: one is put together by keyboard, copied, saved, opened, refused, printed."""

import io
import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Dialog, Page, expect
from pypdf import PdfReader

from site_src.content.schemas import broken, read_schema
from site_src.content.site_data import site_data
from site_src.content.ui_text import UI_TEXT
from site_src.features.teaching import case_summary
from site_src.features.teaching.cases import case_of, cases
from site_src.features.teaching.sessions import fragment, pin, sessions
from tests.browser.conftest import Axe
from tests.browser.support.console_errors import watch
from tests.browser.support.lecturer import (
    PRESENT,
    PROJECTOR,
    SESSION,
    expect_step,
    in_a_link,
    open_file,
    saved,
    session_of,
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
    'Session has an unknown entry, "colour". The possible entries are what, title, rules, minutes, aims, parts.',
    'Session, learning objective 1, must be a text of 3 to 140 characters, but it is "x".',
    "Session, learning objective 2, must be a text of 3 to 140 characters, but it is 7.",
    "Part 1, minutes, must be a whole number from 1 to 60, but it is 0.",
    'Part 2 names the case "no-such", which this site does not have.',
    "Part 3 must have either a case or its own text.",
    'Part 3 names the case "the-belt" a second time.',
    'Part 4 must be an object, but it is "the-belt".',
]


def parts(page: Page) -> list[str]:
    """What stands in the session, in order."""
    return page.locator(".ub-part__title").all_inner_texts()


def test_a_session_is_put_together_by_keyboard_copied_saved_opened_and_presented(
    page: Page, axe: Axe, tmp_path: Path
) -> None:
    complaints = watch(page)
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
    assert [text.split()[0] for text in parts(page)] == ["Moving", "The", "A"]
    assert axe(page) == []

    page.get_by_role("button", name="Copy link").press("Enter")
    expect(page.locator("[data-place=says]")).to_have_text("The link was copied.")
    link = page.evaluate("navigator.clipboard.readText()")
    made = saved(page, "Save as file", tmp_path)
    assert made == {
        "what": "A session of teaching cases, upper back pain",
        "title": "Two belts",
        "rules": pin(),
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
    open_file(page, "Open file", "session.json", json.dumps(made))
    expect(page.locator("[data-place=says]")).to_contain_text("The session was loaded from session.json.")
    expect(page.locator("[data-place=total]")).to_have_text("16 minutes, 2 cases")
    page.get_by_role("button", name="Undo").press("Enter")
    expect(page.locator("[data-place=total]")).to_have_text("7 minutes, 1 case")

    # What is bad is refused in sentences, and what is in the form stays.
    open_file(page, "Open file", "bad.json", json.dumps(BAD))
    expect(errors.locator("li")).to_have_text(SAYS)
    expect(errors).to_contain_text("Nothing on this page has changed.")
    expect(page.locator("[data-place=total]")).to_have_text("7 minutes, 1 case")
    open_file(page, "Open file", "bad.json", "{")
    expect(errors.locator("li")).to_contain_text(["The file cannot be read as JSON:"])
    page.goto(f"{SESSION}#session=AAAA&rules={pin()}")
    expect(errors.locator("li")).to_have_text(
        "The link is incomplete or has been changed: it does not contain a session."
    )
    expect(page.get_by_label("Title", exact=True)).to_have_value("Two belts")

    page.evaluate("link => { location.href = link; }", link)
    expect(page.locator("[data-place=total]")).to_have_text("16 minutes, 2 cases")
    assert "#" not in page.url
    page.get_by_role("button", name="Present", exact=True).click()
    expect(page.locator("[data-place=step] h1")).to_have_text("Two belts")
    assert complaints == []


def test_a_session_of_other_rules_is_taken_and_says_so_and_the_ready_ones_are_taken_as_they_are(page: Page) -> None:
    page.goto(SESSION)
    page.locator(f"#session-{SHORT.id}").get_by_role("link", name="Change").click()
    expect(page.get_by_label("Title", exact=True)).to_have_value(SHORT.title)
    expect(page.locator("[data-place=moved]")).to_be_hidden()
    page.goto(SESSION + in_a_link(session_of(cases()[:2], rules="0.0.9-0123456789ab")))
    expect(page.locator("[data-place=moved]")).to_contain_text("was made for rules version 0.0.9-0123456789ab")
    expect(page.get_by_role("button", name="Undo")).to_be_visible()


def test_the_page_writes_links_as_the_build_does_and_says_the_words_that_the_build_says(page: Page) -> None:
    page.goto(SESSION)
    for one in sessions():
        written = page.evaluate("text => UB.front.fragment(UB.front.read(text).session)", json.dumps(one.raw))
        assert written == f"#{fragment(one)}"
    said = page.evaluate("() => Object.fromEntries(UB.front.cases)")
    for case in cases():
        assert said[case.id] == case_summary.told(case, site_data()), case.id


@pytest.mark.parametrize("kind", ["worksheet", "key"])
def test_a_session_prints_as_worksheet_and_as_key(page: Page, kind: str) -> None:
    page.add_init_script("window.print = () => { window.printed = true; }")
    page.goto(f"{SESSION}#{fragment(SHORT)}")
    page.get_by_role("button", name="Print answer key" if kind == "key" else "Print worksheet").click()
    assert page.evaluate("window.printed")
    reader = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    text = plain("".join(sheet.extract_text() for sheet in reader.pages))
    assert plain(f"Version {site_data().version}, rules {site_data().rules_hash}") in text
    assert plain(f"printed on {datetime.now().astimezone():%B %-d, %Y}") in text
    assert "OpenfilePrint" not in text  # of the form itself nothing is printed
    for case in SHORT.cases:
        assert plain(case.title) in text
        for stage in case.stages:
            assert (plain(stage.says) in text) == (kind == "worksheet")
        for point in case.points:
            assert (plain(point["says"]) in text) == (kind == "key")
    for part in SHORT.parts:
        assert (plain(part.note) in text) == (kind == "key")
    asked = case_summary.told(SHORT.cases[0], site_data())["stages"][0]["asked"]
    for says in [*asked["says"], *asked["why"], *asked["plan"]]:
        assert (plain(says) in text) == (kind == "key"), says
    for case in SHORT.cases:
        for stage in case_summary.told(case, site_data())["stages"]:
            assert stage["absent"]
            assert (plain(f"Absent{'; '.join(stage['absent'])}") in text) == (kind == "key")
    assert plain("Saddle anesthesia") in text  # to be asked on the one, absent on the other


def started(page: Page) -> None:
    """Three cases, a title, an aim, a note."""
    page.get_by_label("Title", exact=True).fill("Half a session")
    page.get_by_label("Learning objectives").fill("Not whole yet")
    for case in cases()[:3]:
        page.get_by_label("A case").select_option(case.id)
        page.get_by_role("button", name="Add the case").press("Enter")
    page.get_by_label(f"Your note for: {cases()[0].title}").fill("Wait.")
    page.get_by_label(f"Minutes for: {cases()[1].title}").fill("ten")


def expect_started(page: Page) -> None:
    expect(page.get_by_label("Title", exact=True)).to_have_value("Half a session")
    expect(page.get_by_label("Learning objectives")).to_have_value("Not whole yet")
    assert [text.rpartition(" ")[0] for text in parts(page)] == [case.title for case in cases()[:3]]
    expect(page.get_by_label(f"Your note for: {cases()[0].title}")).to_have_value("Wait.")
    expect(page.get_by_label(f"Minutes for: {cases()[1].title}")).to_have_value("ten")


@pytest.mark.firefox_too
def test_a_session_that_is_not_finished_is_there_again(
    page: Page, file_url: Callable[[str], str], browser_name: str
) -> None:
    """Left by a title and back, by a reload, by a closed tab; from disk as well. It goes when somebody starts over."""
    complaints = watch(page)
    page.goto(file_url(SESSION))
    started(page)
    page.locator(".ub-part__title a").first.click()
    expect(page.locator("h1")).to_contain_text(cases()[0].title)
    if browser_name == "chromium":
        page.go_back()
    else:  # Firefox's driver waits for ever for a page that comes back whole
        page.goto(file_url(SESSION))
    expect_started(page)
    page.reload()
    expect_started(page)
    expect(page.locator("[data-place=says]")).to_contain_text("Your unfinished session has been restored.")
    tab = page.context.new_page()
    tab.goto(file_url(SESSION))
    expect_started(tab)
    tab.get_by_role("button", name="Start over").click()
    expect(tab.get_by_label("Title", exact=True)).to_have_value("")
    expect(tab.get_by_label("Title", exact=True)).to_be_focused()
    tab.get_by_role("button", name="Undo").click()
    expect_started(tab)
    tab.get_by_role("button", name="Start over").click()
    tab.reload()
    expect(tab.get_by_label("Title", exact=True)).to_have_value("")
    tab.close()
    # What is done in another tab changes nothing in this one.
    page.reload()
    expect_started(page)
    page.goto(file_url(SESSION) + in_a_link(session_of(cases()[:1])))
    page.get_by_role("button", name="Undo").click()
    expect_started(page)
    assert complaints == []


def test_a_draft_that_is_damaged_breaks_nothing_and_one_that_cannot_be_kept_asks_before_it_goes(page: Page) -> None:
    complaints = watch(page)
    page.goto(SESSION)
    key = page.evaluate("UB.keep('ub-session').key")
    for text in (
        "", "{", "null", "7", "[]", '"x"', '{"title": 7, "aims": [], "parts": {}}',
        '{"parts": [null, 1, [], {"case": "constructor"}, {"case": 7}, {"minutes": {}, "says": 3}, {"own": {"stages": 1}}, {"own": null}]}',
    ):  # fmt: skip
        page.evaluate(
            "([key, text]) => { sessionStorage.setItem(key, text); localStorage.setItem(key, text); }", [key, text]
        )
        page.reload()
        expect(page.get_by_label("Title", exact=True)).to_have_value("")
        expect(page.locator(".ub-part")).to_have_count(0)
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };")
    page.reload()
    page.get_by_label("Title", exact=True).press_sequentially("Half")
    asked: list[str] = []

    def dismissed(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", dismissed)
    page.locator(".md-tabs, .md-nav").get_by_role("link", name="Home").first.click(no_wait_after=True)
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    assert complaints == []


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
    complaints = watch(page)
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
    made = saved(page, "Save as file", tmp_path)
    assert made["parts"][0]["own"]["title"] == "The wrong thermometer"
    assert list(broken(made, read_schema("session"), "session")) == []
    assert list(broken(made["parts"][0]["own"], read_schema("own-case"), "own")) == []
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
    open_file(page, "Open a session file", "own.json", json.dumps(OWN))
    expect_step(page, "opening", "The wrong thermometer")
    wrong = json.loads(json.dumps(OWN).replace('"immediate"', '"none"'))
    page.goto("about:blank")
    page.goto(PRESENT)
    open_file(page, "Open a session file", "own.json", json.dumps(wrong))
    expect(page.locator("[data-place=errors] li")).to_contain_text(
        ["The wrong thermometer: Stage 1, Imaging step: you stated “No imaging now,” but"]
    )
    page.goto(SESSION)
    open_file(page, "Open file", "own.json", json.dumps(OWN))
    expect(page.locator("[data-place=says]")).to_contain_text("Added: The wrong thermometer.")
    assert complaints == []


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
            open_file(page, button, "some.json", text)
            expect(errors).to_have_count(1)
            expect(errors).to_contain_text(says, ignore_case=True)


def plain(text: str) -> str:
    """A text without its gaps, which the end of a line may change."""
    return "".join(text.split())

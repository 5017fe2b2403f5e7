"""WebKitGTK, which no other tests run in: the core of each journey over http, from disk, and with the copy that it keeps."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import calculators
from site_src.content.clinical_cases import clinical_cases
from site_src.content.ui_text import interface_texts
from tests.browser.support import parity_record, probe
from tests.browser.support.calculator import (
    ADDRESSES,
    EMBEDDED,
    FINDINGS,
    GATE,
    case_fragment,
    result_attributes,
    yes_no_of,
)
from tests.browser.support.command_line import Answers, command_line_assessment, page_errors
from tests.browser.support.engines import fail_or_skip
from tests.browser.support.flaky_server import serve_without_files
from tests.browser.support.site_host import SiteHost, error_page
from tests.browser.support.static_server import SUB_PATH, serve_folder
from tests.browser.support.webkit import Keys, WebKitPage, webkit_driver
from tests.support.paths import ROOT
from tools.setup import engines

CHECK = """const [texts, done] = arguments;
Promise.all(texts.map((text) => UB.engine.check(text))).then(done, (error) => done([error.message]));"""
MARKED = "return [...arguments[0].attributes].map((one) => [one.name, one.value])"
WORDS = "return document.querySelector(arguments[0])?.textContent || ''"
FOCUSED = """const { name, dataset } = document.activeElement;
return name || dataset.none || dataset.noneOf || document.activeElement.getAttribute("aria-controls") || "";"""
RESULT = "[data-calculator] [data-result]"
MOST_TABS = 120
# Longer than a key waits for another.
PACE_S = 0.15


@pytest.fixture(scope="session")
def webkit() -> Iterator[WebKitPage]:
    """One browser for all of them."""
    found = engines.find_webkit() or fail_or_skip("WebKit")
    with webkit_driver(found) as driver:
        yield WebKitPage(driver)


@pytest.fixture
def reader(webkit: WebKitPage) -> WebKitPage:
    """Return a page in a fresh tab, without answers."""
    webkit.fresh_tab()
    return webkit


@pytest.fixture
def visitor(reader: WebKitPage, site_url: str) -> WebKitPage:
    """Return a page of the served site in a browser that saves no offline copy."""
    reader.goto(f"{site_url}data/notes.json")
    reader.evaluate("localStorage.setItem(...arguments)", f"{SUB_PATH}.ub-offline", '"off"')
    return reader


@pytest.fixture(scope="session")
def copied_site(site_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the site to a folder with a difficult name."""
    return Path(shutil.copytree(site_dir, tmp_path_factory.mktemp("disk") / "Stick für Anna #1"))


def result_attributes_shown(reader: WebKitPage) -> dict[str, str]:
    """Return the attributes of the result that the page has now."""
    return dict(reader.evaluate(MARKED, reader.one(RESULT)))


def expect_answer(reader: WebKitPage, answers: Answers) -> dict[str, Any]:
    """Expect the attributes and the text that the command line gives for these answers."""
    answer = command_line_assessment(answers)
    answer_texts = [part["says"]["clinician"] for part in answer["answer"]["parts"]]

    def drawn() -> bool:
        """Two answers can have the same marks, so the words are waited for too."""
        words = reader.evaluate(WORDS, f"{RESULT} .ub-answer")
        return result_attributes(answer).items() <= result_attributes_shown(reader).items() and all(
            part in words for part in answer_texts
        )

    reader.until(drawn, f"the answer to {answers}: {answer_texts}")
    return answer


def expect_state(reader: WebKitPage, state: str) -> None:
    """Expect a state of the result."""
    reader.until(lambda: result_attributes_shown(reader)["data-state"] == state, f"the state {state}")


def choose_answer(reader: WebKitPage, finding: str, answer: str) -> None:
    """Choose an answer."""
    toggle = f'[data-group="{FINDINGS[finding]["group"]}"] .ub-group__toggle'

    def unfolded() -> bool:
        """Expand a section, and click again if the first click came while the page was being drawn."""
        if reader.one(toggle).get_attribute("aria-expanded") == "false":
            reader.click(toggle)
        return bool(reader.one(toggle).get_attribute("aria-expanded") == "true")

    reader.until(unfolded, f"the group of {finding}")
    reader.click(f'#ask-{finding} label:has(input[value="{answer}"])')


def type_number(reader: WebKitPage, finding: str, text: str) -> None:
    """Type a number and leave the field."""
    reader.click(f"#field-{finding}")
    reader.press(text, Keys.TAB)


def expect_parity(reader: WebKitPage) -> None:
    """Expect the same bytes as in CPython for a sample of the clinical cases."""
    texts = [story.text for story in clinical_cases()[::10]]
    answer_texts = reader.driver.execute_async_script(CHECK, texts)
    equal = sum(one == calculators.assess_json(text) for one, text in zip(answer_texts, texts, strict=True))
    parity_record.write_parity_record(
        ROOT, f"WebKitGTK {reader.driver.capabilities['browserVersion']}", len(texts), 0, equal
    )
    assert equal == len(texts)


def test_from_disk_the_driven_browser_lets_a_page_read_no_neighbour(reader: WebKitPage, tmp_path: Path) -> None:
    page = probe.write_probe_page(tmp_path)
    assert probe_results(reader, page.as_uri()) == probe.FROM_DISK
    with serve_folder(tmp_path) as url:
        assert probe_results(reader, url + page.name) == probe.SERVED


def probe_results(reader: WebKitPage, url: str) -> dict[str, str]:
    """Return the results of the attempts on the probe page."""
    reader.goto(url)

    def found() -> dict[str, str]:
        attributes = dict(reader.evaluate(MARKED, reader.one("html")))
        return {name: attributes[name] for name in probe.ATTEMPTS if name in attributes}

    reader.until(lambda: len(found()) == len(probe.ATTEMPTS), "the probe's answer")
    return found()


def test_from_disk_a_calculator_answers_as_on_the_command_line(reader: WebKitPage, copied_site: Path) -> None:
    reader.goto((copied_site / ADDRESSES["imaging"]).as_uri())
    expect_answer(reader, {})
    type_number(reader, "age_years", "63,5")
    choose_answer(reader, "saddle_anesthesia", "present")
    expect_answer(reader, {"age_years": 63.5, "saddle_anesthesia": "present"})
    choose_answer(reader, "heart_or_aorta_warning", "present")
    answers = {"age_years": 63.5, "saddle_anesthesia": "present", "heart_or_aorta_warning": "present"}
    assert expect_answer(reader, answers)["gate"]["status"] == "stop"
    expect_parity(reader)
    assert reader.evaluate("return UB.engine.imaged")


def test_from_disk_one_reads_follows_links_and_searches(reader: WebKitPage, copied_site: Path) -> None:
    reader.goto((copied_site / "index.html").as_uri())
    reader.click('.md-tabs a[href*="assess/"]')
    reader.until(lambda: "/assess/" in reader.driver.current_url, "the page of the tab")
    reader.goto((copied_site / EMBEDDED["screen"]).as_uri())
    assert result_attributes_shown(reader)["data-state"] in {"idle", "loading", "starting", "ready"}
    reader.click("input[name=query]")
    reader.press("saddle anesthesia")
    reader.click(".md-search-result__link")
    reader.until(lambda: "addle anesthesia" in reader.one("main").text, "the page that was searched for")
    assert reader.driver.current_url.startswith(copied_site.as_uri())


END_OF_GATE = '[data-group="gate"] [data-none-of="asked"]'


def wait_for_end_of_gate(visitor: WebKitPage) -> None:
    """Wait until the button below the questions of the group may be pressed."""
    visitor.until(lambda: visitor.one(END_OF_GATE).get_attribute("aria-disabled") is None, "the end of the group")


def test_a_case_is_answered_stopped_and_passed_on_as_a_link(visitor: WebKitPage, site_url: str) -> None:
    address = site_url + ADDRESSES["imaging"]
    visitor.goto(address + case_fragment('{"age_years": "sixty"}'))
    assert [item.text for item in visitor.until(lambda: visitor.all("[data-errors] li"), "a fault")] == page_errors(
        '{"age_years": "sixty"}'
    )
    visitor.click('[data-none="gate"]')
    wait_for_end_of_gate(visitor)
    visitor.click(END_OF_GATE)
    choose_answer(visitor, "pregnancy", "absent")
    type_number(visitor, "age_years", "44")
    choose_answer(visitor, "fever", "present")
    assert expect_answer(visitor, {**GATE, "age_years": 44, "fever": "present"})["imaging"]["floor"] == "immediate"
    choose_answer(visitor, "pregnancy", "present")
    answers = {**GATE, "age_years": 44, "fever": "present", "pregnancy": "present"}
    assert expect_answer(visitor, answers)["gate"]["status"] == "outside"
    assert visitor.all('[data-live] [data-suspicion="not-suspected"], [data-live] [data-plan="first-line"]') == []
    expect_parity(visitor)
    visitor.goto("about:blank")
    visitor.goto(address + case_fragment(json.dumps({"fever": "absent", "new_onset": "present"})))
    expect_answer(visitor, {"fever": "absent", "new_onset": "present"})
    assert "#" not in visitor.driver.current_url


def test_a_case_is_answered_with_the_keyboard_alone(visitor: WebKitPage, site_url: str) -> None:
    visitor.goto(site_url + ADDRESSES["imaging"])
    expect_state(visitor, "ready")

    def tab_to(name: str) -> None:
        for _ in range(MOST_TABS):
            if visitor.evaluate(FOCUSED) == name:
                # The page scrolls smoothly to the focus, and Space presses nothing that is out of sight.
                visitor.until(
                    lambda: visitor.evaluate("return UB.isInView(document.activeElement)"), f"{name} in sight"
                )
                return
            visitor.press(Keys.TAB)
        pytest.fail(f"{name} was not reached with Tab")

    tab_to("age_years")
    visitor.press("44", Keys.TAB)
    tab_to("gate")
    visitor.press(Keys.SPACE)
    wait_for_end_of_gate(visitor)
    tab_to("asked")
    visitor.press(Keys.SPACE)
    visitor.until(lambda: visitor.evaluate(FOCUSED) == "pregnancy", "the question that is answered by itself")
    visitor.press(Keys.ARROW_LEFT)
    expect_answer(visitor, {**GATE, "age_years": 44})
    tab_to("questions-cord")
    visitor.press(Keys.ENTER)
    tab_to(yes_no_of("cord")[0])
    visitor.press("n")
    expect_answer(visitor, {**GATE, "age_years": 44})  # keyboard entry is off
    visitor.click('[data-do="keys"]')
    visitor.until(lambda: visitor.evaluate(FOCUSED) == yes_no_of("cord")[0], "the question to ask next")
    time.sleep(PACE_S)
    visitor.press("y")
    expect_answer(visitor, {**GATE, "age_years": 44, yes_no_of("cord")[0]: "present"})
    visitor.press("k")  # the letter went on to the next question
    time.sleep(PACE_S)
    visitor.press(Keys.ARROW_DOWN)
    visitor.until(lambda: visitor.evaluate(FOCUSED) == yes_no_of("cord")[0], "the question before")
    expect_answer(visitor, {**GATE, "age_years": 44, yes_no_of("cord")[0]: "absent"})


def test_without_python_the_checklist_and_the_table_serve(reader: WebKitPage, site_dir: Path) -> None:
    missing_parts = [".wasm"]
    with serve_without_files(site_dir, missing_parts) as url:
        reader.goto(url + ADDRESSES["screen"])
        expect_state(reader, "failed")
        words = {entry["id"]: entry["says"]["clinician"] for entry in calculators.listing("wording")}
        assert words["failed-what-works"] in reader.one(f"{RESULT} .ub-status[data-status]").text
        assert "data-kind" not in result_attributes_shown(reader)
        reader.one("#rules table")
        choose_answer(reader, "fever", "present")
        expect_state(reader, "failed")


def test_on_the_second_visit_the_copy_serves_when_the_server_is_gone(reader: WebKitPage, site_dir: Path) -> None:
    site_host = SiteHost(site_dir)
    try:
        reader.goto(f"{site_host.url}about/offline.html")
        words = interface_texts()["offline-kept"]["clinician"]
        reader.until(lambda: words in reader.one("[data-offline]").text, "the copy")
        reader.goto(site_host.url + ADDRESSES["screen"])
        expect_state(reader, "ready")
        site_host.faulty_response = lambda _: error_page(404)
        reader.goto(f"{site_host.url}pitfalls.html")
        assert reader.one("h1").text == "Pitfalls"
        site_host.stop()
        reader.goto(site_host.url + ADDRESSES["imaging"])
        choose_answer(reader, "fever", "present")
        expect_answer(reader, {"fever": "present"})
        reader.goto(f"{site_host.url}pitfalls.html")
        assert reader.one("h1").text
    finally:
        site_host.stop()

"""The engine and its worker in a browser: over http under the site's policy and a sub-path, and from file://."""

from __future__ import annotations

import gzip
import json
import shutil
import threading
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import calculators
from site_src.runtime.in_pyodide import smoke_inputs
from tests.browser.support.faulty_server import EnginePage, start_engine, status_text


def assert_answers_like_cpython(page: Page) -> None:
    """Assert that a sample of good and bad inputs gets the same bytes as in CPython."""
    findings = calculators.listing("findings")
    answers = smoke_inputs.answer_texts(findings)[::9]
    got = page.evaluate("texts => Promise.all(texts.map(text => UB.engine.check(text)))", answers)
    assert got == [calculators.assess_json(text) for text in answers]
    forms = [{"age_years": "6,5", "fever": "present"}, {"fever": "absent", "nope": "x"}, {"esr_mm_h": "٣½"}, {}]
    got = page.evaluate("forms => Promise.all(forms.map(form => UB.engine.ask(form)))", forms)
    assert got == [calculators.assess_json(calculators.form_json(json.dumps(form))) for form in forms]


@pytest.mark.firefox_too
def test_over_http_under_the_policy_the_answer_is_that_of_cpython(
    page: Page, engine_page: EnginePage, problems: list[str]
) -> None:
    start_engine(page, engine_page.url)
    assert page.locator("html").get_attribute("data-seen") == "loading starting ready "
    assert page.evaluate("[UB.engine.version, UB.engine.rulesHash]") == [calculators.VERSION, calculators.rules_hash()]
    assert_answers_like_cpython(page)
    assert problems == []


def test_a_question_starts_the_engine(page: Page, engine_page: EnginePage) -> None:
    page.goto(engine_page.url)
    assert page.evaluate("UB.engine.state") == "idle"
    assert page.evaluate("UB.engine.ask({})") == calculators.assess_json(calculators.form_json("{}"))


def test_wrong_types_do_no_harm(page: Page, engine_page: EnginePage) -> None:
    engine_page.content_types = {".wasm": "text/plain", ".zip": "text/html", ".gz": "text/plain"}
    start_engine(page, engine_page.url)
    assert page.evaluate("UB.engine.check('{}')") == calculators.assess_json("{}")


@pytest.mark.parametrize("inflated_on_the_way", [False, True])
def test_on_a_slow_line_the_gzipped_files_are_taken(
    page: Page, engine_page: EnginePage, inflated_on_the_way: bool
) -> None:
    """From a server that compresses nothing; some inflate a .gz themselves."""
    if inflated_on_the_way:
        engine_page.changes = dict.fromkeys(("pyodide.asm", "image"), gzip.decompress)
        engine_page.suffix = ".gz"
    page.add_init_script(
        "performance.getEntriesByType = () => [{ name: document.querySelector('script').src, encodedBodySize: 40000,"
        " decodedBodySize: 40000, transferSize: 40300, responseStart: 0, responseEnd: 20 }]"
    )
    start_engine(page, engine_page.url)
    assert [Path(name).suffix for name in engine_page.requested if name.startswith(("pyodide", "image"))] == [
        ".gz",
        ".gz",
    ]
    assert page.evaluate("UB.engine.check('{}')") == calculators.assess_json("{}")


def test_nothing_but_the_parts_is_asked_for(page: Page, engine_page: EnginePage) -> None:
    start_engine(page, engine_page.url)
    asked = sorted(name.split(".")[0] for name in engine_page.requested)
    assert asked == ["image", "index", "pyodide", "shown", "ub-engine", "worker"]


def test_a_start_that_takes_too_long_fails_and_refuses_what_waits(page: Page, engine_page: EnginePage) -> None:
    gate = threading.Event()
    engine_page.changes["pyodide.asm"] = lambda body: body if gate.wait(20) else None
    start_engine(page, engine_page.url, "loading")
    page.goto(engine_page.url)
    page.evaluate(
        "() => { window.UB_ENGINE_TIMEOUT_MS = 300;"
        " UB.engine.ask({}).catch(error => { document.documentElement.dataset.refused = error.message; }); }"
    )
    expect(page.locator("html")).to_have_attribute("data-state", "failed")
    expect(page.locator("html")).to_have_attribute("data-refused", status_text(page))
    assert "longer than" in status_text(page)
    gate.set()


def test_a_worker_that_stops_answering_is_replaced(page: Page, engine_page: EnginePage) -> None:
    engine_page.changes["worker"] = lambda body: (
        body + b"\nconst told = self.onmessage; self.onmessage = (event) => event.data.kind === 'start' && told(event);"
    )
    start_engine(page, engine_page.url)
    page.evaluate("() => { window.UB_ENGINE_TIMEOUT_MS = 200; }")
    refused = page.evaluate("UB.engine.ask({}).catch(error => error.message)")
    assert page.evaluate("UB.engine.state") == "failed"
    assert refused == "The calculator stopped responding."


def test_a_fault_of_the_module_refuses_one_answer_and_no_other(page: Page, engine_page: EnginePage) -> None:
    engine_page.changes["worker"] = lambda body: body.replace(
        b"python.call(FUNCTIONS[kind]", b'python.call(text ? FUNCTIONS[kind] : "case_of"'
    )
    start_engine(page, engine_page.url)
    assert "error in the calculator" in page.evaluate("UB.engine.check('').catch(error => error.message)")
    assert page.evaluate("UB.engine.check('{}')") == calculators.assess_json("{}")
    assert page.evaluate("UB.engine.state") == "ready"


def test_a_worker_that_can_no_longer_work_is_given_up_and_replaced(page: Page, engine_page: EnginePage) -> None:
    engine_page.changes["worker"] = lambda body: body.replace(b"python.call(FUNCTIONS[kind]", b"[].reduce(0")
    start_engine(page, engine_page.url)
    assert page.evaluate("UB.engine.ask({}).catch(error => error.message)") == "The calculator stopped working."
    assert page.evaluate("UB.engine.state") == "failed"
    engine_page.changes.clear()
    page.evaluate("UB.engine.retry()")
    assert page.evaluate("UB.engine.check('{}')") == calculators.assess_json("{}")


def test_a_worker_with_other_rules_is_not_used(page: Page, engine_page: EnginePage) -> None:
    own = calculators.rules_hash().encode()
    engine_page.changes["ub-engine"] = lambda body: body.replace(own, b"0" * len(own))
    start_engine(page, engine_page.url, "failed")
    assert "rules" in status_text(page)


@pytest.fixture
def moved_folder(engine_site: Path, tmp_path: Path) -> Path:
    """Copy the folder to another place on the disk."""
    return Path(shutil.copytree(engine_site, tmp_path / "Käse & Brot #1"))


@pytest.mark.firefox_too
def test_from_file_with_the_network_off_the_answer_is_that_of_cpython(page: Page, moved_folder: Path) -> None:
    page.context.set_offline(True)
    start_engine(page, (moved_folder / "page" / "index.html").as_uri())
    assert_answers_like_cpython(page)


def test_from_file_a_reading_page_loads_nothing_of_the_runtime(page: Page, moved_folder: Path) -> None:
    page.goto((moved_folder / "page" / "index.html").as_uri())
    assert page.locator("script").count() == 2

"""Each part of the runtime missing, truncated, slow or something else; WebAssembly or workers forbidden; memory short.

Every one of them ends in a sentence within the time that is allowed, and a retry works once the cause is gone.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

import calculators
from tests.browser.support.faulty_server import EnginePage, retry_start, start_engine, status_text
from tests.browser.support.static_server import POLICY

# What cannot be done without, and what a start by the whole Pyodide takes.
NEEDED = ("worker", "pyodide.asm")
OF_THE_WHOLE = ("python", "pyodide.")
SIGN_IN = b"<!doctype html><title>Sign in</title><p>Please sign in to the network."
SHORT_MS = 400
# Fewer than Python's memory begins with: 64 KiB each.
PAGES = "--js-flags=--wasm-max-mem-pages=100"


def expect_error_message(page: Page) -> None:
    """Expect an error message on the page, also for a caller that waits for an answer."""
    assert status_text(page).startswith("The calculator could not start: ")
    assert status_text(page).endswith(".")
    assert page.evaluate("UB.engine.ask({}).catch(error => error.message)") == status_text(page)


def expect_recovery(page: Page) -> None:
    retry_start(page)
    assert page.evaluate("UB.engine.check('{}')") == calculators.assess_json("{}")


BROKEN = pytest.mark.parametrize(
    "becomes",
    [
        pytest.param(lambda _: None, id="missing"),
        pytest.param(lambda body: body[: len(body) // 2], id="truncated"),
        pytest.param(lambda _: SIGN_IN, id="a page to sign in"),
    ],
)


@pytest.mark.parametrize("part", [*NEEDED, *OF_THE_WHOLE])
@BROKEN
def test_a_broken_file_is_reported_in_a_sentence_and_retry_works_once_it_is_correct(
    page: Page, engine_page: EnginePage, part: str, becomes: Callable[[bytes], bytes | None]
) -> None:
    engine_page.changes[part] = becomes
    if part in OF_THE_WHOLE:
        engine_page.changes["image"] = lambda _: None
    if becomes(b"") == SIGN_IN:
        engine_page.content_types = dict.fromkeys((".wasm", ".zip", ".gz", ".mjs", ".js"), "text/html")
        engine_page.content_types[".js"] = "text/javascript"
    start_engine(page, engine_page.url, "failed")
    expect_error_message(page)
    engine_page.changes.clear()
    engine_page.content_types.clear()
    expect_recovery(page)


@BROKEN
def test_without_the_image_the_whole_answers(
    page: Page, engine_page: EnginePage, becomes: Callable[[bytes], bytes | None]
) -> None:
    engine_page.changes["image"] = becomes
    start_engine(page, engine_page.url)
    assert any(name.startswith("python.") for name in engine_page.requested)
    assert page.evaluate("UB.engine.check('{}')") == calculators.assess_json("{}")


@pytest.mark.parametrize("part", [*NEEDED, "image"])
def test_a_part_that_does_not_come_ends_in_a_sentence_after_the_time_that_is_allowed(
    page: Page, engine_page: EnginePage, part: str
) -> None:
    comes = threading.Event()
    engine_page.changes[part] = lambda body: body if comes.wait(20) else None
    start_engine(page, engine_page.url, "failed", timeout_ms=SHORT_MS)
    assert "it took longer than 1 seconds" in status_text(page)
    expect_error_message(page)
    comes.set()
    expect_recovery(page)


@pytest.mark.parametrize(
    ("policy", "says"),
    [
        (POLICY.replace(" 'wasm-unsafe-eval'", ""), "does not allow WebAssembly"),
        (POLICY.replace("worker-src 'self'", "worker-src 'none'"), "not allowed here"),
    ],
    ids=["no WebAssembly", "no workers"],
)
def test_a_policy_that_blocks_the_calculators_is_named(
    page: Page, engine_page: EnginePage, policy: str, says: str
) -> None:
    engine_page.policy = policy
    start_engine(page, engine_page.url, "failed")
    assert says in status_text(page)
    expect_error_message(page)
    engine_page.policy = POLICY
    start_engine(page, engine_page.url)


def test_too_little_memory_is_named(
    launch_browser: Callable[..., Browser], browser_type_launch_args: dict[str, Any], engine_page: EnginePage
) -> None:
    browser = launch_browser(args=[*browser_type_launch_args["args"], PAGES])
    page = browser.new_page()
    start_engine(page, engine_page.url, "failed")
    assert "this device has too little free memory" in status_text(page)
    expect_error_message(page)
    browser.close()


@pytest.mark.firefox_once("the same function looks for each feature")
@pytest.mark.parametrize("lost", ["Worker", "WebAssembly", "DecompressionStream"])
def test_a_browser_that_lacks_a_required_feature_gets_a_message_at_once(
    page: Page, engine_page: EnginePage, lost: str
) -> None:
    page.add_init_script(f"delete window.{lost}")
    start_engine(page, engine_page.url, "failed", timeout_ms=100_000)
    assert lost in status_text(page)


def test_an_engine_from_before_module_workers_is_told_at_once(page: Page, engine_page: EnginePage) -> None:
    page.add_init_script("Worker = class extends Worker { constructor(url) { super(url); } };")
    start_engine(page, engine_page.url, "failed", timeout_ms=100_000)
    assert "too old" in status_text(page)


@pytest.mark.parametrize("part", ["worker", "wasm", "library", "runtime", "loader"])
def test_from_a_folder_a_broken_file_is_reported_and_retry_works_once_it_is_correct(
    page: Page, engine_site: Path, tmp_path: Path, part: str
) -> None:
    stick = Path(shutil.copytree(engine_site, tmp_path / "Käse & Brot #1"))
    scripts = stick / "assets" / "ub" / "runtime" / "local"
    if part in {"library", "runtime", "loader"}:
        next(scripts.glob("image.*")).unlink()
    script = next(scripts.glob(f"{part}.*"))
    whole = script.read_bytes()
    for broken in (whole[: len(whole) // 2], None):
        if broken is None:
            script.unlink()
        else:
            script.write_bytes(broken)
        start_engine(page, (stick / "page" / "index.html").as_uri(), "failed")
        assert status_text(page).startswith("The calculator could not start: ")
    script.write_bytes(whole)
    retry_start(page)

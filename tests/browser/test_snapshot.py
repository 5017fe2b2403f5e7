"""The image in a browser: what it refuses to be laid into, and who answers what it cannot."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import struct
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import calculators
from tests.browser.support.faulty_server import EnginePage, retry_start, start_engine, status_text

LIBRARY = re.compile(r"^python\.")


def with_new_checksums(file: bytes) -> bytes:
    """Return the file with checksums that match its content."""
    words = struct.unpack_from(f"<{len(file) // 4 - 2}I", file, 8)
    one = sum(words) % 2**32
    other = sum(accumulate(words)) % 2**32
    return struct.pack("<2I", one, other) + file[8:]


def with_one_bit_changed(file: bytes) -> bytes:
    """Return the file with one bit changed, deep in its content."""
    at = len(file) * 3 // 4
    return file[:at] + bytes([file[at] ^ 4]) + file[at + 1 :]


def of_another_wasm(file: bytes) -> bytes:
    """Whole, but written for another wasm: laid into this one it would answer anything."""
    changed = re.sub(rb"pyodide\.asm\.[0-9a-f]{10}", b"pyodide.asm.0123456789", file, count=1)
    assert changed != file
    return with_new_checksums(changed)


def with_moved_entry(file: bytes) -> bytes:
    """Whole by its sums, but every call of it begins at an address where no function is: the first one traps."""
    changed = re.sub(rb'"door":(\d+)', lambda found: b'"door":' + b"8" * len(found[1]), file, count=1)
    assert changed != file
    return with_new_checksums(changed)


def first_name_unknown(file: bytes) -> bytes:
    """Whole by its sums, but Python finds no function for the first call: it raises an exception."""
    assert b"rules_hash" in file
    return with_new_checksums(file.replace(b"rules_hash", b"rules_hush"))


def other_rules(file: bytes) -> bytes:
    """Whole by its sums, but its first answer is wrong: the fingerprint of other rules."""
    own = calculators.rules_hash().encode()
    assert own in file
    return with_new_checksums(file.replace(own, b"0123456789ab"))


def on_inflated(change: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    """Return a change of a file that also works on its gzipped form."""
    return lambda file: change(gzip.decompress(file) if file[:2] == b"\x1f\x8b" else file)


def expect_full_pyodide(engine_page: EnginePage) -> bool:
    """Whether the standard library was asked for, which the image never needs."""
    return any(LIBRARY.match(name) for name in engine_page.requested)


@pytest.mark.firefox_too
def test_a_fresh_image_answers_without_the_whole(page: Page, engine_page: EnginePage) -> None:
    engine_page.changes["image"] = on_inflated(with_new_checksums)
    start_engine(page, engine_page.url)
    assert page.evaluate("UB.engine.check('{}')") == calculators.assess_json("{}")
    assert not expect_full_pyodide(engine_page)


@pytest.mark.parametrize("spoil", [with_one_bit_changed, of_another_wasm])
def test_a_damaged_image_or_one_for_another_wasm_file_is_not_used(
    page: Page, engine_page: EnginePage, spoil: Callable[[bytes], bytes]
) -> None:
    engine_page.changes["image"] = on_inflated(spoil)
    start_engine(page, engine_page.url)
    assert expect_full_pyodide(engine_page)
    assert page.evaluate("UB.engine.check('{}')") == calculators.assess_json("{}")


@pytest.mark.firefox_once("each failure ends at the same place")
@pytest.mark.parametrize("spoil", [with_moved_entry, first_name_unknown, other_rules])
def test_an_image_that_fails_at_its_very_first_call_is_not_used(
    page: Page, engine_page: EnginePage, problems: list[str], spoil: Callable[[bytes], bytes]
) -> None:
    """A trap, an exception, a wrong answer: the whole answers, with the same bytes, and nobody is shown a failure."""
    engine_page.changes["image"] = on_inflated(spoil)
    start_engine(page, engine_page.url)
    assert expect_full_pyodide(engine_page)
    asked = ["{}", '{"fever": "present"}', '{"age_years": "sixty"}']
    got = page.evaluate("all => Promise.all(all.map(text => UB.engine.check(text)))", asked)
    assert got == [calculators.assess_json(text) for text in asked]
    assert "failed" not in (page.locator("html").get_attribute("data-seen") or "")
    assert not page.evaluate("UB.engine.imaged")
    assert problems == []


@pytest.mark.firefox_too
def test_after_an_image_that_never_answered_a_retry_starts_the_whole(page: Page, engine_page: EnginePage) -> None:
    """The first call never ends: the time runs out with a sentence, and the image is not tried again."""
    call = b"const said = string && exports.PyObject_CallOneArg(door, string);"
    engine_page.changes["worker"] = lambda body: body.replace(call, b"for (;;) {}")
    start_engine(page, engine_page.url, "failed", 4_000)
    assert "it took longer than 4 seconds" in status_text(page)
    retry_start(page)
    assert expect_full_pyodide(engine_page)
    assert page.evaluate("UB.engine.check('{}')") == calculators.assess_json("{}")


@pytest.mark.firefox_too
def test_what_the_image_cannot_answer_the_whole_does_and_every_later_question(
    page: Page, engine_page: EnginePage, problems: list[str]
) -> None:
    """Half a character has no place in the text that the image takes. No question waits for ever, none is lost."""
    start_engine(page, engine_page.url)
    asked = ["{}", '"\ud800"', '{"fever": "present"}']
    literals = [json.dumps(text) for text in asked]  # half a character cannot go to the browser as it is
    got = page.evaluate("all => Promise.all(all.map(text => UB.engine.check(JSON.parse(text))))", literals)
    assert got == [calculators.assess_json(text) for text in asked]
    assert expect_full_pyodide(engine_page)
    expect(page.locator("html")).to_have_attribute("data-seen", "loading starting ready ")
    assert problems == []


def test_an_image_that_asks_the_browser_for_anything_is_given_up(page: Page, engine_page: EnginePage) -> None:
    """More room is the one thing that it may have: without it a long text cannot be taken in."""
    engine_page.changes["worker"] = lambda body: body.replace(b"emscripten_resize_heap", b"emscripten_resize_nothing")
    start_engine(page, engine_page.url)
    long = json.dumps({"fever": "x" * 30_000_000})
    got = page.evaluate("size => UB.engine.check(JSON.stringify({fever: 'x'.repeat(size)}))", 30_000_000)
    assert got == calculators.assess_json(long)
    assert expect_full_pyodide(engine_page)


@pytest.mark.firefox_too
def test_from_file_the_whole_comes_where_the_image_is_gone(page: Page, engine_site: Path, tmp_path: Path) -> None:
    stick = Path(shutil.copytree(engine_site, tmp_path / "stick"))
    next((stick / "assets" / "ub" / "runtime" / "local").glob("image.*")).unlink()
    start_engine(page, (stick / "page" / "index.html").as_uri())
    assert page.evaluate("UB.engine.check('{}')") == calculators.assess_json("{}")

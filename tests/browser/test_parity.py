"""The browser answers every story, and every kind of bad input, to the byte as CPython does. The record is what the site publishes."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

import calculators
from site_src.content.clinical_cases import clinical_cases
from site_src.runtime.in_pyodide import smoke_inputs
from tests.browser.support import parity_record

ALL = """async ([whole, raw]) => {
  const engine = window.UB.engine;
  engine.start();
  const said = [];
  for (const text of whole) said.push(await engine.check(text));
  for (const text of raw) said.push(await engine.check(text));
  return said;
}"""


@pytest.mark.firefox_too
def test_every_test_case_and_every_bad_input_gets_identical_bytes(page: Page, site_url: str, root: Path) -> None:
    stories = clinical_cases()
    bad = [text for text in smoke_inputs.refused_texts(calculators.listing("findings")) if _crosses(text)]
    page.goto(f"{site_url}calculators/imaging.html")
    browser_results = page.evaluate(ALL, [[story.text for story in stories], bad])
    expected = [calculators.assess_json(text) for text in [*(story.text for story in stories), *bad]]
    differ = [
        stories[i].id if i < len(stories) else bad[i - len(stories)][:60]
        for i, pair in enumerate(zip(browser_results, expected, strict=True))
        if pair[0] != pair[1]
    ]
    assert page.context.browser
    browser = f"{page.context.browser.browser_type.name} {page.context.browser.version}"
    parity_record.write_parity_record(root, browser, len(stories), len(bad), len(browser_results) - len(differ))
    assert differ == []
    assert page.evaluate("UB.engine.imaged")


def _crosses(text: str) -> bool:
    """Whether a text can be handed to the page at all: a lone surrogate cannot, outside an escape."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True

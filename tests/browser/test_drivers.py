"""The driven browsers are as strict as a reader's: opened from disk, a page may read none of its neighbours."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import probe
from tests.browser.support.static_server import serve_folder


def expect_tried(page: Page, url: str, outcome: dict[str, str]) -> None:
    """Expect these results of the attempts on the probe page."""
    page.goto(url)
    for name, how in outcome.items():
        expect(page.locator("html")).to_have_attribute(name, how)


@pytest.mark.firefox_too
def test_from_disk_the_driven_browser_lets_a_page_read_no_neighbour(page: Page, tmp_path: Path) -> None:
    found = probe.write_probe_page(tmp_path)
    expect_tried(page, found.as_uri(), probe.FROM_DISK)
    with serve_folder(tmp_path) as url:
        expect_tried(page, url + found.name, probe.SERVED)

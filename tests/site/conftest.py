"""Fixtures of the tests of the built site."""

from pathlib import Path

import pytest

from site_src.content.page_parser import Page, read_site


@pytest.fixture(scope="session")
def built_pages(site_dir: Path) -> list[Page]:
    """Parse every page of the built site, once for all tests."""
    return read_site(site_dir)

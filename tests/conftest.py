"""Fixtures of all suites."""

from pathlib import Path

import pytest

from tests.module.proof.support.law_report import pytest_terminal_summary
from tests.support.paths import ROOT, SITE

__all__ = ["pytest_terminal_summary"]


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def site_dir() -> Path:
    """Return the folder of the built site. Fail if there is none."""
    if not (SITE / "index.html").is_file():
        pytest.fail(f"There is no site in {SITE}: type `make build`.", pytrace=False)
    return SITE

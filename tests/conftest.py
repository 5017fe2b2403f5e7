"""What every suite can ask for."""

from pathlib import Path

import pytest

from tests.module.proof.support.law_report import pytest_terminal_summary
from tests.support.paths import ROOT, SITE

__all__ = ["pytest_terminal_summary"]


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def site_dir() -> Path:
    """The built site, as a reader gets it."""
    if not (SITE / "index.html").is_file():
        pytest.fail(f"There is no site in {SITE}: type `make build`.", pytrace=False)
    return SITE

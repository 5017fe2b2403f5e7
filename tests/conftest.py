"""What every suite can ask for."""

from pathlib import Path

import pytest

from tests.module.proof.law_report import pytest_terminal_summary

__all__ = ["pytest_terminal_summary"]

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def site_dir() -> Path:
    """The built site, as a reader gets it."""
    site = ROOT / "site"
    if not (site / "index.html").is_file():
        pytest.fail("The site is not built: type `make build`.", pytrace=False)
    return site

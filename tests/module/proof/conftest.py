"""Fixtures of the proof, and its summary."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.module.proof.support.law_report import PROPERTY, pytest_terminal_summary
from tests.module.proof.support.reference_opinion import ReferenceModel

__all__ = ["pytest_terminal_summary", "record_law", "reference"]

RecordLaw = Callable[[str, int], None]


@pytest.fixture
def record_law(record_property: Callable[[str, object], None]) -> RecordLaw:
    """Return a function that records a law, in words, and over how many combinations this test has shown it."""
    told: dict[str, int] = {}

    def tell(law: str, combinations: int) -> None:
        assert combinations > 0, f"{law}: nothing was covered"
        told[law] = told.get(law, 0) + combinations
        record_property(PROPERTY, json.dumps(told))

    return tell


@pytest.fixture(scope="session")
def reference() -> ReferenceModel:
    """Return the reference model; it remembers its results for the whole run."""
    return ReferenceModel()

"""Fixtures of the proof, and its summary."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection

import pytest

from tests.module.proof.support.law_report import PROPERTY, RecordLaw, pytest_terminal_summary
from tests.module.proof.support.reference_opinion import ReferenceModel

__all__ = ["pytest_terminal_summary", "record_law", "reference"]


@pytest.fixture
def record_law(record_property: Callable[[str, object], None]) -> RecordLaw:
    """Return a function that records a law, in words, over how many combinations this test has shown it, and what varies."""
    counts: dict[str, tuple[int, list[str]]] = {}

    def record(law: str, combinations: int, varies: Collection[str] = ()) -> None:
        assert combinations > 0, f"{law}: no combination was covered"
        before, varied = counts.get(law, (0, []))
        counts[law] = before + combinations, sorted({*varied, *varies})
        record_property(PROPERTY, json.dumps(counts))

    return record


@pytest.fixture(scope="session")
def reference() -> ReferenceModel:
    """Return the reference model; it remembers its results for the whole run."""
    return ReferenceModel()

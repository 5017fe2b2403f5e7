"""The watch over reassurance notices it when it is there: said too early, it is found, in each place where it could be said."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from calculators import Assessment, Case, answer, assess, assessment, management
from calculators.gate import Gate
from calculators.imaging import Rung
from calculators.io import serialize
from calculators.reader_text import Words
from calculators.text import wording
from tests.module.proof.support.law_report import RecordLaw
from tests.module.proof.support.plan_spaces import NO_FLAG, NO_STOP
from tests.module.proof.support.probes import CALM
from tests.module.proof.support.reassurance import (
    GOOD_OUTLOOK,
    NO_IMAGING,
    OUTLOOK_TEXTS,
    false_reassurance,
    shown_texts,
)
from tests.module.proof.support.reference_opinion import ReferenceModel
from tests.module.proof.support.spaces import ABSENT, PRESENT, Answers

GATE_OPEN = {key: value for key, value in CALM.items() if key != "lung_warning"}
FLAG_OPEN = {key: value for key, value in CALM.items() if key != "fever"}
FAMILIAR: Answers = {**CALM, "age_years": 51, "new_onset": ABSENT, "duration_weeks": 2}
LATE: Answers = {**CALM, "duration_weeks": 8}
STOPPED: Answers = {**CALM, "lung_warning": PRESENT}
NO_SCAN = Words("No routine imaging", "You do not need a scan now")

SHOWN = serialize._shown_suspicions


def shown_as_if_clear(a: Assessment) -> Any:
    """Return the screen as it would be shown with a clear gate; the plan is still withheld."""
    return SHOWN(replace(a, gate=replace(a.gate, status=Gate.CLEAR)))


def kept(settled: Any) -> Any:
    return lambda *given: settled


EARLY: dict[str, tuple[Answers, Any, str, Any]] = {
    "plan given with the gate open": (GATE_OPEN, management, "_status", kept(management.Status.GIVEN)),
    "plan given with a flag open": (FLAG_OPEN, management, "_status", kept(management.Status.GIVEN)),
    "plan given beside stop": (STOPPED, management, "_status", kept(management.Status.GIVEN)),
    "no scan with a flag open": (FLAG_OPEN, wording, "OPEN_NONE", NO_SCAN),
    "settled with the gate open": (GATE_OPEN, answer, "_open", lambda case, gate, imaging, familiar: answer._settled(case, imaging)),
    "settled with a flag open": (FLAG_OPEN, answer, "_open", lambda case, gate, imaging, familiar: answer._settled(case, imaging)),
    "settled with familiar pain over 50": (FAMILIAR, answer, "_open", lambda case, gate, imaging, familiar: answer._settled(case, imaging)),
    "plan given with familiar pain over 50": (FAMILIAR, management, "_status", kept(management.Status.GIVEN)),
    "one half of familiar pain": (FAMILIAR, answer, "_familiar", kept(NO_SCAN)),
    "a good outlook after six weeks": (LATE, management, "_first_line", kept((["first-line-education"], []))),
    "no scan beside stop": (STOPPED, wording, "stop_text", lambda titles, image_now: NO_SCAN),
    "class and suspicions beside stop": (STOPPED, serialize, "_shown_suspicions", shown_as_if_clear),
}  # fmt: skip


@pytest.fixture(autouse=True)
def _without_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assessment, "changes_of", lambda case: [])


@pytest.mark.parametrize("name", EARLY)
def test_reassurance_that_is_said_too_early_is_found(
    name: str, reference: ReferenceModel, record_law: RecordLaw, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, place, attribute, early = EARLY[name]
    case, opinion = Case(answers), reference.judge(answers)
    assert not false_reassurance(serialize.serialize(assess(case)), opinion)
    monkeypatch.setattr(place, attribute, early)
    assert false_reassurance(serialize.serialize(assess(case)), opinion)
    record_law("premature reassurance is detected", 1)


def test_reassurance_is_said_where_it_is_due(reference: ReferenceModel, record_law: RecordLaw) -> None:
    """The watch knows the module's own words: where all is known and nothing found, they are there."""
    nerves = {**CALM, "stenosis_signs": PRESENT}
    for answers in (CALM, nerves, {**NO_STOP, **NO_FLAG, "age_years": 18, "not_improving": ABSENT}):
        whole = serialize.serialize(assess(Case(answers)))
        said, statements = shown_texts(whole)
        text = "\n".join(said)
        assert NO_IMAGING.search(text), answers
        assert "no-routine-imaging" in statements
        assert GOOD_OUTLOOK.search(text)
        assert len(said & OUTLOOK_TEXTS) >= 4
        assert whole["answer"]["rung"] == Rung.NONE
        assert not false_reassurance(whole, reference.judge(answers))
    record_law("reassurance appears where it should", 3)

"""Values of the rules that a script has as well are those of the module."""

from __future__ import annotations

import json
import re
from typing import Any

import calculators
from calculators import gate, imaging, management, screen
from site_src.paths import ROOT

FEATURES = ROOT / "site_src" / "features"
SCORE = (FEATURES / "teaching" / "learner" / "score.js").read_text(encoding="utf-8")
TERMS = (FEATURES / "question_box" / "terms.js").read_text(encoding="utf-8")


def constant(name: str, script: str = SCORE) -> Any:
    """Return a constant of a script, by default of the one that scores a decision."""
    found = re.search(rf"^(?:export )?const {name} = (.+);$", script, re.MULTILINE)
    assert found
    return json.loads(found[1])


def test_a_decision_is_scored_by_the_rungs_and_states_of_the_module() -> None:
    assert constant("RUNGS") == [row["id"] for row in calculators.listing("rungs")]
    assert constant("SUSPICIONS") == [row["id"] for row in calculators.listing("suspicions")]
    assert set(constant("STATES")) == {str(state) for state in screen.State}
    assert set(constant("PLANS")) == {str(status) for status in management.Status}
    assert constant("LOW_ESR") == screen.RAISED_ESR_MM_H


def test_a_decision_is_scored_by_findings_of_the_module() -> None:
    stops = [rule.findings[0] for rule in gate.RULES if rule.outcome is gate.Gate.STOP]
    assert set(constant("ORGANS")) < set(stops)
    assert set(constant("LEGS")) < set(screen.FLAGS[screen.Suspicion.CORD].flags)


def test_a_decision_is_scored_by_every_test_of_the_module() -> None:
    allowed = re.search(r"const ALLOWED = \{(.*?)\};", SCORE, re.DOTALL)
    assert allowed
    keys = {key.strip('"') for key in re.findall(r"^\s*(\"?[\w-]+\"?):", allowed[1], re.MULTILINE)}
    assert keys == {*(str(test) for test in imaging.TestChoice), "null"}


def test_the_question_box_reads_an_age_by_the_line_of_the_module() -> None:
    assert constant("LINE", TERMS) == screen.OLDER_YEARS

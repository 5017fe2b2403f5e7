"""The combinations of answers over which two versions of the rules are compared: every pair, on two backgrounds.

A pair reaches every rule with one or two findings and every exception to one. The rules with three or four findings
(persistent pain, over 50 with new pain) get products of their own. Numbers are below, at, and above each threshold.
"""

import json
from collections.abc import Iterator
from itertools import combinations, product
from typing import Any

from calculators.answers import care_outlasts_pain
from calculators.findings import CATALOGUE, Finding, Kind

Answers = dict[str, Any]

SIDES: dict[str, tuple[float, ...]] = {
    "age_years": (17, 18, 50, 50.5, 51),
    "esr_mm_h": (19.9, 20),
    "duration_weeks": (3.9, 4, 5.9, 6, 6.1, 12, 12.1),
    "conservative_weeks": (3.9, 4, 6, 6.1),
}
ALL_ABSENT: Answers = {f.id: "absent" for f in CATALOGUE if f.kind is Kind.YES_NO} | {"age_years": 40}
BACKGROUNDS: tuple[Answers, ...] = ({}, ALL_ABSENT)

PRODUCTS: tuple[tuple[str, ...], ...] = (
    ("not_improving", "intervention_candidate", "conservative_weeks", "duration_weeks"),
    ("age_years", "new_onset", "cancer_history", "unexplained_weight_loss"),
    ("not_improving", "conservative_weeks", "duration_weeks", "radiculopathy_signs"),
    ("recent_trauma", "work_up_done", "radiculopathy_signs", "depression"),
)


def _values(finding: Finding) -> tuple[Any, ...]:
    if finding.kind is Kind.YES_NO:
        return ("present", "absent", "not-assessed")
    return (*SIDES[finding.id], None)


def _accepted(answers: Answers) -> bool:
    return not care_outlasts_pain(answers.get("conservative_weeks"), answers.get("duration_weeks"))


def combinations_of_answers() -> Iterator[str]:
    """Yield each combination once, as the JSON text that is assessed."""
    by_id = {f.id: f for f in CATALOGUE}
    groups = [*combinations(by_id, 2), *PRODUCTS]
    seen: set[str] = set()
    for background in BACKGROUNDS:
        for ids in groups:
            for values in product(*(_values(by_id[id]) for id in ids)):
                answers = background | dict(zip(ids, values, strict=True))
                given = {f.id: answers[f.id] for f in CATALOGUE if answers.get(f.id) not in (None, "not-assessed")}
                text = json.dumps(given)
                if text not in seen and _accepted(given):
                    seen.add(text)
                    yield text

"""A few thousand cases that together detect any single error in the rules; the tests of the proof's own tests use them.

They contain each finding alone against three backgrounds, each number at and next to every bound, some plans, and random cases
from a fixed seed, from nearly empty to nearly complete.
"""

from __future__ import annotations

import random
from functools import cache
from itertools import product

from calculators.findings import CATALOGUE
from tests.module.proof.support.plan_spaces import FEW_STAGES, NO_FLAG, NO_STOP, PLANS, STAGES
from tests.module.proof.support.spaces import ABSENT, CORD, PRESENT, Answers

BOUNDS: dict[str, tuple[float, ...]] = {
    "age_years": (0, 17, 17.9, 18, 49.9, 50, 50.1, 51, 120),
    "esr_mm_h": (0, 19, 19.9, 20, 21, 200),
    "duration_weeks": (0, 2.9, 3, 3.9, 4, 5, 5.9, 6, 6.1, 7, 11.9, 12, 12.1, 13, 5200),
    "conservative_weeks": (0, 2.9, 3, 3.9, 4, 4.1, 5, 5.9, 6, 6.1, 7, 5200),
}
CALM: Answers = {
    **{finding.id: ABSENT for finding in CATALOGUE if finding.unit is None},
    **NO_STOP,
    **NO_FLAG,
    "age_years": 50,
}
CARED: Answers = {**CALM, "new_onset": PRESENT, "not_improving": PRESENT, "intervention_candidate": PRESENT}
ORDER = [finding.id for finding in CATALOGUE]
YES_NO = [finding.id for finding in CATALOGUE if finding.unit is None]


def is_consistent(answers: Answers) -> bool:
    """Return whether care does not outlast pain."""
    care, pain = answers.get("conservative_weeks"), answers.get("duration_weeks")
    return not (isinstance(care, (int, float)) and isinstance(pain, (int, float)) and care > pain)


def random_case(draw: random.Random) -> Answers:
    """Return one random case: the shares of known and of present findings differ from case to case."""
    known, present = draw.random(), draw.random() ** 2
    answers: Answers = {}
    for finding in ORDER:
        if draw.random() < known:
            values = BOUNDS.get(finding)
            answers[finding] = draw.choice(values) if values else PRESENT if draw.random() < present else ABSENT
    if not is_consistent(answers):
        del answers[draw.choice(("conservative_weeks", "duration_weeks"))]
    return answers


def random_cases(count: int, seed: int) -> list[Answers]:
    """Return this many random cases."""
    draw = random.Random(seed)  # noqa: S311 (the same cases every time, nothing secret)
    return [random_case(draw) for _ in range(count)]


@cache
def probes() -> tuple[Answers, ...]:
    """Return all probes, in a fixed order."""
    found: list[Answers] = [{}, CALM, CARED]
    for base in ({}, CALM, CARED):
        for finding in YES_NO:
            found += [{**base, finding: PRESENT}, {key: value for key, value in base.items() if key != finding}]
    for finding, values in BOUNDS.items():
        for value, base in product(values, ({}, CALM, CARED)):
            found.append({**base, finding: value})
    for care, pain in product(BOUNDS["conservative_weeks"], BOUNDS["duration_weeks"]):
        found.append({**CARED, "age_years": 40, "conservative_weeks": care, "duration_weeks": pain})
    for stage, plan, done in product(STAGES, PLANS, (ABSENT, PRESENT)):
        found.append(
            {**NO_STOP, "age_years": 51, "new_onset": PRESENT, **stage.answers, **plan.answers, "work_up_done": done}
        )
    for stage, first, second in product(FEW_STAGES, YES_NO, YES_NO[-14:]):
        found.append({**CALM, **stage.answers, first: PRESENT, second: PRESENT})
    for signs in product((ABSENT, PRESENT, None), repeat=2):
        names = ("radiculopathy_signs", "stenosis_signs")
        known = {name: value for name, value in zip(names, signs, strict=True) if value}
        calm = {key: value for key, value in CARED.items() if key not in names} | known
        found += [{**calm, "conservative_weeks": 4, "duration_weeks": 5}, {**calm, "new_onset": ABSENT}]
    acute: Answers = {**CARED, "conservative_weeks": 4, "duration_weeks": 5}
    found.append({key: value for key, value in acute.items() if key != "lung_warning"})
    worked_up: Answers = {**CALM, "cancer_history": PRESENT, "work_up_done": PRESENT}
    found.append({key: value for key, value in worked_up.items() if key != "new_onset"})
    metastasis: Answers = {**CALM, "cancer_history": PRESENT, "new_onset": PRESENT}
    for sign in (*CORD, "radiculopathy_signs"):
        found.append({key: value for key, value in metastasis.items() if key != sign})
    found.append({**metastasis, "new_onset": ABSENT, "duration_weeks": 2})
    over_50: Answers = {**CALM, "age_years": 51, "duration_weeks": 2}
    found += [over_50, {key: value for key, value in over_50.items() if key != "new_onset"}]
    found.append({**CARED, "not_improving": ABSENT, "conservative_weeks": 3, "duration_weeks": 5})
    found += random_cases(600, 20261124)
    return tuple(answers for answers in found if is_consistent(answers))

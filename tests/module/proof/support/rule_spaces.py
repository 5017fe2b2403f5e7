"""The combinations that the ladder can tell apart, and those that the screen can, for each value of the ESR."""

from __future__ import annotations

from tests.module.proof.support.spaces import (
    ABSENT,
    CANCER,
    CORD,
    FIRST_TEST,
    FRACTURE,
    IMMEDIATE,
    INFECTION,
    PRESENT,
    URGENT,
    Answers,
    Space,
    alike,
    number,
    weeks,
    yes_no,
)

ESR: dict[str, Answers] = {"unmeasured": {}, "under 20": {"esr_mm_h": 19.9}, "20": {"esr_mm_h": 20}}


def ladder_space(esr: Answers) -> Space:
    """Return the space of all islands but bleeding with radiculopathy, for one ESR."""
    return Space(
        alike(*IMMEDIATE),
        alike(*URGENT),
        alike(*FIRST_TEST),
        yes_no("cancer_history"),
        yes_no("unexplained_weight_loss"),
        yes_no("new_onset"),
        number("age_years", 50, 50.1),
        yes_no("not_improving"),
        yes_no("intervention_candidate"),
        weeks((3.75, 4), (3.75, 4)),
        always={"bleeding_risk": ABSENT, **esr},
    )


def bleeding_space(esr: Answers) -> Space:
    """Return the space of bleeding with radiculopathy and the other islands, for one ESR."""
    return Space(
        alike(*IMMEDIATE),
        alike(*URGENT),
        alike(*FIRST_TEST),
        yes_no("cancer_history"),
        yes_no("new_onset"),
        number("age_years", 50, 50.1),
        yes_no("bleeding_risk"),
        yes_no("radiculopathy_signs"),
        yes_no("not_improving"),
        always={
            "unexplained_weight_loss": ABSENT,
            "intervention_candidate": PRESENT,
            "conservative_weeks": 4,
            "duration_weeks": 4,
            **esr,
        },
    )


LADDER_SPACES = {f"cancer, age, and care; ESR {name}": ladder_space(esr) for name, esr in ESR.items()} | {
    f"bleeding; ESR {name}": bleeding_space(ESR[name]) for name in ("unmeasured", "20")
}


def screen_space(esr: Answers) -> Space:
    """Return the space of everything that the screen reads, for one ESR: the flags of each suspicion as a class."""
    return Space(
        alike(*INFECTION),
        alike(*CORD),
        alike(*FRACTURE),
        alike(*CANCER),
        yes_no("new_onset"),
        number("age_years", 50, 50.1),
        yes_no("radiculopathy_signs"),
        yes_no("stenosis_signs"),
        always=esr,
    )

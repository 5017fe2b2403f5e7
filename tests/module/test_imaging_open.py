"""Two answers instead of a guess: floor and ceiling over all completions, and what to ask next."""

from typing import Any

import pytest

from tests.module.support.case_builders import (
    ABSENT,
    AFTER_CARE,
    CATALOGUE,
    FIRST_TEST,
    FLAGS,
    GATE,
    NERVES,
    NO_FLAGS,
    NOW,
    PERSISTENT,
    PRESENT,
    PSYCHOSOCIAL,
    SETTLED,
    TODAY,
    Answers,
    assessment_of,
)
from tests.module.support.specification import RULES, RUNGS, alone_at, findings_of

CARE = "after-conservative-care"
THREE = ["not_improving", "conservative_weeks", "intervention_candidate"]


def ends(*parts: Answers, **more: Any) -> tuple[str, str, bool]:
    imaging = assessment_of(*parts, **more)["imaging"]
    return imaging["floor"], imaging["ceiling"], imaging["settled"]


def ask(*parts: Answers, **more: Any) -> list[str]:
    asked: list[str] = assessment_of(*parts, **more)["imaging"]["ask"]
    return asked


def test_nothing_known_spans_the_whole_ladder() -> None:
    assert ends() == ("none", "immediate", False)


@pytest.mark.parametrize(
    ("base", "rung"),
    [
        (SETTLED, "none"),
        (AFTER_CARE, CARE),
        (FIRST_TEST, "first-test"),
        (TODAY, "urgent-evaluation"),
        (NOW, "immediate"),
    ],
    ids=["none", CARE, "first-test", "urgent-evaluation", "immediate"],
)
def test_all_answered_is_settled_at_its_rung_and_asks_nothing(base: Answers, rung: str) -> None:
    assert ends(base) == (rung, rung, True)
    assert ask(base) == []


def test_the_highest_rung_is_settled_whatever_is_unknown() -> None:
    assert ends(fever=PRESENT) == ("immediate", "immediate", True)
    assert ask(fever=PRESENT) == []


CEILINGS: list[tuple[Answers, str]] = [
    *(({id: None}, rung) for rung in RUNGS for id in alone_at(rung)),
    ({"cancer_history": None}, "urgent-evaluation"),
    ({"cancer_history": None, "new_onset": None}, "immediate"),
    ({"cancer_history": None, "new_onset": PRESENT}, "immediate"),
    ({"unexplained_weight_loss": None}, "urgent-evaluation"),
    ({"new_onset": None}, "none"),
    ({"age_years": None}, "none"),
    ({"new_onset": None, "age_years": 50}, "none"),
    ({"new_onset": None, "age_years": 51}, "first-test"),
    ({"new_onset": PRESENT, "age_years": None}, "first-test"),
    ({"new_onset": None, "age_years": None}, "first-test"),
    ({"not_improving": None}, CARE),
    ({"not_improving": PRESENT}, CARE),
    ({"not_improving": PRESENT, "intervention_candidate": ABSENT}, "none"),
    ({"not_improving": PRESENT, "conservative_weeks": 3.9}, "none"),
    ({"not_improving": PRESENT, "conservative_weeks": 4}, CARE),
    ({"not_improving": PRESENT, "duration_weeks": 3.9}, "none"),
    ({"not_improving": PRESENT, "duration_weeks": 4}, CARE),
    *(
        ({id: None}, "none")
        for id in (*GATE, *NERVES, *PSYCHOSOCIAL, "severe_pain", "functional_deficit", "work_up_done")
    ),
    ({"esr_mm_h": None}, "none"),
    ({"duration_weeks": None}, "none"),
]


@pytest.mark.parametrize(("unknown", "ceiling"), CEILINGS, ids=repr)
def test_the_ceiling_is_the_highest_rung_that_an_answer_could_bring(unknown: Answers, ceiling: str) -> None:
    found = assessment_of(SETTLED, unknown)["imaging"]
    assert (found["floor"], found["ceiling"], found["settled"]) == ("none", ceiling, ceiling == "none")
    assert bool(found["ask"]) is (ceiling != "none")


def test_an_esr_that_nobody_measured_is_never_completed() -> None:
    assert ends(SETTLED, esr_mm_h=None) == ("none", "none", True)
    assert ends(FIRST_TEST, esr_mm_h=None) == ("first-test", "first-test", True)


@pytest.mark.parametrize("esr", [0, 19.9])
def test_a_low_esr_never_lowers_an_end(esr: float) -> None:
    for base in ({}, SETTLED, FIRST_TEST, {"age_years": 60, "new_onset": PRESENT}):
        assert ends(base, esr_mm_h=esr) == ends(base)


def test_with_nothing_known_the_highest_rung_comes_first_and_then_the_order_of_the_catalog() -> None:
    asked: list[str] = []
    for rung in reversed(RUNGS):
        reads = {id for rule in RULES if rule["rung"] == rung for id in findings_of(rule)} - {"esr_mm_h"}
        asked += [id for id in CATALOGUE if id in reads and id not in asked]
    assert asked[-3:] == THREE
    assert ask() == asked


@pytest.mark.parametrize(
    ("case", "asked"),
    [
        (NO_FLAGS, THREE),
        ({**NO_FLAGS, "not_improving": PRESENT}, ["conservative_weeks", "intervention_candidate"]),
        ({**NO_FLAGS, "not_improving": PRESENT, "intervention_candidate": PRESENT}, ["conservative_weeks"]),
        ({**NO_FLAGS, "conservative_weeks": 4}, ["not_improving", "intervention_candidate"]),
        ({**NO_FLAGS, "conservative_weeks": 3.9}, []),
        ({**NO_FLAGS, "duration_weeks": 3.9}, []),
        ({**NO_FLAGS, "duration_weeks": 4}, THREE),
        ({**NO_FLAGS, "intervention_candidate": ABSENT}, []),
        ({**FIRST_TEST, "not_improving": None}, []),
        ({**AFTER_CARE, "recent_trauma": None}, ["recent_trauma"]),
    ],
    ids=range(10),
)
def test_the_three_of_persistent_are_asked_together_while_they_can_matter(case: Answers, asked: list[str]) -> None:
    assert ask(case) == asked


@pytest.mark.parametrize(
    ("case", "asked"),
    [
        ({"cancer_history": PRESENT, "new_onset": None}, ["new_onset"]),
        ({"cancer_history": PRESENT, "new_onset": None, "age_years": None}, ["new_onset"]),
        ({"cancer_history": PRESENT, "new_onset": ABSENT}, []),
        ({"cancer_history": None, "new_onset": None}, ["cancer_history", "new_onset"]),
        ({"cancer_history": None, "new_onset": ABSENT}, ["cancer_history"]),
        ({"cancer_history": ABSENT, "new_onset": None}, []),
        ({"new_onset": None, "age_years": None}, ["age_years", "new_onset"]),
        ({"new_onset": None, "age_years": 51}, ["new_onset"]),
        ({"new_onset": PRESENT, "age_years": None}, ["age_years"]),
        ({"new_onset": None, "age_years": None, "unexplained_weight_loss": PRESENT}, []),
        ({"new_onset": None, "age_years": None, "recent_trauma": PRESENT}, []),
        ({"cancer_history": None, "fever": None}, ["fever", "cancer_history"]),
        (
            {"cancer_history": None, "new_onset": PRESENT, "severe_neuro_deficit": None},
            ["severe_neuro_deficit", "cancer_history"],
        ),
        (
            {"recent_trauma": None, "iv_drug_use": None, "saddle_anesthesia": None},
            ["saddle_anesthesia", "iv_drug_use", "recent_trauma"],
        ),
        ({"recent_infection": PRESENT, "recent_trauma": None, "iv_drug_use": None}, []),
        ({"recent_infection": PRESENT, "fever": None, "iv_drug_use": None}, ["fever"]),
    ],
    ids=repr,
)
def test_only_what_a_rule_above_the_floor_reads_is_asked(case: Answers, asked: list[str]) -> None:
    assert ask(SETTLED, case) == asked


@pytest.mark.parametrize(
    "base", [{}, dict.fromkeys(FLAGS), NO_FLAGS, FIRST_TEST, {"not_improving": PRESENT}], ids=range(5)
)
def test_neither_the_esr_nor_the_weeks_of_pain_are_ever_asked(base: Answers) -> None:
    assert not {"esr_mm_h", "duration_weeks"} & set(ask(base))


def test_the_floor_rises_with_each_answer_and_the_ceiling_stays() -> None:
    assert ends(PERSISTENT) == (CARE, "immediate", False)
    assert ends(PERSISTENT, recent_trauma=PRESENT) == ("first-test", "immediate", False)
    assert ends(PERSISTENT, recent_trauma=PRESENT, iv_drug_use=PRESENT) == ("urgent-evaluation", "immediate", False)


def test_known_weeks_of_pain_bound_unknown_weeks_of_care() -> None:
    waiting: Answers = {"not_improving": PRESENT, "intervention_candidate": PRESENT, "conservative_weeks": None}
    assert ends(SETTLED, waiting, duration_weeks=3.9) == ("none", "none", True)
    assert ends(SETTLED, waiting, duration_weeks=4) == ("none", CARE, False)


@pytest.mark.parametrize("work_up", [PRESENT, ABSENT])
def test_a_finished_work_up_touches_no_rung(work_up: str) -> None:
    for base in ({}, SETTLED, FIRST_TEST, TODAY, NOW):
        asked, done = assessment_of(base)["imaging"], assessment_of(base, work_up_done=work_up)["imaging"]
        assert {**done, "says": []} == {**asked, "says": []}

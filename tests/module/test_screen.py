"""The red-flag screen: four suspicions, their flags, what is asked, and the class."""

from typing import Any

import pytest

from tests.module.support.case_builders import (
    ABSENT,
    CANCER,
    CATALOGUE,
    CLEAR_GATE,
    CORD,
    FLAGS,
    FRACTURE,
    INFECTION,
    NERVES,
    NO_FLAGS,
    PRESENT,
    SETTLED,
    Answers,
    assessment_of,
)

LISTS = {"infection": INFECTION, "cancer": CANCER, "fracture": FRACTURE, "cord-or-cauda-equina": CORD}
OF_FLAG = [(suspicion, id) for suspicion, ids in LISTS.items() for id in ids]
OVER_50 = ("cancer", "fracture")


def suspicions(*parts: Answers, **more: Any) -> dict[str, str]:
    found: dict[str, str] = assessment_of(*parts, **more)["screen"]["suspicions"]
    return found


@pytest.mark.parametrize(("suspicion", "id"), OF_FLAG)
def test_each_flag_alone_raises_its_one_suspicion(suspicion: str, id: str) -> None:
    screen = assessment_of({id: PRESENT})["screen"]
    assert screen["suspicions"] == {name: "suspected" if name == suspicion else "open" for name in LISTS}
    assert screen["flags"] == [id]
    assert screen["class"] == "serious"


@pytest.mark.parametrize(("suspicion", "id"), OF_FLAG)
def test_one_flag_not_assessed_keeps_its_suspicion_open_and_is_asked(suspicion: str, id: str) -> None:
    screen = assessment_of(SETTLED, {id: None})["screen"]
    assert screen["suspicions"] == {name: "open" if name == suspicion else "not-suspected" for name in LISTS}
    assert (screen["ask"], screen["flags"], screen["class"]) == ([id], [], "open")


def test_all_flags_absent_leaves_nothing_suspected() -> None:
    screen = assessment_of(SETTLED)["screen"]
    assert set(screen["suspicions"].values()) == {"not-suspected"}
    assert (screen["flags"], screen["ask"], screen["class"]) == ([], [], "nonspecific")


def test_nothing_known_asks_every_flag_age_and_onset_and_the_nerves_in_order() -> None:
    screen = assessment_of()["screen"]
    asked = {*FLAGS, "age_years", "new_onset"}
    assert screen["ask"] == [id for id in CATALOGUE if id in asked] + list(NERVES)
    assert set(screen["suspicions"].values()) == {"open"}


@pytest.mark.parametrize(
    ("age", "new_onset", "state"),
    [
        (51, PRESENT, "suspected"),
        (50.5, PRESENT, "suspected"),
        (50, PRESENT, "not-suspected"),
        (49, None, "not-suspected"),
        (50, None, "not-suspected"),
        (51, ABSENT, "not-suspected"),
        (None, ABSENT, "not-suspected"),
        (50, ABSENT, "not-suspected"),
        (51, None, "open"),
        (None, PRESENT, "open"),
        (None, None, "open"),
    ],
)
@pytest.mark.parametrize("suspicion", OVER_50)
def test_over_50_with_new_onset_has_three_values(
    suspicion: str, age: float | None, new_onset: str | None, state: str
) -> None:
    screen = assessment_of(SETTLED, age_years=age, new_onset=new_onset)["screen"]
    assert screen["suspicions"][suspicion] == state
    assert screen["flags"] == (["age_years", "new_onset"] if state == "suspected" else [])
    unknown = [id for id, value in (("age_years", age), ("new_onset", new_onset)) if value is None]
    assert screen["ask"] == (unknown if state == "open" else [])


def test_over_50_counts_whatever_else_is_present() -> None:
    screen = assessment_of(SETTLED, age_years=70, new_onset=PRESENT, cancer_history=PRESENT)["screen"]
    assert screen["flags"] == ["age_years", "cancer_history", "new_onset"]
    assert (screen["suspicions"]["cancer"], screen["suspicions"]["fracture"]) == ("suspected", "suspected")


@pytest.mark.parametrize("esr", [20, 20.5, 200])
def test_a_raised_esr_is_a_flag_for_infection_and_cancer(esr: float) -> None:
    screen = assessment_of(SETTLED, esr_mm_h=esr)["screen"]
    assert screen["flags"] == ["esr_mm_h"]
    assert screen["suspicions"] == {
        **dict.fromkeys(LISTS, "not-suspected"),
        "infection": "suspected",
        "cancer": "suspected",
    }


@pytest.mark.parametrize("esr", [0, 10, 19, 19.9])
@pytest.mark.parametrize(
    "base",
    [{}, SETTLED, CLEAR_GATE, {"age_years": 70, "new_onset": PRESENT}],
    ids=["nothing", "settled", "gate", "over 50"],
)
def test_an_esr_under_20_is_neither_flag_nor_reassurance(base: Answers, esr: float) -> None:
    without, with_it = assessment_of(base)["screen"], assessment_of(base, esr_mm_h=esr)["screen"]
    assert without == with_it


def test_an_esr_that_was_not_measured_is_never_asked() -> None:
    assert "esr_mm_h" not in assessment_of()["screen"]["ask"]


def test_a_suspicion_that_is_suspected_asks_no_more_of_its_own_flags() -> None:
    screen = assessment_of(SETTLED, fever=PRESENT, iv_drug_use=None, recent_trauma=None)["screen"]
    assert screen["ask"] == ["recent_trauma"]


def test_flags_come_in_the_order_of_the_catalogue() -> None:
    screen = assessment_of(dict.fromkeys(reversed(FLAGS), PRESENT), age_years=60, new_onset=PRESENT, esr_mm_h=30)[
        "screen"
    ]
    present = {*FLAGS, "age_years", "new_onset", "esr_mm_h"}
    assert screen["flags"] == [id for id in CATALOGUE if id in present]


@pytest.mark.parametrize(
    ("answers", "cls"),
    [
        ({"radiculopathy_signs": PRESENT}, "radiculopathy-or-stenosis"),
        ({"stenosis_signs": PRESENT}, "radiculopathy-or-stenosis"),
        ({"radiculopathy_signs": PRESENT, "stenosis_signs": None}, "radiculopathy-or-stenosis"),
        ({"radiculopathy_signs": None}, "open"),
        ({"stenosis_signs": None}, "open"),
        ({"radiculopathy_signs": PRESENT, "fever": None}, "open"),
        ({"radiculopathy_signs": PRESENT, "fever": PRESENT}, "serious"),
        ({"fever": PRESENT, "recent_trauma": None}, "serious"),
        ({"esr_mm_h": 20}, "serious"),
        ({"age_years": None}, "nonspecific"),
        ({"age_years": None, "new_onset": PRESENT}, "open"),
        ({"lung_warning": PRESENT}, "nonspecific"),
        ({"age_years": 12}, "nonspecific"),
        ({}, "nonspecific"),
    ],
    ids=repr,
)
def test_the_class_follows_the_suspicions_and_then_the_nerves(answers: Answers, cls: str) -> None:
    assert assessment_of(SETTLED, answers)["screen"]["class"] == cls


@pytest.mark.parametrize(
    ("answers", "ask"),
    [
        ({}, list(NERVES)),
        ({"radiculopathy_signs": PRESENT}, ["stenosis_signs"]),
        ({"fever": PRESENT}, []),
        ({"fever": None}, ["fever", *NERVES]),
    ],
    ids=repr,
)
def test_signs_of_the_nerves_are_asked_last_and_not_once_the_class_is_serious(answers: Answers, ask: list[str]) -> None:
    assert assessment_of(NO_FLAGS, answers)["screen"]["ask"] == ask


@pytest.mark.parametrize("work_up", [PRESENT, ABSENT])
def test_a_finished_work_up_touches_no_suspicion(work_up: str) -> None:
    assert assessment_of(fever=PRESENT)["screen"] == assessment_of(fever=PRESENT, work_up_done=work_up)["screen"]


def test_no_score_is_given() -> None:
    assert suspicions(dict.fromkeys(FLAGS, PRESENT)) == dict.fromkeys(LISTS, "suspected")
    assert list(assessment_of()["screen"]) == ["suspicions", "flags", "ask", "class", "notes", "shown"]


@pytest.mark.parametrize("gate", [{"lung_warning": PRESENT}, {"pregnancy": PRESENT}], ids=["stop", "outside"])
def test_with_stop_and_outside_only_what_is_suspected_is_shown(gate: Answers) -> None:
    rows = assessment_of(SETTLED, gate, fever=PRESENT)["screen"]["shown"]
    assert [(row["about"], row["state"], row["because"]) for row in rows] == [("infection", "suspected", ["fever"])]
    assert assessment_of(SETTLED, gate)["screen"]["shown"] == []


def test_a_patient_whose_only_flag_is_the_age_does_not_read_of_cancer() -> None:
    assessed = assessment_of(SETTLED, age_years=60, new_onset=PRESENT, duration_weeks=2, conservative_weeks=1)
    shown = [row["says"] for row in assessed["screen"]["shown"]] + [row["title"] for row in assessed["screen"]["shown"]]
    shown += [assessed["answer"]["says"], *(rule["says"] for rule in assessed["imaging"]["rules"])]
    assert any("over 50" in says["clinician"].lower() for says in shown)
    assert not [says["patient"] for says in shown if "cancer" in says["patient"].lower()]

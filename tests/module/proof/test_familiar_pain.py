"""Familiar pain over 50, over every combination that decides it: only the two answers to check close it."""

from __future__ import annotations

from array import array

from calculators import Case, gate, imaging
from calculators.answer import ShownAnswer, shown_answer
from calculators.findings import CATALOGUE
from tests.module.proof.support.induction import SpaceWalk, assert_questions_shrink, finding_bits
from tests.module.proof.support.law_report import RecordLaw
from tests.module.proof.support.plan_spaces import NO_FLAG, NO_STOP
from tests.module.proof.support.spaces import ABSENT, PRESENT, Answers, Space, number, weeks, yes_no

HEIGHT = {rung: height for height, rung in enumerate(imaging.LADDER)}
CHECK = ["new_onset", "duration_weeks"]
SPACE = Space(
    yes_no("lung_warning"),
    number("age_years", 17.9, 50, 50.1),
    yes_no("new_onset"),
    weeks((3.75, 4), (3.75, 4)),
    yes_no("not_improving"),
    yes_no("cancer_history"),
    yes_no("percussion_tenderness"),
    yes_no("fever"),
    always={
        **{f: v for f, v in (NO_STOP | NO_FLAG).items() if f not in ("lung_warning", "cancer_history", "percussion_tenderness", "fever")},
        "intervention_candidate": PRESENT,
    },
)  # fmt: skip


def shown(answers: Answers) -> tuple[ShownAnswer, imaging.Imaging]:
    case = Case(answers)
    ladder = imaging.assess_imaging(case)
    return shown_answer(case, gate.assess_gate(case), ladder), ladder


def is_familiar(answers: Answers, floor: str) -> bool:
    """Return whether the answers are what the specification calls familiar pain over 50."""
    age, pain = answers.get("age_years"), answers.get("duration_weeks")
    over_50 = isinstance(age, (int, float)) and age > 50
    short = not isinstance(pain, (int, float)) or pain < 4
    return floor == "none" and answers.get("new_onset") == ABSENT and over_50 and short


def test_familiar_pain_stays_open_until_one_of_its_two_answers_changes(record_law: RecordLaw) -> None:
    bit = finding_bits([finding.id for finding in CATALOGUE])
    asks = array("Q", bytes(8 * SPACE.size))
    checks, shut = bytearray(SPACE.size), bytearray(SPACE.size)
    states: list[tuple[object, object]] = []
    for place, answers in enumerate(SPACE):
        answer, ladder = shown(answers)
        familiar, replaced = is_familiar(answers, ladder.floor), answer.kind in ("stop", "outside")
        states.append((answers.get("new_onset"), answers.get("duration_weeks")))
        assert answer.check == (CHECK if familiar and not replaced else []), answers
        if familiar and not replaced:
            new, _ = shown({**answers, "new_onset": PRESENT})
            assert new.rung is not None
            highest = max(ladder.ceiling, new.rung, key=HEIGHT.__getitem__)
            assert (answer.kind, answer.rung, answer.could_be) == ("open", None, highest), answers
            assert shown({**answers, "duration_weeks": 4})[0].check == new.check == []
        questions = {*gate.assess_gate(Case(answers)).next_questions, *ladder.next_questions}
        assert (answer.kind == "open") == (not replaced and bool(questions or answer.check)), answers
        asks[place] = 0 if replaced else sum(bit[finding] for finding in questions)
        checks[place], shut[place] = bool(answer.check), replaced or ladder.floor != "none"
    record_law("familiar pain over 50 is never settled, and what it could be is named", sum(checks), SPACE.varies)

    walk = SpaceWalk(SPACE)
    assert_questions_shrink(walk, asks)
    record_law("answering all of `ask` settles the answer, familiar pain over 50 apart", SPACE.size, SPACE.varies)

    for place, then in walk.answers():
        for to in then if checks[place] else ():
            assert checks[to] or shut[to] or states[to] != states[place], f"place {place}: closed at {to}"
    record_law("no question closes familiar pain over 50 but the two to check", sum(checks), SPACE.varies)

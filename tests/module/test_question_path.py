"""The shortest way: it leads where everything asked leads, nothing shorter does, and it is the same in every run."""

import json
from itertools import combinations
from typing import Any

import pytest

import calculators
from calculators.answer import AnswerKind, ShownAnswer, shown_answer
from calculators.answers import Case
from calculators.findings import in_catalog_order
from calculators.gate import GateResult, assess_gate
from calculators.imaging import Imaging, assess_imaging
from calculators.io.question_path import DECIDING, path_report, shortest_path
from tests.module.support.case_builders import (
    ABSENT,
    CLEAR_GATE,
    PRESENT,
    SETTLED,
    TODAY,
    Answers,
    Json,
    errors_of_text,
)
from tests.module.support.sample import sample_assessments
from tests.module.support.shell import output


def case(answers: Answers) -> Case:
    return calculators.case_of(**answers)


def part(whole: Case, ids: Any) -> Case:
    return Case({id: whole.given[id] for id in ids})


def reached(at: Case, truth: Case) -> bool:
    """Return the end of a question path, derived again from the assessment alone."""
    (gate, imaging, now), (gate_end, imaging_end, end) = parts_of(at), parts_of(truth)
    if end.kind is AnswerKind.STOP:
        return now.kind is AnswerKind.STOP
    same = now.kind is end.kind and now.badge == end.badge and gate.next_questions == gate_end.next_questions
    if end.kind is AnswerKind.OUTSIDE:
        high = [one.ceiling if one.ceiling.urgent else None for one in (imaging, imaging_end)]
        return same and now.rung is end.rung and high[0] is high[1]
    ends = [(one.floor, one.ceiling, one.next_questions) for one in (imaging, imaging_end)]
    return same and ends[0] == ends[1]


def parts_of(at: Case) -> tuple[GateResult, Imaging, ShownAnswer]:
    gate, imaging = assess_gate(at), assess_imaging(at)
    return gate, imaging, shown_answer(at, gate, imaging)


def shortest_by_counting(truth: Case) -> list[str]:
    """Every set of questions, the small ones first, each size in the order of the catalogue."""
    known = in_catalog_order(list(truth.given))
    return next(
        list(ids)
        for size in range(len(known) + 1)
        for ids in combinations(known, size)
        if reached(part(truth, ids), truth)
    )


SMALL: dict[str, Answers] = {
    "nothing known": {},
    "one way to stop of three": {"lung_warning": PRESENT, "abdominal_warning": PRESENT, "fever": PRESENT},
    "a stop is the end, whatever else is true": {"cord_signs": PRESENT, "major_trauma": PRESENT},
    "immediate by either of two flags": {**CLEAR_GATE, "fever": PRESENT, "cord_signs": PRESENT},
    "immediate by two together, or by one": {**CLEAR_GATE, "cancer_history": PRESENT, "new_onset": PRESENT, "fever": PRESENT},
    "immediate by two findings together": {**CLEAR_GATE, "cancer_history": PRESENT, "new_onset": PRESENT, "fever": ABSENT},
    "a child": {"age_years": 9, "pregnancy": ABSENT, "fever": PRESENT, "recent_trauma": PRESENT},
    "pregnant, and nothing urgent known": {**CLEAR_GATE, "pregnancy": PRESENT, "depression": PRESENT},
    "the scope stays open": {"heart_or_aorta_warning": ABSENT, "fever": PRESENT, "iv_drug_use": PRESENT},
    "today at least": {**CLEAR_GATE, "recent_infection": PRESENT, "immunosuppression": PRESENT, "cord_signs": ABSENT},
    "a number that only the plan reads": {"conservative_weeks": 2, "severe_pain": PRESENT, "depression": ABSENT},
}  # fmt: skip


@pytest.mark.parametrize("answers", SMALL.values(), ids=SMALL)
def test_no_other_set_of_questions_is_shorter_or_comes_first(answers: Answers) -> None:
    truth = case(answers)
    assert shortest_path(truth) == shortest_by_counting(truth)


FULL: Answers = {**SETTLED, "age_years": 40}


@pytest.mark.parametrize(
    ("answers", "without"),
    [
        (FULL, {"esr_mm_h", "severe_pain", "depression", "conservative_weeks"}),
        ({**FULL, "esr_mm_h": 30}, {"duration_weeks"}),
        ({**FULL, "new_onset": PRESENT, "duration_weeks": 30}, {"severe_pain"}),
        ({**FULL, "radiculopathy_signs": PRESENT}, {"stenosis_signs"}),
        (TODAY, {"recent_trauma", "osteoporosis_risk", "corticosteroid_use"}),
    ],
    ids=range(5),
)
def test_questions_that_could_not_move_the_answer_are_left_out(answers: Answers, without: set[str]) -> None:
    truth = case(answers)
    way = shortest_path(truth)
    assert not without & set(way)
    assert reached(part(truth, way), truth)
    for id in way:
        assert not reached(part(truth, [other for other in way if other != id]), truth), id


def test_what_only_the_taken_esr_or_the_odd_pair_shows_is_on_the_way() -> None:
    assert "esr_mm_h" in shortest_path(case({**FULL, "esr_mm_h": 30}))
    familiar = {**FULL, "age_years": 60, "new_onset": ABSENT, "duration_weeks": 4}
    assert {"new_onset", "duration_weeks"} <= set(shortest_path(case(familiar)))
    assert "radiculopathy_signs" in shortest_path(case({**FULL, "radiculopathy_signs": PRESENT}))


def test_every_way_of_the_sample_leads_there_at_its_last_step_and_not_before() -> None:
    for found in sample_assessments():
        truth = case(found["answers"])
        way = shortest_path(truth)
        assert way == in_catalog_order(way)
        assert set(way) <= set(DECIDING) & set(truth.given)
        for size in range(len(way)):
            assert not reached(part(truth, way[:size]), truth)
        assert reached(part(truth, way), truth)


def test_more_answers_never_take_a_way_back_from_its_end() -> None:
    """What the search rests on: it leaves out no set that a longer one would need."""
    for found in sample_assessments()[:100]:
        truth = case(found["answers"])
        way = shortest_path(truth)
        for id in truth.given:
            assert reached(part(truth, in_catalog_order([*way, id])), truth), (found["answers"], id)
        for gone in way:
            # Taken from the whole truth: wherever that is not the end, no smaller set is.
            whole = [id for id in truth.given if id != gone]
            if not reached(part(truth, whole), truth):
                assert gone in way


def test_the_steps_say_where_the_answer_stands() -> None:
    found = path_report(case({**CLEAR_GATE, "fever": PRESENT}))
    assert (found["kind"], found["version"], found["rules_hash"]) == (
        "settled",
        calculators.VERSION,
        calculators.rules_hash(),
    )
    assert [step["finding"] for step in found["steps"]] == [
        "age_years",
        *(id for id in CLEAR_GATE if id != "age_years"),
        "fever",
    ]
    assert found["steps"][0] == {
        "finding": "age_years", "answer": 40, "kind": "open", "gate": "open", "floor": "none", "ceiling": "immediate",
    }  # fmt: skip
    assert found["steps"][-1] == {
        "finding": "fever", "answer": "present", "kind": "settled", "gate": "clear", "floor": "immediate", "ceiling": "immediate",
    }  # fmt: skip
    # Neither the last question of the gate nor the flag is counted before it is answered.
    assert [step["gate"] for step in found["steps"]] == ["open"] * (len(CLEAR_GATE) - 1) + ["clear", "clear"]
    assert [step["floor"] for step in found["steps"]] == ["none"] * len(CLEAR_GATE) + ["immediate"]


def test_the_page_and_the_command_line_get_the_same_and_faults_come_back_in_sentences() -> None:
    truth = {"lung_warning": PRESENT}
    text: str = calculators.path_json(json.dumps(truth))
    path: Json = json.loads(text)
    assert [step["finding"] for step in path["steps"]] == ["lung_warning"]
    assert json.loads(output("path", "-", given=json.dumps(truth))) == path
    assert json.loads(calculators.path_json("[]")) == {"faults": errors_of_text("[]")}
    assert text.isascii()

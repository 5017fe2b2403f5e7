"""Answers that are none: every fault at once, one sentence each, naming its finding and what was expected."""

import json
from typing import Any

import pytest

import calculators
from tests.module.support.case_builders import CATALOGUE, RANGES, YES_NO, errors_of, errors_of_text

NO_ANSWER = [
    True,
    False,
    0,
    1,
    1.5,
    "",
    " ",
    "Present",
    "PRESENT",
    " present",
    "present ",
    "yes",
    "no",
    "true",
    "not assessed",
    "not_assessed",
    "prеsent",
    [],
    ["present"],
    {},
    {"answer": "present"},
]
NO_NUMBER = [True, False, "50", "", "50,5", "present", "not-assessed", [], [50], {}, {"value": 50}]


@pytest.mark.parametrize("value", NO_ANSWER, ids=repr)
def test_a_yes_no_finding_takes_only_its_three_words(value: Any) -> None:
    for id in ("fever", "lung_warning", "work_up_done"):
        (fault,) = errors_of({id: value})
        assert fault["finding"] == id
        assert id in fault["says"]
        assert all(word in fault["says"] for word in ("present", "absent", "not-assessed"))


@pytest.mark.parametrize("value", NO_NUMBER, ids=repr)
@pytest.mark.parametrize("id", RANGES)
def test_a_number_takes_only_a_number(id: str, value: Any) -> None:
    (fault,) = errors_of({id: value})
    assert fault["finding"] == id
    assert id in fault["says"]
    assert all(str(end) in fault["says"] for end in RANGES[id])


@pytest.mark.parametrize("id", YES_NO)
def test_every_yes_no_finding_refuses_a_boolean(id: str) -> None:
    (fault,) = errors_of({id: True})
    assert fault["finding"] == id


@pytest.mark.parametrize(("id", "ends"), RANGES.items())
def test_a_number_outside_its_range_is_rejected(id: str, ends: tuple[int, int]) -> None:
    low, high = ends
    for value in (low - 1, low - 0.001, high + 0.001, high + 1, -1e308, 1e308, 10**299, -(10**299)):
        (fault,) = errors_of({id: value})
        assert fault["finding"] == id
        assert str(high) in fault["says"]


@pytest.mark.parametrize(
    ("given", "nearest"),
    [
        ("fevr", "fever"),
        ("Fever", "fever"),
        ("age", "age_years"),
        ("esr", "esr_mm_h"),
        ("saddle_anaesthesia", "saddle_anesthesia"),
        ("faecal_incontinence", "fecal_incontinence"),
        ("duration", "duration_weeks"),
        ("weight_loss", "unexplained_weight_loss"),
    ],
)
def test_an_unknown_id_is_named_as_given_with_the_nearest_known_one(given: str, nearest: str) -> None:
    (fault,) = errors_of({given: "present"})
    assert fault["finding"] == given
    assert given in fault["says"]
    assert nearest in fault["says"]


def test_of_an_answer_given_many_times_only_the_first_two_are_examined() -> None:
    found = errors_of_text('{"age_years":997,"age_years":998,"age_years":999,"age_years":"x"}')
    says = " ".join(fault["says"] for fault in found)
    assert (len(found), "997" in says, "998" in says, "999" in says) == (3, True, True, False)


def test_the_nearest_id_is_sought_only_for_the_errors_that_a_reader_is_shown() -> None:
    found = errors_of({f"fever{n}": "present" for n in range(102)})
    assert ["Did you mean" in fault["says"] for fault in found] == [True] * 100 + [False] * 2


@pytest.mark.parametrize(
    "given", ["", " ", "x", "é", "😀", "fever ", "a\nb", "\u202efever", "x" * 5_000, "__class__", "\x00"]
)
def test_an_odd_id_is_named_as_given_in_one_printable_sentence(given: str) -> None:
    (fault,) = errors_of({given: None})
    assert fault["finding"] == given
    assert any(id in fault["says"] for id in CATALOGUE)
    assert len(fault["says"]) < 400


@pytest.mark.parametrize(
    "text",
    [
        '{"fever":"present","fever":"absent"}',
        '{"fever":"present","fever":"present"}',
        '{"fever":null,"fever":"present"}',
        '{"fever":"present","lung_warning":"absent","fever":null,"fever":"absent"}',
        '{"f\\u0065ver":"present","fever":"absent"}',
    ],
)
def test_a_key_given_twice_is_refused_once(text: str) -> None:
    (fault,) = errors_of_text(text)
    assert fault["finding"] == "fever"
    assert "fever" in fault["says"]


def test_a_number_given_twice_is_refused() -> None:
    (fault,) = errors_of_text('{"age_years":40,"age_years":40}')
    assert fault["finding"] == "age_years"


def test_all_faults_come_at_once_and_nothing_is_computed() -> None:
    text = (
        '{"fever":true,"age_years":"50","fevr":"present","esr_mm_h":201,"lung_warning":[],"pregnancy":"Present",'
        '"pregnancy":"absent","duration_weeks":2,"conservative_weeks":3,"cord_signs":NaN}'
    )
    faults = errors_of_text(text)
    named = ["fever", "age_years", "fevr", "esr_mm_h", "lung_warning", "pregnancy", "conservative_weeks", "cord_signs"]
    assert {fault["finding"] for fault in faults} - {None} >= set(named) - {"cord_signs"}
    assert len({fault["says"] for fault in faults}) == len(faults)
    assert len(faults) == len(named) + 1, "pregnancy is given twice, and once as no answer"


def test_one_fault_of_each_finding_at_once() -> None:
    faults = errors_of(dict.fromkeys(CATALOGUE, True))
    assert [fault["finding"] for fault in faults] == list(CATALOGUE)


@pytest.mark.parametrize(
    "value", ["x" * 100_000, ["x"] * 10_000, "\x1b[31m\r\n\t", "“quoted”", "%s {0} \\"], ids=range(5)
)
def test_a_sentence_stays_short_and_printable_whatever_was_given(value: Any) -> None:
    (fault,) = errors_of(fever=value)
    assert len(fault["says"]) < 300


def test_the_same_faults_come_out_each_time() -> None:
    text = json.dumps({"fever": 1, "x": 2})
    assert calculators.assess_json(text) == calculators.assess_json(text)

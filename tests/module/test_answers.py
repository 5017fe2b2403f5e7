"""Three values and numbers: what an answer is, and that not assessed is never absent."""

import json

import pytest

import calculators
from calculators.answers import Answer, Case
from tests.module.support.case_builders import (
    ABSENT,
    CATALOGUE,
    EVERYTHING_ABSENT,
    NOT_ASSESSED,
    PRESENT,
    RANGES,
    YES_NO,
    assessment_of,
    errors_of,
)

NOTHING = assessment_of()


@pytest.mark.parametrize("id", YES_NO)
def test_null_left_out_and_not_assessed_are_one_answer(id: str) -> None:
    assert assessment_of({id: None}) == assessment_of({id: NOT_ASSESSED}) == NOTHING


@pytest.mark.parametrize("id", RANGES)
def test_a_number_that_is_null_is_not_known(id: str) -> None:
    assert assessment_of({id: None}) == NOTHING


@pytest.mark.parametrize("id", ["fever", "lung_warning", "saddle_anesthesia", "radiculopathy_signs"])
def test_not_assessed_is_never_read_as_absent(id: str) -> None:
    open_case = assessment_of({**EVERYTHING_ABSENT, id: NOT_ASSESSED})
    assert open_case != assessment_of({**EVERYTHING_ABSENT, id: ABSENT})
    assert id not in open_case["answers"]


@pytest.mark.parametrize("id", YES_NO)
def test_present_and_absent_are_kept_as_given(id: str) -> None:
    for answer in (PRESENT, ABSENT):
        assert assessment_of({id: answer})["answers"] == {id: answer}


@pytest.mark.parametrize(("id", "ends"), RANGES.items())
def test_both_ends_of_a_range_are_in_it(id: str, ends: tuple[int, int]) -> None:
    for end in ends:
        assert assessment_of({id: end})["answers"] == {id: end}


@pytest.mark.parametrize("id", RANGES)
def test_fractions_are_allowed_everywhere(id: str) -> None:
    assert assessment_of({id: 17.25})["answers"] == {id: 17.25}


@pytest.mark.parametrize("id", RANGES)
@pytest.mark.parametrize("zero", ["-0", "-0.0", "0.0", "0e5", "-0e-5", "0"])
def test_minus_nought_is_nought(id: str, zero: str) -> None:
    assert calculators.assess_json(f'{{"{id}": {zero}}}') == calculators.assess_json(f'{{"{id}": 0}}')


@pytest.mark.parametrize("same", ["50.0", "50", "5e1", "5.0E+1", "500e-1"])
def test_one_number_is_one_answer_however_it_is_written(same: str) -> None:
    assert calculators.assess_json(f'{{"age_years":{same}}}') == calculators.assess_json('{"age_years":50}')
    assert '"age_years":50}' in calculators.assess_json(f'{{"age_years":{same}}}')


def test_the_order_in_which_answers_are_given_does_not_matter() -> None:
    backwards = dict(reversed(EVERYTHING_ABSENT.items()))
    assert calculators.assess_json(json.dumps(backwards)) == calculators.assess_json(json.dumps(EVERYTHING_ABSENT))


def test_the_answers_come_back_in_the_order_of_the_catalogue_without_what_was_not_assessed() -> None:
    given = {**dict(reversed(EVERYTHING_ABSENT.items())), "fever": None, "lung_warning": NOT_ASSESSED}
    found = list(assessment_of(given)["answers"])
    assert found == [id for id in CATALOGUE if id in EVERYTHING_ABSENT and id not in ("fever", "lung_warning")]


@pytest.mark.parametrize(("care", "pain"), [(5, 4), (0.2, 0.1), (5200, 5199), (4.01, 4)])
def test_care_that_is_longer_than_the_pain_is_rejected(care: float, pain: float) -> None:
    (fault,) = errors_of(conservative_weeks=care, duration_weeks=pain)
    assert fault["finding"] == "conservative_weeks"
    assert "conservative_weeks" in fault["says"]


@pytest.mark.parametrize(("care", "pain"), [(4, 4), (0, 0), (3.9, 4), (5200, 5200)])
def test_care_as_long_as_the_pain_is_no_fault(care: float, pain: float) -> None:
    assert assessment_of(conservative_weeks=care, duration_weeks=pain)["answers"]["conservative_weeks"] == care


def test_care_or_pain_alone_is_no_fault() -> None:
    assert assessment_of(conservative_weeks=5200)["answers"] == {"conservative_weeks": 5200}
    assert assessment_of(duration_weeks=0)["answers"] == {"duration_weeks": 0}


def test_care_that_outlasts_the_pain_stands_beside_the_other_faults() -> None:
    faults = errors_of(conservative_weeks=9, duration_weeks=2, fever="yes", age_years=121)
    assert sorted(fault["finding"] for fault in faults) == ["age_years", "conservative_weeks", "fever"]


@pytest.mark.parametrize(
    ("new_onset", "weeks", "odd"),
    [
        (PRESENT, 12, False),
        (PRESENT, 12.1, True),
        (PRESENT, 5200, True),
        (PRESENT, 0, False),
        (ABSENT, 3.9, True),
        (ABSENT, 0, True),
        (ABSENT, 4, False),
        (ABSENT, 13, False),
        (NOT_ASSESSED, 13, False),
        (NOT_ASSESSED, 3, False),
        (PRESENT, None, False),
        (ABSENT, None, False),
    ],
)
def test_an_unusual_pair_is_noted_and_accepted(new_onset: str, weeks: float | None, odd: bool) -> None:
    found = assessment_of(new_onset=new_onset, duration_weeks=weeks)
    assert ("N17" in found["imaging"]["notes"]) is odd


def test_a_case_can_be_made_in_python_and_refuses_in_sentences() -> None:
    case = calculators.case_of(fever="present", age_years=6.5)
    assert case.given == {"fever": calculators.Answer.PRESENT, "age_years": 6.5}
    with pytest.raises(calculators.InvalidAnswers) as bad:
        calculators.case_of(fever="yes", age_years=-1)
    assert [fault.finding for fault in bad.value.errors] == ["fever", "age_years"]


def test_a_case_shows_its_answers_and_not_what_follows_from_them() -> None:
    assert repr(Case({"fever": Answer.PRESENT})) == f"Case(given={{'fever': {Answer.PRESENT!r}}})"

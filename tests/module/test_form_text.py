"""What a page shows besides the assessment: faults by the names of the questions, numbers as texts."""

import json
import re
from typing import Any

import pytest

import calculators
from tests.module.support.case_builders import CATALOGUE, Json, errors_of_text, is_sentence

BAD: list[dict[str, Any]] = [
    {"fever": True},
    {"age_years": "sixty"},
    {"age_years": 121},
    {"age_years": "50"},
    {"age_years": []},
    {"fevr": "present"},
    {"duration_weeks": 3, "conservative_weeks": 5},
    {"duration_weeks": 1.4286, "conservative_weeks": 4.3482},
    dict.fromkeys(CATALOGUE, True),
]


def explained(text: str) -> list[Json]:
    faults: list[Json] = json.loads(calculators.explained_json(text))["faults"]
    return faults


@pytest.mark.parametrize("answers", BAD, ids=range(len(BAD)))
def test_each_fault_is_a_sentence_for_each_reader_that_names_no_id(answers: dict[str, Any]) -> None:
    text = json.dumps(answers)
    found = explained(text)
    assert [fault["finding"] for fault in found] == [fault["finding"] for fault in errors_of_text(text)]
    for fault in found:
        assert list(fault["says"]) == ["clinician", "patient"]
        for says in fault["says"].values():
            assert is_sentence(says)
            assert not re.search(r"\b[a-z]+_[a-z_]+\b", says), says


def test_a_fault_names_the_question_as_each_reader_knows_it() -> None:
    (fault,) = explained('{"unexplained_weight_loss": 1}')
    label = next(f["label"] for f in calculators.listing("findings") if f["id"] == "unexplained_weight_loss")
    for reader, says in fault["says"].items():
        assert says.startswith(label[reader])


def test_care_that_outlasts_the_pain_is_told_in_the_units_that_were_typed() -> None:
    (fault,) = explained(calculators.form_json('{"duration_weeks": "10 days", "conservative_weeks": "3"}'))
    assert fault["says"]["clinician"] == (
        "Duration of conservative care: 3 weeks is longer than the pain has lasted (10 days). Care cannot last longer than the pain."
    )


@pytest.mark.parametrize("text", ['{"fever":1,"fever":2}', '{"nope":1,"nope":1}'])
def test_an_answer_given_twice_is_told_by_its_name(text: str) -> None:
    assert any("answered more than once" in fault["says"]["patient"] for fault in explained(text))


def test_what_is_no_case_keeps_its_sentence_and_a_good_case_has_none() -> None:
    (fault,) = explained("fever is present")
    assert fault["says"]["clinician"] == fault["says"]["patient"] == errors_of_text("fever is present")[0]["says"]
    assert explained("{}") == []


def test_the_faults_of_a_saved_case_are_told_too() -> None:
    (fault,) = explained('{"answers": {"age_years": 121}, "version": "0.1.0"}')
    assert fault["says"]["clinician"].startswith("Age must be")


def test_of_very_many_faults_a_reader_gets_the_first_and_their_number() -> None:
    text = "{" + ",".join(f'"x{n}":0' for n in range(107)) + "}"
    found = explained(text)
    assert len(found) == 101
    assert found[-1] == {
        "finding": None,
        "says": {"clinician": "Errors not shown: 7.", "patient": "Errors not shown: 7."},
    }
    assert len(explained("{" + ",".join(f'"x{n}":0' for n in range(100)) + "}")) == 100
    (*_, last) = explained("{" + ",".join(f'"x{n}":0' for n in range(101)) + "}")
    assert last["says"]["patient"] == "Errors not shown: 1."


def test_numbers_come_as_texts_and_nothing_else() -> None:
    answers = {"age_years": 58, "fever": "present", "duration_weeks": 1.4286, "esr_mm_h": 1.125}
    assert json.loads(calculators.texts_json(json.dumps(answers))) == {
        "age_years": "58", "esr_mm_h": "1.1250", "duration_weeks": "10 days",
    }  # fmt: skip
    assert json.loads(calculators.texts_json("[]")) == {"faults": errors_of_text("[]")}


def test_a_record_tells_weeks_that_were_days_as_both() -> None:
    def text(weeks: float) -> str:
        found: str = json.loads(calculators.record_json(json.dumps({"answers": {"duration_weeks": weeks}})))["text"]
        return found

    assert "Duration of this pain: 1.4286 weeks (10 days)\n" in text(1.4286)
    assert "Duration of this pain: 3 weeks\n" in text(3)
    assert "Duration of this pain: 1.125 weeks\n" in text(1.125)

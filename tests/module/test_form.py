"""The raw texts of a form: comma or point, empty is not known, and what is no number is left to be refused."""

import json
from typing import Any

import pytest

import calculators
from tests.module.support.case_builders import YES_NO, errors_of_text


def answers_of(**fields: Any) -> dict[str, Any]:
    """Return the answers for the texts of a form."""
    found: dict[str, Any] = json.loads(calculators.form_json(json.dumps(fields)))
    return found


def outcome(**fields: Any) -> dict[str, Any]:
    """Return what the page gets."""
    found: dict[str, Any] = json.loads(calculators.assess_json(calculators.form_json(json.dumps(fields))))
    return found


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("6", 6),
        ("6,5", 6.5),
        ("6.5", 6.5),
        (" 6,5 ", 6.5),
        ("\u00a06.5\t", 6.5),
        ("0", 0),
        ("-0", 0),
        ("007", 7),
        ("50.0", 50),
        ("50,", 50),
        (",5", 0.5),
        (".14", 0.14),
        ("0,14", 0.14),
    ],
)
def test_a_decimal_comma_and_a_decimal_point_are_the_same(typed: str, number: float) -> None:
    assert answers_of(duration_weeks=typed) == {"duration_weeks": number}
    assert outcome(duration_weeks=typed)["answers"] == {"duration_weeks": number}


@pytest.mark.parametrize("typed", ["", " ", "\t", "\u00a0", None])
def test_an_empty_field_is_not_known(typed: str | None) -> None:
    assert answers_of(esr_mm_h=typed) == {"esr_mm_h": None}
    assert outcome(esr_mm_h=typed)["answers"] == {}


@pytest.mark.parametrize(
    "typed",
    [
        "sixty",
        "1e3",
        "--5",
        "6 5",
        "6,5,5",
        "6.5,5",
        "1,000.5",
        "5 weeks",
        "5w",
        "½",
        "٥",
        "६",
        "０",
        "5−",
        "+",
        "-",
        ",",
        ".",
        "NaN",
        "Infinity",
        "0x10",
        "1_0",
        "9" * 5_000,
        "1" * 400_000,
        "\ud800",
    ],
)
def test_what_is_no_number_stays_the_text_it_is_and_is_refused(typed: str) -> None:
    assert answers_of(age_years=typed) == {"age_years": typed}
    (fault,) = errors_of_text(calculators.form_json(json.dumps({"age_years": typed})))
    assert fault["finding"] == "age_years"


@pytest.mark.parametrize("typed", ["121", "-1", "-0,1", "120,1", "999999999999"])
def test_a_number_outside_its_range_is_rejected(typed: str) -> None:
    (fault,) = errors_of_text(calculators.form_json(json.dumps({"age_years": typed})))
    assert fault["finding"] == "age_years"


@pytest.mark.parametrize("answer", ["present", "absent", "not-assessed"])
def test_yes_no_answers_pass_as_they_are(answer: str) -> None:
    assert answers_of(**dict.fromkeys(YES_NO, answer)) == dict.fromkeys(YES_NO, answer)


def test_a_yes_no_answer_that_is_a_number_is_not_read_as_one() -> None:
    (fault,) = errors_of_text(calculators.form_json('{"fever":"1"}'))
    assert fault["finding"] == "fever"


def test_a_form_and_its_answers_get_the_same_bytes() -> None:
    form = calculators.form_json('{"fever":"present","age_years":"6,5","esr_mm_h":"","duration_weeks":"2"}')
    assert calculators.assess_json(form) == calculators.assess_json(
        '{"fever":"present","age_years":6.5,"duration_weeks":2}'
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        "null",
        "\ud800",
        "[" * 100_000,
        " " * 1_000_001,
        '{"fever":[1,{"a":2}]}',
        '{"age_years":NaN}',
        '{"age_years":1e999}',
        '{"age_years":' + "9" * 5_000 + "}",
        '{"x":"é"}',
        '{"age_years":"5","age_years":"6"}',
        '{"fever":{"a":[]}}',
        '{"age_years":true}',
    ],
    ids=range(15),
)
def test_whatever_a_form_sends_is_refused_in_sentences_as_a_file_would_be(text: str) -> None:
    assert errors_of_text(calculators.form_json(text))


def test_many_fields_keep_their_faults() -> None:
    faults = errors_of_text(
        calculators.form_json('{"age_years":"sixty","esr_mm_h":"1e3","duration_weeks":"2","conservative_weeks":"3,5"}')
    )
    assert [fault["finding"] for fault in faults] == ["age_years", "esr_mm_h", "conservative_weeks"]


def test_thirty_characters_may_be_a_number_and_one_more_may_not() -> None:
    longest = "6." + "0" * 27 + "5"
    assert answers_of(duration_weeks=longest) == {"duration_weeks": 6}
    assert answers_of(duration_weeks=longest + "0") == {"duration_weeks": longest + "0"}

"""Texts that are no JSON object of answers: a sentence, never a traceback, and nothing computed."""

import json

import pytest

import calculators
from tests.module.support.case_builders import assessment_of, errors_of_text

MAX_BYTES = 1_000_000


def only_error(text: str) -> str:
    """Return the message for a text with one error that belongs to no finding."""
    (fault,) = errors_of_text(text)
    assert fault["finding"] is None
    says: str = fault["says"]
    return says


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n",
        "fever",
        "{",
        "}",
        '{"fever"}',
        '{"fever":}',
        '{"fever":"present",}',
        "{'fever':'present'}",
        '{"fever":"present"} {}',
        '{"fever":"present"}x',
        '{"fever":"present" // a comment\n}',
        '{fever:"present"}',
        '{"fever":"pres',
        '{"fever":"pre\nsent"}',
        '{"age_years":050}',
        '{"age_years":.5}',
        '{"age_years":5.}',
        '{"age_years":+5}',
        '{"age_years":0x10}',
        '{"age_years":1_0}',
        '{"age_years":5 0}',
        '{"age_years":nan}',
        '{"\\x41":1}',
        '{"fever":"\\ud8"}',
        "\x00",
        "\ufeff",
        "\ufeff\ufeff{}",
        "\u00a0{}",
    ],
)
def test_what_is_not_json_is_refused_in_one_sentence(text: str) -> None:
    assert "JSON" in only_error(text)


@pytest.mark.parametrize(
    "text", ["null", "true", "false", "5", "-5.5", '"fever"', "[]", '[{"fever":"present"}]', "NaN", "1e999"]
)
def test_json_that_is_no_object_is_refused(text: str) -> None:
    assert "object" in only_error(text)


def test_an_empty_object_is_a_case_of_which_nothing_is_known() -> None:
    assert assessment_of()["answer"]["kind"] == "open"
    assert json.loads(calculators.assess_json(" \t\r\n{ }\n")) == assessment_of()


def test_a_byte_order_mark_is_accepted() -> None:
    assert calculators.assess_json('\ufeff{"fever":"present"}') == calculators.assess_json('{"fever":"present"}')


def padded_case(size: int) -> str:
    """Return a good case of this many bytes."""
    start = '{"fever":"present"'
    return start + " " * (size - len(start) - 1) + "}"


def test_a_million_bytes_are_accepted_and_one_more_is_not() -> None:
    assert json.loads(calculators.assess_json(padded_case(MAX_BYTES)))["answers"] == {"fever": "present"}
    assert "1,000,000" in only_error(padded_case(MAX_BYTES + 1))


def test_bytes_are_counted_not_characters() -> None:
    wide = json.dumps({"fever": "é" * 500_000}, ensure_ascii=False)
    assert len(wide) < MAX_BYTES
    assert "1,000,000" in only_error(wide)


def test_a_byte_order_mark_counts_as_the_three_bytes_it_is() -> None:
    assert "1,000,000" in only_error("\ufeff" + padded_case(MAX_BYTES))
    assert "answers" in json.loads(calculators.assess_json("\ufeff" + padded_case(MAX_BYTES - 3)))


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "[" * 50_000 + "]" * 50_000,
        '{"fever":' + "[" * 100_000 + "]" * 100_000 + "}",
        '{"a":' * 100_000,
        '{"a":' * 100_000 + "1" + "}" * 100_000,
        '{"fever":"present","a":' + "[{" * 50_000,
        '[{"a":' * 50_000,
    ],
    ids=["open", "closed", "in an answer", "objects", "closed objects", "mixed", "mixed objects"],
)
def test_nesting_beyond_reason_is_refused_quickly(text: str) -> None:
    assert only_error(text)


@pytest.mark.parametrize("brackets", ["[" * 100_000, "]" * 100_000, "{" * 100_000, '\\"[' * 50_000, "\\\\[" * 50_000])
def test_brackets_inside_a_text_are_no_nesting(brackets: str) -> None:
    (fault,) = errors_of_text(f'{{"fever":"{brackets}"}}')
    assert fault["finding"] == "fever"
    assert len(fault["says"]) < 300


def test_many_flat_lists_are_no_nesting() -> None:
    (fault,) = errors_of_text('{"fever":[' + ",".join(["[]"] * 10_000) + "]}")
    assert fault["finding"] == "fever"


@pytest.mark.parametrize("digits", ["9" * 5_000, "-" + "9" * 5_000, "9" * 400_000, "1" + "0" * 301])
@pytest.mark.parametrize("id", ["age_years", "fever"])
def test_an_integer_of_thousands_of_digits_is_refused_like_any_other(id: str, digits: str) -> None:
    (fault,) = errors_of_text(f'{{"{id}":{digits}}}')
    assert fault["finding"] == id
    assert len(fault["says"]) < 300


def test_a_long_fraction_is_read_as_the_number_it_is() -> None:
    assert assessment_of(age_years=40) == json.loads(calculators.assess_json('{"age_years":40.' + "0" * 5_000 + "}"))


@pytest.mark.parametrize("name", ["NaN", "Infinity", "-Infinity", "1e999", "-1e999", "9" * 400 + ".0"])
@pytest.mark.parametrize("id", ["age_years", "esr_mm_h", "duration_weeks", "conservative_weeks", "fever"])
def test_what_is_no_finite_number_is_refused(id: str, name: str) -> None:
    (fault,) = errors_of_text(f'{{"{id}":{name}}}')
    assert fault["finding"] in (id, None)


@pytest.mark.parametrize("text", ['{"fever":"\ud800"}', '{"fever":"\\ud800"}', '{"fever":"a\\udfffb"}'])
def test_a_lone_surrogate_in_an_answer_is_refused_in_a_printable_sentence(text: str) -> None:
    (fault,) = errors_of_text(text)
    assert fault["finding"] == "fever"


@pytest.mark.parametrize("text", ['{"\ud800":"present"}', '{"\\ud800":"present"}'])
def test_a_lone_surrogate_in_an_id_is_named_as_it_was_given(text: str) -> None:
    (fault,) = errors_of_text(text)
    assert fault["finding"] == "\ud800"


def test_a_raw_surrogate_outside_a_text_is_not_json() -> None:
    assert only_error('{"fever":\ud800}')


def test_whatever_comes_out_is_ascii() -> None:
    assert calculators.assess_json('{"fievre é 😀":"\ud800"}').isascii()
    assert calculators.assess_json("{}").isascii()


def test_twenty_thousand_unknown_ids_get_a_sentence_each() -> None:
    faults = errors_of_text("{" + ",".join(f'"unknown{i}":1' for i in range(20_000)) + "}")
    assert len(faults) == 20_000


@pytest.mark.parametrize(("deepest", "refused_for"), [(49, "fever"), (50, None)])
def test_lists_may_lie_fifty_deep_however_many_there_are(deepest: int, refused_for: str | None) -> None:
    """The object is the first level; beside the deep list stands a flat one, so that the count alone decides nothing."""
    (fault,) = errors_of_text('{"fever":[' + "[]," * 60 + "[" * (deepest - 1) + "]" * (deepest - 1) + "]}")
    assert fault["finding"] == refused_for

"""A saved case: its answers come back as they were, and other rules are said to be others."""

import json
import sys
from types import FrameType
from typing import Any

import pytest

import calculators
from tests.module.support.case_builders import NOW, Json, errors_of_text, is_sentence
from tests.module.support.sample import sample_assessments
from tests.module.support.shell import error_messages, output, run_command_line

OTHER = {"version": "0.0.1", "rules_hash": "0123456789ab"}
OURS = {"version": calculators.VERSION, "rules_hash": calculators.rules_hash()}


def opened(text: str) -> Json:
    found: Json = json.loads(calculators.saved_json(text))
    return found


def saved(answers: Any, **marks: Any) -> str:
    return json.dumps({"what": "A case.", **marks, "answers": answers})


def test_the_answers_of_every_case_come_back_as_the_assessment_gave_them() -> None:
    for found in sample_assessments():
        answers = found["answers"]
        assert opened(saved(answers, **OURS)) == {"answers": answers, **OURS, "says": None}
        assert opened(json.dumps(answers))["answers"] == answers


def test_what_was_not_asked_and_decimals_are_kept_apart() -> None:
    assert opened(saved({"fever": "not-assessed", "age_years": None, "esr_mm_h": 20.0}))["answers"] == {"esr_mm_h": 20}


def test_other_rules_are_named_and_the_case_is_taken() -> None:
    found = opened(saved(NOW, **OTHER))
    assert found["answers"] == NOW
    for words in found["says"].values():
        assert is_sentence(f"{words}.")
        for mark in (*OTHER.values(), *OURS.values()):
            assert mark in words
    assert opened(saved(NOW, rules_hash="0123456789ab"))["says"]["clinician"].count("version ?") == 1


def test_plain_answers_and_a_case_without_a_hash_say_nothing_of_rules() -> None:
    assert opened(json.dumps(NOW))["says"] is None
    assert opened(saved(NOW, version="0.0.1"))["says"] is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (saved([]), ["answers: must be one JSON object of answers; this is a list."]),
        (saved(None), ["answers: must be one JSON object of answers; none given."]),
        (saved({}, version=1), ["version: must be a short string, not 1."]),
        (saved({}, rules_hash="x" * 41), [f"rules_hash: must be a short string, not “{'x' * 40}…”."]),
        ('{"answers": {}, "answers": {}}', ["“answers” is given more than once. Give each part once."]),
    ],
)
def test_what_is_no_case_file_gets_a_sentence(text: str, says: list[str]) -> None:
    assert [fault["says"] for fault in opened(text)["faults"]] == says
    assert error_messages("assess", "-", given=text) == says


@pytest.mark.parametrize(
    "text", ["", "no case", "[]", '{"fevr": "present", "fever": 1}', '{"a":' * 100, " " * 1_000_001]
)
def test_everything_else_gets_the_sentences_of_an_assessment(text: str) -> None:
    assert opened(text)["faults"] == errors_of_text(text)


def test_the_answers_in_a_case_file_get_them_too() -> None:
    answers = {"fevr": "present", "fever": 1}
    assert opened(saved(answers, **OURS))["faults"] == errors_of_text(json.dumps(answers))


def test_a_version_of_forty_characters_is_read_and_made_printable() -> None:
    assert opened(saved({}, version="1\n" * 20))["version"] == "1\\n" * 20


def test_the_command_line_takes_a_saved_case_and_says_if_it_is_of_other_rules() -> None:
    assert output("assess", "-", given=saved(NOW, **OURS)) == output("assess", "-", given=json.dumps(NOW))
    done = run_command_line("record", "-", given=saved(NOW, **OTHER))
    assert done.returncode == 0
    assert done.stderr.decode() == opened(saved(NOW, **OTHER))["says"]["clinician"] + ".\n"
    assert done.stdout.decode() == output("record", "-", given=json.dumps(NOW))


@pytest.mark.parametrize(
    "pairs",
    [
        [f'"x{n}":0' for n in range(30_000)],
        [f'"x{n // 2}":0' for n in range(30_000)],
        ['"answers":{}'] * 30_000,
        ['"age_years":999'] * 30_000,
        [f'"age_years":"{n}a"' for n in range(30_000)],
        ['"answers":{' + ",".join(f'"x{n}":0' for n in range(30_000)) + "}"],
    ],
    ids=["unknown", "unknown twice", "a part often", "a finding often", "other texts", "unknown in the answers"],
)
def test_a_file_of_very_many_faults_is_refused_at_once(pairs: list[str]) -> None:
    """With 90,000 it took 83 s. The function calls are counted, because a time depends on the machine."""
    text = "{" + ",".join(pairs) + "}"
    assert len(text) <= 1_000_000
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        for call in (calculators.saved_json, calculators.explained_json, calculators.record_json):
            call(text)
    finally:
        sys.setprofile(None)
    assert calls < 200 * 30_000

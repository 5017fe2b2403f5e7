"""A saved case: its answers come back as they were, and other rules are said to be others."""

import json
import sys
from types import FrameType
from typing import Any

import pytest

import calculators
from tests.module.support.case_builders import ABSENT, NOW, PRESENT, Json, errors_of_text, is_sentence
from tests.module.support.sample import sample_assessments
from tests.module.support.shell import error_messages, output, run_command_line

OTHER = {"version": "0.0.1", "rules_hash": "0123456789ab"}
WIDER = (
    "heart_or_aorta_warning",
    "lung_warning",
    "abdominal_warning",
    "progressive_neuro_symptoms",
    "cord_signs",
    "recent_infection",
    "immunosuppression",
    "osteoporosis_risk",
)
NEW = ("bleeding_risk", "spinal_implant", "escalating_pain", "stiff_spine_injury", "percussion_tenderness")
OURS = {"version": calculators.VERSION, "rules_hash": calculators.rules_hash()}


def opened(text: str) -> Json:
    found: Json = json.loads(calculators.saved_json(text))
    return found


def saved(answers: Any, **marks: Any) -> str:
    return json.dumps({"what": "A case.", **marks, "answers": answers})


def label(id: str, reader: str) -> str:
    rows = {row["id"]: row["label"] for row in calculators.listing("findings")}
    text: str = rows[id][reader]
    return text


def test_the_answers_of_every_case_come_back_as_the_assessment_gave_them() -> None:
    for found in sample_assessments():
        answers = found["answers"]
        assert opened(saved(answers, **OURS)) == {"answers": answers, **OURS, "asked_again": [], "says": None}
        assert opened(json.dumps(answers))["answers"] == answers


def test_what_was_not_asked_and_decimals_are_kept_apart() -> None:
    assert opened(saved({"fever": "not-assessed", "age_years": None, "esr_mm_h": 20.0}))["answers"] == {"esr_mm_h": 20}


def test_other_rules_are_named_and_the_case_is_taken() -> None:
    found = opened(saved(NOW, **OTHER))
    assert found["answers"] == {id: answer for id, answer in NOW.items() if id not in (*WIDER, *NEW)}
    assert set(found["asked_again"]) == {*WIDER, *NEW}
    for words in found["says"].values():
        assert is_sentence(f"{words}.")
        for mark in (*OTHER.values(), *OURS.values()):
            assert mark in words
    assert opened(saved(NOW, rules_hash="0123456789ab"))["says"]["clinician"].count("version ?") == 1


def test_plain_answers_and_a_case_without_a_hash_say_nothing_of_rules() -> None:
    assert opened(json.dumps(NOW))["says"] is None
    assert opened(saved({"fever": ABSENT}, version="0.0.1"))["says"] is None


@pytest.mark.parametrize(
    "marks", [{"version": "0.1.0"}, {"version": "0.1.1", "rules_hash": "1918e55f80fc"}, {"rules_hash": "1918e55f80fc"}]
)
def test_an_answer_no_to_a_question_that_became_wider_is_asked_again(marks: Json) -> None:
    for id in WIDER:
        found = opened(saved({id: ABSENT, "fever": ABSENT}, **marks))
        assert (found["answers"], found["asked_again"]) == ({"fever": ABSENT}, [id])
        for reader in ("clinician", "patient"):
            assert "This question now covers more; " in found["says"][reader]
            assert label(id, reader) in found["says"][reader]
        assert opened(saved({id: PRESENT}, **marks))["answers"] == {id: PRESENT}
    assert opened(saved(dict.fromkeys(WIDER, ABSENT), **marks))["asked_again"] == list(WIDER)


def test_one_question_is_answered_again_as_it_and_several_as_them() -> None:
    says = {
        "clinician": (
            "This question now covers more; answer it again: ",
            "These questions now cover more; answer them again: ",
        ),
        "patient": (
            "This question now covers more; please answer it again: ",
            "These questions now cover more; please answer them again: ",
        ),
    }
    for reader, leads in says.items():
        names = [label(id, reader) for id in WIDER[:3]]
        for count, lead in ((1, leads[0]), (2, leads[1]), (3, leads[1])):
            found = opened(saved(dict.fromkeys(WIDER[:count], ABSENT), version="0.1.1"))
            assert found["says"][reader] == lead + "; ".join(names[:count])


@pytest.mark.parametrize("version", ["", "1", "0.3", "0.2.0.1", "0.2.x", "v0.2.0", "-1.2.0", "new"])
def test_a_version_that_cannot_be_read_counts_as_the_earliest(version: str) -> None:
    found = opened(saved({"cord_signs": ABSENT}, version=version))
    assert (found["answers"], found["asked_again"]) == ({}, ["cord_signs"])


@pytest.mark.parametrize("answer", [PRESENT, ABSENT])
def test_a_work_up_before_0_2_0_is_asked_again_whatever_the_answer(answer: str) -> None:
    found = opened(saved({"work_up_done": answer}, version="0.1.1"))
    assert (found["answers"], found["asked_again"]) == ({}, ["work_up_done"])


def test_answers_of_these_rules_or_of_a_later_version_are_taken_over() -> None:
    answers = {**dict.fromkeys(WIDER, ABSENT), "work_up_done": PRESENT}
    for marks in (OURS, {"version": "0.2.0"}, {"version": "1.0.0", "rules_hash": "0123456789ab"}, {}):
        assert (opened(saved(answers, **marks))["answers"], opened(saved(answers, **marks))["asked_again"]) == (
            answers,
            [],
        )


def test_the_questions_with_a_new_meaning_are_those_of_the_specification() -> None:
    since = {row["id"]: row["meaning_since"] for row in calculators.listing("findings")}
    assert {id for id, version in since.items() if version != "0.1.0"} == {*WIDER, *NEW, "work_up_done"}
    assert set(since.values()) == {"0.1.0", "0.2.0"}


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
    kept = opened(saved(NOW, **OTHER))["answers"]
    assert done.stdout.decode() == output("record", "-", given=json.dumps(kept))


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

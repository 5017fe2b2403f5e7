"""Every story is told the same by the module and by the command line, and as a clinician would expect it."""

import copy
import json
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import calculators
from calculators.__main__ import main
from site_src.content.clinical_cases import ROOT, ClinicalCase, clinical_cases
from tests.module.proof.support.reference_of_module import differences as decision_differences
from tests.module.proof.support.reference_opinion import ReferenceModel
from tests.module.stories.support.expectations import all_notes, assessment_of, differences

STORIES = clinical_cases()
BY_ID = {story.id: story for story in STORIES}
NOTE_LISTS = {note["id"]: note["list"] for note in calculators.listing("notes")}
# Starting a process takes a while: every twelfth story goes the whole way, all of them go through `main`.
SAMPLE = STORIES[::12]


def test_there_are_at_least_150_stories() -> None:
    assert len(STORIES) >= 150


@pytest.mark.parametrize("story", STORIES, ids=lambda story: f"{story.theme}-{story.id}")
def test_the_module_gives_the_answer_that_the_test_case_expects(story: ClinicalCase) -> None:
    assert list(differences(story.expect, assessment_of(story))) == [], story.why


def test_the_reference_model_makes_the_same_decisions() -> None:
    """What is asked next, what the plan waits for, and all else that a case does not expect itself."""
    reference = ReferenceModel()
    for story in STORIES:
        found = decision_differences(story.answers, assessment_of(story), reference)
        assert found == [], story.id


def test_a_question_that_is_not_asked_is_seen() -> None:
    story = BY_ID["nothing-known"]
    whole = copy.deepcopy(assessment_of(story))
    whole["imaging"]["ask"].pop()
    assert len(decision_differences(story.answers, whole, ReferenceModel())) == 2


def _breaks(schema: str, story: ClinicalCase, value: Any) -> Iterator[str]:
    for error in Draft202012Validator(calculators.schema(schema)).iter_errors(value):
        yield f"{story.id}: {schema}: {error.message}"


def test_answers_and_assessments_keep_to_their_schemas() -> None:
    found = [
        fault
        for story in STORIES
        for schema, value in (("answers", story.answers), ("assessment", assessment_of(story)))
        for fault in _breaks(schema, story, value)
    ]
    assert found == []


def test_a_note_stands_once_and_in_its_own_list() -> None:
    for story in STORIES:
        assessment = assessment_of(story)
        for part in ("screen", "imaging", "management"):
            assert all(NOTE_LISTS[note] == part for note in assessment[part]["notes"]), story.id
        assert len(set(all_notes(assessment))) == len(all_notes(assessment)), story.id


def test_the_command_line_prints_what_the_module_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "answers.json"
    for story in STORIES:
        file.write_text(story.text, encoding="utf-8")
        assert main(["assess", str(file)]) == 0
        assert capsys.readouterr().out == calculators.assess_json(story.text) + "\n", story.id


def _printed(story: ClinicalCase) -> bytes:
    command = [sys.executable, "-m", "calculators", "assess", "-"]
    return subprocess.run(command, input=story.text.encode(), capture_output=True, check=True, cwd=ROOT).stdout


def test_a_process_of_its_own_prints_the_same_bytes() -> None:
    with ThreadPoolExecutor(2) as pool:
        printed = list(pool.map(_printed, SAMPLE))
    expected = [calculators.assess_json(story.text).encode() + b"\n" for story in SAMPLE]
    assert printed == expected


def test_a_wrong_expectation_is_seen() -> None:
    story = BY_ID["fever-and-back-pain"]
    for key, wrong in (("floor", "none"), ("rules", ["otherwise"]), ("ask", {"first": [], "count": 1})):
        found = list(differences(story.expect | {key: wrong}, assessment_of(story)))
        assert [sentence.partition(":")[0] for sentence in found] == [key]


def test_a_wrong_change_is_seen() -> None:
    wrong = [{"finding": "fever", "answer": "absent", "to": False}]
    assert len(list(differences({"changes": wrong}, assessment_of(BY_ID["changes-fever"])))) == 1


def test_the_text_of_a_story_keeps_its_numbers() -> None:
    story = BY_ID["minus-zero"]
    assert json.loads(story.text)["duration_weeks"] == 0
    assert '"duration_weeks": -0.0' in story.text

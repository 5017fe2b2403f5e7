"""The text for a record: what stands where, in whose words, and that no line of it comes from a clock."""

import json
import re
from typing import Any

import pytest

import calculators
from tests.module.support.case_builders import (
    ABSENT,
    CATALOGUE,
    FIRST_TEST,
    NOW,
    PRESENT,
    SETTLED,
    Answers,
    Json,
    is_sentence,
)
from tests.module.support.catalog import FINDINGS
from tests.module.support.phrases import FORBIDDEN, NO_IMAGING, NOT_SUSPECTED, OUTLOOK
from tests.module.support.sample import sample_assessments
from tests.module.support.shell import error_messages, output

READERS = ("clinician", "patient")
HEADINGS = {
    "clinician": ("Does the guideline apply?", "Not assessed", "Present", "Absent", "Numbers", "Answer", "Why"),
    "patient": ("Is this guideline meant for you?", "Not answered", "Yes", "No", "Numbers", "Answer", "Why"),
}


def named(**parts: Any) -> Json:
    found: Json = json.loads(calculators.record_json(json.dumps(parts)))
    return found


def record(answers: Answers, reader: str = "clinician", date: str = "") -> list[str]:
    found = named(answers=answers, reader=reader, date=date)
    assert list(found) == ["text"], found
    lines: list[str] = found["text"].split("\n")
    return lines


def text_under(lines: list[str], heading: str) -> str:
    """Return the text under a heading."""
    start = lines.index(heading) + 1
    return "\n".join(lines[start : lines.index("", start)])


@pytest.mark.parametrize("reader", READERS)
def test_gate_answers_answer_reasons_rules_and_date_stand_in_this_order(reader: str) -> None:
    lines = record({**FIRST_TEST, "fever": None}, reader, "November 24, 2026")
    places = [lines.index(heading) for heading in HEADINGS[reader]]
    assert places == sorted(places)
    assert lines[places[-1] :][-2:] == [
        f"Version {calculators.VERSION}, rules {calculators.rules_hash()}",
        "Date: November 24, 2026",
    ]


@pytest.mark.parametrize("reader", READERS)
def test_every_finding_is_listed_once_under_its_answer(reader: str) -> None:
    answers = {**SETTLED, "fever": PRESENT, "esr_mm_h": 22.5, "saddle_anesthesia": None}
    lines = record(answers, reader)
    unknown, yes, no, numbers = (text_under(lines, heading) for heading in HEADINGS[reader][1:5])
    for id in CATALOGUE:
        label, value = FINDINGS[id]["label"][reader], answers.get(id)
        text = {PRESENT: yes, ABSENT: no, None: unknown}.get(value, numbers)
        assert label in text, id
        others = [other for other in (unknown, yes, no, numbers) if other is not text]
        assert not any(
            re.search(rf"(?:- |: |; ){re.escape(label)}(?:;|$|:)", other, re.MULTILINE) for other in others
        ), id
    assert "22.5 mm/h" in numbers
    assert f"{FINDINGS['age_years']['label'][reader]}: 40 years" in numbers


@pytest.mark.parametrize("reader", READERS)
def test_what_is_not_assessed_is_listed_by_group_under_its_title(reader: str) -> None:
    groups = {row["id"]: row for row in calculators.listing("groups")}
    lines = text_under(record({}, reader), HEADINGS[reader][1]).split("\n")
    titles = {**{id: row["title"][reader] for id, row in groups.items()}, "gate": "Other causes, pregnancy, and age"}
    for (id, title), line in zip(titles.items(), lines, strict=True):
        labels = [row["label"][reader] for row in FINDINGS.values() if row["group"] == id]
        assert line == f"  - {title}: {'; '.join(labels)}"


def test_what_of_the_gate_is_open_is_named_and_what_stops_is_too() -> None:
    open_gate = text_under(record({**SETTLED, "pregnancy": None}), HEADINGS["clinician"][0])
    assert open_gate == "  - Scope not yet checked: Known or possible pregnancy"
    stopped = text_under(record({"lung_warning": PRESENT}), HEADINGS["clinician"][0])
    assert stopped == "  - Emergency: Features of a pulmonary cause"
    assert text_under(record({"age_years": 12}), HEADINGS["clinician"][0]).endswith("Not covered: age under 18")
    assert text_under(record(SETTLED), HEADINGS["clinician"][0]) == "  - Yes"


@pytest.mark.parametrize("reader", READERS)
def test_every_case_uses_the_words_of_the_assessment_and_promises_nothing_more(reader: str) -> None:
    for found in sample_assessments():
        note = "\n".join(record(found["answers"], reader))
        for part in found["answer"]["parts"]:
            assert part["says"][reader] in note
        for words in ("safety_net", "under_review", "says"):
            assert found["foot"][words][reader] in note
        assert not FORBIDDEN.search(note)
        assert "None" not in note
        if found["answer"]["kind"] in ("stop", "outside"):
            assert not [words for words in (*NO_IMAGING, *NOT_SUSPECTED, *OUTLOOK) if words in note]


def test_the_date_is_what_was_typed_and_without_one_its_line_stays_empty() -> None:
    assert record({}, date="  24. März 2026, 14:30 ")[-1] == "Date: 24. März 2026, 14:30"
    assert record({})[-1] == "Date:"
    assert named(answers={}) == named(answers={}, reader="clinician", date="")


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ({}, ["answers: must be one JSON object of answers; none given."]),
        ({"answers": ["fever"]}, ["answers: must be one JSON object of answers; this is a list."]),
        ({"answers": {}, "reader": "nurse"}, ["reader: must be “clinician” or “patient”, not “nurse”."]),
        ({"answers": {}, "reader": {}}, ["reader: must be “clinician” or “patient”, not an object."]),
        ({"answers": {}, "day": ""}, ["“day” is not a part of a record; the parts are answers, reader, date, and short."]),
        (
            {"answers": {"fever": 1, "age_years": 300}, "date": "a\nb"},
            [
                "fever: must be “present”, “absent”, or “not-assessed”, not 1.",
                "age_years: must be a number from 0 to 120 (years), not 300.",
                "date: enter one line of up to 40 characters, or leave it empty; you gave “a\\nb”.",
            ],
        ),
    ],
)  # fmt: skip
def test_each_fault_is_one_sentence_and_no_text_is_made(parts: Json, says: list[str]) -> None:
    found = named(**parts)
    assert list(found) == ["faults"]
    assert [fault["says"] for fault in found["faults"]] == says
    assert all(is_sentence(sentence) for sentence in says)


def test_a_date_may_have_forty_characters_and_no_more() -> None:
    assert record({}, date="x" * 40)[-1] == "Date: " + "x" * 40
    assert named(answers={}, date="x" * 41)["faults"][0]["finding"] == "date"


def test_a_part_that_is_given_twice_is_refused() -> None:
    found = json.loads(calculators.record_json('{"answers": {}, "date": "1", "date": "2", "date": "3"}'))
    assert [fault["says"] for fault in found["faults"]] == ["“date” is given more than once. Give each part once."]


def test_the_command_line_writes_the_same_record() -> None:
    given = json.dumps(NOW)
    assert output("record", "-", "--date", "24 November", given=given).split("\n")[:-1] == record(
        NOW, date="24 November"
    )
    assert output("record", "-", "--patient", given=given).split("\n")[:-1] == record(NOW, "patient")
    assert len(error_messages("record", "-", "--date", "a\nb", given=given)) == 1
    assert len(error_messages("record", "-", given='{"fever": 1, "age_years": -1}')) == 2

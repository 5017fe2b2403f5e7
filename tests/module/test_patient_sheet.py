"""The patient's sheet: one instruction where care is urgent, else the plan, all of it in the patient texts of the module."""

import json

import pytest

from tests.module.support.case_builders import Json, is_sentence
from tests.module.support.catalog import FINDINGS
from tests.module.support.patient_sheets import (
    AGE_ALONE,
    CHILD_OPEN,
    blanks,
    ids,
    made,
    says,
    section,
    sheet,
    sheets,
    texts,
)
from tests.module.support.phrases import FORBIDDEN, NO_IMAGING, NOT_SUSPECTED, OUTLOOK
from tests.module.support.sample import texts_for_reader
from tests.module.support.shell import error_messages, output

ORDER = ("instruction", "found", "answer", "open", "helps", "expect", "back", "call", "warnings")
SIGNS = ("trouble urinating", "loss of bowel control", "chest pain", "coughing up blood")


def is_one_instruction(assessed: Json) -> bool:
    """Whether the answer is stop, outside, immediate, or today, and no completed work-up lets the plan go ahead."""
    released = any(row["role"] == "released" for row in assessed["answer"]["parts"])
    urgent = assessed["imaging"]["floor"] in ("immediate", "urgent-evaluation")
    return assessed["answer"]["kind"] in ("stop", "outside") or (urgent and not released)


def test_stop_outside_immediate_and_today_give_one_instruction() -> None:
    kinds = set()
    for assessed, found in sheets():
        one = is_one_instruction(assessed)
        kinds.add((assessed["answer"]["kind"], one))
        assert found["kind"] == ("instruction" if one else "plan")
        assert ids(found) == [id for id in ORDER if id in ids(found)]
        assert ids(found)[-2:] == ["call", "warnings"]
        if one:
            assert set(ids(found)) <= {"instruction", "open", "call", "warnings"}
            assert says(found, "instruction")
        else:
            assert {"found", "answer", "helps", "back"} <= set(ids(found))
            assert "instruction" not in ids(found)
    assert len(kinds) == 6  # stop and outside; settled and open, each with and without a plan


def test_what_helps_is_the_first_line_of_the_present_status_and_nothing_else() -> None:
    statuses = set()
    for assessed, found in sheets():
        plan = assessed["management"]
        statuses.add(plan["status"])
        assert (found["status"], found["answer"]) == (plan["status"], assessed["answer"]["kind"])
        others = [item["says"]["patient"] for item in plan["second_line"] + plan["held_back"] + plan["referral"]]
        assert not [text for text in texts(found) if text in others]
        if found["kind"] == "instruction":
            continue
        listed = {item["statement"]: item["says"]["patient"] for item in plan["first_line"]}
        outlook = [text for id, text in listed.items() if id in ("first-line-education", "natural-history")]
        assert says(found, "expect") == outlook
        assert bool(outlook) is ("natural-history" in listed)
        assert says(found, "helps") == [text for text in listed.values() if text not in outlook]
    assert statuses == {"withheld", "provisional", "beside-test", "given"}


def test_medicine_has_its_cautions_with_it() -> None:
    for assessed, found in sheets():
        cautions = [row["says"]["patient"] for row in assessed["management"]["beside"] if found["kind"] == "plan"]
        assert [text for item in section(found, "helps")["items"] for text in item["list"]] == cautions


def allowed(assessed: Json) -> set[str]:
    """Return every entry that a sheet for this assessment may have: its patient texts, alone or joined in a fixed way."""
    parts = [(part["lead"] or {"patient": ""}, part["says"]["patient"]) for part in assessed["answer"]["parts"]]
    with_lead = [f"{lead['patient']} {says}" for lead, says in parts]
    with_time = [f"{what} {when}" for _, what in parts for _, when in parts]
    lists = [assessed["foot"]["safety_net"]["patient"], *(says for _, says in parts)]
    listed = [piece for text in lists for piece in (text.partition(": ")[0], *text.partition(": ")[2].split("; "))]
    labels = [row["label"]["patient"] for row in FINDINGS.values()]
    labels += [f"{row['title']['patient']}: {row['says']['patient']}" for row in assessed["screen"]["shown"]]
    return {*texts_for_reader(assessed, "patient"), *with_lead, *with_time, *listed, *labels, "No answer yet"}


def test_every_sentence_is_a_patient_text_of_the_assessment() -> None:
    for assessed, found in sheets():
        assert not set(texts(found)) - allowed(assessed)


def test_a_sheet_promises_no_more_than_the_answer() -> None:
    for assessed, found in sheets():
        text = "\n".join(texts(found))
        assert not FORBIDDEN.search(text)
        assert "None" not in text
        if assessed["answer"]["kind"] in ("stop", "outside") or found["kind"] == "instruction":
            assert not [words for words in (*NO_IMAGING, *NOT_SUSPECTED, *OUTLOOK) if words in text]
        if assessed["answer"]["kind"] == "open" or (found["kind"], found["status"]) == ("plan", "provisional"):
            assert says(found, "open"), assessed["answers"]
            assert section(found, "open")["heading"] == "Some questions are still open"


def test_both_halves_of_an_open_answer_are_said() -> None:
    for assessed, found in sheets():
        if assessed["answer"]["kind"] != "open":
            continue
        for part in assessed["answer"]["parts"]:
            if part["role"] in ("at-least", "could-be", "scope", "familiar") and assessed["answers"]:
                assert any(part["says"]["patient"] in text for text in texts(found)), (part, assessed["answers"])


def test_nothing_about_cancer_is_said_where_age_is_the_only_flag() -> None:
    alone = 0
    for assessed, found in sheets():
        rows = {row["about"]: row for row in assessed["screen"]["shown"]}
        if rows.get("cancer", {"because": []})["because"] != ["age_years", "new_onset"]:
            continue
        alone += found["kind"] == "plan"
        assert "cancer" not in "\n".join(says(found, "found")).lower()
    assert alone
    assert says(sheet(AGE_ALONE), "found") == [
        "Your age: At your age a doctor may want a simple test first. On its own this is a weak sign",
        "Broken bone: Your age alone is a weak sign of this",
    ]
    assert "cancer" not in json.dumps(sheet(AGE_ALONE)).lower()


def test_the_warning_signs_are_those_of_the_assessment() -> None:
    for assessed, found in sheets():
        warnings, net = section(found, "warnings"), assessed["foot"]["safety_net"]["patient"]
        assert f"{warnings['heading']}: {'; '.join(says(found, 'warnings'))}" == net
        waiting = assessed["answer"]["kind"] == "stop" or assessed["answer"]["rung"] == "immediate"
        assert warnings["heading"].startswith("While you wait" if waiting else "Get medical help at once") is True
        assert blanks(found, "call") == (["emergency"] if waiting else ["clinic", "emergency"])
        assert set(SIGNS) <= set(says(found, "warnings"))


def test_the_date_is_what_was_typed() -> None:
    assert made(answers={}, date="  30. November ")["date"] == "30. November"
    assert sheet({})["date"] == ""


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({}, ["answers: must be one JSON object of answers; none given."]),
        (
            {"answers": {}, "reader": "patient"},
            ["“reader” is not a part of a patient sheet; the parts are answers and date."],
        ),
        ({"answers": {}, "words": "typed"}, ["“words” is not a part of a patient sheet; the parts are answers and date."]),
        (
            {"answers": {"fever": 1}, "date": 3},
            [
                "fever: must be “present”, “absent”, or “not-assessed”, not 1.",
                "date: enter one line of up to 40 characters, or leave it empty; you gave 3.",
            ],
        ),
    ],
    ids=range(4),
)  # fmt: skip
def test_each_error_is_one_sentence_and_no_sheet_is_made(parts: Json, expected: list[str]) -> None:
    found = made(**parts)
    assert list(found) == ["faults"]
    assert [fault["says"] for fault in found["faults"]] == expected
    assert all(is_sentence(sentence) for sentence in expected)


def test_the_command_line_prints_the_sheet_as_text() -> None:
    lines = output("patient-sheet", "-", "--date", "30 November", given=json.dumps(CHILD_OPEN)).split("\n")[:-1]
    found = sheet(CHILD_OPEN)
    expected = [found["title"]]
    for row in found["sections"]:
        expected += ["", row["heading"]]
        for item in row["items"]:
            expected += [f"  - {item['says']}", *(f"    - {text}" for text in item["list"])]
        expected += [f"  {blank['label']}: {'_' * 30}" for blank in row["blanks"]]
    assert lines == [*expected, "", *found["foot"], "Date: 30 November"]
    assert output("patient-sheet", "-", given="{}").endswith("\nDate:\n")


def test_the_command_line_refuses_what_is_no_case() -> None:
    assert len(error_messages("patient-sheet", "-", given='{"fever": 1, "age_years": -1}')) == 2
    assert len(error_messages("patient-sheet", "-", "--date", "a\nb", given="{}")) == 1
    assert len(error_messages("patient-sheet", "-", "--patient", given="{}")) == 1
    assert len(error_messages("patient-sheet")) == 1

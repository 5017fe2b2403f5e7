"""The short note for a chart: at most 12 lines, the answer first, and nothing that is present left out."""

import json
import re
from typing import Any

import pytest

import calculators
from calculators.io.short_note import MAX_LINES, NAMED
from tests.module.support.case_builders import CATALOGUE, NOW, PRESENT, YES_NO
from tests.module.support.catalog import FINDINGS
from tests.module.support.phrases import FORBIDDEN, NO_IMAGING, NOT_SUSPECTED, OUTLOOK
from tests.module.support.shell import error_messages, output
from tests.module.support.short_notes import FIRST, READERS, after, note, notes, summary

NOT_ASSESSED = {"clinician": "Not assessed", "patient": "Not answered"}
URGENT = {"clinician": "Not assessed and possibly urgent", "patient": "Not answered, and could be urgent"}
COUNT = re.compile(r"\((\d+) of (\d+)\)")


def listed(text: str, lead: str) -> str:
    """Return what one line of the summary lists after a lead, up to the next sentence."""
    found = re.search(rf"(?:^|\. ){re.escape(lead)}: (.*?)(?=\. [A-Z]|$)", text)
    return found.group(1) if found else ""


@pytest.mark.parametrize("reader", READERS)
def test_every_note_has_at_most_twelve_lines_and_the_answer_in_the_first(reader: str) -> None:
    assert MAX_LINES == 12
    longest = 0
    for found, lines in notes(reader):
        assert len(lines) <= MAX_LINES, found["answers"]
        assert all(line.strip() == line and line for line in lines)
        assert lines[0] == f"[{found['answer']['badge'][reader]}] {found['answer']['says'][reader]}"
        longest = max(longest, len(lines))
    assert longest == MAX_LINES


@pytest.mark.parametrize("reader", READERS)
def test_nothing_that_is_present_and_no_number_is_left_out(reader: str) -> None:
    for found, lines in notes(reader):
        text, known = summary(lines, reader), found["answers"]
        for id, value in known.items():
            label = FINDINGS[id]["label"][reader]
            if id in FIRST or id not in YES_NO:
                assert f"{label}: " in text
            elif value == PRESENT:
                assert label in text, id
        if PRESENT not in known.values():
            assert ("none marked" if reader == "clinician" else "none so far") in text


@pytest.mark.parametrize("reader", READERS)
def test_what_was_not_assessed_is_named_or_counted_and_never_called_absent(reader: str) -> None:
    for found, lines in notes(reader):
        text = summary(lines, reader)
        left = [id for id in CATALOGUE if id not in found["answers"] and id not in FIRST]
        rest, urgent = text.partition(f". {NOT_ASSESSED[reader]}: ")[2], listed(text, URGENT[reader])
        labels = [FINDINGS[id]["label"][reader] for id in left]
        if len(left) <= NAMED:
            assert urgent == ""
            assert rest == ("; ".join(labels) or "none")
            continue
        named = [id for id, label in zip(left, labels, strict=True) if label in urgent]
        counted = sum(int(count) for count, _ in COUNT.findall(rest))
        others = len([label for label in labels if label in rest]) if not COUNT.search(rest) else counted
        assert len(named) + others == len(left), found["answers"]
        absent = after(lines, "Absent" if reader == "clinician" else "No")
        assert not [label for label in labels if label in absent]


@pytest.mark.parametrize("reader", READERS)
def test_an_open_question_that_could_be_urgent_is_named(reader: str) -> None:
    rules = calculators.listing("rules")
    decide = [row for row in rules if row["family"] == "gate" or row["outcome"] in ("immediate", "urgent-evaluation")]
    urgent = {clause["finding"] for row in decide for clause in row["when"] if clause["is"] != "not-present"}
    for found, lines in notes(reader):
        text = summary(lines, reader)
        for id in found["answer"]["ask"]:
            if id in urgent and id not in FIRST:
                assert FINDINGS[id]["label"][reader] in text, (id, found["answers"])


@pytest.mark.parametrize("reader", READERS)
def test_a_note_promises_no_more_than_the_answer(reader: str) -> None:
    for found, lines in notes(reader):
        text = "\n".join(lines)
        assert not FORBIDDEN.search(text)
        assert "None" not in text
        for part in found["answer"]["parts"]:
            assert part["says"][reader] in lines[0]
            if part["lead"] and part["role"] in ("at-least", "could-be"):
                assert part["lead"][reader] in lines[0]
        for words in ("safety_net", "under_review", "says"):
            assert found["foot"][words][reader] in text
        assert f"Plan: {found['management']['says'][reader]}" in lines
        if found["answer"]["kind"] in ("stop", "outside"):
            assert not [words for words in (*NO_IMAGING, *NOT_SUSPECTED, *OUTLOOK) if words in text]


@pytest.mark.parametrize(("short", "given"), [("yes", "“yes”"), (1, "1"), (None, "None"), ({}, "an object")])
def test_short_is_true_or_false(short: Any, given: str) -> None:
    found = json.loads(calculators.record_json(json.dumps({"answers": {}, "short": short})))
    assert [fault["says"] for fault in found["faults"]] == [f"short: must be true or false, not {given}."]


def test_without_it_the_record_is_full() -> None:
    full = calculators.record_json(json.dumps({"answers": NOW}))
    assert full == calculators.record_json(json.dumps({"answers": NOW, "short": False}))
    assert len(json.loads(full)["text"].split("\n")) > MAX_LINES


def test_the_command_line_writes_the_same_note() -> None:
    given = json.dumps(NOW)
    assert output("record", "-", "--short", "--date", "24 November", given=given).split("\n")[:-1] == note(
        NOW, date="24 November"
    )
    assert output("record", "--short", "--patient", "-", given=given).split("\n")[:-1] == note(NOW, "patient")
    assert len(error_messages("record", "-", "--short", "--date", "a\nb", given=given)) == 1
    assert len(error_messages("record", "-", "--short", given='{"fever": 1, "age_years": -1}')) == 2

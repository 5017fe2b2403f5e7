"""An assessment as lines for people: what stands where, and that it hides what the page hides."""

import re

import pytest

from calculators.text.plain_text import plain_text
from tests.module.support.case_builders import (
    AFTER_CARE,
    FIRST_TEST,
    NOW,
    PERSISTENT,
    PRESENT,
    SETTLED,
    TODAY,
    Answers,
    assessment_of,
)
from tests.module.support.catalog import FINDINGS
from tests.module.support.phrases import FORBIDDEN, NO_IMAGING, NOT_SUSPECTED, OUTLOOK
from tests.module.support.sample import sample_assessments

READERS = ("clinician", "patient")


def plain_text_of(reader: str, *parts: Answers) -> str:
    return plain_text(assessment_of(*parts), reader)


@pytest.mark.parametrize("reader", READERS)
def test_every_case_can_be_told_to_every_reader(reader: str) -> None:
    for found in sample_assessments():
        shown = plain_text(found, reader)
        assert found["foot"]["safety_net"][reader] in shown
        assert found["foot"]["says"][reader] in shown
        assert found["rules_hash"] in shown.splitlines()[-1]
        assert not FORBIDDEN.search(shown)
        assert "None" not in shown


@pytest.mark.parametrize("reader", READERS)
def test_with_stop_and_outside_no_line_reassures(reader: str) -> None:
    for found in sample_assessments():
        if found["answer"]["kind"] in ("stop", "outside"):
            shown = plain_text(found, reader)
            assert not [words for words in (*NO_IMAGING, *NOT_SUSPECTED, *OUTLOOK) if words in shown]
            assert "X-ray" not in shown
            assert "radiograph" not in shown


@pytest.mark.parametrize("reader", READERS)
def test_the_parts_of_the_answer_come_first(reader: str) -> None:
    for found in sample_assessments():
        shown, part = plain_text(found, reader).splitlines(), found["answer"]["parts"][0]
        assert any(line.endswith(part["says"][reader]) for line in shown[:2]), "the badge may stand before the answer"


def test_what_to_ask_is_asked_in_the_readers_own_question() -> None:
    case = {**SETTLED, "fever": None}
    for reader in READERS:
        assert FINDINGS["fever"]["ask"][reader] in plain_text_of(reader, case)


def test_at_least_and_could_still_be_are_two_lines() -> None:
    lines = plain_text_of("clinician", {**FIRST_TEST, "fever": None}).splitlines()
    (place,) = [
        n for n, line in enumerate(lines) if line.startswith("At least: Consider a simple test first (radiograph)")
    ]
    assert lines[place + 1].startswith("How soon: without waiting")
    assert lines[place + 2].startswith("Could still be: Image the thoracic or whole spine with MRI")


def test_every_rule_that_fired_is_told() -> None:
    shown = plain_text_of("clinician", TODAY, {"recent_trauma": PRESENT})
    assert "Recent bacterial infection" in shown
    assert "Recent trauma" in shown


@pytest.mark.parametrize(
    ("case", "told"),
    [
        (NOW, "thoracic or whole spine"),
        ({**SETTLED, **PERSISTENT, "conservative_weeks": 3}, "In 1 week: MRI or CT"),
        ({**FIRST_TEST, **PERSISTENT}, "Then: MRI or CT"),
        (FIRST_TEST, "with the test result"),
        (SETTLED, "After 1 month"),
        ({**SETTLED, "severe_pain": PRESENT}, "Earlier than 1 month: "),
        ({**AFTER_CARE, "conservative_weeks": 7}, "Refer when pain lasts more than 6 weeks"),
        ({}, "Wait until the open questions are answered"),
    ],
    ids=range(8),
)
def test_the_plan_and_what_comes_next_are_told(case: Answers, told: str) -> None:
    assert told in plain_text_of("clinician", case)


def test_notes_are_told_by_number_and_title() -> None:
    assert "N13 What to image, and how" in plain_text_of("clinician", NOW)


def test_as_many_questions_are_listed_as_the_answer_counts() -> None:
    for found in sample_assessments():
        asked = [line[4:] for line in _section(plain_text(found, "clinician"), "Ask next")]
        assert asked == [FINDINGS[id]["ask"]["clinician"] for id in found["answer"]["ask"]]


def test_the_question_on_the_work_up_is_never_asked_next() -> None:
    shown = plain_text_of("patient", TODAY)
    ask = FINDINGS["work_up_done"]["ask"]["patient"]
    assert _section(shown, "Still to answer") == []
    assert _section(shown, "When your tests are done") == [f"  - {ask}"]


def test_a_patient_reads_no_code_of_a_note_or_of_a_source() -> None:
    for found in sample_assessments():
        shown = plain_text(found, "patient")
        assert not re.search(r"\bN\d+\b|\b[a-z]+[A-Za-z]*(19|20)\d\d\b|niceQS56|niceKTT13", shown)


def _section(shown: str, heading: str) -> list[str]:
    """Return the lines under a heading, up to the next empty line."""
    lines = shown.splitlines()
    if heading not in lines:
        return []
    rest = lines[lines.index(heading) + 1 :]
    return rest[: rest.index("")]

"""The short note for a chart: at most 12 lines, the answer first, and nothing that is present left out."""

import json
import re
from functools import cache
from typing import Any

import pytest

import calculators
from calculators.io.short_note import MAX_LINES, NAMED
from tests.module.support.case_builders import (
    ABSENT,
    CATALOGUE,
    CLEAR_GATE,
    CORD,
    EVERYTHING_ABSENT,
    FIRST_TEST,
    NOW,
    PRESENT,
    SETTLED,
    TODAY,
    YES_NO,
    Answers,
    Json,
    all_absent,
    assessment_of,
)
from tests.module.support.catalog import FINDINGS
from tests.module.support.phrases import FORBIDDEN, NO_IMAGING, NOT_SUSPECTED, OUTLOOK
from tests.module.support.sample import sample_assessments
from tests.module.support.shell import error_messages, output

READERS = ("clinician", "patient")
NOT_ASSESSED = {"clinician": "Not assessed", "patient": "Not answered"}
URGENT = {"clinician": "Not assessed and possibly urgent", "patient": "Not answered, and could be urgent"}
COUNT = re.compile(r"\((\d+) of (\d+)\)")
FIRST = ("age_years", "new_onset", "duration_weeks")
ALL_PRESENT: Answers = {**dict.fromkeys(YES_NO, PRESENT), "age_years": 70, "esr_mm_h": 60}
EACH_ALONE: tuple[Answers, ...] = tuple({id: value} for id in YES_NO for value in (PRESENT, ABSENT))
CASES: tuple[Answers, ...] = (
    *(found["answers"] for found in sample_assessments()),
    *EACH_ALONE,
    ALL_PRESENT,
    {**ALL_PRESENT, "age_years": 12},
    {**CLEAR_GATE, **dict.fromkeys([id for id in YES_NO if id not in CLEAR_GATE], PRESENT)},
    {**NOW, "cancer_history": PRESENT, "stiff_spine_injury": PRESENT, "pregnancy": None, "esr_mm_h": None},
)


def note(answers: Answers, reader: str = "clinician", date: str = "") -> list[str]:
    """Return the lines of the short note."""
    parts = {"answers": answers, "reader": reader, "date": date, "short": True}
    found: Json = json.loads(calculators.record_json(json.dumps(parts)))
    assert list(found) == ["text"], found
    lines: list[str] = found["text"].split("\n")
    return lines


@cache
def notes(reader: str) -> list[tuple[Json, list[str]]]:
    """Return every case as its assessment and the lines of its note."""
    return [(assessment_of(answers), note(answers, reader)) for answers in CASES]


def after(lines: list[str], lead: str) -> str:
    """Return the rest of the line with this lead, or an empty text."""
    return next((line.removeprefix(f"{lead}: ") for line in lines if line.startswith(f"{lead}: ")), "")


def summary(lines: list[str], reader: str) -> str:
    """Return the line that begins with the age."""
    return next(line for line in lines if line.startswith(FINDINGS["age_years"]["label"][reader] + ": "))


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
        if not [id for id, value in known.items() if value == PRESENT and id != "new_onset"]:
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


def test_an_open_answer_says_both_halves_in_the_first_line() -> None:
    (first, *_) = note({"recent_trauma": PRESENT, "age_years": 30})
    assert first.startswith("[At least: Test first] At least: Consider a simple test first (radiograph). How soon: ")
    assert "Could still be: Image the thoracic or whole spine with MRI" in first
    assert first.endswith("Scope not yet checked: heart or aorta, lungs, abdomen, high-energy trauma, and pregnancy")


def test_the_note_of_a_case_with_an_urgent_answer() -> None:
    cancer = {"cancer_history": PRESENT, "new_onset": PRESENT, "age_years": 58, "duration_weeks": 3, "esr_mm_h": 30}
    lines = note({**SETTLED, **cancer}, date="November 30, 2026")
    foot = assessment_of(SETTLED, cancer)["foot"]
    assert lines == [
        (
            "[Immediate] Image the thoracic or whole spine with MRI (CT only if MRI is unavailable or unsafe). How soon: "
            "the article says at once. NICE allows a week without neurologic symptoms or signs. "
            "No remaining question could change this"
        ),
        "Image the thoracic or whole spine, not the lumbar spine alone (N13)",
        (
            "Age: 58 years. New pain: present. Duration of this pain: 3 weeks. Present: History of cancer. ESR: 30 mm/h. "
            "Not assessed: The pain itself (4 of 5); Psychosocial factors (4 of 4); Tests (1 of 2)"
        ),
        (
            "Absent: Other causes, pregnancy, and age (5 of 5); Cord and cauda equina (10 of 10); Infection (6 of 6); "
            "Cancer (2 of 3); Fracture (5 of 5); The pain itself (1 of 5); Nerves (2 of 2)"
        ),
        (
            "Why: History of cancer with new pain: image now (article). "
            "Elevated ESR (20 mm/h or higher): also needs evaluation today (article)"
        ),
        (
            "Next: This guideline ends at the image: cultures, antibiotics, steroids, and referral follow the local "
            "pathway. Refer patients with red flags that need urgent evaluation. See the patient now, or refer immediately"
        ),
        "Plan: No treatment plan yet: the red flags come first",
        foot["safety_net"]["clinician"],
        (
            f"{foot['under_review']['clinician']}. {foot['says']['clinician']}. "
            f"Version {calculators.VERSION}, rules {calculators.rules_hash()}"
        ),
        "Date: November 30, 2026",
    ]


def test_the_note_of_a_patient_names_no_source() -> None:
    lines = note({**SETTLED, "corticosteroid_use": PRESENT}, "patient")
    assert after(lines, "Why") == "Steroid pills for three months or longer: you may have an X-ray first"
    assert summary(lines, "patient") == (
        "Age: 40 years. New or different pain: no. How long you have had this pain: not answered. "
        "Yes: Steroid pills for three months or longer. "
        "Not answered: The pain itself (4 of 5); Mood, habits, and work (4 of 4); Your tests (2 of 2)"
    )


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ({}, "No imaging rule applies to the answers given so far"),
        (SETTLED, "No imaging rule applies, and every red flag on this form was assessed (article)"),
        (FIRST_TEST, "Recent trauma: consider a radiograph first (article)"),
        (
            {**SETTLED, "immunosuppression": PRESENT},
            "Immunosuppression: evaluate today; do not delay imaging (shah2024)",
        ),
        ({"lung_warning": PRESENT}, "Features of a pulmonary cause (briggs2009)"),
        ({"major_trauma": PRESENT}, "High-energy trauma (not in the article)"),
        (
            {**NOW, "age_years": 12},
            "age under 18 (not in the article). Fever: image now (article)",
        ),
    ],
    ids=range(7),
)
def test_each_reason_has_its_source(answers: Answers, why: str) -> None:
    assert after(note(answers), "Why") == why


def test_stop_and_outside_have_their_own_words() -> None:
    stop = note({**SETTLED, "lung_warning": PRESENT})
    assert stop[0].startswith("[Emergency] Stop: assess now for a cause outside the spine (lung)")
    assert after(stop, "Next") == "See the patient now, or refer immediately"
    assert after(stop, "Plan") == "No treatment plan: the emergency comes first"
    outside = note({**SETTLED, "pregnancy": PRESENT})
    assert outside[0].startswith("[Not covered] Not covered by this guideline (pregnancy)")
    assert after(outside, "Next") == "No follow-up interval: this guideline does not cover this patient"


def test_a_completed_work_up_is_said_next_to_the_answer() -> None:
    lines = note({**TODAY, "work_up_done": PRESENT})
    assert "The red flags were worked up for this pain and nothing serious was found" in lines[0]
    assert "Red flags worked up; nothing serious found" in lines[2]


def test_what_to_ask_next_is_named_with_the_number_that_is_left() -> None:
    assert after(note({}), "Ask next").endswith("High-energy trauma (30 more)")
    assert after(note({**SETTLED, "fever": None}), "Ask next") == "Fever"
    assert after(note(SETTLED), "Ask next") == ""
    assert after(note({}, "patient"), "Answer next").startswith("Age; Warning signs from the heart or main artery")


def test_newer_evidence_and_what_is_due_are_in_the_note() -> None:
    persistent = {"not_improving": PRESENT, "intervention_candidate": PRESENT}
    assert "(shah2024)" in after(note({**SETTLED, **persistent, "conservative_weeks": 5}), "Newer evidence")
    assert after(note({**SETTLED, **persistent, "conservative_weeks": 2}), "Next").startswith("In 2 weeks: MRI or CT")


def test_five_are_named_and_six_are_counted() -> None:
    some = ("depression", "passive_coping", "job_dissatisfaction", "somatization")
    base: Answers = {**EVERYTHING_ABSENT, "esr_mm_h": 10}
    five = summary(note({**base, **dict.fromkeys((*some, "work_up_done"))}), "clinician")
    assert five.endswith(
        "Not assessed: Depression; Passive coping; Job dissatisfaction; Somatization; "
        "Red flags worked up; nothing serious found"
    )
    six = summary(note({**base, **dict.fromkeys((*some, "work_up_done", "esr_mm_h"))}), "clinician")
    assert six.endswith("Not assessed: Psychosocial factors (4 of 4); Tests (2 of 2)")
    assert summary(note(base), "clinician").endswith("Not assessed: none")
    urgent: Answers = {**base, **dict.fromkeys(all_absent(*CORD))}
    assert summary(note(urgent), "clinician").count("ot assessed") == 1
    few = note({"age_years": 40, **all_absent("fever", "severe_pain")})
    assert after(few, "Absent") == "Fever; Severe pain"


def test_weeks_are_also_given_in_the_unit_in_which_they_are_short() -> None:
    assert "Duration of this pain: 0.5714 weeks (4 days)" in "\n".join(note({"duration_weeks": 0.5714}))


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

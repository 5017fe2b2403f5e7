"""Short notes for a chart: the cases they are made from, and their lines."""

import json
from functools import cache

import calculators
from tests.module.support.case_builders import (
    ABSENT,
    CLEAR_GATE,
    NOW,
    PRESENT,
    YES_NO,
    Answers,
    Json,
    assessment_of,
)
from tests.module.support.catalog import FINDINGS
from tests.module.support.sample import sample_assessments

READERS = ("clinician", "patient")
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

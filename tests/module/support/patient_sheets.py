"""Sheets for patients: the cases they are made from, and what they say."""

import json
from functools import cache
from itertools import combinations
from typing import Any

from jsonschema import Draft202012Validator

import calculators
from tests.module.support.case_builders import (
    ABSENT,
    CANCER,
    CLEAR_GATE,
    CORD,
    INFECTION,
    PRESENT,
    SETTLED,
    YES_NO,
    Answers,
    Json,
    all_absent,
    assessment_of,
)
from tests.module.support.sample import sample_assessments

SCHEMA = Draft202012Validator(calculators.schema("patient-sheet"))
AGE_ALONE: Answers = {**SETTLED, "age_years": 70, "new_onset": PRESENT}
STOP: Answers = {**SETTLED, "lung_warning": PRESENT}
OUTSIDE: Answers = {**SETTLED, "pregnancy": PRESENT}
CHILD_OPEN: Answers = {**CLEAR_GATE, **all_absent(*CORD, *INFECTION, *CANCER, "new_onset"), "age_years": 12}
MIXED = ("fever", "recent_infection", "stiff_spine_injury", "pregnancy", "lung_warning", "work_up_done")
CASES: tuple[Answers, ...] = (
    *(found["answers"] for found in sample_assessments()),
    *({id: value} for id in YES_NO for value in (PRESENT, ABSENT)),
    *({**SETTLED, one: PRESENT, other: PRESENT} for one, other in combinations(MIXED, 2)),
    {**dict.fromkeys(YES_NO, PRESENT), "age_years": 70, "esr_mm_h": 60},
    AGE_ALONE,
    CHILD_OPEN,
)


def made(**parts: Any) -> Json:
    """Return what the module makes from this input: a sheet, or errors."""
    found: Json = json.loads(calculators.patient_sheet_json(json.dumps(parts)))
    return found


def sheet(answers: Answers) -> Json:
    """Return the sheet for these answers. Fail where it does not match its schema."""
    found = made(answers=answers)
    SCHEMA.validate(found)
    return found


@cache
def sheets() -> list[tuple[Json, Json]]:
    """Return every case as its assessment and its sheet."""
    return [(assessment_of(answers), sheet(answers)) for answers in CASES]


def section(found: Json, id: str) -> Json:
    """Return a section; without content if the sheet does not have it."""
    empty = {"heading": "", "items": [], "blanks": [], "own_words": False}
    return next((row for row in found["sections"] if row["id"] == id), empty)


def says(found: Json, id: str) -> list[str]:
    """Return the entries of a section."""
    return [item["says"] for item in section(found, id)["items"]]


def blanks(found: Json, id: str) -> list[str]:
    """Return the ids of the lines to write on in a section."""
    return [blank["id"] for blank in section(found, id)["blanks"]]


def texts(found: Json) -> list[str]:
    """Return every entry of a sheet with the list under it."""
    items = [item for row in found["sections"] for item in row["items"]]
    return [text for item in items for text in (item["says"], *item["list"])]


def ids(found: Json) -> list[str]:
    """Return the ids of the sections."""
    return [row["id"] for row in found["sections"]]

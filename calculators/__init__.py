"""Assess upper back pain by the guideline: answers in, assessment out. Uses the standard library only."""

from calculators.answers import Answer, Case
from calculators.assessment import Assessment, assess
from calculators.errors import InputError, InvalidAnswers
from calculators.io.catalog import listing
from calculators.io.form_text import explained_json, texts_json
from calculators.io.json_api import assess_json, case_of, form_json
from calculators.io.question_path import path_json
from calculators.io.record_api import patient_sheet_json, record_json
from calculators.io.saved_case import saved_json
from calculators.io.schema import schema
from calculators.io.version import VERSION, rules_hash

__all__ = [
    "VERSION",
    "Answer",
    "Assessment",
    "Case",
    "InputError",
    "InvalidAnswers",
    "assess",
    "assess_json",
    "case_of",
    "explained_json",
    "form_json",
    "listing",
    "path_json",
    "patient_sheet_json",
    "record_json",
    "rules_hash",
    "saved_json",
    "schema",
    "texts_json",
]

"""Decision module of the upper back pain guideline: answers in, assessment out. Standard library only."""

from .answers import Answer, Case
from .assessment import Assessment, assess
from .case_file import saved_json
from .faults import BadAnswers, Fault
from .form_words import explained_json, texts_json
from .listing import listing
from .path import path_json
from .record import record_json
from .schema import schema
from .seal import VERSION, rules_hash
from .wire import assess_json, case_of, form_json

__all__ = [
    "VERSION",
    "Answer",
    "Assessment",
    "BadAnswers",
    "Case",
    "Fault",
    "assess",
    "assess_json",
    "case_of",
    "explained_json",
    "form_json",
    "listing",
    "path_json",
    "record_json",
    "rules_hash",
    "saved_json",
    "schema",
    "texts_json",
]

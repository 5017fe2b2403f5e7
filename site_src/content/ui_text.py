"""Provide the texts of the forms: from the decision module, and for buttons and labels from ui_text.json.

Clinical texts come only from `calculators.listing`.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

import calculators
from site_src import html

UI_TEXT = Path(__file__).with_name("ui_text.json")
Both = dict[str, str]
READERS = ("clinician", "patient")
_NO_RUNG = {"stop": "emergency", "outside": "not-covered", "unknown": "not-yet-known"}


@cache
def listing(kind: str) -> list[dict[str, Any]]:
    """Return a list of the decision module, cached."""
    return calculators.listing(kind)


@cache
def by_id(kind: str) -> dict[str, dict[str, Any]]:
    """Return a list of the decision module as a dictionary by id, cached."""
    return {entry["id"]: entry for entry in listing(kind)}


@cache
def interface_texts() -> dict[str, Both]:
    """Return the texts of ui_text.json (buttons, labels, status messages) for each reader."""
    texts = json.loads(UI_TEXT.read_text(encoding="utf-8"))
    return {name: dict.fromkeys(READERS, text) if isinstance(text, str) else text for name, text in texts.items()}


def word(name: str) -> Both:
    """Return the text with this id for each reader."""
    found = interface_texts().get(name)
    return found if found is not None else by_id("wording")[name]["says"]


def rung_badge(rung: str) -> Both:
    """Return the badge text of a rung, or of an answer without a rung: stop, outside, unknown."""
    entry = by_id("rungs").get(rung)
    return entry["badge"] if entry else word(_NO_RUNG[rung])


def both(words: Both, **values: object) -> Markup:
    """Return the texts of both readers as HTML; the style sheet shows one. Fills in `{names}`."""
    clinician, patient = (escape(fill(words[reader], **values)) for reader in READERS)
    if clinician == patient:
        return clinician
    return Markup('<span data-for="clinician">{}</span><span data-for="patient">{}</span>').format(clinician, patient)


def sentence(words: Both) -> Both:
    """Return the text for each reader, ended as `site_src.html.sentence` does."""
    return {reader: html.sentence(text) for reader, text in words.items()}


def split_list(says: str) -> tuple[str, list[str]]:
    """Split a text such as "Get help for: fever; fainting" into its lead and its capitalized items."""
    lead, _, items = says.partition(": ")
    return lead, [item[:1].upper() + item[1:] for item in items.split("; ")]


def fill(text: str, **values: object) -> str:
    """Return the text with its `{names}` filled in; other braces are unchanged."""
    for name, value in values.items():
        text = text.replace("{" + name + "}", str(value))
    return text

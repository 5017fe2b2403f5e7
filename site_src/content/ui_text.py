"""The words of the forms: those of the decision module first, the page's own buttons and labels from ui_text.json.

Clinical words are never written here: they come from `calculators.listing`.
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
    """A table of the decision module, read once a build."""
    return calculators.listing(kind)


@cache
def by_id(kind: str) -> dict[str, dict[str, Any]]:
    """The same table, by id."""
    return {entry["id"]: entry for entry in listing(kind)}


@cache
def interface_texts() -> dict[str, Both]:
    """The page's own words: buttons, labels, states of the machine."""
    texts = json.loads(UI_TEXT.read_text(encoding="utf-8"))
    return {name: dict.fromkeys(READERS, text) if isinstance(text, str) else text for name, text in texts.items()}


def word(name: str) -> Both:
    """The words with this id, for each reader."""
    found = interface_texts().get(name)
    return found if found is not None else by_id("wording")[name]["says"]


def rung_badge(rung: str) -> Both:
    """The badge word of a rung, or of an answer that is no rung: stop, outside, unknown."""
    entry = by_id("rungs").get(rung)
    return entry["badge"] if entry else word(_NO_RUNG[rung])


def both(words: Both, **values: object) -> Markup:
    """The words for each reader, of whom the style sheet shows one. {names} are filled in."""
    clinician, patient = (escape(fill(words[reader], **values)) for reader in READERS)
    if clinician == patient:
        return clinician
    return Markup('<span data-for="clinician">{}</span><span data-for="patient">{}</span>').format(clinician, patient)


def sentence(words: Both) -> Both:
    """The words as `site_src.html.sentence` ends them."""
    return {reader: html.sentence(text) for reader, text in words.items()}


def split_list(says: str) -> tuple[str, list[str]]:
    """The lead and the items of a text such as "Return at once for: fever; fainting", each item with a capital."""
    lead, _, items = says.partition(": ")
    return lead, [item[:1].upper() + item[1:] for item in items.split("; ")]


def fill(text: str, **values: object) -> str:
    """A text with its {names} filled in; other braces stay."""
    for name, value in values.items():
        text = text.replace("{" + name + "}", str(value))
    return text

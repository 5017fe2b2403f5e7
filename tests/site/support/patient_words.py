"""Every text that a patient may read, with its place: texts of the module, of the page, of the data, and of the pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import calculators
from calculators.io.patient_sheet import patient_sheet
from site_src.content.ui_text import interface_texts
from site_src.paths import DOCS, read_json
from tests.module.support.sample import sample_assessments, texts_for_reader, visible_parts

#: Lists of the module that have texts for readers.
LISTINGS = ("findings", "groups", "rules", "rungs", "statements", "wording")
#: Data in which `patient` is not a reader: clinical cases and verification.
NO_READERS = ("story-answers", "verification")
FOR_PATIENTS = re.compile(r"^(?P<text>.+)\n\{[^}\n]*data-for=\"patient\"[^}\n]*\}", re.MULTILINE)
#: Placeholders of the page: a choice of singular and plural, and a number or a name.
FORM = re.compile(r"\{\w+\?[^:}]*:([^}]*)\}")
FILLED_IN = re.compile(r"\{\w+\}")
MARKS = re.compile(r"\*\*|\]\([^)]*\)|\[")


def patient_texts() -> dict[str, str]:
    """Return each text once, with its first place."""
    found: dict[str, str] = {}
    for where, text in _everywhere():
        found.setdefault(FILLED_IN.sub("7", FORM.sub(r"\1", text)), where)
    return found


def _everywhere() -> Iterator[tuple[str, str]]:
    for kind in LISTINGS:
        for row in calculators.listing(kind):
            yield from ((f"calculators {kind}, {row['id']}", text) for text in texts_for_reader(row, "patient"))
    for assessment in sample_assessments():
        yield from (
            ("an answer of the calculators", text) for text in texts_for_reader(visible_parts(assessment), "patient")
        )
        yield from (("the patient's sheet", text) for text in _sheet_texts(patient_sheet(assessment, "")))
    for name, words in interface_texts().items():
        if not name.startswith("local-"):  # for administrators
            yield f"site_src/content/ui_text.json, {name}", words["patient"]
    for path in sorted((DOCS / "data").glob("*.json")):
        if path.stem not in NO_READERS:
            yield from ((f"docs/data/{path.name}", text) for text in texts_for_reader(read_json(path), "patient"))
    for path in sorted(DOCS.rglob("*.md")):
        for match in FOR_PATIENTS.finditer(path.read_text(encoding="utf-8")):
            yield f"docs/{path.relative_to(DOCS)}", MARKS.sub("", match["text"])


def _sheet_texts(sheet: dict[str, Any]) -> Iterator[str]:
    """Yield every text of a patient's sheet."""
    for section in sheet["sections"]:
        yield section["heading"]
        yield from (blank["label"] for blank in section["blanks"])
        for item in section["items"]:
            yield from (item["says"], *item["list"])

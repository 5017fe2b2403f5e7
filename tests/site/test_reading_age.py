"""Words for patients: a reading age of about 12, and no question that hides a "not"."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import calculators
from site_src.content.page_parser import Page
from site_src.paths import DOCS, ROOT, read_json
from tests.module.stories.support.data_checks import ALLOWED_NEGATIONS, NEGATION
from tests.site.support.patient_words import patient_texts

Row = dict[str, Any]

SETTINGS: Row = read_json(DOCS / "data" / "reading-age.json")
HARD = "Radiological examinations demonstrating osteoporotic abnormalities necessitate interdisciplinary consultation."
QUESTION = re.compile(r"[^.?!;:]*\?")


def measured(texts: list[Row], terms: list[str]) -> Row:
    """Return what the script reports for these texts with the current settings."""
    node = shutil.which("node")
    assert node
    asked = {name: SETTINGS[name] for name in ("age", "agree", "words")} | {"terms": terms, "texts": texts}
    done = subprocess.run(
        [node, str(Path(__file__).parent / "support" / "reading_age.mjs")],
        input=json.dumps(asked), cwd=ROOT, capture_output=True, check=True, text=True, encoding="utf-8",
    )  # fmt: skip
    found: Row = json.loads(done.stdout)
    return found


@cache
def of_all() -> Row:
    texts = [{"where": where, "text": text} for text, where in patient_texts().items()]
    return measured(texts, [term["word"] for term in SETTINGS["terms"]])


def test_no_sentence_for_a_patient_is_too_hard_to_read() -> None:
    kept = {entry["sentence"] for entry in SETTINGS["kept"]}
    assert [entry for entry in of_all()["hard"] if entry["sentence"] not in kept] == []


def test_nothing_is_allowed_that_need_not_be() -> None:
    found = {entry["sentence"] for entry in of_all()["hard"]}
    assert [entry["sentence"] for entry in SETTINGS["kept"] if entry["sentence"] not in found] == []
    assert of_all()["idle"] == []


def test_what_stays_though_it_is_hard_is_of_the_decision_module_whose_words_are_fixed() -> None:
    kept = {entry["sentence"] for entry in SETTINGS["kept"]}
    places = {entry["where"] for entry in of_all()["hard"] if entry["sentence"] in kept}
    assert {place for place in places if "calculators" not in place} == set()


def test_a_hard_sentence_is_seen_and_an_item_of_a_list_is_measured_by_itself() -> None:
    easy = "You may have a fall. Then see your doctor on the same day."
    listed = (
        "Come back with: a fever; a leg that feels weak; a foot that drags when you walk; pain in the chest at night"
    )
    texts = [{"where": "here", "text": text} for text in (HARD, easy, listed)]
    assert measured(texts, []) == {"hard": [{"where": "here", "sentence": HARD}], "idle": []}
    assert measured(texts, ["fever"])["idle"] == ["fever"]


def test_every_place_with_words_for_patients_is_read() -> None:
    places = set(patient_texts().values())
    for part in ("calculators findings", "calculators statements", "calculators rules", "an answer", "the patient's sheet", "ui_text.json",
                 "docs/data/glossary.json", "docs/data/beyond-the-spine.json", "docs/assess/red-flags.md"):  # fmt: skip
        assert any(part in place for place in places), part
    assert len(patient_texts()) > 700


def test_no_question_to_a_patient_hides_a_not() -> None:
    asks = {row["id"]: row["ask"]["patient"] for row in calculators.listing("findings")}
    allowed = {asks[ident]: word for ident, (word, _) in ALLOWED_NEGATIONS.items()}
    for text, where in patient_texts().items():
        for question in QUESTION.findall(text):
            words = [match.group().lower() for match in NEGATION.finditer(question)]
            assert [word for word in words if word != allowed.get(text)] == [], (where, question)


def test_every_page_to_read_says_when_to_get_help_and_so_does_every_calculator(built_pages: list[Page]) -> None:
    statements = 0
    for page in built_pages:
        kinds = {name for tag in page.tags for name in tag.attributes.get("class", "").split()}
        statements += "ub-st" in kinds
        if not page.address.startswith(("about/", "teach/", "404")):
            assert kinds & {"ub-help", "ub-result__foot"}, page.address
    assert statements >= 10

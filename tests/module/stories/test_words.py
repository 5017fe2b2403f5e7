"""Every text is there for both readers, asks no hidden negation and reassures nobody too soon."""

import copy

import pytest

import calculators
from site_src.content.clinical_cases import clinical_cases
from tests.module.stories.support.data_checks import (
    Listing,
    empty_texts,
    forbidden_words,
    hidden_negations,
    missing_texts,
)
from tests.module.stories.support.expectations import assessment_of

KINDS = ("findings", "groups", "rules", "rungs", "statements", "notes", "wording", "suspicions")
LISTINGS = {kind: calculators.listing(kind) for kind in KINDS}
ASSESSMENTS = [assessment_of(story) for story in clinical_cases()]


def _broken(kind: str, **other: object) -> Listing:
    """One of the listings with its first row changed."""
    rows = copy.deepcopy(LISTINGS[kind])
    rows[0] |= other
    return rows


def test_no_question_for_a_patient_hides_a_negation() -> None:
    assert list(hidden_negations(LISTINGS["findings"])) == []


@pytest.mark.parametrize(
    "question",
    [
        "Have you not had a fever?",
        "Is there no numbness?",
        "Isn’t the area you sit on numb?",
        "Are you free of fever?",
        "Can't you walk alone?",
    ],
)
def test_a_hidden_negation_is_seen(question: str) -> None:
    broken = _broken("findings", ask={"clinician": "Fever?", "patient": question})
    assert len(list(hidden_negations(broken))) == 1


def test_an_allowance_that_is_no_longer_needed_is_seen() -> None:
    findings = copy.deepcopy(LISTINGS["findings"])
    row = next(row for row in findings if row["id"] == "somatization")
    row["ask"]["patient"] = "Do you have many other complaints?"
    assert list(hidden_negations(findings)) == ["The question 'somatization' no longer needs to be allowed its 'no'."]


@pytest.mark.parametrize("kind", KINDS)
def test_every_text_has_words_for_both_readers(kind: str) -> None:
    assert list(missing_texts(LISTINGS[kind], kind)) == []


def test_every_assessment_has_words_for_both_readers() -> None:
    assert list(missing_texts(ASSESSMENTS, "assessments")) == []


@pytest.mark.parametrize("reader", ["clinician", "patient"])
def test_missing_words_are_seen(reader: str) -> None:
    for empty in ("", "  ", None):
        broken = _broken("findings", label={"clinician": "Fever", "patient": "Fever"} | {reader: empty})
        assert len(list(missing_texts(broken, "findings"))) == 1
    broken = _broken("wording", says={"clinician": "Yes", "patient": "Yes"} | {reader: ""})
    assert list(missing_texts(broken, "wording")) == [
        f"wording {LISTINGS['wording'][0]['id']} says: no words for the {reader}."
    ]
    assert len(list(missing_texts(_broken("findings", help={"clinician": ""}), "findings"))) == 1


def test_every_note_has_title_text_and_condition() -> None:
    assert list(empty_texts(LISTINGS["notes"])) == []
    for key in ("title", "says", "when"):
        assert list(empty_texts(_broken("notes", **{key: " "}))) == [f"The note 'N1' has no {key}."]


def test_no_answer_carries_a_forbidden_word() -> None:
    assert list(forbidden_words(ASSESSMENTS, "assessments")) == []
    assert list(forbidden_words(LISTINGS["wording"], "wording")) == []


def test_only_clinicians_read_of_the_longer_time_limit() -> None:
    """With imaging needed now, a patient reads neither of NICE nor of a week (niceQS56)."""
    urgent = [a for a in ASSESSMENTS if a["imaging"]["floor"] == "immediate"]
    assert any("NICE allows a week" in a["answer"]["says"]["clinician"] for a in urgent)
    for a in urgent:
        assert "NICE" not in a["answer"]["says"]["patient"]
        assert "week" not in a["imaging"]["how_soon"]["says"]["patient"]


@pytest.mark.parametrize("text", ["The risk is low-risk", "It is safe to wait", "All clear", "A normal back", "Done!"])
def test_a_forbidden_word_is_seen(text: str) -> None:
    assert len(list(forbidden_words([{"says": {"clinician": "Evaluate today", "patient": text}}], "x"))) == 1
    assert list(forbidden_words({"says": {"clinician": "MRI is unsafe", "patient": "Speak to a doctor"}}, "x")) == []

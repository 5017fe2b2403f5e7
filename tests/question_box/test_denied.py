"""Questions that readers asked and that the box wrongly refused, or answered without saying why. They are never removed."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from site_src.features.question_box.engine import synonyms
from tools.verify.question_box import ask_box

Row = dict[str, Any]

#: What was asked → a statement that must be first, and what the emergency line is about (None: no such line).
WRONGLY_REFUSED = {
    "weakness getting worse fast": ("flag-progressive-neuro", "flag"),
    "breast cancer 6 years ago with new thoracic pain how fast MRI?": ("urgent-cancer-new-pain", "flag"),
    "how fast MRI in known cancer?": ("urgent-cancer-new-pain", "flag"),
    "how fast should I scan a patient with known cancer?": ("urgent-cancer-new-pain", "flag"),
    "fast deficit": ("exam-urgent-deficit", "flag"),
    "fast heartbeat": ("thoracic-caveat", "gate"),
    "how fast should I go to hospital": ("refer-red-flags", "flag"),
    "pain between the shoulder blades": ("thoracic-caveat", "region"),
    "shoulder blades": ("thoracic-caveat", "region"),
    "interscapular pain": ("thoracic-caveat", "region"),
    "my back hurts between shoulders": ("thoracic-caveat", "region"),
    "aortic dissection": ("thoracic-caveat", "gate"),
    "pulmonary embolism": ("thoracic-caveat", "gate"),
    "chest pain": ("thoracic-caveat", "gate"),
    "heart attack": ("thoracic-caveat", "gate"),
    "pain when I breathe": ("thoracic-caveat", "gate"),
    "HIV": ("flag-fever-infection", "flag"),
    "diabetes": ("flag-fever-infection", "flag"),
    "unable to move my legs": ("flag-progressive-neuro", "flag"),
    "legs won't move": ("flag-progressive-neuro", "flag"),
    "I can't get my legs to work": ("flag-progressive-neuro", "flag"),
    "lost the use of my legs": ("flag-progressive-neuro", "flag"),
    "wheelchair since yesterday": ("flag-progressive-neuro", "flag"),
    "sudden weekness both legs": ("flag-progressive-neuro", "flag"),
    "loosing feeling in feet": ("flag-progressive-neuro", "flag"),
    "loss of bowl control": ("flag-sphincter", "flag"),
    "messed my pants": ("flag-sphincter", "flag"),
    "cracked vertebra": ("flag-trauma-osteoporosis", "flag"),
    "spine fusion 4 weeks ago": ("flag-fever-infection", "flag"),
    "thirty eight point five": ("flag-fever-infection", "flag"),
    "knife wound": ("flag-trauma-osteoporosis", "gate"),
    "gunshot wound to the back": ("flag-trauma-osteoporosis", "gate"),
    "trodden on by a horse": ("flag-trauma-osteoporosis", "gate"),
    "gall bladder": ("thoracic-caveat", "gate"),
    "warfarin": ("refer-red-flags", "flag"),
    "sudden back pain and I take a blood thinner": ("refer-red-flags", "flag"),
    "apixaban": ("refer-red-flags", "flag"),
    "hemophilia": ("refer-red-flags", "flag"),
    "spinal epidural hematoma": ("refer-red-flags", "flag"),
    "bamboo spine": ("flag-trauma-osteoporosis", "flag"),
    "DISH": ("flag-trauma-osteoporosis", "flag"),
    "percussion": ("flag-trauma-osteoporosis", "flag"),
    "tap test": ("flag-trauma-osteoporosis", "flag"),
    "unable to lie flat": ("flag-trauma-osteoporosis", "flag"),
    "screws in my back": ("flag-fever-infection", "flag"),
    "rods in my spine": ("flag-fever-infection", "flag"),
    "spinal fusion ten years ago": ("flag-fever-infection", "flag"),
    "worse lying flat": ("flag-cancer", "flag"),
    "band-like pain": ("flag-cancer", "flag"),
    "sickle cell disease": ("flag-fever-infection", "flag"),
    "a port in a vein": ("flag-fever-infection", "flag"),
    "I have become shorter": ("flag-trauma-osteoporosis", "flag"),
    "bladder cancer": ("flag-cancer", "flag"),
    "afebrile": ("exam-temperature", None),
    "when to see doctor": ("followup-one-month", None),
    "summary": ("classify-three-groups", None),
}
#: What is outside → the group that the sentence names; None where it has no name to give.
RIGHTLY_NAMED = {
    "want to end it all": "crisis",
    "life isn't worth living": "crisis",
    "gabapentin": "other-drugs",
    "muscle relaxant": "other-drugs",
    "pillow": "furniture",
    "vertebroplasty": "other-treatments",
    "a brace": "other-treatments",
    "acne": "other-diseases",
    "weather": "world",
    "shingles": "shingles",
    "rash": "shingles",
}

#: A red flag next to a word for something outside: the red flag is answered, and the other word is named.
FLAG_AND_OUTSIDE = {
    "electric shocks down my spine when I bend my neck": ("flag-progressive-neuro", "neck"),
    "prednisone for COPD 10 years back pain": ("flag-trauma-osteoporosis", "organs"),
    "steroids for lupus": ("flag-trauma-osteoporosis", "other-diseases"),
}
#: Danger to life: the line for help, and no statement about medication.
CRISES = ("took too many paracetamol for my back", "I have taken an overdose", "better off dead")


@cache
def answers() -> dict[str, Row]:
    """Run the question box once for all questions of this file."""
    asked = [text for text in WRONGLY_REFUSED for text in ways(text)]
    asked += [*FLAG_AND_OUTSIDE, *CRISES, *RIGHTLY_NAMED, *REASONS, *LOOK_ALIKES]
    asked += ["steroids", "epidural steroid injection", *HELD_BACK, *TOLD, *DEVICES]
    asked += ["facet pain", "a muscle strain in my back", "gabapentn for back pain"]
    return dict(zip(asked, ask_box(asked), strict=True))


def ways(text: str) -> tuple[str, ...]:
    return text, text.upper(), f"  {text} ?? "


CLASSES = {group["id"]: group.get("says") for group in synonyms()["outside"]}


@pytest.mark.parametrize(("asked", "first", "about"), [(asked, *row) for asked, row in WRONGLY_REFUSED.items()])
def test_questions_that_were_wrongly_declined_are_answered(asked: str, first: str, about: str | None) -> None:
    for text in ways(asked):
        answer = answers()[text]
        assert answer["found"][:1] == [first], text
        assert answer["emergency"] == about, text
        assert answer["outside"] == [], text


@pytest.mark.parametrize(("asked", "group"), RIGHTLY_NAMED.items())
def test_what_is_outside_is_named_by_its_own_class(asked: str, group: str) -> None:
    answer = answers()[asked]
    assert answer["found"] == []
    assert [one["id"] for one in answer["outside"]] == [group]
    assert asked.removeprefix("a ") in answer["outside"][0]["words"]


@pytest.mark.parametrize(("asked", "first", "group"), [(asked, *row) for asked, row in FLAG_AND_OUTSIDE.items()])
def test_a_red_flag_next_to_something_outside_is_answered(asked: str, first: str, group: str) -> None:
    answer = answers()[asked]
    assert (answer["found"][0], answer["emergency"]) == (first, "flag")
    assert [one["id"] for one in answer["outside"]] == [group]


@pytest.mark.parametrize("asked", CRISES)
def test_a_danger_to_life_leads_to_help(asked: str) -> None:
    answer = answers()[asked]
    assert (answer["found"], answer["emergency"]) == ([], "help")


def test_a_medicine_is_no_disease_and_what_has_no_class_gets_no_sentence() -> None:
    assert "medicine" in CLASSES["other-drugs"]["clinician"]
    assert "disease" not in CLASSES["other-drugs"]["clinician"]
    assert CLASSES["world"] is None
    assert "something else" not in str(CLASSES)


def test_steroids_say_why_they_were_found_and_that_nothing_is_said_of_them_as_treatment() -> None:
    answer = answers()["steroids"]
    assert {"flag-trauma-osteoporosis", "refer-radiculopathy-stenosis"} <= set(answer["found"])
    assert {reason["topic"] for reason in answer["why"]["flag-trauma-osteoporosis"]} == {"steroids"}
    assert [one["id"] for one in answer["silent"]] == ["steroids"]
    # The treatment that the guideline does name is no gap.
    assert answers()["epidural steroid injection"]["silent"] == []


REASONS = ("numb legs after a fall with osteoporosis", "MRI or CT?", "fevr and bak pain", "which NSAID?")


def test_every_hit_says_by_which_words_of_the_question_it_was_found() -> None:
    for text in REASONS:
        answer = answers()[text]
        assert answer["found"], text
        for ident in answer["found"]:
            reasons = answer["why"][ident]
            assert reasons, (text, ident)
            for reason in reasons:
                for word in reason["words"].split(" … "):
                    assert word in text, (text, ident, reason)


#: A treatment next to a red flag or the gate, and the statement on it that must not be an answer.
HELD_BACK = {
    "is manipulation safe with osteoporosis": "second-line-acute-manipulation",
    "can I take ibuprofen in pregnancy": "first-line-drugs",
    "which NSAID for chest pain": "first-line-drugs",
    "massage and a fever": "second-line-chronic",
    "should I exercise with brittle bones": "second-line-exercise",
    "heat pack, known cancer": "first-line-heat",
}


@pytest.mark.parametrize(("asked", "treatment"), HELD_BACK.items())
def test_next_to_a_red_flag_a_treatment_is_only_related(asked: str, treatment: str) -> None:
    answer = answers()[asked]
    assert answer["found"]
    assert answer["emergency"]
    assert treatment not in answer["found"]
    assert treatment in answer["related"]


#: Something outside that is only told of, and what is asked of the guideline.
TOLD = {
    "My dog died. Could grief make my back pain worse?": ("psychosocial-predictors", "animals"),
    "I had a long flight yesterday, should I rest?": ("first-line-activity", "world"),
    "I love pizza. Can I have a massage?": ("second-line-chronic", "world"),
}


@pytest.mark.parametrize(("asked", "first", "group"), [(asked, *row) for asked, row in TOLD.items()])
def test_what_is_only_told_of_in_a_clause_of_its_own_does_not_refuse(asked: str, first: str, group: str) -> None:
    answer = answers()[asked]
    assert answer["found"][0] == first
    assert [one["id"] for one in answer["outside"]] == [group]


#: An implant changes the answer, wherever in the question it is told.
DEVICES = ("Is an MRI safe with a pacemaker?", "I have a pacemaker. Can I have an MRI?", "MRI, cochlear implant")


@pytest.mark.parametrize("asked", DEVICES)
def test_the_subject_refuses_and_what_was_found_is_related(asked: str) -> None:
    answer = answers()[asked]
    assert answer["found"] == []
    assert "mri-over-ct" in answer["related"]
    assert [one["id"] for one in answer["outside"]] == ["implants"]


def test_a_short_slip_is_not_read_as_something_outside() -> None:
    for asked in ("facet pain", "a muscle strain in my back"):
        assert answers()[asked]["outside"] == [], asked
    assert [one["id"] for one in answers()["gabapentn for back pain"]["outside"]] == ["other-drugs"]


#: Outside words that look like, or begin as, words of the guideline: only the whole word as it is written counts.
LOOK_ALIKES = {
    "fast": "fasting",
    "hips don't move and numb legs": "hip",
    "I was burning up all night": "burns",
    "my weight is dropping": "weight watchers",
    "I am opening my bowels without noticing": "open",
    "poor balance, worse each week": "balanced diet",
    "backpacking, then a fall": "backpack",
    "skinny and getting thinner": "skin",
    "I feel chesty and have a temperature": "chest of drawers",
    "I cannot pass water": "water bottle price",
    "numbness is spreading": "bread",
}


@pytest.mark.parametrize("asked", LOOK_ALIKES)
def test_a_word_for_something_outside_counts_only_whole_and_as_it_is_written(asked: str) -> None:
    assert answers()[asked]["found"] != []

"""What people ask about the additions leads first to the rule, the caution, or the note. Phrasings are never removed."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from calculators.newer_evidence import BEFORE_NSAID, NICE_TIMES
from tools.verify.question_box import ask_box

Row = dict[str, Any]

#: Phrasings by what comes first: a caution, a rule that is not in the article, or a topic.
PHRASINGS: dict[str, list[str]] = json.loads(Path(__file__).with_name("phrasings.json").read_text(encoding="utf-8"))
RULES = ("stiff-spine", "bleeding", "spinal-procedure", "implant", "escalating", "percussion")
#: Each rule, and the question of the calculators that it reads.
QUESTIONS = {
    "stiff-spine": "stiff_spine_injury",
    "bleeding": "bleeding_risk",
    "spinal-procedure": "recent_spinal_procedure",
    "implant": "spinal_implant",
    "escalating": "escalating_pain",
    "percussion": "percussion_tenderness",
}


@cache
def answers() -> dict[str, Row]:
    """Run the question box once for all phrasings."""
    texts = [text for texts in PHRASINGS.values() for text in texts] + [*NO_CAUTION, *MORE_URGENT]
    return dict(zip(texts, ask_box(texts), strict=True))


def test_there_are_enough_phrasings_of_everything() -> None:
    assert set(PHRASINGS) == {*RULES, BEFORE_NSAID.about, NICE_TIMES.about, "familiar", "shingles"}
    assert {name: len(texts) for name, texts in PHRASINGS.items() if len(texts) < 10} == {}
    assert len(PHRASINGS["before-nsaid"]) >= 25


@pytest.mark.parametrize("asked", PHRASINGS["before-nsaid"])
def test_a_question_about_an_nsaid_and_a_risk_shows_the_caution(asked: str) -> None:
    answer = answers()[asked]
    assert answer["cautions"] == ["before-nsaid"]
    assert "first-line-drugs" in answer["found"] + answer["related"]


#: An NSAID without a risk, and a risk without an NSAID: the caution is in the entry of the medication, or there is none.
NO_CAUTION = (
    "ibuprofen",
    "which NSAID?",
    "kidney disease",
    "stomach ulcer",
    "heart failure",
    "warfarin",
    "nice weather",
)


@pytest.mark.parametrize("asked", NO_CAUTION)
def test_one_half_alone_calls_for_no_caution_before_the_answer(asked: str) -> None:
    assert answers()[asked]["cautions"] == []


@pytest.mark.parametrize(("rule", "asked"), [(rule, asked) for rule in RULES for asked in PHRASINGS[rule]])
def test_a_question_about_an_addition_leads_first_to_its_rule_and_its_question(rule: str, asked: str) -> None:
    answer = answers()[asked]
    assert [row["id"] for row in answer["rules"]][:1] == [rule]
    assert answer["addedFirst"]
    assert QUESTIONS[rule] == answer["asked"][0] or "fracture" in asked
    assert answer["emergency"] == "flag"


#: Something more urgent is named too: its statements come before the rule of the addition.
MORE_URGENT = {
    "warfarin and I cannot move my legs": "bleeding",
    "ankylosing spondylitis, a fall, and numb legs": "stiff-spine",
    "screws in my back and a fever": "implant",
}


@pytest.mark.parametrize(("asked", "rule"), MORE_URGENT.items())
def test_what_is_more_urgent_comes_before_an_addition(asked: str, rule: str) -> None:
    answer = answers()[asked]
    assert rule in {row["id"] for row in answer["rules"]}
    assert not answer["addedFirst"]


@pytest.mark.parametrize("asked", PHRASINGS["familiar"])
def test_a_question_about_familiar_pain_leads_to_its_notes_and_to_the_question_on_new_pain(asked: str) -> None:
    answer = answers()[asked]
    assert answer["notes"] == ["N1", "N17"]
    assert answer["addedFirst"]
    assert answer["asked"] == ["new_onset"]


@pytest.mark.parametrize("asked", PHRASINGS["cancer"])
def test_a_question_about_the_time_limits_of_nice_leads_to_them(asked: str) -> None:
    answer = answers()[asked]
    assert answer["cautions"] == ["cancer"]
    assert answer["found"][0] == "urgent-cancer-new-pain"


@pytest.mark.parametrize("asked", PHRASINGS["shingles"])
def test_a_question_about_shingles_leads_to_the_page_on_causes_outside_the_spine(asked: str) -> None:
    answer = answers()[asked]
    assert answer["found"] == []
    assert [one["id"] for one in answer["outside"]] == ["shingles"]


def test_a_week_is_no_weakness() -> None:
    [week, slip] = ask_box(["how many weeks", "weekness in my legs"])
    assert "flag-progressive-neuro" not in week["found"]
    assert slip["found"][0] == "flag-progressive-neuro"

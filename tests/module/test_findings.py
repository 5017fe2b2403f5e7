"""The catalogue is the one of the specification: ids, order, kinds, ranges, groups, words."""

import re

import pytest

import calculators
from calculators.findings import YES_NO_IDS
from tests.module.support.case_builders import CATALOGUE, RANGES, YES_NO
from tests.module.support.catalog import FINDINGS, FINDINGS_WITH_N16
from tests.module.support.specification import BEYOND
from tests.module.support.specification import FINDINGS as SPECIFIED

GROUPS = {row["id"]: row for row in calculators.listing("groups")}
MEMBERS: dict[str, list[str]] = {}
for finding in SPECIFIED:
    MEMBERS.setdefault(finding["group"], []).append(finding["id"])


def test_the_order_is_that_of_the_bedside() -> None:
    assert tuple(FINDINGS) == CATALOGUE
    assert tuple(GROUPS) == tuple(MEMBERS)


@pytest.mark.parametrize("group", MEMBERS)
def test_each_group_holds_its_findings_in_order(group: str) -> None:
    assert [id for id, row in FINDINGS.items() if row["group"] == group] == MEMBERS[group]


def test_only_four_findings_are_numbers_and_their_ranges_are_stated() -> None:
    numbers = {id: (row["low"], row["high"]) for id, row in FINDINGS.items() if row["kind"] == "number"}
    assert numbers == RANGES
    assert all(
        row["kind"] == "yes-no" and row["low"] is row["high"] is None
        for id, row in FINDINGS.items()
        if id not in RANGES
    )


@pytest.mark.parametrize(("id", "unit"), [("age_years", "years"), ("esr_mm_h", "mm/h"), ("duration_weeks", "weeks")])
def test_a_number_has_its_unit(id: str, unit: str) -> None:
    assert FINDINGS[id]["unit"] == {"clinician": unit, "patient": unit}


def test_additions_to_the_article_are_labeled() -> None:
    assert {id for id, row in FINDINGS.items() if row["origin"] == "beyond"} == BEYOND
    assert {row["origin"] for row in FINDINGS.values()} == {"article", "beyond"}


def test_note_16_marks_the_words_without_a_number() -> None:
    assert {id for id, row in FINDINGS.items() if "N16" in row["notes"]} == FINDINGS_WITH_N16


def test_none_of_these_stands_in_each_group_but_two() -> None:
    assert [id for id, row in GROUPS.items() if not row["none_of_these"]] == ["pain", "tests"]


def test_the_cord_group_says_that_only_what_is_new_or_worse_counts() -> None:
    hint = GROUPS["cord"]["hint"]
    assert "new, or worse" in hint["clinician"]
    assert "new, or worse" in hint["patient"]


@pytest.mark.parametrize("id", CATALOGUE)
def test_a_finding_is_worded_for_both_readers(id: str) -> None:
    row = FINDINGS[id]
    for words in (row["label"], row["ask"]):
        assert list(words) == ["clinician", "patient"]
        assert all(text and text == text.strip() for text in words.values())
    assert not row["label"]["clinician"].endswith("?")
    assert row["help"]["clinician"]
    if row["kind"] == "yes-no":
        assert row["ask"]["clinician"].endswith("?")
        assert row["ask"]["patient"].endswith("?")


@pytest.mark.parametrize("id", CATALOGUE)
def test_no_question_for_patients_hides_a_not(id: str) -> None:
    asked = FINDINGS[id]["ask"]["patient"].lower()
    asked = asked.replace("find nothing serious", "").replace("no one could explain", "").replace("without trying", "")
    assert not re.search(r"\b(not|no|never|none|without|cannot|nothing)\b|n['’]t\b", asked)


@pytest.mark.parametrize(
    ("id", "leads_to"),
    [
        ("lung_warning", "stop"),
        ("pregnancy", "outside"),
        ("age_years", None),
        ("fever", "immediate"),
        ("cancer_history", "urgent-evaluation"),
        ("esr_mm_h", None),
        ("recent_trauma", "first-test"),
        ("new_onset", None),
        ("not_improving", None),
        ("depression", None),
        ("work_up_done", None),
    ],
)
def test_the_listing_says_where_a_lone_yes_leads(id: str, leads_to: str | None) -> None:
    assert FINDINGS[id]["rung"] == leads_to


def test_the_findings_that_are_answered_yes_or_no_are_listed() -> None:
    assert YES_NO_IDS == YES_NO

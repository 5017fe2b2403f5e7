"""The stories reach every rule, note, boundary, status and answer; each check is proved able to fail."""

import copy

import calculators
from site_src.checks.completeness import uncovered_notes, uncovered_rules, uncovered_single_findings
from site_src.content.clinical_cases import clinical_cases
from tests.module.stories.support.coverage import (
    uncovered_boundaries,
    uncovered_rungs,
    uncovered_statements,
    uncovered_values,
)

STORIES = clinical_cases()
RULES, NOTES = calculators.listing("rules"), calculators.listing("notes")
FINDINGS, RUNGS = calculators.listing("findings"), calculators.listing("rungs")
STATEMENTS = calculators.listing("statements")
SCHEMA = calculators.schema("assessment")


def test_every_rule_has_a_story() -> None:
    assert list(uncovered_rules(STORIES, RULES)) == []


def test_each_rule_would_be_missed() -> None:
    """Without the stories that tell of a rule, the check names it: for each rule in turn."""
    for rule in RULES:
        without = [story for story in STORIES if list(uncovered_rules([story], [rule]))]
        assert len(without) < len(STORIES)
        assert f"docs/data/cases: no case expects the rule {rule['id']!r}." in list(uncovered_rules(without, RULES))


def test_a_new_rule_without_a_story_is_seen() -> None:
    new = {**RULES[-1], "id": "new-rule", "outcome": "some-day", "statements": []}
    assert list(uncovered_rules(STORIES, [*RULES, new])) == ["docs/data/cases: no case expects the rule 'new-rule'."]


def test_every_note_has_a_story_with_and_without_it() -> None:
    assert list(uncovered_notes(STORIES, NOTES)) == []


def test_a_note_that_no_story_has_is_seen() -> None:
    new = {**NOTES[0], "id": "N99"}
    assert list(uncovered_notes(STORIES, [*NOTES, new])) == ["docs/data/cases: no case expects the note 'N99'."]


def test_a_note_that_always_applies_is_seen() -> None:
    with_n12 = [story for story in STORIES if "N12" in story.expect["notes"]]
    assert "docs/data/cases: every case expects the note 'N12'." in list(uncovered_notes(with_n12, NOTES))


def test_every_value_of_an_assessment_has_a_story() -> None:
    assert list(uncovered_values(STORIES, SCHEMA)) == []


def test_a_new_status_without_a_story_is_seen() -> None:
    schema = copy.deepcopy(SCHEMA)
    schema["properties"]["management"]["properties"]["status"]["enum"].append("half-given")
    schema["properties"]["screen"]["properties"]["suspicions"]["properties"]["cancer"]["enum"].append("likely")
    expected = ["No story has as status 'half-given'.", "No story has as suspicion of cancer 'likely'."]
    assert list(uncovered_values(STORIES, schema)) == expected


def test_every_rung_has_a_story_in_each_of_its_places() -> None:
    assert list(uncovered_rungs(STORIES, RUNGS)) == []


def test_an_answer_that_no_story_shows_or_none_may_show_is_seen() -> None:
    settled = [story for story in STORIES if story.expect["kind"] == "settled"]
    assert "No story has the answer ('stop', 'immediate')." in list(uncovered_rungs(settled, RUNGS))
    story = copy.deepcopy(next(story for story in STORIES if story.expect["kind"] == "outside"))
    story.expect["rung"] = "none"
    assert "A story shows 'none' as 'outside', which no answer may." in list(uncovered_rungs([*STORIES, story], RUNGS))


def test_every_boundary_has_a_story() -> None:
    assert list(uncovered_boundaries(STORIES, FINDINGS, RULES)) == []


def test_a_boundary_without_a_story_is_seen() -> None:
    without = [story for story in STORIES if story.answers.get("esr_mm_h") != 19.9]
    assert list(uncovered_boundaries(without, FINDINGS, RULES)) == ["No story has the number ('esr_mm_h', 19.9)."]


def test_a_line_that_moved_is_seen() -> None:
    rules = copy.deepcopy(RULES)
    clause = next(clause for rule in rules for clause in rule["when"] if clause["is"] == "over")
    clause["value"] = 55
    assert any("draws a line at 55" in sentence for sentence in uncovered_boundaries(STORIES, FINDINGS, rules))


def test_every_finding_has_a_story_in_which_it_is_all_that_is_known() -> None:
    assert list(uncovered_single_findings(STORIES, FINDINGS)) == []


def test_a_finding_without_such_a_story_is_seen() -> None:
    new = {**FINDINGS[0], "id": "night_pain"}
    assert list(uncovered_single_findings(STORIES, [*FINDINGS, new])) == [
        "docs/data/cases: no case with the base 'nothing-known' has 'night_pain' as its only answer."
    ]


def test_every_statement_that_is_acted_on_is_the_source_of_a_story() -> None:
    assert list(uncovered_statements(STORIES, STATEMENTS)) == []


def test_a_statement_that_no_story_comes_from_is_seen() -> None:
    new = {**STATEMENTS[0], "id": "flag-night-pain", "use": "rule"}
    assert list(uncovered_statements(STORIES, [*STATEMENTS, new])) == ["No story has as its source 'flag-night-pain'."]

"""Over-triage: the same people for both versions, one step for each person, and a record that names its rules."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest

from calculators import rules_hash
from calculators.findings import YES_NO_IDS
from site_src.blocks import verification_tables
from site_src.content import verification
from site_src.content.schemas import read_schema, schema_problems
from site_src.content.site_data import site_data
from tools.verify import over_triage
from tools.verify.clinical_diff import ROOT, DiffError, Outcome, Version
from tools.verify.over_triage import STEPS, changed, count, measure, step_of, texts_for
from tools.verify.population import answers_of, assumed_frequencies, draw


def outcome(answer: str, *rules: str) -> Outcome:
    return {"answer": answer, "rules": list(rules)}


SAID = {
    "settled none None": "none",
    "settled first-test None": "first-test",
    "open None first-test": "open",
    "open urgent-evaluation immediate": "urgent-evaluation",
    "outside None None": "outside",
    "outside immediate None": "immediate",
    "stop immediate None": "stop",
    "stop None None": "stop",
}
BEFORE = Version(
    "0.1.1", "a" * 12, [outcome("settled none None", "otherwise"), outcome("settled none None", "otherwise")]
)
AFTER = Version(
    "0.2.0", "b" * 12, [outcome("settled urgent-evaluation None", "bleeding"), outcome("open None first-test")]
)


@pytest.mark.parametrize(("answer", "step"), SAID.items())
def test_every_answer_says_one_step_first(answer: str, step: str) -> None:
    assert step_of(outcome(answer)) == step
    assert step in STEPS


def test_steps_and_rules_are_counted_and_what_became_more_urgent() -> None:
    found = count(AFTER)
    assert (found["version"], found["rules_hash"]) == ("0.2.0", "b" * 12)
    assert sum(found["steps"].values()) == 2
    assert (found["steps"]["urgent-evaluation"], found["steps"]["open"]) == (1, 1)
    assert found["rules"] == {"bleeding": 1}
    assert changed(BEFORE, AFTER) == {"more": 1, "less": 0}
    assert changed(AFTER, BEFORE) == {"more": 0, "less": 1}


def test_the_earlier_rules_get_the_same_people_with_the_earlier_shares() -> None:
    data = {**assumed_frequencies(), "persons": 200}
    earlier = {**dict.fromkeys(YES_NO_IDS, 0.0), "lung_warning": 0.1}
    wider = {**earlier, "lung_warning": 0.3, "fever": 1.0}
    del earlier["fever"]
    pairs = [
        (json.loads(was), json.loads(now))
        for was, now in zip(texts_for(data, earlier), texts_for(data, wider), strict=True)
    ]
    assert all("fever" not in was and now["fever"] == "present" for was, now in pairs)
    assert all(was[id] == now[id] for was, now in pairs for id in ("age_years", "duration_weeks", "conservative_weeks"))
    narrow = [was["lung_warning"] == "present" for was, _ in pairs]
    wide = [now["lung_warning"] == "present" for _, now in pairs]
    assert 0 < sum(narrow) < sum(wide)
    assert all(now or not was for was, now in zip(narrow, wide, strict=True))


def test_a_person_has_an_answer_to_each_question_of_the_shares_and_care_within_the_pain() -> None:
    data = assumed_frequencies()
    answers = answers_of(draw(Random(1), data), data, data["shares"])  # noqa: S311 (not a secret)
    assert set(answers) == {*YES_NO_IDS, "age_years", "duration_weeks", "conservative_weeks"}
    assert float(answers["conservative_weeks"]) <= float(answers["duration_weeks"])


def test_a_revision_that_there_is_not_is_one_sentence() -> None:
    with pytest.raises(DiffError, match="rev-parse"):
        measure("no-such-revision")


def test_a_record_of_other_rules_or_frequencies_is_named(tmp_path: Path) -> None:
    (tmp_path / "population.json").write_text("{}", encoding="utf-8")
    assert list(verification.over_triage_problems(rules_hash(), tmp_path)) == [
        "docs/data/over-triage.json is missing: run make triage BASE=REV."
    ]
    record = {"assumed": "0" * 12, "before": {"revision": "abc"}, "now": {"rules_hash": "0" * 12}}
    (tmp_path / "over-triage.json").write_text(json.dumps(record), encoding="utf-8")
    rules, assumed = verification.over_triage_problems(rules_hash(), tmp_path)
    assert rules == "The rules have changed since over-triage was measured. Run make triage BASE=abc."
    assert assumed.startswith("The assumed frequencies in docs/data/population.json have changed")


def test_the_page_shows_both_versions_and_each_step(monkeypatch: pytest.MonkeyPatch) -> None:
    record = {
        "persons": 2, "assumed": "0" * 12, "before": {"revision": "c" * 12, **count(BEFORE)}, "now": count(AFTER),
        "changed": changed(BEFORE, AFTER),
    }  # fmt: skip
    assert list(schema_problems(record, read_schema("over-triage"), "record")) == []
    monkeypatch.setattr(verification, "over_triage", lambda: record)
    html = verification_tables.over_triage(site_data(), 3)
    for text in ("Before (0.1.1)", "Now (0.2.0)", "a" * 12, "b" * 12, "c" * 12, "For 50.0% of them"):
        assert text in html
    assert "The rules have changed since this was measured" in html
    assert all(f'data-rung="{"unknown" if step == "open" else step}"' in html for step in STEPS)
    assert "rule-bleeding" in html
    monkeypatch.setattr(verification, "over_triage", lambda: None)
    assert "has not been measured" in verification_tables.over_triage(site_data(), 3)


def test_the_file_is_written_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    found = {"persons": 2, "before": count(BEFORE), "now": count(AFTER)}
    monkeypatch.setattr(over_triage, "measure", lambda _: found)
    monkeypatch.setattr(over_triage, "FILE", ROOT / "build" / "over-triage-test.json")
    try:
        assert over_triage.write("main").endswith("2 persons, rules 0.1.1 (aaaaaaaaaaaa) and 0.2.0 (bbbbbbbbbbbb).")
        assert json.loads(over_triage.FILE.read_text(encoding="utf-8")) == found
    finally:
        over_triage.FILE.unlink(missing_ok=True)

"""A decision held against the guide's: which differences are found, what kind each is, and which files of progress are refused."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from site_src.assets import calculator_data
from site_src.content.site_data import site_data
from site_src.features.teaching import learner, script
from site_src.features.teaching.cases import case_of, cases, errors
from tests.site.support.learner import run_learner_script

Json = dict[str, Any]


def guideline_decision(case: str, stage: int = -1) -> Json:
    """Return the guideline's own decision when all findings are assessed."""
    truth = script.cases_data()["cases"][case]["stages"][stage]["asked"]
    gate = truth["gate"]["status"]
    first = [item["statement"] for item in truth["management"]["first_line"]]
    tests = {
        "mri": "mri",
        "clinician-choice": "mri",
        "radiograph": "radiograph",
        "esr-or-radiograph": "esr",
        "mri-or-ct": "mri",
    }
    return {
        "gate": gate if gate in ("stop", "outside") else "applies",
        "suspicions": truth["screen"]["suspicions"], "rung": truth["imaging"]["floor"], "test": tests.get(truth["imaging"]["test"], "none"),
        "plan": truth["management"]["status"], "relief": [one for one in RELIEF if one in first], "next": "", "sure": "sure",
    }  # fmt: skip


RELIEF = ("first-line-education", "first-line-activity", "first-line-heat", "first-line-drugs")


def scored(case: str, decision: Json, asked: list[str] | None = None, stage: int = -1, **about: Any) -> Json:
    whole = case_of(case).stages[stage]
    known = {"asked": list(whole.replies) if asked is None else asked, **about}
    at = f"UB.cases.cases[{json.dumps(case)}].stages.at({stage}).asked"
    found: Json = run_learner_script(f"UB.learner.score({json.dumps(decision)}, {at}, {json.dumps(known)})")
    return found


def test_who_decides_as_the_guide_differs_in_nothing_in_every_stage_of_every_case() -> None:
    decisions = [
        (case.id, place, guideline_decision(case.id, place)) for case in cases() for place in range(len(case.stages))
    ]
    found = run_learner_script(
        f"{json.dumps(decisions)}.map(([id, place, decision]) => {{ const stage = UB.cases.cases[id].stages[place];"
        " return [UB.learner.isDecided(decision), UB.learner.score(decision, stage.asked, { asked: Object.keys(stage.replies) })]; })"
    )
    for (decided, outcome), (case, place, _) in zip(found, decisions, strict=True):
        assert decided, (case, place)
        assert outcome["right"], (case, place)
        assert outcome["kinds"] == [], (case, place, outcome["rows"])


@pytest.mark.parametrize(
    ("case", "otherwise", "asked", "kind", "right"),
    [
        ("the-bannister", {"rung": "none"}, None, "imaging-too-late", False),
        ("moving-day", {"rung": "first-test"}, None, "imaging-too-early", False),
        ("the-bannister", {"test": "lumbar-mri"}, None, "lumbar-only-imaging", True),
        ("the-bannister", {"test": "ct"}, None, "wrong-test", True),
        ("moving-day", {"test": "mri"}, None, "imaging-too-early", True),
        ("the-bannister", {"test": "none"}, None, "imaging-too-late", True),
        ("up-to-the-allotment", {"gate": "applies"}, None, "other-organ-taken-for-back", False),
        ("a-car-door", {"gate": "applies"}, None, "gate-missed", False),
        ("moving-day", {"gate": "stop"}, None, "gate-without-ground", False),
        ("the-bannister", {"plan": "given"}, None, "comfort-before-the-flags", True),
        ("moving-day", {"plan": "withheld"}, None, "plan-too-late", True),
        ("moving-day", {"relief": ["bed-rest"]}, None, "rest-and-opioids", True),
        ("the-bannister", {"relief": ["first-line-drugs"]}, None, "comfort-before-the-flags", True),
        ("the-bannister", {}, ["fever"], "legs-not-examined", True),
        ("the-bannister", {"suspicions": {"cord-or-cauda-equina": "not-suspected"}}, ["fever"], "not-asked-read-as-no", True),
        ("the-bannister", {"suspicions": {"cord-or-cauda-equina": "open"}}, None, "flag-explained-away", True),
        ("the-bannister", {"suspicions": {"cancer": "suspected"}}, None, "flag-without-ground", True),
        ("the-bannister", {"suspicions": {"cancer": "open"}}, None, "left-open", True),
        ("long-sleeves", {"suspicions": {"infection": "not-suspected"}}, None, "no-fever-read-as-no-infection", True),
    ],
)  # fmt: skip
def test_a_difference_is_named_by_its_kind(
    case: str, otherwise: Json, asked: list[str] | None, kind: str, right: bool
) -> None:
    decision = guideline_decision(case)
    changed = {**decision, **otherwise, "suspicions": {**decision["suspicions"], **otherwise.get("suspicions", {})}}
    found = scored(case, changed, asked)
    assert kind in found["kinds"], found["kinds"]
    assert found["right"] is right
    assert {row["kind"] for row in found["rows"] if row["how"] == "same"} <= {""}


def test_a_fever_behind_a_drug_and_an_answer_of_the_last_visit_are_kinds_of_their_own() -> None:
    decision = guideline_decision("every-six-hours", 0)
    dropped = {**decision, "suspicions": {**decision["suspicions"], "infection": "not-suspected"}}
    assert "fever-hidden-by-a-drug" in scored("every-six-hours", dropped, stage=0)["kinds"]
    run_with_storage = {**guideline_decision("every-six-hours"), "rung": decision["rung"]}
    before = {"rung": decision["rung"], "floor": decision["rung"]}
    assert "old-answer-kept" in scored("every-six-hours", run_with_storage, before=before)["kinds"]
    assert "imaging-too-late" in scored("every-six-hours", run_with_storage)["kinds"]


def test_what_is_asked_next_is_held_against_what_still_matters() -> None:
    decision = guideline_decision("the-bannister")
    assert scored("the-bannister", {**decision, "next": "fever"}, next=["fever"])["kinds"] == []
    assert scored("the-bannister", decision, next=["fever"])["kinds"] == ["not-asked-read-as-no"]
    assert scored("the-bannister", {**decision, "next": "depression"}, next=["fever"])["kinds"] == [
        "asked-past-the-answer"
    ]


NOT_IN_A_DECISION = {"skin-not-examined", "radiograph-as-all-clear", "one-half-taken-for-both"}
"""Errors that a decision does not show, because it names neither what was examined nor why. Only the cases name them."""


def test_every_kind_of_difference_has_words_and_rests_on_what_exists() -> None:
    text = (learner.HERE / "score.js").read_text(encoding="utf-8")
    ids = {row["id"] for table in (site_data().statements, site_data().notes) for row in table}
    for kind, row in learner.difference_kinds().items():
        assert f'"{kind}"' in text, kind
        assert kind not in errors()
        assert row["rests_on"]
        assert set(row["rests_on"]) <= ids, kind
    named = set(re.findall(r'"([a-z]+(?:-[a-z]+)+)"', text))
    assert named & set(errors()) == set(errors()) - NOT_IN_A_DECISION


def test_every_word_of_the_scripts_exists() -> None:
    words = json.loads((learner.HERE / "words.json").read_text(encoding="utf-8"))
    named = {
        (path.name, name)
        for path in learner.HERE.glob("*.js")
        for name in re.findall(r'(?:teachingText|countText)\(\s*"([a-z-]+)"', path.read_text(encoding="utf-8"))
    }
    assert len(named) > 100
    assert [one for one in sorted(named) if one[1] not in words] == []
    assert "rule" in calculator_data(site_data())["words"]


def progress(**cases: Any) -> str:
    return json.dumps({"format": 1, "cases": cases})


DONE: Json = {"decision": guideline_decision("the-belt"), "right": True, "kinds": ["wrong-test"]}
GOOD: Json = {
    "rules_hash": "0" * 12,
    "asks": {},
    "stages": {"0": DONE},
}


def loaded_progress(text: str) -> tuple[list[str], list[str]]:
    """Return the errors of a file, and the cases after it was loaded."""
    found: tuple[list[str], list[str]] = run_learner_script(
        f"[UB.learner.store.importFile({json.dumps(text)}), Object.keys(UB.learner.store.all())]"
    )
    return found


def test_progress_comes_back_as_it_was_saved() -> None:
    text = progress(**{"the-belt": GOOD})
    found = run_learner_script(
        f"UB.learner.store.importFile({json.dumps(text)}), JSON.parse(UB.learner.store.text()).cases"
    )
    assert found == {"the-belt": GOOD}
    assert run_learner_script("UB.learner.store.stored") is True


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", ["fault-json"]),
        ("[]", ["fault-no-progress"]),
        ('{"format": 2, "cases": {}}', ["fault-format"]),
        (progress(**{"the-sofa": GOOD, "the-belt": 1}), ["fault-no-case", "fault-case"]),
        (progress(**{"the-belt": {**GOOD, "stages": {"7": DONE}}}), ["fault-stage"]),
        (progress(**{"the-belt": {**GOOD, "stages": {"0": {"decision": {}, "right": True, "kinds": []}}}}), ["fault-stage"]),
        (progress(**{"the-belt": {**GOOD, "asks": {"0": {"asked": "7", "shortest": 6}}}}), ["fault-stage"]),
    ],
)  # fmt: skip
def test_a_bad_file_is_refused_with_a_sentence_for_each_fault_and_nothing_is_taken(text: str, says: list[str]) -> None:
    words = json.loads((learner.HERE / "words.json").read_text(encoding="utf-8"))
    faults, run_with_storage = loaded_progress(text)
    assert len(faults) == len(says)
    for sentence, name in zip(faults, says, strict=True):
        assert sentence.startswith(words[name].partition("{")[0])
        assert sentence.endswith((".", ".”"))
        assert "{" not in sentence.replace("{}", "")
    assert run_with_storage == []


PROTOTYPES = ("constructor", "__proto__", "toString", "hasOwnProperty")


@pytest.mark.parametrize("name", PROTOTYPES)
def test_only_own_names_count_in_a_file_and_nothing_of_a_bad_one_is_stored(name: str) -> None:
    """A name that every object has is no case, no stage, no kind of difference, no finding."""
    bad = [
        {name: GOOD},
        {"the-belt": {**GOOD, "stages": {name: DONE}}},
        {"the-belt": {**GOOD, "asks": {name: {"asked": 1, "shortest": 1}}}},
        {"the-belt": {**GOOD, "stages": {"0": {**DONE, "kinds": [name]}}}},
        {"the-belt": {**GOOD, "stages": {"0": {**DONE, "heard": [name]}}}},
        {"the-belt": {**GOOD, "stages": {"0": {**DONE, "decision": {**DONE["decision"], "next": name}}}}},
        {"the-belt": {**GOOD, "stages": {"0": {**DONE, "decision": {**DONE["decision"], "sure": name}}}}},
        {"the-belt": {**GOOD, "stages": {"0": {**DONE, "decision": {**DONE["decision"], "suspicions": name}}}}},
    ]
    texts = [progress(**one) for one in bad]
    before, found = run_learner_script(
        f"[JSON.stringify(stored), {json.dumps(texts)}.map((text) => [UB.learner.store.importFile(text).length, JSON.stringify(stored)])]"
    )
    assert found == [[1, before]] * len(texts)


KEY = "/.ub-teaching-1"
OF_ANOTHER_RELEASE = {
    "the-sofa": {"rules_hash": "1" * 12, "stages": {"0": {"new": 1}}, "asks": {}},
    "__proto__": {"x": 1},
}


def run_with_storage(text: str, expression: str, key: str = KEY) -> Any:
    """Evaluate an expression with a text in the browser's storage, and return what is stored afterwards."""
    setting = f"Object.assign(stored, {json.dumps({key: text})});"
    return run_learner_script(f"[{expression}, stored]", setting)


@pytest.mark.parametrize(
    "text",
    ["", "{", '{"format": 1, "cases"', "null", "7", "[]", '"x"', '{"format": 1}', '{"cases": []}', '{"cases": {"the-belt": null}}',
     '{"format": 1, "cases": {"the-belt": {"stages": [], "asks": {}}}}', '{"format": 9, "cases": {"constructor": 1}}'],
)  # fmt: skip
def test_what_is_kept_and_damaged_breaks_nothing_and_is_put_aside(text: str) -> None:
    decided = (
        f"UB.learner.store.decide('moving-day', 0, {json.dumps(DONE)}), "
        "Object.keys(UB.learner.progressOf(UB.learner.store.all()).kinds)"
    )
    kinds, stored = run_with_storage(text, f"({decided})")
    assert kinds == ["wrong-test"]
    now = json.loads(stored[KEY])["cases"]
    assert now["moving-day"]["stages"] == {"0": DONE}
    readable = text.startswith('{"') and text.endswith("}") and "{" in text[1:]
    assert stored.get(f"{KEY}-unread") == (None if readable else text)
    assert set(now) - {"moving-day"} == (
        {"the-belt"} if "the-belt" in text else {"constructor"} if "constr" in text else set()
    )


def test_cases_of_another_release_are_written_back_as_they_were() -> None:
    text = json.dumps({"format": 1, "cases": {**OF_ANOTHER_RELEASE, "the-belt": GOOD}})
    unread, stored = run_with_storage(
        text, f"(UB.learner.store.decide('moving-day', 0, {json.dumps(DONE)}), UB.learner.store.unread)"
    )
    assert unread == 2
    now = json.loads(stored[KEY])["cases"]
    assert {name: now[name] for name in OF_ANOTHER_RELEASE} == OF_ANOTHER_RELEASE
    assert now["the-belt"] == GOOD


def test_what_an_older_release_kept_is_read_and_never_written() -> None:
    text = progress(**{"the-belt": GOOD})
    decide = f"UB.learner.store.decide('moving-day', 0, {json.dumps(DONE)})"
    held, stored = run_with_storage(text, f"({decide}, Object.keys(UB.learner.store.all()))", "ub-teaching")
    assert held == ["the-belt", "moving-day"]
    assert stored["ub-teaching"] == text
    assert list(json.loads(stored[KEY])["cases"]) == ["the-belt", "moving-day"]

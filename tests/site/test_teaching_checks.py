"""Each check of the teaching cases can fail: what is wrong with a case, and what no case teaches, in a sentence."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from site_src.content.schemas import read_schema
from site_src.content.site_data import site_data
from site_src.features.teaching import check, coverage
from site_src.features.teaching.cases import FOLDER, TeachingCase, cases
from site_src.paths import DOCS
from tests.site.support.teaching_cases import LISTED_ERRORS, ONE_CASE, SHARED_ANSWERS, raw_case

Json = dict[str, Any]
SCHEMA = read_schema("teaching-case")


def case_faults(broken: Json, path: Path = FOLDER / f"{ONE_CASE}.json") -> list[str]:
    return list(check.case_problems(path, broken, SHARED_ANSWERS, LISTED_ERRORS, site_data(), DOCS))


def asked(broken: Json) -> Json:
    """Return what a case expects when all findings are assessed."""
    outcome: Json = broken["stages"][0]["expect"]["asked"]
    return outcome


def _states(key: str, value: Any) -> Callable[[Json], None]:
    return lambda broken: asked(broken).update({key: value})


def _suspects(broken: Json) -> None:
    asked(broken)["suspicions"]["cancer"] = "suspected"


def _heard(broken: Json) -> None:
    broken["stages"][0]["expect"]["heard"]["ceiling"] = "none"


def _asks_what_is_known(broken: Json) -> None:
    broken["stages"][0]["expect"]["heard"]["ask_next"] = ["age_years"]


def _care_outlasts_pain(broken: Json) -> None:
    broken["stages"][0]["replies"]["conservative_weeks"]["answer"] = 9


def _no_reply(broken: Json) -> None:
    del broken["stages"][0]["replies"]["severe_pain"]
    del broken["stages"][0]["replies"]["not_improving"]


def _told_unknown(broken: Json) -> None:
    broken["stages"][0]["replies"]["not_improving"]["answer"] = None


def _flag_without_work_up(broken: Json) -> None:
    broken["stages"][0]["replies"]["recent_trauma"] = {"answer": "present", "says": "“I fell.”"}


@pytest.mark.parametrize(
    ("how", "says"),
    [
        (_states("gate", "open"), "stage 1, asked: gate is stated as 'open', but the module answers 'clear'."),
        (_states("floor", "none"), "floor is stated as 'none', but the module answers 'after-conservative-care'."),
        (_states("ceiling", "immediate"), "ceiling is stated as 'immediate'"),
        (_states("plan", "withheld"), "plan is stated as 'withheld', but the module answers 'given'."),
        (_states("rules", ["otherwise"]), "rules is stated as ['otherwise'], but the module answers ['persistent']."),
        (_states("second_line", []), "second_line is stated as []"),
        (_states("follow_up", None), "follow_up is stated as None, but the module answers '1-month'."),
        (_suspects, "suspicions is stated as"),
        (_heard, "stage 1, heard: ceiling is stated as 'none', but the module answers 'immediate'."),
        (_asks_what_is_known, "'age_years' is listed to be asked next, but the module does not ask for it."),
        (_care_outlasts_pain, "stage 1, heard: the module refuses the answers: "),
        (_no_reply, "there is no reply to 'not_improving'."),
        (_told_unknown, "'not_improving' is stated in the story, but its reply has no answer."),
        (_flag_without_work_up, "the module asks for 'work_up_done', and there is no reply to it."),
        (lambda broken: broken.update(id="another"), "is in a file with a different name."),
        (lambda broken: broken.update(title="Another title"), "is missing the line '# Another title'."),
        (lambda broken: broken.update(rules="99.0.0"), "was written for rules 99.0.0"),
        (lambda broken: broken["errors"].append("no-such"), "names the error 'no-such', which does not exist."),
        (lambda broken: broken["stages"][0]["told"].append("mood"), "names the finding 'mood', which does not exist."),
        (lambda broken: broken["points"][0]["rests_on"].append("N99"), "names the statement, rule, or note 'N99'"),
    ],
)  # fmt: skip
def test_a_case_that_is_wrong_stops_the_build_in_one_sentence(how: Callable[[Json], None], says: str) -> None:
    broken = raw_case()
    assert case_faults(broken) == []
    how(broken)
    faults = case_faults(broken)
    assert any(says in fault for fault in faults), faults
    assert all(f"docs/data/teaching/{ONE_CASE}.json, the case {broken['id']!r}" in fault for fault in faults)


@pytest.mark.parametrize(
    "how",
    [
        lambda broken: broken.update(difficulty=4),
        lambda broken: broken.update(extra=1),
        lambda broken: broken.pop("points"),
        lambda broken: broken["stages"][0]["replies"]["age_years"].update(answer="yes"),
        lambda broken: broken["stages"][0]["replies"]["age_years"].pop("says"),
        lambda broken: asked(broken).pop("plan"),
        lambda broken: asked(broken).update(floor="soon"),
    ],
)
def test_a_case_that_breaks_the_schema_is_seen(how: Callable[[Json], None], tmp_path: Path) -> None:
    broken, path = raw_case(), tmp_path / f"{ONE_CASE}.json"
    for wrong in (False, True):
        if wrong:
            how(broken)
        path.write_text(json.dumps(broken), encoding="utf-8")
        assert bool(list(check.file_problems(path, SCHEMA))) == wrong


def test_shared_replies_and_errors_that_name_what_does_not_exist_are_seen() -> None:
    shared, listed = copy.deepcopy(SHARED_ANSWERS), copy.deepcopy(LISTED_ERRORS)
    shared["man"]["beard"] = shared["man"]["pregnancy"]
    listed[0]["rests_on"] = ["no-such"]
    listed.append(listed[1])
    messages = "\n".join(check.shared_problems(shared, listed, site_data()))
    for part in ("no finding 'beard'", "no statement or note 'no-such'", f"{listed[1]['id']!r} is given 2 times"):
        assert part in messages


def _without(teaches: Callable[[TeachingCase], bool]) -> list[TeachingCase]:
    left = [case for case in cases() if not teaches(case)]
    assert len(left) < len(cases())
    return left


def _stated(case: TeachingCase) -> Iterator[Json]:
    for stage in case.stages:
        yield from stage.expect.values()


def _has(key: str, value: Any) -> Callable[[TeachingCase], bool]:
    return lambda case: any(outcome.get(key) == value for outcome in _stated(case))


@pytest.mark.parametrize(
    ("teaches", "says"),
    [
        (_has("floor", "after-conservative-care"), "docs/data/teaching: no case covers as floor 'after-conservative-care'."),
        (_has("ceiling", "urgent-evaluation"), "docs/data/teaching: no case covers as ceiling 'urgent-evaluation'."),
        (_has("gate", "stop"), "docs/data/teaching: no case covers as gate 'stop'."),
        (_has("plan", "beside-test"), "docs/data/teaching: no case covers as plan 'beside-test'."),
        (_has("class", "radiculopathy-or-stenosis"), "docs/data/teaching: no case covers as class 'radiculopathy-or-stenosis'."),
        (lambda case: any(one["suspicions"]["infection"] == "suspected" for one in _stated(case)),
         "docs/data/teaching: no case covers for infection 'suspected'."),
        (lambda case: any("iv-drugs" in one.get("rules", []) for one in _stated(case)),
         "docs/data/teaching: no case covers the rule 'iv-drugs'."),
        (lambda case: any("second-line-acute-manipulation" in one.get("second_line", []) for one in _stated(case)),
         "docs/data/teaching: no case states what the rule 'plan-manipulation' lists."),
        (lambda case: "lumbar-only-imaging" in case.errors, "docs/data/teaching: no case covers the error 'lumbar-only-imaging'."),
        (lambda case: any(stage.replies["depression"].answer == "present" for stage in case.stages),
         "docs/data/teaching: no case covers as present 'depression'."),
        (lambda case: case.difficulty == 3, "docs/data/teaching: no case covers as difficulty 3."),
        (lambda case: len(case.stages) > 1, "No teaching case has more than one stage."),
        (lambda case: any(reply.own and reply.answer is None for reply in case.stages[-1].replies.values()),
         "No teaching case has a question that cannot be answered."),
        (lambda case: case.stages[-1].expect["asked"]["floor"] != case.stages[-1].expect["asked"]["ceiling"],
         "No teaching case stays open once everything was asked."),
        (lambda case: case.difficulty < 3, f"at least {coverage.MIN_CASES} are required."),
    ],
)  # fmt: skip
def test_what_no_case_teaches_is_named(teaches: Callable[[TeachingCase], bool], says: str) -> None:
    faults = list(coverage.problems(_without(teaches), LISTED_ERRORS, site_data()))
    assert any(says in fault for fault in faults), faults


def test_a_question_that_no_case_answers_in_its_own_words_is_named() -> None:
    faults = list(coverage.untaught_findings([], site_data()))
    assert f"docs/data/teaching: no case covers a reply of its own to {site_data().findings[0]['id']!r}." in faults

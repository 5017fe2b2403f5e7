"""The teaching cases as a classic script, `assets/ub/cases.js`, which sets `UB.cases`. Every page with `data-teach="…"` loads it.

    UB.cases = {
      version, rules_hash,            of the rules behind the assessments
      order: ["the-belt", …],         ids, the easy ones first, as in the table of cases
      errors: {ID: {says, rests_on}},
      replies: {all, woman, man},     each {FINDING: {answer, by, says}}: replies that cases share
      cases: {ID: {
        id, title, page,              page: its address from the root of the site
        rules, difficulty, minutes, teaches, errors: [ID], points: [{says, rests_on}],
        stages: [{
          title, says, later,         later: time has passed, and everything is asked again
          told: [FINDING],            findings that the text states
          anew: [FINDING],            findings with a new reply; in a first stage all can be asked
          replies: {FINDING: {answer, by, says, own}},
                                      answer: "present", "absent", a number, or null if it cannot be known;
                                      by: patient, examination, record; in the order of the catalog
          worth: [FINDING],           key questions at this point, according to the author
          heard: ASSESSMENT,          from the text (and what is known from earlier stages)
          asked: ASSESSMENT,          after every question
          path: PATH                  the shortest path to the answer, from no findings
        }]
      }}
    }

ASSESSMENT is that of the JSON API (`answers`, `answer`, `gate`, `screen`, `imaging`, `management`, `shown`), with words for
both readers, without what learners are not shown: `changes`, `foot`, `imaging.unmet`. PATH is what `calculators.path_json` gives:
`{kind, steps: [{finding, answer, kind, gate, floor, ceiling}]}`. Findings, rules, statements and notes are ids; their words
and addresses are in `UB_DATA`. Nothing modifies the object.

An object that occurs several times is written once; the last lines of the script put it in its places.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import calculators
from site_src.features.teaching.cases import FOLDER, SHARED_REPLIES, Stage, TeachingCase, assess, cases, errors
from site_src.paths import read_json

Json = dict[str, Any]

EXCLUDED = {"version", "rules_hash", "changes", "foot"}
NAME = "cases.js"

# Replaces each reference by the shared object.
_RESOLVE_REFERENCES = """
(function () {
  const { shared } = UB.cases;
  delete UB.cases.shared;
  (function fill(at) {
    for (const [name, value] of Object.entries(at)) {
      if (value === null || typeof value !== "object") continue;
      if ("$" in value) at[name] = shared[value.$];
      else fill(value);
    }
  })(UB.cases);
})();
"""
# Objects with a shorter text are not shared.
_MIN_SHARED = 40


def case_data(case: TeachingCase) -> Json:
    """Return a case as the page uses it."""
    fields = ("id", "title", "rules", "difficulty", "minutes", "teaches", "errors", "points")
    stages = [stage_data(stage) for stage in case.stages]
    return {
        **{name: getattr(case, name) for name in fields},
        "page": case.page.removesuffix(".md") + ".html",
        "stages": stages,
    }


def stage_data(stage: Stage) -> Json:
    """Return a stage with both assessments and the shortest path to the second."""
    path: Json = json.loads(calculators.path_json(json.dumps(stage.asked)))
    return {
        "title": stage.title,
        "says": stage.says,
        "later": stage.later,
        "told": stage.stated,
        "anew": stage.new_replies,
        "replies": {
            name: {"answer": reply.answer, "by": reply.by, "says": reply.says, "own": reply.own}
            for name, reply in stage.replies.items()
        },
        "worth": stage.expect["heard"].get("ask_next", []),
        "heard": learner_assessment(assess(stage.heard)),
        "asked": learner_assessment(assess(stage.asked)),
        "path": {"kind": path["kind"], "steps": path["steps"]},
    }


def learner_assessment(assessment: Json) -> Json:
    """Return an assessment without what learners are not shown."""
    fields = {name: part for name, part in assessment.items() if name not in EXCLUDED}
    imaging = {name: part for name, part in assessment["imaging"].items() if name != "unmet"}
    return {**fields, "imaging": imaging}


@cache
def cases_data() -> Json:
    """Return the content of `UB.cases`, which is not to be modified."""
    return {
        "version": calculators.VERSION,
        "rules_hash": calculators.rules_hash(),
        "replies": read_json(FOLDER / f"{SHARED_REPLIES}.json"),
        "order": [case.id for case in cases()],
        "errors": {name: {"says": row["says"], "rests_on": row["rests_on"]} for name, row in errors().items()},
        "cases": {case.id: case_data(case) for case in cases()},
    }


@cache
def cases_script() -> str:
    """Return the whole script."""
    whole = cases_data()
    count = Counter(_text(part) for part in _objects(whole))
    shared = {
        text: place for place, text in enumerate(text for text, n in count.items() if n > 1 and len(text) > _MIN_SHARED)
    }
    compact = {**_with_references(whole, shared), "shared": [json.loads(text) for text in shared]}
    return f"(window.UB = window.UB || {{}}).cases = {_text(compact)};{_RESOLVE_REFERENCES}"


def _objects(value: Any) -> Iterator[Json]:
    """Yield every object in a value."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        if isinstance(one, dict):
            yield one
        yield from _objects(one)


def _with_references(value: Any, shared: dict[str, int]) -> Any:
    """Return the value with a number in place of each object that occurs several times."""
    if isinstance(value, list):
        return [_with_references(one, shared) for one in value]
    if not isinstance(value, dict):
        return value
    number = shared.get(_text(value))
    return {name: _with_references(one, shared) for name, one in value.items()} if number is None else {"$": number}


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

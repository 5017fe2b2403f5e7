"""The teaching cases as a classic script, `assets/ub/cases.js`, which sets `UB.cases`. Every page with `data-teach="…"` loads it.

    UB.cases = {
      version, rules_hash,            of the rules that answered
      order: ["the-belt", …],         ids, the easy ones first, as in the table of cases
      errors: {ID: {says, rests_on}},
      replies: {all, woman, man},     each {FINDING: {answer, by, says}}: what a case does not answer in its own words
      cases: {ID: {
        id, title, page,              page: its address from the root of the site
        rules, difficulty, minutes, teaches, errors: [ID], points: [{says, rests_on}],
        stages: [{
          title, says, later,         later: time has passed, and all is asked again
          told: [FINDING],            what the text itself gives away
          anew: [FINDING],            whose reply is new here; in a first stage all can be asked
          replies: {FINDING: {answer, by, says, own}},
                                      answer: "present", "absent", a number, or null where nobody can know it;
                                      by: patient, examination, record; in the order of the catalogue
          worth: [FINDING],           questions that the author calls worth asking on what was told
          heard: ASSESSMENT,          on what was told (and known from stages before)
          asked: ASSESSMENT,          once everything was asked
          path: PATH                  the shortest way to the answer, from nothing
        }]
      }}
    }

ASSESSMENT is that of the wire (`answers`, `answer`, `gate`, `screen`, `imaging`, `management`, `shown`), words for both readers
in it, without what a learner is not shown: `changes`, `foot`, `imaging.unmet`. PATH is what `calculators.path_json` gives:
`{kind, steps: [{finding, answer, kind, gate, floor, ceiling}]}`. Findings, rules, statements and notes are ids; their words
and addresses stand in `UB_DATA`. Nobody changes what is in it.

Behind them is `shared/keep.js`, which gives `UB.keep`: what these pages remember on this device.

What stands in many places is written once in the file and put in its places by the last lines.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import calculators
from site_src.features.teaching.cases import FOLDER, REPLIES, Case, Stage, assessed, cases, errors
from site_src.paths import read_json

Json = dict[str, Any]

HERE = Path(__file__).parent
LEFT_OUT = {"version", "rules_hash", "changes", "foot"}
NAME = "cases.js"

# What stands in many places is a number there until here.
_FILLED_IN = """
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
# A part shorter than this is not worth a number.
_WORTH = 40


def plain_case(case: Case) -> Json:
    """A case as the page has it."""
    kept = ("id", "title", "rules", "difficulty", "minutes", "teaches", "errors", "points")
    stages = [plain_stage(stage) for stage in case.stages]
    return {
        **{name: getattr(case, name) for name in kept},
        "page": case.page.removesuffix(".md") + ".html",
        "stages": stages,
    }


def plain_stage(stage: Stage) -> Json:
    """A stage with both assessments and the shortest way to the second."""
    path: Json = json.loads(calculators.path_json(json.dumps(stage.asked)))
    return {
        "title": stage.title,
        "says": stage.says,
        "later": stage.later,
        "told": stage.told,
        "anew": stage.anew,
        "replies": {
            name: {"answer": reply.answer, "by": reply.by, "says": reply.says, "own": reply.own}
            for name, reply in stage.replies.items()
        },
        "worth": stage.expect["heard"].get("ask_next", []),
        "heard": told(assessed(stage.heard)),
        "asked": told(assessed(stage.asked)),
        "path": {"kind": path["kind"], "steps": path["steps"]},
    }


def told(assessment: Json) -> Json:
    """An assessment without what no learner is shown."""
    kept = {name: part for name, part in assessment.items() if name not in LEFT_OUT}
    imaging = {name: part for name, part in assessment["imaging"].items() if name != "unmet"}
    return {**kept, "imaging": imaging}


@cache
def everything() -> Json:
    """What `UB.cases` is; nobody changes it."""
    return {
        "version": calculators.VERSION,
        "rules_hash": calculators.rules_hash(),
        "replies": read_json(FOLDER / f"{REPLIES}.json"),
        "order": [case.id for case in cases()],
        "errors": {name: {"says": row["says"], "rests_on": row["rests_on"]} for name, row in errors().items()},
        "cases": {case.id: plain_case(case) for case in cases()},
    }


@cache
def script() -> str:
    """The whole file."""
    whole = everything()
    count = Counter(_text(part) for part in _parts(whole))
    shared = {
        text: place for place, text in enumerate(text for text, n in count.items() if n > 1 and len(text) > _WORTH)
    }
    packed = {**_packed(whole, shared), "shared": [json.loads(text) for text in shared]}
    keeps = (HERE / "shared" / "storage.js").read_text(encoding="utf-8")
    return f"(window.UB = window.UB || {{}}).cases = {_text(packed)};{_FILLED_IN}{keeps}"


def _parts(value: Any) -> Iterator[Json]:
    """Every object inside a value."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        if isinstance(one, dict):
            yield one
        yield from _parts(one)


def _packed(value: Any, shared: dict[str, int]) -> Any:
    """The value, with a number in the place of each part that stands in many."""
    if isinstance(value, list):
        return [_packed(one, shared) for one in value]
    if not isinstance(value, dict):
        return value
    number = shared.get(_text(value))
    return {name: _packed(one, shared) for name, one in value.items()} if number is None else {"$": number}


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

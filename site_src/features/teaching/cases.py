"""Teaching cases as data: what a learner hears, what asking reveals, and what is stated about both.

One file a case. `replies.json` beside them has the reply to each question that a case does not answer in words of its
own, `errors.json` the closed list of errors that cases teach.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import calculators
from site_src.paths import DOCS, BuildError, display_path, read_json

Json = dict[str, Any]

FOLDER = DOCS / "data" / "teaching"
SHARED_REPLIES, ERRORS = "replies", "errors"
PAGES = "teach/cases"
# Asked only where a flag is present, so that a case without one has no reply to it.
ASKED_WITH_FLAGS = "work_up_done"


@dataclass(frozen=True, slots=True)
class Reply:
    """What one question reveals."""

    finding: str
    answer: str | float | None
    """`present`, `absent` or a number; None where nobody can know it, so that it stays open."""
    by: str
    """Who says it: `patient`, `examination` or `record`."""
    says: str
    own: bool
    """Written for this case, not taken from the replies that all cases share."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of a case, with all that is known there."""

    title: str
    says: str
    stated: list[str]
    """The findings that the text itself tells."""
    new_replies: list[str]
    """The findings whose reply is new in this stage, all of them where time has passed; what was known no longer holds."""
    replies: dict[str, Reply]
    """What each question reveals from here on, in the order of the catalogue."""
    heard: Json
    """The answers before anything is asked in this stage."""
    asked: Json
    """The answers once everything was asked."""
    expect: Json
    """The outcome that the author states for `heard` and for `asked`."""
    later: bool = False
    """Time has passed: nothing that was asked before still holds."""

    @property
    def absent(self) -> list[str]:
        """The findings that were asked about and are absent."""
        return [name for name, reply in self.replies.items() if reply.answer == "absent" and name != ASKED_WITH_FLAGS]


@dataclass(frozen=True, slots=True)
class TeachingCase:
    """One teaching case."""

    id: str
    title: str
    rules: str
    """The version of the rules that it was written for."""
    difficulty: int
    minutes: int
    teaches: str
    errors: list[str]
    stages: list[Stage]
    points: list[Json]

    @property
    def page(self) -> str:
        """Its page, as it is named in docs/."""
        return f"{PAGES}/{self.id}.md"


def case_paths(folder: Path = FOLDER) -> list[Path]:
    """The files of the cases, in the order of their names."""
    return sorted(path for path in folder.glob("*.json") if path.stem not in (SHARED_REPLIES, ERRORS))


def parse_case(raw: Json, shared: Json) -> TeachingCase:
    """A case out of its file and the shared replies; both keep to the schema."""
    order = [row["id"] for row in calculators.listing("findings")]
    replies_so_far = {name: {**reply, "own": False} for name, reply in (shared["all"] | shared[raw["sex"]]).items()}
    stages: list[Stage] = []
    for raw_stage in raw["stages"]:
        new_replies = [name for name in order if name in raw_stage["replies"] or raw_stage.get("later")]
        for name in raw_stage["replies"]:
            by = replies_so_far.get(name, {}).get("by", "patient")
            replies_so_far[name] = {"by": by, **raw_stage["replies"][name], "own": True}
        replies = {name: Reply(name, **replies_so_far[name]) for name in order if name in replies_so_far}
        asked = {name: reply.answer for name, reply in replies.items() if reply.answer is not None}
        before = stages[-1].asked if stages else {}
        heard = {
            name: asked[name]
            for name in order
            if name in asked and (name in raw_stage["told"] or (name in before and name not in new_replies))
        }
        about = (
            raw_stage["title"],
            raw_stage["says"],
            raw_stage["told"],
            new_replies,
            replies,
            heard,
            asked,
            raw_stage["expect"],
        )
        stages.append(Stage(*about, later=bool(raw_stage.get("later"))))
    fields = ("id", "title", "rules", "difficulty", "minutes", "teaches", "errors", "points")
    return TeachingCase(**{name: raw[name] for name in fields}, stages=stages)


def read_cases(folder: Path = FOLDER) -> list[TeachingCase]:
    """Every case, the easy ones first."""
    shared = read_json(folder / f"{SHARED_REPLIES}.json")
    cases = [parse_case(read_json(path), shared) for path in case_paths(folder)]
    return sorted(cases, key=lambda case: (case.difficulty, case.minutes, case.id))


@cache
def cases() -> list[TeachingCase]:
    """The cases of this run."""
    return read_cases()


@cache
def errors() -> dict[str, Json]:
    """The errors that cases teach, by id."""
    listed: list[Json] = read_json(FOLDER / f"{ERRORS}.json")
    return {row["id"]: row for row in listed}


def case_of(ident: str) -> TeachingCase:
    """The case with this id; raises `BuildError` where there is none."""
    for case in cases():
        if case.id == ident:
            return case
    raise BuildError(f"{display_path(FOLDER)}/ has no case {ident!r}.")


def assess(answers: Json) -> Json:
    """What the module says about a set of answers; raises `BuildError` with each of its sentences where it refuses them."""
    result: Json = json.loads(_assess_json(json.dumps(answers)))
    if "faults" in result:
        raise BuildError(*(fault["says"] for fault in result["faults"]))
    return result


@cache
def _assess_json(answers: str) -> str:
    """Asked once: checks, pages and script of one build look at the same stages."""
    return calculators.assess_json(answers)


def case_fragment(answers: Json) -> str:
    """The answers as the end of a link that opens them in a calculator, as `widget/core/case.js` writes it."""
    text = json.dumps(answers, separators=(",", ":"), ensure_ascii=False).encode()
    case = base64.urlsafe_b64encode(text).decode().rstrip("=")
    return f"case={case}&rules={calculators.VERSION}-{calculators.rules_hash()}"

"""Teaching cases as data: what a learner hears, what each question reveals, and the outcomes that the author states.

There is one file for each case. `replies.json` has the replies to questions that a case does not answer itself;
`errors.json` is the closed list of errors that cases teach.
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
# Asked only if a red flag is present, so that a case without one has no reply to it.
ASKED_WITH_FLAGS = "work_up_done"


@dataclass(frozen=True, slots=True)
class Reply:
    """What one question reveals."""

    finding: str
    answer: str | float | None
    """`present`, `absent`, or a number; None if it cannot be known and stays open."""
    by: str
    """The source: `patient`, `examination`, or `record`."""
    says: str
    own: bool
    """True if it was written for this case, and is not a shared reply."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of a case, with everything that is known at that point."""

    title: str
    says: str
    stated: list[str]
    """The findings that the text states."""
    new_replies: list[str]
    """The findings with a new reply in this stage: all findings if time has passed, since old answers are no longer valid."""
    replies: dict[str, Reply]
    """What each question reveals from this stage on, in the order of the catalog."""
    heard: Json
    """The answers before any question of this stage."""
    asked: Json
    """The answers after every question."""
    expect: Json
    """The outcomes that the author states for `heard` and for `asked`."""
    later: bool = False
    """True if time has passed, so that earlier answers are no longer valid."""

    @property
    def absent(self) -> list[str]:
        """Return the findings that were asked about and are absent."""
        return [name for name, reply in self.replies.items() if reply.answer == "absent" and name != ASKED_WITH_FLAGS]


@dataclass(frozen=True, slots=True)
class TeachingCase:
    """One teaching case."""

    id: str
    title: str
    rules: str
    """The version of the rules for which it was written."""
    difficulty: int
    minutes: int
    teaches: str
    errors: list[str]
    stages: list[Stage]
    points: list[Json]

    @property
    def page(self) -> str:
        """Return the path of its page in docs/."""
        return f"{PAGES}/{self.id}.md"


def case_paths(folder: Path = FOLDER) -> list[Path]:
    """Return the files of the cases, sorted by name."""
    return sorted(path for path in folder.glob("*.json") if path.stem not in (SHARED_REPLIES, ERRORS))


def parse_case(raw: Json, shared: Json) -> TeachingCase:
    """Create a case from the content of its file and the shared replies. Both must be valid against the schema."""
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
    """Read every case, the easy ones first."""
    shared = read_json(folder / f"{SHARED_REPLIES}.json")
    cases = [parse_case(read_json(path), shared) for path in case_paths(folder)]
    return sorted(cases, key=lambda case: (case.difficulty, case.minutes, case.id))


@cache
def cases() -> list[TeachingCase]:
    """Return every case, read once."""
    return read_cases()


@cache
def errors() -> dict[str, Json]:
    """Return the errors that cases teach, by id."""
    listed: list[Json] = read_json(FOLDER / f"{ERRORS}.json")
    return {row["id"]: row for row in listed}


def case_of(ident: str) -> TeachingCase:
    """Return the case with an id. Raise BuildError if there is none."""
    for case in cases():
        if case.id == ident:
            return case
    raise BuildError(f"{display_path(FOLDER)}/ has no case {ident!r}.")


def assess(answers: Json) -> Json:
    """Return the decision module's assessment of some answers. Raise BuildError with its messages if they are invalid."""
    result: Json = json.loads(_assess_json(json.dumps(answers)))
    if "faults" in result:
        raise BuildError(*(fault["says"] for fault in result["faults"]))
    return result


@cache
def _assess_json(answers: str) -> str:
    """Assess answers once: checks, pages, and script of a build use the same stages."""
    return calculators.assess_json(answers)


def case_fragment(answers: Json) -> str:
    """Return the fragment of a link that opens the answers in a calculator, as the calculator's case script writes it."""
    text = json.dumps(answers, separators=(",", ":"), ensure_ascii=False).encode()
    case = base64.urlsafe_b64encode(text).decode().rstrip("=")
    return f"case={case}&rules={calculators.VERSION}-{calculators.rules_hash()}"

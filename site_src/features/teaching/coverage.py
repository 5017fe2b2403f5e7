"""Check what the teaching cases cover: one sentence for each thing that no case teaches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import calculators
from site_src.content import outcome_values
from site_src.content.site_data import SiteData
from site_src.features.teaching.cases import FOLDER, TeachingCase
from site_src.paths import display_path

Json = dict[str, Any]

MIN_CASES = 24
WHERE = display_path(FOLDER)


def _untaught(what: str, wanted: Iterable[Any], taught: Iterable[Any]) -> Iterator[str]:
    found = set(taught)
    yield from (f"{WHERE}: no case covers {what} {one!r}." for one in wanted if one not in found)


def untaught_outcomes(stated: list[Json]) -> Iterator[str]:
    """Yield each gate, suspicion, class, kind of answer, floor, ceiling, plan, and follow-up that no case has."""
    schema = calculators.schema("assessment")
    for key, values in outcome_values.outcomes(schema).items():
        yield from _untaught(f"as {key}", values, (one[key] for one in stated if key in one))
    for about, states in outcome_values.suspicions(schema).items():
        yield from _untaught(f"for {about}", states, (one["suspicions"][about] for one in stated))


def untaught_rules(stated: list[Json], site_data: SiteData) -> Iterator[str]:
    """Yield each rule of the gate and of the ladder, referral, and second-line rule that no case states."""
    rules = [rule for rule in site_data.rules if rule["family"] in ("gate", "imaging") or rule["outcome"] == "referral"]
    named = (name for one in stated for key in ("rules", "referral") for name in one.get(key, []))
    yield from _untaught("the rule", [rule["id"] for rule in rules], named)
    listed = {name for one in stated for name in one.get("second_line", [])}
    second = [rule for rule in site_data.rules if rule["outcome"] == "second-line"]
    yield from (
        f"{WHERE}: no case states what the rule {rule['id']!r} lists."
        for rule in second
        if not listed & set(rule["statements"])
    )


def untaught_findings(cases: list[TeachingCase], site_data: SiteData) -> Iterator[str]:
    """Yield each question without a specific reply in a case, and each yes/no question that no case answers with yes."""
    replies = [reply for case in cases for stage in case.stages for reply in stage.replies.values() if reply.own]
    yield from _untaught(
        "a reply of its own to", [row["id"] for row in site_data.findings], (reply.finding for reply in replies)
    )
    asked = [row["id"] for row in site_data.findings if row["kind"] != "number"]
    yield from _untaught("as present", asked, (reply.finding for reply in replies if reply.answer == "present"))


def untaught_errors(cases: list[TeachingCase], errors: list[Json]) -> Iterator[str]:
    """Yield each error of the closed list that no case teaches."""
    yield from _untaught("the error", [row["id"] for row in errors], (name for case in cases for name in case.errors))


def case_mix_problems(cases: list[TeachingCase]) -> Iterator[str]:
    """Yield what the mix of cases lacks: number, difficulty, several stages, answers that stay open."""
    if len(cases) < MIN_CASES:
        yield f"There are {len(cases)} teaching cases; at least {MIN_CASES} are required."
    yield from _untaught("as difficulty", (1, 2, 3), (case.difficulty for case in cases))
    if not any(len(case.stages) > 1 for case in cases):
        yield "No teaching case has more than one stage."
    last = [case.stages[-1] for case in cases]
    own = [reply for stage in last for reply in stage.replies.values() if reply.own and reply.answer is None]
    if not own:
        yield "No teaching case has a question that cannot be answered."
    if all(stage.expect["asked"]["floor"] == stage.expect["asked"]["ceiling"] for stage in last):
        yield "No teaching case stays open once everything was asked."


def problems(cases: list[TeachingCase], errors: list[Json], site_data: SiteData) -> Iterator[str]:
    """Yield everything that no case teaches."""
    stated = [stage.expect[when] for case in cases for stage in case.stages for when in ("heard", "asked")]
    yield from case_mix_problems(cases)
    yield from untaught_errors(cases, errors)
    yield from untaught_findings(cases, site_data)
    yield from untaught_rules(stated, site_data)
    yield from untaught_outcomes(stated)

"""Why few combinations suffice, tested on the whole module over cases drawn from everything that can be answered."""

from __future__ import annotations

import itertools
import json
import random
import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from calculators import Case, assess, assessment, gate, imaging
from calculators.io.serialize import serialize
from tests.module.proof.support.conditions import finding_of
from tests.module.proof.support.law_report import RecordLaw
from tests.module.proof.support.plan_spaces import SPACES as PLAN_SPACES
from tests.module.proof.support.probes import CARED, probes, random_cases
from tests.module.proof.support.reference_of_module import module_decisions
from tests.module.proof.support.reference_tables import Tables
from tests.module.proof.support.rule_spaces import LADDER_SPACES, screen_space
from tests.module.proof.support.spaces import (
    ABSENT,
    CANCER,
    CORD,
    FIRST_TEST,
    FRACTURE,
    IMMEDIATE,
    INFECTION,
    PRESENT,
    PSYCHOSOCIAL,
    STOPS,
    URGENT,
    Answers,
    alike,
    yes_no,
)

Said = dict[str, Any]
SEVERE = ("severe_pain", "functional_deficit")
LADDER = {"immediate": IMMEDIATE, "urgent": URGENT, "first test": FIRST_TEST}
SCREEN = {"infection": INFECTION, "cancer": CANCER, "fracture": FRACTURE, "cord": CORD}
"""Classes whose findings only the ladder reads alike (how soon apart, which reads the cord alone), or only the screen."""

OF_BOTH = {
    f"{about}, {rung}": tuple(finding for finding in flags if finding in alone)
    for (about, flags), (rung, alone) in itertools.product(SCREEN.items(), LADDER.items())
}
WHOLE = {
    "stops": STOPS,
    **{name: members for name, members in OF_BOTH.items() if len(members) > 1},
    "severe": SEVERE,
    "mood": PSYCHOSOCIAL,
}
"""Classes whose findings all parts read alike."""

CLASSES = WHOLE | LADDER | SCREEN

AGES = ((0, 17.99), (18, 49.99), (50, 50), (50.01, 120))
ESRS = ((0, 19.99), (20, 200))
PAIN = ((0, 2.99), (3, 3.99), (4, 5.99), (6, 6), (6.01, 12), (12.01, 5200))
CARE = ((0, 3), (3.01, 3.99), (4, 4), (4.01, 6), (6.01, 5200))
INTERVALS = {"age_years": AGES, "esr_mm_h": ESRS, "duration_weeks": PAIN, "conservative_weeks": CARE}
"""Cut where a rule cuts, and where `changes` would be refused: 3 and 4 weeks of the one against the weeks of the other."""

RULE_OF = {rule.findings[0]: f"rule {rule.id}" for rule in (*gate.RULES, *imaging.RULES) if len(rule.findings) == 1}


@pytest.fixture(autouse=True)
def _without_changes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if "interval" not in request.node.name:
        monkeypatch.setattr(assessment, "changes_of", lambda case: [])


def decisions(answers: Answers) -> Said:
    """All decisions but the notes (which name single findings) and what carries a rule."""
    found = module_decisions(serialize(assess(Case(answers))))
    found["gate"]["rules"] = [f"rule {id}" for id in found["gate"]["rules"]]
    for part in ("screen", "imaging", "management"):
        del found[part]["notes"]
    found["imaging"]["rules"] = [
        [f"rule {id}", rung, test, because] for id, rung, test, _, because, _ in found["imaging"]["rules"]
    ]
    return found


def renamed(reports: Said, names: dict[str, str]) -> Said:
    """Return the decisions with other names for findings and rules, lists as sets because their order follows the catalog."""
    text = re.sub(r'"([a-z_0-9 -]+)"', lambda m: f'"{names.get(m[1], m[1])}"', json.dumps(reports))
    found: Said = unordered(json.loads(text))
    return found


def unordered(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: unordered(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return sorted({json.dumps(unordered(inner)) for inner in value})
    return value


def swapped(answers: Answers, one: str, other: str) -> Answers:
    names = {one: other, other: one}
    return {names.get(finding, finding): value for finding, value in answers.items()}


def read_alike(found: Said, name: str) -> Said:
    """Return the decisions of the parts that read this class alike."""
    if name in LADDER:
        return {key: value for key, value in found["imaging"].items() if key != "how_soon"}
    return dict(found["screen"]) if name in SCREEN else found


@pytest.mark.parametrize("name", CLASSES)
def test_swapping_two_findings_of_a_class_changes_nothing_but_names(name: str, record_law: RecordLaw) -> None:
    pairs = list(itertools.combinations(CLASSES[name], 2))
    cases = random_cases(12 if len(pairs) > 9 else 60, 11)
    for answers, (one, other) in itertools.product(cases, pairs):
        names = {one: other, other: one}
        names |= {RULE_OF[a]: RULE_OF[b] for a, b in names.items() if a in RULE_OF}
        before, after = (read_alike(decisions(case), name) for case in (answers, swapped(answers, one, other)))
        assert renamed(before, names) == renamed(after, {}), (answers, one, other)
    record_law("the reduction is sound: findings of a class may be swapped", len(cases) * len(pairs))


def state(answers: Answers, members: tuple[str, ...]) -> Answers:
    """Return the state that represents these answers in its class: one of four, by what is present and what is unknown."""
    present = any(answers.get(member) == PRESENT for member in members)
    unknown = any(member not in answers for member in members)
    return alike(*members)[
        {(False, False): 0, (True, False): 1, (False, True): 2, (True, True): 3}[present, unknown]
    ].answers


@pytest.mark.parametrize("name", CLASSES)
def test_more_of_a_class_decides_as_one_of_it(name: str, record_law: RecordLaw) -> None:
    members = CLASSES[name]
    names = dict.fromkeys(members, name) | {RULE_OF[m]: f"rule of {name}" for m in members if m in RULE_OF}
    cases = random_cases(600 if name in WHOLE else 300, 12)
    for answers in cases:
        rest = {finding: value for finding, value in answers.items() if finding not in members}
        before, after = (read_alike(decisions(case), name) for case in (answers, rest | state(answers, members)))
        assert renamed(before, names) == renamed(after, names), answers
    record_law("the reduction is sound: the classification depends only on its four states", len(cases))


def represented(findings: Iterable[str], classes: dict[str, tuple[str, ...]]) -> set[str]:
    """Return the findings, each member of a class by the first member, which varies in its place."""
    first = {member: members[0] for members in classes.values() for member in members}
    return {first.get(finding, finding) for finding in findings}


def test_the_findings_of_each_rule_vary_together_in_one_space(record_law: RecordLaw) -> None:
    """No rule and no flag is left out: what it reads varies in one product, itself or by a finding that is read alike."""
    tables = Tables()
    ladder = [space.varies for space in LADDER_SPACES.values()]
    for rule in tables.ladder["rules"]:
        reads = represented({finding_of(text) for text in rule["if"]}, LADDER) - {"esr_mm_h"}
        assert any(reads <= varies for varies in ladder), rule["id"]
    parts = tables.screen["flags"]
    flags = {flag for row in tables.screen["suspicions"].values() for kind in row.values() for flag in kind}
    reads = {finding_of(text) for flag in flags for text in parts.get(flag, {"all": [flag]})["all"]}
    assert represented({*reads, *tables.screen["nerve_signs"]}, SCREEN) - {"esr_mm_h"} <= screen_space({}).varies
    plan = {
        "work_up_done",
        "new_onset",
        "age_years",
        "not_improving",
        "conservative_weeks",
        "duration_weeks",
        *PLAN_READS,
    }
    assert represented(plan, WHOLE) <= {finding for space in PLAN_SPACES.values() for finding in space.varies}
    record_law(
        "the reduction is sound: every rule and flag varies in a space", len(tables.ladder["rules"]) + len(flags)
    )


def moved(answers: Answers, finding: str, draw: random.Random) -> Answers:
    """Return the answers with the number moved within its interval; care still does not outlast pain."""
    value = answers[finding]
    assert isinstance(value, (int, float))
    low, high = next((low, high) for low, high in INTERVALS[finding] if low <= value <= high)
    if finding == "conservative_weeks":
        high = min(high, float(answers.get("duration_weeks", high)))
    if finding == "duration_weeks":
        low = max(low, float(answers.get("conservative_weeks", low)))
    return {**answers, finding: draw.choice((low, high, round(draw.uniform(low, high), 2)))}


def in_interval(answers: Answers) -> bool:
    return all(
        any(low <= value <= high for low, high in INTERVALS[f])
        for f, value in answers.items()
        if isinstance(value, (int, float))
    )


@pytest.mark.parametrize("finding", INTERVALS)
def test_moving_a_number_inside_its_interval_changes_nothing_but_the_echo(finding: str, record_law: RecordLaw) -> None:
    draw = random.Random(13)  # noqa: S311 (the same numbers every time, nothing secret)
    cases = [case for case in random_cases(900, 14) if finding in case and in_interval(case)][:200]
    assert len(cases) > 100
    for answers in cases:
        other = moved(answers, finding, draw)
        reports = [serialize(assess(Case(each))) for each in (answers, other)]
        for whole in reports:
            due = whole["imaging"]["due_in_weeks"]
            whole["imaging"]["due_in_weeks"] = None if due is None else "due"
        before, after = reports
        assert module_decisions(before) == module_decisions(after), (answers, other)
        assert before["changes"] == after["changes"], (answers, other)
        assert before["shown"] == after["shown"], (answers, other)
    record_law("the reduction is sound: a number stands for its interval", len(cases))


SCOPE: Answers = {"bleeding_risk": ABSENT}
"""With a bleeding risk, radiculopathy is read by the ladder, too: the spaces of the ladder vary both."""

FOLLOW_UP = frozenset({"management.follow_up", "management.ask"})
MOOD = frozenset({"management.psychosocial", "management.ask", "management.second_line", "management.held_back"})
NERVES = frozenset(
    {
        "screen.class",
        "screen.ask",
        "management.second_line",
        "management.held_back",
        "management.referral",
        "management.ask",
    }
)
HOW_SOON = frozenset({"imaging.how_soon", "answer.ask"})
PLAN_READS = {
    **dict.fromkeys(SEVERE, FOLLOW_UP),
    **dict.fromkeys(PSYCHOSOCIAL, MOOD),
    "stenosis_signs": NERVES,
    "radiculopathy_signs": NERVES | FOLLOW_UP | HOW_SOON,
}
"""What may move with each finding that the plan reads and the ladder does not. The spaces of the plan rest on this."""


def paths(one: Said, other: Said) -> Iterator[str]:
    for part, rows in one.items():
        yield from (f"{part}.{key}" for key in rows if rows[key] != other[part][key])


@pytest.mark.parametrize("finding", PLAN_READS)
def test_each_list_of_the_plan_reads_only_what_it_is_said_to(finding: str, record_law: RecordLaw) -> None:
    seen: set[str] = set()
    # Chance need not draw a case in which manipulation is listed, so one is given.
    acute: Answers = {**CARED, "conservative_weeks": 4, "duration_weeks": 5}
    cases = (acute, *random_cases(200, 15), *probes()[::12])
    for answers in cases:
        rest = {key: value for key, value in {**answers, **SCOPE}.items() if key != finding}
        variants = [decisions(rest | one.answers) for one in yes_no(finding)]
        for one, other in itertools.combinations(variants, 2):
            moves = set(paths(one, other))
            assert moves <= PLAN_READS[finding], (answers, finding)
            seen |= moves
    assert seen == PLAN_READS[finding]
    record_law("the reduction is sound: a list of the plan reads only its findings", len(cases) * 3)

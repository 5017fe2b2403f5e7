"""What the module says, in the shape of the second opinion: decisions alone, no words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from calculators import Assessment, Case
from calculators.io.serialize import report
from tests.module.proof.support.reference_opinion import SecondOpinion
from tests.module.proof.support.spaces import Answers

Said = dict[str, Any]
PARTS = ("gate", "screen", "imaging", "management")


def said(assessment: Assessment) -> Said:
    """The whole assessment as the wire carries it."""
    return report(assessment)


def decided(whole: Said) -> Said:
    """The decisions in an assessment."""
    gate, screen, imaging, plan = (whole[part] for part in PARTS)
    return {
        "answer": {key: whole["answer"][key] for key in ("kind", "rung", "could_be", "scope_unchecked")},
        "gate": {key: gate[key] for key in ("status", "rules", "ask")},
        "screen": {key: screen[key] for key in ("suspicions", "flags", "ask", "class", "notes")},
        "imaging": {
            **{key: imaging[key] for key in ("floor", "ceiling", "settled", "cites", "test", "then", "due_in_weeks", "ask", "notes")},
            "rules": [
                (r["id"], r["rung"], r["test"], r["origin"], r["because"], r["sources" if r["origin"] == "beyond" else "statements"])
                for r in imaging["rules"]
            ],
        },
        "management": {
            **{key: plan[key] for key in ("status", "because", "psychosocial", "ask", "notes")},
            **{line: [(i["rule"], i["statement"]) for i in plan[line]] for line in ("first_line", "second_line")},
            **{line: [(i["rule"], i["statement"], i["because"]) for i in plan[line]] for line in ("held_back", "referral")},
            "follow_up": tuple(plan["follow_up"][key] for key in ("when", "rule", "because")),
        },
    }  # fmt: skip


def judged(whole: Said) -> Said:
    """The second opinion in the same shape."""
    gate, screen, imaging, plan = (whole[part] for part in PARTS)
    return {
        "answer": whole["answer"],
        "gate": {key: gate[key] for key in ("status", "rules", "ask")},
        "screen": {key: screen[key] for key in ("suspicions", "flags", "ask", "class", "notes")},
        "imaging": {
            **{key: imaging[key] for key in ("floor", "ceiling", "settled", "cites", "test", "then", "due_in_weeks", "ask", "notes")},
            "rules": [(r["id"], r["rung"], r["test"], r["origin"], r["because"], r["support"]) for r in imaging["rules"]],
        },
        "management": {
            **{key: plan[key] for key in ("status", "because", "psychosocial", "ask", "notes")},
            **{line: [(i["rule"], i["statement"]) for i in plan[line]] for line in ("first_line", "second_line")},
            **{line: [(i["rule"], i["statement"], i["because"]) for i in plan[line]] for line in ("held_back", "referral")},
            "follow_up": tuple(plan["follow_up"][key] for key in ("when", "rule", "because")),
        },
    }  # fmt: skip


def differing(one: Any, other: Any, path: str = "") -> Iterator[str]:
    """Where two opinions differ, each with both values."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key in one:
            yield from differing(one[key], other[key], f"{path}.{key}" if path else key)
    elif one != other:
        yield f"{path}: module {one!r}, second opinion {other!r}"


def differences(answers: Answers, whole: Said, second: SecondOpinion) -> list[str]:
    """What the two say differently about one case: nothing, where all is well."""
    module, opinion = decided(whole), judged(second.judge(answers))
    return [] if module == opinion else [*differing(module, opinion), f"answers: {answers}"]


def case(answers: Answers) -> Case:
    """A case of answers that are known to be good."""
    return Case(answers)

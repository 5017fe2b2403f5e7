"""Decisions of the module in the form of the reference model, without their texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from calculators import Assessment, Case
from calculators.io.serialize import serialize
from tests.module.proof.support.reference_opinion import ReferenceModel
from tests.module.proof.support.spaces import Answers

Json = dict[str, Any]
PARTS = ("gate", "screen", "imaging", "management")
ANSWER = ("kind", "rung", "could_be", "scope_unchecked", "ask", "check")
GATE = ("status", "rules", "ask")
SCREEN = ("suspicions", "flags", "ask", "class", "notes")
IMAGING = ("floor", "ceiling", "settled", "cites", "test", "then", "due_in_weeks", "ask", "notes")
PLAN = ("status", "because", "psychosocial", "ask", "notes")
TIMES = {
    "week": r"\ba week\b",
    "assess": r"^the article says at once\. Assess\b",
    "now": r"^now$",
    "today": r"^today$",
    "soon": r"^without waiting\b",
    "convenient": r"^when convenient$",
    "no time": r"^no time\b",
}
"""The time that the words for clinicians give: the name in the tables, and a phrase in `imaging.how_soon.says`."""
BESIDE = ("before-nsaid",)
"""The entries of `management.beside` that the specification decides; the others are evidence."""


def serialized(assessment: Assessment) -> Json:
    """Return the whole assessment as JSON data."""
    return serialize(assessment)


def module_decisions(whole: Json) -> Json:
    """Return the decisions in an assessment of the module."""
    gate, screen, imaging, plan = (whole[part] for part in PARTS)
    soon = imaging["how_soon"]
    return {
        "answer": {key: whole["answer"][key] for key in ANSWER},
        "gate": {key: gate[key] for key in GATE},
        "screen": {key: screen[key] for key in SCREEN},
        "imaging": {
            **{key: imaging[key] for key in IMAGING},
            "how_soon": (time_said(soon["says"]), soon["sources"], soon["ask"]),
            "rules": [
                (r["id"], r["rung"], r["test"], r["origin"], r["because"], r["sources" if r["origin"] == "beyond" else "statements"])
                for r in imaging["rules"]
            ],
        },
        "management": {
            **{key: plan[key] for key in PLAN},
            **_lists(plan),
            "beside": [(i["id"], i["statement"], i["origin"]) for i in plan["beside"] if i["id"] in BESIDE],
        },
    }  # fmt: skip


def reference_decisions(whole: Json) -> Json:
    """Return the decisions of the reference model in the same form."""
    gate, screen, imaging, plan = (whole[part] for part in PARTS)
    soon = imaging["how_soon"]
    return {
        "answer": whole["answer"],
        "gate": {key: gate[key] for key in GATE},
        "screen": {key: screen[key] for key in SCREEN},
        "imaging": {
            **{key: imaging[key] for key in IMAGING},
            "how_soon": (soon["time"], soon["sources"], soon["ask"]),
            "rules": [
                (r["id"], r["rung"], r["test"], r["origin"], r["because"], r["support"]) for r in imaging["rules"]
            ],
        },
        "management": {
            **{key: plan[key] for key in PLAN},
            **_lists(plan),
            "beside": [(i["id"], i["statement"], i["origin"]) for i in plan["beside"]],
        },
    }


def time_said(says: Json) -> str:
    """Return the time that the words for clinicians give, or the words if none is known in them."""
    return next((time for time, phrase in TIMES.items() if re.search(phrase, says["clinician"])), says["clinician"])


def _lists(plan: Json) -> Json:
    """Return the lists of a plan that both give in the same form."""
    return {
        **{line: [(i["rule"], i["statement"]) for i in plan[line]] for line in ("first_line", "second_line")},
        **{line: [(i["rule"], i["statement"], i["because"]) for i in plan[line]] for line in ("held_back", "referral")},
        "follow_up": tuple(plan["follow_up"][key] for key in ("when", "rule", "because")),
    }


def value_differences(one: Any, other: Any, path: str = "") -> Iterator[str]:
    """Yield where two results differ, with both values."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key in one:
            yield from value_differences(one[key], other[key], f"{path}.{key}" if path else key)
    elif one != other:
        yield f"{path}: module {one!r}, second opinion {other!r}"


def differences(answers: Answers, whole: Json, reference: ReferenceModel) -> list[str]:
    """Return the differences between module and reference model for one case; an empty list if they agree."""
    module, opinion = module_decisions(whole), reference_decisions(reference.judge(answers))
    return [] if module == opinion else [*value_differences(module, opinion), f"answers: {answers}"]


def case_of(answers: Answers) -> Case:
    """Return a case of answers that are known to be valid."""
    return Case(answers)

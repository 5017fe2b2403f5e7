"""Find the shortest path to an answer: the fewest questions that give the same answer as all questions together.

The truth is a case in which everything that can be known is answered; what cannot be known stays unanswered. The path
starts from no answers. It ends when the answer shown equals the answer for the truth, and no further question could
change it:

- stop: at once, since no other answer reverses it;
- outside: when every question of the gate has been asked, and no remaining question could make the spine urgent;
- settled: when floor and ceiling are equal inside the scope;
- open, if the truth itself leaves the answer open: when only what cannot be known is left to ask.

The number of questions is exact, not a bound. Given answers do not change, and more answers never undo the end of a
path. Therefore, a question without which the truth does not reach its answer is part of every path. These questions are
taken first; the others that are needed are searched in sets of increasing size. Among sets of equal size, the order of
the catalog decides; it is also the order of the path. The path is found in hindsight, since the answers are not known
while asking: it is a measure, not a criticism.
"""

from dataclasses import dataclass
from itertools import chain, combinations

from calculators.answer import AnswerKind, shown_answer
from calculators.answers import Case
from calculators.errors import InvalidAnswers
from calculators.findings import in_catalog_order
from calculators.gate import QUESTIONS, assess_gate
from calculators.imaging import RULES, assess_imaging
from calculators.io.json_api import errors_json, parse_case, to_json
from calculators.io.serialize import Json, answers_dict
from calculators.io.version import VERSION, rules_hash
from calculators.screen import NERVE_SIGNS

DECIDING: tuple[str, ...] = tuple(
    in_catalog_order({*QUESTIONS, *(id for rule in RULES for id in rule.findings), *NERVE_SIGNS, "duration_weeks"})
)
"""The findings that can change the answer shown; the plan also uses others."""


@dataclass(frozen=True, slots=True)
class Step:
    """One question of a path, and the case once it was answered."""

    finding: str
    case: Case


def _goal(case: Case) -> tuple[object, ...]:
    """Return the values that have to equal those of the truth."""
    gate, imaging = assess_gate(case), assess_imaging(case)
    shown = shown_answer(case, gate, imaging)
    if shown.kind is AnswerKind.STOP:
        return (shown.kind,)
    if shown.kind is AnswerKind.OUTSIDE:
        ceiling = imaging.ceiling if imaging.ceiling.urgent else None
        return shown.kind, tuple(gate.next_questions), shown.rung, ceiling
    return (
        shown.kind,
        tuple(gate.next_questions),
        shown.badge,
        imaging.floor,
        imaging.ceiling,
        tuple(imaging.next_questions),
        tuple(shown.check),
    )


def shortest_path(truth: Case) -> list[str]:
    """Return the fewest questions that lead to the answer of `truth`, in the order of the catalog."""
    goal = _goal(truth)
    answered = [id for id in DECIDING if truth.answered(id)]

    def reaches_goal(ids: list[str]) -> bool:
        """Whether these questions alone lead to the answer of `truth`."""
        return _goal(Case({id: truth.given[id] for id in ids})) == goal

    needed = [id for id in answered if not reaches_goal([other for other in answered if other != id])]
    rest = [id for id in answered if id not in needed]
    more = chain.from_iterable(combinations(rest, size) for size in range(len(rest) + 1))
    return next(path for some in more if reaches_goal(path := in_catalog_order([*needed, *some])))


def steps_of(truth: Case, path: list[str]) -> list[Step]:
    """Return the case after each question of a path."""
    return [Step(id, Case({other: truth.given[other] for other in path[: place + 1]})) for place, id in enumerate(path)]


def path_report(truth: Case) -> Json:
    """Return the path as plain values: each question with its answer, and gate, floor, and ceiling after it."""
    replies = answers_dict(truth)
    rows = [
        {"finding": step.finding, "answer": replies[step.finding], **_state(step.case)}
        for step in steps_of(truth, shortest_path(truth))
    ]
    return {"version": VERSION, "rules_hash": rules_hash(), "kind": _state(truth)["kind"], "steps": rows}


def _state(case: Case) -> Json:
    """Return kind, gate, floor, and ceiling only: a whole assessment takes 40 times as long."""
    gate, imaging = assess_gate(case), assess_imaging(case)
    return {
        "kind": str(shown_answer(case, gate, imaging).kind),
        "gate": str(gate.status),
        "floor": str(imaging.floor),
        "ceiling": str(imaging.ceiling),
    }


def path_json(text: str) -> str:
    """Return `{"version", "rules_hash", "kind", "steps"}` for a JSON object of answers, or `{"faults": […]}`."""
    try:
        truth = parse_case(text)
    except InvalidAnswers as invalid:
        return errors_json(invalid)
    return to_json(path_report(truth))

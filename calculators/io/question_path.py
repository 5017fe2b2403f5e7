"""The shortest way to the answer: the fewest questions after which it is what it is once everything was asked.

The truth is a case in which all that can be known is answered; what nobody can know stays open. Asking starts from
nothing. The way is at its end when the answer shown is the one that is shown for the whole truth and the module asks
for nothing more that could still move it:

- stop: at once, since no other answer takes it back;
- outside: when every question of the gate was asked, and none that is left could make the spine urgent;
- settled: when floor and ceiling meet inside the scope;
- open, where the truth itself leaves it open: when what is left to ask is what nobody can know.

The number of questions is exact, not a bound. An answer once given stays, and further ones take no way back from its
end; so a question without which the whole truth falls short stands in every way. Those are taken first, and what has to
come with them is searched by rising number. Among equals the catalogue's order decides, which is also the order of the
way. It is a way in hindsight: who asks does not know the replies yet, so it is a measure and not a reproach.
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
"""The findings that can move the answer shown; the plan reads others too."""


@dataclass(frozen=True, slots=True)
class Step:
    """One question of a way, and the case once it was asked."""

    finding: str
    case: Case


def _goal(case: Case) -> tuple[object, ...]:
    """What has to be as it is for the whole truth."""
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
    )


def shortest_path(truth: Case) -> list[str]:
    """The fewest questions that lead to the answer of `truth`, in the order of the catalogue."""
    goal = _goal(truth)
    answered = [id for id in DECIDING if truth.answered(id)]

    def leads(ids: list[str]) -> bool:
        return _goal(Case({id: truth.given[id] for id in ids})) == goal

    needed = [id for id in answered if not leads([other for other in answered if other != id])]
    rest = [id for id in answered if id not in needed]
    more = chain.from_iterable(combinations(rest, size) for size in range(len(rest) + 1))
    return next(way for some in more if leads(way := in_catalog_order([*needed, *some])))


def steps_of(truth: Case, path: list[str]) -> list[Step]:
    """The case after each question of a way."""
    return [Step(id, Case({known: truth.given[known] for known in path[: place + 1]})) for place, id in enumerate(path)]


def path_report(truth: Case) -> Json:
    """The way as plain values: each question with its reply, and where gate, floor and ceiling stand after it."""
    replies = answers_dict(truth)
    rows = [
        {"finding": step.finding, "answer": replies[step.finding], **_state(step.case)}
        for step in steps_of(truth, shortest_path(truth))
    ]
    return {"version": VERSION, "rules_hash": rules_hash(), "kind": _state(truth)["kind"], "steps": rows}


def _state(case: Case) -> Json:
    """Where an answer stands. Without the rest of an assessment, which takes forty times as long."""
    gate, imaging = assess_gate(case), assess_imaging(case)
    return {
        "kind": str(shown_answer(case, gate, imaging).kind),
        "gate": str(gate.status),
        "floor": str(imaging.floor),
        "ceiling": str(imaging.ceiling),
    }


def path_json(text: str) -> str:
    """`{"version", "rules_hash", "kind", "steps"}` for a JSON object of answers, or `{"faults": […]}`."""
    try:
        truth = parse_case(text)
    except InvalidAnswers as bad:
        return errors_json(bad)
    return to_json(path_report(truth))

"""The combinations that the rules can distinguish: coordinates, their states, and the products of them.

**Why so few suffice.** A rule reads a yes/no finding only as present or not, and as known or not; it compares a number only with
the bounds below. So (1) one number represents its whole interval between two bounds; (2) findings that every table reads in the
same place in the same way are interchangeable, so only the counts of present, absent, and unknown members of a class matter;
(3) a rule fires on one present finding as on two of a class, so only *none, one, or more* matter, and none or one unknown.
Such a class has four states: all absent; one unknown; one present; one present and another unknown. `test_reduction.py`
tests all three claims on the module, over cases drawn from everything that can be answered.

States are ordered so that a state with something known in place of something unknown comes earlier: every completion of a
combination precedes it in the product, so laws about completions can be shown by induction.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass

from calculators import Answer
from tests.module.support.specification import FINDINGS, TABLES, alone_at, flags_of, yes_no_in

Answers = dict[str, Answer | float]
PRESENT, ABSENT = Answer.PRESENT, Answer.ABSENT

ADDED = tuple(row["id"] for row in FINDINGS if "since" in row)
"""The findings that 0.1.0 did not have. Of those of 0.2.0, four are in two parts: present only if both parts are."""


def added_first(*members: str) -> tuple[str, ...]:
    """Return a class with the added findings first, because the first two members vary for all."""
    return tuple(sorted(members, key=lambda finding: finding not in ADDED))


STOPS = tuple(rule["because"][0] for rule in TABLES.gate["rules"] if rule["status"] == "stop")
INFECTION, CANCER, FRACTURE, CORD = (
    added_first(*flags_of(about)) for about in ("infection", "cancer", "fracture", "cord-or-cauda-equina")
)
"""Classes whose findings the red-flag screen reads alike: the flags of a suspicion that are one finding."""

IMMEDIATE, URGENT, FIRST_TEST = (
    added_first(*alone_at(rung)) for rung in ("immediate", "urgent-evaluation", "first-test")
)
"""Classes whose findings the ladder reads alike: those whose rule reads nothing else."""

PSYCHOSOCIAL = yes_no_in("psychosocial")
SIGNS = tuple(finding for finding in CORD if finding in IMMEDIATE)
"""The flags of the cord that lead to *immediate* alone."""


@dataclass(frozen=True)
class State:
    """One state of a coordinate: its answers, and the states that answering one or all of its unknowns can give.

    `raised` are the states in which something absent or unknown is present instead, or a number has passed a bound.
    """

    answers: Answers
    answered: tuple[int, ...] = ()
    completed: tuple[int, ...] = ()
    raised: tuple[int, ...] = ()


Coordinate = tuple[State, ...]


def yes_no(finding: str) -> Coordinate:
    """Return the states of a finding: absent, present, unknown."""
    return (
        State({finding: ABSENT}, raised=(1,)),
        State({finding: PRESENT}),
        State({}, answered=(0, 1), completed=(0, 1), raised=(1,)),
    )


def alike(*members: str) -> Coordinate:
    """Return the states of a class of interchangeable findings.

    All absent, one present, one unknown, one present and another unknown. The first two members vary and represent the others,
    which stay absent.
    """
    first, other, *rest = members
    absent: Answers = dict.fromkeys(rest, ABSENT)
    return (
        State({first: ABSENT, other: ABSENT, **absent}, raised=(1,)),
        State({first: PRESENT, other: ABSENT, **absent}),
        State({other: ABSENT, **absent}, answered=(0, 1), completed=(0, 1), raised=(1, 3)),
        State({first: PRESENT, **absent}, answered=(1,), completed=(1,), raised=(1,)),
    )


def number(finding: str, *values: float) -> Coordinate:
    """Return one value of each interval, from the lowest up, then unknown."""
    known = tuple(State({finding: v}, raised=tuple(range(n + 1, len(values)))) for n, v in enumerate(values))
    every = tuple(range(len(values)))
    return (*known, State({}, answered=every, completed=every))


def measured(finding: str, *values: float) -> Coordinate:
    """Return the states of a measurement: as `number`, but an unknown value has no completion."""
    return tuple(State(state.answers, raised=state.raised) for state in number(finding, *values))


def states(*answers: Answers) -> Coordinate:
    """Return states without neighbors."""
    return tuple(State(one) for one in answers)


def weeks(bounds_of_care: tuple[float, ...], bounds_of_pain: tuple[float, ...]) -> Coordinate:
    """Return the states of the weeks of care and of pain together, because care may not outlast pain."""
    pairs: list[tuple[float | None, float | None]] = [
        (care, pain) for care in bounds_of_care for pain in bounds_of_pain if care <= pain
    ]
    pairs += [(care, None) for care in bounds_of_care]
    pairs += [(None, pain) for pain in bounds_of_pain if bounds_of_care[0] <= pain]
    pairs.append((None, None))

    def answered(care: float | None, pain: float | None, *, all_of_it: bool) -> tuple[int, ...]:
        found = []
        for place, (then_care, then_pain) in enumerate(pairs):
            unchanged = care in (None, then_care) and pain in (None, then_pain)
            gained = (care is None and then_care is not None) + (pain is None and then_pain is not None)
            whole = then_care is not None and then_pain is not None
            if unchanged and gained and (whole if all_of_it else gained == 1):
                found.append(place)
        return tuple(found)

    return tuple(
        State(
            {
                **({} if care is None else {"conservative_weeks": care}),
                **({} if pain is None else {"duration_weeks": pain}),
            },
            answered(care, pain, all_of_it=False),
            answered(care, pain, all_of_it=True),
            tuple(n for n, (c, p) in enumerate(pairs) if p == pain and care is not None and c is not None and c > care),
        )
        for care, pain in pairs
    )


class Space:
    """A product of coordinates. A combination is identified by its place; the last coordinate changes fastest."""

    def __init__(self, *coordinates: Coordinate, always: Answers | None = None) -> None:
        self.coordinates = coordinates
        self.always = always or {}
        self.size = math.prod(len(coordinate) for coordinate in coordinates)
        sizes = [len(coordinate) for coordinate in coordinates]
        self.strides = [math.prod(sizes[place + 1 :]) for place in range(len(sizes))]

    @property
    def varies(self) -> frozenset[str]:
        """Return the findings that have more than one value in this space."""
        seen: dict[str, set[Answer | float | None]] = {}
        for coordinate in self.coordinates:
            findings = {finding for state in coordinate for finding in state.answers}
            for finding in findings:
                seen.setdefault(finding, set()).update(state.answers.get(finding) for state in coordinate)
        return frozenset(finding for finding, values in seen.items() if len(values) > 1)

    def __iter__(self) -> Iterator[Answers]:
        """Yield the answers of every combination, in the order of places."""
        for states in itertools.product(*self.coordinates):
            answers = dict(self.always)
            for state in states:
                answers.update(state.answers)
            yield answers

    def states(self) -> Iterator[tuple[int, ...]]:
        """Yield the states of every combination, as numbers, in the same order."""
        return itertools.product(*(range(len(coordinate)) for coordinate in self.coordinates))

"""The condition language of the tables.

A literal is a fact, or a number compared with a bound, or `not` before either. A fact holds if it is in the set of facts; a bound
holds if the number is known and within it. A conjunction is a list of literals; a condition is a list of conjunctions, of
which one has to hold.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Collection, Mapping
from functools import cache

Answers = Mapping[str, str | float]
Literal = Callable[[Collection[str], Answers], bool]

COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
}
BOUND = re.compile(r"^([a-z_]+) (<|>=|>|=) (\d+)$")


@cache
def parse_literal(text: str) -> Literal:
    """Return the function that evaluates a literal."""
    if text.startswith("not "):
        inner = parse_literal(text.removeprefix("not "))
        return lambda facts, answers: not inner(facts, answers)
    bound = BOUND.match(text)
    if bound is None:
        return lambda facts, _answers: text in facts
    number, compare, limit = bound[1], COMPARE[bound[2]], float(bound[3])

    def within(_facts: Collection[str], answers: Answers) -> bool:
        value = answers.get(number)
        return isinstance(value, (int, float)) and compare(value, limit)

    return within


def holds(conjunction: Collection[str], facts: Collection[str], answers: Answers) -> bool:
    """Return whether every literal of a conjunction holds."""
    for text in conjunction:  # noqa: SIM110 (a loop takes half the time of all(), and this runs millions of times)
        # Most literals are plain facts that hold, and need no evaluation.
        if text not in facts and not parse_literal(text)(facts, answers):
            return False
    return True


def any_holds(condition: Collection[Collection[str]], facts: Collection[str], answers: Answers) -> bool:
    """Return whether one of the conjunctions holds."""
    for conjunction in condition:  # noqa: SIM110 (as above)
        if holds(conjunction, facts, answers):
            return True
    return False


def finding_of(text: str) -> str:
    """Return the finding that a literal is about."""
    return text.removeprefix("not ").split(" ")[0]


def is_positive(text: str) -> bool:
    """Return whether a literal requires something to be present or reached."""
    return not text.startswith("not ")

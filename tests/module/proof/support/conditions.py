"""The small language of the tables: a literal is a fact, a number against a bound, or `not` before either.

A fact holds when it is in the set of what is said; a bound holds when the number is known and within it. A conjunction is
a list of literals, a condition a list of conjunctions of which one suffices.
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
    """What the words of one literal mean."""
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
    """Whether every literal of a conjunction holds."""
    for text in conjunction:  # noqa: SIM110 (a loop takes half the time of all(), and this runs millions of times)
        # A plain fact that is said needs no closer look: most are.
        if text not in facts and not parse_literal(text)(facts, answers):
            return False
    return True


def any_holds(condition: Collection[Collection[str]], facts: Collection[str], answers: Answers) -> bool:
    """Whether one of the conjunctions holds."""
    for conjunction in condition:  # noqa: SIM110 (as above)
        if holds(conjunction, facts, answers):
            return True
    return False


def finding_of(text: str) -> str:
    """The finding that a literal about a finding speaks of."""
    return text.removeprefix("not ").split(" ")[0]


def is_positive(text: str) -> bool:
    """Whether a literal asks for something to be present or reached."""
    return not text.startswith("not ")

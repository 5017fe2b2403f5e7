"""Laws about completions, shown over a whole product by induction on the number of unknowns.

A combination can become whatever its first unknown coordinate can become, each time with one unknown less; a combination
without unknowns is its own completion. So one pass in the order of places covers every completion of all combinations.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import product

from tests.module.proof.support.spaces import Space

Steps = list[tuple[int, ...]]


class SpaceWalk:
    """A space with the distance in places from each state of each coordinate to its neighbors."""

    def __init__(self, space: Space) -> None:
        self.space = space
        self.answered, self.completed, self.raised = (
            [
                [tuple((to - place) * stride for to in getattr(state, kind)) for place, state in enumerate(coordinate)]
                for coordinate, stride in zip(space.coordinates, space.strides, strict=True)
            ]
            for kind in ("answered", "completed", "raised")
        )

    def _steps(self, tables: list[Steps]) -> Iterator[tuple[int, list[int]]]:
        """Yield every place with the places of its neighbors."""
        for place, chosen in enumerate(product(*tables)):
            yield place, [place + step for steps in chosen for step in steps]

    def answers(self) -> Iterator[tuple[int, list[int]]]:
        """Yield every place, and the places that answering one unknown leads to."""
        return self._steps(self.answered)

    def rises(self) -> Iterator[tuple[int, list[int]]]:
        """Yield every place, and the places in which one more finding is present."""
        return self._steps(self.raised)

    def completions(self) -> Iterator[tuple[int, list[int]]]:
        """Yield every place, and the places that completing its first unknown coordinate leads to; none where all is known."""
        for place, chosen in enumerate(product(*self.completed)):
            first = next((steps for steps in chosen if steps), ())
            yield place, [place + step for step in first]

    def extremes(self, low: Sequence[int], high: Sequence[int]) -> tuple[bytearray, bytearray]:
        """Return the lowest and the highest value over all completions of each place.

        Raises AssertionError if `low` and `high` of a complete place differ.
        """
        least, highest = bytearray(self.space.size), bytearray(self.space.size)
        for place, then in self.completions():
            if then:
                least[place] = min(least[to] for to in then)
                highest[place] = max(highest[to] for to in then)
            else:
                assert low[place] == high[place], f"place {place} is complete and has two answers"
                least[place] = highest[place] = low[place]
        return least, highest


def finding_bits(order: Sequence[str]) -> dict[str, int]:
    """Return a bit for each finding, so that a set of questions is a number."""
    return {finding: 1 << place for place, finding in enumerate(order)}


def assert_questions_shrink(walk: SpaceWalk, asks: array[int]) -> None:
    """Assert that answering one unknown never adds a question.

    No questions means *settled*, so answering all of `ask` settles: each answer leaves at most the questions that were asked and
    are not yet answered.
    """
    for place, then in walk.answers():
        for to in then:
            assert not asks[to] & ~asks[place], f"place {place}: answering adds a question"

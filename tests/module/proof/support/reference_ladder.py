"""The imaging ladder of the reference model, which tries every completion.

The rules fall into islands that share no finding. The completions of two islands are independent, except that care may not
outlast pain, and both of these numbers are in one island. So the lowest rung over all completions is the highest of the islands'
lowest rungs, the greatest is the highest of their greatest, and each island is small enough to try all of its completions.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from tests.module.proof.support.conditions import BOUND, Answers, finding_of, holds, is_positive
from tests.module.proof.support.reference_tables import Tables

Value = str | float | None


@dataclass(frozen=True)
class Reached:
    """What the completions of one island reach: the lowest and greatest rung, and the rung that each finding may lead to.

    `fired` are the rules that fire on what is known.
    """

    least: int
    greatest: int
    readings: frozenset[tuple[int, str]]
    fired: tuple[int, ...]


class Ladder:
    """The rules of the ladder as islands, with the results of every island remembered."""

    def __init__(self, tables: Tables) -> None:
        self.rungs: list[str] = [rung["id"] for rung in tables.ladder["rungs"]]
        self.rules = tables.ladder["rules"]
        self.ranges = tables.ranges
        self.islands = self._islands()
        self._height = [self.rungs.index(rule["rung"]) for rule in self.rules]
        self._tried: dict[tuple[int, tuple[Value, ...]], Reached] = {}

    def _islands(self) -> list[tuple[list[str], list[int]]]:
        """Return findings and rules, joined where a rule reads two findings; pain and care are joined too."""
        groups: list[set[str]] = [{"conservative_weeks", "duration_weeks"}]
        for rule in self.rules:
            found = {finding_of(text) for text in rule["if"]}
            for group in [group for group in groups if group & found]:
                groups.remove(group)
                found |= group
            groups.append(found)
        return [
            (sorted(group), [n for n, rule in enumerate(self.rules) if finding_of(rule["if"][0]) in group])
            for group in groups
        ]

    def _values(self, finding: str, known: Value) -> list[str | float]:
        """Return every value of a finding in a completion: for a number, both sides of each bound and the ends of its range."""
        if known is not None:
            return [known]
        if finding not in self.ranges:
            return ["present", "absent"]
        bounds = [BOUND.match(text) for rule in self.rules for text in rule["if"]]
        cuts = {float(b[3]) for b in bounds if b and b[1] == finding}
        near = {cut + step for cut in cuts for step in (-0.01, 0, 0.01)}
        return sorted(near | set(self.ranges[finding]))

    def completions(self, findings: list[str], known: tuple[Value, ...]) -> Iterator[dict[str, str | float]]:
        """Yield all completions of an island. An ESR that was not measured stays unknown; care does not outlast pain."""
        asked = [(f, v) for f, v in zip(findings, known, strict=True) if f != "esr_mm_h" or v is not None]
        given = dict(zip(findings, known, strict=True))
        choices = [self._values(finding, value) for finding, value in asked]
        pain = given.get("duration_weeks")
        for number, (finding, value) in enumerate(asked):
            if finding == "conservative_weeks" and value is None and isinstance(pain, (int, float)):
                choices[number] = [*choices[number], pain]
        for values in itertools.product(*choices):
            complete = dict(zip((finding for finding, _ in asked), values, strict=True))
            care, lasted = complete.get("conservative_weeks"), complete.get("duration_weeks")
            if isinstance(care, (int, float)) and isinstance(lasted, (int, float)) and care > lasted:
                continue
            yield complete

    def fired(self, numbers: list[int], answers: Answers) -> list[int]:
        """Return which of these rules fire on what is known."""
        facts = {f"{finding} {value}" for finding, value in answers.items() if isinstance(value, str)}
        return [number for number in numbers if holds(self.rules[number]["if"], facts, answers)]

    def reached(self, island: int, answers: Answers) -> Reached:
        """Return what the completions of one island reach."""
        findings, numbers = self.islands[island]
        known = tuple(answers.get(finding) for finding in findings)
        key = (island, known)
        if key not in self._tried:
            tops: list[int] = []
            readings: set[tuple[int, str]] = set()
            for complete in self.completions(findings, known):
                fired = self.fired(numbers, complete)
                tops.append(max((self._height[number] for number in fired), default=0))
                for number in fired:
                    read = [finding_of(text) for text in self.rules[number]["if"] if is_positive(text)]
                    readings |= {(self._height[number], f) for f in read if answers.get(f) is None}
            self._tried[key] = Reached(min(tops), max(tops), frozenset(readings), tuple(self.fired(numbers, answers)))
        return self._tried[key]

    def bounds(self, answers: Answers) -> tuple[int, int, dict[str, int], list[int]]:
        """Return the lowest and greatest rung over all completions.

        Also return, for each unknown finding, the highest rung to which it may lead, and the rules that fire on what is known, in their
        order.
        """
        parts = [self.reached(island, answers) for island in range(len(self.islands))]
        helps: dict[str, int] = {}
        for part in parts:
            for rung, finding in part.readings:
                helps[finding] = max(rung, helps.get(finding, 0))
        fired = sorted(number for part in parts for number in part.fired)
        return max([part.least for part in parts]), max([part.greatest for part in parts]), helps, fired

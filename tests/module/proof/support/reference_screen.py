"""The red-flag screen of the reference model: suspicions, class, and what is open."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from tests.module.proof.support.conditions import Answers, finding_of, holds


class Suspicion(NamedTuple):
    """The state of a suspicion, the findings that raise it, and its unknown flags."""

    state: str
    flags: frozenset[str]
    unknown: frozenset[str]


@dataclass
class Case:
    """One set of answers, with the facts derived so far."""

    answers: Answers
    facts: set[str]


class Screen:
    """The table of the screen, with the results of every suspicion remembered."""

    def __init__(self, table: dict[str, Any], sort: Callable[[Iterable[str]], list[str]]) -> None:
        self.table = table
        self.sort = sort
        flags = self.table["flags"]
        self._flags = {
            about: [(name, flags.get(name, {"all": [f"{name} present"]})) for name in (*row["article"], *row["beyond"])]
            for about, row in self.table["suspicions"].items()
        }
        self._findings = {
            about: sorted({finding_of(text) for _, flag in row for text in flag["all"]})
            for about, row in self._flags.items()
        }
        self._seen: dict[tuple[str, tuple[str | float | None, ...]], Suspicion] = {}

    @staticmethod
    def _flag(flag: dict[str, Any], case: Case) -> tuple[str, set[str]]:
        """Return the state of a flag (present, absent, open, left out) and its unknown findings."""
        unknown = {finding_of(text) for text in flag["all"] if f"{finding_of(text)} unknown" in case.facts}
        known = [holds([text], case.facts, case.answers) for text in flag["all"] if finding_of(text) not in unknown]
        state = "absent" if not all(known) else "open" if unknown else "present"
        return ("left out" if flag.get("left_out") and state != "present" else state), unknown

    def suspicion(self, about: str, case: Case) -> Suspicion:
        """Return one suspicion; results are remembered by the answers to its flags."""
        key = (about, tuple(case.answers.get(finding) for finding in self._findings[about]))
        if key not in self._seen:
            flags: set[str] = set()
            missing: set[str] = set()
            for _, flag in self._flags[about]:
                state, unknown = self._flag(flag, case)
                if state == "present":
                    flags.update(finding_of(text) for text in flag["all"])
                if state == "open":
                    missing |= unknown
            state = "suspected" if flags else "open" if missing else "not-suspected"
            self._seen[key] = Suspicion(state, frozenset(flags), frozenset(missing))
        return self._seen[key]

    def assess(self, case: Case) -> dict[str, Any]:
        """Return the four suspicions, the findings that raise them, the class, and the open questions."""
        seen = {about: self.suspicion(about, case) for about in self._flags}
        states = {about: one.state for about, one in seen.items()}
        kind = self._class(states, case)
        ask = {flag for one in seen.values() if one.state == "open" for flag in one.unknown}
        open_flags = {flag for one in seen.values() for flag in one.unknown}
        if kind != "serious":
            ask.update(sign for sign in self.table["nerve_signs"] if f"{sign} unknown" in case.facts)
        case.facts.add(f"class {kind}")
        case.facts.update(["open flag"] if open_flags else [])
        return {
            "suspicions": states,
            "flags": self.sort(flag for one in seen.values() for flag in one.flags),
            "ask": self.sort(ask),
            "class": kind,
            "open_flags": self.sort(open_flags),
        }

    def classification(self, case: Case) -> str:
        """Return only the class."""
        return self._class({about: self.suspicion(about, case).state for about in self._flags}, case)

    def _class(self, states: dict[str, str], case: Case) -> str:
        signs = self.table["nerve_signs"]
        fits = (row for row in self.table["classes"] if self._class_fits(row, states, signs, case))
        return str(next(fits)["class"])

    @staticmethod
    def _class_fits(row: dict[str, str], states: dict[str, str], signs: list[str], case: Case) -> bool:
        if "if_any" in row:
            return row["if_any"] in states.values()
        return "if_sign" not in row or any(f"{sign} {row['if_sign']}" in case.facts for sign in signs)

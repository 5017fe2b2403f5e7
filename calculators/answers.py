"""Represent three-valued answers: present, absent, or not assessed; a number is known or unknown.

*Not assessed* is never treated as *absent*. `Case` contains the answers given and completes them in two ways: every
unanswered finding as absent (`if_absent`), and every unanswered finding as present (`if_present`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from calculators.findings import CATALOGUE, in_catalog_order

NEW_PAIN_WEEKS = 12
"""Weeks. If pain that has lasted longer was called new, both answers are to be checked (N1, N17)."""
YOUNG_PAIN_WEEKS = 4
"""Weeks. If pain that has lasted less was called not new, both answers are to be checked (N17)."""


class Answer(StrEnum):
    """Answer to a yes/no question."""

    PRESENT = "present"
    ABSENT = "absent"
    NOT_ASSESSED = "not-assessed"


Completion = dict[str, bool | float | None]
"""A value for every finding: True or False for yes/no, for a number its value, or None if it is unknown."""

_LOW: Completion = {f.id: f.if_absent for f in CATALOGUE}
_HIGH: Completion = {f.id: f.if_present for f in CATALOGUE}
_BOUNDED: tuple[tuple[str, str], ...] = tuple((f.id, f.at_most) for f in CATALOGUE if f.at_most)


@dataclass(frozen=True, slots=True)
class Case:
    """The answers of one person, checked by `json_api`, and both completions of them."""

    given: Mapping[str, Answer | float]
    if_absent: Completion = field(init=False, repr=False, compare=False)
    if_present: Completion = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        values: Completion = {
            id: value is Answer.PRESENT if isinstance(value, Answer) else value for id, value in self.given.items()
        }
        high = _HIGH | values
        for id, bound in _BOUNDED:
            if id not in values and bound in values:
                high[id] = values[bound]
        object.__setattr__(self, "if_absent", _LOW | values)
        object.__setattr__(self, "if_present", high)

    def with_answer(self, id: str, value: Answer | float) -> "Case":
        """Return a copy of the case with one answer changed."""
        return Case({**self.given, id: value})

    def answered(self, id: str) -> bool:
        """Whether the finding was answered."""
        return id in self.given

    def present(self, id: str) -> bool:
        """Whether the finding was answered as present."""
        return self.given.get(id) is Answer.PRESENT

    def absent(self, id: str) -> bool:
        """Whether the finding was answered as absent; False if it was not assessed."""
        return self.given.get(id) is Answer.ABSENT

    def number(self, id: str) -> float | None:
        """Return the value of a number in the unit of its finding, or None if it is unknown."""
        value = self.given.get(id)
        return None if isinstance(value, Answer) else value

    def unanswered(self, ids: tuple[str, ...] | list[str]) -> list[str]:
        """Return the ids that were not answered, in the order of the catalog."""
        return in_catalog_order([id for id in ids if id not in self.given])

    def has_inconsistent_onset(self) -> bool:
        """Whether the pain is new but older than 12 weeks, or not new but under 4 weeks old (N17)."""
        weeks = self.number("duration_weeks")
        if weeks is None:
            return False
        return (self.present("new_onset") and weeks > NEW_PAIN_WEEKS) or (
            self.absent("new_onset") and weeks < YOUNG_PAIN_WEEKS
        )


def care_outlasts_pain(conservative: float | None, duration: float | None) -> bool:
    """Whether weeks of care exceed weeks of pain. Such answers are rejected."""
    return conservative is not None and duration is not None and conservative > duration

"""Three-valued answers: present, absent, or not assessed; a number is known or not known.

*Not assessed* is never read as *absent*. `Case` holds what was answered and reads it at both
ends of what is unknown: everything open as absent (`low`), everything open as present (`high`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from calculators.findings import CATALOGUE, Kind, in_catalog_order

NEW_PAIN_WEEKS = 12
"""Longer than this, pain is looked at again if it was called new (N1, N17)."""
YOUNG_PAIN_WEEKS = 4
"""Shorter than this, pain is looked at again if it was called not new (N17)."""


class Answer(StrEnum):
    """What was answered to a yes/no question."""

    PRESENT = "present"
    ABSENT = "absent"
    NOT_ASSESSED = "not-assessed"


Completion = dict[str, bool | float | None]
"""One end of what is unknown: a yes/no finding is True or False, a number its value or None."""

_LOW: Completion = {f.id: False if f.kind is Kind.YES_NO else None for f in CATALOGUE}
# An ESR that nobody measured stays unmeasured, whatever else is still open (decisions: completion).
_HIGH: Completion = {
    f.id: True if f.kind is Kind.YES_NO else (None if f.id == "esr_mm_h" else f.high) for f in CATALOGUE
}


@dataclass(frozen=True, slots=True)
class Case:
    """The answers of one person, checked by `wire`, with both readings of them."""

    given: Mapping[str, Answer | float]
    if_absent: Completion = field(init=False, repr=False, compare=False)
    if_present: Completion = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        values: Completion = {
            id: value is Answer.PRESENT if isinstance(value, Answer) else value for id, value in self.given.items()
        }
        high = _HIGH | values
        # Care cannot outlast the pain, so known weeks of pain bound unknown weeks of care.
        if "conservative_weeks" not in values and "duration_weeks" in values:
            high["conservative_weeks"] = values["duration_weeks"]
        object.__setattr__(self, "if_absent", _LOW | values)
        object.__setattr__(self, "if_present", high)

    def with_answer(self, id: str, value: Answer | float) -> "Case":
        """The same case with one answer otherwise."""
        return Case({**self.given, id: value})

    def answered(self, id: str) -> bool:
        return id in self.given

    def present(self, id: str) -> bool:
        return self.given.get(id) is Answer.PRESENT

    def absent(self, id: str) -> bool:
        return self.given.get(id) is Answer.ABSENT

    def number(self, id: str) -> float | None:
        """The value of a number, or None where it is not known."""
        value = self.given.get(id)
        return None if isinstance(value, Answer) else value

    def unanswered(self, ids: tuple[str, ...] | list[str]) -> list[str]:
        """Those of the ids that were not answered, in the order of the catalogue."""
        return in_catalog_order([id for id in ids if id not in self.given])

    def has_inconsistent_onset(self) -> bool:
        """New pain of more than 12 weeks, or pain under 4 weeks that is not new (N17)."""
        weeks = self.number("duration_weeks")
        if weeks is None:
            return False
        return (self.present("new_onset") and weeks > NEW_PAIN_WEEKS) or (
            self.absent("new_onset") and weeks < YOUNG_PAIN_WEEKS
        )


def care_outlasts_pain(conservative: float | None, duration: float | None) -> bool:
    """Weeks of care above weeks of pain: refused, since care cannot outlast the pain."""
    return conservative is not None and duration is not None and conservative > duration

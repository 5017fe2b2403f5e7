"""What is wrong with an input: one sentence per fault, and the finding it belongs to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong. `finding` is the id as it was given, or None where it belongs to none."""

    finding: str | None
    says: str

    def as_dict(self) -> dict[str, str | None]:
        return {"finding": self.finding, "says": self.says}


class BadAnswers(ValueError):
    """Answers that were refused; `faults` has every one of them."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(fault.says for fault in faults))
        self.faults = faults

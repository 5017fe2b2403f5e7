"""What is wrong with an input: one sentence per fault, and the finding it belongs to."""

from dataclasses import dataclass

from calculators.reader_text import Words, for_both

MAX_SHOWN = 100
"""Faults that a reader gets; of more than these only the number. A program gets all."""


@dataclass(frozen=True, slots=True)
class InputError:
    """One thing that is wrong. `finding` is the id as it was given, or None where it belongs to none.

    `says` names findings by their ids, for the author of the input; `page` names the questions, for a reader of the form.
    """

    finding: str | None
    says: str
    page: Words | None = None

    def as_dict(self) -> dict[str, str | None]:
        return {"finding": self.finding, "says": self.says}

    def as_page_dict(self) -> dict[str, str | dict[str, str] | None]:
        return {"finding": self.finding, "says": (self.page or for_both(self.says)).as_dict()}


def first_errors(errors: list[InputError]) -> list[InputError]:
    """As many as a reader can use, and one line with how many more there are."""
    more = len(errors) - MAX_SHOWN
    return errors if more <= 0 else [*errors[:MAX_SHOWN], InputError(None, f"Errors not shown: {more}.")]


class InvalidAnswers(ValueError):
    """Answers that were refused; `faults` has every one of them."""

    def __init__(self, errors: list[InputError]) -> None:
        super().__init__("\n".join(fault.says for fault in errors))
        self.errors = errors

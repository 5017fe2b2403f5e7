"""Describe what is wrong with an input: one sentence per error, and the finding it belongs to."""

from dataclasses import dataclass

from calculators.reader_text import Words, for_both

MAX_SHOWN = 100
"""Maximum number of errors shown to a reader; the rest are counted. A program gets all."""


@dataclass(frozen=True, slots=True)
class InputError:
    """One error in the input, as data. `finding` is the id as given, or None if the error belongs to no finding.

    `says` names findings by their ids, for the author of the input; `page` names the questions, for a reader of the form.
    """

    finding: str | None
    says: str
    page: Words | None = None

    def as_dict(self) -> dict[str, str | None]:
        """Return the error as a JSON object for the author of the input."""
        return {"finding": self.finding, "says": self.says}

    def as_page_dict(self) -> dict[str, str | dict[str, str] | None]:
        """Return the error as a JSON object for a page, with a sentence for each reader."""
        return {"finding": self.finding, "says": (self.page or for_both(self.says)).as_dict()}


def first_errors(errors: list[InputError]) -> list[InputError]:
    """Return at most `MAX_SHOWN` errors, and a line with the number of errors left out."""
    more = len(errors) - MAX_SHOWN
    return errors if more <= 0 else [*errors[:MAX_SHOWN], InputError(None, f"Errors not shown: {more}.")]


class InvalidAnswers(ValueError):
    """Raised when answers are rejected; `errors` contains every error."""

    def __init__(self, errors: list[InputError]) -> None:
        super().__init__("\n".join(error.says for error in errors))
        self.errors = errors

"""A case as a file or a link: its answers, and the rules that they were given under.

Answers alone are a case too: what the command line assesses can be opened in a page, and the other way round.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any, cast

from calculators.answers import Case
from calculators.errors import InputError, InvalidAnswers
from calculators.io.error_text import describe, printable, quoted
from calculators.io.json_api import check_pairs, errors_json, parse_case, to_json
from calculators.io.parse import Pairs, parse_parts
from calculators.io.serialize import answers_dict
from calculators.io.version import VERSION, rules_hash
from calculators.reader_text import Words, dict_or_none

MAX_MARK_LENGTH = 40
"""Characters of a version or a hash of rules; ours are shorter."""


@dataclass(frozen=True, slots=True)
class SavedCase:
    """A case, and the rules that it says it was saved under: None where it says nothing."""

    case: Case
    version: str | None = None
    rules_hash: str | None = None

    @property
    def other_rules_warning(self) -> Words | None:
        """One sentence, where the rules of then are not those of now."""
        if self.rules_hash in (None, rules_hash()):
            return None
        then = f"version {self.version or '?'}, rules {self.rules_hash}"
        now = f"version {VERSION}, rules {rules_hash()}"
        return Words(
            f"This case was saved with a different version of the rules ({then}). It is answered here with the current version ({now}), and the answer may differ",
            f"This was saved with a different version of the guideline ({then}). It is answered here with the current version ({now}), and the answer may differ",
        )


def load_saved(text: str) -> SavedCase:
    """A saved case, or plain answers. Raises `InvalidAnswers` with every fault."""
    pairs = parse_parts(text)
    parts = dict(pairs)
    if "answers" not in parts:
        return SavedCase(parse_case(text))
    case, errors = check_answers(parts["answers"])
    errors = [*repeated_parts(pairs), *errors]
    for name in ("version", "rules_hash"):
        mark = parts.get(name)
        if mark is not None and not (isinstance(mark, str) and len(mark) <= MAX_MARK_LENGTH):
            errors.append(InputError(None, f"{name}: must be a short string, not {describe(mark)}."))
    if errors:
        raise InvalidAnswers(errors)
    return SavedCase(case, *(_printable_or_none(parts.get(name)) for name in ("version", "rules_hash")))


def _printable_or_none(mark: str | None) -> str | None:
    return None if mark is None else printable(mark)


def check_answers(value: Any) -> tuple[Case, list[InputError]]:
    """The case in the part `answers`, and every fault of it."""
    if isinstance(value, list):
        return check_pairs(cast("Pairs", value))
    found = "none given" if value is None else f"this is {describe(value)}"
    return Case({}), [InputError(None, f"answers: must be one JSON object of answers; {found}.")]


def repeated_parts(pairs: Pairs) -> list[InputError]:
    """One fault for each part that is given more than once."""
    times = Counter(name for name, _ in pairs)
    return [
        InputError(None, f"{quoted(name)} is given more than once. Give each part once.")
        for name, count in times.items()
        if count > 1
    ]


def saved_json(text: str) -> str:
    """`{"answers", "version", "rules_hash", "says"}` of a saved case or of plain answers, or `{"faults": […]}`.

    `says` is the sentence about other rules for each reader, or null. ASCII, the same bytes everywhere.
    """
    try:
        saved = load_saved(text)
    except InvalidAnswers as bad:
        return errors_json(bad)
    marks = {"version": saved.version, "rules_hash": saved.rules_hash, "says": dict_or_none(saved.other_rules_warning)}
    return to_json({"answers": answers_dict(saved.case), **marks})

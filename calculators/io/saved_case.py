"""A case as a file or a link: its answers, and the rules that they were given under.

Answers alone are a case too: what the command line assesses can be opened in a page, and the other way round.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any, cast

from calculators.answers import Case
from calculators.errors import BadAnswers, Fault
from calculators.io.error_text import printable, quoted, shown
from calculators.io.json_api import checked, encoded, read_case, refused
from calculators.io.parse import Pairs, parsed_parts
from calculators.io.serialize import plain_answers
from calculators.io.version import VERSION, rules_hash
from calculators.reader_text import Words, optional

LONGEST_MARK = 40
"""Characters of a version or a hash of rules; ours are shorter."""


@dataclass(frozen=True, slots=True)
class SavedCase:
    """A case, and the rules that it says it was saved under: None where it says nothing."""

    case: Case
    version: str | None = None
    rules_hash: str | None = None

    @property
    def other_rules(self) -> Words | None:
        """One sentence, where the rules of then are not those of now."""
        if self.rules_hash in (None, rules_hash()):
            return None
        then = f"version {self.version or '?'}, rules {self.rules_hash}"
        now = f"version {VERSION}, rules {rules_hash()}"
        return Words(
            f"This case was saved with a different version of the rules ({then}). It is answered here with the current version ({now}), and the answer may differ",
            f"This was saved with a different version of the guideline ({then}). It is answered here with the current version ({now}), and the answer may differ",
        )


def read_saved(text: str) -> SavedCase:
    """A saved case, or plain answers. Raises `BadAnswers` with every fault."""
    pairs = parsed_parts(text)
    parts = dict(pairs)
    if "answers" not in parts:
        return SavedCase(read_case(text))
    case, faults = checked_answers(parts["answers"])
    faults = [*repeated(pairs), *faults]
    for name in ("version", "rules_hash"):
        mark = parts.get(name)
        if mark is not None and not (isinstance(mark, str) and len(mark) <= LONGEST_MARK):
            faults.append(Fault(None, f"{name}: must be a short string, not {shown(mark)}."))
    if faults:
        raise BadAnswers(faults)
    return SavedCase(case, *(_mark(parts.get(name)) for name in ("version", "rules_hash")))


def _mark(mark: str | None) -> str | None:
    return None if mark is None else printable(mark)


def checked_answers(value: Any) -> tuple[Case, list[Fault]]:
    """The case in the part `answers`, and every fault of it."""
    if isinstance(value, list):
        return checked(cast("Pairs", value))
    found = "none given" if value is None else f"this is {shown(value)}"
    return Case({}), [Fault(None, f"answers: must be one JSON object of answers; {found}.")]


def repeated(pairs: Pairs) -> list[Fault]:
    """One fault for each part that is given more than once."""
    times = Counter(name for name, _ in pairs)
    return [
        Fault(None, f"{quoted(name)} is given more than once. Give each part once.")
        for name, count in times.items()
        if count > 1
    ]


def saved_json(text: str) -> str:
    """`{"answers", "version", "rules_hash", "says"}` of a saved case or of plain answers, or `{"faults": […]}`.

    `says` is the sentence about other rules for each reader, or null. ASCII, the same bytes everywhere.
    """
    try:
        saved = read_saved(text)
    except BadAnswers as bad:
        return refused(bad)
    marks = {"version": saved.version, "rules_hash": saved.rules_hash, "says": optional(saved.other_rules)}
    return encoded({"answers": plain_answers(saved.case), **marks})

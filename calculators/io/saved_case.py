"""Load a case from a file or a link: its answers, and the version of the rules under which it was saved.

Plain answers are a case too, so that the command line and the page can open the same files.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, cast

from calculators.answers import Case
from calculators.errors import InputError, InvalidAnswers
from calculators.findings import BY_ID, CATALOGUE
from calculators.io.error_text import describe, printable, quoted
from calculators.io.json_api import check_pairs, errors_json, parse_case, to_json
from calculators.io.parse import Pairs, parse_parts
from calculators.io.serialize import answers_dict
from calculators.io.version import VERSION, rules_hash
from calculators.reader_text import Words, dict_or_none, join_words

MAX_MARK_LENGTH = 40
"""Maximum number of characters of a version or a hash of the rules."""


@dataclass(frozen=True, slots=True)
class SavedCase:
    """A case, and the rules under which it was saved: None if the file does not say."""

    case: Case
    version: str | None = None
    rules_hash: str | None = None
    asked_again: list[str] = field(default_factory=list[str])
    """The findings whose saved answers were not taken over, because their questions cover more since."""

    @property
    def other_rules_warning(self) -> Words | None:
        """A sentence for each reader if the case was saved with other rules, or None. It names what to answer again."""
        again = asked_again_text(self.asked_again)
        if self.rules_hash in (None, rules_hash()):
            return again
        then = f"version {self.version or '?'}, rules {self.rules_hash}"
        now = f"version {VERSION}, rules {rules_hash()}"
        warning = Words(
            f"This case was saved with a different version of the rules ({then}). It is answered here with the current version ({now}), and the answer may differ",
            f"This was saved with a different version of the guideline ({then}). It is answered here with the current version ({now}), and the answer may differ",
        )
        return join_words([warning, again]) if again else warning


def load_saved(text: str) -> SavedCase:
    """Load a saved case or plain answers. Raises `InvalidAnswers` with every error."""
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
    version, saved_hash = (_printable_or_none(parts.get(name)) for name in ("version", "rules_hash"))
    again = [] if saved_hash == rules_hash() else outdated_answers(case, version, bool(saved_hash))
    kept = Case({id: value for id, value in case.given.items() if id not in again})
    return SavedCase(kept, version, saved_hash, again)


def outdated_answers(case: Case, version: str | None, marked: bool) -> list[str]:
    """List the answers that must be given again, because the meaning of their question changed after `version`.

    An answer *absent* to a question that became wider says nothing of what was added. A completed work-up lets the plan
    go ahead, so it is never taken over. *Present* is still present. `marked`: the case names other rules; if it does not
    name their version, every change of meaning counts. Answers without any mark are those of the present version.
    """
    if version is None and not marked:
        return []
    saved = max(_version_numbers(version), _FIRST)
    return [
        finding.id
        for finding in CATALOGUE
        if saved < _version_numbers(finding.meaning_since)
        and (case.absent(finding.id) or (finding.id == "work_up_done" and case.answered(finding.id)))
    ]


def _version_numbers(version: str | None) -> tuple[int, ...]:
    """Return a version as numbers that can be compared; an unreadable one counts as the earliest."""
    parts = (version or "").split(".")
    return tuple(int(part) for part in parts) if len(parts) == VERSION_PARTS and all(map(str.isdecimal, parts)) else ()


VERSION_PARTS = 3
_FIRST = (0, 1, 0)
"""The first version, in which every question had the meaning that it has unless `meaning_since` says otherwise."""


def asked_again_text(ids: list[str]) -> Words | None:
    """Return the sentence that names the questions to answer again, or None if there are none."""
    if not ids:
        return None
    names = join_words([BY_ID[id].label for id in ids], "; ")
    return Words(
        f"{'This question now covers' if len(ids) == 1 else 'These questions now cover'} more; answer {'it' if len(ids) == 1 else 'them'} again: {names.clinician}",
        f"{'This question now covers' if len(ids) == 1 else 'These questions now cover'} more; please answer {'it' if len(ids) == 1 else 'them'} again: {names.patient}",
    )


def _printable_or_none(mark: str | None) -> str | None:
    """Return the mark in printable form, or None if there is none."""
    return None if mark is None else printable(mark)


def check_answers(value: Any) -> tuple[Case, list[InputError]]:
    """Return the case in the part `answers`, and every error in it."""
    if isinstance(value, list):
        return check_pairs(cast("Pairs", value))
    problem = "none given" if value is None else f"this is {describe(value)}"
    return Case({}), [InputError(None, f"answers: must be one JSON object of answers; {problem}.")]


def repeated_parts(pairs: Pairs) -> list[InputError]:
    """Return one error for each part that is given more than once."""
    times = Counter(name for name, _ in pairs)
    return [
        InputError(None, f"{quoted(name)} is given more than once. Give each part once.")
        for name, count in times.items()
        if count > 1
    ]


def saved_json(text: str) -> str:
    """Return `{"answers", "version", "rules_hash", "asked_again", "says"}` of a saved case or of plain answers, or `{"faults": […]}`.

    `says` is the warning about other rules for each reader, or null. The result is ASCII and identical on every platform.
    """
    try:
        saved = load_saved(text)
    except InvalidAnswers as invalid:
        return errors_json(invalid)
    marks = {
        "version": saved.version,
        "rules_hash": saved.rules_hash,
        "asked_again": saved.asked_again,
        "says": dict_or_none(saved.other_rules_warning),
    }
    return to_json({"answers": answers_dict(saved.case), **marks})

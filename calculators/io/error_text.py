"""Word the errors in answers: by finding id for the command line, and by the name of the question for a page."""

from itertools import pairwise
from typing import Any

from calculators.errors import InputError
from calculators.findings import BY_ID, CATALOGUE, Finding, Kind
from calculators.io.parse import Opaque
from calculators.io.typed_number import EXAMPLES, number_text, typed_number, unambiguous_spellings, with_unit
from calculators.reader_text import Words, for_both

MAX_SHOWN_LENGTH = 40
"""Maximum number of characters of a value or an id that a sentence repeats."""


def printable(text: str) -> str:
    """Return text that fits on one line of any terminal: lone surrogates and control characters are escaped."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def _short(text: str) -> str:
    """Return the printable text, cut to `MAX_SHOWN_LENGTH` characters."""
    return printable(text if len(text) <= MAX_SHOWN_LENGTH else text[:MAX_SHOWN_LENGTH] + "…")


def quoted(text: str) -> str:
    """Return the text in quotation marks, shortened and printable."""
    return f"“{_short(text)}”"


def describe(value: Any) -> str:
    """Return the name of an unexpected value for use in a sentence."""
    if isinstance(value, Opaque):
        return value.name
    if isinstance(value, list):
        return "an object"  # parsed as a list of pairs
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return quoted(value)
    return _short(repr(value))


def unit_of(finding: Finding) -> str:
    """Return the unit of a number as `typed_number` expects it."""
    assert finding.unit is not None
    return finding.unit.clinician


def repeated_answer(id: str) -> InputError:
    """Return the error for a finding that is answered more than once."""
    label = BY_ID[id].label if id in BY_ID else for_both(quoted(id))
    page = Words(*(f"{name} is answered more than once. Give one answer." for name in _both_texts(label)))
    return InputError(id, f"{quoted(id)} is given more than once. Give one answer for each finding.", page)


def unknown_finding(id: str, *, suggest: bool) -> InputError:
    """Return the error for an id that is not a finding.

    `suggest`: also name the most similar finding, which takes a moment to find.
    """
    if not suggest:
        return InputError(id, f"{quoted(id)} is not a finding in this guideline.")
    nearest = _most_similar_id(id)
    page = Words(
        *(
            f"{quoted(id)} is not a question here. Did you mean “{label}”?"
            for label in _both_texts(BY_ID[nearest].label)
        )
    )
    return InputError(id, f"{quoted(id)} is not a finding in this guideline. Did you mean “{nearest}”?", page)


def invalid_value(finding: Finding, value: Any) -> InputError:
    """Return the error for a value that the finding does not accept."""
    given = describe(value)
    if finding.kind is Kind.YES_NO:
        words = "“present”, “absent”, or “not-assessed”"
        page = Words(*(f"{label} must be {words}, not {given}." for label in _both_texts(finding.label)))
        return InputError(finding.id, f"{finding.id}: must be {words}, not {given}.", page)
    unit = unit_of(finding)
    message = f"{finding.id}: must be a number from {finding.low} to {finding.high} ({unit}), not {given}"
    spellings = unambiguous_spellings(value, unit) if isinstance(value, str) else ()
    accepted = [spelling for spelling in spellings if _in_range(finding, typed_number(spelling, unit))]
    unreadable = isinstance(value, str) and value.strip() and typed_number(value, unit) is None
    if unreadable and (accepted or not spellings):
        suggestions = " or ".join(accepted)
        advice = f"Type {suggestions or EXAMPLES[unit]}"
        page = Words(
            *(
                f"{label}: {quoted(value)} cannot be read as one number. {advice}."
                for label in _both_texts(finding.label)
            )
        )
        return InputError(finding.id, f"{message}; type {suggestions}." if suggestions else f"{message}.", page)
    typed = quoted(value) if isinstance(value, str) else given
    must = f"must be a number from {finding.low} to {finding.high}"
    names = zip(_both_texts(finding.label), _both_texts(finding.unit), strict=True)
    return InputError(
        finding.id, f"{message}.", Words(*(f"{label} {must} {words}, not {typed}." for label, words in names))
    )


def _in_range(finding: Finding, number: float | None) -> bool:
    """Whether the number is within the range of the finding."""
    assert finding.low is not None
    assert finding.high is not None
    return number is not None and finding.low <= number <= finding.high


def care_too_long(care: float, pain: float) -> InputError:
    """Return the error for more weeks of care than of pain."""
    finding = BY_ID["conservative_weeks"]
    message = f"conservative_weeks: must be at most {pain}, the value of duration_weeks, not {care}. Care cannot last longer than the pain."
    longer = f"{number_with_unit(care, finding)} is longer than the pain has lasted ({number_with_unit(pain, finding)})"
    page = Words(
        *(f"{label}: {longer}. Care cannot last longer than the pain." for label in _both_texts(finding.label))
    )
    return InputError(finding.id, message, page)


def number_with_unit(value: float, finding: Finding) -> str:
    """Return a number with its unit, in the unit in which it is short."""
    text = number_text(value, unit_of(finding))
    return text if text[-1].isalpha() else with_unit(text, unit_of(finding))


def _both_texts(words: Words | None) -> tuple[str, str]:
    """Return the texts for the clinician and for the patient."""
    assert words is not None
    return words.clinician, words.patient


def _letter_pairs(text: str) -> frozenset[str]:
    """Return the pairs of adjacent letters in a text."""
    # Padded, so that the first and the last letter count too, and a single letter has pairs.
    return frozenset(a + b for a, b in pairwise(f" {text} "))


_PAIR_COUNT = {finding.id: len(_letter_pairs(finding.id)) for finding in CATALOGUE}
_IDS_BY_PAIR: dict[str, list[str]] = {}
for _id in _PAIR_COUNT:
    for _pair in _letter_pairs(_id):
        _IDS_BY_PAIR.setdefault(_pair, []).append(_id)


def _most_similar_id(id: str) -> str:
    """Return the finding id that shares the most letter pairs with the given id (Dice coefficient)."""
    given = _letter_pairs(id[:MAX_SHOWN_LENGTH].lower())
    shared: dict[str, int] = {}
    for pair in given:
        for candidate in _IDS_BY_PAIR.get(pair, ()):
            shared[candidate] = shared.get(candidate, 0) + 1
    if not shared:
        return min(_PAIR_COUNT, key=lambda candidate: abs(len(candidate) - len(id)))
    # Ties are decided by the order of the catalog, because the order of a frozenset differs between platforms.
    return max(
        (candidate for candidate in _PAIR_COUNT if candidate in shared),
        key=lambda candidate: shared[candidate] / (len(given) + _PAIR_COUNT[candidate]),
    )

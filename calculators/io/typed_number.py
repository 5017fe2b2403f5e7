"""Read numbers as people type them: with a decimal comma or point, and with a unit if the question has one.

Text that could mean two numbers is not read. `number_text` is the inverse: `typed_number` reads its result as the same
number.
"""

import re
from typing import NamedTuple

MAX_LENGTH = 30
"""Maximum number of characters; no answer needs more."""

_PLAIN = re.compile(r"[+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)")
_SMALL = re.compile(r"[0-9](?:\.[0-9]+)?e-[0-9]{1,3}")
"""Scientific notation for a number near zero, as `number_text` may return it."""
_AMBIGUOUS = re.compile(r"([+-]?[1-9][0-9]{0,2})[.,]([0-9]{3})")
"""1,040 may mean 1040 or 1.04. In 0,125 and 12,3456 the comma cannot separate thousands."""
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:[\s'’_][0-9]{3})+")
_WITH_UNIT = re.compile(r"([^A-Za-z]*?)\s*([A-Za-z][A-Za-z/]*)\.?")
_PADDING = re.compile(r"^[\s\u200b\u200e\u200f\u2060\ufeff]+|[\s\u200b\u200e\u200f\u2060\ufeff]+$")
"""Spaces and zero-width characters around a copied number."""


class Ratio(NamedTuple):
    """How many of the question's own unit are in one of another unit, as a fraction."""

    numerator: int
    denominator: int


_ONE = Ratio(1, 1)
_DAY = Ratio(1, 7)
_MONTH = Ratio(1461, 336)  # 365.25 / 12 / 7
_YEAR = Ratio(1461, 28)
_UNITS: dict[str, dict[str, Ratio]] = {
    "weeks": {
        **dict.fromkeys(("d", "day", "days"), _DAY),
        **dict.fromkeys(("w", "wk", "wks", "week", "weeks"), _ONE),
        **dict.fromkeys(("mo", "mos", "month", "months"), _MONTH),
        **dict.fromkeys(("y", "yr", "yrs", "year", "years"), _YEAR),
    },
    "years": dict.fromkeys(("y", "yr", "yrs", "year", "years"), _ONE),
    "mm/h": dict.fromkeys(("mm", "mm/h", "mm/hr"), _ONE),
}
_DECIMALS = 4
"""Decimals of weeks converted from another unit: 10 days are 1.4286 weeks, and 42 days are 6."""


def typed_number(text: str, unit: str = "") -> float | None:
    """Return the number in the question's unit, or None if the text does not mean exactly one number."""
    amount, ratio = _split_unit(_PADDING.sub("", text), unit)
    if ratio is None or len(text) > MAX_LENGTH or _AMBIGUOUS.fullmatch(amount):
        return None
    if not (_PLAIN.fullmatch(amount) or _SMALL.fullmatch(amount)):
        return None
    value = _converted(float(amount.replace(",", ".")), ratio)
    if underflows(amount, value):
        return None
    return int(value) if value.is_integer() else value


def underflows(digits: str, value: float) -> bool:
    """Whether a number that is not zero, such as 1e-400, is stored as zero because it is too small."""
    return value == 0 and re.search("[1-9]", re.split("e", digits, flags=re.IGNORECASE)[0]) is not None


def _split_unit(text: str, unit: str) -> tuple[str, Ratio | None]:
    """Return the text of the number and the ratio of its unit, or None for a unit that the question does not have."""
    match = None if _SMALL.fullmatch(text) else _WITH_UNIT.fullmatch(text)
    if not match:
        return text, _ONE
    return match[1], _UNITS.get(unit, {}).get(match[2].lower())


def _converted(amount: float, ratio: Ratio) -> float:
    """Return the amount in the question's unit, rounded to `_DECIMALS`."""
    if ratio == _ONE:
        return amount
    exact = amount * ratio.numerator / ratio.denominator
    rounded = round(exact, _DECIMALS)
    # Whole weeks are thresholds, so rounding never turns another amount into whole weeks or into zero.
    return exact if rounded == 0 or (rounded.is_integer() and abs(rounded - exact) > 1e-12) else rounded


def number_text(value: float, unit: str) -> str:
    """Return the text that is read back as this number, in the unit in which it is short, if there is one."""
    if unit == "weeks" and value != int(value):
        for word, ratio in (("day", _DAY), ("year", _YEAR), ("month", _MONTH)):
            count = round(value * ratio.denominator / ratio.numerator)
            text = f"{count} {word}" if count == 1 else f"{count} {word}s"
            if typed_number(text, unit) == value:
                return text
    text = repr(value)
    return f"{text}0" if _AMBIGUOUS.fullmatch(text) else text


def with_unit(number: str, unit: str) -> str:
    """Return a number with its unit: 1 week, 2 weeks, 12 mm/h."""
    return f"{number} {unit.removesuffix('s') if number == '1' else unit}"


EXAMPLES = {
    "weeks": "a number, with days, weeks, months, or years if you like, such as 10 days",
    "years": "a number, such as 52",
    "mm/h": "a number, such as 12",
}
"""Examples of what can be typed, by the unit of the question."""


def unambiguous_spellings(text: str, unit: str) -> tuple[str, ...]:
    """Return how to type a number that has, or may have, thousands separators, such as 1040 and 1.04.

    Any other text gives (). `typed_number` reads each of them; the caller checks whether the question accepts the number.
    """
    typed = _PADDING.sub("", text)
    amount, ratio = _split_unit(typed, unit)
    if ratio is None or len(text) > MAX_LENGTH:
        return ()
    suffix = typed[len(amount) :]
    if two := _AMBIGUOUS.fullmatch(amount):
        decimals = two[2].rstrip("0")
        small = f"{two[1]}.{decimals}" if decimals else two[1]
        return f"{two[1]}{two[2]}{suffix}", f"{small}{'0' if len(decimals) == 3 else ''}{suffix}"
    if _GROUPED.fullmatch(amount):
        return (re.sub(r"[^0-9+-]", "", amount) + suffix,)
    return ()

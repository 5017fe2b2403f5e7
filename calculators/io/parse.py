"""Parse a JSON text safely: limit its depth and size, and report duplicates and values that are not valid numbers."""

import json
import re
from dataclasses import dataclass
from typing import Any, NoReturn

from calculators.errors import InputError, InvalidAnswers
from calculators.io.typed_number import underflows

MAX_BYTES = 1_000_000
MAX_DEPTH = 50
"""Maximum nesting. Deeper input is rejected before it is parsed, because it could crash the parser."""
MAX_DIGITS = 300
"""Maximum number of digits of an integer. Python does not convert very long integers, and no answer needs them."""

Pairs = list[tuple[str, Any]]

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"?', re.DOTALL)
_BRACKET = re.compile(r"[\[{\]}]")


@dataclass(frozen=True, slots=True)
class Opaque:
    """A value that is not an answer: its name for a sentence, and its JSON text to pass on unchanged."""

    name: str
    text: str


def _refuse(message: str) -> NoReturn:
    """Raise `InvalidAnswers` with one sentence."""
    raise InvalidAnswers([InputError(None, message)])


def _too_deep(text: str) -> bool:
    """Whether the text is nested deeper than `MAX_DEPTH`."""
    if text.count("[") + text.count("{") <= MAX_DEPTH:
        return False
    depth = 0
    for bracket in _BRACKET.findall(_STRING.sub("", text)):
        depth += 1 if bracket in "[{" else -1
        if depth > MAX_DEPTH:
            return True
    return False


class _Pairs(list[tuple[str, Any]]):
    """The pairs of an object as they were given, duplicates included."""


def _integer(digits: str) -> int | Opaque:
    """Parse an integer; one with too many digits stays opaque."""
    if len(digits) > MAX_DIGITS:
        return Opaque(f"a number of {len(digits)} digits", digits)
    return int(digits)


def _fraction(digits: str) -> float | Opaque:
    """Parse a decimal number; one that overflows or underflows stays opaque."""
    value = float(digits)
    # 1e999 overflows to infinity, which is not valid JSON; 1e-400 would become a zero that was not entered.
    if underflows(digits, value):
        return Opaque("a number that is too close to zero", digits)
    return value if abs(value) != float("inf") else Opaque("a number that is too large", digits)


def _not_a_number(name: str) -> Opaque:
    """Return NaN or Infinity as an opaque value."""
    return Opaque(name, name)


def parse_object(text: str) -> Pairs:
    """Return the pairs of the one JSON object in a text. Raises `InvalidAnswers` with one sentence."""
    return [(id, _plain(item)) for id, item in _parse_pairs(text)]


def parse_parts(text: str) -> Pairs:
    """Return the pairs of a JSON object whose values may be objects: each of these becomes a list of its own pairs.

    Raises `InvalidAnswers` with one sentence.
    """
    return [
        (name, [(id, _plain(inner)) for id, inner in item] if isinstance(item, _Pairs) else _plain(item))
        for name, item in _parse_pairs(text)
    ]


def _parse_pairs(text: str) -> "_Pairs":
    """Parse the pairs of the one JSON object in a text."""
    if len(text) > MAX_BYTES or len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        _refuse("The input is larger than 1,000,000 bytes. Give one JSON object of answers.")
    text = text.removeprefix("\ufeff")
    if _too_deep(text):
        _refuse("The input is nested too deeply. Give one JSON object of simple values.")
    try:
        value = json.loads(
            text, object_pairs_hook=_Pairs, parse_int=_integer, parse_float=_fraction, parse_constant=_not_a_number
        )
    except json.JSONDecodeError as error:
        _refuse(
            f"The input is not valid JSON (line {error.lineno}, column {error.colno}). Give one JSON object of answers."
        )
    if not isinstance(value, _Pairs):
        _refuse(
            f'Give one JSON object of answers, such as {{"fever": "present"}}. This input is {_kind_of_value(value)}.'
        )
    return value


def _plain(item: Any) -> Any:
    """Return a value as it is; an object or a list becomes opaque."""
    if isinstance(item, _Pairs):
        return Opaque("an object", "{}")
    if isinstance(item, list):
        return Opaque("a list", "[]")
    return item


def _kind_of_value(value: Any) -> str:
    """Return the name of the kind of a JSON value for use in a sentence."""
    if isinstance(value, Opaque):
        return "a number"
    names = {
        str: "a string",
        bool: "true or false",
        int: "a number",
        float: "a number",
        list: "a list",
        type(None): "null",
    }
    return names[type(value)]

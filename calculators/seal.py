"""The version of the rules and their hash: which rules made an answer."""

import json
from functools import cache
from hashlib import sha256
from types import ModuleType

from . import (
    answer,
    answers,
    assessment,
    beside,
    management,
    plan_wording,
    reasons,
    rule_wording,
    screen,
    screen_wording,
    wording,
)
from .listing import LISTINGS
from .readers import Words

VERSION = "0.1.1"
"""Semantic version of the rules: any change of an answer raises it."""

DIGITS = 12

_SPEAKING = (
    answer,
    answers,
    assessment,
    beside,
    management,
    plan_wording,
    reasons,
    rule_wording,
    screen,
    screen_wording,
    wording,
)
"""Modules whose constants (texts, bounds, lists of flags) decide or word an answer without standing in a listing."""


def _constants(module: ModuleType) -> list[str]:
    kinds = (str, int, float, tuple, dict, Words)
    return [
        f"{name}={value!r}"
        for name, value in sorted(vars(module).items())
        if not name.startswith("__") and isinstance(value, kinds)
    ]


@cache
def rules_hash() -> str:
    """12 hex digits over catalogue, rules, wording, statements and notes: another text, another hash."""
    whole = {
        "listings": {kind: rows() for kind, rows in LISTINGS.items()},
        "constants": {m.__name__: _constants(m) for m in _SPEAKING},
    }
    return sha256(json.dumps(whole, sort_keys=True).encode("ascii")).hexdigest()[:DIGITS]

"""Provide the version and the hash of the rules, which identify the rules that produced an answer."""

import json
from functools import cache
from hashlib import sha256
from types import ModuleType

from calculators import answer, answers, assessment, management, newer_evidence, screen
from calculators.io.catalog import LISTINGS
from calculators.reader_text import Words
from calculators.text import plan_wording, reasons, rule_wording, safety_net, screen_wording, wording

VERSION = "0.2.0"
"""Semantic version of the rules: any change of an answer raises it."""

HASH_DIGITS = 12

_CONSTANTS_OF = {
    "answer": answer,
    "answers": answers,
    "assessment": assessment,
    "beside": newer_evidence,
    "management": management,
    "plan_wording": plan_wording,
    "reasons": reasons,
    "rule_wording": rule_wording,
    "safety_net": safety_net,
    "screen": screen,
    "screen_wording": screen_wording,
    "wording": wording,
}
"""Modules whose constants (texts, bounds, lists of flags) decide or word an answer and are in no listing.

The labels are part of the hash. They stay as they are when a file is renamed.
"""


def _constants(module: ModuleType) -> list[str]:
    """List the constants of a module as text."""
    kinds = (str, int, float, tuple, dict, Words)
    return [
        f"{name}={value!r}"
        for name, value in sorted(vars(module).items())
        if not name.startswith("__") and isinstance(value, kinds)
    ]


@cache
def rules_hash() -> str:
    """Return a hash of 12 hex digits over catalog, rules, wording, statements, and notes."""
    content = {
        "listings": {kind: rows() for kind, rows in LISTINGS.items()},
        "constants": {f"calculators.{label}": _constants(module) for label, module in _CONSTANTS_OF.items()},
    }
    return sha256(json.dumps(content, sort_keys=True).encode("ascii")).hexdigest()[:HASH_DIGITS]

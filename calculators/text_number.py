"""Numbers as people type them: with a decimal comma or a decimal point."""

import re

_TYPED = re.compile(r"[+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)")
LONGEST = 30
"""More characters than this are no number that a form asks for."""


def typed_number(text: str) -> float | None:
    """The number that was typed, or None where the text is not one."""
    text = text.strip()
    if len(text) > LONGEST or not _TYPED.fullmatch(text):
        return None
    value = float(text.replace(",", "."))
    return int(value) if value.is_integer() else value

"""What the page shows of an answer: its parts in words, and whether a text is that of an answer."""

from __future__ import annotations

import re
from typing import Any


def normalized(text: str) -> str:
    """Return a text as `expect` compares it: white space as one space, no invisible characters."""
    return re.sub(r"\s+", " ", re.sub("[\u200b\u00ad]", "", text)).strip()


ShownPart = tuple[list[str], str]
"""The texts of a part of an answer as the page shows it, and its badge or an empty text."""


def shown_parts(answer: dict[str, Any], reader: str) -> list[ShownPart]:
    """Return the parts of an answer as shown: how soon belongs to the headline before it; what is still open is a list."""
    found: list[ShownPart] = []
    for part in answer["answer"]["parts"]:
        texts = [part[name][reader] for name in ("lead", "says") if part[name]]
        if part["role"] == "still-open":
            lead, _, items = part["says"][reader].partition(": ")
            texts = [f"{lead}:", *items.split("; ")]
        if part["role"] == "how-soon":
            found[-1] = (found[-1][0] + texts, found[-1][1])
        else:
            found.append((texts, part["badge"][reader] if part["badge"] else ""))
    return found


def is_answer_text(shown: list[tuple[str, list[str]]], parts: list[ShownPart]) -> bool:
    """Return whether these are exactly the parts of an answer, each with its words and its badge."""
    if len(shown) != len(parts):
        return False
    for (text, badges), (texts, badge) in zip(shown, parts, strict=True):
        if any(normalized(one) not in normalized(text) for one in texts):
            return False
        if [normalized(one).lower() for one in badges] != ([normalized(badge).lower()] if badge else []):
            return False
    return True

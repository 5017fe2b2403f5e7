"""Load the article's statements in our own words from `statements.json`, a file that a clinician can edit."""

import json
import os
from dataclasses import dataclass
from enum import StrEnum

from calculators.reader_text import Words


class Use(StrEnum):
    """How a statement is used: by a calculator, by the plan, or as text only."""

    RULE = "rule"
    PLAN = "plan"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement. `article_numbers` are the article's own reference numbers, which cannot be resolved."""

    id: str
    subject: str
    says: Words
    article_numbers: tuple[int, ...]
    use: Use


def _read(text: str) -> dict[str, Statement]:
    """Parse the JSON text of the statements."""
    rows = json.loads(text)
    return {
        row["id"]: Statement(
            row["id"],
            row["subject"],
            Words(row["clinician"], row["patient"]),
            tuple(row["article_numbers"]),
            Use(row["use"]),
        )
        for row in rows
    }


def _load() -> dict[str, Statement]:
    """Read the file next to this module, from a folder or a zip; a resource library would be slow to import."""
    path = os.path.join(os.path.dirname(__file__), "statements.json")  # noqa: PTH118, PTH120 - pathlib is slow to start
    data: bytes = __spec__.loader.get_data(path)  # type: ignore[union-attr]
    return _read(data.decode("utf-8"))


STATEMENTS: dict[str, Statement] = _load()

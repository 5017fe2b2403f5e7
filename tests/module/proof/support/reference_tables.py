"""The decision tables, as they were written by hand from the specification: the data of the second opinion."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "tables"


def load(name: str) -> Any:
    """One table, as it stands in its file."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


class Tables:
    """All tables, and what follows from the catalogue alone. A mutant is one of these with an entry changed."""

    def __init__(self) -> None:
        self.catalogue = load("catalogue")["findings"]
        self.gate = load("gate")
        self.ladder = load("ladder")
        self.screen = load("screen")
        self.management = load("management")
        self.notes = load("notes")

    @property
    def order(self) -> list[str]:
        """Every finding, in the order that all lists follow."""
        return [finding["id"] for finding in self.catalogue]

    @property
    def ranges(self) -> dict[str, tuple[float, float]]:
        """The numbers and their ranges."""
        return {f["id"]: (f["range"][0], f["range"][1]) for f in self.catalogue if "range" in f}

    @property
    def wide(self) -> list[str]:
        """Findings whose words have no number in the source."""
        return [finding["id"] for finding in self.catalogue if finding.get("wide")]

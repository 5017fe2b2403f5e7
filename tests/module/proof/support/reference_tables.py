"""The decision tables of the reference model, written by hand from the specification."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "tables"


def load(name: str) -> Any:
    """Return one table."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


class Tables:
    """All tables, and what follows from the catalog alone. A mutant is a copy with one entry changed."""

    def __init__(self) -> None:
        catalogue = load("catalogue")
        self.catalogue = catalogue["findings"]
        self.gate = load("gate")
        self.ladder = {**load("ladder"), "rules": catalogue["rules"]}
        self.screen = load("screen")
        for finding in self.catalogue:
            for suspicion in finding.get("flag_of", ()):
                origin = "beyond" if finding.get("beyond") else "article"
                self.screen["suspicions"][suspicion][origin].append(finding["id"])
        self.management = load("management")
        self.notes = {"notes": catalogue["notes"]}

    @property
    def order(self) -> list[str]:
        """Return every finding, in the order of all lists."""
        return [finding["id"] for finding in self.catalogue]

    @property
    def ranges(self) -> dict[str, tuple[float, float]]:
        """Return the range of each number."""
        return {f["id"]: (f["range"][0], f["range"][1]) for f in self.catalogue if "range" in f}

    @property
    def wide(self) -> list[str]:
        """Return the findings whose wording has no number in the source."""
        return [finding["id"] for finding in self.catalogue if finding.get("wide")]

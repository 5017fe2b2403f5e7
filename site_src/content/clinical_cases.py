"""The stories: clinical cases as data, each with the answers of its base filled in."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "docs" / "data" / "cases"
BASES = CASES / "bases.json"

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ClinicalCase:
    """One case: what is known of a person, what should be said, and why."""

    id: str
    theme: str
    title: str
    source: str | None
    """The statement or the published source that the story comes from; None where it is our own."""
    answers: Json
    """Everything answered: those of the base, then the story's own; null takes one back."""
    expect: Json
    why: str

    @property
    def text(self) -> str:
        """The answers as the JSON text that the module, the command line and the page are given."""
        return json.dumps(self.answers)


def theme_files() -> list[Path]:
    """One file a theme, in the order of their names."""
    return sorted(path for path in CASES.glob("*.json") if path != BASES)


def expand_answers(case: Json, bases: Json) -> Json:
    """The answers of a case on top of those of its base."""
    answers = bases[case["base"]]["answers"] | case["answers"]
    return {finding: value for finding, value in answers.items() if value is not None}


def clinical_cases() -> list[ClinicalCase]:
    """Every story of every theme, answers fully expanded."""
    bases = json.loads(BASES.read_text(encoding="utf-8"))
    return [
        ClinicalCase(
            case["id"],
            path.stem,
            case["title"],
            case["from"]["ref"],
            expand_answers(case, bases),
            case["expect"],
            case["why"],
        )
        for path in theme_files()
        for case in json.loads(path.read_text(encoding="utf-8"))
    ]

"""Clinical test cases as data, with the answers that they share filled in."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from calculators.findings import YES_NO_IDS, in_catalog_order

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "docs" / "data" / "cases"
BASES = CASES / "bases.json"

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ClinicalCase:
    """One test case: the answers, the expected assessment, and the reason."""

    id: str
    theme: str
    title: str
    source: str | None
    """The statement or the published source of the case; None if the authors made it up."""
    answers: Json
    """All answers: those of the base, changed by those of the case."""
    expect: Json
    why: str

    @property
    def text(self) -> str:
        """Return the answers as JSON text, the input of the module, the command line, and the page."""
        return json.dumps(self.answers)


def theme_files() -> list[Path]:
    """Return the files of cases, one for each theme, in the order of their names."""
    return sorted(path for path in CASES.glob("*.json") if path != BASES)


def base_answers(base: Json) -> Json:
    """Return the answers of a base, in the order of the catalog."""
    answers = dict(base["answers"])
    if "no_to_all_but" in base:
        answers = {**{id: "absent" for id in YES_NO_IDS if id not in base["no_to_all_but"]}, **answers}
    return {id: answers[id] for id in in_catalog_order(list(answers))}


def expand_answers(case: Json, bases: Json) -> Json:
    """Return the answers of a case on top of those of its base. Null removes an answer."""
    answers = base_answers(bases[case["base"]]) | case["answers"]
    return {finding: value for finding, value in answers.items() if value is not None}


def clinical_cases() -> list[ClinicalCase]:
    """Return the cases of all themes, with all answers."""
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

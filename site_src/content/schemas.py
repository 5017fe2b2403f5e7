"""Read the hand-written schemas, and check the data files with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from site_src.content.clinical_cases import CASES
from site_src.paths import DOCS, ROOT, display_path, read_json

FOLDER = DOCS / "data" / "schema"
# Data files by the names of their schemas. The schema named `statements` is that of the export, so the statements of the
# module have `statement-texts`.
FILES = {
    "statement-texts": ROOT / "calculators" / "statements.json",
    **{
        name: DOCS / "data" / f"{name}.json"
        for name in (
            "evidence",
            "review",
            "population",
            "verification",
            "over-triage",
            "story-answers",
            "bench",
            "targets",
            "paper-cases",
            "bedside",
            "synonyms",
            "familiar",
            "ask",
            "beyond-the-spine",
            "frequencies",
            "applies",
            "glossary",
            "statement-changes",
            "reading-age",
            "trainee",
            "hazards",
        )
    },
}
# Written by `make verify`, `make triage`, `make record`, `make bench` and `make bedside`; `verification` reports the first two
# if they are missing.
GENERATED = ("verification", "over-triage", "story-answers", "bench", "bedside")


_RULES = ("type", "required", "properties", "additionalProperties", "$defs")


def schema_path(name: str, folder: Path = FOLDER) -> Path:
    """Return the path of a hand-written schema, docs/data/schema/NAME.json. It is published at data/schema/NAME.json."""
    return folder / f"{name}.json"


def read_schema(name: str, folder: Path = FOLDER) -> dict[str, Any]:
    """Return a hand-written schema. Raises `BuildError` if there is none of that name."""
    schema: dict[str, Any] = read_json(schema_path(name, folder))
    return schema


def schema_rules(name: str) -> dict[str, Any]:
    """Return what the validator in a page (`shared/json-schema.js`) needs of a schema: its rules, without its words."""
    return {part: value for part, value in read_schema(name).items() if part in _RULES}


def schema_problems(value: Any, schema: Any, where: str) -> Iterator[str]:
    """Yield where a value breaks its schema, one sentence each."""
    from jsonschema import Draft202012Validator

    for error in Draft202012Validator(schema).iter_errors(value):
        place = "".join(f"[{part!r}]" for part in error.absolute_path)
        yield f"{where}{place}: {error.message.rstrip('.')}."


def case_problems(schema: Any, paths: Iterable[Path]) -> Iterator[str]:
    """Yield where files of clinical cases break the schema. `bases.json` has its own definition in it."""
    bases = {"$ref": "#/$defs/bases", "$defs": schema["$defs"]}
    for path in paths:
        yield from schema_problems(read_json(path), bases if path.stem == "bases" else schema, display_path(path))


def problems(folder: Path = FOLDER) -> Iterator[str]:
    """Yield where the data files break their schemas, one sentence each."""
    for name, path in FILES.items():
        if name not in GENERATED or path.is_file():
            yield from schema_problems(read_json(path), read_schema(name, folder), display_path(path))
    yield from case_problems(read_schema("clinical-cases", folder), sorted(CASES.glob("*.json")))

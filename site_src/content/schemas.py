"""The data files keep to their schemas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from site_src.content.clinical_cases import CASES
from site_src.paths import DOCS, ROOT, display_path, read_json

FOLDER = DOCS / "data" / "schema"
# Each of these data files has a schema of its own name; the statements of the module have theirs under another one, as
# `statements` is the schema of the export.
FILES = {
    "statement-texts": ROOT / "calculators" / "statements.json",
    **{
        name: DOCS / "data" / f"{name}.json"
        for name in (
            "evidence",
            "review",
            "population",
            "verification",
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
# Written by `make verify`, `make record`, `make bench` and `make bedside`; `verification` reports the first if missing.
GENERATED = ("verification", "story-answers", "bench", "bedside")


def schema_path(name: str, folder: Path = FOLDER) -> Path:
    """Return the path of a hand-written schema: docs/data/schema/NAME.json, published under the same address."""
    return folder / f"{name}.json"


def read_schema(name: str, folder: Path = FOLDER) -> dict[str, Any]:
    """Return a hand-written schema. Raises `BuildError` if there is none of that name."""
    schema: dict[str, Any] = read_json(schema_path(name, folder))
    return schema


def schema_problems(value: Any, schema: Any, where: str) -> Iterator[str]:
    """Where a value breaks its schema, one sentence each."""
    from jsonschema import Draft202012Validator

    for error in Draft202012Validator(schema).iter_errors(value):
        place = "".join(f"[{part!r}]" for part in error.absolute_path)
        yield f"{where}{place}: {error.message.rstrip('.')}."


def case_problems(schema: Any, paths: Iterable[Path]) -> Iterator[str]:
    """Every break of the files of stories; `bases.json` has a schema of its own inside that of the cases."""
    bases = {"$ref": "#/$defs/bases", "$defs": schema["$defs"]}
    for path in paths:
        yield from schema_problems(read_json(path), bases if path.stem == "bases" else schema, display_path(path))


def problems(folder: Path = FOLDER) -> Iterator[str]:
    """Every break of every data file."""
    for name, path in FILES.items():
        if name not in GENERATED or path.is_file():
            yield from schema_problems(read_json(path), read_schema(name, folder), display_path(path))
    yield from case_problems(read_schema("clinical-cases", folder), sorted(CASES.glob("*.json")))

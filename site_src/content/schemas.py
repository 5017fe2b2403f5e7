"""The data files keep to their schemas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from site_src.paths import DOCS, ROOT, read_json, shown

FILES = {
    "statements": ROOT / "calculators" / "statements.json",
    "evidence": DOCS / "data" / "evidence.json",
    "review": DOCS / "data" / "review.json",
    "population": DOCS / "data" / "population.json",
    "verification": DOCS / "data" / "verification.json",
    "story-answers": DOCS / "data" / "story-answers.json",
    "bench": DOCS / "data" / "bench.json",
    "targets": DOCS / "data" / "targets.json",
    "paper-cases": DOCS / "data" / "paper-cases.json",
    "bedside": DOCS / "data" / "bedside.json",
    "synonyms": DOCS / "data" / "synonyms.json",
    "familiar": DOCS / "data" / "familiar.json",
    "ask": DOCS / "data" / "ask.json",
    "beyond-the-spine": DOCS / "data" / "beyond-the-spine.json",
    "frequencies": DOCS / "data" / "frequencies.json",
    "applies": DOCS / "data" / "applies.json",
    "glossary": DOCS / "data" / "glossary.json",
    "statement-changes": DOCS / "data" / "statement-changes.json",
    "reading-age": DOCS / "data" / "reading-age.json",
    "trainee": DOCS / "data" / "trainee.json",
    "hazards": DOCS / "data" / "hazards.json",
}
# Written by `make verify`, `make record`, `make bench` and `make bedside`; `verified` says when the first is missing.
GENERATED = ("verification", "story-answers", "bench", "bedside")
CASES = DOCS / "data" / "cases"


def broken(value: Any, schema: Any, where: str) -> Iterator[str]:
    """Where a value breaks its schema, one sentence each."""
    from jsonschema import Draft202012Validator

    for error in Draft202012Validator(schema).iter_errors(value):
        place = "".join(f"[{part!r}]" for part in error.absolute_path)
        yield f"{where}{place}: {error.message.rstrip('.')}."


def case_faults(schema: Any, paths: Iterable[Path]) -> Iterator[str]:
    """Every break of the files of stories; `bases.json` has a schema of its own inside that of the cases."""
    bases = {"$ref": "#/$defs/bases", "$defs": schema["$defs"]}
    for path in paths:
        yield from broken(read_json(path), bases if path.stem == "bases" else schema, shown(path))


def faults(folder: Path = DOCS / "data" / "schema") -> Iterator[str]:
    """Every break of every data file."""
    for name, path in FILES.items():
        if name not in GENERATED or path.is_file():
            yield from broken(read_json(path), read_json(folder / f"{name}.schema.json"), shown(path))
    yield from case_faults(read_json(folder / "cases.schema.json"), sorted(CASES.glob("*.json")))

"""The data files keep to their schemas."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from site_src.project import DOCS, ROOT, read_json, shown

FILES = {
    "statements": ROOT / "calculators" / "statements.json",
    "evidence": DOCS / "data" / "evidence.json",
    "review": DOCS / "data" / "review.json",
}


def broken(value: Any, schema: Any, where: str) -> Iterator[str]:
    """Where a value breaks its schema, one sentence each."""
    from jsonschema import Draft202012Validator

    for error in Draft202012Validator(schema).iter_errors(value):
        place = "".join(f"[{part!r}]" for part in error.absolute_path)
        yield f"{where}{place}: {error.message.rstrip('.')}."


def faults(folder: Path = DOCS / "data" / "schema") -> Iterator[str]:
    """Every break of every data file; none where jsonschema is not installed, and the tests have it always."""
    if importlib.util.find_spec("jsonschema") is None:
        return
    for name, path in FILES.items():
        yield from broken(read_json(path), read_json(folder / f"{name}.schema.json"), shown(path))

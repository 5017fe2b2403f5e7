"""The validator of the pages judges JSON as a full validator of JSON Schema does, for the part of JSON Schema that it knows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from site_src.node import run_node
from site_src.paths import ROOT

SCRIPT = ROOT / "site_src" / "frontend" / "shared" / "json-schema.js"
PAIR = {"type": "object", "required": ["a"], "properties": {"a": {"type": "integer"}, "b": {"type": "string"}}}
RULES: list[dict[str, Any]] = [
    *({"type": name} for name in ("object", "array", "string", "integer", "number", "boolean", "null")),
    {"type": ["string", "null"]},
    {"const": 1},
    {"enum": ["a", None]},
    {"type": "integer", "minimum": 1, "maximum": 3},
    {"type": "string", "minLength": 2, "maxLength": 3},
    {"type": "string", "pattern": "^[a-z]+$"},
    {"type": "array", "minItems": 1, "maxItems": 2},
    {"type": "array", "items": {"type": "string", "maxLength": 1}},
    PAIR,
    {**PAIR, "additionalProperties": False},
    {"type": "array", "items": {"$ref": "#/$defs/pair"}, "$defs": {"pair": PAIR}},
]
VALUES: list[Any] = [
    None, True, 0, 1, 3, 4, 1.5, "", "a", "abc", "abcd", "Ab", "😀😀", [], ["a"], ["ab"], [1, 2, 3], [None], {}, {"a": 1}, {"a": "x"},
    {"a": 1, "b": 2}, {"a": 1, "c": 2}, [{"a": 1}], [{"a": 1}, {"b": ""}], {"toString": 1}, {"__proto__": 1, "a": 1},
]  # fmt: skip


def test_the_pages_and_the_full_validator_judge_alike() -> None:
    job: dict[str, object] = {"script": SCRIPT.as_uri(), "rules": RULES, "values": VALUES}
    found = json.loads(run_node(Path(__file__).parent / "support" / "json_schema.mjs", job, ROOT))
    assert found == [[Draft202012Validator(rule).is_valid(value) for value in VALUES] for rule in RULES]
    assert {True, False} == {verdict for verdicts in found for verdict in verdicts}

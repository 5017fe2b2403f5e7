"""List the values that an assessment can have, by its schema. Test cases and teaching cases must cover them."""

from collections.abc import Iterable
from typing import Any

Json = dict[str, Any]
Values = dict[str, list[Any]]


def outcomes(schema: Json) -> Values:
    """Return the values of gate, class, answer kind, floor, ceiling, test, plan status, and follow-up."""
    parts = schema["properties"]
    imaging, screen, plan = (parts[name]["properties"] for name in ("imaging", "screen", "management"))
    schemas = {
        "gate": parts["gate"]["properties"]["status"],
        "kind": parts["answer"]["properties"]["kind"],
        "class": screen["class"],
        "floor": imaging["floor"],
        "ceiling": imaging["ceiling"],
        "test": imaging["test"],
        "plan": plan["status"],
        "follow_up": plan["follow_up"]["properties"]["when"],
    }
    return _values(schemas.items())


def suspicions(schema: Json) -> Values:
    """Return the states of every suspicion."""
    return _values(schema["properties"]["screen"]["properties"]["suspicions"]["properties"].items())


def _values(schemas: Iterable[tuple[str, Json]]) -> Values:
    return {name: _allowed_values(part) for name, part in schemas}


def _allowed_values(schema: Json) -> list[Any]:
    """Return the values that a part of the schema allows, including null."""
    if "anyOf" in schema:
        return [value for part in schema["anyOf"] for value in _allowed_values(part)]
    return [None] if schema.get("type") == "null" else list(schema["enum"])

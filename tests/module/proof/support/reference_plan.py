"""The plan of the reference model: status, first and second line, referral, follow-up, and open questions, from a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from tests.module.proof.support.conditions import Answers, any_holds, holds

Sort = Callable[[Iterable[str]], list[str]]


def _places(gate: dict[str, Any], screen: dict[str, Any], imaging: dict[str, Any], facts: set[str]) -> dict[str, Any]:
    """Return the findings of each place that a reason in the table can name."""

    def behind(rung: str) -> list[str]:
        return [finding for rule in imaging["rules"] if rule["rung"] == rung for finding in rule["because"]]

    signs = ("radiculopathy_signs", "stenosis_signs")
    return {
        "behind gate": gate["behind"],
        "behind stop": gate["stops"],
        "behind floor": behind(imaging["floor"]),
        "behind first-test": behind("first-test"),
        "open flags": screen["open_flags"],
        "gate ask": gate["ask"],
        "imaging ask": imaging["ask"],
        "present flags": screen["flags"],
        "nerve signs in doubt": [sign for sign in signs if f"{sign} absent" not in facts],
    }


def plan(
    table: dict[str, Any],
    facts: set[str],
    answers: Answers,
    gate: dict[str, Any],
    screen: dict[str, Any],
    imaging: dict[str, Any],
    sort: Sort,
) -> dict[str, Any]:
    """Return the whole plan. Its results are added to the facts, which the notes read."""
    places = _places(gate, screen, imaging, facts)

    def reason(row: dict[str, Any]) -> list[str]:
        """Return the findings of a reason, from every place whose own condition holds."""
        named = [name for name, *only_if in row.get("because", []) if holds(only_if, facts, answers)]
        return sort(finding for name in named for finding in places.get(name, [name]))

    for name in ("released", "climbing"):
        if any_holds(table[name], facts, answers):
            facts.add(name)
    if any_holds(table["second_line_applies"], facts, answers):
        facts.add("second line applies")
    status = next(row for row in table["statuses"] if any_holds(row["if"], facts, answers))
    facts.add(f"status {status['status']}")
    factors = [finding for finding in table["psychosocial"] if f"{finding} present" in facts]
    if factors:
        facts.add("psychosocial present")

    lists: dict[str, list[dict[str, Any]]] = {"first_line": [], "second_line": [], "held_back": []}
    for line in ("first_line", "second_line"):
        rows = sorted(table[line], key=lambda row: not any_holds(row.get("first_if", []), facts, answers))
        for row in rows:
            entry = {"rule": row["rule"], "statement": row["statement"]}
            if not any_holds(row["holds"], facts, answers) or status["status"] == "withheld":
                continue
            if any_holds(row["given"], facts, answers):
                lists[line].append(entry)
            else:
                why = reason(status if status["because"] else row)
                lists["held_back"].append(entry | {"because": why})

    follow_up = next(row for row in table["follow_up"] if any_holds(row["if"], facts, answers))
    facts.add(f"follow-up {follow_up['when']}")
    asked = [finding for row in table["ask"] if any_holds(row["if"], facts, answers) for finding in row["findings"]]
    unknown = [finding for finding in asked if f"{finding} unknown" in facts]
    missing = [f for f in table["psychosocial"] if f"{f} unknown" in facts and status["status"] != "withheld"]
    return {
        "status": status["status"],
        "because": reason(status),
        **lists,
        "beside": [
            {key: row[key] for key in ("id", "statement", "origin")}
            for row in table["beside"]
            if any(item["statement"] == row["with"] for item in lists["first_line"])
        ],
        "psychosocial": {"present": factors, "ask": missing},
        "referral": [
            {"rule": row["rule"], "statement": row["statement"], "because": reason(row)}
            for row in table["referral"]
            if any_holds(row["if"], facts, answers)
        ],
        "follow_up": {"when": follow_up["when"], "rule": follow_up["rule"], "because": reason(follow_up)},
        "ask": sort(unknown),
    }

"""Findings and rules as the specification lists them: one table, written by hand, for every test.

`catalogue.json` of the reference model has them. It is written from the specification and not from the module, so that a
mistake in one is noticed by the other.
"""

from typing import Any

from tests.module.proof.support.conditions import finding_of, is_positive
from tests.module.proof.support.reference_tables import Tables

TABLES = Tables()
FINDINGS: list[dict[str, Any]] = TABLES.catalogue
RULES: list[dict[str, Any]] = TABLES.ladder["rules"]
"""The rules of the ladder that read a finding."""
SUSPICIONS: tuple[str, ...] = tuple(TABLES.screen["suspicions"])
RUNGS: tuple[str, ...] = tuple(rung["id"] for rung in TABLES.ladder["rungs"])
"""From the least to the most urgent."""
BEYOND = {finding["id"] for finding in FINDINGS if finding.get("beyond")}
"""The findings that are not in the article."""


def yes_no_in(group: str) -> tuple[str, ...]:
    """Return the yes/no findings of a group."""
    return tuple(row["id"] for row in FINDINGS if row["group"] == group and "range" not in row)


def flags_of(suspicion: str) -> tuple[str, ...]:
    """Return the yes/no findings that are flags of a suspicion."""
    return tuple(row["id"] for row in FINDINGS if suspicion in row.get("flag_of", ()))


def positive_literals(rule: dict[str, Any]) -> set[str]:
    """Return what a rule requires to be present or reached."""
    return {text for text in rule["if"] if is_positive(text)}


def findings_of(rule: dict[str, Any]) -> list[str]:
    """Return the findings that a rule requires to be present or reached."""
    return [finding_of(text) for text in rule["if"] if is_positive(text)]


def fires_with(rule: dict[str, Any], other: dict[str, Any]) -> bool:
    """Return whether another rule fires, too, if no more is known than what a rule requires."""
    known = positive_literals(rule)
    return positive_literals(other) <= known and not any(f"not {text}" in other["if"] for text in known)


def alone_at(rung: str) -> tuple[str, ...]:
    """Return the yes/no findings that one rule reads, and nothing else with it, and that lead to this rung."""
    reads = [{finding_of(text) for text in rule["if"]} for rule in RULES]
    together = {finding for found in reads if len(found) > 1 for finding in found}
    alone = {finding_of(rule["if"][0]) for rule in RULES if rule["rung"] == rung} - together
    return tuple(row["id"] for row in FINDINGS if row["id"] in alone and "range" not in row)

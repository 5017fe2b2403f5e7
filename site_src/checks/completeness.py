"""Check that every question and every rule has all that depends on it: evidence, cases, words, and frequencies.

With the checks of the teaching cases and of the teaching points, a build names at once what a new finding still lacks. Each
sentence begins with the file to edit.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import calculators
from site_src.content.clinical_cases import ClinicalCase, clinical_cases
from site_src.content.site_data import SiteData
from site_src.paths import DOCS, ROOT, display_path, read_json

Row = dict[str, Any]

ADDITIONS = DOCS / "about" / "beyond-the-source.md"
CASES = "docs/data/cases"
#: The table of findings and rules that the tests have from the specification. A copy without tests does not have it.
REFERENCE_TABLE = ROOT / "tests" / "module" / "proof" / "support" / "tables" / "catalogue.json"
#: Where a finding leads alone, if the question box must know it.
URGENT = ("stop", "immediate", "urgent-evaluation", "first-test")


def _asked(cases: list[ClinicalCase]) -> set[str]:
    """Return what the assessments ask for when at most one finding is known."""
    found: set[str] = set()
    for case in cases:
        result = json.loads(calculators.assess_json(case.text)) if len(case.answers) < 2 else {}
        if "management" in result:
            lists = [result[part]["ask"] for part in ("gate", "screen", "imaging", "management")]
            found.update(*lists, result["management"]["psychosocial"]["ask"])
    return found


def unread_findings(cases: list[ClinicalCase], site_data: SiteData) -> Iterator[str]:
    """Yield the findings that no rule and no suspicion reads, and that no assessment asks for."""
    read = {ident for rule in site_data.rules for ident in rule["reads"]}
    read |= {ident for suspicion in calculators.listing("suspicions") for ident in suspicion["flags"]}
    read |= _asked(cases)
    for row in site_data.findings:
        if row["id"] not in read:
            yield f"calculators/: no rule, suspicion, or plan reads the finding {row['id']!r}."


def missing_evidence(site_data: SiteData) -> Iterator[str]:
    """Yield the rules of the gate and of the ladder that are not in the article and have no evidence."""
    for rule in site_data.rules:
        beyond = rule["origin"] == "beyond" and rule["family"] in ("gate", "imaging")
        if beyond and not site_data.beyond.keys() & {rule["id"], rule["family"]}:
            yield f"docs/data/evidence.json, beyond: the rule {rule['id']!r} is not in the article and has no sources."


def unnamed_additions(site_data: SiteData, page: str | None = None) -> Iterator[str]:
    """Yield the questions behind an imaging rule that are not in the article and not in bold on the page of additions."""
    text = (ADDITIONS.read_text(encoding="utf-8") if page is None else page).lower().replace("**an ", "**")
    rules = [rule for rule in site_data.rules if rule["family"] == "imaging" and rule["origin"] == "beyond"]
    read = {ident for rule in rules for ident in rule["reads"]}
    for row in site_data.findings:
        names = {row["label"]["clinician"].lower(), row["ask"]["clinician"].rstrip("?").lower()}
        if row["id"] in read and row["origin"] == "beyond" and not any(f"**{name}" in text for name in names):
            yield f"{display_path(ADDITIONS)} does not name the addition {row['label']['clinician']!r}."


def _covered_rules(cases: list[ClinicalCase], rules: list[Row]) -> set[str]:
    """Return the rules that the expectations name, or that alone list a statement or a follow-up that they name."""
    plan = [rule for rule in rules if rule["family"] == "management"]
    covered: set[str] = set()
    for expect in (case.expect for case in cases):
        covered |= {*expect.get("gate_rules", []), *expect["rules"], *expect.get("referral", [])}
        listed = {*expect.get("first_line", []), *expect.get("second_line", [])}
        covered |= {rule["id"] for rule in plan if listed & set(rule["statements"])}
        covered |= {rule["id"] for rule in plan if rule["outcome"] == expect["follow_up"]}
        covered |= {rule["id"] for rule in plan if expect.get("psychosocial") and rule["outcome"] == "psychosocial"}
        covered |= {rule["id"] for rule in rules if rule["outcome"] == "class" and expect["class"] != "open"}
    return covered


def uncovered_rules(cases: list[ClinicalCase], rules: list[Row]) -> Iterator[str]:
    """Yield the rules that decide no clinical case and are part of none."""
    covered = _covered_rules(cases, rules)
    yield from (f"{CASES}: no case expects the rule {rule['id']!r}." for rule in rules if rule["id"] not in covered)


def uncovered_notes(cases: list[ClinicalCase], notes: list[Row]) -> Iterator[str]:
    """Yield the interpretation notes that apply in no clinical case, or in all of them."""
    for note in notes:
        expected = [note["id"] in case.expect["notes"] for case in cases]
        if not any(expected):
            yield f"{CASES}: no case expects the note {note['id']!r}."
        elif all(expected):
            yield f"{CASES}: every case expects the note {note['id']!r}."


def uncovered_single_findings(cases: list[ClinicalCase], findings: list[Row]) -> Iterator[str]:
    """Yield the findings without a clinical case in which nothing else is known."""
    alone = {id for case in cases for id, value in case.answers.items() if len(case.answers) == 1 and value != "absent"}
    for row in findings:
        if row["id"] not in alone:
            yield f"{CASES}: no case with the base 'nothing-known' has {row['id']!r} as its only answer."


def missing_frequencies(site_data: SiteData, shares: Row | None = None) -> Iterator[str]:
    """Yield the yes/no questions without an assumed frequency, and the frequencies without a question."""
    where = "docs/data/population.json, shares"
    given = read_json(DOCS / "data" / "population.json")["shares"] if shares is None else shares
    asked = [row["id"] for row in site_data.findings if row["kind"] == "yes-no"]
    yield from (f"{where}: the finding {ident!r} has no share." for ident in asked if ident not in given)
    yield from (f"{where}: there is no yes/no finding {ident!r}." for ident in given if ident not in asked)


def _spaced(text: str) -> str:
    """Return a text as words between spaces, so that whole words can be compared."""
    return f" {' '.join(re.findall(r'[a-z0-9]+', text.lower()))} "


def missing_topics(site_data: SiteData, lists: Row | None = None) -> Iterator[str]:
    """Yield the questions of the gate and the red flags that no topic of the question box names."""
    topics = (read_json(DOCS / "data" / "synonyms.json") if lists is None else lists)["topics"]
    where = "docs/data/synonyms.json"
    for row in site_data.findings:
        if row["rung"] not in URGENT:
            continue
        own = [topic for topic in topics if row["id"] in topic.get("findings", [])]
        if not own:
            yield f"{where}: no topic names the finding {row['id']!r} and the words that people use for it."
            continue
        words = [_spaced(name) for topic in own for name in topic["words"]]
        for label in row["label"].values():
            if not any(name in _spaced(label) for name in words):
                yield f"{where}: no topic of the finding {row['id']!r} has a word of its label {label!r}."


def missing_in_reference(site_data: SiteData, table: Row | None = None) -> Iterator[str]:
    """Yield the findings, the rules of the ladder, and the notes that the table of the tests lacks."""
    if table is None and not REFERENCE_TABLE.is_file():
        return
    given = read_json(REFERENCE_TABLE) if table is None else table
    ladder = [rule["id"] for rule in site_data.rules if rule["family"] == "imaging" and rule["reads"]]
    findings, notes = ([row["id"] for row in rows] for rows in (site_data.findings, site_data.notes))
    for kind, idents in (("finding", findings), ("rule", ladder), ("note", notes)):
        listed = {row["id"] for row in given[f"{kind}s"]}
        for ident in idents:
            if ident not in listed:
                yield f"{display_path(REFERENCE_TABLE)}: the {kind} {ident!r} is missing; write it from the specification."


def problems(site_data: SiteData) -> Iterator[str]:
    """Yield everything that a question or a rule lacks."""
    cases = clinical_cases()
    yield from unread_findings(cases, site_data)
    yield from missing_evidence(site_data)
    yield from unnamed_additions(site_data)
    yield from uncovered_rules(cases, site_data.rules)
    yield from uncovered_notes(cases, site_data.notes)
    yield from uncovered_single_findings(cases, site_data.findings)
    yield from missing_frequencies(site_data)
    yield from missing_topics(site_data)
    yield from missing_in_reference(site_data)

"""Check and link what data files name by id: statements, rules, findings, notes, sources."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from site_src.content.bibliography import cite
from site_src.content.site_data import FINDINGS, NOTES, REFERENCES, RULES, SiteData
from site_src.content.ui_text import both
from site_src.html import link

Row = dict[str, Any]

# The key in a data file, and the singular noun for it.
KINDS = {"statements": "statement", "rules": "rule", "findings": "finding", "notes": "note", "sources": "source"}


def known_ids(site_data: SiteData) -> dict[str, set[str]]:
    """Return every id that exists, by the word for its kind."""
    return {
        "statement": {row["id"] for row in site_data.statements},
        "rule": {row["id"] for row in site_data.rules},
        "finding": {row["id"] for row in site_data.findings},
        "note": {row["id"] for row in site_data.notes},
        "source": set(site_data.bibliography),
    }


def problems(row: Row, site_data: SiteData, where: str) -> Iterator[str]:
    """Yield the ids under the keys of KINDS that do not exist, one sentence each."""
    there = known_ids(site_data)
    for key, kind in KINDS.items():
        for ident in row.get(key, []):
            if ident not in there[kind]:
                yield f"{where} names the {kind} {ident!r}, which does not exist."


def links(row: Row, site_data: SiteData) -> list[str]:
    """Return a link for each id under the keys of KINDS, as HTML, with the title of its target."""
    rules = {rule["id"]: rule for rule in site_data.rules}
    findings = {finding["id"]: finding for finding in site_data.findings}
    notes = {note["id"]: note for note in site_data.notes}
    found = [
        link(site_data.statement_target(ident), f"statement <code>{ident}</code>")
        for ident in row.get("statements", [])
    ]
    found += [
        link(f"{site_data.page_of(*RULES)}#rule-{ident}", f"rule: {both(rules[ident]['title'])}")
        for ident in row.get("rules", [])
    ]
    found += [
        link(f"{site_data.page_of(*FINDINGS)}#finding-{ident}", f"question: {both(findings[ident]['label'])}")
        for ident in row.get("findings", [])
    ]
    found += [
        link(f"{site_data.page_of(*NOTES)}#note-{ident}", f"note {ident}: {escape(notes[ident]['title'])}")
        for ident in row.get("notes", [])
    ]
    return found + [cite(site_data.references[key], site_data.page_of(*REFERENCES)) for key in row.get("sources", [])]

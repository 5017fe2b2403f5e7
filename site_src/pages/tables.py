"""Make the tables of the pages from the lists of the decision module."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

from site_src.blocks import (
    beyond_the_spine,
    glossary,
    hazard_log,
    how_to_cite,
    performance,
    review_status,
    statement_history,
    task_times,
    teaching_points,
    verification_tables,
)
from site_src.blocks.statement import outcome
from site_src.checks.traceability import summary
from site_src.content import bibliography
from site_src.content.bibliography import cite, cite_all
from site_src.content.site_data import FAMILY_TITLES, NOTES, REFERENCES, RULES, SiteData
from site_src.content.ui_text import both
from site_src.exports import formats
from site_src.features.question_box import scores
from site_src.features.teaching import pages as teaching_pages
from site_src.html import Rows, link, sentence, table
from site_src.markup.icons import badge

Row = dict[str, Any]

LISTS = {"screen": "Red-flag screen", "imaging": "Imaging", "management": "Plan"}


def _beyond(origin: str, site_data: SiteData) -> str:
    return f'<span class="ub-tag ub-tag--beyond">{both(site_data.word("beyond"))}</span>' if origin == "beyond" else ""


def _code(ident: str) -> str:
    """Return a name as code that may break after an underscore."""
    return f"<code>{escape(ident).replace('_', '_<wbr>')}</code>"


def _sentences(says: dict[str, str]) -> dict[str, str]:
    return {reader: sentence(text) for reader, text in says.items()}


def _statement_links(idents: list[str], site_data: SiteData) -> str:
    return ", ".join(link(site_data.statement_target(ident), f"<code>{ident}</code>") for ident in idents)


def _note_links(idents: list[str], site_data: SiteData) -> str:
    return ", ".join(link(f"{site_data.page_of(*NOTES)}#note-{ident}", f"note {ident}") for ident in idents)


def statements(site_data: SiteData, _level: int) -> str:
    """Return all statements, with their pages and the rules that use them."""
    rows: Rows = []
    for row in site_data.statements:
        rules, rungs = site_data.used_by(row["id"])
        rule_links = [link(site_data.page_of(*RULES) + "#rule-" + rule["id"], both(rule["title"])) for rule in rules]
        rule_links += [str(badge(rung["id"])) for rung in rungs]
        where = link(site_data.statement_target(row["id"]), f"<code>{row['id']}</code>")
        rows.append(({}, [where, both(row["says"]), row["use"].capitalize(), ", ".join(rule_links) or "–"]))
    return table("Statements", ["ID", "Statement", "Use", "Used by"], rows)


def rules(site_data: SiteData, level: int) -> str:
    """Return all rules at their anchors, one table for each family, in the order of evaluation."""
    parts = []
    for family, title in FAMILY_TITLES.items():
        rows = [
            (({"id": f"rule-{rule['id']}"}), _rule(rule, site_data))
            for rule in site_data.rules
            if rule["family"] == family
        ]
        head = f'<h{level} id="rules-{family}">{title}</h{level}>'
        parts.append(head + table(title, ["Rule", "Condition", "Outcome", "Based on"], rows))
    return "".join(parts)


def _rule(rule: Row, site_data: SiteData) -> list[str]:
    test = f"<small>{escape(rule['test'].replace('-', ' '))}</small>" if rule["test"] else ""
    basis = [
        _statement_links(rule["statements"], site_data),
        cite_all(rule["sources"], site_data.references, site_data.page_of(*REFERENCES)),
        _note_links(rule["notes"], site_data),
    ]
    name = f"{both(rule['title'])}<small>{_code(rule['id'])}</small>{_beyond(rule['origin'], site_data)}"
    return [name, both(rule["condition"]), f"{outcome(rule)}{test}", "<br>".join(part for part in basis if part) or "–"]


def findings(site_data: SiteData, level: int) -> str:
    """Return all questions, one table for each group, in the order in which they are asked."""
    parts = []
    for group in site_data.groups:
        rows = [
            ({"id": f"finding-{row['id']}"}, _finding(row, site_data))
            for row in site_data.findings
            if row["group"] == group["id"]
        ]
        name = group["title"]["clinician"]
        head = (
            f'<h{level} id="findings-{group["id"]}" data-toc-label="{escape(name)}">{both(group["title"])}</h{level}>'
        )
        hint = f"<p>{both(_sentences(group['hint']))}</p>" if group["hint"] else ""
        parts.append(head + hint + table(name, ["Finding", "Question", "Kind"], rows))
    return "".join(parts)


def _finding(row: Row, site_data: SiteData) -> list[str]:
    kind = "yes, no, not assessed"
    if row["kind"] == "number":
        unit = row["unit"]["clinician"] if isinstance(row["unit"], dict) else row["unit"]
        kind = f"number, {row['low']} to {row['high']} {unit}"
    helped = f'<small data-for="clinician">{escape(sentence(row["help"]["clinician"]))}</small>' if row["help"] else ""
    notes = f"<small>{_note_links(row['notes'], site_data)}</small>" if row["notes"] else ""
    name = f"{both(row['label'])}<small>{_code(row['id'])}</small>{_beyond(row['origin'], site_data)}"
    return [
        name,
        f"{both(row['ask'])}{helped}{notes}{teaching_points.line('finding', row['id'], site_data, 'small')}",
        escape(kind),
    ]


def notes(site_data: SiteData, level: int) -> str:
    """Return all interpretation notes at their anchors, as text."""
    return "".join(_note(note, level) for note in site_data.notes)


def _note(note: Row, level: int) -> str:
    return (
        f'<section class="ub-note"><h{level} id="note-{note["id"]}">{note["id"]} · {escape(note["title"])}</h{level}>'
        f"<p>{escape(sentence(note['says']))}</p>"
        f'<p class="ub-meta">{LISTS[note["list"]]}. Shown if {escape(sentence(note["when"]))}</p></section>'
    )


def references(site_data: SiteData, _level: int) -> str:
    """Return the list of references."""
    return bibliography.reference_list(site_data.references)


def rungs(site_data: SiteData, _level: int) -> str:
    """Return the five steps, the most urgent first."""
    rows: Rows = []
    for rung in reversed(site_data.rungs):
        means = f"{both(rung['meaning'])}{teaching_points.line('rung', rung['id'], site_data, 'small')}"
        cells = [str(badge(rung["id"])), means, _statement_links(rung["cites"], site_data) or "–"]
        rows.append(({"id": f"rung-{rung['id']}"}, cells))
    return table("The five steps of the ladder", ["Step", "What it means", "Based on"], rows)


def coverage(site_data: SiteData, level: int) -> str:
    """Return the numbers of the traceability checks, and the statements without declared support."""
    counts = summary(site_data)
    rows: Rows = [({}, [escape(name), str(number)]) for name, number in counts.numbers.items()]
    bare = "".join(
        f"<li>{_statement_links([row['id']], site_data)} {both(row['says'])}</li>" for row in counts.unsupported
    )
    return (
        f"{table('Coverage', ['Item', 'Number'], rows)}"
        f'<h{level} id="without-support">Statements for which no verified source was found</h{level}><ul>{bare}</ul>'
    )


def additions(site_data: SiteData, _level: int) -> str:
    """Return every addition to the article with what was seen in the literature, and its certainty."""
    page = site_data.page_of(*REFERENCES)
    rows: Rows = []
    for entry in site_data.beyond.values():
        sources = [*entry["supports"], *entry["refines"]]
        items = [
            f"<li>{escape(sentence(source['says'] or 'Agrees with it'))} {cite(site_data.references[source['key']], page)}</li>"
            for source in sources
        ]
        note = f'<p class="ub-st__note">{escape(sentence(entry["note"]))}</p>' if "note" in entry else ""
        certainty = ": ".join(part for part in (entry["certainty"].capitalize(), entry["certainty_note"]) if part)
        seen = f'<ul class="ub-plain">{"".join(items)}</ul>{note}'
        rows.append(({}, [escape(entry["title"]), seen, escape(certainty)]))
    return table("Evidence for each addition", ["Addition", "What was seen", "Certainty"], rows)


TABLES: dict[str, Callable[[SiteData, int], str]] = {
    "statements": statements,
    "rules": rules,
    "findings": findings,
    "notes": notes,
    "references": references,
    "coverage": coverage,
    "additions": additions,
    "rungs": rungs,
    "verification": verification_tables.verification,
    "population": verification_tables.population,
    "over-triage": verification_tables.over_triage,
    "sign": verification_tables.sign_off,
    "ask": scores.score_table,
    "teaching-cases": teaching_pages.case_table,
    "teaching-errors": teaching_pages.error_table,
    "review-needed": lambda site_data, level: review_status.needed(site_data.review, level),
    **performance.TABLES,
    **task_times.TABLES,
    **hazard_log.TABLES,
    **beyond_the_spine.TABLES,
    **glossary.TABLES,
    **how_to_cite.TABLES,
    **formats.TABLES,
    **statement_history.TABLES,
    **teaching_points.TABLES,
}

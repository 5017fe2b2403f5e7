"""What the question box shows that is not in the article: rules, cautions, and interpretation notes of the decision module."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from calculators.newer_evidence import ALL as NEWER_EVIDENCE
from site_src.content.site_data import SiteData

#: Possible emergencies weigh more than the rest of a question, the more urgent ones most.
URGENCY_WEIGHTS = {"stop": 4, "immediate": 4, "urgent-evaluation": 2, "first-test": 1}

Row = dict[str, Any]


def added_rules(site_data: SiteData) -> list[Row]:
    """Return the imaging rules that are not in the article, the most urgent first."""
    rules = [row for row in site_data.rules if row["family"] == "imaging" and row["origin"] == "beyond"]
    return sorted(rules, key=lambda row: -URGENCY_WEIGHTS[row["outcome"]])


def leads_to_additions(topic: Row, site_data: SiteData) -> bool:
    """Return whether every question of a topic belongs to rules that are not in the article."""
    read_by = [
        [row for row in site_data.rules if row["family"] != "management" and ident in row["reads"]]
        for ident in topic.get("findings", [])
    ]
    return bool(read_by) and all(
        rules and all(row["family"] == "imaging" and row["origin"] == "beyond" for row in rules) for rules in read_by
    )


def rule_data(data: Row, site_data: SiteData) -> list[Row]:
    """Return the rules that are not in the article as the script reads them. `data` is that of the calculators."""
    return [
        {
            "id": row["id"],
            "when": [condition["finding"] for condition in row["when"]],
            "press": URGENCY_WEIGHTS[row["outcome"]],
            "href": data["rules"][row["id"]]["href"],
            "title": row["title"],
            "answer": data["words"][f"answer-{row['outcome']}"],
            "how_soon": data["words"][f"how-soon-{row['outcome']}"],
            "notes": row["notes"],
            "sources": row["sources"],
        }
        for row in added_rules(site_data)
    ]


def note_data(lists: Row, data: Row, site_data: SiteData) -> Row:
    """Return the interpretation notes of these rules and of the topics, with their texts."""
    named = {ident for row in added_rules(site_data) for ident in row["notes"]}
    named |= {ident for topic in lists["topics"] for ident in topic.get("notes", [])}
    return {
        row["id"]: {**data["notes"][row["id"]], "says": row["says"]} for row in site_data.notes if row["id"] in named
    }


def caution_data(lists: Row) -> Row:
    """Return the cautions on statements, and those that the lists name, as the decision module words them."""
    named = {row["id"] for row in lists["cautions"]}
    return {
        row.about: {"says": row.says.as_dict(), "sources": list(row.sources), "statement": row.statement}
        for row in NEWER_EVIDENCE
        if row.statement or row.about in named
    }


def problems(lists: Row, notes: list[str]) -> Iterator[str]:
    """Yield a phrase for each caution, topic, or note that the lists name and that does not exist."""
    topics = {topic["id"] for topic in lists["topics"]}
    cautions = {row.about for row in NEWER_EVIDENCE}
    for row in lists["cautions"]:
        if row["id"] not in cautions:
            yield f"{row['id']!r} is not a caution of the decision module."
        for ident in sorted({*row["of"], *row.get("with", [])} - topics):
            yield f"the caution {row['id']!r} names {ident!r}, which is not a topic."
    for topic in lists["topics"]:
        for ident in sorted(set(topic.get("notes", [])) - set(notes)):
            yield f"the topic {topic['id']!r} names {ident!r}, which is not a note."

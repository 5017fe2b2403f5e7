"""Check that statements, pages, rules, and sources refer to each other. Each check yields one sentence for each problem."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from site_src.blocks import statement, statement_parts
from site_src.blocks.cross_references import known_ids as named_things
from site_src.content.page_parser import Page
from site_src.content.site_data import SiteData

Row = dict[str, Any]

# Subjects that are sections of a page; every other subject has the page of its name.
SECTIONS = {
    "image/when-not": "image/when-to-image.md",
    "image/at-once": "image/when-to-image.md",
    "image/later": "image/when-to-image.md",
}
MADE_UNIQUE = re.compile(r"(.+)_\d+$")


def page_of_subject(subject: str) -> str:
    """Return the page on which the statements of a subject belong."""
    return SECTIONS.get(subject, f"{subject}.md")


def misplaced_statements(site_data: SiteData) -> Iterator[str]:
    """Yield statements that are not opened exactly once, on the page of their subject."""
    for row in site_data.statements:
        places, home = site_data.blocks.get(("statement", row["id"]), []), page_of_subject(row["subject"])
        if not places:
            yield f"docs/{home}: the statement {row['id']!r} is not on the page of its subject; open it with `/// statement | {row['id']}`."
        for place in places:
            if place.page != home:
                yield f"{place}: the statement {row['id']!r} belongs on docs/{home}, the page of its subject."
        if len(places) > 1:
            yield f"{places[1]}: the statement {row['id']!r} is already used at {places[0]}; link to it elsewhere."


def missing_anchors(site_data: SiteData, pages: list[Page]) -> Iterator[str]:
    """Yield statements whose id is not the anchor of a statement block on exactly one built page."""
    idents = {row["id"] for row in site_data.statements}
    for ident in sorted(idents):
        found = [page for page in pages if ident in page.ids]
        if not found:
            yield f"The statement {ident!r} has no anchor in the built site."
        if len(found) > 1:
            yield f"{found[1].display_path}: the id {ident!r} belongs to a statement on {found[0].display_path}."
        for page in found:
            for tag in page.ids[ident]:
                if not any("ub-st" in around.attributes.get("class", "").split() for around in tag.inside):
                    yield f"{page.display_path}, line {tag.line}: a heading produces the id {ident!r}, which belongs to a statement."
    for page in pages:
        for ident_on_page in page.ids:
            base = MADE_UNIQUE.match(ident_on_page)
            if base and base[1] in idents:
                yield f"{page.display_path}: a heading produces the id {base[1]!r}, which belongs to a statement. Rename the heading."


def unused_statements(site_data: SiteData) -> Iterator[str]:
    """Yield statements for a calculator or the plan that no rule and no rung names."""
    for row in site_data.statements:
        rules, rungs = site_data.used_by(row["id"])
        if row["use"] != "text" and not rules and not rungs:
            yield f"calculators/: no rule or step uses the statement {row['id']!r}, whose use is {row['use']!r}."


def unknown_names(site_data: SiteData) -> Iterator[str]:
    """Yield the statements, sources, notes, and findings that a rule or rung names and that do not exist."""
    existing = named_things(site_data)
    references: list[tuple[str, str, list[str]]] = []
    for rule in site_data.rules:
        where = f"calculators/: the rule {rule['id']!r}"
        references += [(where, "statement", rule["statements"]), (where, "source", rule["sources"])]
        references += [(where, "note", rule["notes"]), (where, "finding", rule["reads"])]
    references += [(f"calculators/: the rung {rung['id']!r}", "statement", rung["cites"]) for rung in site_data.rungs]
    references += [(f"calculators/: the finding {row['id']!r}", "note", row["notes"]) for row in site_data.findings]
    for where, kind, idents in references:
        for ident in idents:
            if ident not in existing[kind]:
                missing = "is not in docs/data/bibliography.bib" if kind == "source" else "does not exist"
                yield f"{where} refers to the {kind} {ident!r}, which {missing}."


def unknown_sources(site_data: SiteData) -> Iterator[str]:
    """Yield the sources of the evidence that are not in the bibliography."""
    for part, entries in (("statements", site_data.evidence), ("beyond", site_data.beyond)):
        for ident, entry in entries.items():
            for source in [*entry.get("supports", []), *entry.get("refines", [])]:
                if source.get("key") not in site_data.bibliography:
                    where = f"docs/data/evidence.json, {part}, {ident!r}"
                    yield f"{where}: the source {source.get('key')!r} is not in docs/data/bibliography.bib."


def undeclared_support(site_data: SiteData) -> Iterator[str]:
    """Yield statements that do not declare either their support or that no verified source was found."""
    idents = {row["id"] for row in site_data.statements}
    for ident in sorted(idents - site_data.evidence.keys()):
        yield f"docs/data/evidence.json: the statement {ident!r} states neither its support nor that none was found."
    for ident, entry in site_data.evidence.items():
        where = f"docs/data/evidence.json, statements, {ident!r}"
        if ident not in idents:
            yield f"{where}: there is no such statement."
        if not entry.get("supports") and entry.get("unsupported") is not True:
            yield f"{where} states neither its support nor that none was found."
        if entry.get("supports") and "unsupported" in entry:
            yield f"{where} lists sources but also says that none was found."


def data_problems(site_data: SiteData) -> Iterator[str]:
    """Yield the problems of every check that needs no built page."""
    for check in (undeclared_support, unknown_sources, unknown_names, unused_statements, misplaced_statements):
        yield from check(site_data)
    if not any(undeclared_support(site_data)):  # the parts need a declaration of support
        yield from statement_parts.problems(site_data, statement.parts)


@dataclass(frozen=True)
class Summary:
    """The numbers of the coverage page, and the statements without support."""

    numbers: dict[str, int]
    unsupported: list[Row]


def summary(site_data: SiteData) -> Summary:
    """Count what the coverage page shows."""
    uses = [row["use"] for row in site_data.statements]
    unsupported = [row for row in site_data.statements if not site_data.evidence[row["id"]]["supports"]]
    refined = [
        entry
        for entry in site_data.evidence.values()
        if any(source["kind"] == "contradicts" for source in entry["refines"])
    ]
    beyond = [rule for rule in site_data.rules if rule["origin"] == "beyond"]
    return Summary(
        {
            "Statements (each on one page only)": len(uses),
            "Statements used by a calculator": uses.count("rule"),
            "Statements used by the management plan": uses.count("plan"),
            "Statements for reading only": uses.count("text"),
            "Statements with verified support": len(uses) - len(unsupported),
            "Statements for which no verified source was found": len(unsupported),
            "Statements contradicted by a source": len(refined),
            "Rules": len(site_data.rules),
            "Rules not in the article": len(beyond),
            "Questions": len(site_data.findings),
            "Interpretation notes": len(site_data.notes),
            "References": len(site_data.references),
        },
        unsupported,
    )

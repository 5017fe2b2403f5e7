"""Show causes of upper back pain outside the spine, from docs/data/beyond-the-spine.json."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from site_src.blocks import cross_references
from site_src.content.bibliography import cite_all
from site_src.content.site_data import REFERENCES, SiteData
from site_src.content.ui_text import both, sentence
from site_src.paths import DOCS, read_json

Row = dict[str, Any]


def groups() -> list[Row]:
    """Return the groups of causes."""
    found: list[Row] = read_json(DOCS / "data" / "beyond-the-spine.json")["groups"]
    return found


def problems(site_data: SiteData, rows: list[Row] | None = None) -> Iterator[str]:
    """Yield the rules, findings, and sources that the data names and that do not exist, one sentence each."""
    for group in groups() if rows is None else rows:
        for row in (group, *group["points"]):
            yield from cross_references.problems(row, site_data, f"docs/data/beyond-the-spine.json, {group['id']!r}")


def _point(row: Row, site_data: SiteData) -> str:
    """Return one point with its sources, or with the tag that it is unverified."""
    citations = cite_all(row["sources"], site_data.references, site_data.page_of(*REFERENCES))
    mark = f'<span class="ub-cite">{citations}</span>' if citations else '<span class="ub-tag">unverified</span>'
    return f"<li>{both(sentence(row['says']))} {mark}</li>"


def _group(row: Row, site_data: SiteData, level: int) -> str:
    see = cross_references.links({name: row[name] for name in ("rules", "findings")}, site_data)
    asked = f"The calculators ask about this: {', '.join(see)}." if see else "The calculators do not ask about this."
    return (
        f'<h{level} id="{row["id"]}" data-toc-label="{escape(row["title"]["clinician"])}">{both(row["title"])}</h{level}>'
        f'<p><span class="ub-tag ub-tag--beyond">{both(site_data.word("beyond"))}</span></p>'
        f"<p><strong>{both(sentence(row['now']))}</strong></p>"
        f'<ul>{"".join(_point(point, site_data) for point in row["points"])}</ul><p class="ub-meta">{asked}</p>'
    )


def table(site_data: SiteData, level: int) -> str:
    """Return every group with its points and their sources."""
    return "".join(_group(row, site_data, level) for row in groups())


TABLES = {"beyond-the-spine": table}

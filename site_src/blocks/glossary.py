"""Show the glossary from docs/data/glossary.json, every term at its own anchor."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from site_src.blocks import cross_references
from site_src.content.site_data import SiteData
from site_src.html import link, sentence
from site_src.paths import DOCS, read_json

Row = dict[str, Any]
WHERE = "docs/data/glossary.json"


def terms() -> list[Row]:
    """Return the terms of the glossary."""
    found: list[Row] = read_json(DOCS / "data" / "glossary.json")["terms"]
    return found


def problems(site_data: SiteData, rows: list[Row] | None = None) -> Iterator[str]:
    """Yield names that do not exist, terms out of order, and terms that are given twice."""
    last = ""
    for row in terms() if rows is None else rows:
        where = f"{WHERE}, {row['id']!r}"
        if row["term"].lower() <= last:
            yield f"{where} comes after {last!r}: terms must be in alphabetical order, each once."
        last = row["term"].lower()
        yield from cross_references.problems(row, site_data, where)
        for page in row["pages"]:
            if not (DOCS / page).is_file():
                yield f"{where} names the page {page!r}, which does not exist."


def title(page: str) -> str:
    """Return the first heading of a page."""
    lines = (DOCS / page).read_text(encoding="utf-8").splitlines()
    return next(line.removeprefix("# ") for line in lines if line.startswith("# "))


def _term(row: Row, site_data: SiteData) -> str:
    """Return a term with both definitions, which all readers see: each explains the other reader's words."""
    says = row["says"]
    plain = (
        "" if says["patient"] == says["clinician"] else f"<p>In plain words: {escape(sentence(says['patient']))}</p>"
    )
    where = [link(page, escape(title(page))) for page in row["pages"]] + cross_references.links(row, site_data)
    return (
        f'<dt id="term-{row["id"]}">{escape(row["term"])}</dt>'
        f'<dd><p>{escape(sentence(says["clinician"]))}</p>{plain}<p class="ub-meta">Used in: {", ".join(where)}</p></dd>'
    )


def table(site_data: SiteData, _level: int) -> str:
    """Return every term with its two definitions and where it is used."""
    return f'<dl class="ub-glossary">{"".join(_term(row, site_data) for row in terms())}</dl>'


TABLES = {"glossary": table}

"""Show the teaching points for trainees, from docs/data/trainee.json: one for each statement, question, and result."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from html import escape
from typing import Any

import calculators
from site_src.blocks import glossary
from site_src.bundler import assignment
from site_src.content.site_data import SiteData
from site_src.content.ui_text import both, word
from site_src.html import Rows, link
from site_src.html import table as html_table
from site_src.markup.icons import badge
from site_src.paths import DOCS, read_json

Row = dict[str, Any]
Part = str | tuple[str, str]
"""Text, or a word and the id of its term in the glossary."""

WHERE = "docs/data/trainee.json"
GLOSSARY = ("table", "glossary")
#: Prefixes of the pages that explain this site; their terms, such as floor and rule, are not clinical.
SITE_ITSELF = tuple(f"about/{name}" for name in ("how-", "interpretation", "safety/", "sources", "statements"))
#: Kinds of result, with the place of their values in the assessment.
RESULTS = {"answer": ("answer", "kind"), "class": ("screen", "class"), "plan": ("management", "status")}


def lines() -> list[Row]:
    """Return the teaching points."""
    found: list[Row] = read_json(DOCS / "data" / "trainee.json")["lines"]
    return found


def required_points(site_data: SiteData) -> list[tuple[str, str]]:
    """Return everything that needs a teaching point, in order: kind and id."""
    parts = calculators.schema("assessment")["properties"]
    listed = [("statement", site_data.statements), ("finding", site_data.findings), ("rung", site_data.rungs)]
    return [
        *((kind, row["id"]) for kind, rows in listed for row in rows),
        *((kind, ident) for kind, (part, name) in RESULTS.items() for ident in parts[part]["properties"][name]["enum"]),
    ]


def problems(site_data: SiteData, rows: list[Row] | None = None) -> Iterator[str]:
    """Yield things without a teaching point, with two of them, or that do not exist."""
    given = Counter((row["kind"], row["id"]) for row in (lines() if rows is None else rows))
    needed = required_points(site_data)
    for kind, ident in needed:
        if (kind, ident) not in given:
            yield f"{WHERE}: the {kind} {ident!r} has no teaching point."
    for (kind, ident), times in given.items():
        if (kind, ident) not in needed:
            yield f"{WHERE}: there is no {kind} {ident!r}."
        if times > 1:
            yield f"{WHERE}: the {kind} {ident!r} has {times} lines."


@cache
def _terms() -> dict[str, str]:
    """Return the forms of the clinical terms of the glossary, and the id of the term for each."""
    return {
        form.lower(): row["id"]
        for row in glossary.terms()
        if row.get("findings") or not all(page.startswith(SITE_ITSELF) for page in row["pages"])
        for form in row["forms"]
    }


@cache
def _form() -> re.Pattern[str]:
    longest_first = sorted(_terms(), key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(map(re.escape, longest_first))})(?:s|is|es)?\b", re.IGNORECASE)


def parts(text: str) -> list[Part]:
    """Split a text at the terms of the glossary, each at its first use."""
    found: list[Part] = []
    seen: set[str] = set()
    end = 0
    for match in _form().finditer(text):
        term = _terms()[match[1].lower()]
        if term not in seen:
            seen.add(term)
            found += [text[end : match.start()], (match[0], term)]
            end = match.end()
    return [part for part in [*found, text[end:]] if part]


@cache
def _by_id() -> dict[tuple[str, str], str]:
    return {(row["kind"], row["id"]): row["says"] for row in lines()}


def linked(kind: str, ident: str, site_data: SiteData) -> str:
    """Return the teaching point as HTML, with links to the glossary."""
    page = site_data.page_of(*GLOSSARY)
    return "".join(
        escape(part) if isinstance(part, str) else link(f"{page}#term-{part[1]}", escape(part[0]))
        for part in parts(_by_id()[kind, ident])
    )


def line(kind: str, ident: str, site_data: SiteData, tag: str = "p") -> str:
    """Return the teaching point for a page, shown to trainees. The search leaves it out, because it finds the thing itself."""
    label = both(word("teaching-point"))
    return (
        f'<{tag} class="ub-line" data-for="trainee" data-search-exclude=""><b>{label}:</b> '
        f"{linked(kind, ident, site_data)}</{tag}>"
    )


def script(site_data: SiteData) -> str:
    """Return the teaching points for the calculators, which load them if the reader is a trainee."""
    page = site_data.page_of(*GLOSSARY).removesuffix(".md") + ".html"
    points: dict[str, dict[str, list[Any]]] = {}
    for (kind, ident), says in _by_id().items():
        cut = [part if isinstance(part, str) else [part[0], f"{page}#term-{part[1]}"] for part in parts(says)]
        points.setdefault(kind, {})[ident] = cut
    return assignment("window.UB_TEACHING_POINTS", points)


def _name(kind: str, ident: str) -> str:
    """Return a kind of result in words."""
    if kind == "rung" or ident in ("stop", "outside"):
        return str(badge(ident))
    return str(both(word(f"class-{ident}" if kind == "class" else f"result-{ident}")))


def results(site_data: SiteData, _level: int) -> str:
    """Return every kind of result with its teaching point, shown to all readers."""
    rows: Rows = [
        ({}, [_name(kind, ident), linked(kind, ident, site_data)])
        for kind, ident in required_points(site_data)
        if kind not in ("statement", "finding")
    ]
    return html_table("What each result teaches", ["Result", word("teaching-point")["clinician"]], rows)


TABLES = {"trainee-results": results}

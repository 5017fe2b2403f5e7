"""Show the dated changes of the statements, from docs/data/statement-changes.json.

The file has a fingerprint of the words and the evidence of each statement. If either changes, the build requires a
dated entry, so that no statement changes unnoticed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from html import escape
from typing import Any

from site_src.blocks.review_status import date_in_words
from site_src.content.site_data import SiteData
from site_src.html import Rows, link, sentence
from site_src.html import table as html_table
from site_src.paths import DOCS, read_json

Row = dict[str, Any]
WHERE = "docs/data/statement-changes.json"
BLOCK = ("table", "statement-changes")


@cache
def record() -> Row:
    """Return the file, cached, because each statement needs its last change."""
    found: Row = read_json(DOCS / "data" / "statement-changes.json")
    return found


def fingerprint(ident: str, site_data: SiteData) -> str:
    """Return twelve hex digits of a hash over the words and the evidence of a statement."""
    text = json.dumps([site_data.statement(ident), site_data.evidence.get(ident)], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def problems(site_data: SiteData, recorded: Row | None = None) -> Iterator[str]:
    """Yield statements that changed without an entry, and entries for statements that do not exist."""
    recorded = record() if recorded is None else recorded
    idents = [row["id"] for row in site_data.statements]
    for ident in idents:
        current = fingerprint(ident, site_data)
        if recorded["fingerprints"].get(ident) != current:
            yield (
                f"{WHERE}: the statement {ident!r} is not as it was entered last. Add what changed, with its date, to "
                f"`changes`, and its fingerprint {current} to `fingerprints`."
            )
    entered = {ident for change in recorded["changes"] for ident in change["statements"]}
    for ident in sorted((entered | recorded["fingerprints"].keys()) - set(idents)):
        yield f"{WHERE} names the statement {ident!r}, which does not exist."
    for ident in idents:
        if ident not in entered:
            yield f"{WHERE}: the statement {ident!r} has no change entry, not even for its first version."
    dates = [change["date"] for change in recorded["changes"]]
    if dates != sorted(dates):
        yield f"{WHERE}: the changes are not in date order."


def last(ident: str) -> Row:
    """Return the latest change that names a statement."""
    found: Row = [change for change in record()["changes"] if ident in change["statements"]][-1]
    return found


def line(ident: str, site_data: SiteData) -> str:
    """Return when a statement last changed and how, with a link to all changes; empty if it has no entry yet."""
    if not any(ident in change["statements"] for change in record()["changes"]):
        return ""
    change = last(ident)
    return (
        f"{date_in_words(change['date'])}, {escape(change['kind'])}; "
        f"{link(site_data.page_of(*BLOCK) + '#by-statement', 'all changes')}"
    )


def table(site_data: SiteData, level: int) -> str:
    """Return every change, the newest first, with its statements."""
    rows: Rows = []
    for change in reversed(record()["changes"]):
        statements = [
            link(site_data.statement_target(ident), f"<code>{ident}</code>") for ident in change["statements"]
        ]
        every = len(statements) == len(site_data.statements)
        rows.append(
            (
                {},
                [
                    date_in_words(change["date"]),
                    escape(change["kind"].capitalize()),
                    escape(sentence(change["says"])),
                    f"All {len(statements)} statements" if every else ", ".join(statements),
                ],
            )
        )
    head = f'<h{level} id="by-statement">By statement</h{level}>'
    return head + html_table("Changes to statements", ["Date", "Type", "Change", "Statements"], rows)


TABLES = {"statement-changes": table}

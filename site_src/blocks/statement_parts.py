"""Make the parts that every statement has: whom it applies to, its questions, its sources, and all evidence by year.

`problems` names every statement that lacks a part. No part is empty: the page says what is not known.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from html import escape
from typing import Any

from site_src.content.bibliography import cite, cite_all
from site_src.content.site_data import REFERENCES, RULES, SiteData
from site_src.content.ui_text import Both, both, word
from site_src.html import link, sentence
from site_src.paths import DOCS, read_json

Row = dict[str, Any]

WHERE = "docs/data/applies.json"
SEEN = {
    "abstract": "abstract or publisher’s page",
    "body": "the issuing body’s page",
    "later summaries": "only as reported in later summaries",
}
#: The calculator that asks the questions of a family of rules.
ASKED_IN = {"gate": "screen", "screen": "screen", "imaging": "imaging", "management": "management"}
TAGS = re.compile(r"<[^>]*>")


@cache
def groups() -> list[Row]:
    """Return the groups of statements that apply to the same people."""
    found: list[Row] = read_json(DOCS / "data" / "applies.json")
    return found


def whom(ident: str) -> Both | None:
    """Return whom a statement applies to, for each reader, or None if the data does not say."""
    found = [group["says"] for group in groups() if ident in group["statements"]]
    return found[0] if found else None


def applies(ident: str, site_data: SiteData) -> str:
    """Return whom the statement applies to, with a link to the rules about whom the guideline covers."""
    words = whom(ident)
    if not words:
        return ""
    scope = link(f"{site_data.page_of(*RULES)}#rules-gate", both(word("applies-scope")))
    return f"{both({reader: sentence(text) for reader, text in words.items()})} {scope}"


def questions(rule: Row, site_data: SiteData) -> str:
    """Return the questions of a rule, each a link that opens its calculator at that question."""
    page = site_data.calculator_page(ASKED_IN[rule["family"]])
    if not rule["reads"]:
        return f"<small>{link(page, both(word('open-calculator')))}</small>"
    labels = {row["id"]: row["label"] for row in site_data.findings}
    # The fragment is added after MkDocs has checked the links: it does not find the anchors of a calculator.
    links = [link(page, both(labels[finding]), data_case=f"ask-{finding}") for finding in rule["reads"]]
    return f"<small>{both(word('answer-it'))} {', '.join(links)}</small>"


def sources(entry: Row, site_data: SiteData) -> str:
    """Return the sources that support it, grouped by how they were read."""
    page = site_data.page_of(*REFERENCES)
    lines = []
    for seen, words in SEEN.items():
        keys = [source["key"] for source in entry["supports"] if source["seen"] == seen]
        if keys:
            lines.append(f"<li>{cite_all(keys, site_data.references, page)} <small>Seen: {words}</small></li>")
    return f'<ul class="ub-plain">{"".join(lines)}</ul>' if lines else ""


def dated(entry: Row, site_data: SiteData) -> list[tuple[str, Row]]:
    """Return all evidence of a statement with its role, the newest first."""
    found = [("supports", source) for source in entry["supports"]]
    found += [(source["kind"], source) for source in entry["refines"]]
    return sorted(found, key=lambda pair: site_data.references[pair[1]["key"]].year, reverse=True)


def by_year(entry: Row, site_data: SiteData) -> str:
    """Return one line for each source, the newest first, to show whether newer sources still agree."""
    page = site_data.page_of(*REFERENCES)
    items = {
        (source["key"], role): f'<li data-role="{role}">{_cited(source, site_data, page)} '
        f"{both(word(f'evidence-{role}'))}</li>"
        for role, source in dated(entry, site_data)
    }
    return f'<ol class="ub-plain ub-years">{"".join(items.values())}</ol>' if items else ""


def _cited(source: Row, site_data: SiteData, page: str) -> str:
    """Return a source with its year, which the short name of a body lacks."""
    reference = site_data.references[source["key"]]
    year = reference.year or "no year"
    return cite(reference, page) + ("" if year in reference.label else f" ({year})")


def copy_button(ident: str) -> str:
    """Return the button that copies the address of a statement. The script shows it."""
    messages = "".join(f' data-{name}="{escape(word(name)["clinician"])}"' for name in ("copied", "not-copied"))
    return (
        f'<button type="button" class="ub-btn ub-btn--bare" data-copy-link{messages} hidden '
        f'aria-label="{escape(word("copy-link")["clinician"])}: {ident}">{both(word("copy-link"))}</button>'
        f'<span class="ub-st__told" role="status"></span>'
    )


def problems(site_data: SiteData, parts: Callable[[str, SiteData], dict[str, str]]) -> Iterator[str]:
    """Yield statements that lack a part, and entries of the data that name no statement or name one twice."""
    idents = [row["id"] for row in site_data.statements]
    for ident in idents:
        for name, html in parts(ident, site_data).items():
            if not TAGS.sub("", html).strip():
                yield f"The statement {ident!r} has no part “{name}.”"
    counts = Counter(ident for group in groups() for ident in group["statements"])
    for ident, times in counts.items():
        if ident not in idents:
            yield f"{WHERE} names the statement {ident!r}, which does not exist."
        if times > 1:
            yield f"{WHERE} names the statement {ident!r} {times} times."

"""Make the statement block: one statement with all its parts, at the anchor that is its id."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import Any

from calculators.newer_evidence import ALL as NEWER_EVIDENCE
from site_src.blocks import statement_history, statement_parts, teaching_points
from site_src.content.bibliography import cite
from site_src.content.site_data import REFERENCES, RULES, SOURCES, SiteData
from site_src.content.ui_text import both
from site_src.html import Rows, link, sentence, table
from site_src.markup.icons import BADGES, badge

Row = dict[str, Any]

UNSUPPORTED = "no verified source was found"
STEPS = {"high": 5, "moderate to high": 4, "moderate": 3, "low to moderate": 2, "low": 1, "not rated": 0}


def count_noun(number: int, noun: str) -> str:
    """Return a number and a noun, in the plural unless the number is 1."""
    return f"{number} {noun}" + ("" if number == 1 else "s")


def support_counts(entry: Row) -> tuple[int, int, int]:
    """Return how many sources support the statement, contradict it, and refine it."""
    kinds = [source["kind"] for source in entry["refines"]]
    return len({source["key"] for source in entry["supports"]}), kinds.count("contradicts"), kinds.count("refines")


def support_words(entry: Row) -> tuple[str, str]:
    """Return the support by the literature in words, and the counts behind it."""
    supporting, against, refined = support_counts(entry)
    if not entry["supports"]:
        words = UNSUPPORTED
        count = [count_noun(refined, "refinement")] if refined else []
    else:
        words = "Supported"
        count = [count_noun(supporting, "source") + (" supporting" if against else "")]
        if against:
            words += "; also contradicted"
        elif refined:
            words += "; refined"
    return words, ", ".join([*count, *([f"{against} contradicting"] if against else [])])


def meter(certainty: str) -> str:
    """Return the certainty as a picture of five steps, hidden from assistive technology: words next to it say the same."""
    steps = STEPS[certainty]
    marks = "".join(f'<i class="{"on" if step < steps else "off"}"></i>' for step in range(5))
    return f'<span class="ub-meter" aria-hidden="true">{marks}</span>'


def outcome(rule: Row) -> str:
    """Return what a rule leads to: the badge of a rung or of the gate, or else a word."""
    return badge(rule["outcome"]) if rule["outcome"] in BADGES else escape(rule["outcome"].replace("-", " "))


def leads_to(rule: Row) -> str:
    """Return a rule's outcome after an arrow, unless the rule's name already says it."""
    return f" → {outcome(rule)}" if rule["outcome"] in BADGES else ""


def short(text: str) -> str:
    """Return a sentence up to its first pause, for the table of contents."""
    return re.split(r"[:;.]\s|\.$", text)[0]


def heading(row: Row, level: int) -> str:
    """Return the sentence for each reader. The table of contents and the search have the clinician's."""
    texts = {reader: sentence(row["says"][reader]) for reader in ("clinician", "patient")}
    return (
        f'<h{level} id="{row["id"]}" data-toc-label="{escape(short(texts["clinician"]))}">'
        f'<span data-for="clinician">{escape(texts["clinician"])}</span>'
        f'<span data-for="patient" data-search-exclude="">{escape(texts["patient"])}</span></h{level}>'
    )


def support(entry: Row) -> str:
    """Return the support by the literature and the counts."""
    words, count = support_words(entry)
    return f"{escape(words)}{f'<small>{count}</small>' if count else ''}"


def certainty(entry: Row) -> str:
    """Return the certainty, which is separate from the support. It may say that nothing was found to rate by."""
    note = entry["certainty_note"] or (UNSUPPORTED if not STEPS[entry["certainty"]] else "")
    noted = f"<small>{escape(note)}</small>" if note else ""
    return f"{meter(entry['certainty'])}{escape(entry['certainty'].capitalize())}{noted}"


def used_by(ident: str, site_data: SiteData) -> str:
    """Return the rules and rungs that name the statement, each with its outcome."""
    rules, rungs = site_data.used_by(ident)
    page = site_data.page_of(*RULES)
    items = [
        f"{link(page + '#rule-' + rule['id'], both(rule['title']))}{leads_to(rule)}{statement_parts.questions(rule, site_data)}"
        for rule in rules
    ]
    items += [f"step {badge(rung['id'])}" for rung in rungs]
    if not items:
        return "For reading only: no rule uses it"
    return f'<ul class="ub-plain">{"".join(f"<li>{item}</li>" for item in items)}</ul>'


def provenance(numbers: Iterable[int]) -> str:
    """Return the article's reference numbers. They are not links; the sources page explains why."""
    found = [str(number) for number in numbers]
    printed = f"reference no. {', '.join(found)} in the article" if found else "no reference number in the article"
    return f"{printed}; {link(SOURCES, 'why these numbers cannot be traced')}"


def _source_text(source: Row) -> str:
    """Return what a source says as HTML. A patient reads the patient's text, if there is one."""
    says = sentence(source["says"])
    return both({"clinician": says, "patient": sentence(source["patient"])}) if "patient" in source else escape(says)


def boxes(entry: Row, site_data: SiteData) -> str:
    """Return the sources that refine and those that contradict the statement, in a box each."""
    page = site_data.page_of(*REFERENCES)
    found = []
    for kind, title in (("contradicts", "Contradicts this statement"), ("refines", "Refines this statement")):
        sources = [source for role, source in statement_parts.dated(entry, site_data) if role == kind]
        if sources:
            items = "".join(
                f"<li>{_source_text(source)} {cite(site_data.references[source['key']], page)}</li>"
                for source in sources
            )
            found.append(
                f'<div class="ub-evidence" data-says="{kind}"><p class="ub-evidence__head">{title}</p>'
                f'<ul class="ub-plain">{items}</ul></div>'
            )
    if entry.get("note"):
        found.append(f'<p class="ub-st__note">{escape(sentence(entry["note"]))}</p>')
    return "".join(found)


def seen(entry: Row, site_data: SiteData) -> str:
    """Return, folded, whether each source was read in full or as an abstract."""
    page = site_data.page_of(*REFERENCES)
    rows: Rows = []
    for role, source in statement_parts.dated(entry, site_data):
        says = _source_text(source) if source["says"] else "Agrees with the statement"
        rows.append(
            (
                {},
                [
                    cite(site_data.references[source["key"]], page),
                    role,
                    statement_parts.SEEN[source["seen"]],
                    says,
                ],
            )
        )
    if not rows:
        return ""
    body = table("How each source was seen", ["Source", "Role", "How seen", "What we saw"], rows)
    count = count_noun(len(rows), "entry").replace("entrys", "entries")
    return (
        f'<details class="ub-fold"><summary>How we saw each source<span class="ub-count">{count}</span></summary>'
        f'<div class="ub-fold__body">{body}</div></details>'
    )


def top(ident: str, level: int, site_data: SiteData) -> str:
    """Return the head of the block: id, the sentence, whom it applies to, and the teaching point."""
    row = site_data.statement(ident)
    return (
        f'<p class="ub-st__id" data-search-exclude=""><span>Statement</span> <code>{ident}</code> '
        f'<a href="#{ident}" aria-label="Link to the statement {ident}">Link</a>'
        f"{statement_parts.copy_button(ident)}</p>"
        f"{heading(row, level)}"
        f'<p class="ub-st__whom" data-for="clinician"><b>In plain words:</b> {escape(sentence(row["says"]["patient"]))}</p>'
        f'<p class="ub-st__applies"><b>Applies to:</b> {statement_parts.applies(ident, site_data)}</p>'
        f"{teaching_points.line('statement', ident, site_data)}"
    )


def parts(ident: str, site_data: SiteData) -> dict[str, str]:
    """Return all parts of a statement by their names on the page."""
    row, entry = site_data.statement(ident), site_data.evidence[ident]
    return {
        "Applies to": statement_parts.applies(ident, site_data),
        "Support in the literature": support(entry),
        "Certainty": certainty(entry),
        "Used by": used_by(ident, site_data),
        "Sources": statement_parts.sources(entry, site_data) or UNSUPPORTED,
        "Evidence by year": statement_parts.by_year(entry, site_data) or UNSUPPORTED,
        "In the article": provenance(row["article_numbers"]),
        "Last changed": statement_history.line(ident, site_data),
    }


SCALES = ("Support in the literature", "Certainty")


def cautions(ident: str, site_data: SiteData) -> str:
    """Return the cautions of the decision module on this statement, with their sources."""
    page = site_data.page_of(*REFERENCES)
    found = ""
    for row in NEWER_EVIDENCE:
        if row.statement == ident:
            says = both({reader: sentence(text) for reader, text in row.says.as_dict().items()})
            sources = ", ".join(cite(site_data.references[key], page) for key in row.sources)
            found += f'<p data-caution="{row.about}">{says} <span class="ub-meta">{sources}</span></p>'
    return found


def rest(ident: str, site_data: SiteData) -> str:
    """Return the parts below the text of the page."""
    entry, contents = site_data.evidence[ident], parts(ident, site_data)
    scales = "".join(f"<div><dt>{name}</dt><dd>{contents.pop(name)}</dd></div>" for name in SCALES)
    del contents["Applies to"]  # shown at the top
    lines = "".join(f"<dt>{name}</dt><dd>{html}</dd>" for name, html in contents.items())
    facts = f'<dl class="ub-scales">{scales}</dl><dl class="ub-facts">{lines}</dl>'
    return f"{cautions(ident, site_data)}{facts}{boxes(entry, site_data)}{seen(entry, site_data)}"

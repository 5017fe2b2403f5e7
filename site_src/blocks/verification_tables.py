"""Show the last verification, how often each answer is given, and the tables for a reviewer to sign."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import Any

from site_src.blocks.review_status import date_in_words
from site_src.blocks.statement import outcome
from site_src.content import verification as verified
from site_src.content.site_data import FAMILY_TITLES, RULES, SiteData
from site_src.content.ui_text import READERS, both, listing
from site_src.html import Rows, link, table
from site_src.markup.icons import badge

Row = dict[str, Any]
# Where a long name may break: after a slash, and between its words.
_BREAKS = re.compile(r"(?<=/)|(?<=[a-z]_)(?=[A-Z])|(?<=[a-z])(?=[A-Z])")


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%"


def _stale(record: Row | None, site_data: SiteData) -> str:
    """Return a notice if the record is not of these rules, which only an unverified build allows."""
    if record and record["rules_hash"] == site_data.rules_hash:
        return ""
    return (
        '<div class="ub-notice ub-notice--open"><p>These rules have not been verified: they have changed since the last run, '
        "or there was none.</p></div>"
    )


def verification(site_data: SiteData, level: int) -> str:
    """Return what the last run verified, law by law."""
    record = verified.record()
    if record is None:
        return _stale(None, site_data)
    return "".join(
        (
            _stale(record, site_data),
            _run(record),
            _laws(record, level),
            _compared(record, level),
            _mutants(record, level),
        )
    )


def _run(record: Row) -> str:
    rows: Rows = [
        ({}, ["Rules", f"{escape(record['version'])}, fingerprint <code>{escape(record['rules_hash'])}</code>"]),
        ({}, ["Verified on", date_in_words(record["date"])]),
        ({}, ["Python", escape(record["python"])]),
        ({}, ["Python in the browser", f"Pyodide {escape(record['pyodide'])}"]),
        ({}, ["Browser", escape(record["browser"].capitalize())]),
    ]
    return table("The run", ["Component", "Version"], rows)


def _law(text: str) -> str:
    """Return a law as it was recorded, with text in backquotes as code."""
    parts = escape(text).split("`")
    law = "".join(f"<code>{part}</code>" if index % 2 else part for index, part in enumerate(parts))
    # A name in code keeps its case.
    return law if law.startswith("<") or "_" in law.split()[0] else law[0].upper() + law[1:]


def _laws(record: Row, level: int) -> str:
    rows: Rows = [({}, [_law(row["law"]), f"{row['combinations']:,}"]) for row in record["laws"]]
    return f'<h{level} id="laws">Properties verified</h{level}>' + table("Laws", ["Law", "Combinations"], rows)


def _compared(record: Row, level: int) -> str:
    cases, parity, covered = record["stories"], record["parity"], record["coverage"]
    rows: Rows = [
        ({}, ["Test cases with the expected answer", f"{cases['told']:,} of {cases['told']:,}"]),
        ({}, ["Test cases and invalid inputs with byte-identical results in the browser and in Python",
              f"{parity['equal']:,} of {parity['stories'] + parity['bad_inputs']:,}"]),
        ({}, ["Branches of the decision module covered by its tests",
              f"{covered['branches'] - covered['missed']:,} of {covered['branches']:,}"]),
    ]  # fmt: skip
    head = f'<h{level} id="compared">Stories, browser, branches</h{level}>'
    return head + table("Test cases, browser, coverage", ["Comparison", "Result"], rows)


def _name(text: str) -> str:
    """Return a long name as code, with the places at which it may break."""
    return f'<code class="ub-name">{_BREAKS.sub("<wbr>", escape(text))}</code>'


def _mutants(record: Row, level: int) -> str:
    head = f'<h{level} id="mutants">Deliberate errors</h{level}>'
    report = record["mutants"]
    if report is None:
        return f"{head}<p>This run has no report on deliberate errors.</p>"
    noticed = report["killed"] + report["timeout"]
    tried = noticed + report["survived"]
    other = (
        ""
        if report["rules_hash"] == record["rules_hash"]
        else f" That run used rules <code>{escape(report['rules_hash'])}</code>, not these."
    )
    says = (
        f"<p>Small errors were inserted into the decision module one at a time with {escape(report['tool'])} "
        f"{escape(report['version'])}, on {date_in_words(report['date'])}. The tests noticed {noticed:,} of {tried:,} "
        f"({_share(noticed, tried)}).{other}</p>"
    )
    rows: Rows = [({}, [_name(row["where"]), escape(row["what"]), escape(row["why"])]) for row in report["survivors"]]
    listed = table("Errors that no test noticed", ["Where", "Error", "Why it is acceptable"], rows) if rows else ""
    spared: Rows = [({}, [_name(row["kinds"]), escape(row["why"])]) for row in report["left_out"]]
    left_out = table("Kinds of error that were not tried", ["Kinds", "Why not"], spared) if spared else ""
    return head + says + listed + left_out


def population(site_data: SiteData, level: int) -> str:
    """Return how often each step is given to a simulated population, by which rules, and what was assumed."""
    record, assumed = verified.record(), verified.population()
    if record is None:
        return _stale(None, site_data)
    counted = record["population"]
    persons = counted["persons"]
    steps: Rows = [
        ({}, [str(badge(rung["id"])), _share(counted["rungs"][rung["id"]], persons)])
        for rung in reversed(site_data.rungs)
    ]
    titles = {rule["id"]: _title(rule) for rule in site_data.rules}
    causes: Rows = [
        ({}, [link(f"{site_data.page_of(*RULES)}#rule-{rule}", titles[rule]), _share(count, persons)])
        for rule, count in counted["rules"].items()
    ]
    return "".join(
        (
            f"<p>{escape(assumed['notice'])}</p>",
            f'<h{level} id="population-steps">How often each step would be given</h{level}>',
            f"<p>{_stopped_or_outside(counted)}</p>",
            table("How often each step is said", ["Step", "Share"], steps),
            f'<h{level} id="population-rules">How often each rule applies</h{level}>',
            "<p>Several rules can apply to one person, so the percentages add up to more than 100%.</p>",
            table("How often each rule applies", ["Rule", "Share"], causes),
            f'<h{level} id="population-assumed">What was assumed</h{level}>',
            table("What was assumed", ["Characteristic", "Share of people"], _assumed(assumed, site_data)),
        )
    )


def over_triage(site_data: SiteData, level: int) -> str:
    """Return how often each step is said in the population by the earlier and the present rules, and which rules apply more often."""
    found = verified.over_triage()
    if found is None:
        return '<div class="ub-notice ub-notice--open"><p>Over-triage has not been measured.</p></div>'
    before, now, persons = found["before"], found["now"], found["persons"]
    stale = (
        ""
        if now["rules_hash"] == site_data.rules_hash
        else '<div class="ub-notice ub-notice--open"><p>The rules have changed since this was measured.</p></div>'
    )
    heads = [f"Before ({before['version']})", f"Now ({now['version']})"]
    steps: Rows = [
        ({}, [str(badge("unknown" if step == "open" else step)), *_shares(before, now, "steps", step, persons)])
        for step in now["steps"]
    ]
    titles = {rule["id"]: _title(rule) for rule in site_data.rules}
    rules: Rows = [
        (
            {},
            [
                link(f"{site_data.page_of(*RULES)}#rule-{rule}", titles[rule]),
                *_shares(before, now, "rules", rule, persons),
            ],
        )
        for rule in now["rules"]
        if rule in titles and now["rules"][rule] != before["rules"].get(rule, 0)
    ]
    return "".join(
        (
            stale,
            f"<p>{_measured(found)}</p>",
            table("How often each step is said by the earlier and the current rules", ["Step", *heads], steps),
            f'<h{level} id="over-triage-rules">Which rules apply more or less often</h{level}>',
            table("How often each rule of the earlier and the current version applies", ["Rule", *heads], rules),
        )
    )


def _shares(before: Row, now: Row, part: str, name: str, persons: int) -> list[str]:
    return [_share(version[part].get(name, 0), persons) for version in (before, now)]


def _measured(found: Row) -> str:
    """Return what was compared, and for how many people the step changed."""
    before, now, persons = found["before"], found["now"], found["persons"]
    more, less = (_share(found["changed"][way], persons) for way in ("more", "less"))
    return (
        f"The same {persons:,} simulated people were assessed with rules {escape(before['version'])} "
        f"(fingerprint <code>{escape(before['rules_hash'])}</code>, revision <code>{escape(before['revision'])}</code>) and "
        f"with rules {escape(now['version'])} (<code>{escape(now['rules_hash'])}</code>). For {more} of them the step became "
        f"more urgent, for {less} less urgent. An answer without a step, marked as open, counts as no imaging."
    )


def _stopped_or_outside(counted: Row) -> str:
    stopped, outside = (_share(counted["kinds"].get(kind, 0), counted["persons"]) for kind in ("stop", "outside"))
    return (
        f"Based on {counted['persons']:,} simulated people. Regardless of the step, {stopped} are sent to emergency "
        f"assessment, and {outside} get the answer that the guideline does not cover them."
    )


def _assumed(assumed: Row, site_data: SiteData) -> Rows:
    ages = [(f"{band['from']} to {band['to']} years old", band["share"]) for band in assumed["ages"]]
    rows: Rows = [({}, [escape(name), f"{100 * share:.4g}%"]) for name, share in ages]
    labels = {row["id"]: row["label"] for row in site_data.findings}
    rows += [({}, [both(labels[name]), f"{100 * share:.4g}%"]) for name, share in assumed["shares"].items()]
    for kind, name in (("new", "New pain"), ("not_new", "Other pain")):
        for band in assumed["weeks"][kind]:
            rows.append(({}, [f"{name}: {band['from']} to {band['to']} weeks", f"{100 * band['share']:.4g}%"]))
    care = 100 * assumed["weeks"]["care_share_of_pain"]
    return [*rows, ({}, ["Time in conservative care, as a share of time in pain", f"{care:.4g}%"])]


def _title(rule: Row) -> str:
    """Return a rule's title with a capital; the gate's titles are written for the middle of a sentence."""
    return both({reader: text[0].upper() + text[1:] for reader, text in rule["title"].items()})


BLANK = '<span class="ub-blank"></span>'


def _suspicions(site_data: SiteData) -> Iterator[list[str]]:
    """Yield each suspicion with its flags, any one of which is enough."""
    labels = {row["id"]: row["label"] for row in site_data.findings}
    titles = {rule["id"]: rule["title"] for rule in site_data.rules}
    for suspicion in listing("suspicions"):
        flags = [labels[flag] for flag in suspicion["flags"]]
        flags += [titles[rule] for rule in ("over-50-new-pain",) if suspicion["over_50_new"]]
        flags += [titles[rule] for rule in ("raised-esr",) if suspicion["raised_esr"]]
        yield [
            both(suspicion["title"]),
            both({reader: "Any of: " + " · ".join(flag[reader] for flag in flags) for reader in READERS}),
        ]


def sign_off(site_data: SiteData, level: int) -> str:
    """Return every rule with room for a reviewer's verdict; the blanks are printed as lines."""
    heads = ["Rule", "Condition", "Leads to", "Agree (yes or no)", "Initials", "Date"]
    parts = []
    for family, title in FAMILY_TITLES.items():
        rows: Rows = [
            ({}, [_title(rule), both(rule["condition"]), outcome(rule), BLANK, BLANK, BLANK])
            for rule in site_data.rules
            if rule["family"] == family
        ]
        if family == "screen":
            rows = [({}, [*cells, "suspected", BLANK, BLANK, BLANK]) for cells in _suspicions(site_data)] + rows
        parts.append(f'<h{level} id="sign-{family}">{title}</h{level}>' + table(f"To sign: {title}", heads, rows))
    return "".join(parts)

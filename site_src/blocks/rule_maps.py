"""Make the maps: which steps, rules, and findings are in which picture, from the lists of the module."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import calculators
from calculators.management import FollowUp
from site_src.content.site_data import FINDINGS, RULES, SiteData
from site_src.content.ui_text import READERS, Both, both, word
from site_src.markup.node_panels import Node, Panel, Tag, picture

Row = dict[str, Any]

RUNGS = ("table", "rungs")
# The two flags that the list of suspicions has as a boolean instead of as findings.
_MARKED = {"over_50_new": ("age_years", "new_onset"), "raised_esr": ("esr_mm_h",)}


def ladder(site_data: SiteData) -> str:
    """Return the five steps, the most urgent on top, each with the rules that lead to it."""
    panels = [
        Panel(
            rung["id"], _rung_target(rung["id"], site_data), rung["badge"], rung=rung["id"],
            nodes=[_rule_node(rule, site_data) for rule in _family("imaging", site_data) if rule["outcome"] == rung["id"]],
        )
        for rung in reversed(site_data.rungs)
    ]  # fmt: skip
    return picture(word("map-ladder"), word("map-ladder-says"), panels, kind="stairs", legend=_legend())


def red_flags(site_data: SiteData) -> str:
    """Return the four suspicions, the flags of each, and the steps to which each flag leads."""
    panels = [
        Panel(
            suspicion["id"], _group_target(suspicion, site_data), suspicion["title"], list(_flags(suspicion, site_data))
        )
        for suspicion in calculators.listing("suspicions")
    ]
    return picture(word("map-flags"), word("map-flags-says"), panels, legend=_legend())


def pathway(site_data: SiteData) -> str:
    """Return the pathway from history to plan: groups of questions, exits, suspicions, steps, and plans."""
    stations: tuple[tuple[str, str, list[Node]], ...] = (
        ("history", "assess/history.md", [_group_node(group, site_data) for group in site_data.groups]),
        ("gate", "assess/beyond-the-spine.md", [_gate_node(rule, site_data) for rule in _family("gate", site_data)]),
        ("flags", "assess/red-flags.md", _suspected(site_data)),
        ("imaging", "image/when-to-image.md", [_rung_node(rung, site_data) for rung in reversed(site_data.rungs)]),
        ("plan", "treat/index.md", [_plan_node(rule, site_data) for rule in _family("management", site_data)]),
    )
    panels = [
        Panel(name, target, word(f"way-{name}"), nodes, says=word(f"way-{name}-says"))
        for name, target, nodes in stations
    ]
    return picture(word("map-way"), word("map-way-says"), panels, kind="path", legend=_legend())


MAPS: dict[str, Callable[[SiteData], str]] = {"map-ladder": ladder, "map-flags": red_flags, "map-way": pathway}


def flag_units(suspicion: Row) -> Iterator[tuple[str, ...]]:
    """Yield the flags of a suspicion, each as the findings that form it."""
    yield from ((flag,) for flag in suspicion["flags"])
    yield from (findings for mark, findings in _MARKED.items() if suspicion[mark])


def _flags(suspicion: Row, site_data: SiteData) -> Iterator[Node]:
    for unit in flag_units(suspicion):
        rules = [rule for rule in _family("imaging", site_data) if set(unit) <= set(rule["reads"])]
        finding = _finding(unit[0], site_data)
        # A number or a pair is a flag only by the condition of its rule, so the rule's title is shown.
        is_yes_no = len(unit) == 1 and finding["kind"] == "yes-no"
        yield Node(
            " ".join(unit),
            _finding_target(unit[0], site_data),
            finding["label"] if is_yes_no else rules[0]["title"],
            tuple(Tag(rule["outcome"], _rule_target(rule, site_data), rule["title"]) for rule in rules),
            beyond=finding["origin"] == "beyond",
        )


def _suspected(site_data: SiteData) -> list[Node]:
    nodes = [Node(row["id"], _group_target(row, site_data), row["title"]) for row in calculators.listing("suspicions")]
    return nodes + [_rule_node(rule, site_data) for rule in _family("screen", site_data)]


def _gate_node(rule: Row, site_data: SiteData) -> Node:
    tags = (Tag(rule["outcome"], _rule_target(rule, site_data), rule["title"]),)
    target = _finding_target(rule["reads"][0], site_data)
    return Node(rule["id"], target, _first(str.upper, rule["title"]), tags, beyond=rule["origin"] == "beyond")


def _rule_node(rule: Row, site_data: SiteData) -> Node:
    return Node(rule["id"], _rule_target(rule, site_data), rule["title"], beyond=rule["origin"] == "beyond")


def _plan_node(rule: Row, site_data: SiteData) -> Node:
    """Return a rule of the plan; a follow-up rule says that it is one."""
    node = _rule_node(rule, site_data)
    if rule["outcome"] not in tuple(FollowUp):
        return node
    return replace(node, words=_joined("{}: {}", word("follow-up"), _first(str.lower, node.words)))


def _rung_node(rung: Row, site_data: SiteData) -> Node:
    words = _joined("{}. {}", rung["badge"], rung["meaning"])
    return Node(rung["id"], _rung_target(rung["id"], site_data), words, rung=rung["id"])


def _group_node(group: Row, site_data: SiteData) -> Node:
    return Node(group["id"], f"{site_data.page_of(*FINDINGS)}#findings-{group['id']}", group["title"])


def _family(name: str, site_data: SiteData) -> list[Row]:
    return [rule for rule in site_data.rules if rule["family"] == name]


def _finding(ident: str, site_data: SiteData) -> Row:
    return next(row for row in site_data.findings if row["id"] == ident)


def _rule_target(rule: Row, site_data: SiteData) -> str:
    return f"{site_data.page_of(*RULES)}#rule-{rule['id']}"


def _finding_target(ident: str, site_data: SiteData) -> str:
    return f"{site_data.page_of(*FINDINGS)}#finding-{ident}"


def _rung_target(ident: str, site_data: SiteData) -> str:
    return f"{site_data.page_of(*RUNGS)}#rung-{ident}"


def _group_target(suspicion: Row, site_data: SiteData) -> str:
    """Return the link to the questions about the flags of a suspicion."""
    return f"{site_data.page_of(*FINDINGS)}#findings-{_finding(suspicion['flags'][0], site_data)['group']}"


def _joined(form: str, first: Both, then: Both) -> Both:
    return {reader: form.format(first[reader], then[reader]) for reader in READERS}


def _first(change: Callable[[str], str], words: Both) -> Both:
    return {reader: change(words[reader][:1]) + words[reader][1:] for reader in READERS}


def _legend() -> str:
    return f'<i aria-hidden="true"></i> {both(word("beyond"))}'

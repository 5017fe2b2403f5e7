"""The pictures of the rules: nothing of the module is missing in them, and what is new appears by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

import calculators
from calculators import gate, imaging, plan_rules, screen
from calculators.findings import GROUPS
from site_src.blocks.pictures import MAPS
from site_src.blocks.rule_maps import ladder, pathway, red_flags
from site_src.content.site_data import site_data
from site_src.content.ui_text import READERS, interface_texts
from site_src.html import elements


def drawing(html: str) -> Tag:
    (found,) = BeautifulSoup(html, "html.parser").select(".ub-map")
    return found


def about(within: Tag, panel: str) -> list[str]:
    """Return what the nodes of one panel represent."""
    return [str(node["data-about"]) for node in within.select(f'[data-panel="{panel}"] [data-about]')]


def test_every_step_and_every_rule_stands_in_the_ladder_each_rule_at_its_step() -> None:
    drawn = drawing(ladder(site_data()))
    assert [str(panel["data-panel"]) for panel in drawn.select("[data-panel]")] == [*reversed(imaging.Rung)]
    for rung in imaging.Rung:
        assert about(drawn, rung) == [rule.id for rule in imaging.ALL_RULES if rule.outcome == rung]
    for rule in imaging.ALL_RULES:
        node = drawn.select_one(f'[data-about="{rule.id}"]')
        assert node is not None
        assert node["href"] == f"/about/rules.md#rule-{rule.id}"
        assert ("ub-map__node--beyond" in node["class"]) == (rule.origin == "beyond")


def test_every_finding_of_every_suspicion_stands_in_the_map_with_the_steps_to_which_it_leads() -> None:
    drawn = drawing(red_flags(site_data()))
    for suspicion, flags in screen.FLAGS.items():
        wanted = [
            *flags.flags,
            *(screen.OVER_50_NEW if flags.over_50_new else ()),
            *(["esr_mm_h"] if flags.raised_esr else []),
        ]
        assert " ".join(about(drawn, suspicion)).split() == wanted
    for tag in drawn.select(".ub-map__tag"):
        rule = next(rule for rule in imaging.RULES if str(tag["href"]).endswith(f"#rule-{rule.id}"))
        node = tag.parent and tag.parent.find_previous_sibling(class_="ub-map__node")
        assert isinstance(node, Tag)
        assert rule.outcome == tag["data-rung"]
        assert set(str(node["data-about"]).split()) <= set(rule.findings)
    cancer = drawn.select('[data-panel="cancer"] [data-about="cancer_history"] ~ .ub-map__tags > a')
    assert [tag["data-rung"] for tag in cancer][:2] == ["immediate", "urgent-evaluation"]
    bleeding = drawn.select('[data-about="bleeding_risk"] ~ .ub-map__tags > a')
    assert [tag["data-rung"] for tag in bleeding] == ["immediate", "urgent-evaluation"]
    leads_nowhere = [
        node for node in drawn.select(".ub-map__node") if not node.find_next_sibling(class_="ub-map__tags")
    ]
    assert leads_nowhere == []


def test_the_way_holds_all_that_is_asked_all_that_leaves_it_every_step_and_every_rule_of_the_plan() -> None:
    drawn = drawing(pathway(site_data()))
    assert about(drawn, "history") == [group.id for group in GROUPS]
    assert about(drawn, "gate") == [rule.id for rule in gate.RULES]
    assert about(drawn, "flags") == [*screen.FLAGS, *(rule.id for rule in screen.RULES)]
    assert about(drawn, "imaging") == [*reversed(imaging.Rung)]
    assert about(drawn, "plan") == [rule.id for rule in plan_rules.RULES]


def test_a_new_rule_and_a_new_flag_appear_by_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    known = site_data()
    finding = {
        **known.findings[-1],
        "id": "night_pain",
        "group": "cancer",
        "label": dict.fromkeys(READERS, "Pain at night"),
    }
    rule = {**next(row for row in known.rules if row["id"] == "weight-loss"), "id": "night", "reads": ["night_pain"]}
    listing = calculators.listing

    def changed(kind: str) -> list[dict[str, Any]]:
        more = {"cancer": ["night_pain"]} if kind == "suspicions" else {}
        return [{**row, "flags": row["flags"] + more[row["id"]]} if row["id"] in more else row for row in listing(kind)]

    monkeypatch.setattr(calculators, "listing", changed)
    new = replace(known, findings=[*known.findings, finding], rules=[*known.rules, rule])
    assert "night" in about(drawing(ladder(new)), "urgent-evaluation")
    drawn = drawing(red_flags(new))
    assert "night_pain" in about(drawn, "cancer")
    assert drawn.select('[data-about="night_pain"] + .ub-map__tags > [data-rung="urgent-evaluation"]')


@pytest.mark.parametrize("name", MAPS)
def test_a_picture_is_named_described_and_all_its_nodes_lead_somewhere(name: str) -> None:
    html = MAPS[name](site_data())
    assert elements(html)
    drawn = drawing(html)
    caption = drawn.select_one("figcaption > .ub-sr")
    assert caption is not None
    assert all(text in caption.get_text() for text in interface_texts()[name].values())
    assert all(text in caption.get_text() for text in interface_texts()[f"{name}-says"].values())
    assert all(node.name == "a" and node["href"] for node in drawn.select("[data-about], .ub-map__tag"))
    assert all(link.get_text(strip=True) for link in drawn.select("a"))
    assert all(head.select_one("a[href]") for head in drawn.select(".ub-map__head"))

"""Causes outside the spine: every point names its source or says that it has none, and all of it says whose it is."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from site_src.blocks import beyond_the_spine
from site_src.content.page_parser import Page
from site_src.content.schemas import read_schema, schema_problems
from site_src.content.site_data import site_data
from site_src.paths import read_json


@pytest.mark.parametrize("change", [{"sources": []}, {"unverified": True}, {"says": {"clinician": "For one reader."}}])
def test_a_point_names_its_sources_or_says_that_it_is_unverified(change: dict[str, Any], root: Path) -> None:
    record = read_json(root / "docs/data/beyond-the-spine.json")
    schema = read_schema("beyond-the-spine")
    assert list(schema_problems(record, schema, "data")) == []
    record["groups"][0]["points"][0].update(change)
    assert list(schema_problems(record, schema, "data"))


def test_an_unknown_source_or_rule_stops_the_build() -> None:
    rows = copy.deepcopy(beyond_the_spine.groups())
    assert list(beyond_the_spine.problems(site_data(), rows)) == []
    rows[0]["points"][0]["sources"] = ["gulati1921"]
    rows[1]["rules"] = ["gate-artery"]
    assert list(beyond_the_spine.problems(site_data(), rows)) == [
        "docs/data/beyond-the-spine.json, 'heart' names the source 'gulati1921', which does not exist.",
        "docs/data/beyond-the-spine.json, 'aorta' names the rule 'gate-artery', which does not exist.",
    ]


def test_the_page_marks_each_point_and_labels_each_group(built_pages: list[Page]) -> None:
    page = next(page for page in built_pages if page.address == "assess/beyond-the-spine.html")
    points = [point for group in beyond_the_spine.groups() for point in group["points"]]
    beside = [tag.attributes.get("class", "") for tag in page.tags if tag.inside and tag.inside[-1].name == "li"]
    assert beside.count("ub-tag") == sum(not point["sources"] for point in points) > 0
    assert beside.count("ub-cite") == sum(bool(point["sources"]) for point in points) > 0
    labels = [tag for tag in page.tags if tag.attributes.get("class") == "ub-tag ub-tag--beyond"]
    assert len(labels) == len(beyond_the_spine.groups())

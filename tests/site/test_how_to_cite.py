"""How to cite: the file keeps to its format and its version, and the page says the same."""

from __future__ import annotations

from typing import Any

import pytest

from site_src.blocks import how_to_cite
from site_src.content.page_parser import Page
from site_src.content.site_data import site_data


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"title": ""}, "CITATION.cff: title is empty or is not a string."),
        ({"authors": "one"}, "CITATION.cff: authors is empty or is not a list."),
        ({"doi": "10.1/x"}, "CITATION.cff has doi, which the “How to cite” page does not support."),
        (
            {"version": "9.9.9"},
            f"CITATION.cff has version 9.9.9, but the rules have version {site_data().version}: run `make record`.",
        ),
    ],
)
def test_a_citation_that_breaks_its_format_stops_the_build(change: dict[str, Any], says: str) -> None:
    entry = how_to_cite.read()
    assert list(how_to_cite.problems(site_data(), entry)) == []
    assert list(how_to_cite.problems(site_data(), entry | change)) == [says]


def test_what_the_format_asks_for_may_not_be_left_out() -> None:
    entry = {name: value for name, value in how_to_cite.read().items() if name != "message"}
    assert list(how_to_cite.problems(site_data(), entry)) == ["CITATION.cff has no message."]


def test_the_page_carries_the_citation_with_version_and_fingerprint(built_pages: list[Page]) -> None:
    page = next(page for page in built_pages if page.address == "about/how-to-cite.html")
    entry = how_to_cite.read()
    assert how_to_cite.sentence(entry, site_data()) in page.text
    assert entry["version"] in how_to_cite.sentence(entry, site_data())
    assert site_data().rules_hash in how_to_cite.sentence(entry, site_data())
    assert entry["abstract"] in page.text

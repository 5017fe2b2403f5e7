"""How to cite: the file keeps to its format and its version, and the page says the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from site_src import citation
from site_src.facts import facts
from site_src.pages import read_site


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"title": ""}, "CITATION.cff: title is empty or is not a string."),
        ({"authors": "one"}, "CITATION.cff: authors is empty or is not a list."),
        ({"doi": "10.1/x"}, "CITATION.cff has doi, which the “How to cite” page does not support."),
        ({"version": "9.9.9"}, f"CITATION.cff has version 9.9.9, but the rules have version {facts().version}."),
    ],
)
def test_a_citation_that_breaks_its_format_stops_the_build(change: dict[str, Any], says: str) -> None:
    entry = citation.read()
    assert list(citation.faults(facts(), entry)) == []
    assert list(citation.faults(facts(), entry | change)) == [says]


def test_what_the_format_asks_for_may_not_be_left_out() -> None:
    entry = {name: value for name, value in citation.read().items() if name != "message"}
    assert list(citation.faults(facts(), entry)) == ["CITATION.cff has no message."]


def test_the_page_carries_the_citation_with_version_and_fingerprint(site_dir: Path) -> None:
    page = next(page for page in read_site(site_dir) if page.address == "about/how-to-cite.html")
    entry = citation.read()
    assert citation.sentence(entry, facts()) in page.text
    assert entry["version"] in citation.sentence(entry, facts())
    assert facts().rules_hash in citation.sentence(entry, facts())
    assert entry["abstract"] in page.text

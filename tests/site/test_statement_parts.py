"""One skeleton for every statement: no part is missing anywhere, and what is not known is said in words."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from bs4 import BeautifulSoup

from site_src.blocks import statement, statement_parts
from site_src.blocks.statement_parts import groups, problems
from site_src.content.site_data import site_data

Row = dict[str, Any]
IDENTS = [row["id"] for row in site_data().statements]


def block(ident: str) -> BeautifulSoup:
    return BeautifulSoup(statement.top(ident, 3, site_data()) + statement.rest(ident, site_data()), "html.parser")


def change_notes(changed: list[Row] | None, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    if changed is not None:
        monkeypatch.setattr(statement_parts, "groups", lambda: changed)
    return list(problems(site_data(), statement.parts))


@pytest.mark.parametrize("ident", IDENTS)
def test_every_statement_shows_every_part(ident: str) -> None:
    page = block(ident)
    names = [term.get_text() for term in page.select("dt")]
    assert names == [name for name in statement.parts(ident, site_data()) if name != "Applies to"]
    assert all(described.get_text(strip=True) for described in page.select("dd"))
    whom = page.select_one(".ub-st__applies")
    assert whom is not None
    assert "Adults" in whom.get_text() or "Every adult" in whom.get_text()
    copied = page.select_one("button[data-copy-link][hidden]")
    assert copied is not None
    assert ident in str(copied["aria-label"])


def test_a_whole_guideline_lacks_nothing_and_each_hole_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert change_notes(None, monkeypatch) == []
    whole = groups()
    fewer = [group for group in whole if "flag-saddle" not in group["statements"]]
    assert change_notes(fewer, monkeypatch) == ["The statement 'flag-saddle' has no part “Applies to.”"]
    twice = [*whole, {"says": whole[0]["says"], "statements": ["flag-saddle", "flag-nobody"]}]
    assert change_notes(twice, monkeypatch) == [
        "docs/data/applies.json names the statement 'flag-saddle' 2 times.",
        "docs/data/applies.json names the statement 'flag-nobody', which does not exist.",
    ]


def test_a_part_that_is_made_of_nothing_but_tags_is_lacking() -> None:
    assert list(
        problems(site_data(), lambda ident, _: {"Sources": "<ul> </ul>" if ident == "flag-saddle" else "some"})
    ) == ["The statement 'flag-saddle' has no part “Sources.”"]


def test_a_rule_leads_to_its_questions_in_the_calculator_and_one_that_reads_none_to_the_calculator() -> None:
    links = [(str(link.get("href")), link.get("data-case")) for link in block("flag-cancer").select("dd small a")]
    page = "/calculators/imaging.md"
    assert links == [(page, "ask-cancer_history"), (page, "ask-new_onset"), (page, "ask-cancer_history")]
    links = [(str(link.get("href")), link.get("data-case")) for link in block("first-line-heat").select("dd small a")]
    assert links == [("/calculators/management.md", None)]


def test_sources_say_how_they_were_seen_and_a_statement_without_any_that_none_was_found() -> None:
    seen = []
    for ident in ("flag-cancer", "pitfall-missed-flags"):
        sources = {term.get_text(): term.find_next("dd") for term in block(ident).select("dt")}["Sources"]
        assert sources is not None
        seen += [line.get_text() for line in sources.select("small")]
    assert set(seen) == {f"Seen: {words}" for words in statement_parts.SEEN.values()}
    for ident, entry in site_data().evidence.items():
        shown = {term.get_text(): term.find_next("dd") for term in block(ident).select("dt")}
        certain, rests = shown["Certainty"], shown["Sources"]
        assert certain is not None
        assert rests is not None
        assert (rests.get_text() == statement.UNSUPPORTED) == (not entry["supports"])
        assert ("not rated" in certain.get_text().lower()) == (entry["certainty"] == "not rated")
        if entry["certainty"] == "not rated":
            assert statement.UNSUPPORTED in certain.get_text()


def test_evidence_stands_by_year_the_newest_first_with_what_it_says() -> None:
    drugs = [(line["data-role"], line.get_text()) for line in block("first-line-drugs").select(".ub-years li")]
    assert [role for role, _ in drugs] == ["refines", "contradicts", "contradicts", "contradicts", "supports"]
    for entry in site_data().evidence.values():
        years = [site_data().references[source["key"]].year for _, source in statement_parts.dated(entry, site_data())]
        assert years == sorted(years, reverse=True)
    # the short name of a body has no year
    assert "(2023)" in block("flag-cancer").select(".ub-years li")[1].get_text()


def test_a_new_contradiction_is_shown_by_itself() -> None:
    entry = site_data().evidence["flag-saddle"]
    against = {"key": "shah2024", "kind": "contradicts", "seen": "abstract", "says": "Something newer"}
    known = dataclasses.replace(
        site_data(),
        evidence={**site_data().evidence, "flag-saddle": {**entry, "refines": [*entry["refines"], against]}},
    )
    page = BeautifulSoup(statement.rest("flag-saddle", known), "html.parser")
    assert page.select(".ub-years li")[0].get_text().startswith("Shah 2024")
    assert "Something newer" in page.select('.ub-evidence[data-says="contradicts"]')[0].get_text()


@pytest.mark.parametrize("ident", ["flag-cancer", "urgent-cancer-new-pain"])
def test_only_clinicians_read_of_the_longer_time_limit_of_nice(ident: str) -> None:
    page = block(ident)
    assert any("within a week" in tag.get_text() for tag in page.select('[data-for="clinician"]'))
    for tag in page.select('[data-for="clinician"], [data-for="trainee"]'):
        tag.decompose()
    assert "within 24 hours" in page.get_text()
    assert "a week" not in page.get_text()

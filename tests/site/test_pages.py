"""The built site as a reader gets it: every check of the build holds, and the pages keep to what others rely on."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from site_src.checks import links, traceability
from site_src.content import content_security_policy
from site_src.content.page_parser import Page
from site_src.content.site_data import site_data

KINDS = ("screen", "imaging", "management")


@pytest.fixture(scope="module")
def pages(built_pages: list[Page]) -> list[Page]:
    return built_pages


@pytest.fixture(scope="module")
def by_address(pages: list[Page]) -> dict[str, Page]:
    return {page.address: page for page in pages}


@pytest.fixture(scope="module")
def data(site_dir: Path) -> dict[str, dict[str, dict[str, str]]]:
    text = next((site_dir / "assets/ub").glob("ub-data.*.js")).read_text(encoding="utf-8")
    value: dict[str, dict[str, dict[str, str]]] = json.loads(text.removeprefix("window.UB_DATA = ").partition(";\n")[0])
    return value


def test_no_page_carries_a_script_a_style_or_a_handler_or_loads_from_elsewhere(pages: list[Page]) -> None:
    assert len(pages) > 30
    assert [fault for page in pages for fault in content_security_policy.page_problems(page)] == []


def test_no_style_sheet_loads_from_elsewhere(site_dir: Path) -> None:
    sheets = list(site_dir.rglob("*.css"))
    assert len(sheets) >= 2
    assert [
        fault
        for path in sheets
        for fault in content_security_policy.style_problems(path.name, path.read_text(encoding="utf-8"))
    ] == []


def test_every_link_and_anchor_leads_somewhere_and_no_mark_of_a_block_is_left(
    pages: list[Page], site_dir: Path
) -> None:
    assert list(links.problems(pages, site_dir)) == []


def test_every_statement_stands_at_its_anchor_on_one_page(pages: list[Page]) -> None:
    assert list(traceability.missing_anchors(site_data(), pages)) == []
    assert list(traceability.misplaced_statements(site_data())) == []


def test_every_rule_note_and_reference_has_its_anchor(by_address: dict[str, Page]) -> None:
    known = site_data()
    assert {f"rule-{rule['id']}" for rule in known.rules} <= by_address["about/rules.html"].ids.keys()
    assert {f"note-{note['id']}" for note in known.notes} <= by_address["about/interpretation.html"].ids.keys()
    assert {f"ref-{key}" for key in known.bibliography} <= by_address["about/references.html"].ids.keys()


def test_every_question_of_a_calculator_has_its_anchor(pages: list[Page]) -> None:
    asked = {f"ask-{row['id']}" for row in site_data().findings}
    assert asked <= set().union(*(page.ids.keys() for page in pages))


def test_a_page_carries_at_most_one_calculator_and_each_kind_has_its_own_page(pages: list[Page]) -> None:
    own = []
    for page in pages:
        found = [tag.attributes for tag in page.tags if tag.attributes.get("data-calculator")]
        assert len(found) <= 1, page.display_path
        own += [attributes["data-calculator"] for attributes in found if attributes["data-page"] == "own"]
    assert sorted(own) == sorted(KINDS)


def test_each_calculator_has_a_page_to_stand_inside_others_made_from_the_same_questions(
    by_address: dict[str, Page],
) -> None:
    frames = {address: page for address, page in by_address.items() if address.startswith("embed/")}
    assert len(frames) == len(KINDS)
    for address, page in frames.items():
        full = by_address[address.replace("embed/", "calculators/")]
        assert [tag.attributes["data-page"] for tag in page.tags if "data-calculator" in tag.attributes] == ["frame"]
        asked = [name for name in page.ids if name.startswith("ask-")]
        assert asked == [name for name in full.ids if name.startswith("ask-")]
        assert full.path.name in [
            link.rpartition("/")[2] for tag, link in page.links() if "data-full-page" in tag.attributes
        ]
        names = {tag.name for tag in page.tags}
        assert not names & {"header", "footer", "nav"}
        assert {tag.attributes.get("target") for tag in page.tags if tag.name == "base"} == {"_blank"}
        assert site_data().version in page.text


def test_a_page_to_stand_inside_others_is_not_found_by_the_search_and_keeps_no_copy(site_dir: Path) -> None:
    index = json.loads((site_dir / "search/search_index.json").read_text(encoding="utf-8"))
    assert [entry["location"] for entry in index["docs"] if entry["location"].startswith("embed/")] == []
    for path in (site_dir / "embed").glob("*.html"):
        assert "/offline." not in path.read_text(encoding="utf-8")


def test_no_calculator_and_no_drawing_stands_inside_a_paragraph(pages: list[Page]) -> None:
    made = [tag for page in pages for tag in page.tags if tag.attributes.get("data-calculator") or tag.name == "svg"]
    assert made
    assert [
        tag
        for tag in made
        if any(around.name == "p" for around in tag.inside) and "ub-icon" not in tag.attributes["class"]
    ] == []


def test_what_the_script_knows_leads_somewhere(
    data: dict[str, dict[str, dict[str, str]]], by_address: dict[str, Page]
) -> None:
    for table in ("statements", "notes", "sources", "rules"):
        assert data[table], table
        for ident, entry in data[table].items():
            address, _, anchor = entry["href"].partition("#")
            assert anchor in by_address[address].ids, f"{table} {ident}"


def test_the_script_and_the_forms_know_the_same_rules(data: dict[str, object], pages: list[Page]) -> None:
    hashes = {
        tag.attributes["data-rules-hash"]
        for page in pages
        for tag in page.tags
        if tag.attributes.get("data-calculator")
    }
    assert hashes == {data["rules_hash"]} == {site_data().rules_hash}


def test_every_page_shows_the_review_status_and_the_disclaimer(pages: list[Page]) -> None:
    known = site_data()
    for page in pages:
        assert known.review["notice"]["clinician"] in page.text, page.display_path
        assert known.word("disclaimer")["clinician"] in page.text, page.display_path
        assert known.rules_hash in " ".join(page.text.split()) or known.rules_hash in _quiet(page), page.display_path


def _quiet(page: Page) -> str:
    return page.path.read_text(encoding="utf-8")


def test_every_page_has_one_title_a_skip_link_and_a_name_for_the_search(pages: list[Page]) -> None:
    for page in pages:
        names = [tag.name for tag in page.tags]
        assert names.count("h1") == 1, page.display_path
        assert any("md-skip" in tag.attributes.get("class", "") for tag in page.tags), page.display_path
        assert all(tag.attributes.get("aria-label") for tag in page.tags if tag.attributes.get("role") == "dialog"), (
            page.display_path
        )


def test_headings_go_down_one_level_at_a_time(pages: list[Page]) -> None:
    for page in pages:
        levels = [int(tag.name[1]) for tag in page.tags if tag.name in ("h1", "h2", "h3", "h4", "h5", "h6")]
        jumps = [(a, b) for a, b in pairwise(levels) if b > a + 1]
        assert jumps == [], page.display_path


def test_a_link_out_of_the_site_tells_nobody_where_it_was(pages: list[Page]) -> None:
    out = [
        (page.display_path, tag)
        for page in pages
        for tag, address in page.links()
        if address.startswith(("http:", "//", "https:"))
    ]
    assert out
    assert [where for where, tag in out if "noreferrer" not in tag.attributes.get("rel", "")] == []


def test_the_declared_absence_of_support_stands_in_its_words(by_address: dict[str, Page]) -> None:
    bare = [row for row in site_data().statements if not site_data().evidence[row["id"]]["supports"]]
    assert bare
    for row in bare:
        page = by_address[traceability.page_of_subject(row["subject"]).replace(".md", ".html")]
        assert "no verified source was found" in page.text, row["id"]


def test_the_search_index_of_a_folder_is_that_of_the_server(site_dir: Path) -> None:
    script = (site_dir / "search/search_index.js").read_text(encoding="utf-8")
    index = json.loads(script.removeprefix("var __index = ").removesuffix(";\n"))
    assert index == json.loads((site_dir / "search/search_index.json").read_text(encoding="utf-8"))
    places = {entry["location"] for entry in index["docs"]}
    for row in site_data().statements:
        assert site_data().statement_target(row["id"]).replace(".md", ".html") in places

"""References: one numbering for the site, short names beside the text, and what cannot be read stops the build."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_src.content import bibliography
from site_src.content.page_parser import parse_page
from site_src.content.site_data import cited_keys, read_site_data, site_data
from site_src.paths import BuildError

ENTRIES = """
@article{smith2001, author = {Smith, Ann B. and Jones, Carl and others}, title = {A {CT} study}, journal = {Spine},
  year = {2001}, volume = {3}, number = {4}, pages = {5--6}, doi = {10.1/x}}
@misc{niceNG1, author = {{National Institute for Health and Care Excellence}}, title = {Guideline}, year = {2020},
  howpublished = {https://www.nice.org.uk/}}
@misc{keele, author = {{Keele University}}, title = {Tool}}
"""


@pytest.fixture
def entries(tmp_path: Path) -> dict[str, dict[str, str]]:
    path = tmp_path / "a.bib"
    path.write_text(ENTRIES, encoding="utf-8")
    return bibliography.read_bibtex(path)


def test_sources_are_numbered_as_they_are_first_cited_and_the_others_follow(entries: dict[str, dict[str, str]]) -> None:
    references = bibliography.number_references(entries, ["keele", "niceNG1", "keele", "unknown"])
    assert [(key, reference.number) for key, reference in references.items()] == [
        ("keele", 1),
        ("niceNG1", 2),
        ("smith2001", 3),
    ]


def test_a_reference_says_who_what_where_and_when(entries: dict[str, dict[str, str]]) -> None:
    smith, nice, keele = (bibliography.number_references(entries, [])[key] for key in ("smith2001", "niceNG1", "keele"))
    assert (smith.label, smith.kind, smith.authors) == (
        "Smith 2001",
        "Journal article",
        "Smith AB, Jones C, and others",
    )
    assert (smith.title, smith.published, smith.doi) == ("A CT study", "Spine 3(4):5–6", "10.1/x")
    assert (nice.label, nice.published, nice.address) == (
        "NICE NG1",
        "National Institute for Health and Care Excellence",
        "https://www.nice.org.uk/",
    )
    assert (keele.label, keele.year, keele.address) == ("Keele University", "", None)


def test_the_list_has_an_anchor_a_number_and_a_link_that_loads_nothing(entries: dict[str, dict[str, str]]) -> None:
    page = parse_page(
        "a.html", Path("a.html"), bibliography.reference_list(bibliography.number_references(entries, []))
    )
    assert [tag.attributes["value"] for tag in page.tags if tag.name == "li"] == ["1", "2", "3"]
    assert set(page.ids) == {"ref-smith2001", "ref-niceNG1", "ref-keele"}
    assert [address for _, address in page.links()] == ["https://doi.org/10.1/x", "https://www.nice.org.uk/"]


@pytest.mark.parametrize(
    ("text", "says"),
    [("@article{a, title = {T}}", "the entry a has no author"), ("@article{a, title = {T", "cannot be read as BibTeX")],
)
def test_a_broken_bibliography_stops_with_a_sentence(text: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BuildError, match=says):
        bibliography.read_bibtex(path)


def test_every_label_and_number_of_the_site_is_its_own() -> None:
    references = site_data().references.values()
    assert len({reference.number for reference in references}) == len(references)
    labels = [reference.label for reference in references]
    assert sorted(labels) == sorted(set(labels))


def test_the_numbers_follow_the_statements_and_do_not_change_from_run_to_run(root: Path) -> None:
    known = site_data()
    evidence = {"statements": known.evidence, "beyond": known.beyond}
    first = list(dict.fromkeys(cited_keys(known.statements, evidence, known.rules)))
    assert [key for key in known.references if key in first] == first
    assert read_site_data(root / "docs").references == known.references

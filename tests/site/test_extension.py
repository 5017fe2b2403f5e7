"""The blocks: what each makes of a page, and how a wrong one stops the build."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown import Markdown

from site_src.content.page_parser import Page, parse_page
from site_src.content.site_data import blocks_in_pages, blocks_in_text, site_data
from site_src.html import elements
from site_src.pages.extension import block_problems
from site_src.paths import BuildError


def render(text: str) -> Page:
    md = Markdown(extensions=["attr_list", "md_in_html", "tables", "toc", "site_src.pages.extension"])
    return parse_page("a.html", Path("site/a.html"), md.convert(text))


def test_a_statement_is_a_heading_with_its_id_and_all_its_sources() -> None:
    page = render("# Page\n\n## Part\n\n/// statement | flag-cancer\nMore **words**.\n///\n")
    heading = page.ids["flag-cancer"][0]
    assert heading.name == "h3"
    for part in (
        "strongest single predictor", "In plain words:", "More", "Support in the literature", "Certainty", "Used by",
        "Deyo 1988", "In the article", "reference no. 1 in the article", "why these numbers cannot be traced", "How we saw each source",
    ):  # fmt: skip
        assert part in page.text, part
    targets = {address for _, address in page.links()}
    assert "/about/rules.md#rule-cancer-new-pain" in targets
    assert "/about/references.md#ref-deyo1988" in targets
    assert "/about/sources.md" in targets


def test_support_and_certainty_stand_apart_and_the_meter_has_five_steps() -> None:
    page = render("/// statement | flag-cancer\n///\n")
    marks = [tag.attributes["class"] for tag in page.tags if tag.name == "i"]
    assert marks == ["on", "on", "on", "on", "off"]
    boxes = [tag.attributes["data-says"] for tag in page.tags if "data-says" in tag.attributes]
    assert boxes == ["contradicts", "refines"]


def test_each_reader_has_a_text_and_the_contents_have_a_short_one() -> None:
    md = Markdown(extensions=["toc", "site_src.pages.extension"])
    page = parse_page("a.html", Path("site/a.html"), md.convert("/// statement | flag-cancer\n///\n"))
    readers = [tag.attributes.get("data-for") for tag in page.tags if tag.inside and tag.inside[-1].name == "h2"]
    assert readers == ["clinician", "patient"]
    tokens = getattr(md, "toc_tokens")  # noqa: B009 (it has no type)
    assert [token["name"] for token in tokens] == [
        "A history of cancer is the strongest single predictor of vertebral metastasis"
    ]


def test_the_heading_of_a_statement_goes_one_level_below_the_last() -> None:
    page = render(
        "# Page\n\n/// statement | flag-cancer\n///\n\n## Part\n\n### Piece\n\n/// statement | flag-saddle\n///\n"
    )
    assert page.ids["flag-cancer"][0].name == "h2"
    assert page.ids["flag-saddle"][0].name == "h4"


def test_tables_carry_the_anchors_that_others_link_to() -> None:
    page = render(
        "# Page\n\n/// table | rules\n///\n\n/// table | notes\n///\n\n/// table | references\n///\n\n/// table | rungs\n///\n"
    )
    assert page.ids["rule-fever"][0].name == "tr"
    assert page.ids["note-N1"][0].name.startswith("h")
    assert page.ids["ref-chou2007"][0].name == "li"
    assert len(page.ids.keys() & {f"rung-{rung['id']}" for rung in site_data().rungs}) == 5


def test_the_calculator_is_kept_from_the_table_of_contents() -> None:
    md = Markdown(extensions=["toc", "site_src.pages.extension"])
    html = md.convert("# Page\n\n/// calculator | imaging\n///\n")
    tokens = getattr(md, "toc_tokens")  # noqa: B009 (it has no type)
    assert 'data-calculator="imaging"' in html
    assert [(token["name"], token["children"]) for token in tokens] == [("Page", [])]


def test_the_review_status_names_the_step_and_both_dates() -> None:
    page = render("/// review-status\n///\n")
    assert "November 24, 2026" in page.text or site_data().review["updated"] != "2026-11-24"
    assert "November 6, 2025" in page.text
    assert [tag.name for tag in page.tags if tag.attributes.get("aria-current") == "step"] == ["li"]


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("/// statment | flag-cancer\n///", 1, "there is no block named 'statment'"),
        (
            "…\n\n/// statement | flag-canser\n///",
            3,
            "an id of calculators/statements.json; 'flag-canser' is not one of these",
        ),
        ("/// statement\n///", 1, "'' is not one of these"),
        ("/// table | rulez\n///", 1, "one of statements, rules"),
        ("/// calculator | plan\n///", 1, "one of screen, imaging, management"),
        ("/// diagram | stairs\n///", 1, "one of ladder"),
        ("/// review-status | now\n///", 1, "takes no argument"),
        ("/// statement | flag-cancer\n\n/// statement | flag-saddle\n///", 1, "is not closed"),
        ("/// statement | flag-cancer\n", 1, "is not closed"),
    ],
)
def test_a_wrong_block_is_named_with_its_page_and_line(text: str, line: int, says: str) -> None:
    faults = list(block_problems("a/b.md", text))
    assert len(faults) == 1
    assert faults[0].startswith(f"docs/a/b.md, line {line}:")
    assert says in faults[0]


def test_a_wrong_block_stops_markdown_too() -> None:
    with pytest.raises(BuildError, match="no block named 'statment'"):
        render("/// statment | flag-cancer\n///\n")


@pytest.mark.parametrize("block", ["table | rungs", "diagram | way", "calculator | screen"])
def test_a_block_that_is_made_takes_no_text_inside(block: str) -> None:
    with pytest.raises(BuildError, match="takes no text inside it"):
        render(f"/// {block}\nText.\n///\n")


def test_what_stands_in_a_fence_is_an_example() -> None:
    text = "```\n/// nothing | at all\n```\n\n~~~~\n```\n/// nothing\n~~~~\n\n/// table | rungs\n///\n"
    assert list(blocks_in_text(text)) == [(10, "table", "rungs")]
    assert list(block_problems("a.md", text)) == []


def test_blocks_are_found_with_page_and_line(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.md").write_text("---\ntitle: B\n---\n\n/// statement | x\n///\n", encoding="utf-8")
    places = blocks_in_pages(tmp_path)["statement", "x"]
    assert [str(place) for place in places] == ["docs/a/b.md, line 5"]


@pytest.mark.parametrize("html", ["<p>…", "<p><b>…</p></b>", "…</p>"])
def test_generated_html_that_does_not_close_is_refused(html: str) -> None:
    with pytest.raises(ValueError, match="close"):
        elements(html)


def test_generated_html_keeps_its_text_and_the_names_of_svg() -> None:
    (paragraph,) = elements('<p>a &lt; b<br>c<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>d</p>')
    assert "".join(paragraph.itertext()) == "a < bcd"
    assert paragraph[1].attrib == {"viewBox": "0 0 1 1"}

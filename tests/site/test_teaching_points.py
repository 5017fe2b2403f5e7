"""What a trainee reads: a line for everything that is said, in the pages and in the script, with no figure of its own."""

from __future__ import annotations

import copy
import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

import calculators
from site_src.blocks import teaching_points
from site_src.content.schemas import read_schema, schema_problems
from site_src.content.site_data import site_data
from tests.module.support.phrases import FORBIDDEN

Row = dict[str, Any]

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
LINE = re.compile(r'<(p|small) class="ub-line" data-for="trainee" data-search-exclude[^>]*>(.*?)</\1>', re.DOTALL)
KNOWN = {(row["kind"], row["id"]): row["says"] for row in teaching_points.lines()}


def shown(html: str) -> list[str]:
    """Return the lines of a page as text."""
    texts = (unescape(re.sub(r"<[^>]+>", "", inside)) for _, inside in LINE.findall(html))
    return [text.removeprefix("Teaching point: ") for text in texts]


def test_every_statement_finding_and_kind_of_result_has_its_line() -> None:
    assert list(teaching_points.problems(site_data())) == []
    assert len([kind for kind, _ in KNOWN if kind == "statement"]) == len(site_data().statements)
    assert {"answer", "rung", "class", "plan"} <= {kind for kind, _ in KNOWN}


def test_a_line_that_is_missing_unknown_or_given_twice_stops_the_build() -> None:
    rows = copy.deepcopy(teaching_points.lines())
    rows[0]["id"] = "flag-toothache"
    rows.append(copy.deepcopy(rows[-1]))
    assert list(teaching_points.problems(site_data(), rows)) == [
        f"docs/data/trainee.json: the statement {teaching_points.lines()[0]['id']!r} has no teaching point.",
        "docs/data/trainee.json: there is no statement 'flag-toothache'.",
        "docs/data/trainee.json: the plan 'given' has 2 lines.",
    ]


@pytest.mark.parametrize("wrong", [{"says": "Too short."}, {"kind": "rule"}, {"says": "x" * 40}, {"more": 1}])
def test_a_line_that_breaks_the_schema_is_told(wrong: Row) -> None:
    schema = read_schema("trainee")
    assert list(schema_problems({"lines": teaching_points.lines()}, schema, "trainee.json")) == []
    assert list(schema_problems({"lines": [{**teaching_points.lines()[0], **wrong}]}, schema, "trainee.json"))


def test_no_line_has_a_figure_or_a_promise_that_the_guideline_has_not(root: Path) -> None:
    texts = [(root / "docs/data/evidence.json").read_text(encoding="utf-8")]
    texts += [json.dumps(calculators.listing(kind)) for kind in ("statements", "notes", "findings")]
    figures = {number for text in texts for number in NUMBER.findall(text.replace(",", ""))}
    for where, says in KNOWN.items():
        assert set(NUMBER.findall(says.replace(",", ""))) <= figures, where
        assert not FORBIDDEN.search(says), where


def test_every_line_stands_in_a_page_beside_what_it_is_about(site_dir: Path) -> None:
    pages = {path: path.read_text(encoding="utf-8") for path in site_dir.rglob("*.html")}
    texts = {path: shown(html) for path, html in pages.items()}
    for row in site_data().statements:
        address = site_data().page_of("statement", row["id"]).replace(".md", ".html")
        article = pages[site_dir / address].split(f'aria-labelledby="{row["id"]}"')[1].split("</article>")[0]
        assert shown(article) == [KNOWN["statement", row["id"]]]
    assert texts[site_dir / "about/findings.html"] == [KNOWN["finding", row["id"]] for row in site_data().findings]
    results = unescape(re.sub(r"<[^>]+>", "", pages[site_dir / "teach/index.html"]))
    for (kind, ident), says in KNOWN.items():
        if kind not in ("statement", "finding"):
            assert says in results, (kind, ident)


def test_the_script_holds_every_line_with_terms_that_exist_and_no_page_waits_for_it(site_dir: Path) -> None:
    [script] = (site_dir / "assets/ub").glob("lines.*.js")
    terms = json.loads(
        script.read_text(encoding="utf-8").removeprefix("window.UB_TEACHING_POINTS = ").partition(";\n")[0]
    )
    glossary = (site_dir / "about/glossary.html").read_text(encoding="utf-8")
    links = []
    for kind, lines in terms.items():
        for ident, parts in lines.items():
            assert "".join(part if isinstance(part, str) else part[0] for part in parts) == KNOWN[kind, ident]
            links += [part[1] for part in parts if not isinstance(part, str)]
    assert sum(map(len, terms.values())) == len(KNOWN)
    assert len(links) > 30
    for href in links:
        address, _, anchor = href.partition("#")
        assert (address, f'id="{anchor}"' in glossary) == ("about/glossary.html", True), href
    for name in ("calculators/imaging", "embed/imaging", "assess/red-flags"):
        html = (site_dir / f"{name}.html").read_text(encoding="utf-8")
        assert re.findall(rf'([\w-]+)="[./]*assets/ub/{script.name}"', html) == ["data-src"]


def test_a_term_is_linked_once_in_a_line_and_in_any_form() -> None:
    parts = teaching_points.parts("Steroids: corticosteroids, and a CORTICOSTEROID. An MRI of metastases.")
    assert parts == [
        "Steroids: ",
        ("corticosteroids", "corticosteroid"),
        ", and a CORTICOSTEROID. An ",
        ("MRI", "mri"),
        " of ",
        ("metastases", "metastasis"),
        ".",
    ]

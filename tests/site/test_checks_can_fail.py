"""Every check of the build finds the hole it is for: each is fed one broken input, and one that is whole."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from site_src.build import check_data
from site_src.checks import links, traceability
from site_src.content import content_security_policy, schemas
from site_src.content.page_parser import Page, parse_page
from site_src.content.site_data import BlockLocation, SiteData, site_data
from site_src.paths import BuildError, read_json

Row = dict[str, Any]


@pytest.fixture
def known() -> SiteData:
    """Return the site data of this tree, which has no errors."""
    return site_data()


def page(html: str, address: str = "a.html") -> Page:
    return parse_page(address, Path("site") / address, html)


def without(rows: list[Row], ident: str) -> list[Row]:
    return [row for row in rows if row["id"] != ident]


def changed(rows: list[Row], ident: str, **values: Any) -> list[Row]:
    return [{**row, **values} if row["id"] == ident else row for row in rows]


Break = Callable[[SiteData], SiteData]
Check = Callable[[SiteData], Iterator[str]]


def _no_support(known: SiteData) -> SiteData:
    entry = {**known.evidence["flag-cancer"], "supports": []}
    return dataclasses.replace(known, evidence={**known.evidence, "flag-cancer": entry})


def _undeclared(known: SiteData) -> SiteData:
    return dataclasses.replace(
        known, evidence={key: entry for key, entry in known.evidence.items() if key != "flag-cancer"}
    )


def _both(known: SiteData) -> SiteData:
    entry = {**known.evidence["flag-cancer"], "unsupported": True}
    return dataclasses.replace(known, evidence={**known.evidence, "flag-cancer": entry})


def _nobody(known: SiteData) -> SiteData:
    return dataclasses.replace(known, evidence={**known.evidence, "flag-nobody": known.evidence["flag-cancer"]})


def _unknown_source(known: SiteData) -> SiteData:
    bibliography = {key: fields for key, fields in known.bibliography.items() if key != "deyo1988"}
    return dataclasses.replace(known, bibliography=bibliography)


def _unnamed(known: SiteData) -> SiteData:
    rules = [
        {**rule, "statements": [name for name in rule["statements"] if name != "flag-saddle"]} for rule in known.rules
    ]
    return dataclasses.replace(known, rules=rules)


def _rule_cites(kind: str, name: str) -> Break:
    return lambda known: dataclasses.replace(known, rules=changed(known.rules, "fever", **{kind: [name]}))


def _rung_cites(known: SiteData) -> SiteData:
    return dataclasses.replace(known, rungs=changed(known.rungs, "immediate", cites=["no-such-statement"]))


def _moved(known: SiteData) -> SiteData:
    return dataclasses.replace(
        known, blocks={**known.blocks, ("statement", "flag-cancer"): [BlockLocation("pitfalls.md", 7)]}
    )


def _twice(known: SiteData) -> SiteData:
    places = known.blocks["statement", "flag-cancer"] * 2
    return dataclasses.replace(known, blocks={**known.blocks, ("statement", "flag-cancer"): places})


def _nowhere(known: SiteData) -> SiteData:
    return dataclasses.replace(
        known, blocks={key: place for key, place in known.blocks.items() if "flag-cancer" not in key}
    )


@pytest.mark.parametrize(
    ("check", "broken", "says"),
    [
        (
            traceability.undeclared_support,
            _no_support,
            ["'flag-cancer'", "neither its support nor that none was found"],
        ),
        (
            traceability.undeclared_support,
            _undeclared,
            ["'flag-cancer'", "neither its support nor that none was found"],
        ),
        (traceability.undeclared_support, _both, ["'flag-cancer'", "lists sources but also says that none was found"]),
        (traceability.undeclared_support, _nobody, ["'flag-nobody'", "no such statement"]),
        (traceability.unknown_sources, _unknown_source, ["docs/data/evidence.json", "'deyo1988'", "bibliography.bib"]),
        (traceability.unused_statements, _unnamed, ["'flag-saddle'", "no rule or step"]),
        (traceability.unknown_names, _rule_cites("statements", "no-such"), ["rule 'fever'", "statement 'no-such'"]),
        (traceability.unknown_names, _rule_cites("sources", "no-such"), ["rule 'fever'", "source 'no-such'"]),
        (traceability.unknown_names, _rule_cites("notes", "N99"), ["rule 'fever'", "note 'N99'"]),
        (traceability.unknown_names, _rung_cites, ["rung 'immediate'", "'no-such-statement'"]),
        (
            traceability.misplaced_statements,
            _moved,
            ["docs/pitfalls.md, line 7", "'flag-cancer'", "docs/assess/red-flags.md"],
        ),
        (traceability.misplaced_statements, _twice, ["'flag-cancer'", "is already used"]),
        (
            traceability.misplaced_statements,
            _nowhere,
            ["docs/assess/red-flags.md", "'flag-cancer'", "/// statement | flag-cancer"],
        ),
    ],
)
def test_a_hole_in_the_data_is_named(known: SiteData, check: Check, broken: Break, says: list[str]) -> None:
    assert list(check(known)) == []
    faults = list(check(broken(known)))
    assert faults
    for part in says:
        assert any(part in fault for fault in faults), faults


STATEMENT = '<article class="ub-st"><h3 id="{}">…</h3></article>'


def anchors(known: SiteData, *pages: Page) -> list[str]:
    one = known.statements[:1]
    return list(traceability.missing_anchors(dataclasses.replace(known, statements=one), list(pages)))


def test_a_statement_without_its_anchor_is_named(known: SiteData) -> None:
    ident = known.statements[0]["id"]
    assert anchors(known, page(STATEMENT.format(ident))) == []
    assert anchors(known, page("<p>…</p>")) == [f"The statement {ident!r} has no anchor in the built site."]


def test_a_statement_on_two_pages_is_named(known: SiteData) -> None:
    html = STATEMENT.format(known.statements[0]["id"])
    assert "site/b.html" in anchors(known, page(html), page(html, "b.html"))[0]


@pytest.mark.parametrize("made", ["{}", "{}_1"])
def test_a_heading_that_takes_the_id_of_a_statement_is_named(known: SiteData, made: str) -> None:
    ident = known.statements[0]["id"]
    heading = f'<h2 id="{made.format(ident)}">…</h2>'
    there = [page(STATEMENT.format(ident)), page(heading, "b.html")]
    assert any("b.html" in fault and "a heading produces the id" in fault for fault in anchors(known, *there))


@pytest.mark.parametrize(
    ("html", "says"),
    [
        ("<script>1</script>", "an inline script"),
        ('<script type="application/json">{}</script>', "an inline script"),
        ("<style>p{}</style>", "an inline style sheet"),
        ('<p style="color:red">…</p>', "style attribute"),
        ('<p onclick="1">…</p>', "the handler onclick"),
        ('<link rel="next" href="b.html">', "a page is prefetched"),
        ('<a href="javascript:void(0)">…</a>', "has a script URL"),
        ('<script src="https://example.org/a.js"></script>', "loads https://example.org/a.js"),
        ('<link rel="stylesheet" href="//example.org/a.css">', "loads //example.org/a.css"),
        ('<img src="https://example.org/a.png" alt="">', "loads https://example.org/a.png"),
        ('<form action="https://example.org/">…</form>', "loads https://example.org/"),
    ],
)
def test_what_the_policy_forbids_is_named(html: str, says: str) -> None:
    faults = list(content_security_policy.page_problems(page(f"<p>…</p>\n{html}")))
    assert len(faults) == 1
    assert faults[0].startswith("site/a.html, line 2:")
    assert says in faults[0]


def test_what_the_policy_allows_is_not_named() -> None:
    html = '<script src="a.js"></script><a href="https://doi.org/1" rel="noreferrer">…</a><img src="data:image/png;base64,AA==" alt="">'
    assert list(content_security_policy.page_problems(page(html))) == []


@pytest.mark.parametrize(
    "css", ["p{background:url(https://example.org/a.png)}", "@import 'a.css';", "p{src:url('//example.org/f')}"]
)
def test_a_style_sheet_that_loads_is_named(css: str) -> None:
    assert list(content_security_policy.style_problems("a.css", css))
    assert not list(
        content_security_policy.style_problems("a.css", "p{background:url(data:image/png;base64,AA==) url(a.png)}")
    )


@pytest.mark.parametrize(
    ("html", "says"),
    [
        ('<a href="b.html">…</a>', "leads to no file"),
        ('<a href="#there">…</a>', "without the anchor 'there'"),
        ('<a href="other.html#there">…</a>', "without the anchor 'there'"),
        ('<a href="/other.html">…</a>', "starts at the root of the server"),
        ('<a href="../other.html">…</a>', "leads to no file"),
        ('<script src="gone.js"></script>', "leads to no file"),
        ("<p>/// statement | x</p>", "a block marker (///)"),
        ('<p id="x">…</p><p id="x">…</p>', "the id 'x' is given 2 times"),
    ],
)
def test_a_broken_link_or_a_left_over_mark_is_named(html: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "a.html").touch()
    (tmp_path / "other.html").touch()
    there = [page(html), page('<p id="here">…</p>', "other.html")]
    faults = list(links.problems(there, tmp_path))
    assert len(faults) == 1
    assert says in faults[0]
    good = '<p id="x">…</p><a href="other.html#here">…</a><a href="#x">…</a><a href="https://doi.org/1">…</a><code>/// x</code>'
    assert list(links.problems([page(good), there[1]], tmp_path)) == []


def test_data_that_breaks_its_schema_is_named_with_its_place(root: Path) -> None:
    schema = schemas.read_schema("review")
    record = read_json(root / "docs/data/review.json")
    assert list(schemas.schema_problems(record, schema, "review.json")) == []
    faults = list(schemas.schema_problems({**record, "status": "done"}, schema, "review.json"))
    assert len(faults) == 1
    assert faults[0].startswith("review.json['status']: 'done'")


def test_the_data_files_keep_to_their_schemas() -> None:
    assert list(schemas.problems()) == []


@pytest.mark.parametrize(
    "broken",
    [
        _no_support,
        _undeclared,
        _unknown_source,
        _unnamed,
        _rule_cites("sources", "no-such"),
        _rung_cites,
        _moved,
        _nowhere,
    ],
)
def test_a_hole_in_the_data_keeps_no_other_check_from_running(broken: Break, known: SiteData) -> None:
    """All checks run in one round, so each must bear what another one reports."""
    with pytest.raises(BuildError):
        check_data(broken(known), unverified=True)

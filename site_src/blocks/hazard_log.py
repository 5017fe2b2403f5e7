"""Show the hazard log from docs/data/hazards.json, with the source of its tests, which are parsed, not run."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from site_src.blocks import cross_references
from site_src.blocks.statement import count_noun
from site_src.content.site_data import SiteData
from site_src.html import Rows, link, sentence, table
from site_src.paths import DOCS, ROOT, read_json

Row = dict[str, Any]

LOG, TESTS = ("table", "hazards"), ("table", "hazard-tests")
WHERE = "docs/data/hazards.json"
# The folders of tests/ that the log may name, in order.
SUITES = {
    "module": "Decision module tests",
    "site": "Site tests",
    "browser": "Browser tests",
    "verify": "Verification tests",
    "question_box": "Question box tests",
}


def record(docs: Path = DOCS) -> Row:
    """Return the hazard log."""
    found: Row = read_json(docs / "data" / "hazards.json")
    return found


@cache
def functions(path: Path) -> dict[str, str]:
    """Return the source of the functions of a test file by name, with decorators; empty if there is no file."""
    if not path.is_file():
        return {}
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    return {
        node.name: "\n".join(
            lines[min([node.lineno, *(mark.lineno for mark in node.decorator_list)]) - 1 : node.end_lineno]
        )
        for node in ast.parse(text).body
        if isinstance(node, ast.FunctionDef)
    }


def source(test: str, root: Path = ROOT) -> str | None:
    """Return the source of a test named `file::function`, or None if it does not exist."""
    file, _, name = test.partition("::")
    return functions(root / file).get(name)


def problems(site_data: SiteData, log: Row | None = None) -> Iterator[str]:
    """Yield what the log names and does not exist, and ids or words that are not declared."""
    log = log or record()
    for ident, count in Counter(row["id"] for row in log["hazards"]).items():
        if count > 1:
            yield f"{WHERE}: the id {ident!r} is given {count} times."
    for row in log["hazards"]:
        where = f"{WHERE}, {row['id']!r}"
        for scale in ("severity", "likelihood"):
            if row[scale] not in log[scale]:
                yield f"{where}: {row[scale]!r} is not a valid {scale}; use {', '.join(log[scale])}."
        for mitigation in row["mitigations"]:
            yield from cross_references.problems(mitigation, site_data, where)
            for test in mitigation["tests"]:
                if source(test) is None:
                    yield f"{where} names the test {test!r}, which does not exist."


def anchor(test: str) -> str:
    """Return the anchor of a test on the page that shows the tests."""
    file, _, name = test.partition("::")
    return f"test-{Path(file).stem.removeprefix('test_')}-{name.removeprefix('test_')}"


def in_words(test: str) -> str:
    """Return the name of a test as words."""
    return test.partition("::")[2].removeprefix("test_").replace("_", " ")


def _tests_of(mitigation: Row, site_data: SiteData) -> str:
    """Return the tests of a mitigation, or why it has none."""
    if not mitigation["tests"]:
        return (
            f'<p class="ub-meta"><strong>No test verifies this.</strong> {escape(sentence(mitigation["untested"]))}</p>'
        )
    page = site_data.page_of(*TESTS)
    items = "".join(
        f"<li>{link(f'{page}#{anchor(test)}', escape(in_words(test)))}<br><small>{escape(test.partition('::')[0])}</small></li>"
        for test in mitigation["tests"]
    )
    return f'<p class="ub-meta">Verified by {count_noun(len(mitigation["tests"]), "test")}:</p><ul class="ub-hazard__tests">{items}</ul>'


def _mitigation(mitigation: Row, site_data: SiteData) -> str:
    see = cross_references.links(mitigation, site_data)
    more = f'<p class="ub-meta">See {", ".join(see)}.</p>' if see else ""
    return f"<li><p>{escape(sentence(mitigation['says']))}</p>{more}{_tests_of(mitigation, site_data)}</li>"


def _hazard(row: Row, site_data: SiteData, level: int) -> str:
    done = (
        f'<ul class="ub-plain ub-hazard__does">{"".join(_mitigation(mitigation, site_data) for mitigation in row["mitigations"])}</ul>'
        if row["mitigations"]
        else "<p><strong>There is no mitigation yet.</strong></p>"
    )
    facts_of = "".join(
        f"<dt>{name}</dt><dd>{says}</dd>"
        for name, says in (
            ("Cause", escape(sentence(row["cause"]))),
            ("Effect", escape(sentence(row["effect"]))),
            ("Severity", escape(row["severity"].capitalize())),
            ("Likelihood", escape(row["likelihood"].capitalize())),
            ("Mitigation", done),
            ("Residual risk", escape(sentence(row["left"]))),
        )
    )
    return (
        f'<section class="ub-hazard"><h{level} id="hazard-{row["id"]}">{escape(row["title"])}</h{level}>'
        f'<dl class="ub-facts">{facts_of}</dl></section>'
    )


def _words(title: str, words: dict[str, str]) -> str:
    rows: Rows = [
        ({}, [escape(word.capitalize()), escape(sentence(says.capitalize()))]) for word, says in words.items()
    ]
    return table(title, [title, "Definition"], rows)


def _mitigation_status(row: Row) -> str:
    """Return in a few words how far a hazard is mitigated, and by how many tests."""
    tests = {test for mitigation in row["mitigations"] for test in mitigation["tests"]}
    if not row["mitigations"]:
        return "No mitigation"
    bare = sum(not does["tests"] for does in row["mitigations"])
    return count_noun(len(tests), "test") + (f"; {count_noun(bare, 'measure')} without a test" if bare else "")


def log(site_data: SiteData, level: int) -> str:
    """Return the definitions, the overview of hazards, and each hazard at its anchor."""
    hazard_log = record()
    page = site_data.page_of(*LOG)
    rows: Rows = [
        ({}, [link(f"{page}#hazard-{row['id']}", escape(row["title"])), escape(row["severity"].capitalize()),
              escape(row["likelihood"].capitalize()), _mitigation_status(row)])
        for row in hazard_log["hazards"]
    ]  # fmt: skip
    return (
        f'<div class="ub-notice ub-notice--open"><p>{escape(hazard_log["notice"])}</p></div>'
        f"{_words('Severity', hazard_log['severity'])}{_words('Likelihood', hazard_log['likelihood'])}"
        f'<h{level} id="at-a-glance">At a glance</h{level}>'
        f"{table('Hazards', ['Hazard', 'Severity', 'Likelihood', 'Verified by'], rows)}"
        f'<h{level} id="in-full">Details</h{level}>'
        f"{''.join(_hazard(row, site_data, level + 1) for row in hazard_log['hazards'])}"
    )


def _by_suite(found: list[str]) -> dict[str, dict[str, list[str]]]:
    """Return tests by suite and file, in the order given; the suites in the order of SUITES."""
    grouped: dict[str, dict[str, list[str]]] = {suite: {} for suite in SUITES}
    for test in found:
        file = test.partition("::")[0]
        grouped[file.split("/")[1]].setdefault(file, []).append(test)
    return {suite: files for suite, files in grouped.items() if files}


def _test(test: str, hazards: list[Row], page: str, level: int) -> str:
    against = ", ".join(link(f"{page}#hazard-{row['id']}", escape(row["title"])) for row in hazards)
    title = in_words(test)
    return (
        f'<h{level} id="{anchor(test)}">{escape(title[0].upper() + title[1:])}</h{level}>'
        f'<p class="ub-meta">Used for: {against}.</p><pre data-search-exclude=""><code>{escape(source(test) or "")}</code></pre>'
    )


def tests(site_data: SiteData, level: int) -> str:
    """Return every test that the log names once, as source code, with its hazards."""
    page = site_data.page_of(*LOG)
    uses: dict[str, list[Row]] = {}
    for row in record()["hazards"]:
        for test in dict.fromkeys(test for mitigation in row["mitigations"] for test in mitigation["tests"]):
            uses.setdefault(test, []).append(row)
    parts: list[str] = []
    for suite, files in _by_suite(sorted(uses)).items():
        parts.append(f'<h{level} id="suite-{suite}">{SUITES[suite]}</h{level}>')
        for file, named_here in files.items():
            ident = file.removeprefix("tests/").removesuffix(".py").replace("/", "-")
            parts.append(f'<h{level + 1} id="{ident}"><code>{escape(file)}</code></h{level + 1}>')
            parts += [_test(test, uses[test], page, level + 2) for test in named_here]
    return "".join(parts)


TABLES = {"hazards": log, "hazard-tests": tests}

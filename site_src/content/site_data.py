"""Read everything that the pages are made from: lists of the module, evidence, sources, and where blocks are used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import calculators
from site_src.content import bibliography as citations
from site_src.content.bibliography import Reference
from site_src.paths import DOCS, BuildError, display_path, read_json

Row = dict[str, Any]

BLOCK = re.compile(r" {0,3}/{3,}[ ]*([\w-]+)[ ]*(?:\|[ ]*(.*?))?[ ]*$")
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
REFERENCES, RULES, NOTES, SOURCES = ("table", "references"), ("table", "rules"), ("table", "notes"), "about/sources.md"
FINDINGS = ("table", "findings")
#: The families of rules, in their order, with the titles that pages give them.
FAMILY_TITLES = {
    "gate": "Does the guideline apply?",
    "screen": "The red-flag screen",
    "imaging": "The imaging ladder",
    "management": "The plan",
}


@dataclass(frozen=True)
class BlockLocation:
    """Where a block is opened: the page as named in docs/, and the line."""

    page: str
    line: int

    def __str__(self) -> str:
        return f"docs/{self.page}, line {self.line}"


Blocks = dict[tuple[str, str], list[BlockLocation]]


def blocks_in_text(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield the blocks that a page opens, as (line, name, argument). Text in a code fence is skipped."""
    fence = ""
    for count, line in enumerate(text.splitlines(), start=1):
        mark = FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        elif not fence and (found := BLOCK.match(line)):
            yield count, found[1], found[2] or ""


def blocks_in_pages(docs: Path) -> Blocks:
    """Return the blocks of all pages, by name and argument."""
    found: Blocks = {}
    for path in sorted(docs.rglob("*.md")):
        for line, name, argument in blocks_in_text(path.read_text(encoding="utf-8")):
            found.setdefault((name, argument), []).append(BlockLocation(path.relative_to(docs).as_posix(), line))
    return found


@dataclass(frozen=True)
class SiteData:
    """The lists of the module, the data of docs/, and the page on which each block is."""

    version: str
    rules_hash: str
    findings: list[Row]
    groups: list[Row]
    rules: list[Row]
    rungs: list[Row]
    statements: list[Row]
    notes: list[Row]
    wording: list[Row]
    evidence: dict[str, Row]
    beyond: dict[str, Row]
    review: Row
    bibliography: dict[str, dict[str, str]]
    references: dict[str, Reference]
    blocks: Blocks

    def statement(self, ident: str) -> Row:
        """Return the statement with this id."""
        return next(row for row in self.statements if row["id"] == ident)

    def rung(self, ident: str) -> Row:
        """Return the rung with this id."""
        return next(row for row in self.rungs if row["id"] == ident)

    def word(self, ident: str) -> dict[str, str]:
        """Return a text of the module for each reader. Raises `BuildError` if the module has no such text."""
        for row in self.wording:
            if row["id"] == ident:
                says: dict[str, str] = row["says"]
                return says
        raise BuildError(f"calculators.listing('wording') has no text {ident!r}, which the pages need.")

    def page_of(self, name: str, argument: str) -> str:
        """Return the page that opens a block. Raises `BuildError` if there is none."""
        places = self.blocks.get((name, argument))
        if not places:
            raise BuildError(f"No page of docs/ opens the block `/// {name} | {argument}`, to which other pages link.")
        return places[0].page

    def statement_target(self, ident: str) -> str:
        """Return the link target of a statement: its page and anchor."""
        return f"{self.page_of('statement', ident)}#{ident}"

    def calculator_page(self, kind: str) -> str:
        """Return the page in docs/calculators/ that has the calculator, or else the first page that has it."""
        places = self.blocks.get(("calculator", kind), [])
        own_pages = [place.page for place in places if place.page.startswith("calculators/")]
        return own_pages[0] if own_pages else self.page_of("calculator", kind)

    @property
    def review_page(self) -> str:
        """Return the page that shows the review status, preferably one in docs/about/."""
        about_pages = [
            place.page for place in self.blocks.get(("review-status", ""), []) if place.page.startswith("about/")
        ]
        return about_pages[0] if about_pages else self.page_of("review-status", "")

    def used_by(self, ident: str) -> tuple[list[Row], list[Row]]:
        """Return the rules and the rungs that name a statement."""
        return (
            [rule for rule in self.rules if ident in rule["statements"]],
            [rung for rung in self.rungs if ident in rung["cites"]],
        )


def cited_keys(statements: list[Row], evidence: Row, rules: list[Row]) -> Iterator[str]:
    """Yield the keys of all cited sources, in the order of citation. A key may come several times."""
    declared = [evidence["statements"].get(row["id"], {}) for row in statements] + list(evidence["beyond"].values())
    for entry in declared:
        for source in [*entry.get("supports", []), *entry.get("refines", [])]:
            yield source["key"]
    for rule in rules:
        yield from rule["sources"]


def read_site_data(docs: Path = DOCS) -> SiteData:
    """Read all data from the files."""
    kinds = ("findings", "groups", "rules", "rungs", "statements", "notes", "wording")
    listed = {kind: calculators.listing(kind) for kind in kinds}
    evidence = read_json(docs / "data" / "evidence.json")
    bibliography = citations.read_bibtex(docs / "data" / "bibliography.bib")
    for part in ("statements", "beyond"):
        if not isinstance(evidence, dict) or not isinstance(evidence.get(part), dict):
            raise BuildError(f"{display_path(docs / 'data' / 'evidence.json')} needs an object {part!r}.")
    return SiteData(
        version=calculators.VERSION,
        rules_hash=calculators.rules_hash(),
        evidence=evidence["statements"],
        beyond=evidence["beyond"],
        review=read_json(docs / "data" / "review.json"),
        bibliography=bibliography,
        references=citations.number_references(
            bibliography, cited_keys(listed["statements"], evidence, listed["rules"])
        ),
        blocks=blocks_in_pages(docs),
        **listed,
    )


@cache
def site_data() -> SiteData:
    """Return the data of this run, read once per process."""
    return read_site_data()

"""Everything the pages are made of, read once: listings, evidence, sources, and on which page each thing stands."""

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


@dataclass(frozen=True)
class BlockLocation:
    """Where a block is opened: the page as named in docs/, and the line."""

    page: str
    line: int

    def __str__(self) -> str:
        return f"docs/{self.page}, line {self.line}"


Blocks = dict[tuple[str, str], list[BlockLocation]]


def blocks_in_text(text: str) -> Iterator[tuple[int, str, str]]:
    """The blocks that a page opens, as (line, name, argument). What stands in a fence is an example, not a block."""
    fence = ""
    for count, line in enumerate(text.splitlines(), start=1):
        mark = FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        elif not fence and (found := BLOCK.match(line)):
            yield count, found[1], found[2] or ""


def blocks_in_pages(docs: Path) -> Blocks:
    """Every block of every page, by name and argument."""
    found: Blocks = {}
    for path in sorted(docs.rglob("*.md")):
        for line, name, argument in blocks_in_text(path.read_text(encoding="utf-8")):
            found.setdefault((name, argument), []).append(BlockLocation(path.relative_to(docs).as_posix(), line))
    return found


@dataclass(frozen=True)
class SiteData:
    """The listings of the module and the data of docs/, with the page on which each thing stands."""

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
        return next(row for row in self.statements if row["id"] == ident)

    def rung(self, ident: str) -> Row:
        return next(row for row in self.rungs if row["id"] == ident)

    def word(self, ident: str) -> dict[str, str]:
        for row in self.wording:
            if row["id"] == ident:
                says: dict[str, str] = row["says"]
                return says
        raise BuildError(f"calculators.listing('wording') has no text {ident!r}, which the pages need.")

    def page_of(self, name: str, argument: str) -> str:
        """The page that opens a block; raises `BuildError` where none does."""
        places = self.blocks.get((name, argument))
        if not places:
            raise BuildError(f"No page of docs/ opens the block `/// {name} | {argument}`, to which other pages link.")
        return places[0].page

    def statement_target(self, ident: str) -> str:
        return f"{self.page_of('statement', ident)}#{ident}"

    def calculator_page(self, kind: str) -> str:
        """The calculator's own page: the one in docs/calculators/, else the first that carries it."""
        places = self.blocks.get(("calculator", kind), [])
        own = [place.page for place in places if place.page.startswith("calculators/")]
        return own[0] if own else self.page_of("calculator", kind)

    @property
    def review_page(self) -> str:
        """The page about the review: of those that show its status, the one in docs/about/."""
        about = [place.page for place in self.blocks.get(("review-status", ""), []) if place.page.startswith("about/")]
        return about[0] if about else self.page_of("review-status", "")

    def used_by(self, ident: str) -> tuple[list[Row], list[Row]]:
        """The rules and the rungs that name a statement."""
        return (
            [rule for rule in self.rules if ident in rule["statements"]],
            [rung for rung in self.rungs if ident in rung["cites"]],
        )


def cited_keys(statements: list[Row], evidence: Row, rules: list[Row]) -> Iterator[str]:
    """Every key in the order of its first citation."""
    declared = [evidence["statements"].get(row["id"], {}) for row in statements] + list(evidence["beyond"].values())
    for entry in declared:
        for source in [*entry.get("supports", []), *entry.get("refines", [])]:
            yield source["key"]
    for rule in rules:
        yield from rule["sources"]


def read_site_data(docs: Path = DOCS) -> SiteData:
    """Read everything anew."""
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

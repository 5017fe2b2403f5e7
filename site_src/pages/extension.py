"""The blocks that pages may open, as one Python-Markdown extension on top of `pymdownx.blocks`.

    /// statement | ID        one statement of the guideline; what stands inside follows the sentence
    /// calculator | KIND     screen, imaging or management
    /// table | NAME          statements, rules, findings, notes, references, coverage, rungs, verification, population, sign,
                          speed-targets, speed-start, speed-plot, speed-rest, speed-conditions,
                          bedside-cases, bedside-counts, bedside-assumed, ask,
                          hazards, hazard-tests, beyond-the-spine, glossary,
                          teaching-cases, teaching-errors, citation, exports, statement-changes, review-needed, trainee-results
    /// session | NAME        ready, form, or the id of a session of docs/data/sessions: its plan, minute by minute
    /// teaching-case | ID    one case of docs/data/teaching: stages, questions that open to their reply, the guide's way
    /// diagram | NAME        ladder, ladder-example, way; with every name a link: map-ladder, map-flags, map-way;
                          natural frequencies: people-esr, people-cauda-equina
    /// review-status         how far the review has come, and the two dates
    /// ask                   the question box
    /// offline               whether this browser keeps the site, and the switch for it
    /// help                  when to get help now: the local number, and the list of signs
    /// local | PART          for administrators: entries, example, form, checks, settings, frame-screen, frame-imaging,
                          frame-management

An unknown block, or one with an unknown argument, stops the build with a sentence that names the page and the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension, BlocksProcessor  # type: ignore[import-untyped]

from site_src.blocks.calculator_form import KINDS
from site_src.content.site_data import FENCE, blocks_in_text, site_data
from site_src.features import component_gallery, local_settings
from site_src.features.teaching import pages as teaching_pages
from site_src.features.teaching.cases import case_paths
from site_src.features.teaching.lecturer import blocks as front
from site_src.pages import tables
from site_src.pages.block_types import BLOCKS, DIAGRAMS, current_page
from site_src.paths import DOCS, raise_if_any

CLOSES = re.compile(r" {0,3}/{3,}[ ]*$")


def allowed_arguments() -> dict[str, list[str]]:
    """What each block may be called with; an empty list where it takes no argument."""
    return {
        "statement": [row["id"] for row in site_data().statements],
        "calculator": list(KINDS),
        "table": list(tables.TABLES),
        "diagram": list(DIAGRAMS),
        "gallery": list(component_gallery.SECTIONS),
        "teaching-case": [path.stem for path in case_paths()],
        "learner": list(teaching_pages.LEARNER_NO_SCRIPT),
        "session": list(front.BLOCKS),
        "review-status": [],
        "ask": [],
        "offline": [],
        "help": [],
        "safety-net": [],
        "local": list(local_settings.blocks.BLOCKS),
    }


def block_problems(page: str, text: str) -> Iterator[str]:
    """What is wrong with the blocks of a page, one sentence each."""
    known = allowed_arguments()
    openings = list(blocks_in_text(text))
    for line, name, argument in openings:
        where = f"docs/{page}, line {line}:"
        if name not in known:
            yield f"{where} there is no block named {name!r}; the blocks are {', '.join(known)}."
        elif not known[name] and argument:
            yield f"{where} the block {name!r} takes no argument, but {argument!r} was given."
        elif known[name] and argument not in known[name]:
            choices = (
                "an id of calculators/statements.json" if name == "statement" else "one of " + ", ".join(known[name])
            )
            yield f"{where} the block {name!r} needs {choices}; {argument!r} is not one of these."
    closings = _closing_lines(text)
    last = text.count("\n") + 2
    for index, (line, name, _) in enumerate(openings, start=1):
        following = openings[index][0] if index < len(openings) else last
        if not any(line < closed < following for closed in closings):
            yield f"docs/{page}, line {line}: the block {name!r} is not closed by a line of its own with ///."


def _closing_lines(text: str) -> list[int]:
    fence, found = "", []
    for count, line in enumerate(text.splitlines(), start=1):
        mark = FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        elif not fence and CLOSES.match(line):
            found.append(count)
    return found


class CheckBlocks(Preprocessor):
    """Stops on a block that pymdownx would leave in the page as text."""

    def run(self, lines: list[str]) -> list[str]:
        page = current_page(self.md)
        # From the file, so that the lines of the front matter count.
        text = (DOCS / page).read_text(encoding="utf-8") if page else "\n".join(lines)
        raise_if_any(block_problems(page or "(text)", text))
        return lines


class ExternalLinks(Treeprocessor):
    """A link out of the site does not tell where it was followed."""

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            if link.get("href", "").startswith(("https:", "http:", "//")):
                link.set("rel", "noreferrer")


class LinkFragments(Treeprocessor):
    """Puts a case or a session into the link that opens it, after MkDocs has checked where the link leads."""

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            for name in ("data-case", "data-fragment"):
                if carried := link.attrib.pop(name, None):
                    link.set("href", f"{link.get('href')}#{carried}")


class SiteExtension(BlocksExtension):  # type: ignore[misc]
    """Registers the blocks and the check before them."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:  # noqa: N802 (a name of the library)
        for block in BLOCKS:
            block_mgr.register(block, self.getConfigs())
        # The calculator is an element of its own; inside a paragraph the browser would tear it apart.
        md.block_level_elements.append("ub-calculator")
        md.preprocessors.register(CheckBlocks(md), "ub-check-blocks", 40)
        md.treeprocessors.register(ExternalLinks(md), "ub-links-out", 0)
        # Below the priority of the step in which MkDocs makes links relative.
        md.treeprocessors.register(LinkFragments(md), "ub-cases-into-links", -1)


def makeExtension(**config: Any) -> SiteExtension:  # noqa: N802 (likewise)
    return SiteExtension(**config)

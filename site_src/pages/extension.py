"""Register the blocks of the pages as a Python-Markdown extension on top of `pymdownx.blocks`.

A page opens a block with `/// NAME | ARGUMENT` and closes it with `///`. The blocks are the classes in `block_types`;
`allowed_arguments` lists their arguments. An unknown block or argument stops the build with a sentence that names the
page and the line.
"""

from __future__ import annotations

import posixpath
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
from site_src.features.teaching.lecturer import blocks as lecturer
from site_src.pages import tables
from site_src.pages.block_types import BLOCKS, DIAGRAMS, current_page
from site_src.paths import DOCS, raise_if_any

CLOSES = re.compile(r" {0,3}/{3,}[ ]*$")


def allowed_arguments() -> dict[str, list[str]]:
    """Return the arguments that each block may have; the list is empty for a block without an argument."""
    return {
        "statement": [row["id"] for row in site_data().statements],
        "calculator": list(KINDS),
        "table": list(tables.TABLES),
        "diagram": list(DIAGRAMS),
        "gallery": list(component_gallery.SECTIONS),
        "teaching-case": [path.stem for path in case_paths()],
        "learner": list(teaching_pages.LEARNER_NO_SCRIPT),
        "session": list(lecturer.BLOCKS),
        "review-status": [],
        "ask": [],
        "offline": [],
        "help": [],
        "safety-net": [],
        "local": list(local_settings.blocks.BLOCKS),
    }


def block_problems(page: str, text: str) -> Iterator[str]:
    """Yield what is wrong with the blocks of a page, one sentence each."""
    arguments = allowed_arguments()
    openings = list(blocks_in_text(text))
    for line, name, argument in openings:
        where = f"docs/{page}, line {line}:"
        if name not in arguments:
            yield f"{where} there is no block named {name!r}; the blocks are {', '.join(arguments)}."
        elif not arguments[name] and argument:
            yield f"{where} the block {name!r} takes no argument, but {argument!r} was given."
        elif arguments[name] and argument not in arguments[name]:
            choices = (
                "an id of calculators/statements.json"
                if name == "statement"
                else "one of " + ", ".join(arguments[name])
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
    """Raises `BuildError` for a wrong block, which pymdownx would leave in the page as text."""

    def run(self, lines: list[str]) -> list[str]:
        """Check the page and return the lines unchanged."""
        page = current_page(self.md)
        # Read from the file, because the line numbers have to include the front matter.
        text = (DOCS / page).read_text(encoding="utf-8") if page else "\n".join(lines)
        raise_if_any(block_problems(page or "(text)", text))
        return lines


class ExternalLinks(Treeprocessor):
    """Adds `rel="noreferrer"` to links that leave the site."""

    def run(self, root: Element) -> None:
        """Change the links of the page."""
        for link in root.iter("a"):
            if link.get("href", "").startswith(("https:", "http:", "//")):
                link.set("rel", "noreferrer")


class RelativeLinks(Treeprocessor):
    """Makes the links that start at the root of the site relative to the page, before the site generator reads them."""

    def run(self, root: Element) -> None:
        """Change the links of the page."""
        page = current_page(self.md)
        if page is None:
            return
        for link in root.iter("a"):
            address = link.get("href", "")
            if address.startswith("/") and not address.startswith("//"):
                path, mark, fragment = address.partition("#")
                link.set("href", posixpath.relpath(path, f"/{posixpath.dirname(page)}") + mark + fragment)


class LinkFragments(Treeprocessor):
    """Adds a case or a session to the link that opens it, after MkDocs has checked the link."""

    def run(self, root: Element) -> None:
        """Change the links of the page."""
        for link in root.iter("a"):
            for name in ("data-case", "data-fragment"):
                if carried := link.attrib.pop(name, None):
                    link.set("href", f"{link.get('href')}#{carried}")


class SiteExtension(BlocksExtension):  # type: ignore[misc]
    """Registers the blocks, the check before them, and the changes of links after them."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:  # noqa: N802 (a name of the library)
        """Register everything with one Markdown instance."""
        for block in BLOCKS:
            block_mgr.register(block, self.getConfigs())
        # A custom element must not be wrapped in a paragraph: the browser would split it.
        md.block_level_elements.append("ub-calculator")
        md.preprocessors.register(CheckBlocks(md), "ub-check-blocks", 40)
        md.treeprocessors.register(ExternalLinks(md), "ub-links-out", 0)
        # MkDocs' step that checks links has the priority 0; these run before it and after it.
        md.treeprocessors.register(RelativeLinks(md), "ub-relative-links", 1)
        md.treeprocessors.register(LinkFragments(md), "ub-cases-into-links", -1)


def makeExtension(**config: Any) -> SiteExtension:  # noqa: N802 (likewise)
    """Return the extension; Python-Markdown calls this function."""
    return SiteExtension(**config)

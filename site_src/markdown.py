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
    /// local | PART          for administrators: entries, example, form, checks, settings, frame-screen, frame-imaging,
                          frame-management

An unknown block, or one with an unknown argument, stops the build with a sentence that names the page and the line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from pymdownx.blocks import BlocksExtension, BlocksProcessor  # type: ignore[import-untyped]
from pymdownx.blocks.block import Block  # type: ignore[import-untyped]

from site_src import diagrams, gallery, local, offline, review, statements, tables
from site_src.ask import form
from site_src.facts import FENCE, Facts, blocks_of, facts
from site_src.forms import KINDS, calculator_html
from site_src.html import elements
from site_src.pictures import PICTURES
from site_src.project import DOCS, Fault, stop_on
from site_src.teaching import pages as teaching_pages
from site_src.teaching.cases import case_paths
from site_src.teaching.front import blocks as front

# The example of the home page: recent trauma is known, the cord was not examined.
EXAMPLE = {"floor": "first-test", "ceiling": "immediate", "settled": False}
DIAGRAMS: dict[str, Callable[[Facts], str]] = {
    "ladder": lambda _: diagrams.ladder(),
    "ladder-example": lambda _: diagrams.ladder(**EXAMPLE),  # type: ignore[arg-type]
    "way": lambda _: diagrams.way(),
    **PICTURES,
}
#: Pages that stand inside pages of others.
FRAMES = "embed/"
CLOSES = re.compile(r" {0,3}/{3,}[ ]*$")


def page_of(md: Markdown) -> str | None:
    """The page being rendered, as MkDocs names it. None where something else renders."""
    # A Registry has no get().
    links = md.treeprocessors["relpath"] if "relpath" in md.treeprocessors else None  # noqa: SIM401
    file = getattr(links, "file", None)
    return None if file is None else str(file.src_uri)


def known_arguments() -> dict[str, list[str]]:
    """What each block may be called with; an empty list where it takes no argument."""
    return {
        "statement": [row["id"] for row in facts().statements],
        "calculator": list(KINDS),
        "table": list(tables.TABLES),
        "diagram": list(DIAGRAMS),
        "gallery": list(gallery.SECTIONS),
        "teaching-case": [path.stem for path in case_paths()],
        "learner": list(teaching_pages.LEARNER),
        "session": list(front.PARTS),
        "review-status": [],
        "ask": [],
        "offline": [],
        "local": list(local.blocks.PARTS),
    }


def block_faults(page: str, text: str) -> Iterator[str]:
    """What is wrong with the blocks of a page, one sentence each."""
    known = known_arguments()
    openings = list(blocks_of(text))
    for line, name, argument in openings:
        where = f"docs/{page}, line {line}:"
        if name not in known:
            yield f"{where} there is no block named {name!r}; the blocks are {', '.join(known)}."
        elif not known[name] and argument:
            yield f"{where} the block {name!r} takes no argument, and {argument!r} was given."
        elif known[name] and argument not in known[name]:
            choices = (
                "an id of calculators/statements.json" if name == "statement" else "one of " + ", ".join(known[name])
            )
            yield f"{where} the block {name!r} needs {choices}, and {argument!r} is none."
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
        page = page_of(self.md)
        # From the file, so that the lines of the front matter count.
        text = (DOCS / page).read_text(encoding="utf-8") if page else "\n".join(lines)
        stop_on(block_faults(page or "(text)", text))
        return lines


class LinksOut(Treeprocessor):
    """A link out of the site does not tell where it was followed."""

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            if link.get("href", "").startswith(("https:", "http:", "//")):
                link.set("rel", "noreferrer")


class CasesIntoLinks(Treeprocessor):
    """Puts a case or a session into the link that opens it, after MkDocs has checked where the link leads."""

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            for name in ("data-case", "data-fragment"):
                if carried := link.attrib.pop(name, None):
                    link.set("href", f"{link.get('href')}#{carried}")


def level_below(parent: Element) -> int:
    """The level for a heading that comes next in `parent`: one below the last that stands in it."""
    levels = [int(child.tag[1]) for child in parent if re.fullmatch("h[1-6]", child.tag)]
    return min((levels[-1] if levels else 1) + 1, 6)


class _Generated(Block):  # type: ignore[misc]
    """A block whose content is made here. Nothing may stand inside it."""

    ARGUMENT: bool | None = True

    def html(self, level: int) -> str:
        raise NotImplementedError

    def on_create(self, parent: Element) -> Element:
        level = level_below(parent)
        box = SubElement(parent, "div", {"class": f"ub-block ub-block--{self.NAME}"})
        box.extend(elements(self.html(level)))
        self.made = len(box)
        return box

    def on_end(self, block: Element) -> None:
        if len(block) > self.made or (block.text or "").strip():
            raise Fault(f"docs/{page_of(self.md)}: the block `{self.NAME} | {self.argument}` takes no text inside it.")


class Table(_Generated):
    NAME = "table"

    def html(self, level: int) -> str:
        return tables.TABLES[self.argument](facts(), level)


class Diagram(_Generated):
    NAME = "diagram"

    def html(self, level: int) -> str:  # noqa: ARG002 (it has no heading)
        # Its labels are not text to be found.
        return f'<div class="ub-diagram" data-search-exclude="">{DIAGRAMS[self.argument](facts())}</div>'


class Gallery(_Generated):
    NAME = "gallery"

    def html(self, level: int) -> str:  # noqa: ARG002 (its headings stand in the page)
        return gallery.html(self.argument, facts())


class TeachingCase(_Generated):
    NAME = "teaching-case"

    def html(self, level: int) -> str:
        return teaching_pages.page(self.argument, facts(), level)


class Learner(_Generated):
    NAME = "learner"

    def html(self, level: int) -> str:  # noqa: ARG002 (the script draws it)
        return teaching_pages.learner(self.argument)


class SessionBlock(_Generated):
    NAME = "session"

    def html(self, level: int) -> str:  # noqa: ARG002 (it has no heading)
        return front.PARTS[self.argument]()


class ReviewStatus(_Generated):
    NAME = "review-status"
    ARGUMENT = False

    def html(self, level: int) -> str:  # noqa: ARG002 (it has no heading)
        return review.status(facts().review)


class Offline(_Generated):
    NAME = "offline"
    ARGUMENT = False

    def html(self, level: int) -> str:  # noqa: ARG002 (likewise)
        return offline.switch()


class Ask(_Generated):
    NAME = "ask"
    ARGUMENT = False

    def html(self, level: int) -> str:  # noqa: ARG002 (likewise)
        return form.box(facts())


class Local(_Generated):
    NAME = "local"

    def html(self, level: int) -> str:  # noqa: ARG002 (likewise)
        return local.blocks.PARTS[self.argument]()


class _Stashed(Block):  # type: ignore[misc]
    """A block of finished HTML, kept away from Markdown and from the table of contents."""

    ARGUMENT: bool | None = True

    def html(self) -> str:
        raise NotImplementedError

    def on_create(self, parent: Element) -> Element:
        paragraph = SubElement(parent, "p")
        self.mark = AtomicString(self.md.htmlStash.store(str(self.html())))
        paragraph.text = self.mark
        return paragraph

    def on_end(self, block: Element) -> None:
        if len(block) or block.text != self.mark:
            raise Fault(f"docs/{page_of(self.md)}: the block `{self.NAME} | {self.argument}` takes no text inside it.")


class Calculator(_Stashed):
    NAME = "calculator"

    def html(self) -> str:
        page = page_of(self.md) or ""
        own = page == facts().calculator_page(self.argument)
        return calculator_html(self.argument, own_page=own, frame=page.startswith(FRAMES))


class Statement(Block):  # type: ignore[misc]
    """The statement, then what the page says about it, then what it rests on."""

    NAME = "statement"
    ARGUMENT = True

    def on_create(self, parent: Element) -> Element:
        level = level_below(parent)
        article = SubElement(parent, "article", {"class": "ub-st", "aria-labelledby": self.argument})
        article.extend(elements(statements.top(self.argument, level, facts())))
        self.inside = SubElement(article, "div", {"class": "ub-st__text"})
        article.extend(elements(statements.rest(self.argument, facts())))
        return article

    def on_add(self, block: Element) -> Element:  # noqa: ARG002
        return self.inside

    def on_end(self, block: Element) -> None:
        if not len(self.inside) and not self.inside.text:
            block.remove(self.inside)


class SiteExtension(BlocksExtension):  # type: ignore[misc]
    """Registers the blocks and the check before them."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:  # noqa: N802 (a name of the library)
        for block in (
            Statement,
            Calculator,
            Table,
            Diagram,
            Gallery,
            TeachingCase,
            Learner,
            SessionBlock,
            ReviewStatus,
            Ask,
            Offline,
            Local,
        ):
            block_mgr.register(block, self.getConfigs())
        # The calculator is an element of its own; inside a paragraph the browser would tear it apart.
        md.block_level_elements.append("ub-calculator")
        md.preprocessors.register(CheckBlocks(md), "ub-check-blocks", 40)
        md.treeprocessors.register(LinksOut(md), "ub-links-out", 0)
        # Below the priority of the step in which MkDocs makes links relative.
        md.treeprocessors.register(CasesIntoLinks(md), "ub-cases-into-links", -1)


def makeExtension(**config: Any) -> SiteExtension:  # noqa: N802 (likewise)
    return SiteExtension(**config)

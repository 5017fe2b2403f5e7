"""Define the blocks that pages may open: one class for each, which makes the block's content."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.util import AtomicString
from pymdownx.blocks.block import Block  # type: ignore[import-untyped]

from site_src.blocks import review_status, safety_net, statement
from site_src.blocks.calculator_form import calculator_html
from site_src.blocks.pictures import PICTURES
from site_src.content.site_data import SiteData, site_data
from site_src.features import component_gallery, local_settings, offline
from site_src.features.question_box import form
from site_src.features.teaching import pages as teaching_pages
from site_src.features.teaching.lecturer import blocks as lecturer
from site_src.html import elements
from site_src.markup import ladder
from site_src.pages import tables
from site_src.paths import BuildError

# The example of the home page: recent trauma is present, signs of cord compression are not assessed.
EXAMPLE = {"floor": "first-test", "ceiling": "immediate", "settled": False}
DIAGRAMS: dict[str, Callable[[SiteData], str]] = {
    "ladder": lambda _: ladder.ladder(),
    "ladder-example": lambda _: ladder.ladder(**EXAMPLE),  # type: ignore[arg-type]
    "way": lambda _: ladder.pathway(),
    **PICTURES,
}
#: The folder of pages that other sites show in a frame.
EMBED_FOLDER = "embed/"


def current_page(md: Markdown) -> str | None:
    """Return the path in docs/ of the page being rendered, or None if no site is being rendered."""
    # A Registry has no method get().
    if "relpath" in md.treeprocessors:
        file = getattr(md.treeprocessors["relpath"], "file", None)  # MkDocs
        return None if file is None else str(file.src_uri)
    if "rendering_context" in md.preprocessors:
        return str(getattr(md.preprocessors["rendering_context"], "page").path)  # noqa: B009 (Zensical; it has no type)
    return None


def level_below(parent: Element) -> int:
    """Return the level for the next heading in `parent`: one below the last heading in it."""
    levels = [int(child.tag[1]) for child in parent if re.fullmatch("h[1-6]", child.tag)]
    return min((levels[-1] if levels else 1) + 1, 6)


class _Generated(Block):  # type: ignore[misc]
    """A block whose content is generated. It takes no text."""

    ARGUMENT: bool | None = True

    @abstractmethod
    def html(self, level: int) -> str:
        """Return the content. A heading in it has this level."""

    def on_create(self, parent: Element) -> Element:
        level = level_below(parent)
        box = SubElement(parent, "div", {"class": f"ub-block ub-block--{self.NAME}"})
        box.extend(elements(self.html(level)))
        self.made = len(box)
        return box

    def on_end(self, block: Element) -> None:
        if len(block) > self.made or (block.text or "").strip():
            raise BuildError(
                f"docs/{current_page(self.md)}: the block `{self.NAME} | {self.argument}` takes no text inside it."
            )


class Table(_Generated):
    """A generated table, by its name in `tables.TABLES`."""

    NAME = "table"

    def html(self, level: int) -> str:
        """Return the table."""
        return tables.TABLES[self.argument](site_data(), level)


class Diagram(_Generated):
    """A drawing, by its name in `DIAGRAMS`."""

    NAME = "diagram"

    def html(self, level: int) -> str:  # noqa: ARG002 (no heading)
        # The search must not find its labels.
        """Return the drawing, left out of the search."""
        return f'<div class="ub-diagram" data-search-exclude="">{DIAGRAMS[self.argument](site_data())}</div>'


class Gallery(_Generated):
    """One section of the component gallery."""

    NAME = "gallery"

    def html(self, level: int) -> str:  # noqa: ARG002 (the page has the headings)
        """Return the section."""
        return component_gallery.section_html(self.argument, site_data())


class TeachingCase(_Generated):
    """One teaching case."""

    NAME = "teaching-case"

    def html(self, level: int) -> str:
        """Return the page of the case."""
        return teaching_pages.case_page(self.argument, site_data(), level)


class Learner(_Generated):
    """A place that the learner's script fills, such as the progress page."""

    NAME = "learner"

    def html(self, level: int) -> str:  # noqa: ARG002 (the script draws it)
        """Return the place for the script."""
        return teaching_pages.learner_part(self.argument)


class SessionBlock(_Generated):
    """A part of the pages about teaching sessions."""

    NAME = "session"

    def html(self, level: int) -> str:  # noqa: ARG002 (no heading)
        """Return the part."""
        return lecturer.BLOCKS[self.argument]()


class ReviewStatus(_Generated):
    """The status of the clinical review and its dates."""

    NAME = "review-status"
    ARGUMENT = False

    def html(self, level: int) -> str:  # noqa: ARG002 (no heading)
        """Return the status."""
        return review_status.status(site_data().review)


class Offline(_Generated):
    """The switch of the offline copy."""

    NAME = "offline"
    ARGUMENT = False

    def html(self, level: int) -> str:  # noqa: ARG002 (likewise)
        """Return the switch."""
        return offline.offline_switch()


class Ask(_Generated):
    """The question box."""

    NAME = "ask"
    ARGUMENT = False

    def html(self, level: int) -> str:  # noqa: ARG002 (likewise)
        """Return the question box."""
        return form.question_box(site_data())


class Help(_Generated):
    """When to get help now: the local emergency number and the warning signs."""

    NAME = "help"
    ARGUMENT = False

    def html(self, level: int) -> str:  # noqa: ARG002 (likewise)
        """Return the number and the signs."""
        return safety_net.block(site_data())


class SafetyNet(_Generated):
    """The warning signs as a paragraph."""

    NAME = "safety-net"
    ARGUMENT = False

    def html(self, level: int) -> str:  # noqa: ARG002 (likewise)
        """Return the paragraph."""
        return safety_net.safety_net()


class Local(_Generated):
    """A part of the page for administrators."""

    NAME = "local"

    def html(self, level: int) -> str:  # noqa: ARG002 (likewise)
        """Return the part."""
        return local_settings.blocks.BLOCKS[self.argument]()


class _RawHtml(Block):  # type: ignore[misc]
    """A block of finished HTML that Markdown and the table of contents do not process."""

    ARGUMENT: bool | None = True

    @abstractmethod
    def html(self) -> str:
        """Return the content."""

    def on_create(self, parent: Element) -> Element:
        paragraph = SubElement(parent, "p")
        self.mark = AtomicString(self.md.htmlStash.store(str(self.html())))
        paragraph.text = self.mark
        return paragraph

    def on_end(self, block: Element) -> None:
        if len(block) or block.text != self.mark:
            raise BuildError(
                f"docs/{current_page(self.md)}: the block `{self.NAME} | {self.argument}` takes no text inside it."
            )


class Calculator(_RawHtml):
    """A calculator: screen, imaging, or management."""

    NAME = "calculator"

    def html(self) -> str:
        """Return the calculator; a page in `embed/` has nothing else."""
        page = current_page(self.md) or ""
        own_page = page == site_data().calculator_page(self.argument)
        return calculator_html(self.argument, own_page=own_page, frame=page.startswith(EMBED_FOLDER))


class Statement(Block):  # type: ignore[misc]
    """A statement with the text of the page inside, then its support, certainty, rules, and sources."""

    NAME = "statement"
    ARGUMENT = True

    def on_create(self, parent: Element) -> Element:
        """Create the article with its parts before and after the text of the page."""
        level = level_below(parent)
        article = SubElement(parent, "article", {"class": "ub-st", "aria-labelledby": self.argument})
        article.extend(elements(statement.top(self.argument, level, site_data())))
        self.inside = SubElement(article, "div", {"class": "ub-st__text"})
        article.extend(elements(statement.rest(self.argument, site_data())))
        return article

    def on_add(self, block: Element) -> Element:  # noqa: ARG002
        """Return the element into which the text of the page goes."""
        return self.inside

    def on_end(self, block: Element) -> None:
        """Remove the element for the text if the page has none."""
        if not len(self.inside) and not self.inside.text:
            block.remove(self.inside)


BLOCKS = (
    Statement, Calculator, Table, Diagram, Gallery, TeachingCase, Learner, SessionBlock, ReviewStatus, Ask, Offline, Help, SafetyNet, Local,
)  # fmt: skip

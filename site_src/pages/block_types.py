"""What stands in a page where a block of `site_src.pages.extension` was opened: one class for each."""

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
from site_src.features.teaching.lecturer import blocks as front
from site_src.html import elements
from site_src.markup import ladder
from site_src.pages import tables
from site_src.paths import BuildError

# The example of the home page: recent trauma is known, the cord was not examined.
EXAMPLE = {"floor": "first-test", "ceiling": "immediate", "settled": False}
DIAGRAMS: dict[str, Callable[[SiteData], str]] = {
    "ladder": lambda _: ladder.ladder(),
    "ladder-example": lambda _: ladder.ladder(**EXAMPLE),  # type: ignore[arg-type]
    "way": lambda _: ladder.pathway(),
    **PICTURES,
}
#: Pages that stand inside pages of others.
EMBED_FOLDER = "embed/"


def current_page(md: Markdown) -> str | None:
    """The page being rendered, as MkDocs names it. None where something else renders."""
    # A Registry has no get().
    links = md.treeprocessors["relpath"] if "relpath" in md.treeprocessors else None  # noqa: SIM401
    file = getattr(links, "file", None)
    return None if file is None else str(file.src_uri)


def level_below(parent: Element) -> int:
    """The level for a heading that comes next in `parent`: one below the last that stands in it."""
    levels = [int(child.tag[1]) for child in parent if re.fullmatch("h[1-6]", child.tag)]
    return min((levels[-1] if levels else 1) + 1, 6)


class _Generated(Block):  # type: ignore[misc]
    """A block whose content is made here. Nothing may stand inside it."""

    ARGUMENT: bool | None = True

    @abstractmethod
    def html(self, level: int) -> str:
        """The content. A heading in it has this level."""

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
    NAME = "table"

    def html(self, level: int) -> str:
        return tables.TABLES[self.argument](site_data(), level)


class Diagram(_Generated):
    NAME = "diagram"

    def html(self, level: int) -> str:  # noqa: ARG002 (it has no heading)
        # Its labels are not text to be found.
        return f'<div class="ub-diagram" data-search-exclude="">{DIAGRAMS[self.argument](site_data())}</div>'


class Gallery(_Generated):
    NAME = "gallery"

    def html(self, level: int) -> str:  # noqa: ARG002 (its headings stand in the page)
        return component_gallery.section_html(self.argument, site_data())


class TeachingCase(_Generated):
    NAME = "teaching-case"

    def html(self, level: int) -> str:
        return teaching_pages.case_page(self.argument, site_data(), level)


class Learner(_Generated):
    NAME = "learner"

    def html(self, level: int) -> str:  # noqa: ARG002 (the script draws it)
        return teaching_pages.learner_part(self.argument)


class SessionBlock(_Generated):
    NAME = "session"

    def html(self, level: int) -> str:  # noqa: ARG002 (it has no heading)
        return front.BLOCKS[self.argument]()


class ReviewStatus(_Generated):
    NAME = "review-status"
    ARGUMENT = False

    def html(self, level: int) -> str:  # noqa: ARG002 (it has no heading)
        return review_status.status(site_data().review)


class Offline(_Generated):
    NAME = "offline"
    ARGUMENT = False

    def html(self, level: int) -> str:  # noqa: ARG002 (likewise)
        return offline.offline_switch()


class Ask(_Generated):
    NAME = "ask"
    ARGUMENT = False

    def html(self, level: int) -> str:  # noqa: ARG002 (likewise)
        return form.question_box(site_data())


class Help(_Generated):
    NAME = "help"
    ARGUMENT = False

    def html(self, level: int) -> str:  # noqa: ARG002 (likewise)
        return safety_net.block(site_data())


class SafetyNet(_Generated):
    NAME = "safety-net"
    ARGUMENT = False

    def html(self, level: int) -> str:  # noqa: ARG002 (likewise)
        return safety_net.safety_net()


class Local(_Generated):
    NAME = "local"

    def html(self, level: int) -> str:  # noqa: ARG002 (likewise)
        return local_settings.blocks.BLOCKS[self.argument]()


class _RawHtml(Block):  # type: ignore[misc]
    """A block of finished HTML, kept away from Markdown and from the table of contents."""

    ARGUMENT: bool | None = True

    @abstractmethod
    def html(self) -> str:
        """The content."""

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
    NAME = "calculator"

    def html(self) -> str:
        page = current_page(self.md) or ""
        own = page == site_data().calculator_page(self.argument)
        return calculator_html(self.argument, own_page=own, frame=page.startswith(EMBED_FOLDER))


class Statement(Block):  # type: ignore[misc]
    """The statement, then what the page says about it, then what it rests on."""

    NAME = "statement"
    ARGUMENT = True

    def on_create(self, parent: Element) -> Element:
        level = level_below(parent)
        article = SubElement(parent, "article", {"class": "ub-st", "aria-labelledby": self.argument})
        article.extend(elements(statement.top(self.argument, level, site_data())))
        self.inside = SubElement(article, "div", {"class": "ub-st__text"})
        article.extend(elements(statement.rest(self.argument, site_data())))
        return article

    def on_add(self, block: Element) -> Element:  # noqa: ARG002
        return self.inside

    def on_end(self, block: Element) -> None:
        if not len(self.inside) and not self.inside.text:
            block.remove(self.inside)


BLOCKS = (
    Statement, Calculator, Table, Diagram, Gallery, TeachingCase, Learner, SessionBlock, ReviewStatus, Ask, Offline, Help, SafetyNet, Local,
)  # fmt: skip

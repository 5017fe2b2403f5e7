"""Make small pieces of HTML: links, tables, and elements parsed from a string.

Python-Markdown works with elements. The site writes HTML as strings, which are parsed once, so that headings get into
the table of contents and links are rewritten and checked like those of any page.
"""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
# The HTML parser lowercases names; these SVG attributes need their capitals.
SVG_NAMES = {"viewbox": "viewBox", "preserveaspectratio": "preserveAspectRatio"}


def link(target: str, inner: str, /, **attributes: str) -> str:
    """Return a link to a page that is named as in docs/, such as `about/rules.md#rule-fever`. `inner` is HTML."""
    more = "".join(f' {name.replace("_", "-")}="{escape(value)}"' for name, value in attributes.items())
    return f'<a href="/{escape(target)}"{more}>{inner}</a>'


def sentence(text: str) -> str:
    """Return the text with a period at its end, inside a closing quotation mark, unless it has a mark there."""
    if text.endswith((".", "?", ":", ".”", "?”")):
        return text
    return f"{text[:-1]}.”" if text.endswith("”") else f"{text}."


Rows = list[tuple[dict[str, str], list[str]]]
"""The rows of a table: attributes of the row, and its cells as HTML."""


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("div")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {SVG_NAMES.get(name, name): name if value is None else value for name, value in attrs}
        element = SubElement(self.open[-1], tag, attributes)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self.open[-1].tag != tag or len(self.open) == 1:
            raise ValueError(f"</{tag}> closes <{self.open[-1].tag}>")
        self.open.pop()

    def handle_data(self, data: str) -> None:
        parent = self.open[-1]
        # Atomic: Markdown must not interpret generated text.
        if len(parent):
            parent[-1].tail = AtomicString((parent[-1].tail or "") + data)
        else:
            parent.text = AtomicString((parent.text or "") + data)


def elements(html: str) -> list[Element]:
    """Parse HTML into elements. Raises `ValueError` if the tags are not balanced."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    if len(builder.open) > 1:
        raise ValueError(f"<{builder.open[-1].tag}> is never closed")
    return list(builder.root)


def table(caption: str, head: list[str], rows: Rows, **attributes: Any) -> str:
    """Return a table whose rows are (attributes, cells as HTML). The first cell of a row is its header.

    `data-head` repeats a column's name, for the narrow layout, in which a row becomes a block.
    """
    more = "".join(f' {name}="{escape(str(value))}"' for name, value in attributes.items())
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    body = []
    for row_attributes, cells in rows:
        row_text = "".join(f' {name}="{escape(value)}"' for name, value in row_attributes.items())
        first = f'<th scope="row">{cells[0]}</th>'
        rest = "".join(
            f'<td data-head="{escape(name)}">{cell}</td>' for name, cell in zip(head[1:], cells[1:], strict=True)
        )
        body.append(f"<tr{row_text}>{first}{rest}</tr>")
    return (
        f'<div class="ub-scroll"><table class="ub-table"{more}><caption class="ub-sr">{escape(caption)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{''.join(body)}</tbody></table></div>"
    )

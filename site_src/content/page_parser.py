"""Parse a built page into its tags, ids, and texts, for the checks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path

from site_src.html import VOID

SKIPPED = ("code", "pre", "script", "style", "textarea")


@dataclass(frozen=True)
class Tag:
    """One start tag, its line, and the tags that enclose it."""

    name: str
    attributes: dict[str, str]
    line: int
    inside: tuple[Tag, ...] = field(repr=False, default=())


class _PageParser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[Tag] = []
        self.texts: list[tuple[int, str]] = []
        self.open: list[Tag] = []
        self.quiet = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = Tag(tag, {name: value or "" for name, value in attrs}, self.getpos()[0], tuple(self.open))
        self.tags.append(found)
        if tag not in VOID:
            self.open.append(found)
            self.quiet += tag in SKIPPED

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.close_tags(len(self.open) - 1)

    def handle_endtag(self, tag: str) -> None:
        # An element whose end tag may be omitted (li, p) ends with its parent.
        for depth in range(len(self.open) - 1, -1, -1):
            if self.open[depth].name == tag:
                self.close_tags(depth)
                return

    def close_tags(self, depth: int) -> None:
        """Close tags until only `depth` are open."""
        self.quiet -= sum(tag.name in SKIPPED for tag in self.open[depth:])
        del self.open[depth:]

    def handle_data(self, data: str) -> None:
        if not self.quiet:
            self.texts.append((self.getpos()[0], data))


@dataclass(frozen=True)
class Page:
    """One page of the built site. `address` is its path from the root of the site."""

    address: str
    path: Path
    tags: list[Tag]
    texts: list[tuple[int, str]]

    @property
    def display_path(self) -> str:
        """Return the path of the page as messages show it."""
        return f"site/{self.address}"

    @cached_property
    def ids(self) -> dict[str, list[Tag]]:
        """Return the tags by id; an id that is used twice has two tags."""
        found: dict[str, list[Tag]] = {}
        for tag in self.tags:
            if "id" in tag.attributes:
                found.setdefault(tag.attributes["id"], []).append(tag)
        return found

    def links(self) -> Iterator[tuple[Tag, str]]:
        """Yield the addresses that a reader may follow."""
        for tag in self.tags:
            if tag.name in ("a", "area") and "href" in tag.attributes:
                yield tag, tag.attributes["href"]

    def loads(self) -> Iterator[tuple[Tag, str]]:
        """Yield the addresses that the page loads."""
        for tag in self.tags:
            for name in ("src", "href"):
                if name in tag.attributes and tag.name in ("script", "link", "img", "source", "iframe", "use"):
                    yield tag, tag.attributes[name]

    @property
    def text(self) -> str:
        """Return the text of the page without code and scripts."""
        return " ".join(text for _, text in self.texts)


def parse_page(address: str, path: Path, html: str) -> Page:
    """Parse the HTML of one page."""
    reader = _PageParser()
    reader.feed(html)
    reader.close()
    return Page(address, path, reader.tags, reader.texts)


def read_site(site: Path) -> list[Page]:
    """Return every page of the built site, in the order of the addresses."""
    paths = sorted(site.rglob("*.html"))
    return [parse_page(path.relative_to(site).as_posix(), path, path.read_text(encoding="utf-8")) for path in paths]

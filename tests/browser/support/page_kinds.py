"""The fewest pages that together contain every kind of element in every kind of parent."""

from __future__ import annotations

from html.parser import HTMLParser

from tests.support.paths import SITE

VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
#: An element by its name, its classes, and the names of the attributes that tell assistive technology what it is.
Kind = str


class KindParser(HTMLParser):
    """Collects each pair of a parent's kind and an element's kind in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.pairs: set[tuple[Kind, Kind]] = set()
        self.open: list[tuple[str, Kind]] = [("", "")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Add the pair of an element."""
        classes = sorted((dict(attrs).get("class") or "").split())
        roles = sorted(name for name, _ in attrs if name in {"role", "tabindex", "type"} or name.startswith("aria-"))
        kind = " ".join((tag, *classes, *roles))
        self.pairs.add((self.open[-1][1], kind))
        if tag not in VOID:
            self.open.append((tag, kind))

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and those inside it that were left open."""
        if any(name == tag for name, _ in self.open):
            while self.open.pop()[0] != tag:
                pass


def element_pairs(html: str) -> set[tuple[Kind, Kind]]:
    """Return each pair of a parent's kind and an element's kind in a page."""
    parser = KindParser()
    parser.feed(html)
    return parser.pairs


def distinct_pages(addresses: list[str]) -> list[str]:
    """Return the fewest of these pages that have every pair, chosen one by one by the number of pairs that each adds."""
    pairs = {address: element_pairs((SITE / address).read_text(encoding="utf-8")) for address in addresses}
    left = set().union(*pairs.values())
    chosen: list[str] = []
    while left:
        best = max(addresses, key=lambda address: len(pairs[address] & left))
        chosen.append(best)
        left -= pairs[best]
    return chosen

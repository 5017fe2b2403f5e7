"""Check that every address inside the site leads to a file, and to an anchor of the page if it names one."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from site_src.content.page_parser import Page

# The page that a server sends for an unknown address.
NOT_FOUND = "404.html"
# The fragment of a link that opens a case in a calculator: answers instead of an anchor.
CASE = re.compile(r"case=[A-Za-z0-9_-]+&rules=\d+\.\d+\.\d+-[0-9a-f]{12}$")
# The fragment of a link that opens a session in the form or in the presenter view.
SESSION = re.compile(r"session=[A-Za-z0-9_-]+&rules=\d+\.\d+\.\d+-[0-9a-f]{12}$")
FRAGMENT_PAGES = ((CASE, ("data-calculator",)), (SESSION, ("data-session", "data-present")))
LEFT_OVER = re.compile(r"(?:^|\s)/{3,}(?:\s|$)")


def problems(pages: list[Page], site: Path) -> Iterator[str]:
    """Yield broken links and anchors, duplicate ids, and unprocessed block markers, one sentence each."""
    by_address = {page.address: page for page in pages}
    for page in pages:
        yield from duplicate_ids(page)
        yield from left_over_marks(page)
        for tag, address in [*page.links(), *page.loads()]:
            problem = link_problem(address, page, by_address, site)
            if problem:
                yield f"{page.display_path}, line {tag.line}: the link {address!r} {problem}."


def link_problem(address: str, page: Page, by_address: dict[str, Page], site: Path) -> str | None:
    """Return why an address leads nowhere, or None if it leads somewhere or out of the site."""
    scheme, place, path, _, anchor = urlsplit(address)
    if scheme or place:
        return None
    if path.startswith("/"):
        return "starts at the root of the server, but the site may be at any path"
    folder = posixpath.dirname(page.address)
    target = posixpath.normpath(posixpath.join(folder, unquote(path))) if path else page.address
    if target not in by_address and not (site / target).is_file():
        return "leads to no file of the site"
    for carried, marks in FRAGMENT_PAGES:
        if carried.match(anchor) and any(mark in tag.attributes for tag in by_address[target].tags for mark in marks):
            return None
    if anchor and target in by_address and unquote(anchor) not in by_address[target].ids:
        return f"leads to a page without the anchor {anchor!r}"
    return None


def duplicate_ids(page: Page) -> Iterator[str]:
    """Yield a sentence for every id that a page uses more than once."""
    for ident, tags in page.ids.items():
        if len(tags) > 1:
            yield f"{page.display_path}: the id {ident!r} is given {len(tags)} times (lines {', '.join(str(tag.line) for tag in tags)})."


def left_over_marks(page: Page) -> Iterator[str]:
    """Yield a sentence for every block marker that is left in the text of a page."""
    for line, text in page.texts:
        if "///" in text and LEFT_OVER.search(text):
            yield f"{page.display_path}, line {line}: a block marker (///) was left in the page."

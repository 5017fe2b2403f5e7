"""Define the content security policy, and check that a built page obeys it.

A page may contain no inline script, style, or event handler, and may load nothing from another host. Links that a
reader follows are allowed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_src.content.page_parser import Page, Tag

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; style-src 'self'; "
    "img-src 'self' data:; font-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'self'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

OTHER_HOST = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
# Firefox prefetches these links. No directive of the policy allows it: the default forbids it.
PREFETCHING = {"next", "prefetch", "prerender"}
LOADING_ATTRIBUTES = {"src", "srcset", "data", "poster", "action", "formaction", "background"}
STYLE_LOAD = re.compile(r"url\(\s*['\"]?\s*((?:[a-z][a-z0-9+.-]*:)?//[^'\")\s]+)|(@import[^;]*)", re.IGNORECASE)


def _tag_problems(tag: Tag) -> Iterator[str]:
    if tag.name == "script" and not tag.attributes.get("src"):
        yield "the page contains an inline script"
    if tag.name == "style":
        yield "the page contains an inline style sheet"
    if tag.name == "link" and PREFETCHING & {*tag.attributes.get("rel", "").split()}:
        yield "a page is prefetched"
    for name, value in tag.attributes.items():
        if name == "style":
            yield f"<{tag.name}> has a style attribute"
        elif name.startswith("on"):
            yield f"<{tag.name}> has the handler {name}"
        elif name in ("href", "xlink:href") and re.match(r"\s*javascript:", value, re.IGNORECASE):
            yield f"<{tag.name}> has a script URL"
        elif OTHER_HOST.match(value) and (
            name in LOADING_ATTRIBUTES or (name.endswith("href") and tag.name not in ("a", "area"))
        ):
            yield f"<{tag.name}> loads {value} from another host"


def page_problems(page: Page) -> Iterator[str]:
    """Yield what a page does that the policy forbids, one sentence each."""
    for tag in page.tags:
        for fault in _tag_problems(tag):
            yield f"{page.display_path}, line {tag.line}: {fault}."


def style_problems(name: str, text: str) -> Iterator[str]:
    """Yield what a style sheet loads from another host, one sentence each."""
    for found in STYLE_LOAD.finditer(text):
        yield f"{name}: the style sheet loads {found[1] or found[2]}."

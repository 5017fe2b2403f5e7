"""Read what the page of each calculator says above it, so that a script can show it for another calculator."""

from __future__ import annotations

import re
from typing import Any

from site_src.content.ui_text import READERS
from site_src.paths import DOCS, BuildError

_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
_FOR_READER = re.compile(r'^(?P<text>\S.*)\n\{ data-for="(?P<reader>\w+)" \}$', re.MULTILINE)


def page_head(page: str) -> dict[str, Any]:
    """Return the heading of a page in docs/, and its paragraph for each reader as parts, of which every second is bold."""
    text = (DOCS / page).read_text(encoding="utf-8")
    title = _TITLE.search(text)
    paragraphs = {found["reader"]: found["text"].split("**") for found in _FOR_READER.finditer(text)}
    if not title or sorted(paragraphs) != sorted(READERS):
        raise BuildError(f"docs/{page}: needs a heading and one paragraph for each reader ({', '.join(READERS)}).")
    return {"title": title[1], "use": paragraphs}

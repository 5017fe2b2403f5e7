"""Let the site's search find a statement by its lay words: add them to its entry of the search index."""

from __future__ import annotations

from typing import Any

from site_src.features.question_box.engine import synonyms

Row = dict[str, Any]

#: Names with more words are phrases, which are useless for the search.
MAX_WORDS = 2


def lay_words(lists: Row) -> dict[str, list[str]]:
    """Return for each statement the words of its topics, without the weak ones, which say little by themselves."""
    found: dict[str, list[str]] = {}
    for topic in lists["topics"]:
        if not topic.get("weak"):
            for ident in topic["about"]:
                found.setdefault(ident, []).extend(name for name in topic["words"] if len(name.split()) <= MAX_WORDS)
    return {ident: sorted(set(names)) for ident, names in found.items()}


def add_lay_words(index: Row) -> Row:
    """Add hidden lay words after the text of each statement in MkDocs' search index, and return the index."""
    words = lay_words(synonyms())
    for entry in index["docs"]:
        _, _, anchor = entry["location"].partition("#")
        if anchor in words:
            entry["text"] += f"<p hidden>{', '.join(words[anchor])}</p>"
    return index

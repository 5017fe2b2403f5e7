"""The search of the site finds a statement by its lay words too: they stand in its entry of the index."""

from __future__ import annotations

from typing import Any

from site_src.features.question_box.engine import synonyms

Row = dict[str, Any]

#: A name of more words than this is a phrase, which the search has no use for.
MAX_WORDS = 2


def lay_words(lists: Row) -> dict[str, list[str]]:
    """For each statement the words of the topics that are about it, without those that say little by themselves."""
    found: dict[str, list[str]] = {}
    for topic in lists["topics"]:
        if not topic.get("weak"):
            for ident in topic["about"]:
                found.setdefault(ident, []).extend(name for name in topic["words"] if len(name.split()) <= MAX_WORDS)
    return {ident: sorted(set(names)) for ident, names in found.items()}


def add_lay_words(index: Row) -> Row:
    """The search index of MkDocs with the lay words behind the text of each statement: found, and not shown."""
    words = lay_words(synonyms())
    for entry in index["docs"]:
        _, _, anchor = entry["location"].partition("#")
        if anchor in words:
            entry["text"] += f"<p hidden>{', '.join(words[anchor])}</p>"
    return index

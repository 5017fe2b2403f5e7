"""The script that ranks the statements: the libraries, our own two scripts, and the data, as one classic script."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from site_src.project import DOCS, ROOT, Fault, read_json, shown

HERE = Path(__file__).parent
SYNONYMS = DOCS / "data" / "synonyms.json"
FAMILIAR = DOCS / "data" / "familiar.json"
RANKING = ROOT / "node_modules" / "minisearch" / "dist" / "umd" / "index.js"
STEMMER = ROOT / "node_modules" / "wink-porter2-stemmer" / "src" / "wink-porter2-stemmer.js"
#: Documentation for who writes programs, and addresses in it: the site has no source maps and names no other host.
COMMENTS = re.compile(
    r"^[ \t]*/\*\*.*?\*/\n|^[ \t]*//[^\n]*(?:https?://|sourceMappingURL=)[^\n]*$", re.MULTILINE | re.DOTALL
)
#: The words of the page that an answer needs.
WORDS = ("ask-found", "ask-found-1", "ask-outside", "ask-sources", "no-source")

Row = dict[str, Any]


def synonyms() -> Row:
    """The list of topics with their words, and of what is outside the guideline."""
    found: Row = read_json(SYNONYMS)
    return found


def familiar() -> list[str]:
    """Words that look like slips and are none; `make ask` writes them."""
    found: list[str] = read_json(FAMILIAR)["words"]
    return found


def faults(lists: Row, statements: list[str]) -> Iterator[str]:
    """Names in the list of synonyms that lead nowhere, and statements that none of its topics is about."""
    where = shown(SYNONYMS)
    topics = {topic["id"] for topic in lists["topics"]}
    named = topics | {group["id"] for group in lists["context"]}
    for topic in lists["topics"]:
        for ident in topic["about"]:
            if ident not in statements:
                yield f"{where}: the topic {topic['id']!r} is about {ident!r}, which is no statement."
    for group in lists["outside"]:
        for ident in [*group.get("with", []), *group.get("unless", [])]:
            if ident not in named:
                yield f"{where}: the group {group['id']!r} names {ident!r}, which is no topic and no context."
    about = {ident for topic in lists["topics"] for ident in topic["about"]}
    for ident in statements:
        if ident not in about:
            yield f"{where}: no topic is about the statement {ident!r}."


def library(path: Path) -> str:
    """A script as its package brings it, without the comments that explain its use."""
    if not path.is_file():
        raise Fault(f"{shown(path)} is missing: run `make setup`.")
    return COMMENTS.sub("", path.read_text(encoding="utf-8")).rstrip()


def engine(data: Row, well_spelled: list[str] | None = None) -> str:
    """The whole script. `data` is what `prepare.data` wrote for the page: statements, sources, words."""
    own = {
        "lists": {**synonyms(), "well_spelled": familiar() if well_spelled is None else well_spelled},
        "statements": [{"id": ident, **row} for ident, row in data["statements"].items()],
        "sources": data["sources"],
        "words": {name: data["words"][name] for name in WORDS},
    }
    text = json.dumps(own, ensure_ascii=False, separators=(",", ":"))
    # Both are MIT-licensed; THIRD-PARTY-NOTICES.md names them. The stemmer is a module of Node's kind.
    return (
        f"{library(RANKING)}\n"
        f"(function (module) {{\n{library(STEMMER)}\n"
        f"globalThis.UB_ASK = {{ stem: module.exports, data: {text} }};\n}})({{}});\n"
        + "".join((HERE / name).read_text(encoding="utf-8") for name in ("terms.js", "rank.js"))
    )

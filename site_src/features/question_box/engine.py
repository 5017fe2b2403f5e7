"""The script that ranks the statements: the libraries, our own two scripts, and the data, as one classic script."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from site_src.blocks.statement import support_counts
from site_src.content.site_data import SiteData
from site_src.paths import DOCS, ROOT, BuildError, display_path, read_json

HERE = Path(__file__).parent
SYNONYMS = DOCS / "data" / "synonyms.json"
FAMILIAR = DOCS / "data" / "familiar.json"
MINISEARCH = ROOT / "node_modules" / "minisearch" / "dist" / "umd" / "index.js"
STEMMER = ROOT / "node_modules" / "wink-porter2-stemmer" / "src" / "wink-porter2-stemmer.js"
#: Documentation for who writes programs, and addresses in it: the site has no source maps and names no other host.
COMMENTS = re.compile(
    r"^[ \t]*/\*\*.*?\*/\n|^[ \t]*//[^\n]*(?:https?://|sourceMappingURL=)[^\n]*$", re.MULTILINE | re.DOTALL
)
#: What may be an emergency counts more than the rest of a question, and what is more urgent counts more.
URGENCY_WEIGHTS = {"stop": 4, "immediate": 4, "urgent-evaluation": 2, "first-test": 1}
#: Every question is about the region: its name adds a statement and outweighs none.
REGION_WEIGHT = 0.3
#: The words of the page that an answer needs.
WORDS = (
    "ask-found",
    "ask-found-1",
    "ask-outside",
    "ask-silent",
    "ask-related-n",
    "ask-related-1",
    "ask-beyond",
    "ask-sources",
    "ask-support",
    "ask-why",
    "ask-why-word",
    "no-source",
    "help-now-link",
    *(f"ask-emergency-{kind}" for kind in ("gate", "flag", "scope", "region", "help")),
)

Row = dict[str, Any]


def synonyms() -> Row:
    """The list of topics with their words, and of what is outside the guideline."""
    found: Row = read_json(SYNONYMS)
    return found


def read_familiar_words() -> list[str]:
    """Words that look like slips and are none; `make ask` writes them."""
    found: list[str] = read_json(FAMILIAR)["words"]
    return found


def synonym_problems(lists: Row, statements: list[str], findings: list[str]) -> Iterator[str]:
    """Names in the list of synonyms that lead nowhere, and statements that none of its topics is about."""
    where = display_path(SYNONYMS)
    topics = {topic["id"] for topic in lists["topics"]}
    contexts = {group["id"] for group in lists["context"]}
    for topic in lists["topics"]:
        named = {
            "which is not a statement.": set(topic["about"]) - set(statements),
            "which is not a finding.": set(topic.get("findings", [])) - set(findings),
            "which is not a topic.": set().union(*topic.get("both", [])) - topics,
        }
        for says, idents in named.items():
            verb = "is about" if says.endswith("statement.") else "names"
            yield from (f"{where}: the topic {topic['id']!r} {verb} {ident!r}, {says}" for ident in sorted(idents))
        for name in set(topic.get("mild", [])) - set(topic["words"]):
            yield f"{where}: the topic {topic['id']!r} has {name!r} as mild, which is not one of its words."
    for group in lists["outside"]:
        for ident in (
            {ident for kind in ("with", "unless", "over") for ident in group.get(kind, [])} - topics - contexts
        ):
            yield f"{where}: the group {group['id']!r} refers to {ident!r}, which is neither a topic nor a context."
    about = {ident for topic in lists["topics"] for ident in topic["about"]}
    yield from (f"{where}: no topic refers to the statement {ident!r}." for ident in statements if ident not in about)


def read_library(path: Path) -> str:
    """A script as its package brings it, without the comments that explain its use."""
    if not path.is_file():
        raise BuildError(f"{display_path(path)} is missing: run `make setup`.")
    return COMMENTS.sub("", path.read_text(encoding="utf-8")).rstrip()


def support_of(entry: Row) -> Row:
    """How far the literature goes along with a statement, as its own page counts it."""
    supporting, against, _ = support_counts(entry)
    return {"for": supporting, "against": against, "certainty": entry["certainty"]}


def urgency_weight(topic: Row, site_data: SiteData) -> Row:
    """How much a topic counts that may be an emergency: by the most urgent step of the imaging ladder that its questions lead to."""
    if "alarm" not in topic:
        return {}
    if topic["alarm"] == "region":
        return {"press": REGION_WEIGHT}
    rungs = {row["rung"] for row in site_data.findings if row["id"] in topic.get("findings", [])}
    return {"press": next((weight for rung, weight in URGENCY_WEIGHTS.items() if rung in rungs), 2)}


def calculator_questions(lists: Row, site_data: SiteData) -> Row:
    """The questions of the calculators that topics name: for clinicians with what counts, for patients as they are asked."""
    named = {ident for topic in lists["topics"] for ident in topic.get("findings", [])}
    return {
        row["id"]: {
            "label": row["label"],
            "says": {"clinician": row["help"]["clinician"], "patient": row["ask"]["patient"]},
        }
        for row in site_data.findings
        if row["id"] in named
    }


def engine_script(data: Row, site_data: SiteData, well_spelled: list[str] | None = None) -> str:
    """The whole script. `data` is what `prepare.data` wrote for the page: statements, sources, words, pages."""
    lists = synonyms()
    topics = [{**topic, **urgency_weight(topic, site_data)} for topic in lists["topics"]]
    own = {
        "lists": {
            **lists,
            "topics": topics,
            "well_spelled": read_familiar_words() if well_spelled is None else well_spelled,
        },
        "statements": [
            {"id": ident, **row, "support": support_of(site_data.evidence[ident])}
            for ident, row in data["statements"].items()
        ],
        "sources": data["sources"],
        "findings": calculator_questions(lists, site_data),
        "pages": data["pages"],
        "words": {name: data["words"][name] for name in WORDS},
    }
    text = json.dumps(own, ensure_ascii=False, separators=(",", ":"))
    # Both are MIT-licensed; THIRD-PARTY-NOTICES.md names them. The stemmer is a module of Node's kind.
    return (
        f"{read_library(MINISEARCH)}\n"
        f"(function (module) {{\n{read_library(STEMMER)}\n"
        f"globalThis.UB_ASK = {{ stem: module.exports, data: {text} }};\n}})({{}});\n"
        + "".join((HERE / name).read_text(encoding="utf-8") for name in ("terms.js", "rank.js"))
    )

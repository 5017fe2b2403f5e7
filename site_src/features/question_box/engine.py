"""The script that ranks the statements: its data, then the bundle of `question-engine.js`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from site_src.blocks.statement import support_counts
from site_src.bundler import with_data
from site_src.content.site_data import SiteData
from site_src.features.question_box import additions
from site_src.features.question_box.additions import URGENCY_WEIGHTS
from site_src.paths import DOCS, display_path, read_json

HERE = Path(__file__).parent
ENTRY = HERE / "question-engine.js"
#: The entry of the script of the page.
PAGE_ENTRY = HERE / "question-box.js"
SYNONYMS = DOCS / "data" / "synonyms.json"
FAMILIAR = DOCS / "data" / "familiar.json"
#: Every question is about the region, so its name weighs little.
REGION_WEIGHT = 0.3
#: The texts of the page that an answer needs.
WORDS = (
    "ask-found",
    "ask-found-1",
    "ask-outside",
    "ask-silent",
    "ask-related-n",
    "ask-related-1",
    "ask-added",
    "ask-beyond",
    "ask-if-so",
    "ask-note",
    "ask-sources",
    "ask-support",
    "ask-why",
    "ask-why-word",
    "beyond",
    "no-source",
    "help-now-link",
    *(f"ask-emergency-{kind}" for kind in ("gate", "flag", "scope", "region", "help")),
)

Row = dict[str, Any]


def synonyms() -> Row:
    """Return the topics with their words, and the subjects outside the guideline."""
    found: Row = read_json(SYNONYMS)
    return found


def read_familiar_words() -> list[str]:
    """Return words that look like misspellings but are not; `make ask` writes them."""
    found: list[str] = read_json(FAMILIAR)["words"]
    return found


def synonym_problems(lists: Row, statements: list[str], findings: list[str], notes: list[str]) -> Iterator[str]:
    """Yield a sentence for each unknown name in the list of synonyms, and for each statement without a topic."""
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
    outside = {word: group["id"] for group in lists["outside"] if "with" not in group for word in group["words"]}
    for topic in lists["topics"]:
        for word in topic["words"] if topic.get("alarm") == "flag" else ():
            if word in outside:
                yield f"{where}: {word!r} is a word of the topic {topic['id']!r} and of the group {outside[word]!r} outside."
    yield from (f"{where}: {says}" for says in additions.problems(lists, notes))
    about = {ident for topic in lists["topics"] for ident in topic["about"]}
    yield from (f"{where}: no topic refers to the statement {ident!r}." for ident in statements if ident not in about)


def weighted_topic(topic: Row, site_data: SiteData) -> Row:
    """Return a topic with its weight, and whether its questions belong to rules that are not in the article."""
    added = {"added": True} if additions.leads_to_additions(topic, site_data) else {}
    return {**topic, **urgency_weight(topic, site_data), **added}


def support_of(entry: Row) -> Row:
    """Return how much the literature supports a statement, with the counts of its page."""
    supporting, against, _ = support_counts(entry)
    return {"for": supporting, "against": against, "certainty": entry["certainty"]}


def urgency_weight(topic: Row, site_data: SiteData) -> Row:
    """Return the weight of an urgent topic: by the most urgent imaging step that its questions lead to."""
    if "alarm" not in topic:
        return {}
    if topic["alarm"] == "region":
        return {"press": REGION_WEIGHT}
    rungs = {row["rung"] for row in site_data.findings if row["id"] in topic.get("findings", [])}
    return {"press": next((weight for rung, weight in URGENCY_WEIGHTS.items() if rung in rungs), 2)}


def calculator_questions(lists: Row, site_data: SiteData) -> Row:
    """Return the calculators' questions that topics name, with texts for clinicians and for patients."""
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
    """Return the whole script. `data` is from `assets.calculator_data`: statements, sources, words, and pages."""
    lists = synonyms()
    topics = [weighted_topic(topic, site_data) for topic in lists["topics"]]
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
        "rules": additions.rule_data(data, site_data),
        "notes": additions.note_data(lists, data, site_data),
        "cautions": additions.caution_data(lists),
        "sources": data["sources"],
        "findings": calculator_questions(lists, site_data),
        "pages": data["pages"],
        "words": {name: data["words"][name] for name in WORDS},
    }
    # The two libraries in the bundle are MIT-licensed, see THIRD-PARTY-NOTICES.md.
    return with_data("globalThis.UB_QUESTION_BOX_DATA", own, ENTRY)

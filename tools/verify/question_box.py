"""Measure the accuracy of the question box, with the script that the site ships."""

import json
from pathlib import Path
from typing import Any

from site_src.assets import calculator_data
from site_src.content.site_data import site_data
from site_src.features.question_box.engine import FAMILIAR, engine_script
from site_src.node import run_node
from site_src.paths import DOCS, ROOT
from tools.verify.question_set import ANSWERED, HALVES, REFUSED, URGENT, Question, questions

SCORES = DOCS / "data" / "ask.json"
SCRIPT = Path(__file__).with_name("question_box.mjs")
FAMILIAR_SCRIPT = Path(__file__).with_name("familiar_words.mjs")
FIRST = 3
#: The minimum shares.
AIMS = {"found": {"tuned": 0.95, "frozen": 0.90}, "refused": {"tuned": 0.90, "frozen": 0.90}}

Json = dict[str, Any]


def ask_box(texts: list[str]) -> list[Json]:
    """Return the box's answer to each text: `found`, the best statement first, and `outside`, the group it refused for."""
    answers: list[Json] = json.loads(
        run_node(SCRIPT, {"engine": engine_script(calculator_data(site_data()), site_data()), "questions": texts}, ROOT)
    )
    return answers


def expected_hits(question: Question, answer: Json) -> int:
    """Count the expected statements among the first three; for a question to be refused, return 1 if it was."""
    if question.kind in REFUSED:
        return int(not answer["found"])
    if question.kind in URGENT and not answer["emergency"]:
        return 0
    return len(set(question.expect) & set(answer["found"][:FIRST]))


def measure() -> Json:
    """Return the scores of both halves, in total and by kind. `wanted` counts statements or, for refusals, questions."""
    asked = questions()
    answers = ask_box([question.ask for question in asked])
    results = [
        (question, expected_hits(question, answer), max(len(question.expect), 1))
        for question, answer in zip(asked, answers, strict=True)
    ]

    def count(half: str, kinds: tuple[str, ...]) -> Json:
        rows = [(hit, wanted) for question, hit, wanted in results if question.half == half and question.kind in kinds]
        return {"questions": len(rows), "wanted": sum(wanted for _, wanted in rows), "met": sum(hit for hit, _ in rows)}

    return {
        "questions": len(asked),
        "aims": AIMS,
        "halves": {
            half: {
                "found": count(half, ANSWERED),
                "refused": count(half, REFUSED),
                "kinds": {kind: count(half, (kind,)) for kind in ANSWERED + REFUSED},
            }
            for half in HALVES
        },
    }


def score_lines(measured: Json) -> list[str]:
    """Return the totals as sentences."""
    return [
        f"{half}: {share['met']} of {share['wanted']} {what} ({share['met'] / share['wanted']:.3f}, aim {AIMS[total][half]:.2f})"
        for half, row in measured["halves"].items()
        for total, what in (("found", "statements in the first three"), ("refused", "questions refused"))
        for share in [row[total]]
    ]


def familiar_words() -> list[str]:
    """Return familiar words that the box would mistake for misspellings of its own words."""
    found: list[str] = json.loads(
        run_node(FAMILIAR_SCRIPT, {"engine": engine_script(calculator_data(site_data()), site_data(), [])}, ROOT)
    )
    return found


def write_scores() -> list[str]:
    """Write docs/data/familiar.json, measure, write docs/data/ask.json, and return the totals as sentences."""
    FAMILIAR.write_text(json.dumps({"words": familiar_words()}, indent=2) + "\n", encoding="utf-8")
    measured = measure()
    SCORES.write_text(json.dumps(measured, indent=2) + "\n", encoding="utf-8")
    return score_lines(measured)

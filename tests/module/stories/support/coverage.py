"""What the clinical cases must cover. Each check returns one sentence for each thing that no case covers."""

from collections.abc import Iterator
from typing import Any

from site_src.content import outcome_values
from site_src.content.clinical_cases import ClinicalCase

Json = dict[str, Any]
Listing = list[Json]

BOUNDARIES: dict[str, tuple[float, ...]] = {
    "age_years": (17, 18, 50, 50.5, 51),
    "esr_mm_h": (19.9, 20),
    "conservative_weeks": (3.9, 4, 6, 6.1),
    "duration_weeks": (3.9, 4, 5.9, 6, 12, 12.1),
}
"""Either side of every line that the specification draws through a number."""

SHOWN_ANSWERS: tuple[tuple[str, str | None], ...] = (
    ("stop", None),
    ("stop", "urgent-evaluation"),
    ("stop", "immediate"),
    ("outside", None),
    ("outside", "urgent-evaluation"),
    ("outside", "immediate"),
    ("settled", "none"),
    ("settled", "after-conservative-care"),
    ("settled", "first-test"),
    ("settled", "urgent-evaluation"),
    ("settled", "immediate"),
    ("open", None),
    ("open", "after-conservative-care"),
    ("open", "first-test"),
    ("open", "urgent-evaluation"),
    ("open", "immediate"),
)
"""Every kind of answer with every rung that it may show."""


def _missing(what: str, wanted: set[Any], covered: set[Any]) -> Iterator[str]:
    """Yield a sentence for each thing that is required and not covered."""
    for one in sorted(wanted - covered, key=str):
        yield f"No story has {what} {one!r}."


def uncovered_values(stories: list[ClinicalCase], schema: Json) -> Iterator[str]:
    """Yield a sentence for each status, class, kind, rung, test, or follow-up that no case has."""
    values = outcome_values.outcomes(schema)
    values["status"] = values.pop("plan")  # as the stories name it
    for key, wanted in values.items():
        yield from _missing(f"as {key}", set(wanted), {story.expect[key] for story in stories})
    for about, states in outcome_values.suspicions(schema).items():
        covered = {story.expect["suspicions"][about] for story in stories if "suspicions" in story.expect}
        yield from _missing(f"as suspicion of {about}", set(states), covered)


def uncovered_rungs(stories: list[ClinicalCase], rungs: Listing) -> Iterator[str]:
    """Yield a sentence for each rung that no case has as `then` or `could_be`, or with a kind of answer that shows it."""
    yield from _missing("for then", {None, "after-conservative-care"}, {story.expect["then"] for story in stories})
    above = {rung["id"] for rung in rungs[1:]}
    yield from _missing("for could_be", {None, *above}, {story.expect["could_be"] for story in stories})
    covered = {(story.expect["kind"], story.expect["rung"]) for story in stories}
    yield from _missing("the answer", set(SHOWN_ANSWERS), covered)
    for kind, rung in sorted(covered - set(SHOWN_ANSWERS), key=str):
        yield f"A story shows {rung!r} as {kind!r}, which no answer may."


def uncovered_boundaries(stories: list[ClinicalCase], findings: Listing, rules: Listing) -> Iterator[str]:
    """Yield a sentence for each side of a bound, and each end of a range, that no case has."""
    covered = {(id, value) for story in stories for id, value in story.answers.items()}
    wanted = {(id, value) for id, values in BOUNDARIES.items() for value in values}
    wanted |= {(row["id"], row[end]) for row in findings if row["kind"] == "number" for end in ("low", "high")}
    yield from _missing("the number", wanted, covered)
    for rule in rules:
        for clause in rule["when"]:
            if clause["value"] is not None and clause["value"] not in BOUNDARIES.get(clause["finding"], ()):
                yield f"The rule {rule['id']!r} draws a line at {clause['value']} that the boundaries do not have."


def uncovered_statements(stories: list[ClinicalCase], statements: Listing) -> Iterator[str]:
    """Yield a sentence for each statement that a rule or the plan uses and that is the source of no case."""
    acted_on = {row["id"] for row in statements if row["use"] != "text"}
    yield from _missing("as its source", acted_on, {story.source for story in stories})

"""A sample of cases: bases of every kind, each changed at random; the same in every run."""

import random
from collections.abc import Iterator
from functools import cache
from typing import Any

from tests.module.support.case_builders import (
    ABSENT,
    AFTER_CARE,
    CATALOGUE,
    CLEAR_GATE,
    EVERYTHING_ABSENT,
    FIRST_TEST,
    NO_FLAGS,
    NOT_ASSESSED,
    NOW,
    PRESENT,
    SETTLED,
    TODAY,
    Answers,
    Json,
    assessment_of,
)

NUMBERS: dict[str, tuple[float | None, ...]] = {
    "age_years": (None, 3, 17, 17.5, 18, 40, 50, 50.5, 51, 90),
    "esr_mm_h": (None, 0, 19, 19.9, 20, 60),
    "duration_weeks": (None, 1, 3.9, 4, 5.9, 6, 6.1, 13, 60),
    "conservative_weeks": (None, 0, 3, 3.9, 4, 6, 6.1, 60),
}
BASES: tuple[Answers, ...] = (
    {},
    CLEAR_GATE,
    NO_FLAGS,
    SETTLED,
    FIRST_TEST,
    TODAY,
    NOW,
    AFTER_CARE,
    EVERYTHING_ABSENT,
    {**SETTLED, "radiculopathy_signs": PRESENT},
    {**SETTLED, "lung_warning": PRESENT},
    {**SETTLED, "pregnancy": PRESENT},
    {**SETTLED, "age_years": 12},
    {**TODAY, "work_up_done": PRESENT},
    {**FIRST_TEST, "work_up_done": PRESENT},
    {**SETTLED, "age_years": 70, "new_onset": PRESENT},
    {**SETTLED, "duration_weeks": 20, "new_onset": PRESENT},
)


def _randomly_changed(chance: random.Random, base: Answers) -> Answers:
    """Return the base with up to six answers changed; care never outlasts the pain."""
    answers = dict(base)
    for id in chance.sample(CATALOGUE, chance.randint(0, 6)):
        values: tuple[Any, ...] = NUMBERS.get(id, (PRESENT, ABSENT, NOT_ASSESSED))
        answers[id] = chance.choice(values)
    care, pain = answers.get("conservative_weeks"), answers.get("duration_weeks")
    if care is not None and pain is not None and care > pain:
        answers["duration_weeks"] = None
    return answers


@cache
def sample_assessments(count: int = 340) -> tuple[Json, ...]:
    """Return the assessments of this many cases."""
    chance = random.Random(20261124)  # noqa: S311 - the same cases each time, nothing secret
    bases = (BASES * (count // len(BASES) + 1))[:count]
    return tuple(
        assessment_of(base if place < len(BASES) else _randomly_changed(chance, base))
        for place, base in enumerate(bases)
    )


def texts_for_reader(value: Any, reader: str) -> Iterator[str]:
    """Yield every text for one reader in a part of an assessment."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == reader:
                yield inner
            else:
                yield from texts_for_reader(inner, reader)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_for_reader(inner, reader)


def visible_parts(found: Json) -> list[Any]:
    """Return the parts of an assessment that a page or a printed sheet may show."""
    imaging = found["imaging"]
    rules = [rule for rule in imaging["rules"] if rule["id"] in found["shown"]["rules"]]
    parts = [found["answer"], found["gate"], found["screen"], rules, imaging["says"], imaging["beside"]]
    return [*parts, found["management"], found["foot"]]


def visible_text(found: Json) -> str:
    """Return everything that may be shown, for both readers, as one text."""
    return "\n".join(
        [*texts_for_reader(visible_parts(found), "clinician"), *texts_for_reader(visible_parts(found), "patient")]
    )

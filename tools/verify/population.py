"""Count how often each answer is given in a synthetic population.

The assumed frequencies are in a file that a reviewer may change (`docs/data/population.json`). The decision module answers
for every simulated person, so that the shares describe the rules and not patients.
"""

import json
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from calculators import Case
from calculators.answer import shown_answer
from calculators.answers import Answer
from calculators.findings import YES_NO_IDS
from calculators.gate import assess_gate
from calculators.imaging import LADDER, assess_imaging

FILE = Path(__file__).resolve().parents[2] / "docs" / "data" / "population.json"
Assumed = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shares:
    """Of `persons`, how many got each kind of answer, each floor, and each rule. Several rules may fire for one person."""

    persons: int
    kinds: dict[str, int]
    rungs: dict[str, int]
    rules: dict[str, int]


def assumed_frequencies() -> Assumed:
    """Read the assumed frequencies. Raise ValueError with one sentence if they are not usable."""
    data: Assumed = json.loads(FILE.read_text(encoding="utf-8"))
    if missing := set(YES_NO_IDS) ^ set(data["shares"]):
        raise ValueError(
            f"{FILE.name}: expected one share for each yes/no finding; look at {', '.join(sorted(missing))}."
        )
    for name, share in data["shares"].items():
        if not 0 <= share <= 1:
            raise ValueError(f"{FILE.name}: the share of {name} is {share}; expected a number from 0 to 1.")
    for bands in (data["ages"], data["weeks"]["new"], data["weeks"]["not_new"]):
        if abs(sum(band["share"] for band in bands) - 1) > 1e-9:
            raise ValueError(f"{FILE.name}: the shares of the bands from {bands[0]['from']} on do not add up to 1.")
    return data


def _from_bands(random: Random, bands: list[dict[str, float]]) -> float:
    """Draw a number: a band by its share, then any value in the band with equal probability."""
    left = random.random()
    band = bands[-1]
    for band in bands:
        if left < band["share"]:
            break
        left -= band["share"]
    return band["from"] + random.random() * (band["to"] - band["from"])


@dataclass(frozen=True, slots=True)
class Person:
    """One drawing, before any share is applied: a number from 0 to 1 for each yes/no finding, and the values of the numbers."""

    chance: dict[str, float]
    age_years: int
    weeks: dict[str, float]
    """Weeks of pain if it is new (`new`) and if it is not (`not_new`)."""


def draw(random: Random, data: Assumed) -> Person:
    """Draw one person."""
    chance = {id: random.random() for id in YES_NO_IDS}
    age = int(_from_bands(random, data["ages"]))
    return Person(chance, age, {kind: _from_bands(random, data["weeks"][kind]) for kind in ("new", "not_new")})


def answers_of(person: Person, data: Assumed, shares: dict[str, float]) -> dict[str, str | float]:
    """Return a person's answers to the questions in `shares`, as JSON values, without an ESR."""
    given: dict[str, str | float] = {
        id: str(Answer.PRESENT if person.chance[id] < share else Answer.ABSENT) for id, share in shares.items()
    }
    pain = round(person.weeks["new" if given["new_onset"] == Answer.PRESENT else "not_new"], 1)
    care = round(pain * data["weeks"]["care_share_of_pain"], 1)
    return {**given, "age_years": person.age_years, "duration_weeks": pain, "conservative_weeks": care}


def draw_person(random: Random, data: Assumed) -> Case:
    """Draw one person with every question answered, but without an ESR."""
    given = answers_of(draw(random, data), data, data["shares"])
    return Case({id: Answer(value) if isinstance(value, str) else value for id, value in given.items()})


@cache
def shares() -> Shares:
    """Count the answers in the population. The seed is in the file, so that the persons are the same in every run."""
    data = assumed_frequencies()
    random = Random(data["seed"])  # noqa: S311 - a drawing for a table, not a secret
    kinds: Counter[str] = Counter()
    rungs: Counter[str] = Counter({str(rung): 0 for rung in LADDER})
    rules: Counter[str] = Counter()
    for _ in range(data["persons"]):
        case = draw_person(random, data)
        gate, imaging = assess_gate(case), assess_imaging(case)
        kinds[str(shown_answer(case, gate, imaging).kind)] += 1
        rungs[str(imaging.floor)] += 1
        rules.update([rule.id for rule in (*gate.rules, *imaging.rules)])
    return Shares(data["persons"], dict(kinds), dict(rungs), dict(rules))

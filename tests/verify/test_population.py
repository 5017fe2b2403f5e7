"""The people of the population: the same each time, shares that add up, and a sentence for a file that cannot be used."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from random import Random

import pytest

from calculators import Case
from calculators.findings import YES_NO_IDS
from calculators.imaging import LADDER
from tools.verify import population
from tools.verify.population import Assumed, assumed_frequencies, draw_person, shares

FEW = 200


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a smaller population, which a test may change."""
    path = tmp_path / "population.json"
    path.write_text(json.dumps({**assumed_frequencies(), "persons": FEW}), encoding="utf-8")
    monkeypatch.setattr(population, "FILE", path)
    shares.cache_clear()
    return path


def write(file: Path, **other: object) -> Assumed:
    data: Assumed = {**json.loads(file.read_text(encoding="utf-8")), **other}
    file.write_text(json.dumps(data), encoding="utf-8")
    shares.cache_clear()
    return data


def draw(seed: int, data: Assumed) -> Case:
    return draw_person(Random(seed), data)  # noqa: S311 (not a secret)


def test_every_person_has_one_answer_and_one_step(file: Path) -> None:
    found = shares()
    assert file.is_file()
    assert found.persons == FEW
    assert sum(found.kinds.values()) == sum(found.rungs.values()) == FEW
    assert list(found.rungs) == [str(rung) for rung in LADDER]


def test_the_same_seed_draws_the_same_people_and_another_seed_others(file: Path) -> None:
    first = shares()
    shares.cache_clear()
    assert shares() == first
    write(file, seed=1)
    assert shares() != first


def test_a_share_that_is_changed_changes_what_is_counted(file: Path) -> None:
    data = write(file)
    nobody = dict.fromkeys(data["shares"], 0)
    write(file, shares=nobody)
    assert shares().rungs == {str(rung): FEW if str(rung) == "none" else 0 for rung in LADDER}
    write(file, shares={**nobody, "fever": 1})
    assert shares().rungs["immediate"] == FEW
    assert shares().rules["fever"] == FEW


def test_everybody_was_asked_everything_but_the_esr(file: Path) -> None:
    data = write(file)
    for seed in range(20):
        case = draw(seed, data)
        assert all(case.answered(id) for id in YES_NO_IDS)
        assert case.number("esr_mm_h") is None
        pain, care, age = (case.number(id) for id in ("duration_weeks", "conservative_weeks", "age_years"))
        assert pain is not None
        assert care is not None
        assert age is not None
        assert care <= pain
        assert age >= 18


def test_a_finding_with_the_share_one_is_present_in_everybody(file: Path) -> None:
    data = write(file)
    data["shares"] = {**data["shares"], "fever": 1, "depression": 0}
    drawn = [draw(seed, data) for seed in range(5)]
    assert all(case.present("fever") and case.absent("depression") for case in drawn)


@pytest.mark.parametrize(
    ("where", "value", "says"),
    [
        (("shares", "fever"), 1.5, "the share of fever is 1.5; expected a number from 0 to 1."),
        (("shares", "fever"), -0.1, "the share of fever is -0.1; expected a number from 0 to 1."),
        (("shares", "no_such"), 0.1, "expected one share for each yes/no finding; look at no_such."),
        (("ages",), [{"from": 18, "to": 90, "share": 0.5}], "the shares of the bands from 18 on do not add up to 1."),
        (
            ("weeks", "new"),
            [{"from": 0, "to": 4, "share": 1.2}],
            "the shares of the bands from 0 on do not add up to 1.",
        ),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_a_sentence(
    file: Path, where: tuple[str, ...], value: object, says: str
) -> None:
    data = copy.deepcopy(write(file))
    place = data
    for name in where[:-1]:
        place = place[name]
    place[where[-1]] = value
    write(file, **data)
    with pytest.raises(ValueError, match=r"^population\.json: ") as refused:
        assumed_frequencies()
    assert says in str(refused.value)


def test_a_share_that_is_left_out_is_named(file: Path) -> None:
    data = write(file)
    write(file, shares={name: share for name, share in data["shares"].items() if name != "fever"})
    with pytest.raises(ValueError, match=r"look at fever\.$"):
        assumed_frequencies()

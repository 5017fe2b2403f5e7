"""The file of results, and the command that writes it: a part that fails is a sentence, and no other part is lost."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import calculators
from site_src.content.schemas import read_schema, schema_problems
from tools.bench import __main__ as command
from tools.bench.paths import BenchmarkError
from tools.bench.start import PLANS, Variant, summarize
from tools.bench.statistics import Measure
from tools.bench.worktree import multiply_pages, multiply_rules, worktree_copy


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "bench.json"


def test_a_part_that_fails_is_a_sentence_and_the_others_stay(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: int) -> dict[str, Measure]:
        raise BenchmarkError("No browser was found.")

    kept = {"serve.saved": {"unit": "ms", "n": 1, "median": 2.0}}
    monkeypatch.setitem(command.BENCHMARKS, "build", lambda _: kept)
    monkeypatch.setitem(command.BENCHMARKS, "reading", fails)
    assert command.main(["--only", "build", "reading", "--to", str(file)]) == 0
    parts = json.loads(file.read_text(encoding="utf-8"))["parts"]
    assert parts["build"]["measures"] == kept
    assert parts["reading"]["left"] == "No browser was found."
    schema = read_schema("bench")
    assert list(schema_problems({"parts": parts}, schema, "bench.json")) == []

    monkeypatch.setitem(command.BENCHMARKS, "reading", lambda _: kept)
    assert command.main(["--only", "reading", "--to", str(file)]) == 0
    again = json.loads(file.read_text(encoding="utf-8"))["parts"]
    assert again["build"] == parts["build"]
    assert "left" not in again["reading"]


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_whatever_is_compared_is_measured_too(plan: list[Variant]) -> None:
    assert {variant.reference for variant in plan} <= set(plan)
    assert len(plan) == len(set(plan))


def test_times_carry_their_ratio_and_the_reference_none() -> None:
    """The third repetition lacks the reference, whose visit failed: it counts for the time and not for the ratio."""
    found = summarize("x", {"file.ours.cold": {"ms": {0: 1, 1: 2, 2: 9}}, "fast.stock.cold": {"ms": {0: 2, 1: 4}}})
    assert (found["x.file.ours.cold"]["n"], found["x.file.ours.cold"]["ratio"]["n"]) == (3, 2)
    assert found["x.file.ours.cold"]["to"] == "x.fast.stock.cold"
    assert found["x.file.ours.cold"]["ratio"]["median"] == 0.5
    assert "ratio" not in found["x.fast.stock.cold"]


def test_ten_times_is_ten_times() -> None:
    with worktree_copy() as tree:
        before = len(list((tree / "docs").rglob("*.md")))
        multiply_pages(tree)
        assert len(list((tree / "docs").rglob("*.md"))) == 10 * before
        assert not any("](" in page.read_text(encoding="utf-8") for page in (tree / "docs/copies").rglob("*.md"))
        multiply_rules(tree)
        ask = "import calculators; print(*[rule['id'] for rule in calculators.listing('rules')])"
        output = subprocess.run(
            [sys.executable, "-c", ask], cwd=tree, capture_output=True, text=True, check=True
        ).stdout
    ids = output.split()
    assert len(ids) == len(set(ids))
    families = [rule["id"] for rule in calculators.listing("rules") if rule["family"] in {"gate", "imaging"}]
    for rule in set(families) - {"otherwise"}:
        assert sum(one == rule or re.fullmatch(rf"{rule}-[1-9]", one) is not None for one in ids) == 10

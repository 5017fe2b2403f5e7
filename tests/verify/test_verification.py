"""What the runs left is read with suspicion: what does not hold, or is of other rules, or is old, stops with a sentence."""

from __future__ import annotations

import json
import os
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import calculators
from site_src import build
from site_src.content import verification
from site_src.content.clinical_cases import clinical_cases
from site_src.content.site_data import site_data
from site_src.paths import BuildError
from tools.verify import verification as read
from tools.verify.population import Shares
from tools.verify.verification import (
    VerifyError,
    branch_coverage,
    browser_parity,
    mutation_report,
    population_shares,
    proved_laws,
    read_fresh_record,
    require_current_rules,
)

HASH = calculators.rules_hash()
LAW = {"law": "exactly one rung", "combinations": 12, "tests": 1, "failed": 0, "seconds": 0.1}
PROOF = {"rules_hash": HASH, "holds": True, "python": "3.11.2", "laws": [LAW]}
COUNT = len(clinical_cases())
PARITY = {"stories": COUNT, "bad_inputs": 5, "equal": COUNT + 5, "browser": "chromium 1", "rules_hash": HASH}
TOTALS = {"missing_lines": 0, "missing_branches": 0, "num_branches": 10, "num_statements": 20}
MUTANTS = {
    "tool": "cosmic-ray", "version": "8", "date": "2026-11-24", "rules_hash": HASH, "killed": 9, "survived": 1,
    "timeout": 0, "score": 90, "left_out": [{"kinds": "Is_<", "why": "It fails."}],
    "survivors": [{"where": "a.py:1", "what": "1 → 2", "why": "Equal."}],
}  # fmt: skip


def test_a_proof_that_holds_gives_its_laws() -> None:
    assert proved_laws(PROOF) == [{"law": "exactly one rung", "combinations": 12, "tests": 1}]


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        ({"holds": False, "laws": [{**LAW, "failed": 1}]}, "The proof does not hold: exactly one rung."),
        ({"holds": False}, "The proof does not hold: a test outside the laws failed."),
        ({"rules_hash": "0" * 12}, f"The proof is of the rules {'0' * 12}, and these are {HASH}: run the proof again."),
    ],
)
def test_a_proof_that_does_not_count_is_refused(broken: dict[str, Any], says: str) -> None:
    with pytest.raises(VerifyError) as refused:
        proved_laws({**PROOF, **broken})
    assert str(refused.value) == says


def test_the_browsers_record_counts_only_if_every_answer_was_equal() -> None:
    assert browser_parity(PARITY) == {name: PARITY[name] for name in ("stories", "bad_inputs", "equal", "browser")}
    with pytest.raises(VerifyError, match=f"For 2 of {COUNT + 5} inputs, the browser’s answer differed"):
        browser_parity({**PARITY, "equal": COUNT + 3})
    with pytest.raises(VerifyError, match=f"answered {COUNT - 1} stories and there are {COUNT}"):
        browser_parity({**PARITY, "stories": COUNT - 1, "equal": COUNT + 4})
    with pytest.raises(VerifyError, match="run the browser tests again"):
        browser_parity({**PARITY, "rules_hash": "0" * 12})


def test_a_branch_that_no_test_takes_is_refused() -> None:
    assert branch_coverage({"totals": TOTALS}) == {"branches": 10, "statements": 20, "missed": 0}
    with pytest.raises(VerifyError, match=r"^0 lines and 1 branches of calculators/ are taken by no test\.$"):
        branch_coverage({"totals": {**TOTALS, "missing_branches": 1}})


def test_a_record_is_missing_or_unreadable_or_old_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, module = tmp_path / "build" / "parity.json", tmp_path / "calculators"
    path.parent.mkdir()
    module.mkdir()
    (module / "gate.py").write_text("", encoding="utf-8")
    monkeypatch.setattr(read, "MODULE", module)
    with pytest.raises(
        VerifyError, match=r"^parity\.json is missing in build/\. Run the browser suite to create it\.$"
    ):
        read_fresh_record(path, "the browser suite")
    path.write_text("{", encoding="utf-8")
    os.utime(module / "gate.py", (1, 1))
    with pytest.raises(VerifyError, match=r"^parity\.json is not JSON"):
        read_fresh_record(path, "the browser suite")
    path.write_text('{"stories": 1}', encoding="utf-8")
    assert read_fresh_record(path, "the browser suite") == {"stories": 1}
    os.utime(path, (0, 0))
    with pytest.raises(VerifyError, match=r"^parity\.json is older than calculators/gate\.py"):
        read_fresh_record(path, "the browser suite")


def test_the_report_on_mutants_is_taken_as_it_is_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "mutants.json"
    assert mutation_report(path) is None
    path.write_text(json.dumps({**MUTANTS, "more": 1}), encoding="utf-8")
    assert mutation_report(path) == MUTANTS
    path.write_text(json.dumps({key: value for key, value in MUTANTS.items() if key != "tool"}), encoding="utf-8")
    with pytest.raises(VerifyError, match=r"^mutants\.json has no tool\. Generate it again\.$"):
        mutation_report(path)


def test_the_shares_name_the_file_they_were_counted_from() -> None:
    found = population_shares(lambda: Shares(3, {"settled": 3}, {"none": 3}, {"b": 1, "a": 1, "c": 2}))
    assert list(found["rules"]) == ["c", "a", "b"]
    assert re.fullmatch("[0-9a-f]{12}", found["assumed"])


def test_everything_is_put_together_and_dated_by_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, record in (("PROOF", PROOF), ("PARITY", PARITY), ("COVERAGE", {"totals": TOTALS}), ("MUTANTS", MUTANTS)):
        path = tmp_path / f"{name.lower()}.json"
        path.write_text(json.dumps(record), encoding="utf-8")
        monkeypatch.setattr(read, name, path)
    monkeypatch.setattr(read, "population_shares", lambda: {"persons": 1})
    monkeypatch.setattr(mutation_report, "__defaults__", (tmp_path / "mutants.json",))
    whole = read.verification(date(2026, 1, 2))
    assert whole["date"] == "2026-01-02"
    assert (whole["version"], whole["rules_hash"]) == (calculators.VERSION, HASH)
    assert whole["stories"]["told"] == COUNT
    assert whole["mutants"] == MUTANTS
    require_current_rules(whole, "The whole", "it")


@pytest.fixture
def folder(root: Path, tmp_path: Path) -> Path:
    """Write the data of a site with verified rules."""
    for name in ("verification.json", "population.json"):
        (tmp_path / name).write_bytes((root / "docs/data" / name).read_bytes())
    return tmp_path


def test_the_site_uses_verified_rules(folder: Path) -> None:
    assert list(verification.problems(HASH, folder)) == []


def test_the_site_is_not_built_from_rules_that_were_not_verified(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    says = "The rules have changed since they were verified: run make verify."
    assert list(verification.problems("0" * 12, folder)) == [says]
    monkeypatch.setattr(verification.problems, "__defaults__", (folder,))
    other = json.loads((folder / "verification.json").read_text(encoding="utf-8"))
    (folder / "verification.json").write_text(json.dumps({**other, "rules_hash": "0" * 12}), encoding="utf-8")
    with pytest.raises(BuildError) as stopped:
        build.check_data(site_data())
    assert stopped.value.sentences == (says,)
    build.check_data(site_data(), unverified=True)


def test_frequencies_that_were_not_counted_stop_the_build_and_so_does_a_missing_record(folder: Path) -> None:
    (folder / "population.json").write_text("{}", encoding="utf-8")
    assert list(verification.problems(HASH, folder)) == [
        "The assumed frequencies in docs/data/population.json have changed since they were counted: run make verify."
    ]
    (folder / "verification.json").unlink()
    assert list(verification.problems(HASH, folder)) == ["docs/data/verification.json is missing: run make verify."]

"""The report on deliberate errors counts what happened, and refuses what is unexplained, unfinished or too little."""

from __future__ import annotations

import re
import sqlite3
import time
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import calculators
from tools.verify.mutation import killer, report, run
from tools.verify.mutation.report import (
    Mutant,
    changed_lines,
    explanations,
    score,
    tried_mutants,
    unexplained,
    unexplained_jobs,
    untried_files,
)
from tools.verify.mutation.run import MutationError

DAY = date(2026, 11, 24)
DIFF = """--- mutation diff ---
--- acalculators/gate.py
+++ bcalculators/gate.py
@@ -1,3 +1,3 @@
 def stops(x):
-    return x < 1
+    return x <= 1
"""
SURVIVOR = Mutant("calculators/gate.py", 2, "return x < 1", "return x <= 1", "survived")
KEY = ("calculators/gate.py", "return x < 1", "return x <= 1")
KILLED = [Mutant("calculators/gate.py", row, "a", "b", "killed") for row in range(98)]
ENDLESS = Mutant("calculators/gate.py", 99, "a", "b", "timeout")


@pytest.fixture
def session(tmp_path: Path) -> Path:
    """Make a session with a detected, an undetected, an endless, and a skipped mutant."""
    path = tmp_path / "session.sqlite"
    with sqlite3.connect(path) as file:
        file.execute("create table work_items (job_id)")
        file.execute("create table mutation_specs (job_id, module_path, start_pos_row)")
        file.execute("create table work_results (job_id, worker_outcome, test_outcome, output, diff)")
        for number, (outcome, told, output) in enumerate([
            ("NORMAL", "KILLED", "noticed\n"), ("NORMAL", "SURVIVED", "unnoticed\n"), ("NORMAL", "KILLED", "timeout"),
            ("SKIPPED", None, "Filtered operator"),
        ]):  # fmt: skip
            job = str(number)
            file.execute("insert into work_items values (?)", [job])
            file.execute("insert into mutation_specs values (?, 'calculators/gate.py', 2)", [job])
            file.execute("insert into work_results values (?, ?, ?, ?, ?)", [job, outcome, told, output, DIFF])
    file.close()
    return path


def test_a_diff_tells_the_line_before_and_after() -> None:
    assert changed_lines(DIFF) == ("return x < 1", "return x <= 1")
    assert changed_lines("--- a\n+++ b\n@@ -1,4 +1,1 @@\n-\n-\n-@cache\n def stops(x):\n") == ("@cache", "")


def test_a_session_tells_what_became_of_each_error(session: Path) -> None:
    found = tried_mutants(session)
    assert sorted(one.outcome for one in found) == ["killed", "survived", "timeout"]
    assert SURVIVOR in found


def test_what_was_neither_noticed_nor_explained_is_tried_again(session: Path, tmp_path: Path) -> None:
    explained = tmp_path / "explained.toml"
    explained.write_text("", encoding="utf-8")
    assert unexplained_jobs(session, explained) == ["1"]
    explained.write_text(
        '[[explained]]\nfile = "calculators/gate.py"\nline = "return x < 1"\nbecomes = ["return x <= 1"]\nwhy = "Equal."\n',
        encoding="utf-8",
    )
    assert unexplained_jobs(session, explained) == []
    with pytest.raises(MutationError, match=r"^Nothing was tried yet"):
        unexplained_jobs(tmp_path / "none.sqlite", explained)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("insert into work_items values (9)", "1 errors were not tried and 0 could not be"),
        (
            "update work_results set worker_outcome = 'EXCEPTION' where job_id = '0'",
            "0 errors were not tried and 1 could not be",
        ),
    ],
)
def test_a_session_that_is_not_whole_is_refused(session: Path, change: str, says: str) -> None:
    with sqlite3.connect(session) as file:
        file.execute(change)
    file.close()
    with pytest.raises(MutationError, match=says):
        tried_mutants(session)


def test_the_report_counts_and_explains() -> None:
    found = report.report(DAY, "8", [*KILLED, ENDLESS, SURVIVOR], {KEY: "Equal."})
    assert (found["killed"], found["timeout"], found["survived"], found["score"]) == (98, 1, 1, 99.0)
    assert found["survivors"] == [
        {"where": "calculators/gate.py:2", "what": "return x < 1 → return x <= 1", "why": "Equal."}
    ]
    assert (found["rules_hash"], found["date"]) == (calculators.rules_hash(), "2026-11-24")
    assert {row["kinds"] for row in found["left_out"]} == set(run.EXCLUDED_OPERATORS)


def test_what_nobody_explained_is_refused_and_so_is_an_explanation_of_nothing() -> None:
    with pytest.raises(
        MutationError, match=re.escape("calculators/gate.py:2: no test notices it, and it is not explained")
    ):
        report.report(DAY, "8", [*KILLED, SURVIVOR], {})
    assert next(unexplained([], {KEY: "Equal."})).startswith("calculators/gate.py: explained, but a test notices it")


def test_too_low_a_score_is_refused() -> None:
    assert score(94, 1, 5) == 95.0
    with pytest.raises(MutationError, match=r"noticed 50\.0% of the errors; the target is 95%"):
        report.report(DAY, "8", [KILLED[0], SURVIVOR], {KEY: "Equal."})


def test_every_explanation_is_of_a_line_that_stands_there(root: Path) -> None:
    for file, line, _ in explanations():
        lines = {text.strip() for text in (root / file).read_text(encoding="utf-8").splitlines()}
        assert line in lines, file


def test_the_kinds_that_are_not_tried_are_those_that_are_meant() -> None:
    spared = re.compile("|".join(run.EXCLUDED_OPERATORS))
    for kind in (
        "BinaryOperator_BitOr_Add",
        "BinaryOperator_Add_Pow",
        "BinaryOperator_Pow_Mul",
        "ComparisonOperator_IsNot_GtE",
        "ComparisonOperator_Lt_Is",
    ):
        assert spared.match(f"core/Replace{kind}"), kind
    for kind in (
        "BinaryOperator_Add_Sub",
        "BinaryOperator_Div_FloorDiv",
        "BinaryOperator_Sub_Mod",
        "ComparisonOperator_Is_IsNot",
        "ComparisonOperator_Lt_LtE",
        "TrueWithFalse",
    ):
        assert not spared.match(f"core/Replace{kind}"), kind
    filters = tomllib.loads(run.configuration([1]))["cosmic-ray"]["filters"]["operators-filter"]
    assert filters["exclude-operators"] == list(run.EXCLUDED_OPERATORS)


def test_errors_are_tried_in_every_file_of_the_module(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = tomllib.loads(run.configuration([1]))["cosmic-ray"]
    # cosmic-ray reads every Python file below this folder except those that it should leave out.
    assert (settings["module-path"], settings["excluded-modules"]) == ("calculators", [])
    assert settings["module-path"] in run.COPIED
    files = {str(file.relative_to(root)) for file in (root / settings["module-path"]).rglob("*.py")}
    assert untried_files(files, root) == []
    assert untried_files(files - {"calculators/io/saved_case.py"}, root) == ["calculators/io/saved_case.py"]
    monkeypatch.setattr(report, "tried_mutants", lambda: KILLED)
    with pytest.raises(
        MutationError, match=r"^No error was tried in calculators/__main__\.py, .*calculators/unmet_rules"
    ):
        report.write_report(DAY, root / "build" / "never-written.json")


def test_files_of_texts_and_tables_need_no_error(tmp_path: Path) -> None:
    (tmp_path / "calculators").mkdir()
    for name, text in (("table", "WEEKS = 4\n"), ("rule", "def due(weeks: float) -> bool:\n    return weeks >= 4\n")):
        (tmp_path / "calculators" / f"{name}.py").write_text(text, encoding="utf-8")
    assert untried_files([], tmp_path) == ["calculators/rule.py"]


def test_the_tests_named_after_a_module_are_asked_first(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    for module in sorted((root / "calculators").rglob("*.py")):
        first, second, rest = killer.pytest_runs(module.stem)
        assert killer.RECORDED in first
        assert second == [killer.SECOND_OPINION]
        named = {file for file in (*first, *rest) if "::" not in file and not file.startswith("-")}
        assert all((root / file).exists() for file in named if file.startswith("tests/")), module.stem
    assert killer.pytest_runs("gate")[0][:2] == ["tests/module/test_values.py", "tests/module/test_gate.py"]
    everything = {*killer.pytest_runs("")[0], *killer.pytest_runs("")[2]}
    assert {f"tests/module/{file.name}" for file in (root / "tests" / "module").glob("test_*.py")} <= everything


def endless(_copy: Path, _whole: Path) -> bool:
    while True:
        pass


def waiting(seconds: float) -> Callable[[Path, Path], bool]:
    def tests(_copy: Path, _whole: Path) -> bool:
        time.sleep(seconds)
        return False

    return tests


def test_only_processor_time_makes_a_timeout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for tests, outcome in (
        (endless, "timeout"),
        (waiting(1.5), "unnoticed"),
        (lambda *_: True, "noticed"),
        (lambda *_: 1 // 0 == 0, "noticed"),
    ):
        monkeypatch.setattr(killer, "is_noticed", tests)
        assert killer.run_forked(tmp_path, tmp_path, 1) == outcome
    monkeypatch.setattr(killer, "is_noticed", waiting(60))
    assert killer.run_forked(tmp_path, tmp_path, 0.01) == "timeout"


def test_what_could_not_be_tried_is_tried_when_the_run_is_continued(
    session: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sqlite3.connect(session) as file:
        file.execute("update work_results set worker_outcome = 'ABNORMAL' where job_id = '2'")
    file.close()
    for name in ("run_session", "start_session"):
        monkeypatch.setattr(run, name, lambda: None)
    monkeypatch.setattr(run, "SESSION", session)
    monkeypatch.setattr(run, "UNALTERED", root)
    assert not run.is_interrupted()
    run.mutate()
    assert run.is_interrupted()


def test_the_altered_module_is_found(tmp_path: Path) -> None:
    for folder in ("whole", "copy"):
        (tmp_path / folder / "calculators").mkdir(parents=True)
        for name in ("gate.py", "wire.py"):
            (tmp_path / folder / "calculators" / name).write_text("", encoding="utf-8")
    assert killer.altered_module(tmp_path / "copy", tmp_path / "whole") == ""
    (tmp_path / "copy" / "calculators" / "wire.py").write_text("1", encoding="utf-8")
    assert killer.altered_module(tmp_path / "copy", tmp_path / "whole") == "wire"

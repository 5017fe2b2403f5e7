"""No answer of a story moves unless the version says so; and the guard is able to fail."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import pytest

import calculators
from site_src.content.clinical_cases import clinical_cases
from tools.verify import version_guard
from tools.verify.version_guard import (
    MAJOR,
    MINOR,
    PATCH,
    GuardError,
    Record,
    bump_problem,
    changes_problem,
    current_answers,
    is_bumped,
    is_unreleased,
    record_problems,
    required_bump,
    write_record,
)


@pytest.fixture(scope="module")
def now() -> Record:
    """Return the answers of this tree."""
    return current_answers()


def version(record: Record, number: str) -> Record:
    return {**record, "version": number}


def moved(record: Record, **parts: str) -> Record:
    """Return the record with the answer to one case changed."""
    other = copy.deepcopy(record)
    other["stories"]["only-fever"] |= parts
    return other


def test_the_record_is_of_these_rules_and_these_stories(now: Record) -> None:
    recorded = json.loads(version_guard.FILE.read_text(encoding="utf-8"))
    assert list(record_problems(recorded, now, version_guard.CHANGES.read_text(encoding="utf-8"))) == []


def test_every_story_is_recorded(now: Record) -> None:
    assert list(now["stories"]) == [story.id for story in clinical_cases()]
    assert now["stories"]["only-fever"]["floor"] == "immediate"


def test_a_bound_that_moves_in_the_module_moves_the_record(now: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    def other(text: str) -> str:
        answers = json.loads(text)
        answers.pop("fever", None)
        return real(json.dumps(answers))

    real = calculators.assess_json
    monkeypatch.setattr(calculators, "assess_json", other)
    found = required_bump(now, current_answers())
    assert found is not None
    assert found[0] == MAJOR
    assert "only-fever" in found[1]
    faults = list(record_problems(now, current_answers(), f"## {now['version']}"))
    assert len(faults) == 1
    assert faults[0].startswith(f"The rules have moved since {now['version']} was recorded (")
    assert "an answer became less urgent" in faults[0]


def test_the_version_increases_by_the_part_that_the_change_requires(now: Record) -> None:
    assert required_bump(now, now) is None
    assert required_bump(now, {**now, "rules_hash": "0" * 12}) == (PATCH, [])
    assert required_bump(now, moved(now, words="00000000")) == (PATCH, ["only-fever"])
    assert required_bump(now, moved(now, answer="00000000")) == (MINOR, ["only-fever"])
    assert required_bump(moved(now, answer="00000000", floor="none"), now) == (MINOR, ["only-fever"])
    assert required_bump(now, moved(now, answer="00000000", floor="none")) == (MAJOR, ["only-fever"])


def test_a_new_story_asks_for_a_record_and_for_no_new_version(now: Record) -> None:
    fewer = copy.deepcopy(now)
    del fewer["stories"]["only-fever"]
    assert required_bump(fewer, now) is None
    assert list(record_problems(fewer, now, f"## {now['version']}")) == [
        "docs/data/story-answers.json does not match these rules and test cases. Run `make record`."
    ]


@pytest.mark.parametrize(
    ("before", "after", "how", "enough"),
    [
        ("1.2.3", "1.2.4", PATCH, True),
        ("1.2.3", "1.2.3", PATCH, False),
        ("1.2.3", "1.2.4", MINOR, False),
        ("1.2.3", "1.3.0", MINOR, True),
        ("1.2.3", "1.3.0", MAJOR, False),
        ("1.2.3", "2.0.0", MAJOR, True),
        ("1.9.0", "1.10.0", MINOR, True),
        ("0.1.0", "0.1.1", MAJOR, False),
        ("0.1.0", "0.2.0", MAJOR, True),
        ("0.9.0", "1.0.0", MAJOR, True),
        ("1.2.3", "1.1.9", PATCH, False),
    ],
)
def test_a_version_rises_far_enough_or_not(before: str, after: str, how: int, enough: bool) -> None:
    assert is_bumped(before, after, how) is enough


def test_a_version_that_rose_may_answer_otherwise(now: Record) -> None:
    after = version(moved(now, answer="00000000"), "0.2.0")
    assert bump_problem(version(now, "0.1.0"), after) is None
    assert bump_problem(version(now, "0.2.0"), after) is not None


def test_a_version_without_its_section_is_named() -> None:
    assert changes_problem("0.2.0", "## 0.2.0\n") is None
    assert changes_problem("0.2.0", "## 0.2.0, 1 December 2026\n") is None
    for changes in ("", "## 0.1.0\n", "## 0.2.01\n", "0.2.0", "### 0.2.0\n"):
        assert changes_problem("0.2.0", changes) == (
            "docs/about/changes.md has no section for 0.2.0: say there what changed clinically."
        )


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a record; changelog and changes contain only 0.1.0, as not yet released."""
    monkeypatch.setattr(version_guard, "CHANGES", tmp_path / "changes.md")
    monkeypatch.setattr(version_guard, "CHANGELOG", tmp_path / "CHANGELOG.md")
    version_guard.CHANGES.write_text("## 0.1.0\n", encoding="utf-8")
    version_guard.CHANGELOG.write_text("## 0.1.0, not yet released\n", encoding="utf-8")
    return tmp_path / "story-answers.json"


def test_answers_are_not_recorded_unless_the_version_reflects_the_change(now: Record, file: Path) -> None:
    first = version(now, "0.1.0")
    write_record(file=file, now=first)
    kept = file.read_bytes()
    with pytest.raises(GuardError, match=r"^The rules have moved since 0\.1\.0 was recorded \(only-fever\)"):
        write_record(file=file, now=moved(first, answer="00000000"))
    with pytest.raises(GuardError, match=r"no section for 0\.2\.0"):
        write_record(file=file, now=version(moved(first, answer="00000000"), "0.2.0"))
    assert file.read_bytes() == kept
    version_guard.CHANGES.write_text("## 0.2.0\n", encoding="utf-8")
    write_record(file=file, now=version(moved(first, answer="00000000"), "0.2.0"))
    assert json.loads(file.read_text(encoding="utf-8"))["version"] == "0.2.0"


def test_a_version_that_is_being_built_may_be_recorded_again_until_it_is_released(now: Record, file: Path) -> None:
    first = version(now, "0.1.0")
    write_record(file=file, now=first)
    other = moved(first, answer="00000000")
    write_record(being_built=True, file=file, now=other)
    assert json.loads(file.read_text(encoding="utf-8")) == other
    version_guard.CHANGELOG.write_text("## 0.1.0, 1 December 2026\n", encoding="utf-8")
    assert not is_unreleased("0.1.0", version_guard.CHANGELOG.read_text(encoding="utf-8"))
    with pytest.raises(GuardError, match=r"0\.1\.0 is released according to CHANGELOG\.md"):
        write_record(being_built=True, file=file, now=first)
    assert json.loads(file.read_text(encoding="utf-8")) == other

"""The difference of two versions is told in words: shown on small versions of our own making."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from site_src.content.clinical_cases import ClinicalCase
from tools.verify import clinical_diff as told
from tools.verify.__main__ import main
from tools.verify.clinical_diff import DiffError, Outcome, Version, checkout, compare, run_version
from tools.verify.outcomes import readable

TEXTS = ['{"fever": "present"}', '{"age_years": 51}', "{}"]
STORY = ClinicalCase("a-story", "theme", "A story that is told", None, {}, {}, "Because.")


def outcome(rung: str = "none", rules: list[str] | None = None, words: str = "No imaging") -> Outcome:
    return {"answer": f"settled {rung} None", "floor": rung, "rules": rules or ["otherwise"], "words": words}


def lines(before: list[Outcome], after: list[Outcome]) -> list[str]:
    """Return the difference over two combinations and one case."""
    return compare(Version("1.0.0", "a" * 12, before), Version("1.1.0", "b" * 12, after), TEXTS, [STORY])


SAME = [outcome(), outcome(), outcome()]


def test_two_equal_versions_differ_in_nothing() -> None:
    assert lines(SAME, SAME) == [
        "Rules 1.0.0 (aaaaaaaaaaaa) → 1.1.0 (bbbbbbbbbbbb)",
        "0 of 2 combinations are answered otherwise, 0 of them in other words only.",
        "0 of 1 stories are answered otherwise.",
    ]


def test_a_rung_that_moved_is_said_with_how_often_and_where_first() -> None:
    shown = lines(SAME, [outcome("immediate"), outcome(), outcome()])
    assert "1 of 2 combinations are answered otherwise, 0 of them in other words only." in shown
    assert f"  1 of 2: floor: none → immediate\n    first: {TEXTS[0]}" in shown
    assert "0 of 1 stories are answered otherwise." in shown


def test_a_rule_that_was_added_is_named_and_so_is_one_that_went() -> None:
    shown = "\n".join(lines(SAME, [outcome(rules=["fever"]), outcome(rules=["fever"]), outcome()]))
    assert "2 of 2: rules: now fever, no longer otherwise" in shown


def test_words_alone_are_told_as_words_and_after_everything_else() -> None:
    shown = lines(SAME, [outcome(words="None"), outcome(words="None"), outcome()])
    assert any("2 of 2: words: No imaging → None" in line for line in shown)
    both = lines(SAME, [outcome(words="None"), outcome("immediate", words="None"), outcome()])
    parts = [line.split(": ")[1] for line in both if line.startswith("  ")]
    assert parts.index("words") == len(parts) - 1


def test_what_the_earlier_version_cannot_read_is_counted() -> None:
    shown = lines([{"refused": True}, outcome(), outcome()], [outcome(), outcome(words="None"), outcome()])
    assert shown[1:3] == [
        "1 of 2 combinations are answered otherwise, 1 of them in other words only.",
        "1 of 2 combinations answer yes to a question that 1.0.0 does not have.",
    ]


def test_a_version_is_not_asked_about_a_no_to_a_question_that_it_lacks() -> None:
    answers: dict[str, object] = {"fever": "absent", "spinal_implant": "absent", "escalating_pain": "present"}
    assert readable(answers, {"fever"}) == {"fever": "absent", "escalating_pain": "present"}


def test_a_story_that_moved_is_named_by_its_title() -> None:
    shown = lines(SAME, [outcome(), outcome(), outcome("first-test")])
    assert shown[-2] == "1 of 1 stories are answered otherwise."
    assert shown[-1].startswith("  A story that is told: answer: ")


def test_a_part_that_one_version_does_not_have_is_not_compared() -> None:
    assert lines(SAME, [{**out, "new": 1} for out in SAME])[1].startswith("0 of 2")


def test_a_revision_that_there_is_not_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "no-such-revision"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("no-such-revision has no decision module to compare with: ")
    assert len(shown.err.splitlines()) == 1


def test_a_version_that_cannot_be_run_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "calculators").mkdir()
    (tmp_path / "calculators" / "__init__.py").write_text("raise ValueError('broken')\n", encoding="utf-8")
    with pytest.raises(DiffError, match="cannot be run: ValueError: broken"):
        run_version(tmp_path, TEXTS)


@pytest.fixture
def repository(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a repository with this decision module as its one revision."""
    made = tmp_path / "repository"
    shutil.copytree(root / "calculators", made / "calculators", ignore=shutil.ignore_patterns("__pycache__"))
    git = ["git", "-C", str(made), "-c", "user.name=t", "-c", "user.email=t@example.org"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "one"]):
        subprocess.run([*git, *command], check=True)
    monkeypatch.setattr(told, "ROOT", made)
    return made


def test_a_bound_that_moved_in_the_module_is_found(repository: Path, tmp_path: Path) -> None:
    was = tmp_path / "was"
    was.mkdir()
    checkout("HEAD", was)
    texts = ['{"esr_mm_h": 20}', '{"esr_mm_h": 21}', "{}"]
    assert run_version(was, texts).outcomes == run_version(repository, texts).outcomes
    screen = repository / "calculators" / "screen.py"
    source = screen.read_text(encoding="utf-8")
    assert "RAISED_ESR_MM_H = 20\n" in source
    screen.write_text(source.replace("RAISED_ESR_MM_H = 20\n", "RAISED_ESR_MM_H = 21\n"), encoding="utf-8")
    shown = "\n".join(compare(run_version(was, texts), run_version(repository, texts), texts, [STORY]))
    assert "1 of 2 combinations are answered otherwise, 0 of them in other words only." in shown
    assert "floor: urgent-evaluation → none" in shown

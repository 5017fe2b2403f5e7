"""The command line when something is wrong: exit 2, nothing on standard output, a sentence per fault."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import calculators
from tests.module.support.case_builders import is_sentence
from tests.module.support.shell import ROOT, error_messages


def test_each_fault_is_one_line_that_names_its_finding() -> None:
    messages = error_messages(
        "assess", "-", given='{"fever":true,"age_years":"50","fevr":1,"conservative_weeks":5,"duration_weeks":4}'
    )
    assert len(messages) == 4
    for id in ("fever", "age_years", "fevr", "conservative_weeks"):
        assert any(id in line for line in messages)
    assert all(is_sentence(line) for line in messages)


@pytest.mark.parametrize(
    "given",
    [
        b"",
        b"fever",
        b"[]",
        b"null",
        b"{",
        b'{"fever":NaN}',
        b'{"fever":"present","fever":"absent"}',
        b'{"age_years":' + b"9" * 5_000 + b"}",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"fever":"\\ud800"}',
        b" " * 1_000_001,
        b'{"fever":"present"}' + b" " * 1_000_000,
        b'{"fever":"pr\xe9sent"}',
        b"\xff\xfe{\x00}\x00",
        b'{"fever":"\xed\xa0\x80"}',
        b'{"a\\nb":1}',
        b'{"\\u202efever":1}',
    ],
    ids=range(18),
)
def test_bad_input_is_refused_in_one_sentence(given: bytes) -> None:
    (messages,) = error_messages("assess", "-", given=given)
    assert messages.isprintable()
    assert len(messages) < 400


def test_a_text_that_is_not_utf_8_is_said_to_be_that() -> None:
    (messages,) = error_messages("assess", "-", given=b'{"fever":"pr\xe9sent"}')
    assert "UTF-8" in messages


@pytest.mark.parametrize("text", ["--text", "--patient"])
def test_for_people_too_a_fault_is_a_fault(text: str) -> None:
    assert error_messages("assess", "-", text, given='{"fever":1}')


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    (messages,) = error_messages("assess", "no-such-case.json", folder=tmp_path)
    assert "no-such-case.json" in messages


@pytest.mark.parametrize("name", ["no\nsuch.json", "no\x1bsuch.json", "\u202eno.json", "é.json"])
def test_a_file_with_an_odd_name_is_still_one_sentence(name: str) -> None:
    assert len(error_messages("assess", name)) == 1


def test_a_folder_is_no_case(tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    (messages,) = error_messages("assess", "cases", folder=tmp_path)
    assert "cases" in messages


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    loop = tmp_path / "loop.json"
    loop.symlink_to(loop)
    assert error_messages("assess", str(loop))


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "case.json"
    file.write_bytes(b'{"fever":"\xff"}')
    (messages,) = error_messages("assess", str(file))
    assert "UTF-8" in messages


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("asses",),
        ("assess",),
        ("assess", "-", "-"),
        ("assess", "-", "--loud"),
        ("schema",),
        ("schema", "answer"),
        ("findings", "fever"),
        ("--loud",),
        ("",),
        ("groups",),
        ("a\nb",),
    ],
    ids=repr,
)
def test_an_unknown_command_is_refused_in_one_sentence(arguments: tuple[str, ...]) -> None:
    messages = error_messages(*arguments, given='{"fever":"present"}')
    assert len(messages) == 1


def test_a_closed_standard_input_is_refused_in_a_sentence() -> None:
    command = f"{sys.executable} -m calculators assess - <&-"
    done = subprocess.run(["sh", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith("\n")
    assert is_sentence(done.stderr.removesuffix("\n"))


def test_faults_never_stand_beside_an_answer() -> None:
    assert error_messages("assess", "-", given='{"fever":"present","age_years":999}')


def through_a_shell(command: str, given: str = "{}") -> "subprocess.CompletedProcess[str]":
    """`python -m calculators …` with its streams as a shell leaves them."""
    whole = f"{sys.executable} -m calculators {command}"
    # Unbuffered output, which this variable turns on, would hide that a full disk shows only when a buffer is written.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return subprocess.run(
        ["sh", "-c", whole],
        input=given,
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("arguments", ["assess -", "assess - --text", "record -", "rules", "--help", "--version"])
@pytest.mark.parametrize(("stream", "reason"), [(">/dev/full", "No space left on device"), (">&-", "is closed")])
def test_an_output_that_cannot_be_written_is_one_sentence_and_no_fault_of_the_input(
    arguments: str, stream: str, reason: str
) -> None:
    done = through_a_shell(f"{arguments} {stream}")
    assert (done.returncode, done.stdout) == (1, "")
    assert reason in done.stderr
    assert is_sentence(done.stderr.removesuffix("\n"))


@pytest.mark.parametrize("stream", ["2>&-", "2>/dev/full"])
@pytest.mark.parametrize("arguments", ["assess -", "assess no-such.json", "asses", "record - --date '\t'"])
def test_without_standard_error_a_refusal_is_the_exit_code_alone(arguments: str, stream: str) -> None:
    done = through_a_shell(f"{arguments} {stream}", "{" if arguments == "assess -" else "{}")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "")


@pytest.mark.parametrize("stream", ["2>&-", "2>/dev/full"])
def test_without_standard_error_an_answer_is_still_the_answer(stream: str) -> None:
    saved = '{"version":"0.0.1","rules_hash":"0123456789ab","answers":{}}'
    done = through_a_shell(f"assess - {stream}", saved)
    assert (done.returncode, done.stdout) == (0, calculators.assess_json("{}") + "\n")


def test_with_no_stream_at_all_the_exit_code_is_right() -> None:
    assert through_a_shell("assess - >&- 2>&-").returncode == 1
    assert through_a_shell("assess - >&- 2>&-", "{").returncode == 2


def test_of_ninety_thousand_faults_the_first_are_said_and_the_rest_are_counted() -> None:
    messages = error_messages("assess", "-", given="{" + ",".join(f'"x{n}":0' for n in range(90_000)) + "}")
    assert len(messages) == 101
    assert messages[-1] == "Errors not shown: 89900."

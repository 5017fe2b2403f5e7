"""The command line: what each command prints, for programs and for people."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import calculators
from tests.module.support.case_builders import NOW, PRESENT, SETTLED, TODAY, Answers
from tests.module.support.shell import ROOT, output, printed_json, run_command_line

FEVER = '{"fever":"present"}'


@pytest.mark.parametrize("case", [{}, SETTLED, NOW, TODAY, {"lung_warning": PRESENT}], ids=range(5))
def test_it_prints_what_the_one_call_gives(case: Answers) -> None:
    text = json.dumps(case)
    assert output("assess", "-", given=text) == calculators.assess_json(text) + "\n"


def test_a_file_and_standard_input_give_the_same(tmp_path: Path) -> None:
    file = tmp_path / "case.json"
    file.write_text(FEVER)
    assert output("assess", str(file)) == output("assess", "-", given=FEVER)
    assert output("assess", "case.json", folder=tmp_path) == output("assess", "-", given=FEVER)


def test_a_byte_order_mark_is_accepted(tmp_path: Path) -> None:
    file = tmp_path / "case.json"
    file.write_bytes(b"\xef\xbb\xbf" + FEVER.encode())
    assert output("assess", str(file)) == output("assess", "-", given=FEVER)
    assert output("assess", "-", given=file.read_bytes()) == output("assess", "-", given=FEVER)


@pytest.mark.parametrize("kind", ["findings", "rules", "statements", "notes"])
def test_a_list_is_printed_as_json_objects_with_ids(kind: str) -> None:
    rows = printed_json(kind)
    assert rows == calculators.listing(kind)
    assert all(row["id"] for row in rows)


@pytest.mark.parametrize("name", ["answers", "assessment", "patient-sheet"])
def test_a_schema_is_printed(name: str) -> None:
    schema = printed_json("schema", name)
    assert schema == calculators.schema(name)
    Draft202012Validator.check_schema(schema)


def test_the_version_and_the_hash_are_printed() -> None:
    text = output("--version")
    assert calculators.VERSION in text
    assert calculators.rules_hash() in text


@pytest.mark.parametrize("arguments", [(), ("assess",), ("record",), ("patient-sheet",), ("schema",)], ids=repr)
def test_help_is_printed(arguments: tuple[str, ...]) -> None:
    assert "upper-back-pain" in output(*arguments, "--help")


@pytest.mark.parametrize(
    ("case", "first"),
    [
        (NOW, "Image the thoracic or whole spine with MRI"),
        (SETTLED, "No routine imaging"),
        ({}, "No answer yet"),
        ({"lung_warning": PRESENT}, "Stop: assess now"),
        ({"pregnancy": PRESENT}, "Not covered by this guideline"),
    ],
    ids=range(5),
)
def test_for_people_the_answer_comes_first_and_the_version_last(case: Answers, first: str) -> None:
    lines = output("assess", "-", "--text", given=json.dumps(case)).splitlines()
    assert any(line.startswith(first) for line in lines[:2]), "the badge may stand before the answer"
    assert lines[-1].endswith(f"Version {calculators.VERSION}, rules {calculators.rules_hash()}")
    assert "not a diagnosis" in "\n".join(lines)


def test_for_people_the_reasons_and_the_safety_net_are_told() -> None:
    text = output("assess", "-", "--text", given=json.dumps(TODAY))
    assert "Recent bacterial infection" in text
    assert "Return at once for" in text
    assert "{" not in text


def test_a_terminal_without_unicode_gets_readable_text() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    command = [sys.executable, "-m", "calculators", "assess", "-", "--text"]
    done = subprocess.run(command, input=b"{}", cwd=ROOT, env=environment, capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.isascii()


def test_it_works_from_another_folder(tmp_path: Path) -> None:
    assert output("assess", "-", given=FEVER, folder=tmp_path) == output("assess", "-", given=FEVER)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("arguments", [("rules",), ("assess", "-"), ("statements",)], ids=repr)
def test_a_reader_who_has_read_enough_is_no_failure(arguments: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "calculators", *arguments]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        process.stdin.write(FEVER.encode())
        process.stdin.close()
        complaint = process.stderr.read()
        process.wait(timeout=60)
    assert complaint == b""
    assert process.returncode == 0


def test_the_same_command_prints_the_same_bytes() -> None:
    assert run_command_line("assess", "-", given=FEVER).stdout == run_command_line("assess", "-", given=FEVER).stdout

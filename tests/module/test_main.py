"""The command line's one function, called as the installed script calls it: what it returns and where it writes."""

import io
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import calculators
from calculators.__main__ import main
from calculators.io.patient_sheet import sheet_text
from tests.module.support.case_builders import is_sentence

FEVER = '{"fever":"present"}'


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "case.json"
    path.write_text(FEVER, encoding="utf-8")
    return str(path)


def given(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_a_file_is_assessed(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["assess", file]) == 0
    assert capsys.readouterr() == (calculators.assess_json(FEVER) + "\n", "")


def test_standard_input_is_assessed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    given(monkeypatch, FEVER.encode())
    assert main(["assess", "-"]) == 0
    assert capsys.readouterr() == (calculators.assess_json(FEVER) + "\n", "")


def test_whoever_catches_the_output_in_a_plain_stream_gets_it(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    caught = io.StringIO()
    monkeypatch.setattr(sys, "stdout", caught)
    assert main(["assess", file]) == 0
    assert caught.getvalue() == calculators.assess_json(FEVER) + "\n"


def test_both_readers_are_told_in_their_words(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["assess", file, "--text"]) == 0
    assert "\nImage the thoracic or whole spine with MRI" in "\n" + capsys.readouterr().out
    assert main(["assess", file, "--text", "--patient"]) == 0
    assert "\nYou need a scan of your spine\nHow soon: now. Go to a hospital at once" in "\n" + capsys.readouterr().out


def test_a_record_is_the_one_that_the_page_copies(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["record", file, "--date", "24 November"]) == 0
    asked = {"answers": json.loads(FEVER), "reader": "clinician", "date": "24 November"}
    assert capsys.readouterr() == (json.loads(calculators.record_json(json.dumps(asked)))["text"] + "\n", "")


def test_a_short_record_and_the_patients_sheet_are_those_of_the_page(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = {"answers": json.loads(FEVER), "date": "24 November"}
    assert main(["record", file, "--short", "--date", "24 November"]) == 0
    note: str = json.loads(calculators.record_json(json.dumps({**asked, "short": True})))["text"]
    assert capsys.readouterr() == (note + "\n", "")
    assert main(["patient-sheet", file, "--date", "24 November"]) == 0
    sheet = json.loads(calculators.patient_sheet_json(json.dumps(asked)))
    assert capsys.readouterr() == (sheet_text(sheet) + "\n", "")


def test_the_shortest_way_is_the_one_that_the_page_shows(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["path", file]) == 0
    assert capsys.readouterr() == (calculators.path_json(FEVER) + "\n", "")


def test_a_date_that_is_none_returns_2_and_prints_no_record(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["record", file, "--date", "one\nand another"]) == 2
    out, errors = capsys.readouterr()
    assert out == ""
    assert is_sentence(errors.removesuffix("\n"))


def test_a_case_that_was_saved_under_other_rules_is_assessed_and_that_is_said_aside(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    saved = {"version": "0.0.1", "rules_hash": "0123456789ab", "answers": json.loads(FEVER)}
    given(monkeypatch, json.dumps(saved).encode())
    assert main(["assess", "-"]) == 0
    out, errors = capsys.readouterr()
    assert out == calculators.assess_json(FEVER) + "\n"
    assert "different version of the rules (version 0.0.1, rules 0123456789ab)" in errors


def test_a_question_to_answer_again_is_named_in_the_words_of_the_reader(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved = tmp_path / "saved.json"
    case = {"what": "A case", "version": "0.1.0", "rules_hash": "cfba388c4a7e", "answers": {"lung_warning": "absent"}}
    saved.write_text(json.dumps(case), encoding="utf-8")
    assert main(["assess", str(saved), "--text", "--patient"]) == 0
    assert "Warning signs from the lungs" in capsys.readouterr().err
    assert main(["record", str(saved)]) == 0
    assert "Features of a pulmonary cause" in capsys.readouterr().err


@pytest.mark.parametrize("kind", ["findings", "rules", "statements", "notes"])
def test_lists_are_printed(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([kind]) == 0
    assert capsys.readouterr().out == json.dumps(calculators.listing(kind), indent=2) + "\n"


def test_schemas_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "answers"]) == 0
    assert capsys.readouterr().out == json.dumps(calculators.schema("answers"), indent=2) + "\n"


@pytest.mark.parametrize("data", [b"{", b"\xff", b" " * 1_000_001, b'{"fever":1}'], ids=range(4))
def test_bad_input_returns_2(data: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    given(monkeypatch, data)
    assert main(["assess", "-"]) == 2
    out, errors = capsys.readouterr()
    assert out == ""
    assert is_sentence(errors.removesuffix("\n"))


@pytest.mark.parametrize("name", ["no-such-file.json", ".", "a\0b"])
def test_what_cannot_be_read_returns_2(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["assess", name]) == 2
    out, errors = capsys.readouterr()
    assert out == ""
    assert is_sentence(errors.removesuffix("\n"))


def test_no_standard_input_returns_2(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["assess", "-"]) == 2
    assert is_sentence(capsys.readouterr().err.removesuffix("\n"))


@pytest.mark.parametrize("arguments", [[], ["asses"], ["assess"], ["schema", "x"], ["rules", "x"]], ids=repr)
def test_an_unknown_command_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert capsys.readouterr().out == ""


def test_a_closed_pipe_is_no_failure(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as pipe:
        monkeypatch.setattr(sys, "stdout", pipe)
        assert main(["assess", file]) == 0


def test_a_million_bytes_are_accepted(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    given(monkeypatch, b"{}".rjust(1_000_000))
    assert main(["assess", "-"]) == 0
    assert capsys.readouterr().out == calculators.assess_json("{}") + "\n"


def test_a_file_of_more_than_a_million_bytes_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    large = tmp_path / "large.json"
    large.write_bytes(b"{}".ljust(1_000_001))
    assert main(["assess", str(large)]) == 2
    assert capsys.readouterr().err == "The input is larger than 1,000,000 bytes. Give one JSON object of answers.\n"


def test_a_file_may_have_any_name_but_a_dash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("+", "a.json"):
        Path(name).write_text('{"fever": "present"}', encoding="utf-8")
        assert main(["assess", name]) == 0
        assert capsys.readouterr().out == calculators.assess_json('{"fever": "present"}') + "\n"


class FullStream(io.StringIO):
    """A stream on a full disk; its descriptor is one that may be replaced."""

    def __init__(self, descriptor: int, error: OSError) -> None:
        super().__init__()
        self.descriptor, self.error = descriptor, error

    def fileno(self) -> int:
        """Return the descriptor."""
        return self.descriptor

    def write(self, _: str) -> int:
        """Raise the error."""
        raise self.error


@pytest.fixture
def descriptor() -> Iterator[int]:
    made = os.open(os.devnull, os.O_WRONLY)
    yield made
    os.close(made)


def test_a_full_disk_returns_1_and_is_said(
    file: str, descriptor: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments in (["assess", file], ["--version"]):
        monkeypatch.setattr(sys, "stdout", FullStream(descriptor, OSError(28, "No space left on device")))
        assert exit_status(arguments) == 1
        assert capsys.readouterr().err == "Cannot write to standard output: No space left on device.\n"


def test_the_version_returns_0_and_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_status(["--version"]) == 0
    assert capsys.readouterr() == (f"{calculators.VERSION}, rules {calculators.rules_hash()}\n", "")


def test_a_closed_output_returns_1_and_is_said(
    file: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert exit_status(["assess", file]) == 1
    assert capsys.readouterr().err == "Standard output is closed; nothing was written.\n"


def test_a_reader_who_stops_reading_is_no_failure(
    file: str, descriptor: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", FullStream(descriptor, BrokenPipeError()))
    assert exit_status(["assess", file]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("closed", [True, False])
def test_a_refusal_that_nobody_can_read_returns_2_and_prints_nothing(
    closed: bool, descriptor: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given(monkeypatch, b"{")
    monkeypatch.setattr(
        sys, "stderr", None if closed else FullStream(descriptor, OSError(28, "No space left on device"))
    )
    assert exit_status(["assess", "-"]) == 2
    assert exit_status(["asses"]) == 2
    assert capsys.readouterr().out == ""


def exit_status(arguments: list[str]) -> int | str | None:
    """Return the exit status of the process."""
    try:
        return main(arguments)
    except SystemExit as end:
        return end.code

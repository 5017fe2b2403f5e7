"""Run the command line: `python -m calculators …`, or `upper-back-pain …` where it is installed."""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any, NoReturn, TextIO

from calculators.assessment import assess
from calculators.errors import InputError, InvalidAnswers, first_errors
from calculators.io.catalog import LISTINGS
from calculators.io.chart_note import chart_note
from calculators.io.error_text import printable
from calculators.io.json_api import to_json
from calculators.io.parse import MAX_BYTES
from calculators.io.patient_sheet import patient_sheet, sheet_text
from calculators.io.question_path import path_report
from calculators.io.record_api import date_errors
from calculators.io.saved_case import load_saved
from calculators.io.schema import SCHEMAS
from calculators.io.serialize import serialize
from calculators.io.short_note import MAX_LINES, short_note
from calculators.io.version import VERSION, rules_hash
from calculators.text.plain_text import plain_text

EXIT_FAILURE = 1
EXIT_BAD_INPUT = 2
_FILE = "input file, or - for standard input"
_LISTS = {
    "findings": "all questions and their wording",
    "rules": "all rules, with the statements and sources behind them",
    "statements": "what the source article says, in our own words",
    "notes": "the interpretation notes",
}


class _Parser(argparse.ArgumentParser):
    """Parser whose errors and help follow the exit codes of this command line."""

    def error(self, message: str) -> NoReturn:
        """Print one sentence to standard error and exit with `EXIT_BAD_INPUT`."""
        _print_error(f"{self.prog}: {message}. See {self.prog} --help.")
        self.exit(EXIT_BAD_INPUT)

    def _print_message(self, message: str, file: Any = None) -> None:  # noqa: ARG002
        """Print help or the version; exit with `EXIT_FAILURE` if standard output is full or closed."""
        if failed := _print(message):
            self.exit(failed)


def _parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    parser = _Parser(
        prog="upper-back-pain",
        description="Upper back pain: red flags, imaging, and treatment plan. Under review. Not a diagnosis or an order.",
    )
    parser.add_argument("--version", action="version", version=f"{VERSION}, rules {rules_hash()}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    assess_parser = commands.add_parser(
        "assess", help="assess a JSON object of answers, or a case file saved from the website"
    )
    assess_parser.add_argument("file", help=_FILE)
    assess_parser.add_argument("--text", action="store_true", help="print readable text instead of JSON")
    assess_parser.add_argument("--patient", action="store_true", help="with --text: wording for a patient or caregiver")
    record_parser = commands.add_parser("record", help="print the assessment as plain text for a medical record")
    record_parser.add_argument("file", help=_FILE)
    record_parser.add_argument("--date", default="", help="date to print in the record (left blank if omitted)")
    record_parser.add_argument("--patient", action="store_true", help="wording for a patient or caregiver")
    record_parser.add_argument(
        "--short", action="store_true", help=f"at most {MAX_LINES} lines, the answer first, instead of the full record"
    )
    sheet_parser = commands.add_parser(
        "patient-sheet", help="print a sheet for the patient: what to do, what can help, and when to get help"
    )
    sheet_parser.add_argument("file", help=_FILE)
    sheet_parser.add_argument("--date", default="", help="date to print on the sheet (left blank if omitted)")
    path_parser = commands.add_parser(
        "path", help="print, as JSON, the smallest set of questions that gives this case its answer"
    )
    path_parser.add_argument("file", help=_FILE)
    for name, description in _LISTS.items():
        commands.add_parser(name, help=f"print, as JSON, {description}")
    schema = commands.add_parser("schema", help="print a JSON Schema")
    schema.add_argument("name", choices=sorted(SCHEMAS))
    return parser


def _read_bytes(file: str) -> bytes:
    """Read a file, or standard input for `-`, up to one byte more than the limit, to detect a larger input."""
    if file != "-":
        with Path(file).open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    if sys.stdin is None:
        raise InvalidAnswers([InputError(None, "Standard input is closed. Give one JSON object of answers.")])
    return sys.stdin.buffer.read(MAX_BYTES + 1)


def _read_text(file: str) -> str:
    """Read the text of a file or of standard input.

    Raises `InvalidAnswers` if it cannot be read, is too large, or is not UTF-8.
    """
    try:
        data = _read_bytes(file)
    except InvalidAnswers:
        raise
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise InvalidAnswers([InputError(None, f"{printable(file)} cannot be read: {reason}.")]) from error
    if len(data) > MAX_BYTES:
        raise InvalidAnswers(
            [InputError(None, "The input is larger than 1,000,000 bytes. Give one JSON object of answers.")]
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InvalidAnswers(
            [InputError(None, f"The input is not valid UTF-8 (byte {error.start}). Give one JSON object of answers.")]
        ) from error


def _run(options: argparse.Namespace) -> str:
    """Return what a command prints. Raises `InvalidAnswers` for bad input."""
    if options.command == "schema":
        return json.dumps(SCHEMAS[options.name](), indent=2)
    if options.command in LISTINGS:
        return json.dumps(LISTINGS[options.command](), indent=2)
    saved = load_saved(_read_text(options.file))
    if "date" in options and (errors := date_errors(options.date)):
        raise InvalidAnswers(errors)
    reader = "patient" if getattr(options, "patient", False) else "clinician"
    if saved.other_rules_warning:
        _print_error(f"{saved.other_rules_warning.as_dict()[reader]}.")
    if options.command == "path":
        return to_json(path_report(saved.case))
    assessed = serialize(assess(saved.case))
    if options.command == "patient-sheet":
        return sheet_text(patient_sheet(assessed, options.date))
    if options.command == "record":
        return (short_note if options.short else chart_note)(assessed, reader, options.date)
    return plain_text(assessed, reader) if options.text else to_json(assessed)


def _print(text: str) -> int:
    """Write text to standard output and return 0, or explain the failure and return `EXIT_FAILURE`."""
    if sys.stdout is None:
        _print_error("Standard output is closed; nothing was written.")
        return EXIT_FAILURE
    # A replacement for standard output, as in a test, may lack this method.
    if reconfigure := getattr(sys.stdout, "reconfigure", None):
        reconfigure(errors="backslashreplace")
    try:
        print(text, end="" if text.endswith("\n") else "\n", flush=True)
    except BrokenPipeError:
        # The program that reads the output has closed the pipe (`… | head`).
        _discard(sys.stdout)
    except OSError as error:
        _discard(sys.stdout)
        _print_error(f"Cannot write to standard output: {error.strerror}.")
        return EXIT_FAILURE
    return 0


def _print_error(sentence: str) -> None:
    """Write a sentence to standard error. If that is closed or full, only the exit code reports the error."""
    if sys.stderr is None:
        return
    try:
        print(sentence, file=sys.stderr, flush=True)
    except OSError:
        _discard(sys.stderr)


def _discard(stream: TextIO) -> None:
    """Redirect a stream to the null device, so that flushing it at exit raises no error."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code.

    0: success. 2: bad input, with one sentence per error on standard error. 1: a failure that the input did not cause.
    """
    options = _parser().parse_args(arguments)
    try:
        return _print(_run(options))
    except InvalidAnswers as invalid:
        _print_error("\n".join(error.says for error in first_errors(invalid.errors)))
        return EXIT_BAD_INPUT


if __name__ == "__main__":
    sys.exit(main())

"""Answers of the command line, with which every answer of a page is compared."""

import io
import json
import sys
from functools import cache
from typing import Any, NamedTuple

import pytest

import calculators
from calculators.__main__ import main

BAD_INPUT = 2

Answers = dict[str, Any]


def command_line_assessment(answers: Answers) -> dict[str, Any]:
    """Return the assessment that the command line prints for these answers."""
    run = _run(json.dumps(answers))
    assert run.returncode == 0, run.stderr
    assessment: dict[str, Any] = json.loads(run.stdout)
    return assessment


def command_line_errors(text: str) -> list[str]:
    """Return the messages with which the command line rejects this text."""
    run = _run(text)
    assert (run.returncode, run.stdout) == (BAD_INPUT, "")
    return run.stderr.strip().splitlines()


def page_errors(text: str, reader: str = "clinician") -> list[str]:
    """Return the messages with which a page rejects this text: those of the command line, with the name of the question for its id."""
    faults = json.loads(calculators.explained_json(text))["faults"]
    assert len(faults) == len(command_line_errors(text))
    return [fault["says"][reader] for fault in faults]


class _Run(NamedTuple):
    """What the command line returned and printed."""

    returncode: int
    stdout: str
    stderr: str


@cache
def _run(text: str) -> _Run:
    # In this process: a start of Python for each of a thousand cases takes minutes. The tests of the module compare both.
    given = io.TextIOWrapper(io.BytesIO(text.encode()))
    printed, errors = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", given)
        patch.setattr(sys, "stdout", printed)
        patch.setattr(sys, "stderr", errors)
        returned = main(["assess", "-"])
    return _Run(returned, printed.getvalue(), errors.getvalue())

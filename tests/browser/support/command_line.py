"""Answers of the command line, with which every answer of a page is compared."""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import calculators

ROOT = Path(__file__).resolve().parents[3]
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


@cache
def _run(text: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "calculators", "assess", "-"]
    return subprocess.run(command, input=text, capture_output=True, encoding="utf-8", cwd=ROOT, timeout=60, check=False)

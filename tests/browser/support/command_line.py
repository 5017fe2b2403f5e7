"""The command line's answer: what every answer of the page is held to."""

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
    """What the command line prints for these answers."""
    run = _run(json.dumps(answers))
    assert run.returncode == 0, run.stderr
    assessment: dict[str, Any] = json.loads(run.stdout)
    return assessment


def command_line_errors(text: str) -> list[str]:
    """The sentences with which the command line refuses this text."""
    run = _run(text)
    assert (run.returncode, run.stdout) == (BAD_INPUT, "")
    return run.stderr.strip().splitlines()


def page_errors(text: str, reader: str = "clinician") -> list[str]:
    """The sentences with which a page refuses it: each of the command line's, with the question's name for the id."""
    faults = json.loads(calculators.explained_json(text))["faults"]
    assert len(faults) == len(command_line_errors(text))
    return [fault["says"][reader] for fault in faults]


@cache
def _run(text: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "calculators", "assess", "-"]
    return subprocess.run(command, input=text, capture_output=True, encoding="utf-8", cwd=ROOT, timeout=60, check=False)

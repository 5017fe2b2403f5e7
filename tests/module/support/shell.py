"""Run the command line as a person does."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.module.support.case_builders import is_sentence

ROOT = Path(__file__).resolve().parents[3]


def run_command_line(
    *arguments: str, given: str | bytes = "", folder: Path = ROOT
) -> subprocess.CompletedProcess[bytes]:
    """Run `python -m calculators …` in a folder, with this standard input."""
    data = given.encode() if isinstance(given, str) else given
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "calculators", *arguments]
    return subprocess.run(
        command, input=data, cwd=folder, env=environment, capture_output=True, check=False, timeout=60
    )


def output(*arguments: str, given: str | bytes = "", folder: Path = ROOT) -> str:
    """Return the standard output of a command that succeeds."""
    done = run_command_line(*arguments, given=given, folder=folder)
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode()


def printed_json(*arguments: str) -> Any:
    """Return the JSON that a command prints."""
    return json.loads(output(*arguments))


def error_messages(*arguments: str, given: str | bytes = "", folder: Path = ROOT) -> list[str]:
    """Return the messages of a command that fails.

    It exits with status 2, prints nothing on standard output, and shows no traceback.
    """
    done = run_command_line(*arguments, given=given, folder=folder)
    text = done.stderr.decode()
    assert done.returncode == 2, text
    assert done.stdout == b""
    assert "Traceback" not in text
    lines = text.removesuffix("\n").split("\n")
    assert all(is_sentence(line) for line in lines), lines
    return lines

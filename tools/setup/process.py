"""Print setup's progress and run its commands."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path


class SetupError(Exception):
    """Setup cannot continue. The message is a sentence that says what to do."""


def log(text: str) -> None:
    """Print what is being done, on one line."""
    print(f"set-up: {text}", flush=True)


def run_checked(command: Sequence[str | Path], env: Mapping[str, str] | None = None) -> None:
    """Run a command and hide its output. If it fails, print the output and raise SetupError."""
    done = run_captured(command, env)
    if done.returncode != 0:
        print(done.stdout, flush=True)
        words = " ".join(str(word) for word in command)
        raise SetupError(f"This command failed (see its output above): {words}")


def run_captured(
    command: Sequence[str | Path], env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end. Return its exit status and everything it printed."""
    return subprocess.run(
        [str(word) for word in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=dict(env) if env is not None else None,
        check=False,
    )

"""Run Node scripts, which parts of the build are."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path


class ToolError(Exception):
    """A tool of the build failed; the message is a sentence for the person who runs the build."""


def node() -> str:
    """Return the Node program: `$NODE`, or the one on the path. Raises `ToolError` if there is none."""
    found = os.environ.get("NODE") or shutil.which("node")
    if not found:
        raise ToolError("Node was not found: run `make setup`, or set NODE to its program.")
    return found


def run_node(script: Path, job: dict[str, object], cwd: Path) -> str:
    """Run a Node script with a job as JSON on its standard input; return its standard output.

    Raises `ToolError` if the script fails.
    """
    done = subprocess.run(
        [node(), str(script)],
        input=json.dumps(job),
        capture_output=True,
        encoding="utf-8",
        cwd=cwd,
        check=False,
    )
    if done.returncode:
        raise ToolError(f"{script.name} failed:\n{done.stderr.strip() or done.stdout.strip()}")
    return done.stdout

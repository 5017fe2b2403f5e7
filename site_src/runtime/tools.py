"""Find the tools of the runtime's build: the project's root, Node, and the npm package of Pyodide."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent

#: The files that are used of the npm package.
PYODIDE_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")


class RuntimeBuildError(Exception):
    """The runtime cannot be built; the message is a sentence for the person who runs the build."""


def node() -> str:
    """Return the Node program: `$NODE`, or the one on the path. Raises `RuntimeBuildError` if there is none."""
    found = os.environ.get("NODE") or shutil.which("node")
    if not found:
        raise RuntimeBuildError("Node was not found: run `make setup`, or set NODE to its program.")
    return found


def pyodide_dir(root: Path) -> Path:
    """Return the folder of the npm package `pyodide`. Raises `RuntimeBuildError` if a file is missing."""
    folder = root / "node_modules" / "pyodide"
    for name in ("package.json", *PYODIDE_FILES):
        if not (folder / name).is_file():
            raise RuntimeBuildError(f"{folder / name} is missing: run `npm ci` (or `make setup`).")
    return folder


def pyodide_version(folder: Path) -> str:
    """Return the version in the npm package."""
    return str(json.loads((folder / "package.json").read_text(encoding="utf-8"))["version"])


def run_node(script: Path, job: dict[str, object], cwd: Path) -> str:
    """Run a Node script with a job as JSON on its standard input; return its standard output.

    Raises `RuntimeBuildError` if the script fails.
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
        raise RuntimeBuildError(f"{script.name} failed:\n{done.stderr.strip() or done.stdout.strip()}")
    return done.stdout

"""Find what the runtime is built from: the project's root and the npm package of Pyodide."""

from __future__ import annotations

import json
from pathlib import Path

from site_src.node import ToolError

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent

#: The files that are used of the npm package.
PYODIDE_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")


def pyodide_dir(root: Path) -> Path:
    """Return the folder of the npm package `pyodide`. Raises `ToolError` if a file is missing."""
    folder = root / "node_modules" / "pyodide"
    for name in ("package.json", *PYODIDE_FILES):
        if not (folder / name).is_file():
            raise ToolError(f"{folder / name} is missing: run `npm ci` (or `make setup`).")
    return folder


def pyodide_version(folder: Path) -> str:
    """Return the version in the npm package."""
    return str(json.loads((folder / "package.json").read_text(encoding="utf-8"))["version"])

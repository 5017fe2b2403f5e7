"""Build the project's wheel, which both pip and the browser load."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from site_src.node import ToolError

#: January 1, 1980, the earliest date of a zip entry. With it the bytes of the wheel do not depend on the time.
EPOCH = "315532800"

_BUILD = "import importlib, sys; print(importlib.import_module(sys.argv[1]).build_wheel(sys.argv[2]))"


def build_wheel(root: Path, work_dir: Path) -> Path:
    """Build the wheel with the project's build backend, from a copy without other build folders.

    Raises `ToolError` if the backend fails.
    """
    tree = work_dir / "tree"
    shutil.copytree(root / "calculators", tree / "calculators", ignore=shutil.ignore_patterns("__pycache__"))
    for path in sorted(root.iterdir()):
        if path.is_file() and path.suffix in {"", ".md", ".toml"} and not path.name.startswith("."):
            shutil.copyfile(path, tree / path.name)
    # A wheel stores the mode of each file, which depends on the umask at checkout and build.
    for path in tree.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    backend = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]["build-backend"]
    out = work_dir / "wheel"
    out.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", _BUILD, backend, str(out)],
        cwd=tree,
        env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        umask=0o022,
    )
    wheels = list(out.glob("*.whl"))
    if done.returncode or len(wheels) != 1:
        raise ToolError(f"The wheel of the decision module could not be built:\n{done.stderr.strip()}")
    return wheels[0]

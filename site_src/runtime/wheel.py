"""The one wheel of the project: what pip installs is what the browser loads."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from site_src.runtime.tools import RuntimeBuildError

#: 1 January 1980, the earliest date that a zip can hold: the wheel's bytes depend on no clock.
EPOCH = "315532800"

_BUILD = "import importlib, sys; print(importlib.import_module(sys.argv[1]).build_wheel(sys.argv[2]))"


def build_wheel(root: Path, work_dir: Path) -> Path:
    """Build the wheel with the project's own build backend, from a copy: no build folder of the tree leaks in."""
    tree = work_dir / "tree"
    shutil.copytree(root / "calculators", tree / "calculators", ignore=shutil.ignore_patterns("__pycache__"))
    for path in sorted(root.iterdir()):
        if path.is_file() and path.suffix in {"", ".md", ".toml"} and not path.name.startswith("."):
            shutil.copyfile(path, tree / path.name)
    # A wheel holds each file's mode, which differs with the umask of who checks out and who builds.
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
        raise RuntimeBuildError(f"The wheel of the decision module could not be built:\n{done.stderr.strip()}")
    return wheels[0]

"""Paths of the repository, and the stamps that mark a setup step as done."""

from __future__ import annotations

import hashlib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
BENCH = ROOT / "tools" / "bench"


def lock_file(name: str) -> Path:
    """Return the lock file of a dependency group."""
    return ROOT / "tools" / "requirements" / f"{name}.txt"


def hash_files(*sources: Path) -> str:
    """Return a short hash of the contents of some files."""
    whole = hashlib.sha256()
    for source in sources:
        whole.update(source.read_bytes())
    return whole.hexdigest()[:16]


def is_stamped(stamp: Path, fingerprint: str) -> bool:
    """Return whether a stamp exists and has this fingerprint."""
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == fingerprint


def write_stamp(stamp: Path, fingerprint: str) -> None:
    """Mark a step as done for an input with this fingerprint."""
    stamp.write_text(fingerprint, encoding="utf-8")

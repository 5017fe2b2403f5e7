"""Where things stand, and how a step knows that it was done already."""

from __future__ import annotations

import hashlib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
BENCH = ROOT / "tools" / "bench"


def lock_file(name: str) -> Path:
    """The lock file of one dependency group."""
    return ROOT / "tools" / "requirements" / f"{name}.txt"


def hash_files(*sources: Path) -> str:
    """A short hash over the bytes of files."""
    whole = hashlib.sha256()
    for source in sources:
        whole.update(source.read_bytes())
    return whole.hexdigest()[:16]


def is_stamped(stamp: Path, fingerprint: str) -> bool:
    """Whether a step left this very stamp behind."""
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == fingerprint


def write_stamp(stamp: Path, fingerprint: str) -> None:
    """Leave a stamp: the step is done, for this input."""
    stamp.write_text(fingerprint, encoding="utf-8")

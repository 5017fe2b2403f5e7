"""Look for traces of answers in the files of a browser profile."""

from __future__ import annotations

from pathlib import Path

# A number that a profile does not contain otherwise.
MARK = "4321.125"


def files_with_mark(profile: Path) -> list[str]:
    """Return the files of a browser profile that contain the mark."""
    kinds = MARK.encode(), MARK.encode("utf-16-le")
    files = [path for path in profile.rglob("*") if path.is_file() and not path.is_symlink()]
    return [path.name for path in files if any(kind in path.read_bytes() for kind in kinds)]

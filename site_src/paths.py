"""Paths of the repository, the build error, the build lock, and reading of JSON."""

from __future__ import annotations

import fcntl
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "site_src"
DOCS = ROOT / "docs"
THEME_SOURCE = SOURCE / "frontend" / "theme"
PAGE_SOURCE = SOURCE / "frontend" / "page"
THEME = ROOT / "build" / "theme"
SITE = ROOT / "site"
# A site is built here, and replaces the last one only when it is complete.
STAGING = ROOT / "build" / "site"
CONFIG = ROOT / "mkdocs.yml"


class BuildError(Exception):
    """The build cannot go on. Each sentence names a place and what is wrong there."""

    def __init__(self, *sentences: str) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


def raise_if_any(sentences: Iterable[str]) -> None:
    """Raise one `BuildError` with all sentences; do nothing if there are none."""
    found = list(sentences)
    if found:
        raise BuildError(*found)


@contextmanager
def build_lock() -> Iterator[None]:
    """Allow one build at a time in this repository; a second one waits."""
    (ROOT / "build").mkdir(exist_ok=True)
    with (ROOT / "build" / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def read_json(path: Path) -> Any:
    """Return the JSON value in a file. Raises `BuildError` if the file is missing or not valid JSON."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BuildError(f"{display_path(path)} is missing.") from None
    except ValueError as error:
        raise BuildError(f"{display_path(path)} is not valid JSON: {error}.") from None


def display_path(path: Path) -> str:
    """Return the path relative to the repository if it is inside, else unchanged."""
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.as_posix()

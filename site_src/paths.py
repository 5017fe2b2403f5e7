"""Where things are, and the one way a build stops: a `BuildError` that says where and what."""

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
CALCULATOR_SOURCE = SOURCE / "frontend" / "calculator"
THEME = ROOT / "build" / "theme"
SITE = ROOT / "site"
# A build grows here and takes the place of the last site only when it is whole.
STAGING = ROOT / "build" / "site"
CONFIG = ROOT / "mkdocs.yml"


class BuildError(Exception):
    """The build cannot go on. Each sentence names the place and what is wrong there."""

    def __init__(self, *sentences: str) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


def raise_if_any(sentences: Iterable[str]) -> None:
    """Raise one `BuildError` with every sentence, or return when there is none."""
    found = list(sentences)
    if found:
        raise BuildError(*found)


@contextmanager
def build_lock() -> Iterator[None]:
    """One build at a time in this tree: another waits until the first is done."""
    (ROOT / "build").mkdir(exist_ok=True)
    with (ROOT / "build" / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def read_json(path: Path) -> Any:
    """The JSON value in a file; raises `BuildError` that names the file where it cannot be read."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BuildError(f"{display_path(path)} is missing.") from None
    except ValueError as error:
        raise BuildError(f"{display_path(path)} is not valid JSON: {error}.") from None


def display_path(path: Path) -> str:
    """A path as people read it: from the root of the repository where it lies inside."""
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.as_posix()

"""The documents for contributors name files, folders, and constants that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from site_src.paths import ROOT

DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")),
    *sorted((ROOT / "docs" / "contributing").glob("*.md")),
]
#: A path of the repository in code: it has a slash, and neither a space nor a part in capitals that is to be filled in.
NAMED_PATH = re.compile(r"`((?:calculators|docs|site_src|tests|tools)/[\w./-]*)`")
PLACEHOLDER = re.compile(r"\b[A-Z]{2,}\b(?!-)")
NAMED_CONSTANT = re.compile(r"`(\w+)` in `([\w./-]+\.py)`")
#: A file of the tests.
TEST_PATH = re.compile(r"(?<![\w/])tests/[\w/]+(?:\.\w+)?")


def named_paths(text: str) -> list[str]:
    """Return every path that a document names, apart from those with a placeholder."""
    found = [*NAMED_PATH.findall(text), *TEST_PATH.findall(text)]
    return [path for path in found if not PLACEHOLDER.search(path)]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_path_that_is_named_exists(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    assert [path for path in named_paths(text) if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_constant_that_is_named_is_in_its_file(document: Path) -> None:
    found = NAMED_CONSTANT.findall(document.read_text(encoding="utf-8"))
    assert [
        (name, path)
        for name, path in found
        if not re.search(rf"^(?:def |class )?{name}\b", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE)
    ] == []


def test_paths_and_constants_are_found() -> None:
    assert named_paths("`docs/x.md`, `docs/NAME.md`, and pytest tests/site/test_y.py") == [
        "docs/x.md",
        "tests/site/test_y.py",
    ]
    assert NAMED_CONSTANT.findall("`RULES` in `calculators/imaging.py`") == [("RULES", "calculators/imaging.py")]
    assert sum(len(named_paths(path.read_text(encoding="utf-8"))) for path in DOCUMENTS) > 40

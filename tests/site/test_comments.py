"""Comments and docstrings name scripts, style sheets, and modules that exist."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from pathlib import Path

import pytest

from site_src.assets import SCRIPTS
from site_src.paths import ROOT

FOLDERS = ("calculators", "site_src", "tests", "tools")
NAMED = re.compile(r"(?<![\w/*-])[\w-]+\.(?:py|js|mjs|css)\b")
#: Made by the build or written by an organization, or only an example.
BUILT = {f"{name}.js" for name in SCRIPTS} | {
    "cases.js", "front.js", "guard.js", "house.js", "learn.js", "local.js", "sw.js", "teach.js",
    "ub-data.js", "ub.0123456789.js", "0123456789.js",
}  # fmt: skip
SOURCES = [
    path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.*")) if path.suffix in (".py", ".js", ".css")
]
NAMES = {path.name for path in SOURCES} | {path.name for path in ROOT.rglob("site_src/**/*.mjs")}


def comments_of(path: Path) -> str:
    """Return the comments and docstrings of a file as one text."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        return " ".join(
            re.findall(r"/\*.*?\*/|^\s*//.*", text, re.DOTALL | re.MULTILINE if path.suffix == ".css" else re.MULTILINE)
        )
    found = [
        token.string for token in tokenize.generate_tokens(io.StringIO(text).readline) if token.type == tokenize.COMMENT
    ]
    kinds = (ast.Module, ast.FunctionDef, ast.ClassDef)
    return " ".join(
        [*found, *(ast.get_docstring(node) or "" for node in ast.walk(ast.parse(text)) if isinstance(node, kinds))]
    )


def missing(text: str) -> set[str]:
    """Return the names of files in a text that no file has."""
    return set(NAMED.findall(text)) - NAMES - BUILT


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_file_named_in_a_comment_exists(folder: str) -> None:
    found = {
        path.relative_to(ROOT).as_posix(): names
        for path in SOURCES
        if path.is_relative_to(ROOT / folder) and path != Path(__file__) and (names := missing(comments_of(path)))
    }
    assert found == {}


def test_a_name_that_no_file_has_is_found() -> None:
    assert missing("stale.css: the last answer; see screen.py") == {"stale.css"}

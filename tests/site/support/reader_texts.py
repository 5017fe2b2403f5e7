"""Every text that a reader may see, with its place: pages, answers, printed text, messages, and the command line."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from calculators.io.chart_note import chart_note
from calculators.text.plain_text import plain_text
from site_src.content.page_parser import Page
from site_src.paths import ROOT
from tests.module.support.sample import sample_assessments, texts_for_reader, visible_parts

#: Attributes that a browser shows or reads aloud.
SHOWN_ATTRIBUTES = ("aria-label", "aria-description", "title", "placeholder", "alt", "content")
#: Packages whose string constants are messages, labels, and help texts.
PACKAGES = ("calculators", "site_src", "tools")
#: Texts for readers outside the site.
DOCUMENTS = (
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "THIRD-PARTY-NOTICES.md",
    "site_src/release/files/HOW-TO-OPEN.txt",
)
READERS = ("clinician", "patient")
#: A string in a script that reads like a sentence.
SENTENCE = re.compile(r"""(["'`])((?:(?!\1)[^\\\n]|\\.)* (?:(?!\1)[^\\\n]|\\.)* (?:(?!\1)[^\\\n]|\\.)*)\1""")


def reader_texts(pages: list[Page]) -> dict[str, str]:
    """Return each text once, with the first place where it appears."""
    found: dict[str, str] = {}
    for where, text in _everywhere(pages):
        found.setdefault(" ".join(text.split()), where)
    return found


def _everywhere(pages: list[Page]) -> Iterator[tuple[str, str]]:
    for page in pages:
        yield from ((page.display_path, text) for _, text in page.texts)
        for tag in page.tags:
            yield from (
                (page.display_path, tag.attributes[name]) for name in SHOWN_ATTRIBUTES if name in tag.attributes
            )
    for assessment in sample_assessments():
        for reader in READERS:
            yield from (("an answer", text) for text in texts_for_reader(visible_parts(assessment), reader))
            yield from (("an answer as text", line) for line in plain_text(assessment, reader).splitlines())
            yield from (("a note for the chart", line) for line in chart_note(assessment, reader, "").splitlines())
    for row in json.loads((ROOT / "tests" / "module" / "sentences.json").read_text(encoding="utf-8")):
        yield from (("an error message", text) for text in row["says"])
    for path in sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.*")):
        yield from ((path.relative_to(ROOT).as_posix(), text) for text in program_texts(path))
    for name in DOCUMENTS:
        for block in (ROOT / name).read_text(encoding="utf-8").split("\n\n"):
            yield name, block


def program_texts(path: Path) -> Iterator[str]:
    """Yield the texts in one file of the program."""
    if path.suffix == ".py":
        yield from string_constants(path)
    elif path.suffix in {".js", ".mjs"}:
        yield from (match[2] for match in SENTENCE.finditer(path.read_text(encoding="utf-8")))
    elif path.suffix == ".json":
        yield from json_strings(json.loads(path.read_text(encoding="utf-8")))


def string_constants(path: Path) -> Iterator[str]:
    """Yield the string constants of a Python file that read like text, except docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documented = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in documented else None
        if isinstance(text, str) and " " in text:
            yield text


def json_strings(value: Any) -> Iterator[str]:
    """Yield every string in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from json_strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from json_strings(item)

"""Imports between the Python modules of the project, read from their source without running it."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import NamedTuple

from tests.support.paths import ROOT

FOLDERS = ("calculators", "site_src", "tools", "tests")


class Import(NamedTuple):
    """One import: the dotted names of the importing and of the imported module."""

    importer: str
    imported: str


def module_name(path: Path) -> str:
    """Return the dotted name of a module, given its path relative to the project."""
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def modules() -> dict[str, Path]:
    """Return the path of every Python module in the four folders of code, by dotted name."""
    paths = (path.relative_to(ROOT) for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py")))
    return {module_name(path): path for path in paths}


def imported_by(source: str, package: str, known: Iterable[str]) -> Iterator[str]:
    """Yield the dotted name of each module that a source imports, inside functions too.

    `package` is the package that relative imports start from. `from x import y` yields `x.y` if that is a known
    module, else `x`.
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parents = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*parents, *([node.module] if node.module else [])])
            for alias in node.names:
                yield f"{base}.{alias.name}" if f"{base}.{alias.name}" in known else base


@cache
def imports() -> tuple[Import, ...]:
    """Return every import in the four folders, those of other packages included."""
    known = modules()
    found = []
    for name, path in known.items():
        package = name if path.name == "__init__.py" else name.rpartition(".")[0]
        source = (ROOT / path).read_text(encoding="utf-8")
        found += [Import(name, imported) for imported in sorted(set(imported_by(source, package, known)))]
    return tuple(found)


def circle(found: Iterable[Import]) -> list[str]:
    """Return the modules of one circle of imports, in order; an empty list if there is none."""
    graph: dict[str, set[str]] = {}
    for importer, imported in found:
        graph.setdefault(importer, set()).add(imported)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []

"""Bundle ES modules into the classic scripts that pages load, and style sheets into one sheet.

Pages opened from a folder cannot load modules (file://), so each script of the site is one bundle made by esbuild. The bundles
are readable: names stay, comments go.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from site_src.node import ToolError, run_node
from site_src.paths import ROOT, BuildError

BUNDLE = Path(__file__).with_name("bundle.mjs")
#: The syntax of today's scripts is sent as it is written. The guard of a page must run in old browsers.
TARGET = "esnext"
OLD_BROWSERS = "es5"


def bundle(entries: Mapping[str, Path], target: str = TARGET) -> dict[str, str]:
    """Return the text of one classic script or style sheet for each entry, by its name; raise BuildError where one is wrong."""
    job: dict[str, object] = {
        "root": str(ROOT),
        "target": target,
        "alias": {"material": str(material_templates())},
        "entries": {name: str(path) for name, path in entries.items()},
    }
    try:
        found: dict[str, str] = json.loads(run_node(BUNDLE, job, ROOT))
    except ToolError as error:
        raise BuildError(str(error)) from error
    return found


def material_templates() -> Path:
    """Return the folder of Material's templates; raise BuildError where the package is not installed."""
    package = find_spec("material")
    if package is None or package.origin is None:
        raise BuildError("The package mkdocs-material is missing: run `make setup`.")
    return Path(package.origin).parent / "templates"


def bundled(entry: Path, target: str = TARGET) -> str:
    """Return the bundle of one entry module."""
    return bundle({"script": entry}, target)["script"]


def assignment(name: str, value: Any) -> str:
    """Return the statement that gives a script its data: a global, such as `window.UB_DATA`, and a JSON value."""
    return f"{name} = {json.dumps(value, ensure_ascii=False, separators=(',', ':'))};\n"


def with_data(name: str, value: Any, entry: Path, target: str = TARGET) -> str:
    """Return a script with its data in front: the assignment, then the bundle of the entry module."""
    return assignment(name, value) + bundled(entry, target)

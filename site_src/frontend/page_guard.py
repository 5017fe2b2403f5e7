"""The page guard: the script that tells a reader which files did not load, and the marks by which it notices.

Each script of this project ends with a mark. A script that is missing, truncated, of the wrong type, or failing leaves no
mark. A file with a single statement that sets data needs no mark: the data is its mark.
"""

from __future__ import annotations

from pathlib import Path

from site_src.bundler import OLD_BROWSERS, with_data
from site_src.content.ui_text import interface_texts
from site_src.paths import PAGE_SOURCE

NAME = "guard.js"
SOURCE = PAGE_SOURCE / "page-guard.js"
PREFIX = "guard-"
#: Other programs may read this file as data.
UNMARKED_FILE = "ub-data.js"
#: The last rule of each style sheet, by which the guard notices that it loaded completely. It is in a layer, like all rules:
#: in a browser without layers, which ignores them, a style sheet counts as missing.
STYLE_MARK = "@layer print {{ html {{ --{name}-arrived: 1; }} }}\n"


def guard_words() -> dict[str, str]:
    """Return the sentences of the guard, which are the same for every reader."""
    return {
        name.removeprefix(PREFIX): says["clinician"]
        for name, says in interface_texts().items()
        if name.startswith(PREFIX)
    }


def guard_script() -> str:
    """Return the guard with its texts."""
    return with_data("window.UB_GUARD_WORDS", guard_words(), SOURCE, OLD_BROWSERS)


def add_marks(folder: Path) -> None:
    """Append a mark to each script and style sheet of a folder."""
    for path in sorted(folder.iterdir()):
        if path.suffix not in {".js", ".css"} or path.name == UNMARKED_FILE:
            continue
        end = f'(window.UB_RAN = window.UB_RAN || []).push("{path.stem}");\n'
        line = end if path.suffix == ".js" else STYLE_MARK.format(name=path.stem)
        path.write_text(path.read_text(encoding="utf-8").rstrip() + "\n" + line, encoding="utf-8")

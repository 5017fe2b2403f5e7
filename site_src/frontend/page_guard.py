"""The guard of a page: the script that says what did not arrive, and the marks by which it sees that the other scripts ran.

Each of our scripts ends with a mark. A script that is missing, cut off, of another type or that throws leaves none. Data
that one statement sets is there or not, and is a mark itself.
"""

from __future__ import annotations

import json
from pathlib import Path

from site_src.content.ui_text import interface_texts
from site_src.paths import THEME_SOURCE

NAME = "guard.js"
PREFIX = "guard-"
#: What other programs may read as data.
UNMARKED_FILE = "ub-data.js"
#: The last rule of each of our style sheets, by which the guard sees that it arrived whole.
STYLE_MARK = "html {{ --{name}-arrived: 1; }}\n"


def guard_words() -> dict[str, str]:
    """The sentences of the guard, the same for every reader."""
    return {
        name.removeprefix(PREFIX): says["clinician"]
        for name, says in interface_texts().items()
        if name.startswith(PREFIX)
    }


def guard_script() -> str:
    """The guard with its words."""
    source = (THEME_SOURCE / "assets" / "ub" / NAME).read_text(encoding="utf-8")
    return f"window.UB_GUARD_WORDS = {json.dumps(guard_words(), ensure_ascii=False, separators=(',', ':'))};\n{source}"


def add_marks(folder: Path) -> None:
    """Append its mark to each of our scripts and style sheets in this folder."""
    for path in sorted(folder.iterdir()):
        if path.suffix not in {".js", ".css"} or path.name == UNMARKED_FILE:
            continue
        end = f'(window.UB_RAN = window.UB_RAN || []).push("{path.stem}");\n'
        line = end if path.suffix == ".js" else STYLE_MARK.format(name=path.stem)
        path.write_text(path.read_text(encoding="utf-8").rstrip() + "\n" + line, encoding="utf-8")

"""The local settings files of a built site: an empty local.json and local.js, and an example.

The empty files exist because every page requests them, and a failed request would be an error in the browser's console. A
release leaves them out, so that it never overwrites those of an organization.
"""

from __future__ import annotations

import shutil
from pathlib import Path

#: The files that an organization replaces. They are not cached by hash, not in the checksums, and not compressed.
LOCAL_FILES = ("local.json", "local.js")
EXAMPLE = Path(__file__).with_name("example.json")


def local_js(text: str) -> str:
    """Return the text of local.json as a classic script, which also loads from file://."""
    return f"window.UB_LOCAL = {text.strip()};\n"


def write_local_files(folder: Path) -> None:
    """Write the files into a folder that becomes the root of the site."""
    empty = "{}\n"
    (folder / "local.json").write_text(empty, encoding="utf-8")
    (folder / "local.js").write_text(local_js(empty), encoding="utf-8")
    shutil.copyfile(EXAMPLE, folder / "local.example.json")

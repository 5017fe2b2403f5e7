"""What lies in a built site for its house: an empty local.json, its twin for a disk, and an example to begin with.

The two are there although they are empty: a page asks for them, and a request that fails would be a complaint. A release
leaves them out, so that it never overwrites those of a house.
"""

from __future__ import annotations

import shutil
from pathlib import Path

#: The files that a house writes over. They belong to no build: not kept by hash, not in the checksums, not compressed.
LOCAL_FILES = ("local.json", "local.js")
EXAMPLE = Path(__file__).with_name("example.json")


def local_js(text: str) -> str:
    """The text of local.json as a classic script, which a page may load from a disk."""
    return f"window.UB_LOCAL = {text.strip()};\n"


def write_local_files(folder: Path) -> None:
    """Write the files into a folder that becomes the root of the site."""
    empty = "{}\n"
    (folder / "local.json").write_text(empty, encoding="utf-8")
    (folder / "local.js").write_text(local_js(empty), encoding="utf-8")
    shutil.copyfile(EXAMPLE, folder / "local.example.json")

"""A copy of the site with the local information of an organization."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

from site_src.features.local_settings import LOCAL_FILES
from site_src.features.local_settings.files import EXAMPLE, local_js

EXAMPLE_SETTINGS: dict[str, Any] = json.loads(EXAMPLE.read_text(encoding="utf-8"))


def copy_site(site: Path, folder: Path) -> Path:
    """Copy the site by hard links, except the two files of local information, which a test may overwrite."""
    shutil.copytree(site, folder, copy_function=link_or_copy)
    for name in LOCAL_FILES:
        (folder / name).unlink()
        shutil.copyfile(site / name, folder / name)
    return folder


def link_or_copy(source: str, target: str) -> None:
    """Link a file, or copy it where the disk has no hard links. Firefox would follow a symbolic link back to the site."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def write_local_settings(folder: Path, facts: str | dict[str, Any]) -> None:
    """Write both files of local information, as the instructions say; a text is written as it is."""
    text = facts if isinstance(facts, str) else json.dumps(facts)
    (folder / "local.json").write_text(text, encoding="utf-8")
    (folder / "local.js").write_text(local_js(text), encoding="utf-8")

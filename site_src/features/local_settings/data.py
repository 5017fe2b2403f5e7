"""What the scripts know of local.json: its schema, their words, beside which answers a fact stands, how old this copy is."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from site_src.content.content_security_policy import HEADERS
from site_src.content.schemas import read_schema
from site_src.content.site_data import SiteData
from site_src.content.ui_text import own_words
from site_src.paths import ROOT, read_json

HERE = Path(__file__).parent
#: The page for administrators, as an address from the root of the site.
ADMIN = "about/running-a-copy.html"
#: Beside which answers a fact stands: the kind of the answer, or the floor of the ladder.
SHOWN = {
    "emergency_number": ["stop", "immediate"],
    "spine_on_call": ["immediate", "urgent-evaluation"],
    "mri_on_call": ["immediate", "urgent-evaluation"],
}


def made(site_data: SiteData, root: Path = ROOT) -> str:
    """The day of the commit that is built, as 2026-11-24; without a repository that of the last change of content.

    No clock is read: the same commit gives the same site on any day.
    """
    try:
        done = subprocess.run(
            ["git", "log", "-1", "--format=%cs"], cwd=root, capture_output=True, encoding="utf-8", check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return str(site_data.review["updated"])
    return done.stdout.strip()


def reading() -> dict[str, Any]:
    """What it takes to tell whether a text is a local.json, on a page and in the service worker."""
    return {
        "schema": {part: value for part, value in read_schema("local").items() if part in ("type", "properties")},
        "words": {name: words for name, words in own_words().items() if name.partition("-")[0] == "local"},
    }


def known(site_data: SiteData) -> dict[str, Any]:
    """What stands in front of the script of every page."""
    return {
        **reading(),
        "shown": SHOWN,
        "made": made(site_data),
        "version": site_data.version,
        "reviewBy": site_data.review.get("review_by"),
        "admin": ADMIN,
    }


def house_script(site_data: SiteData) -> str:
    """The script of every page: check, find what is a telephone number, read, show."""
    return _with("UB_HOUSE", known(site_data), ("check.js", "number.js", "read.js", "show.js"))


def admin_script() -> str:
    """The script of the page for administrators."""
    about = {"words": read_json(HERE / "admin.json"), "headers": HEADERS}
    shared = ("../offline/judge.js", "../../frontend/calculator/take/copy.js")
    return _with("UB_ADMIN", about, (*shared, "form.js", "browser.js", "files.js", "server.js", "admin.js"))


def _with(name: str, value: Any, scripts: tuple[str, ...]) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    parts = (f"/* {script} */\n{(HERE / script).read_text(encoding='utf-8').rstrip()}\n" for script in scripts)
    return f"window.{name} = {text};\n{''.join(parts)}"

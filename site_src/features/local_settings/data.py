"""The data of the scripts for local settings: schema, texts, answers with which a setting is shown, and the age of the copy."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

from site_src.bundler import with_data
from site_src.content.content_security_policy import HEADERS
from site_src.content.schemas import schema_rules
from site_src.content.site_data import SiteData
from site_src.content.ui_text import interface_texts
from site_src.paths import ROOT, read_json

HERE = Path(__file__).parent
#: The page for administrators, as an address from the root of the site.
ADMIN_PAGE = "about/running-a-copy.html"
#: The answers with which a setting is shown: kinds of answers, or floors of the ladder.
SHOWN_WITH = {
    "emergency_number": ["stop", "immediate"],
    "spine_on_call": ["immediate", "urgent-evaluation"],
    "mri_on_call": ["immediate", "urgent-evaluation"],
}


def build_date(site_data: SiteData, root: Path = ROOT) -> str:
    """Return the date of the commit that is built, such as 2026-11-24, or without git the date of the last change of content.

    The clock is not read, so that the same commit gives the same site on any day.
    """
    try:
        done = subprocess.run(
            ["git", "log", "-1", "--format=%cs"], cwd=root, capture_output=True, encoding="utf-8", check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return str(site_data.review["updated"])
    return done.stdout.strip()


def validation_data() -> dict[str, Any]:
    """Return what is needed to validate local.json, on a page and in the service worker."""
    return {
        "schema": schema_rules("local"),
        "words": {name: words for name, words in interface_texts().items() if name.partition("-")[0] == "local"},
    }


def page_data(site_data: SiteData) -> dict[str, Any]:
    """Return the data of the script of every page."""
    return {
        **validation_data(),
        "shown": SHOWN_WITH,
        "made": build_date(site_data),
        "version": site_data.version,
        "reviewBy": site_data.review.get("review_by"),
        "admin": ADMIN_PAGE,
    }


def page_script(site_data: SiteData) -> str:
    """Return the script of every page: check local.json, find telephone numbers in it, read it, show it."""
    return with_data("window.UB_LOCAL_SETTINGS", page_data(site_data), HERE / "main.js")


def admin_script() -> str:
    """Return the script of the page for administrators."""
    admin = {"words": read_json(HERE / "admin.json"), "headers": HEADERS}
    return with_data("window.UB_ADMIN", admin, HERE / "admin.js")

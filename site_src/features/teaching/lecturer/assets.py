"""The script of the lecturer's pages, joined with its data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from site_src.bundler import with_data
from site_src.content.schemas import schema_rules
from site_src.content.site_data import SiteData
from site_src.features.local_settings.data import build_date
from site_src.features.teaching import case_summary
from site_src.features.teaching.cases import ASKED_WITH_FLAGS
from site_src.features.teaching.pages import ANSWER_LABELS, REPLY_SOURCES
from site_src.features.teaching.sessions import rules_pin, sessions
from site_src.paths import read_json

Json = dict[str, Any]

HERE = Path(__file__).parent
ENTRY = HERE / "main.js"


def page_data(site_data: SiteData) -> Json:
    """Return the data that precedes the scripts."""
    return {
        "words": read_json(HERE / "words.json"),
        "schema": schema_rules("session"),
        "rules": rules_pin(),
        "made": build_date(site_data),
        "present": "teach/present.html",
        "compose": "teach/session.html",
        "ready": [{"id": one.id, "title": one.title, "file": one.raw} for one in sessions()],
        "version": site_data.version,
        "hash": site_data.rules_hash,
        "findings": {row["id"]: _question(row) for row in site_data.findings},
        "groups": [{"id": group["id"], "title": group["title"]["clinician"]} for group in site_data.groups],
        "answers": {str(name) if name else "null": text for name, text in ANSWER_LABELS.items()},
        "by": REPLY_SOURCES,
        "sometimes": ASKED_WITH_FLAGS,
        "blank": case_summary.blank_checklist(site_data),
        "choices": case_summary.choices(),
    }


def _question(row: Json) -> Json:
    """Return a question with its texts for clinicians."""
    words = {name: row[name]["clinician"] for name in ("ask", "label", "unit") if row[name]}
    return {"group": row["group"], **words}


def lecturer_script(site_data: SiteData) -> str:
    """Return the script that both pages load."""
    # The QR code library in the bundle is MIT-licensed, see THIRD-PARTY-NOTICES.md.
    return with_data("window.UB_LECTURER", page_data(site_data), ENTRY)

"""The ready-made sessions as PDF files: worksheet and answer key, with the same bytes wherever a commit is released.

Typst uses its own fonts and the date of the commit, so that the result does not depend on the machine's fonts or browsers.
Decision 0023 gives the reasons.
"""

from __future__ import annotations

import json
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from site_src.content.site_data import SiteData, site_data
from site_src.features.teaching import case_summary
from site_src.features.teaching.sessions import Session, SessionItem, sessions
from site_src.paths import read_json

Json = dict[str, Any]

LECTURER = Path(__file__).parent / "lecturer"
KINDS = ("worksheet", "key")
FOLDER = "handouts"


@cache
def ui_words() -> dict[str, str]:
    """Return the texts that the printed sheets of the page use, too."""
    found: dict[str, str] = read_json(LECTURER / "words.json")
    return found


def text(name: str, **values: Any) -> str:
    """Return a text with its {names} filled in."""
    return ui_words()[name].format(**values)


def _session_item(item: SessionItem, number: int, site_facts: SiteData) -> Json:
    minutes = text("minutes-case", n=item.minutes)
    if item.case is None:
        return {"says": item.says, "minutes": minutes, "note": item.note}
    return {
        **case_summary.summarize_case(item.case, site_facts),
        "minutes": minutes,
        "note": item.note,
        "number": str(number),
    }


def split_columns(groups: list[Json], count: int = 3) -> list[list[Json]]:
    """Distribute the groups of a checklist over columns of similar height, in their order."""
    heights = [len(group["questions"]) + 2 for group in groups]
    filled: list[list[Json]] = [[] for _ in range(count)]
    before = 0
    for group, height in zip(groups, heights, strict=True):
        filled[min(count - 1, (before + height // 2) * count // sum(heights))].append(group)
        before += height
    return filled


def sheet_data(session: Session, kind: str, commit: str, when: datetime, site_facts: SiteData) -> Json:
    """Return the content of a sheet."""
    numbers = {case.id: number for number, case in enumerate(session.cases, start=1)}
    version = text("version", version=site_facts.version, hash=site_facts.rules_hash)
    return {
        "kind": kind,
        "name": text(kind),
        "kind-says": f"{text('key')}. {text('key-keep')}" if kind == "key" else text("worksheet"),
        "title": session.title,
        "author": "Upper back pain",
        "minutes": text("total", n=session.minutes),
        "pinned": f"{version} · {when:%B} {when.day}, {when.year} · {text('commit', id=commit[:12])}",
        "aims": session.aims,
        "words": ui_words(),
        "blank": split_columns(case_summary.blank_checklist(site_facts)),
        "choices": [choice["says"] for choice in case_summary.choices()],
        "parts": [
            _session_item(item, numbers.get(item.case.id, 0) if item.case else 0, site_facts) for item in session.items
        ],
    }


def render_pdf(sheet: Json, when: datetime) -> bytes:
    """Return a sheet as a tagged PDF with title and language, as PDF/UA requires for screen readers."""
    import typst

    made: bytes = typst.compile(
        LECTURER / "handout.typ",
        root=LECTURER,
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"data": json.dumps(sheet, ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=when,
    )
    return made


def all_handouts(commit: str, when: datetime) -> dict[str, bytes]:
    """Return every sheet of every ready-made session, by its path in the release."""
    site_facts = site_data()
    return {
        f"{FOLDER}/{session.id}-{kind}.pdf": render_pdf(sheet_data(session, kind, commit, when, site_facts), when)
        for session in sessions()
        for kind in KINDS
    }

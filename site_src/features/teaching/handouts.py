"""The ready sessions on paper: worksheet and key as PDF files, the same bytes wherever a commit is released.

Typst sets them with the faces that it carries, so that no face and no browser of a machine can change them; the date is
the commit's. Decision 0023 says why.
"""

from __future__ import annotations

import json
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from site_src.content.site_data import SiteData, site_data
from site_src.features.teaching import case_summary
from site_src.features.teaching.sessions import Part, Session, sessions
from site_src.paths import read_json

Json = dict[str, Any]

FRONT = Path(__file__).parent / "lecturer"
KINDS = ("worksheet", "key")
FOLDER = "handouts"


@cache
def words() -> dict[str, str]:
    """The words that the page's own sheets use."""
    found: dict[str, str] = read_json(FRONT / "words.json")
    return found


def said(name: str, **values: Any) -> str:
    """Words with their {names} filled in."""
    return words()[name].format(**values)


def _part(part: Part, number: int, known: SiteData) -> Json:
    minutes = said("minutes-case", n=part.minutes)
    if part.case is None:
        return {"says": part.says, "minutes": minutes, "note": part.note}
    return {**case_summary.told(part.case, known), "minutes": minutes, "note": part.note, "number": str(number)}


def columns(groups: list[Json], count: int = 3) -> list[list[Json]]:
    """The groups of a checklist in columns of about one height, in their order."""
    heights = [len(group["questions"]) + 2 for group in groups]
    filled: list[list[Json]] = [[] for _ in range(count)]
    before = 0
    for group, height in zip(groups, heights, strict=True):
        filled[min(count - 1, (before + height // 2) * count // sum(heights))].append(group)
        before += height
    return filled


def data(session: Session, kind: str, commit: str, when: datetime, known: SiteData) -> Json:
    """What a sheet holds."""
    numbers = {case.id: number for number, case in enumerate(session.cases, start=1)}
    version = said("version", version=known.version, hash=known.rules_hash)
    return {
        "kind": kind,
        "name": said(kind),
        "kind-says": f"{said('key')}. {said('key-keep')}" if kind == "key" else said("worksheet"),
        "title": session.title,
        "author": "Upper back pain",
        "minutes": said("total", n=session.minutes),
        "pinned": f"{version} · {when:%B} {when.day}, {when.year} · {said('commit', id=commit[:12])}",
        "aims": session.aims,
        "words": words(),
        "blank": columns(case_summary.blank(known)),
        "choices": [choice["says"] for choice in case_summary.choices()],
        "parts": [_part(part, numbers.get(part.case.id, 0) if part.case else 0, known) for part in session.parts],
    }


def pdf(sheet: Json, when: datetime) -> bytes:
    """A sheet, set: tagged, with a title and a language, as PDF/UA wants it for readers of screens."""
    import typst

    made: bytes = typst.compile(
        FRONT / "handout.typ",
        root=FRONT,
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"data": json.dumps(sheet, ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=when,
    )
    return made


def handouts(commit: str, when: datetime) -> dict[str, bytes]:
    """Every sheet of every ready session by its place in the release."""
    known = site_data()
    return {
        f"{FOLDER}/{session.id}-{kind}.pdf": pdf(data(session, kind, commit, when, known), when)
        for session in sessions()
        for kind in KINDS
    }

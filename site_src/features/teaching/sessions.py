"""Sessions as data: what is done with a class, in order. Some are ready-made; a lecturer makes more in the page.

There is one file for each session in docs/data/sessions. A session names the rules that it was made for: if they change, it
must be reviewed before the site can be built.
"""

from __future__ import annotations

import base64
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import calculators
from site_src.content.schemas import read_schema, schema_problems
from site_src.features.teaching.cases import TeachingCase, case_of, cases
from site_src.paths import DOCS, display_path, read_json

Json = dict[str, Any]

FOLDER = DOCS / "data" / "sessions"
#: The keys that a link contains; it has the rules separately, and the rest follows from the parts.
LINK_KEYS = ("title", "aims", "parts")


@dataclass(frozen=True, slots=True)
class SessionItem:
    """One item of a session: a case, or an activity without one."""

    starts_at: int
    """After how many minutes."""
    minutes: int
    case: TeachingCase | None
    says: str
    """What the class sees in a part without a case."""
    note: str
    """For the lecturer alone."""

    @property
    def title(self) -> str:
        """Return its name in a plan."""
        return self.case.title if self.case else self.says


@dataclass(frozen=True, slots=True)
class Session:
    """One ready-made session."""

    id: str
    title: str
    minutes: int
    aims: list[str]
    items: list[SessionItem]
    raw: Json

    @property
    def cases(self) -> list[TeachingCase]:
        """Return its cases, in order."""
        return [item.case for item in self.items if item.case]

    @property
    def file(self) -> str:
        """Return the address of its file from the root of the site."""
        return f"data/sessions/{self.id}.json"


def rules_pin() -> str:
    """Return the version and hash of the current rules, as a session names them."""
    return f"{calculators.VERSION}-{calculators.rules_hash()}"


def session_paths(folder: Path = FOLDER) -> list[Path]:
    """Return the files of the ready-made sessions."""
    return sorted(folder.glob("*.json"))


def parse_session(ident: str, raw: Json) -> Session:
    """Create a session from the content of its file, which must be valid."""
    items, starts_at = [], 0
    for part in raw["parts"]:
        case = case_of(part["case"]) if "case" in part else None
        items.append(SessionItem(starts_at, part["minutes"], case, part.get("says", ""), part.get("note", "")))
        starts_at += part["minutes"]
    return Session(ident, raw["title"], raw["minutes"], raw["aims"], items, raw)


@cache
def sessions() -> list[Session]:
    """Return the ready-made sessions, the shortest first."""
    return sorted((parse_session(path.stem, read_json(path)) for path in session_paths()), key=lambda one: one.minutes)


def link_fragment(session: Session) -> str:
    """Return the fragment of a link to a session, as the lecturer's session-format.js writes it."""
    text = json.dumps({name: session.raw[name] for name in LINK_KEYS}, separators=(",", ":"), ensure_ascii=False)
    carried = base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")
    return f"session={carried}&rules={session.raw['rules']}"


def content_problems(where: str, raw: Json) -> Iterator[str]:
    """Yield what is wrong with a session that is valid against the schema: unknown or repeated cases, minutes."""
    by_id = {case.id: case for case in cases()}
    named = [part["case"] for part in raw["parts"] if "case" in part]
    for ident, times in Counter(named).items():
        if ident not in by_id:
            yield f"{where}: there is no case {ident!r}."
        if times > 1:
            yield f"{where}: the case {ident!r} appears {times} times."
    if not named:
        yield f"{where}: no part of it is a case."
    total = sum(part["minutes"] for part in raw["parts"])
    if total != raw["minutes"]:
        yield f"{where}: it is set to {raw['minutes']} minutes, but its parts add up to {total}."
    for part in raw["parts"]:
        case = by_id.get(part.get("case", ""))
        if case and part["minutes"] < case.minutes:
            yield f"{where}: {case.id!r} has {part['minutes']} minutes, but a class needs {case.minutes}."


def problems(folder: Path = FOLDER, *, unverified: bool = False) -> Iterator[str]:
    """Yield every problem of every ready-made session. With `unverified`, sessions for other rules are accepted."""
    schema = read_schema("session")
    for path in session_paths(folder):
        raw, where = read_json(path), display_path(path)
        shape = list(schema_problems(raw, schema, where))
        yield from shape
        if shape:
            continue
        yield from content_problems(where, raw)
        if raw["rules"] != rules_pin() and not unverified:
            yield f"{where}: it was made for rules {raw['rules']}; review its cases, then run `make record`."
